"""Communities: everybody in exactly one, nested so that few lie side by side, whatever the graph's shape."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from test_layout import planted

from graph.render.communities import (
    WHOLE,
    Community,
    find_communities,
    find_components,
    links_between,
    links_within,
    merge_links,
)


def every_level(community: Community) -> Iterator[Community]:
    yield community
    for part in community.parts:
        yield from every_level(part)


def test_links_are_merged_whatever_their_direction() -> None:
    links = [("b", "a", 1.0), ("a", "b", 2.0), ("a", "a", 5.0), ("a", "x", 1.0)]
    assert merge_links(["a", "b"], links) == [(0, 1, 3.0)]


def test_components_come_largest_first() -> None:
    assert find_components(5, [(1, 4, 1.0), (0, 1, 1.0)]) == [[0, 1, 4], [2], [3]]


def test_links_are_told_apart_by_the_parts_they_tie() -> None:
    links = [(0, 1, 1.0), (1, 2, 1.0), (0, 2, 1.0)]
    assert links_within([[0, 1], [2]], links) == [[(0, 1, 1.0)], []]
    [(part, other, weight)] = links_between([[0, 1], [2]], links)
    assert (part, other, round(weight, 3)) == (0, 1, 1.099)


def test_a_small_graph_is_not_split() -> None:
    ids, links = planted(2, WHOLE // 2)
    assert find_communities(len(ids), merge_links(ids, links)).parts == ()


def test_planted_communities_are_found_and_gathered() -> None:
    ids, links = planted(200, 20)
    order = sorted(ids)
    whole = find_communities(len(order), merge_links(order, links))
    assert len(whole.members) == 4000
    for one in every_level(whole):
        assert len(one.parts) <= 120
        if one.parts:
            assert sorted(node for part in one.parts for node in part.members) == list(one.members)
        else:
            towns = {order[node].split("/")[0] for node in one.members}
            assert len(towns) <= 3


@pytest.mark.parametrize("shape", ["star", "path", "double star"])
def test_shapes_that_do_not_split_well(shape: str) -> None:
    count = 4000
    links = {
        "star": [(0, i, 1.0) for i in range(1, count)],
        "path": [(a, b, 1.0) for a, b in pairwise(range(count))],
        "double star": [(0, 1, 1.0), *((i % 2, i, 1.0) for i in range(2, count))],
    }[shape]
    whole = find_communities(count, links)
    assert whole.members == tuple(range(count))
    assert all(len(one.parts) <= 120 for one in every_level(whole))
