"""Where it is said: the twins of the queries about sentences, articles, outlets and names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from graph.analysis.answers.meetings import falls_into, span
from graph.analysis.answers.registry import Row, answer, count, named, ordered
from graph.analysis.offices import agent_name, office_name, offices_of
from graph.analysis.tenures import article_day
from graph.model import Edge, Node
from graph.schema import edge_key, load_schema, name_of
from graph.stores.networkx_store import Graph

_MOST_FOUND = 100
_MENTION = "MENTIONED_IN"


def _nodes(*left_out: str) -> tuple[str, ...]:
    """The node kinds that have a name, but some."""
    return tuple(label for label in load_schema().nodes if label not in ("Statement", *left_out))


@answer
def find(graph: Graph, words: str) -> list[Row]:
    """Give what has these words in a name, what most articles name first."""
    if not any(letter.isalnum() for letter in words):
        return []
    wanted = f" {words.strip(' ').lower()} "
    found = [
        node
        for node in graph.iter_nodes()
        if node.label != "Statement" and any(wanted in f" {name} " for name in graph.names[node.id])
    ]
    rows = [
        {"kind": node.label, "id": node.id, "articles": len(graph.edges_from(node.id, _MENTION))}
        for node in found
    ]
    return [
        {"kind": row["kind"], "name": agent_name(graph, row["id"]), "id": row["id"]}
        | {"offices": offices_of(graph, row["id"]), "articles": row["articles"]}
        for row in ordered(rows, "kind", "id", first="articles")[:_MOST_FOUND]
    ]


def _ends(graph: Graph, edge: Edge) -> Row:
    return {"edge": edge.type} | named("start", graph.node(edge.start)) | named("end", graph.node(edge.end))


def _list(edge: Edge, name: str) -> list[str]:
    values = edge.properties[name]
    return [str(value) for value in values] if isinstance(values, list) else []


def _sorted(edges: list[Edge]) -> list[Edge]:
    """Facts by type, then by their ends and key."""
    return sorted(edges, key=lambda edge: (edge.type, edge.start, edge.end, *edge_key(edge)[3:]))


@answer
def sources_of(graph: Graph, name: str, limit: int) -> list[Row]:
    """Give every fact about a node with each sentence that states it."""
    facts = {
        edge_key(edge): edge
        for node in graph.called(name, *_nodes("Document"))
        for type in load_schema().edges
        for edge in (*graph.edges_from(node.id, type), *graph.edges_to(node.id, type))
    }
    articles = _articles(graph)
    rows = (
        _ends(graph, fact)
        | {"capacity": fact.properties.get("capacity"), "basis": fact.properties["basis"], "article": article}
        | _headline(articles.get(article))
        | {"sentence": sentence}
        for fact in _sorted(list(facts.values()))
        for article, sentence in zip(_list(fact, "documents"), _list(fact, "texts"), strict=True)
    )
    return list(islice(rows, limit))


def _articles(graph: Graph) -> dict[str, Node]:
    """The articles by the id that facts name."""
    return {str(node.properties.get("article")): node for node in graph.iter_nodes("Document")}


def _headline(document: Node | None) -> Row:
    properties = document.properties if document else {}
    return {name: properties.get(name) for name in ("title", "publisher", "date")}


@answer
def inferred_facts(graph: Graph, edge: str, limit: int) -> list[Row]:
    """Give the facts that are not stated in so many words."""
    wanted = edge.upper()
    found = [
        fact
        for fact in graph.iter_edges()
        if fact.properties["basis"] == "inferred" and fact.type != _MENTION and wanted in ("", fact.type)
    ]
    return [
        _ends(graph, fact)
        | {"capacity": fact.properties.get("capacity"), "article": _list(fact, "documents")[0]}
        | {"sentence": _list(fact, "texts")[0], "articles": count(fact)}
        for fact in _sorted(found)[:limit]
    ]


@answer
def facts_of_article(graph: Graph, article: str) -> list[Row]:
    """Give every fact that an article states, with its sentence; in the order of the text."""
    rows: list[Row] = []
    for document in graph.called(article, "Document"):
        key = str(document.properties.get("article"))
        found = [
            (_list(fact, "documents").index(key), fact)
            for fact in _sorted(list(_facts_in(graph, document.id, key)))
        ]
        found.sort(key=lambda pair: int(_list(pair[1], "starts")[pair[0]]))
        rows += [
            {"article": key}
            | _ends(graph, fact)
            | {"capacity": fact.properties.get("capacity"), "basis": fact.properties["basis"]}
            | {"sentence": _list(fact, "texts")[item]}
            for item, fact in found
        ]
    return rows


def _facts_in(graph: Graph, document: str, article: str) -> Iterator[Edge]:
    """The facts whose start the article names and that it states."""
    for mention in graph.edges_to(document, _MENTION):
        for type in load_schema().edges:
            if type != _MENTION:
                yield from (
                    fact
                    for fact in graph.edges_from(mention.start, type)
                    if article in _list(fact, "documents")
                )


@answer
def outlets(graph: Graph) -> list[Row]:
    """Give how many articles, persons, events and statements each outlet has."""
    documents: dict[str | None, list[Node]] = defaultdict(list)
    for document in graph.iter_nodes("Document"):
        publisher = document.properties.get("publisher")
        documents[None if publisher is None else str(publisher)].append(document)
    rows = []
    for publisher, found in documents.items():
        named_in = {edge.start for document in found for edge in graph.edges_to(document.id, _MENTION)}
        kinds = [graph.node(id).label for id in named_in]
        counts = {column: kinds.count(kind) for column, kind in _COUNTED.items()}
        rows.append({"publisher": publisher, "articles": len(found)} | counts | span(found))
    return ordered(rows, "publisher", first="articles")


_COUNTED = {"persons": "Person", "events": "Event", "statements": "Statement"}


@answer
def topics_of_outlet(graph: Graph, outlet: str) -> list[Row]:
    """Give the topics that an outlet carries, those with most statements first."""
    statements: dict[str, set[str]] = defaultdict(set)
    articles: dict[str, set[str]] = defaultdict(set)
    for document in graph.iter_nodes("Document"):
        if document.properties.get("publisher") == outlet:
            for topic, statement in _topics_in(graph, document.id):
                statements[topic].add(statement)
                articles[topic].add(document.id)
    rows = [
        {"publisher": outlet, "topic": name_of(graph.node(topic)), "key": graph.node(topic).properties["key"]}
        | {"statements": len(statements[topic]), "articles": len(articles[topic])}
        for topic in sorted(statements)
    ]
    return ordered(rows, first="statements")


def _topics_in(graph: Graph, document: str) -> Iterator[tuple[str, str]]:
    """Pairs of a topic and a statement about it that an article has."""
    for mention in graph.edges_to(document, _MENTION):
        if graph.node(mention.start).label == "Statement":
            for about in graph.edges_from(mention.start, "ABOUT"):
                if graph.node(about.end).label == "Topic":
                    yield about.end, mention.start


@answer
def articles_in_period(graph: Graph, since: str, until: str) -> list[Row]:
    """Give the articles of a period, the earliest first; one without a date is of its main event's day."""
    rows = []
    for document in graph.iter_nodes("Document"):
        properties, date = document.properties, article_day(graph, document)
        if falls_into(date, since, until):
            kinds = [graph.node(edge.start).label for edge in graph.edges_to(document.id, _MENTION)]
            columns = ("article", "title", "publisher", "author", "url")
            counts = {"persons": kinds.count("Person"), "statements": kinds.count("Statement")}
            rows.append({"date": date} | {column: properties.get(column) for column in columns} | counts)
    return ordered(rows, "date")


