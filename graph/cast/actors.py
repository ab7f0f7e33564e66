"""Finds who acts: phrases that name a person, an office, a body or a group, and pronouns."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from graph.cast.cast import Cast
from graph.cast.shapes import Actor, Holding
from graph.lexicon import Phrases, read_list, read_settings, read_table, word_phrases, words
from graph.model import OfficeMention
from graph.text.phrase import NUMERAL, is_short_bracket, sign_at
from graph.text.reading import Reading

_STANDS_IN = frozenset(read_settings("words.toml")["beside_office"]["stands_in"])
_ORIGIN = words("origin")
_SPREAD = tuple(read_settings("words.toml")["office"]["spread"])
_GROUP = read_settings("words.toml")["group"]
_ACTS = tuple(_GROUP["act_beginnings"])
_ENDINGS = frozenset(_GROUP["ends"])
_JOINTS = words("coordinators") | {","}
_CLASSES = frozenset(_GROUP["classes"])
_PEOPLE = frozenset(_GROUP["people"])
_GUESTS = frozenset(_GROUP["before_number"])
_FIELDS = frozenset(_GROUP["served_by"])
_NO_GROUPS = frozenset(_GROUP["none"])
# How many words a group has that the tail of the next one may narrow.
_SHORT = 3
# How many small words may tell which people of a group are meant.
_MOST_QUALITIES = 3


def find_actors(cast: Cast, holders: dict[str, str], holdings: Sequence[Holding] = ()) -> list[Actor]:
    """Phrases that name who acts, in order and none inside another.

    Args:
        cast: The article's cast.
        holders: Person by role, where the article names one current holder.
        holdings: Tenures; an office that one of them ties to a person is that person.
    """
    reading = cast.reading
    offices = {office.first: office for office in cast.offices}
    tied: dict[int, Holding] = {}
    for holding in holdings:
        # "Budi sebagai Camat X menggantikan Usman": the first is whom the office means here
        tied.setdefault(holding.office.first, holding)
    actors: list[Actor] = []
    starts = _starts(cast, offices)
    past = 0
    for i in sorted(starts):
        actor = _actor_at(cast, offices, holders, tied, i) if i >= past else None
        if actor:
            past = max(actor.last, i + 1)
            # "Budi mewakili Bupati X": Budi is there, the one he stands in for is not
            if reading.lowers[i] not in _STANDS_IN and not _is_described(reading, actors, actor):
                actors.append(actor)
    return _share_tails(cast, actors)


def _is_described(reading: Reading, before: Sequence[Actor], actor: Actor) -> bool:
    """True for the "penenun asal Desa Warloka" of "Mama Kristina, penenun asal Desa Warloka": it is she."""
    named = before[-1] if before and before[-1].kind == "person" else None
    if actor.kind != "group" or named is None or named.last + 1 != actor.first:
        return False
    behind = reading.lowers[named.last : actor.last]
    return behind[0] == "," and not _ORIGIN.isdisjoint(behind)


@cache
def _groups() -> Phrases[str]:
    """Names of groups by their forms, also with the ending of whose they are: "warganya"."""
    names = {row["form"]: row["name"] for row in read_table("groups.tsv")}
    owned = {form + end: name for form, name in names.items() for end in words("possessive")}
    return Phrases({**owned, **names})


def _starts(cast: Cast, offices: Collection[int]) -> set[int]:
    """Tokens where a phrase that names who acts may begin."""
    reading = cast.reading
    openers = reading.all_places(words("pronouns") | words("plurals"))
    numbers = (i for i in reading.numbers if reading.lowers[i].isdigit())
    names = (name[0] for name in cast.names())
    found = [reading.hits(_groups()), reading.hits(word_phrases("representatives"))]
    return {*offices, *names, *cast.body_keys(), *found[0], *found[1], *openers, *numbers}


def _share_tails(cast: Cast, actors: list[Actor]) -> list[Actor]:
    """As in "ASN dan PTT di lingkungan Pemprov X": what narrows the second group narrows the first."""
    out = list(actors)
    for number in range(len(out) - 2, -1, -1):
        left, right = out[number], out[number + 1]
        joined = cast.reading.lowers[left.last : right.first]
        if (
            left.kind != "group"
            or right.kind != "group"
            or len(joined) != 1
            or joined[0] not in words("coordinators")
        ):
            continue
        head = _groups().match(cast.reading.lowers, _past_number(cast.reading, right.first))
        tail = cast.reading.text(head[0], right.last) if head else ""
        if any(word[0].isupper() for word in tail.split()) and left.last - left.first <= _SHORT:
            name = f"{cast.entities[left.key].name} {' '.join(tail.split())}"
            key = cast.registry.group(name, cast.reading.span(left.first, left.last)).key
            out[number] = replace(left, key=key)
    return out


def _actor_at(
    cast: Cast, offices: dict[int, OfficeMention], holders: dict[str, str], tied: dict[int, Holding], i: int
) -> Actor | None:
    represented, j = _past_representative(cast.reading, i)
    j = _past_number(cast.reading, j)
    office, name = offices.get(i) or offices.get(j), cast.name_at(j)
    if office:
        return _office_actor(cast, office, holders, tied, i, represented)
    if name:
        return Actor(i, name[3], name[0], "person")
    key = cast.body_keys().get(j)
    if key:
        body = cast.bodies[j]
        return Actor(i, body.last, key, "institution", represented=represented)
    group = cast.reading.hits(_groups()).get(j) or _open_group(cast.reading, j)
    if group and not _is_field(cast.reading, j):
        last = _past_group(cast, group[0])
        count = next((token.text for token in cast.reading.tokens[i:j] if token.text.isdigit()), "")
        key = cast.registry.group(_group_name(cast, group, last), cast.reading.span(j, last), count).key
        return Actor(i, last, key, "group", represented=represented)
    if cast.reading.lowers[i] in words("pronouns"):
        return Actor(i, i + 1, "", "pronoun", named=False)
    return None


def _past_representative(reading: Reading, i: int) -> tuple[bool, int]:
    hit = reading.hits(word_phrases("representatives")).get(i)
    if hit and hit[0] < len(reading.tokens):
        return True, hit[0]
    return False, i


def _past_number(reading: Reading, i: int) -> int:
    """Index after "para", "120", "sekitar 250"."""
    while i + 1 < len(reading.tokens) and (
        reading.lowers[i] in words("plurals") or reading.tokens[i].text.isdigit()
    ):
        i += 1
    return i


def _open_group(reading: Reading, i: int) -> tuple[int, str] | None:
    """The noun behind "para" or a number of guests, and the index behind it: "diikuti 40 kiper"."""
    counted = i > 1 and reading.tokens[i - 1].text.isdigit() and reading.lowers[i - 2] in _GUESTS
    if not counted and (not i or reading.lowers[i - 1] not in _PEOPLE):
        return None
    low = reading.lowers[i]
    known = low in read_list("common_words.txt") and not reading.tokens[i].cap
    return (i + 1, low) if known and low.isalpha() and low not in _NO_GROUPS else None


def _is_field(reading: Reading, i: int) -> bool:
    """True for the "Masyarakat" of "Seksi Bimbingan Masyarakat Islam", which works for it."""
    return i > 0 and reading.tokens[i].cap and reading.tokens[i - 1].cap and reading.lowers[i - 1] in _FIELDS


def _group_name(cast: Cast, group: tuple[int, str], last: int) -> str:
    """The group's name with what narrows it, without brackets."""
    tail = re.sub(r"\([^()]*\)", "", cast.reading.text(group[0], last)) if last > group[0] else ""
    return " ".join(f"{group[1]} {tail}".split())


