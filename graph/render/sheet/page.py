"""A page to read: its frame, its look, and the policy that lets nothing but its own script run."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.render.pieces import SHEET, read_piece
from graph.render.policy import content_policy
from graph.render.sheet.markup import Html, to_html

_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page to read consists of.

    Args:
        lang: Language of the page.
        title: What the browser calls it.
        body: Its content, without the foot.
        foot: The line at the foot.
        style: Style rules of this kind of page, after those that all have.
        script: Its script, or "".
        head: Further elements of its head, as markup.
    """

    lang: str
    title: str
    body: Html
    foot: str
    style: str = ""
    script: str = ""
    head: str = ""


def to_sheet(sheet: Sheet) -> str:
    """Write a page to read, which loads nothing.

    Args:
        sheet: What it consists of.

    Returns:
        The page.
    """
    style = read_piece(SHEET, "palette.css") + read_piece(SHEET, "sheet.css") + sheet.style
    return fill_template(
        read_piece(SHEET, "sheet.html"),
        lang=sheet.lang,
        policy=Html(content_policy([sheet.script] if sheet.script else [], style)),
        head=Html(sheet.head),
        title=sheet.title,
        style=Html(style),
        body=sheet.body,
        foot=sheet.foot,
        script=Html(f"<script>{sheet.script}</script>\n" if sheet.script else ""),
    )


def fill_template(template: str, **parts: str) -> Html:
    """Put parts into a template.

    Args:
        template: HTML with ``{{names}}``.
        parts: What stands for the names; texts are escaped.

    Returns:
        The markup.

    Example:
        >>> fill_template("<p>{{said}}</p>", said="a < b")
        '<p>a &lt; b</p>'
    """
    return Html(_PLACEHOLDER.sub(lambda found: to_html(parts[found[1]]), template))
