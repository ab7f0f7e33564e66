"""What the page of a graph is given: everything that its script reads, as one JSON object."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.render.facts import Facts
from graph.render.network import to_network
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
    nodes, edges, options = to_network(facts, picture)
    regions = to_regions(facts)
    names = sorted({name for own in regions.values() for name in own})
    place = {name: i for i, name in enumerate(names)}
    for entity in facts.entities:
        if entity["id"] in regions:
            entity["regions"] = [place[name] for name in regions[entity["id"]]]
    return {
        "nodes": nodes,
        "edges": edges,
        "options": options,
        **_first_view(facts),
        "most": MOST_NODES,
        "collapse": picture["collapse"],
        "regions": names,
        "redirects": dict(redirects),
        "entities": facts.entities,
        "facts": facts.facts,
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
