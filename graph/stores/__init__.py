"""Where a graph is kept: in memory (the default), and as lines of the exchange format."""

from __future__ import annotations

from pathlib import Path

from graph.stores.base import Store
from graph.stores.jsonl import GRAPH, generate_lines, parse_lines, read_graph, write_graph
from graph.stores.networkx_store import Graph

__all__ = ["Graph", "Store", "generate_lines", "open_store", "parse_lines", "read_graph", "write_graph"]


def open_store(target: str | Path, collection: str | None = None) -> Graph:
    """Open a graph that was built before.

    Args:
        target: A graph file, a folder with a ``graph.jsonl``, "-" for standard input, or the address of a
            Neo4j server ("bolt://localhost:7687"), with NEO4J_USERNAME and NEO4J_PASSWORD set.
        collection: Of a database, what was loaded under this name; None where there is only one.

    Returns:
        The graph, with its articles where ``documents.jsonl`` stands beside the file. That of a database is
        read part by part, as it is asked.

    Raises:
        GraphFormatError: The file is missing or breaks the exchange format.
        UsageError: The address is not one of Neo4j.
        DatabaseError: The server is away, refuses the user, or is older than Simpul needs.
        NotFoundError: The database has no such collection, or several to choose from.

    Example:
        >>> import tempfile
        >>> folder = Path(tempfile.mkdtemp())
        >>> write_graph(Graph(), folder / "graph.jsonl")
        >>> open_store(folder)
        <Graph: 0 nodes, 0 edges, 0 documents>
    """
    if "://" in str(target):
        from graph.stores.neo4j import Neo4jStore, to_login  # only who has a database waits for its driver

        return Neo4jStore(to_login(str(target)), collection)
    path = Path(target)
    return read_graph(path / GRAPH if path.is_dir() else path)
