"""What an article names: the nodes to be, with their properties and mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.model import Document, Event, Extraction, Institution, Span, Value
from graph.schema import is_iso_date, load_schema
from graph.triples.ids import extractor, fold_name

DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Entity:
    """A node to be; `called` is what its id is made of, a None among the properties is left out."""

    label: str
    called: str
    properties: Mapping[str, Value | None]
    mentions: tuple[Span, ...]


def known_date(text: str | None) -> str | None:
    """A date as the schema allows it; another one is left out."""
    return text if text is not None and is_iso_date(text) else None


def find_entities(extraction: Extraction) -> Iterator[tuple[str, Entity]]:
    """Everything that the article names, by the key that its facts use."""
    yield DOCUMENT, _document(extraction.document)
    for person in extraction.persons:
        properties: dict[str, Value | None] = {
            "name": person.name,
            "aliases": sorted(set(person.aliases) - {person.name}),
            "norm_name": fold_name(person.name),
        }
        yield person.key, Entity("Person", person.name, properties, person.mentions)
    yield from _roles(extraction)
    for body in extraction.institutions:
        yield body.key, _institution(body)
    for group in extraction.groups:
        yield group.key, Entity("Group", group.name, {"name": group.name}, group.mentions)
    for place in extraction.places:
        properties = {"name": place.name, "level": place.level, "code": place.code}
        yield place.key, Entity("Place", place.name, properties, place.mentions)
    for event in extraction.events:
        yield event.key, _event(event)
    dates = {event.key: known_date(event.date) for event in extraction.events}
    for statement in extraction.statements:
        properties = {"text": statement.text, "mode": statement.mode, "date": dates.get(statement.at or "")}
        yield statement.key, Entity("Statement", statement.text, properties, (statement.span,))
    for rule in extraction.regulations:
        yield rule.key, Entity("Regulation", rule.name, {"name": rule.name}, rule.mentions)
    yield from _topics(extraction)


def _document(document: Document) -> Entity:
    properties: dict[str, Value | None] = {
        "name": document.title or document.id,
        "article": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "author": document.author,
        "date": known_date(document.date),
        "url": document.url,
        "sha256": document.sha256,
        "extractor": extractor(),
    }
    return Entity("Document", document.id, properties, ())


def _roles(extraction: Extraction) -> Iterator[tuple[str, Entity]]:
    """Offices; the body is part of what the id is made of, since "Ketua" alone tells a reader nothing."""
    names = {body.key: body.name for body in extraction.institutions}
    names |= {place.key: place.name for place in extraction.places}
    for role in extraction.roles:
        properties: dict[str, Value | None] = {
            "title": role.title,
            "aliases": sorted(set(role.aliases) - {role.title}),
            "plural": role.plural,
        }
        called = f"{role.title} {names.get(role.at or '', '')}".strip()
        yield role.key, Entity("Role", called, properties, role.mentions)


def _institution(body: Institution) -> Entity:
    properties: dict[str, Value | None] = {
        "name": body.name,
        "aliases": sorted(set(body.aliases) - {body.name}),
        "kind": body.kind,
        "territory": body.territory,
    }
    return Entity("Institution", body.name, properties, body.mentions)


def _event(event: Event) -> Entity:
    properties: dict[str, Value | None] = {
        "name": event.name,
        "kind": event.kind,
        "date": known_date(event.date),
        "end_date": known_date(event.end_date),
        "main": event.main,
    }
    return Entity("Event", event.name, properties, event.mentions)


def topic_key(topic: str) -> str:
    """The key, and the id, of a topic: the same in every graph."""
    return f"{load_schema().nodes['Topic'].prefix}/{topic}"


def _topics(extraction: Extraction) -> Iterator[tuple[str, Entity]]:
    labels = dict(extraction.topic_labels)
    lists = [item.about for item in extraction.statements] + [item.topics for item in extraction.events]
    for topic in dict.fromkeys(topic for keys in lists for topic in keys):
        label = labels.get(topic, topic)
        yield topic_key(topic), Entity("Topic", topic, {"key": topic, "label": label}, ())
