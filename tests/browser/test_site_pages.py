"""A site in a real browser, opened from its files: links, search, hostile names; nothing is loaded."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Opened
from page_samples import HOSTILE, hostile_graph, news_graph
from playwright.sync_api import Browser, expect

import graph
from graph.render import write_site
from graph.stores import Graph

pytestmark = pytest.mark.chromium
Visit = Callable[..., Opened]


@pytest.fixture
def visit(browse: Callable[..., Opened], tmp_path: Path) -> Visit:
    """Opens the index of a graph's site: ``visit(graph, lang="en", width=390)``."""

    def open_site(graph: Graph, *, width: int = 1000, **options: Any) -> Opened:
        folder = tmp_path / "situs"
        write_site(graph, folder, **options)
        return browse(folder / "index.html", width=width)

    return open_site


def built_examples() -> Graph:
    return graph.build([Path(__file__).parents[2] / "examples"])


def test_who_holds_the_office_and_where_does_it_say_so(visit: Visit) -> None:
    page = visit(built_examples()).page
    page.fill("#search", "menteri pertanian")
    page.locator("#results a").first.click()
    office = page.locator("section", has=page.get_by_role("heading", name="Jabatan")).first
    expect(office.locator(".head").first).to_contain_text("Menteri, Kementerian Pertanian")
    expect(office.locator("blockquote mark").first).to_contain_text("Menteri Pertanian")
    page.get_by_role("link", name="Kementerian Pertanian").first.click()
    expect(page.locator("h1")).to_have_text("Kementerian Pertanian")
    page.go_back()
    page.get_by_role("link", name="Semua orang dan lembaga").click()
    expect(page).to_have_url(re.compile(r"index\.html$"))


def test_the_search_finds_names_aliases_and_offices_by_keys(visit: Visit) -> None:
    built = built_examples()
    page = visit(built).page
    official = next(
        node for node in built.nodes("Person") if node.get("aliases") and built.edges_of(node["id"])
    )
    page.keyboard.press("/")
    page.keyboard.type(official["aliases"][0].upper())
    expect(page.locator("#results a", has_text=official["name"])).to_have_count(1)
    expect(page.locator("#all")).to_be_hidden()
    expect(page.locator("#status")).to_have_text(re.compile(r"\d+ hasil"))
    page.keyboard.press("Escape")
    expect(page.locator("#all")).to_be_visible()
    page.keyboard.type("tidak ada yang begini")
    expect(page.locator("#status")).to_have_text("Tidak ada yang cocok")
    page.fill("#search", official["name"])
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(official["name"])


def test_the_search_link_of_a_page_leads_to_the_field(visit: Visit) -> None:
    page = visit(built_examples()).page
    page.locator(".entries a").first.click()
    page.get_by_role("link", name="Cari", exact=True).click()
    expect(page.locator("#search")).to_be_focused()


def test_every_page_opens_without_a_fault_and_every_link_leads_to_one(visit: Visit, tmp_path: Path) -> None:
    page = visit(news_graph(60), lang="en").page
    folder = tmp_path / "situs"
    for path in sorted(folder.rglob("*.html")):
        page.goto(path.as_uri())
        links: list[str] = page.eval_on_selector_all("a", "links => links.map((link) => link.href)")
        inside = [link for link in links if link.startswith("file:")]
        assert all(
            (folder / link.split("#")[0].removeprefix(f"{folder.as_uri()}/")).is_file() for link in inside
        )
        assert page.locator(".fact").count() <= page.locator("blockquote").count()
        expect(page.locator("#foot")).to_contain_text("Read by a machine; check the source.")


def test_hostile_text_is_shown_and_never_runs(visit: Visit, tmp_path: Path) -> None:
    opened = visit(hostile_graph(), title=HOSTILE)
    page = opened.page
    page.fill("#search", "</script>")
    expect(page.locator("#results > li")).to_have_count(2)
    for path in sorted((tmp_path / "situs").rglob("*.html")):
        page.goto(path.as_uri())
        for summary in page.locator("summary").all():
            summary.click()
        assert "</script><script>window.hacked=1</script><img" in page.locator("body").inner_text()
        assert page.locator("body img, body svg, body b, [onmouseover], [onload], [onerror]").count() == 0
        assert page.evaluate("window.hacked") is None
        links: list[str] = page.eval_on_selector_all("a", "links => links.map((link) => link.protocol)")
        assert set(links) <= {"https:", "http:", "file:"}


def test_an_old_address_leads_to_the_page_that_it_became(visit: Visit, tmp_path: Path) -> None:
    built = news_graph(40)
    person = next(built.iter_nodes("Person"))
    moved = Graph(
        built.iter_nodes(),
        built.iter_edges(),
        documents=built.documents,
        redirects={"person/nama-lama": person.id},
    )
    page = visit(moved).page
    page.goto((tmp_path / "situs" / "person" / "nama-lama.html").as_uri())
    expect(page.locator("h1")).to_have_text(str(person.properties["name"]))


def test_a_phone_shows_everything_without_scrolling_sideways(visit: Visit) -> None:
    page = visit(built_examples(), width=360).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator(".entries a").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_scripts_the_index_still_lists_everybody(chromium: Browser, tmp_path: Path) -> None:
    count = write_site(built_examples(), tmp_path / "situs")
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((tmp_path / "situs" / "index.html").as_uri())
    assert page.locator(".entries a").count() == count
    page.locator(".entries a").first.click()
    assert page.locator(".fact").count() > 0
    context.close()


@pytest.mark.parametrize("lang", ["id", "en"])
def test_axe_finds_no_serious_fault(visit: Visit, lang: str) -> None:
    page = visit(news_graph(60), lang=lang).page
    for place in ("index", "person", "institution"):
        if place != "index":
            page.locator(f"a[href*='{place}']").first.click()
        found = Axe().run(page).response["violations"]
        assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == [], place
        if place != "index":
            page.go_back()
