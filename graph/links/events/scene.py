"""An article as the event rules see it: who acts, the days, and the words that make or tie events."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from graph.cast import Actor, Cast
from graph.lexicon import (
    Phrases,
    phrases,
    read_list,
    read_table,
    split_tokens,
    word_phrases,
    word_sets,
    words,
)
from graph.links.events.shapes import Candidate
from graph.text.dates import DateMention
from graph.text.reading import Sentence

EVENT = word_sets("event")
VERB_BEGINNINGS = tuple(EVENT["verb_beginnings"])
# How many words before "terdiri dari" may say that guests are listed.
_PRESENT = 5
# Within how many words before and behind a speech somebody is said to read it out.
_READ_BEFORE, _READ_BEHIND = 2, 3


@cache
def _jobs() -> Phrases[str]:
    """Words that tie people and places to events; those of time only part speech from the event."""
    skipped = ("after", "during", "elsewhere")
    jobs = {row["form"]: row["job"] for row in read_table("cues.tsv") if row["job"] not in skipped}
    passive = ("attended", "held", "joined", "led", "opened", "venue")
    return Phrases({**{cut_passive(form): job for form, job in jobs.items() if job in passive}, **jobs})


@dataclass(frozen=True, slots=True)
class EventVerb:
    """A verb that makes an event: the noun that names it, its kind, and the part of the one who does it.

    Args:
        short: Without its prefix, as headlines write it.
        complete: Needs no object: "memusnahkannya".
    """

    noun: str
    kind: str
    part: str
    short: bool = False
    complete: bool = False


@cache
def _event_verbs() -> Phrases[EventVerb]:
    """Verbs by their forms: with the prefix, without, and with the object's "-nya"."""
    forms: dict[str, EventVerb] = {}
    for row in read_table("event_verbs.tsv"):
        named = len(row["noun"].split()) > 1 and row["noun"].split()[-1] not in EVENT["never_last"]
        verb = EventVerb(row["noun"], row["kind"], row["part"], complete=named)
        forms[row["form"]] = verb
        forms.update({row["form"] + ending: replace(verb, complete=True) for ending in words("possessive")})
        if row["short"]:
            forms.setdefault(row["short"], replace(verb, short=True))
    return Phrases(forms)


@cache
def _passives() -> Phrases[EventVerb]:
    """Verbs by their passive, also cut in two as many outlets write it: "di serahkan"."""
    rows = [row for row in read_table("event_verbs.tsv") if row["passive"]]
    verbs = {row["passive"]: EventVerb(row["noun"], row["kind"], row["part"]) for row in rows}
    return Phrases({**verbs, **{cut_passive(form): verb for form, verb in verbs.items()}})


def cut_passive(form: str) -> str:
    """A passive with its prefix apart.

    >>> cut_passive("diserahkan oleh")
    'di serahkan oleh'
    """
    prefix = EVENT["passive_prefix"]
    return f"{prefix} {form.removeprefix(prefix)}" if form.startswith(prefix) else form


