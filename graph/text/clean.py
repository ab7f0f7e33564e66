"""Takes the page out of an article: what is left is the body, what was furniture fills the Document.

Lines that point elsewhere ("Baca juga: ..."), credits, share bars and repeated paragraphs go; the headline,
the dateline and the byline move to the fields of the Document.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from graph.lexicon import read_settings
from graph.model import Document
from graph.text.head import is_share_line, split_head

_FURNITURE = read_settings("furniture.toml")
_POINTERS = tuple(_FURNITURE["pointers"])
_PRESS_OFFICES = tuple(_FURNITURE["press_offices"])
_BROKEN_SIGNS = _FURNITURE["broken_signs"]
_ESCAPED = re.compile(r"\\+(?=[\"'“”‘’])")
_BROKEN_BEGINNINGS = sorted({broken[0] for broken in _BROKEN_SIGNS})
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u2060\ufeff\u202a-\u202e]")
_LABELS = sorted(_FURNITURE["author_labels"] + _FURNITURE["credit_labels"], key=len, reverse=True)
_CREDIT = re.compile(
    rf"^\W*(?P<label>{'|'.join(_LABELS)})\s*(?:/\s*\w+\s*)?[:;]\s*(?P<who>.*)$", re.IGNORECASE
)
# As in "Penulis: Rani PutriEditor: Budi".
_NEXT_LABEL = re.compile(rf"(?:{'|'.join(label.capitalize() for label in _LABELS)})\s*:")
# What ends a caption: "(Rani Putri)", "(Foto: IST/CP)", "Foto: Rani/Kabar".
_NAMED = r"[A-Z][\w.]*(?: [A-Z][\w.]*){1,3}"
_CAPTION_CREDIT = re.compile(
    rf"(?P<stop>[.!?”\"])\s*(?:\((?:(?:{'|'.join(_LABELS)})\s*[:/][^()]*|{_NAMED})\)"
    r"|(?:Foto|FOTO)\s?:\s?[^.]{3,60})\s*$"
)
_PICTURE = re.compile("Foto|FOTO")
_BARE = re.compile(
    r"^\W*(?P<label>" + "|".join(_FURNITURE["bare_labels"]) + r")\b[ :]*(?P<who>.*)$", re.IGNORECASE
)
_CLOSING_BRACKETS = re.compile(r"\s*\((?P<who>[^()]{1,60})\)\s*\**\s*$")
_BARE_POINTER = re.compile(r"^\W*(?:baca|lihat|simak)\s+(?:juga|pula)\s*:?\s*$", re.IGNORECASE)
_BULLETS = ("-", "•", "*", "–", ">")
_SENTENCE_ENDS = tuple('.?!”"')
_PRIVATE_SIGNS = re.compile(r"^[\W_]*$")
_SIGNS = re.compile(r"\W+")
_SHORTEST_REPEAT = 20
# In how many signs lines that are the same begin the same.
_BEGINNING = 60


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
    headline, dateline, lines = split_head(lines, document.title, found)
    body = "\n".join(lines)
    outlet = document.publisher or found.get("publisher") or found.get("office") or found.get("copyright")
    author = document.author or found.get("author") or tail_author
    date = document.date or found.get("date")
    filled = replace(
        document, body=body, title=document.title or headline, publisher=outlet, author=author, date=date
    )
    return CleanText(filled, filled.title, dateline)


def normalise(text: str) -> str:
    """`text` in composed Unicode with plain line ends, no control signs, words parted by one blank."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\x85", "\n").replace("\u2028", "\n").replace("\u2029", "\n").replace("\x0c", "\n")
    text = _CONTROL.sub("", _mend_marks(text).replace("\t", " "))
    return "\n".join([" ".join(line.split()) for line in text.split("\n")])


def _mend_marks(text: str) -> str:
    """`text` with the quotation marks that a wrong encoding or escaping broke."""
    if any(first in text for first in _BROKEN_BEGINNINGS):
        for broken, sign in _BROKEN_SIGNS.items():
            text = text.replace(broken, sign)
    return _ESCAPED.sub("", text) if "\\" in text else text


def _tidy(line: str) -> str:
    """A line without blanks around it and without the credit that ends a caption."""
    line = line.strip()
    credited = line.endswith(")") or _PICTURE.search(line)
    return _CAPTION_CREDIT.sub(r"\g<stop>", line).strip() if credited else line


def _drop_furniture(lines: list[str], found: dict[str, str]) -> list[str]:
    """Lines that are part of the article; credits and the like go to `found`."""
    kept: list[str] = []
    last = max((i for i, line in enumerate(lines) if line), default=0)
    pointed = False
    for number, line in enumerate(lines):
        if not line or _PRIVATE_SIGNS.match(line):
            continue
        if pointed and (line.startswith(_BULLETS) or not line.endswith(_SENTENCE_ENDS)):
            # the titles below "BACA JUGA :"
            pointed = line.startswith(_BULLETS)
            continue
        pointed = bool(_BARE_POINTER.match(line))
        small = line.lower().lstrip("*•-–>» [(")
        if (small.startswith(_POINTERS) and len(line) < 250) or is_share_line(line):
            continue
        if _take_credit(line, found, len(kept) < 3 or number > last - 12):
            continue
        kept.append(line)
    return kept


def _take_credit(line: str, found: dict[str, str], at_edge: bool) -> bool:
    """True when the line only credits somebody or names the outlet."""
    match = _CREDIT.match(line.strip("() "))
    if match and len(line) < 120:
        who = _NEXT_LABEL.split(match["who"])[0].split(" / ")[0].split(" | ")[0].split(",")[0].strip(" .|/")
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
    beginnings = {_plain(line[:_BEGINNING])[:_SHORTEST_REPEAT] for line in lines}
    if len(beginnings) == len(lines):
        return lines
    seen: set[str] = set()
    kept = []
    for line in lines:
        key = _plain(line)
        if len(key) >= _SHORTEST_REPEAT and key in seen:
            continue
        seen.add(key)
        kept.append(line)
    return kept


def _plain(text: str) -> str:
    """The words of a text, small, without the signs between them."""
    return _SIGNS.sub(" ", text).strip().lower()


def _drop_closing_brackets(lines: list[str]) -> tuple[list[str], str | None]:
    """The "(rls/adn)" at the end of the text, as its author."""
    for i in range(len(lines) - 1, max(-1, len(lines) - 4), -1):
        match = _CLOSING_BRACKETS.search(lines[i])
        if match and any(sign.isalpha() for sign in match["who"]) and len(match["who"].split()) <= 4:
            who = re.split(r"[/|]", match["who"])
            lines = [*lines[:i], lines[i][: match.start()].rstrip(), *lines[i + 1 :]]
            return [line for line in lines if line], who[-1].strip("* ") or None
    return lines, None
