"""What a page draws as one line: an office with one holder, meetings of two persons, statements on a topic.

Statements and events outnumber everything else; as dots they hide what they say. A fold keeps the
facts that it stands for, so that nothing on the page is without its sentences.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.model import Edge

Item = tuple[int, int]
"""The two facts that make one step between the ends of a fold, by their place in the list of edges."""


@dataclass(frozen=True, slots=True)
class Fold:
    """Several facts drawn as one line.

    Args:
        kind: "office" (person to body), "spoke" (speaker to topic) or "met" (person to person).
        start: Id of the node where it begins.
        end: Id of the node where it ends.
        items: What it counts: an office, statements or events, each as its two facts.
    """

    kind: str
    start: str
    end: str
    items: tuple[Item, ...]


def find_folds(edges: Sequence[Edge], topics: Collection[str]) -> list[Fold]:
    """Fold offices that one person holds and statements by speaker and topic.

    Args:
        edges: The facts of a page, in its order.
        topics: Ids of the topics.

    Returns:
        The folds, in the order of their first fact.
    """
    return [*_offices(edges), *_speeches(edges, topics)]


def find_meetings(edges: Sequence[Edge], persons: Collection[str], most: int) -> list[Fold]:
    """Fold events into lines between those who were there.

    Args:
        edges: The facts of a page, in its order.
        persons: Ids of the persons to link; a large event would link everybody with everybody, hence
        most: a line is kept only while it is among the `most` strongest of one of its ends.

    Returns:
        One fold a pair, strongest first.
    """
    guests: dict[str, dict[str, int]] = defaultdict(dict)
    for number, edge in enumerate(edges):
        if edge.type in ("ATTENDED_BY", "ORGANIZED_BY") and edge.end in persons:
            guests[edge.start].setdefault(edge.end, number)
    meetings: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for there in guests.values():
        for one, other in combinations(sorted(there), 2):
            meetings[one, other].append((there[one], there[other]))
    strongest = sorted(meetings.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    drawn: Counter[str] = Counter()
    folds = []
    for (one, other), items in strongest:
        if min(drawn[one], drawn[other]) < most:
            drawn.update((one, other))
            folds.append(Fold("met", one, other, tuple(items)))
    return folds


def _offices(edges: Sequence[Edge]) -> list[Fold]:
    """Person to body, for offices that have one holder in the graph."""
    holders: dict[str, list[int]] = defaultdict(list)
    bodies: dict[str, list[int]] = defaultdict(list)
    for number, edge in enumerate(edges):
        if edge.type == "HOLDS":
            holders[edge.end].append(number)
        elif edge.type == "AT":
            bodies[edge.start].append(number)
    return [
        Fold("office", edges[held[0]].start, edges[at].end, ((held[0], at),))
        for office, held in holders.items()
        if len(held) == 1
        for at in bodies.get(office, ())
    ]


def _speeches(edges: Sequence[Edge], topics: Collection[str]) -> list[Fold]:
    """Speaker to topic, with one item a statement."""
    speakers: dict[str, list[int]] = defaultdict(list)
    for number, edge in enumerate(edges):
        if edge.type == "SAID_BY":
            speakers[edge.start].append(number)
    found: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for number, edge in enumerate(edges):
        if edge.type == "ABOUT" and edge.end in topics:
            for said in speakers.get(edge.start, ()):
                found[edges[said].end, edge.end].append((said, number))
    return [Fold("spoke", speaker, topic, tuple(items)) for (speaker, topic), items in found.items()]
