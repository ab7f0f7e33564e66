"""Blocking: which nodes of a batch are worth comparing, because they share a key."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from graph.model import Edge, Node
from graph.resolve.clusters import Clusters
from graph.schema import name_of
from graph.triples import ArticleTriples, fold_name


@dataclass(frozen=True, slots=True)
class Batch:
    """All articles together, in article order, with what decisions look up.

    Args:
        nodes: Every node once, by id, in article order.
        edges: Every edge, in article order.
        articles: The articles that a node stands in, by its id.
        local: Ids of nodes that join no other article's.
        links: The edges of one type that start at a node, by type and start.
    """

    nodes: dict[str, Node]
    edges: list[Edge]
    articles: dict[str, set[str]]
    local: set[str]
    links: dict[tuple[str, str], list[Edge]] = field(default_factory=dict)

    def of(self, label: str) -> list[Node]:
        """The nodes of one kind, in article order."""
        return [node for node in self.nodes.values() if node.label == label]


def gather(parts: Iterable[ArticleTriples]) -> Batch:
    """Put articles together.

    Args:
        parts: Nodes and edges of each article, in article order (date, then id; an article without a date
            stands before all others).

    Returns:
        The batch, in the same order.
    """
    batch = Batch({}, [], {}, set())
    for part in parts:
        for node in part.nodes:
            batch.nodes.setdefault(node.id, node)
            batch.articles.setdefault(node.id, set()).add(part.document_id)
        batch.edges.extend(part.edges)
        batch.local.update(part.local)
    for edge in batch.edges:
        batch.links.setdefault((edge.type, edge.start), []).append(edge)
    return batch


def blocks(nodes: Iterable[Node], key: Callable[[Node], Hashable | None]) -> list[list[Node]]:
    """Group nodes by a key.

    Args:
        nodes: Nodes in article order.
        key: Gives the key of a node, None for one that joins nothing.

    Returns:
        The groups of two or more, in the order of their first node.
    """
    found: dict[Hashable, list[Node]] = {}
    for node in nodes:
        value = key(node)
        if value is not None:
            found.setdefault(value, []).append(node)
    return [group for group in found.values() if len(group) > 1]


def folded(node: Node) -> str:
    """The folded name of a node; its id where the name is all punctuation, which must join nothing."""
    return fold_name(name_of(node)) or node.id


def first_link(batch: Batch, clusters: Clusters, type: str, id: str) -> str | None:
    """The node at the end of a node's first edge of a type, after joining; None without one."""
    links = batch.links.get((type, id))
    return clusters.root(links[0].end) if links else None


def split_marked(group: list[Node], markers: Mapping[str, str | None]) -> list[list[Node]]:
    """Divide nodes of one name by what tells namesakes apart.

    Args:
        group: Nodes of one name.
        markers: What tells each apart (a code, a region), by id; None where the article does not say.

    Returns:
        One group where there is at most one marker: the unmarked ones are taken to be the same. Where there
        are more, one group a marker, and the unmarked ones, which could be any of them, in none.
    """
    seen: dict[str, list[Node]] = {}
    for node in group:
        marker = markers.get(node.id)
        if marker is not None:
            seen.setdefault(marker, []).append(node)
    return [group] if len(seen) <= 1 else list(seen.values())
