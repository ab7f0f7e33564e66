"""The offices of a person, as a reader would say them."""

from __future__ import annotations

from collections.abc import Collection

from graph.schema import name_of
from graph.stores.networkx_store import Graph

ACTING = ("pelaksana harian", "pelaksana tugas", "penjabat", "penjabat sementara")
"""Capacities of those who hold an office for the time being."""
NOT_HELD = ("calon", "mantan")
"""Capacities of those who do not hold the office: candidates and former holders."""


def office_name(graph: Graph, role: str) -> str:
    """Give an office with its body or region.

    Args:
        graph: Any graph.
        role: Id of the office.

    Returns:
        "Wali Kota, Kota Sukabumi", or the bare title where no article says where.
    """
    places = [name_of(graph.node(edge.end)) for edge in graph.edges_from(role, "AT")]
    return ", ".join([name_of(graph.node(role)), *places[:1]])


def agent_name(graph: Graph, id: str) -> str:
    """Give what a reader calls whoever attends, organizes or speaks: an office with its body.

    Args:
        graph: Any graph.
        id: Id of a person, office, body or group.

    Returns:
        Its name.
    """
    node = graph.node(id)
    return office_name(graph, id) if node.label == "Role" else name_of(node)


def offices_of(graph: Graph, person: str, leave_out: Collection[str] = ()) -> list[str]:
    """Give the offices that a person holds, held or runs for.

    Args:
        graph: Any graph.
        person: Id of the person.
        leave_out: Capacities that are not asked for.

    Returns:
        One text an office, "penjabat Wali Kota, Kota Sukabumi"; the capacity stands before it, so that a
        former holder or a candidate is never shown as a present one.
    """
    named = []
    for edge in graph.edges_from(person, "HOLDS"):
        capacity = str(edge.properties.get("capacity", ""))
        if capacity not in leave_out:
            named.append(f"{capacity} {office_name(graph, edge.end)}".strip())
    return named
