"""Gathers the event that the article reports: its day, venue and people."""

from __future__ import annotations

from graph.cast import Actor
from graph.links.events.days import fill_date, is_event_day
from graph.links.events.lists import listed_behind, subjects_before
from graph.links.events.parties import add_agent, add_convener, add_parties, add_protagonists
from graph.links.events.people import add_people, join
from graph.links.events.scene import EVENT, VERB_BEGINNINGS, Scene
from graph.links.events.shapes import Candidate, Happening
from graph.links.events.telling import EARLY, Telling
from graph.links.events.venues import fill_venue
from graph.text.reading import Sentence

# How many words the label of a line in a list has: "1.".
_LABEL = 2
# A name of so many words says little: the next sentence may say more.
_SHORT = 2
# Within how many words a sentence says on which occasion somebody acts.
_OCCASION = 6


def fullest(group: list[Candidate]) -> Candidate:
    """The phrase that describes the event: the one that weighs most, or an earlier one that says more.

    As in "rapat koordinasi bulanan" before "Rapat dihadiri".
    """
    main = max(group, key=lambda one: (one.weight, -one.first))
    size = len(main.name.split())
    earlier = (one for one in group if one.sentence < main.sentence and len(one.name.split()) > size)
    longer = (
        one
        for one in group
        if one.sentence == main.sentence + 1
        and one.weight > 0
        and size <= _SHORT
        and size * 2 <= len(one.name.split())
    )
    return next((one for one in (*earlier, *longer) if not (one.deed and size > 1)), main)


def open_main(scene: Scene, main: Candidate, telling: Telling) -> Happening:
    """The event that `main` names, with its day and venue."""
    sentence = scene.reading.sentences[main.sentence]
    event = Happening(main.name, main.kind, scene.reading.span(main.first, main.last), sentence.span, True)
    fill_date(scene, event, main, telling.sentences)
    fill_venue(scene, event, main, telling)
    return event


def gather_people(scene: Scene, event: Happening, group: list[Candidate], telling: Telling) -> None:
    """Add who holds and who attends the main event."""
    main = telling.main
    sentence = scene.reading.sentences[main.sentence]
    add_protagonists(scene, event, main, sentence)
    for one in group:
        if one is main or one.sentence <= EARLY:
            add_parties(scene, event, one, scene.reading.sentences[one.sentence])
            add_agent(scene, event, one, scene.reading.sentences[one.sentence])
    for number in telling.sentences:
        if not _another_day(scene, number, main, event):
            add_people(scene, event, scene.reading.sentences[number], telling, None)
    for number in telling.sentences:
        _numbered(scene, event, number)
        _continued(scene, event, number)
        if number != main.sentence and not _another_day(scene, number, main, event):
            _add_doers_there(scene, event, scene.reading.sentences[number])
    for one in group:
        if not event.organizers and (one is main or one.sentence <= EARLY):
            add_convener(scene, event, one, scene.reading.sentences[one.sentence])
    if event.kind in EVENT["without_organizer"]:
        event.organizers.clear()


def _add_doers_there(scene: Scene, event: Happening, sentence: Sentence) -> None:
    """As in "Pada kesempatan itu, Bupati menyerahkan ...": who acts on the occasion is there."""
    occasion = scene.lowers[sentence.first : sentence.first + _OCCASION]
    if EVENT["occasions"].isdisjoint(occasion):
        return
    for i in range(sentence.first, sentence.last):
        deed = None if scene.reading.in_quote[i] else scene.deeds.get(i)
        if deed is None or scene.lowers[i - 1] in EVENT["not_after"]:
            continue
        for actor in subjects_before(scene, i, sentence):
            if actor.kind in ("person", "role"):
                join(scene, event, actor, ("participant",), sentence, (i, deed[0]))


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
        listed = listed_behind(scene, line.first, line)
        for at, actor in enumerate(listed):
            behind = listed[at + 1] if at + 1 < len(listed) else None
            if (
                behind
                and actor.kind == "role"
                and behind.kind == "person"
                and _is_close(scene, actor, behind)
            ):
                # "3. Direktur STO (Budi Setyanto)": he is the director
                continue
            if at and actor.kind != "person":
                break
            join(scene, event, actor, ("participant",), line, None)


def _continued(scene: Scene, event: Happening, number: int) -> None:
    """As in "Mereka yang dilantik yaitu A, B. Selanjutnya, C sebagai Camat X": the next sentence goes on."""
    sentence = scene.reading.sentences[number]
    if not any(
        (job := scene.jobs.get(i)) is not None
        and job[1] in ("attended", "speaker")
        and len(listed_behind(scene, job[0], sentence)) > 1
        for i in range(sentence.first, sentence.last)
    ):
        return
    for line in scene.reading.sentences[number + 1 :]:
        words = range(line.first, line.last)
        told = any(i in scene.jobs or _is_verb(scene, i) for i in words)
        if told or scene.lowers[line.first] not in EVENT["goes_on"]:
            return
        for actor in listed_behind(scene, line.first, line):
            if actor.kind in ("person", "role"):
                join(scene, event, actor, ("participant",), line, None)


def _is_verb(scene: Scene, i: int) -> bool:
    low = scene.lowers[i]
    begins = not scene.tokens[i].cap and low.startswith(VERB_BEGINNINGS)
    return begins and low in scene.common and low not in EVENT["kept_verbs"]


def _is_close(scene: Scene, left: Actor, right: Actor) -> bool:
    """True where only signs stand between two who act."""
    return not any(low[0].isalnum() for low in scene.lowers[left.last : right.first])


def _another_day(scene: Scene, number: int, main: Candidate, event: Happening) -> bool:
    """True for a sentence whose paragraph has turned to another event's day."""
    if number <= main.sentence + 1 or event.date is None:
        return False
    other = scene.reading.sentences[number - 1]
    if other.paragraph != scene.reading.sentences[number].paragraph:
        return False
    for date in scene.dates_in(other):
        day = date.date and is_event_day(scene, date, other)
        if day and date.date not in (event.date, event.end_date) and not date.end_date:
            return True
    return False
