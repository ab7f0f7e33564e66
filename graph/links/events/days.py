"""Finds the day of an event; polling days and deadlines are none."""

from __future__ import annotations

from graph.links.events.scene import EVENT, Scene
from graph.links.events.shapes import ELECTION, Candidate, Happening
from graph.text.dates import DateMention, weekday_at
from graph.text.reading import Sentence

# How many sentences behind the event's own its day may stand.
_NEAR = 6
# How many words before a date tell whose day it is.
_BEFORE = 3
# How many words behind the word for its number the day of a letter may stand.
_LETTER = 12
_NOT_THE_DAY = EVENT["not_the_day"]
_BEFORE_RANGE = EVENT["before_range"]


def fill_date(scene: Scene, event: Happening, main: Candidate, mine: list[int]) -> None:
    """The day in the event's own sentences; else in the first three; else any day with its weekday."""
    order = [main.sentence, *[n for n in mine if n != main.sentence and n < main.sentence + _NEAR], 0, 1, 2]
    for number in dict.fromkeys(order):
        if number >= len(scene.reading.sentences):
            continue
        sentence = scene.reading.sentences[number]
        if number != main.sentence and scene.is_apart(sentence):
            continue
        start = main.first if number == main.sentence else sentence.first
        days = [d for d in scene.dates_in(sentence) if d.date and is_event_day(scene, d, sentence)]
        if days:
            # of several days the one with its weekday, behind the event's name
            _take(event, min(days, key=lambda date: (date.weekday is None, date.first < start, date.first)))
            return
    _fill_from_afar(scene, event)


def _fill_from_afar(scene: Scene, event: Happening) -> None:
    """As in "kata Hendra, Kamis (4/11/2021)": the day on which somebody speaks of it."""
    for date in scene.dates:
        sentence = scene.reading.sentences[scene.reading.sentence_of[date.first]]
        if scene.is_apart(sentence):
            continue
        if date.date and date.weekday and is_event_day(scene, date, sentence):
            _take(event, date)
            return


def _take(event: Happening, date: DateMention) -> None:
    event.date, event.end_date = date.date, date.end_date


def is_event_day(scene: Scene, date: DateMention, sentence: Sentence) -> bool:
    """False for polling days, deadlines and the like."""
    start = date.first
    while start > sentence.first and _is_of_date(scene, start - 1):
        start -= 1
    before = range(max(sentence.first, start - _BEFORE), date.first)
    told = {scene.lowers[j] for j in before if not (scene.in_main[j] or scene.in_body[j])}
    # "disalurkan sejak Jumat 31 Juli hingga Sabtu 1 Agustus 2020": a range begins then, a deadline does not
    if not told.isdisjoint(_NOT_THE_DAY - (_BEFORE_RANGE if date.end_date else frozenset())):
        return False
    elsewhere = _is_of_letter(scene, date, sentence) or _is_of_election(scene, date, sentence)
    if date.weekday is None and elsewhere:
        return False
    return not any(
        hit[1] == ELECTION and not (scene.in_main[j] or scene.in_body[j])
        for j in range(max(sentence.first, date.first - 3), date.first)
        if (hit := scene.kinds.get(j))
    )


def _is_of_letter(scene: Scene, date: DateMention, sentence: Sentence) -> bool:
    """True in "surat Nomor 100/757/Adpim tanggal 13 Juli 2020"."""
    before = scene.lowers[max(sentence.first, date.first - _LETTER) : date.first]
    return not EVENT["of_letter"].isdisjoint(before)


def _is_of_election(scene: Scene, date: DateMention, sentence: Sentence) -> bool:
    """True in "Pemilihan kepala desa serentak pada 8 Desember 2021": no other event stands nearer."""
    named = scene.named_before(date.first)
    hit = scene.kinds.get(named) if named is not None and named >= sentence.first else None
    return hit is not None and hit[1] == ELECTION and named is not None and not scene.in_main[named]


def _is_of_date(scene: Scene, i: int) -> bool:
    """True for the weekday, the brackets and small words before a date."""
    return weekday_at(scene.lowers, i) is not None or scene.lowers[i] in EVENT["in_date"]
