"""Reads what stands above the first sentence of an article: headline, day, byline, place and outlet."""

from __future__ import annotations

import re

from graph.lexicon import read_list, read_settings, regions_by_letters
from graph.text.dates import find_dates
from graph.text.reading import Reading

_FURNITURE = read_settings("furniture.toml")
_SHARE_WORDS = frozenset(_FURNITURE["share_words"])
_SHARE_WORD = re.compile(r"[\w.]+")
_DIGIT = re.compile(r"\d")
_DOMAIN = re.compile(r"^(?:[\w-]+\.)+(?:com|co|id|net|org|tv|news|info)$", re.IGNORECASE)
# What stands between a dateline and the text: "KENDARI, PORTALSULTRA.ID – ", "Biak (CAKRAWALA PAPUA) - ".
_DATELINE_END = re.compile(r"\s*(?:[–—―|]|--|//)\s*|\s*-\s+|\s+-|\s*-$|\)\s*[:.–—-]+\s*|:\s+")
# "MANADO-Dipimpin", "PALEMBANG-LH: Bertempat": a town in capitals, a short outlet, no blank between.
_TIGHT_DATELINE = re.compile(
    r"^(?P<place>[A-Z][A-Za-z. ]{3,24})-(?:(?P<outlet>[A-Z]{2,8})\s*[:.]\s*|(?=[A-Z][a-z]))"
)
_LONGEST_DATELINE = 90
_SECOND_DATELINE = 25
_LONGEST_HEADLINE = 180
_LONGEST_BYLINE = 60
_LONGEST_DAY = 40
_FEWEST_HEADLINE_WORDS = 4
_MOST_LINES = 20
_LATE_DATELINE = 4
_DASHES = "–—-"
_SENTENCE_ENDS = tuple(".?!”\"’'")


def is_share_line(line: str) -> bool:
    """True for a bar of buttons, a counter or an address: nothing but such words."""
    words = (match.group() for match in _SHARE_WORD.finditer(line.lower()))
    return all(word in _SHARE_WORDS or word.isdigit() or _DOMAIN.match(word) for word in words)


def split_head(
    lines: list[str], title: str | None, found: dict[str, str]
) -> tuple[str | None, str | None, list[str]]:
    """Part the lines above the text from the text.

    Args:
        lines: Every line that is no furniture.
        title: The headline, where it is known.
        found: Gets publisher, author and date where the head names them.

    Returns:
        Headline and place of the dateline, each None where there is none; the lines of the text.
    """
    headline, lines = _split_headline(lines, title, found)
    place, lines = _split_dateline(lines, found)
    for i in range(1, min(_LATE_DATELINE, len(lines))):
        late, rest = _split_dateline(lines[i : i + 1], found) if place is None else (None, [])
        if late:
            # a caption or a lead stood above the dateline
            return headline, late, [*lines[:i], *rest, *lines[i + 1 :]]
    return headline, place, lines


def _split_headline(
    lines: list[str], title: str | None, found: dict[str, str]
) -> tuple[str | None, list[str]]:
    """The headline, and the lines below it without day and byline."""
    if len(lines) > 1 and title and lines[0].strip() == title.strip():
        return title, lines[1:]
    text = _first_of_text(lines)
    if text == 0:
        return None, lines
    head = [line for line in lines[:text] if not _take_credit_line(line, found)]
    long = [line for line in head if len(line.split()) >= _FEWEST_HEADLINE_WORDS]
    # the outlet's name above the headline stands between paragraphs too
    return title or next(iter(long or head), None), [line for line in lines[text:] if line not in head]


def _first_of_text(lines: list[str]) -> int:
    """Index of the first line of the text: the lines above it are short and end no sentence."""
    for i, line in enumerate(lines[:_MOST_LINES]):
        if i + 1 == len(lines) or not _stands_above(line, lines[i + 1 :]):
            return i
    return 0


