"""Small questions about tokens that several readers ask: numerals, titles, brackets."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from graph.lexicon import Phrases, list_phrases, read_list, read_settings, read_table, word_phrases, words
from graph.model import RegionMention
from graph.text.reading import Reading
from graph.text.tokens import Token

# The level between a city or regency and its villages; Papua calls it distrik.
DISTRICTS = ("kecamatan", "distrik")
# The number of a unit, an assistant, a commission: "III", "12".
NUMERAL = re.compile(r"^(?:[IVX]+|\d{1,2})$")
# What tells the commissions of a council apart: "Komisi IV", in provinces and regencies also "Komisi B".
COMMISSION = re.compile(r"^(?:[IVX]+|\d{1,2}|[A-F])$")
# Words in the own name of a unit: "Citra Panca Yudha Jaya".
_LONGEST_UNIT_NAME = 4
_SLASH = re.compile(r"\s*/\s*")
_TERM = frozenset(read_settings("words.toml")["office"]["term"])
_CITY = read_settings("words.toml")["institution"]["city"]


def sign_at(tokens: Sequence[Token], i: int) -> str:
    """The text of token `i`; empty behind the last one."""
    return tokens[i].text if i < len(tokens) else ""


def is_title(reading: Reading, i: int) -> bool:
    """True at a title or rank of a person: "Drs", "Kombes Pol", the "I" of "I Wayan"."""
    if i >= len(reading.tokens):
        return False
    return (
        reading.lowers[i] in read_list("honorifics.txt")
        or i in reading.hits(list_phrases("ranks.txt"))
        or is_before_birth_name(reading, i)
    )


def is_before_birth_name(reading: Reading, i: int) -> bool:
    """True at the "I" of "Asisten Kesejahteraan Rakyat I Ketut Sudarma", which is no number."""
    return (
        reading.lowers[i] in words("before_birth_names")
        and i + 1 < len(reading.tokens)
        and reading.lowers[i + 1] in words("birth_names")
        and reading.tokens[i].cap
        and reading.tokens[i + 1].cap
    )


def unit_number(text: str) -> str:
    """The number and name of a unit without blanks around the slash: "1306/Kota Palu"."""
    return _SLASH.sub("/", text)


def is_city_half(reading: Reading, region: RegionMention, regions: Mapping[int, RegionMention]) -> bool:
    """True in "Polresta Bogor Kota": the unit of a city that shares its name with a regency."""
    i = region.last
    if region.stated or i in regions or i >= len(reading.tokens) or reading.lowers[i] != _CITY:
        return False
    return reading.tokens[i].cap


def past_bracket(tokens: Sequence[Token], i: int) -> int:
    """Index after the brackets that open at token `i` round up to four words: "(Kemenkes RI)"; else `i`."""
    if sign_at(tokens, i) == "(":
        for j in range(i + 2, min(i + 6, len(tokens))):
            if tokens[j].text == ")":
                return j + 1
    return i


def past_district(reading: Reading, i: int) -> int:
    """Index after the listed district at token `i`, else `i`; blanks count for nothing ("Prajurit Kulon")."""
    listed = _districts().match(reading.lowers, i)
    if listed and all(token.cap for token in reading.tokens[i : listed[0]]):
        return listed[0]
    joined = "".join(reading.lowers[i : i + 2])
    pair = all(token.cap for token in reading.tokens[i : i + 2])
    return i + 2 if pair and _districts().match([joined], 0) else i


@cache
def _districts() -> Phrases[str]:
    """Codes of districts by name, for "Camat X", "Kapolsek X" and "PPK X"."""
    rows = read_table("regions.tsv")
    return Phrases({row["name"].lower(): row["code"] for row in rows if row["level"] in DISTRICTS})


def past_unit_class(tokens: Sequence[Token], i: int) -> int:
    """Index after "Kelas I Khusus TPI" at token `i`, which stands between a unit and its place; else `i`."""
    if (
        i + 1 >= len(tokens)
        or tokens[i].lower not in words("unit_classes")
        or not tokens[i + 1].text[0].isupper()
    ):
        return i
    j = i + 2
    while j < len(tokens) and tokens[j].cap and tokens[j].lower in words("unit_class_tails"):
        j += 1
    return j


def past_unit_name(tokens: Sequence[Token], i: int) -> int:
    """Index after the own name of a unit at token `i`, which stands behind its number; else `i`.

    As in "Korem 022/Pantai Timur", "Danrem 045 Garuda Jaya".
    """
    hit = word_phrases("unit_names").match([token.lower for token in tokens[i : i + _LONGEST_UNIT_NAME]], 0)
    return i + hit[0] if hit and i < len(tokens) and tokens[i].cap else i


def past_term(tokens: Sequence[Token], i: int) -> int:
    """Index after "periode 2018-2023" at token `i`, else `i`."""
    if i + 1 < len(tokens) and tokens[i].lower in _TERM and tokens[i + 1].text.isdigit():
        ranged = sign_at(tokens, i + 2) in words("ranges") and sign_at(tokens, i + 3).isdigit()
        return i + 4 if ranged else i + 2
    return i


def is_short_bracket(tokens: Sequence[Token], i: int) -> bool:
    """True where "(BPBD)" stands at token `i`: one word in brackets."""
    return sign_at(tokens, i) == "(" and sign_at(tokens, i + 2) == ")"
