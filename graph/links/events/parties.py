"""Adds those whom the phrase for an event itself has: who does it, to whom, with whom, whom it visits."""

from __future__ import annotations

from collections.abc import Iterator

from graph.cast import Actor
from graph.lexicon import words
from graph.links.events.lists import agent_behind, listed_behind, subjects_before
from graph.links.events.people import join, organize
from graph.links.events.scene import EVENT, Scene
from graph.links.events.shapes import Candidate, Deed, Happening
from graph.text.reading import Sentence

# The kind of event at which bodies are received.
_AUDIENCE = "audiensi"
# How far behind an event's name those who take part in it together may stand.
_JOINT_REACH = 14
# How many words may stand between "dalam" and the meeting: "dalam sebuah rapat pleno".
_OCCASION_REACH = 2
# How far behind a gift those who are given it may stand.
_GIVEN_REACH = 24


def add_parties(scene: Scene, event: Happening, one: Candidate, sentence: Sentence) -> None:
    """Those whom a phrase for the event has for its subject, object, recipients or partners."""
    verb = (one.deed.first, one.deed.last) if one.deed else None
    if one.deed:
        _add_doers(scene, event, one.deed, sentence)
    for actor in _parties(scene, event, one, sentence):
        join(scene, event, actor, ("participant",), sentence, verb)
    if event.kind == "kunjungan":
        _add_visited(scene, event, one, sentence)


def add_protagonists(scene: Scene, event: Happening, main: Candidate, sentence: Sentence) -> None:
    """The people with whom the event's own sentence begins were there."""
    for actor in subjects_before(scene, main.first, sentence):
        if actor.kind in ("person", "role") and not main.deed:
            join(scene, event, actor, ("participant",), sentence, None)


def add_agent(scene: Scene, event: Happening, one: Candidate, sentence: Sentence) -> None:
    """As in "pembukaan TMMD oleh Kodim X": the body behind the event's name holds it, a person is there."""
    last = one.last
    if one.deed or not (last + 1 < sentence.last and scene.lowers[last] in words("by")):
        return
    actor = scene.by_first.get(last + 1)
    if actor is None:
        return
    if actor.kind == "institution" or event.kind in EVENT["by_hosts"]:
        organize(scene, event, actor, sentence)
    if actor.kind != "institution":
        join(scene, event, actor, ("host",), sentence, None)


def add_convener(scene: Scene, event: Happening, main: Candidate, sentence: Sentence) -> None:
    """As in "KPU X menetapkan Y dalam rapat pleno": a body holds the meetings in which it decides."""
    occasion = scene.lowers[max(sentence.first, main.first - _OCCASION_REACH) : main.first]
    own = not EVENT["convened"].isdisjoint(main.name.lower().split())
    if main.deed or not own or EVENT["before_occasion"].isdisjoint(occasion):
        return
    actor = next(iter(scene.actors_in(sentence)), None)
    told = (
        actor is not None
        and actor.last <= main.first
        and scene.lowers[actor.first - 1] not in EVENT["oblique"]
    )
    if actor and told and actor.kind == "institution":
        organize(scene, event, actor, sentence)


def _add_doers(scene: Scene, event: Happening, deed: Deed, sentence: Sentence) -> None:
    """The one who swears in holds the event, the one who visits attends it."""
    verb = (deed.first, deed.last)
    for actor in _doers(scene, deed, sentence):
        if deed.host == "host":
            organize(scene, event, actor, sentence)
            if actor.kind in ("person", "role"):
                join(scene, event, actor, ("host",), sentence, verb)
        else:
            if event.kind in EVENT["celebrated"] and actor.kind == "institution":
                # "TP PKK X memperingati Hari Ibu di Aula Y"
                organize(scene, event, actor, sentence)
            join(scene, event, actor, ("participant",), sentence, verb)


