"""Which region everything on a page belongs to, for the page's filter."""

from __future__ import annotations

from collections import defaultdict

from graph.render.facts import Facts
from graph.schema import name_of

_PASSES_ON = {
    "Place": ("LOCATED_IN",),
    "Institution": ("LOCATED_IN",),
    "Role": ("AT",),
    "Person": ("HOLDS",),
    "Event": ("HELD_AT", "LOCATED_IN"),
}
"""Kinds that have the regions of what they lead to, in an order in which the latter are known already."""


def to_regions(facts: Facts) -> dict[str, list[str]]:
    """Find the regions of each node.

    Args:
        facts: The lists of a page.

    Returns:
        For each id of a place, body, office, person or event that has any: names of its regions, sorted. A
        town's bodies and officials also have the province that the town lies in, where the graph says so.
    """
    leads: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for edge in facts.edges:
        leads[edge.start].append((edge.type, edge.end))
    regions: dict[str, set[str]] = defaultdict(set)
    for kind, types in _PASSES_ON.items():
        nodes = [node for node in facts.nodes if node.label == kind]
        for node in nodes:
            own = node.properties.get("territory") if kind == "Institution" else None
            if kind == "Place" and node.properties["level"] not in ("tempat", "negara"):
                own = name_of(node)
            if own:
                regions[node.id].add(str(own))
        for _ in range(4 if kind == "Place" else 1):  # village, district, town, province
            for node in nodes:
                for type, end in leads[node.id]:
                    if type in types:
                        regions[node.id] |= regions[end]
    return {id: sorted(names) for id, names in regions.items() if names}
