"""The figures of an evaluation, and what was missed or should not be there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph.evaluation.case import Case
from graph.evaluation.outcome import Miss, to_misses
from graph.evaluation.tally import Tally, total


@dataclass(frozen=True)
class Report:
    """How well triples agree with the gold.

    Args:
        cases: What came of each article, sorted by id.
    """

    cases: tuple[Case, ...]

    @property
    def articles(self) -> int:
        """Number of articles."""
        return len(self.cases)

    @cached_property
    def tallies(self) -> Mapping[str, Tally]:
        """Counts by family over all articles, `triples` and `facts` first."""
        return total(case.tallies for case in self.cases)

    @cached_property
    def misses(self) -> tuple[Miss, ...]:
        """Everything that was missed or spurious, by article."""
        return tuple(miss for case in self.cases for miss in to_misses(case.gold.document, case.outcomes))

    def only(self, wanted: Callable[[str], bool]) -> Report:
        """The same of those articles whose id is wanted."""
        return Report(tuple(case for case in self.cases if wanted(case.gold.document)))

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
