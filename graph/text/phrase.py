"""Small questions about tokens that several readers ask: numerals, titles, brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.lexicon import list_phrases, read_list
from graph.text.reading import Reading, Token

# The number of a unit, an assistant, a commission: "III", "12".
NUMERAL = re.compile(r"^(?:[IVX]+|\d{1,2})$")


def sign_at(tokens: Sequence[Token], i: int) -> str:
    """The text of token `i`; empty behind the last one."""
    return tokens[i].text if i < len(tokens) else ""


def is_title(reading: Reading, i: int) -> bool:
    """True at a title or rank of a person: "Drs", "Kombes Pol"."""
    return reading.lowers[i] in read_list("honorifics.txt") or i in reading.hits(list_phrases("ranks.txt"))


def is_short_bracket(tokens: Sequence[Token], i: int) -> bool:
    """True where "(BPBD)" stands at token `i`: one word in brackets."""
    return sign_at(tokens, i) == "(" and sign_at(tokens, i + 2) == ")"
