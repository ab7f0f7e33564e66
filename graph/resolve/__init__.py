"""Across articles: one person, one office, one event.

What each article says (`articles`) is looked at kind by kind (`resolver`, `features`): regions and bodies
first, then offices, statements, persons and events, since each is told apart by the ones before it. Nodes of
a kind that are one beyond doubt are an atom; atoms that share a block (`blocks`) are compared by what their
kind knows (`persons`, `bodies`, `events`, `statements`, `copies`) and divided into clusters (`engine`,
`dividing`). One node and edge is made of each cluster (`merge`, `outcome`). What people ruled (`rulings`) and
corrected (`corrections`) stands above all.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.resolve.comparing import Apart, Comparison, compare_things
from graph.resolve.corrections import (
    Correction,
    End,
    Recapacity,
    Rejection,
    Removal,
    Renaming,
)
from graph.resolve.outcome import Outcome, Resolved
from graph.resolve.resolver import Resolver
from graph.resolve.rulings import Doubt, Mention, MentionIndex, Reason, Ruling, Verdict, find_mentions
from graph.triples import ArticleTriples

__all__ = [
    "Apart",
    "Comparison",
    "Correction",
    "Doubt",
    "End",
    "Mention",
    "MentionIndex",
    "Outcome",
    "Reason",
    "Recapacity",
    "Rejection",
    "Removal",
    "Renaming",
    "Resolved",
    "Resolver",
    "Ruling",
    "Verdict",
    "compare_things",
    "find_mentions",
    "resolve",
]


def resolve(
    parts: Iterable[ArticleTriples], rulings: Iterable[Ruling] = (), corrections: Iterable[Correction] = ()
) -> Resolved:
    """Join what several articles say of the same person, body, place, office, event or statement.

    Args:
        parts: Nodes and edges of each article, in any order: the result is the same.
        rulings: What people ruled, oldest first; where two contradict each other the newer stands.
        corrections: What people corrected, oldest first; each corrects what the ones before it left.

    Returns:
        Each thing once, with the id of its first mention in article order (date, then id of the article; one
        without a date stands before all others), and each fact once, with the evidence of every article.
    """
    resolver = Resolver(rulings)
    resolver.change(parts)
    return Outcome(resolver, tuple(corrections)).gather()
