"""Reads the actors around a verb: its subjects before it, the list behind it, its agent."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from graph.cast import Actor
from graph.lexicon import Phrases, read_settings, words
from graph.links.events.scene import EVENT, Scene
from graph.text.reading import Sentence

# More small words than these between two guests tell of something else.
_FAR = 6
# How many words may name the occasion before the guests.
_OCCASION = 16
# So many adverbs may stand between a region that acts and its verb.
_ADVERBS = 2
_SPEECH_THAT = frozenset(read_settings("words.toml")["speech"]["that"])


def subjects_before(scene: Scene, i: int, sentence: Sentence) -> list[Actor]:
    """The actors that a verb at `i` has for its subject: a coordination right before it."""
    before = [a for a in scene.actors_in(sentence) if a.last <= i and not scene.reading.in_quote[a.first]]
    out: list[Actor] = []
    edge = i
    for actor in reversed(before):
        gap = [low for low in scene.lowers[actor.last : edge] if low not in EVENT["in_subject"]]
        if (out and len(gap) > 1) or (not out and len(gap) > 12) or _is_fronted(scene, actor, out, sentence):
            break
        if _oblique(scene, actor, sentence):
            joined = out and all(low in words("coordinators") or low == "," for low in gap)
            if out and not joined:
                break
            # "Presiden yang didampingi A dan B, meninjau ...": neither A nor B does
            out.clear()
            edge = actor.first
            continue
        out.append(actor)
        edge = actor.first
    return out[::-1] or _region_before(scene, i, sentence)


def _is_fronted(scene: Scene, actor: Actor, subjects: Sequence[Actor], sentence: Sentence) -> bool:
    """True for the PMI of "Untuk memenuhi stok darah PMI, Polres X menggelar ...": no list, but a comma."""
    if len(subjects) != 1 or actor.kind not in ("institution", "group"):
        return False
    gap = scene.lowers[actor.last : subjects[0].first]
    # "Guna mempererat TNI dengan rakyat, Babinsa X melaksanakan ...": the comma ends what is aimed at
    return gap[-1:] == [","] and scene.lowers[sentence.first] in EVENT["fronted"]


def _region_before(scene: Scene, i: int, sentence: Sentence) -> list[Actor]:
    """As in "Gampong Kuala Langsa perdana bagikan ...": a region that acts as a body."""
    region = scene.cast.regions.get(sentence.first)
    if region is None or not region.stated or not region.last <= i <= region.last + _ADVERBS:
        return []
    return [Actor(region.first, region.last, scene.cast.registry.region_body(region).key, "institution")]


def _oblique(scene: Scene, actor: Actor, sentence: Sentence) -> bool:
    before = actor.first > sentence.first and (
        scene.lowers[actor.first - 1] in EVENT["oblique"]
        or scene.tying.get(actor.first + (actor.first in scene.tied_by)) in ("led", "opened")
    )
    return before or scene.lowers[actor.first] in EVENT["stands_in"]


def listed_behind(scene: Scene, i: int, sentence: Sentence) -> list[Actor]:
    """The actors of the list that begins at `i`; a verb of its own ends it."""
    out: list[Actor] = []
    i = _past_occasion(scene, i, sentence)
    edge = i
    for actor in scene.actors_in(sentence):
        if actor.last <= i or scene.reading.in_quote[actor.first]:
            continue
        gap = scene.lowers[edge : actor.first]
        if out and gap and gap[-1] in words("as_office") and actor.kind in ("person", "role"):
            # "A sebagai Bupati X, B sebagai Bupati Y": what A becomes is no guest
            edge = actor.last
            continue
        if _ends_list(gap) or _new_clause(scene, edge, actor.first):
            break
        if out and sum(low.isalpha() and not scene.tokens[edge + k].cap for k, low in enumerate(gap)) > _FAR:
            break
        edge = actor.last
        if is_absent(scene, actor, sentence) or (gap and _is_aside(gap[-1])):
            continue
        short = list(gap) == ["("] and actor.kind == "group"
        if out and (short or (actor.kind == "institution" and _tells_of_guest(gap))):
            # the "(OPD)" of "kepala Organisasi Perangkat Daerah (OPD)"
            continue
        inside = len(gap) == 1 or (not gap and actor.kind == "institution")
        if out and inside and EVENT["origin"].issuperset(gap):
            # what only says where somebody is from: Budi dari Dinas X, para Danramil jajaran Kodim X
            continue
        out.append(actor)
    return out


def _ends_list(gap: Sequence[str]) -> bool:
    """True for a word that no list goes on behind; "hadir sebagai undangan, Ketua DPRD X" does."""
    return any(
        low in EVENT["ends_list"]
        and not (low in words("as_office") and not EVENT["those_present"].isdisjoint(gap[k + 1 : k + 2]))
        for k, low in enumerate(gap)
    )


def _tells_of_guest(gap: Sequence[str]) -> bool:
    """True before the body of "Budi (Guru Besar FBS Unnes)", "Budi selaku Staf Khusus BPIP"."""
    for low in reversed(gap):
        if low in (",", ")", ";"):
            return False
        if low == "(" or low in words("as_office"):
            return True
    return False


def _is_aside(before: str) -> bool:
    """True behind what makes a body no guest: "mantan", "di gedung"."""
    return before in EVENT["not_listed_after"] or before in words("venues")


def _past_occasion(scene: Scene, i: int, sentence: Sentence) -> int:
    """Index after "dalam kegiatan ini," and "pada pelantikan tersebut" behind "hadir"."""
    if i < sentence.last and scene.lowers[i] in EVENT["before_occasion"]:
        for j in range(i + 1, min(i + _OCCASION, sentence.last)):
            if j in scene.by_first:
                break
            if scene.lowers[j] in _SPEECH_THAT or scene.tokens[j].text == ",":
                return j + 1
    return i


def _new_clause(scene: Scene, first: int, last: int) -> bool:
    """True where the words between two actors hold a verb of speech or another job."""
    return any(
        (job := scene.jobs.get(j)) is not None
        and not scene.in_name[j]
        and job[1] in ("hold", "held", "attend", "open", "after", "elsewhere", "during")
        for j in range(first, last)
    )


def agent_behind(scene: Scene, i: int, sentence: Sentence) -> Actor | None:
    """As in "berlangsung di Gedung X, Sabtu, oleh Wakil Gubernur": the one behind "oleh"."""
    for j in range(i, min(i + 20, sentence.last - 1)):
        if scene.jobs.get(j):
            return None
        if scene.lowers[j] in words("by"):
            return scene.by_first.get(j + 1)
    return None


def past_partner(scene: Scene, i: int) -> int:
    """Index after "bekerja sama dengan", "bersama", "dan"."""
    hit = _partners().match(scene.lowers, i) if i < len(scene.tokens) else None
    return hit[0] if hit else i


@cache
def _partners() -> Phrases[str]:
    return Phrases({form: form for form in EVENT["partners"]})


def is_absent(scene: Scene, actor: Actor, sentence: Sentence) -> bool:
    """As in "Danlanud X yang diwakili Kadisops", "Bupati melalui Asisten II": the first is not there."""
    sent = (
        scene.by_first.get(actor.last + 1)
        if scene.lowers[actor.last : actor.last + 1] == ["melalui"]
        else None
    )
    if sent and sent.kind in ("person", "role") and actor.kind in ("person", "role"):
        return True
    at = bisect_left(scene.firsts, actor.last)
    following = scene.firsts[at] if at < len(scene.firsts) else sentence.last
    last = min(actor.last + 8, sentence.last, max(actor.last, following))
    return not EVENT["represented"].isdisjoint(scene.lowers[actor.last : last])
