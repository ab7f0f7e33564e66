"""Tells where the phrase that names an event ends."""

from __future__ import annotations

from graph.lexicon import words
from graph.links.events.scene import EVENT, VERB_BEGINNINGS, Scene
from graph.text.dates import month_at, weekday_at
from graph.text.reading import Sentence
from graph.text.tokens import MARKS, SINGLE

_LONGEST_NAME = 14
# Words for who holds an event, or is there, do not describe it.
_HOLDING = ("hold", "held", "host", "attended", "opened", "led", "venue")
_DATE_SIGNS = ("/", "-")


def name_end(scene: Scene, i: int, sentence: Sentence) -> int:
    """Index after the words that describe the event."""
    first = i
    while i < sentence.last and i - first < _LONGEST_NAME:
        token = scene.tokens[i]
        if token.text in MARKS:
            i = past_title(scene, i, sentence)
            continue
        if token.text in SINGLE and _past_single(scene, i, sentence) > i:
            i = _past_single(scene, i, sentence)
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


def _past_single(scene: Scene, i: int, sentence: Sentence) -> int:
    """Index after a title in single marks: "Seminar 'Praktik Terbaik yang Baik'"; `i` where none ends it."""
    apart = scene.tokens[i - 1].end < scene.tokens[i].start
    last = min(i + _LONGEST_NAME, sentence.last)
    return next((j + 1 for j in range(i + 2, last) if apart and scene.tokens[j].text in SINGLE), i)


def _is_inner_dot(scene: Scene, i: int, sentence: Sentence) -> bool:
    """True for the dots of "kunjungan ke RSUD dr. Soekardjo", "peresmian KUA Kec. Topoyo"."""
    before = scene.tokens[i - 1]
    short = scene.tokens[i].text == "." and (len(before.text) <= 2 or before.lower in words("levels"))
    return short and i + 1 < sentence.last and scene.tokens[i + 1].cap


def past_title(scene: Scene, i: int, sentence: Sentence) -> int:
    """Index after a title in quotation marks."""
    j = i + 1
    while j < sentence.last and scene.tokens[j].text not in MARKS:
        j += 1
    return min(j + 1, sentence.last)


def _stops_name(scene: Scene, i: int) -> bool:
    low, token = scene.lowers[i], scene.tokens[i]
    if low in words("who") and _counted(scene, i + 1):
        return False
    if low in EVENT["stops"] or weekday_at(scene.lowers, i) or has_venue_inside(low):
        return True
    if not token.cap and (job := scene.jobs.get(i)) and job[1] in _HOLDING:
        return True
    if low in words("at") and (
        i + 1 >= len(scene.tokens) or scene.lowers[i + 1] not in EVENT["in_name_after_di"]
    ):
        return True
    if low in EVENT["before_time"] and _time_follows(scene, i + 1):
        return True
    if token.text.isdigit() and _month_follows(scene, i + 1):
        return True
    verb = not token.cap and low.startswith(VERB_BEGINNINGS) and low not in EVENT["kept_verbs"]
    return verb and low in scene.common


def _counted(scene: Scene, i: int) -> bool:
    """True for the "ke-50" of "Hari Kesatuan Gerak PKK yang ke-50"."""
    low = scene.lowers[i] if i < len(scene.lowers) else ""
    return low.startswith("ke") and (low[2:].lstrip("-").isdigit() or scene.lowers[i + 1 : i + 2] == ["-"])


def has_venue_inside(low: str) -> bool:
    """True for "diaula": many outlets write "di" and the word of a venue as one."""
    prefix = EVENT["passive_prefix"]
    return low.startswith(prefix) and low[len(prefix) :] in words("venues")


def _time_follows(scene: Scene, i: int) -> bool:
    if i >= len(scene.tokens):
        return False
    # "pada 4 November", "pada 2024", but "kepada 197 keluarga" is no time
    after = scene.lowers[i + 1] if i + 1 < len(scene.tokens) else ""
    number = scene.tokens[i].text.isdigit() and (
        month_at(scene.lowers, i + 1) is not None or after in _DATE_SIGNS or len(scene.tokens[i].text) == 4
    )
    return number or weekday_at(scene.lowers, i) is not None or scene.lowers[i] in EVENT["times"]


def _month_follows(scene: Scene, i: int) -> bool:
    """True behind the day of "26 Februari", "1-2 April"."""
    ranged = i + 1 < len(scene.tokens) and scene.tokens[i].text in words("ranges")
    return month_at(scene.lowers, i + 2 if ranged else i) is not None


def object_before(scene: Scene, i: int, sentence: Sentence) -> tuple[int, int]:
    """The words before a passive verb at `i` that name what it is done to, as tokens ``first:last``."""
    last = past_adverbs_back(scene, i, sentence)
    first = last
    while first > sentence.first and last - first < _LONGEST_NAME and not _begins_object(scene, first - 1):
        first -= 1
    return first, last


def past_adverbs_back(scene: Scene, i: int, sentence: Sentence) -> int:
    """Index of the first small word before a passive verb at `i`: "tersebut juga diserahkan"."""
    while i > sentence.first and (
        scene.lowers[i - 1] in EVENT["before_passive"] or _is_manner(scene, i - 2, sentence)
    ):
        i -= 1 + (scene.lowers[i - 1] not in EVENT["before_passive"])
    return i


def _is_manner(scene: Scene, i: int, sentence: Sentence) -> bool:
    """True at the "secara" of "secara simbolis"."""
    return i >= sentence.first and scene.lowers[i] in EVENT["manner"]


def _begins_object(scene: Scene, i: int) -> bool:
    """True at what stands before an object: a comma, a preposition, a verb, "yang"."""
    low, token = scene.lowers[i], scene.tokens[i]
    prefixed = not token.cap and low in scene.common and low.startswith(VERB_BEGINNINGS)
    return (
        not (token.text[0].isalnum() or token.text in "-/")
        or (low in EVENT["stops"] and low not in EVENT["in_object"])
        or scene.reading.in_quote[i]
        or (prefixed and low not in EVENT["kept_verbs"])
    )
