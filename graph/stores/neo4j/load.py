"""Makes a database equal to a graph file: adds, changes, follows redirects, removes.

A load does not hold the graph in memory. It writes batches that are each a transaction of their own and that
each look first what of them is there already; so a load that was broken off goes on when it is repeated, and
one that finds nothing new changes nothing. What the file no longer has goes last, when the whole file could
be read.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

from graph.errors import DatabaseError, GraphFormatError
from graph.model import Node
from graph.schema import load_schema
from graph.stores.jsonl import REDIRECTS, read_redirects
from graph.stores.neo4j.connection import Connection
from graph.stores.neo4j.faults import OutOfMemoryError
from graph.stores.neo4j.keyset import KeySet
from graph.stores.neo4j.lanes import BATCH, WRITERS, Lanes, chunks
from graph.stores.neo4j.redirects import follow_redirects, former_ids_of
from graph.stores.neo4j.removal import remove
from graph.stores.neo4j.rows import Row, digest_of, edge_row, node_row, to_change
from graph.stores.neo4j.statements import (
    Kind,
    count_statement,
    kind_of,
    name_of_schema,
    schema_statements,
    take_back_statement,
)
from graph.stores.stream import LabelledEdge, stream_graph

_TRIES = 5

OnProgress = Callable[[int, int], None]
"""Is told how many nodes and how many facts were written or found to be there."""


@dataclass(slots=True)
class Changes:
    """How many nodes, or facts, were added, changed and removed, and how many the file has."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    total: int = 0


@dataclass(slots=True)
class LoadReport:
    """What a load did, or would do.

    Args:
        nodes: Of nodes.
        facts: Of relationships.
        redirected: Nodes that became another, whose id their own led to.
        released: Nodes that the file no longer has, but that a user tied something to: they left the
            collection and stay.
    """

    nodes: Changes = field(default_factory=Changes)
    facts: Changes = field(default_factory=Changes)
    redirected: int = 0
    released: int = 0


def load(
    path: str | Path,
    connection: Connection,
    collection: str,
    *,
    keep: bool = False,
    dry_run: bool = False,
    on_progress: OnProgress | None = None,
    writers: int = WRITERS,
    batch: int = BATCH,
) -> LoadReport:
    """Make a collection of a database equal to a graph file.

    Args:
        path: The graph file, or "-" for standard input. The ``redirects.jsonl`` beside it is followed.
        connection: The database.
        collection: Name of what is loaded; nothing outside it is touched.
        keep: Leave what the file does not have.
        dry_run: Write nothing, only count.
        on_progress: Called after each batch, from several threads.
        writers: How many batches are written at a time.
        batch: How many nodes or edges a batch has at most.

    Returns:
        How much was added, changed, redirected and removed.

    Raises:
        GraphFormatError: The file breaks the format; what stands before that line is loaded, nothing is
            removed.
        DatabaseError: The server refuses or goes away for long. Repeating the load goes on where it was.
    """
    loader = _Loader(connection, collection, dry_run=dry_run, on_progress=on_progress)
    if not dry_run:
        write_schema(connection)
    redirects = {} if str(path) == "-" else read_redirects(Path(path).parent / REDIRECTS)
    loader.begin(redirects)
    with Lanes(loader.write, writers, batch) as lanes:
        loader.pour(lanes, stream_graph(path), former_ids_of(redirects))
    loader.finish(keep=keep)
    return loader.report


def write_schema(connection: Connection) -> None:
    """Create the constraints and indexes that are not there yet, and wait until they are ready."""
    states = {row["name"]: row["state"] for row in connection.read("SHOW INDEXES YIELD name, state")}
    missing = [each for each in schema_statements() if name_of_schema(each) not in states]
    for statement in missing:
        connection.run_alone(statement)
    if missing or set(states.values()) != {"ONLINE"}:
        connection.read("CALL db.awaitIndexes(600)")


