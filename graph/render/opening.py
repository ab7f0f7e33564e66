"""What a page shows first: the best connected officials with their bodies and topics, folded."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.model import Edge
from graph.render.facts import Facts
from graph.render.folding import Fold, find_folds, find_meetings
from graph.render.layout import to_positions

MOST_NODES = 150
"""No reader takes in more at once."""
_MOST_TOPICS = 12
_MEETINGS_EACH = 2  # lines to other officials that one official keeps at least, if there were any
_PULLS = {"office": 3.0, "spoke": 0.2, "met": 0.6}
_PULL = 1.5  # of a fact that is drawn as it is


@dataclass(frozen=True, slots=True)
class Opening:
    """The first view, with what is folded anywhere on the page.

    Args:
        places: Ids of the nodes that are shown first, with their positions in pixels at zoom 1.
        folds: Lines that stand for several facts.
    """

    places: dict[str, tuple[int, int]]
    folds: list[Fold]


def to_opening(facts: Facts) -> Opening:
    """Choose and place what is shown first.

    Args:
        facts: The lists of the page.

    Returns:
        At most `MOST_NODES` nodes; where no official is known, the best connected nodes of any kind.
    """
    kinds = {node.id: node.label for node in facts.nodes}
    folds = find_folds(facts.edges, {id for id, kind in kinds.items() if kind == "Topic"})
    chosen = _choose(facts.edges, folds, kinds)
    meetings = find_meetings(facts.edges, {id for id in chosen if kinds[id] == "Person"}, _MEETINGS_EACH)
    folds += meetings
    links = [(fold.start, fold.end, _PULLS[fold.kind]) for fold in folds if chosen >= {fold.start, fold.end}]
    links += [(edge.start, edge.end, _PULL) for edge in facts.edges if chosen >= {edge.start, edge.end}]
    return Opening(to_positions(sorted(chosen), links), folds)


def _choose(edges: list[Edge], folds: list[Fold], kinds: dict[str, str]) -> set[str]:
    """Officials in the order of their ties, each with the bodies of his offices, then shared topics."""
    around = _offices_of(edges, folds)
    ties = _count_ties(edges)
    topics = _best_topics(folds, kinds)
    chosen: set[str] = set()
    for person in sorted(around, key=lambda id: (-ties[id], id)):
        group = {person, *around[person]}
        if len(chosen | group) + len(topics) <= MOST_NODES:
            chosen |= group
    chosen |= {topic for topic in topics if any(fold.end == topic and fold.start in chosen for fold in folds)}
    if chosen:
        return chosen
    drawn = (id for id in ties if kinds[id] not in ("Document", "Statement"))
    shown = sorted(drawn, key=lambda id: (-ties[id], id))
    return set(shown[:MOST_NODES])


def _offices_of(edges: list[Edge], folds: list[Fold]) -> dict[str, set[str]]:
    """For each person the bodies, and the offices that several held and that no line can stand for."""
    bodies: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.type == "AT":
            bodies[edge.start].add(edge.end)
    folded = {edges[item[0]].end for fold in folds if fold.kind == "office" for item in fold.items}
    around: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.type == "HOLDS":
            around[edge.start] |= bodies[edge.end] | (set() if edge.end in folded else {edge.end})
    return around


def _count_ties(edges: Iterable[Edge]) -> Counter[str]:
    """Facts of each node, where it is merely named not counted."""
    return Counter(end for edge in edges if edge.type != "MENTIONED_IN" for end in (edge.start, edge.end))


def _best_topics(folds: list[Fold], kinds: dict[str, str]) -> list[str]:
    """Topics that officials spoke about, those of most speakers first."""
    speakers = Counter(fold.end for fold in folds if fold.kind == "spoke" and kinds[fold.start] == "Person")
    return sorted(speakers, key=lambda id: (-speakers[id], id))[:_MOST_TOPICS]
