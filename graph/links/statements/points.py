"""Follows announced points: "menyampaikan tiga hal. Pertama, ... Kedua, ...", "1. ... 2. ..."."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from graph.lexicon import words
from graph.links.statements.record import keep
from graph.links.statements.scene import NEAR, Scene
from graph.links.statements.shapes import Speaker
from graph.links.statements.speakers import first_speaker
from graph.text.phrase import sign_at
from graph.text.reading import Sentence

_COUNTS = words("numbers") | words("plurals")
_NUMBER = re.compile(r"^(?:\d{1,2}|[a-z])$")


def announce(scene: Scene, sentence: Sentence) -> None:
    """Remember who announces points in a sentence: "Bupati menitipkan tiga hal kepada camat"."""
    if not _announces(scene, sentence):
        return
    said = [said for said in scene.found[-NEAR:] if said.sentence == sentence.span]
    speaker = first_speaker(scene, sentence.first, sentence.last, sentence)
    key = said[-1].speaker if said else speaker.key if speaker else None
    scene.announced = key


def take_point(scene: Scene, sentence: Sentence) -> None:
    """Keep a sentence as an announced point, where it is one; what reports by itself is no point."""
    if scene.announced is None:
        return
    start = _past_number(scene, sentence)
    pending, scene.numbered = scene.numbered, False
    if start is None and not pending:
        scene.announced = None
        return
    start = sentence.first if start is None else start
    if start >= sentence.last:
        # "1." stands alone, its text is the next sentence
        scene.numbered = True
        return
    reported = scene.found and scene.found[-1].sentence == sentence.span
    if not reported and not scene.in_quote[start]:
        keep(
            scene,
            start,
            sentence.last,
            "indirect",
            Speaker(scene.announced, False, (), start),
            None,
            sentence,
        )


def _announces(scene: Scene, sentence: Sentence) -> bool:
    """True for "tiga hal", "beberapa poin penting" outside quotations."""
    points = scene.points
    return any(
        scene.lowers[i - 1] in _COUNTS and not scene.in_quote[i]
        for i in points[bisect_right(points, sentence.first) : bisect_left(points, sentence.last)]
    )


def _past_number(scene: Scene, sentence: Sentence) -> int | None:
    """Index after "Pertama,", "Yang kedua" or "1."; None where the sentence has no number."""
    i = sentence.first + (scene.lowers[sentence.first] in words("who"))
    if i < sentence.last and scene.lowers[i] in words("ordinals"):
        i += 1
        return i + (sign_at(scene.tokens, i) in (",", ":"))
    if _NUMBER.match(scene.tokens[sentence.first].text) and sign_at(scene.tokens, sentence.first + 1) in (
        ".",
        ")",
    ):
        return sentence.first + 2
    return None
