"""What every store of a graph can answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, runtime_checkable

from graph.model import Document, Edge, Node


@runtime_checkable
class Store(Protocol):
    """A graph that can be asked, wherever it is kept; `graph.Graph` is the one kept in memory."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """The cleaned articles by id; empty where they were not kept."""

    @property
    def redirects(self) -> Mapping[str, str]:
        """Ids that are no longer used, and what they became."""

    def nodes(self, label: str | None = None) -> list[dict[str, Any]]:
        """All nodes (of one kind) as flat dicts."""

    def edges(self, type: str | None = None) -> list[dict[str, Any]]:
        """All edges (of one type) as flat dicts."""

    def node(self, id: str) -> Node:
        """The node with this id; raises NotFoundError."""

    def edges_of(self, id: str) -> list[Edge]:
        """Every edge that starts or ends at a node."""

    def find(self, name: str, label: str | None = None) -> list[Node]:
        """The nodes that are called so."""

    def __len__(self) -> int:
        """How many nodes there are."""
