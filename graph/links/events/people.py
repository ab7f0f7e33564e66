"""Finds who organizes and who attends an event, by the words that tie them to it."""

from __future__ import annotations

from collections.abc import Callable

from graph.cast import Actor
from graph.lexicon import word_phrases, words
from graph.links.events.lists import agent_behind, is_absent, listed_behind, past_partner, subjects_before
from graph.links.events.scene import EVENT, Scene
from graph.links.events.shapes import Candidate, Happening, Part
from graph.links.events.telling import Telling
from graph.text.reading import Sentence

# Within how many words behind "turut hadir" its guests begin, where somebody stands before it.
_LIST_REACH = 2


# How many words may stand between the "yang" of a clause, its day and its verb.
_TIME_REACH = 4
# How far before "sebagai tuan rumah" the host may stand.
_HOST_REACH = 4


def add_people(
    scene: Scene, event: Happening, sentence: Sentence, telling: Telling, candidate: Candidate | None
) -> None:
    """Organizers and attendees that a sentence names, by the words that tie them.

    Args:
        scene: The article.
        event: The event.
        sentence: One that speaks of it.
        telling: Which word ties to which event.
        candidate: The phrase that names it; None for the main event.
    """
    i = sentence.first
    while i < sentence.last:
        job = None if scene.reading.in_quote[i] else scene.jobs.get(i)
        if job is None:
            i += 1
            continue
        end, kind = job
        if telling.is_of(i, end, kind, sentence, candidate) and not _another_time(scene, event, i, sentence):
            _JOBS[kind](scene, event, i, end, sentence)
        i = end


def _another_time(scene: Scene, event: Happening, i: int, sentence: Sentence) -> bool:
    """True in "prajurit yang pada Selasa (26 Juli 2022) lalu diterima Dandim": not on the event's day."""
    if event.date is None:
        return False
    last = event.end_date or event.date
    return any(
        date.date is not None
        and not event.date <= date.date <= last
        and i - _TIME_REACH <= date.last <= i
        and not words("who").isdisjoint(
            scene.lowers[max(sentence.first, date.first - _TIME_REACH) : date.first]
        )
        for date in scene.dates_in(sentence)
    )


def _job_hold(scene: Scene, event: Happening, i: int, end: int, sentence: Sentence) -> None:
    """As in "Pemkot dan Bawaslu menggelar sosialisasi"."""
    # "apel gelar pasukan" holds nothing
    if scene.in_name[i] or not _event_follows(scene, end, sentence):
        return
    before = scene.lowers[i - 1 if i else 0]
    # who "akan menggelar" an event is its organizer, though not yet there; who "belum menggelar" it is none
    announced = before in EVENT["in_future"]
    if before in EVENT["not_after"] and not announced:
        return
    held = _holds_event(scene, event, end, sentence)
    for actor in subjects_before(scene, i, sentence):
        if held:
            organize(scene, event, actor, sentence)
        there = actor.kind != "institution" or event.kind in EVENT["without_organizer"]
        if there and not announced:
            join(scene, event, actor, ("host",), sentence, (i, end))


def _holds_event(scene: Scene, event: Happening, i: int, sentence: Sentence) -> bool:
    """False in "Kapolres melakukan pemeriksaan pasukan", a part of the apel that Polres X holds."""
    if not (event.main and event.organizers):
        return True
    near = range(i, min(i + 6, sentence.last))
    first = next((j for j in near if j in scene.named or scene.lowers[j] in EVENT["generic"]), None)
    return first is None or scene.in_main[first] or scene.lowers[first] in EVENT["generic"]


def _event_follows(scene: Scene, i: int, sentence: Sentence) -> bool:
    near = range(i, min(i + 6, sentence.last))
    return any(j in scene.kinds or j in scene.named or scene.lowers[j] in EVENT["generic"] for j in near)


def _job_held(scene: Scene, event: Happening, i: int, end: int, sentence: Sentence) -> None:
    """As in "digelar (oleh) BEM UNG bekerja sama dengan KPU"."""
    j = end + (end < sentence.last and scene.lowers[end] in EVENT["by"])
    actor = scene.by_first.get(j) or _part_agent(scene, j, sentence) or agent_behind(scene, end, sentence)
    actor = actor or _region_agent(scene, j)
    if actor and actor.kind in ("person", "role"):
        join(scene, event, actor, ("host",), sentence, (i, end))
    if not EVENT["cooperation"].isdisjoint(scene.lowers[i:end]):
        # "hasil kerja sama antara RSUD X, Perdami, serta PT Y": all of them hold it
        for partner in listed_behind(scene, end, sentence):
            if partner.kind == "institution":
                organize(scene, event, partner, sentence)
        return
    # "dilakukan penandatanganan oleh para kepala desa": they sign it
    signed = event.kind in EVENT["joint_kinds"] and scene.lowers[i] in EVENT["done"]
    if signed and actor:
        for signer in listed_behind(scene, actor.first, sentence):
            join(scene, event, signer, ("participant",), sentence, (i, end))
    while actor and actor.first < sentence.last and not signed:
        organize(scene, event, actor, sentence)
        j = past_partner(scene, actor.last)
        actor = scene.by_first.get(j) if j > actor.last else None


