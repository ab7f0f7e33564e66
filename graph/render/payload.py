"""What the page of a graph is given: everything that its script reads, as one JSON object.

Lists of like things stand as columns, so that no key is repeated for each of a hundred thousand nodes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph.render.facts import Facts
from graph.render.groups import MOST_DRAWN, NOWHERE, add_homes, to_groups
from graph.render.layout import Layout
from graph.render.network import place_nodes, to_network
from graph.render.opening import MOST_NODES, to_opening
from graph.render.regions import to_regions
from graph.render.texts import load_interface
from graph.schema import load_schema


def to_payload(
    facts: Facts, redirects: Mapping[str, str], texts: dict[str, Any], lang: str
) -> dict[str, Any]:
    """Give everything that the page's script reads, but for how it is to open.

    Args:
        facts: The lists of the page.
        redirects: Ids that became others.
        texts: The interface's texts.
        lang: Their language.

    Returns:
        A JSON object.
    """
    picture, schema = load_interface()["picture"], load_schema()
    places, layout = place_nodes(facts, picture)
    nodes, edges, options = to_network(facts, picture, places)
    return {
        "nodes": {key: [node[key] for node in nodes] for key in ("label", "size", "x", "y")},
        "edges": {key: [edge[key] for edge in edges] for key in ("from", "to")},
        "options": options,
        **_first_view(facts),
        "groups": _groups(facts, layout),
        "most": MOST_NODES,
        "collapse": picture["collapse"],
        "redirects": dict(redirects),
        **_entities(facts),
        "facts": _facts(facts),
        "sentences": facts.sentences,
        "documents": facts.documents,
        "lang": lang,
        "texts": texts,
        "kinds": {
            label: {"colour": kind.colour, "shape": picture["shapes"][label]}
            for label, kind in schema.nodes.items()
        },
        "types": list(schema.edges),
    }


def _entities(facts: Facts) -> dict[str, Any]:
    """Ids, kinds, and by number what only some have: other names, properties, regions."""
    kinds = {label: i for i, label in enumerate(load_schema().nodes)}
    regions = to_regions(facts)
    names = sorted({name for own in regions.values() for name in own})
    place = {name: i for i, name in enumerate(names)}
    rows = facts.entities
    return {
        "entities": {
            "id": [row["id"] for row in rows],
            "kind": [kinds[row["kind"]] for row in rows],
            "aliases": _some([row["aliases"] for row in rows]),
            "props": _some([row["props"] for row in rows]),
            "regions": _some([[place[name] for name in regions.get(row["id"], ())] for row in rows]),
        },
        "regions": names,
    }


def _facts(facts: Facts) -> dict[str, Any]:
    """Types, bases, properties, and for each source the sentence's number and the ends of its marks."""
    types = {type: i for i, type in enumerate(load_schema().edges)}
    rows = facts.facts
    return {
        "type": [types[row["type"]] for row in rows],
        "inferred": [i for i, row in enumerate(rows) if row["basis"] == "inferred"],
        "props": _some([row["props"] for row in rows]),
        "evidence": [row["evidence"] for row in rows],
    }


def _some(values: Sequence[Any]) -> dict[int, Any]:
    """What is there, by its place."""
    return {i: value for i, value in enumerate(values) if value}


def _first_view(facts: Facts) -> dict[str, Any]:
    """The opening and the folds, by number: [node, x, y] and [kind, from, to, facts of its items]."""
    opening = to_opening(facts)
    index = {node.id: i for i, node in enumerate(facts.nodes)}
    return {
        "opening": [[index[id], x, y] for id, (x, y) in opening.places.items()],
        "folds": [
            [fold.kind, index[fold.start], index[fold.end], [fact for item in fold.items for fact in item]]
            for fold in opening.folds
        ],
    }


def _groups(facts: Facts, layout: Layout) -> dict[str, Any] | None:
    """The communities of a graph that is too large to draw, by number; None for one that is not."""
    if len(layout.places) <= MOST_DRAWN:
        return None
    groups = to_groups(layout)
    homes = add_homes(groups.homes, facts.edges)
    return {
        "parents": groups.parents,
        "homes": [homes.get(node.id, NOWHERE) for node in facts.nodes],
        "colour": load_interface()["picture"]["community_colour"],
    }
