"""Finds laws and rules by number: "Undang-Undang Nomor 5 Tahun 2014", "PP No. 53/2010"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.lexicon import read_settings, read_table, split_tokens
from graph.model import Span
from graph.text.reading import Reading

_RULE = read_settings("words.toml")["regulation"]


@dataclass(frozen=True, slots=True)
class RegulationMention:
    """A law or rule in the text, its name written out."""

    span: Span
    name: str


@cache
def _pattern() -> re.Pattern[str]:
    rows = sorted((row["form"] for row in read_table("regulation_kinds.tsv")), key=len, reverse=True)
    forms = "|".join(r"\s*[-–]\s*".join(map(re.escape, form.split("-"))) for form in rows)
    number, year = "|".join(_RULE["number_forms"]), "|".join(_RULE["year_forms"])
    return re.compile(
        rf"\b(?P<kind>(?i:{forms}))\b(?P<of>(?:\s+(?!(?i:{number})\b)[A-Z][\w-]*){{0,4}})\s+"
        rf"(?:(?i:{number})\.?\s*)?(?P<number>(?=[\w./-]*\d)[\dA-Z][\w./-]*?)"
        rf"(?:/|\s+(?i:{year})\.?\s*)(?P<year>(?:19|20)\d\d)\b"
    )


@cache
def _full() -> dict[str, str]:
    return {row["form"]: row["name"] for row in read_table("regulation_kinds.tsv")}


@cache
def _openers() -> frozenset[str]:
    """The words that a kind of rule begins with; "Undang - Undang" is written too."""
    firsts = {split_tokens(row["form"])[0] for row in read_table("regulation_kinds.tsv")}
    return frozenset(firsts | {word.split("-")[0] for word in firsts})


def find_regulations(reading: Reading) -> list[RegulationMention]:
    """Laws and rules by number, in order."""
    out: list[RegulationMention] = []
    for i in reading.all_places(_openers()):
        match = _pattern().match(reading.body, reading.tokens[i].start)
        if match is None or (out and match.start() < out[-1].span.end):
            continue
        kind = _full()[re.sub(r"\s*[-–]\s*", "-", re.sub(r"\s+", " ", match["kind"].lower()))]
        of = re.sub(r"\s+", " ", match["of"]).strip()
        number = f"{_RULE['number']} {match['number'].rstrip('/.')} {_RULE['year']} {match['year']}"
        name = f"{kind} {of} {number}" if of and of not in _RULE["dropped"] else f"{kind} {number}"
        out.append(RegulationMention(Span(match.start(), match.end()), name))
    return out
