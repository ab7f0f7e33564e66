"""An article as the rules of tenures see it: its names and offices by token, and what was tied so far."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from graph.cast import Cast, Holding
from graph.lexicon import read_settings
from graph.model import OfficeMention

BESIDE = read_settings("words.toml")["beside_office"]

Name = tuple[str, int, int, int]
"""A person's key, the first and last token of the name, and the end with degrees."""


class Scene:
    """One article, looked up by token.

    `found` are its tenures, `given` who gets the office at a token from somebody, if the text says.
    """

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.reading = cast.reading
        self.tokens = cast.reading.tokens
        self.lowers = cast.reading.lowers
        self.offices = cast.offices
        self.names = cast.names()
        self._name_starts = [name[0] for name in self.names]
        self.name_by_end = {
            self._past_age(end): (key, start, last) for start, key, _, last, end in self.names
        }
        self.found: list[Holding] = []
        self.by_office: dict[int, Holding] = {}
        self.given: dict[int, tuple[str, int, int] | None] = {}
        self._ends: set[int] = set()

    def _past_age(self, i: int) -> int:
        """Index after "(27)" behind a name."""
        bracketed = self.text(i) == "(" and self.text(i + 1).isdigit() and self.text(i + 2) == ")"
        return i + 3 if bracketed else i

    def text(self, i: int) -> str:
        """The word at token `i`, small; empty outside the text."""
        return self.lowers[i] if 0 <= i < len(self.tokens) else ""

    def name_at(self, i: int) -> Name | None:
        """The name that begins at token `i`."""
        return self.cast.name_at(i)

    def names_in(self, first: int, last: int) -> list[tuple[int, str, int, int, int]]:
        """Names that begin in tokens ``first:last``: start, person key, first, last, end."""
        return self.names[bisect_left(self._name_starts, first) : bisect_left(self._name_starts, last)]

    def in_one_sentence(self, i: int, j: int) -> bool:
        """True where tokens `i` and `j` stand in one sentence."""
        return self.reading.sentence_of[i] == self.reading.sentence_of[j]

    def add(self, person: str, office: OfficeMention, first: int, last: int, stated: bool = True) -> None:
        """Keep that a person holds an office, as tokens ``first:last`` say."""
        holding = Holding(person, office, first, last, stated)
        self.found.append(holding)
        self.by_office.setdefault(office.first, holding)
        self._ends.update((last, office.last, office.last + 1))

    def is_linked(self, office: OfficeMention) -> bool:
        """True for an office whose holder is found."""
        return office.first in self.by_office

    def has_office_before(self, first: int) -> bool:
        """True where the office of the name at token `first` stands before it."""
        return first in self._ends

    def was(self, office: OfficeMention) -> bool:
        """True behind "yang sebelumnya menjabat", "yang sebelumnya bertugas sebagai": a past office."""
        before = (self.text(office.first - size) for size in (2, 3, 4))
        return any(low in BESIDE["formerly"] for low in before) and not office.capacity

    def as_it_was(self, office: OfficeMention) -> OfficeMention:
        """The office, as a past one where the words before say so."""
        return replace(office, capacity="mantan") if self.was(office) else office
