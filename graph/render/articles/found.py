"""An article with what was read from it: persons, offices, bodies, events, speech, each with its facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graph.model import Extraction, Span, Value
from graph.render.articles.model import Article, Item, Line
from graph.schema import load_schema
from graph.triples.entities import Entity, find_entities
from graph.triples.facts import Fact, Sentences, link_facts

MARKED = tuple(label for label in load_schema().nodes if label not in ("Document", "Topic"))
"""The kinds that a text is marked with, in the schema's order."""
_WIDE = ("Statement",)
_BRIEF = {"Person": ("HOLDS", True), "Role": ("HOLDS", False), "Statement": ("SAID_BY", True)}
"""The facts that stand beside the name of an entity, and whether they begin there."""
_TIES = {"Role": ("HOLDS", "AT"), "Statement": ("SAID_BY",)}
"""Facts whose basis is that of the mark itself: the first type that there are any of counts."""


def to_article(extraction: Extraction, texts: Mapping[str, Any]) -> Article:
    """Show what was read from one article.

    Args:
        extraction: What was read.
        texts: The interface's texts.

    Returns:
        The article, its items kind by kind in the order of the text.
    """
    return _Reader(extraction, texts).article()


class _Reader:
    """What one article names, with its facts at hand."""

    def __init__(self, extraction: Extraction, texts: Mapping[str, Any]) -> None:
        self._document = extraction.document
        self._texts = texts
        self._entities = dict(find_entities(extraction))
        facts = link_facts(extraction, self._entities, Sentences(extraction))
        self._facts: dict[str, list[Fact]] = {}
        for fact in facts:
            for key in dict.fromkeys((fact.start, fact.end)):
                self._facts.setdefault(key, []).append(fact)

    def article(self) -> Article:
        """The article with its items."""
        shown = [
            (MARKED.index(entity.label), _first(entity), key)
            for key, entity in self._entities.items()
            if entity.label in MARKED
        ]
        document = self._document
        id = document.id if document.title else None  # else it is the heading
        return Article(
            document.title or document.id,
            " · ".join(filter(None, (document.publisher, document.author, document.date, id))),
            document.body,
            tuple(self._item(key) for _, _, key in sorted(shown)),
        )

    def _item(self, key: str) -> Item:
        entity = self._entities[key]
        return Item(
            entity.label,
            self._name(key),
            entity.mentions,
            (*self._properties(entity), *self._lines(key)),
            brief=self._brief(key),
            inferred=self._is_inferred(key),
            wide=entity.label in _WIDE,
        )

    def _name(self, key: str) -> str:
        """What a reader calls an entity; an office is nothing without its body."""
        entity = self._entities[key]
        name = str(entity.properties[load_schema().nodes[entity.label].name_property])
        at = next(
            (fact.end for fact in self._facts.get(key, ()) if fact.type == "AT" and fact.start == key), None
        )
        return name if at is None else f"{name}, {self._name(at)}"

    def _brief(self, key: str) -> str:
        """What tells most of an entity at a glance: of a person the offices, of a statement the speaker."""
        entity = self._entities[key]
        if entity.label == "Event":
            return str(entity.properties["date"] or "")
        type, outgoing = _BRIEF.get(entity.label, ("", True))
        facts = [fact for fact in self._facts.get(key, ()) if fact.type == type]
        return "; ".join(self._tie(fact, fact.end if outgoing else fact.start) for fact in facts)

    def _properties(self, entity: Entity) -> Iterator[Line]:
        """What the article says of an entity by itself."""
        aliases = entity.properties.get("aliases")
        if isinstance(aliases, list) and aliases:
            yield Line(self._texts["text"]["also"], ", ".join(map(str, aliases)))
        for name, value in entity.properties.items():
            if name in self._texts["text"] and name not in ("title", "name") and value not in (None, ""):
                yield Line(self._texts["text"][name], self._word(value))

    def _lines(self, key: str) -> Iterator[Line]:
        """The facts of an entity, as its panel in a graph has them."""
        facts = self._facts.get(key, ())
        for type in load_schema().edges:
            for side in ("outgoing", "incoming"):
                for fact in facts:
                    start, end = (fact.start, fact.end) if side == "outgoing" else (fact.end, fact.start)
                    if fact.type == type and start == key:
                        yield Line(self._texts[side][type], self._tie(fact, end), fact.evidence)

    def _tie(self, fact: Fact, other: str) -> str:
        """The other end of a fact, with what the fact says of it."""
        said = {
            name: value for name, value in fact.properties.items() if value and name in self._texts["text"]
        }
        capacity = said.pop("capacity", None)
        words = [f"{self._word(capacity)} {self._name(other)}" if capacity else self._name(other)]
        hidden = ("first_reported", "last_reported")
        words += [
            f"{self._texts['text'][name]} {self._word(said[name])}" for name in said if name not in hidden
        ]
        return " · ".join(words)

    def _word(self, value: Value | None) -> str:
        items = value if isinstance(value, list) else [value]
        return ", ".join(str(self._texts["values"].get(str(item), item)) for item in items)

    def _is_inferred(self, key: str) -> bool:
        """True where a mark's own words do not say all that is made of it."""
        for type in _TIES.get(self._entities[key].label, ()):
            bases = [fact.evidence.basis for fact in self._facts.get(key, ()) if fact.type == type]
            if bases:
                return "stated" not in bases
        return False


def _first(entity: Entity) -> Span:
    return min(entity.mentions, default=Span(0, 0))
