"""What is tied to what: the twins of the queries that give paths to be drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice, pairwise, product
from typing import Any

from graph.analysis.answers.regions import inside
from graph.analysis.answers.registry import Row, answer, named, ordered
from graph.analysis.offices import NOT_HELD
from graph.model import Edge, Node, Path
from graph.schema import load_schema, name_of
from graph.stores.networkx_store import Graph

_WALKED = ("HOLDS", "AT", "PART_OF", "ATTENDED_BY", "ORGANIZED_BY", "SAID_BY", "SAID_AT", "ABOUT")
_NO_WAY = ("Topic", "Document", "Group", "Place", "Regulation")
"""What joins strangers: two officials who speak of one law have not met."""
_LONGEST = 8
"""A path is at most so long: two persons who met are 2 steps apart, two who met a third are 4."""

_MOST_WAYS = 25

Step = tuple[str, bool]
"""An edge type, and whether it is followed from its start to its end."""


def _pictures(paths: Iterable[Path], most: int, key: Callable[[Path], Any] | None = None) -> list[Row]:
    found = sorted(paths, key=key) if key else paths
    return [{"path": path} for path in islice(found, most)]


def _by_length(path: Path) -> tuple[Any, ...]:
    return len(path.edges), *_by_ids(path)


def _by_ids(path: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(node.id for node in path.nodes), tuple(map(_label, path.edges))


def _label(edge: Edge) -> str:
    """An edge for sorting: its type, capacity, since and start."""
    return f"{edge.type}{edge.properties.get('capacity', '')}{edge.properties.get('since', '')}{edge.start}"


def _follow(graph: Graph, path: Path, *steps: Step, label: str | None = None) -> Iterator[Path]:
    """Every path that goes on from one by a step (to a node of this kind)."""
    last = path.nodes[-1].id
    for type, forward in steps:
        for edge in graph.edges_from(last, type) if forward else graph.edges_to(last, type):
            other = graph.node(edge.end if forward else edge.start)
            if (label is None or other.label == label) and not any(edge is taken for taken in path.edges):
                yield Path((*path.nodes, other), (*path.edges, edge))


def _walk(graph: Graph, starts: Iterable[Path], *steps: tuple[Step, str | None]) -> list[Path]:
    """Every path that takes these steps one after the other, each to a node of its kind."""
    paths = list(starts)
    for step, label in steps:
        paths = [longer for path in paths for longer in _follow(graph, path, step, label=label)]
    return paths


def _repeat(graph: Graph, start: Path, step: Step, most: int) -> list[Path]:
    """Every path of 0 to `most` such steps."""
    paths = [start]
    waiting = [start]
    for _ in range(most):
        waiting = [longer for path in waiting for longer in _follow(graph, path, step)]
        paths += waiting
    return paths


def _starts(nodes: Iterable[Node]) -> list[Path]:
    return [Path((node,), ()) for node in nodes]


@answer
def neighbourhood(graph: Graph, name: str) -> list[Row]:
    """Give what is tied to a node directly, but for articles."""
    kinds = [label for label in load_schema().nodes if label not in ("Statement", "Document")]
    steps = [
        (type, forward) for type in load_schema().edges if type != "MENTIONED_IN" for forward in (True, False)
    ]
    paths = [path for start in _starts(graph.called(name, *kinds)) for path in _follow(graph, start, *steps)]
    return _pictures(paths, 250, _around)


def _around(path: Path) -> tuple[str, ...]:
    (node, other), (edge,) = path.nodes, path.edges
    key = (str(edge.properties.get("capacity", "")), str(edge.properties.get("since", "")))
    return node.id, edge.type, other.id, *key, edge.start


@answer
def institution_picture(graph: Graph, institution: str) -> list[Row]:
    """Give who holds which office of a body and of its parts."""
    bodies = _starts(graph.called(institution, "Institution", "Place"))
    parts = [path for body in bodies for path in _repeat(graph, body, ("PART_OF", False), 3)]
    return _pictures(_to_officials(graph, parts), 70, _by_length)


def _to_officials(graph: Graph, bodies: Iterable[Path]) -> list[Path]:
    """Every path on to an office of the last body and to who holds it."""
    paths = _walk(graph, bodies, (("AT", False), "Role"), (("HOLDS", False), "Person"))
    return [path for path in paths if path.edges[-1].properties.get("capacity") not in NOT_HELD]


@answer
def region_picture(graph: Graph, region: str) -> list[Row]:
    """Give the officials of a region and of the bodies in it."""
    regions = _starts(graph.called(region, "Place"))
    bodies = [path for start in regions for path in _repeat(graph, start, ("LOCATED_IN", False), 2)]
    return _pictures(_to_officials(graph, bodies), 70, _by_length)


@answer
def event_picture(graph: Graph, event: str) -> list[Row]:
    """Give who attended and organized an event, where it was, and what it was about."""
    types = ("ORGANIZED_BY", "LOCATED_IN", "HELD_AT", "ATTENDED_BY", "ABOUT")
    paths = [
        path
        for start in _starts(graph.called(event, "Event"))
        for type in types
        for path in _follow(graph, start, (type, True))
    ]
    return _pictures(paths, 250)


@answer
def topic_picture(graph: Graph, topic: str) -> list[Row]:
    """Give who speaks about a topic in which statements."""
    starts = _starts(graph.called(topic, "Topic"))
    paths = _walk(graph, starts, (("ABOUT", False), "Statement"), (("SAID_BY", True), None))
    return _pictures(paths, 145, lambda path: (path.nodes[0].id, path.nodes[2].id, path.nodes[1].id))


@answer
def meeting_picture(graph: Graph, name: str) -> list[Row]:
    """Give at which events and with whom a person was, the latest event first."""
    starts = _starts(graph.called(name, "Person"))
    paths = _walk(graph, starts, (("ATTENDED_BY", False), "Event"), (("ATTENDED_BY", True), "Person"))
    paths.sort(key=lambda path: (path.nodes[1].id, path.nodes[2].id))
    paths.sort(key=lambda path: str(path.nodes[1].properties.get("date", "")), reverse=True)
    return _pictures(paths, 145, lambda path: path.nodes[0].id)


@answer
def parts_of_body(graph: Graph, institution: str) -> list[Row]:
    """Give what a body is part of, and its parts."""
    paths: list[Path] = []
    for start in _starts(graph.called(institution, "Institution")):
        wholes = _repeat(graph, start, ("PART_OF", True), 5)[1:]
        parts = [_turned(path) for path in _repeat(graph, start, ("PART_OF", False), 5)[1:]]
        in_a_ring = {_by_ids(path) for path in wholes}
        paths += wholes + [path for path in parts if _by_ids(path) not in in_a_ring]
    return _pictures(paths, 299, _by_length)


def _turned(path: Path) -> Path:
    return Path(path.nodes[::-1], path.edges[::-1])


@answer
def shortest_paths(graph: Graph, name: str, other: str) -> list[Row]:
    """Give how two persons are tied most closely; never through what joins strangers."""
    ends = [_Rings(graph, person.id) for person in graph.called(other, "Person")]
    paths: list[Path] = []
    for person in graph.called(name, "Person"):
        start = _Rings(graph, person.id)
        for end in ends:
            if end.centre != start.centre:
                paths += islice(_shortest(graph, start, end), _MOST_WAYS)
        if len(paths) >= _MOST_WAYS:  # the paths of a later start come after all of these
            break
    return _pictures(paths, _MOST_WAYS, _by_ids)


class _Rings:
    """How many steps lie between a node and those around it, as far as was asked.

    Args:
        graph: The graph.
        centre: Id of the node.
    """

    def __init__(self, graph: Graph, centre: str) -> None:
        self.centre = centre
        self.steps = {centre: 0}
        self.outermost = {centre}
        self.radius = 0
        self._graph = graph

    def grow(self) -> None:
        """Go one step further."""
        self.radius += 1
        around = {other for id in self.outermost for other, _ in _ties(self._graph, id)}
        self.outermost = around - self.steps.keys()
        self.steps |= dict.fromkeys(self.outermost, self.radius)

    def closer(self, id: str) -> Iterator[tuple[str, Edge]]:
        """What is one step away from a node on the way to the centre, each with the edge there."""
        return (tie for tie in _ties(self._graph, id) if self.steps.get(tie[0]) == self.steps[id] - 1)


def _middle(start: _Rings, end: _Rings) -> set[str]:
    """The nodes in which all shortest paths from one to the other meet; none where they are too long.

    Both grow towards each other, the narrower one first: a person and a hub are tied without a look at all
    that is around the hub.
    """
    while not (both := start.steps.keys() & end.steps.keys()):
        if not (start.outermost and end.outermost) or start.radius + end.radius == _LONGEST:
            return set()
        min(start, end, key=lambda rings: len(rings.outermost)).grow()
    length = min(start.steps[id] + end.steps[id] for id in both)
    first = min(start.radius, length)
    return {id for id in both if start.steps[id] == first and end.steps[id] == length - first}


def _shortest(graph: Graph, start: _Rings, end: _Rings) -> Iterator[Path]:
    """Every shortest path between two nodes, in the order of the ids on it."""
    onward: dict[str, dict[str, list[Edge]]] = {}  # for each node on a way, the next ones and the edges there
    middle = _middle(start, end)
    waiting = middle
    while waiting:
        ties = [(before, id, edge) for id in waiting for before, edge in start.closer(id)]
        for before, id, edge in ties:
            onward.setdefault(before, {}).setdefault(id, []).append(edge)
        waiting = {before for before, _, _ in ties}
    waiting = middle
    while waiting:
        ties = [(id, after, edge) for id in waiting for after, edge in end.closer(id)]
        for id, after, edge in ties:
            onward.setdefault(id, {}).setdefault(after, []).append(edge)
        waiting = {after for _, after, _ in ties}

    def go(path: list[str]) -> Iterator[list[str]]:
        if path[-1] == end.centre:
            yield path
            return
        for other in sorted(onward[path[-1]]):
            yield from go([*path, other])

    for ids in go([start.centre]) if middle else ():
        nodes = tuple(map(graph.node, ids))
        choices = [onward[id][other] for id, other in pairwise(ids)]
        yield from sorted((Path(nodes, edges) for edges in product(*choices)), key=_by_ids)


def _ties(graph: Graph, id: str) -> Iterator[tuple[str, Edge]]:
    """What is one step away and may be gone through, each with the edge that ties it."""
    for type in _WALKED:
        for edge in (*graph.edges_from(id, type), *graph.edges_to(id, type)):
            other = edge.end if edge.start == id else edge.start
            if graph.node(other).label not in _NO_WAY:
                yield other, edge


@answer
def bodies_of_region(graph: Graph, region: str) -> list[Row]:
    """Give the bodies of a region."""
    rows = []
    for area in graph.called(region, "Place"):
        for place in sorted(inside(graph, area.id)):
            for edge in graph.edges_to(place, "LOCATED_IN") if graph.node(place).label == "Place" else ():
                body = graph.node(edge.start)
                if body.label == "Institution":
                    rows.append(_body(graph, area, body, graph.node(place)))
    return ordered(rows, "kind", "institution", "institution_id")


def _body(graph: Graph, area: Node, body: Node, place: Node) -> Row:
    offices = graph.edges_to(body.id, "AT")
    holders = {edge.start for office in offices for edge in graph.edges_to(office.start, "HOLDS")}
    return (
        {"region": name_of(area), "kind": body.properties["kind"]}
        | named("institution", body)
        | {"place": name_of(place), "offices": len(offices), "holders": len(holders)}
        | {"articles": len(graph.edges_from(body.id, "MENTIONED_IN"))}
    )
