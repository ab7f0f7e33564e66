"""Finds who said what: quotations with their attribution, and clauses reported by a verb of speech."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from graph.cast import Actor, Cast
from graph.lexicon import words
from graph.links.statements.points import announce, take_point
from graph.links.statements.quotations import attribute, name_waiting
from graph.links.statements.reported import find_reported
from graph.links.statements.scene import SPEECH, Scene
from graph.links.statements.shapes import Said
from graph.links.statements.speakers import by_name, is_oblique
from graph.links.statements.voices import author_read
from graph.text.reading import Sentence

__all__ = ["Said", "link_statements"]


def link_statements(cast: Cast, actors: Sequence[Actor]) -> list[Said]:
    """Every statement of the article, in order."""
    scene = Scene(cast, actors)
    for number, sentence in enumerate(scene.reading.sentences):
        _sentence(scene, number, sentence)
    scene.found.sort(key=lambda said: (said.first, said.last))
    return scene.found


def _sentence(scene: Scene, number: int, sentence: Sentence) -> None:
    subject = _subject(scene, sentence)
    scene.attributed = -1
    before = len(scene.found)
    lowest, highest = (bisect_left(scene.quote_firsts, i) for i in (sentence.first, sentence.last))
    quotes = scene.reading.quotes[lowest:highest]
    for quote in quotes:
        if quote.first not in scene.used:
            attribute(scene, sentence, quote)
    find_reported(scene, number, sentence)
    take_point(scene, sentence)
    announce(scene, sentence)
    author = author_read(scene, sentence)
    if author and author.key:
        _give_to(scene, author, before)
    said = scene.found[before:]
    if said:
        scene.look_at(said[-1].speaker)
    elif author and author.key:
        scene.look_at(author.key)
    elif subject:
        scene.look_at(subject)
    name_waiting(scene, sentence)


def _give_to(scene: Scene, author: Actor, first: int) -> None:
    """Statements from number `first` on are the words of `author`, whoever reads them out."""
    mark = scene.reading.span(author.first, author.last)
    for number in range(first, len(scene.found)):
        said = scene.found[number]
        if said.speaker != author.key:
            marks = tuple(sorted({mark, *said.marks}))
            scene.found[number] = replace(said, speaker=author.key, marks=marks, stated=author.named)


def _subject(scene: Scene, sentence: Sentence) -> str | None:
    """Who the sentence begins with, outside quotations; first of all also the agent of a passive."""
    for actor in scene.actors_in(sentence.first, sentence.last):
        can_speak = actor.kind in ("person", "role") and not actor.plural
        if not can_speak or scene.in_quote[actor.first]:
            continue
        agent = scene.focus is None and scene.lowers[actor.first - 1] in words("by")
        if not agent and is_oblique(scene, actor, sentence):
            continue
        if scene.lowers[actor.first - 1] not in SPEECH["no_subject_after"] or actor.first == sentence.first:
            return by_name(scene, actor).key
    return None
