"""Nodes and edges of the whole graph, written by pyvis for vis-network."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping
from typing import Any

from graph.render.facts import Facts
from graph.render.layout import Layout, lay_out, to_positions_beside
from graph.schema import name_of

_LARGEST_BONUS = 16  # pixels that many neighbours may add to a node's radius


class _Ids(dict[int, None]):
    """pyvis looks every id up in a list, which is quadratic; a dict answers at once."""

    def append(self, key: int) -> None:
        self[key] = None


def to_network(
    facts: Facts, picture: Mapping[str, Any], places: Mapping[str, tuple[int, int]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]:
    """Give nodes, edges and options as pyvis hands them to vis-network.

    Args:
        facts: The lists of the page.
        picture: Shapes, sizes and pulls: the table of that name in ``data/interface.toml``.
        places: Where each node lies.

    Returns:
        Nodes with their place on the picture of all, edges with their ends, both by number, and options.
    """
    from pyvis.network import Network  # half a second of start-up that only a page needs

    network = Network(directed=True)
    network.node_ids = _Ids()
    index = {node.id: i for i, node in enumerate(facts.nodes)}
    degrees = _degrees(facts, picture)
    for i, node in enumerate(facts.nodes):
        x, y = places[node.id]
        network.add_node(
            i,
            label=name_of(node),
            group=node.label,
            shape=picture["shapes"][node.label],
            size=picture["sizes"][node.label] + min(_LARGEST_BONUS, round(2 * math.sqrt(degrees[node.id]))),
            x=x,
            y=y,
        )
    for i, edge in enumerate(facts.edges):
        network.add_edge(index[edge.start], index[edge.end], id=i)
    network.set_options(json.dumps(_OPTIONS))
    nodes, edges, *_, options_text = network.get_network_data()
    return nodes, edges, json.loads(options_text)


_OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"borderWidth": 1, "borderWidthSelected": 3},
    "edges": {
        "width": 1.4,
        "smooth": False,
        "arrows": {"to": {"scaleFactor": 0.45}},
        "selectionWidth": 2,
        "hoverWidth": 1,
    },
    "interaction": {
        "hover": True,
        "hideEdgesOnZoom": False,
        "multiselect": False,
        "selectConnectedEdges": True,
        "keyboard": {"enabled": True, "bindToWindow": False},
    },
}


def place_nodes(facts: Facts, picture: Mapping[str, Any]) -> tuple[dict[str, tuple[int, int]], Layout]:
    """Place what ties officials together first, then kind by kind the others beside their neighbours.

    Args:
        facts: The lists of the page.
        picture: As for `to_network`.

    Returns:
        For each id its place, in pixels at zoom 1; and the layout of those that were placed first.
    """
    beside = picture["beside_kinds"]
    late = {node.id for node in facts.nodes if node.label in beside}
    links = [(edge.start, edge.end, picture["pull"][edge.type]) for edge in facts.edges]
    shown = [link for link in links if link[0] not in late and link[1] not in late]
    layout = lay_out([end for link in shown for end in link[:2]], shown)
    places = dict(layout.places)
    for kind in beside:
        places |= to_positions_beside(places, [node.id for node in facts.nodes if node.label == kind], links)
    return places | to_positions_beside(places, [node.id for node in facts.nodes], links), layout


def _degrees(facts: Facts, picture: Mapping[str, Any]) -> Counter[str]:
    """Number of facts of each node, where it is named not counted."""
    hidden = picture["hidden_edges"]
    ends = (end for edge in facts.edges if edge.type not in hidden for end in (edge.start, edge.end))
    return Counter(ends)
