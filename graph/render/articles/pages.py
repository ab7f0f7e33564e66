"""Pages of annotated articles: each text with its marks, and beside it a list of what they stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.model import Evidence, Span
from graph.render.articles.model import Article, Item, Line
from graph.render.articles.text import Layer, mark_text
from graph.render.foot import counted, format_number
from graph.render.pieces import ARTICLES, SHEET, join_scripts, read_piece
from graph.render.policy import printable
from graph.render.sheet import Html, Sheet, element, fill_template, join, to_sheet


@dataclass(frozen=True, slots=True)
class Switch:
    """A switch of the page, which is its legend too.

    Args:
        key: The family or verdict that it switches.
        name: What a reader calls it.
        group: "family" or "verdict".
        on: False for what is not seen at first.
    """

    key: str
    name: str
    group: str = "family"
    on: bool = True


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the articles.

    Args:
        lang: Language of the page.
        texts: The interface's texts.
        title: The heading.
        about: A line below it.
        foot: The line at the foot.
        switches: Families and verdicts, in their order.
        before: What stands above the articles: figures.
        style: Style rules of this kind of page.
    """

    lang: str
    texts: Mapping[str, Any]
    title: str
    about: str
    foot: str
    switches: Sequence[Switch]
    before: Html
    style: str


def fill_articles(articles: Sequence[Article], frame: Frame) -> str:
    """Write a page of annotated articles.

    Args:
        articles: The articles.
        frame: What stands around them.

    Returns:
        The page, which needs no network.
    """
    own = frame.texts["articles"]
    content = fill_template(
        read_piece(ARTICLES, "articles.html"),
        title=frame.title,
        about=frame.about,
        hint=own["hint"],
        legend=frame.texts["text"]["legend"],
        switches=join([_switch(switch, articles, frame) for switch in frame.switches]),
        before=frame.before,
        nav=_nav(articles, frame) if len(articles) > 1 else Html(""),
        articles=join([_article(number, article, frame) for number, article in enumerate(articles, 1)], "\n"),
        close=frame.texts["text"]["close"],
    )
    style = read_piece(ARTICLES, "articles.css") + frame.style
    script = join_scripts((SHEET, "elements.js"), (ARTICLES, "articles.js"))
    return to_sheet(Sheet(frame.lang, printable(frame.title), content, frame.foot, style, script))


def _switch(switch: Switch, articles: Iterable[Article], frame: Frame) -> Html:
    """A button that shows or hides a family or verdict, with its look and its count."""
    found = Counter(getattr(item, switch.group) for article in articles for item in article.items)
    sample = element("span", switch.name, class_=f"u {switch.key} lane0")
    count = element("span", format_number(found[switch.key], frame.lang), class_="count")
    if not found[switch.key]:
        return Html("")
    return element(
        "button",
        sample,
        " ",
        count,
        type="button",
        class_="switch",
        aria_pressed="true" if switch.on else "false",
        **{f"data_{switch.group}": switch.key},
    )


def _nav(articles: Sequence[Article], frame: Frame) -> Html:
    own = frame.texts["articles"]
    links = (
        element("li", element("a", article.title, href=f"#a{n}"), " ", _quiet(article.about))
        for n, article in enumerate(articles, 1)
    )
    summary = element("summary", counted(own["list"], len(articles), frame.lang))
    return element("nav", element("details", summary, element("ol", *links)), aria_label=own["articles"])


def _quiet(text: str) -> Html:
    return element("span", text, class_="quiet")


def _article(number: int, article: Article, frame: Frame) -> Html:
    """One article: its text, and the list of what is marked on it."""
    own = frame.texts["articles"]
    names = {switch.key: switch.name for switch in frame.switches}
    lists = _List(number, article.items, names, frame)
    listed = lists.write()
    aside = (
        element("aside", *listed, aria_label=f"{own['items']}: {article.title}", tabindex="0")
        if listed
        else element("p", own["none"])
    )
    text = mark_text(article.body, [*_layers(article.items), *lists.proofs])
    return element(
        "article",
        element("h2", article.title),
        element("p", article.about, class_="quiet") if article.about else "",
        element("div", element("div", text, class_="text", lang="id"), aside, class_="columns"),
        id=f"a{number}",
    )


def _layers(items: Iterable[Item]) -> Iterator[Layer]:
    """The marks of items, by their place in the list."""
    for at, item in enumerate(items):
        look = [item.verdict or item.family, *(["inferred"] if item.inferred else []), f"f-{item.family}"]
        for span in item.marks:
            yield Layer(span, str(at), " ".join(look), item.wide, late=item.verdict == "right")


def _sides(item: Item) -> Html:
    """What the gold and the machine have, side by side."""
    cells = [element("div", element("span", name, class_="quiet"), " ", text) for name, text in item.sides]
    return element("div", *cells, class_="sides") if cells else Html("")


class _List:
    """The list beside a text; keeps the sentences that it refers to, to show them in the text."""

    def __init__(self, number: int, items: Sequence[Item], names: Mapping[str, str], frame: Frame) -> None:
        self._number = number
        self._items = items
        self._names = names
        self._frame = frame
        self.proofs: list[Layer] = []
        self._keys: dict[tuple[Span, ...], str] = {}

    def write(self) -> list[Html]:
        """A heading and the items of each family."""
        numbered: dict[str, list[tuple[int, Item]]] = {}
        for at, item in enumerate(self._items):
            numbered.setdefault(item.family, []).append((at, item))
        return [
            element(
                "section",
                element("h3", self._names[family], " ", element("span", str(len(items)), class_="count")),
                *(self._item(at, item) for at, item in items),
                data_family=family,
            )
            for family, items in numbered.items()
        ]

    def _item(self, at: int, item: Item) -> Html:
        own = self._frame.texts["articles"]
        badge = element("span", own[item.verdict], class_=f"badge {item.verdict}") if item.verdict else ""
        tag = self._tag() if item.inferred else ""
        brief = element("span", item.brief, class_="brief") if item.brief else ""
        missing = element("p", own["nowhere"], class_="quiet") if not item.marks else ""
        lines = element("ul", *map(self._line, item.lines)) if item.lines else ""
        return element(
            "details",
            element("summary", badge, element("span", item.name, class_="name"), tag, brief),
            _sides(item),
            lines,
            missing,
            id=f"a{self._number}-{at}",
            class_=item.verdict or None,
            data_key=str(at),
            data_family=item.family,
            data_verdict=item.verdict or None,
        )

    def _tag(self) -> Html:
        texts = self._frame.texts["text"]
        return element("span", texts["inferred"], class_="tag", title=texts["inferred_hint"])

    def _line(self, line: Line) -> Html:
        """What is known, as a button that shows where it stands."""
        label = element("span", f"{line.label}: ", class_="quiet")
        if line.evidence is None:
            return element("li", label, line.text)
        words, sentence = self._proof(line.evidence)
        inferred = line.evidence.basis == "inferred"
        return element(
            "li",
            element("button", label, line.text, type="button", data_words=words, data_sentence=sentence),
            self._tag() if inferred else "",
            class_="inferred" if inferred else None,
        )

    def _proof(self, evidence: Evidence) -> tuple[str, str]:
        """The keys of the exact words and of the sentence; each is put on the text once."""
        sentence = self._key((evidence.sentence,), "s")
        return self._key(evidence.marks, "w"), sentence

    def _key(self, spans: tuple[Span, ...], begin: str) -> str:
        if spans not in self._keys:
            self._keys[spans] = f"{begin}{len(self._keys)}"
            self.proofs += [Layer(span, self._keys[spans]) for span in spans]
        return self._keys[spans]
