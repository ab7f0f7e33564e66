"""Says what the parts of one article are about: by their own words, those around them, and the article's."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from math import log, log1p

from graph.lexicon import read_table, split_tokens, words
from graph.links.topics.cues import Cue, TopicFinder, weigh
from graph.text.reading import Reading

# How probable a topic has to be to be named, and the best one where none is.
_LEAST = 0.35
_LEAST_BEST = 0.1
_MOST = 3
# How many tokens of its sentence count on each side of a statement.
_AROUND = 40


@cache
def _weights() -> dict[str, float]:
    """Weight of each feature, in logits."""
    return {row["feature"]: float(row["weight"]) for row in read_table("topic_weights.tsv")}


class ArticleTopics:
    """Finds what the parts of one article are about.

    How probable a topic is follows from nine features by a logistic regression: its weight in the part's
    own words (`own`), in the rest of its sentence (`around`), in the sentence before (`before`), in the
    offices of who speaks (`speaker`), in the headline (`headline`) and in the first sentence (`lead`), all
    as logarithms, its share of the article's cues, each form counted once (`forms`) or as often as it
    stands there (`share`), and its share of the weights in the own words of all parts (`parts`).

    Args:
        finder: The finder of a taxonomy.
        reading: The article.
        parts: The parts that are asked for, as tokens ``first:last``.
    """

    def __init__(self, finder: TopicFinder, reading: Reading, parts: Iterable[tuple[int, int]]) -> None:
        self._finder = finder
        self._reading = reading
        cues = finder.cues(reading.lowers, reading.places)
        self._cues = [cue for cue in cues if not self._names_place(cue)]
        self._firsts = [cue.first for cue in self._cues]
        self._of_sentence: dict[int, Counter[str]] = {}
        self._of_text: dict[str, dict[str, float]] = {}
        self._whole = {
            "forms": _shares(weigh(self._cues)),
            "share": _shares(weigh(self._cues, once=False)),
            "headline": self._text(reading.headline or ""),
            "lead": _logs(self._sentence(0)),
            "parts": _shares(_add_up(_logs(weigh(self._cues_in(*part))) for part in parts)),
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
        named = [key for n, key in ranked if -n >= _logit(_LEAST)]
        best = [key for n, key in ranked[:1] if -n >= _logit(_LEAST_BEST)]
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
        return {
            "own": _logs(weigh(self._cues_in(first, last))),
            "around": _logs(weigh(before + behind)),
            "before": _logs(self._sentence_before(number)),
            "speaker": self._text(speaker),
        }

    def _text(self, text: str) -> dict[str, float]:
        """What a text that stands for itself is about."""
        if text not in self._of_text:
            cues = self._finder.cues([word.lower() for word in split_tokens(text)])
            self._of_text[text] = _logs(weigh(cues))
        return self._of_text[text]

    def _cues_in(self, first: int, last: int) -> list[Cue]:
        inside = self._cues[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]
        return [cue for cue in inside if cue.last <= last]

    def _sentence_before(self, number: int) -> Counter[str]:
        """What the sentence before is about, where it stands in the same paragraph or the one before."""
        sentences = self._reading.sentences
        near = number > 0 and sentences[number - 1].paragraph >= sentences[number].paragraph - 1
        return self._sentence(number - 1) if near else Counter()

    def _sentence(self, number: int) -> Counter[str]:
        if number not in self._of_sentence:
            sentence = self._reading.sentences[number]
            self._of_sentence[number] = weigh(self._cues_in(sentence.first, sentence.last))
        return self._of_sentence[number]


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


def _logit(probability: float) -> float:
    return log(probability / (1 - probability))
