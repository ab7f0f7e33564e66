"""Makes the pictures of the page: ``docs/graph.png`` for the README, ``docs/page-*.png`` for docs/page.md.

    python docs/make_screenshot.py

Needs Chromium, playwright and Pillow (which matplotlib brings). The same Chromium gives the same pictures.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

import graph

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from page_samples import news_graph  # noqa: E402

SIZE: ViewportSize = {"width": 1240, "height": 680}
SIZES = (20, 200, 2000)
CHOSEN = "Sri Wahyuningsih"


def main() -> None:
    """Show what lies around one official of the examples, then the first look at graphs of three sizes."""
    save(graph.build([ROOT / "examples"]), "graph", choose)
    for size in SIZES:
        save(news_graph(size), f"page-{size}")


def choose(page: Page) -> None:
    """Open an official with what is two steps around her."""
    page.fill("#search", CHOSEN)
    page.press("#search", "Enter")
    page.get_by_role("button", name="Fokus").click()
    page.locator("#hops button[value='2']").click()


def save(shown: graph.Graph, name: str, act: Callable[[Page], None] | None = None) -> None:
    """Open a graph's page, do something, and save what is seen."""
    with tempfile.TemporaryDirectory() as folder:
        page_file = Path(folder) / "graph.html"
        graph.write_html(shown, page_file)
        picture = take_picture(page_file.as_uri(), act)
    # A palette keeps the files below 150 kB; without the octree the rarer kinds would lose their colour.
    image = Image.open(io.BytesIO(picture)).convert("RGB").quantize(256, method=Image.Quantize.FASTOCTREE)
    image.save(ROOT / "docs" / f"{name}.png", optimize=True)


def take_picture(address: str, act: Callable[[Page], None] | None) -> bytes:
    """Open a page, do something, and give the screenshot as PNG."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, color_scheme="light", reduced_motion="reduce")
        page.goto(address)
        page.wait_for_selector("html[data-drawn]", state="attached")
        if act:
            act(page)
        page.mouse.move(5, 5)
        page.wait_for_timeout(300)
        picture = page.screenshot()
        browser.close()
    return picture


if __name__ == "__main__":
    main()
