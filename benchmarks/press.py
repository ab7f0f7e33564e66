"""What made-up outlets write about the officials of a `world.World`, with the truth of who is meant.

Outlets err as real ones do: they abbreviate Muhammad in seven ways, leave the middle of a name out or give
its initial, mistype, forget an office or a region, and print press releases cut and lightly edited. How often
is set in `Habits`, by what a reading of some dozens of pages on a few officials showed, not by what Simpul
can take.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate

from page import Page
from world import FIRST, LAST, MUHAMMAD, Body, Office, Person, Tenure, World, data

from graph.triples import ArticleTriples

Truth = dict[str, str]
"""What each node is, by id."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How often outlets do what makes resolution hard, as probabilities."""

    other_muhammad: float = 0.4  # of those who have it in their name
    respelt: float = 0.04
    middle_initial: float = 0.12  # of names of three words and more
    middle_left_out: float = 0.08
    last_left_out: float = 0.06
    single_word: float = 0.025  # of names of two words
    typo: float = 0.012
    swapped: float = 0.001
    no_office: float = 0.07
    office_alone: float = 0.03  # the office without its body
    wrong_region: float = 0.003
    acting_word_left_out: float = 0.06
    no_region: float = 0.02  # a body without its region
    body_typo: float = 0.004
    no_day: float = 0.12
    wrong_day: float = 0.02
    no_venue: float = 0.4
    no_organizer: float = 0.4
    plain_name: float = 0.12  # "rapat koordinasi" and no more
    other_kind: float = 0.03
    short_name: float = 0.15  # "rakor"
    cut_quote: float = 0.25
    edited_quote: float = 0.15
    syndicated: float = 0.4  # of events that several outlets report
    release_cut: float = 0.5  # of copies
    same_day: float = 0.25  # events on the day and in the region of another
    residents: float = 0.25  # articles that name somebody who holds no office


@dataclass(eq=False, slots=True)
class Event:
    """Something that happened, and what was said there."""

    id: str
    kind: str
    plain: str
    name: str
    day: date
    venue: str
    code: str
    organizer: Body
    host: Tenure
    guests: list[Tenure]
    residents: list[Person]
    quotes: list[tuple[str, Tenure, str]]  # id, speaker, words
    seed: int = field(default=0)


_SPELLINGS = (
    ("u", "oe"),
    ("j", "dj"),
    ("c", "tj"),
    ("i", "y"),
    ("y", "i"),
    ("d", "dd"),
    ("kh", "h"),
    ("f", "v"),
    ("z", "s"),
    ("dd", "d"),
    ("rr", "r"),
    ("sy", "s"),
    ("o", "u"),
)


