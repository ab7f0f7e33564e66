"""An article as the office rules see it: its regions, bodies and titles, and the words of a title."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from graph.lexicon import content_words, list_phrases, phrases, read_list, word_phrases, words
from graph.mentions.offices.english import english_titles
from graph.mentions.offices.forms import aide_forms, office_forms
from graph.mentions.offices.shapes import OFFICE
from graph.model import BodyMention, OfficeMention, RegionMention
from graph.text.names import name_logit
from graph.text.phrase import is_title, past_bracket, sign_at
from graph.text.reading import Reading

_LONGEST_TITLE = 9
# Words of a title that no table knows, up to the body that ends them; above that logit they are a name.
_LONGEST_BRIDGE = 6
# Words of a field that is written small.
_LONGEST_FIELD = 5
_VERBS = tuple(words("verb_beginnings"))
_CLEARLY_A_NAME = 1.5
# A name behind an unknown body: its words, its logit, and by how much it exceeds that of both together.
_FEWEST_WORDS, _LONGEST_NAME = 2, 5
_CLEARLY_APART, _GAIN = 1.3, 1.25
# Nouns of a field, made as the language makes them, whether a table knows them or not: "Kepenghuluan".
_DERIVED = re.compile(OFFICE["derived"])


class Scene:
    """One article, looked up by token.

    `plural_end` is where the last class of holders ended, `previous` the last office; `fields` are the words
    that turned out to be the field of an office so far.
    """

    def __init__(
        self, reading: Reading, regions: Mapping[int, RegionMention], bodies: Mapping[int, BodyMention]
    ) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.lowers = reading.lowers
        self.regions = regions
        known = reading.hits(office_forms())
        self.forms = {**known, **english_titles(reading, known)}
        self.acting = reading.hits(phrases("capacities.tsv", "capacity"))
        self.aides = reading.hits(aide_forms())
        self.nation = reading.hits(word_phrases("nation"))
        self.bodies = bodies
        outer = sorted(bodies.values(), key=lambda body: -body.first)
        self.body_by_end = {body.last: body for body in outer}
        self.common = content_words()
        self.people = _titled_words(reading)
        self.plural_end = -1
        self.previous: OfficeMention | None = None
        self.fields: set[str] = set()
        self.unit_places = _unit_places(reading, bodies)
        self.small_places = _small_places(reading, regions, self.forms)

    def is_title(self, i: int) -> bool:
        """True at a title or rank of a person."""
        return is_title(self.reading, i)

    def sign_at(self, i: int) -> str:
        """The text of token `i`; empty behind the last one."""
        return sign_at(self.tokens, i)

    def region_at(self, i: int) -> tuple[RegionMention | None, int]:
        """The region that begins at token `i`, and the index after it."""
        region = self.regions.get(i)
        return (region, region.last) if region else (None, i)

    def has_any(self, first: int, last: int, forms: Collection[str]) -> bool:
        """True where one of `forms` stands in tokens ``first:last``."""
        return any(low in forms for low in self.lowers[first:last])

    def past_word(self, i: int, forms: Collection[str]) -> int:
        """Index after token `i` where it is one of `forms`, else `i`."""
        return i + 1 if i < len(self.tokens) and self.lowers[i] in forms else i

    def past_scope(self, i: int) -> int:
        """Index after the "lingkup" of "Kabag lingkup Setda X" at token `i`, else `i`."""
        hit = word_phrases("scopes").match(self.lowers, i) if i < len(self.tokens) else None
        return hit[0] if hit else i

    def past_dot(self, i: int) -> int:
        """Index after a dot at token `i`, else `i`."""
        return i + 1 if self.sign_at(i) == "." else i

    def past_title_words(self, i: int) -> int:
        """Index after a title's capitalised common words: "Perumahan, Permukiman, dan Pertanahan"."""
        first = i
        while i < len(self.tokens) and i - first < _LONGEST_TITLE:
            if self._is_word(i):
                i += 1
            elif i > first and self.tokens[i].text in OFFICE["title_joiners"] and self.goes_on(i):
                i += 2
            elif "," in self.lowers[first:i] and self._closes_list(i):
                i += 3
            else:
                break
        return i

    def _closes_list(self, i: int) -> bool:
        """True at the ", dan" before the last word of a title's list."""
        return (
            self.lowers[i] == ","
            and self.past_word(i + 1, words("and")) > i + 1
            and i + 2 < len(self.tokens)
            and self._is_word(i + 2)
        )

    def goes_on(self, i: int) -> bool:
        """True where a title goes on behind the joiner at token `i`; a comma needs "dan" to come."""
        if i + 1 >= len(self.tokens) or not self._is_word(i + 1):
            return False
        if self.tokens[i].text != ",":
            return True
        for j in range(i + 1, min(i + 6, len(self.tokens))):
            if self.lowers[j] in words("and"):
                return True
            if not (self._is_word(j) or self.lowers[j] == ","):
                return False
        return False

    def _is_word(self, i: int) -> bool:
        token = self.tokens[i]
        if not token.cap or self.is_title(i) or i in self.regions or i in self.nation:
            return False
        if self.bodies.get(i) is not None or self.forms.get(i):
            return False
        if self._begins_holder(i):
            return False
        if token.lower in self.common or (token.upper and token.lower not in words("nation")):
            return True
        return _DERIVED.match(token.lower) is not None and token.lower not in self.people

    def may_be_body(self, i: int) -> bool:
        """True at a capitalised word that is no name, no title and no common word."""
        if i >= len(self.tokens) or not self.tokens[i].cap or self.is_title(i) or i in self.regions:
            return False
        low = self.lowers[i]
        free = low not in self.common and self.bodies.get(i) is None and low.isalpha()
        return free and not self._is_called(low)

    def _is_called(self, low: str) -> bool:
        """True for a word that people are called by."""
        known = read_list("given_names.txt"), read_list("family_names.txt")
        return low in self.people or any(low in names for names in known)

    def is_name_apart(self, i: int, first: int) -> bool:
        """True where the words from token `first` on read as a name, and less so with those from `i` on."""
        last = first
        while last < min(first + _LONGEST_NAME, len(self.tokens)) and self._is_name_word(last):
            last += 1
        if last - first < _FEWEST_WORDS:
            return False
        apart = name_logit(self.reading, first, last)
        whole = name_logit(self.reading, i, last)
        return apart > _CLEARLY_APART and apart - whole > (0 if first > i + 1 else _GAIN)

    def _is_name_word(self, i: int) -> bool:
        free = i not in self.regions and self.bodies.get(i) is None and i not in self.forms
        return self.tokens[i].cap and free and not self.is_title(i)

    def _begins_holder(self, i: int) -> bool:
        """True for the "Abu" of "Direktur Jenderal Pendidikan Islam Abu Rahmat": a word that names too."""
        behind = i + 1 < len(self.tokens) and self.tokens[i + 1].cap and i + 1 not in self.regions
        if not behind or self.lowers[i] not in words("given_words"):
            return False
        return self.lowers[i + 1] not in self.common and self.bodies.get(i + 1) is None

    def body_past_bracket(self, i: int) -> BodyMention | None:
        """The body behind a title's words, a short form of them in brackets between.

        As in "Kepala Bidang Urusan Agama Islam (Urais) Kanwil Kemenag X".
        """
        body = self.bodies.get(self.past_word(i, words("of")))
        if body or self.sign_at(i) != "(":
            return body
        return self.bodies.get(past_bracket(self.tokens, i))

    def past_acronym(self, i: int) -> int:
        """Index after "P3AP2KB", which has several tokens, or "BPKAD"; `i` where there is none."""
        tokens, end = self.tokens, i
        while (
            end < len(tokens)
            and (tokens[end].text.isupper() or (end > i and tokens[end].text.isdigit()))
            and (end == i or tokens[end].start == tokens[end - 1].end)
        ):
            end += 1
        return end if end > i and tokens[end - 1].end - tokens[i].start > 1 else i

    def past_unknown_words(self, i: int) -> int:
        """Index of the body that ends a title's words, whatever they are: "Deputi Pemberantas BNN".

        `i` where no body follows, or where the words could be somebody's name.
        """
        j = i
        while j < min(i + _LONGEST_BRIDGE, len(self.tokens)):
            if j > i and j in self.bodies and self.bodies[j].reach != "part":
                if name_logit(self.reading, i, j) >= _CLEARLY_A_NAME:
                    return i
                self.fields.update(self.lowers[i:j] if j == i + 1 else ())
                return j
            token = self.tokens[j]
            joined = j > i and token.text in OFFICE["title_joiners"] and token.text != ","
            named = token.lower in self.people or token.lower in read_list("given_names.txt")
            taken = j in self.regions or j in self.bodies or self.forms.get(j) is not None
            if self.is_title(j) or taken or named or not (token.cap or joined):
                return i
            j += 1
        return i

    def is_name_apposed(self, i: int) -> bool:
        """True at the comma before somebody's title or two words that are a name."""
        if self.sign_at(i) != "," or i + 2 >= len(self.tokens) or i + 1 in self.forms:
            return False
        return self.tokens[i + 1].cap and (self.is_title(i + 1) or self._is_name(i + 1))

    def past_small_field(self, i: int) -> int:
        """Index after a title's field that is written small, before the holder's name; else `i`.

        As in "Kabag hukum Radius", "Kasubag dokumentasi dan informasi hukum Nenden Eviyanti".
        """
        j = i
        while j < min(i + _LONGEST_FIELD, len(self.tokens)) and not (self.tokens[j].cap or self.is_title(j)):
            joined = i < j and self.lowers[j] in words("and")
            verb = self.lowers[j].startswith(_VERBS)
            if not joined and (self.lowers[j] not in self.common or verb or j in self.forms):
                return i
            j += 1
        named = i < j < len(self.tokens) and j not in self.forms
        return j if named and (self.is_title(j) or self._is_name(j)) else i

    def past_unknown_field(self, i: int) -> int:
        """Index after one word that no table knows, where the holder's title or name follows; else `i`.

        As in "Kabid Urais, H. Syamsuir", "Kasubag Umpeg Drs. Rudi", "Kasi Pais, Kasi Bimas Islam".
        """
        if i + 1 >= len(self.tokens) or not self.tokens[i].cap or i in self.regions or i in self.bodies:
            return i
        low = self.lowers[i]
        if low in self.fields:
            return i + 1
        if (
            self._is_called(low)
            or self.is_title(i)
            or i in self.forms
            or i in self.acting
            or not low.isalpha()
        ):
            return i
        j = i + 1 + (self.sign_at(i + 1) == ",")
        if j >= len(self.tokens) or not self.tokens[j].cap:
            return i
        listed = j > i + 1 and (j in self.forms or self._is_name(j))
        if not (self.is_title(j) or listed):
            return i
        self.fields.add(low)
        return i + 1

    def _is_name(self, i: int) -> bool:
        """True at two capitalised words that begin nothing else."""
        return all(
            j < len(self.tokens)
            and self.tokens[j].cap
            and j not in self.regions
            and j not in self.bodies
            and self.lowers[j] not in self.common
            for j in (i, i + 1)
        )

    def before_title(self, i: int) -> int:
        """Index after capitalised words that a title ends: they name a body.

        As in "Peneliti Kagoshima University Dr. Aiko Nomura".
        """
        j = i
        while (
            j < min(i + 4, len(self.tokens))
            and self.tokens[j].cap
            and not self.is_title(j)
            and not self.bodies.get(j)
        ):
            j += 1
        ended = self.is_title(j) and (self.tokens[j].cap or self.sign_at(j + 1) == ".")
        return j if ended and self.lowers[i] not in self.people and j not in self.regions else i


