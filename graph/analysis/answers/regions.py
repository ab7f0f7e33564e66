"""What lies in a region, and in which regions something lies."""

from __future__ import annotations

from graph.model import Node
from graph.schema import name_of
from graph.stores.networkx_store import Graph

_DEPTH = 4  # kelurahan, kecamatan, kota, provinsi, negara


def inside(graph: Graph, region: str) -> list[str]:
    """Give what lies in a region, itself among it.

    Args:
        graph: Any graph.
        region: Id of a place.

    Returns:
        Ids of places, bodies and events, nearest first.
    """
    return _reach(graph, [region], upwards=False)


def places_of(graph: Graph, id: str, *, itself: bool = True) -> list[Node]:
    """Give the places that something lies in.

    Args:
        graph: Any graph.
        id: Id of a place, body or event.
        itself: True also gives the place that is asked about.

    Returns:
        The places, sorted by name, then id.
    """
    ids = _reach(graph, [id], upwards=True)
    if not itself:
        ids = _reach(graph, [edge.end for edge in graph.edges_from(id, "LOCATED_IN")], upwards=True, depth=3)
    places = [node for node in map(graph.node, ids) if node.label == "Place"]
    return sorted(places, key=lambda place: (name_of(place), place.id))


def _reach(graph: Graph, ids: list[str], *, upwards: bool, depth: int = _DEPTH) -> list[str]:
    reached = dict.fromkeys(ids)
    for _ in range(depth):
        edges = [
            edge
            for id in ids
            for edge in (graph.edges_from(id, "LOCATED_IN") if upwards else graph.edges_to(id, "LOCATED_IN"))
        ]
        ids = [id for id in (edge.end if upwards else edge.start for edge in edges) if id not in reached]
        reached |= dict.fromkeys(ids)
    return list(reached)
