"""The calendar release of Neo4j, which needs a newer Java; everything else runs on the LTS."""

from __future__ import annotations

from pathlib import Path

import pytest
from neo4j_server.jars import CALENDAR
from neo4j_server.server import StartServer

from graph import build, open_store
from graph.analysis import best_connected
from graph.analysis.library import load_queries
from graph.stores import read_graph, write_graph
from graph.stores.neo4j import Connection, load, pull, to_login, unload
from graph.stores.neo4j.cypher import run_cypher

pytest_plugins = ["neo4j_server.fixtures"]
pytestmark = pytest.mark.neo4j


def test_the_calendar_release(
    start_server: StartServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = start_server(version=CALENDAR)
    for name, value in server.database.environment.items():
        monkeypatch.setenv(name, value)
    path = tmp_path / "graph.jsonl"
    write_graph(build("examples"), path)
    with Connection(to_login()) as connection:
        first = load(path, connection, "test")
        assert (first.nodes.added, first.facts.added) == (first.nodes.total, first.facts.total)
        second = load(path, connection, "test")
        assert (second.nodes.added, second.nodes.changed, second.facts.added, second.facts.changed) == (
            0,
        ) * 4
        pull(connection, tmp_path / "pulled" / "graph.jsonl", "test")
        assert (tmp_path / "pulled" / "graph.jsonl").read_bytes() == path.read_bytes()
        assert best_connected(open_store(server.uri), 5) == best_connected(read_graph(path), 5)
        query = load_queries()["best-connected"]
        assert run_cypher(to_login(), query.text, query.examples).rows
        unload(connection, "test")
        assert connection.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]
