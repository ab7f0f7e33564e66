"""Measure the page of a graph against pyvis as it comes, in one run, in headless Chromium.

    python benchmarks/render.py [--sizes 3000 5000 20000 100000] [--pyvis 200 1000 5000] [--json]

For each size: seconds to write the page, its megabytes, seconds from opening to the first picture and from
the button to everything, and frames a second while the picture is dragged. pyvis gets the same nodes, edges
and names, without the sentences, and `--patience` seconds. `cpu` figures count the seconds of the processor
that our process, or the page's process in Chromium, has used: on a machine with other work they say more than
the clock. Then the layout alone, on planted communities: its seconds, how many of a node's five nearest
points share its community, how many dots overlap (at zoom 1 and on the whole picture in a window of 1280 x
800), and how much of the box the middle 90 % fill.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np
from playwright.sync_api import Browser, Error, Page, Route, sync_playwright
from pyvis.network import Network
from scipy.spatial import cKDTree
from synthetic import write_synthetic

from graph.render import write_html
from graph.render.layout import to_positions
from graph.schema import name_of
from graph.stores import Graph, read_graph

NODES_AN_ARTICLE = 4
DOT = 24.0
"""Pixels at zoom 1 that a dot is wide."""
SMALL_DOT = 3.0
"""Pixels on the screen that it is wide at least, however far out."""
WINDOW = np.array([1280.0, 800.0])
PAN_SECONDS = 3.0
Row = dict[str, Any]

_COUNT_FRAMES = """() => {
  window.panned = 0;
  let moved = false;
  addEventListener("pointermove", () => (moved = true), true);
  const count = () => { if (moved) window.panned += 1; moved = false; requestAnimationFrame(count); };
  requestAnimationFrame(count);
}"""
"""Counts the frames in which the pointer had moved."""
_DRAWN = "document.documentElement.dataset.drawn"
_MARK_DRAWN = (
    'network.once("afterDrawing", () => (document.documentElement.dataset.drawn = performance.now()));'
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="*", default=[3000, 5000, 20_000, 100_000])
    parser.add_argument("--pyvis", type=int, nargs="*", default=[200, 1000, 5000], help="sizes for pyvis")
    parser.add_argument("--layouts", type=int, nargs="*", default=[5000, 20_000, 100_000])
    parser.add_argument("--patience", type=float, default=90, help="seconds to wait (%(default)s)")
    parser.add_argument("--json", action="store_true", help="print one JSON object a row")
    args = parser.parse_args()
    for row in measure(args):
        print(json.dumps(row) if args.json else "  ".join(f"{key} {value}" for key, value in row.items()))
        sys.stdout.flush()


def measure(args: argparse.Namespace) -> Iterator[Row]:
    """Give a row for each page and each layout."""
    for size in args.layouts:
        yield {"what": "layout", "nodes": size} | measure_layout(size)
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        for size in sorted({*args.sizes, *args.pyvis}):
            graph = make_graph(Path(folder), size)
            if size in args.pyvis:
                yield {"what": "pyvis", "nodes": size} | measure_pyvis(graph, Path(folder), browser, args)
            if size in args.sizes:
                yield {"what": "simpul", "nodes": size} | measure_page(graph, Path(folder), browser, args)


def make_graph(folder: Path, size: int) -> Graph:
    """Make a graph of about so many nodes, with its sentences."""
    path = folder / "graph.jsonl"
    write_synthetic(path, round(size / NODES_AN_ARTICLE))
    return read_graph(path)


# ---- pages ----


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--no-first-run"]
        )
        yield browser
        browser.close()


def measure_page(graph: Graph, folder: Path, browser: Browser, args: argparse.Namespace) -> Row:
    """Measure our page."""
    path = folder / "simpul.html"
    begin, used = perf_counter(), process_time()
    write_html(graph, path)
    figures: Row = {
        "write_s": round(perf_counter() - begin, 2),
        "write_cpu_s": round(process_time() - used, 2),
        "MB": megabytes(path),
    }
    with opened(browser, path) as page:
        figures |= first_draw(page, args.patience) | frames_a_second(page)
        if page.locator("#whole").inner_text() == "Tampilkan semua":
            used = cpu_seconds(page)
            everything = page.evaluate(
                """() => new Promise((done) => {
                  const begin = performance.now();
                  document.getElementById("whole").click();
                  requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin)));
                })"""
            )
            figures["everything_s"] = round(everything / 1000, 2)
            figures["everything_cpu_s"] = round(cpu_seconds(page) - used, 2)
            figures |= {f"everything_{key}": value for key, value in frames_a_second(page).items()}
    return figures


def measure_pyvis(graph: Graph, folder: Path, browser: Browser, args: argparse.Namespace) -> Row:
    """Measure the page that pyvis writes of the same nodes and edges, told only to stand alone."""
    path = folder / "pyvis.html"
    begin = perf_counter()
    network = Network(directed=True, cdn_resources="in_line")
    for node in graph.iter_nodes():
        network.add_node(node.id, label=name_of(node), group=node.label)
    for edge in graph.iter_edges():
        network.add_edge(edge.start, edge.end, title=edge.type)
    text = network.generate_html(notebook=False)
    figures: Row = {"write_s": round(perf_counter() - begin, 2)}
    called = text.rindex("drawGraph();") + len("drawGraph();")
    path.write_text(text[:called] + _MARK_DRAWN + text[called:], encoding="utf-8")
    figures["MB"] = megabytes(path)
    with opened(browser, path) as page:
        figures |= first_draw(page, args.patience)
        if figures["first_draw_s"] is not None:
            figures |= frames_a_second(page)
    return figures


@contextmanager
def opened(browser: Browser, path: Path) -> Iterator[Page]:
    """A page from a file; whatever it asks the network for is refused."""
    context = browser.new_context(viewport={"width": int(WINDOW[0]), "height": int(WINDOW[1])})
    context.route("**/*", _only_files)
    page = context.new_page()
    page.goto(path.as_uri(), wait_until="commit")
    yield page
    context.close()


def _only_files(route: Route) -> None:
    if route.request.url.startswith("file:"):
        route.continue_()
    else:
        route.abort()


def first_draw(page: Page, patience: float) -> Row:
    """Seconds from opening until something is seen, or None where patience ends before."""
    try:
        page.wait_for_selector("html[data-drawn]", state="attached", timeout=1000 * patience)
    except Error:
        return {"first_draw_s": None, "waited_s": patience, "waited_cpu_s": round(cpu_seconds(page), 2)}
    drawn = float(page.evaluate(_DRAWN)) / 1000
    return {"first_draw_s": round(drawn, 2), "first_draw_cpu_s": round(cpu_seconds(page), 2)}


def cpu_seconds(page: Page) -> float:
    """Seconds of the processor that the page's process has used."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in metrics if one["name"] == "ProcessTime"))


