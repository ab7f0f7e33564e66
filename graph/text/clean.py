"""Takes the page out of an article: what is left is the body, what was furniture fills the Document.

Lines that point elsewhere ("Baca juga: ..."), credits, share bars and repeated paragraphs go; the headline,
the dateline and the byline move to the fields of the Document.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from graph.lexicon import read_list, read_settings, region_names
from graph.model import Document
from graph.text.dates import find_dates
from graph.text.reading import Reading

_FURNITURE = read_settings("furniture.toml")
_POINTERS = tuple(_FURNITURE["pointers"])
_PRESS_OFFICES = tuple(_FURNITURE["press_offices"])
_SPACES = re.compile(r"[^\S\n]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u2060\ufeff\u202a-\u202e]")
_LABELS = sorted(_FURNITURE["author_labels"] + _FURNITURE["credit_labels"], key=len, reverse=True)
_CREDIT = re.compile(
    rf"^\W*(?P<label>{'|'.join(_LABELS)})\s*(?:/\s*\w+\s*)?[:;]\s*(?P<who>.*)$", re.IGNORECASE
)
_BARE = re.compile(
    r"^\W*(?P<label>" + "|".join(_FURNITURE["bare_labels"]) + r")\b[ :]*(?P<who>.*)$", re.IGNORECASE
)
_CLOSING_BRACKETS = re.compile(r"\s*\((?P<who>[^()]{1,60})\)\s*\**\s*$")
_PRIVATE_SIGNS = re.compile(r"^[\W_]*$")
_DOMAIN = re.compile(r"^(?:[\w-]+\.)+(?:com|co|id|net|org|tv|news|info)$", re.IGNORECASE)
# What stands between a dateline and the text: "KENDARI, PORTALSULTRA.ID – ", "Biak (CAKRAWALA PAPUA) - ".
_DATELINE_END = re.compile(r"\s*(?:[–—―|]|--|//)\s*|\s*-\s+|\s+-|\)\s*[:.–—-]+\s*|:\s+")
_LONGEST_DATELINE = 90
_SECOND_DATELINE = 25
_LONGEST_HEADLINE = 180
_SHORTEST_REPEAT = 20


@dataclass(frozen=True, slots=True)
class CleanText:
    """A Document with its clean body, and what stood above it."""

    document: Document
    headline: str | None
    dateline: str | None


def clean(document: Document) -> CleanText:
    """The article without its page.

    Args:
        document: As it was read; fields that are set already are kept.
    """
    lines = [_tidy(line) for line in normalise(document.body).split("\n")]
    found: dict[str, str] = {}
    lines = _drop_furniture(lines, found)
    lines = _drop_repeats(lines)
    lines, tail_author = _drop_closing_brackets(lines)
    headline, lines = _split_headline(lines, document.title)
    dateline, lines = _split_dateline(lines, found)
    body = "\n".join(lines)
    outlet = document.publisher or found.get("publisher") or found.get("office") or found.get("copyright")
    author = document.author or found.get("author") or tail_author
    date = document.date or found.get("date")
    filled = replace(
        document, body=body, title=document.title or headline, publisher=outlet, author=author, date=date
    )
    return CleanText(filled, filled.title, dateline)


def normalise(text: str) -> str:
    """`text` in composed Unicode with plain line ends, without control signs, one blank between words."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\x85", "\n").replace("\u2028", "\n").replace("\u2029", "\n").replace("\x0c", "\n")
    return _SPACES.sub(" ", _CONTROL.sub("", text.replace("\t", " ")))


def _tidy(line: str) -> str:
    return line.strip()


def _drop_furniture(lines: list[str], found: dict[str, str]) -> list[str]:
    """Lines that are part of the article; credits and the like go to `found`."""
    kept: list[str] = []
    last = max((i for i, line in enumerate(lines) if line), default=0)
    for number, line in enumerate(lines):
        if not line or _PRIVATE_SIGNS.match(line):
            continue
        small = line.lower().lstrip("*•-–>» [(")
        if small.startswith(_POINTERS) and len(line) < 250:
            continue
        if _take_credit(line, found, len(kept) < 3 or number > last - 12):
            continue
        kept.append(line)
    return kept


def _take_credit(line: str, found: dict[str, str], at_edge: bool) -> bool:
    """True when the line only credits somebody or names the outlet."""
    match = _CREDIT.match(line.strip("() "))
    if match and len(line) < 120:
        who = match["who"].split(" / ")[0].split(" | ")[0].split(",")[0].strip(" .|/")
        _keep_author(match["label"].lower(), who, found)
        return True
    bare = _BARE.match(line) if at_edge and len(line) < 70 else None
    if bare and not line.endswith("."):
        who = bare["who"].strip(" .©")
        if bare["label"].lower() in _FURNITURE["copyright_labels"]:
            found.setdefault("copyright", re.sub(r"[©\d\s]+$|^[©\d\s]+", "", who))
        else:
            _keep_author(bare["label"].lower(), who, found)
        return True
    return at_edge and _is_press_office(line, found)


