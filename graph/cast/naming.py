"""Writes out the names of bodies: "Bawaslu" is Badan Pengawas Pemilihan Umum Kota Bandung."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from graph.cast.territory import Territory
from graph.lexicon import (
    read_settings,
    words,
)
from graph.model import BodyMention, OfficeMention, RegionMention
from graph.text.reading import Reading

_INSTITUTION = read_settings("words.toml")["institution"]
# Kinds of bodies that are no town's own where no town stands with them.
_EVERYWHERE = frozenset({"organisasi", "perusahaan"})
_COUNCIL_PARTS = tuple(_INSTITUTION["council_parts"])


class BodyNames:
    """The names of an article's bodies in full, with their territory.

    Args:
        reading: The article.
        bodies: By first token.
        offices: In order.
        territory: The article's regions.
    """

    def __init__(
        self,
        reading: Reading,
        bodies: Mapping[int, BodyMention],
        offices: Sequence[OfficeMention],
        territory: Territory,
    ) -> None:
        self.reading = reading
        self.bodies = bodies
        self.offices = offices
        self.territory = territory

    def full_name(self, body: BodyMention) -> str:
        """Written out, with its territory."""
        region = self.region_of(body)
        if body.reach == "government":
            return self._government_name(body, region)
        if body.reach == "part":
            return self._part_name(body)
        if body.reach == "placed":
            known = self.completed(body)
            return known or (f"{body.name} {region.name}" if region else body.name)
        if body.reach == "named" and not region:
            return self.classed(body.name) or self._longer(body) or body.name
        return f"{body.name} {region.full_name}".strip() if region and region.name else body.name

    def classed(self, name: str) -> str | None:
        """As in "Rutan Bengkayang" where the article's only one there is the "Rutan Kelas IIB Bengkayang"."""
        names = self._classed.get(name, ())
        return next(iter(names)) if len(names) == 1 else None

    @cached_property
    def _classed(self) -> Mapping[str, set[str]]:
        """The names of units that have a class, by the same without it."""
        out: defaultdict[str, set[str]] = defaultdict(set)
        stated = (office.body for office in self.offices if office.body)
        for name in {body.name for body in (*self.bodies.values(), *stated)}:
            parts = name.split()
            for i, word in enumerate(parts[:-2]):
                if i and word.lower() in words("unit_classes"):
                    j = i + 2
                    while j < len(parts) - 1 and parts[j].lower() in words("unit_class_tails"):
                        j += 1
                    out[" ".join(parts[:i] + parts[j:])].add(name)
                    break
        return out

    def _longer(self, body: BodyMention) -> str | None:
        """As in "Direktur RSUD" where the article's only one is the "RSUD Rupit"."""
        names = self._longer_names.get(body.name, ())
        return next(iter(names)) if len(names) == 1 else None

    @cached_property
    def _longer_names(self) -> Mapping[str, set[str]]:
        """The names of bodies by the words that they begin with."""
        out: defaultdict[str, set[str]] = defaultdict(set)
        for name in {body.name for body in self.bodies.values()}:
            for beginning in _beginnings(name):
                out[beginning].add(name)
        return out

    def _part_name(self, body: BodyMention) -> str:
        """As in "Komisi I Dewan Perwakilan Rakyat Daerah Kota X": with every body that it is a part of."""
        chain = _chain(body)
        if chain[-1].reach == "part":
            chain += _chain(self._nearest_whole(chain[-1]))
        *parts, whole = chain
        name = whole.name if whole.reach == "part" else self.full_name(whole)
        return " ".join([*(part.name for part in parts), name])

    def _government_name(self, body: BodyMention, region: RegionMention | None) -> str:
        if region is None:
            return body.name
        level = body.name.split()[-1].lower()
        return (
            f"{_INSTITUTION['government']} {region.full_name}"
            if level == _INSTITUTION["any_region"]
            else f"{body.name} {region.name}"
        )

    def region_of(self, body: BodyMention) -> RegionMention | None:
        """The region that stands with a body, else the one that is meant."""
        region = body.region
        if region and (region.name or region.level is None):
            if region.name:
                return self.territory.leveled(region)
            return self.territory.home
        if body.reach in ("regional", "field"):
            same = self._same_body_region(body)
            return same or self.territory.home_at(region.level if region else None)
        if body.reach == "government":
            level = body.name.split()[-1].lower()
            return (
                self.territory.home_at(level) if level != _INSTITUTION["any_region"] else self.territory.home
            )
        if body.reach == "placed" and body.kind not in _EVERYWHERE:
            small = body.name.split()[-1].lower()
            # the "BPD" in an article about one village is the village's
            village = self.territory.home_at(small) if small in words("small_levels") else None
            return village or self.territory.home
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
                return self.territory.leveled(other.region)
        region = self._regions_by_name.get(body.name)
        return self.territory.leveled(region) if region else None

    @cached_property
    def _regions_by_name(self) -> Mapping[str, RegionMention]:
        """The first region that stands with a body of that name."""
        out: dict[str, RegionMention] = {}
        for body in self.bodies.values():
            if body.region and body.region.name:
                out.setdefault(body.name, body.region)
        return out

    def completed(self, body: BodyMention) -> str | None:
        """As in "Polda" after "Polda Kalbar": the full name of an earlier mention."""
        return self._complete_names.get(body.name)

    @cached_property
    def _complete_names(self) -> Mapping[str, str]:
        """The first complete name by the words that it begins with."""
        out: dict[str, str] = {}
        for body in [*self.bodies.values(), *(office.body for office in self.offices if office.body)]:
            if body.reach == "complete":
                for beginning in _beginnings(body.name):
                    out.setdefault(beginning, body.name)
        return out

    def _nearest_whole(self, body: BodyMention) -> BodyMention | None:
        whole = self._wholes.get(body.name)
        if whole is None and body.name.lower().startswith(_COUNCIL_PARTS):
            # "Komisi 2" in an article about one council
            return self._council
        return whole

    @cached_property
    def _council(self) -> BodyMention | None:
        """The article's only council, as it is first named with its region."""
        found: dict[str, BodyMention] = {}
        for body in self.bodies.values():
            if body.kind == _INSTITUTION["council"] and body.reach in ("regional", "national"):
                found.setdefault(self.full_name(body), body)
        return next(iter(found.values())) if len(found) == 1 else None

    @cached_property
    def _wholes(self) -> Mapping[str, BodyMention]:
        """What the first part of that name is said to be a part of."""
        out: dict[str, BodyMention] = {}
        for body in self.bodies.values():
            if body.parent:
                out.setdefault(body.name, body.parent)
        return out


def _beginnings(name: str) -> Iterator[str]:
    """Every run of words before the last one, from the start."""
    at = name.find(" ")
    while at >= 0:
        yield name[:at]
        at = name.find(" ", at + 1)


def _chain(body: BodyMention | None) -> list[BodyMention]:
    """A body and, as the text states it, what it is a part of, and so on."""
    out = []
    while body is not None:
        out.append(body)
        body = body.parent
    return out
