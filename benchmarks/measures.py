"""How well clusters agree with the truth: pairwise, and B-cubed (Bagga and Baldwin, 1998)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """Precision, recall and F1 of pairs, and of items by B-cubed; each 0 to 1."""

    items: int
    pair_precision: float
    pair_recall: float
    precision: float
    recall: float

    @property
    def pair_f1(self) -> float:
        """Harmonic mean over pairs."""
        return _f1(self.pair_precision, self.pair_recall)

    @property
    def f1(self) -> float:
        """Harmonic mean by B-cubed."""
        return _f1(self.precision, self.recall)


def compare_clusters(found: Mapping[str, str], truth: Mapping[str, str]) -> Agreement:
    """Compare clusters with the truth.

    Args:
        found: The cluster of each item.
        truth: What each item is.

    Returns:
        How well they agree.

    >>> compare_clusters({"a": "1", "b": "1", "c": "2"}, {"a": "x", "b": "x", "c": "x"}).recall < 1
    True
    """
    both = Counter((found[item], truth[item]) for item in found)
    clusters, things = Counter(found.values()), Counter(truth[item] for item in found)
    pairs = sum(_pairs(number) for number in both.values())
    return Agreement(
        len(found),
        _ratio(pairs, sum(map(_pairs, clusters.values()))),
        _ratio(pairs, sum(map(_pairs, things.values()))),
        _ratio(sum(n * n / clusters[cluster] for (cluster, _), n in both.items()), len(found)),
        _ratio(sum(n * n / things[thing] for (_, thing), n in both.items()), len(found)),
    )


def _pairs(number: int) -> int:
    return number * (number - 1) // 2


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 1.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
