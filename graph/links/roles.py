"""Ties people to offices: before the name, behind it, in brackets, "yang juga", "selaku", "menggantikan"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from graph.cast import Cast, Holding
from graph.lexicon import phrases, read_settings, word_phrases, words
from graph.model import BodyMention, OfficeMention, RegionMention
from graph.text.phrase import past_bracket, past_term

_BALLOT: list[str] = read_settings("words.toml")["ballot_number"]
_DEPUTY = read_settings("words.toml")["office"]["deputy"]
_JOINS_NAMES = words("coordinators") | words("dashes")
_BESIDE = read_settings("words.toml")["beside_office"]


def link_roles(cast: Cast) -> list[Holding]:
    """Every tenure that the text states, in order."""
    linker = _Linker(cast)
    return linker.run()


class _Linker:
    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.reading = cast.reading
        self.tokens = cast.reading.tokens
        self.lowers = cast.reading.lowers
        self.names = cast.names()
        self.name_by_end = {
            self._past_age(end): (key, start, last) for start, key, _, last, end in self.names
        }
        self.found: list[Holding] = []
        self.linked: set[int] = set()

    def run(self) -> list[Holding]:
        self._pairs()
        ends = {office.last for office in self.cast.offices}
        for office in self.cast.offices:
            lead = self._lead(office.first - 1)
            if (
                not office.plural
                and office.first not in self.linked
                and lead not in self.name_by_end
                and not self._is_named_before(office)
                and (lead not in ends or not self._was(office))
            ):
                self._before_name(office)
        for office in self.cast.offices:
            if office.plural or office.first in self.linked:
                continue
            self._behind_name(office)
        self._chains()
        self._replaced()
        self._shared()
        self._anaphors()
        return self.found

    def _is_named_before(self, office: OfficeMention) -> bool:
        """As in "Ketut Ariyani Ketua Bawaslu Bali, Wayan Putra Anggota ...": the name before is meant."""
        name = self.name_by_end.get(office.first)
        apart = self._text(office.last) == ","
        return name is not None and apart and not self._has_office_before(name[1])

    def _past_age(self, i: int) -> int:
        """Index after "(27)" behind a name."""
        bracketed = self._text(i) == "(" and self._text(i + 1).isdigit() and self._text(i + 2) == ")"
        return i + 3 if bracketed else i

    def _add(self, person: str, office: OfficeMention, first: int, last: int, stated: bool = True) -> None:
        self.found.append(Holding(person, office, first, last, stated))
        self.linked.add(office.first)

    def _pairs(self) -> None:
        """As in "Bupati dan Wakil Bupati Sleman, Harda Kiswaya dan Danang Maharsa": one office each."""
        for chief, deputy in pairwise(self.cast.offices):
            if deputy.title != f"{_DEPUTY} {chief.title}" or deputy.first - chief.last != 1:
                continue
            one = self._name_behind(deputy)
            joined = self._text(one[3]) if one else ""
            other = self.cast.name_at(one[3] + 1) if one and joined in _JOINS_NAMES else None
            if one and other:
                capacity = deputy.capacity or chief.capacity
                self._add(one[0], replace(chief, capacity=capacity), chief.first, one[2])
                self._add(other[0], replace(deputy, capacity=capacity), deputy.first, other[2])

    def _name_behind(self, office: OfficeMention) -> tuple[str, int, int, int] | None:
        """The name behind an office, a comma or a ballot number between."""
        i = office.last
        if self.lowers[i : i + len(_BALLOT)] == _BALLOT:
            i += len(_BALLOT) + 1
        i = past_term(self.tokens, i)
        return self.cast.name_at(i + (self._text(i) == ","))

    def _before_name(self, office: OfficeMention) -> None:
        """As in "Bupati Keerom Yulianus Wayangkau", "Ketua Bawaslu Kota Kendari, Wa Ode Sitti, ..."."""
        name = self.cast.name_at(office.last) or self._past_region(office.last)
        if name is None and self._text(office.last) == "," and not self._in_list(office):
            name = self.cast.name_at(office.last + 1)
        if name is None and self.lowers[office.last : office.last + len(_BALLOT)] == _BALLOT:
            name = self._name_behind(office)
        if name is None and self._text(office.last) in _BESIDE["between"]:
            name = self.cast.name_at(office.last + 1)
        if name:
            self._add(name[0], office, office.first, name[2])

    def _past_region(self, i: int) -> tuple[str, int, int, int] | None:
        """The name behind regions, short forms and factions.

        As in "Camat Simpang Tiga, Pidie, Tgk. Munawar", "Anggota DPRD X dari Fraksi Y, Budi".
        """
        first = i
        while i < min(first + 12, len(self.tokens)):
            if past_bracket(self.tokens, i) > i:
                i = past_bracket(self.tokens, i)
            elif past_term(self.tokens, i) > i:
                i = past_term(self.tokens, i)
            elif self._text(i) == "," and i + 1 in self.cast.regions:
                i = self.cast.regions[i + 1].last
            elif self._text(i) in _BESIDE["comes_from"] and (origin := self._origin(i + 1)):
                i = origin.last
            else:
                break
        return self.cast.name_at(i + (self._text(i) == ",")) if i > first else None

    def _origin(self, i: int) -> BodyMention | RegionMention | None:
        """The party, faction or region at token `i`."""
        return self.cast.bodies.get(i) or self.cast.regions.get(i)

    def _in_list(self, office: OfficeMention) -> bool:
        """True where the name behind the comma has an office of its own ("Kajari, Budi (Kapolres)")."""
        name = self.cast.name_at(office.last + 1)
        if name is None:
            return True
        form = " ".join(self.reading.text(name[1], name[2]).split())
        short = form in self.cast.entities[name[0]].aliases
        whole = office.body is not None and office.body.last > office.body.first
        if short and not (whole or office.region):
            # "disaksikan Dubes, Sugimura dan ...": two people
            return True
        return self._text(name[3]) == "(" and any(other.first == name[3] + 1 for other in self.cast.offices)

    def _text(self, i: int) -> str:
        return self.lowers[i] if 0 <= i < len(self.tokens) else ""

    def _behind_name(self, office: OfficeMention) -> None:
        """As in "NAME, Ketua BEM", "NAME selaku Kadis", "NAME (Sekda)", "NAME sebagai Camat X"."""
        i = office.first - 1
        lead = office.first if office.first in self.name_by_end else self._lead(i)
        person = self.name_by_end.get(lead) if lead is not None else None
        if person and not self._in_one_sentence(person[1], office.first):
            # "... sebut Umbu Hunggar" ends a line, "Wakil Ketua Komisi IX" begins the next
            person = None
        if person is None and self._text(i) in (",", "("):
            person = self.name_by_end.get(i)
            # "..., Rosmiati Lakoni, Kasi Intelijen, ..." is a list, unless nobody held an office before
            if person and self._text(i) == "," and self._has_office_before(person[1]):
                person = None
        if person:
            known = replace(office, capacity="mantan") if self._was(office) else office
            self._add(person[0], known, person[1], office.last)

    def _in_one_sentence(self, i: int, j: int) -> bool:
        return self.reading.sentence_of[i] == self.reading.sentence_of[j]

    def _was(self, office: OfficeMention) -> bool:
        """True behind "yang sebelumnya menjabat": the office is a past one."""
        return self._text(office.first - 2) in _BESIDE["formerly"] and not office.capacity

    def _lead(self, i: int) -> int | None:
        """Index after the name that words like "yang juga menjabat sebagai" before `i` belong to."""
        forms = word_phrases("office_leads")
        for size in range(6, 0, -1):
            first = i - size + 1
            hit = forms.match(self.lowers, first) if first >= 0 else None
            if hit and hit[0] == i + 1:
                return first - 1 if self._text(first - 1) == "," else first
        return None

    def _has_office_before(self, first: int) -> bool:
        return any(
            holding.last == first or holding.office.last in (first, first - 1) for holding in self.found
        )

    def _chains(self) -> None:
        """As in "Sekda X yang juga Plh. Bupati X, Sri": both offices are hers."""
        forms = word_phrases("office_leads")
        offices = [office for office in self.cast.offices if not office.plural]
        for left, right in pairwise(offices):
            gap = right.first - left.last
            if (
                not 0 < gap <= 5
                or self.reading.sentence_of[left.first] != self.reading.sentence_of[right.first]
            ):
                continue
            start = left.last + (self._text(left.last) == ",")
            hit = forms.match(self.lowers, start)
            slashed = self._text(left.last) == "/" and right.first == left.last + 1
            if not slashed and (hit is None or hit[0] != right.first):
                continue
            for one, other in ((left, right), (right, left)):
                held = next((h for h in self.found if h.office is one), None)
                if held and other.first not in self.linked:
                    known = replace(other, capacity="mantan") if self._was(other) else other
                    self._add(held.person, known, min(left.first, held.first), max(right.last, held.last))

    def _replaced(self) -> None:
        """As in "Hendri sebagai Camat X menggantikan Usman": the one before is a former holder."""
        for office in [holding.office for holding in self.found]:
            name = (
                self.cast.name_at(office.last + 1) if self._text(office.last) in _BESIDE["replaces"] else None
            )
            if name:
                self.found.append(Holding(name[0], replace(office, capacity="mantan"), office.first, name[2]))

    def _anaphors(self) -> None:
        """As in "jelas mantan Kapolres Ketapang itu": the one who was named last."""
        for office in self.cast.offices:
            if office.first in self.linked or office.plural or not self._is_anaphor(office):
                continue
            if self._text(office.last) not in _BESIDE["that"]:
                continue
            person = self._subject_before(office.first)
            if person:
                self._add(person, office, office.first, office.last, False)

    def _is_anaphor(self, office: OfficeMention) -> bool:
        """True for "mantan Rektor itu" and, where nobody is named for it, "Juru Bicara Pemprov X itu"."""
        if office.capacity in ("mantan", "calon"):
            return True
        role = self.cast.role_of(office)
        complete = office.body is not None and office.body.last > office.body.first
        return complete and all(self.cast.role_of(holding.office) != role for holding in self.found)

    def _subject_before(self, i: int) -> str | None:
        """Whom the sentence at `i` begins with, else the sentence before."""
        number = self.reading.sentence_of[i]
        for sentence in self.reading.sentences[max(0, number - 1) : number + 1][::-1]:
            last = min(i, sentence.last)
            teller = self._teller(sentence.first, last)
            if teller:
                return teller
            named = [(start, key) for start, key, *_ in self.names if sentence.first <= start < last]
            held = [(h.office.first, h.person) for h in self.found]
            roles = {
                self.cast.role_of(h.office): h.person for h in self.found if h.office.capacity != "mantan"
            }
            named += [(first, person) for first, person in held if sentence.first <= first < last]
            named += [
                (office.first, roles[self.cast.role_of(office)])
                for office in self.cast.offices
                if sentence.first <= office.first < last and self.cast.role_of(office) in roles
            ]
            if named:
                return min(named)[1]
        return None

    def _teller(self, first: int, last: int) -> str | None:
        """Who told what stands before: "..., tambah drg Rinta."."""
        told = phrases("speech_verbs.tsv", "use")
        for start, key, *_ in reversed(self.names):
            hit = told.match(self.lowers, start - 1) if first < start < last else None
            if hit and hit == (start, "after"):
                return key
        return None

    def _shared(self) -> None:
        """As in "hakim anggota Sutopo Hadi dan Ni Made Rahayuni": one office, several holders."""
        held = {holding.person for holding in self.found}
        for holding in list(self.found):
            if holding.office.title not in words("shared_titles") or holding.first != holding.office.first:
                continue
            end = next(
                (end for start, _, _, _, end in self.names if start <= holding.last - 1 < end), holding.last
            )
            for person, last in self._names_joined(end):
                if person not in held:
                    self.found.append(replace(holding, person=person, last=last))

    def _names_joined(self, end: int) -> list[tuple[str, int]]:
        """Person and last token of the names in a list from token `end` on, which "dan" has to close."""
        out: list[tuple[str, int]] = []
        while True:
            i = end + (self._text(end) == ",")
            closed = self._text(i) in words("coordinators")
            name = self.cast.name_at(i + closed) if i + closed > end else None
            if name is None:
                return []
            out.append((name[0], name[2]))
            if closed:
                return out
            end = name[3]


def current_holders(cast: Cast, holdings: Sequence[Holding]) -> dict[str, str]:
    """The one person by role whom the article names as its present holder; an acting one goes first."""
    out: dict[str, str] = {}
    acting: dict[str, bool] = {}
    for holding in holdings:
        if holding.office.capacity in ("mantan", "calon"):
            continue
        role = cast.role_of(holding.office)
        now = holding.office.capacity is not None
        if role not in out or (now and not acting[role]):
            out[role] = holding.person
            acting[role] = now
    return out
