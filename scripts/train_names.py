"""Train the name model (graph/data/name_model.tsv) on tagged news.

    python scripts/train_names.py TRAIN.txt [--dev DEV.txt] [-o graph/data/name_model.tsv]

The files have one token a line (token, part of speech, IOB tag), sentences parted by blank lines, as in
IDNer-news-2k (Khairunnisa, Imankulova, Komachi, AACL-SRW 2020; MIT licence), on which the shipped model was
trained. The model is a logistic regression over the capitalised runs that Simpul's own finder sees; only
weights of features are kept, no text.
"""

from __future__ import annotations

import argparse
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.mentions.institutions import find_bodies
from graph.mentions.offices import find_offices
from graph.mentions.persons import Finder
from graph.mentions.places import find_regions
from graph.text.names import name_features
from graph.text.reading import Reading

HEADER = """\
# Weights (hundredths of a logit) of what speaks for a capitalised run being a person's name.
# Trained by scripts/train_names.py on IDNer-news-2k (MIT licence); do not edit by hand.
feature\tweight
"""
Example = tuple[list[str], bool]


def read_sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Sentences of a tagged file as lists of (token, IOB tag)."""
    sentence: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        parts = line.split()
        if parts:
            sentence.append((parts[0], parts[-1]))
        elif sentence:
            yield sentence
            sentence = []


def examples(path: Path) -> Iterator[Example]:
    """Features of every run that the finder sees, and whether it is tagged as a person."""
    for sentence in read_sentences(path):
        body, people = "", []
        for token, tag in sentence:
            start = len(body) + bool(body)
            body = f"{body} {token}" if body else token
            if tag == "B-PER":
                people.append((start, len(body)))
            elif tag == "I-PER" and people:
                people[-1] = (people[-1][0], len(body))
        reading = Reading(body)
        if not reading.tokens:
            continue
        regions = find_regions(reading)
        bodies = find_bodies(reading, regions)
        finder = Finder(reading, regions, bodies, find_offices(reading, regions, bodies))
        for run in finder.runs():
            span = reading.span(run.first, run.last)
            overlap = max((min(span.end, b) - max(span.start, a) for a, b in people), default=0)
            yield name_features(reading, run.first, run.last), overlap * 2 > span.end - span.start


def train(data: list[Example], rounds: int = 30, rate: float = 0.15, decay: float = 1e-3) -> dict[str, float]:
    """Weights by averaged stochastic gradient descent with L1 shrinkage; seeded."""
    counts = Counter(feature for features, _ in data for feature in set(features))
    weights: defaultdict[str, float] = defaultdict(float)
    sums: Counter[str] = Counter()
    shuffled = list(data)
    rng = random.Random(7)
    for number in range(rounds):
        rng.shuffle(shuffled)
        step = rate / (1 + number / 5)
        for features, label in shuffled:
            known = [feature for feature in features if counts[feature] >= 2]
            score = sum(weights[feature] for feature in known)
            gradient = (1.0 if label else 0.0) - 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
            for feature in known:
                value = weights[feature] + step * gradient
                weights[feature] = math.copysign(max(0.0, abs(value) - step * decay * 20), value)
        if number >= rounds // 2:
            sums.update(weights)
    averaged = {feature: total / (rounds - rounds // 2) for feature, total in sums.items()}
    return {feature: value for feature, value in averaged.items() if abs(value) >= 0.1}


def report(name: str, data: Iterable[Example], weights: dict[str, float]) -> None:
    """Print precision, recall and F1 of the model alone."""
    hit = found = gold = 0
    for features, label in data:
        guess = sum(weights.get(feature, 0.0) for feature in features) > 0
        hit, found, gold = hit + (guess and label), found + guess, gold + label
    precision, recall = hit / max(1, found), hit / max(1, gold)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{name}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")


def main() -> None:
    """Train, report and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    default = Path(__file__).parents[1] / "graph" / "data" / "name_model.tsv"
    parser.add_argument("train", type=Path)
    parser.add_argument("--dev", type=Path, help="another tagged file, to report on")
    parser.add_argument("-o", "--output", type=Path, default=default)
    args = parser.parse_args()
    data = list(examples(args.train))
    weights = train(data)
    report("train", data, weights)
    if args.dev:
        report("dev", examples(args.dev), weights)
    rows = sorted(f"{feature}\t{round(100 * weight)}" for feature, weight in weights.items())
    args.output.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} weights in {args.output}")


if __name__ == "__main__":
    main()
