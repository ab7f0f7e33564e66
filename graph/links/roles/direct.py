"""Ties an office to the name beside it, and two offices that words like "yang juga" join."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import cast

from graph.lexicon import phrases, read_settings, word_phrases, words
from graph.links.roles.scene import BESIDE, Name, Scene
from graph.model import BodyMention, Capacity, OfficeMention, RegionMention
from graph.text.phrase import is_title, past_bracket, past_term

_BALLOT: list[str] = read_settings("words.toml")["ballot_number"]
_DEPUTY = read_settings("words.toml")["office"]["deputy"]
_CHANGING = frozenset(BESIDE["outgoing"] + BESIDE["incoming"])
_COMMITTEES = tuple(read_settings("words.toml")["institution"]["committees"])
# As in "HUT RI ke-79".
_OF_NUMBER = ("ke", "-")
_JOINS_NAMES = words("coordinators") | words("dashes")
# Between an office and its holder's name there are at most so many words of region, party and term.
_LONGEST_GAP = 12
_LONGEST_LEAD = 6
_LONGEST_AGENT = 24


def link_neighbours(scene: Scene) -> None:
    """Tie offices to the names right before or behind them."""
    _pairs(scene)
    for office in scene.offices:
        if not office.plural and scene.text(office.first - 1) in BESIDE["into"]:
            _find_given(scene, office)
    ends = {office.last for office in scene.offices}
    for office in scene.offices:
        lead = _lead(scene, office.first - 1)
        if (
            not office.plural
            and office.first not in scene.given
            and not scene.is_linked(office)
            and lead not in scene.name_by_end
            and not _is_named_before(scene, office)
            and (lead not in ends or not scene.was(office))
        ):
            _before_name(scene, office)
    for office in scene.offices:
        if not office.plural and not scene.is_linked(office):
            _behind_name(scene, office)


def _find_given(scene: Scene, office: OfficeMention) -> None:
    """Find to whom an office is given; nobody where the one named last gives it.

    As in "Hendra yang dilantik Wali Kota Padang Mahyeldi sebagai Direktur PDAM", "Gubernur mengangkat Rani
    menjadi Kepala Dinas X", "Rani kini menjadi Camat X".
    """
    last = office.first - 1
    while scene.text(last - 1) in BESIDE["into"]:
        last -= 1
    verb = _appointing_verb(scene, last)
    if verb is None:
        person = _becoming(scene, last)
    elif scene.text(verb) in BESIDE["appoints"]:
        person = scene.name_by_end.get(last - (scene.text(last - 1) == ","))
    elif verb < last - 1:
        person = _appointed(scene, verb)
    else:
        return
    if person or (verb is not None and scene.text(verb) in words("appointed")):
        scene.given[office.first] = person


def _appointed(scene: Scene, verb: int) -> tuple[str, int, int] | None:
    """Who is appointed by the passive verb at a token; behind it where no name stands before."""
    first = _before_adverbs(scene, verb)
    bare = scene.name_at(verb + 1)
    person = scene.name_by_end.get(first - (scene.text(first - 1) == ","))
    return person or ((bare[0], bare[1], bare[2]) if bare else None)


def _becoming(scene: Scene, i: int) -> tuple[str, int, int] | None:
    """Who stands before the "menjadi" at token `i`, unless somebody only wishes so."""
    person = scene.name_by_end.get(_before_adverbs(scene, i)) if scene.text(i) in words("becomes") else None
    first = person[1] - 1 if person else i
    while is_title(scene.reading, first) or scene.text(first) == ".":
        first -= 1
    return None if scene.text(first) in BESIDE["wishes"] else person


def _before_adverbs(scene: Scene, i: int) -> int:
    """Index of the first of the words like "yang resmi" before token `i`."""
    while scene.text(i - 1) in BESIDE["before_appointed"]:
        i -= 1
    return i


def _appointing_verb(scene: Scene, i: int) -> int | None:
    """Index of the verb whose agent or object ends before the "sebagai" at token `i`: "ditunjuk Bupati X"."""
    for j in range(i - 1, max(-1, i - _LONGEST_AGENT), -1):
        low = scene.text(j)
        if low in words("appointed") or low in BESIDE["appoints"]:
            return j if scene.in_one_sentence(i, j) else None
        token = scene.tokens[j]
        if not (token.cap or low[0].isdigit() or low in BESIDE["inside_agent"]):
            return None
    return None


def _is_named_before(scene: Scene, office: OfficeMention) -> bool:
    """As in "Ketut Ariyani Ketua Bawaslu Bali, Wayan Putra Anggota ...": the name before is meant."""
    name = scene.name_by_end.get(office.first)
    apart = scene.text(office.last) == ","
    return name is not None and apart and not scene.has_office_before(name[1])


def _pairs(scene: Scene) -> None:
    """As in "Bupati dan Wakil Bupati Sleman, Harda Kiswaya dan Danang Maharsa": one office each."""
    for chief, deputy in pairwise(scene.offices):
        if deputy.title != f"{_DEPUTY} {chief.title}" or deputy.first - chief.last != 1:
            continue
        one = _name_behind(scene, deputy)
        joined = scene.text(one[3]) if one else ""
        other = scene.name_at(one[3] + 1) if one and joined in _JOINS_NAMES else None
        if one and other:
            capacity = deputy.capacity or chief.capacity
            scene.add(one[0], replace(chief, capacity=capacity), chief.first, one[2])
            scene.add(other[0], replace(deputy, capacity=capacity), deputy.first, other[2])


def _name_behind(scene: Scene, office: OfficeMention) -> Name | None:
    """The name behind an office, a comma or a ballot number between."""
    i = office.last
    if scene.lowers[i : i + len(_BALLOT)] == _BALLOT:
        i += len(_BALLOT) + 1
    i = past_term(scene.tokens, i)
    return scene.name_at(i + (scene.text(i) == ","))


def _before_name(scene: Scene, office: OfficeMention) -> None:
    """As in "Bupati Keerom Yulianus Wayangkau", "Ketua Bawaslu Kota Kendari, Wa Ode Sitti, ..."."""
    i = office.last
    before = office.first - 1
    before -= scene.text(before) in BESIDE["sent_from"]
    if scene.text(before) in BESIDE["sent"]:
        # "perwakilan (dari) Dandim 0710 Kapten Inf Nurkhan": whom the office sends
        return
    name = scene.name_at(i) or _past_region(scene, i)
    if name is None and scene.text(i) == "," and not (_in_list(scene, office) or _is_house(scene, office)):
        name = scene.name_at(i + 1)
    if name is None and scene.lowers[i : i + len(_BALLOT)] == _BALLOT:
        name = _name_behind(scene, office)
    committee = office.body.name if office.body else office.title.partition(" ")[2]
    if name is None and committee.startswith(_COMMITTEES):
        name = _behind_event(scene, i)
    if name is None and scene.text(i) in BESIDE["between"]:
        name = scene.name_at(i + 1)
    if name is None:
        name, capacity = _filled_by(scene, past_bracket(scene.tokens, i))
        office = replace(office, capacity=office.capacity or capacity) if name else office
    if name:
        past = any(low in BESIDE["outgoing"] for low in scene.lowers[i : i + 2]) and not office.capacity
        scene.add(name[0], replace(office, capacity="mantan") if past else office, office.first, name[2])


def _behind_event(scene: Scene, i: int) -> Name | None:
    """The name behind the event of a committee: "Ketua Panitia HUT RI ke-79 Desa Cibiru, Asep Sunandar"."""
    last = i
    while last < min(i + _LONGEST_GAP, len(scene.tokens)) and scene.text(last) != ",":
        token = scene.tokens[last]
        if not (token.cap or token.text[0].isdigit() or token.lower.startswith(_OF_NUMBER)):
            return None
        last += 1
    return scene.name_at(last + 1) if last > i and scene.text(last) == "," else None


def _is_house(scene: Scene, office: OfficeMention) -> bool:
    """True in "Ruang Pola Kantor Bupati Langkat, Stabat": a town stands behind the house."""
    return scene.text(office.first - 1) in words("venues")


def _filled_by(scene: Scene, i: int) -> tuple[Name | None, Capacity | None]:
    """Who fills the office before token `i`: "Camat X dijabat Plt Deni Irman", "diisi oleh Agus"."""
    i += scene.text(i) in BESIDE["before_filled"]
    if scene.text(i) not in BESIDE["filled"]:
        return None, None
    i += 1 + (scene.text(i + 1) in words("by"))
    acting = phrases("capacities.tsv", "capacity").match(scene.lowers, i)
    last = acting[0] + (scene.text(acting[0]) == ".") if acting else i
    return scene.name_at(last), cast(Capacity, acting[1]) if acting else None


def _past_region(scene: Scene, i: int) -> Name | None:
    """The name behind regions, short forms, parties and factions.

    As in "Camat Simpang Tiga, Pidie, Tgk. Munawar", "Anggota DPRD X dari Fraksi Y, Budi".
    """
    first = i
    while i < min(first + _LONGEST_GAP, len(scene.tokens)):
        origin = _origin(scene, i)
        if past_bracket(scene.tokens, i) > i:
            i = past_bracket(scene.tokens, i)
        elif past_term(scene.tokens, i) > i:
            i = past_term(scene.tokens, i)
        elif scene.text(i) == "," and i + 1 in scene.cast.regions:
            i = scene.cast.regions[i + 1].last
        elif i in scene.cast.regions and scene.cast.regions[i].stated:
            # "Kepala Desa Sukamaju Kecamatan Cibatu Ujang Suherman"
            i = scene.cast.regions[i].last
        elif scene.text(i) in words("locatives") and i + 1 in scene.cast.regions:
            # "Kepala BPOM di Serang Mojaza Sirait"
            i = scene.cast.regions[i + 1].last
        elif origin:
            i = origin.last
        elif scene.text(i) in _CHANGING or scene.text(i) in BESIDE["others"]:
            i += 1
        elif scene.text(i) in BESIDE["which_is"] and scene.text(i + 1) in _CHANGING:
            i += 2
        else:
            break
    return scene.name_at(i + (scene.text(i) == ",")) if i > first else None


def _origin(scene: Scene, i: int) -> BodyMention | RegionMention | None:
    """Where an office's holder comes from: "dari Fraksi Golkar", "asal Dapil"; a party needs no such word."""
    body = scene.cast.bodies.get(i)
    if body and (body.kind in ("partai", "legislatif") or is_title(scene.reading, body.last)):
        # "Anggota DPRD Kota X Fraksi PDI Perjuangan, Budi", "Ketua Persit Cabang XX Kodim 0608 Ny. Rani"
        return body
    if scene.text(i) in BESIDE["comes_from"]:
        return scene.cast.bodies.get(i + 1) or scene.cast.regions.get(i + 1)
    return None


