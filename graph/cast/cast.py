"""Puts the cast together: people, bodies and offices, each entity under one name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.cast.naming import BodyNames
from graph.cast.placing import Placing
from graph.cast.registry import Registry
from graph.cast.shapes import Entity
from graph.cast.territory import Territory
from graph.lexicon import read_settings
from graph.mentions.persons import PersonMentions
from graph.model import BodyMention, OfficeMention, RegionMention
from graph.text.reading import Reading

_COMMITTEES = tuple(read_settings("words.toml")["institution"]["committees"])
_OF_MINISTRY = read_settings("words.toml")["office"]["ministry"].lower()
_BRACKETS = re.compile(r"\([^()]*\)")


class Cast:
    """Entities of one article and the actors in its text, in order.

    Args:
        reading: The article.
        found_regions: By first token.
        bodies: By first token.
        offices: In order.
        people: With their mentions.
    """

    def __init__(
        self,
        reading: Reading,
        found_regions: dict[int, RegionMention],
        bodies: dict[int, BodyMention],
        offices: Sequence[OfficeMention],
        people: Sequence[PersonMentions],
    ) -> None:
        self.reading = reading
        self.regions = found_regions
        self.offices = list(offices)
        self._offices = {office.first: office for office in self.offices}
        # "Direktur RSUD Dr Herlina": what the office takes of the words is the body
        held = (office.body for office in offices if office.body and office.body.last > office.body.first)
        bodies = {**bodies, **{body.first: body for body in held if body.first in bodies}}
        self.bodies = bodies
        territory = Territory(reading, found_regions, bodies, offices)
        self.registry = Registry(reading, territory, BodyNames(reading, bodies, self.offices, territory))
        self.entities = self.registry.entities
        self._body_keys: dict[int, str] = {}
        self._placing = Placing(reading, bodies, self.offices, self.registry, self._body_keys)
        self._add_people(people)
        self._add_bodies()
        self._office_roles = {office.first: self.role(office).key for office in self.offices}

    def _add_people(self, people: Sequence[PersonMentions]) -> None:
        self._names: dict[int, tuple[str, int, int, int]] = {}
        for number, person in enumerate(people):
            entity = self.registry.entity("person", person.name, f"{person.name.lower()}#{number}")
            entity.forms.extend(person.aliases)
            for mention in person.mentions:
                entity.mentions.append(self.reading.span(mention.first, mention.last))
                self._names[mention.start] = (entity.key, mention.first, mention.last, mention.end)

    def _add_bodies(self) -> None:
        own = (office for office in self.offices if office.at == "own")
        named = {i for office in own for i in range(office.first, office.head)}
        # the "Kemenkumham Riau" of "Kakanwil Kemenkumham Riau"
        named |= {
            i
            for office in self.offices
            for i in range(office.first + 1, office.head)
            if i in self.bodies and self.bodies[i].kind == _OF_MINISTRY
        }
        covered: set[int] = set()
        for i in sorted(self.bodies):
            if i in covered:
                continue
            body = self.bodies[i]
            if i in named:
                # the "PUPR" of "Menteri PUPR"
                continue
            covered.update(range(i, body.last))
            self._body_keys[i] = self.registry.institution(body).key

    def role(self, office: OfficeMention) -> Entity:
        """The office at its body or region."""
        if self._placing.is_class(office):
            office = replace(office, plural=True)
            at = None
        else:
            meant = self._placing.in_full(office)
            office = replace(office, title=meant.title)
            at = self._placing.place_of(meant)
        if at and not self.entities[at].mentions:
            self.entities[at].mentions.append(self.reading.span(office.first, office.last))
            self.entities[at].only_titled = True
        entity = self.registry.entity(
            "role", office.title, f"{office.title.lower()}@{at}{'+' * office.plural}"
        )
        entity.at = at
        entity.plural = office.plural
        entity.mentions.append(self.reading.span(office.first, office.last))
        if office.form:
            entity.forms.append(office.form)
        full = self.reading.text(office.first, office.last)
        if (
            office.at.partition(":")[0] in ("own", "head", "unit")
            and not office.capacity
            and not office.plural
        ):
            entity.forms.append(" ".join(full.split()))
        return entity

    def place_committees(self, event: str) -> None:
        """Put offices of a committee without a name at the one of the event that the article reports.

        "Ketua Panitia" of the "Musyawarah Kabupaten (Mukab) V" is at the "Panitia Musyawarah Kabupaten V".
        """
        title = " ".join(_BRACKETS.sub(" ", event).split())
        for office in self.offices:
            role = self.entities[self._office_roles[office.first]]
            if role.at or office.plural or not role.name.endswith(_COMMITTEES):
                continue
            committee = self.registry.entity("institution", f"{_COMMITTEES[0]} {title}")
            committee.kind = "organisasi"
            if not committee.mentions:
                committee.mentions.append(self.reading.span(office.first, office.last))
                committee.only_titled = True
            role.at = committee.key

    def name_at(self, i: int) -> tuple[str, int, int, int] | None:
        """Person key, first and last token of the name and end with degrees, where one begins at `i`."""
        return self._names.get(i)

    def office_at(self, i: int) -> OfficeMention | None:
        """The office expression that begins at token `i`."""
        return self._offices.get(i)

    def names(self) -> list[tuple[int, str, int, int, int]]:
        """Every name mention: start, person key, first, last, end."""
        return [(start, *rest) for start, rest in sorted(self._names.items())]

    def role_of(self, office: OfficeMention) -> str:
        """Key of the role of an office mention."""
        return self._office_roles[office.first]

    def body_keys(self) -> dict[int, str]:
        """Institution keys by the first token of their mentions."""
        return self._body_keys
