"""Clusters of nodes that may be one, kept up to date: a change costs what it touches, not what there is.

Nodes that are one beyond doubt make an atom (one name in one office). Atoms that share a block are compared;
what speaks for their being one becomes a link. Links make components, and each component is divided into
clusters by itself. All of it is a function of the nodes that are there: how they came makes no difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple

from graph.resolve.blocks import BlockIndex
from graph.resolve.dividing import Divider, Division, Link
from graph.resolve.matcher import F, Matcher, P, Weighed


class Atom(Generic[F, P]):
    """Nodes that are one beyond doubt.

    Attributes:
        key: What they share.
        members: Their ids.
        profile: What is known of all; None for an atom that is never compared.
        cluster: The name of its cluster: the first key of that cluster's atoms.
        division: Of its component; None for an atom without links.
    """

    __slots__ = ("cluster", "division", "key", "members", "profile")

    def __init__(self, key: str) -> None:
        self.key = key
        self.members: list[str] = []
        self.profile: P | None = None
        self.cluster = key
        self.division: Division | None = None


class Placed(NamedTuple, Generic[F, P]):
    """A node in its atom, with what is known of it and the article that it is from."""

    atom: Atom[F, P]
    feature: F
    article: str


class Engine(Generic[F, P]):
    """The clusters of one kind of node.

    Args:
        matcher: What there is to know of the kind.
        same: Pairs of nodes that somebody ruled one, in the order in which they count.
        apart: Pairs of nodes that somebody ruled two.
    """

    def __init__(
        self,
        matcher: Matcher[F, P],
        same: Iterable[tuple[str, str]] = (),
        apart: Iterable[tuple[str, str]] = (),
    ) -> None:
        self.matcher = matcher
        self.atoms: dict[str, Atom[F, P]] = {}
        self._placed: dict[str, Placed[F, P]] = {}
        self._blocks = BlockIndex()
        self._links: defaultdict[str, dict[str, Weighed | None]] = defaultdict(dict)  # None: ruled
        self._same = _by_key(same)
        self._apart = _by_key(apart)

    def __contains__(self, id: object) -> bool:
        """True for a node that is known."""
        return id in self._placed

    def atom_of(self, id: str) -> Atom[F, P]:
        """The atom that a node belongs to."""
        return self._placed[id].atom

    def article_of(self, id: str) -> str:
        """The article that a node is from."""
        return self._placed[id].article

    def cluster_of(self, id: str) -> list[Atom[F, P]]:
        """The atoms that are one with that of a node, itself among them."""
        atom = self.atom_of(id)
        groups = [] if atom.division is None else atom.division.clusters
        return [self.atoms[key] for group in groups if atom.key in group for key in group] or [atom]

    def are_near(self, one: Atom[F, P], other: Atom[F, P]) -> bool:
        """True for two that share a block, and are compared therefore."""
        return other.key in self._blocks.near(one.key, self._blocks_of(one))

    def divisions(self) -> Iterator[Division]:
        """How each component of several atoms was divided."""
        for atom in self.atoms.values():
            if atom.division is not None and atom.division.clusters[0][0] == atom.key:
                yield atom.division

    def update(self, changes: Mapping[str, tuple[F, str] | None]) -> set[str]:
        """Take up nodes that are new, changed, or (None) gone.

        Args:
            changes: What is known of each of them now, and its article.

        Returns:
            The articles of all nodes, changed or not, that are now in a cluster of another name.
        """
        before = {id: placed.atom.cluster for id in changes if (placed := self._placed.get(id)) is not None}
        dirty = self._place(changes)
        affected = self._beside(dirty)
        turned = self._index(dirty)
        affected |= self._beside(turned)
        self._link((dirty | turned) & self.atoms.keys())
        moved = self._divide(affected & self.atoms.keys())
        here = ((id, placed) for id in changes if (placed := self._placed.get(id)) is not None)
        return moved | {placed.article for id, placed in here if placed.atom.cluster != before.get(id)}

    def _place(self, changes: Mapping[str, tuple[F, str] | None]) -> set[str]:
        """Put nodes into their atoms; gives the keys of those that changed."""
        dirty: set[str] = set()
        for id, change in changes.items():
            old = self._placed.get(id)
            key = None if change is None else self._key(id, change[0])
            if old is not None:
                if change is not None and old.atom.key == key and old.feature == change[0]:
                    continue
                dirty.add(old.atom.key)
                old.atom.members.remove(id)
                del self._placed[id]
            if key is not None and change is not None:
                dirty.add(key)
                atom = self.atoms.get(key) or self.atoms.setdefault(key, Atom(key))
                atom.members.append(id)
                self._placed[id] = Placed(atom, *change)
        return dirty

    def _key(self, id: str, feature: F) -> str:
        """A node that somebody ruled about is an atom of its own, so that the ruling moves nothing else."""
        own = own_key(id)
        return own if own in self._same or own in self._apart else self.matcher.key(id, feature)

    def _beside(self, keys: Iterable[str]) -> set[str]:
        """The atoms of the components of some atoms, these among them."""
        found: set[str] = set()
        for key in keys:
            if key not in found:
                division = self.atoms[key].division
                found.update(*([[key]] if division is None else division.clusters))
        return found

    def _index(self, dirty: Iterable[str]) -> set[str]:
        """Index the atoms that changed; gives others whose neighbours changed with that."""
        turned: set[str] = set()
        for key in dirty:
            atom = self.atoms[key]
            old = self._blocks_of(atom)
            features = [self._placed[id].feature for id in atom.members]
            atom.profile = self.matcher.profile(features) if features else None
            turned |= self._blocks.move(key, old, self._blocks_of(atom))
        for key in dirty:
            if not self.atoms[key].members:
                self._unlink(key)
                del self.atoms[key]
        return turned & self.atoms.keys()

    def _blocks_of(self, atom: Atom[F, P]) -> Iterable[Hashable]:
        return () if atom.profile is None else self.matcher.blocks(atom.profile)

    def _unlink(self, key: str) -> None:
        for other in self._links.pop(key, ()):
            self._links[other].pop(key, None)

    def _link(self, keys: set[str]) -> None:
        """Compare atoms with those that share a block."""
        for key in keys:
            self._unlink(key)
        done: set[str] = set()
        for key in keys:
            done.add(key)
            for other in self._same.get(key, ()):
                if other in self.atoms:
                    self._links[key][other] = self._links[other][key] = None
            atom = self.atoms[key]
            for other in self._blocks.near(key, self._blocks_of(atom)) - done:
                self._compare(atom, self.atoms[other])

    def _compare(self, one: Atom[F, P], other: Atom[F, P]) -> None:
        if one.profile is None or other.profile is None:
            return
        weighed = self.matcher.compare(one.profile, other.profile)
        if weighed is not None and weighed.score >= self.matcher.ask:
            self._links[one.key].setdefault(other.key, weighed)
            self._links[other.key].setdefault(one.key, weighed)

    def _divide(self, affected: set[str]) -> set[str]:
        """Divide the components of atoms anew; gives the articles of nodes that change their cluster."""
        moved: set[str] = set()
        while affected:
            members = self._component(affected.pop())
            affected -= members
            old = {key: self.atoms[key].cluster for key in members}
            self._settle(sorted(members))
            for key, cluster in old.items():
                if self.atoms[key].cluster != cluster:
                    moved.update(self._placed[id].article for id in self.atoms[key].members)
        return moved

    def _component(self, start: str) -> set[str]:
        """The atoms that links tie to one, itself among them."""
        found, waiting = {start}, [start]
        while waiting:
            for other in self._links.get(waiting.pop(), ()):
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        return found

    def _settle(self, keys: Sequence[str]) -> None:
        """Divide one component."""
        if len(keys) == 1:
            atom = self.atoms[keys[0]]
            atom.cluster, atom.division = atom.key, None
            return
        profiles = {key: self.atoms[key].profile for key in keys}
        links: list[Link] = [
            (key, other, weighed)
            for key in keys
            for other, weighed in self._links[key].items()
            if key < other and weighed is not None
        ]
        same, apart = (
            [
                (key, other)
                for key in keys
                for other in pairs.get(key, ())
                if key < other and other in profiles
            ]
            for pairs in (self._same, self._apart)
        )
        division = Divider(self.matcher, profiles, links, same, apart).divide()
        for group in division.clusters:
            for key in group:
                self.atoms[key].cluster, self.atoms[key].division = group[0], division


def own_key(id: str) -> str:
    """The key of an atom that is one node."""
    return f"={id}"


def _by_key(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The pairs from both sides, by the keys of the atoms that the nodes are."""
    found: dict[str, list[str]] = {}
    for one, other in pairs:
        found.setdefault(own_key(one), []).append(own_key(other))
        found.setdefault(own_key(other), []).append(own_key(one))
    return found
