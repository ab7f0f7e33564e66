"""Finds the day of an event; polling days and deadlines are none."""

from __future__ import annotations

from graph.links.events.scene import EVENT, Scene
from graph.links.events.shapes import ELECTION, Candidate, Happening
from graph.text.dates import DateMention
from graph.text.reading import Sentence


def fill_date(scene: Scene, event: Happening, main: Candidate, mine: list[int]) -> None:
    """The day in the event's own sentences; else in the first three."""
    order = [main.sentence, *[n for n in mine if n != main.sentence and n < main.sentence + 6], 0, 1, 2]
    for number in dict.fromkeys(order):
        if number >= len(scene.reading.sentences):
            continue
        sentence = scene.reading.sentences[number]
        for date in scene.dates:
            if (
                sentence.first <= date.first < sentence.last
                and date.date
                and is_event_day(scene, date, sentence)
            ):
                event.date, event.end_date = date.date, date.end_date
                return


def is_event_day(scene: Scene, date: DateMention, sentence: Sentence) -> bool:
    """False for polling days, deadlines and the like."""
    before = range(max(sentence.first, date.first - 4), date.first)
    if any(scene.lowers[j] in EVENT["not_the_day"] and not scene.in_main[j] for j in before):
        return False
    return not any(
        hit[1] == ELECTION and not scene.in_main[j]
        for j in range(max(sentence.first, date.first - 3), date.first)
        if (hit := scene.kinds.get(j))
    )