class Scene:
    """One article, with what its rules look up by token."""

    def __init__(self, cast: Cast, actors: Sequence[Actor], dates: Sequence[DateMention]) -> None:
        self.cast = cast
        self.reading = cast.reading
        self.tokens = cast.reading.tokens
        self.lowers = cast.reading.lowers
        self.actors = [actor for actor in actors if actor.key]
        self.by_first = {actor.first: actor for actor in self.actors}
        self.firsts = [actor.first for actor in self.actors]
        self.kinds = cast.reading.hits(phrases("event_kinds.tsv", "kind"))
        self.jobs = self._find_jobs()
        self.tying = dict(self.jobs.values())
        self.tied_by = {j for i, hit in self.jobs.items() for j in range(i, hit[0])}
        self.deeds = cast.reading.hits(_event_verbs())
        self.passives = cast.reading.hits(_passives())
        self.common = read_list("common_words.txt")
        self.named: set[int] = set()
        self._named: list[int] = []
        self._rivals: list[int] = []
        self.in_name = [False] * len(self.tokens)
        self.in_main = [False] * len(self.tokens)
        self.in_body = [False] * len(self.tokens)
        for body in cast.bodies.values():
            self.in_body[body.first : body.last] = [True] * (body.last - body.first)
        # the "Hut" of "Julmansyah, S.Hut" is no birthday
        self.in_fixed = self.in_body[:]
        for start, _, _, _, end in cast.names():
            self.in_fixed[start:end] = [True] * (end - start)
        # "Universitas 17 Agustus 1945" tells no day
        free = (date for date in dates if not self.in_body[date.first])
        self.dates = [date for date in free if not cast.reading.in_quote[date.first]]
        self._dated = [date.first for date in self.dates]
        self.in_guests = self._mark_guests()
        self.read_out = self._find_read_out()
        self._headline = cast.reading.headline.lower() if cast.reading.headline else ""

    def _find_jobs(self) -> dict[int, tuple[int, str]]:
        """Words that tie; "terdiri dari" only in "Peserta apel terdiri dari ..."."""
        hits = self.reading.hits(_jobs())
        jobs = {
            i: hit
            for i, hit in hits.items()
            if self.lowers[i] not in EVENT["made_up_of"]
            or not EVENT["those_present"].isdisjoint(self.lowers[max(0, i - _PRESENT) : i])
        }
        return self._with_lists(jobs)

    def _with_lists(self, jobs: dict[int, tuple[int, str]]) -> dict[int, tuple[int, str]]:
        """With what goes on with guests: "Rapat dihadiri sejumlah pejabat. Di antaranya Kapolres X ..."."""
        among = word_phrases("among_them")
        for before, sentence in pairwise(self.reading.sentences):
            listed = among.match(self.lowers, sentence.first)
            if listed is None or listed[0] >= sentence.last:
                continue
            told = any(jobs.get(i, (0, ""))[1] == "attended" for i in range(before.first, before.last))
            crowd = not EVENT["those_present"].isdisjoint(self.lowers[before.first : before.last])
            if told or crowd:
                jobs[sentence.first] = (listed[0], "attended")
        return jobs

    def _find_read_out(self) -> set[str]:
        """Keys of those whose speech somebody else reads out: "Sekda membacakan sambutan Bupati"."""
        out: set[str] = set()
        for noun in EVENT["speeches"]:
            for i in self.reading.places.get(noun, ()):
                j = i + 1
                while j < len(self.lowers) and self.lowers[j] in EVENT["in_speech"]:
                    j += 1
                actor = self.by_first.get(j)
                before = self.lowers[max(0, i - _READ_BEFORE) : i]
                behind = self.lowers[actor.last : actor.last + _READ_BEHIND] if actor else []
                if actor and not (
                    EVENT["reads_out"].isdisjoint(before) and EVENT["read_by"].isdisjoint(behind)
                ):
                    out.add(actor.key)
                elif actor is None:
                    author = self._author(i, j)
                    out.update([author.key] if author else [])
        return out

    def _author(self, i: int, j: int) -> Actor | None:
        """Whose speech, named at `i`, another reads out: "Bupati dalam sambutan yang dibacakan Sekda"."""
        behind = range(j, min(j + _READ_BEHIND, len(self.lowers)))
        read = next((k for k in behind if self.lowers[k] in EVENT["read_by"]), None)
        if read is None:
            return None
        at = bisect_left(self.firsts, i)
        before = self.actors[at - 1] if at else None
        if before and i - 1 <= before.last <= i:
            return before
        # "Dalam amanat yang dibacakan Pangdam X, Kasad menyatakan"
        reader, author = (*self.actors[at : at + 2], None, None)[:2]
        if reader is None or author is None or reader.first > read + 2:
            return None
        return author if self.lowers[reader.last : author.first] == [","] else None

    def _mark_guests(self) -> list[bool]:
        """Tokens of a sentence behind the second guest of its first list."""
        out = [False] * len(self.tokens)
        past = 0
        for i, (end, job) in self.jobs.items():
            if i < past or job not in ("attended", "joined"):
                continue
            at = bisect_left(self.firsts, end) + 1
            past = self.reading.sentences[self.reading.sentence_of[i]].last
            for j in range(self.firsts[at] if at < len(self.firsts) else past, past):
                out[j] = True
        return out

    def note_named(self, candidates: Sequence[Candidate]) -> None:
        """Note where the phrases stand, and which could draw a venue away from another event."""
        self.named.update(one.first for one in candidates)
        self._named = [one.first for one in candidates]
        self._rivals = [one.first for one in candidates if one.weight >= EVENT["least_rival"]]
        for one in candidates:
            self.in_name[one.first : one.last] = [one.deed is None] * (one.last - one.first)

    def note_main(self, candidates: Sequence[Candidate]) -> None:
        """Note the words of the phrases that name the main event."""
        for one in candidates:
            self.in_main[one.first : one.last] = [True] * (one.last - one.first)

    def named_before(self, i: int) -> int | None:
        """The first token of the last phrase that begins at token `i` or before."""
        at = bisect_right(self._named, i) - 1
        return self._named[at] if at >= 0 else None

    def rival_before(self, i: int, first: int) -> int | None:
        """The first token of the last phrase that begins at ``first:i+1`` and could draw a venue to it."""
        at = bisect_right(self._rivals, i) - 1
        return self._rivals[at] if at >= 0 and self._rivals[at] >= first else None

    def dates_in(self, sentence: Sentence) -> list[DateMention]:
        """Days in the sentence, in order, those without a year too."""
        return self.dates[bisect_left(self._dated, sentence.first) : bisect_left(self._dated, sentence.last)]

    def has_actor_between(self, first: int, last: int) -> bool:
        """True where somebody who acts stands in tokens ``first:last``."""
        at = bisect_left(self.firsts, first)
        return at < len(self.actors) and self.actors[at].last <= last

    def actors_in(self, sentence: Sentence) -> list[Actor]:
        """Actors whose whole phrase stands in the sentence, in order."""
        near = self.actors[bisect_left(self.firsts, sentence.first) : bisect_left(self.firsts, sentence.last)]
        return [actor for actor in near if actor.last <= sentence.last]

    def is_apart(self, sentence: Sentence) -> bool:
        """True where somebody speaks elsewhere or later: "Ditemui terpisah di ruang kerjanya, Senin"."""
        return not EVENT["apart"].isdisjoint(self.lowers[sentence.first : sentence.last])

    def kind_of(self, name: str) -> str | None:
        """The kind of the event noun that begins `name`: "penyerahan bantuan" is a bakti sosial."""
        parts = split_tokens(name.lower())
        hit = phrases("event_kinds.tsv", "kind").match(parts, 0)
        return hit[1] if hit and hit[0] > 1 else None

    def is_small(self, i: int) -> bool:
        """True for a word that only ties others together."""
        return self.lowers[i] in read_list("function_words.txt")

    def is_in_headline(self, one: Candidate) -> bool:
        """True where the headline has the noun, or the stem of the verb ("Lantik 60 Pejabat")."""
        stem = one.head[3:-2] if one.deed else one.head
        return bool(self._headline) and stem in self._headline

    def _has_occasion(self, i: int) -> bool:
        """True before "dalam rangka Operasi X", which stands between an event and its verb."""
        return any(low in EVENT["occasion"] for low in self.lowers[i : i + 2])

    def is_tied_behind(self, i: int, sentence: Sentence) -> bool:
        """As in "... digelar", "... dihadiri", "... di Aula" right behind the phrase."""
        return any(
            (job := self.jobs.get(j)) is not None and job[1] in ("held", "attended", "opened", "led", "venue")
            for j in range(i, min(i + (16 if self._has_occasion(i) else 8), sentence.last))
        )
