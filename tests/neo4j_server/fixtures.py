"""A real Neo4j server for every test that wants one: started once a run, or the one that NEO4J_URI names.

A test module takes the fixtures by ``pytest_plugins = ["neo4j_server.fixtures"]``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from neo4j_server.jars import CALENDAR, CannotRunError
from neo4j_server.server import Database, Server, StartServer


@pytest.fixture(scope="session")
def neo4j_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The server of this run, shared by all tests: NEO4J_URI if that is set, else one that is started."""
    if uri := os.environ.get("NEO4J_URI"):
        yield Database(
            uri,
            os.environ.get("NEO4J_USERNAME", "neo4j"),
            os.environ.get("NEO4J_PASSWORD", ""),
            os.environ.get("NEO4J_DATABASE", "neo4j"),
        )
        return
    server = _make(tmp_path_factory.mktemp("neo4j"))
    server.start()
    yield server.database
    server.kill()  # its folder is thrown away


@pytest.fixture(scope="session")
def second_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for tests that stop it, kill it or lock users out of it; each leaves it running and empty.

    It has little memory for a transaction. One for all of them, since a Java that has just begun is slow.
    """
    server = _make(
        tmp_path_factory.mktemp("neo4j-2"),
        settings={
            "dbms.memory.transaction.total.max": "10m",
            "dbms.security.auth_max_failed_attempts": "1",
            "dbms.security.auth_lock_time": "10m",
        },
    )
    server.start()
    yield server
    server.kill()


@pytest.fixture
def start_server(tmp_path: Path) -> Iterator[StartServer]:
    """Starts a server for one test, which may break it: ``start_server(version=..., settings={...})``.

    With ``started=False`` it is only made.
    """
    made: list[Server] = []

    def start(started: bool = True, **options: Any) -> Server:
        server = _make(tmp_path / f"server-{len(made)}", **options)
        made.append(server)
        if started:
            server.start()
        return server

    yield start
    for server in made:
        server.kill()


def _make(home: Path, **options: Any) -> Server:
    """A server that is not started yet; skips the test where there can be none.

    In CI it fails instead, but for the calendar release: Debian does not have its Java yet.
    """
    try:
        return Server(home, **options)
    except CannotRunError as error:
        reason = str(error)
    if os.environ.get("CI") == "true" and options.get("version") != CALENDAR:
        pytest.fail(reason)
    pytest.skip(reason)
