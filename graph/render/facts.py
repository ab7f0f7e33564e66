"""What a page knows: its nodes, its facts with their sentences, and the documents behind them.

Plain lists and dicts, ready for JSON. Things refer to each other by their place in a list, and
every sentence is there once however many facts it carries.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from graph.model import Edge, Node
from graph.schema import load_schema, name_of
from graph.stores.networkx_store import Graph, names_of
from graph.triples import to_document_node_id

_NOT_SHOWN = {
    "id",
    "aliases",
    "article",
    "norm_name",
    "sha256",
    "extractor",
    "name",
    "title",
    "text",
    "label",
    "key",
}


@dataclass(slots=True)
class Facts:
    """The lists that a page reads.

    Args:
        nodes: The nodes of the graph that are shown, sorted by id.
        edges: The edges between them, in the graph's order.
        entities: For each node its id, kind, other names and properties.
        facts: For each edge its type, properties, basis and evidence: for each source the number of its
            sentence, then start and end of each mark in code points of the sentence.
        sentences: Pairs of a document's number and a text.
        documents: title, publisher, date and url, as far as they are known.
    """

    nodes: list[Node]
    edges: list[Edge]
    entities: list[dict[str, Any]] = field(default_factory=list)
    facts: list[dict[str, Any]] = field(default_factory=list)
    sentences: list[tuple[int, str]] = field(default_factory=list)
    documents: list[dict[str, str]] = field(default_factory=list)


def to_facts(graph: Graph, left_out: Collection[str] = ()) -> Facts:
    """Collect what a page shows of a graph.

    Args:
        graph: Any graph.
        left_out: Ids of nodes that are not shown; see `find_private`.

    Returns:
        The lists of the page.
    """
    nodes = [node for node in graph.iter_nodes() if node.id not in left_out]
    edges = [edge for edge in graph.iter_edges() if edge.start not in left_out and edge.end not in left_out]
    result = Facts(nodes, edges, [_entity(node) for node in nodes])
    pool = _Pool(graph)
    result.facts = [_fact(edge, pool) for edge in edges]
    result.sentences = pool.sentences
    result.documents = pool.documents
    return result


def find_private(graph: Graph) -> set[str]:
    """Find the ids of persons without an office, and of the statements that nobody but they made."""
    officials = {edge.start for edge in graph.iter_edges("HOLDS")}
    persons = {node.id for node in graph.iter_nodes("Person")} - officials
    speakers: dict[str, set[str]] = {}
    for edge in graph.iter_edges("SAID_BY"):
        speakers.setdefault(edge.start, set()).add(edge.end)
    return persons | {statement for statement, by in speakers.items() if by <= persons}


def _entity(node: Node) -> dict[str, Any]:
    """One node as the page reads it, without what repeats its name."""
    shown = {key: value for key, value in node.properties.items() if key not in _NOT_SHOWN and value != ""}
    if "url" in shown and not is_web_address(str(shown["url"])):
        del shown["url"]
    return {"id": node.id, "kind": node.label, "aliases": names_of(node)[1:], "props": shown}


def _fact(edge: Edge, pool: _Pool) -> dict[str, Any]:
    """One edge as the page reads it."""
    evidence_keys = load_schema().evidence
    own = {key: value for key, value in edge.properties.items() if key not in evidence_keys}
    if "first_reported" in own and own["first_reported"] == own.get("last_reported"):
        own["reported"] = own.pop("first_reported")
        del own["last_reported"]
    return {
        "type": edge.type,
        "props": own,
        "basis": edge.properties["basis"],
        "evidence": pool.find_evidence(edge),
    }


def is_web_address(url: str) -> bool:
    """Say whether a page may link to an address: http and https only, never javascript: or data:.

    Args:
        url: Anything.

    Returns:
        True for an address with a host that a browser opens as a page.

    Example:
        >>> is_web_address("https://contoh.id/a"), is_web_address("javascript:alert(1)")
        (True, False)
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


class _Pool:
    """Sentences and documents, each once."""

    def __init__(self, graph: Graph) -> None:
        self.sentences: list[tuple[int, str]] = []
        self.documents: list[dict[str, str]] = []
        self._graph = graph
        self._sentence_numbers: dict[tuple[str, int, str], int] = {}
        self._document_numbers: dict[str, int] = {}

    def find_evidence(self, edge: Edge) -> list[list[int]]:
        """Sentence number and marks of an edge, a list for each article."""
        lists: Any = [edge.properties[key] for key in ("documents", "starts", "texts", "marks")]
        return [
            [self._sentence(document, start, text), *_relative(marks, start)]
            for document, start, text, marks in zip(*lists, strict=True)
        ]

    def _sentence(self, document: str, start: int, text: str) -> int:
        key = (document, start, text)
        if key not in self._sentence_numbers:
            self._sentence_numbers[key] = len(self.sentences)
            self.sentences.append((self._document(document), text))
        return self._sentence_numbers[key]

    def _document(self, id: str) -> int:
        if id not in self._document_numbers:
            self._document_numbers[id] = len(self.documents)
            self.documents.append(self._describe(id))
        return self._document_numbers[id]

    def _describe(self, id: str) -> dict[str, str]:
        """Title, outlet, date and link, from the article itself, else from its node."""
        document, key = self._graph.documents.get(id), to_document_node_id(id)
        node = self._graph.node(key) if key in self._graph else None
        known: Mapping[str, Any] = node.properties if node else {}
        row = {"id": id}
        for key in ("title", "publisher", "date", "url"):
            value = getattr(document, key, None) or known.get(key)
            if value and (key != "url" or is_web_address(str(value))):
                row[key] = str(value)
        if "title" not in row:
            row["title"] = name_of(node) if node else id
        return row


def _relative(marks: str, start: int) -> Iterator[int]:
    """Ends of marks as offsets in the sentence: "120-136 140-151" of a sentence at 100 is 20, 36, 40, 51."""
    return (int(end) - start for end in marks.replace("-", " ").split())
