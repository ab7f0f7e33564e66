"""Finds bodies: "Bawaslu Kota Bandung", "Dinas Kesehatan", "Komisi V DPR RI", "Kodim 0304/Agam"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from graph.lexicon import (
    Phrases,
    content_words,
    list_phrases,
    phrases,
    read_list,
    read_settings,
    read_table,
    split_tokens,
    word_phrases,
    words,
)
from graph.model import BodyMention, RegionMention
from graph.text.phrase import (
    COMMISSION,
    NUMERAL,
    is_city_half,
    is_title,
    past_unit_class,
    past_unit_name,
    unit_number,
)
from graph.text.reading import Reading

_LEVELS = frozenset(read_settings("words.toml")["levels"])
_BODY = read_settings("words.toml")["institution"]
_GOVERNMENT = _BODY["government"].lower() + " "
# Brackets inside a company's name; the one of "(Persero)" belongs to it.
_KEPT = "|".join(word.capitalize() for word in _BODY["company_brackets"])
_OTHER_BRACKETS = re.compile(rf"\s*\((?!{_KEPT})[^()]*\)")
# The number of a branch: "Cabang XLV", "Resort 34".
_BRANCH = re.compile(r"^(?:[IVXLC]+|\d+)$")
_LAST_AND = ", dan "
_LONGEST = 9
# How many capitalised words may stand before a word like "University".
_BEFORE_TAIL = 4
_SHORT_ACRONYM = 4
_SHORTEST_INITIALS = 3


@cache
def _forms() -> Phrases[dict[str, str]]:
    """Rows by form; an acronym's full name is a form of its row too, with a comma before "dan" or not."""
    rows = read_table("bodies.tsv")
    forms = {row["form"]: row for row in rows}
    for row in rows:
        name = row["name"].lower()
        for form in (name, name.replace(_LAST_AND, _LAST_AND[1:])):
            forms.setdefault(form, {**row, "form": form})
    return Phrases(forms)


