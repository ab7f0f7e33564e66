"""Decisions: which candidates are one place, body, office, event, group or rule.

Persons have a module of their own (`graph.resolve.persons`). Every decision here is simple and on the safe
side: where a name could be any of several, nodes stay apart.
"""

from __future__ import annotations

from collections.abc import Hashable

from graph.model import Node
from graph.resolve.candidates import Batch, blocks, first_link, folded, split_marked
from graph.resolve.clusters import Clusters

_VENUE = "tempat"


def join_places(batch: Batch, clusters: Clusters) -> None:
    """Join regions of one code, regions of one level and name, and venues of one name and region."""
    places = batch.of("Place")
    for group in blocks(places, _code):
        clusters.join_all((node.id for node in group), ["one Kemendagri code"])
    _join_named(places, clusters, {node.id: _code(node) for node in places}, venue=False)
    regions = {node.id: first_link(batch, clusters, "LOCATED_IN", node.id) for node in places}
    _join_named(places, clusters, regions, venue=True)


def _code(node: Node) -> str | None:
    code = node.properties.get("code")
    return str(code) if code is not None else None


def _join_named(
    places: list[Node], clusters: Clusters, markers: dict[str, str | None], *, venue: bool
) -> None:
    chosen = [node for node in places if (node.properties["level"] == _VENUE) == venue]
    for group in blocks(chosen, lambda node: (str(node.properties["level"]), folded(node))):
        for same in split_marked(group, markers):
            clusters.join_all((node.id for node in same), ["one name"])


def join_institutions(batch: Batch, clusters: Clusters) -> None:
    """Join bodies of one full name."""
    for group in blocks(batch.of("Institution"), folded):
        clusters.join_all((node.id for node in group), ["one name"])


def join_roles(batch: Batch, clusters: Clusters) -> None:
    """Join offices of one title at one body or region, after these were joined; one without is local."""

    def key(node: Node) -> Hashable | None:
        at = first_link(batch, clusters, "AT", node.id)
        return None if at is None else (folded(node), bool(node.properties["plural"]), at)

    for group in blocks(batch.of("Role"), key):
        clusters.join_all((node.id for node in group), ["one name"])


def join_events(batch: Batch, clusters: Clusters) -> None:
    """Join events of one kind, day and name; an event without a day joins nothing."""

    def key(node: Node) -> Hashable | None:
        date = node.properties.get("date")
        return None if date is None else (str(node.properties["kind"]), str(date), folded(node))

    for group in blocks(batch.of("Event"), key):
        clusters.join_all((node.id for node in group), ["one name"])


def join_by_name(batch: Batch, clusters: Clusters, label: str) -> None:
    """Join nodes of one kind and name that are not local to their article (groups, rules)."""
    free = [node for node in batch.of(label) if node.id not in batch.local]
    for group in blocks(free, folded):
        clusters.join_all((node.id for node in group), ["one name"])
