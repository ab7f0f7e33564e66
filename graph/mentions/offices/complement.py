"""Reads what stands behind the words of an office: its number, body, region."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from graph.lexicon import read_settings, word_phrases, words
from graph.mentions.offices.bodies import past_division, read_body, read_head, read_ministry, read_part
from graph.mentions.offices.regions import read_region, spread_over
from graph.mentions.offices.scene import Scene
from graph.mentions.offices.shapes import LARGE, OFFICE, Behind, Lead, Office
from graph.mentions.offices.units import read_unit
from graph.model import BodyMention, RegionMention
from graph.text.phrase import NUMERAL, is_short_bracket, past_bracket

_HELD_AS = frozenset(OFFICE["qualifiers"]).difference(OFFICE["for_now"])
_SEATS = frozenset(read_settings("words.toml")["institution"]["seats"])
_FORCES = ("polisi", "militer")
_NUMBERED = ("body", "secretariat", "part")


def read_complement(scene: Scene, head: int, office: Office, lead: Lead) -> Behind | None:
    """What the words from token `head` on say about an office; None where they make it no office.

    Args:
        scene: The article.
        head: The token after the form of the office.
        office: What the form stands for.
        lead: What stands before it.
    """
    head = _past_own_bracket(scene, head, office)
    head = scene.past_word(head, OFFICE["qualifiers"])
    term = word_phrases("terms_of_heads").match(scene.lowers, head) if head < len(scene.tokens) else None
    head = term[0] if term else head
    if office.kind in _NUMBERED:
        head, number = _number(scene, head)
        office = replace(office, title=office.title + number)
    reader = _READERS.get(office.kind)
    if office.kind == "function":
        return None
    behind = reader(scene, head, office, lead) if reader else Behind(office.title, head)
    if behind is None:
        return None
    if behind.body and behind.body.kind in _FORCES:
        behind = replace(behind, last=_past_larger(scene, behind.last))
    end = past_division(scene, behind.last)
    last, region = spread_over(scene, end, behind.region)
    if last == end:
        last = end = _past_qualifier(scene, end)
    return replace(behind, last=last, region=region, spread=last > end)


def _past_larger(scene: Scene, i: int) -> int:
    """Index after the larger units of "Kapolsek X, Polres Y, Polda Z, Iptu Budi", before a rank."""
    last = i
    while (body := scene.bodies.get(last + (scene.sign_at(last) == ","))) and body.kind in _FORCES:
        last = body.last
    holder = last + (scene.sign_at(last) == ",")
    return last if last > i and holder < len(scene.tokens) and scene.is_title(holder) else i


def _past_qualifier(scene: Scene, i: int) -> int:
    """Index after the "nonaktif" of "Bupati Garut nonaktif", "ad interim", "dua periode"."""
    if scene.sign_at(i).lower() in words("numbers") and scene.sign_at(i + 1).lower() in OFFICE["term"]:
        return i + 2
    past = scene.past_word(i, _HELD_AS)
    return scene.past_word(past, _HELD_AS) if past > i else i


def _of_region(scene: Scene, head: int, office: Office, _lead: Lead) -> Behind:
    body = scene.bodies.get(head)
    if body and body.kind in OFFICE["governed"]:
        # "Gubernur Bank Sentral Malaysia"
        return Behind(office.title, body.last, body)
    region, last = read_region(scene, head, office.level)
    return Behind(office.title, last, None, region)


def _of_own(scene: Scene, head: int, office: Office, _lead: Lead) -> Behind:
    """As in "Presiden Kagoshima University", who is not the one of the republic."""
    body = scene.bodies.get(head)
    if body and body.kind in OFFICE["presided"]:
        return Behind(office.title, body.last, body)
    abroad, last = scene.region_at(head)
    if abroad and abroad.level == "negara" and head not in scene.nation:
        # "Presiden Prancis", "Menteri Luar Negeri Jepang"
        return Behind(office.title, last, None, abroad)
    own = body or scene.bodies.get(past_bracket(scene.tokens, head))
    if own and own.name in office.body:
        # "Kapuspenkum Kejagung"
        return Behind(office.title, own.last)
    if abroad and office.body.startswith(OFFICE["agency"]):
        # "Kepala Basarnas Kendari" does not head the one of the whole country
        name = f"{office.body} {scene.reading.text(head, last)}"
        return Behind(office.title, last, BodyMention(head, last, name, "badan", "complete"))
    last = scene.nation[head][0] if head in scene.nation else head
    return Behind(office.title, last)


def _of_class(scene: Scene, head: int, office: Office, _lead: Lead) -> Behind:
    region, last = scene.region_at(head)
    return Behind(office.title, last, None, region)


def _of_unit(scene: Scene, head: int, office: Office, _lead: Lead) -> Behind:
    return read_unit(scene, head, office)


def _of_body(scene: Scene, head: int, office: Office, lead: Lead) -> Behind | None:
    """As in "Ketua Bawaslu Kota X"; written small and bare it is one only where its holder is named."""
    behind = _BODY_READERS[office.kind](scene, head, office, lead.small)
    bare = lead.small and not behind.body and not (lead.plural or lead.capacity)
    if bare and not _is_holder_named(scene, behind.last):
        return None
    return None if office.kind == "head" and not behind.body else behind


def _of_government(scene: Scene, head: int, office: Office, _lead: Lead) -> Behind:
    """As in "Kadispora Kota X", "Sekda Pemkab X": the region may stand as its government."""
    last = scene.past_word(head, OFFICE["tier"])
    if last > head and scene.sign_at(last).lower() in LARGE and last not in scene.regions:
        # "Sekretaris Daerah tingkat Provinsi": those of every province
        tier = scene.tokens[last].text.capitalize()
        return Behind(office.title, last + 1, None, RegionMention(last, last + 1, tier, None, None, True))
    if office.kind == "own-region" and scene.sign_at(last) == "," and scene.goes_on(last):
        last = scene.past_title_words(last + 1)
    seat = scene.past_word(last, _SEATS) if office.kind == "own-region" else last
    if seat > last and scene.tokens[last].cap:
        # "Ketua TP PKK Pusat Budi Santosa"
        name = f"{office.body} {scene.tokens[last].text}"
        return Behind(office.title, seat, BodyMention(seat, seat, name, "organisasi", "complete"))
    region, last = scene.region_at(last)
    government = scene.bodies.get(last)
    if government and government.reach == "government":
        return Behind(office.title, government.last, None, government.region)
    return Behind(office.title, last, None, region)


def _of_advisor(scene: Scene, head: int, office: Office, lead: Lead) -> Behind:
    """As in "Staf Ahli Bidang Hukum (Setda) Kota X": the field belongs to the title."""
    end = scene.past_title_words(head)
    title = f"{office.title} {scene.reading.text(head, end)}".strip()
    house = scene.bodies.get(end)
    if house and OFFICE["secretariat"] in house.name:
        return Behind(title, house.last, None, house.region)
    return _of_government(scene, end, replace(office, title=title), lead)


def _of_secretariat(scene: Scene, head: int, office: Office, _lead: Lead) -> Behind:
    """As in "Asisten I Setda Kota X", "Asisten Pembinaan Kejaksaan Tinggi X"."""
    end = scene.past_title_words(head)
    title = f"{office.title} {scene.reading.text(head, end)}".strip()
    region, last = scene.region_at(scene.past_word(end, OFFICE["secretariat_forms"]))
    body = scene.bodies.get(last)
    if body and OFFICE["secretariat"] in body.name:
        return Behind(title, body.last, body, region)
    if body and body.reach == "government":
        return Behind(title, body.last, None, body.region)
    if body and body.kind in ("kementerian", "kejaksaan"):
        return Behind(title, body.last, body, region)
    return Behind(title, last, None, region)


def _of_ward(scene: Scene, head: int, office: Office, _lead: Lead) -> Behind:
    """As in "Babinsa Desa Sukamaju Koramil 04/Cibatu", "Ketua RT 05 RW 03 Kelurahan Paseban"."""
    last = head
    while scene.sign_at(last).isdigit() or scene.sign_at(last) == "/" or _is_ward(scene, last):
        last += 1
    region = scene.regions.get(last)
    region = region if region and region.stated else None
    last = region.last if region else last
    body = scene.bodies.get(last)
    last = body.last if body else last
    larger = scene.bodies.get(last) if body else None
    # "Koramil 04/Cibatu Kodim 0611/Garut": the office is at the nearer one
    return Behind(office.title, larger.last if larger else last, body, region)


def _is_ward(scene: Scene, i: int) -> bool:
    return scene.sign_at(i).lower() in OFFICE["wards"] and scene.sign_at(i + 1).isdigit()


_BODY_READERS = {"body": read_body, "head": read_head, "part": read_part, "ministry": read_ministry}
_READERS: dict[str, Callable[[Scene, int, Office, Lead], Behind | None]] = {
    "none": _of_ward,
    "own": _of_own,
    "region": _of_region,
    "class": _of_class,
    "unit": _of_unit,
    "government": _of_government,
    "own-region": _of_government,
    "advisor": _of_advisor,
    "secretariat": _of_secretariat,
    **dict.fromkeys(_BODY_READERS, _of_body),
}


def _is_holder_named(scene: Scene, i: int) -> bool:
    """As in "hakim anggota Sutopo Hadi": a name right after an office that is written small."""
    return (
        i < len(scene.tokens)
        and scene.tokens[i].cap
        and i not in scene.regions
        and scene.lowers[i] not in scene.common
    )


def _number(scene: Scene, i: int) -> tuple[int, str]:
    """The number behind "Wakil Ketua" or "Asisten"."""
    if i >= len(scene.tokens):
        return i, ""
    text = scene.tokens[i].text
    if not (NUMERAL.match(text) or scene.lowers[i] in words("office_numbers")) or scene.is_title(i):
        return i, ""
    # "Kasubdit III/Tipikor"
    slashed = scene.sign_at(i + 1) == "/" and i + 2 < len(scene.tokens) and scene.tokens[i + 2].cap
    end = i + 3 if slashed else i + 1
    return end, f" {scene.reading.text(i, end)}"


def _past_own_bracket(scene: Scene, i: int, office: Office) -> int:
    """As in "kepala desa (kades)", "Kepala Kantor Wilayah (Kanwil) Ditjenpas": a short form of the office."""
    if scene.sign_at(i) != "(":
        return i
    hit = scene.forms.get(i + 1)
    if hit and scene.sign_at(hit[0]) == ")" and hit[1].title.split()[0] == office.title.split()[0]:
        return hit[0] + 1
    goes_on = i + 3 < len(scene.tokens) and scene.tokens[i + 3].cap and not scene.is_title(i + 3)
    short = is_short_bracket(scene.tokens, i) and _abbreviates(scene, i + 1, office)
    return i + 3 if short and goes_on else i


def _abbreviates(scene: Scene, i: int, office: Office) -> bool:
    """True for the "Kanwil" of "Kantor Wilayah": its letters stand in the office's words, in order."""
    rest = iter("".join(office.title.lower().split()[1:]))
    return all(sign in rest for sign in scene.lowers[i])
