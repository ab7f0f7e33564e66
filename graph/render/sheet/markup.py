"""HTML elements as text: whatever is not an element already is escaped, so that no text becomes markup."""

from __future__ import annotations

import html
from collections.abc import Sequence

from graph.render.policy import printable


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


def element(name: str, *children: str, **attributes: str | None) -> Html:
    """Write an element.

    Args:
        name: Its tag.
        children: Elements, and texts to be escaped.
        attributes: Its attributes, escaped too; a trailing _ is dropped (`class_`), an inner one becomes -,
            and None leaves the attribute out.

    Returns:
        The element.

    Example:
        >>> element("p", "a < b ", element("b", "c"), class_="quiet")
        '<p class="quiet">a &lt; b <b>c</b></p>'
    """
    inside = "".join(to_html(child) for child in children)
    shown = "".join(
        f' {key.removesuffix("_").replace("_", "-")}="{html.escape(printable(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Html(f"<{name}{shown}>{inside}</{name}>")


def join(parts: Sequence[str], between: str = "") -> Html:
    """Put elements and texts after each other."""
    return Html(to_html(between).join(map(to_html, parts)))


def to_html(text: str) -> Html:
    """Escape a text; markup stays as it is."""
    return text if isinstance(text, Html) else Html(html.escape(printable(text)))