class _Loader:
    """One load: what it has seen of the file, and what it did."""

    def __init__(
        self, connection: Connection, collection: str, *, dry_run: bool, on_progress: OnProgress | None
    ) -> None:
        self.report = LoadReport()
        self._connection = connection
        self._collection = collection
        self._dry_run = dry_run
        self._on_progress = on_progress
        self._lock = Lock()
        self._fresh = False
        self._nodes: Counter[str] = Counter()
        self._facts: Counter[str] = Counter()
        self._node_keys, self._fact_keys = KeySet(), KeySet()
        self._taken_back: set[str] = set()
        self._done = [0, 0]

    def begin(self, redirects: dict[str, str]) -> None:
        """Look what is there, take back what left the collection, and follow redirects."""
        self._fresh = not any(self._count(load_schema().nodes).values())
        if self._dry_run:
            return
        rows = self._connection.write_rows(take_back_statement(), collection=self._collection)
        self._taken_back.update(row["key"] for row in rows)
        if not self._fresh:
            self.report.redirected = follow_redirects(self._connection, self._collection, redirects)

    def pour(
        self, lanes: Lanes, items: Iterable[Node | LabelledEdge], former_ids: dict[str, list[str]]
    ) -> None:
        """Bring every node, then every edge to where it is not yet."""
        nodes_ended = False
        for item in items:
            if isinstance(item, Node):
                self._add_node(lanes, item, former_ids.get(item.id, []))
            else:
                if not nodes_ended:
                    lanes.flush()  # an edge needs both of its ends
                    nodes_ended = True
                self._add_edge(lanes, item)
        lanes.flush()
        self.report.nodes.total, self.report.facts.total = len(self._node_keys), len(self._fact_keys)
        for keys, what in ((self._node_keys, "node"), (self._fact_keys, "fact")):
            if keys.has_twice():
                raise _twice(what)

    def _add_node(self, lanes: Lanes, node: Node, former_ids: list[str]) -> None:
        row = node_row(node, self._collection, former_ids)
        self._nodes[node.label] += 1
        self._node_keys.add(digest_of(row["key"]))
        lanes.add(kind_of(node.label), row, _weigh(row["properties"].values()))

    def _add_edge(self, lanes: Lanes, item: LabelledEdge) -> None:
        edge, start, end = item
        row, digest = edge_row(edge, self._collection)
        self._facts[edge.type] += 1
        self._fact_keys.add(digest)
        lanes.add(kind_of(edge.type, start, end), row, _weigh(row["properties"]["texts"]))

    def write(self, kind: Kind, rows: list[Row]) -> None:
        """Write what of a batch is not there as it should be; several threads do."""
        try:
            added, changed = write_batch(
                self._connection, kind, rows, self._collection, fresh=self._fresh, dry_run=self._dry_run
            )
        except OutOfMemoryError:
            middle = len(rows) // 2
            if not middle:
                raise
            self.write(kind, rows[:middle])
            self.write(kind, rows[middle:])
            return
        with self._lock:
            changes = self.report.facts if kind.is_edge else self.report.nodes
            changes.added += added
            changes.changed += changed
            self._done[kind.is_edge] += len(rows)
            if self._on_progress is not None:
                self._on_progress(*self._done)

    def finish(self, keep: bool) -> None:
        """Remove the facts, then the nodes that the file no longer has; hold the rest against the file."""
        names = (*load_schema().edges, *load_schema().nodes)
        if self._dry_run:
            for name in () if keep else names:
                self._remove(kind_of(name))
            return
        found = self._count(names)
        differ = () if keep else [name for name in names if found[name] != self._expected(name)]
        for name in differ:
            self._remove(kind_of(name))
        self._check(self._count(names) if differ else found, exact=not keep)

    def _expected(self, name: str) -> int:
        """How many of a label or type the file has."""
        return self._nodes[name] + self._facts[name]

    def _remove(self, kind: Kind) -> None:
        changes = self.report.facts if kind.is_edge else self.report.nodes
        for keys in chunks(self._gone(kind)):
            again = len(self._taken_back.intersection(keys))  # had left the collection, and leave it again
            changes.removed += len(keys) - again
            if not self._dry_run:
                self.report.released += remove(self._connection, kind, keys, self._collection) - again

    def _gone(self, kind: Kind) -> Iterator[str]:
        """Keys in the database that are not in the file."""
        known = self._fact_keys if kind.is_edge else self._node_keys
        stream = (key for (key,) in self._connection.stream(kind.keys, collection=self._collection))
        for keys in chunks(stream):
            digests = map(urlsafe_b64decode, keys) if kind.is_edge else map(digest_of, keys)
            yield from (key for key, is_gone in zip(keys, known.lacks(digests), strict=True) if is_gone)

    def _check(self, counts: Mapping[str, int], exact: bool) -> None:
        """Refuse counts that are not the file's: somebody else wrote at the same time."""
        for name, found in counts.items():
            expected = self._expected(name)
            if found < expected or (exact and found > expected):
                raise DatabaseError(
                    f"{self._connection.login.uri}: the collection {self._collection!r} has {found:,} "
                    f"{name}, the file {expected:,}; something else changed it meanwhile, load it again"
                )

    def _count(self, names: Iterable[str]) -> dict[str, int]:
        """How many of each label or type are in the collection."""
        names = tuple(names)
        rows = self._connection.read(count_statement(names), collection=self._collection)
        return dict.fromkeys(names, 0) | {row["name"]: int(row["number"]) for row in rows}


