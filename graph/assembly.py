"""From articles to a graph: every stage in its order, over as many articles as there are."""

from __future__ import annotations

import hashlib
import json
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from itertools import groupby
from pathlib import Path

from graph.corpus import Corpus
from graph.decisions import Decision, Unheeded, read_decisions
from graph.documents import read_documents
from graph.errors import InputError
from graph.model import Document, Extraction
from graph.pipeline import extract
from graph.stores.folder import changing
from graph.stores.jsonl import write_parts
from graph.stores.networkx_store import Graph
from graph.text.language import looks_indonesian
from graph.triples.ids import extractor

OnError = Callable[[InputError], None]
OnProgress = Callable[[Document], None]
OnUnheeded = Callable[[Unheeded], None]
GivenDecisions = str | Path | Sequence[Decision]
"""Decisions in the order of their file, or the file that they stand in."""


def extract_all(
    documents: Iterable[Document],
    on_error: OnError | None = None,
    on_progress: OnProgress | None = None,
    topics: str | None = None,
) -> Iterator[Extraction]:
    """Read what each of many articles says, one after the other.

    Args:
        documents: Articles; their ids are unique.
        on_error: Called for an article that cannot be read (empty, not Indonesian, an id that came before);
            the rest goes on. Without it the first such article ends the work.
        on_progress: Called after each article, read or not.
        topics: A table of topics of the user's own, in the form of ``graph/data/topics.tsv``.

    Yields:
        What each article says, in the order of `documents`.

    Raises:
        InputError: An article cannot be read and `on_error` is None.
    """
    seen: set[str] = set()
    for document in documents:
        reason = _refusal(document, seen)
        seen.add(document.id)
        if not reason:
            yield extract(document, topics=topics)
        elif on_error is None:
            raise InputError(document.id, reason)
        else:
            on_error(InputError(document.id, reason))
        if on_progress is not None:
            on_progress(document)


def _refusal(document: Document, seen: set[str]) -> str:
    """Why an article is not read; "" when it is."""
    if document.id in seen:
        return "another article has the same id; give each record an id, or each file a name, of its own"
    if not document.body.strip():
        return "the article is empty; expected Indonesian text"
    if not looks_indonesian(document.body):
        return "the text is not Indonesian, as far as its words tell; only Indonesian articles are read"
    return ""


def from_extractions(
    extractions: Iterable[Extraction],
    decisions: Sequence[Decision] = (),
    on_unheeded: OnUnheeded | None = None,
) -> Graph:
    """Make one graph of what many articles say.

    Args:
        extractions: What each article says, in any order: the graph is the same.
        decisions: What people decided about it, in the order of their file.
        on_unheeded: Called for a decision that could not be followed; without it each is a warning.

    Returns:
        The graph, with the cleaned articles as its documents.

    Example:
        >>> from graph.model import Document
        >>> from_extractions([Extraction(Document("empty", "Tidak ada nama di sini."))])
        <Graph: 0 nodes, 0 edges, 1 documents>
    """
    corpus = Corpus(decisions)
    for extraction in extractions:
        corpus.add(extraction)
    graph = corpus.to_graph()
    for item in corpus.unheeded:
        (on_unheeded or _warn)(item)
    return graph


def write_said(corpus: Corpus, path: str | Path) -> None:
    """Write the graph of what articles say, without what only a table ties together.

    It is the graph of the corpus less every PART_OF that is inferred: that may name a body that no fact of
    the articles names.

    Args:
        corpus: What is kept of the articles.
        path: The graph file, or "-" for standard output; see `graph.stores.write_graph`.

    Raises:
        OSError: The disk refuses.
    """
    resolved = corpus.resolve()
    edges = (e for e in resolved.edges if e.type != "PART_OF" or e.properties["basis"] == "stated")
    write_parts(path, resolved.nodes, edges, corpus.documents, resolved.redirects)


def _warn(unheeded: Unheeded) -> None:
    warnings.warn(str(unheeded), stacklevel=4)


def build(
    sources: Iterable[Document | str | Path] | Document | str | Path,
    on_error: OnError | None = None,
    on_progress: OnProgress | None = None,
    topics: str | None = None,
    decisions: GivenDecisions = (),
    on_unheeded: OnUnheeded | None = None,
) -> Graph:
    """Build the graph of articles: the main job.

    Args:
        sources: Articles, files or folders of articles (see `graph.documents`), in any order and mixture.
        on_error: Called for a file or article that cannot be read; the rest goes on. Without it the first
            such one ends the work.
        on_progress: Called after each article.
        topics: A table of topics of the user's own, in the form of ``graph/data/topics.tsv``.
        decisions: What people decided (see `graph.decisions`), or the file that it stands in.
        on_unheeded: Called for a decision that could not be followed; without it each is a warning.

    Returns:
        The graph; the same articles in another order give the same graph.

    Raises:
        InputError: A file or article cannot be read and `on_error` is None.
        DecisionError: A line of the file of decisions is none.

    Example:
        >>> text = "Penjabat Wali Kota Sukabumi Kusmana Hartadji membuka rapat dengan para camat dan lurah."
        >>> graph = build(Document("a-1", text))
        >>> [(row["start_name"], row["capacity"], row["end_name"]) for row in graph.edges("HOLDS")]
        [('Kusmana Hartadji', 'penjabat', 'Wali Kota')]
    """
    if isinstance(sources, (Document, str, Path)):
        sources = [sources]
    decisions = _to_decisions(decisions)  # a broken line is said before articles are read
    extractions = extract_all(_documents(sources, on_error), on_error, on_progress, topics)
    return from_extractions(extractions, decisions, on_unheeded)


