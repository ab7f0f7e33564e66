"""Where a graph is kept: in memory (the default), and as lines of the exchange format."""

from __future__ import annotations

from pathlib import Path

from graph.errors import UsageError
from graph.stores.base import Store
from graph.stores.jsonl import GRAPH, generate_lines, parse_lines, read_graph, write_graph
from graph.stores.networkx_store import Graph

__all__ = ["Graph", "Store", "generate_lines", "open_store", "parse_lines", "read_graph", "write_graph"]


def open_store(target: str | Path) -> Graph:
    """Open a graph that was built before.

    Args:
        target: A graph file, a folder with a ``graph.jsonl``, or "-" for standard input.

    Returns:
        The graph, with its articles where ``documents.jsonl`` stands beside the file.

    Raises:
        GraphFormatError: The file is missing or breaks the exchange format.
        UsageError: The target is an address of a kind that no store serves.

    Example:
        >>> import tempfile
        >>> folder = Path(tempfile.mkdtemp())
        >>> write_graph(Graph(), folder / "graph.jsonl")
        >>> open_store(folder)
        <Graph: 0 nodes, 0 edges, 0 documents>
    """
    if "://" in str(target):
        raise UsageError(f"{target}: no store serves such an address; name a graph file, a folder or '-'")
    path = Path(target)
    return read_graph(path / GRAPH if path.is_dir() else path)
