"""A part of a graph for a page of its own: what lies around one node, what falls into a period."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from graph.errors import NotFoundError, UsageError
from graph.model import Edge
from graph.stores.networkx_store import Graph
from graph.triples import to_document_node_id

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_ENDS_HERE = {"Topic", "Document", "Group", "Place"}
"""What they join has nothing to do with each other, so that nothing is reached through them."""
_FREE = {"Role", "Statement"}
"""Links rather than things: whoever goes through one has made one step, not two."""


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a graph is wanted.

    Args:
        focus: Id of the node in the middle, or None for the whole graph.
        hops: Steps around it (at least 1).
        since: First day, ISO and possibly partial ("2024", "2024-09"), or None.
        until: Last day, likewise, or None.
    """

    focus: str | None = None
    hops: int = 1
    since: str | None = None
    until: str | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be meant."""
        if self.hops < 1:
            raise UsageError(f"hops: expected 1 or more, found {self.hops}")
        for key, day in (("since", self.since), ("until", self.until)):
            if day is not None and not _DAY.fullmatch(day):
                raise UsageError(f"{key}: expected a day like 2024, 2024-09 or 2024-09-17, found {day!r}")
        if self.hops > 1 and self.focus is None:
            raise UsageError(f"hops: expected a focus to go {self.hops} steps from, found none")
        if self.since and self.until and _first(self.since) > _last(self.until):
            raise UsageError(f"the period from {self.since} to {self.until} ends before it begins")


def cut(graph: Graph, part: Part, left_out: Collection[str] = ()) -> Graph:
    """Take a part of a graph.

    Args:
        graph: The whole graph.
        part: Which part; a fact falls into a period by the day of its event, else of its articles.
        left_out: Ids of nodes that are never in it.

    Returns:
        The part as a graph with the articles that its facts come from. Offices, statements and articles count
        as links: a person's institution is one step away.

    Raises:
        UsageError: The node in the middle is left out.
        NotFoundError: No fact falls into the period.
    """
    if part.focus in left_out:
        raise UsageError(f"{part.focus} holds no office and is left out of pages; --all-persons shows it")
    left_out = frozenset(left_out)
    edges = [edge for edge in graph.iter_edges() if edge.start not in left_out and edge.end not in left_out]
    if part.since or part.until:
        days = {node.id: str(node.properties.get("date", "")) for node in graph.iter_nodes("Event")}
        dated = [(edge, _days_of(graph, edge, days)) for edge in edges]
        edges = [edge for edge, own in dated if _falls_into(own, part)]
        if not edges:
            raise NotFoundError(_no_fact(part, sorted(day for _, own in dated for day in own)))
    if part.focus is None:
        kept = {node.id for node in graph.iter_nodes()} - left_out
        if part.since or part.until:
            kept &= {end for edge in edges for end in (edge.start, edge.end)}
    else:
        kept = _around(graph, edges, part.focus, part.hops)
    inside = [edge for edge in edges if edge.start in kept and edge.end in kept]
    named = {str(id) for edge in inside for id in edge.properties["documents"]}  # type: ignore[union-attr]
    return Graph(
        (node for node in graph.iter_nodes() if node.id in kept),
        inside,
        documents={id: document for id, document in graph.documents.items() if id in named},
        redirects={old: new for old, new in graph.redirects.items() if new in kept},
    )


def _around(graph: Graph, edges: list[Edge], focus: str, hops: int) -> set[str]:
    """Nodes within some steps of one, with the articles that name them."""
    kinds = {node.id: node.label for node in graph.iter_nodes()}
    neighbours: dict[str, list[str]] = {}
    for edge in edges:
        neighbours.setdefault(edge.start, []).append(edge.end)
        neighbours.setdefault(edge.end, []).append(edge.start)
    steps = {focus: 0}
    waiting = [focus]
    for id in waiting:
        if id != focus and kinds[id] in _ENDS_HERE:
            continue
        free = id != focus and kinds[id] in _FREE
        for other in neighbours.get(id, ()):
            step = steps[id] + (0 if free else 1)
            if kinds[other] != "Document" and step <= hops and step < steps.get(other, hops + 1):
                steps[other] = step
                waiting.append(other)
    articles = {edge.end for edge in edges if edge.type == "MENTIONED_IN" and edge.start in steps}
    return steps.keys() | articles


def _days_of(graph: Graph, edge: Edge, events: dict[str, str]) -> list[str]:
    """The days of a fact: of its event, else of the articles that state it, else those it was reported on."""
    own = [events[end] for end in (edge.start, edge.end) if events.get(end)]
    if own:
        return own
    days = []
    for id in map(str, edge.properties["documents"]):  # type: ignore[arg-type]
        document, key = graph.documents.get(id), to_document_node_id(id)
        known = graph.node(key).properties.get("date") if key in graph else None
        day = (document.date if document else None) or known
        if day:
            days.append(str(day))
    reported = (edge.properties.get(key) for key in ("first_reported", "last_reported"))
    return days or [str(day) for day in reported if day]


def _no_fact(part: Part, days: list[str]) -> str:
    """What to say where a period has no fact; `days` are those of all facts, sorted."""
    wanted = " ".join(f"{word} {day}" for word, day in (("from", part.since), ("to", part.until)) if day)
    known = f"its facts are from {days[0]} to {days[-1]}" if days else "its facts have no dates"
    return f"no fact of this graph falls into the period {wanted}; {known}"


def _falls_into(days: list[str], part: Part) -> bool:
    first, last = _first(part.since or ""), _last(part.until or "9999")
    return any(_last(day) >= first and _first(day) <= last for day in days)


def _first(day: str) -> str:
    """The first day of a partial date: "2024-09" begins on 2024-09-01."""
    return day + "0000-01-01"[len(day) :]


def _last(day: str) -> str:
    """The last day of a partial date, for comparing: no month has more than 31 days."""
    return day + "9999-12-31"[len(day) :]
