"""Made-up officials over the real regions of Indonesia: who holds which office from when to when."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from graph.lexicon import Region, regions

FIRST, LAST = date(2022, 7, 1), date(2025, 6, 30)
ELECTED, SWORN = date(2023, 9, 20), date(2025, 2, 20)  # terms of heads end and begin
MUHAMMAD = ("Muhammad", "Mochamad", "Mohammad", "Moh.", "M.", "Muhamad", "Moch.")
_UNCOMMON = 0.3  # share of words that are not among the common ones
_DISTRICTS = 6  # kecamatan of a regency whose heads make news


@dataclass(eq=False, slots=True)
class Person:
    """One human being: the name as the papers of state have it."""

    id: str
    name: str
    offices: list[Tenure] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class Body:
    """A body or (with the kind "region") a region at which offices are held."""

    id: str
    name: str
    kind: str
    region: Region | None


@dataclass(eq=False, slots=True)
class Office:
    """An office with those who held it, in order; `fame` is how often it makes news."""

    title: str
    body: Body
    fame: float
    tenures: list[Tenure] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class Tenure:
    """Who held an office, how, from when to when."""

    person: Person
    office: Office
    capacity: str | None
    first: date
    last: date


@cache
def data(name: str) -> dict[str, Any]:
    """One of the word lists of this folder."""
    return tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))


class Names:
    """Draws names as often as a people has them: a few words make most of the names."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        lists = data("names.toml")
        self.homes = lists["homes"]
        self.peoples = {name: table for name, table in lists.items() if "male" in table and "share" in table}
        self.words = {
            (name, column): ([word.replace("_", " ") for word in table[column].split()], [0.0])
            for name, table in self.peoples.items()
            for column in ("male", "female", "family")
        }
        for words, weights in self.words.values():
            weights[:] = accumulate(1 / (rank + 8) for rank in range(len(words)))

    def draw(self, code: str) -> str:
        """A name of somebody at home in a region."""
        rng = self.rng
        people = self.homes.get(code[:2], self.homes[""])
        if rng.random() < 0.2:  # not everybody lives where their parents did
            people = rng.choices([*self.peoples], [table["share"] for table in self.peoples.values()])[0]
        given = self._word(people, "male" if rng.random() < 0.75 else "female")
        if rng.random() < self.peoples[people]["alone"]:
            return given
        parts = [given, self._word(people, "family")]
        if rng.random() < 0.3:
            parts.insert(1, self._word(people, rng.choice(["male", "family"])))
        if rng.random() < 0.07 and people not in ("bali", "timur", "batak"):
            parts.insert(0, rng.choice(MUHAMMAD))
        return " ".join(dict.fromkeys(" ".join(parts).split()))

    def _word(self, people: str, column: str) -> str:
        words, weights = self.words[people, column]
        word: str = self.rng.choices(words, cum_weights=weights)[0]
        if self.rng.random() > _UNCOMMON or " " in word:
            return word
        root = word.rstrip("aeiou")[: self.rng.randrange(3, 7)].rstrip("aeiou")
        ending: str = self.rng.choice(data("names.toml")["endings"][column])
        return root + ending


