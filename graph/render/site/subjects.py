"""What stands on which page of a site.

Persons and institutions have pages. Everything else is told on theirs: a fact leads to an office, an event or
a statement, and `Item.further` has what is known of that, so that nobody has to follow a link to an office in
order to learn where it is.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph.render.facts import Facts
from graph.schema import load_schema, name_of
from graph.triples import fold_name

PAGED = ("Person", "Institution")
"""The kinds of nodes that have a page."""

OUTGOING, INCOMING = "outgoing", "incoming"
_SAFE = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,118}[a-z0-9])?")  # a file name on every system
_LATEST_FIRST = {"ATTENDED_BY", "ORGANIZED_BY", "SAID_BY", "SAID_AT", "ABOUT", "HELD_AT", "MENTIONED_IN"}

# What is told of a node that has no page of its own, by the kind of page that it is told on and its own kind.
_FURTHER: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {
    ("Person", "Role"): (("AT", OUTGOING), ("HOLDS", INCOMING)),
    ("Institution", "Role"): (
        ("HOLDS", INCOMING),
        ("ATTENDED_BY", INCOMING),
        ("ORGANIZED_BY", INCOMING),
        ("SAID_BY", INCOMING),
    ),
    **{
        (page, "Event"): tuple(
            (type, OUTGOING) for type in ("HELD_AT", "ORGANIZED_BY", "ATTENDED_BY", "ABOUT")
        )
        for page in PAGED
    },
    **{
        (page, "Statement"): tuple((type, OUTGOING) for type in ("SAID_BY", "SAID_AT", "ABOUT"))
        for page in PAGED
    },
}


@dataclass(frozen=True, slots=True)
class Item:
    """One fact on a page.

    Args:
        fact: Its number in the facts.
        other: The number of the node at its other end.
        side: "outgoing" where the fact starts at what is described, else "incoming".
        further: What is known of the other end, where that has no page of its own.
    """

    fact: int
    other: int
    side: str
    further: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The facts of one type on a page; `topic` is the number of their topic, where they are sorted by it."""

    type: str
    side: str
    items: tuple[Item, ...]
    topic: int | None = None


class Subjects:
    """The persons and institutions of a graph, with what stands on their pages.

    Args:
        facts: What is shown of the graph.
    """

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._numbers = {node.id: i for i, node in enumerate(facts.nodes)}
        self._at: dict[tuple[int, str, str], list[int]] = {}
        self._ends: list[tuple[int, int]] = []
        for number, edge in enumerate(facts.edges):
            start, end = self._numbers[edge.start], self._numbers[edge.end]
            self._ends.append((start, end))
            self._at.setdefault((start, edge.type, OUTGOING), []).append(number)
            self._at.setdefault((end, edge.type, INCOMING), []).append(number)

    @cached_property
    def paths(self) -> dict[int, str]:
        """The address of each page below the site's folder, by the number of its node, sorted by id."""
        return {
            i: path_of(node.label, node.id) for i, node in enumerate(self.facts.nodes) if node.label in PAGED
        }

    def number(self, id: str) -> int | None:
        """The number of a node, or None where it is not shown."""
        return self._numbers.get(id)

    def name(self, i: int) -> str:
        """What a reader calls a node; an office is nothing without its body ("Ketua, KPU Kota Kendari")."""
        place = self.place(i)
        parts = [i] if place is None else [i, place]
        return ", ".join(name_of(self.facts.nodes[part]) for part in parts)

    def place(self, i: int) -> int | None:
        """The body or region of an office, or None."""
        at = self._facts(i, "AT", OUTGOING)
        return self._ends[at[0]][1] if at else None

    def documents(self, i: int) -> int:
        """How many documents have a fact of a node."""
        types = load_schema().edges
        facts = (
            fact for type in types for side in (OUTGOING, INCOMING) for fact in self._facts(i, type, side)
        )
        return len(
            {self.facts.sentences[at][0] for fact in facts for at, *_ in self.facts.facts[fact]["evidence"]}
        )

    def sections(self, i: int) -> list[Section]:
        """Everything on the page of a node.

        Args:
            i: The number of a node that has a page.

        Returns:
            The types in the schema's order; what was said is sorted by topic.
        """
        found = []
        for type in load_schema().edges:
            for side in (OUTGOING, INCOMING):
                items = self._items(i, type, side, self.facts.nodes[i].label)
                if type == "SAID_BY":
                    found += self._by_topic(items, side)
                elif items:
                    found.append(Section(type, side, tuple(items)))
        return found

    def _facts(self, i: int, type: str, side: str) -> list[int]:
        return self._at.get((i, type, side), [])

    def _items(self, i: int, type: str, side: str, page: str | None, but: int | None = None) -> list[Item]:
        """The facts of a node; with `page`, each with what is known of its other end."""
        items = []
        for fact in self._facts(i, type, side):
            start, end = self._ends[fact]
            other = end if side == OUTGOING else start
            if fact != but:
                items.append(Item(fact, other, side, self._further(other, page, fact)))
        items.sort(key=lambda item: (fold_name(self.name(item.other)), item.fact))
        if type in _LATEST_FIRST:
            items.sort(key=lambda item: self.date(item) or "", reverse=True)
        return items

    def _further(self, i: int, page: str | None, but: int) -> tuple[Item, ...]:
        told = _FURTHER.get((page or "", self.facts.nodes[i].label), ())
        return tuple(item for type, side in told for item in self._items(i, type, side, None, but))

    def date(self, item: Item) -> str | None:
        """The ISO date that a fact is sorted by: of its event, statement or article."""
        date = self.facts.nodes[item.other].properties.get("date")
        return str(date) if date else None

    def _by_topic(self, items: list[Item], side: str) -> list[Section]:
        """What was said, by its first topic; what has none comes last."""
        groups: dict[int | None, list[Item]] = {}
        for item in items:
            groups.setdefault(self._topic(item.other), []).append(item)
        topics = sorted((topic for topic in groups if topic is not None), key=self.name)
        ordered = [*topics, *([None] if None in groups else [])]
        return [Section("SAID_BY", side, tuple(groups[topic]), topic) for topic in ordered]

    def _topic(self, statement: int) -> int | None:
        """The topic of a statement that has the first rank."""
        about = [
            fact
            for fact in self._facts(statement, "ABOUT", OUTGOING)
            if self.facts.nodes[self._ends[fact][1]].label == "Topic"
        ]
        ranked = min(about, key=lambda fact: (self._props(fact).get("rank", 99), fact), default=None)
        return None if ranked is None else self._ends[ranked][1]

    def _props(self, fact: int) -> dict[str, Any]:
        props: dict[str, Any] = self.facts.facts[fact]["props"]
        return props


def path_of(label: str, id: str) -> str:
    """Give the address of a node's page below the site's folder.

    Args:
        label: A kind that has pages.
        id: Its id; one that is no file name on every system is replaced by a hash of it.

    Returns:
        The address, with "/".

    Example:
        >>> path_of("Person", "person/kusmana-hartadji-1f0c22ab")
        'person/kusmana-hartadji-1f0c22ab.html'
        >>> path_of("Person", "person/../../etc")
        'person/id-50aac003d5daede5.html'
    """
    prefix = load_schema().nodes[label].prefix
    begin, _, rest = id.partition("/")
    if begin != prefix or not _SAFE.fullmatch(rest):
        rest = "id-" + hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{prefix}/{rest}.html"
