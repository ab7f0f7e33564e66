"""Titles in English: "Operation Director", "GM Sales and CS", "Head of Corporate Affairs"."""

from __future__ import annotations

from collections.abc import Mapping

from graph.mentions.offices.shapes import OFFICE, Office
from graph.text.reading import Reading

_HEADS = frozenset(OFFICE["english_heads"])
_WORDS = _HEADS.union(OFFICE["english_words"])
# What is a part of a title before its head, behind it the house.
_PLACES = frozenset(OFFICE["english_places"])
_JOINERS = frozenset(OFFICE["english_joiners"])
_LONGEST = 9


def english_titles(
    reading: Reading, known: Mapping[int, tuple[int, Office]]
) -> dict[int, tuple[int, Office]]:
    """Titles of several English words by their first token, with the index after them.

    Args:
        reading: The article.
        known: The listed offices; one that is as long needs no other reading.
    """
    out: dict[int, tuple[int, Office]] = {}
    for head in reading.all_places(_HEADS):
        first, last = _first(reading, head), _last(reading, head)
        if last - first > 1 and reading.tokens[head].cap and known.get(first, (0,))[0] < last:
            title = reading.text(first, last)
            out[first] = (last, Office(title.lower(), title, "part", ""))
    return out


def _first(reading: Reading, head: int) -> int:
    """Where the words before a head begin."""
    i = head
    while i > max(0, head - _LONGEST):
        before = i - 1 - (reading.lowers[i - 1] in _JOINERS)
        if before < 0 or not _belongs(reading, before, head):
            break
        i = before
    return i


def _last(reading: Reading, head: int) -> int:
    """Index after the words behind a head."""
    i = head + 1
    while i < min(len(reading.tokens), head + _LONGEST):
        behind = i + (reading.lowers[i] in _JOINERS or _is_listed(reading, i, head))
        if behind >= len(reading.tokens) or not _belongs(reading, behind, head):
            break
        if reading.lowers[behind] in _PLACES:
            # "Sales Manager Hotel Santika"
            break
        i = behind + 1
    return i


def _is_listed(reading: Reading, i: int, head: int) -> bool:
    """True for the comma of "Communication, Relation & CSR"."""
    listed = reading.lowers[i] == "," and i + 2 < len(reading.tokens) and _belongs(reading, i + 1, head)
    return listed and reading.lowers[i + 2] in _JOINERS


def _belongs(reading: Reading, i: int, head: int) -> bool:
    same = reading.sentence_of[i] == reading.sentence_of[head]
    return same and reading.tokens[i].cap and reading.lowers[i] in _WORDS
