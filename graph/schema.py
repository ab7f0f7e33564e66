"""The node kinds and edge types, read from ``data/schema.toml``: the one place that names them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from graph.errors import SchemaError
from graph.model import Edge, Node, Value

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a node kind or edge type.

    Args:
        name: Its key.
        type: string, integer, boolean, date (ISO, may be partial), strings or integers (lists).
        required: True when it is always there.
        about: What it says, in one line.
        values: The only values (or list items) that it may have; empty when any will do.
    """

    name: str
    type: str
    required: bool
    about: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NodeKind:
    """A kind of node: `prefix` begins its ids, `name_property` holds what a reader calls it."""

    label: str
    prefix: str
    colour: str
    label_id: str
    about: str
    name_property: str
    properties: Mapping[str, Property]


@dataclass(frozen=True, slots=True)
class EdgeType:
    """A type of edge: labels of its ends, properties of its key, and all properties with the evidence's."""

    type: str
    from_: tuple[str, ...]
    to: tuple[str, ...]
    key: tuple[str, ...]
    label_id: str
    about: str
    properties: Mapping[str, Property]


@dataclass(frozen=True, slots=True)
class Schema:
    """The whole of ``schema.toml``: node kinds by label, edge types by type, evidence properties by name."""

    nodes: dict[str, NodeKind]
    edges: dict[str, EdgeType]
    evidence: dict[str, Property]


