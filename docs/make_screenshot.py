"""Makes ``docs/graph.png``, the README's picture: the graph of ``examples/`` with one official chosen.

    python docs/make_screenshot.py

Needs Chromium, playwright and Pillow (which matplotlib brings). The same Chromium gives the same picture.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import ViewportSize, sync_playwright

import graph

ROOT = Path(__file__).parents[1]
SIZE: ViewportSize = {"width": 1240, "height": 680}


def main() -> None:
    """Build, open, choose the best connected official, and save what is seen."""
    built = graph.build([ROOT / "examples"])
    chosen = graph.best_connected(built, 1)[0].name
    with tempfile.TemporaryDirectory() as folder:
        page_file = Path(folder) / "graph.html"
        graph.write_html(built, page_file)
        picture = take_picture(page_file.as_uri(), chosen)
    # A palette keeps the file below 150 kB; without the octree the rarer kinds would lose their colour.
    image = Image.open(io.BytesIO(picture)).convert("RGB").quantize(256, method=Image.Quantize.FASTOCTREE)
    image.save(ROOT / "docs" / "graph.png", optimize=True)


def take_picture(address: str, name: str) -> bytes:
    """Open a page, choose the node with that name, and give the screenshot as PNG."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, color_scheme="light", reduced_motion="reduce")
        page.goto(address)
        page.wait_for_selector("html[data-drawn]", state="attached")
        page.fill("#search", name)
        page.press("#search", "Enter")
        page.get_by_role("button", name="Lihat semua").click()
        page.mouse.move(5, 5)
        page.wait_for_timeout(300)
        picture = page.screenshot()
        browser.close()
    return picture


if __name__ == "__main__":
    main()
