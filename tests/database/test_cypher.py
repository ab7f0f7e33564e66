"""Cypher that a user asks, on a real server: what it gives, and what it must not do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from neo4j_server.server import Database, StartServer

from graph.errors import DatabaseError, UsageError
from graph.model import Edge, Node, Path
from graph.stores.neo4j.cypher import run_cypher
from graph.stores.neo4j.login import Login, to_login

pytest_plugins = ["neo4j_server.fixtures"]
pytestmark = pytest.mark.neo4j

MARK = "TestOfCypher"


@pytest.fixture
def login(neo4j_database: Database) -> Iterator[Login]:
    """The server of the run, without what these tests made in it."""
    own = Login(neo4j_database.uri, neo4j_database.user, neo4j_database.password, neo4j_database.database)
    yield own
    run_cypher(own, f"MATCH (n:{MARK}) DETACH DELETE n", write=True)


def changed(login: Login, **parts: str) -> Login:
    return Login(
        **{name: parts.get(name, getattr(login, name)) for name in ("uri", "user", "password", "database")}
    )


def test_rows_are_plain_data(login: Login) -> None:
    table = run_cypher(
        login,
        "RETURN 1 AS whole, 1.5 AS number, 'teks' AS text, null AS nothing, [1, [2]] AS list, "
        "{a: true} AS map, date('2024-09-17') AS day, datetime('2024-09-17T10:00:00+07:00') AS time, "
        "duration('P1Y2DT3S') AS length, 0.0 / 0.0 AS nan",
    )
    assert table.columns[:3] == ("whole", "number", "text")
    assert not table.more
    (row,) = table.rows
    assert row == {
        "whole": 1,
        "number": 1.5,
        "text": "teks",
        "nothing": None,
        "list": [1, [2]],
        "map": {"a": True},
        "day": "2024-09-17",
        "time": "2024-09-17T10:00:00.000000000+07:00",
        "length": "P1Y2DT3S",
        "nan": "nan",
    }


def test_nodes_edges_and_paths_are_those_of_the_graph(login: Login) -> None:
    person = Node("person/x", "Person", {"id": "person/x", "name": "X", "norm_name": "x"})
    role = Node("role/x", "Role", {"id": "role/x", "title": "Camat", "plural": False})
    lists: dict[str, Any] = {"documents": ["a"], "starts": [0], "ends": [1], "texts": ["X"], "marks": ["0-1"]}
    holds = Edge("person/x", "HOLDS", "role/x", {"basis": "stated", **lists})
    made = (
        f"CREATE path = (p:Person:{MARK})-[h:HOLDS]->(r:Role:{MARK}) "
        "SET p = $p, p.collection = 'c', p.former_ids = ['person/y'], p.note = 'mine', h = $h, r = $r "
        "RETURN path, p, h"
    )
    values = {"p": dict(person.properties), "h": dict(holds.properties), "r": dict(role.properties)}
    (row,) = run_cypher(login, made, values, write=True).rows
    noted = Node("person/x", "Person", {**person.properties, "note": "mine"})
    assert row == {"path": Path((noted, role), (holds,)), "p": noted, "h": holds}


def test_what_is_of_no_simpul_graph_is_a_dict(login: Login) -> None:
    made = f"CREATE path = (n:{MARK} {{x: 1}})-[r:TIED {{y: 2}}]->(:{MARK}) RETURN n, r, path"
    (row,) = run_cypher(login, made, write=True).rows
    assert row["n"] == {"labels": [MARK], "properties": {"x": 1}}
    assert row["r"] == {"type": "TIED", "properties": {"y": 2}}
    assert row["path"] == [row["n"], row["r"], {"labels": [MARK], "properties": {}}]
    lonely = f"CREATE (n:Person:{MARK} {{id: 'person/x'}}) RETURN n"
    (row,) = run_cypher(login, lonely, write=True).rows
    assert row["n"] == {"labels": ["Person", MARK], "properties": {"id": "person/x"}}


def test_no_more_rows_than_wanted(login: Login) -> None:
    cut = run_cypher(login, "UNWIND range(1, 5000) AS x RETURN x", most=1500)
    assert (len(cut.rows), cut.more) == (1500, True)
    whole = run_cypher(login, "UNWIND range(1, 3) AS x RETURN x", most=3)
    assert (len(whole.rows), whole.more) == (3, False)
    assert run_cypher(login, "RETURN 1 AS x LIMIT 0", most=3).columns == ("x",)


@pytest.mark.parametrize(
    "text",
    [
        f"CREATE (:{MARK})",
        f"MATCH (p:Person) SET p:{MARK}",
        f"// a comment\nPROFILE CREATE (:{MARK})",
        f"EXPLAIN CREATE (:{MARK})",
        f"/* of two\nlines */ MERGE (:{MARK} {{x: 1}}) RETURN 1",
        f"UNWIND range(1, 3) AS x CALL (x) {{ CREATE (:{MARK}) }} IN TRANSACTIONS",
        f"CREATE INDEX of_cypher IF NOT EXISTS FOR (n:{MARK}) ON (n.x)",
        "CREATE USER somebody SET PASSWORD 'something-long'",
        "DROP DATABASE neo4j",
        "CALL db.clearQueryCaches()",
    ],
)
def test_what_would_change_the_database_is_refused(login: Login, text: str) -> None:
    with pytest.raises(UsageError, match="--write was not given; nothing was done"):
        run_cypher(login, text)
    assert run_cypher(login, f"MATCH (n:{MARK}) RETURN n").rows == []
    assert run_cypher(login, "SHOW INDEXES YIELD name WHERE name = 'of_cypher' RETURN name").rows == []


def test_the_server_refuses_too_where_the_plan_tells_nothing(
    login: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.stores.neo4j.cypher._refuse_writing", lambda *_: None)
    with pytest.raises(UsageError, match="--write was not given"):
        run_cypher(login, f"CREATE (:{MARK})")
    assert run_cypher(login, f"MATCH (n:{MARK}) RETURN n").rows == []


@pytest.mark.parametrize(
    ("text", "error", "said"),
    [
        ("MATCH (n) RETRN n", DatabaseError, "line 1, column 11: Invalid input 'RETRN'"),
        ("MATCH (n) RETRN n", DatabaseError, "\n  MATCH (n) RETRN n\n            ^"),
        (
            "MATCH (n)\nRETURN m",
            DatabaseError,
            "line 2, column 8: Variable `m` not defined\n  RETURN m\n         ^",
        ),
        ("RETURN 1; RETURN 2", DatabaseError, "Expected exactly one statement per query but got: 2"),
        ("RETURN $nama", UsageError, "Expected parameter(s): nama; give each with -p NAME=VALUE"),
        ("RETURN 1 / 0", DatabaseError, "/ by zero"),
        ("CALL no.such()", DatabaseError, "no procedure with the name `no.such`"),
        ("  // nothing\n", UsageError, "there is no Cypher in it"),
        (";", UsageError, "there is no Cypher in it"),
    ],
)
def test_a_fault_is_shown_at_its_place(login: Login, text: str, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=re.escape(said)):
        run_cypher(login, text)


def test_a_statement_that_takes_too_long_is_stopped(login: Login) -> None:
    text = "UNWIND range(1, 1000000000) AS x WITH x WHERE x % 7 = 3 RETURN count(x)"
    with pytest.raises(DatabaseError, match=r"took longer than 0\.5 s and was stopped"):
        run_cypher(login, text, seconds=0.5)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"uri": "bolt://127.0.0.1:9"}, "bolt://127.0.0.1:9: no Neo4j server answers"),
        ({"uri": "bolt://nosuchhost.invalid"}, "no Neo4j server answers"),
        ({"database": "nope"}, "there is no database 'nope' on this server (option --database"),
    ],
)
def test_a_database_that_cannot_be_reached_is_named(login: Login, parts: dict[str, str], said: str) -> None:
    with pytest.raises(DatabaseError, match=re.escape(said)):
        run_cypher(changed(login, **parts), "RETURN 1")


def test_a_wrong_password_is_said_and_not_shown(start_server: StartServer) -> None:
    own = start_server().database
    wrong = Login(own.uri, own.user, "rahasia-sekali", own.database)
    with pytest.raises(DatabaseError, match="user 'neo4j' or the password is wrong") as caught:
        run_cypher(wrong, "RETURN 1")
    assert "rahasia-sekali" not in f"{caught.value!r} {wrong!r}"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://localhost:7474", "http://localhost:7474: expected an address like bolt://localhost:7687"),
        ("bolt://", "expected an address like"),
        (
            "bolt://ani:rahasia@localhost",
            "bolt://localhost: user and password do not belong into the address",
        ),
        ("ftp://ani:rahasia@localhost", "ftp://localhost: expected an address"),
        ("", "no address of a Neo4j server"),
    ],
)
def test_an_address_that_is_none_is_refused(address: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_URI", raising=False)
    with pytest.raises(UsageError, match=re.escape(said)) as caught:
        to_login(address)
    assert "rahasia" not in str(caught.value)


def test_the_environment_fills_in_what_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    known: dict[str, Any] = {
        "URI": "neo4j+s://x.example",
        "USERNAME": "ani",
        "PASSWORD": "p",
        "DATABASE": "d",
    }
    for name, value in known.items():
        monkeypatch.setenv(f"NEO4J_{name}", value)
    assert to_login() == Login("neo4j+s://x.example", "ani", "p", "d")
    assert to_login("bolt://y", "budi", "q", "e") == Login("bolt://y", "budi", "q", "e")
