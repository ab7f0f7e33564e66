"""Gathers the event that the article reports: its sentences, day, venue and people."""

from __future__ import annotations

from graph.links.events.days import fill_date, is_event_day
from graph.links.events.lists import subjects_before
from graph.links.events.people import add_host, add_people, join, joint_parties
from graph.links.events.scene import EVENT, Scene
from graph.links.events.shapes import Candidate, Happening
from graph.links.events.venues import fill_venue
from graph.text.reading import Sentence

# How many sentences behind the event a crowd still belongs to it.
_NEAR = 3
# How many words the label of a line in a list has: "1.".
_LABEL = 2
# Within how many words a sentence that speaks of the event names it.
_OPENING = 6


def gather_main(scene: Scene, main: Candidate, candidates: list[Candidate]) -> Happening:
    """The event that `main` names, with its day, venue, organizers and attendees."""
    sentence = scene.reading.sentences[main.sentence]
    event = Happening(main.name, main.kind, scene.reading.span(main.first, main.last), sentence.span, True)
    mine = _sentences_of(scene, main)
    fill_date(scene, event, main, mine)
    fill_venue(scene, event, main, mine)
    if main.host and main.verb:
        add_host(scene, event, main, sentence)
    for candidate in candidates:
        if candidate.host and candidate.verb and candidate.kind == main.kind and candidate.sentence <= 2:
            add_host(scene, event, candidate, scene.reading.sentences[candidate.sentence])
    _protagonists(scene, event, main, sentence)
    _objects(scene, event, main, sentence)
    for actor in joint_parties(scene, main, sentence):
        join(scene, event, actor, ("participant",), sentence, None)
    for number in mine:
        if not _another_day(scene, number, main, event):
            add_people(scene, event, scene.reading.sentences[number])
    for number in mine:
        _numbered(scene, event, number)
    if event.kind in EVENT["without_organizer"]:
        event.organizers.clear()
    return event


def _numbered(scene: Scene, event: Happening, number: int) -> None:
    """As in "Mereka yang dilantik yaitu: 1. Pj Gubernur X, Hassanudin": each line names somebody."""
    sentence = scene.reading.sentences[number]
    opened = scene.tokens[sentence.last - 1].text == ":"
    verb = next(
        (
            (i, job[0])
            for i in range(sentence.first, sentence.last)
            if (job := scene.jobs.get(i)) and job[1] in ("attended", "speaker", "joined")
        ),
        None,
    )
    if not opened or verb is None:
        return
    for line in scene.reading.sentences[number + 1 :]:
        if line.last - line.first <= _LABEL and not scene.actors_in(line):
            continue
        label = scene.lowers[line.first - 1 if scene.lowers[line.first - 1] in "." else line.first]
        if not (label[0].isdigit() or label in ".-–•*"):
            return
        for actor in scene.actors_in(line)[:1]:
            join(scene, event, actor, ("participant",), line, None)


def _another_day(scene: Scene, number: int, main: Candidate, event: Happening) -> bool:
    """True for a sentence whose paragraph has turned to another event's day."""
    if number <= main.sentence + 1 or event.date is None:
        return False
    sentence = scene.reading.sentences[number]
    lead = [s for s in scene.reading.sentences[:number] if s.paragraph == sentence.paragraph]
    for other in lead[-1:]:
        for date in scene.dates:
            inside = other.first <= date.first < other.last and date.date and is_event_day(scene, date, other)
            if inside and date.date != event.date and not date.end_date and date.date != event.end_date:
                return True
    return False


def _objects(scene: Scene, event: Happening, main: Candidate, sentence: Sentence) -> None:
    """Those who are sworn in or visited are there."""
    if main.verb and event.kind in EVENT["with_objects"]:
        for actor in scene.actors_in(sentence):
            if main.verb[1] <= actor.first < main.last and actor.kind in ("person", "role", "group"):
                join(scene, event, actor, ("participant",), sentence, main.verb)
    if event.kind == "kunjungan":
        for i, region in scene.cast.regions.items():
            if main.first <= i < main.last and region.level in EVENT["visited_levels"]:
                span = scene.reading.span(region.first, region.last)
                event.attend(
                    scene.cast.registry.region_body(region).key, ("host",), sentence.span, (span,), True
                )
        for actor in scene.actors_in(sentence):
            if main.first <= actor.first < main.last and actor.kind == "institution":
                join(scene, event, actor, ("host",), sentence, None)


def _protagonists(scene: Scene, event: Happening, main: Candidate, sentence: Sentence) -> None:
    """The people with whom the event's own sentence begins were there."""
    for actor in subjects_before(scene, main.first, sentence):
        if actor.kind in ("person", "role") and not main.host:
            join(scene, event, actor, ("participant",), sentence, None)


def _sentences_of(scene: Scene, main: Candidate) -> list[int]:
    """Sentences that speak of the main event: its own, and those that point back to it."""
    out = []
    nouns = set(main.name.lower().split()[:2])
    for number, sentence in enumerate(scene.reading.sentences):
        if (
            number == main.sentence
            or _points_back(scene, sentence, nouns, main)
            or number == main.sentence + 1
        ):
            if not _other_event(scene, number, main):
                out.append(number)
        elif _lists_guests(scene, sentence) or (
            number <= main.sentence + _NEAR and _has_crowd(scene, sentence)
        ):
            out.append(number)
    return out


def _points_back(scene: Scene, sentence: Sentence, nouns: set[str], main: Candidate) -> bool:
    """As in "Kegiatan tersebut", "Rakor dibuka", "Dalam acara ini", "Turut hadir"."""
    for i in range(sentence.first, min(sentence.first + 12, sentence.last)):
        if scene.reading.in_quote[i]:
            return False
        low = scene.lowers[i]
        if low in EVENT["generic"] or low in nouns:
            return True
        kind = scene.kinds.get(i)
        if kind and (i == sentence.first or (kind[1] == main.kind and i < sentence.first + _OPENING)):
            return True
    return False


def _has_crowd(scene: Scene, sentence: Sentence) -> bool:
    """As in "Sekitar 400 mahasiswa, guru PPKn, dan perwakilan Pramuka memenuhi ruangan"."""
    return any(low in EVENT["crowd"] for low in scene.lowers[sentence.first : sentence.last])


def _lists_guests(scene: Scene, sentence: Sentence) -> bool:
    """As in "Turut hadir ...", "Hadir sebagai narasumber ..."."""
    first = sentence.first
    jobs = ((i, scene.jobs.get(i)) for i in range(first, min(first + 5, sentence.last)))
    return any(
        job is not None
        and (job[1] in ("attended", "speaker") or (job[1] == "attend" and i == first))
        and not scene.reading.in_quote[i]
        for i, job in jobs
    )


def _other_event(scene: Scene, number: int, main: Candidate) -> bool:
    """True for a sentence that tells of another day."""
    if number == main.sentence:
        return False
    sentence = scene.reading.sentences[number]
    return scene.lowers[sentence.first] in EVENT["other_time"] or any(
        low in EVENT["similar"] for low in scene.lowers[sentence.first : sentence.last]
    )
