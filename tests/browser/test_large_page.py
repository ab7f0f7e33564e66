"""A graph too large to draw opens on communities; its data is packed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from conftest import Opened
from page_samples import HOSTILE, hostile_graph, news_graph
from playwright.sync_api import expect

pytestmark = pytest.mark.chromium
Show = Callable[..., Opened]


@pytest.fixture
def large(show: Show, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Opened]:
    """Opens a graph of middling size as if it were a large one."""
    monkeypatch.setattr("graph.render.payload.MOST_DRAWN", 200)
    monkeypatch.setattr("graph.render.template._LARGE", 1000)
    return lambda **options: show(news_graph(1500), **options)


def first_community(opened: Opened) -> str:
    """Go to the largest community by the keyboard; gives its name."""
    opened.page.focus("#picture .vis-network")
    opened.page.keyboard.press("n")
    return opened.page.locator("#panel-title").inner_text()


def test_it_opens_on_communities_that_expand_on_click(large: Callable[..., Opened]) -> None:
    opened = large()
    assert opened.page.locator("#data").get_attribute("data-packed") == "deflate"
    status = opened.page.locator("#status")
    expect(status).to_have_text(re.compile(r"^\d+ komunitas, \d+ hubungan · seluruh graf: 1\.5\d\d simpul$"))
    name = first_community(opened)
    expect(opened.page.locator("#panel")).to_contain_text("Yang paling banyak hubungannya")
    opened.page.keyboard.press("Escape")
    box = opened.page.locator("#picture").bounding_box()
    assert box
    opened.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(status).to_have_text(re.compile(r"^\d+ komunitas, \d+ simpul"))
    expect(opened.page.locator("#crumbs [aria-current]")).to_have_text(name)
    expect(opened.page).to_have_url(re.compile(r"#view=all&groups=\d+$|#groups=\d+$"))


def test_it_opens_by_keys_and_by_a_link_and_closes_by_its_way_back(large: Callable[..., Opened]) -> None:
    opened = large()
    before = opened.status()
    name = first_community(opened)
    opened.page.focus("#picture .vis-network")
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator("#crumbs [aria-current]")).to_have_text(name)
    inside = opened.status()
    assert inside[0] == before[0] - 1, "one community has made room for its nodes"
    opened.page.wait_for_url(re.compile("groups="))
    link = opened.page.url
    opened.page.locator("#crumbs button").first.click()
    assert opened.status() == before
    opened.page.goto("about:blank")
    opened.page.goto(link)
    opened.page.wait_for_selector("html[data-drawn]", state="attached")
    expect(opened.page.locator("#crumbs [aria-current]")).to_have_text(name)
    assert opened.status() == inside
    opened.page.locator("#crumbs button").first.click()
    assert opened.status() == before, "who came by the link finds out too"


def test_a_line_between_communities_has_its_facts(large: Callable[..., Opened]) -> None:
    opened = large()
    opened.page.click("#table-button")
    assert opened.page.locator("#rows tbody tr").count() > 10, "the facts between communities"
    opened.page.click("#table-close")
    opened.page.click('#legend [data-key="type between"]')
    assert opened.status()[1] == 0


def test_search_filters_and_the_summary_work_as_ever(large: Callable[..., Opened]) -> None:
    opened = large(lang="en")
    communities = opened.status()[0]
    opened.page.click("#filters summary")
    opened.page.select_option("#filter-capacity", "penjabat")
    assert 0 < opened.status()[0] <= communities
    opened.page.click("#filter-reset")
    opened.find("Kepala Inspektorat")
    expect(opened.page.locator("#panel-title")).to_contain_text("Kepala Inspektorat")
    opened.page.locator("#crumbs button").first.click()
    expect(opened.page.locator("#status")).to_contain_text("communities")
    opened.page.click("#whole")
    assert opened.status()[0] <= 150


def test_hostile_text_is_text_in_packed_data_too(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.render.payload.MOST_DRAWN", 1)
    monkeypatch.setattr("graph.render.template._LARGE", 1)
    opened = show(hostile_graph())
    name = first_community(opened)
    assert name.startswith("Lembaga </script>")
    assert opened.page.evaluate("window.hacked") is None
    opened.find("Orang")
    assert HOSTILE[:20] in opened.panel()
