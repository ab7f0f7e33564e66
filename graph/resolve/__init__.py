"""Across articles: one person, one office, one event.

Three steps: candidates that share a key (`candidates`), decisions which of them are one (`decisions`,
`persons`), and one node and edge out of each cluster (`merge`). Regions come first, then bodies, offices
and persons, since each is told apart by the one before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.model import Edge, Node
from graph.resolve.candidates import gather
from graph.resolve.clusters import Clusters
from graph.resolve.decisions import join_by_name, join_events, join_institutions, join_places, join_roles
from graph.resolve.merge import merge_edges, merge_nodes
from graph.resolve.persons import join_persons
from graph.triples import ArticleTriples

__all__ = ["Resolved", "resolve"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """Nodes and edges of many articles, each thing once; `redirects` maps ids given up to new ones."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    redirects: dict[str, str] = field(default_factory=dict)


def resolve(parts: Iterable[ArticleTriples]) -> Resolved:
    """Join what several articles say of the same person, body, place, office or event.

    Args:
        parts: Nodes and edges of each article, in any order: the result is the same.

    Returns:
        Each thing once, with the id of its first mention in article order (date, then id of the article; one
        without a date stands before all others), and each fact once, with the evidence of every article.
    """
    batch = gather(parts)
    clusters = Clusters(batch.nodes)
    join_places(batch, clusters)
    join_institutions(batch, clusters)
    join_roles(batch, clusters)
    join_persons(batch, clusters)
    join_events(batch, clusters)
    for label in ("Group", "Regulation"):
        join_by_name(batch, clusters, label)
    return Resolved(
        tuple(merge_nodes(batch.nodes.values(), clusters)), tuple(merge_edges(batch.edges, clusters))
    )
