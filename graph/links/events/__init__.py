"""Finds what happened: the event that the article reports, its day, venue and people, and other events.

Phrases headed by an event noun, and verbs that make an event of what follows, are candidates; where they
stand and what ties them to people decides which one the article is about.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.cast import Actor, Cast
from graph.links.events.candidates import find_candidates, fullest
from graph.links.events.elections import find_elections
from graph.links.events.main import gather_main
from graph.links.events.others import find_others
from graph.links.events.scene import EVENT, Scene
from graph.links.events.shapes import Happening, Part
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
    candidates = find_candidates(scene)
    scene.named.update(candidate.first for candidate in candidates)
    for one in candidates:
        scene.in_name[one.first : one.last] = [one.verb is None] * (one.last - one.first)
    main = max(candidates, key=lambda c: (c.weight, -c.first), default=None)
    if main is None or main.weight < EVENT["least_weight"]:
        return find_elections(scene, None)
    first = fullest(main, candidates)
    for one in (first, main):
        scene.in_main[one.first : one.last] = [True] * (one.last - one.first)
    event = gather_main(scene, first, candidates)
    for key, sentence in speakers.items():
        event.attend(key, ("speaker",), sentence, (), False)
    others = find_others(scene, main, candidates, event)
    return [event, *others, *find_elections(scene, event)]
