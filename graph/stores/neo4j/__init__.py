"""The store in a Neo4j server: load a graph file, read it back, take it away."""

from __future__ import annotations

from graph.stores.neo4j.address import Address, find_address, is_address
from graph.stores.neo4j.connection import Connection
from graph.stores.neo4j.load import Changes, LoadReport, load, write_schema
from graph.stores.neo4j.statements import schema_statements

__all__ = [
    "Address",
    "Changes",
    "Connection",
    "LoadReport",
    "find_address",
    "is_address",
    "load",
    "schema_statements",
    "write_schema",
]
