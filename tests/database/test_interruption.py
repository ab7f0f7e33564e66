"""A load that is killed, or loses its server, goes on when it is repeated, and ends with the same graph."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest
from neo4j_server.server import Database, Server
from synthetic import write_synthetic

from graph.stores.neo4j import Changes, Connection, LoadReport, Login, load, pull, unload

pytest_plugins = ["neo4j_server.fixtures"]
pytestmark = pytest.mark.neo4j

NAME = "test-kill"
KILLS = 10


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of about 5,000 relationships."""
    path = tmp_path_factory.mktemp("synthetic") / "graph.jsonl"
    write_synthetic(path, 350)
    return path


def connect(database: Database) -> Connection:
    return Connection(Login(database.uri, database.user, database.password, database.database))


def begin(database: Database, path: Path) -> subprocess.Popen[str]:
    """A client that loads in small batches, so that there is much to break off."""
    code = (
        "import sys; from graph.stores.neo4j import Connection, load, to_login\n"
        "with Connection(to_login()) as connection: load(sys.argv[1], connection, sys.argv[2], batch=100)"
    )
    return subprocess.Popen(
        [sys.executable, "-c", code, str(path), NAME],
        env=os.environ | database.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def wait_until(connection: Connection, number: int, client: subprocess.Popen[str]) -> None:
    """Wait until so many nodes and relationships are there, or the client is done."""
    while client.poll() is None and count(connection) < number:
        time.sleep(0.01)


def test_a_client_killed_at_ten_random_points(neo4j_database: Database, path: Path, tmp_path: Path) -> None:
    total = len(path.read_bytes().splitlines())
    broken_off = 0
    with connect(neo4j_database) as connection:
        for point in sorted(Random(7).sample(range(1, total), KILLS)):
            client = begin(neo4j_database, path)
            wait_until(connection, point, client)
            broken_off += client.poll() is None
            client.kill()
            client.communicate()
        assert broken_off >= KILLS - 2
        load(path, connection, NAME)
        check_whole(connection, path, tmp_path)
        unload(connection, NAME)


@pytest.mark.parametrize("end", ["stop", "kill"])
def test_a_server_that_goes_away_in_the_middle(
    second_server: Server, path: Path, tmp_path: Path, end: str
) -> None:
    server = second_server
    with connect(server.database) as connection:
        client = begin(server.database, path)
        wait_until(connection, 1_500, client)
    assert client.poll() is None
    getattr(server, end)()
    server.start()
    said, _ = client.communicate(timeout=300)
    assert client.returncode == 0 or "no Neo4j server answers" in said
    with connect(server.database) as connection:
        assert count(connection) >= 1_500  # what was written is kept
        load(path, connection, NAME)
        check_whole(connection, path, tmp_path)
        unload(connection, NAME)


def check_whole(connection: Connection, path: Path, folder: Path) -> None:
    """Every node and relationship is there once, as the file has it; a further load has nothing to do."""
    pull(connection, folder / "pulled.jsonl", NAME)
    assert (folder / "pulled.jsonl").read_bytes() == path.read_bytes()
    report = load(path, connection, NAME)
    assert report == LoadReport(Changes(total=report.nodes.total), Changes(total=report.facts.total))


def count(connection: Connection) -> int:
    nodes, edges = (
        connection.read(f"MATCH {pattern} WHERE x.collection = $c RETURN count(x) AS n", c=NAME)[0]["n"]
        for pattern in ("(x)", "()-[x]->()")
    )
    return int(nodes + edges)
