"""What an office did without a name, and who most likely held it: always an inference, never a fact."""

from __future__ import annotations

from dataclasses import dataclass

from graph.analysis.facts import Fact, facts_of
from graph.analysis.tenures import Holder, holders_of, report_days
from graph.stores.networkx_store import Graph

_ACTS = ("ATTENDED_BY", "ORGANIZED_BY", "SAID_BY")
_CERTAIN = ("on", "around")


@dataclass(frozen=True, slots=True)
class UnnamedAct:
    """What an article reports of an office without naming its holder, and who that may have been.

    Args:
        fact: The edge that ends at the office.
        day: ISO day of the event or statement, else of the first article; None where no day is known.
        holder: Who may have held it, with how near the reports of that lie to the day.
        others: Who else may have.
    """

    fact: Fact
    day: str | None
    holder: Holder
    others: tuple[Holder, ...]


def unnamed_acts(graph: Graph, person: str) -> list[UnnamedAct]:
    """Give what the offices of a person did without a name, as far as the person likely held them then.

    Args:
        graph: Any graph.
        person: Id of the person.

    Returns:
        The acts by day, undated ones last. Each is an inference from who is reported to hold the office
        around that day; the graph does not say that it was this person.

    Raises:
        NotFoundError: There is no such node.
    """
    id = graph.node(person).id
    roles = {
        fact.end.id
        for fact in facts_of(graph, id)
        if fact.edge.type == "HOLDS" and not fact.end.properties["plural"]
    }
    found = []
    for role in sorted(roles):
        for fact in facts_of(graph, role):
            if fact.edge.type in _ACTS:
                found += [act for act in [_act_of(graph, fact, id)] if act is not None]
    return sorted(found, key=lambda act: (act.day or "9", act.fact.start.id))


def _act_of(graph: Graph, fact: Fact, person: str) -> UnnamedAct | None:
    day = _day_of(graph, fact)
    likely = likely_holders(graph, fact.end.id, day)
    own = [holder for holder in likely if holder.person == person]
    if not own:
        return None
    return UnnamedAct(fact, day, own[0], tuple(holder for holder in likely if holder.person != person))


def _day_of(graph: Graph, fact: Fact) -> str | None:
    known = fact.start.properties.get("date")
    return str(known) if known is not None else next(iter(report_days(graph, fact)), None)


def likely_holders(graph: Graph, role: str, day: str | None) -> list[Holder]:
    """Give who most likely held an office on a day.

    Args:
        graph: Any graph.
        role: Id of the office.
        day: An ISO day, possibly partial; None where it is not known.

    Returns:
        Those reported on the day, or before and after it; without such the last one reported before it and
        the first one after; without these those of whom no report has a day. Nobody whose tenure an article
        says was over by then or had not begun, and no former holder or candidate.
    """
    held = holders_of(graph, role, day)
    former = {(item.person, item.first_reported) for item in held if item.capacity == "mantan"}
    holding = [item for item in held if item.holding and not _left(item, former, day)]
    if day is None:
        return _sorted(holding)
    certain = [item for item in holding if item.nearness and item.nearness.how in _CERTAIN]
    if certain:
        return _sorted(certain)
    near = [item for how in ("before", "after") for item in _nearest(holding, how)]
    return _sorted(near or [item for item in holding if item.nearness and item.nearness.how == "undated"])


def _left(holder: Holder, former: set[tuple[str, str | None]], day: str | None) -> bool:
    """True when the person was called a former holder by that day, and not reported as holder after it."""
    if day is None or (holder.nearness and holder.nearness.after):
        return False
    return any(person == holder.person and since is not None and since <= day for person, since in former)


def _nearest(holding: list[Holder], how: str) -> list[Holder]:
    found = [item for item in holding if item.nearness and item.nearness.how == how]
    least = min((item.nearness.days for item in found if item.nearness), default=0)
    return [item for item in found if item.nearness and item.nearness.days == least]


def _sorted(found: list[Holder]) -> list[Holder]:
    return sorted(
        found, key=lambda item: (item.nearness.rank if item.nearness else (0, 0), item.name, item.person)
    )