@answer
def coverage_of(graph: Graph, name: str, limit: int) -> list[Row]:
    """Give the articles that name a person, office, body, group, event, place or rule; the latest first."""
    rows = []
    for node in graph.called(name, *_nodes("Document", "Topic")):
        for mention in graph.edges_from(node.id, _MENTION):
            properties = graph.node(mention.end).properties
            columns = ("date", "article", "title", "publisher", "url")
            rows.append(
                {"kind": node.label, "name": name_of(node), "id": node.id}
                | {column: properties.get(column) for column in columns}
                | {"sentence": _list(mention, "texts")[0]}
            )
    return ordered(rows, first="date")[:limit]


@answer
def new_since(graph: Graph, day: str) -> list[Row]:
    """Give the offices, events, statements and articles that are new since a day, the latest first."""
    rows = [row for row in _dated_things(graph) if row["date"] is not None and row["date"] >= day]
    return ordered(rows, "kind", "what_id", "more", first="date")


def _dated_things(graph: Graph) -> Iterator[Row]:
    for edge in graph.iter_edges("HOLDS"):
        office = f"{edge.properties.get('capacity', '')} {office_name(graph, edge.end)}".strip()
        yield _new(edge.properties.get("first_reported"), edge.type, graph.node(edge.start), office)
    for event in graph.iter_nodes("Event"):
        yield _new(event.properties.get("date"), event.label, event, event.properties["kind"])
    for said in graph.iter_edges("SAID_BY"):
        statement = graph.node(said.start)
        yield _new(statement.properties.get("date"), statement.label, statement, agent_name(graph, said.end))
    for document in graph.iter_nodes("Document"):
        yield _new(
            document.properties.get("date"), document.label, document, document.properties.get("publisher")
        )


def _new(date: object, kind: str, node: Node, more: object) -> Row:
    return {"date": date, "kind": kind} | named("what", node) | {"more": more}
