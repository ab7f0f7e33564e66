"""The offices of a person, as a reader would say them."""

from __future__ import annotations

from graph.model import Edge
from graph.schema import name_of
from graph.stores.networkx_store import Graph


def office_name(graph: Graph, role: str) -> str:
    """Give an office with its body or region.

    Args:
        graph: Any graph.
        role: Id of the office.

    Returns:
        "Wali Kota, Kota Sukabumi", or the bare title where no article says where.
    """
    title = name_of(graph.node(role))
    places = [name_of(graph.node(edge.end)) for edge in _edges(graph, role, "AT")]
    return ", ".join([title, *places[:1]])


def offices_of(graph: Graph, person: str) -> list[str]:
    """Give the offices that a person holds, held or runs for.

    Args:
        graph: Any graph.
        person: Id of the person.

    Returns:
        One text an office, "penjabat Wali Kota, Kota Sukabumi"; the capacity stands before it, so that a
        former holder or a candidate is never shown as a present one.
    """
    named = []
    for edge in _edges(graph, person, "HOLDS"):
        capacity = str(edge.properties.get("capacity", ""))
        named.append(f"{capacity} {office_name(graph, edge.end)}".strip())
    return named


def _edges(graph: Graph, start: str, type: str) -> list[Edge]:
    return [edge for edge in graph.edges_of(start) if edge.type == type and edge.start == start]
