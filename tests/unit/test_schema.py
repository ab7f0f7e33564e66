from __future__ import annotations

import tomllib
from importlib import resources
from typing import get_args

import pytest

from graph.errors import SchemaError
from graph.model import Basis, Capacity, Edge, Mode, Node, Value
from graph.schema import check_edge, check_node, edge_key, is_iso_date, load_schema, name_of

EVIDENCE: dict[str, Value] = {
    "documents": ["a"],
    "starts": [0],
    "ends": [3],
    "texts": ["abc"],
    "marks": ["0-3"],
    "basis": "stated",
}
PERSON: dict[str, Value] = {"id": "person/x-1", "name": "X Y", "norm_name": "x y"}


def test_every_kind_and_type_of_the_file_is_read() -> None:
    raw = tomllib.loads(resources.files("graph").joinpath("data/schema.toml").read_text(encoding="utf-8"))
    schema = load_schema()
    assert set(schema.nodes) == set(raw["nodes"])
    assert set(schema.edges) == set(raw["edges"])
    assert set(schema.evidence) == set(raw["evidence"])
    for label, kind in schema.nodes.items():
        assert set(kind.properties) == {"id", *raw["nodes"][label]["properties"]}
        assert kind.name_property in kind.properties


def test_ends_and_keys_name_what_exists() -> None:
    schema = load_schema()
    for edge_type in schema.edges.values():
        assert set(edge_type.from_) <= set(schema.nodes)
        assert set(edge_type.to) <= set(schema.nodes)
        assert set(edge_type.key) <= set(edge_type.properties)
        assert set(schema.evidence) <= set(edge_type.properties)


def test_prefixes_and_colours_tell_kinds_apart() -> None:
    kinds = load_schema().nodes.values()
    assert len({kind.prefix for kind in kinds}) == len({kind.colour for kind in kinds}) == len(kinds)


def test_values_agree_with_the_dataclasses() -> None:
    schema = load_schema()
    assert schema.evidence["basis"].values == get_args(Basis)
    assert schema.nodes["Statement"].properties["mode"].values == get_args(Mode)
    assert schema.edges["HOLDS"].properties["capacity"].values == get_args(Capacity)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024", True),
        ("2024-02", True),
        ("2024-02-29", True),
        ("2023-02-29", False),
        ("2024-13", False),
        ("0000", False),
        ("20240229", False),
        ("2024-02-29T10:00", False),
        ("", False),
        ("٢٠٢٤", False),
    ],
)
def test_iso_dates_may_be_partial_and_must_exist(text: str, expected: bool) -> None:
    assert is_iso_date(text) is expected


@pytest.mark.parametrize(
    ("label", "change", "said"),
    [
        ("Orang", {}, "label 'Orang' is not in the schema; allowed: Person, Role"),
        (
            "Person",
            {"umur": 3},
            "property 'umur' is not in the schema; allowed: id, name, aliases, norm_name",
        ),
        ("Person", {"name": 3}, "property 'name' must be a string, found 3"),
        ("Person", {"name": None}, "property 'name' must be a string, found None"),
        ("Person", {"aliases": "X"}, "property 'aliases' must be a list of strings"),
        ("Person", {"id": "person/other"}, "must repeat the node's id"),
    ],
)
def test_a_wrong_node_is_refused_with_what_is_allowed(
    label: str, change: dict[str, Value], said: str
) -> None:
    with pytest.raises(SchemaError) as caught:
        check_node(Node("person/x-1", label, PERSON | change))
    assert said in str(caught.value)
    assert "person/x-1" in str(caught.value)


def test_a_missing_property_is_named() -> None:
    with pytest.raises(SchemaError, match="property 'norm_name' is missing; it must be a string"):
        check_node(Node("person/x-1", "Person", {"id": "person/x-1", "name": "X"}))


@pytest.mark.parametrize(
    ("edge", "ends", "said"),
    [
        (
            Edge("a", "KNOWS", "b", EVIDENCE),
            ("Person", "Role"),
            "type 'KNOWS' is not in the schema; allowed: HOLDS",
        ),
        (
            Edge("a", "HOLDS", "b", EVIDENCE),
            ("Role", "Role"),
            "HOLDS cannot start at a Role; allowed: Person",
        ),
        (
            Edge("a", "HOLDS", "b", EVIDENCE),
            ("Person", "Topic"),
            "HOLDS cannot end at a Topic; allowed: Role",
        ),
        (Edge("a", "HOLDS", "b"), ("Person", "Role"), "property 'documents' is missing"),
        (
            Edge("a", "HOLDS", "b", EVIDENCE | {"since": "lalu"}),
            ("Person", "Role"),
            "property 'since' must be an ISO date",
        ),
        (
            Edge("a", "HOLDS", "b", EVIDENCE | {"capacity": "Pj"}),
            ("Person", "Role"),
            "property 'capacity' has 'Pj'; allowed: penjabat, penjabat sementara",
        ),
        (
            Edge("a", "HOLDS", "b", EVIDENCE | {"starts": ["0"]}),
            ("Person", "Role"),
            "property 'starts' must be a list of integers of at most 64 bits",
        ),
    ],
)
def test_a_wrong_edge_is_refused_with_what_is_allowed(edge: Edge, ends: tuple[str, str], said: str) -> None:
    with pytest.raises(SchemaError) as caught:
        check_edge(edge, *ends)
    assert said in str(caught.value)


def test_right_ones_pass() -> None:
    check_node(Node("person/x-1", "Person", PERSON))
    check_edge(Edge("a", "HOLDS", "b", EVIDENCE | {"capacity": "calon", "since": "2024"}), "Person", "Role")


def test_the_key_of_a_fact() -> None:
    held = Edge("p", "HOLDS", "r", {"since": "2024", "rank": 1})
    assert edge_key(held) == ("p", "HOLDS", "r", "", "2024")
    assert edge_key(Edge("r", "AT", "i")) == ("r", "AT", "i")
    with pytest.raises(SchemaError, match="KNOWS"):
        edge_key(Edge("a", "KNOWS", "b"))


def test_the_name_of_a_node_is_the_property_that_the_schema_names() -> None:
    assert name_of(Node("role/x", "Role", {"title": "Camat"})) == "Camat"
    assert name_of(Node("topic/umkm", "Topic", {"label": "UMKM"})) == "UMKM"
