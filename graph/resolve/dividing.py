"""Divides a component of linked atoms into clusters: the best links first, and nothing against a conflict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf, log
from typing import Generic

from graph.resolve.clusters import Clusters
from graph.resolve.matcher import F, Matcher, P, Weighed

_MARGIN = 2.0
"""By how many nats the best of several must be ahead for an atom that says little of itself."""

Link = tuple[str, str, Weighed]


@dataclass(slots=True)
class Division:
    """How a component was divided.

    Args:
        clusters: Keys of the atoms of each cluster, sorted.
        joins: Links by which atoms were made one, in their order.
        doubts: The best link of each two clusters that may be one.
    """

    clusters: list[list[str]] = field(default_factory=list)
    joins: list[Link] = field(default_factory=list)
    doubts: list[Link] = field(default_factory=list)


class Divider(Generic[F, P]):
    """Divides one component.

    Args:
        matcher: The kind of node.
        profiles: What is known of each atom, by key; None for one that is never compared.
        links: What speaks for two atoms being one.
        same: Pairs of atoms that somebody ruled one; they come first.
        apart: Pairs of atoms that somebody ruled two.
    """

    def __init__(
        self,
        matcher: Matcher[F, P],
        profiles: Mapping[str, P | None],
        links: Iterable[Link],
        same: Sequence[tuple[str, str]] = (),
        apart: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.matcher = matcher
        self.profiles = profiles
        self.links = sorted(links, key=lambda link: (-link[2].score, link[0], link[1]))
        self.clusters = Clusters(sorted(profiles))
        self.groups = {key: [key] for key in profiles}
        self.division = Division()
        for one, other in same:
            self._join(one, other, _RULED)
        for one, other in apart:
            self.clusters.bar(one, other)

    def divide(self) -> Division:
        """Give the clusters; the same for the same atoms and links, whatever their order."""
        firm = {
            key: profile is None or self.matcher.is_firm(profile) for key, profile in self.profiles.items()
        }
        for one, other, weighed in self.links:
            if weighed.score >= self.matcher.merge and firm[one] == firm[other]:
                self._try(one, other, weighed)
        self._attach(firm)
        self.division.clusters = sorted(sorted(group) for group in self.groups.values())
        self.division.doubts = self._find_doubts()
        return self.division

    def _try(self, one: str, other: str, weighed: Weighed) -> None:
        roots = self.clusters.root(one), self.clusters.root(other)
        if roots[0] != roots[1] and not self._are_apart(*roots):
            self._join(one, other, weighed)

    def _join(self, one: str, other: str, weighed: Weighed) -> None:
        gone = {self.clusters.root(one), self.clusters.root(other)}
        if len(gone) == 2 and self.clusters.join(one, other):
            root = self.clusters.root(one)
            (second,) = gone - {root}
            self.groups[root] += self.groups.pop(second)
            self.division.joins.append((one, other, weighed))

    def _are_apart(self, one: str, other: str) -> bool:
        """True where a ruling or a conflict keeps the clusters of two roots apart."""
        if self.clusters.barred(one, other):
            return True
        return bool(self.matcher.keep_apart(self._known(one), self._known(other)))

    def _known(self, root: str) -> list[P]:
        """What is known of each atom of a cluster."""
        return [profile for key in self.groups[root] if (profile := self.profiles[key]) is not None]

    def _attach(self, firm: Mapping[str, bool]) -> None:
        """Let each cluster without a firm atom join the one that it fits best, if that is clearly one."""
        known = {self.clusters.root(key) for key, is_firm in firm.items() if is_firm}
        found: dict[str, dict[str, Link]] = {}
        for link in self.links:
            one, other = self.clusters.root(link[0]), self.clusters.root(link[1])
            if (one in known) != (other in known):
                weak, strong = (other, one) if one in known else (one, other)
                found.setdefault(weak, {}).setdefault(strong, link)
        for weak in sorted(found):
            # a cluster that another weak one has joined may be called after that one by now
            near = ((self.clusters.root(strong), link) for strong, link in found[weak].items())
            fits = [link for strong, link in near if not self._are_apart(weak, strong)]
            if fits and fits[0][2].score >= self.matcher.merge and _is_ahead(fits):
                self._join(*fits[0])

    def _find_doubts(self) -> list[Link]:
        best: dict[tuple[str, ...], Link] = {}
        for link in self.links:
            roots = tuple(sorted((self.clusters.root(link[0]), self.clusters.root(link[1]))))
            if roots[0] != roots[1] and link[2].score >= self.matcher.ask:
                best.setdefault(roots, link)
        return [link for roots, link in best.items() if not self._are_apart(roots[0], roots[1])]


_RULED = Weighed(1.0, (("ruled", inf),))


def _is_ahead(fits: Sequence[Link]) -> bool:
    """True where the first, best link is far from the second."""
    return len(fits) < 2 or _nats(fits[0][2].score) - _nats(fits[1][2].score) >= _MARGIN


def _nats(score: float) -> float:
    return log(max(score, 1e-12)) - log(max(1 - score, 1e-12))
