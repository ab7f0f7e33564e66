"""Compares two things that are not one, whatever the blocks say, to tell what kept them apart."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, product
from typing import Any, Literal

from graph.resolve.engine import Atom, Engine
from graph.resolve.matcher import Weighed, tell
from graph.resolve.resolver import Resolver

Apart = Literal["never compared", "conflict", "no likeness", "no shared block", "below the line", "asked"]
"""What kept two things apart: their kind is only joined by key, or one says too little to be compared;
something excludes their being one; nothing speaks for it; they share nothing by which they would have been
compared; what speaks for it is too little even to ask; it is enough to ask, but not to join."""
_PAIRS = 10_000  # atoms that are compared at most


@dataclass(frozen=True, slots=True)
class Comparison:
    """What there is to say of two things being one.

    Args:
        apart: What kept them apart.
        score: How likely they are one, 0 to 1, by the two of their mentions that are most alike; 0 where
            nothing speaks for it.
        evidence: What speaks for and against it, strongest first.
        conflict: What excludes it, in words; "" where nothing does.
    """

    apart: Apart
    score: float = 0.0
    evidence: tuple[str, ...] = ()
    conflict: str = ""


def compare_things(resolver: Resolver, one: str, other: str) -> Comparison | None:
    """Compare two things that resolution left two.

    Args:
        resolver: Knows them.
        one: The id that an article gave the first.
        other: The id that an article gave the second.

    Returns:
        What kept them apart; None for two of different kinds, or of a kind that is never resolved.
    """
    engine = resolver.engine_of(one)
    if engine is None or engine is not resolver.engine_of(other):
        return None
    pairs = list(islice(product(engine.cluster_of(one), engine.cluster_of(other)), _PAIRS))
    known = [(a, b) for a, b in pairs if a.profile is not None and b.profile is not None]
    if not known:
        return Comparison("never compared")
    matcher = engine.matcher
    sides = [list({atom.key: atom.profile for atom in side}.values()) for side in zip(*known, strict=True)]
    kind = matcher.keep_apart(sides[0], sides[1])
    conflict = tell(matcher.kind, ((kind, 0.0),))[0] if kind else ""
    weighed = [
        (found, a, b) for a, b in known if (found := matcher.compare(a.profile, b.profile)) is not None
    ]
    if not weighed:
        return Comparison("conflict" if conflict else "no likeness", conflict=conflict)
    best, *atoms = max(weighed, key=lambda item: (item[0].score, item[1].key, item[2].key))
    apart = "conflict" if conflict else _find_apart(engine, best, *atoms)
    return Comparison(apart, best.score, tell(matcher.kind, best.items), conflict)


def _find_apart(engine: Engine[Any, Any], best: Weighed, one: Atom[Any, Any], other: Atom[Any, Any]) -> Apart:
    if not engine.are_near(one, other):
        return "no shared block"
    return "below the line" if best.score < engine.matcher.ask else "asked"
