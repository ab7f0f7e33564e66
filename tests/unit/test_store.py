from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pytest
from samples import mayor

from graph.errors import GraphFormatError, NotFoundError, SchemaError, UsageError
from graph.model import Document, Edge, Node
from graph.resolve import resolve
from graph.stores import Graph, Store, generate_lines, open_store, parse_lines, read_graph, write_graph
from graph.triples import to_triples


def sample(redirects: dict[str, str] | None = None) -> Graph:
    extractions = [mayor("a-1"), mayor("a-2", None)]
    resolved = resolve(map(to_triples, extractions))
    documents = {item.document.id: item.document for item in extractions}
    return Graph(resolved.nodes, resolved.edges, documents=documents, redirects=redirects)


@pytest.fixture
def graph() -> Graph:
    return sample()


def person(id: str, name: str) -> Node:
    return Node(id, "Person", {"id": id, "name": name, "norm_name": name.lower()})


def test_it_is_a_store(graph: Graph) -> None:
    assert isinstance(graph, Store)


def test_nodes_are_flat_and_of_one_kind(graph: Graph) -> None:
    persons = graph.nodes("Person")
    assert [row["name"] for row in persons] == ["Kusmana Hartadji", "Yasti Yustia Asih"]
    assert {row["label"] for row in persons} == {"Person"}
    assert len(graph.nodes()) == len(graph)
    assert {row["name"] for row in graph.nodes("Topic")} == {"Netralitas ASN", "Pilkada"}


def test_edges_name_their_ends(graph: Graph) -> None:
    rows = {(row["start_name"], row["end_name"]): row for row in graph.edges("HOLDS")}
    row = rows["Kusmana Hartadji", "Wali Kota"]
    assert row["capacity"] == "penjabat"
    assert row["documents"] == ["a-1", "a-2"]
    assert {row["type"] for row in graph.edges()} > {"HOLDS", "AT", "SAID_BY"}


def test_pandas_takes_them_as_they_are(graph: Graph) -> None:
    persons, held = pd.DataFrame(graph.nodes("Person")), pd.DataFrame(graph.edges("HOLDS"))
    assert list(persons["name"]) == ["Kusmana Hartadji", "Yasti Yustia Asih"]
    assert len(held) == 2
    assert held.explode("documents")["documents"].tolist() == ["a-1", "a-2", "a-1", "a-2"]


@pytest.mark.parametrize("ask", ["nodes", "edges", "find"])
def test_an_unknown_kind_is_refused_with_what_is_allowed(graph: Graph, ask: str) -> None:
    question: Any = getattr(graph, ask)
    with pytest.raises(SchemaError, match=r"allowed: .*(Person|HOLDS)"):
        question(*(["x"] if ask == "find" else []), "Orang")


def test_a_node_by_id_and_by_the_id_that_it_had() -> None:
    new = sample().nodes("Person")[0]["id"]
    graph = sample(redirects={"person/old-1": new})
    assert graph.node("person/old-1").id == new
    assert "person/old-1" in graph
    assert graph.edges_of("person/old-1") == graph.edges_of(new)
    assert [node.id for node in graph.find("person/old-1")] == [new]


def test_a_missing_node_names_close_ones(graph: Graph) -> None:
    with pytest.raises(NotFoundError, match=r"close to it: person/kusmana-hartadji-\w+ \(Kusmana Hartadji\)"):
        graph.node("kusmana hartaji")
    with pytest.raises(NotFoundError, match="nothing in it is called alike"):
        graph.node("zzzz")


def test_edges_of_a_node_go_both_ways(graph: Graph) -> None:
    kusmana = graph.find("Kusmana Hartadji")[0].id
    edges = graph.edges_of(kusmana)
    assert {edge.type for edge in edges} == {
        "HOLDS",
        "ATTENDED_BY",
        "ORGANIZED_BY",
        "SAID_BY",
        "MENTIONED_IN",
    }
    assert all(kusmana in (edge.start, edge.end) for edge in edges)
    assert len(edges) == len(set(map(repr, edges)))


def test_finding_is_by_any_name_exact_ones_first() -> None:
    graph = Graph(
        [
            Node(
                "person/a",
                "Person",
                {"id": "person/a", "name": "Budi Santoso", "norm_name": "", "aliases": ["Budi"]},
            ),
            person("person/b", "Budi Rahardja"),
            Node("group/c", "Group", {"id": "group/c", "name": "budi"}),
        ]
    )
    assert [node.id for node in graph.find("BUDI")] == ["group/c", "person/a", "person/b"]
    assert [node.id for node in graph.find("budi", "Person")] == ["person/a", "person/b"]
    assert graph.find("siti") == []


