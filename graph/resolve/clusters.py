"""Clusters of node ids: which nodes are one."""

from __future__ import annotations

from collections.abc import Iterable


class Clusters:
    """Sets of ids that only ever grow together (union-find); the first id in the given order names a set.

    Args:
        order: Every id, the one that should name a set before those that should not.
    """

    def __init__(self, order: Iterable[str]) -> None:
        self._rank = {id: rank for rank, id in enumerate(order)}
        self._parent = {id: id for id in self._rank}

    def root(self, id: str) -> str:
        """The id that names the set of `id`."""
        parent = self._parent
        while parent[id] != id:
            parent[id] = parent[parent[id]]
            id = parent[id]
        return id

    def join(self, ids: Iterable[str]) -> None:
        """Make one set of the sets of all `ids`."""
        roots = sorted({self.root(id) for id in ids}, key=self._rank.__getitem__)
        for other in roots[1:]:
            self._parent[other] = roots[0]