def frames_a_second(page: Page) -> Row:
    """Frames a second, of the clock and of the processor, while the mouse drags the picture to and fro."""
    page.evaluate(_COUNT_FRAMES)
    x, y = WINDOW * (0.6, 0.93)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 10, y - 10)
    begin, used, step = perf_counter(), cpu_seconds(page), 0
    page.evaluate("window.panned = 0")
    while perf_counter() - begin < PAN_SECONDS:
        step += 1
        page.mouse.move(x + 150 * np.sin(step / 15), y - 200 - 150 * np.cos(step / 15))
    frames, seconds = float(page.evaluate("window.panned")), perf_counter() - begin
    used = cpu_seconds(page) - used
    page.mouse.up()
    return {"pan_fps": round(frames / seconds, 1), "pan_frames_per_cpu_s": round(frames / used, 1)}


def megabytes(path: Path) -> float:
    """Size of a file."""
    return round(path.stat().st_size / 1e6, 2)


# ---- layout ----


def planted(size: int, seed: int = 1) -> tuple[list[str], list[tuple[str, str, float]]]:
    """Communities of 20 to 60 nodes: about 4 ties of each node lead inside, 1 tie of 20 to another one."""
    rng = random.Random(seed)
    ids: list[str] = []
    links: list[tuple[str, str, float]] = []
    while len(ids) < size:
        some = min(rng.randint(20, 60), size - len(ids))
        bunch = [f"{len(ids)}/{i}" for i in range(some)]
        links += [(a, b, 1.0) for a, b in pairwise(bunch)]
        links += [(rng.choice(bunch), rng.choice(bunch), 1.0) for _ in range(3 * some)]
        links += [(rng.choice(bunch), rng.choice(ids), 1.0) for _ in range(some // 5) if ids]
        ids += bunch
    return ids, links


def measure_layout(size: int) -> Row:
    """Seconds and quality of our layout on planted communities."""
    ids, links = planted(size)
    begin, used = perf_counter(), process_time()
    places = to_positions(ids, links)
    seconds, used = perf_counter() - begin, process_time() - used
    points = np.array([places[id] for id in ids], dtype=float)
    distances, near = cKDTree(points).query(points, k=6)
    community = np.array([int(id.split("/")[0]) for id in ids])
    low, high = np.percentile(points, [5, 95], axis=0)
    scale = float((WINDOW / np.ptp(points, axis=0)).min())
    return {
        "seconds": round(seconds, 2),
        "cpu_s": round(used, 2),
        "same_community": round(float((community[near[:, 1:]] == community[:, None]).mean()), 3),
        "overlap": round(float((distances[:, 1] < DOT).mean()), 4),
        "overlap_on_screen": round(float((distances[:, 1] * scale < max(SMALL_DOT, DOT * scale)).mean()), 4),
        "middle_fills": round(float(np.prod((high - low) / np.ptp(points, axis=0))), 3),
    }


if __name__ == "__main__":
    main()
