"""Communities that stand for their nodes on the page of a graph too large to draw, and open on demand."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.model import Edge
from graph.render.communities import Community
from graph.render.layout import Layout
from graph.render.opening import MOST_NODES

MOST_DRAWN = 25_000
"""A browser draws so many nodes within seconds."""
_BUNDLED = MOST_NODES // 3  # places that small components share, when there are too many of them
NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Groups:
    """Communities by number, an outer one before those in it.

    Args:
        parents: For each community the one that it lies in, or `NOWHERE`.
        homes: For each node, by id, the innermost community that it lies in.
    """

    parents: list[int]
    homes: dict[str, int]


def to_groups(layout: Layout) -> Groups:
    """Number the communities of a layout.

    Args:
        layout: Where the nodes lie, and what belongs together.

    Returns:
        At most `MOST_NODES` communities lie in none; nodes without a tie have no home.
    """
    parents: list[int] = []
    homes: dict[str, int] = {}
    waiting = [(top, NOWHERE) for top in _outermost(layout.components)]
    for community, parent in waiting:
        number = len(parents)
        parents.append(parent)
        waiting += [(part, number) for part in community.parts]
        if not community.parts:
            homes |= {layout.order[node]: number for node in community.members}
    return Groups(parents, homes)


def add_homes(homes: Mapping[str, int], edges: Sequence[Edge]) -> dict[str, int]:
    """Give nodes that were laid out later the home of a neighbour.

    Args:
        homes: Homes of the others.
        edges: The edges of the graph, in its order.

    Returns:
        Homes of all nodes that have a neighbour with one.
    """
    found = dict(homes)
    for edge in edges:
        for node, other in ((edge.start, edge.end), (edge.end, edge.start)):
            if node not in found and other in homes:
                found[node] = homes[other]
    return found


def _outermost(components: Sequence[Community]) -> Iterator[Community]:
    """The parts of the largest component, the other components, and the smallest of these in bundles."""
    first, *others = [one for one in components if len(one.members) > 1] or [Community(())]
    yield from first.parts or ([first] if first.members else [])
    room = max(1, MOST_NODES - max(1, len(first.parts)))
    if len(others) <= room:
        yield from others
        return
    single = max(0, room - _BUNDLED)
    yield from others[:single]
    rest = others[single:]
    size = math.ceil(len(rest) / min(_BUNDLED, room))
    for at in range(0, len(rest), size):
        bundle = rest[at : at + size]
        yield Community(tuple(node for one in bundle for node in one.members), tuple(bundle))
