"""The store in a Neo4j server: load a graph file, read it back, take it away."""

from __future__ import annotations

from graph.stores.neo4j.connection import Connection
from graph.stores.neo4j.load import Changes, LoadReport, load, write_schema
from graph.stores.neo4j.login import Login, is_address, to_login
from graph.stores.neo4j.pull import choose_collection, iter_collections, pull
from graph.stores.neo4j.removal import UnloadReport, unload, unload_article
from graph.stores.neo4j.statements import schema_statements
from graph.stores.neo4j.store import Neo4jStore

__all__ = [
    "Changes",
    "Connection",
    "LoadReport",
    "Login",
    "Neo4jStore",
    "UnloadReport",
    "choose_collection",
    "is_address",
    "iter_collections",
    "load",
    "pull",
    "schema_statements",
    "to_login",
    "unload",
    "unload_article",
    "write_schema",
]