class _Parser:
    """Parses bodies of one article; keeps what it found by first token."""

    def __init__(self, reading: Reading, regions: Mapping[int, RegionMention]) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.lowers = reading.lowers
        self.regions = regions
        self.forms_alone = _forms()
        self.forms = reading.hits(self.forms_alone)
        self.groups = reading.hits(phrases("groups.tsv", "name"))
        self.events = reading.hits(phrases("event_kinds.tsv", "kind"))
        self.ranks = reading.hits(list_phrases("ranks.txt"))
        self.offices = reading.hits(phrases("offices.tsv", "title"))
        self.common = content_words()
        self.titles = read_list("honorifics.txt")
        self.cache: dict[int, BodyMention | None] = {}
        self.learned: dict[str, BodyMention] = {}

    def at(self, i: int) -> BodyMention | None:
        """The body that begins at token `i`."""
        if i not in self.cache:
            self.cache[i] = self._parse(i) if i < len(self.tokens) else None
        return self.cache[i]

    def learn(self, found: Iterable[BodyMention]) -> None:
        """Remember the short forms that the article itself explains: "Universitas Negeri Gorontalo (UNG)".

        The one hospital of an article is its "RSUD".
        """
        found = list(found)
        houses: dict[str, list[BodyMention]] = {}
        for body in found:
            head = self.tokens[body.first]
            named_after = body.last > body.first + 1 and self._is_title(body.first + 1)
            if body.reach == "named" and head.upper and len(head.text) >= _SHORT_ACRONYM and not named_after:
                houses.setdefault(head.text, []).append(body)
        for short, bodies in houses.items():
            if len({body.name for body in bodies}) == 1:
                self.learned.setdefault(short, bodies[0])
        for body in found:
            known = body.short and _forms().match(split_tokens(body.short.lower()), 0)
            if body.short and not known and len(body.short) >= 2 and body.short[0].isupper():
                self.learned.setdefault(body.short, body)
            self._learn_initials(body)
        self.cache.clear()

    def _learn_initials(self, body: BodyMention) -> None:
        """As in "UGJ" for "Universitas Swadaya Gunung Jati (Fisip UGJ)"."""
        if body.kind not in _BODY["initialled"] or body.reach not in ("named", "part"):
            return
        initials = "".join(word[0] for word in body.name.split() if word[0].isupper())
        for short in (initials, *(body.short or "").split()[-1:]):
            rest = iter(initials)
            spelt = len(short) >= _SHORTEST_INITIALS and all(sign in rest for sign in short)
            stands = spelt and short[0] == initials[0] and short.lower() in self.reading.places
            if stands and self.forms_alone.match([short.lower()], 0) is None:
                self.learned.setdefault(short, body)

    def learned_starts(self) -> Iterator[int]:
        """Capitalised tokens where a short form that the article has explained may begin."""
        places = self.reading.places
        for short in self.learned:
            for first in places.get(split_tokens(short)[0].lower(), ()):
                yield from (i for i in (first - 1, first) if i >= 0 and self.tokens[i].cap)

    def _learned(self, i: int) -> BodyMention | None:
        """A short form of a body that the article has explained, also behind "PT"."""
        for j in (i, i + 1) if self.lowers[i] in _BODY["company"] else (i,):
            for size in (1, 2, 3):
                body = (
                    self.learned.get(self.reading.text(j, j + size)) if j + size <= len(self.tokens) else None
                )
                if body and not body.first <= i < body.last:
                    whole = self.lowers[body.first : body.last]
                    if self.lowers[i : i + len(whole)] == whole:
                        # "RSUD Balangan" again, where the article has no other RSUD
                        return replace(body, first=i, last=i + len(whole))
                    seat = self.regions.get(j + size) if body.kind in _BODY["initialled"] else None
                    # "Rektor UGJ Cirebon, Prof. Achmad"
                    last = seat.last if seat and not seat.stated and not body.region else j + size
                    return replace(body, first=i, last=last)
        return None

    def _parse(self, i: int) -> BodyMention | None:
        learned = self._learned(i) if self.learned and self.tokens[i].cap else None
        if learned:
            return learned
        hit = self.forms.get(i)
        group = self.groups.get(i)
        event = self.events.get(i)
        if hit and ((group and group[0] > hit[0]) or (event and event[0] > hit[0])):
            # "anggota DPR se-Indonesia", "TNI Manunggal Membangun Desa"
            return None
        if hit is None and self.tokens[i].cap:
            return self._tailed(i)
        if hit and hit[1]["kind"] in ("dinas", "badan") and self.tokens[i].cap:
            explained = self._explained(i, hit[0])
            if explained:
                return explained
        if hit and self._is_other_word(i, hit[1]):
            return None
        if hit and hit[1]["kind"] in ("polisi", "militer") and self._is_force(i):
            return None
        if hit is None or (not self.tokens[i].cap and not self._small_acronym(i, hit[1])):
            return None
        last, row = hit
        if last < len(self.tokens) and self.reading.text(i, last + 1).lower() in _BODY["halls"]:
            return None
        reach = row["reach"]
        if reach == "generic":
            return None
        body = _READERS[reach](self, i, last, row)
        # "delapan Polda", "setiap Bawaslu": a class of bodies
        return None if body and body.last == last and not body.region and self._is_counted(i) else body

    def _explained(self, i: int, last: int) -> BodyMention | None:
        """As in "Dinas Penanaman Modal Terpadat Satu Pintu (DPMPTSP) Kota X": the acronym tells."""
        j = last
        while j < min(i + _LONGEST, len(self.tokens)) and (
            self.tokens[j].cap or self.lowers[j] in _BODY["inside"]
        ):
            j += 1
        if (
            j == last
            or j + 2 >= len(self.tokens)
            or self.tokens[j].text != "("
            or self.tokens[j + 2].text != ")"
        ):
            return None
        known = self.forms_alone.match(self.lowers[j + 1 : j + 2], 0)
        if known is None or known[1]["reach"] != "regional" or known[1]["kind"] not in ("dinas", "badan"):
            return None
        return self._finish(i, j, known[1], known[1]["name"])

    def _is_counted(self, i: int) -> bool:
        """True behind a number or a word for many."""
        before = self.lowers[i - 1] if i else ""
        return before in words("numbers") or before in words("plurals") or before.isdigit()

    def _is_other_word(self, i: int, row: dict[str, str]) -> bool:
        """True for the "Idi" and "Man" of names: a short acronym stands in capitals."""
        short = len(row["form"]) <= _SHORT_ACRONYM and row["form"] != row["name"].lower()
        return short and not self.tokens[i].upper

    def _is_force(self, i: int) -> bool:
        """True for the "TNI" of "Brigjen TNI" and the "Polri" of "640 personel Polri"."""
        if i == 0:
            return False
        rank = self.ranks.get(i - 1)
        named = self.forms[i][1]["reach"] == "placed"
        return (rank is not None and rank[0] > i) or (not named and self.lowers[i - 1] in words("forces"))

    def _tailed(self, i: int) -> BodyMention | None:
        """As in "Kagoshima University": capitalised words that a foreign word for a body ends."""
        beside = i > 0 and self.tokens[i - 1].cap and self.tokens[i - 1].end + 1 == self.tokens[i].start
        if (beside and not self.offices.get(i - 1)) or self.offices.get(i):
            # inside other capitals; but "Presiden Kagoshima University" holds an office
            return None
        for j in range(i + 1, min(i + _BEFORE_TAIL + 1, len(self.tokens))):
            if not self.tokens[j].cap or self._is_title(j):
                return None
            if self.lowers[j] in words("body_tails"):
                return BodyMention(i, j + 1, self.reading.text(i, j + 1), "organisasi", "complete")
        return None

    def _small_acronym(self, i: int, row: dict[str, str]) -> bool:
        """As in "pemkab", "unsur forkopimda", "komisi III": bodies even when they are written small."""
        if row["form"] in _BODY["small_parts"]:
            behind = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
            return (
                behind is not None
                and bool(COMMISSION.match(behind.text) or self.forms.get(i + 1))
                and behind.cap
            )
        known = row["reach"] == "government" or row["form"] in _BODY["small_acronyms"]
        return known and " " not in row["form"] and self.tokens[i].text.isalpha()

    def _finish(
        self, i: int, last: int, row: dict[str, str], name: str, short: str | None = None
    ) -> BodyMention:
        """Take the bracketed acronym and the region that may follow."""
        last, bracket = self._bracket(last)
        last, seat = self._seat(last)
        name += seat
        branch = self._past_branch(last) if row["kind"] in _BODY["branched"] else last
        if branch > last:
            name, last, seat = f"{name} {self.reading.text(last, branch)}", branch, name
        if seat:
            return BodyMention(i, last, name, row["kind"], "complete", None, None, bracket or short)
        region = self._region(last)
        if region:
            last = region.last
            after, late = self._bracket(last)
            if late and not bracket:
                last, bracket = after, late
        elif row["reach"] in ("regional", "national", "field") and self._nation(last):
            last = self._nation(last) or last
            name = name if name.endswith(_BODY["republic"]) else f"{name} {_BODY['republic']}"
            row = {**row, "reach": "national"}
        return BodyMention(i, last, name, row["kind"], row["reach"], region, None, bracket or short)

    def _seat(self, i: int) -> tuple[int, str]:
        """The "Pusat" of "PWI Pusat", and the index after it."""
        here = i < len(self.tokens) and self.tokens[i].cap and self.lowers[i] in _BODY["seats"]
        return (i + 1, f" {self.tokens[i].text}") if here else (i, "")

    def _short(self, i: int, last: int, row: dict[str, str]) -> str | None:
        text = self.reading.text(i, last)
        return text if row["name"].lower() != text.lower() else None

    def _regional(self, i: int, last: int, row: dict[str, str]) -> BodyMention:
        field = self.forms_alone.match(self.lowers[i : i + 1], 0)
        if (
            field
            and field[1]["reach"] == "field"
            and last + 1 < len(self.tokens)
            and self.lowers[last] in _BODY["inside"]
            and self._is_content(last + 1)
        ):
            # "Dinas Bina Marga dan Bina Konstruksi" is no "Dinas Bina Marga"
            whole = self._field(i, i + 1, field[1])
            if whole and whole.last > last:
                return whole
        return self._finish(i, last, row, row["name"], self._short(i, last, row))

    def _government(self, i: int, last: int, row: dict[str, str]) -> BodyMention | None:
        """As in "Pemkot Sukabumi"; "Pemerintah Kabupaten (Pemkab) Bandung"; "Pemkab" alone."""
        last, bracket = self._bracket(last)
        level = row["name"].split()[-1].lower()
        region = self.regions.get(last)
        if region and not region.stated:
            region = (
                RegionMention(region.first, region.last, region.name, level, None, True)
                if level != _BODY["any_region"]
                else region
            )
            return BodyMention(i, region.last, row["name"], row["kind"], "government", region)
        after = self._capital_run(last, 3)
        if row["form"].startswith(_GOVERNMENT) and level in _LEVELS and after > last:
            region = RegionMention(last, after, self.reading.text(last, after), level, None, True)
            return BodyMention(i, after, row["name"], row["kind"], "government", region)
        if region:
            return BodyMention(i, region.last, row["name"], row["kind"], "government", region)
        return BodyMention(i, last, row["name"], row["kind"], "government", None, None, bracket)

    def _field(self, i: int, last: int, row: dict[str, str]) -> BodyMention | None:
        """As in "Dinas Kesehatan", "Badan Kesatuan Bangsa dan Politik": a field is made of common words."""
        end = self._content(last)
        if end == last or (i > 0 and self.lowers[i - 1] in words("adjective_after")):
            return None
        return self._finish(i, end, row, self.reading.text(i, end))

    def _central(self, i: int, last: int, row: dict[str, str]) -> BodyMention | None:
        end = self._content(last)
        if end == last:
            return None
        end, bracket = self._bracket(end)
        text = self.reading.text(i, end - 3 if bracket else end)
        name = text.replace(self.reading.text(i, last), row["name"], 1)
        parent = self.at(end)
        if row["form"] in _BODY["of_ministry"] and parent and parent.kind == "kementerian":
            return BodyMention(i, parent.last, name, row["kind"], "part", None, parent, bracket)
        return BodyMention(i, end, name, row["kind"], "national", None, None, bracket)

    def _named(self, i: int, last: int, row: dict[str, str]) -> BodyMention | None:
        """As in "Universitas Negeri Gorontalo", "PT Adhi Karya (Persero) Tbk"."""
        named = self._past_person_title(last, row)
        if named == last and self._bracket(last)[1] and self.forms.get(last + 1):
            # as in "Rumah Sakit Daerah (RSD) Madani", with its short form before its name
            named = self._bracket(last)[0]
            named = named if self._goes_on(named) else last
        end = self._proper(named)
        if end == last:
            return None
        end, bracket = self._bracket(end)
        text = self.reading.text(i, end)
        text = _OTHER_BRACKETS.sub("", text)
        name = text.replace(self.reading.text(i, last), row["name"], 1)
        region = self._region(end) if end not in self.regions or self.regions[end].stated else None
        if region and region.level in ("kecamatan", "kabupaten", "kota", "provinsi", "desa"):
            return BodyMention(i, region.last, name, row["kind"], "named", region, None, bracket)
        bare = self.regions.get(end) if bracket else None
        if bare:
            return BodyMention(i, bare.last, f"{name} {bare.name}", row["kind"], "named", None, None, bracket)
        return BodyMention(i, end, name, row["kind"], "named", None, None, bracket)

    def _goes_on(self, i: int) -> bool:
        """True at a capital that begins neither somebody's title nor an office."""
        capital = i < len(self.tokens) and self.tokens[i].cap
        return capital and not (self._is_title(i) or self.offices.get(i))

    def _past_person_title(self, i: int, row: dict[str, str]) -> int:
        """Index after the title of the person that a hospital is named after ("RSUD dr. Soekardjo")."""
        first = i
        if row["form"] not in words("named_after"):
            return i
        i = self._bracket(i)[0]
        while i + 1 < len(self.tokens) and self.lowers[i] in self.titles:
            i += 2 if self.tokens[i + 1].text == "." else 1
        return i if i > first and i < len(self.tokens) and self.tokens[i].cap else first

    def _placed(self, i: int, last: int, row: dict[str, str]) -> BodyMention:
        """As in "Polres Berau", "Kodim 1202/Singkawang", "Lantamal IV"; without a place the article's."""
        last, bracket = self._bracket(last)
        short = bracket or self._short(i, last, row)
        after, seat = self._seat(last)
        if seat:
            return BodyMention(i, after, row["name"] + seat, row["kind"], "complete", None, None, short)
        place, end = self.place_name(last)
        if not place and row["kind"] in ("polisi", "militer", "kejaksaan", "pengadilan"):
            run = self._capital_run(last, 3)
            place, end = (self.reading.text(last, run), run) if run > last else (None, last)
        if place:
            # "Badan Permusyawaratan Desa" of "Desa Talau": the level stands once
            level = row["name"].rpartition(" ")[2]
            place = place.removeprefix(f"{level} ")
            return BodyMention(i, end, f"{row['name']} {place}", row["kind"], "complete", None, None, short)
        return BodyMention(i, last, row["name"], row["kind"], "placed", None, None, short)

    def place_name(self, i: int) -> tuple[str | None, int]:
        """The place or number that completes a unit's name at token `i`, and the index after it."""
        n = len(self.tokens)
        branch = self._past_branch(i)
        if branch > i:
            return self.reading.text(i, branch), branch
        named = past_unit_class(self.tokens, i)
        if named > i:
            place, end = self.place_name(named)
            return f"{self.reading.text(i, named)} {place or ''}".strip(), max(end, named)
        if i < n and (self.tokens[i].text[0].isdigit() or NUMERAL.match(self.tokens[i].text)):
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
                if not more and end < len(self.tokens) and self.tokens[end].cap and not self._is_title(end):
                    run = self._capital_run(end, 2)
                    end = run if run < len(self.tokens) and self._is_title(run) else end
            elif end in self.regions and not self.regions[end].stated:
                # "Kodim 0317 Karimun"
                end = self.regions[end].last
            return unit_number(self.reading.text(i, end)), end
        region = self.regions.get(i)
        if region is None:
            return None, i
        if is_city_half(self.reading, region, self.regions):
            return self.reading.text(i, region.last + 1), region.last + 1
        name = region.name if region.level in ("provinsi", None) or not region.stated else region.full_name
        return name, region.last

    def _past_branch(self, i: int) -> int:
        """Index after the branch at token `i`: "HKBP Distrik III Humbang", "BRI Cabang Gunungsitoli"."""
        if i + 1 >= len(self.tokens) or not self.tokens[i].cap or self.lowers[i] not in _BODY["branches"]:
            return i
        place, end = self.place_name(i + 1)
        return end if place else i + 2 if _BRANCH.match(self.tokens[i + 1].text) else i

    def _is_unit_name(self, i: int) -> bool:
        """True behind the slash of "Kodim 0719 / Jepara", "Kodam IX/ Udayana"."""
        return self.tokens[i].cap and not self._is_title(i)

    def _part(self, i: int, last: int, row: dict[str, str]) -> BodyMention | None:
        """As in "Komisi V DPR RI", "BEM FIS UNG", "Majelis hakim Pengadilan Negeri (PN) Palangka Raya"."""
        end = last
        if end < len(self.tokens) and COMMISSION.match(self.tokens[end].text):
            end += 1
        elif self.at(last) is None:
            # "Fraksi Partai Golkar": the whole stands right behind; else words name the part first
            end = self._content(last)
        own = f"{row['name']} {self.reading.text(last, end)}".strip()
        end, bracket = self._bracket(end)
        parent = self.at(end)
        council = self.at(parent.last) if parent and parent.kind == _BODY["party"] else None
        if parent and council and council.kind == row["kind"]:
            # "Fraksi Gerindra DPRD Sleman" is a part of the council that has a party's name
            own, parent = f"{own} {parent.name}", council
        if parent:
            short = bracket or self._short(i, last, row)
            return BodyMention(i, parent.last, own, row["kind"], "part", None, parent, short)
        if end == last and row["form"] in _BODY["never_bare"]:
            return None
        return BodyMention(i, end, own, row["kind"], "part", None, None, bracket or self._short(i, last, row))

    def _content(self, i: int) -> int:
        """Index after capitalised common words, with "dan" and commas between them."""
        first = i
        while i < len(self.tokens) and i - first < _LONGEST:
            if self._is_content(i):
                i += 1
            elif (
                i > first
                and self.lowers[i] in _BODY["inside"]
                and i + 1 < len(self.tokens)
                and self._is_content(i + 1)
            ) or (i > first and self.tokens[i].text == "," and self._comma_goes_on(i)):
                i += 2
            else:
                break
        return i

    def _comma_goes_on(self, i: int) -> bool:
        """True inside "Perumahan, Kawasan Permukiman dan Pertanahan": a "dan" follows before any stop."""
        for j in range(i + 1, min(i + 6, len(self.tokens))):
            if self.lowers[j] in words("and"):
                return j > i + 1 and j + 1 < len(self.tokens) and self._is_content(j + 1)
            if not self._is_content(j) and self.tokens[j].text != ",":
                return False
        return False

    def _is_content(self, i: int) -> bool:
        token = self.tokens[i]
        if not token.cap or self._is_title(i) or i in self.regions:
            return False
        if self.lowers[i] in _LEVELS and i + 1 < len(self.tokens) and self.tokens[i + 1].cap:
            return False
        if self.forms.get(i) and self.lowers[i] not in self.common:
            return False
        return token.lower in self.common or (token.upper and len(token.text) <= 6)

    def _is_title(self, i: int) -> bool:
        return is_title(self.reading, i)

    def _proper(self, i: int) -> int:
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
            if self._is_title(i) or not (token.cap or token.text[0].isdigit()):
                if (
                    self.lowers[i] in words("and")
                    and i > first
                    and i + 1 < len(self.tokens)
                    and self._is_content(i + 1)
                ):
                    i += 2
                    continue
                break
            i += 1
        if (
            i + 2 < len(self.tokens)
            and self.lowers[i + 1] in _BODY["company_brackets"]
            and self.tokens[i].text == "("
        ):
            i += 3
            i += i < len(self.tokens) and self.lowers[i] in _BODY["company_tails"]
        return i

    def _is_initial(self, i: int) -> bool:
        """True for the "LM" of "RSUD dr. LM. Baharuddin"."""
        named = i + 2 < len(self.tokens) and self.tokens[i + 2].cap
        return named and self.tokens[i].upper and len(self.tokens[i].text) <= 2

    def _is_inner(self, i: int) -> bool:
        """True where a name goes on behind a region: "Universitas Serang Raya (Unsera)"."""
        named = i + 1 < len(self.tokens) and self.tokens[i].cap and not self._is_title(i)
        return named and self.tokens[i + 1].text == "("

    def _capital_run(self, i: int, most: int) -> int:
        first = i
        while i < len(self.tokens) and i - first < most and self.tokens[i].cap and not self._is_title(i):
            if self.offices.get(i) or self.forms.get(i) or (i > first and self.lowers[i] in _LEVELS):
                break
            i += 1
        return i

    def _bracket(self, i: int) -> tuple[int, str | None]:
        """As in "(BPBD)" at token `i`."""
        if i + 2 < len(self.tokens) and self.tokens[i].text == "(":
            for j in range(i + 2, min(i + 5, len(self.tokens))):
                if (
                    self.tokens[j].text == ")"
                    and self.tokens[i + 1].cap
                    and self.offices.get(i + 1, (0,))[0] != j
                    and self.lowers[i + 1] not in _BODY["company_brackets"]
                ):
                    return j + 1, self.reading.text(i + 1, j)
        return i, None

    def _region(self, i: int) -> RegionMention | None:
        region = self.regions.get(i)
        if region:
            return region
        here = read_settings("words.toml")["here"]
        if i + 1 < len(self.tokens) and self.lowers[i] in _LEVELS and self.lowers[i + 1] in here:
            return RegionMention(i, i + 2, "", self.lowers[i], None, True)
        if i < len(self.tokens) and self.lowers[i] in here:
            return RegionMention(i, i + 1, "", None, None, True)
        return None

    def _nation(self, i: int) -> int | None:
        """Index after "RI" or "Republik Indonesia"."""
        hit = word_phrases("nation").match(self.lowers, i)
        return hit[0] if hit else None


_READERS: dict[str, Callable[[_Parser, int, int, dict[str, str]], BodyMention | None]] = {
    "regional": _Parser._regional,
    "national": _Parser._regional,
    "government": _Parser._government,
    "field": _Parser._field,
    "central": _Parser._central,
    "named": _Parser._named,
    "placed": _Parser._placed,
    "part": _Parser._part,
}


def find_bodies(reading: Reading, regions: Mapping[int, RegionMention]) -> dict[int, BodyMention]:
    """Bodies by the index of their first token; a body inside another is there too (the parent of a part)."""
    parser = _Parser(reading, regions)
    starts = {*parser.forms, *_before_tails(reading)}
    found = {i: body for i in sorted(starts) if (body := parser.at(i))}
    parser.learn(found.values())
    if not parser.learned:
        return found
    starts.update(parser.learned_starts())
    return {i: body for i in sorted(starts) if (body := parser.at(i))}


def _before_tails(reading: Reading) -> Iterator[int]:
    """Capitalised tokens shortly before a foreign word for a body."""
    for word in words("body_tails") & reading.places.keys():
        for tail in reading.places[word]:
            yield from (i for i in range(max(0, tail - _BEFORE_TAIL), tail) if reading.tokens[i].cap)
