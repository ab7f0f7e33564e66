"""HTML pages and Markdown to articles."""

from __future__ import annotations

import re

from graph.documents.records import to_day, to_text
from graph.errors import InputError
from graph.model import Document

_HEADING = re.compile(r"^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$", re.MULTILINE)
_TITLE = re.compile(r"\A\s*#\s+(.*?)\s*#*\s*\n")
_IMAGE = re.compile(r"!\[[^\]\n]*\]\([^()\n]*\)")
_LINK = re.compile(r"\[([^\]\n]+)\]\([^()\n]*\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])")


def parse_html(text: str, id: str, source: str) -> Document:
    """Read the article out of a web page: main text, headline, outlet, author, date and address.

    Args:
        text: The page.
        id: Id of the article.
        source: What a message calls it.

    Returns:
        The article.

    Raises:
        InputError: No article is found in it.
    """
    # trafilatura: imported here because only this needs it, and it takes longer than all the rest to import
    from trafilatura import bare_extraction

    page = bare_extraction(
        text,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # a date that the page states for itself, never one that is guessed from the text
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if page is None or isinstance(page, dict) or not page.text or not page.text.strip():
        raise InputError(source, "no article was found in the page; save its text as .txt")
    return Document(
        id,
        page.text,
        to_text(page.title),
        to_text(page.sitename) or to_text(page.hostname),
        to_text(page.author),
        to_day(page.date),
        to_text(page.url),
    )


def parse_markdown(text: str, id: str) -> Document:
    r"""Read a Markdown text: a heading at the top is the title, marks of emphasis and links go, words stay.

    Args:
        text: The text.
        id: Id of the article.

    Returns:
        The article.

    Example:
        >>> document = parse_markdown("# Rapat\n\n**Camat** dan [lurah](https://x.id) hadir.", "a")
        >>> document.title, document.body
        ('Rapat', 'Camat dan lurah hadir.')
    """
    found = _TITLE.match(text)
    body = text[found.end() :] if found else text
    body = _LINK.sub(r"\1", _IMAGE.sub("", _HEADING.sub(r"\1", body)))
    body = _EMPHASIS.sub(r"\1", _STRONG.sub(r"\2", body))
    return Document(id, body.strip(), found[1] if found else None)
