"""The floors of resolution on a small made-up corpus; benchmarks/resolve.py measures large ones."""

from __future__ import annotations

from functools import cache

import pytest
from measures import Agreement, compare_clusters
from press import Press
from world import World

from graph.resolve import Resolver
from graph.schema import name_of
from graph.triples import ArticleTriples, fold_name

SEED, ARTICLES, REGIONS = 3, 1500, 0.03
"""Not the seed on which weights were set (1)."""


@cache
def corpus() -> tuple[list[ArticleTriples], dict[str, str]]:
    """Articles, and what each of their nodes is in truth."""
    written = list(Press(World(SEED, REGIONS), SEED).articles(ARTICLES))
    return [part for part, _ in written], {id: thing for _, known in written for id, thing in known.items()}


@cache
def clusters() -> dict[str, str]:
    """The cluster of each node."""
    resolver = Resolver()
    resolver.change(corpus()[0])
    return {id: resolver.cluster_of(id) for id in corpus()[1]}


def agreement(kind: str) -> Agreement:
    found = {id: cluster for id, cluster in clusters().items() if id.startswith(f"{kind}/")}
    return compare_clusters(found, corpus()[1])


@pytest.mark.parametrize(
    ("kind", "precision", "recall"),
    [
        ("person", 0.99, 0.95),
        ("institution", 0.98, 0.97),
        ("event", 0.97, 0.90),
        ("role", 0.98, 0.97),
        ("statement", 0.98, 0.90),
        ("document", 0.99, 0.97),
    ],
)
def test_resolution_is_as_right_as_promised(kind: str, precision: float, recall: float) -> None:
    reached = agreement(kind)
    assert reached.items > ARTICLES / 2
    assert reached.precision >= precision
    assert reached.recall >= recall


def test_the_small_corpus_is_no_easy_one() -> None:
    """Taking every name for one person falls well below the floors; so does joining nothing."""
    parts, truth = corpus()
    persons = {n.id: fold_name(name_of(n)) for part in parts for n in part.nodes if n.label == "Person"}
    by_name = compare_clusters(persons, truth)
    assert by_name.precision < 0.99
    assert by_name.recall < 0.9
    assert compare_clusters({id: id for id in persons}, truth).recall < 0.5
