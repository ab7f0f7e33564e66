"""Says what a stretch of text is about, by the cues of the taxonomy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from graph.lexicon import Phrases, Topic, split_tokens, topics

# Weights below which a topic is not named, against nothing and against the best one.
_LEAST = 1.5
_SHARE = 0.2
_MOST = 3
# What an article's share of a topic adds: to a topic that the text itself names, and to its main ones.
_OWN_TOPIC = 3.0
_ARTICLE_TOPIC = 5.0

_Weights = tuple[tuple[str, int], ...]


class TopicFinder:
    """Finds topics; made once for a taxonomy."""

    def __init__(self, taxonomy: Mapping[str, Topic]) -> None:
        exact: dict[str, list[tuple[str, int]]] = {}
        self._prefixes: list[tuple[str, str, int]] = []
        for key, topic in taxonomy.items():
            for form, weight in topic.cues:
                if form.endswith("*"):
                    self._prefixes.append((form[:-1], key, weight))
                else:
                    exact.setdefault(form, []).append((key, weight))
        self._exact: Phrases[_Weights] = Phrases({form: tuple(weights) for form, weights in exact.items()})
        self._known: dict[str, _Weights] = {}
        self.labels = {key: topic.label for key, topic in taxonomy.items()}

    def _of_word(self, word: str) -> _Weights:
        if word not in self._known:
            self._known[word] = tuple(
                (key, n) for prefix, key, n in self._prefixes if word.startswith(prefix)
            )
        return self._known[word]

    def scores(self, lowers: Sequence[str]) -> Counter[str]:
        """Weight of each topic in small-letter tokens; a cue counts once."""
        out: Counter[str] = Counter()
        seen: set[str] = set()
        words = list(lowers)
        past = 0
        for i, word in enumerate(words):
            if i < past or not (self._exact.may_begin(word) or self._of_word(word)):
                continue
            past, weights = self._exact.match(words, i) or (i + 1, ())
            form = " ".join(words[i:past])
            if form not in seen:
                seen.add(form)
                for key, weight in (*weights, *self._of_word(word)):
                    out[key] += weight
        return out

    def find(self, lowers: Sequence[str], article: Counter[str] | None = None) -> tuple[str, ...]:
        """Up to three topics, the main one first.

        Args:
            lowers: Small-letter tokens of the text.
            article: Weights of the whole article: what it is about counts for what is said in it.
        """
        weights = {key: float(n) for key, n in self.scores(lowers).items()}
        total = sum(article.values()) if article else 0
        if article and total:
            for key in weights:
                weights[key] += _OWN_TOPIC * article[key] / total
            for key, n in article.most_common(_MOST):
                weights[key] = weights.get(key, 0.0) + _ARTICLE_TOPIC * n / total
        best = max(weights.values(), default=0.0)
        if best < _LEAST:
            return ()
        ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
        return tuple(key for key, n in ranked if n >= _LEAST and n >= best * _SHARE)[:_MOST]


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
