"""What an article says of what it names: the edges to be, with the sentence behind each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.model import Basis, Event, Evidence, Extraction, Place, Span, Statement, Value
from graph.schema import load_schema
from graph.triples.entities import DOCUMENT, Entity, known_date, topic_key


@dataclass(frozen=True, slots=True)
class Fact:
    """An edge to be, between entities of one article; a None among the properties is left out."""

    start: str
    type: str
    end: str
    evidence: Evidence
    properties: Mapping[str, Value | None] = field(default_factory=dict)


class Sentences:
    """Finds the sentence that a span stands in."""

    def __init__(self, extraction: Extraction) -> None:
        self._sentences = sorted(extraction.sentences)
        self._starts = [sentence.start for sentence in self._sentences]

    def around(self, span: Span) -> Span:
        """The sentence in which `span` begins; the span itself where no sentence does."""
        index = bisect_right(self._starts, span.start) - 1
        if index >= 0 and span.start < self._sentences[index].end:
            return self._sentences[index]
        return span

    def evidence(self, mentions: Iterable[Span], basis: Basis) -> Evidence | None:
        """The sentence of the first mention with all mentions in it; None without a mention."""
        spans = sorted(mentions)
        if not spans:
            return None
        sentence = self.around(spans[0])
        clipped = [
            Span(span.start, min(span.end, sentence.end)) for span in spans if span.start < sentence.end
        ]
        return Evidence(sentence, tuple(clipped), basis)


def _fits(fact: Fact, entities: Mapping[str, Entity]) -> bool:
    edge_type = load_schema().edges[fact.type]
    start, end = entities.get(fact.start), entities.get(fact.end)
    return bool(start and end and start.label in edge_type.from_ and end.label in edge_type.to)


def link_facts(
    extraction: Extraction, entities: Mapping[str, Entity], sentences: Sentences
) -> Iterator[Fact]:
    """Give every fact of an article except where things are named.

    Args:
        extraction: What was found in the article.
        entities: What it names, by key.
        sentences: Its sentences.

    Yields:
        Facts between these entities that the schema allows.
    """
    for fact in _Linker(extraction, entities, sentences).facts():
        if _fits(fact, entities):
            yield fact


class _Linker:
    """Links what one article names; keeps what every kind of fact needs."""

    def __init__(self, extraction: Extraction, entities: Mapping[str, Entity], sentences: Sentences) -> None:
        self.extraction = extraction
        self.entities = entities
        self.sentences = sentences
        self.body = extraction.document.body
        self.labels = dict(extraction.topic_labels)

    def facts(self) -> Iterator[Fact]:
        """Every fact, also one whose end is missing."""
        yield from self._offices()
        yield from self._territories()
        for event in self.extraction.events:
            yield from self._event(event)
        for statement in self.extraction.statements:
            yield from self._statement(statement)

    def _offices(self) -> Iterator[Fact]:
        reported = known_date(self.extraction.document.date) or self._main_day()
        for tenure in self.extraction.tenures:
            properties: dict[str, Value | None] = {
                "capacity": tenure.capacity,
                "since": known_date(tenure.since),
                "until": known_date(tenure.until),
                "first_reported": reported,
                "last_reported": reported,
            }
            yield Fact(tenure.person, "HOLDS", tenure.role, tenure.evidence, properties)
        for role in self.extraction.roles:
            if role.at is not None:
                yield Fact(role.key, "AT", role.at, role.evidence)

    def _main_day(self) -> str | None:
        """The day of what the article reports: an article without a date was written then or soon after."""
        days = (known_date(event.date) for event in self.extraction.events if event.main)
        return max(filter(None, days), default=None)

    def _territories(self) -> Iterator[Fact]:
        for body in self.extraction.institutions:
            if body.parent is not None:
                yield from self._tie(body.key, "PART_OF", body.parent)
            if body.place is not None:
                yield from self._tie(body.key, "LOCATED_IN", body.place)
        yield from self._regions()

    def _regions(self) -> Iterator[Fact]:
        """A region lies in the one whose code begins its own, a venue in the one named in its name."""
        places = self.extraction.places
        by_code = {place.code: place for place in places if place.code}
        for place in places:
            outer = _outer_region(place, by_code) or _region_in_name(place, places)
            if outer is not None:
                yield from self._tie(place.key, "LOCATED_IN", outer.key)

    def _tie(self, inner: str, type: str, outer: str) -> Iterator[Fact]:
        """A fact that no evidence came with: stated where the name of one holds the other's."""
        if inner not in self.entities or outer not in self.entities or inner == outer:
            return
        inside, around = self.entities[inner], self.entities[outer]
        name = around.called.casefold()
        for mention in inside.mentions:
            held = [span for span in around.mentions if mention.covers(span)]
            if held or name in mention.of(self.body).casefold():
                evidence = self.sentences.evidence([mention], "stated")
                break
        else:
            evidence = self.sentences.evidence(inside.mentions or around.mentions, "inferred")
        if evidence is not None:
            yield Fact(inner, type, outer, evidence)

    def _event(self, event: Event) -> Iterator[Fact]:
        for guest in event.attendees:
            yield Fact(
                event.key,
                "ATTENDED_BY",
                guest.agent,
                guest.evidence,
                {"as": sorted(set(guest.parts)) or None},
            )
        for host in event.organizers:
            yield Fact(event.key, "ORGANIZED_BY", host.agent, host.evidence)
        named = self.sentences.evidence(event.mentions, "inferred")
        venue = event.place_evidence or named
        if event.place is not None and venue is not None:
            yield Fact(event.key, "HELD_AT", event.place, venue)
        if named is not None:
            yield from self._topics(event.key, event.topics, named)

    def _statement(self, statement: Statement) -> Iterator[Fact]:
        yield Fact(statement.key, "SAID_BY", statement.speaker, statement.evidence)
        if statement.at is not None:
            yield Fact(statement.key, "SAID_AT", statement.at, self._occasion(statement, statement.at))
        said = self.sentences.evidence([statement.span], "inferred")
        if said is None:
            return
        yield from self._topics(statement.key, statement.about, said)
        for rank, rule in enumerate(statement.regulations, len(statement.about) + 1):
            mentions = self.entities[rule].mentions if rule in self.entities else ()
            inside = [mention for mention in mentions if statement.span.covers(mention)]
            evidence = self.sentences.evidence(inside, "stated") or said
            yield Fact(statement.key, "ABOUT", rule, evidence, {"rank": rank})

    def _occasion(self, statement: Statement, event: str) -> Evidence:
        """Stated only where the sentence that names the speaker names the event too."""
        sentence = statement.evidence.sentence
        mentions = self.entities[event].mentions if event in self.entities else ()
        named = tuple(mention for mention in mentions if sentence.covers(mention))
        marks = statement.evidence.marks + named
        return Evidence(sentence, marks, "stated" if named else "inferred")

    def _topics(self, start: str, keys: Sequence[str], evidence: Evidence) -> Iterator[Fact]:
        words = evidence.sentence.of(self.body).casefold()
        for rank, key in enumerate(keys, 1):
            stated = self.labels.get(key, key).casefold() in words
            basis: Basis = "stated" if stated else "inferred"
            yield Fact(start, "ABOUT", topic_key(key), replace(evidence, basis=basis), {"rank": rank})


