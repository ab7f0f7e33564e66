"""Finds the venue of an event: the phrase behind "di" or "bertempat di"."""

from __future__ import annotations

from graph.lexicon import read_list, words
from graph.links.events.naming import has_venue_inside
from graph.links.events.scene import EVENT, Scene
from graph.links.events.shapes import Candidate, Happening
from graph.links.events.telling import Telling
from graph.model import Span
from graph.text.dates import weekday_at
from graph.text.phrase import past_bracket
from graph.text.reading import Sentence

# How many sentences behind the event's own its venue may be named.
_NEAR = 6
# How many sentences may tell the day and venue of an event that they do not name.
_FIRST = 3
# How many words the name of a town has at most.
_LONGEST_TOWN = 3
# How many words behind an event the town may stand.
_TOWN_REACH = 6
_PREFIX = EVENT["passive_prefix"]
_LARGE = ("kabupaten", "kota")
# "memenuhi Waterfront City": the place that a crowd fills.
_LOCATIVES = words("locatives") | EVENT["crowd"]


def fill_venue(scene: Scene, event: Happening, main: Candidate, telling: Telling) -> None:
    """Set the venue from the event's own sentences: what is visited, a named place, else a small region."""
    near = [n for n in telling.sentences if n != main.sentence and n < main.sentence + _NEAR]
    sentences = [scene.reading.sentences[number] for number in [main.sentence, *near]]
    goes_to = event.kind == "kunjungan" or main.head in EVENT["gone_to"]
    visited = _visited(scene, main) if goes_to else None
    if event.date and main.sentence < _FIRST:
        sentences += _told_with_day(scene, event, sentences)
    starts = [main.first, *(sentence.first for sentence in sentences[1:])]
    for wide in (False, True):
        for start, sentence in zip(starts, sentences, strict=True):
            span = find_venue(scene, start, sentence, wide) or (
                find_venue(scene, sentence.first, sentence, wide) if start > sentence.first else None
            )
            span = span or (visited if sentence is sentences[0] else None)
            if wide and span and sentence is not sentences[0] and _is_large(scene, span):
                # "warga di Kabupaten X" of a later sentence is no venue
                continue
            if span and telling.is_mine(scene.reading.token_at(span.start), sentence):
                event.venue, event.venue_sentence = span, sentence.span
                return
    _fill_town(scene, event, main)


def _fill_town(scene: Scene, event: Happening, main: Candidate) -> None:
    """As in "rapat koordinasi di Makassar", "Seminar digelar di Banjarmasin": no house is named."""
    sentence = scene.reading.sentences[main.sentence]
    for i in range(main.last, min(main.last + _TOWN_REACH, sentence.last - 1)):
        region = scene.cast.regions.get(i + 1)
        tied = i == main.last or i - 1 in scene.jobs or scene.lowers[i - 1] in EVENT["pointing"]
        if tied and region and scene.lowers[i] in words("at") and not scene.in_guests[i]:
            last = _venue_end(scene, i + 1, sentence)
            event.venue, event.venue_sentence = scene.reading.span(i + 1, last), sentence.span
            return


def _told_with_day(scene: Scene, event: Happening, known: list[Sentence]) -> list[Sentence]:
    """The first sentences that tell the day of the event, though they do not name it."""
    return [
        sentence
        for sentence in scene.reading.sentences[:_FIRST]
        if sentence not in known
        and not scene.is_apart(sentence)
        and any(date.date == event.date for date in scene.dates_in(sentence))
        and scene.named.isdisjoint(range(sentence.first, sentence.last))
    ]


def _visited(scene: Scene, main: Candidate) -> Span | None:
    """The body or region to which a visit goes: "kunjungan ke RSUD Rupit", "peninjauan RSUD Rupit"."""
    sentence = scene.reading.sentences[main.sentence]
    if main.deed and main.deed.host == "host":
        # "RSUD Cilacap menerima kunjungan Komisi IX": they come to it
        return None
    start = main.deed.last if main.deed else main.first
    for i in range(start, min(main.last + 1, sentence.last)):
        if i != start and scene.lowers[i - 1] not in words("towards"):
            continue
        placed = scene.lowers[i] in words("venues") - EVENT["vague_venues"]
        if placed or i in scene.cast.regions or i in scene.cast.bodies:
            last = _venue_end(scene, i, sentence)
            if any(token.cap for token in scene.tokens[i:last]):
                # "peninjauan lokasi banjir" names no place
                return scene.reading.span(i, last)
    return None


