"""Many articles: what each says, and its cleaned text. They come and go, and give one graph."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

from graph.decisions import (
    DECISIONS,
    Decision,
    Plan,
    Quote,
    Unheeded,
    make_plan,
    quote_edges,
    read_decisions,
)
from graph.errors import GraphFormatError, NotFoundError
from graph.model import Document, Extraction
from graph.resolve import Comparison, Mention, Outcome, Resolved, Resolver, compare_things
from graph.stores.extracted import EXTRACTED, read_extracted, write_extracted
from graph.stores.folder import retire
from graph.stores.jsonl import DOCUMENTS, GRAPH, REDIRECTS, read_kept_documents, write_graph
from graph.stores.networkx_store import Graph
from graph.triples import ArticleTriples, to_triples


class Corpus:
    """What is kept of many articles.

    Args:
        decisions: What people decided about who is who and what is so, in the order of their file.

    Attributes:
        documents: The cleaned articles by id.
        unheeded: Decisions that the last resolution could not follow.

    Example:
        >>> corpus = Corpus()
        >>> corpus.add(Extraction(Document("empty", "Tidak ada nama di sini.")))
        >>> "empty" in corpus, corpus.to_graph()
        (True, <Graph: 0 nodes, 0 edges, 1 documents>)
    """

    def __init__(self, decisions: Sequence[Decision] = ()) -> None:
        self.decisions = decisions
        self.documents: dict[str, Document] = {}
        self.unheeded: list[Unheeded] = []
        self._resolver = Resolver()
        self._new: dict[str, ArticleTriples] = {}  # not yet resolved, or in place of what is
        self._gone: set[str] = set()  # resolved, but no longer there

    def __len__(self) -> int:
        """How many articles there are."""
        return len(self._ids())

    def __contains__(self, id: object) -> bool:
        """True when there is an article of this id."""
        return id in self._new or (id in self._resolver.articles and id not in self._gone)

    def _ids(self) -> set[str]:
        return (self._resolver.articles.keys() - self._gone) | self._new.keys()

    def _part(self, id: str) -> ArticleTriples:
        return self._new[id] if id in self._new else self._resolver.articles[id].to_triples()

    def source_of(self, id: str) -> str | None:
        """The hash of an article as it was given; None where there is no such article."""
        if id in self._new:
            return self._new[id].source
        return self._resolver.articles[id].source if id in self else None

    def add(self, extraction: Extraction, source: str = "") -> None:
        """Add what an article says, in place of what is there of its id.

        Args:
            extraction: What was read.
            source: A hash of the article as it was given.
        """
        document = extraction.document
        self._new[document.id] = to_triples(extraction, source)
        self.documents[document.id] = document

    def remove(self, id: str) -> None:
        """Take an article away.

        Args:
            id: Its id.

        Raises:
            NotFoundError: There is no such article; the message has close ids.
        """
        if id not in self:
            close = difflib.get_close_matches(id, self._ids(), n=5)
            hint = f"close to it: {', '.join(close)}" if close else f"{DOCUMENTS} has their ids"
            raise NotFoundError(f"no article {id!r} among {len(self)}; {hint}")
        self._new.pop(id, None)
        self._gone |= {id} & self._resolver.articles.keys()
        del self.documents[id]

    def resolve(self) -> Resolved:
        """Join what the articles say; the same whatever the order in which they came.

        What was resolved before is resolved anew only where articles that came or went touch it.
        """
        plan = self._plan()
        self._resolver.rulings = tuple(plan.rulings)
        self._resolver.change(self._new.values(), self._gone - self._new.keys())
        self._new, self._gone = {}, set()
        resolved = Outcome(self._resolver, plan.corrections).gather()
        self.unheeded = plan.report(resolved)
        return resolved

    def compare(self, one: str, other: str) -> Comparison | None:
        """Compare two nodes that the last resolution left two.

        Args:
            one: Id of a node.
            other: Id of another.

        Returns:
            What kept them apart; None for two kinds of node, or one that is never resolved.
        """
        return compare_things(self._resolver, one, other)

    def _plan(self) -> Plan:
        """What the decisions ask of resolution."""
        ends = [quote.end for decision in self.decisions for quote in decision.quotes]
        named = {end.document for end in ends if isinstance(end, Mention)} & self._ids()
        return make_plan(self.decisions, (self._part(id) for id in sorted(named)), self.documents)

    def readers(self) -> dict[str, int]:
        """How many articles each version of Simpul read ("simpul/0.1.0")."""
        nodes = (node for part in self.parts() for node in part.nodes if node.label == "Document")
        return dict(sorted(Counter(str(node.properties["extractor"]) for node in nodes).items()))

    def quote(self, id: str) -> Quote:
        """Quote a node by the words that the article of its own id has for it.

        Args:
            id: An id that an article gave, also one that is no longer used.

        Returns:
            The mention with its words and sentence.

        Raises:
            NotFoundError: No article gave that id, or it has no words for it.
        """
        found = self.quotes([id])
        if id not in found:
            raise NotFoundError(f"no article gave the id {id!r}")
        return found[id]

    def quotes(self, ids: Collection[str]) -> dict[str, Quote]:
        """Quote several nodes by the words of the articles of their own ids, as far as these have any."""
        wanted = set(ids)
        found: dict[str, Quote] = {}
        for part in self.parts():
            nodes = {node.id: node for node in part.nodes if node.id in wanted}
            edges = (edge for edge in part.edges if edge.start in nodes and edge.type == "MENTIONED_IN")
            for edge in edges if nodes else ():
                for quote in quote_edges([edge], nodes, self.documents):
                    found.setdefault(edge.start, quote)
        return found

    def parts(self) -> list[ArticleTriples]:
        """What each article says, before articles are joined."""
        return [self._part(id) for id in sorted(self._ids())]

    def to_graph(self, resolved: Resolved | None = None) -> Graph:
        """Give the graph of all articles.

        Args:
            resolved: What `resolve` gave, where it is there already.
        """
        resolved = resolved or self.resolve()
        return Graph(resolved.nodes, resolved.edges, documents=self.documents, redirects=resolved.redirects)

    @classmethod
    def read(cls, folder: str | Path, decisions: Sequence[Decision] | None = None) -> Corpus:
        """Read what an output folder keeps.

        Args:
            folder: The folder; one without a graph gives a corpus without articles.
            decisions: What people decided, in the order of their file; None for the folder's own file.

        Returns:
            The articles that its graph was made of.

        Raises:
            GraphFormatError: A file is missing or broken.
            DecisionError: A line of the file of decisions is none.
        """
        folder = Path(folder)
        corpus = cls(read_decisions(folder / DECISIONS) if decisions is None else decisions)
        if not (folder / GRAPH).exists() and not (folder / EXTRACTED).exists():
            return corpus
        corpus._new = {part.document_id: part for part in read_extracted(folder / EXTRACTED)}
        corpus.documents = read_kept_documents(folder / DOCUMENTS)
        strays = sorted(corpus._new.keys() ^ corpus.documents.keys())
        if strays:
            raise GraphFormatError(
                f"{folder}: {EXTRACTED} and {DOCUMENTS} do not hold the same articles "
                f"({', '.join(strays[:3])} in one only); build the graph again"
            )
        return corpus

    def write(self, aside: Path) -> Graph:
        """Write every file of an output folder except its page.

        Args:
            aside: An empty folder, as `graph.stores.folder.changing` gives it.

        Returns:
            The graph that was written.
        """
        graph = self.to_graph()
        write_graph(graph, aside / GRAPH)
        for name, held in ((REDIRECTS, graph.redirects), (DOCUMENTS, graph.documents)):
            if not held:
                retire(aside, name)
        write_extracted((self._part(id) for id in self._ids()), aside / EXTRACTED)
        return graph
