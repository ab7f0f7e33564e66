"""The best connected officials: a table with their offices, and bars of whom they are tied to.

    python scripts/best_connected.py output/graph.jsonl
    python scripts/best_connected.py output/graph.jsonl --top 25 -o officials.png

A tie is an event at which both were present, an office that both hold, the body of an office, or a
statement of one about the other.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib as mpl

import graph

mpl.use("Agg")
from matplotlib import pyplot as plt
from matplotlib.ticker import MaxNLocator

if TYPE_CHECKING:
    from graph.analysis import Official


def main(arguments: list[str] | None = None) -> int:
    """Print the table and save the picture; give the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("graph", help="graph file of `simpul build` (graph.jsonl)")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("output/best_connected.png"), help="picture"
    )
    parser.add_argument("--top", type=int, default=15, help="officials to show (default 15)")
    options = parser.parse_args(arguments)
    try:
        officials = graph.best_connected(graph.open_store(options.graph), options.top)
    except graph.SimpulError as error:
        print(error, file=sys.stderr)
        return 1
    if not officials:
        print("No person in this graph holds an office.")
        return 0
    print_table(officials)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    draw(officials, options.output)
    print(f"\npicture: {options.output}")
    return 0


def print_table(officials: list[Official]) -> None:
    """Print one line an official."""
    width = max(len(official.name) for official in officials)
    print(f"{'name':{width}}  ties  persons  bodies  articles  offices")
    for one in officials:
        counts = f"{one.ties:4}  {len(one.persons):7}  {len(one.institutions):6}  {one.documents:8}"
        print(f"{one.name:{width}}  {counts}  {'; '.join(one.offices)}")


def draw(officials: list[Official], path: Path) -> None:
    """Save a picture: a bar an official, its parts the persons and the bodies."""
    kinds = graph.load_schema().nodes
    shown = officials[::-1]
    labels = [f"{one.name}\n{shorten(one.offices[0], 48)}" for one in shown]
    persons = [len(one.persons) for one in shown]
    bodies = [len(one.institutions) for one in shown]
    figure, axes = plt.subplots(figsize=(10, 1.4 + 0.5 * len(shown)), layout="constrained")
    axes.barh(labels, persons, color=kinds["Person"].colour, label="persons")
    axes.barh(labels, bodies, left=persons, color=kinds["Institution"].colour, label="bodies")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.tick_params(axis="y", labelsize=8)
    axes.set_xlabel("tied to")
    axes.set_title("Best connected officials")
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(loc="lower right")
    figure.savefig(path, dpi=110)
    plt.close(figure)


def shorten(text: str, most: int) -> str:
    """Cut a text after `most` characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


if __name__ == "__main__":
    sys.exit(main())