def _in_list(scene: Scene, office: OfficeMention) -> bool:
    """True where the name behind the comma has an office of its own ("Kajari, Budi (Kapolres)")."""
    name = scene.name_at(office.last + 1)
    if name is None:
        return True
    form = " ".join(scene.reading.text(name[1], name[2]).split())
    short = form in scene.cast.entities[name[0]].aliases
    whole = office.body is not None and office.body.last > office.body.first
    if short and not (whole or office.region):
        # "disaksikan Dubes, Sugimura dan ...": two people
        return True
    if scene.text(name[3]) in words("as_office") and scene.cast.office_at(name[3] + 1) is not None:
        # "Yaqut sebagai Menteri Agama, Budi sebagai Menteri Kesehatan"
        return True
    return scene.text(name[3]) == "(" and scene.cast.office_at(name[3] + 1) is not None


def _behind_name(scene: Scene, office: OfficeMention) -> None:
    """As in "NAME, Ketua BEM", "NAME selaku Kadis", "NAME (Sekda)", "NAME sebagai Camat X"."""
    if office.first in scene.given:
        given = scene.given[office.first]
        if given:
            scene.add(given[0], scene.as_it_was(office), given[1], office.last)
        return
    i = office.first - 1
    lead = office.first if office.first in scene.name_by_end else _lead(scene, i)
    lead = _before_origin(scene, lead)
    person = scene.name_by_end.get(lead) if lead is not None else None
    if person is None and scene.text(i) in (",", "("):
        person = scene.name_by_end.get(i)
        # "..., Rosmiati Lakoni, Kasi Intelijen, ..." is a list, unless nobody held an office before
        if (
            person
            and scene.text(i) == ","
            and (
                scene.has_office_before(person[1])
                or _stands_in(scene, person[1])
                or _has_words_before(scene, person[1], office)
            )
        ):
            person = None
    if person and _is_described(scene, person[1], office):
        scene.add(person[0], scene.as_it_was(office), person[1], office.last)


