"""Files for ``neo4j-admin database import``, the fastest way to fill an empty database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TextIO

from graph.errors import GraphFormatError, UsageError
from graph.model import Node
from graph.stores.jsonl import REDIRECTS, read_redirects
from graph.stores.neo4j import Kind, edge_row, former_ids_of, kind_of, node_row, schema_statements
from graph.stores.stream import LabelledEdge, stream_graph

_SEPARATOR = "\uffff"
# neo4j-admin reads an empty field of a list as nothing, be it quoted or not. So an empty list, and a list of
# one empty text, are written as a text that stands for no text, and `finish.cypher` sets them right.
_NO_ITEM, _EMPTY_ITEM = "\ufdd0", "\ufdd1"
_TYPES = {"boolean": "boolean", "integer": "long", "integers": "long[]", "strings": "string[]"}
_FINISH, _IMPORT = "finish.cypher", "import.sh"

_SET_RIGHT = """
MATCH {pattern} WHERE x.`{name}` = ['{mark}']
CALL (x) {{ SET x.`{name}` = {value} }} IN TRANSACTIONS OF 10000 ROWS;
"""


def write_neo4j_admin(path: str | Path, folder: str | Path, collection: str) -> str:
    """Write a graph file as the files of a bulk import.

    An import gives the database that `simpul load` would give. The graph is not held in memory.

    Args:
        path: The graph file, or "-" for standard input.
        folder: A new folder, or one of an earlier export.
        collection: Name under which the graph will be found in the database.

    Returns:
        The command that imports it, to be run in the folder while the database is stopped; it is in
        ``import.sh`` too, which passes more options on. ``finish.cypher`` has to be run afterwards.

    Raises:
        GraphFormatError: The file breaks the format, or holds what cannot be imported.
        UsageError: The folder has other files.
    """
    folder = Path(folder)
    _check_folder(folder)
    redirects = {} if str(path) == "-" else read_redirects(Path(path).parent / REDIRECTS)
    with ExitStack() as stack:
        files = _Files(folder, collection, former_ids_of(redirects), stack)
        for item in stream_graph(path):
            files.add(item)
    (folder / _FINISH).write_text("\n".join(files.finish()), encoding="utf-8")
    command = files.command()
    script = f'#!/bin/sh\ncd "$(dirname "$0")" || exit\n{command} \\\n  "$@"\n'
    (folder / _IMPORT).write_text(script, encoding="utf-8")
    return command


def _check_folder(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()) and not (folder / _IMPORT).exists():
        raise UsageError(f"{folder}: the folder has other files in it; name a new one")
    for file in [*folder.glob("*.csv"), folder / _FINISH, folder / _IMPORT]:
        file.unlink(missing_ok=True)


class _Files:
    """The files of an import: for each kind one with the header, one with the rows."""

    def __init__(
        self, folder: Path, collection: str, former_ids: dict[str, list[str]], stack: ExitStack
    ) -> None:
        self._folder = folder
        self._collection = collection
        self._former_ids = former_ids
        self._stack = stack
        self._open: dict[Kind, TextIO] = {}
        self._marked: set[tuple[Kind, str, str]] = set()

    def add(self, item: Node | LabelledEdge) -> None:
        """Write a node or edge to the file of its kind."""
        if isinstance(item, Node):
            kind = kind_of(item.label)
            row = node_row(item, self._collection, self._former_ids.get(item.id, []))
            ends: Sequence[str] = ()
        else:
            edge, _, _ = item
            kind = kind_of(edge.type)
            row, _ = edge_row(edge, self._collection)
            ends = row["start"], row["end"]
        if kind not in self._open:
            self._open[kind] = self._begin(kind)
        properties = row["properties"]
        fields = (self._to_field(kind, name, properties.get(name)) for name in kind.stored)
        self._open[kind].write(_line([*ends, *fields]))

    def _begin(self, kind: Kind) -> TextIO:
        header = [_column(kind, name) for name in kind.stored]
        if kind.is_edge:
            header = [":START_ID", ":END_ID", *header]
        self._create(f"{kind.name}-header.csv").write(_line(header))
        return self._create(f"{kind.name}.csv")

    def _create(self, name: str) -> TextIO:
        return self._stack.enter_context((self._folder / name).open("w", encoding="utf-8", newline=""))

    def _to_field(self, kind: Kind, name: str, value: Any) -> Any:
        """A value as a field of a line."""
        if isinstance(value, bool):
            return "true" if value else "false"
        if not isinstance(value, list):
            return value
        if value in ([], [""]):
            if kind.known.get(name) is not None and kind.known[name].type == "integers":
                raise GraphFormatError(f"{kind.name}: neo4j-admin cannot import the empty list in {name!r}")
            mark = _EMPTY_ITEM if value else _NO_ITEM
            self._marked.add((kind, name, mark))
            return mark
        return _SEPARATOR.join(map(str, value))

    def command(self) -> str:
        """The command that imports the files."""
        parts = ["neo4j-admin database import full neo4j", "--id-type=string", "--array-delimiter=U+FFFF"]
        parts.append("--multiline-fields=true")
        for kind in self._open:
            option = "relationships" if kind.is_edge else "nodes"
            parts.append(f"--{option}={kind.name}={kind.name}-header.csv,{kind.name}.csv")
        return " \\\n  ".join(parts)

    def finish(self) -> Iterator[str]:
        """What has to run after the import: lists set right, then constraints and indexes."""
        for kind, name, mark in sorted(self._marked, key=lambda each: (each[0].name, each[1], each[2])):
            pattern = f"()-[x:{kind.name}]->()" if kind.is_edge else f"(x:{kind.name})"
            value = "['']" if mark == _EMPTY_ITEM else "[]"
            written = json.dumps(mark).strip('"')
            yield _SET_RIGHT.format(pattern=pattern, name=name, mark=written, value=value).strip()
        yield from (f"{statement};" for statement in schema_statements())
        yield "CALL db.awaitIndexes(600);\n"


def _column(kind: Kind, name: str) -> str:
    if name == "id":
        return "id:ID"
    known = kind.known.get(name)
    type = "strings" if name == "former_ids" else known.type if known is not None else "string"
    return f"{name}:{_TYPES.get(type, 'string')}"


def _line(fields: Iterable[Any]) -> str:
    """A line of CSV; None is an empty field without quotes, which is no property."""
    return ",".join("" if field is None else _quote(str(field)) for field in fields) + "\n"


def _quote(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
