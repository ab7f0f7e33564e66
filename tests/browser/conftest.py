"""A real Chromium with no way out: every request but the page itself is refused and written down."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from graph.render import write_html
from graph.stores import Graph

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Opened:
    """A page that is open, and what went wrong in it."""

    page: Page
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def find(self, text: str) -> None:
        """Choose a node by the search box, with the keyboard alone."""
        self.page.fill("#search", text)
        self.page.press("#search", "Enter")

    def status(self) -> list[int]:
        """Nodes and lines that are drawn, as the status line says."""
        text = self.page.locator("#status").inner_text()
        return [int(number.replace(".", "").replace(",", "")) for number in re.findall(r"\d[\d.,]*", text)][
            :2
        ]

    def panel(self) -> str:
        """The text of the side panel."""
        return self.page.locator("#panel").inner_text()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None and os.environ.get("CI") != "true":
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def browse(chromium: Browser) -> Iterator[Callable[..., Opened]]:
    """Opens a file and what lies beside it: ``browse(path, width=390, color_scheme="dark")``.

    At the end nothing may have been asked for but pages of that folder, and nothing may have gone wrong.
    """
    opened: list[Opened] = []

    def open_file(
        path: Path, *, width: int = 1280, height: int = 800, color_scheme: Any = "light", fragment: str = ""
    ) -> Opened:
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=color_scheme, reduced_motion="reduce"
        )
        result = Opened(context.new_page())

        def guard(route: Route) -> None:
            asked = route.request
            if asked.is_navigation_request() and asked.url.startswith(path.parent.as_uri()):
                route.continue_()
            else:
                result.requests.append(asked.url)
                route.abort()

        context.route("**/*", guard)
        page = result.page
        page.on("console", lambda message: result.faults.append(f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: result.faults.append(f"error: {error}"))
        page.on("dialog", lambda dialog: result.faults.append(f"dialog: {dialog.message}"))
        page.goto(path.as_uri() + fragment)
        opened.append(result)
        return result

    yield open_file
    for one in opened:
        assert one.requests == [], "a page must ask for nothing"
        assert one.faults == []
        one.page.context.close()


@pytest.fixture
def read(browse: Callable[..., Opened], tmp_path: Path) -> Callable[..., Opened]:
    """Opens the text of a page: ``read(render_result(...), width=390)``."""

    def open_text(text: str, **options: Any) -> Opened:
        target = tmp_path / "halaman.html"
        target.write_text(text, encoding="utf-8", newline="")
        return browse(target, **options)

    return open_text


@pytest.fixture
def show(browse: Callable[..., Opened], tmp_path: Path) -> Callable[..., Opened]:
    """Opens a graph's page: ``show(graph, lang="en", width=390, color_scheme="dark")``."""

    def open_graph(graph: Graph, **options: Any) -> Opened:
        target = tmp_path / "graf.html"
        own = {key: options.pop(key) for key in ("width", "color_scheme", "fragment") if key in options}
        write_html(graph, target, **options)
        return drawn(browse(target, **own))

    return open_graph


def drawn(opened: Opened) -> Opened:
    """The same, once its graph is drawn."""
    opened.page.wait_for_selector("html[data-drawn]", state="attached", timeout=20_000)
    return opened
