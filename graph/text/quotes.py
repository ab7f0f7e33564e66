"""Finds what stands in quotation marks, also where marks are missing, mixed or glued to words."""

from __future__ import annotations

from collections.abc import Sequence

from graph.lexicon import read_list, words
from graph.model import shape
from graph.text.speech import Telling, speech_verbs
from graph.text.tokens import CLOSING, LOST, MARKS, OPENING, SINGLE, STOPS, Token

# How many tokens a quotation in single marks may have.
_SHORTEST_SINGLE = 4
_LONGEST_SINGLE = 400
# How many tokens words in marks inside a quotation may have.
_LONGEST_INNER = 8
# Before the mark that ends what somebody says.
_ENDS = frozenset({*STOPS, ","})
_BEFORE_OPENING = frozenset(" \n([{:,–—-")


@shape
class Quote:
    """A stretch in quotation marks; `first` and `last` are token indices of what stands between them.

    `closed` is False where the mark that ends it is missing; `goes_on` where the next paragraph resumes it.
    """

    first: int
    last: int
    closed: bool
    goes_on: bool = False


def find_quotes(tokens: Sequence[Token], paragraphs: Sequence[tuple[int, int]], body: str) -> list[Quote]:
    """Quotations in order, one paragraph at a time: a mark that is missing ends with the paragraph."""
    found = [quote for first, last in paragraphs for quote in _Line(tokens, body, first, last).quotes()]
    found = sorted([*found, *_single_quotes(tokens, body, found)], key=lambda quote: quote.first)
    kept = [quote for quote in found if quote.last > quote.first]
    return _join_paragraphs(kept, paragraphs)


def cover(size: int, quotes: Sequence[Quote]) -> list[bool]:
    """Whether each of `size` tokens stands in a quotation."""
    inside = [False] * size
    for quote in quotes:
        inside[quote.first : quote.last] = [True] * (quote.last - quote.first)
    return inside


