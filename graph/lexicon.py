"""Reads and checks the language knowledge of ``graph/data`` and compiles it for matching.

Tables are tab-separated with a header line, lists have one form a line; ``#`` begins a comment line.
Every form is small letters; matching runs over small-letter tokens, longest form first.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from threading import Lock
from typing import Any, Generic, NamedTuple, TypeVar

from graph.errors import LexiconError

T = TypeVar("T")

# A word (with inner hyphen or apostrophe), a number (with inner dot, comma, colon), two single marks for one
# double quotation mark, or any other sign. U+FFFD and "โ" are what some encodings leave of a quotation mark.
TOKEN = re.compile(
    r"[^\W\d_โ]+(?:['’`\uFFFD-][^\W\d_โ]+)*|\d+(?:[.,:]\d+)*|''|``|’’|‘‘|‘’|’‘|´´|[^\w\s]|[_โ]"
)


def split_tokens(text: str) -> list[str]:
    """The tokens of `text`, in order."""
    return TOKEN.findall(text)


def places_of(words: Iterable[str]) -> dict[str, list[int]]:
    """Where each word stands, by index.

    >>> dict(places_of(["kota", "ke", "kota"]))
    {'kota': [0, 2], 'ke': [1]}
    """
    out: dict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(words):
        out[word].append(i)
    return out


def _open(name: str) -> str:
    return resources.files("graph.data").joinpath(name).read_text(encoding="utf-8")


def parse_table(text: str, source: str) -> list[dict[str, str]]:
    """Rows of a tab-separated table as dicts; missing last cells are empty.

    Raises:
        LexiconError: A row has more cells than the header, or its first cell is empty or not new.
    """
    header: list[str] | None = None
    rows: list[dict[str, str]] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if " \t" in line or "\t " in line or line[0] == " " or line[-1] == " ":
            cells = [cell.strip() for cell in cells]
        if header is None:
            header = cells
            continue
        missing = len(header) - len(cells)
        if missing < 0:
            raise LexiconError(
                f"{source}, line {number}: expected {len(header)} cells ({', '.join(header)}), "
                f"found {len(cells)}"
            )
        if not cells[0] or cells[0] in seen:
            said = f"already in line {seen[cells[0]]}" if cells[0] else "empty"
            raise LexiconError(
                f"{source}, line {number}: the first cell {cells[0]!r} is {said}; give each row its own"
            )
        seen[cells[0]] = number
        if missing:
            cells += [""] * missing
        rows.append(dict(zip(header, cells, strict=True)))
    if header is None:
        raise LexiconError(f"{source}: expected a header line, found none")
    return rows


@cache
def read_table(name: str) -> list[dict[str, str]]:
    """Rows of a shipped table ("offices.tsv")."""
    return parse_table(_open(name), name)


@cache
def read_list(name: str) -> frozenset[str]:
    """Forms of a shipped list ("ranks.txt")."""
    return frozenset(
        line.strip() for line in _open(name).splitlines() if line.strip() and not line.startswith("#")
    )


@cache
def read_settings(name: str) -> dict[str, Any]:
    """A shipped TOML file ("words.toml")."""
    return tomllib.loads(_open(name))


@cache
def word_sets(section: str) -> dict[str, Any]:
    """One section of words.toml ("event"); each list of words as a set."""
    found = read_settings("words.toml")[section]
    return {name: frozenset(value) if isinstance(value, list) else value for name, value in found.items()}


@cache
def words(name: str) -> frozenset[str]:
    """One closed class of words.toml, by its name ("pronouns")."""
    return frozenset(read_settings("words.toml")[name])


_Seconds = dict[str, tuple[tuple[tuple[str, ...], T], ...]]
"""Forms of one first word, as words, longest first; by the second ("" where there is none), since one word
may begin hundreds of them."""


class Phrases(Generic[T]):
    """Multi-word forms that map to values; the longest form that matches wins.

    Forms are kept in tuples, which the garbage collector need not look through again and again.

    >>> offices = Phrases({"wali kota": 1, "wali": 2})
    >>> offices.match(["wali", "kota", "x"], 0)
    (2, 1)
    """

    __slots__ = ("_by_first", "_values")

    def __init__(self, forms: Mapping[str, T]) -> None:
        # A text has few of the thousands of first words: forms are cut into words when theirs is first met.
        by_first: dict[str, tuple[str, ...] | _Seconds[T]] = {}
        for form in forms:
            first = form.partition(" ")[0]
            if not first.isalpha():
                first = TOKEN.findall(first)[0]
            known = by_first.get(first, ())
            by_first[first] = (*known, form)
        self._by_first = by_first
        self._values = forms

    def _cut(self, first: str, uncut: tuple[str, ...]) -> _Seconds[T]:
        """Cut the forms that begin with a word, and keep them so."""
        seconds: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for form in uncut:
            parts = tuple(split_tokens(form))
            seconds.setdefault(parts[1] if len(parts) > 1 else "", []).append((parts, self._values[form]))
        cut = {
            second: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
            for second, entries in seconds.items()
        }
        self._by_first[first] = cut
        return cut

    def match(self, lowers: list[str], i: int) -> tuple[int, T] | None:
        """The index after the longest form that begins at token `i`, and its value; else None."""
        n = len(lowers)
        if i >= n:
            return None
        seconds = self._by_first.get(lowers[i])
        if seconds is None:
            return None
        if isinstance(seconds, tuple):
            seconds = self._cut(lowers[i], seconds)
        if i + 1 < n:
            for parts, value in seconds.get(lowers[i + 1], ()):
                size = len(parts)
                if size == 2 or tuple(lowers[i : i + size]) == parts:
                    return i + size, value
        single = seconds.get("")
        return (i + 1, single[0][1]) if single else None

    def may_begin(self, word: str) -> bool:
        """True where a form begins with `word`."""
        return word in self._by_first

    def find(self, lowers: list[str], places: Mapping[str, Sequence[int]]) -> dict[int, tuple[int, T]]:
        """Every match by the index of its first token, in order; matches may overlap.

        Args:
            lowers: Small-letter tokens.
            places: Where each of them stands; a text has far fewer different words than words.

        >>> Phrases({"wali kota": 1, "kota": 2}).find(["wali", "kota"], {"wali": [0], "kota": [1]})
        {0: (2, 1), 1: (2, 2)}
        """
        return self.find_at(
            lowers, sorted(i for word in self._by_first.keys() & places.keys() for i in places[word])
        )

    def find_at(self, lowers: list[str], starts: Iterable[int]) -> dict[int, tuple[int, T]]:
        """Every match that begins at one of the tokens `starts`, in their order."""
        return {i: hit for i in starts if (hit := self.match(lowers, i))}

    @property
    def first_words(self) -> Iterable[str]:
        """The words that a form begins with."""
        return self._by_first.keys()


class FirstWords:
    """The first words of many sets of phrases together, so that one pass tells where each of them may begin.

    >>> together, offices = FirstWords(), Phrases({"wali kota": 1})
    >>> together.add(offices)
    >>> together.starts({"wali": [0], "kota": [1]})[offices]
    [0]
    """

    __slots__ = ("_by_word", "_lock", "_sets")

    def __init__(self) -> None:
        self._lock = Lock()  # articles may be read in several threads
        self._by_word: dict[str, tuple[int, ...]] = {}
        self._sets: list[Phrases[Any]] = []

    def add(self, phrases: Phrases[Any]) -> None:
        """Take a set of phrases in, for the texts to come."""
        with self._lock:
            if phrases in self._sets:
                return
            alone = (len(self._sets),)
            self._sets.append(phrases)
            for word in phrases.first_words:
                known = self._by_word.get(word)
                self._by_word[word] = known + alone if known else alone

    def starts(self, places: Mapping[str, Sequence[int]]) -> dict[Phrases[Any], list[int]]:
        """Where a form of each known set may begin, in order."""
        with self._lock:
            found: list[list[int]] = [[] for _ in self._sets]
            for word in self._by_word.keys() & places.keys():
                where = places[word]
                for number in self._by_word[word]:
                    found[number] += where
            out = dict(zip(self._sets, found, strict=True))
        for starts in found:
            starts.sort()
        return out


class Region(NamedTuple):
    """A region of regions.tsv; `name` is without the word for its level."""

    code: str
    level: str
    name: str

    @property
    def full_name(self) -> str:
        """With the word for its level: "Kota Sukabumi", "Provinsi Jawa Barat"."""
        return f"{self.level.capitalize()} {self.name}"


@cache
def regions() -> dict[str, Region]:
    """Every region by its Kemendagri code."""
    return {row["code"]: Region(row["code"], row["level"], row["name"]) for row in read_table("regions.tsv")}


@cache
def regions_by_name() -> dict[str, tuple[Region, ...]]:
    """Regions by small-letter name, larger ones first; short forms ("jabar") included."""
    out: dict[str, list[Region]] = {}
    for region in regions().values():
        out.setdefault(region.name.lower(), []).append(region)
        if region.level == "kecamatan" and region.name.startswith("Kota "):
            out.setdefault(region.name[5:].lower(), []).append(region)
    for row in read_table("region_aliases.tsv"):
        out.setdefault(row["form"], []).append(regions()[row["code"]])
    return {
        name: tuple(sorted(found, key=lambda region: (len(region.code), region.code)))
        for name, found in out.items()
    }


@cache
def regions_by_letters() -> dict[str, tuple[Region, ...]]:
    """Regions by the letters of their name alone: outlets write "Musi Banyu Asin" and "Acehtengah"."""
    out: dict[str, tuple[Region, ...]] = {}
    for name, found in regions_by_name().items():
        letters = name if name.isalpha() else "".join(filter(str.isalpha, name))
        out[letters] = (*out.get(letters, ()), *found)
    return out


@cache
def content_words() -> frozenset[str]:
    """Words that the names of offices and bodies are made of, small: common words and those of the tables."""
    proper = {"pendidikan", "partai", "perusahaan"}
    names = [row["name"] for row in read_table("bodies.tsv") if row["kind"] not in proper]
    names += [row["title"] for row in read_table("offices.tsv")]
    tables = set(filter(str.isalpha, split_tokens("\n".join(names).lower())))
    return (
        read_list("common_words.txt")
        | read_list("field_words.txt")
        | tables
        | {row["form"] for row in read_table("title_words.tsv")}
    )


@cache
def region_names() -> frozenset[str]:
    """Small-letter names of every region."""
    return frozenset(regions_by_name())


@cache
def phrases(table: str, column: str) -> Phrases[str]:
    """The first column of a table as forms, another column as their value."""
    rows = read_table(table)
    return Phrases({next(iter(row.values())): row[column] for row in rows})


@cache
def word_phrases(name: str) -> Phrases[str]:
    """A closed class of words.toml that has forms of several words."""
    return Phrases({form: form for form in read_settings("words.toml")[name]})


@cache
def list_phrases(name: str) -> Phrases[str]:
    """A shipped list that has forms of several words."""
    return Phrases({form: form for form in read_list(name)})


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the taxonomy.

    `cues` gives the weight of each word or phrase; "*" at its end stands for any ending.
    """

    key: str
    label: str
    about: str
    cues: tuple[tuple[str, int], ...]


@cache
def topics(path: str | None = None) -> dict[str, Topic]:
    """The taxonomy by key: the shipped one, or the table at `path`.

    Raises:
        LexiconError: The table breaks its format.
    """
    rows = read_table("topics.tsv") if path is None else parse_table(Path(path).read_text("utf-8"), path)
    out: dict[str, Topic] = {}
    for row in rows:
        missing = {"key", "label", "about", "cues"} - row.keys()
        if missing:
            raise LexiconError(
                f"{path or 'topics.tsv'}: expected columns key, label, about, cues; {missing} missing"
            )
        out[row["key"]] = Topic(row["key"], row["label"], row["about"], tuple(_cues(row["cues"], row["key"])))
    return out


def _cues(cell: str, key: str) -> list[tuple[str, int]]:
    cues = []
    for cue in filter(None, (part.strip() for part in cell.split(","))):
        form, _, weight = cue.partition("^")
        if weight and not weight.isdigit():
            raise LexiconError(f"topic {key}: expected a number after '^', found {cue!r}")
        cues.append((form.lower(), int(weight or 1)))
    return cues