def _outer_region(place: Place, by_code: Mapping[str, Place]) -> Place | None:
    """The smallest region of the article whose Kemendagri code begins the place's ("32" for "32.72")."""
    parts = place.code.split(".") if place.code else []
    codes = (".".join(parts[:length]) for length in range(len(parts) - 1, 0, -1))
    return next((by_code[code] for code in codes if code in by_code), None)


def _region_in_name(place: Place, places: Iterable[Place]) -> Place | None:
    """The region that a venue's own words name ("Balai Kota Kendari")."""
    if place.level != "tempat":
        return None
    for region in places:
        if region.level != "tempat" and any(
            mention.covers(span) for mention in place.mentions for span in region.mentions
        ):
            return region
    return None


def link_mentions(
    entities: Mapping[str, Entity], facts: Sequence[Fact], sentences: Sentences
) -> Iterator[Fact]:
    """Tie everything to the article that names it, by the sentence of its first mention.

    Args:
        entities: What the article names, by key.
        facts: The facts about them; one of these gives the sentence of what has no mention of its own.
        sentences: The article's sentences.

    Yields:
        A fact for each entity of a kind that is mentioned.
    """
    borrowed: dict[str, Evidence] = {}
    for fact in facts:
        for key in (fact.start, fact.end):
            borrowed.setdefault(key, replace(fact.evidence, basis="inferred"))
    mentioned = load_schema().edges["MENTIONED_IN"].from_
    for key, entity in entities.items():
        evidence = sentences.evidence(entity.mentions, "stated") or borrowed.get(key)
        if evidence is not None and entity.label in mentioned:
            yield Fact(key, "MENTIONED_IN", DOCUMENT, evidence)
