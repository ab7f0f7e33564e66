"""Who is tied to whom: through events, offices and statements.

Ties never run through a Topic, Document, Group or Place: two mayors who both speak of floods have not met.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from graph.analysis.offices import offices_of
from graph.schema import name_of
from graph.stores.networkx_store import Graph

_TIED = ("Person", "Institution")
_PRESENCE = ("ATTENDED_BY", "ORGANIZED_BY")


@dataclass(frozen=True, slots=True)
class Official:
    """A person with an office, and whom they are tied to.

    Args:
        id: Id of the person.
        name: Fullest name.
        offices: Each with its capacity and place: "penjabat Wali Kota, Kota Sukabumi".
        ties: Number of distinct persons and bodies.
        persons: Ids of the persons, sorted.
        institutions: Ids of the bodies, sorted.
        documents: Number of articles that name the person.
    """

    id: str
    name: str
    offices: tuple[str, ...]
    ties: int
    persons: tuple[str, ...]
    institutions: tuple[str, ...]
    documents: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two persons and the events that both were at; `a` < `b` by id."""

    a: str
    b: str
    a_name: str
    b_name: str
    count: int
    events: tuple[str, ...]


def best_connected(graph: Graph, n: int | None = 5) -> list[Official]:
    """Rank the persons who hold an office by how many persons and bodies they are tied to.

    A tie is an event at which both were present or hosts, an office that both hold, the body of an office, or
    a statement of one about the other.

    Args:
        graph: Any graph.
        n: How many to give; None for all.

    Returns:
        The officials, most ties first, equal ones by name.

    Example:
        >>> from graph import build, Document
        >>> text = "Wali Kota Sukabumi Kusmana Hartadji membuka rapat dengan para camat dan lurah."
        >>> [official.name for official in best_connected(build(Document("a-1", text)))]
        ['Kusmana Hartadji']
    """
    tied = _ties(graph)
    officials = {edge.start for edge in graph.iter_edges("HOLDS")}
    ranked = sorted(officials, key=lambda id: (-len(tied[id]), name_of(graph.node(id)), id))
    return [_official(graph, id, tied[id]) for id in ranked[:n]]


def _official(graph: Graph, id: str, tied: set[str]) -> Official:
    by_label = {label: sorted(other for other in tied if graph.node(other).label == label) for label in _TIED}
    documents = sum(edge.type == "MENTIONED_IN" for edge in graph.edges_of(id))
    return Official(
        id,
        name_of(graph.node(id)),
        tuple(offices_of(graph, id)),
        len(tied),
        tuple(by_label["Person"]),
        tuple(by_label["Institution"]),
        documents,
    )


def _ties(graph: Graph) -> dict[str, set[str]]:
    """For each person, the persons and bodies that one event, office or statement ties them to."""
    tied: dict[str, set[str]] = defaultdict(set)
    for circle in _circles(graph):
        for person in circle:
            if graph.node(person).label == "Person":
                tied[person] |= circle
    for person, others in tied.items():
        others.discard(person)
    return tied


def _circles(graph: Graph) -> Iterator[set[str]]:
    """Sets of persons and bodies that are tied to each other: of one event, one office or one statement."""
    body_of = {edge.start: edge.end for edge in graph.iter_edges("AT")}
    events: dict[str, set[str]] = defaultdict(set)
    for type in _PRESENCE:
        for edge in graph.iter_edges(type):
            # an office that was there without a name stands for its body, not for whoever holds it
            events[edge.start].add(body_of.get(edge.end, edge.end))
    speaker_of = {edge.start: edge.end for edge in graph.iter_edges("SAID_BY")}
    for edge in graph.iter_edges("SAID_AT"):
        if edge.start in speaker_of:
            events[edge.end].add(speaker_of[edge.start])
    offices: dict[str, set[str]] = defaultdict(set)
    for edge in graph.iter_edges("HOLDS"):
        offices[edge.end] |= {edge.start, body_of.get(edge.end, edge.start)}
    speech = (
        {speaker_of[edge.start], edge.end} for edge in graph.iter_edges("ABOUT") if edge.start in speaker_of
    )
    for circle in (*events.values(), *offices.values(), *speech):
        yield {id for id in circle if graph.node(id).label in _TIED}


def co_attendance(graph: Graph) -> list[Pair]:
    """Give the pairs of persons who were at the same events.

    Args:
        graph: Any graph.

    Returns:
        The pairs, most events first, then by ids.
    """
    present: dict[str, set[str]] = defaultdict(set)
    for edge in graph.iter_edges("ATTENDED_BY"):
        if graph.node(edge.end).label == "Person":
            present[edge.start].add(edge.end)
    met: dict[tuple[str, str], list[str]] = defaultdict(list)
    for event, persons in present.items():
        for a, b in combinations(sorted(persons), 2):
            met[a, b].append(event)
    pairs = [
        Pair(a, b, name_of(graph.node(a)), name_of(graph.node(b)), len(events), tuple(sorted(events)))
        for (a, b), events in met.items()
    ]
    return sorted(pairs, key=lambda pair: (-pair.count, pair.a, pair.b))
