"""Takes things out of a database: what a file no longer has, an article, a whole collection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from graph.errors import NotFoundError
from graph.schema import load_schema
from graph.stores.neo4j.connection import Connection
from graph.stores.neo4j.faults import OutOfMemoryError
from graph.stores.neo4j.lanes import chunks
from graph.stores.neo4j.pull import label_of
from graph.stores.neo4j.rows import Row, from_text, to_text
from graph.stores.neo4j.statements import Kind, kind_of, match_node
from graph.triples import to_document_node_id

_EVIDENCE = ("documents", "starts", "ends", "texts", "marks")

_STATED_IN = """
MATCH (a)-[r:{type}]->(b) WHERE r.collection = $collection AND $article IN r.documents
RETURN r.fact, a.id, labels(a), b.id, labels(b), properties(r)
"""
_WITHOUT_FACTS = """
UNWIND $rows AS row
{node}
WHERE NOT EXISTS {{ MATCH (n)-[r]-() WHERE r.collection = $collection }}
RETURN n.id AS key
"""
_DATES = """
MATCH (d:Document) WHERE d.collection = $collection AND d.article IN $articles AND d.date IS NOT NULL
RETURN d.article AS article, d.date AS date
"""


@dataclass(slots=True)
class UnloadReport:
    """What was taken away.

    Args:
        nodes: Number of nodes that went.
        facts: Number of relationships that went.
        changed: Number of relationships that other articles state too and that lost a sentence.
        released: Nodes among `nodes` that left the collection but stay: a user tied something to them.
    """

    nodes: int = 0
    facts: int = 0
    changed: int = 0
    released: int = 0


def remove(connection: Connection, kind: Kind, keys: Iterable[str], collection: str) -> int:
    """Take away edges, or nodes whose edges are gone.

    Args:
        connection: The database.
        kind: What they are.
        keys: Their keys.
        collection: The only one that is touched.

    Returns:
        How many were let go instead, because a user tied something to them.
    """
    rows = [{"key": key} for key in keys]
    try:
        said = connection.write_rows(kind.remove, rows=rows, collection=collection)
    except OutOfMemoryError:
        middle = len(rows) // 2
        if not middle:
            raise
        halves = (rows[:middle], rows[middle:])
        return sum(remove(connection, kind, (row["key"] for row in half), collection) for half in halves)
    return sum(int(row["released"]) for row in said)


def unload(connection: Connection, collection: str) -> UnloadReport:
    """Take a whole collection away.

    Args:
        connection: The database.
        collection: What was loaded under this name; nothing else is touched.

    Returns:
        How much went. One that is broken off goes on when it is repeated.
    """
    report = UnloadReport()
    for type in load_schema().edges:
        for keys in _keys(connection, kind_of(type), collection):
            report.facts += len(keys)
            remove(connection, kind_of(type), keys, collection)
    for label in load_schema().nodes:
        for keys in _keys(connection, kind_of(label), collection):
            report.nodes += len(keys)
            report.released += remove(connection, kind_of(label), keys, collection)
    return report


def _keys(connection: Connection, kind: Kind, collection: str) -> Iterator[list[str]]:
    return chunks(key for (key,) in connection.stream(kind.keys, collection=collection))


def unload_article(connection: Connection, collection: str, article: str) -> UnloadReport:
    """Take away what one article says, and nothing that another says too.

    The names and the basis of what stays are left as they are: only a graph that is built without the article
    can say what they would be.

    Args:
        connection: The database.
        collection: The only one that is touched.
        article: Id of the article, or of its node.

    Returns:
        How much went.

    Raises:
        NotFoundError: The collection has no such article.
    """
    article = _find_article(connection, collection, article)
    report = UnloadReport()
    touched: defaultdict[str, set[str]] = defaultdict(set)
    for type in load_schema().edges:
        _withdraw(connection, collection, to_text(article), kind_of(type), report, touched)
    touched["Document"].add(to_text(to_document_node_id(article)))
    for label, ids in touched.items():
        for some in chunks(sorted(ids)):
            rows = [{"key": id} for id in some]
            alone = connection.read(
                _WITHOUT_FACTS.format(node=match_node("n", label, "row.key")),
                rows=rows,
                collection=collection,
            )
            keys = [row["key"] for row in alone]
            report.nodes += len(keys)
            report.released += remove(connection, kind_of(label), keys, collection)
    return report


def _find_article(connection: Connection, collection: str, article: str) -> str:
    rows = connection.read(
        "MATCH (d:Document) WHERE d.collection = $collection AND d.id IN $ids RETURN d.article AS article",
        collection=collection,
        ids=[to_text(article), to_text(to_document_node_id(article))],
    )
    if not rows:
        raise NotFoundError(
            f"{connection.login.uri}: the collection {collection!r} has no article {article!r}; give an id "
            "that stands in the `documents` of its facts"
        )
    return from_text(rows[0]["article"])


def _withdraw(
    connection: Connection,
    collection: str,
    article: str,
    kind: Kind,
    report: UnloadReport,
    touched: defaultdict[str, set[str]],
) -> None:
    """Take an article out of the facts of a type, and remember what they tied together."""
    stream = connection.stream(_STATED_IN.format(type=kind.name), collection=collection, article=article)
    for some in chunks(stream):
        lone, changed = [], []
        for fact, start, start_labels, end, end_labels, stored in some:
            touched[label_of(start_labels)].add(start)
            touched[label_of(end_labels)].add(end)
            if stored["documents"] == [article]:
                lone.append(fact)
            else:
                changed.append({"key": fact, "properties": _without(stored, article)})
        _report_again(connection, collection, changed)
        connection.write_rows(kind.change, rows=changed, collection=collection)
        remove(connection, kind, lone, collection)
        report.facts += len(lone)
        report.changed += len(changed)


def _without(stored: dict[str, Any], article: str) -> Row:
    """Properties without one article's items of the evidence."""
    kept = [place for place, each in enumerate(stored["documents"]) if each != article]
    return stored | {name: [stored[name][place] for place in kept] for name in _EVIDENCE}


def _report_again(connection: Connection, collection: str, rows: list[Row]) -> None:
    """Say anew when a fact was first and last reported, by the articles that are left."""
    dated = [row["properties"] for row in rows if "first_reported" in row["properties"]]
    articles = sorted({article for properties in dated for article in properties["documents"]})
    if not articles:
        return
    found = connection.read(_DATES, collection=collection, articles=articles)
    dates = {row["article"]: row["date"] for row in found}
    for properties in dated:
        known = [dates[article] for article in properties["documents"] if article in dates]
        properties["first_reported"] = min(known, default=None)
        properties["last_reported"] = max(known, default=None)
