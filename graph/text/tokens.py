"""The words, numbers and signs of a text, and which signs are quotation marks."""

from __future__ import annotations

from graph.lexicon import TOKEN

OPENING = frozenset(["“", "„", "«", "‟", "〝", "``", "‘‘"])
CLOSING = frozenset(["”", "»", "〞", "’’"])
# What some encodings leave of a mark.
LOST = frozenset(["\ufffd", "โ"])
# These open as well as close.
STRAIGHT = frozenset(['"', "″", "＂", "''", "‘’", "’‘", "´´"]) | LOST
MARKS = OPENING | CLOSING | STRAIGHT
SINGLE = frozenset("‘’'")
ANY_MARKS = MARKS | SINGLE
STOPS = frozenset(".!?…")


class Token:
    """A word, number or sign of the body."""

    __slots__ = ("cap", "end", "lower", "start", "text", "upper")

    def __init__(self, start: int, text: str) -> None:
        self.start = start
        self.end = start + len(text)
        self.text = text
        self.lower = lower = text.lower()
        if lower == text:
            self.cap = self.upper = False
        else:
            self.cap = lower[0] != text[0]
            self.upper = self.cap and len(text) > 1 and text.isupper()

    def __repr__(self) -> str:
        return f"Token({self.text!r}, {self.start})"


def find_tokens(body: str) -> list[Token]:
    """The tokens of a text, in order."""
    return [Token(m.start(), m.group()) for m in TOKEN.finditer(body)]
