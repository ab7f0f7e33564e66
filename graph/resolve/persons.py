"""Persons: the name opens the question, the offices decide it, since a name is no key."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from graph.lexicon import read_settings
from graph.resolve.articles import PROVINCE, REGENCY
from graph.resolve.days import day_number
from graph.resolve.matcher import Matcher, Scale, Weighed
from graph.resolve.names import Likeness, Name, compare_names, pairs_of, parse_name, rarity, skeleton
from graph.resolve.titles import is_shared

_SCALE = Scale("persons")
_YEAR, _MONTH = 365, 30  # days
_LONG = 3 * _YEAR
_RARE = 11.0  # nats: a name that may be sought in the whole country
_KNOWN_COMPANY = (
    3.0,
    1.5,
    6.0,
)  # nats for the first person who is named beside both, for each further one, at most
_SAME_OFFICE = frozenset(("same_office", "shared_office", "same_body"))
_SAME_NAME = frozenset(("spelling",))
_SIDE_KINDS, _MOVING_KINDS, _CAREERS = (
    frozenset(read_settings("evidence.toml")["persons"][name])
    for name in ("side_kinds", "moving_kinds", "careers")
)


class Office(NamedTuple):
    """An office that an article says somebody holds.

    `role` and `at` are clusters, `type` is what offices of other regions may be too ("kepala dinas sosial"),
    `kind` is that of the body ("region" for a region), `region` a code or "", `standing` "full", "acting",
    "former" or "candidate".
    """

    role: str
    title: str
    type: str
    at: str
    kind: str
    region: str
    standing: str


class Mentioned(NamedTuple):
    """What one article says of a person.

    `home` is the region that the article is about, `company` the names beside it, `quotes` and `copies`
    clusters of statements and articles; `gender` is "woman" or "man" where a form of address tells, else "";
    `alone` is the node's own key where its article has two alike.
    """

    name: str
    offices: tuple[Office, ...]
    article: str
    day: str
    home: str
    company: frozenset[str]
    quotes: tuple[str, ...]
    copies: str
    gender: str = ""
    alone: str = ""

    @property
    def is_placed(self) -> bool:
        """True where the article says which office at which body or region."""
        return bool(self.offices)


@dataclass(slots=True)
class Tenure:
    """An office over all articles that state it: what it is, from which to which day it is held.

    `is_full` tells whether somebody is called the holder, with no word that makes less of it.
    """

    office: Office
    is_full: bool = False
    first: str = ""
    last: str = ""

    def add(self, office: Office, day: str) -> None:
        """Add what one article says."""
        self.is_full = self.is_full or office.standing == "full"
        if day and office.standing in ("full", "acting"):
            self.first = min(self.first or day, day)
            self.last = max(self.last, day)


@dataclass(slots=True)
class Profile:
    """What is known of an atom: persons of one name in the same offices, or one person of one article.

    `company` has the atom's own name too: so an article's persons share one set. `gender` is "" where
    articles differ.
    """

    name: Name
    tenures: tuple[Tenure, ...]
    articles: frozenset[str]
    homes: tuple[str, ...]
    company: frozenset[str]
    quotes: frozenset[str]
    copies: frozenset[str]
    gender: str
    first: str
    last: str

    @property
    def regions(self) -> tuple[str, ...]:
        """Codes of the regions of the offices; without an office, of what the articles are about."""
        found = {tenure.office.region for tenure in self.tenures if tenure.office.region}
        return tuple(sorted(found)) or self.homes


class PersonMatcher(Matcher[Mentioned, Profile]):
    """Persons whose names can be one person's."""

    kind = "persons"
    merge = _SCALE.merge
    ask = _SCALE.ask

    def key(self, id: str, feature: Mentioned) -> str:
        """One name in the same offices; a rare name in one region's news; else the node itself.

        In offices that several people hold a woman and a man may have one name.
        """
        if feature.alone:
            return feature.alone
        name = parse_name(feature.name)
        if feature.offices:
            roles = " + ".join(sorted({office.role for office in feature.offices}))
            gender = feature.gender if all(is_shared(office.title) for office in feature.offices) else ""
            return f"P {' '.join(name.words)} {gender}@ {roles}"
        return f"P {' '.join(name.words)} {feature.gender}~ {feature.home}" if _is_rare(name) else f"P {id}"

    def profile(self, features: Sequence[Mentioned]) -> Profile | None:
        """Gather what all articles say."""
        name = parse_name(features[0].name)
        if not name.words:
            return None
        tenures: dict[str, Tenure] = {}
        for seen in features:
            for office in seen.offices:
                known = tenures.get(office.role) or tenures.setdefault(office.role, Tenure(office))
                known.office = min(known.office, office)
                known.add(office, seen.day)
        days = [seen.day for seen in features if seen.day]
        genders = {seen.gender for seen in features} - {""}
        return Profile(
            name,
            tuple(tenures[role] for role in sorted(tenures)),
            frozenset(seen.article for seen in features),
            tuple(sorted({seen.home for seen in features if seen.home})),
            features[0].company.union(*(seen.company for seen in features[1:])),
            frozenset(quote for seen in features for quote in seen.quotes),
            frozenset(seen.copies for seen in features),
            genders.pop() if len(genders) == 1 else "",
            min(days, default=""),
            max(days, default=""),
        )

    def blocks(self, profile: Profile) -> Iterable[Hashable]:
        """One name in one province, one office, one region with two words of the name, one quotation."""
        name = profile.name
        provinces = {region[:PROVINCE] for region in profile.regions}
        yield from (f"n {name.key} {province}" for province in provinces or {""})
        if _is_rare(name):
            yield f"n {name.key}"
        for tenure in profile.tenures:
            yield from _office_blocks(name, tenure.office)
        yield from (
            f"r {region[:REGENCY]} {pair}" for region in profile.regions for pair in pairs_of(name.sounds)
        )
        yield from (f"q {quote}" for quote in profile.quotes)
        if not profile.tenures or len(name.words) == 1:
            yield from (f"c {copy} {sound}" for copy in profile.copies for sound in name.sounds)
        if not profile.tenures:
            yield from (f"w {name.key} {other}" for other in profile.company if other != name.key)
            if len(name.words) == 1:
                yield from (f"s {name.key} {home}" for home in profile.homes)
        else:
            yield from (
                f"s {sound} {region[:REGENCY]}" for sound in name.sounds for region in profile.regions
            )

    def compare(self, one: Profile, other: Profile) -> Weighed | None:
        """Weigh the names, then offices, regions, time and company."""
        likeness = compare_names(one.name, other.name)
        if likeness is None:
            return None
        offices = list(_office_items(one, other))
        in_office = any(name in _SAME_OFFICE for name, _ in offices)
        one_word = len(one.name.words) == len(other.name.words) == 1
        names = _name_items(likeness, office=in_office, one_word=one_word)
        return _SCALE.weigh([*names, *offices, *_side_items(one, other)])

    def conflict(self, one: Profile, other: Profile) -> str:
        """One article tells them apart, or what they are called, or their offices cannot be one person's."""
        if not one.articles.isdisjoint(other.articles):
            return "same_article"
        pairs = [(a.office, b.office) for a in one.tenures for b in other.tenures]
        sole = any(a.role == b.role and not is_shared(a.title) for a, b in pairs)  # "Hj." is a slip then
        if not sole and one.gender and other.gender and one.gender != other.gender:
            return "other_gender"
        tenures = ((a, b) for a in one.tenures for b in other.tenures)
        return "one_kind_of_office" if any(_exclude(a, b) for a, b in tenures) else ""

    def keep_apart(self, one: Sequence[Profile], other: Sequence[Profile]) -> str:
        """The same over all pairs; and two forms of a name need a fuller one of which both are forms."""
        found = super().keep_apart(one, other)
        if found:
            return found
        names = {profile.name for profile in (*one, *other)}
        pairs = {(a.name, b.name) for a in one for b in other}
        return "" if all(_have_one_form(a, b, names) for a, b in pairs) else "other_names"

    def is_firm(self, profile: Profile) -> bool:
        """Only an office tells who somebody is."""
        return bool(profile.tenures)


