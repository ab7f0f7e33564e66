"""One article as it is written: its text, and the nodes and edges that an extractor finds in it."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from world import Body, data

from graph.model import Edge, Node, Value
from graph.schema import load_schema
from graph.text.sketch import make_sketch
from graph.triples import ArticleTriples, fold_name, to_document_node_id

_NAMES = {"Role": "title", "Statement": "text", "Topic": "label"}
Span = tuple[int, int]


class Page:
    """Gathers sentences, nodes and facts.

    Args:
        id: Id of the article.
        date: Its day.
    """

    def __init__(self, id: str, date: str) -> None:
        self.id, self.date = id, date
        self.dice: Callable[[str], random.Random] = random.Random
        self.text = ""
        self.sentences: list[Span] = []
        self.nodes: list[Node] = []
        self.spans: list[list[tuple[Span, Span]]] = []  # mentions of each node, with their sentences
        self.facts: list[tuple[str, int, int, dict[str, Value]]] = []
        self.local: set[str] = set()
        self.truth: dict[str, str] = {}
        self.truth_of_article = id
        self._known: dict[tuple[str, str], int] = {}
        self.node(
            "Document",
            id,
            "",
            id=to_document_node_id(id),
            article=id,
            date=date,
            sha256="0" * 64,
            extractor="benchmark",
        )

    def node(self, label: str, name: str, truth: str, **properties: Any) -> int:
        """Add a node; one of the same label, name and truth is there once."""
        key = (label, f"{name} {truth} {properties.get('at', '')}")
        if key in self._known:
            return self._known[key]
        properties.pop("at", None)
        kind = load_schema().nodes[label]
        id = properties.pop("id", f"{kind.prefix}/{self.id}-{len(self.nodes)}")
        values: dict[str, Value] = {"id": id, _NAMES.get(label, "name"): name}
        if "aliases" in kind.properties:
            values["aliases"] = []
        if "norm_name" in kind.properties:
            values["norm_name"] = fold_name(name)
        values |= {name: value for name, value in properties.items() if value is not None}
        self.nodes.append(Node(id, label, values))
        self.spans.append([])
        self.truth[id] = truth
        self._known[key] = len(self.nodes) - 1
        return len(self.nodes) - 1

    def called(self, node: int) -> str:
        """What a node is called."""
        label = self.nodes[node].label
        return str(self.nodes[node].properties[_NAMES.get(label, "name")])

    def sentence(self, pattern: str, **nodes: int) -> None:
        """Write a sentence; names in braces stand for nodes."""
        start = len(self.text)
        rest, found = pattern, []
        while "{" in rest:
            before, _, after = rest.partition("{")
            name, _, rest = after.partition("}")
            self.text += before
            first = len(self.text)
            self.text += self.called(nodes[name])
            found.append((nodes[name], (first, len(self.text))))
        self.text += rest
        whole = (start, len(self.text))
        self.sentences.append(whole)
        self.text += " "
        for node, span in found:
            self.spans[node].append((span, whole))

    def _pattern(self, of: str, what: str) -> str:
        """How this article names something."""
        pattern: str = self.dice(f"{of} {what}").choice(data("press.toml")[of])
        return pattern

    def fact(self, type: str, start: int, end: int, own: dict[str, Value] | None = None) -> None:
        """Add a fact between two nodes."""
        self.facts.append((type, start, end, own or {}))

    def region(self, body: Body) -> int:
        """Name a region."""
        region = body.region
        assert region is not None
        place = self.node("Place", region.full_name, body.id, level=region.level, code=region.code)
        if not self.spans[place]:
            self.sentence(self._pattern("of_region", body.id), r=place)
        return place

    def body(self, name: str, body: Body, *, with_region: bool) -> int:
        """Name a body, with the region that it lies in."""
        region = body.region if with_region else None
        ends = region is not None and name.endswith(region.full_name)
        node = self.node(
            "Institution",
            name,
            body.id,
            kind=body.kind,
            territory=region.full_name if region and ends else None,
        )
        if not self.spans[node]:
            self.sentence(self._pattern("of_body", body.id), o=node)
            if region is not None:
                place = self.region(Body(f"L {region.code}", region.full_name, "region", region))
                self.fact("LOCATED_IN", node, place)
        return node

    def holds(self, person: int, title: str, at: int | None, capacity: str | None, truth: str) -> None:
        """Say that a person holds an office."""
        role = self.node(
            "Role", title, truth if at is not None else f"{self.id} {title}", plural=False, at=at
        )
        if at is None:
            self.local.add(self.nodes[role].id)
        else:
            self.fact("AT", role, at)
        reported: dict[str, Value] = {"first_reported": self.date, "last_reported": self.date}
        self.fact("HOLDS", person, role, {**({"capacity": capacity} if capacity else {}), **reported})
        self.sentence(self._pattern("of_office", truth), t=role, p=person)

    def event(self, name: str, kind: str, day: str | None, truth: str) -> int:
        """Name an event."""
        return self.node("Event", name, truth, kind=kind, date=day, main=True)

    def venue(self, event: int, name: str, region: Any) -> None:
        """Say where an event was held."""
        place = self.node("Place", name, f"venue {name} {region.id if region else ''}", level="tempat")
        self.sentence(self._pattern("of_venue", name), v=place)
        self.fact("HELD_AT", event, place)
        if region and region.region.name in name:
            self.fact("LOCATED_IN", place, self.region(region))

    def quote(self, words: str, verb: str, speaker: int, event: int, truth: str) -> None:
        """Quote somebody."""
        said = self.node("Statement", words, truth, mode="direct")
        self.sentence("“{q},” " + verb + " {p}.", q=said, p=speaker)
        self.fact("SAID_BY", said, speaker)
        self.fact("SAID_AT", said, event)

    def triples(self) -> ArticleTriples:
        """What an extractor finds."""
        self.truth[self.nodes[0].id] = self.truth_of_article
        facts = [*self.facts]
        facts += [("MENTIONED_IN", node, 0, {}) for node in range(1, len(self.nodes)) if self.spans[node]]
        used = {node for _, start, end, _ in facts for node in (start, end)}
        return ArticleTriples(
            self.id,
            (self.date, self.id),
            tuple(node for place, node in enumerate(self.nodes) if place in used),
            tuple(self._edge(*fact) for fact in facts),
            frozenset(self.local),
            make_sketch(self.text),
        )

    def _edge(self, type: str, start: int, end: int, own: dict[str, Value]) -> Edge:
        (span, sentence) = (self.spans[start] or self.spans[end] or [((0, 1), self.sentences[0])])[0]
        evidence: dict[str, Value] = {
            "documents": [self.id],
            "starts": [sentence[0]],
            "ends": [sentence[1]],
            "texts": [self.text[slice(*sentence)]],
            "marks": [f"{span[0]}-{span[1]}"],
            "basis": "stated",
        }
        return Edge(self.nodes[start].id, type, self.nodes[end].id, own | evidence)