def write_batch(
    connection: Connection, kind: Kind, rows: list[Row], collection: str, *, fresh: bool, dry_run: bool
) -> tuple[int, int]:
    """Add the rows that are not there, change those that are there differently.

    Args:
        connection: The database.
        kind: What the rows are.
        rows: Rows with their keys.
        collection: Where they belong.
        fresh: The collection was empty, so that nothing of them should be there; if something is, it is
            looked at after all.
        dry_run: Write nothing.

    Returns:
        How many were added, how many changed.
    """
    if len({row["key"] for row in rows}) < len(rows):
        raise _twice(kind.what)
    if fresh and (dry_run or _create(connection, kind, rows, collection)):
        return len(rows), 0
    for _ in range(_TRIES):
        new, changed = _compare(connection, kind, rows, collection)
        if dry_run:
            return len(new), len(changed)
        if changed:
            connection.write_rows(kind.change, rows=changed, collection=collection)
        if not new or _create(connection, kind, new, collection):
            return len(new), len(changed)
    raise DatabaseError(
        f"{connection.login.uri}: a rule of the database refuses some {kind.name} of {collection!r}; "
        "SHOW CONSTRAINTS lists its rules"
    )


def _weigh(values: Iterable[Any]) -> int:
    """About how many bytes a row with these texts has."""
    return 300 + sum(len(value) for value in values if isinstance(value, str))


def _twice(what: str) -> GraphFormatError:
    return GraphFormatError(f"a {what} is there twice; `simpul validate` names the lines")


def _compare(
    connection: Connection, kind: Kind, rows: list[Row], collection: str
) -> tuple[list[Row], list[Row]]:
    """The rows that are not there, and what has to change of those that are."""
    found = _find(connection, kind, rows, collection)
    new = [row for row in rows if row["key"] not in found]
    changes = (to_change(kind.known, row, found[row["key"]]) for row in rows if row["key"] in found)
    return new, [change for change in changes if change is not None]


def _find(connection: Connection, kind: Kind, rows: list[Row], collection: str) -> dict[str, Row]:
    """What is there of some rows: the properties by key."""
    asked = [{"key": row["key"]} for row in rows]
    (said,) = connection.read(kind.find, rows=asked, collection=collection)
    return dict(said["found"])


def _create(connection: Connection, kind: Kind, rows: list[Row], collection: str) -> bool:
    """Create every row; False where one was there, and then nothing was written."""
    created = connection.create(kind.create, rows=kind.to_create(rows), collection=collection)
    if created is not None and created < len(rows):
        there = _find(connection, kind, rows, collection)
        lost = next(row for row in rows if row["key"] not in there)
        raise GraphFormatError(
            f"{lost['start']} -{kind.name}-> {lost['end']}: an end is no {kind.start} or {kind.end} of the "
            "file; `simpul validate` names the line"
        )
    return created is not None
