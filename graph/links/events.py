"""Finds what happened: the event that the article reports, its day, venue, organizers and attendees, and other events.

Phrases headed by an event noun, and verbs that make an event of what follows, are candidates; where they stand
and what ties them to people decides which one the article is about.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from graph.cast import Actor, Cast
from graph.lexicon import Phrases, phrases, read_list, read_settings, read_table, words
from graph.model import Span
from graph.text.dates import DateMention, weekday_at
from graph.text.reading import MARKS, Sentence

_EVENT = read_settings("words.toml")["event"]
_SPEECH_THAT = frozenset(read_settings("words.toml")["speech"]["that"])
_ELECTION = "pemilu"
_LONGEST_NAME = 14


@dataclass(frozen=True, slots=True)
class Part:
    """An actor at an event, with the sentence that says so and in which functions."""

    key: str
    parts: tuple[str, ...]
    sentence: Span
    marks: tuple[Span, ...]
    stated: bool


@dataclass(slots=True)
class Happening:
    """An event while it is gathered; `venue` is the span of its place."""

    name: str
    kind: str
    span: Span
    sentence: Span
    main: bool = False
    date: str | None = None
    end_date: str | None = None
    venue: Span | None = None
    venue_sentence: Span | None = None
    organizers: dict[str, Part] = field(default_factory=dict)
    attendees: dict[str, Part] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Candidate:
    first: int
    last: int
    name: str
    kind: str
    weight: float
    host: str | None
    verb: tuple[int, int] | None
    sentence: int


def link_events(
    cast: Cast, actors: Sequence[Actor], dates: Sequence[DateMention], speakers: dict[str, Span]
) -> list[Happening]:
    """The events of the article, the main one first.

    Args:
        cast: The article's cast.
        actors: Who acts, in order.
        dates: Dates in order.
        speakers: People and offices that speak at the main event, with the sentence of their first statement.
    """
    return _Linker(cast, actors, dates).run(speakers)


class _Linker:
    def __init__(self, cast: Cast, actors: Sequence[Actor], dates: Sequence[DateMention]) -> None:
        self.cast = cast
        self.reading = cast.reading
        self.tokens = cast.reading.tokens
        self.lowers = cast.reading.lowers
        self.actors = [actor for actor in actors if actor.key]
        self.by_first = {actor.first: actor for actor in self.actors}
        self.firsts = [actor.first for actor in self.actors]
        self.dates = [date for date in dates if not cast.reading.in_quote[date.first]]
        self.kinds = cast.reading.hits(phrases("event_kinds.tsv", "kind"))
        self.jobs = cast.reading.hits(_jobs())
        self.event_verbs = cast.reading.hits(_event_verbs())
        self.common = read_list("common_words.txt")
        self.in_body = [False] * len(self.tokens)
        for body in cast.bodies.values():
            self.in_body[body.first : body.last] = [True] * (body.last - body.first)

    def run(self, speakers: dict[str, Span]) -> list[Happening]:
        candidates = self._candidates()
        self.named = {candidate.first for candidate in candidates}
        main = max(candidates, key=lambda c: (c.weight, -c.first), default=None)
        if main is None or main.weight < _EVENT["least_weight"]:
            return self._elections(None)
        event = self._main(self._fullest(main, candidates), candidates)
        for key, sentence in speakers.items():
            self._attend(event, key, ("speaker",), sentence, (), False)
        others = self._others(main, candidates, event)
        return [event, *others, *self._elections(event)]

    # --- candidates

    def _candidates(self) -> list[_Candidate]:
        out = []
        for number, sentence in enumerate(self.reading.sentences):
            i = sentence.first
            while i < sentence.last:
                candidate = None if self.reading.in_quote[i] else self._candidate(i, number, sentence)
                if candidate:
                    out.append(candidate)
                    i = max(candidate.last, i + 1)
                else:
                    i += 1
        return out

    def _candidate(self, i: int, number: int, sentence: Sentence) -> _Candidate | None:
        return (
            self._by_noun(i, number, sentence)
            or self._by_verb(i, number, sentence)
            or self._by_title(i, number, sentence)
            or self._by_capital(i, number, sentence)
        )

    def _by_capital(self, i: int, number: int, sentence: Sentence) -> _Candidate | None:
        """As in "menghadiri Rembuk Tani Milenial": a name in capitals behind a verb of attending or holding."""
        if i == sentence.first or not self.tokens[i].cap or i in self.by_first or i in self.cast.regions:
            return None
        job = next(
            (
                j
                for j in range(max(sentence.first, i - 2), i)
                if (hit := self.jobs.get(j)) and hit[0] == i and hit[1] in ("attend", "hold", "open")
            ),
            None,
        )
        if job is None or i + 1 >= sentence.last or not self.tokens[i + 1].cap:
            return None
        last = self._name_end(i, sentence)
        weight = self._weight(i, last, i, number, sentence, "lainnya") - 1
        return _Candidate(
            i, last, " ".join(self.reading.text(i, last).split()), "lainnya", weight, None, None, number
        )

    def _by_title(self, i: int, number: int, sentence: Sentence) -> _Candidate | None:
        """As in "menghadiri Acara "Koordinasi Nasional ..."": the words in marks name the event."""
        if (
            self.lowers[i] not in _EVENT["generic"]
            or i + 2 >= sentence.last
            or self.tokens[i + 1].text not in MARKS
        ):
            return None
        last = self._past_title(i + 1, sentence)
        name = " ".join(self.reading.text(i + 2, last - 1).split())
        kinds = [hit[1] for j in range(i + 2, last) if (hit := self.kinds.get(j)) and hit[1] != _ELECTION]
        weight = self._weight(i, last, i + 1, number, sentence, kinds[0] if kinds else "lainnya")
        return _Candidate(i + 2, last - 1, name, kinds[0] if kinds else "lainnya", weight, None, None, number)

    def _by_noun(self, i: int, number: int, sentence: Sentence) -> _Candidate | None:
        hit = self.kinds.get(i)
        if (
            hit is None
            or self.in_body[i]
            or (i > sentence.first and self.lowers[i - 1] in _EVENT["in_venue"])
        ):
            return None
        last = self._name_end(hit[0], sentence)
        weight = self._weight(i, last, hit[0], number, sentence, hit[1])
        name = " ".join(self.reading.text(i, last).split())
        return _Candidate(i, last, name, hit[1], weight, None, None, number)

    def _by_verb(self, i: int, number: int, sentence: Sentence) -> _Candidate | None:
        """As in "melantik 38 kepala desa" is the event "pelantikan 38 kepala desa"."""
        hit = self.event_verbs.get(i)
        if hit is None or self.lowers[i - 1 if i else 0] in _EVENT["not_after"]:
            return None
        noun, kind, part = hit[1]
        last = self._name_end(hit[0], sentence)
        if last == hit[0] and not self.lowers[i].startswith("di"):
            return None
        name = " ".join(f"{noun} {self.reading.text(hit[0], last)}".split())
        weight = _EVENT["verb"] - number * _EVENT["each_sentence"] + self._dated(sentence)
        weight += _EVENT["subject"] if any(a.last <= i for a in self._in(sentence)) else 0
        return _Candidate(i, last, name, kind, weight, part, (i, hit[0]), number)

    def _weight(self, i: int, last: int, head: int, number: int, sentence: Sentence, kind: str) -> float:
        """How likely the phrase is what the article is about."""
        weight = 2.0 - number * float(_EVENT["each_sentence"]) + self._dated(sentence)
        before = self.lowers[max(sentence.first, i - 4) : i]
        if any(self.jobs.get(j) for j in range(max(sentence.first, i - 4), i)):
            weight += _EVENT["tied"]
        if self._tied_behind(last, sentence):
            weight += _EVENT["tied"]
        if any(word in _EVENT["generic"] for word in before[-2:]):
            weight += _EVENT["announced"]
        if last - head >= 2 or self.tokens[i].cap:
            weight += _EVENT["specific"]
        if before and before[-1] in _EVENT["not_after"]:
            weight -= _EVENT["beside"]
        if kind == _ELECTION:
            weight -= _EVENT["election"]
        if kind == "lainnya":
            weight -= _EVENT["other_kind"]
        if self.reading.headline and self.lowers[i] in self.reading.headline.lower():
            weight += _EVENT["headline"]
        return weight

    def _dated(self, sentence: Sentence) -> float:
        inside = any(sentence.first <= date.first < sentence.last and date.date for date in self.dates)
        return float(_EVENT["dated"]) if inside else 0.0

    def _tied_behind(self, i: int, sentence: Sentence) -> bool:
        """As in "... digelar", "... dihadiri", "... di Aula" right behind the phrase."""
        return any(
            (job := self.jobs.get(j)) is not None and job[1] in ("held", "attended", "opened", "led", "venue")
            for j in range(i, min(i + 8, sentence.last))
        )

    def _name_end(self, i: int, sentence: Sentence) -> int:
        """Index after the words that describe the event."""
        first = i
        while i < sentence.last and i - first < _LONGEST_NAME:
            token = self.tokens[i]
            if token.text in MARKS:
                i = self._past_title(i, sentence)
                continue
            if token.text == "(" and i + 2 < sentence.last and self.tokens[i + 2].text == ")":
                i += 3
                continue
            if token.text in _EVENT["stop_signs"] or self._stops_name(i):
                break
            i += 1
        while i > first and (
            self.lowers[i - 1] in _EVENT["never_last"] or self.tokens[i - 1].text in MARKS + "/-"
        ):
            i -= 1
            if self.tokens[i].text in MARKS:
                return i + 1
        return i

    def _past_title(self, i: int, sentence: Sentence) -> int:
        """Index after a title in quotation marks."""
        j = i + 1
        while j < sentence.last and self.tokens[j].text not in MARKS:
            j += 1
        return min(j + 1, sentence.last)

    def _stops_name(self, i: int) -> bool:
        low, token = self.lowers[i], self.tokens[i]
        if low in _EVENT["stops"] or weekday_at(self.lowers, i):
            return True
        if low == "di" and (
            i + 1 >= len(self.tokens) or self.lowers[i + 1] not in _EVENT["in_name_after_di"]
        ):
            return True
        if low == "pada" and self._time_follows(i + 1):
            return True
        verb = (
            not token.cap
            and low.startswith(tuple(_EVENT["verb_beginnings"]))
            and low not in _EVENT["kept_verbs"]
        )
        return verb and low in self.common

    def _time_follows(self, i: int) -> bool:
        return i < len(self.tokens) and (
            self.tokens[i].text.isdigit()
            or weekday_at(self.lowers, i) is not None
            or self.lowers[i] in _EVENT["times"]
        )

    def _in(self, sentence: Sentence) -> list[Actor]:
        near = self.actors[bisect_left(self.firsts, sentence.first) : bisect_left(self.firsts, sentence.last)]
        return [actor for actor in near if actor.last <= sentence.last]

    def _fullest(self, main: _Candidate, candidates: list[_Candidate]) -> _Candidate:
        """The first phrase for the same event that describes it: "rapat koordinasi bulanan" before "Rapat dihadiri"."""
        size = len(main.name.split())
        noun = main.name.split()[0].lower()
        for other in candidates:
            same = other.kind == main.kind and (other.name.split()[0].lower() == noun or size == 1)
            if same and other.sentence < main.sentence and len(other.name.split()) > size and not other.verb:
                return other
        return main

    # --- the main event

    def _main(self, main: _Candidate, candidates: list[_Candidate]) -> Happening:
        sentence = self.reading.sentences[main.sentence]
        event = Happening(main.name, main.kind, self.reading.span(main.first, main.last), sentence.span, True)
        mine = self._sentences_of(main)
        self._fill_date(event, main, mine)
        self._fill_venue(event, main, mine)
        if main.host and main.verb:
            self._host(event, main, sentence)
        for candidate in candidates:
            if candidate.host and candidate.verb and candidate.kind == main.kind and candidate.sentence <= 2:
                self._host(event, candidate, self.reading.sentences[candidate.sentence])
        self._protagonists(event, main, sentence)
        self._objects(event, main, sentence)
        for number in mine:
            if not self._another_day(number, main, event):
                self._people(event, self.reading.sentences[number])
        if event.kind in _EVENT["without_organizer"]:
            event.organizers.clear()
        return event

    def _another_day(self, number: int, main: _Candidate, event: Happening) -> bool:
        """True for a sentence whose paragraph has turned to another event's day."""
        if number <= main.sentence + 1 or event.date is None:
            return False
        sentence = self.reading.sentences[number]
        lead = [s for s in self.reading.sentences[:number] if s.paragraph == sentence.paragraph]
        for other in lead[-1:]:
            for date in self.dates:
                inside = (
                    other.first <= date.first < other.last and date.date and self._is_event_day(date, other)
                )
                if inside and date.date != event.date and not date.end_date and date.date != event.end_date:
                    return True
        return False

    def _objects(self, event: Happening, main: _Candidate, sentence: Sentence) -> None:
        """Those who are sworn in or visited are there."""
        if main.verb and event.kind in _EVENT["with_objects"]:
            for actor in self._in(sentence):
                if main.verb[1] <= actor.first < main.last and actor.kind in ("person", "role", "group"):
                    self._join(event, actor, ("participant",), sentence, main.verb)
        if event.kind == "kunjungan":
            for i, region in self.cast.regions.items():
                if main.first <= i < main.last and region.level in _EVENT["visited_levels"]:
                    span = self.reading.span(region.first, region.last)
                    self._attend(
                        event, self.cast.region_body(region).key, ("host",), sentence.span, (span,), True
                    )
            for actor in self._in(sentence):
                if main.first <= actor.first < main.last and actor.kind == "institution":
                    self._join(event, actor, ("host",), sentence, None)

    def _protagonists(self, event: Happening, main: _Candidate, sentence: Sentence) -> None:
        """The people with whom the event's own sentence begins were there."""
        for actor in self._subjects(main.first, sentence):
            if actor.kind in ("person", "role") and not main.host:
                self._join(event, actor, ("participant",), sentence, None)

    def _sentences_of(self, main: _Candidate) -> list[int]:
        """Sentences that speak of the main event: its own, and those that point back to it."""
        out = []
        nouns = set(main.name.lower().split()[:2])
        for number, sentence in enumerate(self.reading.sentences):
            if number == main.sentence or self._points_back(sentence, nouns) or number == main.sentence + 1:
                if not self._other_event(number, main):
                    out.append(number)
            elif self._lists_guests(sentence):
                out.append(number)
        return out

    def _points_back(self, sentence: Sentence, nouns: set[str]) -> bool:
        """As in "Kegiatan tersebut", "Rakor dibuka", "Dalam acara ini", "Turut hadir"."""
        for i in range(sentence.first, min(sentence.first + 12, sentence.last)):
            if self.reading.in_quote[i]:
                return False
            low = self.lowers[i]
            if low in _EVENT["generic"] or low in nouns:
                return True
            kind = self.kinds.get(i)
            if kind and i == sentence.first:
                return True
        return False

    def _lists_guests(self, sentence: Sentence) -> bool:
        first = sentence.first
        return any(
            (job := self.jobs.get(i)) is not None and job[1] == "attended" and not self.reading.in_quote[i]
            for i in range(first, min(first + 5, sentence.last))
        )

    def _other_event(self, number: int, main: _Candidate) -> bool:
        """True for a sentence that tells of another day."""
        if number == main.sentence:
            return False
        sentence = self.reading.sentences[number]
        return self.lowers[sentence.first] in _EVENT["other_time"] or any(
            low in _EVENT["similar"] for low in self.lowers[sentence.first : sentence.last]
        )

    def _fill_date(self, event: Happening, main: _Candidate, mine: list[int]) -> None:
        """The day in the event's own sentences; else in the first three."""
        order = [main.sentence, *[n for n in mine if n != main.sentence and n < main.sentence + 6], 0, 1, 2]
        for number in dict.fromkeys(order):
            if number >= len(self.reading.sentences):
                continue
            sentence = self.reading.sentences[number]
            for date in self.dates:
                if (
                    sentence.first <= date.first < sentence.last
                    and date.date
                    and self._is_event_day(date, sentence)
                ):
                    event.date, event.end_date = date.date, date.end_date
                    return

    def _is_event_day(self, date: DateMention, sentence: Sentence) -> bool:
        """False for polling days, deadlines and the like."""
        before = self.lowers[max(sentence.first, date.first - 4) : date.first]
        if any(word in _EVENT["not_the_day"] for word in before):
            return False
        return not any(
            hit[1] == _ELECTION
            for j in range(max(sentence.first, date.first - 3), date.first)
            if (hit := self.kinds.get(j))
        )

    # --- the venue

    def _fill_venue(self, event: Happening, main: _Candidate, mine: list[int]) -> None:
        for number in dict.fromkeys([main.sentence, *[n for n in mine if n < main.sentence + 6]]):
            sentence = self.reading.sentences[number]
            start = main.first if number == main.sentence else sentence.first
            span = self._venue(start, sentence) or (
                self._venue(sentence.first, sentence) if start > sentence.first else None
            )
            if span:
                event.venue, event.venue_sentence = span, sentence.span
                return
        if event.kind == "kunjungan" and self.lowers[main.last - 1 : main.last]:
            region = next((r for i, r in self.cast.regions.items() if main.first <= i < main.last), None)
            if region:
                event.venue = self.reading.span(region.first, region.last)
                event.venue_sentence = event.sentence

    def _venue(self, first: int, sentence: Sentence) -> Span | None:
        """The phrase after "di" or "bertempat di" that names a venue."""
        for i in range(first, sentence.last - 1):
            if self.lowers[i] not in words("locatives") or self.reading.in_quote[i]:
                continue
            j = i + 1 + (self.lowers[i + 1] == "di")
            if j >= sentence.last or not self._is_venue(j):
                continue
            last = self._venue_end(j, sentence)
            return self.reading.span(j, last)
        return None

    def _is_venue(self, i: int) -> bool:
        low, token = self.lowers[i], self.tokens[i]
        if low in words("venues"):
            return True
        region = self.cast.regions.get(i)
        if region:
            # "di Kota X" locates; "di Bandung Convention Center" is a venue
            return (
                region.last < len(self.tokens)
                and self.tokens[region.last].cap
                and region.last not in self.cast.regions
            )
        return (
            token.cap and not weekday_at(self.lowers, i) and low not in self.common and i not in self.by_first
        )

    def _venue_end(self, i: int, sentence: Sentence) -> int:
        first = i
        while i < sentence.last and i - first < 16:
            token = self.tokens[i]
            if token.text == ",":
                if not self._venue_goes_on(i + 1, sentence):
                    break
            elif (
                (token.text in "(.;:" and not (i + 1 < sentence.last and self._dot_inside(i)))
                or (
                    weekday_at(self.lowers, i)
                    or self.lowers[i] in _EVENT["venue_stops"]
                    or self._is_guest(i, first)
                )
                or (not token.cap and token.text[0].isalpha() and not self._venue_word(i))
            ):
                break
            i += 1
        while i > first + 1 and (
            self.tokens[i - 1].text in ",-/" or self.lowers[i - 1] in _EVENT["never_last"]
        ):
            i -= 1
        return i

    def _dot_inside(self, i: int) -> bool:
        return (
            self.tokens[i].text == "."
            and i + 1 < len(self.tokens)
            and self.tokens[i + 1].cap
            and len(self.tokens[i - 1].text) <= 5
        )

    def _is_guest(self, i: int, first: int) -> bool:
        actor = self.by_first.get(i)
        return actor is not None and actor.kind == "person" and i > first

    def _venue_word(self, i: int) -> bool:
        low = self.lowers[i]
        return low in words("venues") or low in _EVENT["venue_words"]

    def _venue_goes_on(self, i: int, sentence: Sentence) -> bool:
        """True where a town or a larger place follows the comma."""
        if (
            i >= sentence.last
            or weekday_at(self.lowers, i)
            or not (self.tokens[i].cap or self.lowers[i] in words("venues"))
        ):
            return False
        actor = self.by_first.get(i)
        return not (actor and actor.kind in ("person", "role")) and (
            self.lowers[i] not in self.common or self.lowers[i] in words("venues") or i in self.cast.regions
        )

    # --- people at the event

    def _host(self, event: Happening, main: _Candidate, sentence: Sentence) -> None:
        """The subject of "melantik" holds the event, that of "mengunjungi" attends it."""
        subjects = self._subjects(main.first, sentence)
        for actor in subjects:
            if main.host == "host":
                self._organize(event, actor, sentence)
                if actor.kind in ("person", "role"):
                    self._join(event, actor, ("host",), sentence, main.verb)
            else:
                self._join(event, actor, ("participant",), sentence, main.verb)

    def _people(self, event: Happening, sentence: Sentence) -> None:
        """Organizers and attendees that a sentence names, by the words that tie them."""
        i = sentence.first
        while i < sentence.last:
            job = None if self.reading.in_quote[i] else self.jobs.get(i)
            if job is None:
                i += 1
                continue
            end, kind = job
            getattr(self, f"_job_{kind}")(event, i, end, sentence)
            i = end

    def _job_hold(self, event: Happening, i: int, end: int, sentence: Sentence) -> None:
        """As in "Pemkot dan Bawaslu menggelar sosialisasi"."""
        if self.lowers[i - 1 if i else 0] in _EVENT["not_after"] or not self._event_follows(end, sentence):
            return
        for actor in self._subjects(i, sentence):
            self._organize(event, actor, sentence)
            if actor.kind in ("person", "role"):
                self._join(event, actor, ("host",), sentence, (i, end))

    def _event_follows(self, i: int, sentence: Sentence) -> bool:
        near = range(i, min(i + 6, sentence.last))
        return any(j in self.kinds or j in self.named or self.lowers[j] in _EVENT["generic"] for j in near)

    def _job_held(self, event: Happening, i: int, end: int, sentence: Sentence) -> None:
        """As in "digelar (oleh) BEM UNG bekerja sama dengan KPU"."""
        j = end + (end < sentence.last and self.lowers[end] in _EVENT["by"])
        actor = self.by_first.get(j) or self._agent_of(end, sentence)
        if actor and actor.kind in ("person", "role"):
            self._join(event, actor, ("host",), sentence, (i, end))
        while actor and actor.first < sentence.last:
            self._organize(event, actor, sentence)
            j = self._past_partner(actor.last)
            actor = self.by_first.get(j) if j > actor.last else None

    def _agent_of(self, i: int, sentence: Sentence) -> Actor | None:
        """As in "berlangsung di Gedung X, Sabtu, oleh Wakil Gubernur": the one behind "oleh"."""
        for j in range(i, min(i + 20, sentence.last - 1)):
            if self.jobs.get(j):
                return None
            if self.lowers[j] == "oleh":
                return self.by_first.get(j + 1)
        return None

    def _past_partner(self, i: int) -> int:
        """Index after "bekerja sama dengan", "bersama", "dan"."""
        hit = _partners().match(self.lowers, i) if i < len(self.tokens) else None
        return hit[0] if hit else i

    def _subjects(self, i: int, sentence: Sentence) -> list[Actor]:
        """The actors that a verb at `i` has for its subject: a coordination right before it."""
        before = [a for a in self._in(sentence) if a.last <= i and not self.reading.in_quote[a.first]]
        out: list[Actor] = []
        edge = i
        for actor in reversed(before):
            gap = [low for low in self.lowers[actor.last : edge] if low not in _EVENT["in_subject"]]
            if (out and len(gap) > 1) or (not out and len(gap) > 12):
                break
            if self._oblique(actor, sentence):
                if not out:
                    continue
                break
            out.append(actor)
            edge = actor.first
        return out[::-1]

    def _oblique(self, actor: Actor, sentence: Sentence) -> bool:
        return actor.first > sentence.first and self.lowers[actor.first - 1] in _EVENT["oblique"]

    def _job_attended(self, event: Happening, i: int, end: int, sentence: Sentence) -> None:
        """As in "dihadiri ...", "turut hadir ..."; "X hadir" names its subject."""
        listed = self._listed(end, sentence)
        for actor in listed:
            self._join(event, actor, ("participant",), sentence, (i, end))
        if not listed and self.lowers[i] in _EVENT["present"]:
            for actor in self._subjects(i, sentence):
                self._join(event, actor, ("participant",), sentence, (i, end))

    def _job_joined(self, event: Happening, i: int, end: int, sentence: Sentence) -> None:
        if self._holds_later(end, sentence):
            return
        for actor in self._listed(end, sentence):
            if actor.key not in event.organizers:
                self._join(event, actor, ("participant",), sentence, (i, end))

    def _holds_later(self, i: int, sentence: Sentence) -> bool:
        """True in "Pemkab bersama KPU menggelar ...": both hold the event."""
        return any(
            (job := self.jobs.get(j)) is not None and job[1] == "hold" for j in range(i, sentence.last)
        )

    def _job_speaker(self, event: Happening, i: int, end: int, sentence: Sentence) -> None:
        for actor in self._listed(end, sentence):
            self._join(event, actor, ("speaker",), sentence, (i, end))

    def _job_opened(self, event: Happening, i: int, end: int, sentence: Sentence) -> None:
        """As in "dibuka Pj. Bupati X, Senin, dan dihadiri ...": the first actor opens it."""
        for actor in self._listed(end, sentence)[:1]:
            self._join(event, actor, ("host",), sentence, (i, end))

    _job_led = _job_opened

    def _job_attend(self, event: Happening, i: int, end: int, sentence: Sentence) -> None:
        if self.lowers[i - 1 if i else 0] in _EVENT["not_after"]:
            return
        subjects = self._subjects(i, sentence)
        if not subjects:
            self._job_attended(event, i, end, sentence)
        for actor in subjects:
            self._join(event, actor, ("participant",), sentence, (i, end))

    def _job_open(self, event: Happening, i: int, end: int, sentence: Sentence) -> None:
        if self._event_follows(end, sentence):
            for actor in self._subjects(i, sentence):
                self._join(event, actor, ("host",), sentence, (i, end))

    _job_lead = _job_open

    def _job_venue(self, event: Happening, i: int, end: int, sentence: Sentence) -> None:
        """As in "berlangsung di Gedung X, Sabtu, oleh Wakil Gubernur"."""
        actor = self._agent_of(end, sentence)
        if actor:
            self._organize(event, actor, sentence)
            self._join(event, actor, ("host",), sentence, (i, end))

    def _listed(self, i: int, sentence: Sentence) -> list[Actor]:
        """The actors of the list that begins at `i`; a verb of its own ends it."""
        out: list[Actor] = []
        i = self._past_occasion(i, sentence)
        edge = i
        for actor in self._in(sentence):
            if actor.first < i or self.reading.in_quote[actor.first]:
                continue
            gap = self.lowers[edge : actor.first]
            if any(low in _EVENT["ends_list"] for low in gap) or self._new_clause(edge, actor.first):
                break
            edge = actor.last
            if self._is_absent(actor, sentence) or (gap and gap[-1] in _EVENT["not_listed_after"]):
                continue
            if out and gap == ["dari"]:
                continue
            out.append(actor)
        return out

    def _past_occasion(self, i: int, sentence: Sentence) -> int:
        """Index after "dalam kegiatan ini," and "pada pelantikan tersebut" behind "hadir"."""
        if i < sentence.last and self.lowers[i] in ("dalam", "pada", "di"):
            for j in range(i + 1, min(i + 6, sentence.last)):
                if self.lowers[j] in _SPEECH_THAT or self.tokens[j].text == ",":
                    return j + 1
        return i

    def _new_clause(self, first: int, last: int) -> bool:
        """True where the words between two actors hold a verb of speech or another job."""
        return any(
            (job := self.jobs.get(j)) is not None
            and job[1] in ("hold", "attend", "open", "after", "elsewhere", "during")
            for j in range(first, last)
        )

    def _is_absent(self, actor: Actor, sentence: Sentence) -> bool:
        """As in "Danlanud Manuhua yang diwakili Kadisops": the one who is represented is not there."""
        at = bisect_left(self.firsts, actor.last)
        following = self.firsts[at] if at < len(self.firsts) else sentence.last
        last = min(actor.last + 8, sentence.last, max(actor.last, following))
        return any(low in _EVENT["represented"] for low in self.lowers[actor.last : last])

    def _join(
        self,
        event: Happening,
        actor: Actor,
        parts: tuple[str, ...],
        sentence: Sentence,
        verb: tuple[int, int] | None,
    ) -> None:
        if self._is_absent(actor, sentence):
            return
        marks = [self.reading.span(actor.first, actor.last)]
        if verb:
            marks.append(self.reading.span(*verb))
        self._attend(event, actor.key, parts, sentence.span, tuple(sorted(marks)), actor.named)

    def _attend(
        self,
        event: Happening,
        key: str,
        parts: tuple[str, ...],
        sentence: Span,
        marks: tuple[Span, ...],
        stated: bool,
    ) -> None:
        known = event.attendees.get(key)
        if known is None:
            event.attendees[key] = Part(key, parts, sentence, marks, stated)
            return
        merged = tuple(dict.fromkeys((*known.parts, *parts)))
        better = stated and not known.stated
        event.attendees[key] = (
            Part(key, merged, sentence, marks, stated)
            if better
            else Part(key, merged, known.sentence, known.marks, known.stated)
        )

    def _organize(self, event: Happening, actor: Actor, sentence: Sentence) -> None:
        if actor.kind == "group" or actor.key in event.organizers:
            return
        marks = (self.reading.span(actor.first, actor.last),)
        event.organizers[actor.key] = Part(actor.key, (), sentence.span, marks, actor.named)

    # --- other events

    def _others(self, main: _Candidate, candidates: list[_Candidate], event: Happening) -> list[Happening]:
        """Events with a name and a day or venue of their own, held on another day."""
        out: list[Happening] = []
        for candidate in candidates:
            if candidate.kind == _ELECTION or candidate.sentence == main.sentence:
                continue
            other = self._other(candidate, event)
            if other and all((other.date, other.kind) != (known.date, known.kind) for known in [event, *out]):
                out.append(other)
        return out

    def _other(self, candidate: _Candidate, event: Happening) -> Happening | None:
        sentence = self.reading.sentences[candidate.sentence]
        date = next(
            (
                d
                for d in self.dates
                if candidate.last <= d.first < sentence.last or sentence.first <= d.first < candidate.first
            ),
            None,
        )
        if date is not None and (date.date is None or not self._is_event_day(date, sentence)):
            date = None
        if date is not None and self._nearer_event(candidate, date):
            date = None
        if date is not None and date.date == event.date and candidate.kind == event.kind:
            return None
        tied = (
            candidate.verb is not None
            or self._tied_behind(candidate.last, sentence)
            or any(self.jobs.get(j) for j in range(max(sentence.first, candidate.first - 3), candidate.first))
        )
        if not tied and not self._joint(candidate, sentence):
            return None
        other = Happening(
            candidate.name, candidate.kind, self.reading.span(candidate.first, candidate.last), sentence.span
        )
        if date:
            other.date, other.end_date = date.date, date.end_date
        venue = self._venue(candidate.last, sentence)
        if venue:
            other.venue, other.venue_sentence = venue, sentence.span
        joint = self._joint(candidate, sentence) if candidate.kind != event.kind else []
        held = venue and candidate.kind != event.kind and self._held_here(candidate, sentence)
        if not date and not held and not joint:
            return None
        for actor in joint:
            self._join(other, actor, ("participant",), sentence, None)
        if candidate.host and candidate.verb:
            self._host(other, candidate, sentence)
        self._people(other, sentence)
        return other

    def _joint(self, candidate: _Candidate, sentence: Sentence) -> list[Actor]:
        """As in "penandatanganan komitmen bersama antara X, Y dan Z"."""
        if candidate.kind not in _EVENT["joint_kinds"]:
            return []
        for j in range(candidate.first, min(candidate.last + 3, sentence.last - 1)):
            if self.lowers[j] in _EVENT["joint"]:
                listed = self._listed(j + 1, sentence)
                return listed if listed and listed[0].first <= j + 2 else []
        return []

    def _nearer_event(self, candidate: _Candidate, date: DateMention) -> bool:
        """True where another event noun stands between the phrase and the date."""
        return any(self.kinds.get(j) for j in range(candidate.last, date.first))

    def _held_here(self, candidate: _Candidate, sentence: Sentence) -> bool:
        """True where somebody holds the event in this very clause ("BPOLBF menggelar lokakarya ...")."""
        before = range(max(sentence.first, candidate.first - 2), candidate.first)
        return any((job := self.jobs.get(j)) is not None and job[1] == "hold" for j in before)

    def _elections(self, event: Happening | None) -> list[Happening]:
        """Polling days: "Pilkada yang akan berlangsung pada 27 November 2024"."""
        out: dict[str, Happening] = {}
        for date in self.dates:
            if date.date is None or (event and date.date == event.date):
                continue
            sentence = self.reading.sentences[self.reading.sentence_of[date.first]]
            hit = self._election_before(date, sentence) or self._polling_day(date, sentence)
            if hit is None:
                continue
            first, last = hit
            name = " ".join(self.reading.text(first, last).split())
            out.setdefault(
                date.date,
                Happening(name, _ELECTION, self.reading.span(first, last), sentence.span, date=date.date),
            )
        return list(out.values())

    def _polling_day(self, date: DateMention, sentence: Sentence) -> tuple[int, int] | None:
        """As in "hingga hari pencoblosan, 27 November 2024": the election that the article speaks of."""
        before = self.lowers[max(sentence.first, date.first - 4) : date.first]
        if not any(low in _EVENT["polling"] for low in before):
            return None
        for j in range(len(self.tokens)):
            hit = None if self.in_body[j] else self.kinds.get(j)
            if hit and hit[1] == _ELECTION:
                return j, self._name_end(hit[0], self.reading.sentences[self.reading.sentence_of[j]])
        return None

    def _election_before(self, date: DateMention, sentence: Sentence) -> tuple[int, int] | None:
        for j in range(date.first - 1, max(sentence.first, date.first - 9) - 1, -1):
            hit = self.kinds.get(j)
            if hit and hit[1] == _ELECTION:
                if any(low in _EVENT["not_the_poll"] for low in self.lowers[hit[0] : date.first]):
                    return None
                last = min(self._name_end(hit[0], sentence), date.first)
                while (
                    last > hit[0]
                    and self.tokens[last - 1].text.isdigit()
                    and last == date.first
                    and len(self.tokens[last - 1].text) < 3
                ):
                    last -= 1
                return j, last
        return None


@cache
def _jobs() -> Phrases[str]:
    skipped = ("after", "during", "elsewhere")
    return Phrases({row["form"]: row["job"] for row in read_table("cues.tsv") if row["job"] not in skipped})


@cache
def _event_verbs() -> Phrases[tuple[str, str, str]]:
    return Phrases(
        {row["form"]: (row["noun"], row["kind"], row["subject"]) for row in read_table("event_verbs.tsv")}
    )


@cache
def _partners() -> Phrases[str]:
    return Phrases({form: form for form in _EVENT["partners"]})
