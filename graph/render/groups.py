"""Communities that stand for their nodes on the page of a graph too large to draw, and open on demand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.model import Edge
from graph.render.communities import Community
from graph.render.layout import Layout
from graph.render.opening import MOST_NODES

MOST_DRAWN = 25_000
"""A browser draws so many nodes within seconds."""
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
    tied = [one for one in components if len(one.members) > 1]
    room = MOST_NODES - min(len(tied), MOST_NODES // 3)
    first = _taken_apart(tied[:1], max(1, room))
    yield from first
    yield from _bundled(tied[1:], max(1, MOST_NODES - len(first)))


def _taken_apart(communities: Sequence[Community], most: int) -> list[Community]:
    """The parts of communities, then those of the largest of them, as long as they are few enough."""
    found = list(communities)
    while largest := max((one for one in found if one.parts), key=lambda one: len(one.members), default=None):
        if len(found) - 1 + len(largest.parts) > most:
            break
        found.remove(largest)
        found += largest.parts
    return found


def _bundled(components: Sequence[Community], most: int) -> Iterator[Community]:
    """Components, largest first, as at most `most` communities: the smallest ones share one."""
    if len(components) <= most:
        yield from components
        return
    bundles = -(-most // 2)
    single = components[: most - bundles]
    yield from single
    rest = components[len(single) :]
    size = -(-len(rest) // bundles)
    for at in range(0, len(rest), size):
        bundle = rest[at : at + size]
        yield Community(tuple(node for one in bundle for node in one.members), tuple(bundle))
