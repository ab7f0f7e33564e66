"""Finds offices: "Pj. Wali Kota Sukabumi", "Kadis Perkim", "para camat se-Kota X", "Dandim 0304/Agam"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph.lexicon import read_list, words
from graph.mentions.offices.lead import lead_starts
from graph.mentions.offices.parser import headed_at, office_at
from graph.mentions.offices.scene import Scene
from graph.model import BodyMention, OfficeMention, RegionMention, Span
from graph.text.phrase import DISTRICTS, NUMERAL, past_district
from graph.text.reading import Reading

__all__ = ["find_offices"]

_LONGEST_AIDE = 3
_SMALL = words("small_levels") | set(DISTRICTS)


def find_offices(
    reading: Reading,
    regions: Mapping[int, RegionMention],
    bodies: Mapping[int, BodyMention],
    skipped: Sequence[Span] = (),
) -> list[OfficeMention]:
    """Offices in order; none begins inside another's title.

    Args:
        reading: The article.
        regions: By first token.
        bodies: By first token.
        skipped: Where no office is, as in "Keputusan Wali Kota Nomor 5".
    """
    scene = Scene(reading, regions, bodies)
    out: list[OfficeMention] = []
    inside = {j for body in bodies.values() if body.reach != "part" for j in range(body.first + 1, body.last)}
    starts = lead_starts(scene)
    for span in skipped:
        inside.update(reading.tokens_in(span))
    past = 0
    for i in sorted(starts - inside):
        office = office_at(scene, i) if i >= past and not _is_in_name(scene, i) else None
        office = office or headed_at(scene, i)
        if office:
            office = _of_aide(scene, office)
            if out and out[-1].first == office.first:
                out.pop()  # "Juru Bicara" of "Juru Bicara Presiden"
            out += [office, *_numbered(scene, office), *_second_place(scene, office)]
            past = max(out[-1].last, i + 1)
            scene.plural_end = past if office.plural else -1
            scene.previous = office
    return out


def _of_aide(scene: Scene, office: OfficeMention) -> OfficeMention:
    """The office of who serves another: "Ajudan Bupati X", "Juru Bicara Presiden" is not the one served."""
    for first in range(office.first - 1, max(-1, office.first - _LONGEST_AIDE - 1), -1):
        hit = scene.aides.get(first)
        if hit and hit[0] == office.first and not office.plural:
            return replace(office, first=first, title=f"{hit[1]} {office.title}", form=None, capacity=None)
    return office


def _numbered(scene: Scene, office: OfficeMention) -> Iterator[OfficeMention]:
    """The others of "Wakil Ketua I, II dan III": one office a number."""
    title, _, number = office.title.rpartition(" ")
    i = office.last
    if not title or not NUMERAL.match(number) or scene.sign_at(i - 1) != number:
        return
    while scene.sign_at(i) == "," or scene.past_word(i, words("and")) > i:
        if not NUMERAL.match(scene.sign_at(i + 1)):
            return
        yield replace(office, first=i + 1, head=i + 2, last=i + 2, title=f"{title} {scene.sign_at(i + 1)}")
        i += 2


def _second_place(scene: Scene, office: OfficeMention) -> Iterator[OfficeMention]:
    """The other one of "Camat Cibatu dan Limbangan": the same office in another listed district."""
    first = scene.past_word(office.last, words("and"))
    if first == office.last or office.region is None or office.region.last != office.last or office.body:
        return
    last = past_district(scene.reading, first)
    named = last < len(scene.tokens) and scene.tokens[last].cap
    if office.at.startswith("region:") and office.region.level in _SMALL and last > first and not named:
        name = scene.reading.text(first, last)
        region = RegionMention(first, last, name, office.region.level, None, False)
        yield replace(office, first=first, head=first, last=last, region=region)


def _is_in_name(scene: Scene, i: int) -> bool:
    """True for the "Hakim" of "Abdul Hakim Iskandar"."""
    if i == 0 or scene.lowers[i] not in words("name_offices"):
        return False
    before = scene.tokens[i - 1]
    called = before.lower in read_list("given_names.txt") or before.lower in scene.people
    return before.cap and called and scene.tokens[i].cap
