"""``extracted.jsonl``: what each article says, before articles are joined; so that none is read twice.

The first line names the format. Each further line is one article, sorted by id::

    {"article": "dev-01", "date": "2024-10-07", "source": "5f0c...", "sketch": "rTk...",
     "sentences": [[0, 214, "Sekretaris Daerah ..."], ...],
     "nodes": [{"label": "Person", "properties": {"id": "person/sri-...", ...}}, ...],
     "edges": [{"type": "HOLDS", "start": 1, "end": 4, "sentence": 0, "marks": "77-93", ...}, ...],
     "local": [12]}

``start``, ``end`` and ``local`` are places in ``nodes``, ``sentence`` is one in ``sentences``, all from 0;
an edge's other keys are its ``basis`` and its own properties.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from graph.errors import GraphFormatError
from graph.model import Edge, Node, Value
from graph.text.sketch import SKETCH_VERSION
from graph.triples import ArticleTriples

EXTRACTED = "extracted.jsonl"

_HEAD = {"format": "simpul-extracted", "version": 1, "sketches": SKETCH_VERSION}
_ANEW = "`simpul build` makes it anew"
_OWN_KEYS = ("type", "start", "end", "sentence", "marks", "basis")
_EVIDENCE = ("documents", "starts", "ends", "texts", "marks", "basis")


def write_extracted(parts: Iterable[ArticleTriples], path: str | Path) -> None:
    """Write what articles say.

    Args:
        parts: Triples of single articles, in any order.
        path: The file to write.

    Raises:
        OSError: The disk refuses.
    """
    lines = {part.document_id: _encode(_to_record(part)) for part in parts}
    with Path(path).open("wb") as file:
        file.write(_encode(_HEAD))
        file.writelines(lines[id] for id in sorted(lines))


def read_extracted(path: str | Path) -> Iterator[ArticleTriples]:
    """Read what articles say.

    Args:
        path: An ``extracted.jsonl``.

    Yields:
        The triples of each article, sorted by its id.

    Raises:
        GraphFormatError: The file is missing, of another version, or broken; the message names the line.
    """
    path = Path(path)
    try:
        with path.open("rb") as lines:
            _check_head(next(lines, b""), path)
            for number, line in enumerate(lines, 2):
                yield _parse(line, f"{path}:{number}")
    except OSError as error:
        raise GraphFormatError(f"{path}: cannot be read ({error.strerror or error}); {_ANEW}") from error


def _encode(record: Mapping[str, Any]) -> bytes:
    try:
        return orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)
    except TypeError:  # a lone surrogate, which UTF-8 cannot carry: escaped
        return json.dumps(record, separators=(",", ":")).encode() + b"\n"


def _decode(line: bytes) -> Any:
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:  # an escaped lone surrogate
        return json.loads(line)


def _check_head(line: bytes, path: Path) -> None:
    try:
        head = _decode(line)
    except ValueError:
        head = None
    if head != _HEAD:
        expected, found = _encode(_HEAD).decode().strip(), line[:120].decode(errors="replace").strip()
        raise GraphFormatError(
            f"{path}:1: expected {expected}, found {found!r}: another version wrote it; {_ANEW}"
        )


def _to_record(part: ArticleTriples) -> dict[str, Any]:
    places = {node.id: place for place, node in enumerate(part.nodes)}
    sentences: dict[tuple[int, int], tuple[int, str]] = {}
    edges = [_edge_record(edge, places, sentences) for edge in part.edges]
    return {
        "article": part.document_id,
        "date": part.order_key[0],
        "source": part.source,
        "sketch": b64encode(part.sketch).decode(),
        "sentences": [[*span, text] for span, (_, text) in sentences.items()],
        "nodes": [{"label": node.label, "properties": node.properties} for node in part.nodes],
        "edges": edges,
        "local": sorted(places[id] for id in part.local),
    }


def _edge_record(
    edge: Edge, places: Mapping[str, int], sentences: dict[tuple[int, int], tuple[int, str]]
) -> dict[str, Any]:
    start, end, text, marks = (_only(edge, name) for name in ("starts", "ends", "texts", "marks"))
    sentence, _ = sentences.setdefault((start, end), (len(sentences), text))
    own = {name: value for name, value in edge.properties.items() if name not in _EVIDENCE}
    values = (edge.type, places[edge.start], places[edge.end], sentence, marks, edge.properties["basis"])
    return {**dict(zip(_OWN_KEYS, values, strict=True)), **own}


def _only(edge: Edge, name: str) -> Any:
    """The one item of evidence that an edge of a single article has."""
    items = edge.properties[name]
    assert isinstance(items, list)
    return items[0]


def _parse(line: bytes, where: str) -> ArticleTriples:
    try:
        return _to_triples(_decode(line))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise GraphFormatError(
            f"{where}: not an article of this format ({type(error).__name__}: {str(error)[:120]}); {_ANEW}"
        ) from error


def _to_triples(record: Mapping[str, Any]) -> ArticleTriples:
    nodes = tuple(
        Node(node["properties"]["id"], node["label"], node["properties"]) for node in record["nodes"]
    )
    document = record["article"]
    edges = (_to_edge(edge, nodes, record["sentences"], document) for edge in record["edges"])
    return ArticleTriples(
        document,
        (record["date"], document),
        nodes,
        tuple(edges),
        frozenset(nodes[place].id for place in record["local"]),
        b64decode(record["sketch"]),
        record["source"],
    )


def _to_edge(
    record: dict[str, Any], nodes: tuple[Node, ...], sentences: list[tuple[int, int, str]], document: str
) -> Edge:
    type, start, end, sentence, marks, basis = (record.pop(name) for name in _OWN_KEYS)
    first, last, text = sentences[sentence]
    evidence: dict[str, Value] = {
        "documents": [document],
        "starts": [first],
        "ends": [last],
        "texts": [text],
        "marks": [marks],
        "basis": basis,
    }
    return Edge(nodes[start].id, type, nodes[end].id, record | evidence)