class Press:
    """Writes articles.

    Args:
        world: Who there is.
        seed: The same seed writes the same articles.
        habits: How outlets write.
    """

    def __init__(self, world: World, seed: int, habits: Habits | None = None) -> None:
        self.world = world
        self.habits = habits or Habits()
        self.rng = random.Random(f"press {seed}")
        self.words = data("press.toml")
        weights = [1 / (rank + 15) for rank in range(len(world.regencies))]
        self.regencies = self.rng.sample(world.regencies, len(world.regencies))
        self.weights = list(accumulate(weights))
        self.number = 0
        self.quotes = 0

    def articles(self, count: int) -> Iterator[tuple[ArticleTriples, Truth]]:
        """Write that many articles, in no order of time."""
        written, last = 0, None
        while written < count:
            last = event = self._event(last if self.rng.random() < self.habits.same_day else None)
            for article in self._report(event, min(self._outlets(), count - written)):
                written += 1
                yield article

    def _outlets(self) -> int:
        """How many outlets report an event: mostly one."""
        return self.rng.choices([1, 2, 3, 5, 8, 14], [55, 18, 11, 9, 5, 2])[0]

    # --- what happens

    def _event(self, beside: Event | None = None) -> Event:
        """Something new; `beside` another event of the same day and region."""
        rng, words = self.rng, self.words
        code = rng.choices(self.regencies, cum_weights=self.weights)[0].code
        if rng.random() < 0.08:
            code = code[:2]
        elif rng.random() < 0.04:
            code = ""
        day = FIRST + timedelta(days=rng.randrange((LAST - FIRST).days - 1))
        if beside is not None:
            code, day = beside.code, beside.day
        host = beside.host if beside is not None and rng.random() < 0.5 else self._somebody(code, day)
        kind, plain, pattern = rng.choice(words["events"])
        subject = rng.choice(words["subjects"])
        name = pattern.format(s=subject) + (
            f" {rng.choice(['tahun', 'tingkat'])} {rng.choice([str(day.year), 'kecamatan', 'kabupaten'])}"
            if rng.random() < 0.3
            else ""
        )
        organizer = rng.choice([host.office.body, rng.choice(self.world.offices[code]).body])
        guests = [
            self._somebody(code, day) for _ in range(rng.choices([0, 1, 2, 3, 4], [15, 30, 28, 17, 10])[0])
        ]
        if code and rng.random() < 0.1:
            guests.append(self._somebody(code[:2] if len(code) == 5 else "", day))
        guests = [guest for guest in dict.fromkeys(guests) if guest.person is not host.person]
        residents = [self.world.person(code or "31") for _ in range(rng.random() < self.habits.residents)]
        self.number += 1
        event = Event(
            f"event {self.number}",
            kind,
            plain,
            name,
            day,
            self._venue(organizer, host),
            code,
            organizer,
            host,
            guests,
            residents,
            [],
            rng.randrange(10**9),
        )
        speakers = [host, *guests[:1]]
        event.quotes = [
            self._quote(rng.choice(speakers)) for _ in range(rng.choices([0, 1, 2, 3], [10, 35, 35, 20])[0])
        ]
        return event

    def _somebody(self, code: str, day: date) -> Tenure:
        offices: list[Office] = self.world.offices[code]
        while True:
            office = self.rng.choices(offices, [item.fame for item in offices])[0]
            tenure = self.world.holder(office, day)
            if tenure is not None:
                return tenure

    def _venue(self, organizer: Body, host: Tenure) -> str:
        words = self.words
        region = host.office.body.region
        pattern: str = self.rng.choice(words["venues"])
        return pattern.format(
            o=organizer.name,
            r=region.full_name if region else "Jakarta",
            w=self.rng.choice(words["venue_words"]),
            v=region.name if region else "Jakarta",
        )

    def _quote(self, speaker: Tenure) -> tuple[str, Tenure, str]:
        self.quotes += 1
        if self.rng.random() < 0.03:
            return f"quote {self.quotes}", speaker, self.rng.choice(self.words["stock"])
        parts = [self._clause() for _ in range(self.rng.choice([1, 1, 2]))]
        return f"quote {self.quotes}", speaker, ". ".join(parts)

    def _clause(self) -> str:
        rng, words = self.rng, self.words
        opened = rng.choice(words["openers"]).format(
            x=rng.choice(words["things"]), y=rng.choice(words["people"])
        )
        return f"{opened} {rng.choice(words['ends'])}"

    # --- what outlets make of it

    def _report(self, event: Event, outlets: int) -> Iterator[tuple[ArticleTriples, Truth]]:
        rng = self.rng
        release = outlets > 1 and rng.random() < self.habits.syndicated
        copies = rng.randrange(2, outlets + 1) if release else 0
        for number in range(outlets):
            copied = number < copies
            day = event.day + timedelta(days=rng.choices([0, 1, 2, 4], [60, 30, 7, 3])[0])
            page = Page(f"{event.id.replace(' ', '-')}-{number}", day.isoformat())
            page.truth_of_article = f"text {event.id}" if copied else f"text {event.id} {number}"
            self._write(page, event, copied, first=number == 0)
            yield page.triples(), page.truth

    def _write(self, page: Page, event: Event, copied: bool, first: bool) -> None:
        """Write one article; a copy tells what the release tells, and an editor cuts and changes it."""
        seed = f"{event.seed}" if copied else f"{self.rng.random()}"
        editor = None if not copied or first else random.Random(self.rng.random())
        Reporter(self, page, event, seed, editor).write()

    def form_of(self, person: Person, dice: random.Random) -> str:
        """A name as an outlet writes it."""
        habits, words = self.habits, person.name.split()
        if words[0] in MUHAMMAD and len(words) > 1 and dice.random() < habits.other_muhammad:
            words[0] = dice.choice(MUHAMMAD)
        if len(words) > 2:
            middle = dice.randrange(1, len(words) - 1)
            roll = dice.random()
            if roll < habits.middle_initial:
                words[middle] = f"{words[middle][0]}."
            elif roll < habits.middle_initial + habits.middle_left_out:
                del words[middle]
            elif roll < habits.middle_initial + habits.middle_left_out + habits.last_left_out:
                words.pop()
        elif len(words) == 2 and dice.random() < habits.single_word:
            words.pop()
        if dice.random() < habits.respelt:
            words = self._respell(words, dice)
        if dice.random() < habits.typo:
            place = dice.randrange(len(words))
            words[place] = slip(words[place], dice)
        if len(words) > 1 and dice.random() < habits.swapped:
            words = words[1:] + words[:1]
        return " ".join(words)

    @staticmethod
    def _respell(words: list[str], dice: random.Random) -> list[str]:
        place = dice.randrange(len(words))
        fits = [(old, new) for old, new in _SPELLINGS if old in words[place][1:].lower()]
        if fits:
            old, new = dice.choice(fits)
            head, tail = words[place][0], words[place][1:]
            words[place] = head + tail.replace(old, new, 1)
        return words


