"""The order of the stages: one article in, everything that it says out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from graph.cast import Cast, Entity, Holding, find_actors, without_kin
from graph.links.events import Happening, Part, link_events
from graph.links.roles import current_holders, link_roles
from graph.links.statements import Said, link_statements
from graph.links.topics import ArticleTopics, topic_finder
from graph.mentions.institutions import find_bodies
from graph.mentions.offices import find_offices
from graph.mentions.persons import PersonMentions, find_persons
from graph.mentions.places import find_regions
from graph.mentions.regulations import RegulationMention, find_regulations
from graph.model import (
    Document,
    Event,
    Evidence,
    Extraction,
    Group,
    Institution,
    OfficeMention,
    Participation,
    Person,
    Place,
    RegionMention,
    Regulation,
    Role,
    Span,
    Statement,
    Tenure,
)
from graph.text.clean import clean
from graph.text.dates import find_dates
from graph.text.reading import Reading


def extract(document: Document, *, topics: str | None = None) -> Extraction:
    """Everything that one article says, with the spans of it.

    Args:
        document: As it was read; its body may still have the page around it.
        topics: A table of topics of the user's own; the shipped one by default.

    Returns:
        Entities and facts; its `document` has the clean body in which every offset counts.

    >>> found = extract(Document("a", "Wali Kota Bogor Rahmat Setiawan mengatakan, jalan akan diperbaiki."))
    >>> [person.name for person in found.persons], found.roles[0].title, found.statements[0].text
    (['Rahmat Setiawan'], 'Wali Kota', 'jalan akan diperbaiki')
    """
    cleaned = clean(document)
    reading = Reading(cleaned.document.body, cleaned.headline, cleaned.dateline)
    if not reading.tokens:
        return Extraction(cleaned.document)
    regulations = find_regulations(reading)
    regions = find_regions(reading)
    bodies = find_bodies(reading, regions)
    offices = find_offices(reading, regions, bodies, [rule.span for rule in regulations])
    regions = _cut_by_offices(regions, offices, reading)
    people = find_persons(reading, regions, bodies, offices)
    regions = _outside_names(regions, people)
    offices = without_kin(offices, reading, people)
    cast = Cast(reading, regions, bodies, offices, people)
    holdings = link_roles(cast)
    actors = find_actors(cast, current_holders(cast, holdings), holdings)
    said = link_statements(cast, actors)
    dates = find_dates(reading, cleaned.document.date)
    events = link_events(cast, actors, dates, _speakers(said))
    for event in events:
        if event.main:
            cast.place_committees(event.name)
    return _Gatherer(cleaned.document, cast, topics).gather(holdings, said, events, regulations)


def _cut_by_offices(
    regions: dict[int, RegionMention], offices: Iterable[OfficeMention], reading: Reading
) -> dict[int, RegionMention]:
    """The "Desa Sukamaju" of "Kepala Desa Sukamaju Ujang Suherman" ends where the office does."""
    out = dict(regions)
    for office in offices:
        for i in range(office.first, office.last):
            region = out.get(i)
            if region and region.last > office.last and office.region and office.region.last == office.last:
                name = reading.text(office.region.first, office.last)
                out[i] = replace(region, last=office.last, name=name, code=None)
    return out


def _outside_names(
    regions: dict[int, RegionMention], people: Iterable[PersonMentions]
) -> dict[int, RegionMention]:
    """Regions without the "Bima" of "Bima Arya"."""
    named = {
        i for person in people for mention in person.mentions for i in range(mention.first, mention.last)
    }
    return {i: region for i, region in regions.items() if i not in named}


def _speakers(said: Iterable[Said]) -> dict[str, Span]:
    """Who speaks at the event, with the sentence of the first statement."""
    out: dict[str, Span] = {}
    for statement in said:
        if not statement.apart and statement.speaker.startswith(("person", "role", "group")):
            out.setdefault(statement.speaker, statement.sentence)
    return out


class _Gatherer:
    """Turns what the stages found into the shapes of an `Extraction`, with only what takes part in a fact."""

    def __init__(self, document: Document, cast: Cast, topics: str | None) -> None:
        self.document = document
        self.cast = cast
        self.reading = cast.reading
        self.finder = topic_finder(topics)
        self.used: set[str] = set()

    def gather(
        self,
        holdings: list[Holding],
        said: list[Said],
        happenings: list[Happening],
        regulations: list[RegulationMention],
    ) -> Extraction:
        rules = self._regulations(regulations)
        tenures = self._tenures(holdings)
        events = tuple(self._event(number, happening) for number, happening in enumerate(happenings))
        main = next((event.key for event in events if event.main), None)
        statements = self._statements(said, main, rules, self._offices(tenures))
        roles = self._roles(tenures)
        return Extraction(
            document=self.document,
            sentences=tuple(sentence.span for sentence in self.reading.sentences),
            persons=tuple(self._person(entity) for entity in self.cast.registry.of_kind("person")),
            institutions=tuple(self._institution(entity) for entity in self._bodies(happenings, roles)),
            places=tuple(
                self._place(entity) for entity in self.cast.registry.of_kind("place") if entity.mentions
            ),
            groups=tuple(
                self._group(entity)
                for entity in self.cast.registry.of_kind("group")
                if entity.key in self.used
            ),
            roles=roles,
            tenures=tenures,
            events=events,
            statements=statements,
            regulations=rules,
            topic_labels=self._topic_labels(statements, events),
        )

    def _topic_labels(
        self, statements: tuple[Statement, ...], events: tuple[Event, ...]
    ) -> tuple[tuple[str, str], ...]:
        """Key and label of every topic that is used, in order of first use."""
        used = [key for statement in statements for key in statement.about]
        used += [key for event in events for key in event.topics]
        return tuple((key, self.finder.labels[key]) for key in dict.fromkeys(used))

    # --- entities

    def _person(self, entity: Entity) -> Person:
        return Person(entity.key, entity.name, entity.aliases, tuple(sorted(entity.mentions)))

    def _institution(self, entity: Entity) -> Institution:
        mentions = tuple(sorted(set(entity.mentions)))
        kind = entity.kind or "lainnya"
        return Institution(
            entity.key,
            entity.name,
            entity.aliases,
            kind,
            entity.territory,
            entity.at,
            entity.parent,
            mentions,
        )

    def _bodies(self, happenings: list[Happening], roles: tuple[Role, ...]) -> list[Entity]:
        """Institutions, without those that only name a venue."""
        venues = [happening.venue for happening in happenings if happening.venue]
        needed = self.used | {role.at for role in roles if role.at}
        needed |= {entity.parent for entity in self.cast.registry.of_kind("institution") if entity.parent}
        return [
            entity
            for entity in self.cast.registry.of_kind("institution")
            if entity.mentions
            and (
                entity.key in needed
                or not (entity.only_titled or all(any(v.covers(m) for v in venues) for m in entity.mentions))
            )
        ]

    def _place(self, entity: Entity) -> Place:
        return Place(
            entity.key, entity.name, entity.kind or "tempat", entity.code, tuple(sorted(set(entity.mentions)))
        )

    def _group(self, entity: Entity) -> Group:
        return Group(
            entity.key, entity.name, not _has_territory(entity.name), tuple(sorted(set(entity.mentions)))
        )

    def _roles(self, tenures: tuple[Tenure, ...]) -> tuple[Role, ...]:
        """Held offices, and those without a holder that do, say or attend something."""
        held = {tenure.role for tenure in tenures}
        return tuple(
            self._role(entity)
            for entity in self.cast.registry.of_kind("role")
            if entity.key in held or entity.key in self.used
        )

    def _role(self, entity: Entity) -> Role:
        sentence = self.reading.sentence_at(entity.mentions[0].start).span
        at = entity.at if entity.at and self.cast.entities[entity.at].mentions else None
        stated = bool(at and self._stands_in(at, sentence))
        evidence = self._evidence(sentence, entity.mentions[:1], stated)
        return Role(
            entity.key,
            entity.name,
            entity.aliases,
            at,
            entity.plural,
            tuple(sorted(set(entity.mentions))),
            evidence,
        )

    def _stands_in(self, key: str, sentence: Span) -> bool:
        return any(sentence.covers(mention) for mention in self.cast.entities[key].mentions)

    def _regulations(self, found: list[RegulationMention]) -> tuple[Regulation, ...]:
        spans: dict[str, list[Span]] = {}
        for rule in found:
            spans.setdefault(rule.name, []).append(rule.span)
        return tuple(
            Regulation(f"regulation:{number}", name, tuple(mentions))
            for number, (name, mentions) in enumerate(spans.items())
        )

    # --- facts

    def _evidence(self, sentence: Span, marks: Iterable[Span], stated: bool) -> Evidence:
        inside = tuple(sorted({mark for mark in marks if sentence.covers(mark) and mark.end > mark.start}))
        return Evidence(sentence, inside, "stated" if stated and inside else "inferred")

    def _tenures(self, holdings: list[Holding]) -> tuple[Tenure, ...]:
        """One tenure for each person, role and capacity; a stated one before an inferred one."""
        out: dict[tuple[str, str, str | None], Tenure] = {}
        for holding in holdings:
            role = self.cast.role_of(holding.office)
            key = (holding.person, role, holding.office.capacity)
            sentence = self.reading.sentence_at(self.reading.tokens[holding.office.first].start).span
            span = self.reading.span(holding.first, holding.last)
            stated = holding.stated and sentence.covers(span) and self._office_is_whole(holding)
            tenure = Tenure(
                holding.person,
                role,
                holding.office.capacity,
                None,
                None,
                self._evidence(sentence, [span], stated),
            )
            if key not in out or (out[key].evidence.basis == "inferred" and stated):
                out[key] = tenure
        acting = {
            (person, role) for person, role, capacity in out if capacity not in (None, "mantan", "calon")
        }
        # "Wali Kota X Imran" after "Pj Wali Kota X Imran" is the same acting one
        return tuple(t for t in out.values() if t.capacity or (t.person, t.role) not in acting)

    def _office_is_whole(self, holding: Holding) -> bool:
        """True where the body or region of the office stands with it."""
        office = holding.office
        with_body = office.body is not None and office.body.last > office.body.first
        return with_body or bool(office.region and office.region.name) or office.at in ("own", "none")

    def _event(self, number: int, happening: Happening) -> Event:
        place: str | None = None
        evidence: Evidence | None = None
        if happening.venue and happening.venue_sentence:
            name = " ".join(happening.venue.of(self.document.body).split())
            place = self.cast.registry.venue(name, happening.venue).key
            evidence = self._evidence(happening.venue_sentence, [happening.venue], True)
        topics = self._topics(happening.name)
        return Event(
            key=f"event:{number}",
            name=happening.name,
            kind=happening.kind,
            date=happening.date,
            end_date=happening.end_date,
            main=happening.main,
            place=place,
            place_evidence=evidence,
            organizers=tuple(self._participation(part) for part in happening.organizers.values()),
            attendees=tuple(self._participation(part) for part in happening.attendees.values()),
            mentions=(happening.span,),
            topics=topics,
        )

    def _participation(self, part: Part) -> Participation:
        self.used.add(part.key)
        return Participation(part.key, part.parts, self._evidence(part.sentence, part.marks, part.stated))

    def _offices(self, tenures: Iterable[Tenure]) -> dict[str, str]:
        """What the holders of offices are, in words: "Kepala Dinas . Dinas Kesehatan Kota Bogor"."""
        out: dict[str, list[str]] = {}
        for tenure in tenures:
            if tenure.capacity not in ("mantan", "calon"):
                out.setdefault(tenure.person, []).append(self._in_words(tenure.role))
        return {person: " . ".join(offices) for person, offices in out.items()}

    def _in_words(self, key: str) -> str:
        """The name of an entity, and of the body that it belongs to."""
        entity = self.cast.entities[key]
        return f"{entity.name} . {self.cast.entities[entity.at].name}" if entity.at else entity.name

    def _statements(
        self,
        said: list[Said],
        main: str | None,
        rules: tuple[Regulation, ...],
        offices: Mapping[str, str],
    ) -> tuple[Statement, ...]:
        out: dict[Span, Statement] = {}
        speakers = [offices.get(item.speaker) or self._in_words(item.speaker) for item in said]
        parts = [(item.first, item.last, speaker) for item, speaker in zip(said, speakers, strict=True)]
        topics = ArticleTopics(self.finder, self.reading, parts)
        cited = self._cited(rules)
        for item, part in zip(said, parts, strict=True):
            span = self.reading.span(item.first, item.last)
            if span in out:
                continue
            self.used.add(item.speaker)
            out[span] = Statement(
                key=f"statement:{len(out)}",
                speaker=item.speaker,
                mode=item.mode,
                span=span,
                text=span.of(self.document.body),
                about=topics.find(*part),
                at=None if item.apart else main,
                regulations=tuple(rules[number].key for number in cited(item.first, item.last)),
                evidence=self._evidence(item.sentence, item.marks, item.stated),
            )
        return tuple(out.values())

    def _cited(self, rules: tuple[Regulation, ...]) -> Callable[[int, int], list[int]]:
        """Tells the numbers of the rules that stand whole in tokens ``first:last``."""
        at = {
            self.reading.token_at(mention.start): (mention, number)
            for number, rule in enumerate(rules)
            for mention in rule.mentions
        }
        firsts = sorted(at)

        def cited(first: int, last: int) -> list[int]:
            span = self.reading.span(first, last)
            inside = (at[i] for i in firsts[bisect_left(firsts, first) : bisect_left(firsts, last)])
            return sorted({number for mention, number in inside if span.covers(mention)})

        return cited

    def _topics(self, text: str) -> tuple[str, ...]:
        return self.finder.find([word.lower() for word in text.split()])


def _has_territory(name: str) -> bool:
    """True for a group that says which one it is ("ASN Kabupaten Bandung")."""
    return any(word[0].isupper() for word in name.split()[1:])
