"""Which nodes belong together: connected components, and communities in them (Leiden), nested.

Nodes are numbers from 0 on, so that whoever lays them out can index arrays by them. Leiden follows the
order of its edges; they are sorted first, and everything random is seeded.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import graspologic_native
import rustworkx

Link = tuple[int, int, float]
"""Two nodes, the smaller number first, and how strongly they are tied (> 0)."""

SEED = 7
WHOLE = 90
"""So few nodes of a component are one community; springs lay them out well without splitting."""
_LARGEST = 300  # nodes of a community; springs need the square of it
_MOST_PARTS = 120  # communities side by side, before they are gathered in larger ones
_RESOLUTIONS = (1.0, 4.0, 16.0, 64.0)  # of Leiden, the next where the one before gives what is too large


@dataclass(frozen=True, slots=True)
class Community:
    """Nodes that belong together.

    Args:
        members: Their numbers, sorted.
        parts: The communities that it consists of, largest first; none where it is not split.
    """

    members: tuple[int, ...]
    parts: tuple[Community, ...] = ()


def merge_links(order: Sequence[str], links: Iterable[tuple[str, str, float]]) -> list[Link]:
    """Number the ends of links by their place in `order`.

    Args:
        order: Ids of the nodes.
        links: Pairs of ids with a weight, in any order and direction.

    Returns:
        Each pair once, sorted, the weights of parallel links added; links of a node to itself or to
        what is not in `order` are left out.
    """
    index = {key: i for i, key in enumerate(order)}
    weights: dict[tuple[int, int], float] = {}
    for start, end, weight in sorted(links):
        a, b = index.get(start), index.get(end)
        if a is not None and b is not None and a != b:
            pair = (min(a, b), max(a, b))
            weights[pair] = weights.get(pair, 0.0) + weight
    return [(a, b, weight) for (a, b), weight in sorted(weights.items())]


def find_components(count: int, links: Sequence[Link]) -> list[list[int]]:
    """Give the connected components of `count` nodes, largest first, each sorted."""
    graph = rustworkx.PyGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from_no_data([(a, b) for a, b, _ in links])
    parts = [sorted(part) for part in rustworkx.connected_components(graph)]
    return sorted(parts, key=lambda part: (-len(part), part))


def find_communities(count: int, links: Sequence[Link]) -> Community:
    """Find the communities of a connected graph.

    Args:
        count: Its nodes are 0 to `count` - 1.
        links: Merged links between them.

    Returns:
        All of it as one community. A small graph is not split; where there are many communities, those
        tied to each other are gathered, until a few dozen lie side by side at each level.
    """
    everything = tuple(range(count))
    if count <= WHOLE:
        return Community(everything)
    groups = _split(count, links)
    parts = [Community(tuple(group)) for group in groups]
    gathered = _gather(parts, links_between(groups, links))
    return gathered[0] if len(gathered) == 1 else Community(everything, tuple(gathered))


def links_within(parts: Sequence[Sequence[int]], links: Sequence[Link]) -> list[list[Link]]:
    """For each part the links with both ends in it, renumbered by their place in the part."""
    home = {node: (number, i) for number, part in enumerate(parts) for i, node in enumerate(part)}
    found: list[list[Link]] = [[] for _ in parts]
    for a, b, weight in links:
        (part, first), (other, second) = home.get(a, (-1, 0)), home.get(b, (-2, 0))
        if part == other:
            found[part].append((first, second, weight))
    return found


def links_between(parts: Sequence[Sequence[int]], links: Sequence[Link]) -> list[Link]:
    """Links between parts by their numbers; weights of parallel ones added, damped by the logarithm."""
    home = {node: number for number, part in enumerate(parts) for node in part}
    weights: dict[tuple[int, int], float] = {}
    for a, b, weight in links:
        part, other = home[a], home[b]
        if part != other:
            pair = (min(part, other), max(part, other))
            weights[pair] = weights.get(pair, 0.0) + weight
    return [(a, b, math.log1p(weight)) for (a, b), weight in sorted(weights.items())]


def renumbered(community: Community, numbers: Sequence[int] | Mapping[int, int]) -> Community:
    """Give the same community with the numbers that its members have elsewhere.

    Args:
        community: A community.
        numbers: For each of its numbers another.

    Returns:
        A community of the same shape.
    """
    members = tuple(numbers[node] for node in community.members)
    return Community(members, tuple(renumbered(part, numbers) for part in community.parts))


def _split(count: int, links: Sequence[Link]) -> list[list[int]]:
    """Communities of a connected graph; one that is too large is split again, as far as it can be."""
    finished: list[list[int]] = []
    large = [list(range(count))]
    for resolution in _RESOLUTIONS:
        waiting, large = large, []
        for group, own in zip(waiting, links_within(waiting, links), strict=True):
            parts = _leiden(len(group), own, resolution)
            if len(parts) > len(group) / 4:  # a hub and what hangs on it: one community however many they are
                parts = [list(range(len(group)))]
            for part in parts:
                members = [group[i] for i in part]
                (large if len(members) > _LARGEST else finished).append(members)
    return sorted(finished + large, key=lambda group: (-len(group), group))


def _gather(parts: list[Community], links: Sequence[Link]) -> list[Community]:
    """The same communities, gathered in larger ones until at most `_MOST_PARTS` lie side by side."""
    if len(parts) <= _MOST_PARTS:
        return sorted(parts, key=_size_and_members)
    groups = _halved(len(parts), links)
    inside = [
        _gather([parts[i] for i in group], own)
        for group, own in zip(groups, links_within(groups, links), strict=True)
    ]
    return _gather([_joined(some) for some in inside], links_between(groups, links))


def _halved(count: int, links: Sequence[Link]) -> list[list[int]]:
    """Groups of what is tied to each other, at most half as many; neighbours by number where no ties help."""
    for resolution in _RESOLUTIONS:
        groups = _leiden(count, links, resolution)
        if 1 < len(groups) <= count / 2:
            return groups
    step = math.isqrt(count)
    return [list(range(begin, min(begin + step, count))) for begin in range(0, count, step)]


def _leiden(count: int, links: Sequence[Link], resolution: float = 1.0) -> list[list[int]]:
    """Leiden communities, largest first, each sorted; a node without a link is one of its own."""
    named = [(str(a), str(b), weight) for a, b, weight in links]
    if not named:
        return [[node] for node in range(count)]
    _, members = graspologic_native.leiden(named, resolution=resolution, seed=SEED, iterations=2)
    groups: dict[int, list[int]] = {}
    for node in range(count):
        groups.setdefault(members.get(str(node), -1 - node), []).append(node)
    return sorted(groups.values(), key=lambda group: (-len(group), group))


def _joined(parts: list[Community]) -> Community:
    """Several communities as one; a single one stays what it is."""
    if len(parts) == 1:
        return parts[0]
    return Community(tuple(sorted(node for part in parts for node in part.members)), tuple(parts))


def _size_and_members(part: Community) -> tuple[int, tuple[int, ...]]:
    return -len(part.members), part.members
