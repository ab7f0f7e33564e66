"""Finds who is meant by a description: "politisi Golkar itu", "orang nomor satu di Bone ini"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from graph.cast import Actor
from graph.lexicon import Phrases, phrases, read_settings, word_phrases
from graph.text.reading import Reading
from graph.text.speech import speech_verbs
from graph.text.tokens import MARKS, STOPS

_SPEECH = read_settings("words.toml")["speech"]
# How many tokens a description may have.
_LONGEST = 14
# How many words "anggota dewan tiga periode ini" may have behind the office.
_TAIL = 3
_BOUNDS = MARKS | STOPS | frozenset(",;:()–—")


@cache
def _heads() -> Phrases[str]:
    return Phrases({form: form for form in _SPEECH["described"]})


@cache
def _that() -> Phrases[str]:
    return Phrases({form: form for form in _SPEECH["that"]})


def with_epithets(reading: Reading, actors: Sequence[Actor]) -> list[Actor]:
    """The actors, with descriptions as pronouns in place of what is named inside them.

    As in "kata mantan Kepala Dinas Sosial itu": neither the office nor the body speaks, but the one who was
    spoken of before.
    """
    out: list[Actor] = []
    past = 0
    described = [*_descriptions(reading, actors), *_bare_offices(reading, actors)]
    for found in _merge(actors, described):
        if found.first < past:
            continue
        out.append(found)
        past = max(past, found.last)
    return out


def _merge(actors: Sequence[Actor], described: Sequence[Actor]) -> list[Actor]:
    """In order, a description before what begins with it."""
    both = [(actor.first, 1, actor) for actor in actors] + [(actor.first, 0, actor) for actor in described]
    return [actor for *_, actor in sorted(both, key=lambda entry: entry[:2])]


def _descriptions(reading: Reading, actors: Sequence[Actor]) -> Iterator[Actor]:
    firsts = [actor.first for actor in actors]
    for end in reading.hits(_that()):
        start = _start(reading, end)
        head = _head(reading, start, end)
        inside = actors[bisect_left(firsts, start) : bisect_left(firsts, end)]
        if head is not None:
            called = [actor for actor in inside if actor.kind == "person" and _is_called(reading, actor)]
            key = called[-1].key if called else ""
            yield Actor(head, end + 1, key, "person" if key else "pronoun", named=bool(key))
        elif inside and inside[0].first == start and end - inside[0].last <= _TAIL and _is_office(inside[0]):
            # "Ketua DPD Golkar itu", "anggota dewan tiga periode ini": nobody is named as its holder
            yield Actor(start, end + 1, "", "pronoun", named=False)


def _bare_offices(reading: Reading, actors: Sequence[Actor]) -> Iterator[Actor]:
    """The "rektor" of ", ungkap rektor,": an office written small that stands for who spoke before."""
    offices = reading.hits(phrases("offices.tsv", "title"))
    known = {actor.first for actor in actors}
    for last, telling in reading.hits(speech_verbs()).values():
        office = offices.get(last)
        if (
            office
            and telling.use in ("after", "source")
            and last not in known
            and reading.tokens[last].text.islower()
        ):
            yield Actor(last, office[0], "", "pronoun", named=False)


def _is_office(actor: Actor) -> bool:
    return actor.kind == "role" and not actor.plural


def _is_called(reading: Reading, actor: Actor) -> bool:
    """True for the "Andi" of "pria yang akrab disapa Andi itu"."""
    called = reading.hits(word_phrases("nicknames"))
    return any(called.get(i, (0,))[0] == actor.first for i in range(max(0, actor.first - 3), actor.first))


def _start(reading: Reading, end: int) -> int:
    """Where the words before "itu" begin: behind a sign, a verb of speech or the sentence's start."""
    first = max(reading.sentences[reading.sentence_of[end]].first, end - _LONGEST)
    told = reading.hits(speech_verbs())
    for i in range(end - 1, first - 1, -1):
        hit = told.get(i)
        if hit and hit[0] <= end and hit[1].use != "object":
            return hit[0]
        if reading.tokens[i].text in _BOUNDS:
            return i + 1
    return first


def _head(reading: Reading, start: int, end: int) -> int | None:
    """The word that says that a person is described, where no preposition stands before it."""
    heads = reading.hits(_heads())
    for i in range(start, end):
        if i in heads:
            return i if i == start or reading.lowers[i - 1] not in _SPEECH["oblique"] else None
    return None
