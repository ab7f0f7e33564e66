"""Tells whose words are read out: "saat membacakan sambutan Gubernur", "amanat Kapolda yang dibacakan X"."""

from __future__ import annotations

from graph.cast import Actor
from graph.links.statements.scene import SPEECH, Scene
from graph.links.statements.speakers import is_oblique
from graph.text.reading import Sentence

_READS = SPEECH["reads"]
_ADDRESSES = SPEECH["addresses"]
# How far an address stands from the verb that reads it out, and its author from it.
_NEAR = 4


def author_read(scene: Scene, sentence: Sentence) -> Actor | None:
    """The author of the address that somebody reads out in a sentence."""
    for i in scene.readings_in(sentence):
        if not scene.in_quote[i]:
            active = scene.lowers[i] in _READS
            return _author(scene, i, sentence) if active else _author_before(scene, i, sentence)
    return None


def _author(scene: Scene, verb: int, sentence: Sentence) -> Actor | None:
    """As in "membacakan sambutan tertulis Gubernur X"."""
    address = _address(scene, verb + 1, min(verb + 1 + _NEAR, sentence.last))
    return None if address is None else _first_actor(scene, address + 1, sentence)


def _author_before(scene: Scene, verb: int, sentence: Sentence) -> Actor | None:
    """As in "amanat Pangdam X yang dibacakan Dandim": before the verb stands whose address it is."""
    for i in range(verb - 1, sentence.first - 1, -1):
        if scene.lowers[i] in _ADDRESSES and not scene.in_quote[i]:
            author = _first_actor(scene, i + 1, sentence)
            return author if author and author.last <= verb else None
    return None


def _address(scene: Scene, first: int, last: int) -> int | None:
    return next((i for i in range(first, last) if scene.lowers[i] in _ADDRESSES), None)


def _first_actor(scene: Scene, first: int, sentence: Sentence) -> Actor | None:
    for i in range(first, min(first + _NEAR, sentence.last)):
        actor = scene.by_first.get(i)
        if actor:
            author = actor.kind in ("person", "role", "institution") and not is_oblique(
                scene, actor, sentence
            )
            return actor if author else None
    return None
