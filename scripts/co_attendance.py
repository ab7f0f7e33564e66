"""Who was at the same events: a table of pairs and a picture of the network that they make.

    python scripts/co_attendance.py output/graph.jsonl
    python scripts/co_attendance.py output/graph.jsonl --top 20 --persons 30 -o meetings.png

Two persons are paired for every event that both attended. Events that only one article reports count as
one, however many sentences name them.
"""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections import Counter
from pathlib import Path

import matplotlib as mpl
import networkx as nx

import graph
from graph.analysis import Pair, co_attendance
from graph.render.layout import to_positions

mpl.use("Agg")
from matplotlib import pyplot as plt


def main(arguments: list[str] | None = None) -> int:
    """Print the table and save the picture; give the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("graph", help="graph file of `simpul build` (graph.jsonl)")
    parser.add_argument("-o", "--output", type=Path, default=Path("output/co_attendance.png"), help="picture")
    parser.add_argument(
        "--top", type=int, default=40, help="pairs in the table, most events first (default 40)"
    )
    parser.add_argument("--persons", type=int, default=60, help="persons in the picture (default 60)")
    options = parser.parse_args(arguments)
    try:
        pairs = co_attendance(graph.open_store(options.graph))
    except graph.SimpulError as error:
        print(error, file=sys.stderr)
        return 1
    if not pairs:
        print("No two persons were at the same event.")
        return 0
    print_table(pairs[: options.top])
    options.output.parent.mkdir(parents=True, exist_ok=True)
    draw(pairs_among(pairs, options.persons), options.output)
    print(f"\n{len(pairs)} pairs; picture: {options.output}")
    return 0


def pairs_among(pairs: list[Pair], persons: int) -> list[Pair]:
    """Keep all pairs among the persons who met most others, so that no circle looks like a star."""
    met = Counter(end for pair in pairs for end in (pair.a, pair.b))
    kept = {end for end, _ in met.most_common(persons)}
    return [pair for pair in pairs if {pair.a, pair.b} <= kept]


def print_table(pairs: list[Pair]) -> None:
    """Print one line a pair."""
    width = max(len(pair.a_name) for pair in pairs)
    other = max(len(pair.b_name) for pair in pairs)
    print(f"{'person':{width}}  {'with':{other}}  events")
    for pair in pairs:
        print(f"{pair.a_name:{width}}  {pair.b_name:{other}}  {pair.count:6}")


def draw(pairs: list[Pair], path: Path) -> None:
    """Save a picture: a dot a person (larger: more others), a line a pair (wider: more events)."""
    network = nx.Graph()
    names: dict[str, str] = {}
    for pair in pairs:
        network.add_edge(pair.a, pair.b, weight=pair.count)
        names |= {pair.a: pair.a_name, pair.b: pair.b_name}
    links = [(pair.a, pair.b, float(pair.count)) for pair in pairs]
    places = {key: (x, -y) for key, (x, y) in to_positions(sorted(network), links).items()}
    colour = graph.load_schema().nodes["Person"].colour
    figure, axes = plt.subplots(figsize=(13, 9), layout="constrained")
    widths = [0.4 + 0.8 * network.edges[edge]["weight"] for edge in network.edges]
    nx.draw_networkx_edges(network, places, ax=axes, width=widths, edge_color="#a8a29e")
    sizes = [60 + 25 * degree for _, degree in network.degree]
    nx.draw_networkx_nodes(network, places, ax=axes, node_size=sizes, node_color=colour, edgecolors="white")
    for node, (x, y) in places.items():
        name = "\n".join(textwrap.wrap(names[node], 16))
        axes.annotate(name, (x, y), (0, -8), textcoords="offset points", ha="center", va="top", fontsize=7)
    axes.set_title("Persons at the same events")
    axes.margins(0.06)
    axes.set_aspect("equal", adjustable="datalim")
    axes.axis("off")
    figure.savefig(path, dpi=110)
    plt.close(figure)


if __name__ == "__main__":
    sys.exit(main())
