"""Cuts a clean body into tokens, paragraphs, sentences and quotations, all as offsets of the body."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeVar, cast

from graph.lexicon import TOKEN, Phrases, phrases, places_of, read_list
from graph.model import Span

T = TypeVar("T")

OPENING = frozenset(["“", "„", "«", "‟", "〝", "``", "‘‘"])
CLOSING = frozenset(["”", "»", "〞", "’’"])
STRAIGHT = frozenset(['"', "″", "＂", "''"])
MARKS = OPENING | CLOSING | STRAIGHT
SINGLE = frozenset("‘’'")
_STOPS = frozenset(".!?…")
_LINE_BREAK = re.compile(r"\n+")
_LINE_ENDS = frozenset(".!?…:)*") | MARKS
# The share of line breaks with a small letter behind from which on the lines of a text count as wrapped.
_WRAPPED = 0.25
# How many tokens a quotation in single marks may have.
_SHORTEST_SINGLE = 4
_LONGEST_SINGLE = 400
_MAY_END = _STOPS | MARKS
_AFTER_STOP = frozenset(")]'’") | CLOSING | STRAIGHT


class Token:
    """A word, number or sign of the body."""

    __slots__ = ("cap", "end", "lower", "start", "text", "upper")

    def __init__(self, start: int, text: str) -> None:
        self.start = start
        self.end = start + len(text)
        self.text = text
        self.lower = lower = text.lower()
        if lower == text:
            self.cap = self.upper = False
        else:
            self.cap = lower[0] != text[0]
            self.upper = self.cap and len(text) > 1 and text.isupper()

    def __repr__(self) -> str:
        return f"Token({self.text!r}, {self.start})"


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch in quotation marks; `first` and `last` are token indices of what stands between them.

    `closed` is False where the mark that ends it is missing; `goes_on` where the next paragraph resumes it.
    """

    first: int
    last: int
    closed: bool
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
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
        "_hits", "_places", "_starts", "body", "dateline", "headline", "in_quote", "lowers", "paragraphs",
        "quotes", "sentence_of", "sentences", "tokens",
    )  # fmt: skip

    def __init__(self, body: str, headline: str | None = None, dateline: str | None = None) -> None:
        self.body = body
        self._hits: dict[int, Any] = {}
        self.headline = headline
        self.dateline = dateline
        self.tokens = [Token(m.start(), m.group()) for m in TOKEN.finditer(body)]
        self.lowers = [token.lower for token in self.tokens]
        self._starts = [token.start for token in self.tokens]
        self._places = places_of(self.lowers)
        self.paragraphs = _find_paragraphs(body, self.tokens, self._starts)
        self.quotes = _find_quotes(self.tokens, self.paragraphs, body)
        self.in_quote = _cover(len(self.tokens), self.quotes)
        self.sentences = _find_sentences(self.tokens, self.paragraphs, self.quotes)
        self.sentence_of = [0] * len(self.tokens)
        for number, sentence in enumerate(self.sentences):
            self.sentence_of[sentence.first : sentence.last] = [number] * (sentence.last - sentence.first)

    def hits(self, phrases: Phrases[T]) -> dict[int, tuple[int, T]]:
        """Where phrases stand, by first token; found once for each set of phrases."""
        key = id(phrases)
        if key not in self._hits:
            self._hits[key] = phrases.find(self.lowers, self._places)
        return cast("dict[int, tuple[int, T]]", self._hits[key])

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


def _find_quotes(tokens: list[Token], paragraphs: list[tuple[int, int]], body: str) -> list[Quote]:
    """Quotations, one paragraph at a time: a mark that is missing ends with the paragraph."""
    found: list[Quote] = []
    for first, last in paragraphs:
        start: int | None = None
        past = first
        for i in range(first, last):
            sign = tokens[i].text
            if sign not in MARKS:
                continue
            if start is None:
                if sign not in OPENING and _closes_unopened(tokens, body, i, past, last):
                    # Ranperda ini disetujui,” kata Zaki: the mark that opens is missing
                    found.append(Quote(past, i, True))
                    past = i + 1
                elif sign not in CLOSING or _touches_next(body, tokens[i]) or _stands_first(tokens, i, first):
                    # a lone closing mark stands for an opening one where a word follows it directly
                    start = i + 1
            elif sign in OPENING and not _touches_next(body, tokens[i]):
                found.append(Quote(start, i, True))
                start, past = None, i + 1
            elif sign in OPENING:
                # “Pelayanan ... “Birokrasi: the mark between is missing
                found.append(Quote(start, i, False))
                start = i + 1
            else:
                found.append(Quote(start, i, True))
                start, past = None, i + 1
        if start is not None and start < last:
            found.append(Quote(start, _unclosed_end(tokens, start, last), False))
    found = sorted([*found, *_single_quotes(tokens, body, found)], key=lambda quote: quote.first)
    kept = [quote for quote in found if quote.last > quote.first]
    return _join_paragraphs(kept, paragraphs)


