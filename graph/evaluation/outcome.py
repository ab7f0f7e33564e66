"""What came of each thing of the gold and of each thing that was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Verdict = Literal["right", "missed", "spurious", "differs", "wrong"]
"""`differs` is something of the gold with something found that stands for it and is not all right; `wrong` is
evidence that does not hold."""


@dataclass(frozen=True, slots=True)
class Side:
    """One thing, as the gold or the extraction has it.

    Args:
        words: The thing in words, part by part; an empty part is not known.
        forms: How the text may call its parts: for each part every name, the part itself first.
        edges: The relationships that say so, where it was found.
    """

    words: tuple[str, ...]
    forms: tuple[tuple[str, ...], ...] = ()
    edges: tuple[Mapping[str, Any], ...] = ()

    def __str__(self) -> str:
        """The words, with bars between."""
        return " | ".join(filter(None, self.words))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one thing.

    Args:
        kind: Family ("roles").
        verdict: Whether it is right, and if not, how.
        gold: The thing as the gold has it, or None where it has not.
        found: The thing as it was found, or None where it was not.
    """

    kind: str
    verdict: Verdict
    gold: Side | None
    found: Side | None


@dataclass(frozen=True, slots=True)
class Miss:
    """Something of the gold that was missed, or that was found and should not be.

    Args:
        document: Id of the article.
        kind: Family ("roles").
        side: "missed", "spurious" or "wrong".
        what: The thing in words.
    """

    document: str
    kind: str
    side: str
    what: str

    def __str__(self) -> str:
        """One line, tab-separated."""
        return "\t".join((self.document, self.kind, self.side, self.what))


def compare(
    kind: str,
    near: Iterable[tuple[int, int]],
    right: Iterable[tuple[int, int]],
    gold: Sequence[Side],
    found: Sequence[Side],
) -> Iterator[Outcome]:
    """Say what came of everything in two lists.

    Args:
        kind: Family.
        near: Pairs of places in both lists that are held against each other.
        right: Those of them that agree.
        gold: What was expected.
        found: What was found.

    Yields:
        An outcome for each pair and for what stands in none.
    """
    partner, agreeing = dict(near), set(right)
    for i, side in enumerate(gold):
        j = partner.get(i)
        if j is None:
            yield Outcome(kind, "missed", side, None)
        else:
            yield Outcome(kind, "right" if (i, j) in agreeing else "differs", side, found[j])
    paired = set(partner.values())
    for j, side in enumerate(found):
        if j not in paired:
            yield Outcome(kind, "spurious", None, side)


def to_misses(document: str, outcomes: Iterable[Outcome]) -> Iterator[Miss]:
    """List what is not right.

    Args:
        document: Id of the article.
        outcomes: What came of everything in it.

    Yields:
        A line for each side of an outcome that is not right.
    """
    for outcome in outcomes:
        if outcome.gold is not None and outcome.verdict != "right":
            yield Miss(document, outcome.kind, "missed", str(outcome.gold))
        if outcome.found is not None and outcome.verdict != "right":
            side = "wrong" if outcome.verdict == "wrong" else "spurious"
            yield Miss(document, outcome.kind, side, str(outcome.found))
