"""Measure resolution: how right, how fast, in how much memory, on a made-up corpus with known truth.

    python benchmarks/resolve.py [--articles 10000] [--seed 2] [--folder FOLDER] [--json]

Tens of thousands of officials over the real regions are written about by outlets that err as real ones do
(see ``press.py``). Seed 1 is the one on which weights were set; report others. Each figure is measured in a
process of its own. With --folder the corpus is kept there and used again.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import orjson

from graph.resolve import Outcome, Resolver
from graph.stores.extracted import read_extracted, write_extracted
from graph.stores.jsonl import to_lines, write_lines
from graph.triples import ArticleTriples

sys.path.insert(0, str(Path(__file__).parent))

from measures import Agreement, compare_clusters
from press import Press
from world import World

KINDS = ("Person", "Institution", "Role", "Event", "Statement", "Document")
STEPS = ("read and resolve", "gather", "merge nodes", "merge and write")
NEW = 100
"""Articles that are added to all others."""
Figures = dict[str, float]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=10_000, help="how many (%(default)s)")
    parser.add_argument("--seed", type=int, default=2, help="of world and press (%(default)s)")
    parser.add_argument("--folder", type=Path, help="keep the corpus here")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--part", choices=["whole", "tenth", "add", "read"], help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.part:
        print(json.dumps(PARTS[args.part](args.folder)))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = args.folder or Path(temporary)
        write_corpus(folder, args.articles, args.seed)
        figures: dict[str, Any] = {"articles": args.articles, "seed": args.seed}
        figures |= {part: run(part, folder) for part in PARTS}
        figures |= {"agreement": score(folder)}
    print(json.dumps(figures) if args.json else to_table(figures))


def write_corpus(folder: Path, articles: int, seed: int) -> None:
    """Write the articles as ``extracted.jsonl``, and what each node is as ``truth.jsonl``."""
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / "truth.jsonl").exists():
        return
    share = min(
        1.0, max(0.05, articles / 50_000)
    )  # fewer articles are about fewer regions, not fewer a region
    press = Press(World(seed, share), seed)
    truth: dict[str, str] = {}

    def write() -> Iterator[ArticleTriples]:
        for part, known in press.articles(articles):
            truth.update(known)
            yield part

    write_extracted(write(), folder / "extracted.jsonl")
    (folder / "truth.jsonl").write_bytes(orjson.dumps(truth))


def run(part: str, folder: Path) -> Figures:
    """Measure one part in a process of its own."""
    command = [sys.executable, __file__, "--part", part, "--folder", str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: Figures = json.loads(done.stdout)
    return figures


def timed(figures: Figures, name: str, work: Callable[[], Any]) -> Any:
    """Do some work, and keep how many seconds it took."""
    began = perf_counter()
    result = work()
    figures[name] = perf_counter() - began
    return result


def whole(folder: Path) -> Figures:
    """Read all, resolve, and write the graph; the clusters are kept for the score."""
    figures: Figures = {}
    resolver = Resolver()
    parts = read_extracted(folder / "extracted.jsonl")
    timed(figures, "read and resolve", lambda: resolver.change(parts))
    outcome = timed(figures, "gather", lambda: Outcome(resolver))
    nodes = timed(figures, "merge nodes", lambda: outcome.nodes(()))
    timed(
        figures,
        "merge and write",
        lambda: write_lines(folder / "graph.jsonl", to_lines(nodes, outcome.edges())),
    )
    figures |= {"nodes": len(nodes), "unsure": len(timed(figures, "doubts", outcome.doubts))}
    figures["processor"] = process_time()
    figures["mentions"] = sum(len(article.nodes) for article in resolver.articles.values())
    figures["peak MB"] = peak()
    clusters = {
        node.id: resolver.cluster_of(node.id)
        for article in resolver.articles.values()
        for _, node in article.of(*KINDS)
    }
    (folder / "clusters.json").write_bytes(orjson.dumps(clusters))
    return figures


def tenth(folder: Path) -> Figures:
    """The same for a tenth of the articles."""
    figures: Figures = {}
    resolver = Resolver()
    total = sum(1 for _ in (folder / "extracted.jsonl").open("rb")) - 1
    parts = islice(read_extracted(folder / "extracted.jsonl"), 0, None, 10)
    timed(figures, "read and resolve", lambda: resolver.change(parts))
    outcome = timed(figures, "gather", lambda: Outcome(resolver))
    nodes = timed(figures, "merge nodes", lambda: outcome.nodes(()))
    timed(
        figures,
        "merge and write",
        lambda: write_lines(folder / "tenth.jsonl", to_lines(nodes, outcome.edges())),
    )
    figures["processor"] = process_time()
    figures["articles"] = total // 10
    return figures


def add(folder: Path) -> Figures:
    """Resolve all but a hundred articles, then add these."""
    figures: Figures = {}
    resolver = Resolver()
    step = max(2, (sum(1 for _ in (folder / "extracted.jsonl").open("rb")) - 1) // NEW)
    new: list[ArticleTriples] = []

    def old() -> Iterator[ArticleTriples]:
        for number, part in enumerate(read_extracted(folder / "extracted.jsonl")):
            if number % step == 0 and len(new) < NEW:
                new.append(part)
            else:
                yield part

    timed(figures, "load", lambda: resolver.change(old()))
    began = process_time()
    timed(figures, f"add {len(new)}", lambda: resolver.change(new))
    figures["of the processor"] = process_time() - began
    timed(
        figures, f"withdraw {len(new)}", lambda: resolver.change(removed=[part.document_id for part in new])
    )
    figures["peak MB"] = peak()
    return figures


def read(folder: Path) -> Figures:
    """The yardstick: the same lines, read with orjson."""
    figures: Figures = {}

    def load() -> None:
        with (folder / "extracted.jsonl").open("rb") as lines:
            for line in lines:
                orjson.loads(line)

    timed(figures, "orjson", load)
    figures["MB"] = (folder / "extracted.jsonl").stat().st_size / 1e6
    return figures


PARTS = {"read": read, "whole": whole, "tenth": tenth, "add": add}


def peak() -> float:
    """The most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def score(folder: Path) -> dict[str, dict[str, float]]:
    """How well the clusters of each kind agree with the truth."""
    truth: dict[str, str] = orjson.loads((folder / "truth.jsonl").read_bytes())
    clusters: dict[str, str] = orjson.loads((folder / "clusters.json").read_bytes())
    prefixes = {kind: f"{kind.lower()}/" for kind in KINDS}
    return {
        kind: to_figures(
            compare_clusters({id: c for id, c in clusters.items() if id.startswith(prefix)}, truth)
        )
        for kind, prefix in prefixes.items()
    }