@cache
def load_schema() -> Schema:
    """Give the schema of every Simpul graph.

    Returns:
        The schema, read once.

    Example:
        >>> schema = load_schema()
        >>> schema.nodes["Person"].prefix
        'person'
        >>> schema.edges["HOLDS"].from_, schema.edges["HOLDS"].to, schema.edges["HOLDS"].key
        (('Person',), ('Role',), ('capacity', 'since'))
    """
    text = resources.files("graph").joinpath("data", "schema.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text)
    evidence = _properties(raw["evidence"])
    nodes = {label: _node_kind(label, table) for label, table in raw["nodes"].items()}
    edges = {name: _edge_type(name, table, evidence) for name, table in raw["edges"].items()}
    return Schema(nodes, edges, evidence)


def _properties(table: Mapping[str, Any]) -> dict[str, Property]:
    return {
        name: Property(
            name,
            entry["type"].removesuffix("!"),
            entry["type"].endswith("!"),
            entry["about"],
            tuple(entry.get("values", ())),
        )
        for name, entry in table.items()
    }


def _node_kind(label: str, table: Mapping[str, Any]) -> NodeKind:
    return NodeKind(
        label,
        table["prefix"],
        table["colour"],
        table["label_id"],
        table["about"],
        table["name_property"],
        _properties({"id": {"type": "string!", "about": "the node's id"}} | table["properties"]),
    )


def _edge_type(name: str, table: Mapping[str, Any], evidence: Mapping[str, Property]) -> EdgeType:
    return EdgeType(
        name,
        tuple(table["from"]),
        tuple(table["to"]),
        tuple(table["key"]),
        table["label_id"],
        table["about"],
        _properties(table.get("properties", {})) | dict(evidence),
    )


def is_iso_date(text: str) -> bool:
    """Say whether `text` is an ISO date, possibly partial, that the calendar has.

    Args:
        text: "2024", "2024-09" or "2024-09-17".

    Returns:
        True for such a date.

    Example:
        >>> is_iso_date("2024-02"), is_iso_date("2024-02-30")
        (True, False)
    """
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and set(map(type, value)) <= {str}


def _are_integers(value: object) -> bool:
    if not isinstance(value, list) or not set(map(type, value)) <= {int}:
        return False
    return not value or -_MOST - 1 <= min(value) <= max(value) <= _MOST


_MOST = 2**63 - 1
_CHECKS: dict[str, Callable[[object], bool]] = {
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: _are_integers([value]),
    "boolean": lambda value: isinstance(value, bool),
    "date": lambda value: isinstance(value, str) and is_iso_date(value),
    "strings": _are_texts,
    "integers": _are_integers,
}
_EXPECTED = {
    "string": "a string",
    "integer": "an integer of at most 64 bits",
    "boolean": "true or false",
    "date": "an ISO date (2024, 2024-09 or 2024-09-17)",
    "strings": "a list of strings",
    "integers": "a list of integers of at most 64 bits",
}


def find_property_faults(known: Mapping[str, Property], given: Mapping[str, object]) -> list[str]:
    """Compare properties with what the schema allows.

    Args:
        known: The properties of the node kind or edge type.
        given: Those of a node or edge.

    Returns:
        One sentence a fault, empty when all is well.
    """
    faults = [
        _value_fault(known[name], value)
        for name, value in given.items()
        if name in known and not _fits(known[name], value)
    ]
    faults += [
        f"property {name!r} is not in the schema; allowed: {', '.join(known)}"
        for name in given
        if name not in known
    ]
    faults += [
        f"property {name!r} is missing; it must be {_EXPECTED[entry.type]}"
        for name, entry in known.items()
        if entry.required and name not in given
    ]
    return faults


def _fits(entry: Property, value: object) -> bool:
    return _CHECKS[entry.type](value) and (not entry.values or not _strange_values(entry, value))


def _strange_values(entry: Property, value: object) -> list[object]:
    items = value if isinstance(value, list) else [value]
    return [item for item in items if item not in entry.values]


def _value_fault(entry: Property, value: object) -> str:
    """Say why a value does not fit."""
    if not _CHECKS[entry.type](value):
        return f"property {entry.name!r} must be {_EXPECTED[entry.type]}, found {show(value)}"
    strange, allowed = _strange_values(entry, value)[0], ", ".join(entry.values)
    return f"property {entry.name!r} has {show(strange)}; allowed: {allowed}"


def show(value: object) -> str:
    """Give a value for a message, cut short; a hostile file may hold one of many digits or levels."""
    try:
        shown = repr(value)
    except (ValueError, RecursionError):
        return f"a {type(value).__name__} too large to show"
    return shown if len(shown) <= 60 else shown[:57] + "..."


def find_end_faults(edge_type: EdgeType, start_label: str, end_label: str) -> list[str]:
    """Compare the labels of an edge's ends with what the schema allows; one sentence a fault."""
    ends = (("start", start_label, edge_type.from_), ("end", end_label, edge_type.to))
    return [
        f"{edge_type.type} cannot {side} at a {label}; allowed: {', '.join(allowed)}"
        for side, label, allowed in ends
        if label not in allowed
    ]


def check_node(node: Node) -> None:
    """Hold a node against the schema.

    Args:
        node: Any node.

    Raises:
        SchemaError: Its label or a property is not as the schema allows; the message names both.

    Example:
        >>> check_node(Node("person/x-1", "Orang"))
        Traceback (most recent call last):
        graph.errors.SchemaError: node person/x-1: label 'Orang' is not in the schema; allowed: Person, ...
    """
    kind = load_schema().nodes.get(node.label)
    if kind is None:
        raise SchemaError(f"node {node.id}: {unknown_label(node.label)}")
    faults = find_property_faults(kind.properties, node.properties)
    if not faults and node.properties["id"] != node.id:
        faults = [f"property 'id' is {node.properties['id']!r}; it must repeat the node's id"]
    if faults:
        raise SchemaError(f"node {node.id} ({node.label}): {'; '.join(faults)}")


def check_edge(edge: Edge, start_label: str, end_label: str) -> None:
    """Hold an edge against the schema.

    Args:
        edge: Any edge.
        start_label: Label of the node that it starts at.
        end_label: Label of the node that it ends at.

    Raises:
        SchemaError: Its type, an end or a property is not as the schema allows.
    """
    edge_type = load_schema().edges.get(edge.type)
    if edge_type is None:
        raise SchemaError(f"edge {edge.start} -> {edge.end}: {unknown_type(edge.type)}")
    faults = find_end_faults(edge_type, start_label, end_label)
    faults += find_property_faults(edge_type.properties, edge.properties)
    if faults:
        raise SchemaError(f"edge {edge.start} -{edge.type}-> {edge.end}: {'; '.join(faults)}")


def unknown_label(label: object) -> str:
    """The sentence for a label that the schema does not know."""
    return f"label {show(label)} is not in the schema; allowed: {', '.join(load_schema().nodes)}"


def unknown_type(name: object) -> str:
    """The sentence for an edge type that the schema does not know."""
    return f"type {show(name)} is not in the schema; allowed: {', '.join(load_schema().edges)}"


def edge_key(edge: Edge) -> tuple[str, ...]:
    """Give the key of a fact: two edges with one key are the same fact.

    Args:
        edge: An edge of a known type.

    Returns:
        Start, type, end, then the key properties of the type, "" for a missing one.

    Example:
        >>> edge_key(Edge("person/x-1", "HOLDS", "role/y-2", {"capacity": "penjabat"}))
        ('person/x-1', 'HOLDS', 'role/y-2', 'penjabat', '')
    """
    edge_type = load_schema().edges.get(edge.type)
    if edge_type is None:
        raise SchemaError(f"edge {edge.start} -> {edge.end}: {unknown_type(edge.type)}")
    return (edge.start, edge.type, edge.end, *[str(edge.properties.get(name, "")) for name in edge_type.key])


def name_of(node: Node) -> str:
    """Give what a reader calls a node: the property that the schema names for its kind.

    Args:
        node: A node of a known kind.

    Returns:
        Its name, title, text or label; its id where that property is missing.
    """
    value: Value = node.properties.get(load_schema().nodes[node.label].name_property, node.id)
    return str(value)
