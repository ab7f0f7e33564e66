"""The server of the tests itself."""

from __future__ import annotations

import socket
from pathlib import Path

import neo4j
import pytest
from neo4j_server import jars, server
from neo4j_server.jars import CannotRunError, fetch_jars, find_java
from neo4j_server.server import Database, Server, ServerDiedError, StartServer

pytest_plugins = ["neo4j_server.fixtures"]
pytestmark = pytest.mark.neo4j


def test_server_answers(neo4j_database: Database) -> None:
    auth = (neo4j_database.user, neo4j_database.password)
    with neo4j.GraphDatabase.driver(neo4j_database.uri, auth=auth) as driver:
        records, _, _ = driver.execute_query(
            "CALL dbms.components() YIELD versions RETURN versions[0]", database_=neo4j_database.database
        )
    assert records


def test_a_server_takes_new_ports_when_its_own_are_taken(
    second_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    taken.listen()
    free = server._free_ports
    port = taken.getsockname()[1]
    offered = iter([[port, *free(1)]])
    monkeypatch.setattr(server, "_free_ports", lambda number: next(offered, None) or free(number))
    second_server.stop()
    second_server.bolt_port = 0
    with taken:
        second_server.start()
    assert second_server.bolt_port not in (0, port)
    auth = (second_server.user, second_server.password)
    with neo4j.GraphDatabase.driver(second_server.uri, auth=auth) as driver:
        driver.verify_connectivity()


def test_a_server_that_dies_says_why(start_server: StartServer) -> None:
    with pytest.raises(ServerDiedError, match=r"ended while it started(.|\n)*Invalid maximum heap size"):
        start_server(heap="much")


def test_a_copy_of_jars_that_was_broken_off_is_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    half = tmp_path / "simpul" / f"neo4j-apoc-{jars.LTS}.unfinished"
    half.mkdir(parents=True)
    (half / "half.jar").write_bytes(b"PK")
    found = fetch_jars("apoc")
    assert [path.name for path in found.glob("apoc-core-*")] and not (found / "half.jar").exists()
    assert not half.exists()


def test_what_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(CannotRunError, match=r"Maven.*apt-get install maven"):
        Server(tmp_path / "home")
    monkeypatch.setattr(jars, "_javas", lambda: iter(()))
    with pytest.raises(CannotRunError, match=r"needs Java 17 or 21.*apt-get install openjdk-17"):
        find_java()
