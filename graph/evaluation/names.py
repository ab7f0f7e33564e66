"""When two names mean the same: by their words, with exceptions that words cannot show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import TypeVar

from graph.lexicon import read_settings, read_table

_WORD = re.compile(r"[^\W_]+")
_SETTINGS = read_settings("score_words.toml")
_FILLERS = frozenset(_SETTINGS["fillers"])
_TERRITORY = frozenset(_SETTINGS["territory"])
_DEPUTY, _CITY, _REGENCY = _SETTINGS["deputy"], _SETTINGS["city"], _SETTINGS["regency"]
_LEAST_ALIKE = 0.8  # F1 of the words of two names that mean the same
_SAME_REGION = 0.95  # F1 of what is left without the words of a region's level
_SAME_WORD = 0.75  # likeness of the letters of two spellings of a town

G = TypeVar("G")
P = TypeVar("P")


@cache
def _acronyms() -> dict[str, tuple[str, ...]]:
    return {row["form"]: tuple(row["written"].split()) for row in read_table("score_acronyms.tsv")}


@lru_cache(maxsize=65_536)
def words(text: str) -> tuple[str, ...]:
    """Split a text for comparison.

    Args:
        text: A name or a text.

    Returns:
        Its words in small letters, acronyms written out, fillers dropped.

    Example:
        >>> words("Pj. Walikota dan KPU")
        ('wali', 'kota', 'komisi', 'pemilihan', 'umum')
    """
    written = (part for word in _WORD.findall(text.lower()) for part in _acronyms().get(word, (word,)))
    return tuple(word for word in written if word not in _FILLERS)


def word_f1(a: Sequence[str], b: Sequence[str]) -> float:
    """F1 of two bags of words (0-1); 0 when one is empty."""
    if not a or not b:
        return 0.0
    return 2 * sum((Counter(a) & Counter(b)).values()) / (len(a) + len(b))


def _differ_in_level(a: Sequence[str], b: Sequence[str]) -> bool:
    """A city on one side and a regency on the other."""
    return (_CITY in a and _REGENCY in b) or (_CITY in b and _REGENCY in a)


def conflict(a: Sequence[str], b: Sequence[str]) -> bool:
    """Tell that two names of offices or bodies mean different ones, however many words agree.

    Args:
        a: Words of one name.
        b: Words of the other.

    Returns:
        True for a deputy on one side only, another level of region, another town, another unit.
    """
    if (_DEPUTY in a) != (_DEPUTY in b):
        return True
    for mine, other in ((_CITY, _REGENCY), (_REGENCY, _CITY)):
        if mine in a and other in b and other not in a:
            return True
    only_a, only_b = [word for word in a if word not in b], [word for word in b if word not in a]
    if not only_a or not only_b:
        return False
    return SequenceMatcher(None, only_a[-1], only_b[-1]).ratio() < _SAME_WORD


def likeness(a: Sequence[str], b: Sequence[str], least: float = _LEAST_ALIKE, strict: bool = False) -> float:
    """Tell how well two entities agree, by the best pair of their names.

    Args:
        a: Names of one entity.
        b: Names of the other.
        least: What counts as no agreement at all is below it.
        strict: True for offices, bodies and groups, where `conflict` decides first.

    Returns:
        F1 of the words (0-1), 0 below `least`.

    Example:
        >>> likeness(["KPU Kota Kendari"], ["Komisi Pemilihan Umum Kota Kendari"], strict=True)
        1.0
        >>> likeness(["Wakil Bupati Bone"], ["Bupati Bone"], strict=True)
        0.0
    """
    best = max((_pair_likeness(words(x), words(y), least, strict) for x in a for y in b), default=0.0)
    return best if best >= least else 0.0


def _pair_likeness(a: tuple[str, ...], b: tuple[str, ...], least: float, strict: bool) -> float:
    if strict and conflict(a, b):
        return 0.0
    value = word_f1(a, b)
    if value >= least or _differ_in_level(a, b):
        return value
    # "Pemerintah Kota X" is "Kota X", but "Kota X" is not "Kabupaten X"
    bare_a, bare_b = ([word for word in name if word not in _TERRITORY] for name in (a, b))
    return max(value, least) if word_f1(bare_a, bare_b) >= _SAME_REGION else value


def same(a: Sequence[str], b: Sequence[str], least: float = _LEAST_ALIKE, strict: bool = False) -> bool:
    """True when any name of `a` agrees with any name of `b`; arguments as for `likeness`."""
    return likeness(a, b, least, strict) > 0


def pair_up(gold: Sequence[G], found: Sequence[P], score: Callable[[G, P], float]) -> list[tuple[int, int]]:
    """Match two lists one to one, the best score first; a score of 0 is no match.

    Args:
        gold: What was expected.
        found: What was found.
        score: How well one of each agrees.

    Returns:
        Indexes into both lists; among equal scores, earlier ones first.
    """
    scored = [(score(g, p), -i, -j) for i, g in enumerate(gold) for j, p in enumerate(found)]
    pairs: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for value, minus_i, minus_j in sorted(scored, reverse=True):
        if value > 0 and -minus_i not in used_gold and -minus_j not in used_found:
            used_gold.add(-minus_i)
            used_found.add(-minus_j)
            pairs.append((-minus_i, -minus_j))
    return pairs
