"""Finds what happened: the event that the article reports, its day, venue and people, and other events.

Phrases headed by an event noun, and verbs that make an event of what follows, are candidates; those that
name one event count together. Where they stand and what ties them to people, days and venues decides which
event the article is about.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.cast import Actor, Cast
from graph.links.events.candidates import find_candidates
from graph.links.events.elections import find_elections
from graph.links.events.main import fullest, gather_people, open_main
from graph.links.events.others import find_others, gather_others
from graph.links.events.scene import EVENT, Scene
from graph.links.events.shapes import Happening, Part
from graph.links.events.telling import Telling
from graph.links.events.weighing import gather_same, weigh
from graph.model import Span
from graph.text.dates import DateMention

__all__ = ["Happening", "Part", "link_events"]


def link_events(
    cast: Cast, actors: Sequence[Actor], dates: Sequence[DateMention], speakers: dict[str, Span]
) -> list[Happening]:
    """The events of the article, the main one first.

    Args:
        cast: The article's cast.
        actors: Who acts, in order.
        dates: Dates in order.
        speakers: People and offices that speak at the main event, with the sentence of their first statement.
    """
    scene = Scene(cast, actors, dates)
    candidates = weigh(scene, find_candidates(scene))
    scene.note_named(candidates)
    group = max(gather_same(candidates), key=lambda group: group.weight, default=None)
    if group is None or group.weight < EVENT["least_weight"]:
        return find_elections(scene, None)
    scene.note_main(group.members)
    main = fullest(group.members)
    telling = Telling(scene, group.members, main)
    event = open_main(scene, main, telling)
    found = find_others(scene, candidates, group.members, event)
    others = [candidate for candidate, _ in found]
    telling.set_others(others)
    gather_people(scene, event, [one for one in group.members if one not in others], telling)
    for key, sentence in speakers.items():
        if key not in scene.read_out:
            event.attend(key, ("speaker",), sentence, (), False)
    return [event, *gather_others(scene, found, telling), *find_elections(scene, event)]