def _keep_author(label: str, who: str, found: dict[str, str]) -> None:
    if label in _FURNITURE["author_labels"] and who:
        found.setdefault("author", who)


def _is_press_office(line: str, found: dict[str, str]) -> bool:
    """A short closing line such as "DOKPIM KOTA SUKABUMI", and the name below it."""
    if len(line) > 60 or line[-1] in '.?!”"':
        return False
    small = line.lower()
    if small.startswith(_PRESS_OFFICES) and (line.isupper() or len(line.split()) <= 3):
        found.setdefault("office", line)
        return True
    return "office" in found and len(line.split()) <= 3


def _drop_repeats(lines: list[str]) -> list[str]:
    """Each long line once: some pages print the article twice."""
    seen: set[str] = set()
    kept = []
    for line in lines:
        key = re.sub(r"\W+", " ", line).strip().lower()
        if len(key) >= _SHORTEST_REPEAT and key in seen:
            continue
        seen.add(key)
        kept.append(line)
    return kept


def _drop_closing_brackets(lines: list[str]) -> tuple[list[str], str | None]:
    """The "(rls/adn)" at the end of the text, as its author."""
    for i in range(len(lines) - 1, max(-1, len(lines) - 4), -1):
        match = _CLOSING_BRACKETS.search(lines[i])
        if match and any(sign.isalpha() for sign in match["who"]) and len(match["who"].split()) <= 4:
            who = re.split(r"[/|]", match["who"])
            lines = [*lines[:i], lines[i][: match.start()].rstrip(), *lines[i + 1 :]]
            return [line for line in lines if line], who[-1].strip("* ") or None
    return lines, None


def _split_headline(lines: list[str], title: str | None) -> tuple[str | None, list[str]]:
    """The first line, where it is a headline: short, no stop at its end, the article goes on below."""
    if len(lines) > 1 and title and lines[0].strip() == title.strip():
        return title, lines[1:]
    if len(lines) < 2 or title:
        return None, lines
    first = lines[0]
    # "Bupati Demak membuka upacara penutupan di": a line that is wrapped
    wrapped = first.split()[-1].islower() and first.split()[-1] in read_list("function_words.txt")
    looks = len(first) <= _LONGEST_HEADLINE and first[-1] not in '.,;:”"' and not wrapped
    if looks and _split_dateline([first], {})[1] == [first] and len(lines[1]) > len(first) // 2:
        return first, lines[1:]
    return None, lines


def _split_dateline(lines: list[str], found: dict[str, str]) -> tuple[str | None, list[str]]:
    """The place and outlet before the first sentence; they may fill two lines and stand in any order."""
    place: str | None = None
    for round_ in range(3):
        match = _DATELINE_END.search(lines[0], 2) if lines else None
        if match is None or match.start() > (_LONGEST_DATELINE if round_ == 0 else _SECOND_DATELINE):
            break
        parts = [
            part.strip(" .") for part in re.split(r"[,|()]", lines[0][: match.start()]) if part.strip(" .")
        ]
        rest = lines[0][match.end() :].strip()
        if not parts or not all(map(_is_dateline_part, parts)) or (":" in match.group() and len(parts) < 2):
            break
        place = _take_dateline(parts, found) or place
        if rest and _take_day(rest, found):
            rest = ""
        lines = ([rest] if rest else []) + lines[1:]
    return place, _past_outlet(lines, found)


def _past_outlet(lines: list[str], found: dict[str, str]) -> list[str]:
    """Lines without the outlet's address that still begins them ("Kediri - majalah.com, Badan ...")."""
    head, comma, rest = lines[0].partition(",") if lines else ("", "", "")
    if comma and _DOMAIN.match(head.strip()):
        found.setdefault("publisher", head.strip())
        return [rest.strip(), *lines[1:]]
    return lines


def _is_dateline_part(part: str) -> bool:
    """True for a town, an outlet or a day: every word begins large or is a number or an address."""
    words = part.split()
    return len(words) <= 5 and all(
        word[0].isupper() or word[0].isdigit() or _DOMAIN.match(word) for word in words
    )


def _take_dateline(parts: list[str], found: dict[str, str]) -> str | None:
    """Fill publisher and date from the parts of a dateline; the part that is left is the place."""
    names = [part for part in parts if not _take_day(part, found)]
    outlet = next((name for name in names if _DOMAIN.match(name)), None)
    if outlet is None:
        outlet = next((name for name in names[::-1] if name.lower() not in region_names()), None)
        second = names[1].lower() if len(names) > 1 else ""
        outlet = None if outlet and second and second not in region_names() and outlet == names[0] else outlet
    if outlet is None and len(names) > 1:
        outlet = names[1]
    if outlet:
        found.setdefault("publisher", outlet)
    return next((name for name in names if name != outlet), None)


def _take_day(text: str, found: dict[str, str]) -> bool:
    """True when `text` is a day and nothing else."""
    if len(text) > 40:
        return False
    reading = Reading(text)
    dates = [date for date in find_dates(reading) if date.date]
    if not dates or len(reading.tokens) > (dates[0].last - dates[0].first) + 6:
        return False
    found.setdefault("date", dates[0].date or "")
    return True