def _past_qualities(reading: Reading, i: int) -> int:
    """Index after small words that tell which people are meant: "warga kurang mampu"."""
    j, n = i, len(reading.tokens)
    while j < n and j - i < _MOST_QUALITIES and _is_quality(reading, j):
        j += 1
    if j < n and (reading.lowers[j] in _CLASSES or reading.lowers[j - 1] in _CLASSES):
        return _past_class(reading, j + (reading.lowers[j] in _CLASSES))
    return j if j >= n or not reading.tokens[j].text[0].isalnum() or reading.lowers[j] in _ENDINGS else i


def _past_class(reading: Reading, i: int) -> int:
    """Index after the numbers of "pejabat eselon III dan IV"."""
    while i < len(reading.tokens):
        if NUMERAL.match(reading.tokens[i].text):
            i += 1
        elif reading.lowers[i] in _JOINTS and NUMERAL.match(sign_at(reading.tokens, i + 1)):
            i += 2
        else:
            break
    return i


def _is_quality(reading: Reading, i: int) -> bool:
    low = reading.lowers[i]
    known = low in read_list("common_words.txt") and not reading.tokens[i].cap
    act = low.startswith(_ACTS) and low not in _GROUP["qualities"]
    return known and not act and low not in read_list("function_words.txt") and low not in _ENDINGS | _CLASSES


def _past_group(cast: Cast, i: int) -> int:
    """Index after what narrows a group: "ASN di lingkungan Pemkot X", "guru PPKn", "penenun dari 12 desa"."""
    tokens, lowers = cast.reading.tokens, cast.reading.lowers
    i = _past_qualities(cast.reading, i)
    if is_short_bracket(tokens, i):
        i += 3
    for region_first in (i, i + 1):
        region = cast.regions.get(region_first)
        if region and (region_first == i or lowers[i].startswith(_SPREAD)):
            return region.last
    if i in cast.body_keys():
        return cast.bodies[i].last
    lead = word_phrases("group_leads").match(lowers, i)
    if lead and lead[0] in cast.body_keys():
        return cast.bodies[lead[0]].last
    if lead and lead[0] in cast.regions:
        return cast.regions[lead[0]].last
    if i < len(tokens) and tokens[i].cap and tokens[i].upper and i not in cast.body_keys():
        return i + 1
    return i


def _office_actor(
    cast: Cast,
    office: OfficeMention,
    holders: dict[str, str],
    tied: dict[int, Holding],
    i: int,
    represented: bool,
) -> Actor:
    """An office, with the name of its holder where that follows."""
    role = cast.role_of(office)
    entity = cast.entities[role]
    held = tied.get(office.first)
    name = _holder_named(cast, office, held)
    if name:
        return Actor(i, name[3], name[0], "person")
    if represented and entity.at and entity.at.startswith("institution"):
        return Actor(i, office.last, entity.at, "institution", represented=True)
    person = held.person if held else None
    if person is None and not office.plural and office.capacity not in ("calon", "mantan"):
        person = holders.get(role)
    if person:
        return Actor(i, office.last, person, "person", named=False)
    return Actor(i, office.last, role, "role", plural=office.plural)


def _holder_named(
    cast: Cast, office: OfficeMention, held: Holding | None
) -> tuple[str, int, int, int] | None:
    """The name of the holder behind an office, also past its region: "Gubernur X (Y), H. Herman Deru"."""
    if office.plural:
        return None
    name = cast.name_at(office.last)
    if name or held is None or held.last <= office.last:
        return name
    return next((name for i in range(office.last, held.last) if (name := cast.name_at(i))), None)