def _doers(scene: Scene, deed: Deed, sentence: Sentence) -> list[Actor]:
    """Who does it: the subject, or the agent of a passive ("dilantik (langsung) (oleh) Bupati X")."""
    if not deed.passive:
        return subjects_before(scene, deed.first, sentence)
    i = deed.last
    while i < sentence.last and scene.lowers[i] in EVENT["by"]:
        i += 1
    actor = scene.by_first.get(i) or agent_behind(scene, deed.last, sentence)
    return [actor] if actor and actor.first < sentence.last else []


def _parties(scene: Scene, event: Happening, one: Candidate, sentence: Sentence) -> Iterator[Actor]:
    seen_off = not one.heads.isdisjoint(EVENT["seen_off"])
    if one.deed and (seen_off or event.kind in EVENT["with_objects"]):
        yield from (
            actor
            for actor in scene.actors_in(sentence)
            if one.deed.first < actor.first < one.last
            and (actor.kind != "institution" or event.kind == _AUDIENCE)
        )
        if one.deed.passive and event.kind in EVENT["swearing"]:
            yield from _sworn_in(scene, one.deed, sentence)
    if one.deed is None and event.kind in EVENT["swearing"]:
        # "Pelantikan 40 kepala desa"
        inside = (actor for actor in scene.actors_in(sentence) if one.first < actor.first < one.last)
        yield from (actor for actor in inside if actor.kind != "institution")
    if not one.heads.isdisjoint(EVENT["handing"]):
        yield from _recipients(scene, one, sentence)
    elif not one.heads.isdisjoint(EVENT["taught"]):
        yield from (actor for actor in _recipients(scene, one, sentence) if actor.kind == "group")
    if not one.heads.isdisjoint(EVENT["handover"]):
        yield from (a for a in scene.actors_in(sentence) if a.first >= one.first and a.kind == "person")
    yield from joint_parties(scene, one, sentence)


def _sworn_in(scene: Scene, deed: Deed, sentence: Sentence) -> Iterator[Actor]:
    """As in "40 kepala desa dilantik Bupati": those before the passive; of a body its officers."""
    for actor in subjects_before(scene, deed.first, sentence):
        if actor.kind != "institution" or actor.represented:
            yield actor


def _recipients(scene: Scene, one: Candidate, sentence: Sentence) -> list[Actor]:
    """As in "menyerahkan bantuan kepada Camat X"; of those for whom it is meant, groups."""
    start = one.deed.last if one.deed else one.first
    for i in range(start, min(one.last + _GIVEN_REACH, sentence.last - 1)):
        low = scene.lowers[i]
        if low in EVENT["given_to"] or low in EVENT["meant_for"]:
            listed = listed_behind(scene, i + 1, sentence)
            near = bool(listed) and listed[0].first <= i + 2
            if near and (low in EVENT["given_to"] or listed[0].kind == "group"):
                return [actor for actor in listed if actor.kind != "institution"]
    return []


def joint_parties(scene: Scene, candidate: Candidate, sentence: Sentence) -> list[Actor]:
    """Who signs or meets: "penandatanganan komitmen bersama antara X, Y dan Z"."""
    if candidate.kind in EVENT["between_kinds"]:
        reach, forms = candidate.last + 1, EVENT["between"]
    elif candidate.kind in EVENT["joint_kinds"]:
        reach, forms = candidate.last + _JOINT_REACH, EVENT["joint"]
    else:
        return []
    for j in range(candidate.first, min(reach, sentence.last - 1)):
        if scene.lowers[j] in forms:
            listed = listed_behind(scene, j + 1, sentence)
            if listed and listed[0].first <= j + 2:
                return listed
    return []


def _add_visited(scene: Scene, event: Happening, one: Candidate, sentence: Sentence) -> None:
    """The villages and bodies to which a visit goes receive it."""
    for i, region in scene.cast.regions.items():
        if one.first <= i < one.last and region.level in EVENT["visited_levels"]:
            span = scene.reading.span(region.first, region.last)
            event.attend(scene.cast.registry.region_body(region).key, ("host",), sentence.span, (span,), True)
    for actor in scene.actors_in(sentence):
        if one.first <= actor.first < one.last and actor.kind == "institution":
            join(scene, event, actor, ("host",), sentence, None)
