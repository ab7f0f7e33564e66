"""What is told of two that are not one."""

from __future__ import annotations

from typing import Any

import pytest
from samples import Article

from graph.corpus import Corpus


def corpus_of(*officials: tuple[str, str, str, str, str]) -> tuple[Corpus, list[str]]:
    """A corpus of articles with one official each (name, title, region, code, day), and the persons' ids."""
    corpus = Corpus()
    for number, (name, title, region, code, day) in enumerate(officials):
        article = Article(f"{title} {region} {name} hadir", f"a{number}", day)
        place = article.place(region, region.split()[0].lower(), code)
        article.holds(article.person(name), article.role(title, place))
        corpus.add(article.extraction())
    resolved = corpus.resolve()
    return corpus, [node.id for node in resolved.nodes if node.label == "Person"]


MAYOR = ("Agus Setiawan", "Wali Kota", "Kota Sukabumi", "32.72", "2024-05-01")


@pytest.mark.parametrize(
    ("other", "apart", "conflict"),
    [
        (("Agus Setiawan", "Wali Kota", "Kota Ambon", "81.71", "2024-05-01"), "conflict", "one time"),
        (("Rina Marlina", "Camat", "Kota Ambon", "81.71", "2024-05-01"), "conflict", "names"),
        (("Agus Setiawan", "Camat", "Kota Ambon", "81.71", "2024-05-01"), "no shared block", ""),
        (("Agus Setiawan", "Camat", "Kota Bandung", "32.73", "2024-05-01"), "below the line", ""),
        (("Agus Setiawan", "Camat", "Kecamatan Warudoyong", "32.72.04", "2024-05-01"), "asked", ""),
    ],
)
def test_what_kept_two_apart_is_named(other: Any, apart: str, conflict: str) -> None:
    corpus, (one, two) = corpus_of(MAYOR, other)
    compared = corpus.compare(one, two)
    assert compared is not None
    assert compared == corpus.compare(one, two)
    assert (compared.apart, conflict in compared.conflict) == (apart, True)
    assert bool(compared.evidence) == (conflict != "names") == (compared.score > 0)


def test_things_of_two_kinds_are_not_compared() -> None:
    corpus, (one,) = corpus_of(MAYOR)
    (place,) = corpus.to_graph().nodes("Place")
    assert corpus.compare(one, str(place["id"])) is None
    assert corpus.compare(one, "topic/pilkada") is None


def test_places_are_joined_by_their_keys_alone() -> None:
    corpus, _ = corpus_of(MAYOR, ("Rina Marlina", "Camat", "Kota Ambon", "81.71", "2024-05-01"))
    one, other = (str(row["id"]) for row in corpus.to_graph().nodes("Place"))
    compared = corpus.compare(one, other)
    assert compared is not None and compared.apart == "never compared"
