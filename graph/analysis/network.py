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
    documents = len(graph.edges_from(id, "MENTIONED_IN"))
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
    for event in graph.iter_nodes("Event"):
        present = {edge.end for type in _PRESENCE for edge in graph.edges_from(event.id, type)}
        # an office that was there without a name stands for its body, not for whoever holds it
        seats = {edge.end for id in present for edge in graph.edges_from(id, "AT")}
        spoke = {id for edge in graph.edges_to(event.id, "SAID_AT") for id in _speakers(graph, edge.start)}
        yield _tied(graph, present | seats | spoke)
    for office in graph.iter_nodes("Role"):
        holders = {edge.start for edge in graph.edges_to(office.id, "HOLDS")}
        yield _tied(graph, holders | {edge.end for edge in graph.edges_from(office.id, "AT")})
    for edge in graph.iter_edges("ABOUT"):
        for speaker in _speakers(graph, edge.start):
            yield _tied(graph, {speaker, edge.end})


def _speakers(graph: Graph, statement: str) -> list[str]:
    return [edge.end for edge in graph.edges_from(statement, "SAID_BY")]


def _tied(graph: Graph, ids: set[str]) -> set[str]:
    return {id for id in ids if graph.node(id).label in _TIED}


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
