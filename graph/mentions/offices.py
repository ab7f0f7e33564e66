"""Finds offices: "Pj. Wali Kota Sukabumi", "Kadis Perkim", "para camat se-Kota Kendari", "Dandim 0304/Agam"."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from graph.lexicon import Phrases, content_words, list_phrases, phrases, read_list, read_table, words
from graph.model import BodyMention, Capacity, OfficeMention, RegionMention, Span
from graph.text.reading import Reading

_NUMBER = re.compile(r"^(?:[IVX]+|\d{1,2})$")
_CURRENT = frozenset({"penjabat", "penjabat sementara", "pelaksana tugas", "pelaksana harian"})


@dataclass(frozen=True, slots=True)
class _Office:
    form: str
    title: str
    at: str
    body: str


@cache
def _forms() -> Phrases[_Office]:
    """The forms of ``offices.tsv`` and "ka" + acronym of every dinas and badan ("Kadispora")."""
    forms = {
        row["form"]: _Office(row["form"], row["title"], row["at"], row["body"])
        for row in read_table("offices.tsv")
    }
    for row in read_table("bodies.tsv"):
        if row["kind"] in ("dinas", "badan") and row["reach"] == "regional" and row["form"].isalnum():
            head = row["name"].split()[0]
            forms.setdefault(
                f"ka{row['form']}", _Office(f"ka{row['form']}", f"Kepala {head}", "own-region", row["name"])
            )
            forms.setdefault(
                f"kadis {row['form'].removeprefix('dis')}",
                _Office(f"kadis {row['form']}", f"Kepala {head}", "own-region", row["name"]),
            )
    for form, office in list(forms.items()):
        if office.at == "own" and office.title == "Menteri":
            forms.setdefault(f"wakil {form}", _Office(f"wakil {form}", "Wakil Menteri", "own", office.body))
    return Phrases(forms)


class _Parser:
    def __init__(
        self, reading: Reading, regions: Mapping[int, RegionMention], bodies: Mapping[int, BodyMention]
    ) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.lowers = reading.lowers
        self.regions = regions
        self.forms = reading.hits(_forms())
        self.ranks = reading.hits(list_phrases("ranks.txt"))
        self.acting = reading.hits(phrases("capacities.tsv", "capacity"))
        self.bodies = bodies
        self.common = content_words()
        self.people = _titled_words(reading)
        self.plural_end = -1
        self.unit_places = _unit_places(reading, bodies)

    def at(self, i: int) -> OfficeMention | None:
        """The office expression that begins at token `i`, with its acting word or plural word."""
        plural, j = self._plural(i)
        capacity, j = self._capacity(j)
        whole = self.forms.get(i)
        if (not plural and not capacity) or (whole and whole[0] > j + 1):
            j, plural, capacity = i, False, None
        hit = self.forms.get(j)
        if hit is None:
            return None
        last, office = hit
        small = not self.tokens[j].cap
        if (
            small
            and not plural
            and j == i
            and (self._continues_plural(i) or self._names_class(i, last, office))
        ):
            plural = True
        told = i > 0 and phrases("speech_verbs.tsv", "use").match(self.lowers, i - 1)
        if (
            small
            and told
            and told[1] in ("after", "source")
            and office.at.partition(":")[0] in ("region", "government", "unit")
        ):
            return OfficeMention(
                i,
                last,
                last,
                office.title,
                None,
                capacity,
                False,
                office.at,
                self._bare_body(last, office),
                None,
                office.body or None,
            )
        if (
            small
            and not (plural or capacity)
            and office.at not in ("body", "part", "head", "class")
            and not self._small_ok(j)
        ):
            return None
        form = self.reading.text(j, last)
        return self._complement(i, last, office, form, capacity, plural, small)

    def _bare_body(self, i: int, office: _Office) -> BodyMention | None:
        """The body of "kata kapolres", which its full form elsewhere completes."""
        return BodyMention(i, i, office.body, "lainnya", "placed") if office.at == "unit" else None

    def _names_class(self, i: int, last: int, office: _Office) -> bool:
        """As in "dihadiri camat, lurah dan kepala desa": bare offices of a list, written small."""
        if office.at.partition(":")[0] not in ("region", "body") or (office.at == "body" and last - i < 2):
            return False
        before = self.lowers[i - 1] if i else ""
        follows = last < len(self.tokens) and self.tokens[last].cap and last not in self.regions
        return before in words("list_openers") and not follows

    def _continues_plural(self, i: int) -> bool:
        """The "lurah" of "para camat dan lurah"."""
        return i > 0 and self.plural_end == i - 1 and self.lowers[i - 1] in words("coordinators")

    def _small_ok(self, j: int) -> bool:
        """An office written small counts where a region or body follows it ("camat Warudoyong")."""
        hit = self.forms.get(j)
        return hit is not None and hit[0] < len(self.tokens) and self.tokens[hit[0]].cap

    def _plural(self, i: int) -> tuple[bool, int]:
        if self.lowers[i] in words("plurals") and i + 1 < len(self.tokens):
            return True, i + 1
        counted = self.tokens[i].text.replace(".", "").isdigit() or self.lowers[i] in words("numbers")
        if counted and i + 1 < len(self.tokens):
            return True, i + 2 if self.lowers[i + 1] == "orang" else i + 1
        return False, i

    def _capacity(self, i: int) -> tuple[Capacity | None, int]:
        """As in "Pj.", "Penjabat (Pj)", "Pelaksana Tugas (Plt)", "mantan"."""
        acting = self.acting
        hit = acting.get(i)
        if hit is None:
            return None, i
        j, capacity = hit
        j = self._past_dot(j)
        inner = acting.get(j + 1) if j < len(self.tokens) and self.tokens[j].text == "(" else None
        if inner:
            close = self._past_dot(inner[0])
            if close < len(self.tokens) and self.tokens[close].text == ")":
                j = close + 1
        return cast(Capacity, capacity), j

    def _past_dot(self, i: int) -> int:
        return i + 1 if i < len(self.tokens) and self.tokens[i].text == "." else i

    def _complement(
        self,
        i: int,
        head: int,
        office: _Office,
        form: str,
        capacity: Capacity | None,
        plural: bool,
        small: bool,
    ) -> OfficeMention | None:
        head = self._past_own_bracket(head, office)
        kind, _, level = office.at.partition(":")
        head, number = self._number(head) if kind in ("body", "secretariat", "part") else (head, "")
        title, body, region, last = office.title + number, None, None, head
        if kind == "function":
            return None
        if kind == "region":
            region, last = self._region_of_level(head, level)
        elif kind in ("government", "own-region", "secretariat", "advisor"):
            if kind in ("secretariat", "advisor"):
                words_end = self._words(head)
                title = f"{title} {self.reading.text(head, words_end)}".strip()
                last = words_end
            if (
                kind == "own-region"
                and last < len(self.tokens)
                and self.tokens[last].text == ","
                and self._goes_on(last)
            ):
                last = self._words(last + 1)
            last = self._past_of(last, ("setda", "sekretariat daerah")) if kind == "secretariat" else last
            region, last = self._region(last)
            parent = self.bodies.get(last)
            if kind == "secretariat" and parent and "Sekretariat" in parent.name:
                body, last = parent, parent.last
            elif parent and parent.reach == "government":
                region, last = parent.region, parent.last
            elif kind == "secretariat" and parent and parent.kind in ("kementerian", "kejaksaan"):
                body, last = parent, parent.last
        elif kind == "class":
            plural = True
            region, last = self._region(head)
        elif kind == "unit":
            body, title, last = self._unit(head, office)
        elif kind in ("body", "head", "part", "ministry"):
            body, title, last = getattr(self, f"_{kind}")(head, replace(office, title=title), small)
            if small and not body and not (plural or capacity) and not self._named_holder(last):
                return None
        if kind == "head" and not body:
            return None
        last, region = self._se(last, region)
        if plural and self._are_named(i, last):
            plural = False
        base = office.body or None
        written = form if form.lower() != title.lower() else None
        return OfficeMention(i, head, last, title, written, capacity, plural, office.at, body, region, base)

    def _named_holder(self, i: int) -> bool:
        """As in "hakim anggota Sutopo Hadi": a name right after an office that is written small."""
        return (
            i < len(self.tokens)
            and self.tokens[i].cap
            and i not in self.regions
            and self.lowers[i] not in self.common
        )

    def _are_named(self, i: int, last: int) -> bool:
        """As in "dua peneliti X, Prof. Kenji Arimura serta Dr. Aiko Nomura": their names follow."""
        counted = self.tokens[i].text.isdigit() or self.lowers[i] in words("numbers")
        if not counted or last + 1 >= len(self.tokens) or self.tokens[last].text != ",":
            return False
        return self._is_title(last + 1) and self.tokens[last + 1].cap

    def _number(self, i: int) -> tuple[int, str]:
        """The number behind "Wakil Ketua" or "Asisten"."""
        if i >= len(self.tokens):
            return i, ""
        text = self.tokens[i].text
        numbered = _NUMBER.match(text) or self.lowers[i] in words("office_numbers")
        return (i + 1, f" {text}") if numbered else (i, "")

    def _past_own_bracket(self, i: int, office: _Office) -> int:
        """As in "kepala desa (kades)": the short form of the same office."""
        if i + 2 < len(self.tokens) and self.tokens[i].text == "(":
            hit = self.forms.get(i + 1)
            if (
                hit
                and hit[0] < len(self.tokens)
                and self.tokens[hit[0]].text == ")"
                and hit[1].title == office.title
            ):
                return hit[0] + 1
        return i

    def _region_of_level(self, i: int, level: str) -> tuple[RegionMention | None, int]:
        """The region after "Wali Kota", "Camat", "Kades": its level is the office's."""
        large = level in ("kota", "kabupaten", "provinsi")
        within = self.regions.get(i - 1)
        if within and large and within.last > i:
            # the "Kota" of "Wali Kota Kendari" belongs to both
            return RegionMention(i, within.last, within.name, level, within.code, True), within.last
        region = self.regions.get(i)
        if (
            region
            and region.stated
            and region.level != level
            and {region.level, level} != {"distrik", "kecamatan"}
        ):
            return region, region.last
        if region and (large or region.stated):
            return RegionMention(
                region.first, region.last, region.name, level, region.code, region.stated
            ), region.last
        end = self._place_words(i, level)
        if end > i:
            return RegionMention(i, end, self.reading.text(i, end), level, None, False), end
        return None, i

    def _place_words(self, i: int, level: str) -> int:
        """Index after the capitalised words of a small region's name: a listed name first, else up to two words."""
        if i >= len(self.tokens) or not self.tokens[i].cap or self._is_title(i) or self.bodies.get(i):
            return i
        if self.lowers[i] in self.common or self.lowers[i] in self.people or self.lowers[i] == "se":
            return i
        if level in ("kota", "kabupaten", "provinsi"):
            return i
        listed = _small_regions().match(self.lowers, i) if level in ("kecamatan", "distrik") else None
        if listed and all(token.cap for token in self.tokens[i : listed[0]]):
            return listed[0]
        end = i
        while (
            end < min(i + 6, len(self.tokens))
            and self.tokens[end].cap
            and not self._is_title(end)
            and not self.bodies.get(end)
        ):
            if self.forms.get(end):
                break
            end += 1
        if end > i and self.tokens[end - 1].text.isupper() and _NUMBER.match(self.tokens[end - 1].text):
            return end
        # "Wali Nagari Bukik Batabuah Firdaus Sutan Mudo": a long run ends with the holder's name
        return end if end - i <= 2 else i + 2

    def _is_title(self, i: int) -> bool:
        return self.lowers[i] in read_list("honorifics.txt") or self.ranks.get(i) is not None

    def _region(self, i: int) -> tuple[RegionMention | None, int]:
        region = self.regions.get(i)
        return (region, region.last) if region else (None, i)

    def _se(self, i: int, region: RegionMention | None) -> tuple[int, RegionMention | None]:
        """As in "para lurah se-Kecamatan X", "anggota Bawaslu se Indonesia", "kepala desa di Kabupaten X"."""
        if i < len(self.tokens) and self.lowers[i] == "se" and i + 1 < len(self.tokens):
            j = i + 2 if self.tokens[i + 1].text == "-" else i + 1
            found = self.regions.get(j)
            return (found.last, found) if found else (j + 1 if j < len(self.tokens) else i, region)
        if i < len(self.tokens) and self.lowers[i].startswith("se-"):
            level = self.lowers[i].split("-", 1)[1]
            found = self.regions.get(i + 1)
            if found:
                stated = level in ("kota", "kabupaten", "provinsi", "kecamatan", "distrik")
                return found.last, RegionMention(
                    i, found.last, found.name, level if stated else found.level, found.code, True
                )
            if (
                level in ("kecamatan", "kelurahan", "desa", "distrik")
                and i + 1 < len(self.tokens)
                and self.tokens[i + 1].cap
            ):
                end = self._place_words(i + 1, level)
                return end, RegionMention(i, end, self.reading.text(i + 1, end), level, None, True)
            return i + 1, region
        return i, region

    def _unit(self, i: int, office: _Office) -> tuple[BodyMention | None, str, int]:
        """As in "Kapolres Berau", "Kepala Dinas Kesehatan Kota X", "Kadis Perkim", "Danrem 141/Toddopuli"."""
        found = self.bodies.get(i - 1)
        own = self._without_name(found) if found else None
        if own and own.name.split()[0] == office.body.split()[0] and own.last > i:
            return own, office.title, own.last
        if office.body in (
            "Dinas",
            "Badan",
            "Balai",
            "Balai Besar",
            "Kantor",
            "UPTD",
            "UPT",
            "Stasiun",
            "Loka",
            "Puskesmas",
        ):
            return self._headed_unit(i, office)
        inner = self.bodies.get(i)
        if inner and office.body == "Kantor Wilayah":
            end = inner.last
            if (
                inner.region is None
                and end < len(self.tokens)
                and self.tokens[end].cap
                and not self._is_title(end)
            ):
                end += 1
            name = f"{office.body} {inner.name} {self.reading.text(inner.last, end)}".strip()
            return BodyMention(i, end, name, inner.kind, "complete", inner.region), office.title, end
        place, end = self._unit_place(i)
        if place:
            kind = (
                "polisi"
                if "Kepolisian" in office.body
                else "militer"
                if "Komando" in office.body
                else "lainnya"
            )
            return BodyMention(i, end, f"{office.body} {place}", kind, "complete"), office.title, end
        return BodyMention(i, i, office.body, "lainnya", "placed"), office.title, i

    def _headed_unit(self, i: int, office: _Office) -> tuple[BodyMention | None, str, int]:
        end = self._words(i)
        if end == i and i < len(self.tokens) and self.tokens[i].upper:
            end = i + 1
        if end == i:
            return None, office.title, i
        name = f"{office.body} {self.reading.text(i, end)}"
        end, short = self._bracket(end)
        region, end = self._region(end)
        reach = "field" if office.body in ("Dinas", "Badan") else "named"
        return BodyMention(i, end, name, office.body.lower(), reach, region, None, short), office.title, end

    def _bracket(self, i: int) -> tuple[int, str | None]:
        if i + 2 < len(self.tokens) and self.tokens[i].text == "(" and self.tokens[i + 2].text == ")":
            return i + 3, self.tokens[i + 1].text
        return i, None

    def _unit_place(self, i: int) -> tuple[str | None, int]:
        """What completes a unit: a number with a name, a region, a listed district, one or two capital words."""
        tokens, n = self.tokens, len(self.tokens)
        if i >= n:
            return None, i
        if tokens[i].text[0].isdigit() or (_NUMBER.match(tokens[i].text) and tokens[i].text.isupper()):
            end = i + 1
            if end + 1 < n and tokens[end].text in "/-" and tokens[end].end == tokens[end + 1].start:
                more = self.regions.get(end + 1)
                end = more.last if more else self._unit_name_end(end + 1)
            elif end in self.regions:
                end = self.regions[end].last
            elif end < n and tokens[end].cap and tokens[i].text.isupper() and not self._is_title(end):
                end = end + 1 if self.lowers[end] not in self.people else end
            return re.sub(r"\s*/\s*", "/", self.reading.text(i, end)), end
        region = self.regions.get(i)
        if region and region.level == "negara" and self.lowers[region.last : region.last + 1] == ["untuk"]:
            abroad = self.regions.get(region.last + 1)
            return (self.reading.text(i, abroad.last), abroad.last) if abroad else (region.name, region.last)
        if region:
            return (
                region.full_name if region.stated and region.level != "provinsi" else region.name
            ), region.last
        if not tokens[i].cap or self._is_title(i) or self.bodies.get(i) or self.lowers[i] in self.people:
            return None, i
        known = next(
            (place for place in self.unit_places if self.lowers[i : i + len(place)] == list(place)), None
        )
        if known:
            return self.reading.text(i, i + len(known)), i + len(known)
        if self.lowers[i] in self.common and not tokens[i].upper:
            return None, i
        listed = _small_regions().match(self.lowers, i)
        if listed and all(token.cap for token in tokens[i : listed[0]]):
            return self.reading.text(i, listed[0]), listed[0]
        end = i
        while end < min(i + 4, n) and tokens[end].cap and not self._is_title(end):
            end += 1
        # an unlisted place before a name: one word, unless a title parts them
        end = end if end < n and (self._is_title(end) or not tokens[end].cap) and end - i <= 2 else i + 1
        return self.reading.text(i, end), end

    def _unit_name_end(self, i: int) -> int:
        """Index after the name behind a unit's number: "163/Wira Satya Brigjen ..." has two words."""
        titled = self._before_title(i)
        return titled if titled > i else i + 1

    def _body(self, i: int, office: _Office, small: bool) -> tuple[BodyMention | None, str, int]:
        """As in "Ketua Bawaslu Kota X", "Ketua BAPOPSI", "Dosen Universitas X"."""
        j = self._past_of(i, words("of"))
        body = self.bodies.get(j)
        if body:
            body = self._without_name(body)
            return body, self._command(office.title, body), body.last
        named = self._before_title(i)
        if named > i:
            name = self.reading.text(i, named)
            return BodyMention(i, named, name, "organisasi", "complete"), office.title, named
        if not small and i < len(self.tokens) and self._is_acronym(i):
            short = self.tokens[i].text
            region, end = self._region(i + 1)
            return BodyMention(i, end, short, "organisasi", "placed", region, None, None), office.title, end
        return None, office.title, i

    def _command(self, title: str, body: BodyMention) -> str:
        """As in "Komandan Kodim 0736/Batang" is Komandan Komando Distrik Militer."""
        if title not in words("command_titles") or body.kind not in ("polisi", "militer", "kejaksaan"):
            return title
        bases = [row["name"] for row in read_table("bodies.tsv") if row["kind"] == body.kind]
        base = max((base for base in bases if body.name.startswith(base)), key=len, default="")
        return f"{title} {base}".strip()

    def _before_title(self, i: int) -> int:
        """Index after capitalised words that a title ends: they name a body ("Peneliti Kagoshima University Dr. ...")."""
        j = i
        while (
            j < min(i + 4, len(self.tokens))
            and self.tokens[j].cap
            and not self._is_title(j)
            and not self.bodies.get(j)
        ):
            j += 1
        ended = j < len(self.tokens) and self._is_title(j) and self.tokens[j].cap
        return j if ended and self.lowers[i] not in self.people and j not in self.regions else i

    def _without_name(self, body: BodyMention) -> BodyMention:
        """As in "Kepala Stasiun Meteorologi Minangkabau Yulia Desmaniar": a long open name ends with the holder's."""
        if body.reach != "named" or body.region or body.short:
            return body
        last = body.last
        while (
            last - 1 > body.first and self.tokens[last - 1].cap and self.lowers[last - 1] not in self.common
        ):
            last -= 1
        unknown = body.last - last
        known = next((j for j in range(last, body.last) if self.lowers[j] in self.people), None)
        cut = known if known is not None else last + unknown - 2 if unknown >= 3 else body.last
        if cut >= body.last or cut <= body.first + 1:
            return body
        tail = self.reading.text(cut, body.last)
        return replace(body, last=cut, name=body.name.removesuffix(tail).rstrip())

    def _is_acronym(self, i: int) -> bool:
        """An unknown body's acronym: capitals, no rank, no degree, no name in capitals beside it."""
        token = self.tokens[i]
        beside = i + 1 < len(self.tokens) and self.tokens[i + 1].upper and len(self.tokens[i + 1].text) > 3
        return (
            token.upper
            and 3 <= len(token.text) <= 9
            and not self._is_title(i)
            and not beside
            and i not in self.regions
        )

    def _past_of(self, i: int, forms: Collection[str]) -> int:
        return i + 1 if i < len(self.tokens) and self.lowers[i] in forms else i

    def _head(self, i: int, office: _Office, small: bool) -> tuple[BodyMention | None, str, int]:
        """As in "Kepala BKPSDM Kota X" is Kepala Badan; "Sekretaris Dinas X" Sekretaris Dinas; "Sekretaris KPU" Sekretaris."""
        body, title, last = self._body(i, office, small)
        if body:
            first = body.name.split()[0]
            if first in ("SD", "SMP", "SMA", "SMK", "Madrasah"):
                first = "Sekolah"
            if first in _HEADED or first == "Sekolah":
                title = f"{title} {first}"
            elif first == "Satuan":
                title = f"{title} Satuan"
        return body, title, last

    def _part(self, i: int, office: _Office, _small: bool) -> tuple[BodyMention | None, str, int]:
        """As in "Kepala Bagian Hukum Setda X", "Direktur Penyelesaian Sengketa KLH/BPLH", "Wakil Rektor III"."""
        body = self.bodies.get(i)
        if body and body.reach != "field":
            return body, office.title, body.last
        end = i
        if end < len(self.tokens) and _NUMBER.match(self.tokens[end].text):
            end += 1
        end = self._words(end)
        title = f"{office.title} {self.reading.text(i, end)}".strip()
        title = _written_out(title)
        last = self._past_of(end, words("of"))
        body = self.bodies.get(last)
        if body:
            return body, title, body.last
        return None, title, end

    def _ministry(self, i: int, office: _Office, _small: bool) -> tuple[BodyMention | None, str, int]:
        """As in "Menteri Pertanian (Mentan) RI": the field names the ministry."""
        end = self._words(i)
        if end == i:
            return None, office.title, i
        words_ = self.reading.text(i, end)
        base = "Kementerian Koordinator" if "Koordinator" in office.title else "Kementerian"
        if "Koordinator" in office.title and not words_.lower().startswith("bidang"):
            words_ = f"Bidang {words_}"
        last = end
        if last < len(self.tokens) and self.tokens[last].text == "(":
            for j in range(last + 2, min(last + 5, len(self.tokens))):
                if self.tokens[j].text == ")":
                    last = j + 1
                    break
        last = self._past_of(last, ("ri",))
        return BodyMention(i, last, f"{base} {words_}", "kementerian", "national"), office.title, last

    def _words(self, i: int) -> int:
        """Index after the capitalised common words of a title."""
        first = i
        while i < len(self.tokens) and i - first < 9:
            token = self.tokens[i]
            if self._is_word(i):
                i += 1
            elif (
                i > first
                and token.text in (",", "dan", "/", "&")
                and i + 1 < len(self.tokens)
                and self._goes_on(i)
            ):
                i += 2
            elif (
                "," in self.lowers[first:i]
                and self.lowers[i : i + 2] == [",", "dan"]
                and i + 2 < len(self.tokens)
                and self._is_word(i + 2)
            ):
                i += 3
            else:
                break
        return i

    def _goes_on(self, i: int) -> bool:
        if not self._is_word(i + 1):
            return False
        if self.tokens[i].text != ",":
            return True
        return "dan" in self.lowers[i + 1 : i + 6] and all(
            self._is_word(j) or self.lowers[j] in (",", "dan")
            for j in range(i + 1, i + 1 + self.lowers[i + 1 : i + 6].index("dan"))
        )

    def _is_word(self, i: int) -> bool:
        token = self.tokens[i]
        if not token.cap or self._is_title(i) or i in self.regions:
            return False
        if self.bodies.get(i) is not None or self.forms.get(i):
            return False
        return token.lower in self.common or (token.upper and token.lower != "ri")


