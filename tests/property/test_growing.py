"""A graph that grew is the graph that is built at once: any articles, any order, any split, to the byte."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import hypothesis.strategies as st
from hypothesis import given, settings
from press import Press
from world import World

from graph.assembly import extract_all
from graph.corpus import Corpus
from graph.documents import read_documents
from graph.evaluation import ARTICLES
from graph.model import Extraction
from graph.resolve import Outcome, Resolved, Resolver, resolve
from graph.triples import ArticleTriples

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "corpus"
MADE_UP = 160
"""Articles about two regions, so that most name people, bodies and events that others name."""


@cache
def made_up() -> list[ArticleTriples]:
    """What made-up articles of few regions say."""
    return [part for part, _ in Press(World(7, 0.004), 7).articles(MADE_UP)]


def changed(part: ArticleTriples, version: int) -> ArticleTriples:
    """An article of the same id that says less, on another day."""
    if not version:
        return part
    gone = ("HOLDS", "ATTENDED_BY")[version - 1]
    return replace(
        part,
        order_key=(f"2023-0{version}-01", part.document_id),
        edges=tuple(edge for edge in part.edges if edge.type != gone),
    )


Step = tuple[dict[int, int], set[int]]
"""Articles that come, each with its version, and articles that go; a step is one `change`."""
steps = st.lists(
    st.tuples(
        st.dictionaries(st.integers(0, MADE_UP - 1), st.integers(0, 2), max_size=60),
        st.sets(st.integers(0, MADE_UP - 1), max_size=40),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=25, deadline=None)
@given(steps)
def test_a_resolver_that_is_changed_knows_what_a_new_one_does(changes: list[Step]) -> None:
    resolver, there = Resolver(), dict[int, ArticleTriples]()
    for coming, going in changes:
        gone = {made_up()[number].document_id for number in going & there.keys()}
        there = {number: part for number, part in there.items() if number not in going}
        new = {number: changed(made_up()[number], version) for number, version in coming.items()}
        there |= new
        resolver.change(new.values(), gone)
        Outcome(resolver).gather()  # reading it changes nothing
    assert_same(Outcome(resolver).gather(), resolve(there.values()))


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(MADE_UP)), st.integers(1, 50))
def test_any_order_and_any_split_give_the_same(order: list[int], size: int) -> None:
    resolver = Resolver()
    for first in range(0, MADE_UP, size):
        resolver.change(made_up()[number] for number in order[first : first + size])
    assert_same(Outcome(resolver).gather(), at_once())


@cache
def at_once() -> Resolved:
    return resolve(made_up())


def assert_same(found: Resolved, expected: Resolved) -> None:
    """Part by part, since the difference of two whole graphs is too long to be read."""
    assert found.nodes == expected.nodes
    assert found.edges == expected.edges
    assert found.redirects == expected.redirects
    assert found.unsure == expected.unsure
    assert set(found.reasons) == set(expected.reasons)


@cache
def extracted() -> list[Extraction]:
    """The gold's articles and, where they stand beside the clone, the real ones."""
    folders = [ARTICLES, *([SHARED] if SHARED.is_dir() else [])]
    documents = {item.id: item for folder in folders for item in read_documents([folder])}
    return list(extract_all(documents.values(), on_error=lambda _: None))


def files(corpus: Corpus) -> dict[str, bytes]:
    """The files that a corpus writes."""
    with TemporaryDirectory() as folder:
        corpus.write(Path(folder))
        return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


@cache
def built() -> dict[str, bytes]:
    """The files of a build of all."""
    corpus = Corpus()
    for item in extracted():
        corpus.add(item)
    return files(corpus)


@settings(max_examples=8, deadline=None)
@given(st.data())
def test_real_articles_that_come_and_go_give_the_files_of_a_build(data: st.DataObject) -> None:
    articles = data.draw(st.permutations(extracted()))
    size = data.draw(st.integers(1, len(articles)))
    wavering = data.draw(st.sets(st.sampled_from(articles), max_size=10))
    corpus = Corpus()
    for batch in batches(articles, size):
        for item in batch:
            corpus.add(item)
        corpus.resolve()
    for item in sorted(wavering, key=lambda item: item.document.id):
        corpus.remove(item.document.id)
    corpus.resolve()
    for item in wavering:
        corpus.add(item)
    assert files(corpus) == built()


def batches(articles: list[Extraction], size: int) -> Iterator[list[Extraction]]:
    return (articles[first : first + size] for first in range(0, len(articles), size))
