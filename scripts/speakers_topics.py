"""Who speaks about what: a table of speakers and topics, and a heatmap of their statements.

    python scripts/speakers_topics.py output/graph.jsonl
    python scripts/speakers_topics.py output/graph.jsonl --top 30 -o speech.png

A speaker is a person, an office without a name, a body or a group. A statement on two topics counts for both.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

import matplotlib as mpl
import numpy as np

import graph
from graph.analysis import SpeakerCount, speakers_by_topic

mpl.use("Agg")
from matplotlib import pyplot as plt


def main(arguments: list[str] | None = None) -> int:
    """Print the table and save the picture; give the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("graph", help="graph file of `simpul build` (graph.jsonl)")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("output/speakers_topics.png"), help="picture"
    )
    parser.add_argument("--top", type=int, default=20, help="speakers and topics to show (default 20)")
    options = parser.parse_args(arguments)
    try:
        rows = speakers_by_topic(graph.open_store(options.graph))
    except graph.SimpulError as error:
        print(error, file=sys.stderr)
        return 1
    if not rows:
        print("Nobody in this graph is reported to have said anything about a topic.")
        return 0
    print_table(rows, options.top)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    draw(rows, options.top, options.output)
    print(f"\npicture: {options.output}")
    return 0


def totals(rows: list[SpeakerCount]) -> tuple[Counter[str], Counter[str]]:
    """Statements of each speaker (by id) and on each topic (by key)."""
    speakers: Counter[str] = Counter()
    topics: Counter[str] = Counter()
    for row in rows:
        speakers[row.speaker] += row.count
        topics[row.topic] += row.count
    return speakers, topics


def print_table(rows: list[SpeakerCount], top: int) -> None:
    """Print one line a speaker: what they spoke about, most often first."""
    speakers, _ = totals(rows)
    names = {row.speaker: row.speaker_name for row in rows}
    shown = speakers.most_common(top)
    width = max(len(names[speaker]) for speaker, _ in shown)
    print(f"{'speaker':{width}}  statements  topics")
    for speaker, total in shown:
        own = sorted((row for row in rows if row.speaker == speaker), key=lambda row: (-row.count, row.topic))
        topics = ", ".join(f"{row.topic_label} ({row.count})" for row in own)
        print(f"{names[speaker]:{width}}  {total:10}  {topics}")


def draw(rows: list[SpeakerCount], top: int, path: Path) -> None:
    """Save a picture: a row a speaker, a column a topic, the darker the more statements."""
    down = {speaker: i for i, (speaker, _) in enumerate(totals(rows)[0].most_common(top))}
    _, topics = totals([row for row in rows if row.speaker in down])
    across = {topic: i for i, (topic, _) in enumerate(topics.most_common(top))}
    names = {row.speaker: row.speaker_name for row in rows}
    labels = {row.topic: row.topic_label for row in rows}
    counts = np.zeros((len(down), len(across)), dtype=int)
    for row in rows:
        if row.speaker in down and row.topic in across:
            counts[down[row.speaker], across[row.topic]] = row.count
    darkest = max(3, int(counts.max()))
    size = (4 + 0.5 * len(across), 2.6 + 0.34 * len(down))
    figure, axes = plt.subplots(figsize=size, layout="constrained")
    axes.imshow(counts, cmap="YlOrBr", aspect="auto", vmin=0, vmax=darkest)
    for (y, x), count in np.ndenumerate(counts):
        if count:
            ink = "white" if count > darkest / 2 else "black"
            axes.text(x, y, count, ha="center", va="center", color=ink)
    axes.set_xticks(range(len(across)), [labels[key] for key in across], rotation=45, ha="right", fontsize=8)
    axes.set_yticks(range(len(down)), [shorten(names[key], 46) for key in down], fontsize=8)
    axes.set_title("Statements by speaker and topic")
    figure.savefig(path, dpi=110)
    plt.close(figure)


def shorten(text: str, most: int) -> str:
    """Cut a text after `most` characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


if __name__ == "__main__":
    sys.exit(main())