def _stands_in(scene: Scene, start: int) -> bool:
    """As in "Danramil X yang diwakili (oleh) Serka Dedi, Kapolsek Y, ...": the list goes on behind him."""
    i = start - 1
    while i > 0 and (is_title(scene.reading, i) or scene.text(i) in words("by") or scene.text(i) == "."):
        i -= 1
    return scene.text(i) in words("represented_by")


def _before_origin(scene: Scene, i: int | None) -> int | None:
    """The index before the "dari Fraksi PKS" of "Eka dari Fraksi PKS sebagai Ketua", which ends at `i`."""
    if i is None or i in scene.name_by_end:
        return i
    for first in range(max(0, i - _LONGEST_LEAD), i):
        origin = _origin(scene, first) if scene.text(first) in BESIDE["comes_from"] else None
        if origin and origin.last == i and first in scene.name_by_end:
            return first
    return i


def _has_words_before(scene: Scene, start: int, office: OfficeMention) -> bool:
    """As in "..., Gembala KGPM Sidang 4 Pdt. Sahala Purba, Pimpinan BNI, ...": an unknown office."""
    while start and (is_title(scene.reading, start - 1) or scene.text(start - 1) == "."):
        start -= 1
    sentence = scene.reading.sentences[scene.reading.sentence_of[start]]
    before = scene.tokens[start - 1]
    named = before.cap or before.text[0].isdigit()
    return start - 1 > sentence.first and named and scene.tokens[office.first].cap


