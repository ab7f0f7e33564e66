"""Reads the body of an office: "Ketua Bawaslu Kota X", "Kepala Bagian Hukum Setda X"."""

from __future__ import annotations

from dataclasses import replace

from graph.lexicon import read_settings, read_table, words
from graph.mentions.offices.forms import written_out
from graph.mentions.offices.regions import spread_over
from graph.mentions.offices.scene import Scene
from graph.mentions.offices.shapes import OFFICE, Behind, Office
from graph.model import BodyMention
from graph.text.phrase import COMMISSION, NUMERAL, past_bracket

_NEVER_BARE = frozenset(read_settings("words.toml")["institution"]["never_bare"])


def read_body(scene: Scene, i: int, office: Office, small: bool) -> Behind:
    """As in "Ketua Bawaslu Kota X", "Ketua BAPOPSI", "Dosen Universitas X"."""
    schools = _schools(scene, i) if office.title.endswith(OFFICE["school_head"]) else None
    if schools:
        return Behind(office.title, schools.last, schools)
    body = scene.bodies.get(scene.past_word(i, words("of")))
    whole = scene.bodies.get(i - 1)
    if whole and whole.last > (body.last if body else i):
        # "Kepala Samsat Bekasi": the form covers the body's first word
        return Behind(office.title, whole.last, whole)
    if body and body.first > i and body.kind in OFFICE["origins"] and " " in office.title:
        # "Ketua Bapemperda dari Fraksi PKS": where its holder comes from
        body = None
    if body:
        return Behind(_command(office.title, body), body.last, body)
    joined = scene.past_title_words(i + 1) if scene.sign_at(i) in words("and") else i
    body = scene.bodies.get(joined) if joined > i + 1 else None
    if body and " " in office.title:
        # "Kabag Humas dan Protokol UGM"
        return Behind(f"{office.title} {scene.reading.text(i, joined)}", body.last, body)
    bare = _past_bare_part(scene, i)
    only = _only_part(scene, i) if bare > i else None
    if only:
        return Behind(office.title, bare, replace(only, first=i, last=bare))
    i = bare
    named = scene.before_title(i)
    if named == i and _is_apposed_body(scene, i, office):
        named = i + 1
    if named > i:
        name = scene.reading.text(i, named)
        return Behind(office.title, named, BodyMention(i, named, name, "organisasi", "complete"))
    bridged = i if small or office.kind != "body" else scene.past_unknown_words(i)
    if bridged > i:
        # "Direktur Utama Holding Perkebunan Nusantara PTPN III"
        body = scene.bodies[bridged]
        return Behind(office.title, body.last, body)
    if not small and i < len(scene.tokens) and _is_acronym(scene, i):
        region, end = scene.region_at(i + 1)
        body = BodyMention(i, end, scene.tokens[i].text, "organisasi", "placed", region)
        return Behind(office.title, end, body)
    return _at_unknown(scene, i, office)


def _at_unknown(scene: Scene, i: int, office: Office) -> Behind:
    """An office at a body that no table knows, where its one word reads better apart from the name behind.

    As in "Ketua Umum Gapensi Andi Rukman", "Ketua Ipari Kabupaten Kudus Agus Salim".
    """
    if not scene.may_be_body(i):
        return Behind(office.title, i)
    region, end = scene.region_at(i + 1)
    if not scene.is_name_apart(i, end):
        return Behind(office.title, i)
    body = BodyMention(i, end, scene.tokens[i].text, "organisasi", "regional" if region else "placed", region)
    return Behind(office.title, end, body)


def _is_apposed_body(scene: Scene, i: int, office: Office) -> bool:
    """True for the "Umitra" of "Rektor Umitra, Dr. Ratna": one unknown word, a comma, the holder's title."""
    if i + 2 >= len(scene.tokens) or scene.sign_at(i + 1) != "," or not scene.is_title(i + 2):
        return False
    return office.title in OFFICE["of_named_bodies"] and scene.may_be_body(i)


