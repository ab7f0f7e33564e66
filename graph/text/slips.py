"""Tells slips of the pen: common words of bodies and offices that are misspelt ("Kementetian"), and names."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

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
    near = ((form, 2 if len(form) >= _LONG else 1) for form in _by_start()[word[:_START]])
    return next((form for form, most in near if OSA.distance(word, form, score_cutoff=most) <= most), None)


@cache
def _by_start() -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for form in _MEANT:
        out.setdefault(form[:_START], []).append(form)
    return out


def is_slip(word: str, right: str) -> bool:
    """True where one of two words has a letter more, or two letters changed places; another letter is none.

    >>> is_slip("muliyono", "mulyono"), is_slip("rudi", "budi")
    (True, False)
    """
    return OSA.distance(word, right, score_cutoff=1) == 1 and (
        len(word) != len(right) or sorted(word) == sorted(right)
    )
