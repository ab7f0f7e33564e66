"""Sentences as news writes them, in tests/cases by phenomenon, and the facts that each of them states."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.model import Document, Event, Extraction

CASES = Path(__file__).parents[1] / "cases"
Names = dict[str, str]


def cases() -> Iterator[Any]:
    """Every case of every file, named by the file and what it is about."""
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield pytest.param(case, id=f"{path.stem}: {case['about']}")


def names_of(found: Extraction) -> Names:
    """What everything in an article is called, by key; a class of holders is marked."""
    named: list[Any] = [*found.persons, *found.institutions, *found.places, *found.groups]
    names = {item.key: item.name for item in named}
    for role in found.roles:
        names[role.key] = f"{role.title}, {names[role.at]}" if role.at else role.title
        names[role.key] += " (jamak)" if role.plural else ""
    return names


def persons(found: Extraction, _names: Names) -> list[str]:
    return [" | ".join([person.name, *person.aliases]) for person in found.persons]


def institutions(found: Extraction, _names: Names) -> list[str]:
    return [body.name for body in found.institutions]


def offices(found: Extraction, names: Names) -> list[str]:
    """Holder, office and capacity; "-" for an office without a named holder."""
    lines = [
        " | ".join(filter(None, (names[held.person], names[held.role], held.capacity)))
        for held in found.tenures
    ]
    held_roles = {held.role for held in found.tenures}
    return lines + [f"- | {names[role.key]}" for role in found.roles if role.key not in held_roles]


def speech(found: Extraction, names: Names) -> list[str]:
    return [f"{names[said.speaker]} | {said.mode} | {said.text}" for said in found.statements]


def events(found: Extraction, names: Names) -> list[str]:
    """Kind, name, days and venue of each event, then who held it and who was there."""
    return [line for event in found.events for line in _event(event, names)]


def _event(event: Event, names: Names) -> list[str]:
    days = f"{event.date or '-'} - {event.end_date}" if event.end_date else event.date or "-"
    place = names[event.place] if event.place else "-"
    return [
        f"{event.kind} | {event.name} | {days} | {place}",
        *(f"organized by {names[part.agent]}" for part in event.organizers),
        *(f"attended by {names[part.agent]}" for part in event.attendees),
    ]


def topics(found: Extraction, _names: Names) -> list[str]:
    return [f"{said.text} | {', '.join(said.about)}" for said in found.statements]


FACTS: dict[str, Callable[[Extraction, Names], list[str]]] = {
    "persons": persons,
    "institutions": institutions,
    "offices": offices,
    "speech": speech,
    "topics": topics,
    "event": events,
}


@pytest.mark.parametrize("case", list(cases()))
def test_the_sentence_states_just_these_facts(case: dict[str, Any]) -> None:
    found = graph.extract(Document("a", case["body"]))
    names = names_of(found)
    asked = case.keys() - {"about", "body"}
    assert asked
    for kind in asked:
        assert FACTS[kind](found, names) == case[kind]