def test_a_graph_must_hold_together() -> None:
    one = person("person/a", "A B")
    evidence: dict[str, Any] = {
        "documents": ["a"],
        "starts": [0],
        "ends": [1],
        "texts": ["x"],
        "marks": [""],
        "basis": "stated",
    }
    role = Node("role/r", "Role", {"id": "role/r", "title": "Camat", "plural": False})
    held = Edge("person/a", "HOLDS", "role/r", evidence)
    with pytest.raises(SchemaError, match="node person/a is there twice"):
        Graph([one, one])
    with pytest.raises(SchemaError, match="there is no node 'role/r'"):
        Graph([one], [held])
    with pytest.raises(SchemaError, match="is there twice; one fact is one edge"):
        Graph([one, role], [held, held])
    both = Graph([one, role], [held, Edge("person/a", "HOLDS", "role/r", evidence | {"capacity": "mantan"})])
    assert len(both.edges("HOLDS")) == 2


def test_networkx_gets_a_graph_of_its_own(graph: Graph) -> None:
    converted = graph.to_networkx()
    assert isinstance(converted, nx.MultiDiGraph)
    assert converted.number_of_nodes() == len(graph)
    assert converted.number_of_edges() == len(graph.edges())
    kusmana = graph.find("Kusmana Hartadji")[0].id
    assert converted.nodes[kusmana]["label"] == "Person"
    assert {key for _, _, key in converted.out_edges(kusmana, keys=True)} == {
        "HOLDS|penjabat|",
        "MENTIONED_IN",
    }
    converted.clear()
    assert len(graph) > 0


@pytest.mark.parametrize("kind", ["gexf", "graphml"])
def test_gephi_and_others_read_it_back(graph: Graph, kind: str, tmp_path: Path) -> None:
    flat = graph.to_networkx(flat=True)
    file = tmp_path / f"graph.{kind}"
    getattr(nx, f"write_{kind}")(flat, file)
    back = getattr(nx, f"read_{kind}")(file)
    assert set(back.nodes) == set(flat.nodes)
    assert sorted(back.edges()) == sorted(flat.edges())
    kusmana = graph.find("Kusmana Hartadji")[0].id
    assert back.nodes[kusmana]["kind"] == "Person"
    assert back.nodes[kusmana]["label"] == "Kusmana Hartadji"
    assert {data["documents"] for *_, data in back.edges(kusmana, data=True)} >= {"a-1 | a-2"}


def test_characters_that_xml_forbids_are_replaced(tmp_path: Path) -> None:
    graph = Graph([Node("group/a", "Group", {"id": "group/a", "name": "ASN\x00\x1b\ud800"})])
    nx.write_graphml(graph.to_networkx(flat=True), tmp_path / "graph.graphml")
    back = nx.read_graphml(tmp_path / "graph.graphml")
    assert back.nodes["group/a"]["label"] == "ASN\ufffd\ufffd\ufffd"


def test_lines_are_sorted_and_in_apocs_layout(graph: Graph) -> None:
    records = [json.loads(line) for line in generate_lines(graph)]
    nodes = [record for record in records if record["type"] == "node"]
    relationships = records[len(nodes) :]
    assert {record["type"] for record in relationships} == {"relationship"}
    assert [node["id"] for node in nodes] == sorted(node["id"] for node in nodes)
    assert [item["id"] for item in relationships] == [str(number) for number in range(len(relationships))]
    for record in records:
        assert list(record) == sorted(record)
        assert list(record["properties"]) == sorted(record["properties"])
        assert None not in record["properties"].values()
    assert nodes[0]["properties"]["id"] == nodes[0]["id"]
    assert set(relationships[0]["start"]) == {"id", "labels"}


def test_what_is_written_is_read_back_with_its_articles(tmp_path: Path) -> None:
    graph = sample(redirects={"person/old": sample().nodes("Person")[0]["id"]})
    file = tmp_path / "deep" / "graph.jsonl"
    write_graph(graph, file)
    assert read_graph(file) == graph
    assert sorted(path.name for path in file.parent.iterdir()) == [
        "documents.jsonl",
        "graph.jsonl",
        "redirects.jsonl",
    ]
    before = {path.name: path.read_bytes() for path in file.parent.iterdir()}
    write_graph(read_graph(file), file)
    assert {path.name: path.read_bytes() for path in file.parent.iterdir()} == before


def test_redirects_that_are_no_more_go(tmp_path: Path, graph: Graph) -> None:
    (tmp_path / "redirects.jsonl").write_text('{"from":"a","to":"b"}\n')
    write_graph(graph, tmp_path / "graph.jsonl")
    assert not (tmp_path / "redirects.jsonl").exists()
    assert read_graph(tmp_path / "graph.jsonl").redirects == {}


