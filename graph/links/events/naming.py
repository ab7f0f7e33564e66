"""Tells where the phrase that names an event ends."""

from __future__ import annotations

from graph.lexicon import words
from graph.links.events.scene import EVENT, Scene
from graph.text.dates import weekday_at
from graph.text.reading import Sentence
from graph.text.tokens import MARKS

_LONGEST_NAME = 14


def name_end(scene: Scene, i: int, sentence: Sentence) -> int:
    """Index after the words that describe the event."""
    first = i
    while i < sentence.last and i - first < _LONGEST_NAME:
        token = scene.tokens[i]
        if token.text in MARKS:
            i = past_title(scene, i, sentence)
            continue
        if token.text == "(" and i + 2 < sentence.last and scene.tokens[i + 2].text == ")":
            i += 3
            continue
        if (token.text in EVENT["stop_signs"] and not _is_inner_dot(scene, i, sentence)) or _stops_name(
            scene, i
        ):
            break
        i += 1
    while i > first and (
        scene.lowers[i - 1] in EVENT["never_last"]
        or scene.tokens[i - 1].text in MARKS
        or scene.tokens[i - 1].text in "/-"
    ):
        i -= 1
        if scene.tokens[i].text in MARKS:
            return i + 1
    return i


def _is_inner_dot(scene: Scene, i: int, sentence: Sentence) -> bool:
    """True for the dot of "kunjungan ke RSUD dr. Soekardjo"."""
    short = scene.tokens[i].text == "." and len(scene.tokens[i - 1].text) <= 2
    return short and i + 1 < sentence.last and scene.tokens[i + 1].cap


def past_title(scene: Scene, i: int, sentence: Sentence) -> int:
    """Index after a title in quotation marks."""
    j = i + 1
    while j < sentence.last and scene.tokens[j].text not in MARKS:
        j += 1
    return min(j + 1, sentence.last)


def _stops_name(scene: Scene, i: int) -> bool:
    low, token = scene.lowers[i], scene.tokens[i]
    if low in EVENT["stops"] or weekday_at(scene.lowers, i):
        return True
    if low in words("at") and (
        i + 1 >= len(scene.tokens) or scene.lowers[i + 1] not in EVENT["in_name_after_di"]
    ):
        return True
    if low in EVENT["before_time"] and _time_follows(scene, i + 1):
        return True
    verb = (
        not token.cap and low.startswith(tuple(EVENT["verb_beginnings"])) and low not in EVENT["kept_verbs"]
    )
    return verb and low in scene.common


def _time_follows(scene: Scene, i: int) -> bool:
    return i < len(scene.tokens) and (
        scene.tokens[i].text.isdigit()
        or weekday_at(scene.lowers, i) is not None
        or scene.lowers[i] in EVENT["times"]
    )
