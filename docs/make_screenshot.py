"""Makes the pictures of the pages that README.md, docs/page.md and docs/articles.md show.

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
from graph.evaluation import ANNOTATIONS, ARTICLES, score_graph
from graph.render import render_evaluation, render_extractions

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from page_samples import news_graph  # noqa: E402

SIZE: ViewportSize = {"width": 1240, "height": 680}
SIZES = (20, 200, 2000)
EXAMPLES = ROOT / "examples"
ARTICLE = "temanggung-workshop-media-sosial"
CHOSEN = "Sri Wahyuningsih"
SCORED = "dev-02"

Act = Callable[[Page], None]


def main() -> None:
    """Take every picture."""
    save(graph.render_html(graph.build([EXAMPLES])), "graph", open_official)
    for size in SIZES:
        save(graph.render_html(news_graph(size)), f"page-{size}", wait_for_graph)
    documents = graph.read_documents([EXAMPLES / f"{ARTICLE}.txt"])
    save(render_extractions([graph.extract(document) for document in documents]), "articles", open_office)
    save(evaluation(), "evaluate", open_difference)


def evaluation() -> str:
    """The page of one gold article."""
    built = graph.build([ARTICLES / f"{SCORED}.txt"])
    report = score_graph(built, ANNOTATIONS, ARTICLES, [SCORED])
    return render_evaluation(report, {id: document.body for id, document in built.documents.items()})


def wait_for_graph(page: Page) -> None:
    """Wait until the graph is drawn."""
    page.wait_for_selector("html[data-drawn]", state="attached")


def open_official(page: Page) -> None:
    """Open an official with what is two steps around her."""
    wait_for_graph(page)
    page.fill("#search", CHOSEN)
    page.press("#search", "Enter")
    page.get_by_role("button", name="Fokus").click()
    page.locator("#hops button[value='2']").click()


def open_office(page: Page) -> None:
    """Open an office in an article, and the sentence of who holds it."""
    page.locator("details[data-family=Role] summary", has_text="Bupati").first.click()
    page.locator("details.chosen button", has_text=CHOSEN).first.click()


def open_difference(page: Page) -> None:
    """Open something that was missed."""
    page.locator("details[data-verdict=missed][data-family=roles] summary").first.click()


def save(text: str, name: str, act: Act) -> None:
    """Open a page, do something, and save what is seen."""
    with tempfile.TemporaryDirectory() as folder:
        page_file = Path(folder) / "page.html"
        page_file.write_text(text, encoding="utf-8", newline="")
        picture = take_picture(page_file.as_uri(), act)
    # A palette keeps the files below 150 kB; without the octree the rarer kinds would lose their colour.
    image = Image.open(io.BytesIO(picture)).convert("RGB").quantize(256, method=Image.Quantize.FASTOCTREE)
    image.save(ROOT / "docs" / f"{name}.png", optimize=True)


def take_picture(address: str, act: Act) -> bytes:
    """Open a page, do something, and give the screenshot as PNG."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, color_scheme="light", reduced_motion="reduce")
        page.goto(address)
        act(page)
        page.mouse.move(5, 5)
        page.wait_for_timeout(300)
        picture = page.screenshot()
        browser.close()
    return picture


if __name__ == "__main__":
    main()
