"""A MinHash sketch of a text: from two of them one can tell how much two texts have in common."""

from __future__ import annotations

import re
from operator import eq
from struct import pack, unpack

from rensa import RMinHash

SKETCH_SIZE = 64
"""How many hashes a sketch has."""
SKETCH_VERSION = f"rensa {RMinHash.ALGORITHM_VERSION}, {SKETCH_SIZE} hashes, 3 words"
"""What a sketch was made with: only sketches of one version can be compared."""

_SEED = 2024
_SHINGLE = 3  # words in a row: two articles on one subject share few, a word that an editor changed costs few
_SHORTEST = 30  # words; a shorter text has no sketch, since two notes of one line are alike by chance
_FORMAT = f"<{SKETCH_SIZE}I"
_WORD = re.compile(r"\w+")


def make_sketch(text: str) -> bytes:
    """Sketch the runs of three words of a text, whatever its letters' case and its punctuation.

    Args:
        text: Any text.

    Returns:
        The hashes as unsigned 32-bit integers, little-endian; empty for a text of fewer than 30 words.

    Example:
        >>> text = "rapat koordinasi dibuka wali kota di aula balai kota " * 5
        >>> len(make_sketch(text)), make_sketch("Rapat dibuka.")
        (256, b'')
    """
    words = _WORD.findall(text.casefold())
    if len(words) < _SHORTEST:
        return b""
    runs = {" ".join(words[first : first + _SHINGLE]) for first in range(len(words) - _SHINGLE + 1)}
    sketch = RMinHash(SKETCH_SIZE, _SEED)
    sketch.update([run.encode("utf-8", "surrogatepass") for run in sorted(runs)])
    return pack(_FORMAT, *sketch.digest())


def compare_sketches(one: bytes, other: bytes) -> float:
    """Estimate how much two texts have in common.

    Args:
        one: A sketch.
        other: Another, of the same version.

    Returns:
        The Jaccard index of their runs of words, 0 to 1, to about 0.06; 0 where one has no sketch.

    Example:
        >>> sketch = make_sketch("rapat koordinasi dibuka wali kota di aula balai kota " * 5)
        >>> compare_sketches(sketch, sketch), compare_sketches(sketch, b"")
        (1.0, 0.0)
    """
    if not one or not other:
        return 0.0
    shared: int = sum(map(eq, unpack(_FORMAT, one), unpack(_FORMAT, other)))
    return shared / SKETCH_SIZE