def _is_described(scene: Scene, start: int, office: OfficeMention) -> bool:
    """False for a name that ends its line, and for "Selain Djafar, Gubernur juga melantik ..."."""
    return scene.in_one_sentence(start, office.first) and scene.text(start - 1) not in BESIDE["besides"]


def _lead(scene: Scene, i: int) -> int | None:
    """Index after the name that words like "yang juga menjabat sebagai" before `i` belong to."""
    leads = scene.reading.hits(word_phrases("office_leads"))
    for first in range(max(0, i - _LONGEST_LEAD + 1), i + 1):
        hit = leads.get(first)
        if hit and hit[0] == i + 1:
            return first - 1 if scene.text(first - 1) == "," else first
    return None


def link_chains(scene: Scene) -> None:
    """As in "Sekda X yang juga Plh. Bupati X, Sri": both offices are hers."""
    leads = scene.reading.hits(word_phrases("office_leads"))
    offices = [office for office in scene.offices if not office.plural]
    for left, right in pairwise(offices):
        if not 0 < right.first - left.last <= 5 or not scene.in_one_sentence(left.first, right.first):
            continue
        start = left.last + (scene.text(left.last) == ",")
        hit = leads.get(start)
        slashed = scene.text(left.last) == "/" and right.first == left.last + 1
        if (not slashed and (hit is None or hit[0] != right.first)) or right.first in scene.given:
            continue
        for one, other in ((left, right), (right, left)):
            held = scene.by_office.get(one.first)
            if held and not scene.is_linked(other):
                first, last = min(left.first, held.first), max(right.last, held.last)
                scene.add(held.person, scene.as_it_was(other), first, last)
