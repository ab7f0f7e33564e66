"""The exchange format: a graph as JSON Lines, in the layout of Neo4j's APOC export.

Beside ``graph.jsonl`` stand ``documents.jsonl`` (the cleaned articles: every offset counts in their bodies)
and, where ids were given up, ``redirects.jsonl``. The same graph always gives the same bytes.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any

import orjson

from graph.errors import GraphFormatError, SchemaError
from graph.model import Document, Edge, Node
from graph.schema import show
from graph.stores.folder import settle
from graph.stores.networkx_store import Graph

GRAPH = "graph.jsonl"
DOCUMENTS = "documents.jsonl"
REDIRECTS = "redirects.jsonl"

_SURROGATE = re.compile("[\ud800-\udfff]")
_NODE_KEYS = {"id", "labels", "properties", "type"}
_EDGE_KEYS = {"id", "label", "properties", "type", "start", "end"}


def _dump(record: Mapping[str, Any]) -> str:
    """One line of JSON; a lone surrogate, which UTF-8 cannot carry, is escaped."""
    try:
        return orjson.dumps(record, option=orjson.OPT_SORT_KEYS).decode()
    except TypeError:  # such a surrogate, or a number of more than 64 bits
        pass
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def generate_lines(graph: Graph) -> Iterator[str]:
    """Write a graph out, line by line, without line ends.

    Args:
        graph: Any graph.

    Yields:
        Nodes sorted by id, then edges sorted by their key and numbered from 0.
    """
    yield from to_lines(graph.iter_nodes(), graph.iter_edges())


def to_lines(nodes: Iterable[Node], edges: Iterable[Edge]) -> Iterator[str]:
    """Write nodes that are sorted by id, and edges between them that are sorted by key, as lines."""
    labels = {}
    for node in nodes:
        labels[node.id] = node.label
        yield node_line(node)
    for number, edge in enumerate(edges):
        yield edge_line(number, edge, labels[edge.start], labels[edge.end])


def node_line(node: Node) -> str:
    """Write a node as a line."""
    return _dump({"type": "node", "id": node.id, "labels": [node.label], "properties": node.properties})


def edge_line(number: int, edge: Edge, start_label: str, end_label: str) -> str:
    """Write an edge as a line; `number` counts the edges of a file from 0."""
    return _dump(
        {
            "type": "relationship",
            "id": str(number),
            "label": edge.type,
            "start": {"id": edge.start, "labels": [start_label]},
            "end": {"id": edge.end, "labels": [end_label]},
            "properties": edge.properties,
        }
    )


def parse_record(line: str) -> dict[str, Any]:
    """Read one line as JSON.

    Args:
        line: The line.

    Returns:
        The object that it holds.

    Raises:
        GraphFormatError: It is no JSON object.
    """
    try:
        record = _DECODER.decode(line)
    except (ValueError, RecursionError) as error:
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise GraphFormatError(f"not JSON: {reason[:200]}; expected one JSON object a line") from None
    if not isinstance(record, dict):
        raise GraphFormatError(f"expected a JSON object, found {type(record).__name__}")
    return record


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is no JSON value")


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)


def find_layout_fault(record: Mapping[str, Any]) -> str:
    """Say what keeps a record from being a node or a relationship of the exchange format.

    Args:
        record: A line as `parse_record` gives it.

    Returns:
        One sentence, "" when all is well.
    """
    kind = record.get("type")
    if kind not in ("node", "relationship"):
        return f'"type" must be "node" or "relationship", found {show(kind)}'
    expected = _NODE_KEYS if kind == "node" else _EDGE_KEYS
    if set(record) != expected:
        missing, extra = sorted(expected - set(record)), sorted(set(record) - expected)
        said = [
            f"{what} {', '.join(keys)[:80]}" for what, keys in (("lacks", missing), ("has", extra)) if keys
        ]
        return f"a {kind} {' and '.join(said)}; its keys are {', '.join(sorted(expected))}"
    if not isinstance(record["properties"], dict):
        return '"properties" must be an object'
    if kind == "node":
        return _end_fault("a node", record)
    if not isinstance(record["label"], str) or not isinstance(record["id"], str):
        return '"label" and "id" of a relationship must be strings'
    return _end_fault('"start"', record["start"]) or _end_fault('"end"', record["end"])


def _end_fault(what: str, end: Any) -> str:
    if not isinstance(end, dict) or not isinstance(end.get("id"), str) or not end["id"]:
        return f'{what} must have an "id" that is a string and not empty'
    labels = end.get("labels")
    if not isinstance(labels, list) or len(labels) != 1 or not isinstance(labels[0], str):
        return f'{what} must have "labels": a list of one label'
    return ""


def to_node(record: Mapping[str, Any]) -> Node:
    """Convert a node record without layout faults."""
    return Node(record["id"], record["labels"][0], record["properties"])


def to_edge(record: Mapping[str, Any]) -> Edge:
    """Convert a relationship record without layout faults."""
    return Edge(record["start"]["id"], record["label"], record["end"]["id"], record["properties"])


def parse_lines(
    lines: Iterable[str],
    source: str = "<lines>",
    *,
    documents: Mapping[str, Document] | None = None,
    redirects: Mapping[str, str] | None = None,
) -> Graph:
    """Read a graph from lines of the exchange format.

    Args:
        lines: Lines in any order; empty ones are passed over.
        source: What a message calls them.
        documents: The cleaned articles by id.
        redirects: Ids that are no longer used, and what they became.

    Returns:
        The graph.

    Raises:
        GraphFormatError: A line is no node or relationship, or does not fit the schema.
    """
    nodes, edges = [], []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = parse_record(line)
            fault = find_layout_fault(record)
        except GraphFormatError as error:
            fault = str(error)
        if fault:
            raise GraphFormatError(f"{source}:{number}: {fault}")
        if record["type"] == "node":
            nodes.append(to_node(record))
        else:
            edges.append(to_edge(record))
    try:
        return Graph(nodes, edges, documents=documents, redirects=redirects)
    except SchemaError as error:
        raise GraphFormatError(f"{source}: {error} (`simpul validate` names the lines)") from error


def read_graph(path: str | Path) -> Graph:
    """Read a graph file, with the ``documents.jsonl`` and ``redirects.jsonl`` beside it where they are.

    Args:
        path: The file, or "-" for standard input (a graph without documents).

    Returns:
        The graph.

    Raises:
        GraphFormatError: The file is missing or breaks the format; the message names line and fault.
    """
    if str(path) == "-":
        with reading("standard input"):
            return parse_lines((line.decode() for line in sys.stdin.buffer), "standard input")
    path = Path(path)
    settle(path.parent)
    with reading(path), path.open(encoding="utf-8") as lines:
        return parse_lines(
            lines,
            str(path),
            documents=read_kept_documents(path.parent / DOCUMENTS),
            redirects=read_redirects(path.parent / REDIRECTS),
        )


@contextmanager
def reading(path: Path | str) -> Iterator[None]:
    """Let an error of the disk or the decoder name the file."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise GraphFormatError(f"{path}: not UTF-8 ({error.reason}); is it a graph file?") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise GraphFormatError(f"{path}: cannot be read ({reason}); `simpul build` makes a graph") from error