class World:
    """Offices and their holders.

    Args:
        seed: The same seed makes the same world.
        share: Share of the regencies that have officials, for smaller worlds.
    """

    def __init__(self, seed: int, share: float = 1.0) -> None:
        self.rng = random.Random(f"world {seed}")
        self.names = Names(self.rng)
        self.persons: list[Person] = []
        self.places = {
            region.code: Body(f"L {region.code}", region.full_name, "region", region)
            for region in regions().values()
        }
        self.offices: dict[str, list[Office]] = {}  # by code, "" for the country
        every = [region for region in regions().values() if len(region.code) == 5]
        chosen = self.rng.sample(every, max(2, int(len(every) * share)))
        self.regencies = sorted(chosen, key=lambda region: region.code)
        self._fill("", data("press.toml")["bodies"]["country"])
        for code in sorted({region.code[:2] for region in self.regencies}):
            self._fill(code, data("press.toml")["bodies"]["province"])
        for number, region in enumerate(self.regencies):
            self._fill(region.code, data("press.toml")["bodies"]["regency"], number)
        self._move_uniforms()

    def person(self, code: str) -> Person:
        """Somebody new."""
        person = Person(f"person {len(self.persons)}", self.names.draw(code))
        self.persons.append(person)
        return person

    def _fill(self, code: str, rows: Sequence[Sequence[Any]], number: int = 0) -> None:
        offices = self.offices[code] = list(self._heads(code))
        region = regions().get(code)
        bodies: dict[str, Body] = {}
        for kind, pattern, title, *seats in rows:
            words = {"r": region.full_name, "n": region.name, "num": f"{1000 + number:04}"} if region else {}
            name = pattern.format(**words)
            body = bodies.setdefault(name, Body(f"body {name} {code}", name, kind, region))
            fame = 3.0 if kind in ("polisi", "pemilu") else 1.0
            seat_fame = fame / (3 if seats else 1)
            offices.extend(Office(title, body, seat_fame) for _ in range(seats[0] if seats else 1))
        for office in offices[len([o for o in offices if o.tenures]) :]:
            self._staff(office, code, offices)

    def _heads(self, code: str) -> Iterator[Office]:
        """Heads of a region, and of its districts."""
        region = regions().get(code)
        if region is None:
            return
        head = {"provinsi": "Gubernur", "kota": "Wali Kota"}.get(region.level, "Bupati")
        for title, fame in ((head, 25.0), (f"Wakil {head}", 9.0), ("Sekretaris Daerah", 7.0)):
            office = Office(title, self.places[code], fame)
            self._elect(office, code)
            yield office
        if len(code) == 5:
            inner = [place for place in self.places if place.startswith(f"{code}.")]
            for district in self.rng.sample(inner, min(_DISTRICTS, len(inner))):
                yield Office("Camat", self.places[district], 0.7)

    def _elect(self, office: Office, code: str) -> None:
        """An elected head, an acting one till the next election, then often the old one again."""
        old, acting = self.person(code), self.person(code)
        _hold(office, old, None, FIRST, ELECTED)
        if not office.title.startswith("Wakil"):
            _hold(office, acting, "penjabat", ELECTED, SWORN)
        _hold(office, old if self.rng.random() < 0.35 else self.person(code), None, SWORN, LAST)

    def _staff(self, office: Office, code: str, others: list[Office]) -> None:
        """One holder, or a change: from another office of the region, an acting one, or somebody new."""
        rng = self.rng
        first = self.person(code)
        if rng.random() > 0.4:
            _hold(office, first, None, FIRST, LAST)
            return
        day = FIRST + timedelta(days=rng.randrange(120, 960))
        _hold(office, first, None, FIRST, day)
        if rng.random() < 0.3:  # somebody else of the house stands in for a while
            until = min(LAST, day + timedelta(days=rng.randrange(30, 200)))
            _hold(office, self._colleague(others, day, code), "pelaksana tugas", day, until)
            day = until
        free = [t.person for o in others for t in o.tenures if t.capacity is None and t.last == day]
        roll = rng.random()
        if roll < 0.45 and (moved := self._mover(others, office, day)):
            _hold(office, moved, None, day, LAST)
        else:
            _hold(office, rng.choice(free) if free and roll < 0.6 else self.person(code), None, day, LAST)

    def _colleague(self, others: list[Office], day: date, code: str) -> Person:
        held = [t.person for office in others for t in office.tenures if t.first <= day < t.last]
        return self.rng.choice(held) if held else self.person(code)

    def _mover(self, others: list[Office], office: Office, day: date) -> Person | None:
        """Somebody who leaves an office of the same kind of body for this one."""
        same = [
            tenure
            for other in others
            if other is not office and other.body.kind == office.body.kind == "dinas"
            for tenure in other.tenures[-1:]
            if tenure.first < day < tenure.last and tenure.capacity is None
        ]
        if not same:
            return None
        old = self.rng.choice(same)
        old.last = day
        return old.person

    def _move_uniforms(self) -> None:
        """Heads of police, army and prosecution move to the next town of their province in a year or two."""
        for title in (
            "Kepala Kepolisian Resor",
            "Komandan Komando Distrik Militer",
            "Kepala Kejaksaan Negeri",
        ):
            by_province: dict[str, list[Office]] = {}
            for code, offices in self.offices.items():
                for office in offices:
                    if office.title == title:
                        by_province.setdefault(code[:2], []).append(office)
            for offices in by_province.values():
                day = FIRST + timedelta(days=self.rng.randrange(300, 700))
                holders = [office.tenures[0].person for office in offices]
                for office, person in zip(offices, holders[-1:] + holders[:-1], strict=True):
                    for tenure in office.tenures:
                        tenure.person.offices.remove(tenure)
                    office.tenures.clear()
                    _hold(office, holders[offices.index(office)], None, FIRST, day)
                    new = (
                        person
                        if self.rng.random() < 0.4 and len(offices) > 1
                        else self.person(office.body.id[-5:])
                    )
                    _hold(office, new, None, day, LAST)

    def holder(self, office: Office, day: date) -> Tenure | None:
        """Who holds an office on a day."""
        return next((tenure for tenure in office.tenures if tenure.first <= day < tenure.last), None)


def _hold(office: Office, person: Person, capacity: str | None, first: date, last: date) -> None:
    tenure = Tenure(person, office, capacity, first, last)
    office.tenures.append(tenure)
    person.offices.append(tenure)
