"""Follows nodes from one graph to a later one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from graph.model import Edge, Node
from graph.schema import edge_key, name_of
from graph.stores.networkx_store import Graph
from graph.triples import fold_name


@dataclass(frozen=True, slots=True)
class Merged:
    """Several nodes that became one."""

    node: Node
    before: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Parted:
    """One node that became several."""

    before: Node
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Renamed:
    """A node that is called otherwise than before."""

    before: Node
    node: Node


class Tracks:
    """Which nodes of a later graph each node of an earlier one is.

    Args:
        old: The earlier graph.
        new: The later one.

    Attributes:
        targets: For each id of the old graph those in the new one, none where it is gone.
        origins: For each id of the new graph those in the old one, none where it is new.
    """

    def __init__(self, old: Graph, new: Graph) -> None:
        self.old, self.new = old, new
        current = {node.id: node.id for node in new.iter_nodes()}
        current = {id: end for id, end in new.redirects.items() if end in current} | current
        own: dict[str, list[str]] = {node.id: [node.id] for node in old.iter_nodes()}
        for id, end in old.redirects.items():
            own.setdefault(end, []).append(id)
        self.targets = {
            node.id: {current[id] for id in own[node.id] if id in current} for node in old.iter_nodes()
        }
        self.origins: dict[str, set[str]] = {node.id: set() for node in new.iter_nodes()}
        for id, targets in self.targets.items():
            for target in targets:
                self.origins[target].add(id)
        self._match_changed()

    def _match_changed(self) -> None:
        """Tie what an article names alike before and after it was changed: the ids there are others."""
        fresh = {
            key: node.id
            for node in self.new.iter_nodes()
            if not self.origins[node.id]
            for key in _words(self.new, node)
        }
        for node in self.old.iter_nodes():
            if self.targets[node.id]:
                continue
            for target in sorted({fresh[key] for key in _words(self.old, node) if key in fresh})[:1]:
                self.targets[node.id].add(target)
                self.origins[target].add(node.id)

    def keys_of(self, edge: Edge) -> set[tuple[str, ...]]:
        """The keys that a fact of the old graph may have in the new one."""
        ends = product(self.targets[edge.start], self.targets[edge.end])
        return {edge_key(Edge(start, edge.type, end, edge.properties)) for start, end in ends}

    def merged(self) -> Iterator[Merged]:
        """Nodes that became one."""
        for id, origins in self.origins.items():
            if len(origins) > 1:
                yield Merged(self.new.node(id), tuple(map(self.old.node, sorted(origins))))

    def parted(self) -> Iterator[Parted]:
        """Nodes that became several."""
        for id, targets in self.targets.items():
            if len(targets) > 1:
                yield Parted(self.old.node(id), tuple(map(self.new.node, sorted(targets))))

    def renamed(self) -> Iterator[Renamed]:
        """Nodes that are called otherwise, and were neither merged nor parted."""
        for id, targets in self.targets.items():
            for target in targets:
                before, after = self.old.node(id), self.new.node(target)
                if len(targets) == len(self.origins[target]) == 1 and name_of(before) != name_of(after):
                    yield Renamed(before, after)


def _words(graph: Graph, node: Node) -> Iterator[tuple[str, str, str]]:
    """What a node is called in each article that names it."""
    for edge in graph.edges_of(node.id):
        if edge.type == "MENTIONED_IN" and edge.start == node.id:
            for document in documents_of(edge):
                yield node.label, document, fold_name(name_of(node))


def documents_of(edge: Edge) -> list[str]:
    """Ids of the articles that state a fact."""
    value = edge.properties["documents"]
    return list(map(str, value)) if isinstance(value, list) else []