def _have_one_form(one: Name, other: Name, known: Iterable[Name]) -> bool:
    """True where two names are alike, or both are forms of a third that is known: cut, or misspelt."""
    if compare_names(one, other) is not None:
        return True
    longest = max(len(one.words), len(other.words))
    return any(
        len(name.words) >= longest
        and all(len(word) > 1 for word in name.words)
        and compare_names(name, one) is not None
        and compare_names(name, other) is not None
        for name in known
    )


@lru_cache(maxsize=200_000)
def _is_rare(name: Name) -> bool:
    return len(name.words) > 1 and rarity(name) >= _RARE


def _office_blocks(name: Name, office: Office) -> Iterator[str]:
    """An office that one person holds is a block; of one that many hold, only those with like words."""
    if is_shared(office.title):
        yield from (f"o {office.role} {skeleton(sound)}" for sound in name.sounds)
    else:
        yield f"o {office.role}"


def _name_items(likeness: Likeness, *, office: bool, one_word: bool) -> Iterator[tuple[str, float]]:
    yield "name", likeness.weight
    yield from (_SCALE[mark] for mark in likeness.marks)
    if office:
        return
    if not _SAME_NAME.issuperset(likeness.marks):
        yield _SCALE["loose_name"]
    if one_word:
        yield _SCALE["one_word"]


