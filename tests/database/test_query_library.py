"""The query library on a real server: as its twins answer, by an index, and in cypher-shell."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as File
from typing import Any

import neo4j
import pytest
from neo4j_server.jars import fetch_jars, find_java
from neo4j_server.server import Database
from plans import operators
from query_cases import cases
from random_graph import random_graph

import graph
from graph.analysis.answers import ask
from graph.analysis.library import Query, load_queries
from graph.evaluation import ARTICLES
from graph.model import Path
from graph.stores import Graph, write_graph
from graph.stores.neo4j import Connection, load
from graph.stores.neo4j.cypher import run_cypher
from graph.stores.neo4j.login import Login

pytest_plugins = ["neo4j_server.fixtures"]
pytestmark = pytest.mark.neo4j

QUERIES = load_queries()
EXAMPLES = File(__file__).parents[2] / "examples"
FILES = File(__file__).parents[2] / "cypher" / "queries"
SIZE = 20_000
ASKED = 4
"""How often each query is asked on each graph."""
WHOLE = ("AllNodesScan", "CartesianProduct")
BY_KIND = ("NodeByLabelScan", "RelationshipTypeScan")


@dataclass(frozen=True)
class Loaded:
    """Three graphs in one database, each a collection of its own."""

    login: Login
    graphs: dict[str, Graph]


@pytest.fixture(scope="module")
def loaded(neo4j_database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    """The graph of the examples, that of the gold, and one made up, side by side."""
    login = Login(neo4j_database.uri, neo4j_database.user, neo4j_database.password, neo4j_database.database)
    graphs = {"contoh": graph.build(EXAMPLES), "gold": graph.build(ARTICLES), "acak": random_graph(SIZE)}
    with Connection(login) as connection:
        for name, each in graphs.items():
            folder = tmp_path_factory.mktemp(name)
            write_graph(each, folder / "graph.jsonl")
            load(folder / "graph.jsonl", connection, name)
        yield Loaded(login, graphs)
        for name in graphs:
            for change in ("MATCH (n {collection: $name}) CALL (n) { DETACH DELETE n } IN TRANSACTIONS",):
                connection.run_alone(change.replace("$name", f"'{name}'"))


def each_query() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)


def plain(value: Any) -> Any:
    """A cell for comparing: of a path, what it leads through."""
    if not isinstance(value, Path):
        return value
    return [
        [node.id for node in value.nodes],
        [
            (edge.type, edge.start, edge.end, edge.properties.get("capacity"), edge.properties.get("since"))
            for edge in value.edges
        ],
    ]


@each_query()
def test_cypher_and_its_twin_give_the_same_rows_in_the_same_order(loaded: Loaded, query: Query) -> None:
    """On every graph; and so that nothing is compared with nothing, there is an answer somewhere."""
    answered = 0
    for name, asked in loaded.graphs.items():
        for arguments in cases(query, asked, ASKED):
            table = run_cypher(
                loaded.login, query.within(name), arguments | {"collection": name}, known=True, seconds=300
            )
            assert table.columns == query.columns
            found = [{column: plain(value) for column, value in row.items()} for row in table.rows]
            twin = ask(asked, query.name, **arguments)
            assert found == [{column: plain(value) for column, value in row.items()} for row in twin], (
                name,
                arguments,
            )
            if query.picture:
                assert len({id for row in found for id in row["path"][0]}) <= 300
            answered += len(found)
    assert answered


def test_paths_bring_their_nodes_and_sentences_whole(loaded: Loaded) -> None:
    query = QUERIES["meeting-picture"]
    parameters = query.examples | {"collection": "contoh"}
    rows = run_cypher(loaded.login, query.within("contoh"), parameters).rows
    assert rows
    assert rows == ask(loaded.graphs["contoh"], query.name, **query.examples)


def test_without_a_collection_all_are_asked(loaded: Loaded) -> None:
    query, asked = QUERIES["statements-about-topic"], {"topic": "pilkada", "limit": 10_000}
    own = {
        name: run_cypher(loaded.login, query.within(name), asked | {"collection": name}).rows
        for name in ("contoh", "gold")
    }
    every = run_cypher(loaded.login, query.text, asked).rows
    assert all(own.values())
    assert len(every) == sum(map(len, own.values()))


@each_query()
def test_a_query_begins_at_an_index(loaded: Loaded, query: Query) -> None:
    """No query looks at all nodes; one that is told where to begin looks at no whole kind either."""
    auth = (loaded.login.user, loaded.login.password)
    with neo4j.GraphDatabase.driver(loaded.login.uri, auth=auth) as driver:
        text, parameters = f"PROFILE {query.within('acak')}", query.examples | {"collection": "acak"}
        summary = driver.execute_query(text, parameters, database_=loaded.login.database).summary
    assert summary.profile is not None
    told = [parameter for parameter in query.parameters if parameter.type in ("NAME", "DATE")]
    refused = (*WHOLE, *BY_KIND) if told or query.name in ("events-of-kind", "topics-of-outlet") else WHOLE
    assert [each for each in operators(summary.profile) if any(name in each for name in refused)] == []


@pytest.fixture(scope="module")
def shell(loaded: Loaded) -> list[str]:
    """The command that runs cypher-shell."""
    jars = fetch_jars("shell")
    command = [str(find_java()), "-XX:TieredStopAtLevel=1", "-cp", f"{jars}/*", "org.neo4j.shell.Main"]
    login = loaded.login
    command += ["-a", login.uri, "-u", login.user, "-p", login.password, "-d", login.database]
    return [*command, "--format", "plain", "--non-interactive"]


def in_cypher(value: object) -> str:
    """A value as Cypher writes it."""
    return (
        str(value)
        if isinstance(value, int)
        else "'" + str(value).replace("\\", "\\\\").replace("'", "\\'") + "'"
    )


@pytest.mark.parametrize("name", ["offices-of-person", "events-in-period", "shortest-paths"])
def test_cypher_shell_runs_a_file(shell: list[str], name: str) -> None:
    values = ", ".join(f"{key}: {in_cypher(value)}" for key, value in QUERIES[name].examples.items())
    command = [*shell, "-P", f"{{{values}}}", "-f", str(FILES / f"{name}.cypher")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    head, *rows = done.stdout.splitlines()
    assert head == ", ".join(QUERIES[name].columns)
    assert rows


def test_cypher_shell_runs_every_file(shell: list[str], tmp_path: File) -> None:
    """One process, since each takes seconds to start."""
    lines = []
    for query in QUERIES.values():
        values = ", ".join(f"{key}: {in_cypher(value)}" for key, value in query.examples.items())
        lines += [f"RETURN '== {query.name}' AS next;", f":param {{{values}}}" if values else ""]
        lines += [f":source {FILES / query.name}.cypher"]
    script = tmp_path / "all.cypher"
    script.write_text("\n".join([*lines, ""]), encoding="utf-8")
    done = subprocess.run([*shell, "-f", str(script)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    parts = re.split(r'next\n"== ([\w-]+)"\n', done.stdout)[1:]
    heads = {name: part.split("\n", 1)[0] for name, part in zip(parts[::2], parts[1::2], strict=True)}
    assert heads == {name: ", ".join(query.columns) for name, query in QUERIES.items()}
