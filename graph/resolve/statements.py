"""Statements: the same words in ten outlets, cut here and closed otherwise there, are one."""

from __future__ import annotations

import re
import sys
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2s
from typing import NamedTuple
from zlib import crc32

from rapidfuzz.distance import LCSseq, Opcode

from graph.lexicon import read_settings
from graph.resolve.days import day_number, days_between
from graph.resolve.matcher import Matcher, Scale, Weighed
from graph.resolve.names import compare_names, parse_name

_SCALE = Scale("statements")
_TURNING = frozenset(read_settings("words.toml")["speech"]["turning"])
_WORD = re.compile(r"\w+")
_SHINGLE = 3  # words in a row
_KEPT = 5  # of a statement's shingles, those with the smallest hashes: of a cut one, most are the same
_LONG = 6  # words from which on the same words of one speaker are the same statement
_WORD_NATS, _OTHER_WORD_NATS, _MOST = 0.8, -1.5, 12.0
_LEAST = 0.7  # share of the shorter one's words that stand in the longer one in the same order
_CUT = 0.8  # a statement of fewer of the other's words than this is cut
_WINDOW = 30  # days
_TELLING = 8  # words that two speakers hardly say in a row by chance
_ASKED = -0.4  # nats at which the same words of two speakers are asked about


class Quoted(NamedTuple):
    """A statement as it is compared.

    `speaker` is a folded name; `named` tells whether it is a person's. `copies` is a cluster of articles.
    """

    words: tuple[str, ...]
    speaker: str
    named: bool
    direct: bool
    article: str
    day: str
    copies: str
    alone: str = ""


def split_words(text: str) -> tuple[str, ...]:
    """The words of a statement, whatever its punctuation."""
    return tuple(map(sys.intern, _WORD.findall(text.casefold())))


class StatementMatcher(Matcher[Quoted, Quoted]):
    """Statements of nearly the same words."""

    kind = "statements"
    merge = _SCALE.merge
    ask = _SCALE.ask

    def key(self, id: str, feature: Quoted) -> str:
        """The same words of the same speaker; a short one is by itself, since many say "terima kasih"."""
        if feature.alone:
            return feature.alone
        if len(feature.words) < _LONG:
            return f"S {id}"
        said = " ".join(feature.words).encode("utf-8", "surrogatepass")
        return f"S {feature.speaker} {blake2s(said, digest_size=12).hexdigest()}"

    def profile(self, features: Sequence[Quoted]) -> Quoted | None:
        """The first in time stands for all; the same words are the same words."""
        return min(features, key=lambda item: (item.day or "9", item.article)) if features[0].words else None

    def blocks(self, profile: Quoted) -> Iterable[Hashable]:
        """Some of its shingles, by hash, with those of its month."""
        words = profile.words
        hashes = sorted(
            {
                crc32(" ".join(words[first : first + _SHINGLE]).encode("utf-8", "surrogatepass"))
                for first in range(max(1, len(words) - _SHINGLE + 1))
            }
        )
        period = day_number(profile.day) // _WINDOW if profile.day else 0
        periods = (period, period + 1) if period else (0,)
        # one block of any time, since an article without a day may be from any
        return [(hashes[0], -1), *((shingle, at) for shingle in hashes[:_KEPT] for at in periods)]

    def compare(self, one: Quoted, other: Quoted) -> Weighed | None:
        """Weigh the words that both have in the same order, and who said them."""
        shorter, longer = sorted((len(one.words), len(other.words)))
        same = LCSseq.similarity(one.words, other.words)
        if same < _LEAST * shorter:
            return None
        words = min(_MOST, _WORD_NATS * same + _OTHER_WORD_NATS * (shorter - same))
        items = [("same_words", words), *_side_items(one, other)]
        if shorter < _CUT * longer:
            items.append(_SCALE["cut"])
        if _is_turned(one.words, other.words):
            items.append(_SCALE["turned"])
        if _speakers(one, other) == "other_speaker":
            asked = _ASKED - _SCALE["prior"][1] - sum(nats for _, nats in items)
            is_long = words >= _WORD_NATS * _TELLING
            items.append(("other_speaker", asked) if is_long else _SCALE["other_speaker"])
        return _SCALE.weigh(items)

    def conflict(self, one: Quoted, other: Quoted) -> str:
        """One article tells the two apart."""
        return "same_article" if one.article == other.article else ""


def _is_turned(one: Sequence[str], other: Sequence[str]) -> bool:
    """True where a number or a word that denies stands in one alone, not at an end that was cut off."""
    if {word for word in one if _is_telling(word)} == {word for word in other if _is_telling(word)}:
        return False
    edits = [edit for edit in LCSseq.opcodes(one, other) if edit.tag != "equal"]
    return any(
        any(map(_is_telling, [*one[edit.src_start : edit.src_end], *other[edit.dest_start : edit.dest_end]]))
        for edit in edits
        if not _is_cut(edit, len(one), len(other))
    )


def _is_cut(edit: Opcode, one: int, other: int) -> bool:
    """True for words at the begin or end that one side alone has."""
    if edit.tag == "insert":
        return edit.src_start in (0, one)
    return edit.tag == "delete" and edit.dest_start in (0, other)


@lru_cache(maxsize=100_000)
def _is_telling(word: str) -> bool:
    return word.isdigit() or word in _TURNING


def _speakers(one: Quoted, other: Quoted) -> str:
    if one.speaker == other.speaker:
        return "same_speaker"
    if one.named and other.named:
        alike = compare_names(parse_name(one.speaker), parse_name(other.speaker))
        return "same_speaker" if alike else "other_speaker"
    return "unnamed_speaker"


def _side_items(one: Quoted, other: Quoted) -> Iterator[tuple[str, float]]:
    speakers = _speakers(one, other)
    if speakers != "other_speaker":
        yield _SCALE[speakers]
    if one.copies == other.copies:
        yield _SCALE["same_copy"]
    if not (one.direct or other.direct):
        yield _SCALE["reported"]
    if days_between(one.day, other.day) > _WINDOW:
        yield _SCALE["apart"]
