"""Reads common words of bodies and offices right where they are misspelt: "Kementetian Agama", "Kabupten"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from graph.lexicon import read_list, read_settings, words

_MEANT: list[str] = read_settings("words.toml")["often_misspelt"]
_SHORTEST = min(map(len, _MEANT)) - 1
# Letters that a slip leaves alone: nobody misspells the beginning of a word.
_START = 3
# Of words this long two letters may be wrong.
_LONG = 11


def mended(found: Iterable[str]) -> dict[str, str]:
    """The misspelt words among different small-letter words, with what each of them means.

    >>> mended(["kementetian", "kementian", "kementerian", "rapat"])
    {'kementetian': 'kementerian', 'kementian': 'kementerian'}
    """
    return {word: meant for word in found if len(word) >= _SHORTEST and (meant := _meant(word))}


@lru_cache(maxsize=50_000)
def _meant(word: str) -> str | None:
    if word[:_START] not in _by_start() or not word.isalpha():
        return None
    if word in _MEANT or word in read_list("common_words.txt") or word in words("foreign_words"):
        return None
    near = (
        (form, _distance(word, form), 2 if len(form) >= _LONG else 1) for form in _by_start()[word[:_START]]
    )
    return next((form for form, far, most in near if 0 < far <= most), None)


@cache
def _by_start() -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for form in _MEANT:
        out.setdefault(form[:_START], []).append(form)
    return out


def _distance(one: str, other: str) -> int:
    """Letters to add, drop, change or swap with the next one."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, sign in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != sign))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == sign:
                best = min(best, older[j - 2] + 1)
            row.append(best)
    return row[-1]