def find_venue(
    scene: Scene, first: int, sentence: Sentence, wide: bool = False, reach: int | None = None
) -> Span | None:
    """The phrase after "di" or "bertempat di" that names a venue.

    Args:
        scene: The article.
        first: The token to begin at.
        sentence: Whose end ends the search.
        wide: Take a village or district too: "di Desa Sukamaju, Kecamatan Cibeber".
        reach: How many tokens to look at; all by default.
    """
    last_one = sentence.last - 1 if reach is None else min(first + reach, sentence.last - 1)
    for i in range(first, last_one):
        if scene.reading.in_quote[i]:
            continue
        if has_venue_inside(scene.lowers[i]):
            last = _venue_end(scene, i + 1, sentence)
            if last > i + 1:
                span = scene.reading.span(i, last)
                return Span(span.start + len(_PREFIX), span.end)
        if scene.lowers[i] not in _LOCATIVES:
            continue
        j = i + 1 + (scene.lowers[i + 1] in words("at"))
        if scene.in_guests[i] and scene.lowers[j : j + 1] and scene.lowers[j] not in words("venues"):
            # "Kacabjari Gunungsitoli di Pulau-Pulau Batu": where a guest is from
            continue
        if j >= sentence.last or not (_is_stated_region(scene, j) if wide else _is_venue(scene, j)):
            continue
        last = _venue_end(scene, j, sentence)
        named = any(token.cap for token in scene.tokens[j:last])
        if (last > j + 1 and (named or scene.lowers[j] not in EVENT["vague_venues"])) or scene.tokens[j].cap:
            # "di rumah" alone names no venue, "di kawasan bandara" neither
            return scene.reading.span(j, last)
    return None


def _is_large(scene: Scene, span: Span) -> bool:
    region = scene.cast.regions.get(scene.reading.token_at(span.start))
    return region is not None and region.level in _LARGE


def _is_stated_region(scene: Scene, i: int) -> bool:
    region = scene.cast.regions.get(i)
    return region is not None and region.stated and region.level not in ("provinsi", None)


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
    actor = scene.by_first.get(i)
    house = actor is None or actor.kind == "institution"
    named = low not in scene.common or low in EVENT["foreign_joiners"] or actor is not None
    return token.cap and not weekday_at(scene.lowers, i) and named and house


def _venue_end(scene: Scene, i: int, sentence: Sentence) -> int:
    first = i
    while i < sentence.last and i - first < 16:
        token = scene.tokens[i]
        if token.text == ",":
            if _is_region_behind(scene, i + 1, sentence):
                i += 1
            elif not _venue_goes_on(scene, i + 1, sentence):
                break
        elif token.text == "(" and _is_inner_bracket(scene, i, sentence):
            i = past_bracket(scene.tokens, i)
            continue
        elif (
            (token.text in "(.;:" and not (i + 1 < sentence.last and _dot_inside(scene, i)))
            or (
                weekday_at(scene.lowers, i)
                or (
                    scene.lowers[i] in EVENT["venue_stops"]
                    and not scene.in_body[i]
                    and not _joins_name(scene, i, sentence)
                )
                or _is_guest(scene, i, first)
            )
            or (
                not token.cap
                and token.text[0].isalpha()
                and not _venue_word(scene, i)
                and not _names_room(scene, i, sentence)
                and not _is_inside_name(scene, i, sentence)
            )
        ):
            break
        i += 1
    while i > first + 1 and (scene.tokens[i - 1].text in ",-/" or scene.lowers[i - 1] in EVENT["never_last"]):
        i -= 1
    return i


