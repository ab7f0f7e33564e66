"""Finds the venue of an event: the phrase behind "di" or "bertempat di"."""

from __future__ import annotations

from graph.lexicon import read_list, words
from graph.links.events.scene import EVENT, Scene
from graph.links.events.shapes import Candidate, Happening
from graph.model import Span
from graph.text.dates import weekday_at
from graph.text.phrase import past_bracket
from graph.text.reading import Sentence


def fill_venue(scene: Scene, event: Happening, main: Candidate, mine: list[int]) -> None:
    """Set the venue from the event's own sentences; a visited region is the venue of its visit."""
    for number in dict.fromkeys([main.sentence, *[n for n in mine if n < main.sentence + 6]]):
        sentence = scene.reading.sentences[number]
        start = main.first if number == main.sentence else sentence.first
        span = find_venue(scene, start, sentence) or (
            find_venue(scene, sentence.first, sentence) if start > sentence.first else None
        )
        if span:
            event.venue, event.venue_sentence = span, sentence.span
            return
    if event.kind == "kunjungan" and scene.lowers[main.last - 1 : main.last]:
        region = next((r for i, r in scene.cast.regions.items() if main.first <= i < main.last), None)
        if region:
            event.venue = scene.reading.span(region.first, region.last)
            event.venue_sentence = event.sentence


def find_venue(scene: Scene, first: int, sentence: Sentence) -> Span | None:
    """The phrase after "di" or "bertempat di" that names a venue."""
    for i in range(first, sentence.last - 1):
        if scene.lowers[i] not in words("locatives") or scene.reading.in_quote[i]:
            continue
        j = i + 1 + (scene.lowers[i + 1] in words("at"))
        if j >= sentence.last or not _is_venue(scene, j):
            continue
        last = _venue_end(scene, j, sentence)
        if last > j + 1 or scene.tokens[j].cap:
            # "di rumah" alone names no venue
            return scene.reading.span(j, last)
    return None


def _is_venue(scene: Scene, i: int) -> bool:
    low, token = scene.lowers[i], scene.tokens[i]
    if low in words("venues"):
        return True
    region = scene.cast.regions.get(i)
    if region:
        # "di Kota X" locates; "di Bandung Convention Center" is a venue
        return (
            region.last < len(scene.tokens)
            and scene.tokens[region.last].cap
            and region.last not in scene.cast.regions
        )
    return (
        token.cap and not weekday_at(scene.lowers, i) and low not in scene.common and i not in scene.by_first
    )


def _venue_end(scene: Scene, i: int, sentence: Sentence) -> int:
    first = i
    while i < sentence.last and i - first < 16:
        token = scene.tokens[i]
        if token.text == ",":
            if not _venue_goes_on(scene, i + 1, sentence):
                break
        elif token.text == "(" and _is_inner_bracket(scene, i, sentence):
            i = past_bracket(scene.tokens, i)
            continue
        elif (
            (token.text in "(.;:" and not (i + 1 < sentence.last and _dot_inside(scene, i)))
            or (
                weekday_at(scene.lowers, i)
                or (scene.lowers[i] in EVENT["venue_stops"] and not scene.in_body[i])
                or _is_guest(scene, i, first)
            )
            or (
                not token.cap
                and token.text[0].isalpha()
                and not _venue_word(scene, i)
                and not _names_room(scene, i, sentence)
            )
        ):
            break
        i += 1
    while i > first + 1 and (scene.tokens[i - 1].text in ",-/" or scene.lowers[i - 1] in EVENT["never_last"]):
        i -= 1
    return i


def _is_inner_bracket(scene: Scene, i: int, sentence: Sentence) -> bool:
    """True for the brackets of "Markas Polisi Daerah (Mapolda) Sulawesi Tenggara"."""
    last = past_bracket(scene.tokens, i)
    if not (i < last < sentence.last and scene.tokens[i + 1].cap):
        return False
    apart = scene.tokens[last].text == ","
    return scene.tokens[last].cap or (apart and _venue_goes_on(scene, last + 1, sentence))


def _dot_inside(scene: Scene, i: int) -> bool:
    return (
        scene.tokens[i].text == "."
        and i + 1 < len(scene.tokens)
        and scene.tokens[i + 1].cap
        and len(scene.tokens[i - 1].text) <= 5
    )


def _is_guest(scene: Scene, i: int, first: int) -> bool:
    actor = scene.by_first.get(i)
    house = scene.lowers[i - 1] in words("venues")
    return actor is not None and actor.kind == "person" and i > first and (actor.named or not house)


def _venue_word(scene: Scene, i: int) -> bool:
    low = scene.lowers[i]
    return low in words("venues") or low in EVENT["venue_words"]


def _names_room(scene: Scene, i: int, sentence: Sentence) -> bool:
    """True for the "data" of "ruang data Polres Kampar", the "dewan" of "gedung dewan, Senin"."""
    room = scene.lowers[i - 1] in words("venues") and not scene.tokens[i - 1].cap
    after = scene.tokens[i + 1] if i + 1 < sentence.last else None
    house = after is None or after.cap or after.lower in words("venues") or not after.text[0].isalnum()
    return room and house and scene.lowers[i] not in read_list("function_words.txt")


def _venue_goes_on(scene: Scene, i: int, sentence: Sentence) -> bool:
    """True where a town or a larger place follows the comma."""
    if (
        i >= sentence.last
        or weekday_at(scene.lowers, i)
        or not (scene.tokens[i].cap or scene.lowers[i] in words("venues"))
    ):
        return False
    actor = scene.by_first.get(i)
    return not (actor and actor.kind in ("person", "role")) and (
        scene.lowers[i] not in scene.common or scene.lowers[i] in words("venues") or i in scene.cast.regions
    )
