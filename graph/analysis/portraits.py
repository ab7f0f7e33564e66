"""A node as somebody looks at it who has to say whether it is the same as another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.analysis.facts import Fact, Source, facts_of
from graph.analysis.lookup import describe_node
from graph.model import Node
from graph.schema import load_schema
from graph.stores.networkx_store import Graph, names_of
from graph.triples import to_document_node_id

_UNTOLD = ("MENTIONED_IN", "ABOUT")


@dataclass(frozen=True, slots=True)
class Portrait:
    """What tells a node apart.

    Args:
        node: The node.
        names: What it is called, the fullest form first.
        facts: Its facts but where it is named and what it is about; those that start at it first, in the
            order of the schema: a person's offices, a body's region, an event's guests.
        documents: Ids of the articles that name it.
        first: Day of the first of them that has one, else None.
        last: Day of the last one.
        sources: Sentences about it: of its facts, then those that name it, each once.
    """

    node: Node
    names: tuple[str, ...]
    facts: tuple[Fact, ...]
    documents: tuple[str, ...]
    first: str | None
    last: str | None
    sources: tuple[Source, ...]


def make_portrait(graph: Graph, id: str, documents: Iterable[str] = ()) -> Portrait:
    """Gather what tells a node apart.

    Args:
        graph: Any graph.
        id: Id of the node.
        documents: Articles whose sentences stand first.

    Returns:
        The portrait.

    Raises:
        NotFoundError: There is no such node.

    Example:
        >>> from graph import build, Document
        >>> text = "Penjabat Wali Kota Sukabumi Kusmana Hartadji membuka rapat dengan para camat dan lurah."
        >>> built = build(Document("a-1", text, date="2024-10-29"))
        >>> found = make_portrait(built, built.find("Kusmana Hartadji")[0].id)
        >>> found.names, found.documents, found.first, found.facts[0].edge.type
        (('Kusmana Hartadji',), ('a-1',), '2024-10-29', 'HOLDS')
    """
    node = graph.node(id)
    order = list(load_schema().edges)
    facts = sorted(
        facts_of(graph, node.id),
        key=lambda fact: (fact.start.id != node.id, order.index(fact.edge.type), fact.end.id, fact.start.id),
    )
    named = [source for fact in facts if fact.edge.type == "MENTIONED_IN" for source in fact.sources]
    told = [fact for fact in facts if fact.edge.type not in _UNTOLD]
    days = [day for source in named if (day := _day(graph, source.document)) is not None]
    return Portrait(
        node=node,
        names=tuple(dict.fromkeys([describe_node(graph, node), *names_of(node)[1:]])),
        facts=tuple(told),
        documents=tuple(sorted({source.document for source in named})),
        first=min(days, default=None),
        last=max(days, default=None),
        sources=_sources([source for fact in told for source in fact.sources] + named, set(documents)),
    )


def _day(graph: Graph, document: str) -> str | None:
    id = to_document_node_id(document)
    day = graph.node(id).properties.get("date") if id in graph else None
    return None if day is None else str(day)


def _sources(found: list[Source], wanted: set[str]) -> tuple[Source, ...]:
    """Each sentence once, with all words that are marked in it; those of the wanted articles first."""
    by_sentence: dict[tuple[str, int], Source] = {}
    for source in found:
        known = by_sentence.get((source.document, source.start))
        marks = tuple(sorted({*source.marks, *(known.marks if known else ())}))
        by_sentence[source.document, source.start] = Source(
            source.document, source.title, source.start, source.end, source.text, marks
        )
    return tuple(sorted(by_sentence.values(), key=lambda source: source.document not in wanted))
