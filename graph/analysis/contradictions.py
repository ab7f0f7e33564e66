"""What cannot both be so: two full holders of one office at one time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from graph.analysis.days import first_day, last_day
from graph.analysis.tenures import Holder, holders_of
from graph.resolve.titles import is_shared
from graph.stores.networkx_store import Graph


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two full holders of one office who are reported for one time; `one` began first.

    Args:
        role: Id of the office.
        office: "Wali Kota, Kota Sukabumi".
        one: A holder.
        other: Another.
        start: First day for which both are reported (ISO).
        end: Last such day.
    """

    role: str
    office: str
    one: Holder
    other: Holder
    start: str
    end: str


def contradictions(graph: Graph) -> list[Contradiction]:
    """Find the offices that two persons hold in full at one time.

    The time of a holder goes from the first report (or the start that an article states) to the last report.
    One who is first reported on the last day of another took over on it. An acting holder beside a full one
    is no contradiction, nor are offices that several people hold together
    (``graph/data/shared_offices.tsv``). Either the two are one person, or a report is wrong or late.

    Args:
        graph: Any graph.

    Returns:
        The pairs, by office, then by day.
    """
    found = [
        item
        for role in graph.iter_nodes("Role")
        if not role.properties["plural"] and not is_shared(str(role.properties["title"]))
        for item in _of_role(graph, role.id)
    ]
    return sorted(found, key=lambda item: (item.office, item.start, item.one.person, item.other.person))


def _of_role(graph: Graph, role: str) -> Iterator[Contradiction]:
    spans = [(holder, span) for holder in holders_of(graph, role) if (span := _span(holder)) is not None]
    spans.sort(key=lambda pair: (pair[1], pair[0].person))
    for (one, (_, ended)), (other, (began, until)) in combinations(spans, 2):
        if one.person != other.person and began < ended and began <= until:
            end = min(ended, until).isoformat()
            yield Contradiction(role, one.office, one, other, began.isoformat(), end)


def _span(holder: Holder) -> tuple[date, date] | None:
    """The days for which somebody is surely reported as the full holder."""
    if holder.capacity or not holder.days:
        return None
    start, end = last_day(holder.days[0]), first_day(holder.days[-1])
    if holder.since is not None:
        start = min(start, last_day(holder.since))
    if holder.until is not None:
        end = min(end, first_day(holder.until))
    return start, end
