"""An article as the body rules see it: its regions and titles, and what may stand behind a body's words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from graph.lexicon import (
    content_words,
    list_phrases,
    phrases,
    read_list,
    read_settings,
    word_phrases,
    words,
)
from graph.mentions.institutions.forms import BODY, LEVELS, SHORT_ACRONYM, Row, body_forms
from graph.model import RegionMention
from graph.text.names import name_logit
from graph.text.phrase import (
    NUMERAL,
    is_before_birth_name,
    is_city_half,
    is_title,
    past_district,
    past_unit_class,
    past_unit_name,
    unit_number,
)
from graph.text.reading import Reading

_LONGEST = 9
# Words that begin the names of places and are none alone.
_PLACE_HEADS = frozenset(read_settings("words.toml")["office"]["place_heads"])
# Words of a name behind the number of a branch.
_LONGEST_BEHIND = 3
# The number of a branch: "Distrik III".
_BRANCH = re.compile(r"^(?:[IVXLC]+|\d+)$")


class Scene:
    """One article, looked up by token."""

    def __init__(self, reading: Reading, regions: Mapping[int, RegionMention]) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.lowers = reading.lowers
        self.regions = regions
        self.forms = reading.hits(body_forms())
        self.ranks = reading.hits(list_phrases("ranks.txt"))
        self.offices = reading.hits(phrases("offices.tsv", "title"))
        self.common = content_words()
        self.titles = read_list("honorifics.txt")

    def is_title(self, i: int) -> bool:
        """True at a title or rank of a person."""
        return is_title(self.reading, i)

    def is_content(self, i: int) -> bool:
        """True at a capitalised word that names of bodies are made of."""
        token = self.tokens[i]
        if not token.cap or self.is_title(i) or i in self.regions:
            return False
        if self.lowers[i] in LEVELS and i + 1 < len(self.tokens) and self.tokens[i + 1].cap:
            return False
        if self.forms.get(i) and self.lowers[i] not in self.common:
            return False
        return token.lower in self.common or (token.upper and len(token.text) <= 6)

    def past_content(self, i: int) -> int:
        """Index after capitalised common words, with "dan" and commas between them."""
        first = i
        while i < len(self.tokens) and i - first < _LONGEST:
            if self.is_content(i):
                i += 1
            elif (
                i > first
                and self.lowers[i] in BODY["inside"]
                and i + 1 < len(self.tokens)
                and self._joins(i + 1)
            ) or (i > first and self.tokens[i].text == "," and self._comma_goes_on(i)):
                i += 2
            else:
                break
        return i

    def _joins(self, i: int) -> bool:
        """True where a name goes on behind its "dan": not at the next guest of "Dinas X dan Camat Y"."""
        office = self.offices.get(i)
        if office is None or office[1] in words("shared_titles"):
            return self.is_content(i)
        headed = office[0] < len(self.tokens) and self.tokens[office[0]].cap
        return self.is_content(i) and not headed

    def _comma_goes_on(self, i: int) -> bool:
        """True inside "Perumahan, Kawasan Permukiman dan Pertanahan": a "dan" follows before any stop."""
        for j in range(i + 1, min(i + 6, len(self.tokens))):
            if self.lowers[j] in words("and"):
                return j > i + 1 and j + 1 < len(self.tokens) and self._joins(j + 1)
            if not self.is_content(j) and self.tokens[j].text != ",":
                return False
        return False

    def past_name(self, i: int) -> int:
        """Index after the capitalised words of a proper name; a region inside it ends it."""
        first = i
        while i < len(self.tokens) and i - first < 6:
            token = self.tokens[i]
            if i in self.regions:
                region = self.regions[i]
                if not region.stated and self._is_inner(region.last):
                    i = region.last
                    continue
                return i if region.stated and i > first else region.last
            if i > first and token.text == "." and self._is_initial(i - 1):
                i += 1
                continue
            if token.text[0].isdigit() and i > first and self._counts(i):
                # "Lapas Kelas IIB Sampit 539 orang"
                break
            if i > first and token.text in words("short_names"):
                # "Presiden Mahasiswa UIN Alauddin Muh. Reski"
                break
            if self.is_title(i) or not (token.cap or token.text[0].isdigit()):
                if (
                    self.lowers[i] in words("and")
                    and i > first
                    and i + 1 < len(self.tokens)
                    and self._joins(i + 1)
                ):
                    i += 2
                    continue
                break
            i += 1
        if (
            i + 2 < len(self.tokens)
            and self.lowers[i + 1] in BODY["company_brackets"]
            and self.tokens[i].text == "("
        ):
            i += 3
            i += i < len(self.tokens) and self.lowers[i] in BODY["company_tails"]
        return i

    def _counts(self, i: int) -> bool:
        """True at a number of people or things: "539 orang"."""
        return i + 1 < len(self.tokens) and self.lowers[i + 1] in BODY["counted"]

    def _is_initial(self, i: int) -> bool:
        """True for the "LM" of "RSUD dr. LM. Baharuddin", the "M" of "RSUP Dr. M. Djamil"."""
        named = i + 2 < len(self.tokens) and self.tokens[i + 2].cap
        return named and self.tokens[i].text.isupper() and len(self.tokens[i].text) <= 2

    def _is_inner(self, i: int) -> bool:
        """True where a name goes on behind a region: "Universitas Serang Raya (Unsera)"."""
        named = i + 1 < len(self.tokens) and self.tokens[i].cap and not self.is_title(i)
        return named and self.tokens[i + 1].text == "("

    def is_name(self, i: int) -> bool:
        """True at a word that people are called by."""
        known = (read_list("given_names.txt"), read_list("family_names.txt"))
        return i < len(self.lowers) and any(self.lowers[i] in names for names in known)

    def past_capitals(self, i: int, most: int) -> int:
        """Index after up to `most` capitalised words that begin nothing else."""
        first = i
        while i < len(self.tokens) and i - first < most and self.tokens[i].cap and not self.is_title(i):
            form = self.forms.get(i)
            begins = form is not None and form[1]["form"] not in BODY["only_headed"]
            if self.offices.get(i) or begins or (i > first and self.lowers[i] in LEVELS):
                break
            i += 1
        return i

    def bracket_at(self, i: int) -> tuple[int, str | None]:
        """As in "(BPBD)" at token `i`."""
        if i + 2 < len(self.tokens) and self.tokens[i].text == "(":
            for j in range(i + 2, min(i + 5, len(self.tokens))):
                if (
                    self.tokens[j].text == ")"
                    and self.tokens[i + 1].cap
                    and self.offices.get(i + 1, (0,))[0] != j
                    and self.lowers[i + 1] not in BODY["company_brackets"]
                ):
                    return j + 1, self.reading.text(i + 1, j)
        return i, None

    def region_at(self, i: int) -> RegionMention | None:
        """The region that stands at token `i`; "setempat" is one without a name."""
        region = self.regions.get(i)
        if region:
            return region
        here = read_settings("words.toml")["here"]
        if i + 1 < len(self.tokens) and self.lowers[i] in LEVELS and self.lowers[i + 1] in here:
            return RegionMention(i, i + 2, "", self.lowers[i], None, True)
        if i < len(self.tokens) and self.lowers[i] in here:
            return RegionMention(i, i + 1, "", None, None, True)
        return None

    def past_nation(self, i: int) -> int | None:
        """Index after "RI" or "Republik Indonesia"."""
        hit = word_phrases("nation").match(self.lowers, i)
        return hit[0] if hit else None

    def seat_at(self, i: int) -> tuple[int, str]:
        """The "Pusat" of "PWI Pusat", and the index after it."""
        here = i < len(self.tokens) and self.tokens[i].cap and self.lowers[i] in BODY["seats"]
        return (i + 1, f" {self.tokens[i].text}") if here else (i, "")

    def past_branch(self, i: int) -> int:
        """Index after the branch at token `i`: "HKBP Distrik III Humbang", "BRI Cabang Gunungsitoli"."""
        if i + 1 >= len(self.tokens) or not self.tokens[i].cap or self.lowers[i] not in BODY["branches"]:
            return i
        if NUMERAL.match(self.tokens[i + 1].text) and self._is_name_behind(i + 2):
            # "BPTD Wilayah XIX Bahar menertibkan"
            return i + 2
        place, end = self.place_name(i + 1)
        district = i + 1 if place else past_district(self.reading, i + 1)
        if district > i + 1:
            return district
        return end if place else i + 2 if _BRANCH.match(self.tokens[i + 1].text) else i

    def _is_name_behind(self, i: int) -> bool:
        """True where the capitalised words at token `i` look like somebody's name."""
        run = self.past_capitals(i, _LONGEST_BEHIND)
        return run > i and i not in self.regions and name_logit(self.reading, i, run) > 0

    def place_name(self, i: int) -> tuple[str | None, int]:
        """The place or number that completes a unit's name at token `i`, and the index after it."""
        n = len(self.tokens)
        branch = self.past_branch(i)
        if branch > i:
            return self.reading.text(i, branch), branch
        named = past_unit_class(self.tokens, i)
        if named > i:
            place, end = self.place_name(named)
            return f"{self.reading.text(i, named)} {place or ''}".strip(), max(end, named)
        if i < n and (self.tokens[i].text[0].isdigit() or self._is_numeral(i)):
            end = i + 1
            slash = end + 1 < n and self.tokens[end].text in "/-"
            own = past_unit_name(self.tokens, end + slash)
            if own > end + slash:
                end = own
            elif (
                end + 1 < n
                and self.tokens[end].text in "/-"
                and (self.tokens[end].end == self.tokens[end + 1].start or self._is_unit_name(end + 1))
            ):
                more = self.regions.get(end + 1)
                end = more.last if more else end + 2
                if (
                    end + 1 < n
                    and self.tokens[end].text == "/"
                    and self.tokens[end + 1].start == self.tokens[end].end
                ):
                    # "Koramil 421-01/KDD"
                    end += 2
                if not more and end < len(self.tokens) and self.tokens[end].cap and not self.is_title(end):
                    run = self.past_capitals(end, 2)
                    end = run if run < len(self.tokens) and self.is_title(run) else end
            elif end in self.regions and not self.regions[end].stated:
                # "Kodim 0317 Karimun"
                end = self.regions[end].last
            return unit_number(self.reading.text(i, end)), end
        region = self.regions.get(i)
        if region is None:
            # "Bea Cukai Tanjung Perak"
            pair = i + 1 < n and self.lowers[i] in _PLACE_HEADS and self._are_capitals(i)
            return (self.reading.text(i, i + 2), i + 2) if pair else (None, i)
        if is_city_half(self.reading, region, self.regions):
            return self.reading.text(i, region.last + 1), region.last + 1
        own = past_unit_name(self.tokens, i)
        if own > region.last:
            # "Polda Metro Jaya" is not that of the town Metro
            return self.reading.text(i, own), own
        name = region.name if region.level in ("provinsi", None) or not region.stated else region.full_name
        number = region.last < n and region.level == "provinsi" and self._is_numeral(region.last)
        # "Kanwil Bea Cukai Jawa Timur I"
        return (f"{name} {self.tokens[region.last].text}", region.last + 1) if number else (name, region.last)

    def _are_capitals(self, i: int) -> bool:
        """True at two capitalised words, the second of which is nobody's title and begins no office."""
        named = self.tokens[i].cap and self.tokens[i + 1].cap
        return named and not self.is_title(i + 1) and not self.offices.get(i + 1)

    def _is_numeral(self, i: int) -> bool:
        """True at the number of a unit, not at the "I" of "I Wayan"."""
        return bool(NUMERAL.match(self.tokens[i].text)) and not is_before_birth_name(self.reading, i)

    def _is_unit_name(self, i: int) -> bool:
        """True behind the slash of "Kodim 0719 / Jepara", "Kodam IX/ Udayana"."""
        return self.tokens[i].cap and not self.is_title(i)

    def goes_on(self, i: int) -> bool:
        """True at a capital that begins neither somebody's title nor an office."""
        capital = i < len(self.tokens) and self.tokens[i].cap
        return capital and not (self.is_title(i) or self.offices.get(i))

    def past_person_title(self, i: int, row: Row) -> int:
        """Index after the title of the person that a hospital is named after ("RSUD dr. Soekardjo")."""
        first = i
        if row["form"] not in words("named_after"):
            return i
        i = self.bracket_at(i)[0]
        while i + 1 < len(self.tokens) and self.lowers[i] in self.titles:
            i += 2 if self.tokens[i + 1].text == "." else 1
        return i if i > first and i < len(self.tokens) and self.tokens[i].cap else first

    def past_hospital_name(self, i: int) -> int:
        """Index after the "dr. Slamet" of "RSUD dr. Slamet" at token `i`, which a list knows; else `i`."""
        first = i
        while i + 1 < len(self.tokens) and self.lowers[i] in self.titles:
            i += 2 if self.tokens[i + 1].text == "." else 1
        hit = list_phrases("hospital_names.txt").match(self.lowers, i) if i > first else None
        return hit[0] if hit else first

    def is_counted(self, i: int) -> bool:
        """True behind a number or a word for many."""
        before = self.lowers[i - 1] if i else ""
        return before in words("numbers") or before in words("plurals") or before.isdigit()

    def is_other_word(self, i: int, row: Row) -> bool:
        """True for the "Idi" and "Man" of names: a short acronym has more capitals ("MAN", "MTsN")."""
        short = len(row["form"]) <= SHORT_ACRONYM and row["form"] != row["name"].lower()
        return short and self.tokens[i].text[1:].islower()

    def is_called(self, i: int, last: int) -> bool:
        """True for the "Muhammadiyah" of "H. Muhammadiyah Amin": a title stands before it, a name behind."""
        named = last == i + 1 < len(self.tokens) and self.tokens[last].cap and last not in self.forms
        if not named or i < 2 or self.tokens[i].upper:
            return False
        return (
            self.tokens[i - 1].text == "." and self.lowers[i - 2] in self.titles and last not in self.regions
        )

    def is_force(self, i: int) -> bool:
        """True for the "TNI" of "Brigjen TNI" and the "Polri" of "640 personel Polri"."""
        if i == 0:
            return False
        rank = self.ranks.get(i - 1)
        named = self.forms[i][1]["reach"] == "placed"
        return (rank is not None and rank[0] > i) or (not named and self.lowers[i - 1] in words("forces"))

    def short_of(self, i: int, last: int, row: Row) -> str | None:
        """The words of tokens ``i:last`` where they are not the name in full."""
        text = self.reading.text(i, last)
        return text if row["name"].lower() != text.lower() else None
