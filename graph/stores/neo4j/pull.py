"""Reads a collection back as the graph file that was loaded, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from graph.errors import NotFoundError
from graph.model import Edge, Node
from graph.schema import edge_key, load_schema
from graph.stores.jsonl import REDIRECTS, edge_line, node_line, write_lines, write_redirects
from graph.stores.neo4j.connection import Connection
from graph.stores.neo4j.rows import from_row, from_text
from graph.stores.stream import LabelledEdge

_COLLECTIONS = """
MATCH (n:{labels}) WHERE n.collection IS NOT NULL
RETURN DISTINCT n.collection AS name ORDER BY name
"""
_NODES = """
MATCH (n:{label}) WHERE n.collection = $collection AND n.id IS NOT NULL
RETURN properties(n) ORDER BY n.id
"""
# The index gives the nodes in the order of their ids, so that the server has to sort and gather nothing.
_EDGES = """
MATCH (a:{label}) WHERE a.collection = $collection AND a.id IS NOT NULL
WITH a ORDER BY a.id
MATCH (a)-[r]->(b) WHERE r.collection = $collection
RETURN a.id, type(r), b.id, labels(b), properties(r)
"""


def iter_collections(connection: Connection) -> list[str]:
    """Give the names of what was loaded, sorted."""
    query = _COLLECTIONS.format(labels="|".join(load_schema().nodes))
    return [name for (name,) in connection.stream(query)]


def choose_collection(connection: Connection, wanted: str | None) -> str:
    """Give the collection that is meant.

    Args:
        connection: The database.
        wanted: Its name; None where there is only one.

    Raises:
        NotFoundError: The database has no such collection, or none or several to choose from.
    """
    every = iter_collections(connection)
    if wanted in every:
        return wanted
    held = f"it has {', '.join(map(repr, every))}" if every else "`simpul load` brings one"
    if wanted is not None:
        raise NotFoundError(f"{connection.login.uri}: there is no collection {wanted!r}; {held}")
    if len(every) != 1:
        which = "several collections" if every else "no collection"
        raise NotFoundError(f"{connection.login.uri}: there is {which}; {held}; choose with --collection")
    return every[0]


def iter_nodes(connection: Connection, collection: str) -> Iterator[tuple[Node, list[str]]]:
    """Give the nodes of a collection, sorted by id, each with the ids that it had before."""
    for label in _labels_in_order():
        query = _NODES.format(label=label)
        for (stored,) in connection.stream(query, collection=collection):
            yield to_node([label], stored), [from_text(each) for each in stored.get("former_ids", ())]


def iter_edges(connection: Connection, collection: str) -> Iterator[LabelledEdge]:
    """Give the edges of a collection with the labels of their ends, sorted by their key."""
    for label in _labels_in_order():
        rows = connection.stream(_EDGES.format(label=label), collection=collection)
        for _, group in groupby(rows, key=lambda row: row[0]):
            edges = [to_edge(*row) for row in group]
            for edge, end_label in sorted(edges, key=lambda each: edge_key(each[0])):
                yield edge, label, end_label


def _labels_in_order() -> list[str]:
    """The kinds in the order of their ids."""
    return sorted(load_schema().nodes, key=lambda label: f"{load_schema().nodes[label].prefix}/")


def to_node(labels: list[str], stored: Mapping[str, Any]) -> Node:
    """Convert a node of the database: its labels and all its properties."""
    label = label_of(labels)
    properties = from_row(load_schema().nodes[label].properties, stored)
    return Node(properties["id"], label, properties)


def to_edge(
    start: str, type: str, end: str, end_labels: list[str], stored: Mapping[str, Any]
) -> tuple[Edge, str]:
    """Convert a relationship of the database; gives the label of its end with it."""
    properties = from_row(load_schema().edges[type].properties, stored)
    return Edge(from_text(start), type, from_text(end), properties), label_of(end_labels)


def label_of(labels: Iterable[str]) -> str:
    """Give the kind among the labels of a node, to which a user may have added some."""
    return next(label for label in labels if label in load_schema().nodes)


def pull(connection: Connection, path: str | Path, collection: str) -> tuple[int, int]:
    """Write a collection as a graph file, with the ``redirects.jsonl`` that was loaded with it.

    Args:
        connection: The database.
        path: The file (its folder is made), or "-" for standard output.
        collection: What to read.

    Returns:
        Number of nodes, number of relationships. The graph is not held in memory.
    """
    lines = _Lines(connection, collection)
    if str(path) != "-":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    write_lines(path, lines.generate())
    if str(path) != "-":
        write_redirects(Path(path).parent / REDIRECTS, lines.redirects)
    return lines.nodes, lines.edges


class _Lines:
    """The lines of a collection, and what was counted and found on the way."""

    def __init__(self, connection: Connection, collection: str) -> None:
        self.nodes = self.edges = 0
        self.redirects: dict[str, str] = {}
        self._connection = connection
        self._collection = collection

    def generate(self) -> Iterator[str]:
        """Nodes, then edges."""
        for node, former_ids in iter_nodes(self._connection, self._collection):
            self.nodes += 1
            self.redirects.update(dict.fromkeys(former_ids, node.id))
            yield node_line(node)
        for edge, start, end in iter_edges(self._connection, self._collection):
            yield edge_line(self.edges, edge, start, end)
            self.edges += 1
