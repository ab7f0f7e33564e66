"""Reads the unit that an office heads: "Kapolres Berau", "Kadis Perkim", "Danrem 141/Toddopuli"."""

from __future__ import annotations

from graph.lexicon import words
from graph.mentions.offices.scene import Scene
from graph.mentions.offices.shapes import OFFICE, Behind, Office
from graph.model import BodyMention
from graph.text.names import name_logit
from graph.text.phrase import (
    NUMERAL,
    is_city_half,
    is_short_bracket,
    past_district,
    past_unit_class,
    past_unit_name,
    unit_number,
)

_LONGEST_FIELD = 7
_LONGEST_FORM = 4


def read_unit(scene: Scene, i: int, office: Office) -> Behind:
    """As in "Kapolres Berau", "Kepala Dinas Kesehatan Kota X", "Kadis Perkim", "Danrem 141/Toddopuli"."""
    # "Kepala BPJS Kesehatan Cabang Garut": the form covers the body's first words
    inside = (scene.bodies.get(j) for j in range(i - 1, max(-1, i - _LONGEST_FORM), -1))
    own = next((body for body in inside if body and body.last > i), None)
    # "Direktur Poltekkes Kemenkes Semarang", "Direktur Utama Perumda Air Minum Tirta Jaya"
    begun = own is not None and own.first == i - 1 and own.kind in OFFICE["begun_kinds"]
    if own and (begun or own.name.split()[0] == office.body.split()[0]):
        return Behind(office.title, own.last, own)
    if office.body in OFFICE["unit_heads"]:
        return _headed_unit(scene, i, office)
    inner = scene.bodies.get(i)
    if inner and office.body == OFFICE["regional_office"]:
        return _regional_office(scene, i, office, inner)
    place, end = _unit_place(scene, i, office.body.startswith(tuple(OFFICE["named_after"])))
    if place is None:
        return Behind(office.title, i, BodyMention(i, i, office.body, "lainnya", "placed"))
    kinds = (kind for word, kind in OFFICE["unit_kinds"].items() if word in office.body)
    body = BodyMention(i, end, f"{office.body} {place}", next(kinds, "lainnya"), "complete")
    return Behind(office.title, end, body)


def _regional_office(scene: Scene, i: int, office: Office, inner: BodyMention) -> Behind:
    """As in "Kakanwil Kementerian Agama Sulsel": the office of a ministry in a province."""
    end = inner.last
    if inner.region is None and end < len(scene.tokens) and scene.tokens[end].cap and not scene.is_title(end):
        end += 1
    name = f"{office.body} {inner.name} {scene.reading.text(inner.last, end)}".strip()
    return Behind(office.title, end, BodyMention(i, end, name, inner.kind, "complete", inner.region))


def _headed_unit(scene: Scene, i: int, office: Office) -> Behind:
    """As in "Kepala Dinas Kesehatan Kota X": the words of the field name the body."""
    end = scene.past_title_words(i)
    if end == i:
        end = scene.past_acronym(i)
    if end == i:
        end = _misspelt_field(scene, i)
    if end == i:
        # "Kapuskesmas Wanaraja dr. Asep Surya"
        end = scene.before_title(i)
    if end == i:
        return Behind(office.title, i)
    name = f"{office.body} {scene.reading.text(i, end)}"
    short = None
    if is_short_bracket(scene.tokens, end):
        short, end = scene.tokens[end + 1].text, end + 3
    region, end = scene.region_at(end)
    kind = office.body.lower()
    reach = "field" if kind in ("dinas", "badan") else "named"
    return Behind(office.title, end, BodyMention(i, end, name, kind, reach, region, None, short))


def _misspelt_field(scene: Scene, i: int) -> int:
    """Index after "Perindustrain dan Peragangan" in "Kepala Dinas Perindustrain dan Peragangan Kota X"."""
    j = i
    while j < min(i + _LONGEST_FIELD, len(scene.tokens)) and j not in scene.regions:
        joined = j > i and scene.lowers[j] in OFFICE["title_joiners"]
        if scene.is_title(j) or not (scene.tokens[j].cap or joined):
            return i
        j += 1
    region = scene.regions.get(j)
    return j if region and region.stated else i


