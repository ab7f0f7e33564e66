"""What a page was made with, so that it can be made anew alike when its graph has changed."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import TypedDict

from graph.render.texts import languages, load_texts

_LANG = re.compile(r'<html lang="([a-z]+)">')
_TITLE = re.compile(r"<title>([^<]*)</title>")
_EVERYONE = '<meta name="persons" content="all">'  # in a text its brackets would be escaped


class KeptOptions(TypedDict, total=False):
    """Title, language and whether persons without an office are shown."""

    title: str | None
    lang: str
    all_persons: bool


def read_page_options(path: str | Path) -> KeptOptions:
    """Read what a page of a graph was made with.

    Args:
        path: The page; it need not be there.

    Returns:
        Its options; none where there is no page of Simpul's.

    Example:
        >>> read_page_options("there-is-no-page.html")
        {}
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    lang, title = _LANG.search(text[:200]), _TITLE.search(text[:20_000])
    if lang is None or title is None or lang[1] not in languages():
        return {}
    heading = html.unescape(title[1])
    own = load_texts(lang[1])["text"]["title"]
    return {"title": None if heading == own else heading, "lang": lang[1], "all_persons": _EVERYONE in text}
