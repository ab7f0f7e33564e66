"""The facts on a page: each with its sentences, their exact words marked, and the documents they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from graph.render.foot import format_number
from graph.render.sheet import Html, element, join
from graph.render.site.frame import BREAK, Frame
from graph.render.site.subjects import INCOMING, Item, Section, Subjects
from graph.schema import name_of

_SHOWN_FURTHER = 40  # of a node without a page: an event with hundreds of guests is told on each guest's page


class Items:
    """Writes the facts of a page.

    Args:
        subjects: What stands on which page.
        frame: What all pages share.
    """

    def __init__(self, subjects: Subjects, frame: Frame) -> None:
        self._subjects = subjects
        self._facts = subjects.facts
        self._frame = frame
        self._say = frame.say

    def sections(self, sections: Sequence[Section], page: int) -> Iterator[Html]:
        """Write the sections of the page of node number `page`."""
        for (type, side), parts in groupby(sections, key=lambda section: (section.type, section.side)):
            yield self._section(type, side, list(parts), page)

    def _section(self, type: str, side: str, parts: Sequence[Section], page: int) -> Html:
        number = format_number(sum(len(part.items) for part in parts), self._frame.lang)
        title = element("h2", self._frame.texts[side][type], " ", element("span", number, class_="count"))
        lists: list[Html] = []
        for part in parts:
            if type == "SAID_BY":
                topic = self._say("no_topic") if part.topic is None else self._subjects.name(part.topic)
                lists.append(element("h3", topic))
            lists.append(element("ul", *(self._item(item, page) for item in part.items)))
        if type == "MENTIONED_IN":  # as many as there are articles, and each says little
            return element("details", element("summary", title), *lists)
        return element("section", title, *lists)

    def _item(self, item: Item, page: int) -> Html:
        """A fact with its sources, and what is known of its other end."""
        further = item.further[:_SHOWN_FURTHER]
        rest = len(item.further) - len(further)
        opened = [inner for inner in further if self._opened(inner)]
        plain = [inner for inner in further if not self._opened(inner)]
        folded = [
            element("summary", self._say("further", len(plain) + rest)),
            element("ul", *(self._inner(inner, page) for inner in plain)),
            element("p", self._say("rest", rest), class_="quiet") if rest else "",
        ]
        return self._fact(
            item,
            self._head(item, page),
            element("ul", *(self._inner(inner, page) for inner in opened)) if opened else "",
            element("details", *folded) if plain or rest else "",
        )

    def _opened(self, inner: Item) -> bool:
        """Who holds an office of an institution is what its page is opened for."""
        return self._facts.edges[inner.fact].type == "HOLDS" and inner.side == INCOMING

    def _inner(self, item: Item, page: int) -> Html:
        label = self._frame.texts[item.side][self._facts.edges[item.fact].type]
        return self._fact(item, join([element("span", f"{label}: ", class_="quiet"), self._head(item, page)]))

    def _fact(self, item: Item, head: str, *more: str) -> Html:
        fact = self._facts.facts[item.fact]
        inferred = fact["basis"] == "inferred"
        tag = element("span", self._say("inferred"), class_="tag", title=self._say("inferred_hint"))
        line = [part for part in (self._line(item), tag if inferred else "") if part]
        return element(
            "li",
            element("div", head, class_="head") if head else "",
            element("p", join(line, BREAK), class_="quiet") if line else "",
            *self._evidence(fact["evidence"]),
            *more,
            class_="fact inferred" if inferred else "fact",
        )

    def _head(self, item: Item, page: int) -> str:
        """What the fact leads to, linked where it has a page."""
        label = self._facts.nodes[item.other].label
        if label == "Document":
            return ""  # every sentence names its document
        if label == "Statement":
            return self._said(item)
        capacity = self._facts.facts[item.fact]["props"].get("capacity", "")
        before = f"{self._frame.word(capacity)} " if capacity and label == "Role" else ""
        return join([before, *self._linked(item.other, page)])

    def _said(self, item: Item) -> str:
        """The words of a statement, unless the sentence has them as they are."""
        words = name_of(self._facts.nodes[item.other])
        texts = [self._facts.sentences[number][1] for number, *_ in self._facts.facts[item.fact]["evidence"]]
        return "" if any(words in text for text in texts) else f"“{words}”"

    def _linked(self, i: int, page: int) -> Iterator[str]:
        """A name; of an office, the body is linked, unless the page is about it."""
        yield self._link(i, name_of(self._facts.nodes[i]))
        if (place := self._subjects.place(i)) not in (None, page):
            yield ", "
            yield self._link(place, name_of(self._facts.nodes[place]))

    def _link(self, i: int, name: str) -> str:
        path = self._subjects.paths.get(i)
        return name if path is None else element("a", name, href=f"../{path}")

    def _line(self, item: Item) -> str:
        """Properties of the fact, and of what it leads to."""
        label, own = self._facts.nodes[item.other].label, dict(self._facts.facts[item.fact]["props"])
        if label == "Role":
            own.pop("capacity", None)  # stands before the office
        known = self._facts.entities[item.other]["props"] if label in ("Event", "Statement") else {}
        return BREAK.join(filter(None, (self._frame.properties(own), self._frame.properties(known))))

    # ---- sources ----

    def _evidence(self, evidence: Sequence[Sequence[int]]) -> Iterator[Html]:
        """The first source, and the others to be opened."""
        quoted = [self._quotation(number, ends) for number, *ends in evidence]
        yield from quoted[:1]
        if len(quoted) > 1:
            yield element("details", element("summary", self._say("sources", len(quoted))), *quoted[1:])

    def _quotation(self, number: int, ends: Sequence[int]) -> Html:
        """A sentence with its exact words marked, and where it stands."""
        document, text = self._facts.sentences[number]
        known = self._facts.documents[document]
        title = known["title"]
        link = (
            element("a", title, href=known["url"], target="_blank", rel="noopener noreferrer")
            if "url" in known
            else title
        )
        rest = [part for part in (known.get("publisher"), known.get("date", self._say("no_date"))) if part]
        cite = element("cite", link, " — ", join(rest, BREAK))
        return element("blockquote", element("p", *_marked(text, ends)), cite)


def _marked(text: str, ends: Sequence[int]) -> Iterator[str]:
    """A sentence in parts, the marked ones as elements; a mark over another or beyond the end is left out."""
    at = 0
    for start, end in sorted(zip(ends[::2], ends[1::2], strict=True)):
        if at <= start <= end <= len(text):
            yield text[at:start]
            yield element("mark", text[start:end])
            at = end
    yield text[at:]
