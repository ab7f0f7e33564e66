"""Reads the region of an office: "Bupati Keerom", "Camat Simpang Tiga", "lurah se-Kecamatan X"."""

from __future__ import annotations

from dataclasses import replace

from graph.lexicon import read_list, read_settings
from graph.mentions.offices.scene import Scene
from graph.mentions.offices.shapes import LARGE, OFFICE
from graph.model import RegionMention
from graph.text.names import name_logit
from graph.text.phrase import DISTRICTS, NUMERAL, past_district

# Logits that tell one reading from another.
_CLEAR = 1.0
_LEVELS: dict[str, str] = read_settings("words.toml")["levels"]
_SMALL = ("kecamatan", "kelurahan", "desa", "distrik")


def read_region(scene: Scene, i: int, level: str) -> tuple[RegionMention | None, int]:
    """The region behind "Wali Kota", "Camat", "Kades", and the index after it: its level is the office's."""
    within = scene.regions.get(i - 1)
    if within and level in LARGE and within.last > i:
        # the "Kota" of "Wali Kota Kendari" belongs to both
        return RegionMention(i, within.last, within.name, level, within.code, True), within.last
    region = scene.regions.get(i)
    if region and region.stated and not _same_level(region.level, level):
        return region, region.last
    if region and (level in LARGE or region.stated):
        return replace(region, level=level), region.last
    end = _past_place(scene, i, level)
    if end > i:
        return RegionMention(i, end, scene.reading.text(i, end), level, None, False), end
    return None, i


def _same_level(level: str | None, other: str) -> bool:
    return level == other or {level, other} == set(DISTRICTS)


def _past_place(scene: Scene, i: int, level: str) -> int:
    """Index after the capitalised words of a small region: a listed name first, else up to two words."""
    if i >= len(scene.tokens) or not scene.tokens[i].cap or scene.is_title(i) or scene.bodies.get(i):
        return i
    if level in LARGE or scene.lowers[i] in scene.people or scene.lowers[i] in OFFICE["spread"]:
        return i
    for place in scene.small_places:
        if scene.lowers[i : i + len(place)] == list(place):
            return i + len(place)
    listed = past_district(scene.reading, i) if level in DISTRICTS else i
    tailed = (
        i + 1 < len(scene.tokens) and scene.tokens[i + 1].cap and scene.lowers[i + 1] in OFFICE["place_tails"]
    )
    is_common = (
        scene.lowers[i] in scene.common and scene.lowers[i] not in OFFICE["place_heads"] and not tailed
    )
    if listed > i + 1 or (listed > i and not is_common):
        return listed
    given = scene.lowers[i] in read_list("given_names.txt") and scene.lowers[i] not in OFFICE["place_heads"]
    if is_common or given:
        # "Camat Robby": the holder's name
        return i
    end = i
    while (
        end < min(i + 6, len(scene.tokens))
        and scene.tokens[end].cap
        and not scene.is_title(end)
        and not scene.bodies.get(end)
    ):
        inner = scene.regions.get(end)
        if scene.forms.get(end) or (end > i and inner is not None and inner.stated):
            # "Kepala Desa Sukamaju Kecamatan Cibatu": the district has a word of its own
            break
        end += 1
    if end > i and scene.tokens[end - 1].text.isupper() and NUMERAL.match(scene.tokens[end - 1].text):
        return end
    aged = scene.sign_at(end + 1) == "(" and scene.sign_at(end + 2).isdigit()
    if end - i <= 2 or (scene.sign_at(end) == "," and not aged and _given_name(scene, i + 1, end) is None):
        return end
    return _before_holder(scene, i, end)


def _given_name(scene: Scene, first: int, last: int) -> int | None:
    """The first of tokens ``first:last`` that is somebody's given name."""
    return next((j for j in range(first, last) if scene.lowers[j] in read_list("given_names.txt")), None)


def _before_holder(scene: Scene, i: int, end: int) -> int:
    """Index where the place ends and its head's name begins.

    As in "Kepala Desa Sukamaju Ujang Suherman", "Wali Nagari Bukik Batabuah Firdaus Sutan Mudo".
    """
    if scene.lowers[i] in OFFICE["place_heads"] or scene.lowers[i + 1] in OFFICE["place_tails"]:
        return i + 2
    given = _given_name(scene, i + 1, min(i + 3, end - 1))
    if given is not None:
        return given
    one, two = (name_logit(scene.reading, first, end) for first in (i + 1, i + 2))
    if abs(one - two) > _CLEAR:
        return i + 1 if one > two else i + 2
    # most people are called by two words
    return i + 1 if end - i == 3 else i + 2


def spread_over(scene: Scene, i: int, region: RegionMention | None) -> tuple[int, RegionMention | None]:
    """As in "para lurah se-Kecamatan X", "anggota Bawaslu se Indonesia": the index after, and the region."""
    if i >= len(scene.tokens):
        return i, region
    low = scene.lowers[i]
    if (
        low in DISTRICTS
        and i + 1 < len(scene.tokens)
        and scene.lowers[i + 1].partition("-")[0] in OFFICE["spread"]
    ):
        # "Kepala KUA Kecamatan se-Kota X"
        return spread_over(scene, i + 1, region)
    if low in OFFICE["spread"] and i + 1 < len(scene.tokens):
        j = i + 2 if scene.tokens[i + 1].text == "-" else i + 1
        found = scene.regions.get(j)
        return (found.last, found) if found else (j + 1 if j < len(scene.tokens) else i, region)
    spread, hyphen, level = low.partition("-")
    return _spread_level(scene, i, region, level) if hyphen and spread in OFFICE["spread"] else (i, region)


def _spread_level(
    scene: Scene, i: int, region: RegionMention | None, level: str
) -> tuple[int, RegionMention | None]:
    """As in "se-Kecamatan X", "se-Kab. X": one token with the level."""
    found = scene.regions.get(scene.past_dot(i + 1))
    level = _LEVELS.get(level, level)
    if found:
        stated = level if level in (*LARGE, *DISTRICTS) else found.level
        return found.last, RegionMention(i, found.last, found.name, stated, found.code, True)
    if level in _SMALL and i + 1 < len(scene.tokens) and scene.tokens[i + 1].cap:
        end = _past_place(scene, i + 1, level)
        return end, RegionMention(i, end, scene.reading.text(i + 1, end), level, None, True)
    return i + 1, region
