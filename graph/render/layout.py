"""Where the nodes lie: positions computed in Python, so that the browser has nothing to simulate.

Nodes that belong together lie together: the communities of each component (Leiden) are laid
out one by one (springs), their circles are packed with linked ones side by side, each is turned
towards its neighbours, and the components stand around the largest one. The same graph
gives the same picture: edges are sorted first, and everything random is seeded.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

import graspologic_native
import numpy as np
import rustworkx
from numpy.typing import NDArray
from scipy.spatial import cKDTree

Points = NDArray[np.float64]
Link = tuple[int, int, float]

SPACING = 100.0
"""Pixels at zoom 1 that a node has for itself, on average."""
GAP = 58.0
"""Pixels at zoom 1 between two nodes at least."""
STRETCH = 1.45
"""Labels are wide and screens too, so pictures are wider than high."""
_WIDE = np.array([STRETCH, 1.0])
_SEED = 7
_WHOLE = 90  # nodes of a component that springs lay out well without splitting it


def to_positions(ids: Sequence[str], links: Iterable[tuple[str, str, float]]) -> dict[str, tuple[int, int]]:
    """Lay out a graph.

    Args:
        ids: The nodes, in any order.
        links: Pairs of nodes and how strongly they pull (> 0); direction does not matter,
            several links between two nodes add up, and links to unknown nodes are left out.

    Returns:
        For each id its (x, y) in pixels at zoom 1, around (0, 0).

    Example:
        >>> to_positions(["a"], [])
        {'a': (0, 0)}
    """
    order = sorted(set(ids))
    merged = _merge(order, links)
    parts = _components(len(order), merged)
    inside = _within(parts, merged)
    drawn = [_centred(_lay_out_component(len(part), own)) for part, own in zip(parts, inside, strict=True)]
    centres = _ring_centres([_radius(points) for points in drawn])
    points = np.zeros((len(order), 2))
    for part, placed in zip(parts, _drawn_in([one * _WIDE for one in drawn], centres), strict=True):
        points[part] = placed
    points = _spread(points, GAP)
    rounded = np.rint(points).astype(int).tolist()
    return {key: (x, y) for key, (x, y) in zip(order, rounded, strict=True)}


def to_positions_beside(
    placed: dict[str, tuple[int, int]], ids: Sequence[str], links: Iterable[tuple[str, str, float]]
) -> dict[str, tuple[int, int]]:
    """Place more nodes beside the neighbours that have a place already, without moving those.

    Args:
        placed: Positions that stay.
        ids: Nodes to place; those without a placed neighbour go below the picture.
        links: As for `to_positions`.

    Returns:
        Positions of `ids` alone, in pixels at zoom 1.
    """
    order = sorted(set(ids) - placed.keys())
    if not order:
        return {}
    pulls: dict[str, list[tuple[float, float]]] = {key: [] for key in order}
    for start, end, _ in links:
        for key, other in ((start, end), (end, start)):
            if key in pulls and other in placed:
                pulls[key].append(placed[other])
    fixed = np.array(list(placed.values()), dtype=float).reshape(-1, 2)
    bottom = (float(fixed[:, 1].max()) if len(fixed) else 0.0) + 2 * SPACING
    targets = np.array([np.mean(pulls[key], axis=0) if pulls[key] else (0.0, bottom) for key in order])
    points = np.vstack([fixed, _fanned(targets, GAP * 0.4)])
    points = _spread(points, GAP * 0.6, frozen=len(fixed))[len(fixed) :]
    rounded = np.rint(points).astype(int).tolist()
    return {key: (x, y) for key, (x, y) in zip(order, rounded, strict=True)}


def _fanned(targets: Points, step: float) -> Points:
    """The targets, those at one point fanned out around it."""
    sunflower = _sunflower(len(targets), step)
    used: Counter[tuple[float, float]] = Counter()
    points = targets.copy()
    for i, (x, y) in enumerate(targets.tolist()):
        points[i] += sunflower[used[x, y]]
        used[x, y] += 1
    return points


def _merge(order: Sequence[str], links: Iterable[tuple[str, str, float]]) -> list[Link]:
    """Links between known nodes as sorted index pairs, the weights of parallel ones added."""
    index = {key: i for i, key in enumerate(order)}
    weights: dict[tuple[int, int], float] = {}
    for start, end, weight in sorted(links):
        a, b = index.get(start), index.get(end)
        if a is not None and b is not None and a != b:
            pair = (min(a, b), max(a, b))
            weights[pair] = weights.get(pair, 0.0) + weight
    return [(a, b, weight) for (a, b), weight in sorted(weights.items())]


def _components(count: int, links: Sequence[Link]) -> list[list[int]]:
    """Connected components, largest first, each sorted."""
    graph = rustworkx.PyGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from_no_data([(a, b) for a, b, _ in links])
    parts = [sorted(part) for part in rustworkx.connected_components(graph)]
    return sorted(parts, key=lambda part: (-len(part), part))


def _lay_out_component(count: int, links: Sequence[Link]) -> Points:
    """Positions of the `count` nodes of one component."""
    if count <= _WHOLE:
        return _springs(count, links)
    groups = _communities(count, links)
    points = np.zeros((count, 2))
    for group, own in zip(groups, _within(groups, links), strict=True):
        points[group] = _springs(len(group), own)
    centres = _packed_centres(groups, links, [_radius(points[group]) for group in groups])
    return _turned(points, groups, centres, links)


def _within(parts: Sequence[Sequence[int]], links: Sequence[Link]) -> list[list[Link]]:
    """For each part the links with both ends in it, renumbered by their place in the part."""
    home = {node: (number, i) for number, part in enumerate(parts) for i, node in enumerate(part)}
    found: list[list[Link]] = [[] for _ in parts]
    for a, b, weight in links:
        (part, first), (other, second) = home[a], home[b]
        if part == other:
            found[part].append((first, second, weight))
    return found


def _communities(count: int, links: Sequence[Link]) -> list[list[int]]:
    """Leiden communities of a connected graph, largest first, each sorted."""
    named = [(str(a), str(b), weight) for a, b, weight in links]
    _, members = graspologic_native.leiden(named, resolution=1.0, seed=_SEED, iterations=2)
    groups: dict[int, list[int]] = {}
    for node in range(count):
        groups.setdefault(members[str(node)], []).append(node)
    return sorted(groups.values(), key=lambda group: (-len(group), group))


def _springs(count: int, links: Sequence[Link]) -> Points:
    """A spring layout around (0, 0) with about `SPACING` pixels a node."""
    if count == 1:
        return np.zeros((1, 2))
    graph = rustworkx.PyGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(list(links))
    start = {i: tuple(point) for i, point in enumerate(_sunflower(count, 1.0 / math.sqrt(count)))}
    found = rustworkx.spring_layout(graph, pos=start, weight_fn=float, num_iter=120, seed=_SEED)
    points = _centred(np.array([found[i] for i in range(count)], dtype=float))
    scale = math.sqrt(float((points**2).sum(axis=1).mean())) or 1.0
    return _spread(points * (SPACING * math.sqrt(count / math.pi) / math.sqrt(2) / scale), SPACING * 0.6)


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


def _packed_centres(groups: Sequence[Sequence[int]], links: Sequence[Link], radii: Sequence[float]) -> Points:
    """Centres of the communities' circles: linked ones near each other, none over another."""
    member = {node: i for i, group in enumerate(groups) for node in group}
    between = _merge_numbers((member[a], member[b], weight) for a, b, weight in links)
    size = np.array(radii)
    centres = _springs(len(groups), between)
    centres *= size.mean() / SPACING * 1.5
    for _ in range(150):
        centres = _push_circles(centres * 0.97, size)
    for _ in range(60):
        centres = _push_circles(centres, size)
    return centres


