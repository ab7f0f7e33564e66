"""What axe-core finds in the page, in each of its states, and what keys and screen readers need."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Opened
from page_samples import news_graph
from playwright.sync_api import Page, expect
from test_views import two_towns

from graph.render.story import Step

pytestmark = pytest.mark.chromium
Show = Callable[..., Opened]


def open_panel(page: Page) -> None:
    page.fill("#search", "ani lestari")
    page.press("#search", "Enter")
    for summary in page.locator("#panel details summary").all():
        summary.click()


def open_focus(page: Page) -> None:
    open_panel(page)
    page.get_by_role("button", name="Fokus").click()


def open_suggestions(page: Page) -> None:
    page.fill("#search", "a")


def open_path(page: Page) -> None:
    page.get_by_role("button", name="Jalur").click()
    page.fill("#path-from", "a")


def open_table(page: Page) -> None:
    page.get_by_role("button", name="Tabel", exact=True).click()


def open_filters(page: Page) -> None:
    page.locator("#filters summary").click()
    page.select_option("#filter-capacity", "penjabat")


def open_menu(page: Page) -> None:
    page.locator("#save summary").click()


STATES = [open_panel, open_focus, open_suggestions, open_path, open_table, open_filters, open_menu]


def faults(page: Page) -> list[str]:
    """Violations of every impact, with the elements, as text."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['impact']} {one['id']}: {[node['html'][:160] for node in one['nodes'][:3]]}" for one in found
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_no_fault(show: Show, state: Callable[[Page], None], scheme: str) -> None:
    opened = show(two_towns(), color_scheme=scheme)
    state(opened.page)
    assert faults(opened.page) == []


@pytest.mark.parametrize("lang", ["id", "en"])
def test_axe_finds_no_fault_on_a_phone_and_in_a_story(show: Show, lang: str) -> None:
    opened = show(two_towns(), width=390, lang=lang, story=[Step("Ani.", ("Ani Lestari",), "Awal")])
    opened.page.locator("#legend summary").click()
    assert faults(opened.page) == []


def test_the_keyboard_reaches_everything_in_reading_order(show: Show) -> None:
    opened = show(two_towns())
    reached = []
    for _ in range(40):
        opened.page.keyboard.press("Tab")
        reached.append(
            opened.page.evaluate("document.activeElement.id || document.activeElement.closest('[id]')?.id")
        )
    order = [
        "search",
        "whole",
        "path",
        "table-button",
        "save",
        "theme",
        "filters",
        "kinds",
        "types",
        "zoom-in",
    ]
    assert [place for place in dict.fromkeys(reached) if place in order] == order


def test_what_is_seen_is_said(show: Show) -> None:
    opened = show(news_graph(60))
    status = opened.page.get_by_role("status")
    expect(status).to_contain_text("simpul")
    before = status.inner_text()
    opened.page.locator("#kinds button", has_text="Orang").click()
    expect(status).not_to_have_text(before)


@pytest.mark.parametrize("key", ["Enter", " "])
def test_a_switch_keeps_the_focus(show: Show, key: str) -> None:
    opened = show(two_towns())
    button = opened.page.locator("#kinds button", has_text="Topik")
    button.focus()
    opened.page.keyboard.press(key)
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(button).to_be_focused()
