"""A graph file read line by line, for what must not hold the whole graph in memory."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson

from graph.errors import GraphFormatError, SchemaError
from graph.model import Edge, Node
from graph.schema import check_edge, check_node, load_schema
from graph.stores.jsonl import find_layout_fault, parse_record, reading, to_edge, to_node

LabelledEdge = tuple[Edge, str, str]
"""An edge with the labels of its start and end."""


def stream_graph(path: str | Path) -> Iterator[Node | LabelledEdge]:
    """Give the nodes, then the edges of a graph file, each held against the schema.

    Args:
        path: The file, or "-" for standard input.

    Yields:
        Nodes, then edges with the labels of their ends.

    Raises:
        GraphFormatError: A line breaks the format, does not fit the schema, or is a node after an edge.
    """
    if str(path) == "-":
        with reading("standard input"):
            yield from _parse(sys.stdin.buffer, "standard input")
    else:
        with reading(path), Path(path).open("rb") as lines:
            yield from _parse(lines, str(path))


def _parse(lines: Iterable[bytes], source: str) -> Iterator[Node | LabelledEdge]:
    nodes_ended = False
    for number, line in enumerate(lines, 1):
        if line.isspace():
            continue
        try:
            item = _to_item(_parse_line(line))
        except (GraphFormatError, SchemaError) as error:
            raise GraphFormatError(f"{source}:{number}: {error}") from None
        if isinstance(item, Node):
            if nodes_ended:
                raise GraphFormatError(
                    f"{source}:{number}: node {item.id} stands after a relationship; nodes come first"
                )
        else:
            nodes_ended = True
        yield item


def _parse_line(line: bytes) -> dict[str, Any]:
    """Read a line as JSON, fast where it can be."""
    try:
        record = orjson.loads(line)
    except ValueError:  # no JSON, or a lone surrogate
        record = None
    return record if isinstance(record, dict) else parse_record(line.decode())


def _to_item(record: dict[str, Any]) -> Node | LabelledEdge:
    if fault := find_layout_fault(record):
        raise GraphFormatError(fault)
    if record["type"] == "node":
        node = to_node(record)
        check_node(node)
        prefix = load_schema().nodes[node.label].prefix
        if not node.id.startswith(f"{prefix}/"):
            raise GraphFormatError(f"the id {node.id} of a {node.label} must begin with {prefix}/")
        return node
    edge, start, end = to_edge(record), record["start"]["labels"][0], record["end"]["labels"][0]
    check_edge(edge, start, end)
    return edge, start, end
