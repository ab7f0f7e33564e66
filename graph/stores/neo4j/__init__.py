"""The store in a Neo4j server: load a graph file, read it back, take it away."""

from __future__ import annotations

from graph.stores.neo4j.connection import Connection
from graph.stores.neo4j.load import Changes, LoadReport, load, write_schema
from graph.stores.neo4j.login import Login, is_address, to_login
from graph.stores.neo4j.pull import choose_collection, iter_collections, pull
from graph.stores.neo4j.redirects import former_ids_of
from graph.stores.neo4j.removal import UnloadReport, unload, unload_article
from graph.stores.neo4j.rows import edge_row, node_row
from graph.stores.neo4j.statements import Kind, apoc_statements, kind_of, schema_statements
from graph.stores.neo4j.store import Neo4jStore

__all__ = [
    "Changes",
    "Connection",
    "Kind",
    "LoadReport",
    "Login",
    "Neo4jStore",
    "UnloadReport",
    "apoc_statements",
    "choose_collection",
    "edge_row",
    "former_ids_of",
    "is_address",
    "iter_collections",
    "kind_of",
    "load",
    "node_row",
    "pull",
    "schema_statements",
    "to_login",
    "unload",
    "unload_article",
    "write_schema",
]
