"""Tables over a graph that make questions quick: edges by type and end, nodes by what they are called.

Each is made when it is first asked for and kept with its graph, which never changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.model import Edge, Node

_KEYS = ("key", "article", "norm_name", "name", "title", "label")


class EdgeIndex:
    """Edges by type, and those of one type by either end.

    Args:
        edges: The edges of a graph, sorted by their key.
    """

    def __init__(self, edges: Iterable[Edge]) -> None:
        self._by_type: dict[str, list[Edge]] = {}
        for edge in edges:
            self._by_type.setdefault(edge.type, []).append(edge)
        self._leaving: dict[str, dict[str, list[Edge]]] = {}
        self._reaching: dict[str, dict[str, list[Edge]]] = {}

    def of_type(self, type: str) -> Sequence[Edge]:
        """Every edge of a type, sorted by its key."""
        return self._by_type.get(type, ())

    def leaving(self, id: str, type: str) -> Sequence[Edge]:
        """The edges of a type that start at a node, sorted by their key."""
        if type not in self._leaving:
            by_start: dict[str, list[Edge]] = {}
            for edge in self.of_type(type):
                by_start.setdefault(edge.start, []).append(edge)
            self._leaving[type] = by_start
        return self._leaving[type].get(id, ())

    def reaching(self, id: str, type: str) -> Sequence[Edge]:
        """The edges of a type that end at a node, sorted by their key."""
        if type not in self._reaching:
            by_end: dict[str, list[Edge]] = {}
            for edge in self.of_type(type):
                by_end.setdefault(edge.end, []).append(edge)
            self._reaching[type] = by_end
        return self._reaching[type].get(id, ())


class NameIndex:
    """Nodes by everything that they are called, in small letters.

    Args:
        nodes: The nodes of a graph, sorted by id.
        redirects: Ids that are no longer used, and what they became.
    """

    def __init__(self, nodes: Iterable[Node], redirects: Mapping[str, str]) -> None:
        former: dict[str, list[str]] = {}
        for old, new in redirects.items():
            former.setdefault(new, []).append(old)
        self.names = {node.id: _names(node, former.get(node.id, ())) for node in nodes}
        self._called: dict[str, list[str]] = {}
        for id, names in self.names.items():
            for name in names:
                self._called.setdefault(name, []).append(id)

    def called(self, name: str) -> Sequence[str]:
        """Ids of the nodes that are called exactly so, whatever the case of the letters; sorted."""
        return self._called.get(name.lower(), ())


def _names(node: Node, former: Iterable[str]) -> dict[str, None]:
    """Every id, key, name and other name of a node, each once; what was said is no name."""
    found: list[object] = [node.id, *former, *(node.properties.get(key) for key in _KEYS)]
    aliases = node.properties.get("aliases")
    found += aliases if isinstance(aliases, list) else ()
    return dict.fromkeys(str(name).lower() for name in found if name is not None)
