"""Measure loading into Neo4j: relationships a second, against three other ways, on a real server in one run.

    python benchmarks/load.py [--articles 100000] [--rounds 1] [--json]

Starts a Neo4j server of its own (see tests/neo4j_server) and writes a graph file of made-up articles. Of each
round every way begins with an empty database:

(a) the bare limit: the same batches as parameterised CREATE without keys, both ends matched by unique ids;
(b) neo4j-graphrag's Neo4jWriter at its default batch (pip install neo4j-graphrag), on a part of the graph;
(c) one statement a row, on a smaller part.

Simpul's figures include reading and checking the file. The second load finds nothing new. "For a second of
processor" is by how long client and server worked (Linux only): other work on the machine hardly changes it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import neo4j
from neo4j_server.server import Server
from synthetic import write_synthetic

from graph.model import Edge, Node
from graph.schema import is_iso_date
from graph.stores import Graph, write_graph

BATCH = 2_000
WRITER_ARTICLES, SINGLE_ROWS = 10_000, 20_000
PAIR = 20_000
Properties = dict[str, Any]
Records = list[Properties]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=100_000, help="made-up articles (%(default)s)")
    parser.add_argument("--rounds", type=int, default=1, help="how often each way is measured (%(default)s)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        server = Server(Path(name) / "server", heap="4g", apoc=True, quick=False)
        server.start()
        try:
            figures = measure(server, Path(name), args.articles, args.rounds)
        finally:
            server.stop()
    print(json.dumps(figures) if args.json else to_table(figures))


def measure(server: Server, folder: Path, articles: int, rounds: int) -> dict[str, float | None]:
    """Every figure by its name, with its unit; the median of the rounds. None where it was not measured."""
    path, part = folder / "graph.jsonl", folder / "part.jsonl"
    write_synthetic(path, articles)
    write_synthetic(part, min(articles, WRITER_ARTICLES))
    database = Bench(server)
    database.load(part)  # lets the server compile what it will run
    runs: defaultdict[str, list[float]] = defaultdict(list)
    for _ in range(rounds):
        for name, figure in measure_round(database, path, part):
            print(f"{name:58}{figure:14,.2f}", file=sys.stderr, flush=True)
            runs[name].append(figure)
    figures: dict[str, float | None] = {name: median(each) for name, each in runs.items()}
    return figures | ratios(figures)


def measure_round(database: Bench, path: Path, part: Path) -> Iterator[tuple[str, float]]:
    """Each figure of one round, as it comes."""
    yield "(a) CREATE without keys, relationships/s", database.create_bare(path)
    yield "(a) relationships for a second of processor", database.worked_rate
    database.wipe()
    first = database.load(path)
    yield "simpul load, relationships/s", first["facts_rate"]
    yield "simpul load, nodes and relationships/s", first["rate"]
    yield "simpul load, for a second of processor", database.worked_rate
    yield "memory of the client, MB", first["memory"]
    yield "second load, nodes and relationships/s", database.load(path)["rate"]
    yield "second load, for a second of processor", database.worked_rate
    database.wipe()
    small = database.load(part)
    yield "simpul load of the part, relationships/s", small["facts_rate"]
    yield "simpul load of the part, nodes and relationships/s", small["rate"]
    yield "simpul load of the part, for a second of processor", database.worked_rate
    yield "memory of the client for the part, MB", small["memory"]
    if find_spec("neo4j_graphrag"):
        database.wipe()
        yield "(b) neo4j-graphrag, nodes and relationships/s", database.write_by_graphrag(part)
        yield "(b) for a second of processor", database.worked_rate
    database.wipe()
    yield "(c) one statement a row, relationships/s", database.create_one_by_one(part)
    database.wipe()
    for number in (PAIR // 4, PAIR):
        yield (
            f"one pair with {number:,} facts, loaded twice, facts/s",
            database.load_pair(number, part.parent),
        )
        database.wipe()


def ratios(figures: dict[str, float | None]) -> dict[str, float | None]:
    """What the goals are about."""
    wanted = {
        "ratio to (a), at least 0.6": (
            "simpul load, relationships/s",
            "(a) CREATE without keys, relationships/s",
        ),
        "ratio to (b), at least 2": (
            "simpul load of the part, nodes and relationships/s",
            "(b) neo4j-graphrag, nodes and relationships/s",
        ),
        "ratio to (c)": (
            "simpul load of the part, relationships/s",
            "(c) one statement a row, relationships/s",
        ),
        "second load to first, at least 1.5": (
            "second load, nodes and relationships/s",
            "simpul load, nodes and relationships/s",
        ),
        "ratio to (a) by processor": (
            "simpul load, for a second of processor",
            "(a) relationships for a second of processor",
        ),
        "ratio to (b) by processor": (
            "simpul load of the part, for a second of processor",
            "(b) for a second of processor",
        ),
        "second load to first by processor": (
            "second load, for a second of processor",
            "simpul load, for a second of processor",
        ),
    }
    found = {name: (figures.get(over), figures.get(under)) for name, (over, under) in wanted.items()}
    return {name: over / under if over and under else None for name, (over, under) in found.items()}


_LOAD = """
import json, resource, sys, time
from graph.stores.neo4j import Connection, load, to_login
marks = [time.perf_counter()]
def show(nodes, facts):
    if facts and len(marks) == 1 or not facts:
        marks[1:] = [time.perf_counter()]
