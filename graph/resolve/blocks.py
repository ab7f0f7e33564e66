"""Blocking: which atoms are worth comparing, because they share a key. Never all pairs."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

LARGEST = 150
"""A block of more atoms says nothing: what they share is too common."""


class BlockIndex:
    """Finds the atoms that share a block.

    Blocks are kept by their hash, which takes a fifth of the memory. Two that had one hash would be one
    block: some atoms more would be compared, and what is compared is still weighed.

    Args:
        largest: How many atoms a block may have to count.
    """

    def __init__(self, largest: int = LARGEST) -> None:
        self._largest = largest
        self._atoms: dict[int, str | set[str]] = {}  # most blocks have one atom

    def move(self, atom: str, old: Iterable[Hashable], new: Iterable[Hashable]) -> set[str]:
        """Put an atom into other blocks.

        Args:
            atom: Its key.
            old: Its blocks until now.
            new: Its blocks from now on.

        Returns:
            The other atoms of blocks that count from now on, or do so no longer: these have other neighbours.
        """
        before, after = set(map(hash, old)), set(map(hash, new))
        turned: set[str] = set()
        for block in before - after:
            if self._take(block, atom) == self._largest:
                turned |= self._of(block)
        for block in after - before:
            if self._put(block, atom) == self._largest + 1:
                turned |= self._of(block)
        turned.discard(atom)
        return turned

    def near(self, atom: str, blocks: Iterable[Hashable]) -> set[str]:
        """Give the atoms that share one of an atom's blocks.

        Args:
            atom: Its key.
            blocks: Its blocks.

        Returns:
            The keys of the others.
        """
        found: set[str] = set()
        for block in blocks:
            others = self._atoms[hash(block)]
            if isinstance(others, set) and len(others) <= self._largest:
                found |= others
        found.discard(atom)
        return found

    def _of(self, block: int) -> set[str]:
        others = self._atoms.get(block, set())
        return others if isinstance(others, set) else {others}

    def _put(self, block: int, atom: str) -> int:
        """Add an atom; gives how many there are now."""
        others = self._atoms.get(block)
        if others is None:
            self._atoms[block] = atom
            return 1
        if not isinstance(others, set):
            others = self._atoms[block] = {others}
        others.add(atom)
        return len(others)

    def _take(self, block: int, atom: str) -> int:
        """Take an atom away; gives how many there are now."""
        others = self._of(block)
        others.discard(atom)
        if not others:
            del self._atoms[block]
        elif len(others) == 1:
            self._atoms[block] = next(iter(others))
        return len(others)
