"""An article as the speech rules see it: its actors, its verbs of speech, and who is spoken of now."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from graph.cast import Actor, Cast
from graph.lexicon import Phrases, phrases, read_table, word_phrases, word_sets, words
from graph.links.statements.epithets import with_epithets
from graph.links.statements.shapes import Said, Speaker, Verb
from graph.text.reading import Reading, Sentence
from graph.text.speech import Telling, speech_verbs
from graph.text.speech_slips import misspelt

SPEECH = word_sets("speech")


# How many statements back those of one sentence can lie.
NEAR = 12
# How many actors from each end of a long sentence can be the subject of a verb.
_FEW = 4
_MANY = 12
_ADVERBS = SPEECH["adverbs"]
_SINGLE_BEINGS = ("person", "role")
_ACTIVE = tuple(SPEECH["active"])


@cache
def _occasions() -> Phrases[str]:
    jobs = ("after", "during", "elsewhere")
    return Phrases({row["form"]: row["job"] for row in read_table("cues.tsv") if row["job"] in jobs})


def _telling_that(reading: Reading) -> dict[int, tuple[int, Telling]]:
    """Verbs that no table knows, before "bahwa": "Bupati menggambarkan bahwa ..."."""
    out: dict[int, tuple[int, Telling]] = {}
    known = reading.hits(speech_verbs())
    for that in reading.hits(word_phrases("said_that")):
        word = reading.lowers[that - 1] if that else ""
        verb = word.startswith(_ACTIVE) and word not in SPEECH["silent"]
        told = verb or word in SPEECH["told_things"]
        reports = that - 1 in known and known[that - 1][1].use != "after"
        if told and not reports and reading.tokens[that - 1].text.islower():
            out[that - 1] = (that, Telling("clause", False))
    return out


def _misspelt(reading: Reading) -> dict[int, tuple[int, Telling]]:
    """Verbs of speech that are misspelt."""
    slips = misspelt(reading.places)
    return {i: (i + 1, telling) for word, telling in slips.items() for i in reading.places[word]}


def _between(firsts: list[int], first: int, last: int) -> list[int]:
    return firsts[bisect_left(firsts, first) : bisect_left(firsts, last)]


class Scene:
    """One article, with what was said so far.

    `focus` is who spoke or was spoken of last, `person` the last of them that "ia" and "katanya" can mean.
    """

    def __init__(self, cast: Cast, actors: Sequence[Actor]) -> None:
        self.cast = cast
        self.reading = cast.reading
        self.tokens = cast.reading.tokens
        self.lowers = cast.reading.lowers
        self.in_quote = cast.reading.in_quote
        self.verbs = {
            **_misspelt(cast.reading),
            **cast.reading.hits(speech_verbs()),
            **_telling_that(cast.reading),
        }
        self._verb_firsts = sorted(self.verbs)
        self.occasions = cast.reading.hits(_occasions())
        self._occasion_firsts = list(self.occasions)
        self.event_nouns = cast.reading.hits(phrases("event_kinds.tsv", "kind"))
        known = [actor for actor in actors if actor.key or actor.kind == "pronoun"]
        self.actors = with_epithets(cast.reading, known)
        self.by_first = {actor.first: actor for actor in self.actors}
        self.firsts = [actor.first for actor in self.actors]
        # Where somebody reads something out.
        self._readings = cast.reading.all_places(SPEECH["reads"] | SPEECH["read"])
        # Where words like "poin" stand.
        self.points = cast.reading.all_places(SPEECH["points"])
        self.quote_firsts = [quote.first for quote in self.reading.quotes]
        self.found: list[Said] = []
        self.focus: str | None = None
        self.person: str | None = None
        self.apart: dict[str, bool] = {}
        self.used: set[int] = set()
        # Quotations before anybody was spoken of: their tokens, their verb and its sentence.
        self.waiting: list[tuple[int, int, Verb, Sentence]] = []
        # Who announced points that may follow, and whether a number of one stood alone.
        self.announced: str | None = None
        self.numbered = False
        # Index after the words that attribute a quotation of the sentence in hand.
        self.attributed = -1

    def actors_in(self, first: int, last: int) -> list[Actor]:
        """Actors whose whole phrase stands in tokens ``first:last``, in order."""
        near = self.actors[bisect_left(self.firsts, first) : bisect_left(self.firsts, last)]
        return [actor for actor in near if actor.last <= last]

    def actors_before(self, first: int, last: int) -> list[Actor]:
        """Actors in tokens ``first:last``, in order: the first few and the last of very many."""
        low, high = bisect_left(self.firsts, first), bisect_left(self.firsts, last)
        near = self.actors[low : min(low + _FEW, high)] + self.actors[max(low + _FEW, high - _MANY) : high]
        return [actor for actor in near if actor.last <= last]

    def verb_at(self, i: int) -> Verb | None:
        """The verb of speech that begins at token `i`."""
        hit = self.verbs.get(i)
        return Verb(i, hit[0], *hit[1]) if hit else None

    def verbs_in(self, sentence: Sentence) -> Iterator[Verb]:
        """The verbs of speech that begin in a sentence outside quotations, in order."""
        for i in _between(self._verb_firsts, sentence.first, sentence.last):
            if not self.in_quote[i]:
                yield Verb(i, self.verbs[i][0], *self.verbs[i][1])

    def occasions_in(self, sentence: Sentence) -> Iterator[str]:
        """What words outside quotations tell of the occasion of speech: "after", "during", "elsewhere"."""
        for i in _between(self._occasion_firsts, sentence.first, sentence.last):
            if not self.in_quote[i]:
                yield self.occasions[i][1]

    def readings_in(self, sentence: Sentence) -> list[int]:
        """Where somebody reads something out in a sentence, in order."""
        return _between(self._readings, sentence.first, sentence.last)

    def past_adverbs(self, i: int, last: int) -> int:
        """Index of the first token of ``i:last`` that is no adverb."""
        while i < last and self.lowers[i] in _ADVERBS:
            i += 1
        return i

    def has_only_adverbs(self, first: int, last: int) -> bool:
        """True where nothing but adverbs, commas and stops stands in tokens ``first:last``."""
        return all(low in _ADVERBS or low in ",." for low in self.lowers[first:last])

    def begins(self, i: int, sentence: Sentence) -> bool:
        """True where nothing but adverbs stands before token `i` in its sentence."""
        return self.has_only_adverbs(sentence.first, i)

    def look_at(self, key: str) -> None:
        """Remember who speaks or is spoken of now."""
        self.focus = key
        if key.startswith(_SINGLE_BEINGS):
            self.person = key

    def spoken_of(self, last: int, *, anyone: bool = False) -> Speaker | None:
        """The one spoken of last, as a speaker without words of its own.

        Args:
            last: Index after its phrase.
            anyone: A body can be meant too, as by "pihaknya".
        """
        key = self.focus if anyone else self.person or self.focus
        return Speaker(key, False, (), last) if key else None

    def as_speaker(self, actor: Actor, last: int) -> Speaker | None:
        """The actor as a speaker whose phrase ends at `last` or later; a group is none."""
        if actor.kind == "pronoun":
            anyone = self.lowers[actor.first] in words("own_side")
            return self.spoken_of(max(last, actor.last), anyone=anyone)
        if actor.kind == "group":
            return None
        return Speaker(actor.key, actor.named, ((actor.first, actor.last),), max(last, actor.last))

    def as_speaker_or_group(self, actor: Actor, last: int) -> Speaker | None:
        """The actor as a speaker; a group that is known may speak too."""
        if actor.kind == "group":
            return Speaker(actor.key, actor.named, ((actor.first, actor.last),), last) if actor.key else None
        return self.as_speaker(actor, last)
