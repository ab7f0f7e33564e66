"""One article as resolution sees it: what it names, what it says, and which region it is about."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from graph.lexicon import Region, regions_by_name
from graph.model import Edge, Node, Value
from graph.resolve.days import day_number
from graph.resolve.rulings import Mention
from graph.schema import load_schema, name_of
from graph.triples import ArticleTriples, fold_name

VENUE = "tempat"
REGENCY = 5
"""Characters of the code of a kabupaten or kota ("32.72")."""
PROVINCE = 2
"""Characters of the code of a province ("32")."""
_MOSTLY = 0.6  # share of what an article places that has to lie in one region for it to be about that region


class Said(NamedTuple):
    """A fact of one article.

    `start` and `end` are places in the article's nodes, `sentence` is start, end and text of the sentence,
    `own` the properties beside the evidence.
    """

    type: str
    start: int
    end: int
    sentence: tuple[int, int, str]
    marks: str
    basis: str
    own: Mapping[str, Value]


class Pool:
    """Keeps one of each set of properties: most articles name what others name, in the same words."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Mapping[str, Value]] = {}

    def share(self, properties: dict[str, Value]) -> Mapping[str, Value]:
        """Give the properties that are known and equal to these, else these."""
        if not properties:
            return _NONE
        values = (tuple(value) if isinstance(value, list) else value for value in properties.values())
        return self._known.setdefault((*properties, *values), properties)


class Article:
    """What one article says, in as little memory as it takes.

    Args:
        part: Its triples.
        pool: Shares what articles have in common.

    Attributes:
        nodes: Its nodes, without the id among their properties.
        codes: Kemendagri codes of the regions that it names, by place in `nodes`.
        date: ISO day of publication; where that is not known, of what it reports; "" where neither is.
        home: Code of the kabupaten, kota or province that it is about; "" where it is about none or several.
    """

    __slots__ = ("codes", "date", "facts", "home", "id", "local", "nodes", "order", "sketch", "source")

    def __init__(self, part: ArticleTriples, pool: Pool) -> None:
        self.id = part.document_id
        self.order = part.order_key
        self.nodes = tuple(_to_node(node, pool) for node in part.nodes)
        self.local = part.local
        self.sketch = part.sketch
        self.source = part.source
        self.facts = _to_facts(part, pool)
        self.date = self._find_date()
        self.codes = {
            place: str(node.properties["code"])
            for place, node in enumerate(part.nodes)
            if node.label == "Place" and "code" in node.properties
        }
        self.home = self._find_home()
        for place, node in enumerate(part.nodes):
            if node.label == "Place" and place not in self.codes:
                code = find_code(name_of(node), str(node.properties["level"]), self.home)
                if code:
                    self.codes[place] = code

    def to_triples(self) -> ArticleTriples:
        """Convert back to what was given."""
        nodes = tuple(Node(node.id, node.label, {"id": node.id, **node.properties}) for node in self.nodes)
        edges = tuple(self._to_edge(said) for said in self.facts)
        return ArticleTriples(self.id, self.order, nodes, edges, self.local, self.sketch, self.source)

    def _to_edge(self, said: Said) -> Edge:
        start, end, text = said.sentence
        evidence: dict[str, Value] = {
            "documents": [self.id],
            "starts": [start],
            "ends": [end],
            "texts": [text],
            "marks": [said.marks],
            "basis": said.basis,
        }
        return Edge(self.nodes[said.start].id, said.type, self.nodes[said.end].id, {**said.own, **evidence})

    def of(self, *labels: str) -> Iterator[tuple[int, Node]]:
        """The nodes of some kinds, each with its place."""
        return ((place, node) for place, node in enumerate(self.nodes) if node.label in labels)

    def said(self, type: str) -> list[Said]:
        """The facts of one type."""
        return [fact for fact in self.facts if fact.type == type]

    def mentions(self) -> Iterator[tuple[str, Mention]]:
        """Where each node is named."""
        for fact in self.said("MENTIONED_IN"):
            node = self.nodes[fact.start]
            for span in fact.marks.split():
                start, _, end = span.partition("-")
                yield node.id, Mention(self.id, node.label, int(start), int(end))

    def _find_date(self) -> str:
        if day_number(self.order[0]):
            return self.order[0]
        events = (node.properties for _, node in self.of("Event"))
        days = (str(event.get("date", "")) for event in events if event["main"])
        return max(filter(day_number, days), default="")

    def _find_home(self) -> str:
        votes: Counter[str] = Counter(code[:REGENCY] for code in self.codes.values())
        for fact in self.facts:
            if fact.type in ("AT", "LOCATED_IN") and fact.end in self.codes:
                votes[self.codes[fact.end][:REGENCY]] += 1
        near = Counter({code: number for code, number in votes.items() if len(code) == REGENCY})
        for counted in (near, votes):
            if counted:
                code, number = max(counted.items(), key=lambda vote: (vote[1], vote[0]))
                return code if number >= _MOSTLY * counted.total() else ""
        return ""


_UNIQUE = ("Document", "Event", "Statement")  # kinds whose properties no other article's node has


def _to_node(node: Node, pool: Pool) -> Node:
    properties = {name: value for name, value in node.properties.items() if name != "id"}
    label = sys.intern(node.label)
    return Node(node.id, label, properties if label in _UNIQUE else pool.share(properties))


def _to_facts(part: ArticleTriples, pool: Pool) -> tuple[Said, ...]:
    places = {node.id: place for place, node in enumerate(part.nodes)}
    sentences: dict[tuple[int, int], tuple[int, int, str]] = {}
    return tuple(_to_said(edge, places, sentences, pool) for edge in part.edges)


_NONE: Mapping[str, Value] = {}
_EVIDENCE = frozenset(load_schema().evidence)


def _to_said(
    edge: Edge,
    places: Mapping[str, int],
    sentences: dict[tuple[int, int], tuple[int, int, str]],
    pool: Pool,
) -> Said:
    said: Any = edge.properties  # every list of evidence has one item
    start, end = said["starts"][0], said["ends"][0]
    sentence = sentences.setdefault((start, end), (start, end, said["texts"][0]))
    own = pool.share({name: value for name, value in said.items() if name not in _EVIDENCE})
    ends = places[edge.start], places[edge.end]
    return Said(sys.intern(edge.type), *ends, sentence, said["marks"][0], sys.intern(said["basis"]), own)


@lru_cache(maxsize=100_000)
def find_code(name: str, level: str, home: str = "") -> str:
    """Give the code of a region that an article names without one.

    Args:
        name: "Kecamatan Cibadak", "Cibadak".
        level: "kecamatan".
        home: Code of the region that the article is about.

    Returns:
        The code, where the list of regions has one region of that name and level, or one in `home`; else "".

    Example:
        >>> find_code("Kecamatan Cibadak", "kecamatan"), find_code("Cibadak", "kecamatan", "32.02")
        ('', '32.02.11')
    """
    fits = [region for region in regions_called(fold_name(name)) if region.level == level]
    near = [region for region in fits if home and region.code.startswith(home)]
    chosen = near if len(near) == 1 else fits
    return chosen[0].code if len(chosen) == 1 else ""


def regions_called(name: str) -> Iterable[Region]:
    """The regions of a folded name, with or without the word for their level."""
    found = regions_by_name().get(name, ())
    level, _, rest = name.partition(" ")
    return found or [region for region in regions_by_name().get(rest, ()) if region.level == level]
