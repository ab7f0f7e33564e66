"""The files that pages are made of: styles, scripts and markup, in the folder ``template`` of each room."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources
from typing import Any

GRAPH, SHEET = "graph.render", "graph.render.sheet"
ARTICLES, SITE = "graph.render.articles", "graph.render.site"
"""The rooms that have such a folder: the page of a graph, what pages share, annotated articles, the site."""

_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


@cache
def read_piece(room: str, name: str) -> str:
    """Read a file of a room's folder ``template``."""
    return resources.files(room).joinpath("template", name).read_text(encoding="utf-8")


def join_scripts(*files: tuple[str, str]) -> str:
    """Put the files of a page's own script into one block, so that no name of theirs is global.

    Args:
        files: Pairs of a room and a name.

    Returns:
        The script.
    """
    return "\n".join(['"use strict";', "{", join_pieces(*files), "}"])


def join_pieces(*files: tuple[str, str]) -> str:
    """Put files, pairs of a room and a name, after each other."""
    return "\n".join(read_piece(room, name) for room, name in files)


def to_json(payload: Any) -> str:
    r"""Write JSON for a script element, so that no text in it can end or break it.

    Args:
        payload: Dicts, lists, texts and numbers.

    Returns:
        JSON in which markup, line separators and lone surrogates are escaped.

    Example:
        >>> to_json(["</script>"])
        '["\\u003c/script\\u003e"]'
    """
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
