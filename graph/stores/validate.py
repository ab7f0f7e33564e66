"""Holds a graph file against the exchange format, the schema and the articles that it quotes."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import GraphFormatError
from graph.model import Document, Span
from graph.schema import (
    edge_key,
    find_end_faults,
    find_property_faults,
    load_schema,
    show,
    unknown_label,
    unknown_type,
)
from graph.stores.jsonl import (
    DOCUMENTS,
    find_layout_fault,
    parse_record,
    read_kept_documents,
    to_edge,
)
from graph.triples import to_document_node_id

_MARKS = re.compile(r"(?:[0-9]{1,12}-[0-9]{1,12}(?: [0-9]{1,12}-[0-9]{1,12})*)?")
_PARALLEL = ("documents", "starts", "ends", "texts", "marks")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a line; line 0 is the file as a whole."""

    line: int
    message: str


def validate(path: str | Path, documents: str | Path | None = None) -> list[Fault]:
    """Check a graph file: format, schema, ends, order, and evidence against the articles.

    Args:
        path: The file, or "-" for standard input.
        documents: The ``documents.jsonl`` with the cleaned articles; None takes the one beside the file.
            Where there is none, sentences are held against their offsets only.

    Returns:
        Every fault, in the order of the lines; empty when the file is right. Hostile files give faults too,
        never an exception.

    Example:
        >>> import tempfile
        >>> file = Path(tempfile.mkdtemp()) / "graph.jsonl"
        >>> _ = file.write_text('{"type":"node"}')
        >>> for fault in validate(file):
        ...     print(fault.line, fault.message)
        1 a node lacks id, labels, properties; its keys are id, labels, properties, type
    """
    try:
        bodies = _read_bodies(path, documents)
    except GraphFormatError as error:
        return [Fault(0, str(error))]
    checker = _Checker(bodies)
    try:
        if str(path) == "-":
            checker.check(sys.stdin.buffer)
        else:
            with Path(path).open("rb") as lines:
                checker.check(lines)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        checker.faults.append(Fault(0, f"{path}: cannot be read ({reason})"))
    return sorted(checker.faults, key=lambda fault: fault.line)


def _read_bodies(path: str | Path, documents: str | Path | None) -> dict[str, Document] | None:
    """The articles to check against; None where there are none."""
    if documents is not None:
        if not Path(documents).is_file():
            raise GraphFormatError(f"{documents}: there is no such file; expected the cleaned articles")
        return read_kept_documents(documents)
    beside = Path(path).parent / DOCUMENTS
    return read_kept_documents(beside) if str(path) != "-" and beside.is_file() else None


