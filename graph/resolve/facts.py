"""Which facts of which articles are one fact, kept up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from graph.resolve.articles import Article, Said
from graph.schema import load_schema

Key = tuple[str, ...]
"""Cluster of the start, type, cluster of the end, then the key properties of the type."""


class Source(NamedTuple):
    """A fact of an article: the article, and the fact's place in it."""

    article: Article
    place: int

    def order(self) -> tuple[tuple[str, str], int]:
        """Sorts in article order."""
        return self.article.order, self.place

    @property
    def said(self) -> Said:
        """The fact."""
        return self.article.facts[self.place]


class FactTable:
    """Finds the articles behind each fact."""

    def __init__(self) -> None:
        self._sources: dict[Key, Source | dict[Source, None]] = {}  # most facts stand in one article once
        self._keys: dict[str, list[Key]] = {}

    def put(self, article: Article, cluster_of: Callable[[str], str]) -> None:
        """Take up what an article says, in place of what was taken up of it."""
        self.take(article)
        clusters = [cluster_of(node.id) for node in article.nodes]
        keys = [_key(said, clusters) for said in article.facts]
        for place, key in enumerate(keys):
            self._add(key, Source(article, place))
        self._keys[article.id] = keys

    def take(self, article: Article) -> None:
        """Forget what was taken up of an article."""
        for place, key in enumerate(self._keys.pop(article.id, ())):
            known = self._sources[key]
            if isinstance(known, Source):
                del self._sources[key]
                continue
            known.pop(Source(article, place), None)
            if not known:
                del self._sources[key]

    def _add(self, key: Key, source: Source) -> None:
        known = self._sources.get(key)
        if known is None:
            self._sources[key] = source
        elif isinstance(known, Source):
            self._sources[key] = {known: None, source: None}
        else:
            known[source] = None

    def __contains__(self, key: object) -> bool:
        """True when an article states the fact."""
        return key in self._sources

    def items(self) -> Iterator[tuple[Key, list[Source]]]:
        """Every fact with its sources, in article order."""
        for key, known in self._sources.items():
            if isinstance(known, Source):
                yield key, [known]
            else:
                yield key, sorted(known, key=Source.order)


def _key(said: Said, clusters: list[str]) -> Key:
    names = load_schema().edges[said.type].key
    own = said.own
    return (clusters[said.start], said.type, clusters[said.end], *(str(own.get(name, "")) for name in names))
