"""The cast of an article: what its mentions are, under one name each, and who a phrase means.

"Bawaslu" in an article about Kota Bandung is Badan Pengawas Pemilihan Umum Kota Bandung; "Kapolda" after
"Kapolda Kalbar" is the same office; "Bupati" is whoever the article says holds it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from graph.lexicon import (
    Phrases,
    Region,
    phrases,
    read_settings,
    regions,
    regions_by_name,
    split_tokens,
    word_phrases,
    words,
)
from graph.mentions.persons import PersonMentions
from graph.model import BodyMention, OfficeMention, RegionMention, Span
from graph.text.reading import Reading

_LARGE = ("kota", "kabupaten")


@dataclass(frozen=True, slots=True)
class Actor:
    """A phrase that names who acts: tokens ``first:last``.

    Args:
        key: The person, role, institution or group that is meant.
        kind: "person", "role", "institution", "group" or "pronoun".
        named: True where its own words name it; False for a pronoun or an office resolved to its holder.
        plural: A whole class ("para camat").
        represented: "perwakilan Bawaslu", "mewakili Kapolres".
    """

    first: int
    last: int
    key: str
    kind: str
    named: bool = True
    plural: bool = False
    represented: bool = False


@dataclass(slots=True)
class Entity:
    """A thing of the article while it is gathered: its name, other forms and mentions."""

    key: str
    name: str
    forms: list[str] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    kind: str = ""
    at: str | None = None
    parent: str | None = None
    territory: str | None = None
    code: str | None = None
    plural: bool = False

    @property
    def aliases(self) -> tuple[str, ...]:
        """Every other form, in order of first use."""
        return tuple(dict.fromkeys(form for form in self.forms if form and form != self.name))


@dataclass(frozen=True, slots=True)
class Holding:
    """A person at an office mention: indices into the mentions, and the capacity that stands there."""

    person: str
    office: OfficeMention
    first: int
    last: int
    stated: bool = True


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
        self.bodies = bodies
        self.offices = list(offices)
        self.entities: dict[str, Entity] = {}
        self._keys: dict[tuple[str, str], str] = {}
        self._counts: Counter[str] = Counter()
        self._levels = _known_levels(found_regions.values(), bodies.values(), offices)
        self.home = _home(reading, found_regions, bodies, offices)
        self._office_roles: dict[int, str] = {}
        self._body_keys: dict[int, str] = {}
        self._add_people(people)
        self._add_bodies()
        self._add_offices()

    # --- entities

    def _entity(self, kind: str, name: str, identity: str | None = None) -> Entity:
        """The entity of that kind and name, made when it is new."""
        key = self._keys.get((kind, identity or name.lower()))
        if key is None:
            key = f"{kind}:{self._counts[kind]}"
            self._counts[kind] += 1
            self._keys[kind, identity or name.lower()] = key
            self.entities[key] = Entity(key, name)
        return self.entities[key]

    def of_kind(self, kind: str) -> list[Entity]:
        """Entities whose key begins with `kind`."""
        return [entity for key, entity in self.entities.items() if key.startswith(kind + ":")]

    def _add_people(self, people: Sequence[PersonMentions]) -> None:
        self._names: dict[int, tuple[str, int, int, int]] = {}
        for number, person in enumerate(people):
            entity = self._entity("person", person.name, f"{person.name.lower()}#{number}")
            entity.forms.extend(person.aliases)
            for mention in person.mentions:
                entity.mentions.append(self.reading.span(mention.first, mention.last))
                self._names[mention.start] = (entity.key, mention.first, mention.last, mention.end)

    def _add_bodies(self) -> None:
        held = {office.body.first: office.body for office in self.offices if office.body}
        covered: set[int] = set()
        for i in sorted(self.bodies):
            if i in covered:
                continue
            body = held.get(i, self.bodies[i])
            covered.update(range(i, body.last))
            self._body_keys[i] = self.institution(body).key

    def _add_offices(self) -> None:
        for office in self.offices:
            self._office_roles[office.first] = self.role(office).key

    def institution(self, body: BodyMention) -> Entity:
        """The institution that a body mention names."""
        name = self.full_name(body)
        entity = self._entity("institution", name)
        entity.kind = entity.kind or body.kind
        text = self.reading.text(body.first, body.last)
        if body.last > body.first:
            entity.mentions.append(self.reading.span(body.first, body.last))
            entity.forms.append(" ".join(text.split()))
        if body.short:
            entity.forms.append(body.short)
            region = self._region_of(body)
            if region:
                entity.forms.append(f"{body.short} {region.full_name}")
        region = self._region_of(body)
        if region and region.name:
            place = self.place(region)
            entity.at = place.key
            entity.territory = place.name
        if body.parent:
            entity.parent = self.institution(body.parent).key
        return entity

    def place(self, region: RegionMention) -> Entity:
        """The region as a place."""
        region = self._leveled(region)
        entity = self._entity("place", region.full_name)
        entity.kind = region.level or "wilayah"
        entity.code = region.code or entity.code
        span = self.reading.span(region.first, region.last)
        if region.last > region.first and span not in entity.mentions:
            entity.mentions.append(span)
        return entity

    def venue(self, name: str, span: Span) -> Entity:
        """A venue as a place."""
        entity = self._entity("place", name)
        entity.kind = entity.kind or "tempat"
        entity.mentions.append(span)
        return entity

    def region_body(self, region: RegionMention) -> Entity:
        """A region that acts or is visited as a body ("kunjungan ke Kecamatan X")."""
        entity = self._entity("institution", region.full_name)
        entity.kind = "pemerintah"
        entity.mentions.append(self.reading.span(region.first, region.last))
        place = self.place(region)
        entity.at, entity.territory = place.key, place.name
        return entity

    def group(self, name: str, span: Span) -> Entity:
        """A collective."""
        entity = self._entity("group", name)
        if span not in entity.mentions:
            entity.mentions.append(span)
        return entity

    def role(self, office: OfficeMention) -> Entity:
        """The office at its body or region."""
        if self._is_class(office):
            office = replace(office, plural=True)
            at = None
        else:
            at = self._at(office)
        if at and not self.entities[at].mentions:
            self.entities[at].mentions.append(self.reading.span(office.first, office.last))
        entity = self._entity("role", office.title, f"{office.title.lower()}@{at}{'+' * office.plural}")
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

    def _is_class(self, office: OfficeMention) -> bool:
        """As in "Gubernur, Bupati, Walikota ...": heads of several levels in a row without a region are all of them."""
        kind, _, level = office.at.partition(":")
        if kind != "region" or office.region or office.capacity or level not in (*_LARGE, "provinsi"):
            return False
        near = [
            other for other in self.offices
            if other is not office and other.at.startswith("region:") and other.at != office.at and not other.region
            and (abs(other.first - office.last) <= 1 or abs(office.first - other.last) <= 1)
        ]  # fmt: skip
        return any(other.at.partition(":")[2] in (*_LARGE, "provinsi") for other in near)

    # --- names in full

    def full_name(self, body: BodyMention) -> str:
        """Written out, with its territory."""
        region = self._region_of(body)
        if body.reach == "government":
            return self._government_name(body, region)
        if body.reach == "part":
            parent = body.parent or self._nearest_whole(body)
            return f"{body.name} {self.full_name(parent)}" if parent else body.name
        if body.reach == "placed":
            known = self._completed(body)
            return known or (f"{body.name} {region.name}" if region else body.name)
        return f"{body.name} {region.full_name}".strip() if region and region.name else body.name

    def _government_name(self, body: BodyMention, region: RegionMention | None) -> str:
        if region is None:
            return body.name
        level = body.name.split()[-1].lower()
        return f"Pemerintah {region.full_name}" if level == "daerah" else f"{body.name} {region.name}"

    def _region_of(self, body: BodyMention) -> RegionMention | None:
        """The region that stands with a body, else the one that is meant."""
        region = body.region
        if region and (region.name or region.level is None):
            if region.name:
                return self._leveled(region)
            return self.home
        if body.reach in ("regional", "field"):
            same = self._same_body_region(body)
            return same or self._home_at(region.level if region else None)
        if body.reach == "government":
            level = body.name.split()[-1].lower()
            return self._home_at(level) if level != "daerah" else self.home
        if body.reach == "placed" and body.kind != "organisasi":
            return self.home
        return None

    def _same_body_region(self, body: BodyMention) -> RegionMention | None:
        """The region of another mention of the same body, or of the next one in a coordination."""
        for i in range(body.last, min(body.last + 4, len(self.reading.tokens))):
            other = self.bodies.get(i)
            if (
                other
                and other.region
                and other.region.name
                and self.reading.lowers[i - 1] in words("coordinators")
            ):
                return self._leveled(other.region)
        for other in self.bodies.values():
            if other.name == body.name and other.region and other.region.name:
                return self._leveled(other.region)
        return None

    def _completed(self, body: BodyMention) -> str | None:
        """As in "Polda" after "Polda Kalbar": the full name of an earlier mention."""
        stem = body.name
        for other in [*self.bodies.values(), *(office.body for office in self.offices if office.body)]:
            if other.reach == "complete" and other.name.startswith(stem + " "):
                return other.name
        return None

    def _nearest_whole(self, body: BodyMention) -> BodyMention | None:
        for other in self.bodies.values():
            if other.name == body.name and other.parent:
                return other.parent
        return None

    def _leveled(self, region: RegionMention) -> RegionMention:
        """With its level, where the article or the list of regions tells."""
        if region.level or not region.name:
            return region
        level = self._levels.get(region.name.lower())
        if level is None and self.home and self.home.name == region.name:
            level = self.home.level
        return replace(region, level=level, code=_code(region.name, level)) if level else region

    def _home_at(self, level: str | None) -> RegionMention | None:
        """The article's region at a level."""
        if self.home is None or level is None or self.home.level == level:
            return self.home
        if level == "provinsi" and self.home.code:
            return _as_mention(regions()[self.home.code[:2]])
        for region in self.regions.values():
            if region.level == level and region.name:
                return region
        return None

    def _at(self, office: OfficeMention) -> str | None:
        """Key of the body or region at which an office is held."""
        kind, _, level = office.at.partition(":")
        if office.body is not None:
            return self.institution(self._office_body(office)).key
        if kind == "own" and office.base:
            return self._entity_of_base(office.base)
        if kind in ("own-region", "secretariat", "advisor"):
            base = {"secretariat": "Sekretariat Daerah", "advisor": "Pemerintah"}.get(kind, office.base or "")
            region = self._leveled(office.region) if office.region else self.home
            body = BodyMention(office.last, office.last, base, "pemerintah", "regional", region)
            return self.institution(body).key
        if kind in ("region", "government", "class"):
            region = self._office_region(office, level)
            return self.place(region).key if region else None
        if office.region and office.region.name:
            return self.place(office.region).key
        earlier = self._same_office(office)
        if earlier and earlier.body:
            return self.institution(earlier.body).key
        if self.home and office.title.startswith(tuple(words("secretariat_parts"))):
            secretariat = BodyMention(
                office.last, office.last, "Sekretariat Daerah", "pemerintah", "regional", self.home
            )
            return self.institution(secretariat).key
        return self._body_before(office)

    def _entity_of_base(self, base: str) -> str:
        entity = self._entity("institution", base)
        entity.kind = entity.kind or ("kementerian" if base.startswith("Kementerian") else "lainnya")
        return entity.key

    def _office_body(self, office: OfficeMention) -> BodyMention:
        body = office.body
        assert body is not None
        if body.reach == "complete" and office.base:
            # "Duta Besar Jepang" is the one called "Duta Besar Jepang untuk Indonesia" elsewhere
            longer = (other.body for other in self.offices if other.body and other.base == office.base)
            return next((other for other in longer if other.name.startswith(f"{body.name} ")), body)
        if body.reach == "placed" and body.last == body.first:
            shared = self._shared_place(office)
            earlier = self._same_office(office)
            if shared:
                return replace(body, name=f"{body.name} {shared}", reach="complete")
            if earlier and earlier.body:
                return earlier.body
            region = (
                self._home_at("provinsi") if "Daerah" in body.name or "Tinggi" in body.name else self.home
            )
            return replace(body, name=f"{body.name} {region.name}" if region else body.name, reach="complete")
        return body

    def _shared_place(self, office: OfficeMention) -> str | None:
        """As in "Kapolsek dan Danramil Simpang Tiga": both are of Simpang Tiga."""
        if office.last >= len(self.reading.tokens) or self.reading.lowers[office.last] not in words(
            "coordinators"
        ):
            return None
        following = next((other for other in self.offices if other.first == office.last + 1), None)
        if following is None or following.body is None or not following.base:
            return None
        name = following.body.name.removeprefix(following.base).strip()
        return name if name and not name[0].isdigit() else None

    def _same_office(self, office: OfficeMention) -> OfficeMention | None:
        """A mention of the same office that says where it is: before, else after."""
        complete = [
            other for other in self.offices
            if other.title == office.title and other is not office
            and ((other.body and other.body.last > other.body.first) or (other.region and other.region.name))
        ]  # fmt: skip
        before = [other for other in complete if other.first < office.first]
        return before[-1] if before else complete[0] if complete else None

    def _office_region(self, office: OfficeMention, level: str) -> RegionMention | None:
        if office.region and office.region.name:
            return self._leveled(office.region)
        shared = self._shared_region(office)
        earlier = None if office.plural else self._same_office(office)
        if shared:
            return (
                replace(shared, level=level)
                if level in ("kota", "kabupaten", "provinsi") and not office.plural
                else shared
            )
        if earlier and earlier.region:
            return self._leveled(earlier.region)
        if office.plural and level in words("small_levels"):
            districts = {
                other.region.name: other.region
                for other in self.offices
                if other.at == "region:kecamatan" and other.region
            }
            return next(iter(districts.values())) if len(districts) == 1 else self.home
        if office.plural or not level:
            return self.home
        if level in ("kota", "kabupaten", "provinsi"):
            home = self._home_at(level)
            return home if home and home.level == level else None
        small = Counter(region.full_name for region in self.regions.values() if region.level == level)
        best = small.most_common(1)[0][0] if small else None
        return next((region for region in self.regions.values() if region.full_name == best), None)

    def _shared_region(self, office: OfficeMention) -> RegionMention | None:
        """As in "para camat dan lurah se-Kota Kendari", "Bupati dan Wakil Bupati Bone"."""
        if office.last + 1 >= len(self.reading.tokens) or self.reading.lowers[office.last] not in words(
            "coordinators"
        ):
            return None
        following = next((other for other in self.offices if other.first == office.last + 1), None)
        if following and following.region and following.region.name:
            return self._leveled(following.region)
        return None

    def _body_before(self, office: OfficeMention) -> str | None:
        """As in "Wakapolda", "Dirresnarkoba", "Rektor": the body that the article named last before it."""
        first = office.title.removeprefix("Wakil ").split()[0]
        kinds = _BODY_KINDS.get(first)
        best: str | None = None
        for i, key in self._body_keys.items():
            entity = self.entities[key]
            if (kinds and entity.kind not in kinds) or self.bodies[i].reach == "part":
                continue
            if i < office.first or best is None:
                best = key
        return best if kinds else self._last_office_body(office)

    def _last_office_body(self, office: OfficeMention) -> str | None:
        """In a list the body of the office before: "Kapolda X, didampingi Kabid Humas"."""
        if office.at in ("none",):
            return None
        before = [other for other in self.offices if other.first < office.first and other.body]
        return self.institution(before[-1].body).key if before and before[-1].body else None

    # --- who a phrase means

    def name_at(self, i: int) -> tuple[str, int, int, int] | None:
        """Person key, first and last token of the name and end with degrees, where one begins at `i`."""
        return self._names.get(i)

    def names(self) -> list[tuple[int, str, int, int, int]]:
        """Every name mention: start, person key, first, last, end."""
        return [(start, *rest) for start, rest in sorted(self._names.items())]

    def role_of(self, office: OfficeMention) -> str:
        """Key of the role of an office mention."""
        return self._office_roles[office.first]

    def body_keys(self) -> dict[int, str]:
        """Institution keys by the first token of their mentions."""
        return self._body_keys