def _office_items(one: Profile, other: Profile) -> Iterator[tuple[str, float]]:
    """The strongest tie between their offices, and what speaks against it."""
    pairs = [(a, b) for a in one.tenures for b in other.tenures]
    if not pairs:
        yield from _home_items(one, other)
        return
    ties = [tie for a, b in pairs if (tie := _tie(a.office, b.office))]
    if ties:
        yield max(ties, key=lambda tie: tie[1])
    if any(name in ("same_office", "shared_office") for name, _ in ties):
        return
    if any(_is_moved(a, b) for a, b in pairs):
        yield _SCALE["moved_office"]
    apart = min(_days_between_full(a, b) for a, b in pairs)
    if apart < _YEAR:
        yield _SCALE["two_offices" if apart < _MONTH else "other_office"]
    if any(_days_between_full(a, b) < _MONTH and _career(a) != _career(b) for a, b in pairs):
        yield _SCALE["other_career"]


@lru_cache(maxsize=500_000)
def _tie(one: Office, other: Office) -> tuple[str, float] | None:
    if one.role == other.role:
        return _SCALE["shared_office" if is_shared(one.title) else "same_office"]
    if one.at == other.at:
        return _SCALE["same_body"]
    a, b = sorted((one.region, other.region), key=len)
    if not a:
        return None
    if a == b:
        sizes = {PROVINCE: "same_province", REGENCY: "same_regency"}
        return _SCALE[sizes.get(len(a), "same_district")]
    if b.startswith(a):
        return _SCALE["region_within" if len(a) == PROVINCE else "same_regency"]
    if a[:REGENCY] == b[:REGENCY] and len(a) >= REGENCY:
        return _SCALE["same_regency"]
    return _SCALE["sister_regions" if a[:PROVINCE] == b[:PROVINCE] else "other_provinces"]


def _home_items(one: Profile, other: Profile) -> Iterator[tuple[str, float]]:
    """Where one has no office: whether the articles are about the same region."""
    first, second = one.regions, other.regions
    if not first or not second:
        return
    if any(a[:REGENCY] == b[:REGENCY] for a in first for b in second):
        yield _SCALE["near"]
    elif any(a[:PROVINCE] == b[:PROVINCE] for a in first for b in second):
        yield _SCALE["near_province"]
    else:
        yield _SCALE["far"]


def _side_items(one: Profile, other: Profile) -> Iterator[tuple[str, float]]:
    """What does not depend on offices."""
    company = len((one.company & other.company) - {one.name.key, other.name.key})
    if company:
        first, more, most = _KNOWN_COMPANY
        yield "company", min(most, first + more * (company - 1))
    if not one.quotes.isdisjoint(other.quotes):
        yield _SCALE["same_quote"]
    if not one.copies.isdisjoint(other.copies):
        yield _SCALE["same_copy"]
    if _gap(one.first, one.last, other.first, other.last) > _LONG:
        yield _SCALE["long_ago"]


def _gap(first: str, last: str, begin: str, end: str) -> int:
    """Days between two times; less than 0 by how much they overlap, 0 where one is not known."""
    if not (first and begin):
        return 0
    return max(day_number(begin) - day_number(last), day_number(first) - day_number(end))


def _exclude(one: Tenure, other: Tenure) -> bool:
    """As in mayors of two cities in one year: one title at two bodies of one kind, held in full by both."""
    a, b = one.office, other.office
    if a.type != b.type or a.at == b.at or a.kind in _SIDE_KINDS:
        return False
    if (a.region and a.region == b.region) or not (one.is_full and other.is_full):
        return False
    apart = -_MONTH if a.kind in _MOVING_KINDS else _YEAR
    return _gap(one.first, one.last, other.first, other.last) < apart


def _is_moved(one: Tenure, other: Tenure) -> bool:
    """One title at two bodies: an acting head of two regions, or a head of one after the other."""
    return one.office.type == other.office.type and one.office.at != other.office.at


def _career(tenure: Tenure) -> str:
    """Kind of body in which one rises; "" for offices that do not bar one another."""
    return tenure.office.kind if tenure.office.kind in _CAREERS else ""


def _days_between_full(one: Tenure, other: Tenure) -> int:
    """Days between two offices that each fill a day, held in full; many where they are not."""
    if one.office.role == other.office.role or not (one.is_full and other.is_full):
        return _LONG
    if one.office.kind in _SIDE_KINDS or other.office.kind in _SIDE_KINDS or not (one.first and other.first):
        return _LONG
    return _gap(one.first, one.last, other.first, other.last)
