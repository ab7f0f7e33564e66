"""Finds other events of the article: those with a day, a venue or parties of their own."""

from __future__ import annotations

from graph.links.events.days import is_event_day
from graph.links.events.people import add_host, add_people, join, joint_parties
from graph.links.events.scene import EVENT, Scene
from graph.links.events.shapes import ELECTION, Candidate, Happening
from graph.links.events.venues import find_venue
from graph.text.dates import DateMention
from graph.text.reading import Sentence


def find_others(
    scene: Scene, main: Candidate, candidates: list[Candidate], event: Happening
) -> list[Happening]:
    """Events with a name and a day or venue of their own, held on another day."""
    out: list[Happening] = []
    for candidate in candidates:
        if candidate.kind == ELECTION or candidate.sentence == main.sentence:
            continue
        other = _other(scene, candidate, event)
        if other and all((other.date, other.kind) != (known.date, known.kind) for known in [event, *out]):
            out.append(other)
    return out


def _other(scene: Scene, candidate: Candidate, event: Happening) -> Happening | None:
    """The event that a candidate names, where it is another one than `event` and really held."""
    sentence = scene.reading.sentences[candidate.sentence]
    date = _own_day(scene, candidate, sentence)
    if date is not None and date.date == event.date and candidate.kind == event.kind:
        return None
    joint = joint_parties(scene, candidate, sentence) if candidate.kind in EVENT["joint_kinds"] else []
    if not joint and not _is_tied(scene, candidate, sentence):
        return None
    other = Happening(
        candidate.name, candidate.kind, scene.reading.span(candidate.first, candidate.last), sentence.span
    )
    if date:
        other.date, other.end_date = date.date, date.end_date
    venue = find_venue(scene, candidate.last, sentence)
    if venue:
        other.venue, other.venue_sentence = venue, sentence.span
    joint = joint if candidate.kind != event.kind else []
    held = venue and candidate.kind != event.kind and _held_here(scene, candidate, sentence)
    if not date and not held and not joint:
        return None
    for actor in joint:
        join(scene, other, actor, ("participant",), sentence, None)
    if candidate.host and candidate.verb:
        add_host(scene, other, candidate, sentence)
    add_people(scene, other, sentence)
    if other.kind in EVENT["without_organizer"]:
        other.organizers.clear()
    return other


def _own_day(scene: Scene, candidate: Candidate, sentence: Sentence) -> DateMention | None:
    """The first day in the sentence outside the phrase, where it is the day of this event."""
    outside = (
        date
        for date in scene.dates
        if candidate.last <= date.first < sentence.last or sentence.first <= date.first < candidate.first
    )
    date = next(outside, None)
    if date is None or date.date is None or not is_event_day(scene, date, sentence):
        return None
    return None if _nearer_event(scene, candidate, date) else date


def _is_tied(scene: Scene, candidate: Candidate, sentence: Sentence) -> bool:
    """True where a word of the sentence says that the event takes place."""
    before = range(max(sentence.first, candidate.first - 3), candidate.first)
    return (
        candidate.verb is not None
        or scene.is_tied_behind(candidate.last, sentence)
        or any(scene.jobs.get(j) for j in before)
    )


def _nearer_event(scene: Scene, candidate: Candidate, date: DateMention) -> bool:
    """True where another event noun stands between the phrase and the date."""
    return any(scene.kinds.get(j) for j in range(candidate.last, date.first))


def _held_here(scene: Scene, candidate: Candidate, sentence: Sentence) -> bool:
    """True where somebody holds the event in this very clause ("BPOLBF menggelar lokakarya ...")."""
    before = range(max(sentence.first, candidate.first - 2), candidate.first)
    return any((job := scene.jobs.get(j)) is not None and job[1] == "hold" for j in before)
