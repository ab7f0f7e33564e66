"""Events: kind, day, place, organizer and name tell one from another; two meetings of one day stay two."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from graph.lexicon import Phrases, places_of, read_list, read_settings, read_table
from graph.resolve.articles import REGENCY
from graph.resolve.bodies import numbers_of
from graph.resolve.days import day_number, days_between
from graph.resolve.matcher import Matcher, Scale, Weighed
from graph.triples import fold_name

_SCALE = Scale("events")
_NATIONWIDE = frozenset(read_settings("evidence.toml")["events"]["nationwide"])
_BLOCK_WORDS = 3  # the longest words of a name, which say most
_LIKE_NATS, _LIKE_COST = 6.0, -1.5  # nats for all words, and what any comparison costs
_PERSON_NATS, _OTHER_NATS, _MOST = 2.0, 1.0, 6.0
_ENOUGH = 2  # persons on both sides from which on it says something that none is the same


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of one article as it is compared.

    Args:
        kind: Key of ``event_kinds.tsv``.
        day: ISO day, "" where the article gives none.
        name: Its name with short forms written out.
        venue: Key of the place at which it is held, "" for none.
        region: Code of the region in which that place lies, else "".
        home: Code of the region that the article is about, else "".
        organizers: Clusters of who held it.
        persons: Clusters of the persons who were there.
        others: Clusters of the offices, bodies and groups that were there.
        quotes: Clusters of what was said there.
        article: Id of the article.
        published: Day of the article.
        copies: Cluster of the article.
    """

    kind: str
    day: str
    name: str
    venue: str
    region: str
    home: str
    organizers: tuple[str, ...]
    persons: tuple[str, ...]
    others: tuple[str, ...]
    quotes: tuple[str, ...]
    article: str
    published: str
    copies: str


class EventMatcher(Matcher[Happening, Happening]):
    """Events of nearly one day."""

    kind = "events"
    merge = _SCALE.merge
    ask = _SCALE.ask

    def key(self, id: str, feature: Happening) -> str:
        """An election of one day and name is one in the whole country; else each article's is by itself."""
        nationwide = feature.kind in _NATIONWIDE and feature.day
        return f"E {feature.kind} {feature.day} {feature.name}" if nationwide else f"E {id}"

    def profile(self, features: Sequence[Happening]) -> Happening:
        """The first by article stands for all."""
        return min(features, key=lambda item: item.article)

    def blocks(self, profile: Happening) -> Iterable[Hashable]:
        """What it shares with others of its day and the next one."""
        day = profile.day or profile.published
        if not day:
            return []
        words = sorted(content_of(profile.name), key=lambda word: (-len(word), word))[:_BLOCK_WORDS]
        shared = {*words, *profile.organizers, profile.venue, profile.home[:REGENCY], profile.copies} - {""}
        number = day_number(day)
        return [f"{number + later} {item}" for item in shared for later in (0, 1)]

    def compare(self, one: Happening, other: Happening) -> Weighed | None:
        """Weigh name, kind, day, place and people."""
        days = _day_items(one, other)
        if days is None:
            return None
        items = [days, *_name_items(one, other), *_place_items(one, other), *_people_items(one, other)]
        items.append(_SCALE["same_kind" if one.kind == other.kind else "other_kind"])
        if one.copies == other.copies:
            items.append(_SCALE["same_copy"])
        if _count_same(one.quotes, other.quotes):
            items.append(_SCALE["same_quote"])
        return _SCALE.weigh(items)

    def conflict(self, one: Happening, other: Happening) -> str:
        """One article tells them apart, or they were in two regions."""
        if one.article == other.article:
            return "same_article"
        if one.region and other.region and one.region[:REGENCY] != other.region[:REGENCY]:
            return "other_region"
        return ""


@lru_cache(maxsize=100_000)
def write_out(name: str) -> str:
    """Fold the name of an event and write its short forms out.

    Example:
        >>> write_out("Rakor Pilkada Serentak")
        'rapat koordinasi pemilihan kepala daerah serentak'
    """
    words = fold_name(name).split()
    found = _short_forms().find(words, places_of(words))
    out, i = [], 0
    while i < len(words):
        i, word = found.get(i) or (i + 1, words[i])
        out.append(word)
    return " ".join(out)


@cache
def _short_forms() -> Phrases[str]:
    return Phrases({row["form"]: row["name"] for row in read_table("event_short_forms.tsv")})


@lru_cache(maxsize=100_000)
def content_of(name: str) -> frozenset[str]:
    """The words of a written-out name that say something."""
    return frozenset(name.split()) - read_list("function_words.txt")


@lru_cache(maxsize=100_000)
def _is_plain(name: str) -> bool:
    """True for "rapat koordinasi", of which there are many a day."""
    return name in _kinds()


@cache
def _kinds() -> frozenset[str]:
    return frozenset(write_out(row["form"]) for row in read_table("event_kinds.tsv"))


def _day_items(one: Happening, other: Happening) -> tuple[str, float] | None:
    if not (one.day and other.day):
        return _SCALE["no_day"]
    apart = days_between(one.day, other.day)
    return None if apart > 1 else _SCALE["next_day" if apart else "same_day"]


def _name_items(one: Happening, other: Happening) -> Iterator[tuple[str, float]]:
    if one.name == other.name:
        yield _SCALE["plain_name" if _is_plain(one.name) else "same_name"]
        return
    numbers, others = ({*numbers_of(name.split())} for name in (one.name, other.name))
    if numbers - others and others - numbers:  # "gelombang I", "gelombang II"
        yield _SCALE["other_number"]
    first, second = content_of(one.name), content_of(other.name)
    same = len(first & second)
    if not same:
        yield _SCALE["other_name"]
    elif _is_plain(one.name) or _is_plain(other.name):
        yield _SCALE["plain_name"]
    else:
        yield "like_name", _LIKE_COST + _LIKE_NATS * same / min(len(first), len(second)) * _certainty(same)


def _certainty(words: int) -> float:
    """One word in common says less than five."""
    return words / (words + 1)


def _place_items(one: Happening, other: Happening) -> Iterator[tuple[str, float]]:
    if one.venue and other.venue:
        yield _SCALE["same_place" if one.venue == other.venue else "other_place"]
    if one.home and one.home[:REGENCY] == other.home[:REGENCY]:
        yield _SCALE["same_region"]
    elif len(one.home) >= REGENCY and len(other.home) >= REGENCY:
        yield _SCALE["other_home"]


def _count_same(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    return sum(item in other for item in one)


def _people_items(one: Happening, other: Happening) -> Iterator[tuple[str, float]]:
    if one.organizers and other.organizers:
        same = _count_same(one.organizers, other.organizers)
        yield _SCALE["same_organizer" if same else "other_organizer"]
    persons, others = _count_same(one.persons, other.persons), _count_same(one.others, other.others)
    if persons or others:
        yield "attendees", min(_MOST, _PERSON_NATS * persons + _OTHER_NATS * others)
    elif min(len(one.persons), len(other.persons)) >= _ENOUGH:
        yield _SCALE["other_attendees"]
