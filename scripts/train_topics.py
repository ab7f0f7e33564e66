"""Train the weights of what speaks for a statement's topics (graph/data/topic_weights.tsv).

    python scripts/train_topics.py [--gold DIR --articles DIR] [-o graph/data/topic_weights.tsv]

It learns from gold statements, by default those of the shipped articles that are not kept aside: a logistic
regression over the features of every topic that a statement or its article has words of. The script prints
how well the weights do on articles that they were not trained on.
"""

from __future__ import annotations

import argparse
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from graph.evaluation.gold import ANNOTATIONS, ARTICLES, Gold, find_span, read_aside, read_gold
from graph.links.topics import ArticleTopics, topic_finder
from graph.links.topics.article import LEAST
from graph.model import Document
from graph.text.clean import clean
from graph.text.reading import Reading

FEATURES = (
    "around",
    "density",
    "forms",
    "headline",
    "lead",
    "own",
    "parts",
    "previous",
    "share",
    "speaker",
)
HEADER = """\
# Weights (logits) of what speaks for a topic of a statement; see graph/links/topics/article.py.
# Trained by scripts/train_topics.py on the gold articles that are not kept aside; do not edit by hand.
feature\tweight
"""
SHRINKAGE = 1.0
FOLDS = 10
Rows = list[tuple[np.ndarray, np.ndarray, int]]


def rows_of(gold: Gold) -> Iterator[tuple[np.ndarray, np.ndarray, int]]:
    """Features and truth of every topic that a statement may have, and how many it has."""
    cleaned = clean(Document(gold.document, gold.text))
    reading = Reading(cleaned.document.body, cleaned.headline, cleaned.dateline)
    starts = [token.start for token in reading.tokens]
    offices: dict[str, list[str]] = {}
    for role in gold.rows("roles"):
        offices.setdefault(role["person"], []).append(f"{role['title']} . {role['institution'] or ''}")
    said: list[tuple[tuple[int, int], str, list[str]]] = []
    for statement in gold.rows("statements"):
        words = find_span(statement["text"], reading.body)
        at = reading.body.find(words)
        if at >= 0:
            span = bisect_left(starts, at), bisect_left(starts, at + len(words))
            speaker = statement["speaker"]
            said.append((span, " . ".join(offices.get(speaker, [speaker])), statement["about"]))
    topics = ArticleTopics(topic_finder(), reading, [(*span, speaker) for span, speaker, _ in said])
    for span, speaker, about in said:
        seen = topics.features(*span, speaker)
        if not seen:
            continue
        values = [[*(of.get(name, 0.0) for name in FEATURES), 1.0] for of in seen.values()]
        truth = [key in about for key in seen]
        yield np.array(values), np.array(truth, float), len(about)


def train(rows: Rows, rounds: int = 30) -> np.ndarray:
    """Weights of the features and the bias, by Newton's method."""
    x = np.concatenate([values for values, _, _ in rows])
    y = np.concatenate([truth for _, truth, _ in rows])
    shrinkage = SHRINKAGE * np.diag([*np.ones(len(FEATURES)), 0.0])
    weights = np.zeros(len(FEATURES) + 1)
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - y) + shrinkage @ weights
        weights -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + shrinkage, gradient)
    return weights


def count(rows: Rows, weights: np.ndarray) -> tuple[int, int, int]:
    """How many topics are right, named and in the gold."""
    right = named = 0
    for values, truth, _ in rows:
        p = 1 / (1 + np.exp(-values @ weights))
        chosen = [i for i in np.argsort(-p)[:3] if p[i] >= LEAST]
        right, named = right + int(truth[chosen].sum()), named + len(chosen)
    return right, named, sum(n for _, _, n in rows)


def validate(articles: Sequence[Rows]) -> float:
    """F1 (0-1) on articles that were left out of the training, some at a time."""
    sums = np.zeros(3)
    for fold in range(FOLDS):
        kept = [row for i, rows in enumerate(articles) if i % FOLDS != fold for row in rows]
        weights = train(kept)
        sums += np.sum([count(rows, weights) for rows in articles[fold::FOLDS]], axis=0)
    right, named, gold = sums
    return float(2 * right / (named + gold))


def main() -> None:
    """Train, report and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    default = Path(__file__).parents[1] / "graph" / "data" / "topic_weights.tsv"
    parser.add_argument("--gold", type=Path, default=ANNOTATIONS)
    parser.add_argument("--articles", type=Path, default=ARTICLES)
    parser.add_argument("-o", "--output", type=Path, default=default)
    args = parser.parse_args()
    aside = read_aside(args.gold)
    articles = [
        list(rows_of(gold)) for gold in read_gold(args.gold, args.articles) if gold.document not in aside
    ]
    print(f"{len(articles)} articles, F1 {validate(articles):.3f} on those left out of the training")
    weights = train([row for rows in articles for row in rows])
    lines = sorted(f"{name}\t{value:.2f}" for name, value in zip((*FEATURES, "bias"), weights, strict=True))
    args.output.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(args.output)


if __name__ == "__main__":
    main()
