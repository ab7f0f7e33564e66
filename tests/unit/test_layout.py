"""Positions: the same for the same graph, apart from each other, friends side by side, and soon there."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import cKDTree

from graph.render.layout import GAP, SPACING, to_positions, to_positions_beside

Links = list[tuple[str, str, float]]


def planted(groups: int, size: int, seed: int = 1) -> tuple[list[str], Links]:
    """A connected graph of communities: each a dense bunch, a few links between them."""
    rng = random.Random(seed)
    bunches = [[f"{group}/{i}" for i in range(size)] for group in range(groups)]
    links: Links = []
    for bunch in bunches:
        links += [(a, b, 1.0) for a, b in pairwise(bunch)]
        links += [(a, b, 1.0) for a, b in (rng.sample(bunch, 2) for _ in range(3 * size))]
    links += [(rng.choice(a), rng.choice(b), 1.0) for a, b in pairwise(bunches)]
    return [id for bunch in bunches for id in bunch], links


def test_the_order_of_the_input_changes_nothing() -> None:
    ids, links = planted(6, 30)
    shuffled = random.Random(2).sample(links, len(links))
    assert to_positions(ids, links) == to_positions(ids[::-1], [(b, a, w) for a, b, w in shuffled])


def test_nodes_lie_apart() -> None:
    ids, links = planted(8, 40)
    points = np.array(list(to_positions(ids, links).values()))
    distance = cKDTree(points).query(points, k=2)[0][:, 1]
    assert (distance < GAP * 0.8).mean() < 0.02


def test_a_community_lies_together() -> None:
    ids, links = planted(20, 25)
    places = to_positions(ids, links)
    points = np.array([places[id] for id in ids])
    near = cKDTree(points).query(points, k=6)[1][:, 1:]
    group = np.array([int(id.split("/")[0]) for id in ids])
    assert (group[near] == group[:, None]).mean() > 0.9


def test_the_largest_component_lies_in_the_middle_and_small_ones_outside() -> None:
    ids, links = planted(4, 30)
    lone = [f"lone/{i}" for i in range(9)]
    places = to_positions([*ids, *lone], links)
    middle = np.array([places[id] for id in ids])
    assert np.abs((middle.min(axis=0) + middle.max(axis=0)) / 2).max() < 60
    outer = np.array([places[id] for id in lone])
    assert np.hypot(*outer.T).mean() > 1.25 * np.hypot(*middle.T).mean()
    assert cKDTree(middle).query(outer)[0].min() > SPACING * 0.9


def test_parallel_links_add_up_and_unknown_ends_are_left_out() -> None:
    places = to_positions(
        ["a", "b", "c"], [("a", "b", 1.0), ("b", "a", 1.0), ("a", "nobody", 1.0), ("c", "c", 1.0)]
    )
    assert set(places) == {"a", "b", "c"}


def test_more_nodes_go_beside_their_neighbours_and_nothing_moves() -> None:
    placed = {"a": (0, 0), "b": (1000, 0)}
    beside = to_positions_beside(placed, ["x", "y", "z", "a"], [("x", "b", 1.0), ("y", "b", 1.0)])
    assert set(beside) == {"x", "y", "z"}
    assert all(GAP / 3 < abs(beside[id][0] - 1000) + abs(beside[id][1]) < 200 for id in "xy")
    assert beside["x"] != beside["y"]
    assert beside["z"][1] > 50, "a node without a placed neighbour goes below the picture"


def test_many_nodes_beside_many_stay_near_their_own() -> None:
    placed = {f"hub/{i}": (i * 600, 0) for i in range(40)}
    ids = [f"{hub}/{i:02d}" for hub in placed for i in range(20)]
    links = [(id, id.rsplit("/", 1)[0], 1.0) for id in ids]
    beside = to_positions_beside(placed, ids, links)
    assert max(abs(beside[id][0] - placed[hub][0]) for id, hub, _ in links) < 250


def test_nothing_to_place() -> None:
    assert to_positions([], []) == {}
    assert to_positions_beside({}, [], []) == {}
    assert set(to_positions_beside({}, ["a", "b"], [("a", "b", 1.0)])) == {"a", "b"}


@pytest.mark.parametrize("shape", ["star", "path", "complete", "isolated"])
def test_extreme_shapes(shape: str) -> None:
    ids = [str(i) for i in range(150)]
    links = {
        "star": [("0", id, 1.0) for id in ids[1:]],
        "path": [(a, b, 1.0) for a, b in pairwise(ids)],
        "complete": [(a, b, 1.0) for a in ids for b in ids if a < b],
        "isolated": [],
    }[shape]
    places = to_positions(ids, links)
    assert len(set(places.values())) == 150
    assert max(abs(value) for place in places.values() for value in place) < 20_000


def test_a_hub_with_thousands_of_neighbours_stands_in_their_middle() -> None:
    ids = [f"{i:04}" for i in range(5000)]
    places = to_positions(ids, [(ids[0], id, 1.0) for id in ids[1:]])
    points = np.array(list(places.values()))
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    assert np.abs(np.array(places[ids[0]]) - middle).max() < 3 * SPACING
    assert len(set(places.values())) == 5000


def test_communities_of_communities_lie_together_too() -> None:
    ids, links = planted(300, 20)
    places = to_positions(ids, links)
    points = np.array([places[id] for id in ids])
    near = cKDTree(points).query(points, k=6)[1][:, 1:]
    group = np.array([int(id.split("/")[0]) for id in ids])
    assert (group[near] == group[:, None]).mean() > 0.9
    low, high = np.percentile(points, [5, 95], axis=0)
    assert np.prod((high - low) / np.ptp(points, axis=0)) > 0.5, "the middle nine tenths fill half the box"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 120), st.integers(0, 120), st.floats(0.1, 9)), max_size=200))
def test_any_graph_has_a_place_for_every_node(pairs: list[tuple[int, int, float]]) -> None:
    ids = {str(end) for a, b, _ in pairs for end in (a, b)}
    links = [(str(a), str(b), weight) for a, b, weight in pairs]
    places = to_positions(sorted(ids), links)
    assert set(places) == ids
    assert len(set(places.values())) == len(ids)