def _stands_above(line: str, below: list[str]) -> bool:
    """True for a headline, a byline or a day above the text."""
    if below[0][0].islower() or line[0] in _DASHES:
        # "BONE - Bupati Bone Andi Fahsar", whose verb stands on the next line; the dash behind "MAMASA"
        return False
    if _take_credit_line(line, {}):
        return True
    last = line.split()[-1]
    # "Bupati Demak membuka upacara penutupan di": a line that is wrapped
    wrapped = last.islower() and last in read_list("function_words.txt")
    if len(line) > _LONGEST_HEADLINE or wrapped or line[-1] in ",;:" or _is_dateline(line):
        return False
    longest = max(len(other) for other in below[:4])
    return not line.endswith(_SENTENCE_ENDS) and longest > len(line) // 2


def _is_dateline(line: str) -> bool:
    """True for a line that begins with a dateline or is one."""
    return _split_dateline([line], {})[1] != [line]


def _take_credit_line(line: str, found: dict[str, str]) -> bool:
    """True for "Senin, 24 Jul 2023 15:35 WIB" and "Rani Putri - KabarKota", which fill `found`."""
    if _take_day(line, found):
        return True
    name, dash, outlet = line.partition(" - ")
    if dash and len(line) <= _LONGEST_BYLINE and all(word[0].isupper() for word in name.split()) and outlet:
        found.setdefault("author", name.strip())
        if not _take_day(outlet, found):
            found.setdefault("publisher", outlet.strip())
        return True
    return False


def _split_dateline(lines: list[str], found: dict[str, str]) -> tuple[str | None, list[str]]:
    """The place and outlet before the first sentence; they may fill two lines and stand in any order."""
    place, lines = _past_tight(_past_outlet(lines, found), found)
    for round_ in range(0 if place else 3):
        match = _DATELINE_END.search(lines[0], 2) if lines else None
        if match is None or match.start() > (_LONGEST_DATELINE if round_ == 0 else _SECOND_DATELINE):
            break
        parts = [
            part.strip(" .@") for part in re.split(r"[,|()]", lines[0][: match.start()]) if part.strip(" .@")
        ]
        rest = lines[0][match.end() :].strip()
        if not _are_dateline(parts, match.group()) or (not rest and "." in match.group()):
            # "Yohanis Buntu, Selasa (8/2)." ends a sentence that is wrapped
            break
        place = _take_dateline(parts, found) or place
        if rest and _take_day(rest, found):
            rest = ""
        lines = ([rest] if rest else []) + lines[1:]
    return place, _past_outlet(lines, found)


def _past_tight(lines: list[str], found: dict[str, str]) -> tuple[str | None, list[str]]:
    """The place of "MANADO-Dipimpin" or "Tembilahan-Wakil Gubernur", and the lines without it."""
    match = _TIGHT_DATELINE.match(lines[0]) if lines else None
    if match is None or not (match["place"].isupper() or _is_region(match["place"])):
        return None, lines
    if match["outlet"]:
        found.setdefault("publisher", match["outlet"])
    return match["place"].strip(), [lines[0][match.end() :], *lines[1:]]


def _are_dateline(parts: list[str], sign: str) -> bool:
    """True for towns, outlets and days; before a colon a lone word has to be a region."""
    if not parts or not all(map(_is_dateline_part, parts)):
        return False
    return ":" not in sign or len(parts) > 1 or _is_region(parts[0])


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
        outlet = next((name for name in names[::-1] if not _is_region(name)), None)
        second = names[1] if len(names) > 1 else ""
        outlet = None if outlet and second and not _is_region(second) and outlet == names[0] else outlet
    if outlet is None and len(names) > 1:
        outlet = names[1]
    if outlet:
        found.setdefault("publisher", outlet)
    return next((name for name in names if name != outlet), None)


def _is_region(name: str) -> bool:
    return "".join(filter(str.isalpha, name.lower())) in regions_by_letters()


def _take_day(text: str, found: dict[str, str]) -> bool:
    """True when `text` is a day and nothing else."""
    if len(text) > _LONGEST_DAY or not _DIGIT.search(text):
        return False
    reading = Reading(text)
    dates = [date for date in find_dates(reading) if date.date]
    if not dates or len(reading.tokens) > (dates[0].last - dates[0].first) + 6:
        return False
    found.setdefault("date", dates[0].date or "")
    return True
