"""Graphs as files of other programs: Gephi (GEXF), yEd, Cytoscape and igraph (GraphML), Neo4j (a folder)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from graph.exports.gexf import generate_gexf
from graph.exports.graphml import generate_graphml
from graph.exports.neo4j_admin import write_neo4j_admin
from graph.stores.networkx_store import Graph

FORMATS: dict[str, Callable[[Graph], Iterator[str]]] = {"gexf": generate_gexf, "graphml": generate_graphml}
"""For each format the function that gives a graph in it, line by line."""

__all__ = ["FORMATS", "generate_gexf", "generate_graphml", "write_neo4j_admin"]