def _part_agent(scene: Scene, i: int, sentence: Sentence) -> Actor | None:
    """As in "digagas Bagian Kesra Setda X": the body that the part behind the verb belongs to."""
    if i >= sentence.last or scene.lowers[i] not in EVENT["parts"]:
        return None
    j = i
    while j < sentence.last and (scene.tokens[j].cap or scene.lowers[j] in EVENT["between_parts"]):
        actor = scene.by_first.get(j)
        if actor:
            return actor if actor.kind == "institution" else None
        j += 1
    # "yang dilaksanakan Bidang Bimas Islam itu": a part of the body that the article speaks of first
    whole = _first_body(scene, i)
    return Actor(i, j, whole, "institution", named=False) if whole and j > i + 1 else None


def _first_body(scene: Scene, i: int) -> str | None:
    """Key of the body that is named first before token `i`, alone or by an office that is held there."""
    bodies = [(actor.first, actor.key) for actor in scene.actors if actor.kind == "institution"]
    for office in scene.cast.offices:
        at = scene.cast.entities[scene.cast.role_of(office)].at
        bodies += [(office.first, at)] if at and at.startswith("institution") else []
    first, key = min(bodies, default=(i, None))
    return key if first < i else None


def _region_agent(scene: Scene, i: int) -> Actor | None:
    """As in "digelar oleh Kecamatan Pulau Ende": a region that acts as a body."""
    region = scene.cast.regions.get(i) if scene.lowers[i - 1] in words("by") else None
    if region is None or not region.stated:
        return None
    return Actor(region.first, region.last, scene.cast.registry.region_body(region).key, "institution")


def _job_host(scene: Scene, event: Happening, i: int, end: int, sentence: Sentence) -> None:
    """As in "KPU selaku tuan rumah"; "X berterima kasih kepada Y sebagai tuan rumah" says nothing of X."""
    for actor in subjects_before(scene, i, sentence):
        if actor.last + _HOST_REACH < i:
            continue
        organize(scene, event, actor, sentence)
        if actor.kind in ("person", "role"):
            join(scene, event, actor, ("host",), sentence, (i, end))


def _job_attended(scene: Scene, event: Happening, i: int, end: int, sentence: Sentence) -> None:
    """As in "dihadiri ...", "turut hadir ..."; "X hadir" names its subject."""
    # "Hadir dalam upacara itu, ...": the occasion stands before the guests
    if i and scene.lowers[i - 1] in EVENT["denied"]:
        return
    start = end - (scene.lowers[end - 1] in EVENT["before_occasion"])
    listed = listed_behind(scene, start, sentence)
    # "X turut mendampingi Y": both are there
    accompanies = end > i + 1 and scene.lowers[end - 1].startswith(tuple(EVENT["active_beginnings"]))
    present = scene.lowers[i] in EVENT["present"]
    subjects = subjects_before(scene, i, sentence) if accompanies or present else []
    # "perwakilan TNI tampak hadir, di antaranya Danramil X"
    counted = word_phrases("among_them").match(scene.lowers, end + (scene.lowers[end : end + 1] == [","]))
    near = counted[0] if counted else end
    if subjects and not accompanies and listed and listed[0].first > near + _LIST_REACH:
        # "Kapolsek turut hadir dan memberi semangat kepada warga"
        listed = []
    for actor in listed:
        join(scene, event, actor, ("participant",), sentence, (i, end))
    if accompanies or counted or not listed:
        for actor in subjects:
            join(scene, event, actor, ("participant",), sentence, (i, end))


def _job_joined(scene: Scene, event: Happening, i: int, end: int, sentence: Sentence) -> None:
    """As in "Menkes didampingi Wali Kota X": those at the subject's side, and the subject."""
    accompanied = scene.lowers[i] in EVENT["accompanied"]
    if _holds_later(scene, end, sentence) and not accompanied:
        return
    if accompanied and not _is_led_by_last(scene, i, sentence):
        for actor in subjects_before(scene, i, sentence):
            join(scene, event, actor, ("participant",), sentence, (i, end))
    for actor in listed_behind(scene, end, sentence):
        if actor.key not in event.organizers:
            join(scene, event, actor, ("participant",), sentence, (i, end))


def _is_led_by_last(scene: Scene, i: int, sentence: Sentence) -> bool:
    """True in "Pemkab menggelar rapat dipimpin Bupati didampingi Sekda": at the side of the Bupati."""
    before = [actor for actor in scene.actors_in(sentence) if actor.last <= i]
    last = before[-1] if before else None
    return last is not None and scene.tying.get(last.first) in ("led", "opened")


def _holds_later(scene: Scene, i: int, sentence: Sentence) -> bool:
    """True in "Pemkab bersama KPU menggelar ...": both hold the event."""
    return any((job := scene.jobs.get(j)) is not None and job[1] == "hold" for j in range(i, sentence.last))


