"""Tells which region an article is about, and whether a name in it is a kota or a kabupaten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from graph.lexicon import (
    Phrases,
    Region,
    places_of,
    regions,
    regions_by_name,
    split_tokens,
)
from graph.model import BodyMention, OfficeMention, RegionMention
from graph.text.reading import Reading

LARGE = ("kota", "kabupaten")
LEVELS = (*LARGE, "provinsi")


class Territory:
    """The region that an article is about, and what it says about the levels of regions.

    Args:
        reading: The article.
        found: Its regions by first token.
        bodies: By first token.
        offices: In order.
    """

    def __init__(
        self,
        reading: Reading,
        found: Mapping[int, RegionMention],
        bodies: Mapping[int, BodyMention],
        offices: Sequence[OfficeMention],
    ) -> None:
        self.regions = found
        self.home = _home(reading, found, bodies, offices)
        self._levels = _known_levels(found.values(), bodies.values(), offices)

    def leveled(self, region: RegionMention) -> RegionMention:
        """With its level, where the article or the list of regions tells."""
        if region.level or not region.name:
            return region
        level = self._levels.get(region.name.lower())
        if level is None and self.home and self.home.name == region.name:
            level = self.home.level
        return replace(region, level=level, code=_code(region.name, level)) if level else region

    def home_at(self, level: str | None) -> RegionMention | None:
        """The article's region at a level."""
        if self.home is None or level is None or self.home.level == level:
            return self.home
        if level == "provinsi" and self.home.code:
            return _as_mention(regions()[self.home.code[:2]])
        for region in self.regions.values():
            if region.level == level and region.name:
                return region
        return None


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
        if region.level in LARGE and region.name:
            votes.setdefault(region.name.lower(), Counter())[region.level] += 1
    return {name: counted.most_common(1)[0][0] for name, counted in votes.items()}


def _home(
    reading: Reading,
    found: Mapping[int, RegionMention],
    bodies: Mapping[int, BodyMention],
    offices: Sequence[OfficeMention],
) -> RegionMention | None:
    """The article's region: what its governors, bodies and dateline name most, the early ones more."""
    votes: Counter[tuple[str, str]] = Counter()
    for office in offices:
        if office.region and office.region.level in LEVELS and office.region.name:
            votes[office.region.name, office.region.level] += 4
    for region in [*found.values(), *(body.region for body in bodies.values() if body.region)]:
        if region.level in LEVELS and region.name:
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
    hits = _large_names().find(words_, places_of(words_))
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
