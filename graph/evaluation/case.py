"""One article under the scorer: what is expected, what was found, and what came of both."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from graph.evaluation.gold import Gold
from graph.evaluation.outcome import Outcome
from graph.evaluation.predicted import Predicted
from graph.evaluation.tally import Tally


@dataclass(frozen=True, slots=True)
class Case:
    """One article: what is expected, what was found, how much of it agrees, and what came of everything."""

    gold: Gold
    found: Predicted
    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    outcomes: list[Outcome] = field(default_factory=list)

    def add(self, kind: str, tp: int, gold: int, pred: int) -> None:
        """Count a family of this article."""
        self.tallies[kind].add(tp, gold, pred)

    def shown(self, id: str | None) -> str:
        """An agent in words."""
        return next(iter(self.found.called(id)), id) if id else ""
