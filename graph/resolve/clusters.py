"""Clusters of node ids: which nodes are one."""

from __future__ import annotations

from collections.abc import Iterable


class Clusters:
    """Sets of ids that only ever grow together (union-find), unless somebody ruled that they must not.

    Args:
        order: Every id, the one that should name a set before those that should not.
    """

    def __init__(self, order: Iterable[str]) -> None:
        self._rank = {id: rank for rank, id in enumerate(order)}
        self._parent = {id: id for id in self._rank}
        self._barred: dict[str, set[str]] = {}

    def root(self, id: str) -> str:
        """The id that names the set of `id`."""
        parent = self._parent
        while parent[id] != id:
            parent[id] = parent[parent[id]]
            id = parent[id]
        return id

    def bar(self, one: str, other: str) -> bool:
        """Keep two sets apart from now on; False where they are one already."""
        first, second = self.root(one), self.root(other)
        if first == second:
            return False
        self._barred.setdefault(first, set()).add(second)
        self._barred.setdefault(second, set()).add(first)
        return True

    def barred(self, one: str, other: str) -> bool:
        """True when the sets of the two must stay apart."""
        return bool(self._barred) and self.root(other) in self._barred.get(self.root(one), ())

    def join(self, one: str, other: str) -> bool:
        """Make one set of the sets of two ids; False where they must stay apart."""
        first, second = sorted((self.root(one), self.root(other)), key=self._rank.__getitem__)
        if first == second:
            return True
        if self.barred(first, second):
            return False
        self._parent[second] = first
        for far in self._barred.pop(second, ()):
            self._barred[far].discard(second)
            self._barred[far].add(first)
            self._barred.setdefault(first, set()).add(far)
        return True