def to_figures(agreement: Agreement) -> dict[str, float]:
    """Every figure by its name."""
    return {
        "nodes": agreement.items,
        "pair P": agreement.pair_precision,
        "pair R": agreement.pair_recall,
        "pair F1": agreement.pair_f1,
        "B3 P": agreement.precision,
        "B3 R": agreement.recall,
        "B3 F1": agreement.f1,
    }


def to_table(figures: dict[str, Any]) -> str:
    """The figures for a reader."""
    every, part, added, yard = (figures[name] for name in ("whole", "tenth", "add", "read"))
    seconds, less = (sum(row[step] for step in STEPS) for row in (every, part))
    lines = [
        f"{figures['articles']:,} articles, {every['mentions']:,.0f} mentions, seed {figures['seed']}",
        f"{every['nodes']:,.0f} nodes, {every['unsure']:,.0f} pairs to ask about",
        "",
        f"{'kind':12} {'nodes':>8} {'pair P':>7} {'R':>6} {'F1':>6}   {'B3 P':>6} {'R':>6} {'F1':>6}",
        *(_row(kind, row) for kind, row in figures["agreement"].items()),
        "",
        *(f"{step:20}{every[step]:8.1f} s" for step in STEPS),
        f"{'in all':20}{seconds:8.1f} s, of the processor {every['processor']:.1f} s",
        f"{'peak memory':20}{every['peak MB']:8.0f} MB",
        f"{'ten times as many':20}{seconds / less:8.1f} times the time of {part['articles']:,} articles, "
        f"of the processor {every['processor'] / part['processor']:.1f} times",
        f"orjson, same lines  {yard['orjson']:8.1f} s ({yard['MB']:.0f} MB): resolution takes "
        f"{seconds / yard['orjson']:.0f} times as long",
        *(f"{name:20}{value:8.2f} {'MB' if 'MB' in name else 's'}" for name, value in added.items()),
    ]
    return "\n".join(lines)


def _row(kind: str, row: dict[str, float]) -> str:
    pair = f"{row['pair P']:7.4f} {row['pair R']:6.4f} {row['pair F1']:6.4f}"
    return (
        f"{kind:12} {row['nodes']:8,.0f} {pair}   {row['B3 P']:6.4f} {row['B3 R']:6.4f} {row['B3 F1']:6.4f}"
    )


if __name__ == "__main__":
    main()
