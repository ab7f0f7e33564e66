"""Keeps what was found to be said, trimmed to its words, with the sentence that attributes it."""

from __future__ import annotations

from dataclasses import replace

from graph.links.statements.scene import Scene
from graph.links.statements.shapes import Said, Speaker
from graph.model import Mode
from graph.text.reading import Sentence
from graph.text.tokens import ANY_MARKS


def keep(
    scene: Scene,
    first: int,
    last: int,
    mode: Mode,
    speaker: Speaker,
    verb: tuple[int, int] | None,
    sentence: Sentence,
) -> None:
    """Keep tokens ``first:last`` as a statement, without the signs around them.

    Args:
        scene: The article.
        first: First token of what was said.
        last: Index after the last.
        mode: "direct" or "indirect".
        speaker: Who said it.
        verb: Tokens of the verb of speech, or None.
        sentence: The sentence that attributes it.
    """
    while first < last and (scene.tokens[first].text in ",;:.–—-" or scene.tokens[first].text in ANY_MARKS):
        first += 1
    while last > first and scene.tokens[last - 1].text in (".", ";", ":") and mode == "indirect":
        last -= 1
    while last > first and mode == "indirect" and scene.tokens[last - 1].text in ",–—":
        last -= 1
    if last <= first or (
        mode == "indirect" and not any(t.text[0].isalpha() for t in scene.tokens[first:last])
    ):
        return
    parts = [*speaker.marks, *([verb] if verb else [])]
    spans = tuple(
        sorted(scene.reading.span(a, b) for a, b in parts if sentence.first <= a and b <= sentence.last)
    )
    _note_apart(scene, speaker.key, sentence)
    stated = speaker.stated and bool(speaker.marks)
    scene.found.append(
        Said(
            first,
            last,
            mode,
            speaker.key,
            sentence.span,
            spans,
            stated,
            scene.apart.get(speaker.key, False),
        )
    )


def _note_apart(scene: Scene, speaker: str, sentence: Sentence) -> None:
    """Remember whether the speaker now talks at the event or apart from it."""
    jobs = list(scene.occasions_in(sentence))
    if jobs:
        # "kepada wartawan di sela rapat" is said at the meeting
        scene.apart[speaker] = "during" not in jobs


def reassign(scene: Scene, said: list[Said], speaker: Speaker, sentence: Sentence) -> None:
    """A quotation without a name of its own belongs to whom the next sentence names."""
    marks = tuple(scene.reading.span(first, last) for first, last in speaker.marks)
    for old in said:
        at = scene.found.index(old)
        scene.found[at] = replace(
            old, speaker=speaker.key, sentence=sentence.span, marks=marks, stated=speaker.stated
        )
    scene.look_at(speaker.key)