_HEADED = frozenset(
    {
        "Dinas",
        "Badan",
        "Balai",
        "Kantor",
        "UPTD",
        "UPT",
        "Stasiun",
        "Puskesmas",
        "Loka",
        "Inspektorat",
        "Lapas",
        "Rumah",
    }
)


def _written_out(title: str) -> str:
    """Short words inside a title ("Kepala Bagian Tapem") written out."""
    short = phrases("title_words.tsv", "name")
    out = []
    for word in title.split():
        hit = short.match([word.lower()], 0)
        out.append(hit[1] if hit else word)
    return " ".join(out)


@cache
def _small_regions() -> Phrases[str]:
    """Districts by name, for "Camat X" and "Kapolsek X"."""
    return Phrases(
        {
            row["name"].lower(): row["code"]
            for row in read_table("regions.tsv")
            if row["level"] in ("kecamatan", "distrik")
        }
    )


def _unit_places(reading: Reading, bodies: Mapping[int, BodyMention]) -> list[tuple[str, ...]]:
    """Places that the article's units are named by, as small words ("Polres Pelabuhan Tanjung Perak")."""
    out = set()
    for body in bodies.values():
        if body.reach == "complete" and body.kind in ("polisi", "militer", "kejaksaan"):
            size = 0
            while body.last - size - 1 > body.first and reading.tokens[body.last - size - 1].cap:
                size += 1
            out.add(tuple(reading.lowers[body.last - size : body.last]))
    return sorted((place for place in out if place), key=len, reverse=True)


