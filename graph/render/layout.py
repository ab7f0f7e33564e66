"""Where the nodes lie: positions computed in Python, so that the browser has nothing to simulate.

Nodes that belong together lie together: the communities of each component (Leiden) are laid
out one by one (springs), their circles are packed with linked ones side by side, each is turned
towards its neighbours, and the components stand around the largest one. The same graph
gives the same picture: edges are sorted first, and everything random is seeded.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import rustworkx
from scipy.spatial import cKDTree

from graph.render.circles import Points, pack_circles, ring_centres
from graph.render.communities import (
    SEED,
    Community,
    Link,
    find_communities,
    find_components,
    links_between,
    links_within,
    merge_links,
    renumbered,
)

SPACING = 100.0
"""Pixels at zoom 1 that a node has for itself, on average."""
GAP = 58.0
"""Pixels at zoom 1 between two nodes at least."""
STRETCH = 1.45
"""Labels are wide and screens too, so pictures are wider than high."""
_MOST_SPRINGS = 1500  # nodes; they cost the square
_ROUNDS_BESIDE = 20  # of pushing: what is placed later may have no room among what stays
_FEW_PAIRS = 0.001  # of the nodes may still be nearer than wanted: the last ones take the longest
_WIDE = np.array([STRETCH, 1.0])


@dataclass(frozen=True, slots=True)
class Layout:
    """Where nodes lie.

    Args:
        places: For each id its (x, y) in pixels at zoom 1, around (0, 0).
        order: The ids, sorted; communities name them by their place in it.
        components: A community for each connected component, largest first.
    """

    places: dict[str, tuple[int, int]]
    order: list[str]
    components: list[Community]


def to_positions(ids: Sequence[str], links: Iterable[tuple[str, str, float]]) -> dict[str, tuple[int, int]]:
    """Lay out a graph; arguments as for `lay_out`.

    Returns:
        For each id its (x, y) in pixels at zoom 1, around (0, 0).

    Example:
        >>> to_positions(["a"], [])
        {'a': (0, 0)}
    """
    return lay_out(ids, links).places


def lay_out(ids: Sequence[str], links: Iterable[tuple[str, str, float]]) -> Layout:
    """Lay out a graph.

    Args:
        ids: The nodes, in any order.
        links: Pairs of nodes and how strongly they pull (> 0); direction does not matter,
            several links between two nodes add up, and links to unknown nodes are left out.

    Returns:
        Places, and what belongs together.
    """
    order = sorted(set(ids))
    merged = merge_links(order, links)
    parts = find_components(len(order), merged)
    inside = links_within(parts, merged)
    found = [_lay_out_component(len(part), own) for part, own in zip(parts, inside, strict=True)]
    drawn = [points for points, _ in found]
    centres = ring_centres([_radius(points) for points in drawn])
    points = np.zeros((len(order), 2))
    for part, placed in zip(parts, _drawn_in([one * _WIDE for one in drawn], centres), strict=True):
        points[part] = placed
    points = _spread(points, GAP)
    components = [renumbered(whole, part) for part, (_, whole) in zip(parts, found, strict=True)]
    return Layout(_rounded(order, points), order, components)


def _rounded(order: Sequence[str], points: Points) -> dict[str, tuple[int, int]]:
    rows = np.rint(points).astype(int).tolist()
    return {key: (x, y) for key, (x, y) in zip(order, rows, strict=True)}


def to_positions_beside(
    placed: dict[str, tuple[int, int]], ids: Sequence[str], links: Iterable[tuple[str, str, float]]
) -> dict[str, tuple[int, int]]:
    """Place more nodes beside the neighbours that have a place already, without moving those.

    Args:
        placed: Positions that stay.
        ids: Nodes to place; those without a placed neighbour go below the picture.
        links: As for `lay_out`.

    Returns:
        Positions of `ids` alone, in pixels at zoom 1.
    """
    order = sorted(set(ids) - placed.keys())
    if not order:
        return {}
    index = {key: i for i, key in enumerate(order)}
    sums, counts = np.zeros((len(order), 2)), np.zeros(len(order))
    for start, end, _ in links:
        for key, other in ((start, end), (end, start)):
            if key in index and other in placed:
                sums[index[key]] += placed[other]
                counts[index[key]] += 1
    fixed = np.array(list(placed.values()), dtype=float).reshape(-1, 2)
    bottom = (float(fixed[:, 1].max()) if len(fixed) else 0.0) + 2 * SPACING
    targets = np.where(counts[:, None] > 0, sums / np.maximum(counts, 1)[:, None], (0.0, bottom))
    points = np.vstack([fixed, _fanned(targets, GAP * 0.4)])
    points = _spread(points, GAP * 0.6, frozen=len(fixed), rounds=_ROUNDS_BESIDE)[len(fixed) :]
    return _rounded(order, points)


def _fanned(targets: Points, step: float) -> Points:
    """The targets, those at one point fanned out around it."""
    sunflower = _sunflower(len(targets), step)
    used: Counter[tuple[float, float]] = Counter()
    points = targets.copy()
    for i, (x, y) in enumerate(targets.tolist()):
        points[i] += sunflower[used[x, y]]
        used[x, y] += 1
    return points


def _lay_out_component(count: int, links: Sequence[Link]) -> tuple[Points, Community]:
    """Positions of the `count` nodes of one component, and its communities."""
    whole = find_communities(count, links)
    points = np.zeros((count, 2))
    leaves = list(_leaves(whole))
    for leaf, own in zip(leaves, links_within([leaf.members for leaf in leaves], links), strict=True):
        points[list(leaf.members)] = _springs(len(leaf.members), own)
    points = _spread_apart(points, [leaf.members for leaf in leaves])
    _pack(whole, links, points)
    return _centred(points), whole


def _leaves(community: Community) -> Iterator[Community]:
    """The communities that are not split any more."""
    if not community.parts:
        yield community
    for part in community.parts:
        yield from _leaves(part)


def _pack(community: Community, links: Sequence[Link], points: Points) -> None:
    """Move the parts of a community side by side, from the smallest parts up; changes `points`."""
    if not community.parts:
        return
    groups = [list(part.members) for part in community.parts]
    for part, group, own in zip(community.parts, groups, links_within(groups, links), strict=True):
        if part.parts:
            place = {node: i for i, node in enumerate(group)}
            inside = points[group]
            _pack(renumbered(part, place), own, inside)
            points[group] = _centred(inside)
    between = links_between(groups, links)
    radii = np.array([_radius(points[group]) for group in groups])
    begin = _springs(len(groups), between) * (radii.mean() / SPACING * 1.5)
    points[:] = _turned(points, groups, pack_circles(begin, radii), links)


def _springs(count: int, links: Sequence[Link]) -> Points:
    """A spring layout around (0, 0) with about `SPACING` pixels a node."""
    if count == 1:
        return np.zeros((1, 2))
    if count > _MOST_SPRINGS:
        return _around_hub(count, links)
    graph = rustworkx.PyGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(list(links))
    start = {i: tuple(point) for i, point in enumerate(_sunflower(count, 1.0 / math.sqrt(count)))}
    found = rustworkx.spring_layout(graph, pos=start, weight_fn=float, num_iter=80, seed=SEED)
    points = _centred(np.array([found[i] for i in range(count)], dtype=float))
    scale = math.sqrt(float((points**2).sum(axis=1).mean())) or 1.0
    return points * (SPACING * math.sqrt(count / math.pi) / math.sqrt(2) / scale)


def _spread_apart(points: Points, groups: Sequence[Sequence[int]]) -> Points:
    """The points of each group spread, all at once: the groups are set so far apart that they do not meet."""
    shift = np.zeros((len(points), 2))
    step = 4 * float(np.abs(points).max()) + 10 * SPACING
    for i, group in enumerate(groups):
        shift[list(group)] = step * (i + 1), 0.0
    return np.asarray(_spread(points + shift, SPACING * 0.6) - shift)


def _around_hub(count: int, links: Sequence[Link]) -> Points:
    """The best connected node in the middle, the others around it in the order of their steps from it."""
    graph = rustworkx.PyGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from_no_data([(a, b) for a, b, _ in links])
    degrees = Counter(node for a, b, _ in links for node in (a, b))
    hub = min(range(count), key=lambda node: (-degrees[node], node))
    steps = np.full(count, count)
    for step, layer in enumerate(rustworkx.bfs_layers(graph, [hub])):
        steps[layer] = step
    points = np.zeros((count, 2))
    points[np.argsort(steps, kind="stable")] = _sunflower(count, SPACING / math.sqrt(math.pi))
    return points


def _sunflower(count: int, step: float) -> Points:
    """Points evenly spread in a disc, as the seeds of a sunflower."""
    numbers = np.arange(count)
    angles = numbers * math.pi * (3 - math.sqrt(5))
    distances = step * np.sqrt(numbers + 0.5)
    return np.column_stack([distances * np.cos(angles), distances * np.sin(angles)])


def _centred(points: Points) -> Points:
    """The points moved so that their box has (0, 0) in its middle."""
    return np.asarray(points - (points.min(axis=0) + points.max(axis=0)) / 2)


def _radius(points: Points) -> float:
    """Radius of a circle around (0, 0) that holds the points and their labels."""
    return float(np.hypot(points[:, 0], points[:, 1]).max()) + SPACING / 2


def _turned(
    points: Points, groups: Sequence[Sequence[int]], centres: Points, links: Sequence[Link]
) -> Points:
    """Communities at their centres, each rotated so that links to others are short."""
    member = np.zeros(len(points), dtype=int)
    for i, group in enumerate(groups):
        member[list(group)] = i
    ends = np.array([(a, b) for a, b, _ in links], dtype=int).reshape(-1, 2)
    ends = ends[member[ends[:, 0]] != member[ends[:, 1]]]
    both = np.vstack([ends, ends[:, ::-1]])
    arm, reach = points[both[:, 0]], centres[member[both[:, 1]]] - centres[member[both[:, 0]]]
    owner = member[both[:, 0]]
    cross = np.bincount(owner, arm[:, 0] * reach[:, 1] - arm[:, 1] * reach[:, 0], len(groups))
    dot = np.bincount(owner, (arm * reach).sum(axis=1), len(groups))
    angle = np.arctan2(cross, dot)[member]
    x, y = points[:, 0], points[:, 1]
    turned = np.column_stack([x * np.cos(angle) - y * np.sin(angle), x * np.sin(angle) + y * np.cos(angle)])
    return np.asarray(turned + centres[member])


def _drawn_in(drawn: Sequence[Points], centres: Sequence[tuple[float, float]]) -> list[Points]:
    """Components at their centres, each drawn towards the middle as far as nothing is in its way."""
    taken: set[tuple[int, int]] = set()
    result = []
    for points, centre in zip(drawn, centres, strict=True):
        ray = np.array(centre) * _WIDE
        steps = int(np.hypot(*ray) // (SPACING / 3))
        here = points + ray
        for step in range(1, steps // 2):  # no farther: a small one inside a bent large one would mislead
            nearer = points + ray * (1 - step / steps)
            if not taken.isdisjoint(_cells(nearer)):
                break
            here = nearer
        taken.update((x + i, y + j) for x, y in _cells(here) for i in (-1, 0, 1) for j in (-1, 0, 1))
        result.append(here)
    return result


def _cells(points: Points) -> list[tuple[int, int]]:
    """The squares of a coarse grid that the points lie in."""
    return [(x, y) for x, y in np.floor(points / (SPACING * 1.2)).astype(int).tolist()]


def _spread(points: Points, gap: float, frozen: int = 0, rounds: int = 60) -> Points:
    """Points pushed apart until they are `gap` pixels apart; the first `frozen` ones stay."""
    points = points.copy()
    mobile = np.arange(len(points)) >= frozen
    for _ in range(rounds):
        pairs = cKDTree(points).query_pairs(gap * 0.98, output_type="ndarray")
        pairs = pairs[mobile[pairs].any(axis=1)]
        if len(pairs) <= _FEW_PAIRS * len(points):
            break
        offset = points[pairs[:, 1]] - points[pairs[:, 0]]
        distance = np.hypot(offset[:, 0], offset[:, 1])
        same = distance < 1e-6
        angle = pairs[:, 1] * 2.4
        offset[same] = np.column_stack([np.cos(angle), np.sin(angle)])[same]
        distance[same] = 1.0
        push = offset * ((gap - np.where(same, 0.0, distance)) / distance * 0.5)[:, None]
        for axis in (0, 1):
            moved = np.bincount(pairs[:, 1], push[:, axis], len(points))
            moved -= np.bincount(pairs[:, 0], push[:, axis], len(points))
            points[:, axis] += moved * mobile
    return points
