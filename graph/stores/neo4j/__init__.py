"""The store in a Neo4j server: load a graph file, read it back, take it away."""

from __future__ import annotations

from graph.stores.neo4j.connection import Connection
from graph.stores.neo4j.load import Changes, LoadReport, load, write_schema
from graph.stores.neo4j.login import Login, is_address, to_login
from graph.stores.neo4j.pull import choose_collection, iter_collections, pull
from graph.stores.neo4j.statements import schema_statements

__all__ = [
    "Changes",
    "Connection",
    "LoadReport",
    "Login",
    "choose_collection",
    "is_address",
    "iter_collections",
    "load",
    "pull",
    "schema_statements",
    "to_login",
    "write_schema",
]
