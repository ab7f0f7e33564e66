"""`simpul query --on` and `simpul cypher` as processes, on a real server."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from neo4j_server.server import Database

import graph
from graph.analysis.answers import ask
from graph.stores import Graph, write_graph
from graph.stores.neo4j import Connection, Login, load

pytest_plugins = ["neo4j_server.fixtures"]
pytestmark = pytest.mark.neo4j

EXAMPLES = Path(__file__).parents[2] / "examples"
COLLECTION = "tanya"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def found(neo4j_database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """The graph of the examples, loaded."""
    built = graph.build(EXAMPLES)
    path = tmp_path_factory.mktemp("tanya") / "graph.jsonl"
    write_graph(built, path)
    known = neo4j_database
    with Connection(Login(known.uri, known.user, known.password, known.database)) as connection:
        load(path, connection, COLLECTION)
        yield built
        connection.write_rows("MATCH (n) WHERE n.collection = $name DETACH DELETE n", name=COLLECTION)


@pytest.fixture
def run(neo4j_database: Database, found: Graph, tmp_path: Path) -> Run:
    def run(*arguments: str, code: int = 0, **options: str) -> subprocess.CompletedProcess[str]:
        environment = os.environ | neo4j_database.environment | {"PYTHONUTF8": "1"}
        command = [sys.executable, "-m", "graph", *arguments]
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            input=options.get("input"),
        )
        assert done.returncode == code, done.stderr
        return done

    return run


def test_a_server_answers_as_the_file_does(run: Run, neo4j_database: Database, found: Graph) -> None:
    asked = ("query", "who-met-whom", "-p", "name=nurcahyo adisasmita", "--format", "json")
    on = ("--on", neo4j_database.uri, "--collection", COLLECTION)
    assert json.loads(run(*asked, *on).stdout) == ask(found, "who-met-whom", name="Nurcahyo Adisasmita")


def test_a_picture_from_a_server_is_drawn(run: Run, neo4j_database: Database, tmp_path: Path) -> None:
    asked = ("query", "event-picture", "-p", "event=panen raya padi", "--format", "html", "-o", "acara.html")
    run(*asked, "--on", neo4j_database.uri, "--collection", COLLECTION)
    page = (tmp_path / "acara.html").read_text(encoding="utf-8")
    assert "Gambar suatu acara" in page
    assert "Syamsir Bakri" in page
    assert "vis-network" in page or "vis.Network" in page


def test_a_name_that_nobody_bears_gets_suggestions(run: Run, neo4j_database: Database) -> None:
    on = ("--on", neo4j_database.uri, "--collection", COLLECTION)
    said = run("query", "offices-of-person", "-p", "name=Sri Wahyunengsih", *on, code=1).stderr
    assert (
        "no Person is called 'Sri Wahyunengsih' in the collection 'tanya'; "
        "close to it: Sri Wahyuningsih (person/sri-wahyuningsih-" in said
    )
    said = run("query", "offices-of-person", "-p", 'name="(\\', *on, code=1).stderr
    assert "in the collection 'tanya'; `simpul query find -p words=...` searches all names" in said
    assert run("query", "statements-of", "-p", "name=Kepolisian Resor Singkawang", *on).stderr == "0 rows\n"


def test_another_collection_has_nothing_of_it(run: Run, neo4j_database: Database) -> None:
    asked = ("query", "topics", "--on", neo4j_database.uri, "--collection", "lain", "--format", "json")
    assert json.loads(run(*asked).stdout) == []


def test_cypher_takes_parameters_and_cuts_rows(run: Run) -> None:
    text = "MATCH (p:Person {collection: $c}) RETURN p.name AS name, p AS node ORDER BY name"
    done = run("cypher", text, "-p", f"c={COLLECTION}", "--rows", "2", "--format", "csv")
    read = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [row["name"] for row in read] == [row["node"] for row in read]
    assert len(read) == 2
    assert done.stderr == "simpul: only the first 2 rows; --rows gives more\n"
    typed = run(
        "cypher",
        "RETURN $n + 1 AS n, $l AS l, $t AS t",
        "-p",
        "n=3",
        "-p",
        "l=[1,2]",
        "-p",
        "t=x=y",
        "--format",
        "json",
    )
    assert json.loads(typed.stdout) == [{"n": 4, "l": [1, 2], "t": "x=y"}]


def test_cypher_from_standard_input(run: Run) -> None:
    assert run("cypher", "-", input="// satu\nRETURN 1 AS satu;\n").stdout == "satu\n1\n"


def test_cypher_shows_a_fault_at_its_place_and_writes_nothing(run: Run) -> None:
    fault = run("cypher", "MATCH (n)\nRETRN n", code=1).stderr
    assert fault.startswith("simpul: line 2, column 1: Invalid input 'RETRN'")
    assert "\n  RETRN n\n  ^\n" in fault
    refused = run("cypher", "CREATE (n:Percobaan)", code=2).stderr
    assert refused == (
        "simpul: this statement may change the database, and --write was not given; nothing was done\n"
    )
    assert run("cypher", "MATCH (n:Percobaan) RETURN n", "--format", "json").stdout == "[]\n"
    run("cypher", "CREATE (n:Percobaan)", "--write")
    run("cypher", "MATCH (n:Percobaan) DELETE n", "--write")
    slow = run(
        "cypher",
        "UNWIND range(1, 1000000000) AS x WITH x WHERE x % 7 = 3 RETURN count(x)",
        "--timeout",
        "0.5",
        code=1,
    )
    assert "took longer than 0.5 s and was stopped" in slow.stderr


def test_a_misspelled_label_is_named(run: Run) -> None:
    said = run("cypher", "MATCH (p:Persn) RETURN p").stderr
    assert "Persn" in said
    assert "0 rows\n" in said


def test_nodes_that_simpul_does_not_know_are_a_table(run: Run) -> None:
    page = run("cypher", "RETURN {labels: ['X']} AS thing, [1, null] AS list", "--format", "html").stdout
    assert page.startswith("<!doctype html>")


def test_a_users_own_properties_do_not_keep_a_page_from_being_drawn(run: Run) -> None:
    mark = f"MATCH (p:Person {{collection: '{COLLECTION}', name: 'Syamsir Bakri'}}) "
    run("cypher", f"{mark} SET p.catatan = 'periksa'", "--write")
    asked = f"{mark} MATCH path = (p)<-[:ATTENDED_BY]-() RETURN path"
    assert "Syamsir Bakri" in run("cypher", asked, "--format", "html").stdout
    assert "periksa" in run("cypher", asked, "--format", "json").stdout
    run("cypher", f"{mark} REMOVE p.catatan", "--write")
