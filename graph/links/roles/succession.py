"""Follows offices from one holder to the next: "menggantikan", "digantikan", "digeser menjadi"."""

from __future__ import annotations

from dataclasses import replace

from graph.cast import Holding
from graph.lexicon import words
from graph.links.roles.scene import BESIDE, Name, Scene
from graph.model import OfficeMention
from graph.text.phrase import past_bracket

_NEAR = 3
# Tokens between the one who hands an office over and the word before the one who takes it.
_LONGEST_HANDOVER = 24


def link_handovers(scene: Scene) -> None:
    """As in "jabatan Kapolsek X dari AKP Budi kepada Iptu Rani": past for the first, held by the second."""
    for office in scene.offices:
        i = _past_handing(scene, past_bracket(scene.tokens, office.last))
        if office.plural or office.capacity or scene.text(i) not in BESIDE["comes_from"]:
            continue
        one = _name_past(scene, i + 1, BESIDE["hands_over"])
        other = _taker(scene, one[3], office) if one else None
        if one and other and one[0] != other[0]:
            scene.add(one[0], replace(office, capacity="mantan"), office.first, one[2])
            scene.add(other[0], office, office.first, other[2])


def _past_handing(scene: Scene, i: int) -> int:
    """Index after what stands between an office and "dari": ", Kota Padang, diganti"."""
    if scene.text(i) == "," and i + 1 in scene.cast.regions:
        i = scene.cast.regions[i + 1].last
        i += scene.text(i) == ","
    while scene.text(i) in BESIDE["handing"]:
        i += 1
    return i


def _name_past(scene: Scene, i: int, between: list[str]) -> Name | None:
    """The name at token `i`, with words like "pejabat lama" before it."""
    while scene.text(i) in between:
        i += 1
    return scene.name_at(i)


def _taker(scene: Scene, first: int, office: OfficeMention) -> Name | None:
    """Who takes over: the name behind "kepada", "digantikan oleh" in the same sentence."""
    for i in range(first, min(first + _LONGEST_HANDOVER, len(scene.tokens))):
        if not scene.in_one_sentence(i, office.first) or scene.text(i) == ";":
            return None
        handed = scene.text(i) in BESIDE["handed_to"]
        taker = _name_past(scene, i + 1, BESIDE["takes_over"]) if handed else None
        if taker:
            return taker
    return None


def link_predecessors(scene: Scene) -> None:
    """As in "Hendri sebagai Camat X menggantikan Usman": the one before is a former holder."""
    for holding in list(scene.found):
        office = holding.office
        name = _replaced_behind(scene, office.last) or _replaced_by_subject(scene, holding)
        if name and name[0] != holding.person:
            scene.add(name[0], replace(office, capacity="mantan"), office.first, name[2])


def _replaced_by_subject(scene: Scene, holding: Holding) -> Name | None:
    """As in "Yudha menjabat Kapolres X. Dia menggantikan Sofwan": the sentence behind tells whom."""
    number = scene.reading.sentence_of[holding.office.first] + 1
    if holding.office.capacity in ("mantan", "calon") or number >= len(scene.reading.sentences):
        return None
    first = scene.reading.sentences[number].first
    name = scene.name_at(first)
    last = name[3] if name and name[0] == holding.person else first + (scene.text(first) in words("pronouns"))
    return scene.name_at(last + 1) if last > first and scene.text(last) in BESIDE["replaces"] else None


def _replaced_behind(scene: Scene, i: int) -> Name | None:
    """Whom the words at token `i` or soon after say is replaced: "itu menggantikan posisi Usman"."""
    for j in range(i, i + _NEAR):
        if scene.text(j) in BESIDE["replaces"]:
            last = j + 1
            while scene.text(last) in BESIDE["replaced_as"]:
                last += 1
            return scene.name_at(last)
        if scene.text(j) in ".,;" and j > i:
            return None
    return None


def link_successors(scene: Scene) -> None:
    """As in "Posisi Sri digantikan Dheni": who takes over the office that Sri held, which is past for her."""
    held = _by_person(scene)
    for start, key, _, _, end in scene.names:
        if scene.text(start - 1) not in BESIDE["position"] or scene.text(end) not in BESIDE["replaced"]:
            continue
        before = [number for number in held.get(key, ()) if scene.found[number].first < start]
        name = scene.name_at(end + 1 + (scene.text(end + 1) in words("by")))
        if before and name and name[0] != key:
            holding = scene.found[before[0]]
            scene.found[before[0]] = _as_past(holding)
            scene.add(name[0], holding.office, start, name[2], False)


def link_moves(scene: Scene) -> None:
    """As in "Kepala Biro Hukum, Dihir. Dihir digeser menjadi Kepala Biro Umum": the first is past."""
    held = _by_person(scene)
    for holding in list(scene.found):
        if scene.text(holding.office.first - 2) in BESIDE["moved"]:
            for number in held[holding.person]:
                other = scene.found[number]
                if other.first < holding.first and not other.office.capacity:
                    scene.found[number] = _as_past(other)


def _by_person(scene: Scene) -> dict[str, list[int]]:
    """Numbers of tenures by person."""
    out: dict[str, list[int]] = {}
    for number, holding in enumerate(scene.found):
        out.setdefault(holding.person, []).append(number)
    return out


def _as_past(holding: Holding) -> Holding:
    return replace(holding, office=replace(holding.office, capacity="mantan"))
