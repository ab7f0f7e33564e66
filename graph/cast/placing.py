"""Places offices: "Kapolda" after "Kapolda Kalbar" is the same office, "Bupati" is the article's own."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from graph.cast.registry import Registry
from graph.cast.territory import LEVELS
from graph.lexicon import (
    phrases,
    read_settings,
    words,
)
from graph.model import BodyMention, OfficeMention, RegionMention
from graph.text.reading import Reading

_INSTITUTION = read_settings("words.toml")["institution"]
# The bodies of offices that say no more than that they serve a region's government.
_NAMES = {"secretariat": _INSTITUTION["secretariat"], "advisor": _INSTITUTION["government"]}
_BESIDE = read_settings("words.toml")["beside_office"]
_LEVELED = tuple(f"region:{level}" for level in LEVELS)
_COMMITTEES = tuple(_INSTITUTION["committees"])
_GOVERNING = (*_LEVELED, "government", "advisor", "secretariat")
_MINISTRY = read_settings("words.toml")["office"]["ministry"]
_DEPUTY = read_settings("words.toml")["office"]["deputy"] + " "
_HEADED = frozenset(read_settings("words.toml")["office"]["bare_heads"])
_HEAD_SPACED = read_settings("words.toml")["office"]["head_spaced"]
# Bodies with bureaus and sections of their own: "Rektor X, Kepala Biro Umum".
_HOUSES = ("kejaksaan", "kementerian", "militer", "pendidikan", "pengadilan", "perusahaan", "polisi")
# By the beginning of a title, a word in the name of the police unit that has the office.
_LEVELS_OF: dict[str, str] = read_settings("words.toml")["office_police_levels"]
_BODY_KINDS: dict[str, list[str]] = read_settings("words.toml")["office_body_kinds"]


class Placing:
    """Tells at which body or region an article's offices are held.

    Args:
        reading: The article.
        bodies: By first token.
        offices: In order.
        registry: Its entities.
        body_keys: Keys of institutions by the first token of their mentions.
    """

    def __init__(
        self,
        reading: Reading,
        bodies: Mapping[int, BodyMention],
        offices: Sequence[OfficeMention],
        registry: Registry,
        body_keys: Mapping[int, str],
    ) -> None:
        self.reading = reading
        self.bodies = bodies
        self.offices = offices
        self.registry = registry
        self.territory = registry.territory
        self.body_keys = body_keys
        self._by_first = {office.first: office for office in offices}
        self._by_last = {office.last: office for office in offices}
        self._fitting: dict[str, list[int]] = {}
        self._leading = _Leading()

    def place_of(self, office: OfficeMention) -> str | None:
        """Key of the body or region at which an office is held."""
        kind, _, level = office.at.partition(":")
        if self._is_any(office):
            return None
        if office.body is not None:
            return self.registry.institution(self._office_body(office, office.body)).key
        following = self._joined(office) if office.plural and kind == "body" else None
        if following and following.plural and following.body and office.title in following.title:
            # "kepala sekolah dan wakil kepala sekolah SMP se-Kota X"
            return self.registry.institution(following.body).key
        if office.title.endswith(_COMMITTEES):
            # its committee is that of an event (see `Cast.place_committees`)
            return None
        if kind == "own" and office.base:
            return self.registry.of_base(office.base)
        if kind in ("own-region", "secretariat", "advisor"):
            earlier = None if office.region or office.plural else self._same_office(office)
            if earlier and earlier.body:
                return self.registry.institution(earlier.body).key
            stated = office.region or (earlier.region if earlier else None)
            region = self.territory.leveled(stated) if stated else self.territory.home
            return self._own_body(office, _NAMES.get(kind, office.base or ""), region)
        if kind == "government" and level and not (office.region and office.region.name):
            region = self.territory.home_at(level)
            return self.registry.place(region).key if region else None
        if kind in ("region", "government", "class"):
            region = self._office_region(office, level)
            return self.registry.place(region).key if region else None
        if office.region and office.region.name:
            return self.registry.place(office.region).key
        own = self._own_before(office) if kind == "ministry" and not office.plural else None
        if own:
            return self.registry.of_base(own)
        same = self._same_office(office)
        if same and same.body:
            beside = self._body_in_sentence(office) if same.first > office.first else None
            return beside or self.registry.institution(same.body).key
        if self.territory.home and office.title.startswith(tuple(words("secretariat_parts"))):
            house = self._of_level(office, self._house_before(office))
            if house is None and not self._has_government:
                # "Kepala Bagian Tata Usaha" among the people of a ministry's regional office
                house = self._last_office_body(office)
            return house or self._own_body(office, _NAMES["secretariat"], self.territory.home)
        return self._of_level(office, self._body_before(office))

    def _of_level(self, office: OfficeMention, key: str | None) -> str | None:
        """The police unit that has such an office: a Kasat serves a Polres, not the Polsek named last."""
        level = next((word for start, word in _LEVELS_OF.items() if office.title.startswith(start)), None)
        found = self.registry.entities[key] if key else None
        if level is None or found is None or found.kind != "polisi" or level in found.name:
            return key
        return next((unit for unit in self._police if level in self.registry.entities[unit].name), key)

    @cached_property
    def _police(self) -> list[str]:
        """Keys of the article's police units, once each, larger ones told by name."""
        stated = [office for office in self.offices if office.body and office.body.kind == "polisi"]
        keys = [self.registry.institution(self._office_body(o, o.body)).key for o in stated if o.body]
        keys += [self.body_keys[i] for i in self.body_keys if self.bodies[i].kind == "polisi"]
        return list(dict.fromkeys(keys))

    def in_full(self, office: OfficeMention) -> OfficeMention:
        """The fuller office before that a bare "Kadis" or "Kabag" means: "Kabag Hukum"; else the office."""
        bare = office.region is None and (office.body is None or office.body.last == office.body.first)
        if office.plural or not bare or office.at == "own-region":
            return office
        fuller = self._fuller.get(office.title, ())
        at = bisect_left(fuller, office.first, key=_first)
        return fuller[at - 1] if at else office

    @cached_property
    def _fuller(self) -> Mapping[str, list[OfficeMention]]:
        """The offices that a bare one may mean, by its title."""
        out: defaultdict[str, list[OfficeMention]] = defaultdict(list)
        for office in self.offices:
            own = office.title in _HEADED and office.at == "own-region"
            longer = (head for head in _HEADED if office.title.startswith(f"{head} "))
            bare = office.title if own else next(longer, None)
            if bare and not office.plural:
                out[bare].append(office)
        return out

    def _represented(self, office: OfficeMention) -> OfficeMention | None:
        """As in "Pasi Ops Kapten Inf Yuhardi mewakili Dandim 0313/KPR": the office stood in for."""
        i = office.last
        while i < len(self.reading.tokens) and self.reading.tokens[i].cap:
            i += 1
        stands_in = i < len(self.reading.tokens) and self.reading.lowers[i] in _BESIDE["stands_in"]
        return self._by_first.get(i + 1) if stands_in else None

    def _is_any(self, office: OfficeMention) -> bool:
        """True for "Kapolsek jajaran": heads of several units, and none of them is named."""
        body = office.body
        if office.plural and body is None and office.at == "ministry":
            return True
        unplaced = body is not None and body.reach == "placed" and body.last == body.first
        return office.plural and unplaced and self._shared_place(office) is None

    def _house_before(self, office: OfficeMention) -> str | None:
        """As in "Kapolda X didampingi Karo Ops": the unit of an office before, in its sentence."""
        for other in reversed(self._by_sentence[self.reading.sentence_of[office.first]]):
            if other.first < office.first:
                at = (
                    None
                    if other.title.startswith(tuple(words("secretariat_parts")))
                    else self.place_of(other)
                )
                kind = self.registry.entities[at].kind if at else ""
                if kind:
                    return at if kind in _HOUSES else None
        return None

    @cached_property
    def _by_sentence(self) -> Mapping[int, list[OfficeMention]]:
        """The offices by the number of their sentence."""
        out: defaultdict[int, list[OfficeMention]] = defaultdict(list)
        for office in self.offices:
            out[self.reading.sentence_of[office.first]].append(office)
        return out

    @cached_property
    def _has_government(self) -> bool:
        """True where somebody or something of a region's government appears."""
        held = any(office.at in _GOVERNING for office in self.offices)
        return held or any(body.reach == "government" for body in self.bodies.values())

    def _own_body(self, office: OfficeMention, name: str, region: RegionMention | None) -> str:
        """Key of a body of a region's government that no word of its own names."""
        body = BodyMention(
            office.last, office.last, name, "pemerintah", "regional", region, None, _short_of(office)
        )
        return self.registry.institution(body).key

    def is_class(self, office: OfficeMention) -> bool:
        """True for heads of several levels in a row without a region: all of them are meant.

        As in "Gubernur, Bupati, Walikota ...".
        """
        kind, _, level = office.at.partition(":")
        if kind != "region" or office.region or office.capacity or level not in LEVELS:
            return False
        told = phrases("speech_verbs.tsv", "use").match(self.reading.lowers, max(0, office.first - 1))
        if told and told[0] == office.first:
            # "Kembali kata Wabup, Gubernur harus hadir"
            return False
        beside = [self._by_first.get(office.last + step) for step in (-1, 0, 1)]
        beside += [self._by_last.get(office.first + step) for step in (-1, 0, 1)]
        return any(
            other.at in _LEVELED for other in beside if other and other.at != office.at and not other.region
        )

    def _office_body(self, office: OfficeMention, body: BodyMention) -> BodyMention:
        """The body that stands with an office, completed from the rest of the article."""
        classed = self.registry.names.classed(body.name) if body.reach == "complete" else None
        if classed:
            return replace(body, name=classed)
        if body.reach == "complete" and office.base:
            # "Duta Besar Jepang" is the one called "Duta Besar Jepang untuk Indonesia" elsewhere
            longer = self._by_base[office.base]
            return next((other for other in longer if other.name.startswith(f"{body.name} ")), body)
        if body.reach == "placed" and body.last == body.first:
            shared = self._shared_place(office)
            earlier = self._same_office(office)
            if shared:
                return replace(body, name=f"{body.name} {shared}", reach="complete")
            if earlier and earlier.body:
                return earlier.body
            known = self.registry.names.completed(body)
            if known:
                return replace(body, name=known, reach="complete")
            provincial = any(word in body.name for word in _INSTITUTION["provincial"])
            region = self.territory.home_at("provinsi") if provincial else self.territory.home
            return replace(body, name=f"{body.name} {region.name}" if region else body.name, reach="complete")
        return body

    @cached_property
    def _by_base(self) -> Mapping[str, list[BodyMention]]:
        """The bodies of offices by what the office's own words name, each name once."""
        out: defaultdict[str, dict[str, BodyMention]] = defaultdict(dict)
        for office in self.offices:
            if office.body and office.base:
                out[office.base].setdefault(office.body.name, office.body)
        return {base: list(bodies.values()) for base, bodies in out.items()}

    def _shared_place(self, office: OfficeMention) -> str | None:
        """As in "Kapolsek dan Danramil Simpang Tiga": both are of Simpang Tiga."""
        following = self._joined(office)
        if following is None or following.body is None or not following.base:
            return None
        name = following.body.name.removeprefix(following.base).strip()
        return name if name and not name[0].isdigit() else None

    def _joined(self, office: OfficeMention) -> OfficeMention | None:
        """The office that "dan" joins to this one."""
        lowers = self.reading.lowers
        if office.last >= len(lowers) or lowers[office.last] not in words("coordinators"):
            return None
        return self._by_first.get(office.last + 1)

    def _same_office(self, office: OfficeMention) -> OfficeMention | None:
        """A mention of the same office that says where it is: before, else after."""
        complete = self._placed.get(office.title, ())
        at = bisect_left(complete, office.first, key=_first)
        if at:
            return complete[at - 1]
        return next((other for other in complete if other is not office), None)

    def _own_before(self, office: OfficeMention) -> str | None:
        """The ministry that a bare "Menteri" means: that of the one named last before it."""
        named = self._owned.get(office.title, ())
        at = bisect_left(named, office.first, key=_first)
        return named[at - 1].base if at else None

    @cached_property
    def _owned(self) -> Mapping[str, list[OfficeMention]]:
        """The offices whose own words name their body, by their title."""
        out: defaultdict[str, list[OfficeMention]] = defaultdict(list)
        for office in self.offices:
            if office.at == "own" and office.base:
                out[office.title].append(office)
        return out

    @cached_property
    def _placed(self) -> Mapping[str, list[OfficeMention]]:
        """The offices that say where they are, by their title."""
        out: defaultdict[str, list[OfficeMention]] = defaultdict(list)
        for office in self.offices:
            with_body = office.body and office.body.last > office.body.first
            if with_body or (office.region and office.region.name):
                out[office.title].append(office)
        return out

    def _office_region(self, office: OfficeMention, level: str) -> RegionMention | None:
        """The region at which a head, a government's office or a class of holders is meant to be."""
        if office.region and office.region.name:
            return self.territory.leveled(office.region)
        shared = self._shared_region(office)
        earlier = None if office.plural else self._same_office(office)
        if shared:
            return replace(shared, level=level) if level in LEVELS and not office.plural else shared
        if earlier and earlier.region:
            return self.territory.leveled(earlier.region)
        if office.plural and level in words("small_levels"):
            return self._districts[0] if len(self._districts) == 1 else self.territory.home
        if office.plural and level in LEVELS:
            # "9 penjabat gubernur" are of no region, "lima bupati" of their province
            home = self.territory.home
            return home if home and home.level == "provinsi" != level else None
        if office.plural or not level:
            return self.territory.home
        if level in LEVELS:
            home = self.territory.home_at(level)
            return home if home and home.level == level else None
        return self._most_named.get(level)

    @cached_property
    def _districts(self) -> list[RegionMention]:
        """The districts of the heads of districts."""
        found = (office.region for office in self.offices if office.at == "region:kecamatan")
        return list({region.name: region for region in found if region}.values())

    @cached_property
    def _most_named(self) -> Mapping[str, RegionMention]:
        """By level, the region that is named most often."""
        regions = self.territory.regions.values()
        counted = Counter((region.level, region.full_name) for region in regions if region.level)
        best: dict[str, str] = {}
        for (level, name), _ in counted.most_common():
            best.setdefault(level, name)
        firsts: dict[str, RegionMention] = {}
        for region in regions:
            firsts.setdefault(region.full_name, region)
        return {level: firsts[name] for level, name in best.items()}

    def _shared_region(self, office: OfficeMention) -> RegionMention | None:
        """As in "para camat dan lurah se-Kota Kendari", "Bupati dan Wakil Bupati Bone"."""
        following = self._joined(office)
        if following and following.region and following.region.name:
            return self.territory.leveled(following.region)
        return None

    def _body_before(self, office: OfficeMention) -> str | None:
        """As in "Wakapolda", "Dirresnarkoba", "Rektor": the body that the article named last before it."""
        first = _kind_word(office)
        kinds = _BODY_KINDS.get(first)
        if not kinds:
            return self._last_office_body(office)
        fitting = self._fitting.get(first)
        if fitting is None:
            entities = self.registry.entities
            fitting = self._fitting[first] = [
                i
                for i, key in self.body_keys.items()
                if entities[key].kind in kinds and self.bodies[i].reach != "part"
            ]
        if not fitting:
            return self._own_ministry if "kementerian" in kinds else None
        return self.body_keys[fitting[max(0, bisect_left(fitting, office.first) - 1)]]

    @cached_property
    def _own_ministry(self) -> str | None:
        """The only ministry whose minister the article names: "Menteri X bersama Direktur Jenderal Y"."""
        bases = {one.base for one in self.offices if one.at == "own" and one.base}
        ministries = [base for base in bases if base.startswith(_MINISTRY)]
        return self.registry.of_base(ministries[0]) if len(ministries) == 1 else None

    def _body_in_sentence(self, office: OfficeMention) -> str | None:
        """As in "Musda Kadin Bone berlangsung dan Andi terpilih sebagai Ketua": the only body before."""
        kinds = _BODY_KINDS.get(_kind_word(office))
        sentence = self.reading.sentences[self.reading.sentence_of[office.first]]
        keys = {
            self.body_keys[i]
            for i in range(sentence.first, office.first)
            if i in self.body_keys and self.bodies[i].reach != "part"
        }
        fitting = [key for key in keys if not kinds or self.registry.entities[key].kind in kinds]
        return fitting[0] if len(fitting) == 1 else None

    @cached_property
    def _with_body(self) -> list[tuple[int, BodyMention]]:
        """The offices that name their body, by first token."""
        return [(office.first, office.body) for office in self.offices if office.body]

    def _last_office_body(self, office: OfficeMention) -> str | None:
        """In a list the body of the office before: "Kapolda X, didampingi Kabid Humas"."""
        if office.at in ("none",):
            return None
        chief = self._represented(office)
        if chief and chief.body:
            return self.registry.institution(self._office_body(chief, chief.body)).key
        with_body = self._with_body
        while len(self._leading.firsts) < len(with_body):
            first, body = with_body[len(self._leading.firsts)]
            if first >= office.first:
                break
            whole = self._office_body(self._by_first[first], body)
            self._leading.add(first, self.registry.institution(whole).key)
        at = bisect_left(self._leading.firsts, office.first) - 1
        if at < 0:
            return self._nearest_body(office)
        last = self._leading.firsts[at]
        same_sentence = self.reading.sentence_of[last] == self.reading.sentence_of[office.first]
        return self._leading.keys[at] if same_sentence else self._leading.best[at]

    def _nearest_body(self, office: OfficeMention) -> str | None:
        """The body that the article named last before an office in whose place nothing else stands."""
        at = bisect_left(self._wholes, office.first) - 1
        return None if office.plural or at < 0 else self.body_keys[self._wholes[at]]

    @cached_property
    def _wholes(self) -> list[int]:
        """First tokens of bodies that are no part of another, in order."""
        return sorted(i for i in self.body_keys if self.bodies[i].reach != "part")