def _documents(sources: Iterable[Document | str | Path], on_error: OnError | None) -> Iterator[Document]:
    """The articles of a mixture; files that stand together are read together, so a clash of ids is named."""
    for given, group in groupby(sources, key=lambda source: isinstance(source, Document)):
        if given:
            yield from (source for source in group if isinstance(source, Document))
        else:
            paths = [source for source in group if not isinstance(source, Document)]
            yield from read_documents(paths, on_error)


@dataclass(frozen=True, slots=True)
class Change:
    """What an update did, as ids of articles in the order in which they came.

    Args:
        new: Articles that were not there.
        changed: Articles that were there with another text, title, date ..., or read by another version of
            Simpul; what they say now stands in place of what they said.
        same: Articles that are there as they were given, and were not read again.
    """

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)


def update_corpus(
    corpus: Corpus,
    documents: Iterable[Document],
    on_error: OnError | None = None,
    on_progress: OnProgress | None = None,
    topics: str | None = None,
) -> Change:
    """Add articles to those that are there; one whose id is there takes its place.

    Args:
        corpus: What is kept of articles; it is changed.
        documents: Articles; their ids are unique.
        on_error: As for `extract_all`; an article that cannot be read leaves what is there of its id.
        on_progress: Called after each article that was read.
        topics: As for `build`.

    Returns:
        What was done. Articles that are there as they are given are passed over.

    Raises:
        InputError: An article cannot be read and `on_error` is None.
    """
    change = Change()
    sources: dict[str, str] = {}

    def fresh() -> Iterator[Document]:
        for document in documents:
            sources[document.id] = source = hash_source(document, topics)
            if corpus.source_of(document.id) == source:
                change.same.append(document.id)
            else:
                yield document

    for extraction in extract_all(fresh(), on_error, on_progress, topics):
        id = extraction.document.id
        (change.changed if id in corpus else change.new).append(id)
        corpus.add(extraction, sources[id])
    return change


def hash_source(document: Document, topics: str | None = None) -> str:
    """Hash what decides an article's facts: what is given of it, the version that reads, the topics."""
    table = Path(topics).read_text("utf-8") if topics is not None else ""
    given = json.dumps([asdict(document), extractor(), table], sort_keys=True)
    return hashlib.sha256(given.encode()).hexdigest()


def update(
    sources: Iterable[Document | str | Path] | Document | str | Path,
    output: str | Path,
    on_error: OnError | None = None,
    on_progress: OnProgress | None = None,
    topics: str | None = None,
    decisions: GivenDecisions | None = None,
    on_unheeded: OnUnheeded | None = None,
) -> Change:
    """Add articles to the graph of an output folder, without reading the old ones again.

    The files of the folder are replaced together, or not at all. They are the same as if all articles had
    been built at once. A page (``graph.html``) is not made anew.

    Args:
        sources: As for `build`.
        output: The folder, made by ``simpul build`` or by this; a new one where there is none.
        on_error: As for `build`.
        on_progress: As for `build`.
        topics: As for `build`.
        decisions: As for `build`; None for the ``decisions.jsonl`` of the folder.
        on_unheeded: As for `build`.

    Returns:
        What was done.

    Raises:
        InputError: A file or article cannot be read and `on_error` is None; nothing is changed then.
        GraphFormatError: The folder holds what cannot be read.
        DecisionError: A line of the file of decisions is none; nothing is changed then.
    """
    if isinstance(sources, (Document, str, Path)):
        sources = [sources]
    with _changed(output, decisions, on_unheeded) as corpus:
        return update_corpus(corpus, _documents(sources, on_error), on_error, on_progress, topics)


def remove(
    documents: Iterable[str] | str,
    output: str | Path,
    decisions: GivenDecisions | None = None,
    on_unheeded: OnUnheeded | None = None,
) -> None:
    """Withdraw articles from the graph of an output folder, with everything that only they say.

    Args:
        documents: Ids of articles.
        output: The folder. A page (``graph.html``) is not made anew.
        decisions: As for `update`.
        on_unheeded: As for `build`.

    Raises:
        NotFoundError: An article is not there; nothing is changed then.
        GraphFormatError: The folder holds what cannot be read.
        DecisionError: A line of the file of decisions is none; nothing is changed then.
    """
    with _changed(output, decisions, on_unheeded) as corpus:
        for document in [documents] if isinstance(documents, str) else documents:
            corpus.remove(document)


def apply_decisions(
    output: str | Path, decisions: GivenDecisions | None = None, on_unheeded: OnUnheeded | None = None
) -> None:
    """Make the graph of an output folder anew as decided, without reading an article again.

    Args:
        output: The folder. A page (``graph.html``) is not made anew.
        decisions: As for `update`.
        on_unheeded: As for `build`.

    Raises:
        GraphFormatError: The folder holds what cannot be read.
        DecisionError: A line of the file of decisions is none; nothing is changed then.
    """
    with _changed(output, decisions, on_unheeded):
        pass


@contextmanager
def _changed(
    output: str | Path, decisions: GivenDecisions | None, on_unheeded: OnUnheeded | None
) -> Iterator[Corpus]:
    """What is kept in a folder; what it is when the block ends is written there."""
    with changing(output) as aside:
        corpus = Corpus.read(output, None if decisions is None else _to_decisions(decisions))
        yield corpus
        corpus.write(aside)
    for item in corpus.unheeded:
        (on_unheeded or _warn)(item)


def _to_decisions(given: GivenDecisions) -> Sequence[Decision]:
    return read_decisions(given) if isinstance(given, (str, Path)) else given