def _unit_place(scene: Scene, i: int, personal: bool) -> tuple[str | None, int]:
    """What completes a unit, and the index after it: a number, a region, a place.

    Args:
        scene: The article.
        i: The token behind the office.
        personal: Units of its kind bear the names of people.
    """
    named = past_unit_class(scene.tokens, i)
    if named > i:
        place, end = _unit_place(scene, named, personal)
        return (f"{scene.reading.text(i, named)} {place or ''}".strip(), max(end, named))
    if i >= len(scene.tokens):
        return None, i
    text = scene.tokens[i].text
    if text[0].isdigit() or (NUMERAL.match(text) and text.isupper()):
        end = _past_number(scene, i)
        return unit_number(scene.reading.text(i, end)), end
    if i in scene.regions:
        return _unit_region(scene, i)
    end = _past_place(scene, i, personal)
    return (scene.reading.text(i, end), end) if end > i else (None, i)


def _past_number(scene: Scene, i: int) -> int:
    """Index after the number of a unit, with the name behind it: "1202/Singkawang", "XIV Hasanuddin"."""
    tokens, n, end = scene.tokens, len(scene.tokens), i + 1
    slashed = end + 1 < n and tokens[end].text in "/-"
    own = past_unit_name(tokens, end + slashed)
    if own > end + slashed:
        return own
    if slashed and (tokens[end].end == tokens[end + 1].start or _is_short_name(scene, end + 1)):
        more = scene.regions.get(end + 1)
        end = more.last if more else _unit_name_end(scene, end + 1)
        if end + 1 < n and tokens[end].text == "/" and tokens[end + 1].start == tokens[end].end:
            # "Danramil 1607-04/Alas"
            return end + 2
        return past_district(scene.reading, end) if tokens[end - 1].text[0].isdigit() else end
    if end in scene.regions:
        return scene.regions[end].last
    named = end < n and tokens[end].cap and tokens[i].text.isupper() and not scene.is_title(end)
    if end + 1 < n and tokens[end].upper and len(tokens[end].text) <= 4 and scene.is_title(end + 1):
        # "Danrem 102 PJG Kolonel Arm Saiful Rizal"
        named = not scene.is_title(end)
    return end + 1 if named and scene.lowers[end] not in scene.people else end


def _is_short_name(scene: Scene, i: int) -> bool:
    """True for the "KPR" of "Dandim 0313/ KPR", behind a blank that does not belong there."""
    return scene.tokens[i].cap and not scene.is_title(i)


def _unit_region(scene: Scene, i: int) -> tuple[str, int]:
    """As in "Kapolres Berau", "Duta Besar Jepang untuk Indonesia"."""
    region = scene.regions[i]
    own = past_unit_name(scene.tokens, i)
    if own > region.last:
        return scene.reading.text(i, own), own
    if is_city_half(scene.reading, region, scene.regions):
        return scene.reading.text(i, region.last + 1), region.last + 1
    seat = scene.regions.get(scene.past_word(region.last, words("locatives")))
    if region.level == "negara" and seat and seat.first > region.last and seat.level != "negara":
        # "Konsul Kehormatan Jepang di Manado"
        return scene.reading.text(i, seat.last), seat.last
    if region.level == "negara" and scene.past_word(region.last, OFFICE["accredited"]) > region.last:
        abroad = scene.regions.get(region.last + 1)
        if abroad:
            # "untuk Tiongkok merangkap Mongolia", "untuk Tiongkok dan Mongolia"
            second = scene.regions.get(scene.past_word(abroad.last, OFFICE["also_to"]))
            last = second.last if second and second.level == "negara" else abroad.last
            return scene.reading.text(i, last), last
        return region.name, region.last
    return region.full_name if region.stated and region.level != "provinsi" else region.name, region.last


def _past_place(scene: Scene, i: int, personal: bool) -> int:
    """Index after a place: one that the article's units have, a listed district, one or two capital words."""
    tokens, n = scene.tokens, len(scene.tokens)
    listed = past_district(scene.reading, i)
    if listed > i + 1:
        return listed
    if not tokens[i].cap or scene.is_title(i) or scene.bodies.get(i) or scene.lowers[i] in scene.people:
        return i
    for place in scene.unit_places:
        if scene.lowers[i : i + len(place)] == list(place):
            return i + len(place)
    if scene.lowers[i] in scene.common and not tokens[i].upper:
        return i
    if listed > i:
        return listed
    end = i
    while end < min(i + 4, n) and tokens[end].cap and not scene.is_title(end):
        end += 1
    if not personal and end - i > 1 and name_logit(scene.reading, i, end) > 0:
        # "Kapolresta Trisna Wibawa": whoever holds it, not where
        return i
    # an unlisted place before a name: one word, unless a title parts them
    return end if end < n and (scene.is_title(end) or not tokens[end].cap) and end - i <= 2 else i + 1


def _unit_name_end(scene: Scene, i: int) -> int:
    """Index after the name behind a unit's number: "163/Wira Satya Brigjen ..." has two words."""
    titled = scene.before_title(i)
    return titled if titled > i else i + 1
