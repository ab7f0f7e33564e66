"""Who holds which office: the twins of the queries about offices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from graph.analysis.answers.regions import inside, places_of
from graph.analysis.answers.registry import Row, answer, count, named, ordered
from graph.analysis.contradictions import contradictions as find_contradictions
from graph.analysis.offices import ACTING, NOT_HELD, offices_of
from graph.analysis.tenures import holders_of
from graph.model import Edge, Node
from graph.schema import name_of
from graph.stores.networkx_store import Graph

_TENURE = ("capacity", "since", "until", "first_reported", "last_reported", "basis")
_ACTS = ("ATTENDED_BY", "ORGANIZED_BY", "SAID_BY")


def offices_at(graph: Graph, body: str, office: str | None = None) -> list[Node]:
    """Give the offices of a body or region (that are called so), sorted by id."""
    roles = [graph.node(edge.start) for edge in graph.edges_to(body, "AT")]
    return [role for role in roles if office is None or office.lower() in graph.names[role.id]]


def holding(graph: Graph, role: str) -> list[Edge]:
    """Give who holds an office, by their HOLDS edges: neither former holders nor candidates."""
    return [edge for edge in graph.edges_to(role, "HOLDS") if edge.properties.get("capacity") not in NOT_HELD]


def _bodies_of(graph: Graph, role: str) -> list[Node | None]:
    """The bodies and regions of an office, [None] where no article says where."""
    return [graph.node(edge.end) for edge in graph.edges_from(role, "AT")] or [None]


def _tenure(edge: Edge | None) -> Row:
    """The columns of a HOLDS edge, empty where there is none."""
    columns: Row = {name: edge.properties.get(name) if edge else None for name in _TENURE}
    return columns | {"articles": count(edge) if edge else None}


def _holder(graph: Graph, edge: Edge | None) -> Row:
    return named("person", graph.node(edge.start) if edge else None)


@answer
def offices_of_person(graph: Graph, name: str) -> list[Row]:
    """Give the offices that a person holds, held or runs for."""
    rows = [
        named("person", person)
        | named("office", graph.node(edge.end))
        | named("institution", body)
        | _tenure(edge)
        for person in graph.called(name, "Person")
        for edge in graph.edges_from(person.id, "HOLDS")
        for body in _bodies_of(graph, edge.end)
    ]
    columns = ("person_id", "office_id", "capacity", "since", "institution_id")
    return ordered(rows, *columns, first="last_reported")


@answer
def holders(graph: Graph, office: str, institution: str) -> list[Row]:
    """Give the holders of an office over time, the first reported first and those of unknown days last."""
    rows: list[Row] = []
    for role, body in _called_offices(graph, office, institution):
        if not role.properties["plural"]:
            edges = [holder.fact.edge for holder in holders_of(graph, role.id)]
            head = named("office", role) | {"institution": name_of(body)}
            found = [head | _holder(graph, edge) | _tenure(edge) for edge in edges]
            found = ordered(found, "person", "capacity", "person_id", "since")
            rows += sorted(found, key=lambda row: row["first_reported"] or "9")
    return rows


@answer
def contradictions(graph: Graph) -> list[Row]:
    """Give the offices that two persons are reported to hold in full at one time."""
    rows = []
    for item in find_contradictions(graph):
        bodies = [body for body in _bodies_of(graph, item.role) if body]
        rows.append(
            named("office", graph.node(item.role))
            | {"institution": name_of(bodies[0]) if bodies else None}
            | {"holder": item.one.name, "holder_id": item.one.person}
            | {"other": item.other.name, "other_id": item.other.person}
            | {"start": item.start, "end": item.end}
        )
    return ordered(rows, "office_id", "start", "holder_id", "other_id", "end")


def _key(edge: Edge) -> tuple[str, str, str]:
    properties = edge.properties
    return edge.start, str(properties.get("capacity", "")), str(properties.get("since", ""))


@answer
def officials_of_institution(graph: Graph, institution: str) -> list[Row]:
    """Give the offices of a body with their holders, also those that nobody was reported to hold."""
    rows = [
        named("institution", body) | named("office", role) | _holder(graph, edge) | _tenure(edge)
        for body in graph.called(institution, "Institution", "Place")
        for role in offices_at(graph, body.id)
        for edge in holding(graph, role.id) or (None,)
    ]
    return ordered(rows, "institution_id", "office_id", "person_id", "capacity", "since")


@answer
def officials_of_region(graph: Graph, region: str) -> list[Row]:
    """Give the holders of the offices of a region and of the bodies in it."""
    rows: list[Row] = []
    for place in graph.called(region, "Place"):
        found = [
            {"region": name_of(place)}
            | named("institution", graph.node(body))
            | named("office", role)
            | _holder(graph, edge)
            | _tenure(edge)
            for body in inside(graph, place.id)
            for role in offices_at(graph, body)
            for edge in holding(graph, role.id)
        ]
        rows += ordered(found, "institution_id", "office_id", "person_id", "capacity", "since")
    return rows


@answer
def acting_officials(graph: Graph, region: str) -> list[Row]:
    """Give those who hold an office for the time being (in a region)."""
    return _of_capacity(graph, ACTING, region)


@answer
def candidates(graph: Graph, region: str) -> list[Row]:
    """Give those who run for an office (in a region)."""
    return _of_capacity(graph, NOT_HELD[:1], region)


@answer
def former_officials(graph: Graph, region: str) -> list[Row]:
    """Give those who held an office before (in a region)."""
    return _of_capacity(graph, NOT_HELD[1:], region)


def _of_capacity(graph: Graph, capacities: Collection[str], region: str) -> list[Row]:
    rows: list[Row] = []
    for edge in graph.iter_edges("HOLDS"):
        if edge.properties.get("capacity") not in capacities:
            continue
        for body in _bodies_of(graph, edge.end):
            places = places_of(graph, body.id) if body else []
            if not region or region.lower() in {
                name.lower() for each in places for name in (each.id, name_of(each))
            }:
                rows.append(_capacity_row(graph, edge, body, [name_of(place) for place in places]))
    return ordered(rows, "regions", "institution_id", "office_id", "person_id", "capacity", "since")


def _capacity_row(graph: Graph, edge: Edge, body: Node | None, regions: list[str]) -> Row:
    tenure = _tenure(edge)
    head = _holder(graph, edge) | {"capacity": tenure.pop("capacity")}
    return (
        head
        | named("office", graph.node(edge.end))
        | named("institution", body)
        | {"regions": regions}
        | tenure
    )


@answer
def acting_beside_holder(graph: Graph) -> list[Row]:
    """Give the offices with both a full and an acting holder."""
    found = []
    for role, edges in _single_offices(graph).items():
        acting = [edge for edge in edges if edge.properties.get("capacity") in ACTING]
        full = [edge for edge in edges if "capacity" not in edge.properties]
        pairs = [(holder, other) for holder in full for other in acting if holder.start != other.start]
        found += [(role, body, *pair) for body in _bodies_of(graph, role) for pair in pairs]
    found.sort(key=lambda row: (row[0], row[1].id if row[1] else "", *_key(row[2]), *_key(row[3])))
    return [
        named("office", graph.node(role))
        | named("institution", body)
        | _side(graph, "holder", full)
        | _side(graph, "acting", acting)
        for role, body, full, acting in found
    ]


def _single_offices(graph: Graph) -> dict[str, list[Edge]]:
    """Who holds each office that is no class of offices."""
    found: dict[str, list[Edge]] = defaultdict(list)
    for edge in graph.iter_edges("HOLDS"):
        if not graph.node(edge.end).properties["plural"]:
            found[edge.end].append(edge)
    return found


def _side(graph: Graph, column: str, edge: Edge) -> Row:
    capacity = {"capacity": edge.properties["capacity"]} if "capacity" in edge.properties else {}
    dates = {f"{column}_{end}": edge.properties.get(f"{end}_reported") for end in ("first", "last")}
    return named(column, graph.node(edge.start)) | capacity | dates


@answer
def persons_with_several_offices(graph: Graph) -> list[Row]:
    """Give the persons who hold more than one office; former ones and candidacies do not count."""
    held: dict[str, set[str]] = defaultdict(set)
    for edge in graph.iter_edges("HOLDS"):
        if edge.properties.get("capacity") not in NOT_HELD:
            held[edge.start].add(edge.end)
    rows = [
        named("person", graph.node(person))
        | {"count": len(roles), "offices": offices_of(graph, person, NOT_HELD)}
        for person, roles in held.items()
        if len(roles) > 1
    ]
    return ordered(rows, "person_id", first="count")


@answer
def acts_of_office(graph: Graph, office: str, institution: str) -> list[Row]:
    """Give what an office attended, organized or said where no name was given."""
    rows: list[Row] = []
    for role, body in _called_offices(graph, office, institution):
        found = [
            named("office", role) | {"institution": name_of(body), "edge": type} | _act(graph, edge)
            for type in _ACTS
            for edge in graph.edges_to(role.id, type)
        ]
        rows += ordered(found, "edge", "what_id")
    return ordered(rows, first="date")


def _called_offices(graph: Graph, office: str, institution: str) -> Iterator[tuple[Node, Node]]:
    """The offices that are called so, with the bodies that are; sorted by the ids of both."""
    found = [
        (role, body)
        for body in graph.called(institution, "Institution", "Place")
        for role in offices_at(graph, body.id, office)
    ]
    yield from sorted(found, key=lambda pair: (pair[0].id, pair[1].id))


def _act(graph: Graph, edge: Edge) -> Row:
    act = graph.node(edge.start)
    properties = edge.properties
    date = {"date": act.properties.get("date")}
    return named("what", act) | date | {"basis": properties["basis"], "sources": properties["documents"]}


@answer
def same_names(graph: Graph) -> list[Row]:
    """Give the persons who share a name, each with the offices that tell them apart."""
    by_name: dict[str, list[Node]] = defaultdict(list)
    for person in graph.iter_nodes("Person"):
        by_name[str(person.properties["norm_name"])].append(person)
    rows = [
        {"name": name}
        | named("person", person)
        | {
            "offices": offices_of(graph, person.id),
            "articles": len(graph.edges_from(person.id, "MENTIONED_IN")),
        }
        for name, persons in by_name.items()
        if len(persons) > 1
        for person in persons
    ]
    return ordered(rows, "name", "person_id")
