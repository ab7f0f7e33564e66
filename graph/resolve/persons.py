"""Which persons of one name are one person: their offices decide, since a name is no key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import combinations

from graph.model import Node
from graph.resolve.candidates import Batch, blocks, first_link, folded
from graph.resolve.clusters import Clusters
from graph.resolve.rulings import Pair
from graph.triples import fold_name

_PAST_OR_FUTURE = ("mantan", "calon")
_VENUE = "tempat"


@dataclass(frozen=True, slots=True)
class _Office:
    """An office after joining: where it is (`at`), in which region, and whether it is held now."""

    role: str
    title: str
    at: str | None
    region: str | None
    current: bool


@dataclass(slots=True)
class _Profile:
    """What is known of one person so far."""

    ids: list[str]
    articles: set[str]
    offices: set[_Office] = field(default_factory=set)

    def add(self, other: _Profile) -> None:
        self.ids += other.ids
        self.articles |= other.articles
        self.offices |= other.offices

    @property
    def regions(self) -> set[str]:
        return {office.region for office in self.offices if office.region is not None}


class _Regions:
    """Where offices lie, and whether one region lies in another by its Kemendagri code."""

    def __init__(self, batch: Batch, clusters: Clusters) -> None:
        self._batch = batch
        self._clusters = clusters
        self._codes: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        for place in batch.of("Place"):
            root = clusters.root(place.id)
            self._by_name.setdefault(folded(place), root)
            if "code" in place.properties:
                self._codes.setdefault(root, str(place.properties["code"]))

    def of(self, at: str) -> str | None:
        """The region of a body or place; None where no article says."""
        node = self._batch.nodes[at]
        if node.label == "Place" and node.properties["level"] != _VENUE:
            return self._clusters.root(at)
        located = first_link(self._batch, self._clusters, "LOCATED_IN", at)
        if located is not None:
            return located
        territory = fold_name(str(node.properties.get("territory", "")))
        return self._by_name.get(territory, territory or None)

    def related(self, one: str, other: str) -> bool:
        """True for one region twice, or one inside the other ("32" holds "32.72")."""
        if one == other:
            return True
        codes = sorted((f"{self._codes.get(region, region)}." for region in (one, other)), key=len)
        return codes[1].startswith(codes[0])


def join_persons(batch: Batch, clusters: Clusters) -> list[Pair]:
    """Join persons of one name whose offices go together.

    Offices go together when they are one office, or lie in one region or one inside the other. They conflict
    when one title is held now in two regions. A person of whom an article gives no office joins the only one
    of that name; where there are several, it stays alone. A single word ("Kusmana") joins nobody.

    Args:
        batch: All articles.
        clusters: The clusters, with places, bodies and offices joined already.

    Returns:
        Pairs of ids that may be one, with a score and what speaks for it.
    """
    doubts: list[Pair] = []
    regions = _Regions(batch, clusters)

    def key(node: Node) -> str | None:
        name = folded(node)
        return name if " " in name else None

    for group in blocks(batch.of("Person"), key):
        found = [
            _Profile([node.id], set(batch.articles[node.id]), _offices(batch, clusters, regions, node.id))
            for node in group
        ]
        persons = _join_profiles(found, regions, clusters)
        for person in persons:
            clusters.join_all(person.ids, ["one name, offices that go together"])
        doubts += [
            (one.ids[0], other.ids[0], 0.5, ("one name",))
            for one, other in combinations(persons, 2)
            if not _conflict(one, other)
        ]
    return doubts


def _offices(batch: Batch, clusters: Clusters, regions: _Regions, person: str) -> set[_Office]:
    found = set()
    for edge in batch.links.get(("HOLDS", person), ()):
        role = clusters.root(edge.end)
        at = first_link(batch, clusters, "AT", edge.end)
        current = edge.properties.get("capacity") not in _PAST_OR_FUTURE
        region = None if at is None else regions.of(at)
        found.add(_Office(role, folded(batch.nodes[role]), at, region, current))
    return found


def _join_profiles(found: list[_Profile], regions: _Regions, clusters: Clusters) -> list[_Profile]:
    """Join what goes together, those first that say most: an office in a region, an office, none."""
    joined: list[_Profile] = []
    for profile in sorted(found, key=lambda item: (not item.regions, not item.offices)):
        match = [
            known
            for known in joined
            if not _conflict(known, profile) and not _barred(known, profile, clusters)
        ]
        same = _choose(match, profile, regions)
        if len(same) == 1:
            same[0].add(profile)
        elif not same or profile.regions:
            joined.append(profile)
    return joined


def _choose(match: list[_Profile], profile: _Profile, regions: _Regions) -> list[_Profile]:
    """The persons that `profile` could be, by the strongest tie that any has; two or more are no answer."""
    ties: list[Callable[[_Profile], bool]] = [
        lambda known: bool(_roles(known) & _roles(profile)),
        lambda known: _near(known, profile, regions),
        lambda known: not known.regions or not profile.regions,
    ]
    for tie in ties:
        chosen = [known for known in match if tie(known)]
        if chosen:
            return chosen
    return []


def _roles(profile: _Profile) -> set[str]:
    return {office.role for office in profile.offices}


def _near(one: _Profile, other: _Profile, regions: _Regions) -> bool:
    if {office.at for office in one.offices if office.at} & {office.at for office in other.offices}:
        return True
    return any(regions.related(a, b) for a in one.regions for b in other.regions)


def _barred(one: _Profile, other: _Profile, clusters: Clusters) -> bool:
    return any(clusters.barred(a, b) for a in one.ids for b in other.ids)


def _conflict(one: _Profile, other: _Profile) -> bool:
    """True when both stand in one article, or hold one title now at two places that are not in one region."""
    if one.articles & other.articles:
        return True
    return any(
        a.title == b.title and a.at != b.at and (a.region is None or a.region != b.region)
        for a in one.offices
        for b in other.offices
        if a.current and b.current and a.at is not None and b.at is not None
    )
