"""Cuts a clean body into tokens, paragraphs, sentences and quotations, all as offsets of the body."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, TypeVar

from graph.lexicon import FirstWords, Phrases, places_of, read_list, read_settings
from graph.model import Span, shape
from graph.text.quotes import Quote, cover, find_quotes
from graph.text.slips import mended
from graph.text.tokens import CLOSING, MARKS, STOPS, STRAIGHT, Token, find_tokens

T = TypeVar("T")

_FIRST_WORDS = FirstWords()
_LINE_BREAK = re.compile(r"\n+")
_LINE_ENDS = frozenset(".!?…:)*") | MARKS
# The share of line breaks with a small letter behind from which on the lines of a text count as wrapped.
_WRAPPED = 0.25
# Numbers that stand behind a name with a stop, and words for events that begin the next sentence.
_COUNTS = frozenset("IVX")
_GENERIC = frozenset(read_settings("words.toml")["event"]["generic"])
_MAY_END = STOPS | MARKS
_AFTER_STOP = frozenset(")]'’") | CLOSING | STRAIGHT


@shape
class Sentence:
    """Tokens ``first:last`` and their span; `paragraph` counts from 0."""

    first: int
    last: int
    span: Span
    paragraph: int


class Reading:
    """A clean body with its tokens, sentences and quotations.

    Args:
        body: The clean body.
        headline: The headline, for context only.
        dateline: The place line ("KENDARI"), for context only.
    """

    __slots__ = (
        "_hits", "_may_begin", "_starts", "body", "dateline", "headline", "in_quote", "lowers", "numbers",
        "paragraphs", "places", "quotes", "sentence_of", "sentences", "tokens",
    )  # fmt: skip

    def __init__(self, body: str, headline: str | None = None, dateline: str | None = None) -> None:
        self.body = body
        self._hits: dict[Phrases[Any], Any] = {}
        self.headline = headline
        self.dateline = dateline
        self.tokens = find_tokens(body)
        self.lowers = [token.lower for token in self.tokens]
        slips = mended(set(self.lowers))
        if slips:
            self.lowers = [slips.get(word, word) for word in self.lowers]
        self._starts = [token.start for token in self.tokens]
        self.places = places_of(self.lowers)
        self._may_begin = _FIRST_WORDS.starts(self.places)
        # Where words stand that begin with a digit.
        self.numbers = sorted(i for word, at in self.places.items() if word[0].isdecimal() for i in at)
        self.paragraphs = _find_paragraphs(body, self.tokens, self._starts)
        self.quotes = find_quotes(self.tokens, self.paragraphs, body)
        self.in_quote = cover(len(self.tokens), self.quotes)
        self.sentences = _find_sentences(self.tokens, self.paragraphs, self.quotes)
        self.sentence_of = [0] * len(self.tokens)
        for number, sentence in enumerate(self.sentences):
            self.sentence_of[sentence.first : sentence.last] = [number] * (sentence.last - sentence.first)

    def hits(self, phrases: Phrases[T]) -> dict[int, tuple[int, T]]:
        """Where phrases stand, by first token; found once for each set of phrases, a table that stays."""
        found: dict[int, tuple[int, T]] | None = self._hits.get(phrases)
        if found is None:
            starts = self._may_begin.get(phrases)
            if starts is not None:
                found = phrases.find_at(self.lowers, starts)
            else:
                _FIRST_WORDS.add(phrases)
                found = phrases.find(self.lowers, self.places)
            self._hits[phrases] = found
        return found

    def all_places(self, forms: Iterable[str]) -> list[int]:
        """Where the words stand, by index in order."""
        places = self.places
        return sorted(i for word in forms if word in places for i in places[word])

    def span(self, first: int, last: int) -> Span:
        """The span of tokens ``first:last``; empty at a token's start when there are none."""
        if first >= last:
            at = self.tokens[first].start if first < len(self.tokens) else len(self.body)
            return Span(at, at)
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def text(self, first: int, last: int) -> str:
        """The words of tokens ``first:last`` as they stand."""
        return self.span(first, last).of(self.body)

    def token_at(self, offset: int) -> int:
        """Index of the token that covers or follows `offset`."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def tokens_in(self, span: Span) -> range:
        """Indices of the tokens that begin inside a span."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that covers `offset`."""
        return self.sentences[self.sentence_of[self.token_at(offset)]]


