"""Communities of a large graph's page: everybody in one, few at first, whatever the graph's shape."""

from __future__ import annotations

import pytest
from test_layout import Links, planted

from graph.model import Edge, Value
from graph.render.groups import NOWHERE, add_homes, to_groups
from graph.render.layout import lay_out
from graph.render.opening import MOST_NODES


def stars(number: int) -> tuple[list[str], Links]:
    """Components of three nodes."""
    links = [(f"{i}/0", f"{i}/{leaf}", 1.0) for i in range(number) for leaf in (1, 2)]
    return sorted({end for a, b, _ in links for end in (a, b)}), links


@pytest.mark.parametrize("graph", [planted(200, 20), planted(3, 20), stars(10), stars(700), ([], [])])
def test_everybody_has_a_home_and_few_communities_are_outermost(graph: tuple[list[str], Links]) -> None:
    ids, links = graph
    groups = to_groups(lay_out(ids, links))
    assert set(groups.homes) == set(ids)
    assert all(parent < number for number, parent in enumerate(groups.parents)), "outer ones come first"
    assert groups.parents.count(NOWHERE) <= MOST_NODES
    inner = set(groups.homes.values())
    assert inner.isdisjoint(groups.parents), "a community with parts is nobody's home"


def test_a_large_component_is_shown_in_many_parts() -> None:
    groups = to_groups(lay_out(*planted(200, 20)))
    assert groups.parents.count(NOWHERE) > 20


def test_what_has_no_tie_has_no_home() -> None:
    groups = to_groups(lay_out(["a", "b", "c"], [("a", "b", 1.0)]))
    assert groups.homes == {"a": 0, "b": 0}


def test_what_was_laid_out_later_lives_with_a_neighbour() -> None:
    evidence: dict[str, Value] = {
        "documents": ["x"],
        "starts": [0],
        "ends": [1],
        "texts": ["x"],
        "marks": [""],
        "basis": "stated",
    }
    edges = [Edge("statement/a", "SAID_BY", "person/a", evidence)]
    assert add_homes({"person/a": 3}, edges) == {"person/a": 3, "statement/a": 3}
