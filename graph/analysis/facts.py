"""Every fact of a node, with the sentences behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Edge, Node, Value
from graph.stores.networkx_store import Graph
from graph.triples import to_document_node_id


@dataclass(frozen=True, slots=True)
class Source:
    """One article behind a fact.

    Args:
        document: Id of the article.
        title: Its headline, else its id.
        start: Start of the sentence in the cleaned body, in Unicode code points.
        end: End of it.
        text: The sentence.
        marks: The exact words in it, as offsets in the body.
    """

    document: str
    title: str
    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One edge at a node: the node at its start, its end, and every article that states it."""

    edge: Edge
    start: Node
    end: Node
    sources: tuple[Source, ...]

    @property
    def basis(self) -> str:
        """Give "stated", or "inferred" where no sentence holds both ends and the word that ties them."""
        return str(self.edge.properties["basis"])


def facts_of(graph: Graph, id: str) -> list[Fact]:
    """Give every fact of a node with its sentences and articles.

    Args:
        graph: Any graph.
        id: Id of the node.

    Returns:
        The facts, sorted by the key of their edges; a fact is there whether it starts or ends at the node.

    Raises:
        NotFoundError: There is no such node.
    """
    return [to_fact(graph, edge) for edge in graph.edges_of(id)]


def to_fact(graph: Graph, edge: Edge) -> Fact:
    """Give an edge of a graph with its ends and sources."""
    return Fact(edge, graph.node(edge.start), graph.node(edge.end), tuple(_sources(graph, edge)))


def _sources(graph: Graph, edge: Edge) -> list[Source]:
    columns = [_list(edge.properties[name]) for name in ("documents", "starts", "ends", "texts", "marks")]
    return [
        Source(
            str(document), _title(graph, str(document)), int(start), int(end), str(text), _marks(str(marks))
        )
        for document, start, end, text, marks in zip(*columns, strict=True)
    ]


def _list(value: Value) -> Sequence[str | int]:
    return value if isinstance(value, list) else ()


def _marks(text: str) -> tuple[tuple[int, int], ...]:
    pairs = (mark.split("-") for mark in text.split())
    return tuple((int(start), int(end)) for start, end in pairs)


def _title(graph: Graph, document: str) -> str:
    node = to_document_node_id(document)
    return str(graph.node(node).properties["name"]) if node in graph else document
