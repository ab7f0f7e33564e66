"""Ties the questions of the query library to the functions that answer them from a graph in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from graph.analysis.library import check_arguments, find_query
from graph.model import Edge, Node
from graph.schema import name_of
from graph.stores.networkx_store import Graph

Row = dict[str, Any]
Answer = Callable[..., list[Row]]

ANSWERS: dict[str, Answer] = {}
"""Each question's function by the name of its query; filled as the modules of this package are imported."""


def answer(function: Answer) -> Answer:
    """Register a function as the twin of the query that is called like it."""
    ANSWERS[function.__name__.replace("_", "-")] = function
    return function


def ask(graph: Graph, question: str, /, **arguments: Any) -> list[Row]:
    """Answer a question of the query library from a graph in memory.

    Args:
        graph: Any graph.
        question: Its name: the stem of its file in ``cypher/queries``.
        arguments: What the question takes; see `graph.analysis.library.Query.parameters`.

    Returns:
        One dict a row, keyed by column, as ``pandas.DataFrame`` takes them; the same rows in the same order
        as the Cypher gives on Neo4j. A picture has one column, `path`, with a `graph.model.Path` in each row.

    Raises:
        NotFoundError: There is no such question.
        UsageError: An argument is missing, unknown or of another type.

    Example:
        >>> from graph import build, Document
        >>> text = "Penjabat Wali Kota Sukabumi Kusmana Hartadji membuka rapat dengan para camat."
        >>> rows = ask(build(Document("a-1", text)), "offices-of-person", name="kusmana hartadji")
        >>> [(row["capacity"], row["office"], row["institution"]) for row in rows]
        [('penjabat', 'Wali Kota', 'Kota Sukabumi')]
    """
    query = find_query(question)
    return ANSWERS[question](graph, **check_arguments(query, arguments))


def ordered(rows: Iterable[Row], *columns: str, first: str | None = None) -> list[Row]:
    """Sort rows as ``ORDER BY first DESC, columns ...`` does where an empty cell counts as ''.

    Args:
        rows: The rows.
        columns: Columns to sort by, the smallest value first.
        first: A column that goes before them, the greatest value first.

    Returns:
        The sorted rows. Texts are compared by code point, as Neo4j compares them.
    """
    found = sorted(rows, key=lambda row: [_sortable(row[column]) for column in columns])
    if first is not None:
        found.sort(key=lambda row: _sortable(row[first]), reverse=True)  # keeps the order of equal ones
    return found


def _sortable(value: Any) -> Any:
    return "" if value is None else value


def named(column: str, node: Node | None) -> Row:
    """Two columns: the name of a node and its id, both empty where there is none."""
    return {column: name_of(node) if node else None, f"{column}_id": node.id if node else None}


def count(edge: Edge) -> int:
    """The number of articles behind a fact."""
    documents = edge.properties["documents"]
    return len(documents) if isinstance(documents, list) else 0