def _read_records(path: Path, required: set[str], allowed: set[str]) -> Iterator[dict[str, str]]:
    """The records of a file beside the graph, none where it is not there; every value is a string."""
    if not path.exists():
        return
    with reading(path), path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                record = parse_record(line)
            except GraphFormatError as error:
                raise GraphFormatError(f"{path}:{number}: {error}") from None
            strings = all(isinstance(value, str) for value in record.values())
            if not strings or not required <= set(record) <= allowed:
                raise GraphFormatError(
                    f"{path}:{number}: expected the keys {', '.join(sorted(required))} (allowed: "
                    f"{', '.join(sorted(allowed))}) with strings, found {', '.join(sorted(record))[:120]}"
                )
            yield record


def read_kept_documents(path: str | Path) -> dict[str, Document]:
    """Read the cleaned articles that were kept beside a graph.

    Args:
        path: The ``documents.jsonl``; it need not be there.

    Returns:
        The articles by id.

    Raises:
        GraphFormatError: A line is no article, or its body is not the one that its hash was taken of.
    """
    found = {}
    names = {field.name for field in fields(Document)}
    for record in _read_records(Path(path), {"id", "body", "sha256"}, names | {"sha256"}):
        sha256 = record.pop("sha256")
        document = Document(**record)
        if document.sha256 != sha256:
            raise GraphFormatError(
                f"{path}: the body of {document.id!r} was changed after its graph was built; build it again"
            )
        found[document.id] = document
    return found


def read_redirects(path: str | Path) -> dict[str, str]:
    """Read what ids became.

    Args:
        path: The ``redirects.jsonl``; it need not be there.

    Returns:
        For each id that is no longer used the one that it became.

    Raises:
        GraphFormatError: A line is no redirect.
    """
    path = Path(path)
    return {record["from"]: record["to"] for record in _read_records(path, {"from", "to"}, {"from", "to"})}


def _document_line(document: Document) -> str:
    record = {field.name: getattr(document, field.name) for field in fields(document)}
    return _dump(
        {name: value for name, value in record.items() if value is not None} | {"sha256": document.sha256}
    )


def write_graph(graph: Graph, path: str | Path) -> None:
    """Write a graph file, with its articles in ``documents.jsonl`` beside it.

    A file is replaced whole or not at all. A ``redirects.jsonl`` is there only if there are redirects.

    Args:
        graph: Any graph.
        path: The file (its folder is made), or "-" for standard output (the graph alone).

    Raises:
        OSError: The disk refuses.
    """
    write_parts(path, graph.iter_nodes(), graph.iter_edges(), graph.documents, graph.redirects)


def write_parts(
    path: str | Path,
    nodes: Iterable[Node],
    edges: Iterable[Edge],
    documents: Mapping[str, Document],
    redirects: Mapping[str, str],
) -> None:
    """Write the files of a graph, as `write_graph` does, of its parts.

    Args:
        path: As for `write_graph`.
        nodes: Nodes, sorted by id.
        edges: Edges between them, sorted by key.
        documents: The cleaned articles by id.
        redirects: Ids that are no longer used, and what they became.

    Raises:
        OSError: The disk refuses.
    """
    if str(path) != "-":
        path = Path(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        if documents:
            write_lines(path.parent / DOCUMENTS, (_document_line(documents[id]) for id in sorted(documents)))
        write_redirects(path.parent / REDIRECTS, redirects)
    write_lines(path, to_lines(nodes, edges))


def write_redirects(path: Path, redirects: Mapping[str, str]) -> None:
    """Write what ids became, or take the file away where there are no redirects."""
    if redirects:
        pairs = ({"from": old, "to": new} for old, new in sorted(redirects.items()))
        write_lines(path, map(_dump, pairs))
    else:
        path.unlink(missing_ok=True)


def write_lines(path: str | Path, lines: Iterable[str]) -> None:
    """Write lines to a file, which is replaced whole or not at all, or to standard output ("-")."""
    if str(path) == "-":
        for line in lines:
            sys.stdout.buffer.write(f"{line}\n".encode())
        sys.stdout.buffer.flush()
        return
    path = Path(path)
    temporary = path.parent / f".{path.name}.{os.getpid()}"
    try:
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(line + "\n" for line in lines)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
