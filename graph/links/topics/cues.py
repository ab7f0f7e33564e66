"""Finds the words of a text that point to topics, by the cues of the taxonomy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from graph.lexicon import Phrases, Topic, places_of, split_tokens, topics
from graph.text.reading import Reading

# Weights below which a topic is not named, against nothing and against the best one.
_LEAST = 1.5
_SHARE = 0.2
_MOST = 3

# How many tokens lie at most between the first words of what has to stand near each other.
_NEAR = 15

_Weights = tuple[tuple[str, int], ...]
_Sides = tuple[tuple[int, int], ...]


class Cue(NamedTuple):
    """A word or phrase, tokens ``first:last``, and the weights of the topics that it points to."""

    first: int
    last: int
    form: str
    weights: _Weights


class TopicFinder:
    """Finds topics; made once for a taxonomy."""

    def __init__(self, taxonomy: Mapping[str, Topic]) -> None:
        exact: dict[str, list[tuple[str, int]]] = {}
        sides: dict[str, list[tuple[int, int]]] = {}
        self._prefixes: list[tuple[str, str, int]] = []
        self._pairs: list[tuple[str, int]] = []
        for key, topic in taxonomy.items():
            for form, weight in topic.cues:
                if " + " in form:
                    for side, forms in enumerate(form.split(" + ")):
                        for one in forms.split("|"):
                            sides.setdefault(one, []).append((len(self._pairs), side))
                    self._pairs.append((key, weight))
                elif form.endswith("*"):
                    self._prefixes.append((form[:-1], key, weight))
                else:
                    exact.setdefault(form, []).append((key, weight))
        kept = {form: tuple((key, n) for key, n in weights if n) for form, weights in exact.items()}
        self._exact: Phrases[_Weights] = Phrases(kept)
        self._words = {form: weights for form, weights in kept.items() if " " not in form}
        self._sides: Phrases[_Sides] = Phrases({form: tuple(found) for form, found in sides.items()})
        self._known: dict[str, _Weights] = {}
        self.labels = {key: topic.label for key, topic in taxonomy.items()}

    def _of_word(self, word: str) -> _Weights:
        """What the beginning of a word points to; else the word before a "-nya"."""
        known = self._known.get(word)
        if known is None:
            found = tuple((key, n) for prefix, key, n in self._prefixes if word.startswith(prefix))
            if not found and word.endswith("nya"):
                found = self._words.get(word[:-3], ())
            known = self._known[word] = found
        return known

    def cues_of(self, reading: Reading) -> list[Cue]:
        """Every word or phrase of an article that points to a topic, in order."""
        exact, sides = reading.hits(self._exact), reading.hits(self._sides)
        return self._cues(reading.lowers, reading.places, exact, sides)

    def cues(self, lowers: Sequence[str]) -> list[Cue]:
        """Every word or phrase of small-letter tokens that points to a topic, in order."""
        words = list(lowers)
        places = places_of(words)
        return self._cues(words, places, self._exact.find(words, places), self._sides.find(words, places))

    def _cues(
        self,
        words: list[str],
        places: Mapping[str, Sequence[int]],
        exact: Mapping[int, tuple[int, _Weights]],
        sides: Mapping[int, tuple[int, _Sides]],
    ) -> list[Cue]:
        out = self._near(sides)
        known, of_word = self._known, self._of_word
        pointing = (
            i for word, at in places.items() if (known[word] if word in known else of_word(word)) for i in at
        )
        past = 0
        for i in sorted({*exact, *pointing}):
            if i < past:
                continue
            hit = exact.get(i)
            past = hit[0] if hit else i + 1
            # a form that weighs nothing hides what it begins with: "tahun anggaran"
            rest = self._of_word(words[i])
            weights = rest if hit is None else hit[1] and (*hit[1], *rest)
            if weights:
                out.append(Cue(i, past, " ".join(words[i:past]), weights))
        out.sort(key=lambda cue: cue.first)
        return out

    def _near(self, hits: Mapping[int, tuple[int, _Sides]]) -> list[Cue]:
        """Cues of two sides that stand near each other: "kepala desa ... tim sukses"."""
        out: list[Cue] = []
        seen: dict[tuple[int, int], int] = {}
        for i, (last, sides) in hits.items():
            for pair, side in sides:
                other = seen.get((pair, 1 - side))
                if other is not None and i - other <= _NEAR:
                    out.append(Cue(other, last, f"+{pair}", (self._pairs[pair],)))
                seen[pair, side] = i
        return out

    def find(self, lowers: Sequence[str]) -> tuple[str, ...]:
        """Up to three topics of small-letter tokens, the main one first."""
        return _choose(weigh(self.cues(lowers)))


def weigh(cues: Iterable[Cue], *, once: bool = True) -> dict[str, int]:
    """Weight of each topic; a form counts once, or as often as it stands there."""
    out: dict[str, int] = {}
    found = {cue.form: cue.weights for cue in cues}.values() if once else (cue.weights for cue in cues)
    for weights in found:
        for key, weight in weights:
            out[key] = out.get(key, 0) + weight
    return out


def _choose(weights: Mapping[str, float]) -> tuple[str, ...]:
    """The topics that weigh enough, against nothing and against the best one."""
    least = max(_LEAST, _SHARE * max(weights.values(), default=0.0))
    heavy = sorted((-n, key) for key, n in weights.items() if n >= least)
    return tuple(key for _, key in heavy[:_MOST])


@cache
def topic_finder(path: str | None = None) -> TopicFinder:
    """The finder of the shipped taxonomy, or of the table at `path`."""
    return TopicFinder(topics(path))


def find_topics(text: str) -> tuple[str, ...]:
    """Topics of a text by the shipped taxonomy.

    >>> find_topics("ASN harus menjaga netralitas di media sosial")
    ('netralitas-asn', 'media-sosial')
    """
    return topic_finder().find([word.lower() for word in split_tokens(text)])
