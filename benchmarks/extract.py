"""Measure extraction: articles and bytes a second, start-up, and how time grows with an article's length.

    python benchmarks/extract.py [--seconds 5] [--json]

Runs on one core, on the shipped gold and examples. As a yardstick the same texts go through spaCy's blank
Indonesian tokenizer, where spaCy is installed (pip install spacy): it only cuts tokens, and so is faster.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter

import graph
from graph.evaluation import ARTICLES

EXAMPLES = Path(__file__).parents[1] / "examples"
TYPICAL = 2_500  # bytes of an article of the press
SMALL, LARGE = 1_000, 5_000_000  # bytes
MOST_GROWTH = 2.0
"""Time per byte of the large article may be this many times that of the small one: growth is linear."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=5, help="how long a measure runs (%(default)s)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args()
    use_one_core()
    figures = measure(list(graph.read_documents([ARTICLES, EXAMPLES])), args.seconds)
    print(json.dumps(figures) if args.json else to_table(figures))


def use_one_core() -> None:
    """Keep this process and its children on one core, where the system lets us."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def measure(documents: Sequence[graph.Document], seconds: float) -> dict[str, float | None]:
    """Every figure by its name, with its unit; None for what could not be measured."""
    # each is let go at once, as a batch lets it go when its facts are kept
    rounds = pace(lambda: deque(map(graph.extract, documents), maxlen=0), seconds)
    size = sum(len(document.body.encode()) for document in documents)
    small, large = (seconds_for(of_size(documents, wanted)) / wanted for wanted in (SMALL, LARGE))
    tokens = spacy_pace(documents, seconds)
    return {
        f"extract, articles of {TYPICAL:,} B/s": rounds * size / TYPICAL,
        "extract, kB/s": rounds * size / 1000,
        "spaCy blank tokenizer, kB/s": tokens * size / 1000 if tokens else None,
        "simpul extract on one article, s": start_up(),
        f"time per byte, {LARGE:,} B against {SMALL:,} B (at most {MOST_GROWTH})": large / small,
    }


def pace(work: Callable[[], object], seconds: float) -> float:
    """How often `work` is done in a second; the median, so that one hiccup does not count."""
    work()  # compiles the lexicons
    times: list[float] = []
    while sum(times) < seconds or len(times) < 3:
        times.append(clock(work))
    return 1 / median(times)


def clock(work: Callable[[], object]) -> float:
    """Seconds that `work` takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def of_size(documents: Sequence[graph.Document], wanted: int) -> graph.Document:
    """One article of about that many bytes: the paragraphs of all, again and again, each told apart."""
    lines = [line for document in documents for line in document.body.splitlines() if line.strip()]
    taken: list[str] = []
    size = 0
    for number, line in enumerate(cycle(lines)):
        text = line if number < len(lines) else f"{line} Itu bagian {number}."
        size += len(text.encode()) + 1
        taken.append(text)
        if size >= wanted:
            break
    return graph.Document("long", "\n".join(taken).encode()[:wanted].decode(errors="ignore"))


def seconds_for(document: graph.Document) -> float:
    """Seconds to extract one article: the best of three, or of one if it is long."""
    runs = 1 if len(document.body) > SMALL * 100 else 20
    return min(clock(lambda: graph.extract(document)) for _ in range(runs))


def spacy_pace(documents: Sequence[graph.Document], seconds: float) -> float | None:
    """How often spaCy cuts all texts into tokens in a second; None where it is not installed."""
    if find_spec("spacy") is None:
        return None
    import spacy

    tokenize = spacy.blank("id").tokenizer
    return pace(lambda: [tokenize(document.body) for document in documents], seconds)


def start_up() -> float:
    """Seconds for the whole command on one article, from a shell's point of view; the median of five."""
    with tempfile.TemporaryDirectory() as folder:
        article = next(islice(sorted(EXAMPLES.glob("*.txt")), 1))
        command = [sys.executable, "-m", "graph", "extract", str(article), "-o", f"{folder}/out.jsonl"]
        return median(clock(lambda: subprocess.run(command, check=True)) for _ in range(5))


def to_table(figures: dict[str, float | None]) -> str:
    """One line a figure."""
    missing = "not measured (pip install spacy)"
    width = max(map(len, figures))
    return "\n".join(
        f"{name:{width}}  {missing if figure is None else f'{figure:,.2f}'}"
        for name, figure in figures.items()
    )


if __name__ == "__main__":
    main()