def slip(word: str, dice: random.Random) -> str:
    """A slip of the hand: a letter more, less, wrong, or two swapped."""
    if len(word) < 4:
        return word
    place = dice.randrange(1, len(word) - 1)
    letter = dice.choice("abdeghijklmnoprstuwy")
    return dice.choice(
        [
            word[:place] + word[place + 1 :],
            word[:place] + letter + word[place:],
            word[:place] + letter + word[place + 1 :],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        ]
    )


class Reporter:
    """Writes one article about one event.

    Args:
        press: Its words and habits.
        page: What is written on.
        event: What happened.
        seed: Decides what is told and how; the same for all copies of a release.
        editor: Decides what a copy changes; None where there is nothing to change.
    """

    def __init__(
        self, press: Press, page: Page, event: Event, seed: str, editor: random.Random | None
    ) -> None:
        self.press, self.page, self.event, self.seed, self.editor = press, page, event, seed, editor
        self.habits, self.words = press.habits, press.words
        self.people: dict[Person, int] = {}

    def _dice(self, what: str) -> random.Random:
        """Dice for one decision, so that what an editor leaves out changes nothing else."""
        return random.Random(f"{self.seed} {what}")

    def write(self) -> None:
        """Lead, who was there, what was said, the rest."""
        event, page = self.event, self.page
        page.dice = self._dice
        self._regions()
        host = self._official(event.host)
        happening = self._happening()
        lead = self._dice("lead").choice(self.words["bare_leads"])
        page.sentence(
            lead.format(e="{e}", p="{p}", o=event.organizer.name, d=self._day()), e=happening, p=host
        )
        page.fact("ATTENDED_BY", happening, host, {"as": ["host"]})
        for number, guest in enumerate(event.guests):
            if not self._is_cut(0.15):
                person = self._official(guest)
                page.sentence(self._dice(f"presence {number}").choice(self.words["presence"]), p=person)
                page.fact("ATTENDED_BY", happening, person)
        for resident in event.residents:
            person = self._person(resident)
            page.sentence(self._dice("resident").choice(self.words["of_resident"]), p=person)
            page.fact("ATTENDED_BY", happening, person)
        for quote in event.quotes:
            if self._dice(quote[0]).random() < 0.8:
                self._quote(*quote, happening)
        self._fill()

    def _is_cut(self, chance: float) -> bool:
        return self.editor is not None and self.editor.random() < chance

    def _regions(self) -> None:
        code, dice = self.event.code, self._dice("regions")
        if code and dice.random() > 0.06:
            self.page.region(self.press.world.places[code])
        if len(code) == 5 and dice.random() < 0.3:
            self.page.region(self.press.world.places[code[:2]])

    def _official(self, tenure: Tenure) -> int:
        person, dice = self._person(tenure.person), self._dice(f"office {tenure.person.id}")
        roll = dice.random()
        if roll < self.habits.no_office:
            return person
        body, office, capacity = tenure.office.body, tenure.office, tenure.capacity
        if dice.random() < self.habits.wrong_region and body.region is not None:
            body = self._mistaken(body, dice)
        if capacity and dice.random() < self.habits.acting_word_left_out:
            capacity = None
        alone = roll < self.habits.no_office + self.habits.office_alone
        at = None if alone else self._body(body)
        self.page.holds(person, office.title, at, capacity, f"role {office.title} @ {tenure.office.body.id}")
        return person

    def _mistaken(self, body: Body, dice: random.Random) -> Body:
        """A body of another region: what an extractor does that takes the wrong town."""
        region = dice.choice(self.press.world.regencies)
        if body.kind == "region" or body.region is None:
            return self.press.world.places[region.code]
        name = body.name.replace(body.region.full_name, region.full_name).replace(
            body.region.name, region.name
        )
        return Body(f"{body.id} wrong", name, body.kind, region)

    def _person(self, person: Person) -> int:
        if person not in self.people:
            form = self.press.form_of(person, self._dice(f"name {person.id}"))
            self.people[person] = self.page.node("Person", form, person.id)
        return self.people[person]

    def _body(self, body: Body) -> int:
        if body.kind == "region":
            return self.page.region(body)
        name, dice = body.name, self._dice(f"body {body.id}")
        if dice.random() < self.habits.body_typo:
            parts = name.split()
            place = dice.randrange(len(parts))
            parts[place] = slip(parts[place], dice)
            name = " ".join(parts)
        bare = body.region is not None and dice.random() < self.habits.no_region
        if bare and body.region is not None:
            name = name.replace(f" {body.region.full_name}", "")
        return self.page.body(name, body, with_region=not bare)

    def _happening(self) -> int:
        event, dice, habits, page = self.event, self._dice("event"), self.habits, self.page
        name = event.plain if dice.random() < habits.plain_name else event.name
        if dice.random() < habits.short_name:
            for long, short in self.words["short"].items():
                name = name.replace(long, short)
        kind = "lainnya" if dice.random() < habits.other_kind else event.kind
        day: date | None = event.day
        if dice.random() < habits.no_day:
            day = None
        elif dice.random() < habits.wrong_day:
            day = event.day + timedelta(days=dice.choice([-1, 1]))
        happening = page.event(name, kind, day.isoformat() if day else None, event.id)
        if dice.random() > habits.no_venue:
            page.venue(happening, event.venue, event.code and self.press.world.places[event.code])
        if dice.random() > habits.no_organizer:
            is_region = event.organizer.kind == "region"
            held_by = self._official(event.host) if is_region else self._body(event.organizer)
            page.fact("ORGANIZED_BY", happening, held_by)
        return happening

    def _day(self) -> str:
        return f"{self.event.day.day}/{self.event.day.month}/{self.event.day.year}"

    def _quote(self, id: str, speaker: Tenure, words: str, happening: int) -> None:
        dice = self.editor or self._dice(f"cut {id}")
        parts = words.split()
        if dice.random() < self.habits.cut_quote and len(parts) > 9:
            keep = dice.randrange(max(6, len(parts) // 2), len(parts))
            parts = parts[:keep] if dice.random() < 0.6 else parts[-keep:]
        if dice.random() < self.habits.edited_quote:
            place = dice.randrange(len(parts))
            parts[place] = dice.choice(["juga", "itu", "tersebut", slip(parts[place], dice)])
        verb = dice.choice(self.words["verbs"])
        self.page.quote(" ".join(parts), verb, self._person(speaker.person), happening, id)

    def _fill(self) -> None:
        dice, words = self._dice("fill"), self.words
        sentences = [
            dice.choice(words["fillers"]).format(
                x=dice.choice(words["things"]), y=dice.choice(words["people"]), z=dice.choice(words["ends"])
            )
            for _ in range(dice.randrange(4, 10))
        ]
        if self._is_cut(self.habits.release_cut):
            assert self.editor is not None
            sentences = sentences[: self.editor.randrange(len(sentences) // 2, len(sentences) + 1)]
        for sentence in sentences:
            self.page.sentence(sentence)