_BODY_KINDS: dict[str, tuple[str, ...]] = {
    first: tuple(kinds) for first, kinds in read_settings("words.toml")["office_body_kinds"].items()
}


def _code(name: str, level: str | None) -> str | None:
    for region in regions_by_name().get(name.lower(), ()):
        if region.level == level:
            return region.code
    return None


def _as_mention(region: Region) -> RegionMention:
    return RegionMention(0, 0, region.name, region.level, region.code, False)


def _known_levels(
    found: Iterable[RegionMention], bodies: Iterable[BodyMention], offices: Iterable[OfficeMention]
) -> dict[str, str]:
    """What the article says about names that a kota and a kabupaten share."""
    votes: dict[str, Counter[str]] = {}
    everything = [
        *found,
        *(body.region for body in bodies if body.region),
        *(office.region for office in offices if office.region),
    ]
    for region in everything:
        if region.level in _LARGE and region.name:
            votes.setdefault(region.name.lower(), Counter())[region.level] += 1
    return {name: counted.most_common(1)[0][0] for name, counted in votes.items()}


def _home(
    reading: Reading,
    found: dict[int, RegionMention],
    bodies: dict[int, BodyMention],
    offices: Sequence[OfficeMention],
) -> RegionMention | None:
    """The article's region: what its governors, bodies and dateline name most, the early ones more."""
    votes: Counter[tuple[str, str]] = Counter()
    for office in offices:
        if office.region and office.region.level in (*_LARGE, "provinsi") and office.region.name:
            votes[office.region.name, office.region.level] += 4
    for region in [*found.values(), *(body.region for body in bodies.values() if body.region)]:
        if region.level in (*_LARGE, "provinsi") and region.name:
            votes[region.name, region.level] += 2 if region.first < len(reading.tokens) // 3 else 1
    for found_region in _dateline_regions(reading.dateline or ""):
        votes[found_region.name, found_region.level] += 3
    for found_region in _headline_regions(reading.headline or ""):
        votes[found_region.name, found_region.level] += 2
    if not votes:
        return None
    (name, level), _ = max(votes.items(), key=lambda vote: (vote[1], vote[0]))
    return RegionMention(0, 0, name, level, _code(name, level), False)


