"""What a decision is: one line of ``decisions.jsonl``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass, replace
from hashlib import blake2s
from json import dumps
from typing import Any, Literal

from graph.model import DEFINITIVE
from graph.resolve import Correction, End, Mention, Recapacity, Rejection, Removal, Renaming, Ruling

Act = Literal["same", "different", "unsure", "reject", "rename", "capacity", "undo"]
VERDICTS = ("same", "different", "unsure")


@dataclass(frozen=True, slots=True)
class Quote:
    """A mention with its words, so that a person can read it and a changed article is noticed.

    Args:
        end: Where the thing is named; for a Topic its id, which is the same in every graph.
        words: The words there; for a Topic its label.
        sentence: The sentence that they stand in, "" where it is left out.
    """

    end: End
    words: str
    sentence: str = ""

    @property
    def label(self) -> str:
        """Kind of the thing."""
        return self.end.label if isinstance(self.end, Mention) else "Topic"


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided, as one line says it.

    Args:
        act: A verdict on two things (same, different, unsure), a correction (reject, rename, capacity), or
            the undoing of another decision (undo).
        who: Who decided.
        when: Their clock at that time (ISO, with its offset from UTC).
        one: The first thing: a mention, or several of one thing.
        other: The second; of a rejected fact or a capacity the thing at the edge's end.
        type: Of a rejected fact: its edge type.
        capacity: Of a rejected fact: only the one with this capacity (`DEFINITIVE` for a full holder's).
        documents: Of a correction: only what these articles say; empty for all.
        before: The name or capacity until now.
        after: The name or capacity from now on.
        of: Of an undo: the id of the decision that it undoes.
        why: The reason in the words of who decided.
        evidence: What spoke for it and against it.
        id: What an undo calls it; made of the rest where it is not given.
    """

    act: Act
    who: str
    when: str
    one: tuple[Quote, ...] = ()
    other: tuple[Quote, ...] = ()
    type: str = ""
    capacity: str = ""
    documents: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    of: str = ""
    why: str = ""
    evidence: tuple[str, ...] = ()
    id: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", _digest(self))

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Everything that it names."""
        return self.one + self.other

    def subject(self) -> tuple[Any, ...]:
        """What it decides on: of two decisions with one subject the later stands."""
        sides = (frozenset(quote.end for quote in self.one), frozenset(quote.end for quote in self.other))
        if self.act in VERDICTS:
            return "verdict", frozenset(sides)
        if self.act in ("rename", "reject"):
            return self.act, sides, self.type, self.capacity, frozenset(self.documents)
        return self.act, self.id  # each capacity builds on the one before it

    def move(self, places: Mapping[Quote, End]) -> Decision:
        """The same decision with mentions where their words stand now; it keeps its id."""
        one, other = (
            tuple(replace(quote, end=places.get(quote, quote.end)) for quote in side)
            for side in (self.one, self.other)
        )
        return replace(self, one=one, other=other)

    def rulings(self) -> Iterator[Ruling]:
        """What resolution has to follow, where it is a verdict."""
        one, other = ([q.end for q in side if isinstance(q.end, Mention)] for side in (self.one, self.other))
        if self.act == "same":
            first, *rest = one + other
            yield from (Ruling(first, mention, "same") for mention in rest)
        elif self.act == "different" or self.act == "unsure":
            yield from (Ruling(a, b, self.act) for a in one for b in other)

    def correction(self) -> Correction | None:
        """What resolution has to correct, where it is a correction."""
        first = self.one[0].end if self.one else ""
        if self.act == "rename" and isinstance(first, Mention):
            return Renaming(first, self.after)
        if self.act == "capacity":
            return Recapacity(
                first, self.other[0].end, _spelled(self.before), _spelled(self.after) or "", self.documents
            )
        if self.act == "reject" and self.other:
            return Rejection(self.type, first, self.other[0].end, _spelled(self.capacity), self.documents)
        return Removal(first, self.documents) if self.act == "reject" and isinstance(first, Mention) else None


def _spelled(capacity: str) -> str | None:
    """A capacity as the graph has it: "" for a full holder, None where any will do."""
    return None if not capacity else "" if capacity == DEFINITIVE else capacity


def _digest(decision: Decision) -> str:
    """Eight hexadecimal digits made of all that a decision says."""
    said = dumps(astuple(decision)[:-1])
    return blake2s(said.encode(), digest_size=4).hexdigest()
