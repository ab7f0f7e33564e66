"""Parses the body that begins at a token, by what kind of body its words name."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from graph.lexicon import phrases, read_list, words
from graph.mentions.institutions.forms import BODY, LEVELS, Row, body_forms
from graph.mentions.institutions.scene import Scene
from graph.mentions.institutions.short_forms import ShortForms
from graph.model import BodyMention, RegionMention
from graph.text.names import name_logit, name_start
from graph.text.phrase import COMMISSION, past_district

_GOVERNMENT = BODY["government"].lower() + " "
# Brackets inside a company's name; the one of "(Persero)" belongs to it.
_KEPT = "|".join(word.capitalize() for word in BODY["company_brackets"])
_OTHER_BRACKETS = re.compile(rf"\s*\((?!{_KEPT})[^()]*\)")
# The number of a branch: "Cabang XLV", "Resort 34".
_BRANCH = re.compile(r"^(?:[IVXLC]+|\d+)$")
_LONGEST = 9
# Kinds of bodies that a district names: "KUA Topoyo", "Forkopimcam Kartoharjo".
_DISTRICT_KINDS = ("badan", "pemerintah")
# A place and a name behind it.
_LONGEST_RUN = 5
# Words of two people's names, or more.
_TWO_NAMES = 4
# From this logit on words behind a body's name are somebody's.
_CLEARLY_A_NAME = 1.5
# How many capitalised words may stand before a word like "University".
BEFORE_TAIL = 4


class Parser:
    """Parses bodies of one article; keeps what it found by first token.

    `bounded` are the named bodies, as small words, that stand somewhere without more capitals behind them.
    """

    def __init__(
        self, scene: Scene, short_forms: ShortForms, bounded: Collection[tuple[str, ...]] = frozenset()
    ) -> None:
        self.scene = scene
        self.short_forms = short_forms
        self.bounded = bounded
        self.reading = scene.reading
        self.tokens = scene.tokens
        self.lowers = scene.lowers
        self.regions = scene.regions
        self.forms = scene.forms
        self.offices = scene.offices
        self.common = scene.common
        self.groups = scene.reading.hits(phrases("groups.tsv", "name"))
        self.events = scene.reading.hits(phrases("event_kinds.tsv", "kind"))
        self._cache: dict[int, BodyMention | None] = {}

    def at(self, i: int) -> BodyMention | None:
        """The body that begins at token `i`."""
        if i not in self._cache:
            self._cache[i] = self._parse(i) if i < len(self.tokens) else None
        return self._cache[i]

    def _parse(self, i: int) -> BodyMention | None:
        learned = self.short_forms.at(i) if self.short_forms.learned and self.tokens[i].cap else None
        if learned:
            return learned
        hit = self.forms.get(i)
        group = self.groups.get(i)
        event = self.events.get(i)
        if group and group[0] - 1 in self.regions:
            # "Karang Taruna Desa Sukaraja"
            group = None
        if hit and ((group and group[0] > hit[0]) or (event and event[0] > hit[0])):
            # "anggota DPR se-Indonesia", "TNI Manunggal Membangun Desa"
            return None
        if hit is None and self.tokens[i].cap:
            return self._tailed(i)
        if hit and hit[1]["kind"] in ("dinas", "badan") and self.tokens[i].cap:
            explained = self._explained(i, hit[0])
            if explained:
                return explained
        if hit and (self.scene.is_other_word(i, hit[1]) or self.scene.is_called(i, hit[0])):
            return None
        if hit and hit[1]["kind"] in ("polisi", "militer") and self.scene.is_force(i):
            return None
        if hit is None or (not self.tokens[i].cap and not self._small_acronym(i, hit[1])):
            return None
        last, row = hit
        if last < len(self.tokens) and self.reading.text(i, last + 1).lower() in BODY["halls"]:
            return None
        reach = row["reach"]
        if reach == "generic":
            return None
        called = self.scene.past_hospital_name(last) if row["form"] in words("hospitals") else last
        if called > last:
            return self._hospital(i, last, called, row)
        body = _READERS[reach](self, i, last, row)
        # "delapan Polda", "setiap Bawaslu": a class of bodies
        return None if body and body.last == last and not body.region and self.scene.is_counted(i) else body

    def _hospital(self, i: int, last: int, end: int, row: Row) -> BodyMention:
        """As in "RSUD dr. Slamet Garut": a hospital that a known person's name is part of."""
        text = self.reading.text(last, end)
        region = self.scene.region_at(end)
        if region and not region.stated:
            text, end, region = f"{text} {region.name}", region.last, None
        name = f"{row['name']} {text}"
        reach = "named" if region else "complete"
        return BodyMention(i, region.last if region else end, name, row["kind"], reach, region)

    def _explained(self, i: int, last: int) -> BodyMention | None:
        """As in "Dinas Penanaman Modal Terpadat Satu Pintu (DPMPTSP) Kota X": the acronym tells."""
        j = last
        while j < min(i + _LONGEST, len(self.tokens)) and (
            self.tokens[j].cap or self.lowers[j] in BODY["inside"]
        ):
            j += 1
        if (
            j == last
            or j + 2 >= len(self.tokens)
            or self.tokens[j].text != "("
            or self.tokens[j + 2].text != ")"
        ):
            return None
        known = body_forms().match(self.lowers[j + 1 : j + 2], 0)
        if known is None or known[1]["reach"] != "regional" or known[1]["kind"] not in ("dinas", "badan"):
            return None
        return self._finish(i, j, known[1], known[1]["name"])

    def _tailed(self, i: int) -> BodyMention | None:
        """As in "Kagoshima University": capitalised words that a foreign word for a body ends."""
        beside = i > 0 and self.tokens[i - 1].cap and self.tokens[i - 1].end + 1 == self.tokens[i].start
        if (beside and not self.offices.get(i - 1)) or self.offices.get(i):
            # inside other capitals; but "Presiden Kagoshima University" holds an office
            return None
        for j in range(i + 1, min(i + BEFORE_TAIL + 1, len(self.tokens))):
            if not self.tokens[j].cap or self.scene.is_title(j) or self.forms.get(j):
                # "Menurut Kepala Kantor Perwakilan Bank Indonesia": a body of ours begins at its "Kantor"
                return None
            if self.lowers[j] in words("body_tails"):
                return BodyMention(i, j + 1, self.reading.text(i, j + 1), "organisasi", "complete")
        return None

    def _small_acronym(self, i: int, row: Row) -> bool:
        """As in "pemkab", "unsur forkopimda", "komisi III": bodies even when they are written small."""
        if row["form"] in BODY["small_parts"]:
            behind = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
            return (
                behind is not None
                and bool(COMMISSION.match(behind.text) or self.forms.get(i + 1))
                and behind.cap
            )
        known = row["reach"] == "government" or row["form"] in BODY["small_acronyms"]
        return known and " " not in row["form"] and self.tokens[i].text.isalpha()

    def _finish(self, i: int, last: int, row: Row, name: str, short: str | None = None) -> BodyMention:
        """Take the bracketed acronym and the region that may follow."""
        last, bracket = self.scene.bracket_at(last)
        last, seat = self.scene.seat_at(last)
        name += seat
        branch = self.scene.past_branch(last) if row["kind"] in BODY["branched"] else last
        if branch > last:
            name, last, seat = f"{name} {self.reading.text(last, branch)}", branch, name
        if seat:
            return BodyMention(i, last, name, row["kind"], "complete", None, None, bracket or short)
        region = self.scene.region_at(last)
        # "Kepala Badan Kepegawaian Negara (BKN) Zudan Arif": a national body has no place behind it
        placed = region is None and row["reach"] != "national" and self._is_headed(i)
        place = self._before_holder(last) if placed else last
        if place > last:
            name = f"{name} {self.reading.text(last, place)}"
            return BodyMention(i, place, name, row["kind"], "complete", None, None, bracket or short)
        if region:
            last = region.last
            after, late = self.scene.bracket_at(last)
            if late and not bracket:
                last, bracket = after, late
        elif row["reach"] in ("regional", "national", "field") and self.scene.past_nation(last):
            last = self.scene.past_nation(last) or last
            name = name if name.endswith(BODY["republic"]) else f"{name} {BODY['republic']}"
            row = {**row, "reach": "national"}
        return BodyMention(i, last, name, row["kind"], row["reach"], region, None, bracket or short)

    def _regional(self, i: int, last: int, row: Row) -> BodyMention:
        field = body_forms().match(self.lowers[i : i + 1], 0)
        # "Dinas Pendidikan Pemuda dan Olahraga": a comma is missing
        joint = last + (last + 2 < len(self.tokens) and self.scene.is_content(last))
        if (
            field
            and field[1]["reach"] == "field"
            and joint + 1 < len(self.tokens)
            and self.lowers[joint] in BODY["inside"]
            and self.scene.is_content(joint + 1)
        ):
            # "Dinas Bina Marga dan Bina Konstruksi" is no "Dinas Bina Marga"
            whole = self._field(i, i + 1, field[1])
            if whole and whole.last > last:
                return whole
        return self._finish(i, last, row, row["name"], self.scene.short_of(i, last, row))

    def _government(self, i: int, last: int, row: Row) -> BodyMention | None:
        """As in "Pemkot Sukabumi"; "Pemerintah Kabupaten (Pemkab) Bandung"; "Pemkab" alone."""
        last, bracket = self.scene.bracket_at(last)
        level = row["name"].split()[-1].lower()
        region = self.regions.get(last)
        if region and not region.stated:
            region = (
                RegionMention(region.first, region.last, region.name, level, None, True)
                if level != BODY["any_region"]
                else region
            )
            return BodyMention(i, region.last, row["name"], row["kind"], "government", region)
        after = self.scene.past_capitals(last, 3)
        if row["form"].startswith(_GOVERNMENT) and level in LEVELS and after > last:
            region = RegionMention(last, after, self.reading.text(last, after), level, None, True)
            return BodyMention(i, after, row["name"], row["kind"], "government", region)
        if region:
            return BodyMention(i, region.last, row["name"], row["kind"], "government", region)
        return BodyMention(i, last, row["name"], row["kind"], "government", None, None, bracket)

    def _field(self, i: int, last: int, row: Row) -> BodyMention | None:
        """As in "Dinas Kesehatan", "Badan Kesatuan Bangsa dan Politik": a field is made of common words."""
        end = self.scene.past_content(last)
        if end == last or (i > 0 and self.lowers[i - 1] in words("adjective_after")):
            return None
        return self._finish(i, end, row, self.reading.text(i, end))

    def _central(self, i: int, last: int, row: Row) -> BodyMention | None:
        end = self.scene.past_content(last)
        if end == last:
            return None
        end, bracket = self.scene.bracket_at(end)
        text = self.reading.text(i, end - 3 if bracket else end)
        name = text.replace(self.reading.text(i, last), row["name"], 1)
        parent = self.at(end)
        if row["form"] in BODY["of_ministry"] and parent and parent.kind == "kementerian":
            return BodyMention(i, parent.last, name, row["kind"], "part", None, parent, bracket)
        return BodyMention(i, end, name, row["kind"], "national", None, None, bracket)

    def _named(self, i: int, last: int, row: Row) -> BodyMention | None:
        """As in "Universitas Negeri Gorontalo", "PT Adhi Karya (Persero) Tbk"."""
        behind = self.forms.get(last)
        if behind and behind[1]["kind"] in BODY["never_inside"]:
            # "Kepala Bidang SMP Dinas Pendidikan", "Direktur Pembinaan SMK Kemdikbud"
            return None
        headed = self._is_headed(i)
        if row["form"] in BODY["only_headed"] and not self._is_headed(i + 1):
            return None
        named = self.scene.past_person_title(last, row)
        if named == last and self.scene.bracket_at(last)[1] and self.forms.get(last + 1):
            # as in "Rumah Sakit Daerah (RSD) Madani", with its short form before its name
            named = self.scene.bracket_at(last)[0]
            named = named if self.scene.goes_on(named) else last
        end = self._before_person(i, self.scene.past_name(named))
        if end == last:
            return None
        if headed and end - 1 not in self.regions and not self._is_holder_apposed(end):
            # "Ketua Kelompok Tani Mekar Jaya Ujang Suherman", "Ketua Panitia Budi Santoso"
            end = name_start(self.reading, self._past_own_name(named, end, row), end) or end
            if end == last:
                return None
        if end < len(self.tokens) and self.tokens[end].text == ",":
            # "Lembaga Pengembangan, Pembelajaran dan Penjaminan Mutu"
            end = max(end, self.scene.past_content(last))
        end, bracket = self.scene.bracket_at(end)
        text = self.reading.text(i, end)
        text = _OTHER_BRACKETS.sub("", text)
        name = text.replace(self.reading.text(i, last), row["name"], 1)
        region = self.scene.region_at(end) if end not in self.regions or self.regions[end].stated else None
        if region and region.level in ("kecamatan", "kabupaten", "kota", "provinsi", "desa"):
            return BodyMention(i, region.last, name, row["kind"], "named", region, None, bracket)
        bare = self.regions.get(end) if bracket else None
        if bare:
            return BodyMention(i, bare.last, f"{name} {bare.name}", row["kind"], "named", None, None, bracket)
        return BodyMention(i, end, name, row["kind"], "named", None, None, bracket)

    def _past_own_name(self, first: int, end: int, row: Row) -> int:
        """Index after the words ``first:end`` that are surely a body's own: no head's name begins there.

        Of two people's names the first is the body's: "Kepala Bandara Sultan Hasanuddin Wahyu Prasetyo".
        """
        if row["form"] in BODY["nameless"]:
            return first
        called = row["form"] in words("named_after") and self.scene.is_name(first)
        return first + 2 if called and end - first >= _TWO_NAMES else first + 1

    def _before_person(self, i: int, end: int) -> int:
        """As in "Dekan Universitas Rokania Eni Marta", where "Universitas Rokania" stands alone elsewhere."""
        for j in range(end - 2, i + 1, -1):
            if tuple(self.lowers[i:j]) in self.bounded:
                return j if name_logit(self.reading, j, end) > _CLEARLY_A_NAME else end
        return end

    def _placed(self, i: int, last: int, row: Row) -> BodyMention:
        """As in "Polres Berau", "Kodim 1202/Singkawang", "Lantamal IV"; without a place the article's."""
        last, bracket = self.scene.bracket_at(last)
        short = bracket or self.scene.short_of(i, last, row)
        after, seat = self.scene.seat_at(last)
        if seat:
            return BodyMention(i, after, row["name"] + seat, row["kind"], "complete", None, None, short)
        place, end = self.scene.place_name(last)
        district = past_district(self.reading, last) if not place and row["kind"] in _DISTRICT_KINDS else last
        if district > last and not self.scene.is_name(last):
            # "KUA Topoyo"
            place, end = self.reading.text(last, district), district
        if not place and self._is_headed(i):
            end = last if self.scene.is_name(last) else past_district(self.reading, last)
            end = self._before_holder(last) if end == last else end
            place = self.reading.text(last, end) if end > last else None
        if not place and self._is_headed(i) and self._is_unknown_place(last):
            place, end = self.reading.text(last, last + 1), last + 1
        if not place and row["kind"] in ("polisi", "militer", "kejaksaan", "pengadilan"):
            run = self.scene.past_capitals(last, 3)
            place, end = (self.reading.text(last, run), run) if run > last else (None, last)
        if place:
            # "Badan Permusyawaratan Desa" of "Desa Talau": the level stands once
            level = row["name"].rpartition(" ")[2]
            place = place.removeprefix(f"{level} ")
            return BodyMention(i, end, f"{row['name']} {place}", row["kind"], "complete", None, None, short)
        return BodyMention(i, last, row["name"], row["kind"], "placed", None, None, short)

    def _is_headed(self, i: int) -> bool:
        """True where an office stands right before the body or is named by it: its holder may follow."""
        near = range(max(0, i - _LONGEST), i)
        starts = [j for j in near if j in self.offices]
        if any(self.offices[j][0] >= i for j in starts):
            return True
        # "Kabag Teknik PDAM Budi Santoso"
        return any(self.tokens[j].cap and self.scene.past_content(self.offices[j][0]) == i for j in starts)

    def _is_holder_apposed(self, i: int) -> bool:
        """True behind "Direktur RSUD Muhammad Sani, Budi Santoso": the hospital's name ends at the comma."""
        named = i + 1 < len(self.tokens) and self.tokens[i].text == "," and self.tokens[i + 1].cap
        return named and (self.scene.is_title(i + 1) or self.lowers[i + 1] in read_list("given_names.txt"))

    def _is_unknown_place(self, i: int) -> bool:
        """True for the "Sulselbar" of "Pimwil Bulog Sulselbar, Budi Santoso": one word, then the name."""
        if i + 2 >= len(self.tokens) or self.scene.past_capitals(i, _LONGEST_RUN) != i + 1:
            return False
        named = self.tokens[i + 1].text == "," and self.tokens[i + 2].cap
        return named and not self.scene.is_name(i) and name_logit(self.reading, i, i + 1) < 0

    def _before_holder(self, i: int) -> int:
        """Index after the unlisted place that a name follows: "BUMDes Maju Jaya Ujang Suherman"."""
        run = self.scene.past_capitals(i, _LONGEST_RUN)
        start = name_start(self.reading, i + 1, run) if run - i > 2 else None
        if start is None or self.scene.is_name(i):
            return i
        return start if name_logit(self.reading, start, run) > name_logit(self.reading, i, run) else i

    def _part(self, i: int, last: int, row: Row) -> BodyMention | None:
        """As in "Komisi V DPR RI", "BEM FIS UNG", "Majelis hakim Pengadilan Negeri (PN) Palangka Raya"."""
        end = last
        if end < len(self.tokens) and COMMISSION.match(self.tokens[end].text):
            end += 1
        elif self.at(last) is None:
            # "Fraksi Partai Golkar": the whole stands right behind; else words name the part first
            end = self.scene.past_content(last)
        own = f"{row['name']} {self.reading.text(last, end)}".strip()
        end, bracket = self.scene.bracket_at(end)
        parent = self.at(end)
        council = self.at(parent.last) if parent and parent.kind == BODY["party"] else None
        if parent and council and council.kind == row["kind"]:
            # "Fraksi Gerindra DPRD Sleman" is a part of the council that has a party's name
            own, parent = f"{own} {parent.name}", council
        if parent:
            short = bracket or self.scene.short_of(i, last, row)
            return BodyMention(i, parent.last, own, row["kind"], "part", None, parent, short)
        if end == last and row["form"] in BODY["never_bare"]:
            return None
        return BodyMention(
            i, end, own, row["kind"], "part", None, None, bracket or self.scene.short_of(i, last, row)
        )


_READERS: dict[str, Callable[[Parser, int, int, Row], BodyMention | None]] = {
    "regional": Parser._regional,
    "national": Parser._regional,
    "government": Parser._government,
    "field": Parser._field,
    "central": Parser._central,
    "named": Parser._named,
    "placed": Parser._placed,
    "part": Parser._part,
}
