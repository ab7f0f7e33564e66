"""The page of what was read from articles."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model import Extraction
from graph.render.articles.found import MARKED, to_article
from graph.render.articles.pages import Frame, Switch, fill_articles
from graph.render.foot import counted, foot_of
from graph.render.sheet import Html
from graph.render.texts import load_texts
from graph.schema import load_schema


def render_extractions(
    extractions: Iterable[Extraction], *, title: str | None = None, lang: str = "id"
) -> str:
    """Render what was read from articles as one page: each text with everything that was found marked on it.

    Args:
        extractions: What each article says, in the order of the page.
        title: Heading of the page; None takes the article's own, or the interface's for several.
        lang: Language of the interface, "id" or "en".

    Returns:
        The page, which needs no network. The same articles give the same text.

    Raises:
        UsageError: The interface does not speak `lang`.

    Example:
        >>> from graph import Document, extract
        >>> render_extractions([extract(Document("a-1", "Bupati Bone membuka rapat."))])[:15]
        '<!doctype html>'
    """
    texts = load_texts(lang)
    read = list(extractions)
    articles = [to_article(extraction, texts) for extraction in read]
    count = counted(texts["articles"]["list"], len(articles), lang)
    frame = Frame(
        lang,
        texts,
        title or texts["articles"]["found_title"],
        count if len(articles) != 1 else "",
        foot_of(len(read), max((e.document.date or "" for e in read), default=""), texts["text"], lang),
        [Switch(label, texts["kinds"][label]) for label in MARKED],
        Html(""),
        _colours(),
    )
    return fill_articles(articles, frame)


def _colours() -> str:
    """The schema's colours; on a dark page they are mixed with white, as in the picture of a graph."""
    rules = []
    for label in MARKED:
        colour = load_schema().nodes[label].colour
        parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
        lighter = "".join(f"{round(part + (255 - part) * 0.4):02x}" for part in parts)
        rules.append(f".{label} {{ --kind: {colour}; }}")
        rules.append(f"@media (prefers-color-scheme: dark) {{ .{label} {{ --kind: #{lighter}; }} }}")
    return "\n".join(rules)
