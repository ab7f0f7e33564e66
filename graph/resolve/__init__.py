"""Across articles: one person, one office, one event.

Three steps: candidates that share a key (`candidates`), decisions which of them are one (`decisions`,
`persons`), and one node and edge out of each cluster (`merge`). Regions come first, then bodies, offices
and persons, since each is told apart by the one before it. What people ruled (`rulings`) and corrected
(`corrections`) stands above all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.model import Edge, Node
from graph.resolve.candidates import Batch, gather
from graph.resolve.clusters import Clusters
from graph.resolve.corrections import (
    Correction,
    Corrector,
    End,
    Recapacity,
    Rejection,
    Removal,
    Renaming,
    describe_end,
    ends_of,
)
from graph.resolve.decisions import join_by_name, join_events, join_institutions, join_places, join_roles
from graph.resolve.merge import merge_edges, merge_nodes
from graph.resolve.persons import join_persons
from graph.resolve.rulings import Doubt, Mention, MentionIndex, Pair, Reason, Ruling, Verdict, find_mentions
from graph.triples import ArticleTriples

__all__ = [
    "Correction",
    "Doubt",
    "End",
    "Mention",
    "MentionIndex",
    "Reason",
    "Recapacity",
    "Rejection",
    "Removal",
    "Renaming",
    "Resolved",
    "Ruling",
    "Verdict",
    "find_mentions",
    "resolve",
]


@dataclass(frozen=True, slots=True)
class Resolved:
    """Nodes and edges of many articles, each thing once.

    Args:
        nodes: One a thing, with the id of its first mention in article order.
        edges: One a fact.
        redirects: Every id of an article's own node that was given up, and what it became.
        unsure: Pairs of nodes that may be one, to be asked about; the likeliest first.
        reasons: Why mentions were made one: a tree over the ids of each thing, in the order of the joins.
        unheeded: Rulings and corrections that could not be followed, with the reason: a mention that no
            article has (any more), a newer ruling against it, a fact that no article states (any more).
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    redirects: dict[str, str] = field(default_factory=dict)
    unsure: tuple[Doubt, ...] = ()
    reasons: tuple[Reason, ...] = ()
    unheeded: tuple[tuple[Ruling | Correction, str], ...] = ()


def resolve(
    parts: Iterable[ArticleTriples], rulings: Iterable[Ruling] = (), corrections: Iterable[Correction] = ()
) -> Resolved:
    """Join what several articles say of the same person, body, place, office or event.

    Args:
        parts: Nodes and edges of each article, in any order: the result is the same.
        rulings: What people ruled, oldest first; where two contradict each other the newer stands.
        corrections: What people corrected, oldest first; each corrects what the ones before it left.

    Returns:
        Each thing once, with the id of its first mention in article order (date, then id of the article; one
        without a date stands before all others), and each fact once, with the evidence of every article.
    """
    parts = sorted(parts, key=lambda part: part.order_key)
    batch = gather(parts)
    clusters = Clusters(batch.nodes)
    rulings, corrections = list(rulings), list(corrections)
    index = _index_named(rulings, corrections, parts, batch)
    unheeded = _apply(rulings, index, clusters)
    join_places(batch, clusters)
    join_institutions(batch, clusters)
    join_roles(batch, clusters)
    doubts = join_persons(batch, clusters)
    join_events(batch, clusters)
    for label in ("Group", "Regulation"):
        join_by_name(batch, clusters, label)

    def find(end: End) -> str | None:
        id = index.find(end) if isinstance(end, Mention) else end
        return clusters.root(id) if id in batch.nodes else None

    corrector = Corrector(corrections, find)
    edges = merge_edges(corrector.correct_edges(batch.edges, clusters.root), clusters)
    nodes = corrector.correct_nodes(merge_nodes(batch.nodes.values(), clusters), edges)
    kept = {node.id for node in nodes}
    return Resolved(
        tuple(nodes),
        tuple(edges),
        {id: root for id in batch.nodes if (root := clusters.root(id)) != id and root in kept},
        tuple(doubt for doubt in _to_doubts(doubts, batch, clusters) if {doubt.one, doubt.other} <= kept),
        tuple(clusters.reasons),
        (*unheeded, *corrector.unheeded()),
    )


def _index_named(
    rulings: list[Ruling], corrections: list[Correction], parts: list[ArticleTriples], batch: Batch
) -> MentionIndex:
    """Index the mentions of the articles that a ruling or correction names."""
    ends = [end for ruling in rulings for end in (ruling.one, ruling.other)]
    ends += [end for item in corrections for end in ends_of(item) if isinstance(end, Mention)]
    named = {mention.document for mention in ends}
    near = (edge for part in parts if part.document_id in named for edge in part.edges)
    return MentionIndex(find_mentions(near, batch.nodes))


def _apply(
    rulings: list[Ruling], index: MentionIndex, clusters: Clusters
) -> list[tuple[Ruling | Correction, str]]:
    """Follow the rulings, newest first; gives those that cannot be followed."""
    unheeded: list[tuple[Ruling | Correction, str]] = []
    for ruling in reversed(rulings):
        one, other = index.find(ruling.one), index.find(ruling.other)
        if one is None or other is None:
            lost = ruling.one if one is None else ruling.other
            unheeded.append((ruling, f"there is no {describe_end(lost)} any more"))
        elif ruling.verdict == "same":
            if not clusters.join(one, other, 1.0, ["ruled the same"]):
                unheeded.append((ruling, "a newer ruling keeps the two apart"))
        elif not clusters.bar(one, other):
            unheeded.append((ruling, "newer rulings make the two one"))
    return unheeded[::-1]


def _to_doubts(found: Iterable[Pair], batch: Batch, clusters: Clusters) -> tuple[Doubt, ...]:
    """One doubt a pair of things, the likeliest first, with a mention of each."""
    best: dict[tuple[str, str], tuple[float, str, str, tuple[str, ...]]] = {}
    for one, other, score, evidence in found:
        roots = clusters.root(one), clusters.root(other)
        if roots[0] != roots[1] and not clusters.barred(*roots):
            key = (min(roots), max(roots))
            if key not in best or score > best[key][0]:
                best[key] = (score, one, other, evidence)
    wanted = {id for _, one, other, _ in best.values() for id in (one, other)}
    first: dict[str, Mention] = {}
    for id, mention in find_mentions((edge for edge in batch.edges if edge.start in wanted), batch.nodes):
        first.setdefault(id, mention)
    doubts = [
        Doubt(clusters.root(one), clusters.root(other), (first[one], first[other]), score, evidence)
        for score, one, other, evidence in best.values()
        if one in first and other in first
    ]
    return tuple(sorted(doubts, key=lambda doubt: (-doubt.score, doubt.one, doubt.other)))
