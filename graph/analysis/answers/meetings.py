"""Who met whom where: the twins of the queries about events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from graph.analysis.answers.offices import offices_at
from graph.analysis.answers.regions import inside, places_of
from graph.analysis.answers.registry import Row, answer, count, named, ordered
from graph.analysis.network import best_connected as rank_officials
from graph.analysis.network import co_attendance as pair_up
from graph.analysis.offices import NOT_HELD, agent_name, offices_of
from graph.model import Edge, Node
from graph.schema import name_of
from graph.stores.networkx_store import Graph

_PRESENCE = ("ATTENDED_BY", "ORGANIZED_BY")
_WHERE = ("HELD_AT", "LOCATED_IN", "ORGANIZED_BY")


def falls_into(date: object, since: str, until: str) -> bool:
    """Say whether a date lies in a period.

    Args:
        date: An ISO date, possibly partial, or None.
        since: First day, month or year, "" for no limit.
        until: The last, with all of its days; "" for no limit.

    Returns:
        True when it does; a date that is not known lies in no period.

    Example:
        >>> falls_into("2024-09-17", "2024-09", "2024-09"), falls_into(None, "", "")
        (True, False)
    """
    return isinstance(date, str) and date >= since and date < f"{until}:"  # ":" follows the digits and "-"


def _venues(graph: Graph, event: str) -> list[str]:
    places = [graph.node(edge.end) for edge in graph.edges_from(event, "HELD_AT")]
    return [name_of(place) for place in sorted(places, key=lambda place: (name_of(place), place.id))]


def _event(event: Node) -> Row:
    """The columns that say which event, of which kind and when."""
    return named("event", event) | {name: event.properties.get(name) for name in ("kind", "date")}


def _basis(edge: Edge) -> Row:
    return {"basis": edge.properties["basis"], "articles": count(edge)}


@answer
def events_of_person(graph: Graph, name: str) -> list[Row]:
    """Give the events that a person attended or organized."""
    rows = [
        named("person", person)
        | {"edge": type, "part": edge.properties.get("as")}
        | _event(graph.node(edge.start))
        | {"venues": _venues(graph, edge.start)}
        | _basis(edge)
        for person in graph.called(name, "Person")
        for type in _PRESENCE
        for edge in graph.edges_to(person.id, type)
    ]
    return ordered(rows, "person_id", "event_id", "edge", first="date")


@answer
def people_at_event(graph: Graph, event: str) -> list[Row]:
    """Give who organized an event, then who attended it."""
    rows = [
        named("event", found)
        | {"date": found.properties.get("date"), "edge": type, "part": edge.properties.get("as")}
        | {"kind": graph.node(edge.end).label, "name": agent_name(graph, edge.end), "id": edge.end}
        | {"offices": offices_of(graph, edge.end)}
        | _basis(edge)
        for found in graph.called(event, "Event")
        for type in _PRESENCE
        for edge in graph.edges_from(found.id, type)
    ]
    return ordered(rows, "event_id", "kind", "id", first="edge")


@answer
def who_met_whom(graph: Graph, name: str, limit: int) -> list[Row]:
    """Give the persons who were at the same events as one, those who were most often first."""
    rows: list[Row] = []
    for person in graph.called(name, "Person"):
        met: dict[str, list[Node]] = defaultdict(list)
        for edge in graph.edges_to(person.id, "ATTENDED_BY"):
            for other in graph.edges_from(edge.start, "ATTENDED_BY"):
                if other.end != person.id and graph.node(other.end).label == "Person":
                    met[other.end].append(graph.node(edge.start))
        rows += [named("person", person) | _met(graph, other, events) for other, events in met.items()]
    return ordered(rows, "person_id", "met_id", first="count")[:limit]


def _met(graph: Graph, other: str, events: list[Node]) -> Row:
    return (
        named("met", graph.node(other))
        | {"offices": offices_of(graph, other), "count": len(events)}
        | {"events": [name_of(event) for event in events], "last_date": span(events)["last_date"]}
    )


def span(dated: Iterable[Node]) -> Row:
    """The columns of the first and the last date of nodes, empty where none is known."""
    dates = [str(node.properties["date"]) for node in dated if "date" in node.properties]
    return {"first_date": min(dates, default=None), "last_date": max(dates, default=None)}


@answer
def meetings_of_two(graph: Graph, name: str, other: str) -> list[Row]:
    """Give the events at which two persons were."""
    rows = [
        _side("person", person, here)
        | _side("other", second, there)
        | _event(graph.node(here.start))
        | {"venues": _venues(graph, here.start), "sources": _shared(here, there)}
        for person in graph.called(name, "Person")
        for second in graph.called(other, "Person")
        for here in graph.edges_to(person.id, "ATTENDED_BY")
        for there in graph.edges_from(here.start, "ATTENDED_BY")
        if there.end == second.id != person.id
    ]
    return ordered(rows, "person_id", "other_id", "event_id", first="date")


def _side(column: str, person: Node, edge: Edge) -> Row:
    return named(column, person) | {f"{column}_as": edge.properties.get("as")}


def _shared(here: Edge, there: Edge) -> list[str]:
    """The articles that name both."""
    return [str(each) for each in _documents(here) if each in _documents(there)]


def _documents(edge: Edge) -> list[str] | list[int]:
    documents = edge.properties["documents"]
    return documents if isinstance(documents, list) else []


@answer
def co_attendance(graph: Graph, limit: int) -> list[Row]:
    """Give the pairs of persons who were most often at the same events."""
    return [
        {"a": pair.a_name, "a_id": pair.a, "b": pair.b_name, "b_id": pair.b}
        | {"count": pair.count, "event_ids": list(pair.events)}
        for pair in pair_up(graph)[:limit]
    ]


@answer
def events_of_kind(graph: Graph, kind: str) -> list[Row]:
    """Give the events of a kind, the latest first."""
    wanted = kind.lower()
    events = [event for event in graph.iter_nodes("Event") if event.properties["kind"] == wanted]
    return ordered((_whole_event(graph, event) for event in events), "event_id", first="date")


@answer
def events_in_period(graph: Graph, since: str, until: str) -> list[Row]:
    """Give the events of a period, the earliest first."""
    events = (
        node for node in graph.iter_nodes("Event") if falls_into(node.properties.get("date"), since, until)
    )
    return ordered((_whole_event(graph, event) for event in events), "date", "event_id")


def _whole_event(graph: Graph, event: Node) -> Row:
    """An event with its venues, who organized it, and how many attended and reported it."""
    organizers = [agent_name(graph, edge.end) for edge in graph.edges_from(event.id, "ORGANIZED_BY")]
    return (
        _event(event)
        | {"end_date": event.properties.get("end_date"), "venues": _venues(graph, event.id)}
        | {"organizers": organizers, "attendees": len(graph.edges_from(event.id, "ATTENDED_BY"))}
        | {"articles": len(graph.edges_from(event.id, "MENTIONED_IN"))}
    )


@answer
def events_in_region(graph: Graph, region: str) -> list[Row]:
    """Give the events of a region: by their venue, or by who organized them."""
    rows: list[Row] = []
    for place in graph.called(region, "Place"):
        through: dict[str, set[str]] = defaultdict(set)
        for id in inside(graph, place.id):
            for type in _WHERE:
                for edge in graph.edges_to(id, type):
                    if graph.node(edge.start).label == "Event":
                        through[edge.start].add(type)
        found = [
            {"region": name_of(place), "through": sorted(types)} | _whole_event(graph, graph.node(event))
            for event, types in through.items()
        ]
        rows += ordered(found, "event_id")
    return ordered(rows, first="date")


@answer
def events_of_institution(graph: Graph, institution: str) -> list[Row]:
    """Give the events that a body organized or attended, itself or through its offices and their holders."""
    rows = [
        named("institution", body)
        | {"edge": type}
        | _event(graph.node(edge.start))
        | {"through": agent_name(graph, who), "through_id": who}
        | _basis(edge)
        for body in graph.called(institution, "Institution", "Place")
        for who in _those_of(graph, body.id)
        for type in _PRESENCE
        for edge in graph.edges_to(who, type)
    ]
    return ordered(rows, "institution_id", "event_id", "edge", "through_id", first="date")


def _those_of(graph: Graph, body: str) -> list[str]:
    """A body, its offices, and those who hold them."""
    offices = [role.id for role in offices_at(graph, body)]
    holders = [
        edge.start
        for office in offices
        for edge in graph.edges_to(office, "HOLDS")
        if edge.properties.get("capacity") not in NOT_HELD
    ]
    return list(dict.fromkeys([body, *offices, *holders]))


@answer
def organizers(graph: Graph, limit: int) -> list[Row]:
    """Give who organized most events."""
    events: dict[str, list[Node]] = defaultdict(list)
    for edge in graph.iter_edges("ORGANIZED_BY"):
        events[edge.end].append(graph.node(edge.start))
    rows = [{"id": who, "count": len(found)} | span(found) for who, found in events.items()]
    return [
        {"kind": graph.node(row["id"]).label, "name": agent_name(graph, row["id"])} | row
        for row in ordered(rows, "id", first="count")[:limit]
    ]


@answer
def venues(graph: Graph, limit: int) -> list[Row]:
    """Give the venues with most events."""
    events: dict[str, list[Node]] = defaultdict(list)
    for edge in graph.iter_edges("HELD_AT"):
        events[edge.end].append(graph.node(edge.start))
    ranked = sorted(events, key=lambda id: (-len(events[id]), id))[:limit]
    return [
        named("venue", graph.node(id))
        | {"regions": [name_of(place) for place in places_of(graph, id, itself=False)]}
        | {"count": len(events[id])}
        | span(events[id])
        for id in ranked
    ]


@answer
def best_connected(graph: Graph, limit: int) -> list[Row]:
    """Give the officials who are tied to most persons and bodies."""
    return [
        {"person": official.name, "person_id": official.id, "offices": list(official.offices)}
        | {"ties": official.ties, "persons": len(official.persons)}
        | {"institutions": len(official.institutions), "articles": official.documents}
        for official in rank_officials(graph, limit)
    ]
