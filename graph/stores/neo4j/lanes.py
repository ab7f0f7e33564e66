"""Rows on their way to the database, in batches of one kind, written side by side but never two to a hub."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from types import TracebackType
from typing import Self, TypeVar
from zlib import crc32

from graph.stores.neo4j.rows import Row
from graph.stores.neo4j.statements import Kind

WRITERS = 2
BATCH = 2_000
_WEIGHT = 4_000_000  # bytes of a batch, about
_WAITING = 2  # batches of a writer that are ready
_HELD = 20_000  # rows that wait for more of their kind

Item = TypeVar("Item")
Write = Callable[[Kind, list[Row]], None]


class Lanes:
    """Takes rows one by one and writes them in batches, with several writers at a time.

    All edges that end at one node go to one writer, in the order of the file, which is that of their starts.
    So no two writers wait for each other at a hub, where almost all edges of a node end, and none waits for
    what another holds while it holds what that one wants.

    Args:
        write: Writes a batch; called from several threads.
        writers: How many.
        batch: How many rows one transaction takes at most.
    """

    def __init__(self, write: Write, writers: int = WRITERS, batch: int = BATCH) -> None:
        self._write = write
        self._batch = batch
        self._threads = [ThreadPoolExecutor(1) for _ in range(writers)]
        self._pending: list[deque[Future[None]]] = [deque() for _ in range(writers)]
        self._rows: defaultdict[tuple[Kind, int], list[Row]] = defaultdict(list)
        self._weights: defaultdict[tuple[Kind, int], int] = defaultdict(int)
        self._held = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for thread in self._threads:
            thread.shutdown(wait=error is None, cancel_futures=True)

    def add(self, kind: Kind, row: Row, weight: int) -> None:
        """Take a row.

        Args:
            kind: What it is.
            row: The row.
            weight: About how many bytes it has.
        """
        lane = crc32(row["end" if kind.is_edge else "key"].encode()) % len(self._threads)
        key = kind, lane
        self._rows[key].append(row)
        self._weights[key] += weight
        self._held += 1
        if len(self._rows[key]) >= self._batch or self._weights[key] >= _WEIGHT:
            self._send(key)
        elif self._held >= _HELD:
            self._send(max(self._rows, key=lambda each: len(self._rows[each])))

    def flush(self) -> None:
        """Write everything that was taken, and wait until it is written."""
        for key in list(self._rows):
            self._send(key)
        for pending in self._pending:
            while pending:
                pending.popleft().result()

    def _send(self, key: tuple[Kind, int]) -> None:
        rows = self._rows.pop(key)
        self._weights.pop(key)
        self._held -= len(rows)
        kind, lane = key
        pending = self._pending[lane]
        while len(pending) >= _WAITING:
            pending.popleft().result()
        pending.append(self._threads[lane].submit(self._write, kind, rows))


def chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Give items in lists, each of which one statement takes."""
    items = iter(items)
    while chunk := list(islice(items, BATCH)):
        yield chunk