def _job_speaker(scene: Scene, event: Happening, i: int, end: int, sentence: Sentence) -> None:
    for actor in listed_behind(scene, end, sentence):
        join(scene, event, actor, ("speaker",), sentence, (i, end))


def _job_summon(scene: Scene, event: Happening, i: int, end: int, sentence: Sentence) -> None:
    """As in "Komisi B memanggil PT X dalam RDP": who calls holds it, who is called is there."""
    guests = listed_behind(scene, end, sentence)
    last = guests[-1].last if guests else sentence.last
    occasion = next(
        (j for j in range(last, sentence.last) if scene.lowers[j] in EVENT["before_occasion"]), None
    )
    if occasion is None or not _event_follows(scene, occasion, sentence):
        return
    for actor in subjects_before(scene, i, sentence):
        organize(scene, event, actor, sentence)
        if actor.kind != "institution":
            join(scene, event, actor, ("host",), sentence, (i, end))
    for actor in guests:
        join(scene, event, actor, ("guest",), sentence, (i, end))


def _job_opened(scene: Scene, event: Happening, i: int, end: int, sentence: Sentence) -> None:
    """As in "dibuka Pj. Bupati X, Senin, dan dihadiri ...": the first actor opens it, or two together."""
    past = None
    for actor in listed_behind(scene, end, sentence):
        if past is not None and not _is_joint(scene.lowers[past : actor.first]):
            break
        join(scene, event, actor, ("host",), sentence, (i, end))
        past = actor.last


def _is_joint(gap: list[str]) -> bool:
    """True for the "dan" between two who do something together."""
    return bool(gap) and all(low in words("coordinators") or low == "," for low in gap) and gap != [","]


def _job_attend(scene: Scene, event: Happening, i: int, end: int, sentence: Sentence) -> None:
    if scene.lowers[i - 1 if i else 0] in EVENT["not_after"]:
        return
    takes_part = all(low in EVENT["taking_part"] for low in scene.lowers[i:end])
    if takes_part and not _event_follows(scene, end, sentence):
        # "warga turut berpartisipasi dalam pembangunan"
        return
    subjects = subjects_before(scene, i, sentence)
    if scene.lowers[i] in EVENT["acting_as"]:
        # "di halaman Polres X bertindak sebagai inspektur upacara Wakapolres Y": a house acts as nobody
        subjects = [actor for actor in subjects if actor.kind in ("person", "role")]
    if not subjects:
        _job_attended(scene, event, i, end, sentence)
    for actor in subjects:
        join(scene, event, actor, ("participant",), sentence, (i, end))


def _job_open(scene: Scene, event: Happening, i: int, end: int, sentence: Sentence) -> None:
    if _event_follows(scene, end, sentence):
        for actor in subjects_before(scene, i, sentence):
            join(scene, event, actor, ("host",), sentence, (i, end))


def _job_venue(scene: Scene, event: Happening, i: int, end: int, sentence: Sentence) -> None:
    """As in "berlangsung di Gedung X, Sabtu, oleh Wakil Gubernur"; what two sign, neither holds."""
    actor = agent_behind(scene, end, sentence)
    if actor and event.kind in EVENT["joint_kinds"]:
        for signer in listed_behind(scene, actor.first, sentence):
            join(scene, event, signer, ("participant",), sentence, (i, end))
    elif actor:
        organize(scene, event, actor, sentence)
        join(scene, event, actor, ("host",), sentence, (i, end))


def join(
    scene: Scene,
    event: Happening,
    actor: Actor,
    parts: tuple[str, ...],
    sentence: Sentence,
    verb: tuple[int, int] | None,
) -> None:
    """Make an actor an attendee of the event, unless somebody else stands in.

    Args:
        scene: The article.
        event: The event.
        actor: Who attends.
        parts: In which functions: speaker, host, guest, participant.
        sentence: The sentence that says so.
        verb: Tokens of the word that ties them, or None.
    """
    if actor.key in scene.read_out or is_absent(scene, actor, sentence):
        return
    marks = [scene.reading.span(actor.first, actor.last)]
    if verb:
        marks.append(scene.reading.span(*verb))
    event.attend(actor.key, parts, sentence.span, tuple(sorted(marks)), actor.named)


def organize(scene: Scene, event: Happening, actor: Actor, sentence: Sentence) -> None:
    """Make an actor an organizer of the event; a group is none."""
    if actor.kind == "group" or actor.key in event.organizers:
        return
    marks = (scene.reading.span(actor.first, actor.last),)
    event.organizers[actor.key] = Part(actor.key, (), sentence.span, marks, actor.named)


_JOBS: dict[str, Callable[[Scene, Happening, int, int, Sentence], None]] = {
    "hold": _job_hold,
    "held": _job_held,
    "host": _job_host,
    "attend": _job_attend,
    "attended": _job_attended,
    "open": _job_open,
    "opened": _job_opened,
    "lead": _job_open,
    "led": _job_opened,
    "speaker": _job_speaker,
    "summon": _job_summon,
    "joined": _job_joined,
    "venue": _job_venue,
}
