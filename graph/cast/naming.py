"""Writes out the names of bodies: "Bawaslu" is Badan Pengawas Pemilihan Umum Kota Bandung."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.cast.territory import Territory
from graph.lexicon import (
    read_settings,
    words,
)
from graph.model import BodyMention, OfficeMention, RegionMention
from graph.text.reading import Reading

_INSTITUTION = read_settings("words.toml")["institution"]


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
            return self._longer(body) or body.name
        return f"{body.name} {region.full_name}".strip() if region and region.name else body.name

    def _longer(self, body: BodyMention) -> str | None:
        """As in "Direktur RSUD" where the article's only one is the "RSUD Rupit"."""
        names = {other.name for other in self.bodies.values() if other.name.startswith(f"{body.name} ")}
        return names.pop() if len(names) == 1 else None

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
        if body.reach == "placed" and body.kind != "organisasi":
            return self.territory.home
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
        for other in self.bodies.values():
            if other.name == body.name and other.region and other.region.name:
                return self.territory.leveled(other.region)
        return None

    def completed(self, body: BodyMention) -> str | None:
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


def _chain(body: BodyMention | None) -> list[BodyMention]:
    """A body and, as the text states it, what it is a part of, and so on."""
    out = []
    while body is not None:
        out.append(body)
        body = body.parent
    return out