def _titled_words(reading: Reading) -> frozenset[str]:
    """Words that a title or rank marks as somebody's name somewhere in the article."""
    ranks, titles = list_phrases("ranks.txt"), read_list("honorifics.txt")
    out: set[str] = set()
    for i, low in enumerate(reading.lowers):
        hit = ranks.match(reading.lowers, i)
        j = hit[0] if hit else i + 1 if low in titles and reading.tokens[i].cap else 0
        if not j:
            continue
        while j < len(reading.tokens) and (reading.tokens[j].text == "." or reading.lowers[j] in titles):
            j += 1
        for token in reading.tokens[j : j + 4]:
            if not token.cap:
                break
            out.add(token.lower)
    return frozenset(out)


def find_offices(
    reading: Reading,
    regions: Mapping[int, RegionMention],
    bodies: Mapping[int, BodyMention],
    skipped: Sequence[Span] = (),
) -> list[OfficeMention]:
    """Offices in order; none begins inside another's title, nor in `skipped` ("Keputusan Wali Kota Nomor 5")."""
    parser = _Parser(reading, regions, bodies)
    out: list[OfficeMention] = []
    i = 0
    inside = {j for body in bodies.values() if body.reach != "part" for j in range(body.first + 1, body.last)}
    while i < len(reading.tokens):
        office = None if i in inside else parser.at(i)
        if office and not any(span.start <= reading.tokens[i].start < span.end for span in skipped):
            out.append(office)
            i = max(office.last, i + 1)
            parser.plural_end = i if office.plural else -1
        else:
            i += 1
    return out
