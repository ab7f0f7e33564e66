"""Knows common verbs of speech where they are misspelt: "menyanpaikan", "mengugkapkan", "menjelaksan"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from graph.lexicon import read_list, read_settings
from graph.text.speech import Telling, spoken_forms

_COMMON = frozenset(read_settings("words.toml")["speech"]["commonest"])
_SHORTEST = min(map(len, _COMMON)) - 1


def misspelt(words: Iterable[str]) -> dict[str, Telling]:
    """The words that differ from a common verb of speech by a slip: a letter lost, doubled, swapped, n for m.

    Args:
        words: Different small-letter words of a text.

    >>> sorted(misspelt(["menyanpaikan", "menyamakan", "rapat"]))
    ['menyanpaikan']
    """
    return {word: telling for word in words if len(word) >= _SHORTEST and (telling := _telling(word))}


@lru_cache(maxsize=50_000)
def _telling(word: str) -> Telling | None:
    if not word.isalpha() or word in spoken_forms() or word in read_list("common_words.txt"):
        return None
    meant = (_by_slip().get(slip) for slip in (_slurred(word), *_shorter(word)))
    form = next((form for form in meant if form and _is_slip(word, form)), None)
    return spoken_forms()[form] if form else None


@cache
def _by_slip() -> dict[str, str]:
    """Each verb by what it shares with its misspellings: itself slurred, or short of one letter."""
    return {slip: form for form in sorted(_COMMON) for slip in (*_shorter(form), _slurred(form))}


def _slurred(word: str) -> str:
    return word.replace("m", "n")


def _shorter(word: str) -> Iterator[str]:
    yield word
    yield from (word[:i] + word[i + 1 :] for i in range(len(word)))


def _is_slip(word: str, form: str) -> bool:
    """False where another letter stands in one place: "menyalakan" is no "menyatakan"."""
    return len(word) != len(form) or _slurred(word) == _slurred(form) or sorted(word) == sorted(form)
