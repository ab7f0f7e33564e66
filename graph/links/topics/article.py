"""Says what the parts of one article are about: by their own words, those around them, and the article's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from math import log, log1p
from operator import itemgetter

from graph.lexicon import read_table, split_tokens, words
from graph.links.topics.cues import Cue, TopicFinder, weigh
from graph.text.reading import Reading


def _logit(probability: float) -> float:
    return log(probability / (1 - probability))


# How probable a topic has to be to be named, and the best one where none is.
LEAST = 0.3
_LEAST = _logit(LEAST)
_LEAST_BEST = _logit(0.1)
_MOST = 3
# How many tokens of its sentence count on each side of a statement.
_AROUND = 40
# Tokens that a part counts as at least when its weights are held against its length.
_SHORTEST = 3

_Part = tuple[int, int, str]


@cache
def _weights() -> dict[str, float]:
    """Weight of each feature, in logits."""
    return {row["feature"]: float(row["weight"]) for row in read_table("topic_weights.tsv")}


class ArticleTopics:
    """Finds what the parts of one article are about.

    How probable a topic is follows from ten features by a logistic regression: its weight in the part's
    own words (`own`), in the rest of its sentence (`around`), in what the same speaker said before
    (`previous`), in the offices of who speaks (`speaker`), in the headline (`headline`) and in the first
    sentence (`lead`), all as logarithms, the first of them held against the part's length (`density`), its
    share of the article's cues, each form counted once (`forms`) or as often as it stands there (`share`),
    and its share of the weights in the own words of all parts (`parts`).

    Args:
        finder: The finder of a taxonomy.
        reading: The article.
        parts: The parts that are asked for, as tokens ``first:last`` and the offices of who says them.
    """

    def __init__(self, finder: TopicFinder, reading: Reading, parts: Iterable[_Part]) -> None:
        self._finder = finder
        self._reading = reading
        self._cues = [cue for cue in finder.cues_of(reading) if not self._names_place(cue)]
        self._firsts = [cue.first for cue in self._cues]
        self._of_part: dict[tuple[int, int], dict[str, float]] = {}
        self._said: dict[str, list[tuple[int, dict[str, float]]]] = {}
        for first, last, speaker in sorted(parts):
            self._said.setdefault(speaker, []).append((first, self._own(first, last)))
        self._of_text: dict[str, dict[str, float]] = {}
        self._whole = {
            "forms": _shares(weigh(self._cues)),
            "share": _shares(weigh(self._cues, once=False)),
            "headline": self._text(reading.headline or ""),
            "lead": _logs(weigh(self._cues_in(0, reading.sentences[0].last))),
            "parts": _shares(_add_up(own for said in self._said.values() for _, own in said)),
        }

    @cached_property
    def _prior(self) -> dict[str, float]:
        return _add(self._whole)

    def find(self, first: int, last: int, speaker: str = "") -> tuple[str, ...]:
        """Up to three topics of tokens ``first:last``, the main one first.

        Args:
            first: The first token.
            last: The token behind the last one.
            speaker: The offices of who says it.
        """
        scores = dict(self._prior)
        for key, value in _add(self._here(first, last, speaker)).items():
            scores[key] = scores.get(key, 0.0) + value
        bias = _weights()["bias"]
        ranked = sorted((-n - bias, key) for key, n in scores.items())[:_MOST]
        named = [key for n, key in ranked if -n >= _LEAST]
        best = [key for n, key in ranked[:1] if -n >= _LEAST_BEST]
        return tuple(named or best)

    def features(self, first: int, last: int, speaker: str = "") -> dict[str, dict[str, float]]:
        """What speaks for each topic of tokens ``first:last``: the values of the features by topic."""
        out: dict[str, dict[str, float]] = {}
        for feature, values in {**self._whole, **self._here(first, last, speaker)}.items():
            for key, value in values.items():
                out.setdefault(key, {})[feature] = value
        return out

    def _names_place(self, cue: Cue) -> bool:
        """True for the "Desa" of "Desa Sukamaju", which says where, not what about."""
        tokens = self._reading.tokens
        level = cue.last == cue.first + 1 and cue.form in words("levels")
        return level and cue.last < len(tokens) and tokens[cue.last].cap

    def _here(self, first: int, last: int, speaker: str) -> dict[str, dict[str, float]]:
        """The features that depend on the part."""
        number = self._reading.sentence_of[first] if first < last else 0
        sentence = self._reading.sentences[number]
        before = self._cues_in(max(sentence.first, first - _AROUND), first)
        behind = self._cues_in(last, min(sentence.last, last + _AROUND))
        own = self._own(first, last)
        length = log1p(max(last - first, _SHORTEST))
        return {
            "own": own,
            "density": {key: n / length for key, n in own.items()},
            "around": _logs(weigh(before + behind)),
            "previous": self._previous(first, speaker),
            "speaker": self._text(speaker),
        }

    def _own(self, first: int, last: int) -> dict[str, float]:
        """What the words of a part point to."""
        own = self._of_part.get((first, last))
        if own is None:
            own = self._of_part[first, last] = _logs(weigh(self._cues_in(first, last)))
        return own

    def _previous(self, first: int, speaker: str) -> dict[str, float]:
        """What the last part of the same speaker before token `first` is about."""
        said = self._said.get(speaker, [])
        number = bisect_left(said, first, key=itemgetter(0))
        return said[number - 1][1] if number else {}

    def _text(self, text: str) -> dict[str, float]:
        """What a text that stands for itself is about."""
        if text not in self._of_text:
            cues = self._finder.cues([word.lower() for word in split_tokens(text)])
            self._of_text[text] = _logs(weigh(cues))
        return self._of_text[text]

    def _cues_in(self, first: int, last: int) -> list[Cue]:
        inside = self._cues[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]
        return [cue for cue in inside if cue.last <= last]


def _logs(weights: Mapping[str, int]) -> dict[str, float]:
    return {key: log1p(n) for key, n in weights.items()}


def _add_up(parts: Iterable[Mapping[str, float]]) -> dict[str, float]:
    out: dict[str, float] = {}
    for weights in parts:
        for key, n in weights.items():
            out[key] = out.get(key, 0.0) + n
    return out


def _shares(weights: Mapping[str, float]) -> dict[str, float]:
    total = sum(weights.values())
    return {key: n / total for key, n in weights.items()}


def _add(features: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """The weighted sum of features by topic."""
    out: dict[str, float] = {}
    for feature, values in features.items():
        weight = _weights()[feature]
        for key, value in values.items():
            out[key] = out.get(key, 0.0) + weight * value
    return out