def _closes_unopened(tokens: list[Token], body: str, i: int, past: int, last: int) -> bool:
    """True at a mark behind a word or comma, before a verb of speech, where no quotation is open."""
    if i - past < _SHORTEST_SINGLE or _touches_next(body, tokens[i]):
        return False
    told = phrases("speech_verbs.tsv", "use").match([token.lower for token in tokens[i + 1 : i + 4]], 0)
    return i + 1 < last and told is not None and told[1] == "after"


def _stands_first(tokens: list[Token], i: int, first: int) -> bool:
    """True at the mark of ” Untuk awal November: a line or sentence begins with it."""
    if i == first:
        return True
    return tokens[i - 1].text in _STOPS and tokens[i - 1].end < tokens[i].start


def _unclosed_end(tokens: list[Token], first: int, last: int) -> int:
    """Where a quotation that nothing closes is meant to end: before ", kata Rinta", or with its paragraph."""
    told = phrases("speech_verbs.tsv", "use")
    for i in range(last - 2, first + 1, -1):
        if tokens[i - 1].text == "," and i + 1 < last:
            hit = told.match([token.lower for token in tokens[i : i + 3]], 0)
            behind = tokens[i + hit[0]] if hit and i + hit[0] < last else None
            named = behind is None or behind.cap or behind.lower in read_list("honorifics.txt")
            if hit and hit[1] == "after" and named:
                return i
    return last


def _single_quotes(tokens: list[Token], body: str, found: list[Quote]) -> list[Quote]:
    """Quotations in single marks: ‘Jalan ini segera diperbaiki,’ kata Bupati; apostrophes are none."""
    if "‘" not in body and "'" not in body:
        return []
    taken = _cover(len(tokens), found)
    out: list[Quote] = []
    i = 0
    while i < len(tokens):
        last = _single_end(tokens, body, i) if tokens[i].text in "‘'" and not taken[i] else None
        if last is not None and not any(taken[i:last]):
            out.append(Quote(i + 1, last, True))
            i = last
        i += 1
    return out


def _single_end(tokens: list[Token], body: str, i: int) -> int | None:
    """Index of the single mark that closes the one at `i`, where that opens four words or more."""
    before = body[tokens[i].start - 1 : tokens[i].start]
    if (before and before not in " \n(:,") or i + 1 >= len(tokens) or not tokens[i + 1].cap:
        return None
    for j in range(i + 1, min(i + _LONGEST_SINGLE, len(tokens))):
        if "\n" in body[tokens[j - 1].end : tokens[j].start]:
            return None
        if tokens[j].text in "’'" and not body[tokens[j].end : tokens[j].end + 1].isalnum():
            return j if j - i > _SHORTEST_SINGLE else None
    return None


def _touches_next(body: str, token: Token) -> bool:
    return token.end < len(body) and not body[token.end].isspace()


def _join_paragraphs(quotes: list[Quote], paragraphs: list[tuple[int, int]]) -> list[Quote]:
    """Mark a quotation that has no closing mark and is resumed at the start of the next paragraph."""
    begins = {first + 1 for first, _ in paragraphs}
    ends = {last for _, last in paragraphs}
    out = []
    for number, quote in enumerate(quotes):
        following = quotes[number + 1] if number + 1 < len(quotes) else None
        goes_on = (
            not quote.closed
            and quote.last in ends
            and following is not None
            and following.first in begins
            and following.first == quote.last + 1
        )
        out.append(Quote(quote.first, quote.last, quote.closed, goes_on))
    return out


def _cover(size: int, quotes: list[Quote]) -> list[bool]:
    inside = [False] * size
    for quote in quotes:
        inside[quote.first : quote.last] = [True] * (quote.last - quote.first)
    return inside


def _find_sentences(
    tokens: list[Token], paragraphs: list[tuple[int, int]], quotes: list[Quote]
) -> list[Sentence]:
    """Sentences; a stop inside a closed quotation or before a small letter ends none."""
    shut = _cover(len(tokens), [quote for quote in quotes if quote.closed])
    abbreviations = read_list("abbreviations.txt") | read_list("honorifics.txt")
    out: list[Sentence] = []
    for number, (first, last) in enumerate(paragraphs):
        start = first
        for i in (i for i in range(first, last) if tokens[i].text in _MAY_END):
            if i < start:
                continue
            if tokens[i].text in _STOPS:
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
    return (len(before.text) == 1 and before.cap) or before.lower in abbreviations


def _past_closing(tokens: list[Token], i: int, last: int, shut: list[bool]) -> int:
    """Index after the signs that close what a stop ended; an opening straight mark is none of them."""
    while i < last and tokens[i].text in _STOPS:
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
    return tokens[i - 1].text in _STOPS and (tokens[i + 1].cap or tokens[i + 1].text in MARKS)
