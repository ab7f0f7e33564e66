"""Finds the runs of capitalised words that could be names, with their titles and degrees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from graph.lexicon import list_phrases, phrases, read_list, read_settings, read_table, words
from graph.model import BodyMention, OfficeMention, RegionMention
from graph.text.dates import month_at, weekday_at
from graph.text.phrase import is_short_bracket, is_title, past_bracket, past_term
from graph.text.reading import Reading
from graph.text.tokens import MARKS

_LEVELS = frozenset(read_settings("words.toml")["levels"])
_LONGEST = 6
_BALLOT: list[str] = read_settings("words.toml")["ballot_number"]
_DIVISIONS = frozenset(read_settings("words.toml")["office"]["divisions"])
_DEPUTY = read_settings("words.toml")["office"]["deputy"]
_COMES_FROM = frozenset(read_settings("words.toml")["beside_office"]["comes_from"])
_BEFORE_SEAT = _COMES_FROM | words("locatives")
_ORIGINS = frozenset(read_settings("words.toml")["office"]["origins"])


@dataclass(slots=True)
class Run:
    """Capitalised words that could be a name: tokens ``first:last``, with titles and degrees ``start:end``.

    `title` is the office that stands right before it; a rank among the titles makes it `ranked`.
    """

    first: int
    last: int
    start: int
    end: int
    titled: bool
    degree: bool
    title: str | None = None
    ranked: bool = False


class Finder:
    """Finds the capitalised runs of an article that could be names."""

    def __init__(
        self,
        reading: Reading,
        regions: Mapping[int, RegionMention],
        bodies: Mapping[int, BodyMention],
        offices: Sequence[OfficeMention],
    ) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.lowers = reading.lowers
        self.regions = regions
        self.bodies = bodies
        self.ranks = reading.hits(list_phrases("ranks.txt"))
        self.acting = reading.hits(phrases("capacities.tsv", "capacity"))
        self.common = _no_beginnings()
        self.titles = read_list("honorifics.txt")
        self.degrees = read_list("degrees.txt")
        self.given = read_list("given_names.txt")
        self.particles = words("name_particles")
        self.verbs = tuple(words("verb_beginnings"))
        self.possessive = tuple(words("possessive"))
        self.taken = _taken(len(self.tokens), regions, bodies, offices)
        self.held = _taken(len(self.tokens), {}, bodies, offices)
        self.office_ends = self._ends([office for office in offices if not office.plural])
        self.pairs = self._pairs(offices)
        self._past = -1
        self.office_starts = {office.first: office for office in offices if not office.plural}

    def runs(self) -> list[Run]:
        """Every run of capitalised words that could be a name."""
        out = []
        self._past = -1
        for i, token in enumerate(self.tokens):
            # the "Abang" of "Kapolsek Tanah Abang Kompol Haris" belongs to the place
            title = token.lower in self.titles and i + 1 not in self.office_ends
            if i < self._past or not (token.cap or title):
                continue
            if self.taken[i] and not (title or i in self.regions or i in self.ranks):
                continue
            run = self._run(i)
            if run:
                out.append(run)
                self._past = run.end
        return out

    def _ends(self, offices: Sequence[OfficeMention]) -> dict[int, OfficeMention]:
        """Where offices end, also past "(PPU), Kalimantan Timur": the holder's name may follow there."""
        out = {office.last: office for office in offices}
        for office in offices:
            i = office.last
            while i + 2 < len(self.tokens):
                if past_bracket(self.tokens, i) > i:
                    i = past_bracket(self.tokens, i)
                    out.setdefault(i, office)
                elif past_term(self.tokens, i) > i:
                    i = past_term(self.tokens, i)
                    out.setdefault(i, office)
                elif self.tokens[i].text == "," and i + 1 in self.regions:
                    i = self.regions[i + 1].last
                elif i in self.regions and self.regions[i].stated:
                    i = self.regions[i].last
                    out.setdefault(i, office)
                elif self.lowers[i : i + len(_BALLOT)] == _BALLOT:
                    i += len(_BALLOT) + 1
                    out.setdefault(i, office)
                elif self.lowers[i] in _BEFORE_SEAT and i + 1 in self.regions:
                    i = self.regions[i + 1].last
                    out.setdefault(i, office)
                elif origin := self._origin(i):
                    i = origin.last
                    out.setdefault(i, office)
                else:
                    break
            if i < len(self.tokens) and self.tokens[i].text == ",":
                out.setdefault(i, office)
        return out

    def _origin(self, i: int) -> BodyMention | None:
        """Where a holder comes from: "Anggota Komisi X DPR (dari) Fraksi Y, Rani Putri".

        Before a title it may be any body: "Ketua Persit Cabang XX Kodim 0608 Ny. Rani".
        """
        body = self.bodies.get(i + (self.lowers[i] in _COMES_FROM))
        return body if body and (body.kind in _ORIGINS or is_title(self.reading, body.last)) else None

    def _pairs(self, offices: Sequence[OfficeMention]) -> set[int]:
        """First tokens of deputies that "dan" joins to their chief: "Bupati dan Wakil Bupati X"."""
        return {
            deputy.first
            for chief, deputy in pairwise(offices)
            if deputy.title == f"{_DEPUTY} {chief.title}" and deputy.first - chief.last == 1
        }

    def _run(self, i: int) -> Run | None:
        if i in self.acting:
            return None
        start = i
        first, titled = self._past_titles(i)
        if first >= len(self.tokens) or not self._may_start(first, titled):
            return None
        last = self._name_end(first)
        if not any(len(token.text) > 2 for token in self.tokens[first:last]):
            # "M.P." behind a name is a degree, "I" a number
            return None
        if not titled and last - first > 1 and self._past_degrees(first) == (last, True):
            # "Dr. Wahyuddin Hakim, M.Hum": a degree alone is nobody
            return None
        end, degree = self._past_degrees(last)
        apposed = start > 0 and self.tokens[start - 1].text == ","
        office = self.office_ends.get(start - apposed)
        if office and office.first == self._past and apposed:
            # "istri Budi Santoso Wali Kota X, Rani Putri": the office is the one's who stands before it
            office = None
        ranked = any(self.ranks.get(j) for j in range(start, first))
        return Run(first, last, start, end, titled, degree, office.title if office else None, ranked)

    def _past_titles(self, i: int) -> tuple[int, bool]:
        """Index after the titles and ranks at `i`: "Brigjen Pol. Drs. H."."""
        first = i
        while i < len(self.tokens):
            hit = self.ranks.get(i)
            if hit and self.tokens[i].cap:
                i = self._past_signs(hit[0])
            elif self.lowers[i] in self.titles and self._is_title(i):
                i = self._past_signs(i + 1)
            elif i > first and self._is_excellency(i):
                i += 2
            else:
                break
        return i, i > first

    def _is_title(self, i: int) -> bool:
        """A title is one only where a dot or a name follows; written small it needs both."""
        if i + 2 >= len(self.tokens):
            return False
        dotted, small = self.tokens[i + 1].text == ".", not self.tokens[i].cap
        named = self.tokens[i + 2].cap if dotted else self.tokens[i + 1].cap
        if (
            self.lowers[i] in words("no_titles")
            and self.tokens[i].upper
            and not self.tokens[i + 1].upper
            and not dotted
        ):
            # the "BPK" of "BPK Perwakilan Jatim" is no "Bpk."
            return False
        if small and not (named and (dotted or len(self.tokens[i].text) > 1)):
            return False
        degree = i > 1 and self.tokens[i - 1].text == "." and len(self.tokens[i - 2].text) == 1
        return (dotted or named) and not (degree and self.tokens[i].start == self.tokens[i - 1].end)

    def _is_excellency(self, i: int) -> bool:
        """The "E." of "H.E. Mr. Hiroshi"."""
        dotted = self.tokens[i].text == "E" and self.lowers[i + 1 : i + 2] == ["."]
        return dotted and i + 2 < len(self.tokens) and self.lowers[i + 2] in self.titles

    def _past_signs(self, i: int) -> int:
        """Index after the dot, and the "(Purn)" or "Pol", that a title ends with."""
        while i < len(self.tokens):
            if self.tokens[i].text == "." or (self.lowers[i] in words("rank_tails") and self.tokens[i].cap):
                i += 1
            elif (
                self.tokens[i].text == "("
                and i + 1 < len(self.tokens)
                and self.lowers[i + 1] in words("rank_brackets")
            ):
                i = min(i + 3, len(self.tokens))
                i = i + 1 if i < len(self.tokens) and self.tokens[i].text == ")" else i
            else:
                break
        return i

    def _may_start(self, i: int, titled: bool) -> bool:
        token = self.tokens[i]
        if not token.cap or self._is_month(i) or weekday_at(self.lowers, i):
            return False
        if self.taken[i]:
            return self._is_region_name(i) and (titled or (i in self.office_ends and self._goes_on(i + 1)))
        if token.lower in _DIVISIONS or (token.lower in _LEVELS and not titled):
            return False
        if titled or (i in self.office_ends and not self._begins_sentence(i)):
            return True
        if (
            token.lower in words("venues")
            or token.lower in _LEVELS
            or token.lower in read_list("occupations.txt")
        ):
            return False
        if token.lower.endswith(self.possessive) and any(
            token.lower.endswith(end) and token.lower.removesuffix(end) in self.common
            for end in self.possessive
        ):
            return False
        # "Akbar menuturkan": a given name begins a sentence too, whatever else it means
        return token.lower not in self.common or token.lower in self.given or not self._begins_sentence(i)

    def _is_month(self, i: int) -> bool:
        """True at a month, but for the one of "Jul Herry Siburian": there a name goes on."""
        if not month_at(self.lowers, i):
            return False
        dated = i > 0 and self.tokens[i - 1].text[0].isdigit()
        named = i + 1 < len(self.tokens) and self.tokens[i + 1].cap and self.lowers[i + 1] in self.given
        return dated or not named

    def _begins_sentence(self, i: int) -> bool:
        sentence = self.reading.sentences[self.reading.sentence_of[i]]
        return i == sentence.first or (
            i > 0 and (self.tokens[i - 1].text in MARKS or self.tokens[i - 1].text in ".:")
        )

    def _name_end(self, first: int) -> int:
        i, dots = first, 0
        line = self.reading.sentence_of[first]
        while i < len(self.tokens) and i - first - dots < _LONGEST and self.reading.sentence_of[i] == line:
            token = self.tokens[i]
            if token.text == "." and i > first and self._is_initial(i - 1):
                i += 1
                dots += 1
                continue
            if token.lower in self.particles and i > first and not token.cap and self._next_is_name(i):
                i += 1
                continue
            if not self._is_name_word(i, i == first) or (i > first and self._ends_name(i)):
                break
            i += 1
        while i > first and self.tokens[i - 1].text == "." and not self._is_initial(i - 2):
            i -= 1
        return i

    def _ends_name(self, i: int) -> bool:
        """True at a degree ("S.I.K."), a title with a dot ("Dr.") or a verb in capitals."""
        token = self.tokens[i]
        dotted = i + 1 < len(self.tokens) and self.tokens[i + 1].text == "."
        if dotted and (token.lower in self.titles or self._past_degrees(i)[1]):
            return True
        long = len(token.text) >= 6 and token.lower in self.common
        return long and token.lower.startswith(self.verbs)

    def _is_initial(self, i: int) -> bool:
        text = self.tokens[i].text
        return (text.isupper() and len(text) == 1) or text in words("short_names")

    def _next_is_name(self, i: int) -> bool:
        return i + 1 < len(self.tokens) and self._is_name_word(i + 1, False)

    def _is_name_word(self, i: int, first: bool) -> bool:
        token = self.tokens[i]
        if not token.cap or not token.text[0].isalpha():
            return False
        if token.lower in words("not_names") and (first or not self._are_given(i)):
            return False
        if not first and token.lower in _ending_words():
            # "Wali Kota Budi Santoso Kembali menyalurkan bantuan"
            return False
        if self.taken[i]:
            # _may_start has looked at the first word
            return self._is_region_name(i) and (first or self._ends_run(i + 1) or self._goes_on(i + 1))
        if self._is_month(i) or weekday_at(self.lowers, i):
            return False
        if not first and self.ranks.get(i):
            return False
        # "MSi", "MHum": a degree has capitals inside
        written = token.upper or not token.text[1:].islower()
        return not (written and token.lower in self.degrees and not first)

    def _are_given(self, i: int) -> bool:
        """True at the second word of "Fajar Ramadhan", a month that people are called by."""
        return self.lowers[i] in self.given and self.lowers[i - 1] in self.given

    def _is_region_name(self, i: int) -> bool:
        """True at a bare region of one word, which people are called too: "Bima Arya", "Servo Sorong"."""
        region = self.regions.get(i)
        bare = region is not None and not region.stated and region.level != "negara"
        return bare and region is not None and region.last == i + 1 and not self.held[i]

    def _goes_on(self, i: int) -> bool:
        """True where a word that could be a name's stands at token `i`."""
        return i < len(self.tokens) and not self.taken[i] and self._is_name_word(i, False)

    def _ends_run(self, i: int) -> bool:
        return i >= len(self.tokens) or not self.tokens[i].cap

    def _past_degrees(self, i: int) -> tuple[int, bool]:
        """Index after ", S.STP., M.Si", ", SE MM", " S.I.K.,M.H.", " Sp.OT"."""
        end, found = i, False
        while True:
            j = end
            while j < len(self.tokens) and self.tokens[j].text in ",.":
                j += 1
            k, letters = j, ""
            while k < len(self.tokens) and self.tokens[k].text.isalpha() and len(self.tokens[k].text) <= 6:
                letters += self.tokens[k].lower
                k += 1
                if (
                    k < len(self.tokens)
                    and self.tokens[k].text == "."
                    and self.tokens[k].start == self.tokens[k - 1].end
                ):
                    # "S. Sos": the first letter of a degree may stand apart
                    lone = len(letters) == 1
                    joined = k + 1 < len(self.tokens) and (
                        self.tokens[k + 1].start == self.tokens[k].end or lone
                    )
                    k += 1
                    if joined:
                        continue
                break
            if k > j and self.tokens[j].cap and self._is_degree(letters, j, k):
                end, found = k, True
            else:
                return (self._past_degree_bracket(end) if found else end), found

    def _past_degree_bracket(self, i: int) -> int:
        """Index after the "(K)" of "Sp.Rad (K)" at token `i`, else `i`."""
        here = is_short_bracket(self.tokens, i) and self.lowers[i + 1] in words("degree_brackets")
        return i + 3 if here else i

    def _is_degree(self, letters: str, first: int, last: int) -> bool:
        known = letters in self.degrees or (last - first > 3 and self._are_degrees(letters))
        return known and (last - first > 1 or self.tokens[first].upper or len(letters) > 2)

    def _are_degrees(self, letters: str) -> bool:
        """True for the "ssosmsi" of "S.Sos.MSi": two or three degrees without a blank."""
        return any(
            letters[:cut] in self.degrees
            and (letters[cut:] in self.degrees or self._are_degrees(letters[cut:]))
            for cut in range(2, len(letters) - 1)
        )


