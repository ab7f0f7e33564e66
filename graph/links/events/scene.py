"""An article as the event rules see it: who acts, the days, and the words that make or tie events."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from graph.cast import Actor, Cast
from graph.lexicon import Phrases, phrases, read_list, read_settings, read_table
from graph.text.dates import DateMention
from graph.text.reading import Sentence

EVENT = read_settings("words.toml")["event"]


@cache
def _jobs() -> Phrases[str]:
    """Words that tie people and places to events; those of time only part speech from the event."""
    skipped = ("after", "during", "elsewhere")
    return Phrases({row["form"]: row["job"] for row in read_table("cues.tsv") if row["job"] not in skipped})


@cache
def _event_verbs() -> Phrases[tuple[str, str, str]]:
    return Phrases(
        {row["form"]: (row["noun"], row["kind"], row["subject"]) for row in read_table("event_verbs.tsv")}
    )


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
        self.dates = [date for date in dates if not cast.reading.in_quote[date.first]]
        self.kinds = cast.reading.hits(phrases("event_kinds.tsv", "kind"))
        self.jobs = cast.reading.hits(_jobs())
        self.event_verbs = cast.reading.hits(_event_verbs())
        self.common = read_list("common_words.txt")
        self.named: set[int] = set()
        self.in_name = [False] * len(self.tokens)
        self.in_main = [False] * len(self.tokens)
        self.in_body = [False] * len(self.tokens)
        for body in cast.bodies.values():
            self.in_body[body.first : body.last] = [True] * (body.last - body.first)

    def actors_in(self, sentence: Sentence) -> list[Actor]:
        """Actors whose whole phrase stands in the sentence, in order."""
        near = self.actors[bisect_left(self.firsts, sentence.first) : bisect_left(self.firsts, sentence.last)]
        return [actor for actor in near if actor.last <= sentence.last]

    def _has_occasion(self, i: int) -> bool:
        """True before "dalam rangka Operasi X", which stands between an event and its verb."""
        return any(low in EVENT["occasion"] for low in self.lowers[i : i + 2])

    def is_tied_behind(self, i: int, sentence: Sentence) -> bool:
        """As in "... digelar", "... dihadiri", "... di Aula" right behind the phrase."""
        return any(
            (job := self.jobs.get(j)) is not None and job[1] in ("held", "attended", "opened", "led", "venue")
            for j in range(i, min(i + (16 if self._has_occasion(i) else 8), sentence.last))
        )
