"""Other ways into a database than `simpul load`: neo4j-admin's bulk import, and APOC."""

from __future__ import annotations

import json
import os
import subprocess
from itertools import chain
from pathlib import Path

import pytest
from made_graphs import everything, holds, person, role, write
from neo4j_server.server import Database, StartServer

from graph import build
from graph.analysis.library import load_queries
from graph.errors import GraphFormatError, UsageError
from graph.exports import write_neo4j_admin
from graph.stores import Graph, write_graph
from graph.stores.neo4j import Connection, Login, apoc_statements, load, pull, unload, write_schema
from graph.stores.neo4j.cypher import run_cypher
from graph.stores.neo4j.rows import OWN_PROPERTIES

pytest_plugins = ["neo4j_server.fixtures"]
pytestmark = pytest.mark.neo4j

NAME = "test-import"


def login(database: Database) -> Login:
    return Login(database.uri, database.user, database.password, database.database)


def connect(database: Database) -> Connection:
    return Connection(login(database))


def awkward(folder: Path) -> Path:
    """The graph of the examples, with texts that a file of fields could choke on."""
    graph = build("examples")
    texts = ['a"b""', "a\nb\r\nc", "\uffff;|,", "\ufdd0", "a\ud800b", "\\", " ", "", "😀"]
    persons = [person(n, name=text, aliases=texts[:n]) for n, text in enumerate(texts)]
    facts = [
        holds(0, 1, texts=[text], marks=[""], since=f"20{n:02}", capacity="mantan")
        for n, text in enumerate(texts)
    ]
    path = folder / "graph.jsonl"
    nodes, edges = [*graph.iter_nodes(), *persons, role(1)], [*graph.iter_edges(), *facts]
    write_graph(Graph(nodes, edges, redirects={"person/lama": "person/orang-1", **graph.redirects}), path)
    return path


def test_a_bulk_import_gives_what_a_load_gives(
    neo4j_database: Database, start_server: StartServer, tmp_path: Path
) -> None:
    path = awkward(tmp_path)
    write_neo4j_admin(path, tmp_path / "import", NAME)
    server = start_server(started=False)
    bin = server.write_admin().parent
    done = subprocess.run(
        ["sh", tmp_path / "import" / "import.sh"],
        env=os.environ | {"PATH": f"{bin}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    server.start()
    server.shell("-f", str(tmp_path / "import" / "finish.cypher"))

    with connect(neo4j_database) as connection:
        load(path, connection, NAME)
        ours = f"n.collection = '{NAME}'"
        loaded = everything(connection, ours)
        indexes = "SHOW INDEXES YIELD name, type, labelsOrTypes, properties, state"
        made = connection.read(f"{indexes} WHERE name STARTS WITH 'simpul' RETURN * ORDER BY name")
        unload(connection, NAME)
    with connect(server.database) as connection:
        assert everything(connection) == loaded
        assert connection.read(f"{indexes} WHERE name STARTS WITH 'simpul' RETURN * ORDER BY name") == made
        second = load(path, connection, NAME)
        assert (second.nodes.added, second.nodes.changed, second.facts.added, second.facts.changed) == (
            0,
        ) * 4
        pull(connection, tmp_path / "pulled" / "graph.jsonl", NAME)
    assert (tmp_path / "pulled" / "graph.jsonl").read_bytes() == path.read_bytes()


TEN = (
    "best-connected",
    "co-attendance",
    "events-in-period",
    "holders",
    "inferred-facts",
    "outlets",
    "region-picture",
    "regulations",
    "topics",
    "who-met-whom",
)


def test_apoc_takes_a_graph_file_and_the_questions_find_the_same(
    neo4j_database: Database, start_server: StartServer, tmp_path: Path
) -> None:
    server = start_server(apoc=True)
    path = server.import_folder / "g.jsonl"
    write_graph(build("examples"), path)
    with connect(server.database) as connection:
        for statement in apoc_statements():
            connection.run_alone(statement)
        write_schema(connection)
        connection.run_alone("CALL apoc.import.json('file:///g.jsonl', {importIdName: 'id'})")
        imported = everything(connection)
    with connect(neo4j_database) as connection:
        load(path, connection, NAME)
        loaded = everything(connection, f"n.collection = '{NAME}'")
        assert without_our_own(imported) == without_our_own(loaded)
        for name in TEN:
            query = load_queries()[name]
            theirs = run_cypher(login(server.database), query.text, query.examples)
            within = {**query.examples, "collection": NAME}
            ours = run_cypher(login(neo4j_database), query.within(NAME), within)
            assert theirs.rows and theirs.rows == ours.rows, name
        unload(connection, NAME)


def without_our_own(found: list[list[str]]) -> list[list[str]]:
    """Rows of `everything` without what a load adds."""
    rows = [[json.loads(row) for row in each] for each in found]
    for row in chain.from_iterable(rows):
        for name in OWN_PROPERTIES:
            row["p"].pop(name, None)
    return [sorted(json.dumps(row, sort_keys=True) for row in each) for each in rows]


def test_an_export_for_import_leaves_other_files_alone_and_replaces_its_own(tmp_path: Path) -> None:
    path = write(tmp_path, [person(1), role(1)], [holds(1, 1)])
    with pytest.raises(UsageError, match="has other files in it; name a new one"):
        write_neo4j_admin(path, tmp_path, NAME)
    write_neo4j_admin(path, tmp_path / "import", NAME)
    command = write_neo4j_admin(write(tmp_path, [person(1)]), tmp_path / "import", NAME)
    assert "HOLDS" not in command and not (tmp_path / "import" / "HOLDS.csv").exists()


def test_what_cannot_be_imported_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, [person(1), role(1)], [holds(1, 1, starts=[])])
    with pytest.raises(GraphFormatError, match="HOLDS: neo4j-admin cannot import the empty list in 'starts'"):
        write_neo4j_admin(path, tmp_path / "import", NAME)