def _merge_numbers(links: Iterable[Link]) -> list[Link]:
    """Links between different numbers, weights of parallel ones added, damped by the logarithm."""
    weights: dict[tuple[int, int], float] = {}
    for a, b, weight in links:
        if a != b:
            pair = (min(a, b), max(a, b))
            weights[pair] = weights.get(pair, 0.0) + weight
    return [(a, b, math.log1p(weight)) for (a, b), weight in sorted(weights.items())]


def _push_circles(centres: Points, radii: NDArray[np.float64]) -> Points:
    """Circles moved apart by half of what they overlap, the smaller one moving more."""
    offset = centres[:, None, :] - centres[None, :, :]
    distance = np.hypot(offset[..., 0], offset[..., 1])
    np.fill_diagonal(distance, np.inf)
    overlap = np.maximum(radii[:, None] + radii[None, :] - distance, 0.0)
    share = radii[None, :] / (radii[:, None] + radii[None, :])
    push = (overlap * share / np.maximum(distance, 1e-9))[..., None] * offset
    return np.asarray(centres + push.sum(axis=1) * 0.8)


def _turned(
    points: Points, groups: Sequence[Sequence[int]], centres: Points, links: Sequence[Link]
) -> Points:
    """Communities at their centres, each rotated so that links to others are short."""
    member = np.zeros(len(points), dtype=int)
    for i, group in enumerate(groups):
        member[list(group)] = i
    ends = np.array([(a, b) for a, b, _ in links])
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


def _ring_centres(radii: Sequence[float]) -> list[tuple[float, float]]:
    """Centres for circles of falling radius: the first in the middle, the others in rings around it."""
    centres = [(0.0, 0.0)]
    inner = radii[0] if radii else 0.0
    rest = list(radii[1:])
    while rest:
        ring = inner + rest[0]
        count = _fitting(rest, ring)
        for i in range(count):
            angle = 2 * math.pi * i / count - math.pi / 2
            centres.append((ring * math.cos(angle), ring * math.sin(angle)))
        inner = ring + rest[0]
        rest = rest[count:]
    return centres[: len(radii)]


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


def _fitting(radii: Sequence[float], ring: float) -> int:
    """How many circles as large as the first of `radii` fit on a ring of that radius (at least 1)."""
    half = math.asin(min(1.0, radii[0] / ring))
    return min(len(radii), max(1, int(math.pi / half + 1e-9)))


def _spread(points: Points, gap: float, frozen: int = 0) -> Points:
    """Points pushed apart until they are `gap` pixels apart; the first `frozen` ones stay."""
    points = points.copy()
    mobile = np.arange(len(points)) >= frozen
    for _ in range(60):
        pairs = cKDTree(points).query_pairs(gap * 0.98, output_type="ndarray")
        pairs = pairs[mobile[pairs].any(axis=1)]
        if not len(pairs):
            break
        offset = points[pairs[:, 1]] - points[pairs[:, 0]]
        distance = np.hypot(offset[:, 0], offset[:, 1])
        same = distance < 1e-6
        angle = pairs[:, 1] * 2.4
        offset[same] = np.column_stack([np.cos(angle), np.sin(angle)])[same]
        distance[same] = 1.0
        push = offset * ((gap - np.where(same, 0.0, distance)) / distance * 0.5)[:, None]
        np.add.at(points, pairs[:, 0], -push * mobile[pairs[:, 0], None])
        np.add.at(points, pairs[:, 1], push * mobile[pairs[:, 1], None])
    return points