def _dateline_regions(text: str) -> list[Region]:
    """The city or regency that a dateline names, itself or by one of its districts ("TARUTUNG")."""
    found = regions_by_name().get(text.lower().strip(" ,."), ())
    large = [region for region in found if len(region.code) == 5]
    if large:
        return large[:1] if len({region.level for region in large}) == 1 else []
    parents = {region.code[:5] for region in found if len(region.code) > 5}
    return [regions()[code] for code in parents] if len(parents) == 1 else []


def _headline_regions(text: str) -> list[Region]:
    """Cities and regencies in a headline."""
    words_ = split_tokens(text.lower())
    hits = _large_names().find(words_)
    return [regions()[code] for _, code in hits.values()]


@cache
def _large_names() -> Phrases[str]:
    """Codes by name of the cities and regencies that no other shares its name with."""
    names = {}
    for name, found in regions_by_name().items():
        large = [region for region in found if len(region.code) == 5]
        if len(large) == 1 and large[0] is found[0]:
            names[name] = large[0].code
    return Phrases(names)


def find_actors(cast: Cast, holders: dict[str, str], holdings: Sequence[Holding] = ()) -> list[Actor]:
    """Phrases that name who acts, in order and none inside another.

    Args:
        cast: The article's cast.
        holders: Person by role, where the article names one current holder.
        holdings: Tenures; an office that one of them ties to a person is that person.
    """
    reading = cast.reading
    offices = {office.first: office for office in cast.offices}
    tied = {holding.office.first: holding.person for holding in holdings}
    actors: list[Actor] = []
    i = 0
    while i < len(reading.tokens):
        actor = _actor_at(cast, offices, holders, tied, i)
        if actor:
            actors.append(actor)
            i = max(actor.last, i + 1)
        else:
            i += 1
    return _share_tails(cast, actors)


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
        head = phrases("groups.tsv", "name").match(
            cast.reading.lowers, _past_number(cast.reading, right.first)
        )
        tail = cast.reading.text(head[0], right.last) if head else ""
        if tail and left.last - left.first <= 3:
            name = f"{cast.entities[left.key].name} {' '.join(tail.split())}"
            key = cast.group(name, cast.reading.span(left.first, left.last)).key
            out[number] = replace(left, key=key)
    return out


