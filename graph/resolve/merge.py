"""Merging: one node out of a cluster, one edge out of a fact that several articles state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from graph.model import Edge, Node, Value
from graph.resolve.articles import Said
from graph.schema import load_schema, name_of
from graph.triples import fold_name

Stated = tuple[str, Said]
"""A fact with the id of the article that states it."""


def merge_nodes(id: str, group: Sequence[Node]) -> Node:
    """Make one node of a cluster.

    Args:
        id: Its id.
        group: The articles' own nodes, in article order; their properties are without the id.

    Returns:
        The node: with the name that says most, all other names as aliases; a flag that ever held holds; the
        rest is what the first article says.
    """
    if len(group) == 1:
        return Node(id, group[0].label, {"id": id, **group[0].properties})
    kind = load_schema().nodes[group[0].label]
    merged: dict[str, Value] = {}
    for node in group:
        for name, value in node.properties.items():
            merged[name] = merged.get(name) or value if isinstance(value, bool) else merged.get(name, value)
    names = Counter(map(name_of, group))
    chosen = min(names, key=lambda name: _rank(name, names[name], _is_text(group[0].label)))
    merged |= {"id": id, kind.name_property: chosen}
    if "norm_name" in kind.properties:
        merged["norm_name"] = fold_name(chosen)
    if "aliases" in kind.properties:
        forms = {
            *names,
            *(str(form) for node in group for form in _items(node.properties.get("aliases", []))),
        }
        merged["aliases"] = sorted(forms - {chosen})
    return Node(id, group[0].label, merged)


def _is_text(label: str) -> bool:
    """True for a kind that is called by its own words: the longest form of a quotation is the whole."""
    return load_schema().nodes[label].name_property == "text"


def _rank(name: str, number: int, text: bool) -> tuple[object, ...]:
    """Sorts the best name first: most words that are written out, then in most articles, then longest."""
    if text:
        return -len(name), name
    words = sum(len(word) > 1 for word in fold_name(name).split())
    return -words, -number, -len(name), name


_COMBINE: dict[str, Callable[[list[Value]], Value]] = {
    "first_reported": lambda values: min(map(str, values)),
    "last_reported": lambda values: max(map(str, values)),
    "rank": lambda values: min(value for value in values if isinstance(value, int)),
    "as": lambda values: sorted({str(item) for value in values for item in _items(value)}),
}


def merge_facts(start: str, end: str, group: Sequence[Stated]) -> Edge:
    """Make one edge of a fact.

    Args:
        start: Id of the node that it starts at.
        end: Id of the node that it ends at.
        group: What the articles say, in article order.

    Returns:
        The edge, with one item of evidence an article: the first that states it, else the first.
    """
    chosen: dict[str, Said] = {}
    for document, said in group:
        known = chosen.get(document)
        if known is None or (known.basis != "stated" and said.basis == "stated"):
            chosen[document] = said
    documents = sorted(chosen)
    facts = [chosen[document] for document in documents]
    evidence: dict[str, Value] = {
        "documents": documents,
        "starts": [said.sentence[0] for said in facts],
        "ends": [said.sentence[1] for said in facts],
        "texts": [said.sentence[2] for said in facts],
        "marks": [said.marks for said in facts],
        "basis": "stated" if any(said.basis == "stated" for said in facts) else "inferred",
    }
    type = group[0][1].type
    return Edge(start, type, end, _merge_own(type, [said.own for _, said in group]) | evidence)


def _merge_own(type: str, owns: Sequence[Mapping[str, Value]]) -> dict[str, Value]:
    if len(owns) == 1:
        return dict(owns[0])
    merged: dict[str, Value] = {}
    for name in _own_names(type):
        values = [own[name] for own in owns if name in own]
        if values:
            merged[name] = _COMBINE[name](values) if name in _COMBINE else values[0]
    return merged


@cache
def _own_names(type: str) -> list[str]:
    schema = load_schema()
    return [name for name in schema.edges[type].properties if name not in schema.evidence]


def _items(value: Value) -> Iterable[str | int]:
    return value if isinstance(value, list) else ()
