"""A graph that stays in its database, and what is taken out of one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from made_graphs import EVIDENCE, everything, holds, person, role, write
from neo4j_server.server import Database

from graph import best_connected, build, open_store, render_html
from graph.errors import NotFoundError
from graph.model import Edge, Node
from graph.stores import Graph, Store, read_graph, write_graph
from graph.stores.neo4j import Connection, Login, load, pull, unload, unload_article
from graph.triples import to_document_node_id

pytest_plugins = ["neo4j_server.fixtures"]
pytestmark = pytest.mark.neo4j

NAME = "test-store"


@pytest.fixture(scope="module")
def connection(neo4j_database: Database) -> Iterator[Connection]:
    own = neo4j_database
    with Connection(Login(own.uri, own.user, own.password, own.database)) as connection:
        yield connection
        unload(connection, f"{NAME}-examples")


@pytest.fixture(scope="module")
def examples(connection: Connection, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    path = tmp_path_factory.mktemp("examples") / "graph.jsonl"
    write_graph(build("examples"), path)
    load(path, connection, f"{NAME}-examples")
    return read_graph(path)


@pytest.fixture
def store(neo4j_database: Database, examples: Graph, monkeypatch: pytest.MonkeyPatch) -> Iterator[Graph]:
    for name, value in neo4j_database.environment.items():
        monkeypatch.setenv(name, value)
    store = open_store(neo4j_database.uri, f"{NAME}-examples")
    yield store
    store.close()  # type: ignore[attr-defined]


def test_it_answers_as_the_graph_that_was_loaded(store: Graph, examples: Graph) -> None:
    assert isinstance(store, Store)
    assert len(store) == len(examples)
    for node in [*examples.iter_nodes("Person")][:5] + [*examples.iter_nodes("Topic")][:2]:
        assert store.node(node.id) == node
        assert node.id in store
        assert store.edges_of(node.id) == examples.edges_of(node.id)
        assert store.find(node.id) == examples.find(node.id)
    for name in ("sri", "CAMAT", "Kota", "tidak ada", ""):
        assert store.find(name) == examples.find(name)
        assert store.find(name, "Person") == examples.find(name, "Person")
    for old, new in examples.redirects.items():
        assert store.node(old) == examples.node(new)
        assert store.find(old) == examples.find(old)
    assert "person/nobody" not in store
    with pytest.raises(NotFoundError, match="no node 'person/nobody' in <Neo4jStore: 'test-store-examples'"):
        store.node("person/nobody")


def test_analysis_and_pages_take_it_as_it_is(store: Graph, examples: Graph) -> None:
    assert store.nodes("Event") == examples.nodes("Event")
    assert store.edges() == examples.edges()
    assert store.redirects == examples.redirects
    assert best_connected(store, 5) == best_connected(examples, 5)
    without_articles = Graph(examples.iter_nodes(), examples.iter_edges(), redirects=examples.redirects)
    assert render_html(store) == render_html(without_articles)


def test_a_collection_that_is_not_there_is_named(neo4j_database: Database, store: Graph) -> None:
    with pytest.raises(NotFoundError, match=r"no collection 'x'; it has .*'test-store-examples'"):
        open_store(neo4j_database.uri, "x")


def test_unload_takes_one_collection_and_leaves_what_a_user_tied(
    connection: Connection, tmp_path: Path, examples: Graph
) -> None:
    connection.write_rows("CREATE (:Person:TestNote {id: 'person/orang-1', name: 'Asing'})")
    before = everything(connection)
    load(write(tmp_path, [person(1), person(2), role(1)], [holds(1, 1), holds(2, 1)]), connection, NAME)
    assert everything(connection) != before
    report = unload(connection, NAME)
    assert (report.nodes, report.facts, report.released) == (3, 2, 0)
    assert everything(connection) == before
    assert unload(connection, NAME).nodes == 0

    load(write(tmp_path, [person(1), role(1)], [holds(1, 1)]), connection, NAME)
    connection.write_rows("MATCH (p:Person {collection: $c}) CREATE (:TestNote)-[:ABOUT]->(p)", c=NAME)
    assert unload(connection, NAME).released == 1
    assert connection.read("MATCH (:TestNote)-[:ABOUT]->(p) RETURN p.name AS name") == [{"name": "Orang 1"}]
    connection.write_rows("MATCH (n) WHERE n:TestNote OR n.left_collection = $c DETACH DELETE n", c=NAME)


def test_unload_takes_what_one_article_alone_says(connection: Connection, tmp_path: Path) -> None:
    def document(article: str, date: str) -> Node:
        id = to_document_node_id(article)
        known = {"id": id, "name": article, "sha256": "0", "extractor": "e", "article": article, "date": date}
        return Node(id, "Document", known)

    both: dict[str, Any] = {
        "documents": ["a-1", "a-2"],
        "starts": [0, 7],
        "ends": [5, 12],
        "texts": ["Rapat", "Camat"],
        "marks": ["0-5", "7-12"],
        "first_reported": "2024-01-01",
        "last_reported": "2024-03",
    }
    documents = [document("a-1", "2024-01-01"), document("a-2", "2024-03")]
    named = [
        Edge("person/orang-1", "MENTIONED_IN", documents[0].id, EVIDENCE),
        Edge("person/orang-2", "MENTIONED_IN", documents[0].id, EVIDENCE),
        Edge("person/orang-1", "MENTIONED_IN", documents[1].id, EVIDENCE | {"documents": ["a-2"]}),
    ]
    nodes = [person(1), person(2), role(1), *documents]
    edges = [holds(1, 1, **both), holds(2, 1), *named]
    load(write(tmp_path, nodes, edges), connection, NAME)
    with pytest.raises(NotFoundError, match="has no article 'a-3'"):
        unload_article(connection, NAME, "a-3")

    report = unload_article(connection, NAME, "a-1")
    assert (report.nodes, report.facts, report.changed) == (2, 3, 1)
    left = {name: both[name][1:] for name in ("documents", "starts", "ends", "texts", "marks")}
    left |= {"first_reported": "2024-03", "last_reported": "2024-03"}
    expected = write(
        tmp_path / "expected", [person(1), role(1), documents[1]], [holds(1, 1, **left), named[2]]
    )
    pull(connection, tmp_path / "pulled.jsonl", NAME)
    assert (tmp_path / "pulled.jsonl").read_text() == expected.read_text()
    unload(connection, NAME)
