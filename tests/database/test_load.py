"""Loading into a real server: what is there afterwards, what is left alone, what is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from made_graphs import EVIDENCE, everything, holds, person, role, write
from neo4j_server.server import Database
from plans import operators

from graph.errors import GraphFormatError
from graph.model import Edge, Node
from graph.stores import Graph, generate_lines, write_graph
from graph.stores.neo4j import Changes, Connection, LoadReport, Login, load, pull
from graph.stores.neo4j.connection import open_driver
from graph.stores.neo4j.statements import Kind, kind_of

pytest_plugins = ["neo4j_server.fixtures"]
pytestmark = pytest.mark.neo4j

OURS = "n.collection STARTS WITH 'test-load'"


@pytest.fixture(scope="module")
def connection(neo4j_database: Database) -> Iterator[Connection]:
    own = neo4j_database
    with Connection(Login(own.uri, own.user, own.password, own.database)) as connection:
        yield connection


@pytest.fixture
def collection(connection: Connection) -> Iterator[str]:
    """The name of a collection that is empty, and is emptied again with all that the test tied to it."""
    yield "test-load"
    connection.write_rows(
        f"MATCH (n) WHERE {OURS} OR n.left_collection STARTS WITH 'test-load' OR n:TestNote DETACH DELETE n"
    )


def counts(report: LoadReport) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    nodes, facts = report.nodes, report.facts
    return (nodes.added, nodes.changed, nodes.removed), (facts.added, facts.changed, facts.removed)


def test_what_is_loaded_is_pulled_byte_for_byte_and_a_second_load_changes_nothing(
    connection: Connection, collection: str, tmp_path: Path, examples: Graph
) -> None:
    path = tmp_path / "graph.jsonl"
    write_graph(examples, path)
    nodes, facts = len(examples), sum(1 for _ in examples.iter_edges())

    first = load(path, connection, collection)
    assert first == LoadReport(Changes(nodes, 0, 0, nodes), Changes(facts, 0, 0, facts))
    there = everything(connection, OURS)
    second = load(path, connection, collection)
    assert second == LoadReport(Changes(0, 0, 0, nodes), Changes(0, 0, 0, facts))
    assert everything(connection, OURS) == there

    pulled = tmp_path / "pulled" / "graph.jsonl"
    assert pull(connection, pulled, collection) == (nodes, facts)
    assert pulled.read_bytes() == path.read_bytes()
    redirects = [folder / "redirects.jsonl" for folder in (path.parent, pulled.parent)]
    assert redirects[0].read_bytes() == redirects[1].read_bytes()


@pytest.fixture(scope="module")
def examples() -> Graph:
    from graph import build

    return build("examples")


def test_a_graph_that_changed_is_followed(connection: Connection, collection: str, tmp_path: Path) -> None:
    path = write(tmp_path, [person(1), person(2), role(1)], [holds(1, 1), holds(2, 1, capacity="penjabat")])
    load(path, connection, collection)
    path = write(
        tmp_path,
        [person(1, name="Baru"), person(3), role(1)],
        [holds(1, 1, until="2024"), holds(3, 1), holds(1, 1, capacity="mantan")],
    )
    planned = load(path, connection, collection, dry_run=True)
    assert counts(planned) == ((1, 1, 1), (2, 1, 1))
    assert counts(load(path, connection, collection)) == counts(planned)
    pull(connection, tmp_path / "pulled.jsonl", collection)
    assert (tmp_path / "pulled.jsonl").read_bytes() == path.read_bytes()

    path = write(tmp_path, [person(4)])
    assert counts(load(path, connection, collection, keep=True)) == ((1, 0, 0), (0, 0, 0))
    assert connection.read("MATCH (n {collection: $c}) RETURN count(n) AS n", c=collection) == [{"n": 4}]


def test_a_dry_run_writes_nothing(connection: Connection, collection: str, tmp_path: Path) -> None:
    path = write(tmp_path, [person(1), role(1)], [holds(1, 1)])
    before = everything(connection)
    assert counts(load(path, connection, collection, dry_run=True)) == ((2, 0, 0), (1, 0, 0))
    assert everything(connection) == before


def test_two_collections_hold_the_same_ids_and_do_not_touch_each_other(
    connection: Connection, collection: str, tmp_path: Path
) -> None:
    other = f"{collection}-2"
    load(write(tmp_path, [person(1), role(1)], [holds(1, 1)]), connection, collection)
    load(write(tmp_path, [person(1, name="Lain"), role(1)], [holds(1, 1)]), connection, other)
    there = everything(connection, f"n.collection = '{other}'")
    load(write(tmp_path, [person(2)]), connection, collection)
    assert everything(connection, f"n.collection = '{other}'") == there
    assert len(there[0]) == 2 and len(there[1]) == 1


def test_foreign_nodes_of_the_same_labels_and_ids_are_left_alone(
    connection: Connection, collection: str, tmp_path: Path
) -> None:
    connection.write_rows(
        "CREATE (:Person:TestNote {id: 'person/orang-1', name: 'Asing'})-[:HOLDS]->"
        "(:Role:TestNote {id: 'role/jabatan-1'}), (:Topic:TestNote)"
    )
    foreign = everything(connection, "n.collection IS NULL")
    load(write(tmp_path, [person(1), role(1)], [holds(1, 1)]), connection, collection)
    load(write(tmp_path, [person(2)]), connection, collection)
    assert everything(connection, "n.collection IS NULL") == foreign


def test_what_a_user_tied_to_a_node_follows_its_redirect(
    connection: Connection, collection: str, tmp_path: Path
) -> None:
    load(write(tmp_path, [person(1), person(2), role(1)], [holds(1, 1), holds(2, 1)]), connection, collection)
    connection.write_rows(
        "MATCH (p:Person {collection: $c, id: 'person/orang-2'}) SET p.starred = true, p:TestNote "
        "CREATE (:TestNote {text: 'cek'})-[:ABOUT {by: 'Ani'}]->(p)-[:SEEN]->(:TestNote {text: 'foto'})",
        c=collection,
    )
    merged = write(
        tmp_path, [person(1), role(1)], [holds(1, 1)], redirects={"person/orang-2": "person/orang-1"}
    )
    report = load(merged, connection, collection)
    assert (report.redirected, counts(report)) == (1, ((0, 1, 0), (0, 0, 0)))
    (row,) = connection.read(
        "MATCH (n:TestNote)-[r:ABOUT]->(p:Person {collection: $c})-[:SEEN]->(f) "
        "RETURN n.text AS n, r.by AS by, p.id AS id, p.starred AS star, labels(p) AS l, f.text AS f, "
        "p.former_ids AS former",
        c=collection,
    )
    assert row == {
        "n": "cek",
        "by": "Ani",
        "id": "person/orang-1",
        "star": True,
        "l": ["Person", "TestNote"],
        "f": "foto",
        "former": ["person/orang-2"],
    }
    assert load(merged, connection, collection).nodes == Changes(0, 0, 0, 2)
    pull(connection, tmp_path / "pulled" / "graph.jsonl", collection)
    for name in ("graph.jsonl", "redirects.jsonl"):
        assert (tmp_path / "pulled" / name).read_bytes() == (tmp_path / name).read_bytes()


def test_a_node_with_a_new_id_stays_the_node_it_was(
    connection: Connection, collection: str, tmp_path: Path
) -> None:
    load(write(tmp_path, [person(1), role(1)], [holds(1, 1)]), connection, collection)
    connection.write_rows("MATCH (p:Person {collection: $c}) CREATE (:TestNote)-[:ABOUT]->(p)", c=collection)
    path = write(tmp_path, [person(2), role(1)], [holds(2, 1)], {"person/orang-1": "person/orang-2"})
    report = load(path, connection, collection)
    assert (report.redirected, counts(report)) == (1, ((0, 1, 0), (1, 0, 1)))
    (row,) = connection.read("MATCH (:TestNote)-[:ABOUT]->(p) RETURN p.id AS id, p.name AS name")
    assert row == {"id": "person/orang-2", "name": "Orang 2"}


def test_a_node_that_a_user_tied_something_to_leaves_the_collection_but_stays_and_comes_back(
    connection: Connection, collection: str, tmp_path: Path
) -> None:
    nodes, edges = [person(1), person(2), role(1)], [holds(1, 1), holds(2, 1)]
    load(write(tmp_path, nodes, edges), connection, collection)
    connection.write_rows(
        "MATCH (p:Person {collection: $c, id: 'person/orang-2'}) CREATE (:TestNote)-[:ABOUT]->(p)",
        c=collection,
    )
    path = write(tmp_path, [person(1), role(1)], [holds(1, 1)])
    report = load(path, connection, collection)
    assert (report.released, counts(report)) == (1, ((0, 0, 1), (0, 0, 1)))
    (row,) = connection.read("MATCH (:TestNote)-[:ABOUT]->(p) RETURN p.collection AS c, p.name AS name")
    assert row == {"c": None, "name": "Orang 2"}
    assert load(path, connection, collection).nodes == Changes(0, 0, 0, 2)

    load(write(tmp_path, nodes, edges), connection, collection)
    assert connection.read("MATCH (:TestNote)-[:ABOUT]->(p)-[r:HOLDS]->() RETURN p.collection AS c") == [
        {"c": collection}
    ]


def test_what_a_user_changed_is_made_as_the_file_says_and_what_they_added_stays(
    connection: Connection, collection: str, tmp_path: Path
) -> None:
    path = write(tmp_path, [person(1), role(1)], [holds(1, 1)])
    load(path, connection, collection)
    connection.write_rows(
        "MATCH (p:Person {collection: $c})-[r]->() SET p.name = 'Salah', p.note = 'penting', "
        "p.former_ids = ['x'], r.capacity = 'calon', r.seen = 1",
        c=collection,
    )
    assert counts(load(path, connection, collection)) == ((0, 1, 0), (0, 1, 0))
    (row,) = connection.read("MATCH (p:Person {collection: $c})-[r]->() RETURN p, r {.*} AS r", c=collection)
    assert (row["p"]["name"], row["p"]["note"], row["p"].get("former_ids")) == ("Orang 1", "penting", None)
    assert (row["r"].get("capacity"), row["r"]["seen"]) == (None, 1)
    assert counts(load(path, connection, collection)) == ((0, 0, 0), (0, 0, 0))


def test_odd_values_come_back_as_they_were(connection: Connection, collection: str, tmp_path: Path) -> None:
    texts = ["", "\0", "a\ud800b", "\udfff\U0010fffe\U0010d800", "😀\u2028\t\"'\\", "é" * 20_000, "2024-02"]
    nodes = [person(n, name=text, aliases=texts[: n % 3]) for n, text in enumerate(texts)]
    nodes += [Node(id, "Group", {"id": id, "name": id}) for id in ("group/é", "group/\uffee", "group/😀")]
    edges = [
        Edge("group/😀", "MENTIONED_IN", "document/x", EVIDENCE | {"texts": ["\ud800"], "starts": [2**62]})
    ]
    document = {"id": "document/x", "name": "x", "sha256": "0", "extractor": "e", "article": "x"}
    path = write(tmp_path, [*nodes, Node("document/x", "Document", document)], edges)
    load(path, connection, collection)
    assert load(path, connection, collection).nodes.changed == 0
    pull(connection, tmp_path / "pulled.jsonl", collection)
    assert (tmp_path / "pulled.jsonl").read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", ":4: not JSON"),
        ("@node", ":4: node person/orang-1 stands after a relationship; nodes come first"),
        ("@edge", "a fact is there twice; `simpul validate` names the lines"),
        ("@lost", "role/jabatan-9: an end is no Person or Role of the file"),
        (
            "@large",
            ":4: edge person/orang-1 -HOLDS-> role/jabatan-1: property 'starts' must be a list of integers ",
        ),
    ],
)
def test_a_file_with_a_fault_removes_nothing(
    connection: Connection, collection: str, tmp_path: Path, line: str, said: str
) -> None:
    load(write(tmp_path, [person(7)]), connection, collection)
    path = write(tmp_path, [person(1), role(1)], [holds(1, 1)])
    lines = path.read_text().splitlines()
    odd = {
        "@node": lines[0],
        "@edge": lines[2],
        "@lost": lines[2].replace("jabatan-1", "jabatan-9"),
        "@large": lines[2].replace('"starts":[0]', f'"starts":[{2**63}]'),
    }
    path.write_text("\n".join([*lines, odd.get(line, line)]) + "\n")
    with pytest.raises(GraphFormatError) as caught:
        load(path, connection, collection)
    assert said in str(caught.value)
    assert connection.read("MATCH (n:Person {id: 'person/orang-7'}) RETURN count(n) AS n") == [{"n": 1}]


def test_the_lines_of_a_graph_and_of_its_pull_are_alike(
    connection: Connection, collection: str, tmp_path: Path
) -> None:
    path = write(tmp_path, [person(1), role(1)], [holds(1, 1)])
    load(path, connection, collection)
    graph = Graph([person(1), role(1)], [holds(1, 1)])
    pull(connection, tmp_path / "p.jsonl", collection)
    assert (tmp_path / "p.jsonl").read_text().splitlines() == list(generate_lines(graph))


KINDS = [kind_of("Person"), kind_of("Role"), kind_of("HOLDS", "Person", "Role")]
STATEMENTS = ("find", "create", "change", "remove", "keys", "count")


@pytest.fixture
def miscounted(connection: Connection, collection: str, tmp_path: Path) -> None:
    """A database whose planner believes that its indexes are empty, as just after all was removed."""
    connection.run_alone("CALL db.prepareForReplanning()")
    path = write(
        tmp_path,
        [*map(person, range(50)), *map(role, range(50))],
        [holds(number, number) for number in range(50)],
    )
    load(path, connection, collection)


@pytest.mark.parametrize(
    ("kind", "name"),
    [(kind, name) for kind in KINDS for name in STATEMENTS if kind.is_edge or name != "create"],
    ids=lambda each: each if isinstance(each, str) else each.name,
)
@pytest.mark.usefixtures("miscounted")
def test_the_loader_finds_by_an_index_whatever_the_planner_believes(
    connection: Connection, collection: str, kind: Kind, name: str
) -> None:
    with open_driver(connection.login) as driver:
        plan = driver.execute_query(
            f"CYPHER replan=force EXPLAIN {getattr(kind, name)}",
            rows=[],
            collection=collection,
            database_=connection.login.database,
        ).summary.plan
    assert plan is not None
    found = [each.partition("@")[0] for each in operators(plan)]
    finders = [each for each in found if "Scan" in each or "Seek" in each]
    assert finders
    if kind.is_edge and name in ("keys", "count"):
        assert finders == ["DirectedRelationshipIndexScan"]
    else:
        assert [each for each in finders if "UniqueIndexSeek" not in each] == []
