"""What is promised of the extraction of any text: offsets have their text, both ends of a fact are there."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from graph.model import Evidence, Extraction, Span


def walk(value: Any) -> Iterator[Any]:
    """Every dataclass inside an extraction."""
    if isinstance(value, tuple):
        for item in value:
            yield from walk(item)
    elif dataclasses.is_dataclass(value):
        yield value
        for field in dataclasses.fields(value):
            yield from walk(getattr(value, field.name))


def keys_of(found: Extraction) -> set[str]:
    kinds = (found.persons, found.institutions, found.places, found.groups, found.roles, found.events)
    return {item.key for kind in kinds for item in kind} | {rule.key for rule in found.regulations}


def mentions_of(found: Extraction) -> Iterator[tuple[Span, ...]]:
    yield from (person.mentions for person in found.persons)
    yield from (body.mentions for body in found.institutions)
    yield from (place.mentions for place in found.places)
    yield from (group.mentions for group in found.groups)
    yield from (role.mentions for role in found.roles)


def assert_holds(found: Extraction) -> None:
    """What DESIGN promises of every extraction."""
    body = found.document.body
    for item in walk(found):
        if isinstance(item, Span):
            assert 0 <= item.start <= item.end <= len(body)
        if isinstance(item, Evidence):
            assert item.sentence in found.sentences
            assert item.marks or item.basis == "inferred"
            assert all(item.sentence.covers(mark) and mark.start < mark.end for mark in item.marks)
            assert list(item.marks) == sorted(set(item.marks))
    for mentions in mentions_of(found):
        assert mentions
        assert all(span.of(body).strip() for span in mentions)
    for said in found.statements:
        assert said.span.of(body) == said.text
        assert said.text.strip()
    assert_ends_exist(found)


def assert_ends_exist(found: Extraction) -> None:
    keys = keys_of(found)
    named = {key for tenure in found.tenures for key in (tenure.person, tenure.role)}
    named |= {said.speaker for said in found.statements}
    named |= {key for said in found.statements for key in (said.at, *said.regulations) if key}
    named |= {part.agent for event in found.events for part in (*event.attendees, *event.organizers)}
    named |= {event.place for event in found.events if event.place}
    named |= {role.at for role in found.roles if role.at}
    assert named <= keys
