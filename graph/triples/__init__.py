"""From what one article says to nodes and edges: stable ids, every edge with its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model import Document, Edge, Extraction, Node, Value
from graph.text.sketch import make_sketch
from graph.triples.entities import Entity, find_entities
from graph.triples.facts import Fact, Sentences, link_facts, link_mentions
from graph.triples.ids import fold_name, make_hash, make_id, to_document_node_id

__all__ = ["ArticleTriples", "fold_name", "to_document_node_id", "to_triples"]


@dataclass(frozen=True, slots=True)
class ArticleTriples:
    """The nodes and edges of one article.

    Args:
        document_id: Id of the article.
        order_key: Place of the article among others: date ("" where it is not known), then id.
        nodes: In the order of the extraction; each has an edge.
        edges: One a fact; a fact that the article states twice is there twice, `graph.resolve` joins them.
        local: Ids of nodes that must not be joined with another article's.
        sketch: What `graph.text.sketch` makes of the article's text.
        source: A hash of the article as it was given, before it was cleaned; tells whether it changed.
    """

    document_id: str
    order_key: tuple[str, str]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    local: frozenset[str] = frozenset()
    sketch: bytes = b""
    source: str = ""


def to_triples(extraction: Extraction, source: str = "") -> ArticleTriples:
    """Turn what one article says into nodes and edges.

    A fact about something that the extraction does not hold, or between kinds that the schema does not tie,
    is left out: odd text gives less, never an exception.

    Args:
        extraction: What `graph.pipeline` found.
        source: A hash of the article as it was given, where it is to be kept.

    Returns:
        Nodes that have an edge, and the edges, each with one item of evidence.
    """
    document = extraction.document
    entities = dict(find_entities(extraction))
    sentences = Sentences(extraction)
    facts = list(link_facts(extraction, entities, sentences))
    facts += link_mentions(entities, facts, sentences)
    ids = _ids(entities, document.id)
    used = {key for fact in facts for key in (fact.start, fact.end)}
    alone = {group.key for group in extraction.groups if group.local}
    alone |= {role.key for role in extraction.roles if role.at not in entities}
    return ArticleTriples(
        document.id,
        (document.date or "", document.id),
        tuple(_node(ids[key], entity) for key, entity in entities.items() if key in used),
        tuple(_edge(fact, ids, document) for fact in facts),
        frozenset(ids[key] for key in alone & used),
        make_sketch(document.body),
        source,
    )


def _node(id: str, entity: Entity) -> Node:
    return Node(id, entity.label, _known({"id": id, **entity.properties}))


def _known(properties: Mapping[str, Value | None]) -> dict[str, Value]:
    return {name: value for name, value in properties.items() if value is not None}


def _edge(fact: Fact, ids: Mapping[str, str], document: Document) -> Edge:
    sentence = fact.evidence.sentence
    marks = sorted({mark for mark in fact.evidence.marks if sentence.covers(mark) and mark.start < mark.end})
    evidence: dict[str, Value] = {
        "documents": [document.id],
        "starts": [sentence.start],
        "ends": [sentence.end],
        "texts": [sentence.of(document.body)],
        "marks": [" ".join(f"{mark.start}-{mark.end}" for mark in marks)],
        "basis": fact.evidence.basis,
    }
    return Edge(ids[fact.start], fact.type, ids[fact.end], _known(fact.properties) | evidence)


def _ids(entities: Mapping[str, Entity], document_id: str) -> dict[str, str]:
    """An id for each entity, from its first mention; a second entity of that place and name counts on."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for key, entity in entities.items():
        if entity.label == "Document":
            ids[key] = to_document_node_id(document_id)
            continue
        if entity.label == "Topic":
            ids[key] = key
            continue
        first = min((span.start for span in entity.mentions), default=-1)
        parts: list[str | int] = [entity.label, document_id, first, entity.called]
        while (id := make_id(entity.label, entity.called, make_hash(*parts))) in taken:
            parts.append("again")
        taken.add(id)
        ids[key] = id
    return ids
