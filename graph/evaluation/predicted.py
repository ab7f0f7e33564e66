"""The triples of one article, as the scorer looks at them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

Record = Mapping[str, Any]
"""A node or relationship in the layout of APOC's JSON export."""

_TIES = ("PART_OF", "LOCATED_IN")
"""Types that are also inferred from codes and tables, to a body or region that the article may not name."""


def is_stated(edge: Record) -> bool:
    """True when the edge's basis is "stated"."""
    return (edge.get("properties") or {}).get("basis") == "stated"


def evidence_text(edge: Record, document: str) -> str | None:
    """The sentence of an edge in one article, or None."""
    properties = edge.get("properties") or {}
    if document in (properties.get("documents") or ()):
        texts = zip(properties["documents"], properties.get("texts") or [], strict=False)
        return dict(texts).get(document)
    return properties.get("text")


class Predicted:
    """The triples of one article.

    Args:
        nodes: Every node of the graph by id.
        edges: The relationships that this article states.
    """

    def __init__(self, nodes: Mapping[str, Record], edges: Sequence[Record]) -> None:
        self._nodes = nodes
        self.by_type: dict[str, list[Record]] = defaultdict(list)
        for edge in edges:
            self.by_type[edge["label"]].append(edge)
        named = [edge for edge in edges if edge["label"] not in _TIES or is_stated(edge)]
        self._used = sorted({edge[side]["id"] for edge in named for side in ("start", "end")})

    def of_kind(self, label: str) -> list[str]:
        """Ids of the nodes of a kind that the article's edges touch, sorted."""
        return [id for id in self._used if self.label(id) == label]

    def property(self, id: str, key: str) -> Any:
        """A property of a node, None where it is not there."""
        return (self._nodes.get(id, {}).get("properties") or {}).get(key)

    def label(self, id: str) -> str:
        """The kind of a node."""
        return str((self._nodes.get(id, {}).get("labels") or ["?"])[0])

    def _aliases(self, id: str) -> list[str]:
        return list(self.property(id, "aliases") or [])

    def names(self, id: str) -> list[str]:
        """Every name of a node."""
        first = self.property(id, "name") or self.property(id, "title") or ""
        return [name for name in (first, *self._aliases(id)) if name]

    def titles(self, id: str) -> list[str]:
        """Every title of an office."""
        first = self.property(id, "title") or self.property(id, "name") or ""
        return [name for name in (first, *self._aliases(id)) if name]

    def institution_of(self, role: str) -> str | None:
        """The body or region of an office, None where no edge says."""
        return next((edge["end"]["id"] for edge in self.by_type["AT"] if edge["start"]["id"] == role), None)

    def called(self, id: str) -> list[str]:
        """Every way to name an agent: an office by its title and body."""
        if self.label(id) != "Role":
            return self.names(id)
        body = self.institution_of(id)
        bodies = self.names(body) if body else [""]
        titles = self.titles(id)
        return [f"{title} {name}".strip() for title in titles for name in bodies] + titles

    def holders(self, role: str) -> list[Record]:
        """The HOLDS edges of an office."""
        return [edge for edge in self.by_type["HOLDS"] if edge["end"]["id"] == role]

    def agents(self, id: str) -> list[str]:
        """An agent and, for an office, the persons who hold it."""
        held = self.holders(id) if self.label(id) == "Role" else []
        return [id, *(edge["start"]["id"] for edge in held)]
