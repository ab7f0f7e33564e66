"""Many articles: what each says, and its cleaned text. They come and go, and give one graph."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from graph.decisions import DECISIONS, Decision, Unheeded, follow, read_decisions
from graph.errors import GraphFormatError, NotFoundError
from graph.model import Document, Extraction
from graph.resolve import Resolved
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
        self._parts: dict[str, ArticleTriples] = {}

    def __len__(self) -> int:
        """How many articles there are."""
        return len(self._parts)

    def __contains__(self, id: object) -> bool:
        """True when there is an article of this id."""
        return id in self._parts

    def source_of(self, id: str) -> str | None:
        """The hash of an article as it was given; None where there is no such article."""
        part = self._parts.get(id)
        return part.source if part else None

    def add(self, extraction: Extraction, source: str = "") -> None:
        """Add what an article says, in place of what is there of its id.

        Args:
            extraction: What was read.
            source: A hash of the article as it was given.
        """
        document = extraction.document
        self._parts[document.id] = to_triples(extraction, source)
        self.documents[document.id] = document

    def remove(self, id: str) -> None:
        """Take an article away.

        Args:
            id: Its id.

        Raises:
            NotFoundError: There is no such article; the message has close ids.
        """
        if id not in self._parts:
            close = difflib.get_close_matches(id, self._parts, n=5)
            hint = f"close to it: {', '.join(close)}" if close else f"{DOCUMENTS} has their ids"
            raise NotFoundError(f"no article {id!r} among {len(self)}; {hint}")
        del self._parts[id], self.documents[id]

    def resolve(self) -> Resolved:
        """Join what the articles say; the same whatever the order in which they came."""
        resolved, self.unheeded = follow(self.decisions, self._parts.values(), self.documents)
        return resolved

    def readers(self) -> dict[str, int]:
        """How many articles each version of Simpul read ("simpul/0.1.0")."""
        nodes = (node for part in self._parts.values() for node in part.nodes if node.label == "Document")
        return dict(sorted(Counter(str(node.properties["extractor"]) for node in nodes).items()))

    def to_graph(self, resolved: Resolved | None = None) -> Graph:
        """Give the graph of all articles.

        Args:
            resolved: What `resolve` gave; None to resolve now.
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
        corpus._parts = {part.document_id: part for part in read_extracted(folder / EXTRACTED)}
        corpus.documents = read_kept_documents(folder / DOCUMENTS)
        strays = sorted(corpus._parts.keys() ^ corpus.documents.keys())
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
        write_extracted(self._parts.values(), aside / EXTRACTED)
        return graph
