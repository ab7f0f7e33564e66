"""Names a node by its words in an article, so that a decision on it outlives its id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.decisions.model import Quote
from graph.errors import DecisionError
from graph.model import Document, Edge, Node, Span
from graph.resolve import Mention, find_mentions
from graph.schema import name_of
from graph.stores.networkx_store import Graph
from graph.triples import fold_name


def quote_node(graph: Graph, id: str, documents: Iterable[str] = ()) -> Quote:
    """Quote a node by the mention that reads best: by its fullest name, in the first article that has it.

    Args:
        graph: A graph with its articles.
        id: Id of the node.
        documents: Only mentions in these articles; empty for any.

    Returns:
        The mention with its words and sentence; a Topic by its id, which is the same in every graph.

    Raises:
        NotFoundError: There is no such node.
        DecisionError: No article (of these) has its words.
    """
    node = graph.node(id)
    if node.label == "Topic":
        return Quote(node.id, name_of(node))
    if node.label == "Document":
        raise DecisionError(f"{node.id} is an article: decide on what it names")
    wanted = set(documents)
    edges = [edge for edge in graph.edges_of(node.id) if edge.type == "MENTIONED_IN"]
    quotes = [
        quote
        for quote in quote_edges(edges, {node.id: node}, graph.documents)
        if isinstance(quote.end, Mention) and (not wanted or quote.end.document in wanted)
    ]
    if not quotes:
        where = f" in {', '.join(sorted(wanted))}" if wanted else ""
        raise DecisionError(
            f"{name_of(node)} ({node.id}) is not named{where}, as far as the kept articles tell; "
            "a decision names the words that it is about"
        )
    name = fold_name(name_of(node))
    return min(quotes, key=lambda quote: (fold_name(quote.words) != name, -len(quote.words)))


def quote_edges(
    edges: Iterable[Edge], nodes: Mapping[str, Node], documents: Mapping[str, Document]
) -> Iterator[Quote]:
    """Quote every mention.

    Args:
        edges: Edges of type MENTIONED_IN.
        nodes: The nodes that they start at, by id.
        documents: The cleaned articles by id.

    Yields:
        Each mention with its words and sentence, as far as its article is there.
    """
    for edge in edges:
        texts = dict(zip(_list(edge, "documents"), _list(edge, "texts"), strict=True))
        for _, mention in find_mentions([edge], nodes):
            document = documents.get(mention.document)
            if document is not None:
                words = Span(mention.start, mention.end).of(document.body)
                yield Quote(mention, words, " ".join(texts[mention.document].split()))


def _list(edge: Edge, name: str) -> list[str]:
    value = edge.properties[name]
    return list(map(str, value)) if isinstance(value, list) else []
