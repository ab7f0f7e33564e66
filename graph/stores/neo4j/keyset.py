"""Many keys in little memory: eight bytes each."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray


class KeySet:
    """Digests of keys, gathered one by one, then asked.

    Two keys are taken for one if the first eight bytes of their digests are: of ten million keys,
    two would be once in 400,000 graphs, and then something that the file no longer has would stay.
    """

    def __init__(self) -> None:
        self._gathered = array("Q")
        self._sorted: NDArray[np.uint64] | None = None

    def __len__(self) -> int:
        """How many were gathered."""
        return len(self._gathered)

    def add(self, digest: bytes) -> None:
        """Gather one."""
        self._gathered.append(int.from_bytes(digest[:8], "little"))

    def has_twice(self) -> bool:
        """True when a key was gathered more than once."""
        every = self._sort()
        return bool((every[1:] == every[:-1]).any())

    def lacks(self, digests: Iterable[bytes]) -> list[bool]:
        """Say of each digest whether it was never gathered."""
        asked = np.array([int.from_bytes(digest[:8], "little") for digest in digests], dtype=np.uint64)
        every = self._sort()
        if not len(every):
            return [True] * len(asked)
        places = np.minimum(np.searchsorted(every, asked), len(every) - 1)
        found: list[bool] = (every[places] != asked).tolist()
        return found

    def _sort(self) -> NDArray[np.uint64]:
        if self._sorted is None or len(self._sorted) != len(self._gathered):
            self._sorted = np.sort(np.frombuffer(self._gathered, dtype=np.uint64))
        return self._sorted