def _actor_at(
    cast: Cast, offices: dict[int, OfficeMention], holders: dict[str, str], tied: dict[int, str], i: int
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
    group = cast.reading.hits(phrases("groups.tsv", "name")).get(j)
    if group:
        last = _past_group(cast, group[0])
        tail = re.sub(r"\([^()]*\)", "", cast.reading.text(group[0], last))
        full = " ".join(f"{group[1]} {tail}".split())
        key = cast.group(full, cast.reading.span(j, last)).key
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


def _past_group(cast: Cast, i: int) -> int:
    """Index after what narrows a group: "ASN di lingkungan Pemkot X", "guru PPKn", "penenun dari 12 desa"."""
    tokens, lowers = cast.reading.tokens, cast.reading.lowers
    if i + 2 < len(tokens) and tokens[i].text == "(" and tokens[i + 2].text == ")":
        i += 3
    for region_first in (i, i + 1):
        region = cast.regions.get(region_first)
        if region and (region_first == i or lowers[i].startswith("se")):
            return region.last
    for lead in ("di lingkungan", "dilingkungan", "lingkup", "di lingkup", "dari", "asal", "di"):
        parts = lead.split()
        if lowers[i : i + len(parts)] == parts:
            j = i + len(parts)
            if j in cast.body_keys():
                return cast.bodies[j].last
            if j in cast.regions:
                return cast.regions[j].last
    if i < len(tokens) and tokens[i].cap and tokens[i].upper and i not in cast.body_keys():
        return i + 1
    return i


def _office_actor(
    cast: Cast,
    office: OfficeMention,
    holders: dict[str, str],
    tied: dict[int, str],
    i: int,
    represented: bool,
) -> Actor:
    """An office, with the name of its holder where that follows."""
    role = cast.role_of(office)
    entity = cast.entities[role]
    last = office.last
    if last < len(cast.reading.tokens) and cast.reading.tokens[last].text == ",":
        apposed = cast.name_at(last + 1)
        last = last + 1 if apposed and tied.get(office.first) == apposed[0] else last
    name = cast.name_at(last) if not office.plural else None
    if name:
        return Actor(i, name[3], name[0], "person")
    if represented and entity.at and entity.at.startswith("institution"):
        return Actor(i, office.last, entity.at, "institution", represented=True)
    person = tied.get(office.first)
    if person is None and not office.plural and office.capacity not in ("calon", "mantan"):
        person = holders.get(role)
    if person:
        return Actor(i, office.last, person, "person", named=False)
    return Actor(i, office.last, role, "role", plural=office.plural)