class _Leading:
    """Which body the offices of an article name most, as it goes on.

    `firsts` are the first tokens of offices with a body, `keys` the keys of these, `best` that of the one
    named most up to there; of two named equally often the one that came later.
    """

    def __init__(self) -> None:
        self.firsts: list[int] = []
        self.keys: list[str] = []
        self.best: list[str] = []
        self._counts: Counter[str] = Counter()
        self._order: dict[str, int] = {}

    def add(self, first: int, key: str) -> None:
        """The next office that names its body."""
        self.firsts.append(first)
        self.keys.append(key)
        self._counts[key] += 1
        self._order.setdefault(key, len(self._order))
        best = self.best[-1] if self.best else key
        self.best.append(max(best, key, key=lambda body: (self._counts[body], self._order[body])))


def _first(office: OfficeMention) -> int:
    return office.first


def _kind_word(office: OfficeMention) -> str:
    """What tells the kind of an office's body: "Direktur Jenderal", else the first word of its title."""
    title = office.title.removeprefix(_DEPUTY)
    return next((start for start in _BODY_KINDS if title.startswith(start)), title.split()[0])


def _short_of(office: OfficeMention) -> str | None:
    """The "Dinas TPHP" of "Kadis TPHP"."""
    first, _, acronym = (office.form or "").partition(" ")
    return f"{office.title.split()[-1]} {acronym}" if first.lower() == _HEAD_SPACED and acronym else None