def _find_paragraphs(body: str, tokens: list[Token], starts: list[int]) -> list[tuple[int, int]]:
    """Token ranges of the lines that have any token; of whole paragraphs where lines are wrapped."""
    behind = (bisect_right(starts, match.start()) for match in _LINE_BREAK.finditer(body))
    breaks = [i for i in dict.fromkeys(behind) if 0 < i < len(tokens)]
    wrapped = {i for i in breaks if _is_wrapped(tokens, i, body)}
    if sum(not tokens[i].cap for i in wrapped) < _WRAPPED * len(breaks):
        wrapped.clear()
    edges = [0, *(i for i in breaks if i not in wrapped), len(tokens)]
    return list(pairwise(edges)) if tokens else []


def _is_wrapped(tokens: list[Token], i: int, body: str) -> bool:
    """True where a line ends inside a sentence: no blank line, no stop, no mark before token `i`."""
    single = body[tokens[i - 1].end : tokens[i].start].count("\n") == 1
    return single and tokens[i - 1].text not in _LINE_ENDS and tokens[i].text not in MARKS


def _find_sentences(
    tokens: list[Token], paragraphs: list[tuple[int, int]], quotes: list[Quote]
) -> list[Sentence]:
    """Sentences; a stop inside a closed quotation or before a small letter ends none."""
    shut = cover(len(tokens), [quote for quote in quotes if quote.closed])
    abbreviations = read_list("abbreviations.txt") | read_list("honorifics.txt")
    out: list[Sentence] = []
    for number, (first, last) in enumerate(paragraphs):
        start = first
        for i in (i for i in range(first, last) if tokens[i].text in _MAY_END):
            if i < start:
                continue
            if tokens[i].text in STOPS:
                if shut[i] or _is_abbreviation(tokens, i, first, abbreviations):
                    continue
                end = _past_closing(tokens, i + 1, last, shut)
                if end == last or _may_begin(tokens[end]):
                    out.append(_sentence(tokens, start, end, number))
                    start = end
            elif _ends_quoted_sentence(tokens, i, start, last, shut):
                out.append(_sentence(tokens, start, i + 1, number))
                start = i + 1
        if start < last:
            out.append(_sentence(tokens, start, last, number))
    return out


def _sentence(tokens: list[Token], first: int, last: int, paragraph: int) -> Sentence:
    return Sentence(first, last, Span(tokens[first].start, tokens[last - 1].end), paragraph)


def _is_abbreviation(tokens: list[Token], i: int, first: int, abbreviations: frozenset[str]) -> bool:
    """True for the dot of "Drs." or of an initial."""
    if tokens[i].text != "." or i == first or tokens[i - 1].end != tokens[i].start:
        return False
    before = tokens[i - 1]
    if i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end and tokens[i + 1].text[0].isalnum():
        # "PORTAL.COM" and "S.Sos" go on; "terjawab.Jumat" only lacks its space
        return not (before.text.islower() and tokens[i + 1].cap and not tokens[i + 1].upper)
    if before.text in _COUNTS and i + 1 < len(tokens) and tokens[i + 1].lower in _GENERIC:
        # "menggelar Mukerda I. Kegiatan itu ..."
        return False
    # "se-Kab. Mamuju Tengah"
    return (len(before.text) == 1 and before.cap) or before.lower.rpartition("-")[2] in abbreviations


def _past_closing(tokens: list[Token], i: int, last: int, shut: list[bool]) -> int:
    """Index after the signs that close what a stop ended; an opening straight mark is none of them."""
    while i < last and tokens[i].text in STOPS:
        i += 1
    while i < last and tokens[i].text in _AFTER_STOP and tokens[i - 1].end == tokens[i].start:
        if tokens[i].text in STRAIGHT and i + 1 < last and shut[i + 1]:
            break
        i += 1
    return i


def _may_begin(token: Token) -> bool:
    return token.cap or token.text[0].isdigit() or token.text in MARKS or token.text in "(‘'"


def _ends_quoted_sentence(tokens: list[Token], i: int, start: int, last: int, shut: list[bool]) -> bool:
    """True at the mark that closes a quotation which ended with a stop, before a new sentence."""
    if i <= start or i + 1 >= last or not shut[i - 1] or shut[i]:
        return False
    return tokens[i - 1].text in STOPS and (tokens[i + 1].cap or tokens[i + 1].text in MARKS)
