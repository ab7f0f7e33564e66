"""GraphML, as yEd, Cytoscape and igraph read it."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from graph.stores.networkx_store import Graph


def generate_graphml(graph: Graph) -> Iterator[str]:
    """Write a graph as GraphML.

    Args:
        graph: Any graph; lists are joined with " | ".

    Yields:
        The lines of the file, without line ends; the same graph gives the same file.
    """
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield from nx.generate_graphml(graph.to_networkx(flat=True))
