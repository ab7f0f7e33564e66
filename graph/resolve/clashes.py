"""Flags two full holders of one office at one time: a report is wrong, or the two are one person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from graph.lexicon import read_list
from graph.model import Edge, Node
from graph.resolve.rulings import Mention, find_mentions
from graph.triples import fold_name


@dataclass(frozen=True, slots=True)
class Clash:
    """Two persons who are reported as full holders of one office at one time.

    Args:
        role: Id of the office.
        one: Id of the person who was reported first.
        other: Id of the other.
        mentions: A mention of each in an article that calls them the holder.
        since: First day on which both were holders, by the reports (ISO).
        until: Last such day.
    """

    role: str
    one: str
    other: str
    mentions: tuple[Mention, Mention]
    since: str
    until: str


def find_clashes(nodes: Iterable[Node], edges: Sequence[Edge]) -> list[Clash]:
    """Flag full holders of one office whose reports overlap in time.

    An acting holder beside a full one is no clash, nor is one who is reported on the last day of another:
    they hand over. Offices that several hold at once (``shared_offices.txt``) have none.

    Args:
        nodes: Nodes of a resolved graph.
        edges: Its edges.

    Returns:
        The clashes, sorted by office, then persons.
    """
    known = {node.id: node for node in nodes}
    held: dict[str, list[Edge]] = {}
    for edge in edges:
        if edge.type == "HOLDS" and "capacity" not in edge.properties and "first_reported" in edge.properties:
            held.setdefault(edge.end, []).append(edge)
    pairs = [
        pair
        for role, holders in sorted(held.items())
        if len(holders) > 1 and _has_one_seat(known[role])
        for pair in combinations(sorted(holders, key=_order), 2)
        if pair[0].start != pair[1].start and _overlap(*pair)
    ]
    mentions = _mentions_of({edge.start for pair in pairs for edge in pair}, edges, known)
    return [_to_clash(one, other, mentions) for one, other in pairs]


def _order(edge: Edge) -> tuple[str, str]:
    return _days(edge)[0], edge.start


def _days(edge: Edge) -> tuple[str, str]:
    return str(edge.properties["first_reported"]), str(edge.properties["last_reported"])


def _overlap(one: Edge, other: Edge) -> bool:
    """True where both are holders on a day that is not the one on which one's reports end."""
    (first, last), (begin, end) = _days(one), _days(other)
    since, until = max(first, begin), min(last, end)
    return since < until or (since == until and (first < since < last or begin < since < end))


@cache
def _shared() -> tuple[frozenset[str], tuple[str, ...]]:
    forms = read_list("shared_offices.txt")
    begun = tuple(form.removesuffix("*") for form in forms if form.endswith("*"))
    return frozenset(forms), begun


def _has_one_seat(role: Node) -> bool:
    title = fold_name(str(role.properties["title"]))
    whole, begun = _shared()
    return not role.properties["plural"] and title not in whole and not title.startswith(begun)


def _mentions_of(
    persons: set[str], edges: Iterable[Edge], known: Mapping[str, Node]
) -> dict[tuple[str, str], Mention]:
    """The first mention of each person in each article."""
    found: dict[tuple[str, str], Mention] = {}
    for id, mention in find_mentions((edge for edge in edges if edge.start in persons), dict(known)):
        found.setdefault((id, mention.document), mention)
    return found


def _to_clash(one: Edge, other: Edge, mentions: Mapping[tuple[str, str], Mention]) -> Clash:
    (first, last), (begin, end) = _days(one), _days(other)
    named = _named(one, mentions), _named(other, mentions)
    return Clash(one.end, one.start, other.start, named, max(first, begin), min(last, end))


def _named(held: Edge, mentions: Mapping[tuple[str, str], Mention]) -> Mention:
    documents = held.properties["documents"]
    assert isinstance(documents, list)
    return next(found for id in documents if (found := mentions.get((held.start, str(id)))))
