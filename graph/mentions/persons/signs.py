"""Weighs what around a run of capitalised words says that it names a person."""

from __future__ import annotations

from graph.lexicon import list_phrases, phrases, read_settings, word_phrases, words
from graph.mentions.persons.finder import Finder, Run
from graph.model import OfficeMention
from graph.text.names import name_logit

# From which logit on the trained model's opinion counts for how much.
_OPINIONS = ((3.0, 3), (1.5, 2), (0.5, 1), (-1.0, 0), (-2.5, -1))
_WORST = -2
_SEATS = frozenset(read_settings("words.toml")["institution"]["seats"])
# Below these a run is no name, whatever stands beside it.
_SURELY_NONE = -2.0
_SURELY_NONE_TITLED = -3.0
# Letters of initials that stand as one word before a name: "FX Hadi".
_INITIALS_BEFORE_NAME = 2
_VETO = -6
_LONGEST_INITIALS = 5
_LONGEST_NICKNAME_LEAD = 6


class Weigher:
    """Weighs the runs of one article."""

    def __init__(self, finder: Finder) -> None:
        self.reading = finder.reading
        self.tokens = finder.tokens
        self.lowers = finder.lowers
        self.common = finder.common
        self.taken = finder.taken
        self.office_ends = finder.office_ends
        self.pairs = finder.pairs
        self.bodies = finder.bodies
        self.name_ends: dict[int, Run] = {}
        self.office_starts = finder.office_starts

    def weight(self, run: Run) -> int:
        """How much around a run says that it is a person."""
        size = self._size(run)
        after = self._after(run.end)
        weight = 3 * run.titled + 2 * run.degree + (1 if size >= 2 else 0)
        weight += self._office_before(run, size) + self._office_behind(after)
        weight += self._speaks(run, after) + self._age(run.end) + self._described(run.end)
        weight += self._abbreviated(run) + self._becomes(run.end)
        return weight + self._opinion(run) + self._neighbours(run, size) + self._looks(run, size)

    def _size(self, run: Run) -> int:
        """Words of a run, dots not counted."""
        return sum(self.tokens[i].text != "." for i in range(run.first, run.last))

    def _is_apposed(self, run: Run) -> bool:
        """As in "Ketua Bawaslu Kota Kendari, Wa Ode Sitti"."""
        before = run.start - 1
        return before >= 0 and self.tokens[before].text == "," and before in self.office_ends

    def _office_before(self, run: Run, size: int) -> int:
        """What an office right before the run says, or one with a comma between."""
        office = self.office_ends.get(run.start)
        if office is None:
            closed = self._is_closed(run.end)
            if not self._is_apposed(run):
                return 0
            if size == 1 and not run.titled and self._is_house(self.office_ends[run.start - 1]):
                # "Kantor Bupati Langkat, Stabat": the town
                return 0
            bare = self._is_bare(self.office_ends[run.start - 1])
            # "Babinsa, Binamas, ketua RT": a list of offices
            return 1 if bare and size == 1 and not run.titled else 3 if closed else 2
        if office.body is None and run.end in self.bodies and not run.titled:
            # "Ketua Umum Kohati PB HMI": words before a body are its own
            return 0
        if size == 1 and not run.titled and self._is_house(office):
            # "di Pendopo Bupati Pangandaran Parigi": where it is
            return 0
        # "Pimpinan Wilayah Bulog Sulselbar": one word behind a body that wants a place is the place
        body = office.body
        wants_place = body is not None and body.reach == "placed" and not body.region
        # "Kepala Daerah (Pilkada) Serentak": behind brackets an office says less
        near = 3 if office.last == run.start else 2 * (size >= 2 or run.titled)
        weight = 0 if size == 1 and wants_place and not run.titled else near
        return weight - 3 if size == 1 and self._names_follow(run.end) else weight

    def _is_house(self, office: OfficeMention) -> bool:
        """True for the office of "Pendopo Bupati Pangandaran"."""
        return office.first > 0 and self.lowers[office.first - 1] in words("venues")

    def _is_closed(self, i: int) -> bool:
        """True before a comma and at the end of a line."""
        last = i >= len(self.tokens) or self.reading.sentence_of[i] != self.reading.sentence_of[i - 1]
        return last or self.tokens[i].text in ",;."

    def _is_bare(self, office: OfficeMention) -> bool:
        """True for an office that names neither body nor region."""
        body = office.body
        return office.region is None and (body is None or body.last == body.first) and office.at != "own"

    def _office_behind(self, after: int) -> int:
        """What an office behind the run says: ", Kepala Dinas X", "(Sekda)", "selaku Camat"."""
        if after >= len(self.tokens):
            return 0
        apposed = after in self.office_starts and self.tokens[after - 1].text == ","
        bracketed = after in self.office_starts and self.tokens[after - 1].text == "("
        if self.lowers[after] in words("as_office"):
            # "Bahtiar sebagai Pj. Gubernur Sulawesi Selatan"
            return 2 + 2 * (apposed or bracketed) + (after + 1 in self.office_starts)
        office = self.office_starts.get(after)
        direct = office is not None and bool(office.body or office.region) and after > 0
        # "Ketut Ariyani Ketua Bawaslu Bali"
        return 2 * (apposed or bracketed or (direct and self.tokens[after - 1].cap))

    def _opinion(self, run: Run) -> int:
        """What the trained model makes of the run; an office or title beside it weighs more than a doubt."""
        anchored = run.start in self.office_ends or run.titled or self._is_apposed(run)
        logit = name_logit(self.reading, run.first, run.last)
        if anchored and run.last - run.first > 2 and self._are_initials(run.first):
            # "Ketua DPC X FX Hadi Santoso"
            logit = max(logit, name_logit(self.reading, run.first + 1, run.last))
        sure = run.degree or run.ranked or self._is_seated(run)
        if not sure and logit < (_SURELY_NONE_TITLED if run.titled else _SURELY_NONE):
            # "Wali Kota Sorong Pilihan Anda", "Bunda Anti Narkoba": no sign beside it makes it a name
            return _VETO
        learned = next((weight for least, weight in _OPINIONS if logit > least), _WORST)
        if learned > 0 or not anchored:
            return learned
        return 0 if run.titled else learned // 2 + 1

    def _are_initials(self, i: int) -> bool:
        """True for the "FX" of "FX Hadi", the "MQ" of "MQ Iswara"."""
        token, behind = self.tokens[i], self.tokens[i + 1]
        return token.upper and len(token.text) <= _INITIALS_BEFORE_NAME and behind.cap and not behind.upper

    def _is_seated(self, run: Run) -> bool:
        """True behind "Ketua PKK Pusat": the seat of a body, which else stands before no name."""
        return run.start in self.office_ends and self.lowers[run.start - 1] in _SEATS

    def _neighbours(self, run: Run, size: int) -> int:
        """What the words around the run say: "di", "jurnalis", "akrab disapa", a quotation."""
        before = run.start - 1
        weight = 0
        if before >= 0 and (
            self.lowers[before] in words("before_things") or self.lowers[before] in words("venues")
        ):
            if self.lowers[before] in words("named_houses") and run.titled:
                # "di Gedung Tgk. Ismail Yakub": whom the house is named after
                return _VETO
            # "jabatan Kapolsek dari Kompol Budi"
            weight -= 0 if run.ranked and self.lowers[before] in words("before_both") else 3
        if before >= 0 and self._announced(before):
            weight += 2 if size >= 2 else self.lowers[before] in words("before_people")
        if before > 0 and self.lowers[before] in words("by") and self._is_told(before - 1):
            weight += 2
        if run.end < len(self.tokens) and word_phrases("nicknames").match(self.lowers, run.end):
            weight += 2
        return weight - 2 if self.reading.in_quote[run.first] and not run.titled else weight

    def _is_told(self, i: int) -> bool:
        """True for the "disampaikan" of "disampaikan oleh Maliono": who does so is somebody."""
        told = phrases("speech_verbs.tsv", "use").match(self.lowers, i)
        return told is not None and told[1] == "passive"

    def _looks(self, run: Run, size: int) -> int:
        """What the run's own words say: a common word, an acronym."""
        inside = range(run.first, run.last)
        weight = -1 if any(self.lowers[i] in self.common for i in inside) else 0
        capitals = all(self.tokens[i].upper or self.tokens[i].text == "." for i in inside)
        # "BLT DD": short capitals stand for a thing
        acronym = capitals and (
            size == 1 or max(len(self.tokens[i].text) for i in inside) < _LONGEST_INITIALS
        )
        return weight - 2 if acronym and not run.titled else weight

    def _becomes(self, i: int) -> int:
        """3 before "dilantik sebagai Kepala Dinas X", "ditunjuk Bupati X", 2 before "menjadi Camat X"."""
        hit = word_phrases("office_leads").match(self.lowers, i)
        if hit and hit[0] > i + 1 and hit[0] in self.office_starts:
            return 3
        given = i + 1 < len(self.tokens) and self.lowers[i] in words("appointed")
        if given and (i + 1 in self.office_starts or self.lowers[i + 1] in words("by")):
            return 3
        becomes = i + 1 in self.office_starts and self.lowers[i] in words("becomes")
        return 2 * becomes

    def _described(self, i: int) -> int:
        """2 before ", peneliti BRIN", also behind an age."""
        if i + 2 < len(self.tokens) and self.tokens[i].text == "(" and self.tokens[i + 2].text == ")":
            i += 3
        follows = i + 1 < len(self.tokens) and self.tokens[i].text == ","
        return 2 if follows and list_phrases("occupations.txt").match(self.lowers, i + 1) else 0

    def _abbreviated(self, run: Run) -> int:
        """3 before the run's own initials: "Satriawan Sulaksono (SSL)", "Eka Safitra (ESF)"."""
        i = run.end
        if i + 2 >= len(self.tokens) or self.tokens[i].text != "(" or self.tokens[i + 2].text != ")":
            return 0
        short = self.lowers[i + 1]
        if not self.tokens[i + 1].upper or not run.last - run.first < len(short) + 1 <= _LONGEST_INITIALS:
            return 0
        rest = iter("".join(self.lowers[run.first : run.last]))
        return 3 if short[0] == self.lowers[run.first][0] and all(sign in rest for sign in short) else 0

    def _names_follow(self, i: int) -> bool:
        """True in "Pimwil Bulog Sulselbar, Fatur Rozikin": the lone word is a place."""
        if i + 2 >= len(self.tokens) or self.tokens[i].text != ",":
            return False
        return all(
            self.tokens[j].cap and not self.taken[j] and self.lowers[j] not in self.common
            for j in (i + 1, i + 2)
        )

    def _announced(self, i: int) -> bool:
        """True where the words before say that a person follows: "jurnalis", "menggantikan"."""
        jobs = list_phrases("occupations.txt")
        return self.lowers[i] in words("before_people") or any(
            (hit := jobs.match(self.lowers, j)) is not None and hit[0] == i + 1 for j in (i, i - 1) if j >= 0
        )

    def _after(self, i: int) -> int:
        return (
            i + 1
            if i < len(self.tokens) and self.tokens[i].text in (",", "(") and i + 1 in self.office_starts
            else i
        )

    def _speaks(self, run: Run, after: int) -> int:
        """2 beside a verb of speech."""
        verbs = phrases("speech_verbs.tsv", "use")
        for k in (1, 2):
            if run.start >= k:
                hit = verbs.match(self.lowers, run.start - k)
                if (
                    hit
                    and hit[0] == run.start - k + 1
                    and hit[1] in ("after", "passive", "source")
                    and k == 1
                ):
                    # "ujar Vena": only somebody is named so
                    return 2 + (hit[1] == "after" and not self.tokens[run.first].upper)
        j = after + 1 if after < len(self.tokens) and self.lowers[after] in words("before_speech") else after
        hit = verbs.match(self.lowers, j) if j < len(self.tokens) else None
        return 2 if hit and hit[1] in ("clause", "object") else 0

    def is_nickname(self, run: Run) -> bool:
        """As in "yang akrab disapa Yaya", "tanya Tia, sapaan akrabnya", "Bagus Prasojo alias Mas Gepeng"."""
        if self._is_bracketed(run):
            return True
        forms = word_phrases("nicknames")
        for size in (1, 2):
            hit = forms.match(self.lowers, run.start - size) if run.start >= size else None
            if hit and hit[0] == run.start:
                return True
        after = run.end + (run.end < len(self.tokens) and self.tokens[run.end].text == ",")
        short = run.last - run.first == 1
        hit = forms.match(self.lowers, after) if short and after > run.end else None
        return hit is not None and (hit[0] >= len(self.tokens) or not self.tokens[hit[0]].cap)

    def office_of_nickname(self, run: Run) -> str | None:
        """Title of the office in "Wagubri yang sering disapa Andi"."""
        for i in range(run.start - 1, max(run.start - _LONGEST_NICKNAME_LEAD, 0), -1):
            if self.tokens[i].cap:
                return None
            office = self.office_ends.get(i)
            if office:
                return office.title
        return None

    def _is_bracketed(self, run: Run) -> bool:
        """As in "Joko Widodo (Jokowi)", "Devi Suhartono (DS)": one word in brackets right behind a name."""
        if run.start < 2 or run.end - run.start != 1 or self.tokens[run.start - 1].text != "(":
            return False
        closed = run.end < len(self.tokens) and self.tokens[run.end].text == ")"
        name = self.name_ends.get(run.start - 1)
        if not closed or name is None:
            return False
        return not self.tokens[run.first].upper or self._abbreviated(name) > 0

    def coordinated(self, before: Run, run: Run) -> int:
        """2 for the second of two names that "dan" or "serta" joins, more where they share an office."""
        gap = self.lowers[before.end : run.start]
        if not gap or len(gap) > 2:
            return 0
        joined = gap[-1] in words("coordinators")
        office = self.office_ends.get(before.start) or self.office_ends.get(before.start - 1)
        if office and office.first in self.pairs:
            # "Bupati dan Wakil Bupati Sleman Harda Kiswaya dan Danang Maharsa"
            return 4 * (joined or gap[-1] in words("dashes"))
        if run.last - run.first < 2 or not joined:
            return 0
        return 4 if office and office.title in words("shared_titles") else 2

    def _age(self, i: int) -> int:
        """2 before "(27)", ", (27)" or ", 66 tahun"."""
        i += i + 1 < len(self.tokens) and self.tokens[i].text == "," and self.tokens[i + 1].text == "("
        if i + 2 < len(self.tokens) and self.tokens[i].text == "(" and self.tokens[i + 1].text.isdigit():
            return 2 if self.tokens[i + 2].text == ")" and int(self.tokens[i + 1].text) < 120 else 0
        if i + 2 < len(self.tokens) and self.tokens[i].text == "," and self.tokens[i + 1].text.isdigit():
            return 2 if self.lowers[i + 2] in words("ages") else 0
        return 0
