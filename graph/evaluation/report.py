"""The figures of an evaluation, and what was missed or should not be there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

HEADLINE = ("roles", "attended_by", "organized_by", "held_at", "event_date", "said_by", "about_topic")
"""The families that `triples`, the headline figure, is over; `facts` leaves the last out."""


@dataclass(slots=True)
class Tally:
    """Counts of one family over all articles: right ones, those of the gold, those found."""

    tp: int = 0
    gold: int = 0
    pred: int = 0

    def add(self, tp: int, gold: int, pred: int) -> None:
        """Count one article."""
        self.tp += tp
        self.gold += gold
        self.pred += pred

    @property
    def p(self) -> float:
        """Precision, 0-1."""
        return self.tp / self.pred if self.pred else 0.0

    @property
    def r(self) -> float:
        """Recall, 0-1."""
        return self.tp / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both, 0-1."""
        return 2 * self.p * self.r / (self.p + self.r) if self.p + self.r else 0.0

    def to_row(self) -> dict[str, float | int]:
        """Give the figures, shares rounded to four places."""
        shares = {name: round(getattr(self, name), 4) for name in ("p", "r", "f1")}
        return {**shares, "tp": self.tp, "gold": self.gold, "pred": self.pred}


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


@dataclass(frozen=True, slots=True)
class Report:
    """How well triples agree with the gold.

    Args:
        articles: Number of articles.
        tallies: Counts by family, `triples` and `facts` first; micro-averaged.
        misses: Everything that was missed or spurious, by article.
    """

    articles: int
    tallies: Mapping[str, Tally]
    misses: tuple[Miss, ...]

    def to_dict(self) -> dict[str, Any]:
        """Give the figures for JSON: articles, then a row a family."""
        return {"articles": self.articles, **{name: tally.to_row() for name, tally in self.tallies.items()}}

    def __str__(self) -> str:
        """A table with one line a family."""
        head = f"{'':28}{'P':>7}{'R':>7}{'F1':>7}{'tp':>7}{'gold':>7}{'pred':>7}"
        rows = [
            f"{name:28}{tally.p:7.3f}{tally.r:7.3f}{tally.f1:7.3f}{tally.tp:7}{tally.gold:7}{tally.pred:7}"
            for name, tally in self.tallies.items()
        ]
        return "\n".join([f"{self.articles} article{'' if self.articles == 1 else 's'}", head, *rows])


def total(tallies: Mapping[str, Tally]) -> dict[str, Tally]:
    """Put the headline figures before the families.

    Args:
        tallies: Counts by family.

    Returns:
        `triples` over every family of `HEADLINE`, `facts` without its last, then `tallies`.
    """
    triples, facts = Tally(), Tally()
    for name in HEADLINE:
        family = tallies.get(name, Tally())
        triples.add(family.tp, family.gold, family.pred)
        if name != HEADLINE[-1]:
            facts.add(family.tp, family.gold, family.pred)
    return {"triples": triples, "facts": facts, **tallies}
