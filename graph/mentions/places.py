"""Finds regions: "Kota Sukabumi", "Kab. Bone", "Biak Numfor", "Kalbar", "Desa Ulaweng Riaja"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from graph.lexicon import (
    Phrases,
    Region,
    content_words,
    list_phrases,
    phrases,
    read_list,
    read_settings,
    regions_by_letters,
    regions_by_name,
    word_phrases,
    words,
)
from graph.model import RegionMention
from graph.text.names import name_logit, name_start
from graph.text.phrase import is_before_birth_name
from graph.text.reading import Reading

_LEVELS: dict[str, str] = read_settings("words.toml")["levels"]
_SPREAD = frozenset(read_settings("words.toml")["office"]["spread"])
# A level word that has no list of names: what follows in capitals is the name.
_UNLISTED = frozenset({"kelurahan", "desa", "nagari", "gampong", "kampung", "dusun", "pekon", "mukim"})
_LONGEST_NAME = 4
# The logit from which on the words behind an unlisted place are somebody's name.
_CLEARLY_A_NAME = 1.5
_NUMERAL = re.compile(r"^[IVX]+$")


@cache
def _gazetteer() -> Phrases[tuple[Region, ...]]:
    return Phrases(regions_by_name())


def find_regions(reading: Reading) -> dict[int, RegionMention]:
    """Regions by the index of their first token; none inside another."""
    found: dict[int, RegionMention] = {}
    past = 0
    countries = reading.hits(list_phrases("countries.txt"))
    for i in sorted({*reading.all_places(_LEVELS), *reading.hits(_gazetteer()), *countries}):
        if i < past or not (reading.tokens[i].cap or reading.lowers[i] in _LEVELS):
            continue
        region = _levels(reading, i) or _leveled(reading, i) or _bare(reading, i) or _country(reading, i)
        if region:
            found[i] = region
            past = region.last
    return dict(sorted({**found, **_abbreviated(reading, found)}.items()))


def _abbreviated(reading: Reading, found: dict[int, RegionMention]) -> dict[int, RegionMention]:
    """Regions by a short form that the article explains: "Penajam Paser Utara (PPU)" ... "Kabupaten PPU"."""
    tokens = reading.tokens
    short: dict[str, RegionMention] = {}
    for region in found.values():
        i = region.last
        bracketed = i + 2 < len(tokens) and tokens[i].text == "(" and tokens[i + 2].text == ")"
        if bracketed and tokens[i + 1].cap and i + 1 not in found:
            short.setdefault(tokens[i + 1].text, region)
    out = {}
    for i, token in enumerate(tokens if short else ()):
        region_of = short.get(token.text)
        if region_of and i not in found:
            leveled = i > 0 and _LEVELS.get(reading.lowers[i - 1]) == region_of.level
            out[i - leveled] = replace(region_of, first=i - leveled, last=i + 1, stated=leveled)
    return out


def _levels(reading: Reading, i: int) -> RegionMention | None:
    """As in "Sekda Kabupaten/Kota se-Jawa Timur": every region of two levels."""
    lowers = reading.lowers
    dotted = i + 1 < len(lowers) and lowers[i + 1] == "."
    slash = i + 1 + dotted
    if lowers[i] not in _LEVELS or slash + 1 >= len(lowers) or lowers[slash] != "/":
        return None
    if lowers[slash + 1] not in _LEVELS:
        return None
    name = "/".join(_LEVELS[lowers[j]].capitalize() for j in (i, slash + 1))
    last, inside = _spread(lowers, slash + 2)
    return RegionMention(i, last, f"{name} {inside}".strip(), None, None, True)


def _spread(lowers: list[str], i: int) -> tuple[int, str]:
    """The "se-Jawa Timur" at token `i`, hyphened or not, and the index after it; else nothing."""
    if i >= len(lowers):
        return i, ""
    word, hyphen, tail = lowers[i].partition("-")
    if word not in _SPREAD:
        return i, ""
    first = i if hyphen else i + 1 + (lowers[i + 1 : i + 2] == ["-"])
    rest = [tail, *lowers[i + 1 : i + 5]] if hyphen else lowers[first : first + 5]
    hit = _gazetteer().match(rest, 0) if rest else None
    return (first + hit[0], f"{word}-{hit[1][0].name}") if hit else (i, "")


def _leveled(reading: Reading, i: int) -> RegionMention | None:
    """As in "Kota Sukabumi", "Kab. Bone", "Distrik Arso Barat"."""
    level = _LEVELS.get(reading.lowers[i])
    tokens = reading.tokens
    if level is None:
        return None
    j = i + 1
    if j < len(tokens) and tokens[j].text == "." and tokens[i].lower != level:
        # "Kab. Bone"; the dot of "Desa." ends a sentence
        j += 1
    if j >= len(tokens) or not tokens[j].cap or reading.sentence_of[i] != reading.sentence_of[j]:
        return None
    if word_phrases("terms_of_heads").match(reading.lowers, j):
        # "Kepala Desa Antar Waktu"
        return None
    hit = reading.hits(_gazetteer()).get(j)
    if hit and _all_cap(reading, j, hit[0]):
        region = next((region for region in hit[1] if _fits(region, level)), None)
        if region:
            return RegionMention(i, hit[0], _written(reading, j, hit[0], region), level, region.code, True)
    respaced = _respaced(reading, j, level)
    if respaced:
        region, last = respaced
        return RegionMention(i, last, region.name, level, region.code, True)
    if level in _UNLISTED or level in ("kecamatan", "distrik"):
        last = _name_end(reading, j)
        if last > j:
            return RegionMention(i, last, reading.text(j, last), level, None, True)
    return None


def _respaced(reading: Reading, first: int, level: str) -> tuple[Region, int] | None:
    """As in "Kabupaten Musi Banyu Asin", "Kabupaten Acehtengah": a listed name whose blanks differ."""
    for last in range(min(first + _LONGEST_NAME, len(reading.tokens)), first, -1):
        if all(token.cap for token in reading.tokens[first:last]):
            found = regions_by_letters().get("".join(reading.lowers[first:last]), ())
            region = next((region for region in found if _fits(region, level)), None)
            if region:
                return region, last
    return None


def _fits(region: Region, level: str) -> bool:
    return region.level == level or {region.level, level} == {"kecamatan", "distrik"}


def _all_cap(reading: Reading, first: int, last: int) -> bool:
    return all(
        token.cap or not token.text[0].isalpha() or token.lower in words("and")
        for token in reading.tokens[first:last]
    )


def _written(reading: Reading, first: int, last: int, region: Region) -> str:
    """The name as it stands, where only blanks differ ("Palangka Raya"); in full for a short form."""
    text = reading.text(first, last)
    same = "".join(filter(str.isalpha, text.lower())) == "".join(filter(str.isalpha, region.name.lower()))
    return region.name if not same or text.isupper() else " ".join(text.split())


def _name_end(reading: Reading, first: int) -> int:
    """Index after the capitalised words of an unlisted name."""
    stop = read_list("honorifics.txt")
    offices = phrases("offices.tsv", "title")
    i = first
    while i < min(first + _LONGEST_NAME, len(reading.tokens)):
        token = reading.tokens[i]
        if not token.cap or token.lower in stop or token.lower in _LEVELS:
            break
        if i > first and is_before_birth_name(reading, i):
            # "Desa Pecatu I Made Karyana"
            return i
        if i > first and (
            offices.match(reading.lowers, i) or list_phrases("ranks.txt").match(reading.lowers, i)
        ):
            break
        i += 1
    holder = name_start(reading, first + 1, i) if i - first > 2 else None
    if holder is not None:
        # "Ketua BPD Desa Sukamaju Ujang Suherman"
        return holder
    holder = next((j for j in range(first + 1, min(first + 3, i - 1)) if _is_name(reading, j, i)), None)
    if holder is not None:
        # "Karang Taruna Desa Sukaraja Rian Hidayat": no list knows his name, but it looks like one
        return holder
    if i - first == _LONGEST_NAME and not _NUMERAL.match(reading.tokens[i - 1].text):
        # "Wali Nagari Bukik Batabuah Firdaus Sutan ...": a long run ends with somebody's name
        return first + 2
    return i


def _is_name(reading: Reading, first: int, last: int) -> bool:
    return name_logit(reading, first, last) > _CLEARLY_A_NAME


def _bare(reading: Reading, i: int) -> RegionMention | None:
    """As in "Biak Numfor", "Kalbar": provinces, regencies and cities need no word for their level."""
    if not reading.tokens[i].cap:
        return None
    hit = reading.hits(_gazetteer()).get(i)
    if hit is None or not _all_cap(reading, i, hit[0]):
        return None
    office = reading.hits(phrases("offices.tsv", "title")).get(i)
    if office and i + 1 < len(reading.tokens) and reading.lowers[i + 1] in content_words():
        # "Karo Humas Johansyah"
        return None
    large = [region for region in hit[1] if len(region.code) <= 5]
    if not large:
        return None
    region = large[0]
    levels = {other.level for other in large if other.name == region.name}
    level = region.level if len(levels) == 1 else None
    code = region.code if level else None
    return RegionMention(i, hit[0], _written(reading, i, hit[0], region), level, code, False)


def _country(reading: Reading, i: int) -> RegionMention | None:
    if not reading.tokens[i].cap:
        return None
    hit = reading.hits(list_phrases("countries.txt")).get(i)
    return RegionMention(i, hit[0], reading.text(i, hit[0]), "negara", None, False) if hit else None