def _unit_places(reading: Reading, bodies: Mapping[int, BodyMention]) -> list[tuple[str, ...]]:
    """Places that the article's units are named by, as small words ("Polres Pelabuhan Tanjung Perak")."""
    out = set()
    for body in bodies.values():
        if body.reach == "complete" and body.kind in ("polisi", "militer", "kejaksaan"):
            size = 0
            while body.last - size - 1 > body.first and reading.tokens[body.last - size - 1].cap:
                size += 1
            out.add(tuple(reading.lowers[body.last - size : body.last]))
    return sorted((place for place in out if place), key=lambda place: (-len(place), place))


def _small_places(
    reading: Reading, regions: Mapping[int, RegionMention], forms: Collection[int]
) -> list[tuple[str, ...]]:
    """Names of villages that end before a small word somewhere, as small words, longest first."""
    out = set()
    for region in regions.values():
        ends = region.last >= len(reading.tokens) or not reading.tokens[region.last].cap
        # "Kepala Desa Ladur Yohanes": its head's name may follow
        headed = region.first - 1 in forms
        if region.stated and region.level in words("small_levels") and ends and not headed:
            out.add(tuple(reading.lowers[region.first + 1 : region.last]))
    return sorted((place for place in out if place), key=lambda place: (-len(place), place))


def _titled_words(reading: Reading) -> frozenset[str]:
    """Words that a title or rank marks as somebody's name somewhere in the article."""
    ranks, titles = reading.hits(list_phrases("ranks.txt")), read_list("honorifics.txt")
    titled = reading.all_places(titles & reading.places.keys())
    offices = reading.hits(office_forms())
    ends = {i: i + 1 for i in titled if reading.tokens[i].cap} | {i: hit[0] for i, hit in ranks.items()}
    out: set[str] = set()
    for j in ends.values():
        while j < len(reading.tokens) and (reading.tokens[j].text == "." or reading.lowers[j] in titles):
            j += 1
        for k in range(j, min(j + 4, len(reading.tokens))):
            # "Ibu Camat Bulupoddo": the place is nobody's name
            if not reading.tokens[k].cap or k in offices:
                break
            out.add(reading.lowers[k])
    return frozenset(out)