class _Checker:
    """Reads lines in order and gathers their faults."""

    def __init__(self, documents: Mapping[str, Document] | None) -> None:
        self.documents = documents
        self.faults: list[Fault] = []
        self.hashes = {to_document_node_id(id): item.sha256 for id, item in (documents or {}).items()}
        self.labels: dict[str, str] = {}
        self.last_node = ""
        self.last_edge: tuple[str, ...] = ()
        self.edges: set[tuple[str, ...]] = set()
        self.nodes_ended = False
        self.number = 0

    def say(self, message: str) -> None:
        self.faults.append(Fault(self.number, message))

    def check(self, lines: Iterable[bytes]) -> None:
        """Check every line; one that is no node or relationship gets one fault, another all it has."""
        for self.number, line in enumerate(lines, 1):
            try:
                record = parse_record(line.decode("utf-8"))
                fault = find_layout_fault(record)
            except UnicodeDecodeError as error:
                fault = f"not UTF-8 ({error.reason} at byte {error.start} of the line)"
            except GraphFormatError as error:
                fault = str(error)
            if fault:
                self.say(fault)
            elif record["type"] == "node":
                self._node(record)
            else:
                self._edge(record)

    def _node(self, record: Mapping[str, Any]) -> None:
        id, label, properties = record["id"], record["labels"][0], record["properties"]
        if self.nodes_ended:
            self.say(f"node {id} stands after a relationship; nodes come first")
        if id in self.labels:
            self.say(f"node {id} is there twice; ids are unique")
        elif id < self.last_node:
            self.say(f"node {id} stands after {self.last_node}; nodes are sorted by id")
        self.last_node = max(id, self.last_node)
        self.labels.setdefault(id, label)
        kind = load_schema().nodes.get(label)
        if kind is None:
            self.say(unknown_label(label))
            return
        if not id.startswith(f"{kind.prefix}/"):
            self.say(f"the id {id} of a {label} must begin with {kind.prefix}/")
        for fault in find_property_faults(kind.properties, properties):
            self.say(f"{label} {id}: {fault}")
        if properties.get("id", id) != id:
            self.say(f"{label} {id}: property 'id' must repeat the node's id")
        if properties.get("sha256") != self.hashes.get(id, properties.get("sha256")):
            self.say(f"{label} {id}: sha256 is not the hash of its article in {DOCUMENTS}; build it again")

    def _edge(self, record: Mapping[str, Any]) -> None:
        self.nodes_ended = True
        start, end = (self._end(side, record[side]) for side in ("start", "end"))
        edge_type = load_schema().edges.get(record["label"])
        if edge_type is None:
            self.say(unknown_type(record["label"]))
            return
        faults = find_property_faults(edge_type.properties, record["properties"])
        if not faults:  # keys and evidence can be read
            self._order(edge_key(to_edge(record)))
            faults = list(_evidence_faults(record["properties"], self.documents))
        name = f"{record['start']['id']} -{edge_type.type}-> {record['end']['id']}"
        for fault in find_end_faults(edge_type, start, end) + faults:
            self.say(f"{name}: {fault}")

    def _end(self, side: str, end: Mapping[str, Any]) -> str:
        """Check one end of a relationship; gives its label."""
        known = self.labels.get(end["id"])
        label = str(end["labels"][0])
        if known is None:
            self.say(f"{side} {end['id']} is no node of the file")
        elif known != label:
            self.say(f"{side} {end['id']} is called a {label} here, but its node is a {known}")
        return label

    def _order(self, key: tuple[str, ...]) -> None:
        shown = " ".join(key)
        if key in self.edges:
            self.say(f"the fact {shown} is there twice; one fact is one relationship")
        elif key < self.last_edge:
            self.say(
                f"the fact {shown} stands after {' '.join(self.last_edge)}; relationships are sorted by key"
            )
        self.edges.add(key)
        self.last_edge = max(key, self.last_edge)


def _evidence_faults(
    properties: Mapping[str, Any], documents: Mapping[str, Document] | None
) -> Iterator[str]:
    """Faults of the evidence, whose lists are of the right types already."""
    lengths = {name: len(properties[name]) for name in _PARALLEL}
    if len(set(lengths.values())) > 1:
        said = ", ".join(f"{name} has {length}" for name, length in lengths.items())
        yield f"the evidence lists must run in parallel, but {said} items"
        return
    ids = properties["documents"]
    if not ids:
        yield "there is no evidence; expected at least one article"
    if ids != sorted(set(ids)):
        yield "documents must be sorted, each once"
    for id, start, end, text, marks in zip(*(properties[name] for name in _PARALLEL), strict=True):
        yield from _item_faults(id, Span(start, end), text, marks, documents)


def _item_faults(
    id: str, span: Span, text: str, marks: str, documents: Mapping[str, Document] | None
) -> Iterator[str]:
    """Faults of one item: a sentence, its offsets, and the words in it."""
    if not 0 <= span.start < span.end:
        yield f"in {id}: {show(span.start)} to {show(span.end)} is no sentence; a start is before its end"
        return
    if span.end - span.start != len(text):
        yield f"in {id}: the text has {len(text)} characters, its offsets {show(span.end - span.start)}"
    elif documents is not None and id not in documents:
        yield f"the article {id!r} is not in {DOCUMENTS}"
    elif documents is not None and (found := span.of(documents[id].body)) != text:
        yield f"in {id}: the body has {show(found)} at {span.start}-{span.end}, the sentence is {show(text)}"
    if not _MARKS.fullmatch(marks):
        yield f"in {id}: marks {show(marks)} must be offsets like '120-136 140-151'"
        return
    for mark in marks.split():
        first, last = map(int, mark.split("-"))
        if not span.start <= first < last <= span.end:
            yield f"in {id}: mark {mark} must lie inside the sentence, {show(span.start)}-{show(span.end)}"
