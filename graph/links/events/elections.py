"""Finds polling days: "Pilkada yang akan berlangsung pada 27 November 2024"."""

from __future__ import annotations

from graph.links.events.naming import name_end
from graph.links.events.scene import EVENT, Scene
from graph.links.events.shapes import ELECTION, Happening
from graph.text.dates import DateMention
from graph.text.reading import Sentence


def find_elections(scene: Scene, event: Happening | None) -> list[Happening]:
    """Polling days: "Pilkada yang akan berlangsung pada 27 November 2024"."""
    out: dict[str, Happening] = {}
    for date in scene.dates:
        if date.date is None or (event and date.date == event.date):
            continue
        sentence = scene.reading.sentences[scene.reading.sentence_of[date.first]]
        hit = _election_before(scene, date, sentence) or _polling_day(scene, date, sentence)
        if hit is None:
            continue
        first, last = hit
        name = " ".join(scene.reading.text(first, last).split())
        out.setdefault(
            date.date,
            Happening(name, ELECTION, scene.reading.span(first, last), sentence.span, date=date.date),
        )
    return list(out.values())


def _polling_day(scene: Scene, date: DateMention, sentence: Sentence) -> tuple[int, int] | None:
    """As in "hingga hari pencoblosan, 27 November 2024": the election that the article speaks of."""
    before = scene.lowers[max(sentence.first, date.first - 4) : date.first]
    if not any(low in EVENT["polling"] for low in before):
        return None
    for j in range(len(scene.tokens)):
        hit = None if scene.in_body[j] else scene.kinds.get(j)
        if hit and hit[1] == ELECTION:
            return j, name_end(scene, hit[0], scene.reading.sentences[scene.reading.sentence_of[j]])
    return None


def _election_before(scene: Scene, date: DateMention, sentence: Sentence) -> tuple[int, int] | None:
    for j in range(date.first - 1, max(sentence.first, date.first - 9) - 1, -1):
        hit = None if scene.in_fixed[j] or scene.lowers[j - 1] in EVENT["in_venue"] else scene.kinds.get(j)
        if hit and hit[1] == ELECTION:
            if scene.in_main[j]:
                # a meeting about the election, whose day this is
                return None
            if any(low in EVENT["not_the_poll"] for low in scene.lowers[hit[0] : date.first]):
                return None
            last = min(name_end(scene, hit[0], sentence), date.first)
            while (
                last > hit[0]
                and scene.tokens[last - 1].text.isdigit()
                and last == date.first
                and len(scene.tokens[last - 1].text) < 3
            ):
                last -= 1
            return j, last
    return None