def _schools(scene: Scene, i: int) -> BodyMention | None:
    """The schools of "kepala sekolah tingkat SD-SMP se-Kota X", "kepala sekolah SD dan SMP se-Kota X"."""
    first = scene.past_word(i, OFFICE["school_tier"])
    last = first
    while last < len(scene.tokens) and (_is_school(scene, last) or _joins_schools(scene, first, last)):
        last += 1
    end, region = spread_over(scene, last, None) if last > first else (last, None)
    if region is None:
        return None
    name = scene.reading.text(first, end)
    return BodyMention(i, end, name, "pendidikan", "complete")


def _is_school(scene: Scene, i: int) -> bool:
    """True for "SD", "SD-SMP", "SMA/SMK"."""
    return all(low in OFFICE["schools"] for low in scene.lowers[i].split("-"))


def _joins_schools(scene: Scene, first: int, i: int) -> bool:
    joins = scene.lowers[i] in words("and") or scene.tokens[i].text in ",/-"
    return first < i and joins and i + 1 < len(scene.tokens) and _is_school(scene, i + 1)


def _past_bare_part(scene: Scene, i: int) -> int:
    """Index after the "Komisi" of "Ketua Komisi Rani Putri": which one is not said."""
    bare = scene.sign_at(i).lower() in _NEVER_BARE and i + 1 < len(scene.tokens) and scene.tokens[i + 1].cap
    return i + 1 if bare and not COMMISSION.match(scene.tokens[i + 1].text) else i


def _only_part(scene: Scene, i: int) -> BodyMention | None:
    """The "Komisi I" that is the article's only one, for "Ketua Komisi"."""
    word = f"{scene.tokens[i].text} "
    found = {body.name: body for body in scene.bodies.values() if body.name.startswith(word)}
    return next(iter(found.values())) if len(found) == 1 else None


def past_division(scene: Scene, i: int) -> int:
    """Index after the field of somebody's work: "Komisioner KPU Divisi Teknis Penyelenggaraan"."""
    field = scene.past_word(i, OFFICE["divisions"])
    last = scene.past_title_words(field) if field > i else i
    return last if last > field else i


def _command(title: str, body: BodyMention) -> str:
    """As in "Komandan Kodim 0736/Batang" is Komandan Komando Distrik Militer."""
    if title not in words("command_titles") or body.kind not in ("polisi", "militer", "kejaksaan"):
        return title
    bases = [row["name"] for row in read_table("bodies.tsv") if row["kind"] == body.kind]
    base = max((base for base in bases if body.name.startswith(base)), key=len, default="")
    return f"{title} {base}".strip()


def _is_acronym(scene: Scene, i: int) -> bool:
    """An unknown body's acronym: capitals, no rank, no degree, no name in capitals beside it."""
    token = scene.tokens[i]
    beside = i + 1 < len(scene.tokens) and scene.tokens[i + 1].upper and len(scene.tokens[i + 1].text) > 3
    return (
        token.upper
        and 3 <= len(token.text) <= 9
        and not scene.is_title(i)
        and not beside
        and i not in scene.regions
    )


def read_head(scene: Scene, i: int, office: Office, small: bool) -> Behind:
    """As in "Kepala BKPSDM Kota X", who is Kepala Badan.

    "Sekretaris Dinas X" is Sekretaris Dinas, "Sekretaris KPU" only Sekretaris.
    """
    whole = scene.bodies.get(i - 1)
    if whole and whole.last > i and office.title.endswith(f" {whole.name.split()[0]}"):
        # "Kepala Lembaga Penjaminan Mutu"
        return Behind(office.title, whole.last, whole)
    behind = read_body(scene, i, office, small)
    if behind.body is None:
        end = scene.past_title_words(i)
        body = scene.body_past_bracket(end) if end > i else None
        if body:
            # "Kepala Pemberitaan dan Informasi KPK"
            return Behind(f"{office.title} {scene.reading.text(i, end)}", body.last, body)
    headed = OFFICE["headed_as"].get(behind.body.name.split()[0]) if behind.body else None
    title = f"{behind.title} {headed}" if headed else behind.title
    return Behind(title, behind.last, behind.body)


