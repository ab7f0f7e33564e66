"""What a user is told when a server is away, too old or read-only, lacks memory, or refuses a password."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from made_graphs import holds, person, role, write
from neo4j import GraphDatabase
from neo4j_server.jars import TOO_OLD
from neo4j_server.server import Database, Server, StartServer

from graph.model import Node

pytest_plugins = ["neo4j_server.fixtures"]
pytestmark = pytest.mark.neo4j

NAME = "test-faults"
SECRET = "rahasia-sekali"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write(tmp_path, [person(1), role(1)], [holds(1, 1)])


def simpul(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    return subprocess.run(
        [sys.executable, "-m", "graph", *map(str, arguments)],
        env=own | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


def said(done: subprocess.CompletedProcess[str], code: int = 1) -> str:
    """The one line of the message; never a traceback, never the password."""
    assert done.returncode == code, done
    assert "Traceback" not in done.stderr and SECRET not in done.stderr + done.stdout
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    return done.stderr.strip()


def statement(number: int, length: int) -> Node:
    id = f"statement/{number}"
    return Node(id, "Statement", {"id": id, "text": "x" * length, "mode": "direct"})


def test_a_server_that_is_away(path: Path) -> None:
    message = said(simpul("load", "-g", path, "--to", "bolt://127.0.0.1:9", NEO4J_PASSWORD=SECRET))
    assert message.startswith("simpul: bolt://127.0.0.1:9: no Neo4j server answers; is it running,")


def test_an_address_that_is_none(path: Path) -> None:
    assert "no address of a Neo4j server: name one" in said(simpul("load", "-g", path), 2)
    message = said(simpul("load", "-g", path, "--to", f"bolt://ani:{SECRET}@localhost"), 2)
    assert "user and password do not belong into the address" in message


def test_a_database_that_is_not_there(neo4j_database: Database, path: Path) -> None:
    done = simpul("load", "-g", path, "--database", "nope", **neo4j_database.environment)
    assert "there is no database 'nope' on this server" in said(done)


def test_a_collection_that_is_not_there(neo4j_database: Database) -> None:
    for command in (["pull"], ["unload"]):
        done = simpul(*command, "--collection", NAME, **neo4j_database.environment)
        assert f"there is no collection '{NAME}'" in said(done)


def test_a_file_that_is_not_there(neo4j_database: Database, tmp_path: Path) -> None:
    done = simpul("load", "-g", tmp_path / "no.jsonl", **neo4j_database.environment)
    assert re.search(r"no\.jsonl: cannot be read \(No such file", said(done))


def test_a_password_that_is_wrong_or_has_to_be_changed(second_server: Server, path: Path) -> None:
    server = second_server
    load = ["load", "-g", path, "--to", server.uri, "--user", "ani"]
    with GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
        driver.execute_query(f"CREATE USER ani SET PASSWORD '{SECRET}' CHANGE REQUIRED", database_="system")
        message = said(simpul(*load, NEO4J_PASSWORD=SECRET))
        assert "user 'ani' has to choose a new password first" in message
        message = said(simpul(*load, NEO4J_PASSWORD=f"{SECRET}-tidak"))
        assert "user 'ani' or the password is wrong (options --user and --password" in message
        message = said(simpul(*load, "--password", SECRET))
        assert "too many wrong passwords for 'ani'; wait a few seconds" in message
        driver.execute_query("DROP USER ani", database_="system")


def test_a_server_that_is_read_only_or_has_too_little_memory(second_server: Server, tmp_path: Path) -> None:
    server = second_server
    path = write(tmp_path, [statement(1, 12_000_000)])
    load = ["load", "-g", path, "--collection", NAME]
    message = said(simpul(*load, **server.database.environment))
    assert "the server ran out of memory; give it more (server.memory.heap.max_size or" in message
    write(tmp_path, [statement(n, 800_000) for n in range(5)])  # too much at once, but not one by one
    done = simpul(*load, **server.database.environment)
    assert "5 nodes: 5 added" in done.stdout, done
    done = simpul("unload", "--collection", NAME, **server.database.environment)
    assert done.returncode == 0, done
    server.stop()
    server.settings["server.databases.default_to_read_only"] = "true"
    server.start()
    message = said(simpul(*load, **server.database.environment))
    assert "the database 'neo4j' is read-only; allow writing in neo4j.conf" in message
    server.stop()
    del server.settings["server.databases.default_to_read_only"]
    server.start()


def test_a_server_that_is_too_old(start_server: StartServer, path: Path) -> None:
    server = start_server(version=TOO_OLD)
    message = said(simpul("load", "-g", path, **server.database.environment))
    assert message.endswith(
        f"{server.uri}: Neo4j {TOO_OLD} is older than Simpul needs; it works with 5.26 and later"
    )
