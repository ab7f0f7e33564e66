"""Who held an office, as far as articles report it: no end of a tenure is ever inferred."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from graph.analysis.days import days_between
from graph.analysis.facts import Fact, facts_of
from graph.analysis.offices import office_name
from graph.errors import NotFoundError
from graph.model import Node
from graph.schema import name_of
from graph.stores.networkx_store import Graph, names_of
from graph.triples import fold_name, to_document_node_id

_NOT_HOLDING = ("mantan", "calon")
_SHOWN = 12
_RANKS = {"on": 0, "around": 1, "before": 2, "after": 2, "undated": 3, "ended": 4, "unbegun": 4}


@dataclass(frozen=True, slots=True)
class Nearness:
    """How the reports of a tenure lie to a day.

    Args:
        how: "on" (reported on that day), "around" (reported before and after it, or stated to have begun
            and reported after it), "before" (not reported after it), "after" (not reported before it),
            "ended" or "unbegun" (an article states an end before the day, or a start after it), "undated"
            (no report has a day).
        before: Day of the last report before, or None.
        after: Day of the first report after, or None.
        days: Days from the day to the nearest report.
    """

    how: str
    before: str | None
    after: str | None
    days: int

    @property
    def rank(self) -> tuple[int, int]:
        """Sorts the nearest first."""
        return _RANKS[self.how], self.days


@dataclass(frozen=True, slots=True)
class Holder:
    """One person in one office in one capacity, as reported.

    Args:
        person: Id of the person.
        name: Their fullest name.
        role: Id of the office.
        office: "Wali Kota, Kota Sukabumi".
        capacity: "penjabat" and the like; "" for a full holder.
        since: Start of the tenure, only if an article states it.
        until: End of it, only if an article states it.
        first_reported: Day of the first article that says so, None where none has a day.
        last_reported: Day of the last one. It is no end of the tenure.
        days: Days of all articles that say so, sorted; of one without a date that of its main event, if any.
        fact: The edge with its sentences.
        nearness: How the reports lie to the day that was asked for, None where none was.
    """

    person: str
    name: str
    role: str
    office: str
    capacity: str
    since: str | None
    until: str | None
    first_reported: str | None
    last_reported: str | None
    days: tuple[str, ...]
    fact: Fact
    nearness: Nearness | None = None

    @property
    def holding(self) -> bool:
        """False for a former holder and a candidate."""
        return self.capacity not in _NOT_HOLDING


def holders(graph: Graph, title: str, at: str | None = None, on: str | None = None) -> list[Holder]:
    """Give who is reported to hold an office, with the days of the first and last report.

    Args:
        graph: Any graph.
        title: The office ("Wali Kota"), or the id of one.
        at: Its body or region ("Kota Sukabumi"), or the id of one; None for all bodies that have
            such an office.
        on: An ISO day, possibly partial; then those who were reported nearest to it come first. That somebody
            held the office on that day is only said where an article says so.

    Returns:
        One item a person and capacity; without `on` by office, then by first report. Former holders
        ("mantan") and candidates ("calon") are among them: `Holder.holding` tells.

    Raises:
        NotFoundError: There is no such office, or `at` may mean several bodies; the message names what is
            there.

    Example:
        >>> from graph import build, Document
        >>> text = "Penjabat Wali Kota Sukabumi Kusmana Hartadji membuka rapat dengan para camat dan lurah."
        >>> built = build(Document("a-1", text, date="2024-10-29"))
        >>> found = holders(built, "Wali Kota", "Kota Sukabumi")
        >>> [(item.name, item.capacity, item.last_reported) for item in found]
        [('Kusmana Hartadji', 'penjabat', '2024-10-29')]
    """
    found = [holder for role in find_roles(graph, title, at) for holder in holders_of(graph, role.id, on)]
    if on is None:
        return sorted(
            found, key=lambda item: (item.office, item.first_reported or "9", item.name, item.capacity)
        )
    return sorted(found, key=lambda item: (not item.holding, _rank(item), item.name, item.capacity))


def _rank(holder: Holder) -> tuple[int, int]:
    return (0, 0) if holder.nearness is None else holder.nearness.rank


def holders_of(graph: Graph, role: str, on: str | None = None) -> list[Holder]:
    """Give who is reported to hold one office; see `holders`."""
    facts = [fact for fact in facts_of(graph, role) if fact.edge.type == "HOLDS"]
    return [_holder(graph, fact, on) for fact in facts]


def _holder(graph: Graph, fact: Fact, on: str | None) -> Holder:
    properties = fact.edge.properties
    known = {
        name: str(properties[name]) if name in properties else None
        for name in ("since", "until", "first_reported", "last_reported")
    }
    days = report_days(graph, fact)
    return Holder(
        person=fact.start.id,
        name=name_of(fact.start),
        role=fact.end.id,
        office=office_name(graph, fact.end.id),
        capacity=str(properties.get("capacity", "")),
        days=days,
        fact=fact,
        nearness=None if on is None else _nearness(days, known["since"], known["until"], on),
        **known,
    )


def report_days(graph: Graph, fact: Fact) -> tuple[str, ...]:
    """Give the days of the articles that state a fact, sorted; see `Holder.days`."""
    nodes = (to_document_node_id(source.document) for source in fact.sources)
    days = {article_day(graph, graph.node(id)) for id in nodes if id in graph}
    return tuple(sorted(day for day in days if day is not None))


def article_day(graph: Graph, article: Node) -> str | None:
    """Give the day of an article as its HOLDS edges have it (see ``first_reported`` in the schema).

    Args:
        graph: Any graph.
        article: A Document of it.

    Returns:
        Its date; of one without a date the day of its latest main event; None where it has neither.
    """
    if "date" in article.properties:
        return str(article.properties["date"])
    named = (graph.node(edge.start) for edge in graph.edges_to(article.id, "MENTIONED_IN"))
    events = (node.properties for node in named if node.label == "Event" and node.properties["main"])
    return max((str(event["date"]) for event in events if "date" in event), default=None)


def _nearness(days: tuple[str, ...], since: str | None, until: str | None, on: str) -> Nearness:
    gaps = [(days_between(day, on), days_between(on, day), day) for day in days]
    before = min(((gap, day) for gap, _, day in gaps if gap), default=None)
    after = min(((gap, day) for _, gap, day in gaps if gap), default=None)
    same = any(not earlier and not later for earlier, later, _ in gaps)
    nearest = 0 if same else min((gap for gap, _ in filter(None, (before, after))), default=0)
    begun = since is not None and not days_between(on, since)
    if until is not None and days_between(until, on):
        how = "ended"
    elif since is not None and not begun:
        how = "unbegun"
    elif not days:
        how = "undated"
    elif same:
        how = "on"
    elif after and (before or begun):
        how = "around"
    else:
        how = "before" if before else "after"
    return Nearness(how, before and before[1], after and after[1], nearest)


def find_roles(graph: Graph, title: str, at: str | None = None) -> list[Node]:
    """Find offices by title and body.

    Args:
        graph: Any graph.
        title: The title of an office, another form of it, or an id; case, accents and blanks do not matter.
        at: The body or region; None for all.

    Returns:
        The offices, sorted by id; classes of holders ("para camat") are not among them.

    Raises:
        NotFoundError: There is none, or `at` may mean several bodies.
    """
    if title in graph and graph.node(title).label == "Role":
        return [graph.node(title)]
    singles = [role for role in graph.iter_nodes("Role") if not role.properties["plural"]]
    named = [role for role in singles if _called(role, title)]
    if not named:
        raise NotFoundError(
            f"no office is called {title!r}{_close(title, (name_of(role) for role in singles))}"
        )
    if at is None:
        return named
    bodies = {
        role.id: graph.node(edge.end)
        for role in named
        for edge in graph.edges_of(role.id)
        if edge.type == "AT"
    }
    places = list({node.id: node for node in bodies.values()}.values())
    wanted = graph.redirects.get(at, at)
    chosen = [node for node in places if node.id == wanted] or [node for node in places if _called(node, at)]
    chosen = chosen or [
        node for node in places if any(fold_name(at) in fold_name(name) for name in names_of(node))
    ]
    if not chosen:
        raise NotFoundError(f"no {title!r} at {at!r}{_close(at, map(name_of, places))}")
    if len(chosen) > 1:
        lines = "".join(f"\n  {node.id}  {name_of(node)}" for node in chosen[:_SHOWN])
        raise NotFoundError(f"{len(chosen)} bodies may be meant by {at!r}; give the id of one:{lines}")
    return [role for role in named if role.id in bodies and bodies[role.id].id == chosen[0].id]


def _called(node: Node, name: str) -> bool:
    wanted = fold_name(name).replace(" ", "")
    return any(fold_name(known).replace(" ", "") == wanted for known in names_of(node))


def _close(name: str, known: Iterable[str]) -> str:
    """What there is instead, the closest first, for a message."""
    names = sorted(set(known))
    close = difflib.get_close_matches(name, names, _SHOWN, 0.5) or names[:_SHOWN]
    return f"; there are {', '.join(close)}" if close else "; this graph has no offices"