def _taken(
    size: int,
    regions: Mapping[int, RegionMention],
    bodies: Mapping[int, BodyMention],
    offices: Sequence[OfficeMention],
) -> list[bool]:
    taken = [False] * size
    for first, last in [
        *((region.first, region.last) for region in regions.values()),
        *((body.first, body.last) for body in bodies.values() if body.reach != "named"),
        *((office.first, office.last) for office in offices),
    ]:
        taken[first:last] = [True] * (last - first)
    held = {office.body.first for office in offices if office.body}
    for body in bodies.values():
        if body.reach == "named" and body.first not in held:
            taken[body.first : body.last] = [True] * (body.last - body.first)
    return taken


@cache
def _ending_words() -> frozenset[str]:
    """Words that stand in no name, whatever their letters: of speech and events, adverbs, small words."""
    tables = ("cues.tsv", "event_verbs.tsv", "speech_verbs.tsv")
    forms = {row["form"] for table in tables for row in read_table(table)}
    adverbs = read_settings("words.toml")["speech"]["adverbs"]
    return read_list("function_words.txt") | words("openers") | forms.union(adverbs)


@cache
def _no_beginnings() -> frozenset[str]:
    """Words that begin no name, even where a sentence begins with them ("Dijelaskan Budi")."""
    verbs = frozenset(row["form"] for row in read_table("speech_verbs.tsv"))
    return read_list("common_words.txt") | words("openers") | verbs
