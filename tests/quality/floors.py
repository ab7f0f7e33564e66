"""The sets of gold that quality is measured on, their figures, and the floors below which none may fall."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from graph.assembly import build
from graph.evaluation import ANNOTATIONS, ARTICLES, Report, score_graph

FLOORS = Path(__file__).with_name("floors.toml")
_SHARED = Path(__file__).parents[3] / "shared"
_SHARED_SET = (_SHARED / "eval" / "gold", _SHARED / "corpus")

# "shipped" began with these: with more of them its floors would be those of another measure.
_FIRST = frozenset(f"dev-{number:02}" for number in range(1, 29))

SETS: dict[str, tuple[Path, Path]] = {"shipped": (ANNOTATIONS, ARTICLES), "later": (ANNOTATIONS, ARTICLES)}
"""Annotations and articles by the name of their set; `shared` only where it stands beside the clone."""
if all(folder.is_dir() for folder in _SHARED_SET):
    SETS["shared"] = _SHARED_SET

_PRECISION_ONLY = ("evidence", "stated")
"""Families without a recall of their own: their precision is held, of the others F1."""


def read_floors() -> dict[str, dict[str, float]]:
    """Floors by set and family, 0-1."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


@cache
def measure(name: str) -> Mapping[str, float]:
    """What Simpul reaches now on a set, by family, 0-1."""
    return to_figures(report(name))


@cache
def report(name: str) -> Report:
    """The whole evaluation of a set."""
    annotations, articles = SETS[name]
    if annotations == ANNOTATIONS:
        return _shipped().only(lambda document: (document in _FIRST) == (name == "shipped"))
    return _score(annotations, articles)


@cache
def _shipped() -> Report:
    """The evaluation of all gold that is shipped."""
    return _score(ANNOTATIONS, ARTICLES)


def _score(annotations: Path, articles: Path) -> Report:
    texts = [articles / f"{gold.stem}.txt" for gold in sorted(annotations.glob("*.json"))]
    return score_graph(build(texts), annotations, articles)


def to_figures(result: Report) -> dict[str, float]:
    """One figure a family: F1, or precision where there is no recall."""
    return {
        family: tally.p if family in _PRECISION_ONLY else tally.f1 for family, tally in result.tallies.items()
    }
