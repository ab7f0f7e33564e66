"""Merging: one node out of a cluster, one edge out of a fact that several articles state."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from graph.model import Edge, Node, Value
from graph.resolve.clusters import Clusters
from graph.schema import edge_key, load_schema, name_of
from graph.triples import fold_name

_EVIDENCE = ("starts", "ends", "texts", "marks")


def merge_nodes(nodes: Iterable[Node], clusters: Clusters) -> list[Node]:
    """Make one node of each cluster.

    Args:
        nodes: Every node, in article order.
        clusters: Which are one.

    Returns:
        A node for each cluster, with the id of its first.
    """
    groups: dict[str, list[Node]] = {}
    for node in nodes:
        groups.setdefault(clusters.root(node.id), []).append(node)
    return [_merge_group(id, group) for id, group in groups.items()]


def _merge_group(id: str, group: Sequence[Node]) -> Node:
    """Fullest name first, other forms are aliases; a flag that ever held holds; the rest is the first's."""
    if len(group) == 1:
        return group[0]
    kind = load_schema().nodes[group[0].label]
    merged: dict[str, Value] = {}
    for node in group:
        for name, value in node.properties.items():
            merged[name] = (
                bool(merged.get(name)) or value if isinstance(value, bool) else merged.get(name, value)
            )
    fullest = min((name_of(node) for node in group), key=lambda name: (-len(name), name))
    merged |= {"id": id, kind.name_property: fullest}
    if "norm_name" in kind.properties:
        merged["norm_name"] = fold_name(fullest)
    if "aliases" in kind.properties:
        forms = {name_of(node) for node in group}
        forms.update(str(alias) for node in group for alias in _items(node.properties.get("aliases", [])))
        merged["aliases"] = sorted(forms - {fullest})
    return Node(id, group[0].label, merged)


def merge_edges(edges: Iterable[Edge], clusters: Clusters) -> list[Edge]:
    """Make one edge of each fact, with the evidence of every article that states it.

    Args:
        edges: Every edge, in article order; their ends may be any node of a cluster.
        clusters: Which nodes are one.

    Returns:
        An edge for each fact. What became an edge from a node to itself is left out: it says nothing.
    """
    groups: dict[tuple[str, ...], list[Edge]] = {}
    for edge in edges:
        moved = Edge(clusters.root(edge.start), edge.type, clusters.root(edge.end), edge.properties)
        if moved.start != moved.end:
            groups.setdefault(edge_key(moved), []).append(moved)
    return [_merge_facts(group) for group in groups.values()]


_COMBINE: dict[str, Callable[[list[Value]], Value]] = {
    "first_reported": lambda values: min(map(str, values)),
    "last_reported": lambda values: max(map(str, values)),
    "rank": lambda values: min(value for value in values if isinstance(value, int)),
    "as": lambda values: sorted({str(item) for value in values for item in _items(value)}),
}


def _merge_facts(group: Sequence[Edge]) -> Edge:
    first = group[0]
    if len(group) == 1:
        return first
    own = [name for name in load_schema().edges[first.type].properties if name not in load_schema().evidence]
    merged: dict[str, Value] = {}
    for name in own:
        values = [edge.properties[name] for edge in group if name in edge.properties]
        if values:
            merged[name] = _COMBINE[name](values) if name in _COMBINE else values[0]
    return Edge(first.start, first.type, first.end, merged | _merge_evidence(group))


def _merge_evidence(group: Sequence[Edge]) -> dict[str, Value]:
    """One item an article, the first that states the fact, else the first; sorted by article."""
    chosen: dict[str, tuple[bool, dict[str, Value]]] = {}
    for edge in group:
        stated = edge.properties["basis"] == "stated"
        for index, document in enumerate(map(str, _items(edge.properties["documents"]))):
            if document not in chosen or (stated and not chosen[document][0]):
                item: dict[str, Value] = {name: _items(edge.properties[name])[index] for name in _EVIDENCE}
                chosen[document] = (stated, item)
    documents = sorted(chosen)
    evidence: dict[str, Value] = {"documents": documents}
    for name in _EVIDENCE:
        evidence[name] = [chosen[document][1][name] for document in documents]  # type: ignore[assignment]
    evidence["basis"] = "stated" if any(stated for stated, _ in chosen.values()) else "inferred"
    return evidence


def _items(value: Value) -> Sequence[str | int]:
    return value if isinstance(value, list) else ()
