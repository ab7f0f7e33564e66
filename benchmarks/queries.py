"""Measure the questions that start from a name: on a real Neo4j, and from the graph in memory.

    python benchmarks/queries.py [--nodes 100000] [--names 60] [--json]

One run: a graph made up by chance (tests/random_graph.py) is loaded into a server of its own, then each
question is asked about names drawn by chance, after a few to warm up; one in twenty of them is a hub's. The
times are of whole answers at the client, in ms. The goal is a p95 under 200 ms on Neo4j. "Processor" is how
long client and server worked for an answer (Linux only): other work on the machine hardly changes it.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from neo4j_server.server import Server
from random_graph import random_graph

from graph.analysis.answers import ask
from graph.analysis.library import Argument, Parameter, Query, load_queries
from graph.stores import Graph, write_graph
from graph.stores.neo4j import Connection, Login, load
from graph.stores.networkx_store import names_of

GOAL = 200.0
WARMING = 5
HUBS = 20
Times = dict[str, float]


def main() -> None:
    """Measure every question that takes a name, and print a table or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--nodes", type=int, default=100_000, help="size of the graph (%(default)s)")
    parser.add_argument("--names", type=int, default=60, help="names to ask about (%(default)s)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    graph = random_graph(options.nodes)
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "server", heap="2g", quick=False)
        server.start()
        try:
            figures = measure(server, graph, options.names, Path(folder))
        finally:
            server.kill()
    if options.json:
        print(json.dumps({"nodes": len(graph), "questions": figures}))
    else:
        print(to_table(figures, len(graph), sum(1 for _ in graph.iter_edges())))


def measure(server: Server, graph: Graph, number: int, folder: Path) -> dict[str, dict[str, Times]]:
    """Times of every question on the server and in memory."""
    write_graph(graph, folder / "graph.jsonl")
    login = Login(server.uri, server.user, server.password, "neo4j")
    figures = {}
    with Connection(login) as connection:
        load(folder / "graph.jsonl", connection, "graph")
        connection.write_rows("CALL db.awaitIndexes(600)")
        for query in load_queries().values():
            if any(parameter.kinds for parameter in query.parameters):
                asked = [arguments(query, graph, Random(n), n) for n in range(-WARMING, number)]
                figures[query.name] = {
                    "neo4j": times(asked, partial(on_server, connection, query), server.processor_seconds),
                    "memory": times(asked, partial(in_memory, graph, query)),
                }
    return figures


def on_server(connection: Connection, query: Query, given: dict[str, Argument]) -> None:
    """Ask the server, and take every row."""
    connection.read(query.text, **given)


def in_memory(graph: Graph, query: Query, given: dict[str, Argument]) -> None:
    """Ask the graph in memory."""
    ask(graph, query.name, **given)


def times(
    asked: list[dict[str, Argument]],
    answer: Callable[[dict[str, Argument]], Any],
    others: Callable[[], float] = float,
) -> Times:
    """Median, 95th percentile and slowest answer, and the 95th percentile of processor time; milliseconds.

    Args:
        asked: What is asked; the first few to warm up.
        answer: Answers it.
        others: Seconds that the processes worked that answer besides this one.
    """
    spent, worked = [], []
    for given in asked:
        begin, work = time.perf_counter(), time.process_time() + others()
        answer(given)
        spent.append((time.perf_counter() - begin) * 1000)
        worked.append((time.process_time() + others() - work) * 1000)
    ranked, at = sorted(spent[WARMING:]), int((len(asked) - WARMING) * 0.95)
    return {
        "p50": ranked[len(ranked) // 2],
        "p95": ranked[at],
        "max": ranked[-1],
        "processor_p95": sorted(worked[WARMING:])[at],
    }


def arguments(query: Query, graph: Graph, random: Random, number: int) -> dict[str, Argument]:
    """The examples of a query with names of this graph."""
    return {
        parameter.name: name(parameter, graph, random, number) if parameter.kinds else parameter.example
        for parameter in query.parameters
    }


def name(parameter: Parameter, graph: Graph, random: Random, number: int) -> str:
    """The name of a node of the parameter's kinds; in one of twenty cases of one of the best connected."""
    nodes = _nodes(graph, parameter.kinds)
    return names_of(nodes[random.randrange(20)] if number % HUBS == 0 else random.choice(nodes))[0]


_KEPT: dict[tuple[str, ...], list[Any]] = {}


def _nodes(graph: Graph, kinds: tuple[str, ...]) -> list[Any]:
    """The nodes of some kinds, the best connected first."""
    if kinds not in _KEPT:
        degrees: dict[str, int] = {}
        for edge in graph.iter_edges():
            for end in (edge.start, edge.end):
                degrees[end] = degrees.get(end, 0) + 1
        nodes = [node for node in graph.iter_nodes() if node.label in kinds]
        _KEPT[kinds] = sorted(nodes, key=lambda node: -degrees.get(node.id, 0))
    return _KEPT[kinds]


def to_table(figures: dict[str, dict[str, Times]], nodes: int, edges: int) -> str:
    """The times as a Markdown table, the slowest p95 first."""
    columns = ("Neo4j p50", "p95", "slowest", "processor p95", "memory p50", "p95", "slowest")
    lines = [f"| question | {' | '.join(columns)} |", "| --- " * (len(columns) + 1) + "|"]
    for question, found in sorted(figures.items(), key=lambda each: -each[1]["neo4j"]["p95"]):
        shown = [found["neo4j"][what] for what in ("p50", "p95", "max", "processor_p95")]
        shown += [found["memory"][what] for what in ("p50", "p95", "max")]
        cells = [f"{figure:.0f}" for figure in shown]
        lines.append(f"| `{question}` | {' | '.join(cells)} |")
    slow = [question for question, found in figures.items() if found["neo4j"]["p95"] >= GOAL]
    work = max(found["neo4j"]["processor_p95"] for found in figures.values())
    said = f"{len(figures) - len(slow)} of {len(figures)} have a p95 under {GOAL:.0f} ms on Neo4j; "
    said += f"the p95 of processor time is {work:.0f} ms at most"
    return "\n".join([*lines, "", f"{nodes:,} nodes, {edges:,} edges; {said}."])


if __name__ == "__main__":
    main()