class _Line:
    """One paragraph, tokens ``first:last``."""

    def __init__(self, tokens: Sequence[Token], body: str, first: int, last: int) -> None:
        self.tokens = tokens
        self.body = body
        self.first = first
        self.last = last
        self.found: list[Quote] = []
        self.start: int | None = None
        self.past = first

    def quotes(self) -> list[Quote]:
        tokens = self.tokens
        marks = [i for i in range(self.first, self.last) if tokens[i].text in MARKS and not self._is_dash(i)]
        inner = -1
        for number, i in enumerate(marks):
            if i == inner:
                continue
            if self.start is None:
                self._outside(i)
            elif not self._opens(i):
                self._close(i)
            elif closing := self._inner_end(marks[number + 1 : number + 3], i):
                inner = closing
            else:
                # “Pelayanan ... “Birokrasi: the mark between is missing
                self.found.append(Quote(self.start, i, False))
                self.start = i + 1
        if self.start is not None and self.start < self.last:
            self.found.append(Quote(self.start, self._unclosed_end(self.start), False))
        return self.found

    def _is_dash(self, i: int) -> bool:
        """True for a sign that an encoding lost, between blanks: no quotation mark stands so."""
        before = self.body[self.tokens[i].start - 1 : self.tokens[i].start]
        return self.tokens[i].text in LOST and not before.strip() and not self._touches_next(i)

    def _outside(self, i: int) -> None:
        """Open at mark `i`, or close there what nothing opened."""
        sign = self.tokens[i].text
        first = None if sign in OPENING else self._unopened(i)
        if first is not None:
            # Ranperda ini disetujui,” kata Zaki: the mark that opens is missing
            self.found.append(Quote(first, i, True))
            self.past = i + 1
        elif sign not in CLOSING or self._touches_next(i) or self._stands_first(i):
            # a lone closing mark stands for an opening one where a word follows it directly
            self.start = i + 1

    def _close(self, i: int) -> None:
        if self.start is not None:
            self.found.append(Quote(self.start, i, True))
        self.start, self.past = None, i + 1

    def _opens(self, i: int) -> bool:
        """True at a mark that opens a quotation although one is open: by its shape, or by where it stands."""
        sign = self.tokens[i].text
        if sign in CLOSING or not self._touches_next(i):
            return False
        if sign in OPENING:
            # “Semua siap, “ujar Bupati: the mark is meant to close
            told = self._told(i + 1)
            return told is None or told.use != "after" or self.tokens[i - 1].text not in _ENDS
        start = self.tokens[i].start
        apart = start > 0 and self.body[start - 1] in _BEFORE_OPENING
        return apart and self._told(i + 1) is None

    def _inner_end(self, following: Sequence[int], i: int) -> int | None:
        """The mark that closes what mark `i` opens inside a quotation: “Kami harus “jemput bola” terus,”."""
        if len(following) < 2 or self.tokens[i - 1].text in STOPS or following[0] - i > _LONGEST_INNER:
            return None
        closes = not self._opens(following[0]) and self._told(following[0] + 1) is None
        return following[0] if closes and not self._opens(following[1]) else None

    def _unopened_start(self, i: int) -> int:
        """Where a quotation that nothing opens begins: with its line, or behind what reports."""
        start = self.first if self.past == self.first else i + 1
        told = self.past != self.first
        for j in range(self.past, i):
            if self.tokens[j].text in STOPS and told:
                start, told = j + 1, False
            hit = self._told(j)
            told = told or (hit is not None and hit.use in ("clause", "object"))
        return start

    def _unopened(self, i: int) -> int | None:
        """Where the quotation that mark `i` closes begins; None where it closes none that nothing opened."""
        told = self._told(i + 1)
        apart = self.body[self.tokens[i].start - 1].isspace() and self._touches_next(i)
        if told is None or told.use != "after" or apart:
            return None
        first = self._unopened_start(i)
        return first if i - first >= _SHORTEST_SINGLE else None

    def _told(self, i: int) -> Telling | None:
        """The verb of speech at token `i`."""
        if i >= self.last or not speech_verbs().may_begin(self.tokens[i].lower):
            return None
        hit = speech_verbs().match([token.lower for token in self.tokens[i : min(i + 3, self.last)]], 0)
        return hit[1] if hit else None

    def _stands_first(self, i: int) -> bool:
        """True at the mark of ” Untuk awal November: a line or sentence begins with it."""
        if i == self.first:
            return True
        before = self.tokens[i - 1]
        return before.text in STOPS and before.end < self.tokens[i].start

    def _touches_next(self, i: int) -> bool:
        end = self.tokens[i].end
        return end < len(self.body) and not self.body[end].isspace()

    def _unclosed_end(self, first: int) -> int:
        """Where a quotation that nothing closes is meant to end: before ", kata Rinta", or with its line."""
        for i in range(self.last - 2, first + 1, -1):
            if self.tokens[i - 1].text == "," and self._is_attribution(i):
                return i
        return self.last

    def _is_attribution(self, i: int) -> bool:
        """True for "kata Rinta", "kata dia" and "katanya" at token `i`."""
        hit = speech_verbs().match([token.lower for token in self.tokens[i : i + 3]], 0)
        if hit is None or hit[1].use != "after":
            return False
        behind = self.tokens[i + hit[0]] if i + hit[0] < self.last else None
        if behind is None or hit[1].pronoun or behind.cap:
            return True
        return behind.lower in read_list("honorifics.txt") or behind.lower in words("pronouns")


def _single_quotes(tokens: Sequence[Token], body: str, found: Sequence[Quote]) -> list[Quote]:
    """Quotations in single marks: ‘Jalan ini segera diperbaiki,’ kata Bupati; apostrophes are none."""
    if not any(sign in body for sign in SINGLE):
        return []
    taken = cover(len(tokens), found)
    out: list[Quote] = []
    i = 0
    while i < len(tokens):
        last = _single_end(tokens, body, i) if tokens[i].text in SINGLE and not taken[i] else None
        if last is not None and not any(taken[i:last]):
            out.append(Quote(i + 1, last, True))
            i = last
        i += 1
    return out


def _single_end(tokens: Sequence[Token], body: str, i: int) -> int | None:
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


def _join_paragraphs(quotes: Sequence[Quote], paragraphs: Sequence[tuple[int, int]]) -> list[Quote]:
    """Mark a quotation that has no closing mark and is resumed at the next mark or paragraph."""
    begins = {first + 1 for first, _ in paragraphs}
    ends = {last for _, last in paragraphs}
    out = []
    for number, quote in enumerate(quotes):
        following = quotes[number + 1] if number + 1 < len(quotes) else None
        goes_on = (
            not quote.closed
            and following is not None
            and following.first == quote.last + 1
            and (quote.last in ends) == (following.first in begins)
        )
        out.append(Quote(quote.first, quote.last, quote.closed, goes_on))
    return out
