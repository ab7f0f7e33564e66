"""Counts of what is right, missed and spurious, and the figures that they give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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


def total(articles: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    """Add up the counts of articles, the headline figures before the families.

    Args:
        articles: Counts by family, of each article.

    Returns:
        `triples` over every family of `HEADLINE`, `facts` without its last, then the families.
    """
    families: dict[str, Tally] = defaultdict(Tally)
    for tallies in articles:
        for name, tally in tallies.items():
            families[name].add(tally.tp, tally.gold, tally.pred)
    if not families["stated"].pred:
        del families["stated"]
    triples, facts = Tally(), Tally()
    for name in HEADLINE:
        family = families.get(name, Tally())
        triples.add(family.tp, family.gold, family.pred)
        if name != HEADLINE[-1]:
            facts.add(family.tp, family.gold, family.pred)
    return {"triples": triples, "facts": facts, **families}
