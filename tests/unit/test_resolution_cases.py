"""Pairs of articles, by phenomenon: what they name is one, is two, or is to be asked about."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from samples import Article

from graph.model import Span
from graph.resolve import resolve
from graph.resolve.articles import find_code
from graph.triples import to_triples

CASES = Path(__file__).parents[1] / "cases" / "resolution"
LEVELS = ("Provinsi", "Kabupaten", "Kota", "Kecamatan")


def cases() -> Iterator[Any]:
    """Every case, named by its file and what it is about."""
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield pytest.param(path.stem, case, id=f"{path.stem}: {case['about']}")


def split(side: str) -> list[str]:
    """The fields of one side; "" for what is left out."""
    fields = [
        field.strip().removeprefix("-") if len(field.strip()) == 1 else field.strip()
        for field in side.split("|")
    ]
    return [*fields, *[""] * (6 - len(fields))]


def is_region(name: str) -> bool:
    return name.startswith(LEVELS)


def level(name: str) -> str:
    return name.split()[0].lower()


def place(article: Article, name: str) -> str:
    return article.place(name, level(name), find_code(name, level(name)) or None)


def territory(name: str) -> str:
    """The region that the name of a body ends with."""
    words = name.split()
    starts = [number for number, word in enumerate(words) if word in LEVELS and number]
    return " ".join(words[starts[-1] :]) if starts else ""


def person(id: str, side: str) -> Article:
    called, title, at, day, capacity, _ = split(side)
    article = Article(f"{title} {at} {called} hadir.", id, day or None)
    name = called.removeprefix("H. ").removeprefix("Hj. ").removeprefix("Ibu ")
    article.sentences = (Span(0, len(article.document.body)),)  # an initial ends none
    key = article.person(name)
    if not title:
        if at:
            place(article, at)
        return article
    if is_region(at):
        article.holds(key, article.role(title, place(article, at)), capacity or None)  # type: ignore[arg-type]
        return article
    region = territory(at)
    inside = place(article, region) if region else None
    kind = "polisi" if "Kepolisian" in at else "legislatif" if "Dewan" in at else "dinas"
    kind = "pemerintah" if at.startswith("Pemerintah") else kind
    body = article.institution(at, territory=region or None, place=inside, kind=kind)
    article.holds(key, article.role(title, body), capacity or None)  # type: ignore[arg-type]
    return article


def institution(id: str, side: str) -> Article:
    name, region, aliases, *_ = split(side)
    others = [alias.strip() for alias in aliases.split(",") if alias.strip()]
    about = region.removeprefix("@")
    article = Article(f"{name} rapat di {about}. {' dan '.join(others)}.", id)
    inside = place(article, about) if about else None
    own = region if region and not region.startswith("@") else None
    article.institution(name, *others, territory=own, place=inside if own else None)
    return article


def event(id: str, side: str) -> Article:
    name, kind, day, venue, region, people = split(side)
    article = Article(f"Ada {name} di {venue} {region}. {people} hadir.", id, day or "2024-11-04")
    place(article, region)
    hall = article.place(venue, "tempat") if venue else None
    guests = tuple(article.part(article.person(guest), guest) for guest in people.split(", ") if guest)
    evidence = article.evidence(name, venue) if venue else None
    article.event(name, kind, date=day or None, place=hall, place_evidence=evidence, attendees=guests)
    return article


def statement(id: str, side: str) -> Article:
    name, words, day, *_ = split(side)
    article = Article(f"{words} kata {name}.", id, day)
    article.statement(article.person(name), words)
    return article


MAKERS: dict[str, tuple[str, Callable[[str, str], Article]]] = {
    "persons": ("Person", person),
    "institutions": ("Institution", institution),
    "events": ("Event", event),
    "statements": ("Statement", statement),
}


@pytest.mark.parametrize(("family", "case"), list(cases()))
def test_two_mentions_are_one_or_two_or_asked_about(family: str, case: dict[str, str]) -> None:
    label, make = MAKERS[family]
    articles = [make("a", case["one"]), make("b", case["other"])]
    resolved = resolve([to_triples(article.extraction()) for article in articles])
    things = [node.id for node in resolved.nodes if node.label == label]
    asked = [doubt for doubt in resolved.unsure if {doubt.one, doubt.other} <= set(things)]
    verdict = "same" if len(things) == 1 else "unsure" if asked else "different"
    assert verdict == case["verdict"], [doubt.evidence for doubt in resolved.unsure]
