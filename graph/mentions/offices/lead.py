"""Reads what stands before an office, "para", "Pj.", "mantan", and tells classes of holders from one."""

from __future__ import annotations

import re
from typing import cast

from graph.lexicon import read_list, read_settings, words
from graph.mentions.offices.scene import Scene
from graph.mentions.offices.shapes import OFFICE, Lead, Office
from graph.model import Capacity

_SPREAD = tuple(OFFICE["spread"])
_ACTIVE = tuple(read_settings("words.toml")["event"]["active_beginnings"])

_YEAR = re.compile(r"^(?:19|20)\d\d$")


def lead_starts(scene: Scene) -> set[int]:
    """Tokens where an office may begin: its own words, an acting word, a word for many or a number."""
    opening = scene.reading.all_places({*words("plurals"), *words("numbers"), *OFFICE["headed_by"]})
    return {*scene.forms, *scene.acting, *opening, *scene.reading.numbers}


def read_lead(scene: Scene, i: int) -> tuple[Lead, int]:
    """What stands before the office at token `i` or soon after, and the index of its own words."""
    plural, j = _plural(scene, i)
    capacity, j = _capacity(scene, j)
    whole = scene.forms.get(i)
    if (not plural and not capacity) or (whole and whole[0] > j + 1):
        j, plural, capacity = i, False, None
    hit = scene.forms.get(j) if j < len(scene.tokens) else None
    if hit is None:
        return Lead(i, capacity, plural, False), j
    if scene.lowers[j] in OFFICE["candidates"]:
        capacity = capacity or "calon"
    small = not scene.tokens[j].cap
    if small and j and scene.lowers[j - 1] in words("list_openers"):
        # "dihadiri camat, kepala KUA" names a body
        small = not any(token.cap for token in scene.tokens[j : hit[0]])
    if small and not plural and j == i:
        plural = _continues_plural(scene, i) or _names_class(scene, i, *hit)
    elif not plural and j == i:
        plural = _lists_class(scene, i, *hit)
    return Lead(i, capacity, plural, small), j


def _plural(scene: Scene, i: int) -> tuple[bool, int]:
    """As in "para camat", "19 kepala distrik", "dua orang staf": True, and the index after."""
    if i + 1 >= len(scene.tokens) or scene.reading.sentence_of[i] != scene.reading.sentence_of[i + 1]:
        return False, i
    if scene.lowers[i] in words("plurals"):
        return True, i + 1
    number = scene.tokens[i].text
    # "Pilkada 2024 Anggota DPRD X": a year counts nobody; "sebanyak 2000 kepala desa" is none
    year = _YEAR.match(number) and not (i and scene.lowers[i - 1] in OFFICE["counting"])
    counts = number.replace(".", "").isdigit() and not year
    if counts or scene.lowers[i] in words("numbers"):
        return True, i + 2 if scene.lowers[i + 1] in OFFICE["counters"] else i + 1
    return False, i


def _capacity(scene: Scene, i: int) -> tuple[Capacity | None, int]:
    """As in "Pj.", "Penjabat (Pj)", "Pelaksana Tugas (Plt)", "mantan"."""
    hit = scene.acting.get(i)
    if hit is None:
        return None, i
    j, capacity = hit
    j = scene.past_dot(j)
    if j < len(scene.tokens) and scene.reading.sentence_of[i] != scene.reading.sentence_of[j]:
        # "melantik pejabat. Direktur Jenderal X hadir"
        return None, i
    inner = scene.acting.get(j + 1) if scene.sign_at(j) == "(" else None
    if inner:
        close = scene.past_dot(inner[0])
        if scene.sign_at(close) == ")":
            j = close + 1
    return cast(Capacity, capacity), j


def _continues_plural(scene: Scene, i: int) -> bool:
    """The "lurah" of "para camat dan lurah"."""
    return i > 0 and scene.plural_end == i - 1 and scene.lowers[i - 1] in words("coordinators")


def _lists_class(scene: Scene, i: int, last: int, office: Office) -> bool:
    """The "Camat" and "Lurah" of "para kepala dinas, Camat dan Lurah": what many hold, without a place."""
    listed = scene.plural_end == i - 1 and (scene.sign_at(i - 1) == "," or _continues_plural(scene, i))
    if not listed or office.title not in OFFICE["classes"]:
        return False
    follows = last < len(scene.tokens) and (scene.tokens[last].cap or scene.sign_at(last) == "(")
    return not follows


def _names_class(scene: Scene, i: int, last: int, office: Office) -> bool:
    """As in "dihadiri camat, lurah dan kepala desa": bare offices of a list, written small."""
    if office.kind == "unit" and scene.sign_at(last).lower().startswith(_SPREAD):
        # "kepala puskesmas se-Kabupaten X"
        return True
    if office.kind not in ("region", "body") or (office.at == "body" and last - i < 2):
        return False
    region = scene.regions.get(last)
    if region and (region.level is None or region.level == office.level):
        # "Ferry Andrian, wakil Bupati PALI": one holder, of this region
        return False
    before = scene.lowers[i - 1] if i else ""
    follows = last < len(scene.tokens) and scene.tokens[last].cap and last not in scene.regions
    return before in words("list_openers") and not follows and not (before == "," and acts(scene, last))


def acts(scene: Scene, i: int) -> bool:
    """True where the verb follows: "Usai meninjau banjir, gubernur menyerahkan bantuan" means the one."""
    return i < len(scene.tokens) and scene.lowers[i].startswith(_ACTIVE) and not scene.tokens[i].cap


def are_named(scene: Scene, i: int, last: int) -> bool:
    """True where the names of counted holders follow.

    As in "dua peneliti X, Prof. Kenji Arimura serta Dr. Aiko Nomura", "dua Wakil Ketua DPRD X Budi dan Rani".
    """
    counted = scene.tokens[i].text.isdigit() or scene.lowers[i] in words("numbers")
    if not counted or last + 1 >= len(scene.tokens):
        return False
    j = last + (scene.tokens[last].text == ",")
    if scene.is_title(j):
        return scene.tokens[j].cap
    return scene.lowers[j] in read_list("given_names.txt") and scene.tokens[j].cap and j not in scene.regions
