"""The page of a query's answer in a real browser: a table to sort, search and save, and a picture."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Opened, drawn
from page_samples import HOSTILE, news_graph
from playwright.sync_api import expect

from graph.render import render_result

pytestmark = pytest.mark.chromium
Read = Callable[..., Opened]

COLUMNS = ("nama", "jumlah", "kalimat")
ROWS = [
    {"nama": "Citra Wijaya", "jumlah": 9, "kalimat": "Beliau hadir, katanya."},
    {"nama": "Ani Lestari", "jumlah": 110, "kalimat": "=HYPERLINK(1)"},
    {"nama": "Budi Santoso", "jumlah": -20, "kalimat": "Ia menyebut “dua hal”.\nLalu pergi."},
]


def column(opened: Opened, number: int) -> list[str]:
    return opened.page.locator(f"tbody td:nth-child({number})").all_inner_texts()


def test_rows_are_sorted_as_text_and_as_numbers(read: Read) -> None:
    opened = read(render_result(COLUMNS, ROWS, title="Siapa"))
    assert column(opened, 1) == ["Citra Wijaya", "Ani Lestari", "Budi Santoso"]
    opened.page.get_by_role("button", name="nama").click()
    assert column(opened, 1) == ["Ani Lestari", "Budi Santoso", "Citra Wijaya"]
    head = opened.page.get_by_role("columnheader", name="jumlah")
    head.get_by_role("button").focus()
    opened.page.keyboard.press("Enter")
    assert column(opened, 2) == ["-20", "9", "110"]
    expect(head).to_have_attribute("aria-sort", "ascending")
    opened.page.keyboard.press("Enter")
    assert column(opened, 2) == ["110", "9", "-20"]


def test_words_are_sought_in_every_column(read: Read) -> None:
    opened = read(render_result(COLUMNS, ROWS))
    opened.page.fill("#search", "hal DUA")
    assert column(opened, 1) == ["Budi Santoso"]
    expect(opened.page.get_by_role("status")).to_have_text("1 dari 3 baris")
    opened.page.fill("#search", "")
    expect(opened.page.get_by_role("status")).to_have_text("3 baris")


def test_what_is_seen_is_saved_as_csv(read: Read) -> None:
    opened = read(render_result(COLUMNS, ROWS, title="Siapa hadir?"))
    opened.page.fill("#search", "i")
    opened.page.get_by_role("button", name="nama").click()
    with opened.page.expect_download() as saved:
        opened.page.get_by_role("button", name="Simpan CSV").click()
    assert saved.value.suggested_filename == "siapa-hadir.csv"
    text = Path(saved.value.path()).read_bytes().decode("utf-8")
    assert list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))) == [
        list(COLUMNS),
        ["Ani Lestari", "110", "'=HYPERLINK(1)"],
        ["Budi Santoso", "-20", "Ia menyebut “dua hal”.\nLalu pergi."],
        ["Citra Wijaya", "9", "Beliau hadir, katanya."],
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_no_fault_and_nothing_stands_out_of_the_page(read: Read, scheme: str, width: int) -> None:
    opened = read(render_result(COLUMNS, ROWS, lang="en"), color_scheme=scheme, width=width)
    assert [fault["id"] for fault in Axe().run(opened.page).response["violations"]] == []
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


def test_hostile_rows_are_text(read: Read) -> None:
    rows = [{HOSTILE: HOSTILE}, {HOSTILE: "javascript:window.hacked=1"}]
    opened = read(render_result([HOSTILE], rows, title=HOSTILE, about=HOSTILE))
    opened.page.get_by_role("columnheader").get_by_role("button").click()
    opened.page.fill("#search", "script")
    assert "</script>" in column(opened, 1)[0]
    assert opened.page.evaluate("window.hacked") is None
    assert opened.page.locator("body img, body svg, body b, td a").count() == 0


def test_an_answer_with_ties_is_drawn_whole(read: Read) -> None:
    graph = news_graph(80)
    edges = list(graph.iter_edges("SAID_BY"))
    text = render_result(["r"], [{"r": edge} for edge in edges], graph=graph, title="Ucapan", about="Apa?")
    opened = drawn(read(text))
    ends = {end for edge in edges for end in (edge.start, edge.end)}
    assert opened.status() == [len(ends), len(edges)]
    expect(opened.page.locator("#about")).to_have_text("Apa?")
    expect(opened.page.get_by_role("button", name="Ringkasan")).to_be_hidden()
    legend = opened.page.locator("#kinds")
    expect(legend.get_by_role("button", name="Pernyataan")).to_have_attribute("aria-pressed", "true")
    opened.find("kami terus")
    expect(opened.page.locator("#panel blockquote").first).to_contain_text("Kami terus bekerja")
