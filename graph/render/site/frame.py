"""What all pages of a site share: heading, language, texts, foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graph.render.foot import counted
from graph.render.sheet import Html

BREAK = Html(" · ")


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of a site share.

    Args:
        title: The site's heading.
        lang: Language of the interface.
        texts: The interface's tables in that language.
        foot: The line at the foot.
        officials: True where persons without an office are left out.
    """

    title: str
    lang: str
    texts: dict[str, Any]
    foot: str
    officials: bool

    def say(self, key: str, number: int | None = None) -> str:
        """A text of the interface, with a number in it."""
        text: str = self.texts["site"].get(key) or self.texts["text"][key]
        return text if number is None else counted(text, number, self.lang)

    def properties(self, props: dict[str, Any]) -> str:
        """Properties in words, those that the interface has a word for."""
        words = self.texts["text"]
        shown = {key: self.word(value) for key, value in props.items() if key in words}
        return BREAK.join(
            text if key == "capacity" else f"{words[key]} {text}" for key, text in shown.items() if text
        )

    def word(self, value: object) -> str:
        """A value as the interface says it; booleans are not said."""
        if isinstance(value, bool):
            return ""
        items = value if isinstance(value, list) else [value]
        return ", ".join(str(self.texts["values"].get(str(item), item)) for item in items)