def _joins_name(scene: Scene, i: int, sentence: Sentence) -> bool:
    """True for the "dan" of "Gedung Pelayanan Haji dan Umrah Terpadu"."""
    j = i + 1
    named = scene.lowers[i] in words("coordinators") and scene.tokens[i - 1].cap
    return (
        named
        and j < sentence.last
        and scene.tokens[j].cap
        and scene.lowers[j] in scene.common
        and scene.lowers[j] not in words("venues")
        and j not in scene.by_first
        and j not in scene.cast.regions
    )


def _is_inner_bracket(scene: Scene, i: int, sentence: Sentence) -> bool:
    """True for the brackets of "Markas Polisi Daerah (Mapolda) Sulawesi Tenggara"."""
    last = past_bracket(scene.tokens, i)
    if not (i < last < sentence.last and scene.tokens[i + 1].cap):
        return False
    apart = scene.tokens[last].text == ","
    return scene.tokens[last].cap or (apart and _venue_goes_on(scene, last + 1, sentence))


def _dot_inside(scene: Scene, i: int) -> bool:
    """True for the dots of "Jl. Melati", "Jalan Melati No. 3"."""
    if scene.tokens[i].text != "." or i + 1 >= len(scene.tokens):
        return False
    numbered = scene.lowers[i - 1] in EVENT["of_letter"] and scene.tokens[i + 1].text.isdigit()
    return numbered or (scene.tokens[i + 1].cap and len(scene.tokens[i - 1].text) <= 5)


def _is_guest(scene: Scene, i: int, first: int) -> bool:
    actor = scene.by_first.get(i)
    # "Kantor Camat Bulupoddo", "ruang tamu Pangdam" is a house, whoever the Camat is
    room = scene.tokens[first].lower in words("venues") and scene.lowers[i - 1].isalpha()
    house = (room or _venue_word(scene, i - 1)) and scene.cast.name_at(i) is None
    return actor is not None and actor.kind == "person" and i > first and not house


def _venue_word(scene: Scene, i: int) -> bool:
    low = scene.lowers[i]
    return low in words("venues") or low in EVENT["venue_words"]


def _names_room(scene: Scene, i: int, sentence: Sentence) -> bool:
    """True for the "data" of "ruang data Polres Kampar", the "dewan" of "gedung dewan, Senin"."""
    room = _venue_word(scene, i - 1) and not scene.tokens[i - 1].cap
    after = scene.tokens[i + 1] if i + 1 < sentence.last else None
    house = after is None or after.cap or after.lower in words("venues") or not after.text[0].isalnum()
    return room and house and scene.lowers[i] not in read_list("function_words.txt")


def _is_inside_name(scene: Scene, i: int, sentence: Sentence) -> bool:
    """True for the "dr" of "RSUD dr. Soekardjo", the "and" of "Kuta Resort and Villas"."""
    joiner = scene.lowers[i] in EVENT["foreign_joiners"] and scene.tokens[i - 1].cap
    j = i + 1 + (not joiner)
    if j >= sentence.last or not scene.tokens[j].cap:
        return False
    short = scene.tokens[i + 1].text == "." and scene.lowers[i] in read_list("abbreviations.txt")
    return joiner or short


def _is_town(scene: Scene, i: int, sentence: Sentence) -> bool:
    """True for the "Karang Baru" of "di Gedung X, Karang Baru, Sabtu": a few capitals between two commas."""
    last = i
    while last < sentence.last and scene.tokens[last].cap and not weekday_at(scene.lowers, last):
        last += 1
    ended = last < sentence.last and (
        scene.tokens[last].text in ",(." or weekday_at(scene.lowers, last) is not None
    )
    free = not any(j in scene.by_first for j in range(i, last))
    return ended and free and 0 < last - i <= _LONGEST_TOWN


def _is_region_behind(scene: Scene, i: int, sentence: Sentence) -> bool:
    """True at the "di" of "di Masjid Al Ikhlas, di Kelurahan Dale-dale"."""
    return i + 1 < sentence.last and scene.lowers[i] in words("at") and _is_stated_region(scene, i + 1)


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
        scene.lowers[i] not in scene.common
        or scene.lowers[i] in words("venues")
        or i in scene.cast.regions
        or _is_town(scene, i, sentence)
    )