with Connection(to_login()) as connection:
    report = load(sys.argv[1], connection, "benchmark", on_progress=show)
    end = time.perf_counter()
print(json.dumps({
    "rate": (report.nodes.total + report.facts.total) / (end - marks[0]),
    "facts_rate": report.facts.total / (end - marks[1]),
    "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
    "number": report.nodes.total + report.facts.total,
}))
"""


class Bench:
    """The database, and the ways of filling it; `worked_rate` is what a second of work gave in the last."""

    def __init__(self, server: Server) -> None:
        self.worked_rate = 0.0
        self._server = server
        self._own = server.database
        self._driver = neo4j.GraphDatabase.driver(
            self._own.uri, auth=(self._own.user, self._own.password), notifications_min_severity="OFF"
        )

    def worked(self) -> float:
        """Seconds that the server, this process and those that it ran have worked."""
        own = os.times()
        client = own.user + own.system + own.children_user + own.children_system
        return self._server.processor_seconds() + client

    def run(self, query: str, **parameters: Any) -> None:
        """One statement in a managed transaction."""
        with self._driver.session(database=self._own.database) as session:
            session.execute_write(lambda transaction: transaction.run(query, parameters).consume())

    def run_alone(self, query: str) -> list[dict[str, Any]]:
        """One statement in a transaction of its own making."""
        with self._driver.session(database=self._own.database) as session:
            return session.run(query).data()

    def wipe(self) -> None:
        """Empty the database, of its constraints and indexes too."""
        for row in self.run_alone("SHOW CONSTRAINTS YIELD name"):
            self.run_alone(f"DROP CONSTRAINT {row['name']}")
        for row in self.run_alone("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"):
            self.run_alone(f"DROP INDEX {row['name']}")
        self.run_alone("MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 20000 ROWS")
        self.run_alone("MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 20000 ROWS")

    def load(self, path: Path) -> dict[str, float]:
        """`simpul load` in a process of its own."""
        environment = {"PATH": "", **self._own.environment}
        begin = self.worked()
        done = subprocess.run(
            [sys.executable, "-c", _LOAD, str(path)], env=environment, check=True, capture_output=True
        )
        figures: dict[str, float] = json.loads(done.stdout)
        self.worked_rate = figures["number"] / (self.worked() - begin)
        return figures

    def create_bare(self, path: Path) -> float:
        """Relationships a second by CREATE without keys; reading the file does not count."""
        self.wipe()
        labels: set[str] = set()
        number, seconds, work = 0, 0.0, 0.0
        for kind, rows in batches(records(path)):
            if len(kind) == 1:
                if kind[0] not in labels:
                    labels.add(kind[0])
                    self.run_alone(f"CREATE CONSTRAINT FOR (n:{kind[0]}) REQUIRE n.id IS UNIQUE")
                self.run(f"UNWIND $rows AS row CREATE (n:{kind[0]}) SET n = row.properties", rows=rows)
                continue
            start, begin = perf_counter(), self.worked()
            self.run(bare_statement(*kind), rows=rows)
            seconds += perf_counter() - start
            work += self.worked() - begin
            number += len(rows)
        self.worked_rate = number / work
        return number / seconds

    def create_one_by_one(self, path: Path) -> float:
        """Relationships a second by one statement each, in a transaction each."""
        edges = 0
        seconds = 0.0
        for kind, rows in batches(records(path)):
            if len(kind) == 1:
                self.run_alone(f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{kind[0]}) REQUIRE n.id IS UNIQUE")
                self.run(f"UNWIND $rows AS row CREATE (n:{kind[0]}) SET n = row.properties", rows=rows)
            elif edges < SINGLE_ROWS:
                start = perf_counter()
                for row in rows[: SINGLE_ROWS - edges]:
                    self.run(bare_statement(*kind), rows=[row])
                seconds += perf_counter() - start
                edges += len(rows[: SINGLE_ROWS - edges])
        return edges / seconds

    def write_by_graphrag(self, path: Path) -> float:
        """Nodes and relationships a second by Neo4jWriter at its default batch."""
        from neo4j_graphrag.components.kg_writer import Neo4jWriter
        from neo4j_graphrag.components.types import Neo4jGraph, Neo4jNode, Neo4jRelationship

        graph = Neo4jGraph()
        for record in records(path):
            if record["type"] == "node":
                node = Neo4jNode(id=record["id"], label=record["labels"][0], properties=record["properties"])
                graph.nodes.append(node)
            else:
                start, end = record["start"]["id"], record["end"]["id"]
                edge = Neo4jRelationship(
                    start_node_id=start,
                    end_node_id=end,
                    type=record["label"],
                    properties=record["properties"],
                )
                graph.relationships.append(edge)
        number = len(graph.nodes) + len(graph.relationships)
        start, begin = perf_counter(), self.worked()
        asyncio.run(Neo4jWriter(self._driver, self._own.database).run(graph))
        self.worked_rate = number / (self.worked() - begin)
        return number / (perf_counter() - start)

    def load_pair(self, number: int, folder: Path) -> float:
        """Facts a second where all tie one person to one office, loaded and loaded again."""
        path = folder / "pair.jsonl"
        write_pair(path, number)
        return 2 * number / sum(number / self.load(path)["facts_rate"] for _ in range(2))


def bare_statement(start: str, type: str, end: str) -> str:
    """What is compared with: no key, both ends by their unique id."""
    return (
        f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start.id}}) MATCH (b:{end} {{id: row.end.id}}) "
        f"CREATE (a)-[r:{type}]->(b) SET r = row.properties"
    )


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a graph file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def batches(every: Iterator[dict[str, Any]]) -> Iterator[tuple[tuple[str, ...], Records]]:
    """Records of one kind together, all nodes before the first relationship."""
    held: defaultdict[tuple[str, ...], Records] = defaultdict(list)
    nodes_ended = False
    for record in every:
        if record["type"] == "node":
            kind: tuple[str, ...] = (record["labels"][0],)
        else:
            if not nodes_ended:
                yield from held.items()
                held.clear()
                nodes_ended = True
            kind = (record["start"]["labels"][0], record["label"], record["end"]["labels"][0])
        held[kind].append(record)
        if len(held[kind]) == BATCH:
            yield kind, held.pop(kind)
    yield from held.items()


def write_pair(path: Path, number: int) -> None:
    """A graph file of one person and one office, with many facts between them."""
    person: Properties = {"id": "person/a", "name": "A", "norm_name": "a"}
    role: Properties = {"id": "role/b", "title": "B", "plural": False}
    evidence: Properties = {
        "basis": "stated",
        "documents": ["d"],
        "starts": [0],
        "ends": [1],
        "texts": ["x"],
        "marks": [""],
    }
    days = [f"{1 + day // 372:04}-{day % 372 // 31 + 1:02}-{day % 31 + 1:02}" for day in range(number * 2)]
    known = [day for day in days if is_iso_date(day)][:number]
    edges = [Edge("person/a", "HOLDS", "role/b", evidence | {"since": day}) for day in known]
    write_graph(Graph([Node("person/a", "Person", person), Node("role/b", "Role", role)], edges), path)


def to_table(figures: dict[str, float | None]) -> str:
    """One line a figure."""
    width = max(map(len, figures))
    missing = "not measured (pip install neo4j-graphrag)"
    return "\n".join(
        f"{name:{width}}  {missing if figure is None else f'{figure:,.2f}'}"
        for name, figure in figures.items()
    )


if __name__ == "__main__":
    main()