def read_part(scene: Scene, i: int, office: Office, _small: bool) -> Behind:
    """As in "Kepala Bagian Hukum Setda X", "Direktur Penyelesaian Sengketa KLH/BPLH", "Wakil Rektor III"."""
    body = scene.bodies.get(i) or scene.bodies.get(scene.past_scope(i))
    if body and body.reach != "field":
        return Behind(office.title, body.last, body)
    whole = scene.bodies.get(i - 1)
    chief, _, word = office.title.rpartition(" ")
    if whole and chief and whole.last > i and whole.name.startswith(f"{word} "):
        # "Ketua Kelompok Tani Sumber Rejeki"
        return Behind(chief, whole.last, whole)
    numbered = i < len(scene.tokens) and NUMERAL.match(scene.tokens[i].text) and not scene.is_title(i)
    end = scene.past_title_words(i + 1 if numbered else i)
    if end == i and scene.past_acronym(i) in scene.bodies:
        # "Kabid P2P Dinas Kesehatan X"
        end = scene.past_acronym(i)
    end = end if end > i else scene.past_unknown_field(i)
    small = scene.past_small_field(i) if end == i else i
    end = max(end, small)
    body = scene.body_past_bracket(end)
    if body is None and not numbered:
        bridged = scene.past_unknown_words(end)
        body = scene.bodies.get(bridged) if bridged > end else None
        end = bridged if body else end
    # "Kabid SMP Dinas Dikbud Kota X": the word before the body is the body's
    own = end - (body is not None and end > i and scene.lowers[end - 1] in OFFICE["house_words"])
    field = scene.reading.text(i, own)
    field = _in_capitals(field) if small > i else field
    title = written_out(f"{office.title} {field}".strip())
    apposed = scene.bodies.get(end + 1) if body is None and scene.sign_at(end) == "," else None
    if apposed and scene.is_name_apposed(apposed.last):
        # "Kepala Seksi Humas, Kanwil Bea Cukai X, Budi Santoso"
        return Behind(title, apposed.last, apposed)
    region, last = scene.region_at(end) if body is None else (None, body.last)
    if region and scene.sign_at(last) != ",":
        # a place is followed by a name in "Kasi Bimas Islam Bojonegoro, Dr. Zaenal"; else it may be the name
        region, last = None, end
    return Behind(title, last, body, region)


def _in_capitals(field: str) -> str:
    """A field that is written small, as titles are: "dokumentasi dan hukum" is "Dokumentasi dan Hukum"."""
    return " ".join(word if word in words("and") else word.capitalize() for word in field.split())


def read_ministry(scene: Scene, i: int, office: Office, small: bool) -> Behind:
    """As in "Menteri Pertanian (Mentan) RI": the field names the ministry."""
    if scene.sign_at(i).lower() in OFFICE["divisions"]:
        # "Staf Ahli Menteri Bidang Hukum Kementerian ATR/BPN"
        return read_part(scene, i, office, small)
    end = scene.past_title_words(i)
    if end == i or scene.lowers[i] in OFFICE["no_ministry"]:
        return Behind(office.title, i)
    base, field = OFFICE["ministry"], scene.reading.text(i, end)
    if OFFICE["coordinating"] in office.title:
        base = f"{base} {OFFICE['coordinating']}"
        named = field.lower().startswith(OFFICE["field"].lower())
        field = field if named else f"{OFFICE['field']} {field}"
    last = past_bracket(scene.tokens, end)
    last = scene.nation[last][0] if last in scene.nation else last
    body = BodyMention(i, last, f"{base} {field}", "kementerian", "national")
    return Behind(office.title, last, body)