def test_documents_carry_all_but_what_is_not_known(tmp_path: Path, graph: Graph) -> None:
    write_graph(graph, tmp_path / "graph.jsonl")
    first, second = map(json.loads, (tmp_path / "documents.jsonl").read_text(encoding="utf-8").splitlines())
    assert set(first) == {"id", "body", "title", "publisher", "date", "sha256"}
    assert "date" not in second
    assert first["sha256"] == graph.documents["a-1"].sha256


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, graph: Graph) -> None:
    file = tmp_path / "graph.jsonl"
    write_graph(graph, file)
    before = file.read_bytes()
    unwritable = Graph([Node("group/z", "Group", {"id": "group/z", "name": "ASN"})])
    unwritable.node("group/z").properties["name"] = {1, 2}  # type: ignore[index]
    with pytest.raises(TypeError):
        write_graph(unwritable, file)
    assert file.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["documents.jsonl", "graph.jsonl"]


def test_pipes(graph: Graph, monkeypatch: pytest.MonkeyPatch, capfdbinary: Any) -> None:
    write_graph(graph, "-")
    written = capfdbinary.readouterr().out
    assert written.decode() == "".join(f"{line}\n" for line in generate_lines(graph))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(written), encoding="ascii"))
    back = read_graph("-")
    assert back.nodes() == graph.nodes()
    assert back.documents == {}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "x:2: not JSON"),
        ("[1]", "x:2: expected a JSON object, found list"),
        ('{"type":"edge"}', 'x:2: "type" must be "node" or "relationship", found \'edge\''),
        ('{"type":"node","id":"a"}', "x:2: a node lacks labels, properties"),
        ('{"type":"node","id":"a","labels":["Person"],"properties":{},"x":1}', "x:2: a node has x"),
        (
            '{"type":"node","id":3,"labels":["Person"],"properties":{}}',
            'a node must have an "id" that is a string',
        ),
        ('{"type":"node","id":"a","labels":[],"properties":{}}', '"labels": a list of one label'),
        ('{"type":"node","id":"a","labels":["Person"],"properties":[]}', '"properties" must be an object'),
        ('{"type":"node","id":"a","labels":["Orang"],"properties":{}}', "label 'Orang' is not in the schema"),
        ('{"a":NaN}', "NaN is no JSON value"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' + "9" * 5000 + "}", "not JSON"),
    ],
)
def test_a_broken_line_is_named(line: str, said: str) -> None:
    with pytest.raises(GraphFormatError) as caught:
        parse_lines(["", line], "x")
    assert said in str(caught.value)


def test_a_file_that_is_no_graph_is_named(tmp_path: Path) -> None:
    with pytest.raises(GraphFormatError, match="`simpul build` makes a graph"):
        read_graph(tmp_path / "nothing.jsonl")
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(GraphFormatError, match="not UTF-8"):
        read_graph(tmp_path / "binary")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("documents.jsonl", '{"id":"a"}', "documents.jsonl:1: expected the keys body, id, sha256"),
        ("documents.jsonl", '{"id":"a","body":"x","sha256":"0"}', "the body of 'a' was changed"),
        ("documents.jsonl", "nonsense", "documents.jsonl:1: not JSON"),
        ("redirects.jsonl", '{"from":"a","to":3}', "redirects.jsonl:1: expected the keys from, to"),
    ],
)
def test_broken_files_beside_the_graph_are_named(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / "graph.jsonl").touch()
    (tmp_path / name).write_text(text)
    with pytest.raises(GraphFormatError) as caught:
        read_graph(tmp_path / "graph.jsonl")
    assert said in str(caught.value)


def test_half_a_character_survives(tmp_path: Path) -> None:
    odd = Document("a", "surat \ud800 kabar")
    graph = Graph(
        [Node("group/a", "Group", {"id": "group/a", "name": "x\ud800\u2028\r\n"})], documents={"a": odd}
    )
    write_graph(graph, tmp_path / "graph.jsonl")
    assert read_graph(tmp_path / "graph.jsonl") == graph


def test_open_store_takes_a_file_or_its_folder(tmp_path: Path, graph: Graph) -> None:
    write_graph(graph, tmp_path / "graph.jsonl")
    assert open_store(tmp_path) == open_store(tmp_path / "graph.jsonl") == graph
    with pytest.raises(UsageError, match="expected an address like bolt://localhost:7687"):
        open_store("ftp://example.org/graph")


def test_graphs_differ_by_any_part(graph: Graph) -> None:
    assert graph == sample()
    assert graph != sample(redirects={"a": "b"})
    assert graph != Graph()
    assert graph != "graph"
    assert repr(graph) == "<Graph: 16 nodes, 39 edges, 2 documents>"
