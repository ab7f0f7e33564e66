"""Extractions made by hand, for tests of what comes after extraction: words, not offsets, name things."""

from __future__ import annotations

import re
from typing import Any

from graph.lexicon import topics
from graph.model import (
    Basis,
    Capacity,
    Document,
    Event,
    Evidence,
    Extraction,
    Group,
    Institution,
    Participation,
    Person,
    Place,
    Regulation,
    Role,
    Span,
    Statement,
    Tenure,
)


class Article:
    """Builds one extraction; every method names words that stand in the body."""

    def __init__(self, body: str, id: str = "a-1", date: str | None = "2024-10-29", **record: Any) -> None:
        self.document = Document(id, body, date=date, **record)
        self.sentences = tuple(Span(*found.span()) for found in re.finditer(r"[^\n]+?(?:\.(?= |$)|$)", body))
        self.found: dict[str, list[Any]] = {}

    def span(self, words: str) -> Span:
        start = self.document.body.index(words)
        return Span(start, start + len(words))

    def spans(self, words: str) -> tuple[Span, ...]:
        return tuple(Span(*found.span()) for found in re.finditer(re.escape(words), self.document.body))

    def evidence(self, *words: str, basis: Basis = "stated") -> Evidence:
        marks = tuple(self.span(item) for item in words)
        sentence = next(item for item in self.sentences if item.covers(marks[0]))
        return Evidence(sentence, tuple(mark for mark in marks if sentence.covers(mark)), basis)

    def _add(self, family: str, item: Any) -> str:
        self.found.setdefault(family, []).append(item)
        return str(getattr(item, "key", ""))

    def person(self, name: str, *aliases: str) -> str:
        key = f"person:{len(self.found.get('persons', []))}"
        return self._add("persons", Person(key, name, aliases, self.spans(name)))

    def place(self, name: str, level: str = "kota", code: str | None = None) -> str:
        key = f"place:{len(self.found.get('places', []))}"
        return self._add("places", Place(key, name, level, code, self.spans(name)))

    def institution(self, name: str, *aliases: str, **more: str | None) -> str:
        key = f"institution:{len(self.found.get('institutions', []))}"
        fields = {"kind": "badan", "territory": None, "place": None, "parent": None} | more
        return self._add("institutions", Institution(key, name, aliases, mentions=self.spans(name), **fields))  # type: ignore[arg-type]

    def group(self, name: str, *, local: bool) -> str:
        key = f"group:{len(self.found.get('groups', []))}"
        return self._add("groups", Group(key, name, local, self.spans(name)))

    def role(self, title: str, at: str | None = None, *aliases: str, plural: bool = False) -> str:
        key = f"role:{len(self.found.get('roles', []))}"
        role = Role(key, title, aliases, at, plural, self.spans(title), self.evidence(title))
        return self._add("roles", role)

    def holds(
        self, person: str, role: str, capacity: Capacity | None = None, since: str | None = None
    ) -> None:
        name = next(item.name for item in self.found["persons"] if item.key == person)
        self._add("tenures", Tenure(person, role, capacity, since, None, self.evidence(name)))

    def event(self, name: str, kind: str = "rapat", **more: Any) -> str:
        key = f"event:{len(self.found.get('events', []))}"
        fields: dict[str, Any] = {
            "date": None,
            "end_date": None,
            "main": True,
            "place": None,
            "place_evidence": None,
            "organizers": (),
            "attendees": (),
        }
        return self._add("events", Event(key, name, kind, mentions=self.spans(name), **fields | more))

    def part(self, agent: str, words: str, *parts: str, basis: Basis = "stated") -> Participation:
        return Participation(agent, parts, self.evidence(words, basis=basis))

    def statement(
        self, speaker: str, words: str, *about: str, at: str | None = None, rules: tuple[str, ...] = ()
    ) -> str:
        key = f"statement:{len(self.found.get('statements', []))}"
        item = Statement(
            key, speaker, "direct", self.span(words), words, about, at, rules, self.evidence(words)
        )
        return self._add("statements", item)

    def regulation(self, name: str) -> str:
        key = f"regulation:{len(self.found.get('regulations', []))}"
        return self._add("regulations", Regulation(key, name, self.spans(name)))

    def extraction(self) -> Extraction:
        families = {family: tuple(items) for family, items in self.found.items()}
        labels = tuple((key, topic.label) for key, topic in topics().items())
        return Extraction(self.document, self.sentences, **families, topic_labels=labels)


MAYOR = (
    "Penjabat Wali Kota Sukabumi Kusmana Hartadji membuka rapat koordinasi di Balai Kota Sukabumi. "
    "Ketua Bawaslu Kota Sukabumi Yasti Yustia Asih hadir bersama para lurah. "
    "Kusmana mengatakan netralitas ASN diatur Undang-Undang Nomor 5 Tahun 2014."
)


def mayor(id: str = "a-1", date: str | None = "2024-10-29") -> Extraction:
    """One article with something of every kind."""
    article = Article(MAYOR, id, date, title="Kusmana Buka Rapat", publisher="Contoh")
    town = article.place("Kota Sukabumi", code="32.72")
    hall = article.place("Balai Kota Sukabumi", "tempat")
    bawaslu = article.institution("Bawaslu Kota Sukabumi", territory="Kota Sukabumi", place=town)
    kusmana = article.person("Kusmana Hartadji", "Kusmana")
    yasti = article.person("Yasti Yustia Asih")
    lurah = article.group("para lurah", local=True)
    article.holds(kusmana, article.role("Wali Kota", town), "penjabat")
    article.holds(yasti, article.role("Ketua", bawaslu))
    meeting = article.event(
        "rapat koordinasi",
        date="2024-10-29",
        place=hall,
        place_evidence=article.evidence("rapat koordinasi", "Balai Kota Sukabumi"),
        organizers=(article.part(kusmana, "Kusmana Hartadji"),),
        attendees=(
            article.part(kusmana, "Kusmana Hartadji", "host"),
            article.part(yasti, "Yasti Yustia Asih", "guest"),
            article.part(lurah, "para lurah"),
        ),
        topics=("pilkada",),
    )
    rule = article.regulation("Undang-Undang Nomor 5 Tahun 2014")
    words = "netralitas ASN diatur Undang-Undang Nomor 5 Tahun 2014"
    article.statement(kusmana, words, "netralitas-asn", at=meeting, rules=(rule,))
    return article.extraction()
