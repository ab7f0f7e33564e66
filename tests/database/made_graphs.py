"""Small graphs for the tests of the database, and a look at all that is in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from graph.model import Edge, Node
from graph.stores import Graph, write_graph
from graph.stores.neo4j import Connection

EVIDENCE: dict[str, Any] = {
    "basis": "stated",
    "documents": ["a-1"],
    "starts": [0],
    "ends": [5],
    "texts": ["Rapat"],
    "marks": ["0-5"],
}


def person(number: int, **properties: Any) -> Node:
    id = f"person/orang-{number}"
    names = {"id": id, "name": f"Orang {number}", "norm_name": f"orang {number}", "aliases": []}
    return Node(id, "Person", names | properties)


def role(number: int) -> Node:
    id = f"role/jabatan-{number}"
    return Node(id, "Role", {"id": id, "title": "Camat", "aliases": ["camat"], "plural": False})


def holds(start: int, end: int, **properties: Any) -> Edge:
    return Edge(f"person/orang-{start}", "HOLDS", f"role/jabatan-{end}", EVIDENCE | properties)


def write(
    folder: Path, nodes: Sequence[Node], edges: Sequence[Edge] = (), redirects: dict[str, str] | None = None
) -> Path:
    path = folder / "graph.jsonl"
    write_graph(Graph(nodes, edges, redirects=redirects), path)
    return path


def everything(connection: Connection, where: str = "true") -> list[Any]:
    """All nodes and relationships of the database, with all they have, in an order of their own."""
    nodes = connection.read(f"MATCH (n) WHERE {where} RETURN labels(n) AS l, properties(n) AS p")
    edges = connection.read(
        f"MATCH (a)-[n]->(b) WHERE {where} RETURN a.id AS a, type(n) AS t, b.id AS b, properties(n) AS p"
    )
    return [sorted(json.dumps(row, sort_keys=True) for row in rows) for rows in (nodes, edges)]
