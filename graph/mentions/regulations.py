"""Finds laws and rules by number: "Undang-Undang Nomor 5 Tahun 2014", "PP No. 53/2010"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.lexicon import read_table
from graph.model import Span


@dataclass(frozen=True, slots=True)
class RegulationMention:
    """A law or rule in the text, its name written out."""

    span: Span
    name: str


@cache
def _pattern() -> re.Pattern[str]:
    rows = sorted((row["form"] for row in read_table("regulation_kinds.tsv")), key=len, reverse=True)
    forms = "|".join(r"\s*[-–]\s*".join(map(re.escape, form.split("-"))) for form in rows)
    return re.compile(
        rf"\b(?P<kind>(?i:{forms}))\b(?P<of>(?:\s+(?!(?i:nomor|nomer|no)\b)[A-Z][\w-]*){{0,4}})\s+"
        r"(?:(?i:nomor|nomer|no)\.?\s*)?(?P<number>(?=[\w./-]*\d)[\dA-Z][\w./-]*?)"
        r"(?:/|\s+(?i:tahun|th)\.?\s*)(?P<year>(?:19|20)\d\d)\b"
    )


@cache
def _full() -> dict[str, str]:
    return {row["form"]: row["name"] for row in read_table("regulation_kinds.tsv")}


def find_regulations(body: str) -> list[RegulationMention]:
    """Laws and rules by number, in order."""
    out = []
    for match in _pattern().finditer(body):
        kind = _full()[re.sub(r"\s*[-–]\s*", "-", re.sub(r"\s+", " ", match["kind"].lower()))]
        of = re.sub(r"\s+", " ", match["of"]).strip()
        name = f"{kind}{' ' + of if of and of != 'RI' else ''} Nomor {match['number'].rstrip('/.')} Tahun {match['year']}"
        out.append(RegulationMention(Span(match.start(), match.end()), name))
    return out
