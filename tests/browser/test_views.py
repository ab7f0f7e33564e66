"""Going through a graph by clicks and keys: first look, focus, path, filters, time, table and links."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import Opened
from page_samples import HOSTILE, Builder, hostile_graph, news_graph
from playwright.sync_api import Browser, expect

from graph.render.story import Step
from graph.stores import Graph

pytestmark = pytest.mark.chromium
Show = Callable[..., Opened]


def two_towns() -> Graph:
    """Two towns, three officials, two events a year apart, and what was said there about two topics."""
    made = Builder()
    for number, (town, date) in enumerate((("Aman", "2023-03-01"), ("Damai", "2024-05-06")), 1):
        made.document(
            f"artikel-{number}", f"Kabar {town}", "Media Contoh", date, f"https://contoh.id/{number}"
        )
        made.node("Place", f"place/{town}", name=f"Kota {town}", level="kota")
        made.node(
            "Event",
            f"event/{town}",
            name=f"Rapat {town}",
            kind="rapat" if number == 1 else "pelatihan",
            date=date,
            main=True,
        )
    for topic in ("kesehatan", "pemilu"):
        made.node("Topic", f"topic/{topic}", key=topic, label=topic.capitalize())
    _official(made, "Ani Lestari", "Wali Kota", "Aman", "artikel-1", "kesehatan", capacity="penjabat")
    _official(made, "Budi Santoso", "Sekretaris Daerah", "Aman", "artikel-1", "pemilu")
    _official(made, "Citra Wijaya", "Wali Kota", "Damai", "artikel-2", "pemilu", capacity="mantan")
    sentence = "Budi Santoso menghadiri Rapat Damai."
    made.edge("event/Damai", "ATTENDED_BY", "person/Budi Santoso", sentence, ("Budi Santoso",), "artikel-2")
    return made.graph()


def _official(made: Builder, name: str, title: str, town: str, doc: str, topic: str, **held: str) -> None:
    person = made.node("Person", f"person/{name}", name=name, norm_name=name.lower(), aliases=[])
    office = made.node("Role", f"role/{title} {town}", title=title, plural=False)
    made.edge(person, "HOLDS", office, f"{title} Kota {town}, {name}, hadir.", (title, name), doc, **held)
    made.edge(office, "AT", f"place/{town}", f"{title} Kota {town}, {name}, hadir.", (f"Kota {town}",), doc)
    made.edge(f"event/{town}", "ATTENDED_BY", person, f"{name} menghadiri Rapat {town}.", (name,), doc)
    for number in (1, 2):
        words = f"Ucapan {number} tentang {topic}"
        said = made.node("Statement", f"statement/{name}{number}", text=words, mode="direct")
        made.edge(said, "SAID_BY", person, f'"{words}," kata {name}.', (words,), doc)
        made.edge(said, "ABOUT", f"topic/{topic}", f'"{words}," kata {name}.', (topic,), doc, rank=1)


SPACE = "{http://www.w3.org/2000/svg}"


def saved_svg(opened: Opened) -> ElementTree.Element:
    """The picture, as the page saves it."""
    with opened.page.expect_download() as saved:
        opened.page.locator("#save summary").click()
        opened.page.get_by_role("button", name="Gambar SVG").click()
    return ElementTree.fromstring(Path(saved.value.path()).read_text(encoding="utf-8"))


def points_of(svg: ElementTree.Element) -> dict[str, tuple[float, float]]:
    """Name and middle of each node, in pixels on the screen."""
    found = {}
    for shape in svg:
        if shape.tag == f"{SPACE}circle":
            middle = float(shape.attrib["cx"]), float(shape.attrib["cy"])
        elif shape.tag == f"{SPACE}polygon":
            corners = [tuple(map(float, pair.split(","))) for pair in shape.attrib["points"].split()]
            middle = tuple(sum(axis) / len(corners) for axis in zip(*corners, strict=True))
        else:
            continue
        found[(shape.findtext(f"{SPACE}title") or "").split(": ", 1)[1].split(" · ")[0]] = middle
    return found


def names_in_view(opened: Opened) -> set[str]:
    """Names of the nodes that are drawn."""
    return set(points_of(saved_svg(opened)))


@pytest.mark.parametrize("size", [20, 200, 2000])
def test_the_first_look_has_at_most_150_nodes_and_a_button_shows_all(show: Show, size: int) -> None:
    graph = news_graph(size)
    opened = show(graph)
    first = opened.status()[0]
    assert min(5, size // 4) <= first <= 150
    kinds = opened.page.locator("#kinds").inner_text()
    assert "Orang" in kinds
    assert "Pernyataan" not in kinds
    assert "Acara" not in kinds
    opened.page.get_by_role("button", name="Tampilkan semua").click()
    drawn = sum(1 for node in graph.iter_nodes() if node.label not in ("Statement", "Document"))
    assert 0.9 * drawn <= opened.status()[0] <= drawn
    opened.page.get_by_role("button", name="Ringkasan").first.click()
    assert opened.status()[0] == first


def test_an_office_with_one_holder_is_a_line(show: Show) -> None:
    opened = show(two_towns())
    assert names_in_view(opened) == {
        *("Ani Lestari", "Budi Santoso", "Citra Wijaya", "Kota Aman", "Kota Damai", "Kesehatan", "Pemilu"),
    }


def test_who_is_acting_mayor_in_three_clicks(show: Show) -> None:
    opened = show(two_towns())
    page = opened.page
    page.locator("#search").click()
    page.keyboard.type("kota aman")
    page.locator("#matches li").first.click()
    officials = page.locator("#panel li").filter(has_text="penjabat Wali Kota")
    expect(officials).to_contain_text("Ani Lestari")
    expect(officials.locator("blockquote p")).to_have_text("Wali Kota Kota Aman, Ani Lestari, hadir.")
    expect(officials.locator("mark").first).to_have_text("Wali Kota")
    expect(officials.locator("cite a")).to_have_attribute("href", "https://contoh.id/1")


def test_focus_goes_step_by_step_and_back(show: Show) -> None:
    opened = show(two_towns())
    opened.find("ani lestari")
    opened.page.get_by_role("button", name="Fokus").click()
    assert names_in_view(opened) == {"Ani Lestari", "Kota Aman", "Rapat Aman", "Kesehatan"}
    opened.page.locator("#hops button", has_text="2").click()
    assert "Budi Santoso" in names_in_view(opened)
    assert "Citra Wijaya" not in names_in_view(opened)
    opened.page.locator("#hops button", has_text="3").click()
    assert "Rapat Damai" in names_in_view(opened)
    opened.find("citra wijaya")  # too far away to be drawn: it comes with its own neighbours
    crumbs = opened.page.locator("#crumbs li")
    assert crumbs.all_inner_texts() == ["Ringkasan", "Ani Lestari", "Citra Wijaya"]
    crumbs.get_by_role("button", name="Ani Lestari").click()
    assert crumbs.all_inner_texts() == ["Ringkasan", "Ani Lestari"]
    crumbs.get_by_role("button", name="Ringkasan").click()
    expect(opened.page.locator("#hops")).to_be_hidden()
    assert opened.status()[0] == 7


def test_a_path_between_two_nodes(show: Show) -> None:
    opened = show(two_towns())
    opened.find("ani lestari")
    opened.page.get_by_role("button", name="Jalur dari sini").click()
    expect(opened.page.locator("#path-to")).to_be_focused()
    opened.page.keyboard.type("citra")
    opened.page.keyboard.press("Enter")
    assert names_in_view(opened) == {
        *("Ani Lestari", "Rapat Aman", "Budi Santoso", "Rapat Damai", "Citra Wijaya"),
    }
    assert opened.page.url.endswith("#from=person/Ani+Lestari&to=person/Citra+Wijaya")


def test_no_path_runs_through_a_topic(show: Show) -> None:
    made = Builder()
    topic = made.node("Topic", "topic/a", key="a", label="Banjir")
    for name in ("Ani", "Budi"):
        made.node("Person", f"person/{name}", name=name, norm_name=name.lower())
        said = made.node("Statement", f"statement/{name}", text=f"Kata {name}", mode="direct")
        made.edge(said, "SAID_BY", f"person/{name}", f"Kata {name}.")
        made.edge(said, "ABOUT", topic, f"Kata {name}.")
    opened = show(made.graph(), all_persons=True)
    opened.page.get_by_role("button", name="Jalur").click()
    for field, name in (("#path-from", "ani"), ("#path-to", "budi")):
        opened.page.fill(field, name)
        opened.page.press(field, "Enter")
    expect(opened.page.locator("#status")).to_contain_text("Tidak ada jalur")


@pytest.mark.parametrize(
    ("key", "option", "there", "gone"),
    [
        ("capacity", "penjabat (1)", {"Ani Lestari", "Kota Aman"}, {"Budi Santoso", "Citra Wijaya"}),
        ("capacity", "tanpa keterangan (1)", {"Budi Santoso", "Kota Aman"}, {"Ani Lestari"}),
        ("topic", "Pemilu (4)", {"Budi Santoso", "Citra Wijaya", "Pemilu"}, {"Ani Lestari", "Kesehatan"}),
        ("event", "pelatihan (1)", {"Rapat Damai", "Citra Wijaya"}, {"Rapat Aman", "Ani Lestari"}),
        ("region", "Kota Damai (3)", {"Citra Wijaya", "Kota Damai"}, {"Ani Lestari", "Kota Aman"}),
    ],
)
def test_filters(show: Show, key: str, option: str, there: set[str], gone: set[str]) -> None:
    opened = show(two_towns())
    opened.page.locator("#filters summary").click()
    opened.page.select_option(f"#filter-{key}", label=option)
    seen = names_in_view(opened)
    assert seen >= there
    assert not seen & gone
    opened.page.get_by_role("button", name="Hapus saringan").click()
    assert opened.status()[0] == 7


def test_the_number_of_sources_filters_facts(show: Show) -> None:
    made = Builder()
    lists = {
        "documents": ["a", "b"],
        "starts": [0, 0],
        "ends": [5, 5],
        "texts": ["Satu.", "Dua.."],
        "marks": ["0-4", "0-3"],
    }
    for name, more in (("Ani", lists), ("Budi", {})):
        made.node("Person", f"person/{name}", name=name, norm_name=name.lower())
        made.node("Role", f"role/{name}", title="Bupati", plural=False)
        made.edge(f"person/{name}", "HOLDS", f"role/{name}", "Satu.", **more)  # type: ignore[arg-type]
    opened = show(made.graph(), fragment="#view=all")
    opened.page.locator("#filters summary").click()
    opened.page.select_option("#filter-sources", label="paling sedikit 2")
    assert names_in_view(opened) == {"Ani", "Bupati"}


def test_the_time_slider_leaves_what_happened_then(show: Show) -> None:
    opened = show(two_towns(), fragment="#view=all")
    opened.page.locator("#filters summary").click()
    expect(opened.page.locator("#time-text")).to_have_text("2023-03-01 – 2024-05-06")
    opened.page.locator("#since").focus()
    opened.page.keyboard.press("ArrowRight")
    expect(opened.page.locator("#time-text")).to_have_text("2024-05-06 – 2024-05-06")
    expect(opened.page.locator("#since")).to_have_attribute("aria-valuetext", "2024-05-06")
    opened.page.wait_for_timeout(300)
    seen = names_in_view(opened)
    assert "Rapat Damai" in seen
    assert "Rapat Aman" not in seen
    assert "since=2024-05-06" in opened.page.url


def test_inferred_facts_are_dashed_and_can_be_left_out(show: Show) -> None:
    made = Builder()
    for name, basis in (("Ani", "stated"), ("Budi", "inferred")):
        made.node("Person", f"person/{name}", name=name, norm_name=name.lower())
        made.node("Role", f"role/{name}", title="Bupati", plural=False)
        made.edge(f"person/{name}", "HOLDS", f"role/{name}", f"{name}, Bupati.", basis=basis)
    opened = show(made.graph(), fragment="#view=all")
    opened.page.locator("#save summary").click()
    with opened.page.expect_download() as saved:
        opened.page.get_by_role("button", name="Gambar SVG").click()
    assert Path(saved.value.path()).read_text(encoding="utf-8").count("stroke-dasharray") == 1
    opened.page.locator("#types button", has_text="disimpulkan").click()
    assert names_in_view(opened) == {"Ani", "Bupati"}
    opened.find("budi")
    assert "1 fakta tidak lolos saringan." in opened.panel()


def test_statements_are_a_count_until_they_are_opened(show: Show) -> None:
    opened = show(two_towns(), fragment="#node=topic/kesehatan")
    assert names_in_view(opened) == {"Kesehatan", "Ani Lestari"}
    box = opened.page.locator("#picture canvas").bounding_box()
    assert box
    opened.page.locator("#panel .close").click()
    opened.page.mouse.click(*middle_of_line(opened))
    expect(opened.page.locator("#panel h2")).to_have_text("2 pernyataan")
    assert opened.page.locator("#panel blockquote p").all_inner_texts() == [
        '"Ucapan 1 tentang kesehatan," kata Ani Lestari.',
        '"Ucapan 2 tentang kesehatan," kata Ani Lestari.',
    ]
    opened.page.get_by_role("button", name="Tampilkan sebagai simpul").click()
    assert opened.status()[0] == 4


def middle_of_line(opened: Opened) -> tuple[float, float]:
    """Where the only line of the picture has its middle: nodes lie evenly around the canvas's own."""
    box = opened.page.locator("#picture canvas").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_what_was_said_stands_under_its_topic(show: Show) -> None:
    opened = show(two_towns())
    opened.find("ani")
    expect(opened.page.locator("#panel h3", has_text="Mengatakan 2")).to_be_visible()
    expect(opened.page.locator("#panel summary", has_text="Kesehatan 2")).to_be_visible()
    assert "Ucapan 1 tentang kesehatan" in opened.panel()


def test_a_topic_with_very_many_lines_is_collapsed(show: Show) -> None:
    made = Builder()
    topic = made.node("Topic", "topic/a", key="a", label="Banjir")
    for number in range(60):
        name = f"Pejabat {number:02}"
        made.node("Person", f"person/{number:02}", name=name, norm_name=name.lower())
        made.node("Role", f"role/{number:02}", title="Lurah", plural=False)
        made.edge(f"person/{number:02}", "HOLDS", f"role/{number:02}", f"{name}, Lurah.")
        said = made.node("Statement", f"statement/{number:02}", text=f"Kata {name}", mode="direct")
        made.edge(said, "SAID_BY", f"person/{number:02}", f"Kata {name}.")
        made.edge(said, "ABOUT", topic, f"Kata {name}.")
    opened = show(made.graph(), fragment="#view=all&open=topic/a")
    assert opened.status() == [121, 60]
    opened.page.get_by_role("button", name="Tampilkan 60 hubungan").click()
    assert opened.status() == [121, 120]


def test_the_table_has_what_the_picture_has(show: Show) -> None:
    opened = show(two_towns(), fragment="#node=person/Ani+Lestari")
    opened.page.get_by_role("button", name="Tabel", exact=True).click()
    table = opened.page.locator("#rows table")
    rows = table.locator("tbody tr")
    expect(table.locator("caption")).to_have_text("7 fakta yang ditampilkan")
    expect(rows).to_have_count(7)
    assert "Wali Kota Kota Aman, Ani Lestari, hadir." in table.inner_text()
    table.get_by_role("button", name="Dari").click()
    first = [text.lower() for text in rows.locator("td:first-child").all_inner_texts()]
    assert first == sorted(first)
    expect(table.locator("th", has_text="Dari")).to_have_attribute("aria-sort", "ascending")
    table.get_by_role("button", name="Dari").click()
    assert [text.lower() for text in rows.locator("td:first-child").all_inner_texts()] == first[::-1]
    opened.page.keyboard.press("Escape")
    opened.page.keyboard.press("Escape")
    expect(opened.page.locator("#table")).to_be_hidden()


def test_the_csv_is_the_table_and_no_formula(show: Show) -> None:
    made = Builder()
    made.node("Role", "role/a", title="=HYPERLINK(1)", plural=False)
    made.node("Institution", "institution/a", name='Dinas "A", Kota', kind="dinas")
    made.document("artikel-1", "Kabar", "Media", "2024-01-02", "https://contoh.id/a")
    made.edge("role/a", "AT", "institution/a", "Kalimat,\nbaris dua.", ("Kalimat",))
    opened = show(made.graph())
    opened.page.locator("#save summary").click()
    with opened.page.expect_download() as saved:
        opened.page.locator("#save").get_by_role("button", name="Tabel CSV").click()
    assert saved.value.suggested_filename == "graf-berita-pejabat.csv"
    text = Path(saved.value.path()).read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    head, row = csv.reader(io.StringIO(text[1:], newline=""))
    assert head[:3] == ["Dari", "Hubungan", "Ke"]
    assert row == [
        *('\'=HYPERLINK(1), Dinas "A", Kota', "di", 'Dinas "A", Kota', "", "2024-01-02", "tersurat", "1"),
        *("Kalimat,\nbaris dua.", "Kabar — Media", "https://contoh.id/a"),
    ]


def test_the_picture_is_saved_as_png(show: Show) -> None:
    opened = show(two_towns())
    opened.page.locator("#save summary").click()
    with opened.page.expect_download() as saved:
        opened.page.get_by_role("button", name="Gambar PNG").click()
    content = Path(saved.value.path()).read_bytes()
    assert content.startswith(b"\x89PNG")
    assert len(content) > 10_000


def test_hostile_text_in_a_saved_svg_is_text(show: Show) -> None:
    opened = show(hostile_graph(), title=HOSTILE)
    opened.page.locator("#save summary").click()
    with opened.page.expect_download() as saved:
        opened.page.get_by_role("button", name="Gambar SVG").click()
    tree = ElementTree.parse(saved.value.path())
    tags = {element.tag.split("}")[1] for element in tree.iter()}
    assert tags <= {"svg", "title", "rect", "line", "circle", "polygon", "text"}
    assert not [key for element in tree.iter() for key in element.attrib if key.startswith("on")]


def test_a_link_opens_what_was_looked_at(show: Show) -> None:
    opened = show(two_towns(), fragment="#node=person/Ani%20Lestari&hops=2&topic=topic/kesehatan")
    expect(opened.page.locator("#panel h2")).to_have_text("Ani Lestari")
    expect(opened.page.locator("#hops button[value='2']")).to_have_attribute("aria-pressed", "true")
    assert opened.page.locator("#filter-topic").input_value() == "topic/kesehatan"
    seen = names_in_view(opened)
    assert "Kesehatan" in seen
    assert "Pemilu" not in seen
    opened.page.evaluate("location.hash = '#node=person/Citra+Wijaya'")
    expect(opened.page.locator("#panel h2")).to_have_text("Citra Wijaya")
    assert opened.page.locator("#filter-topic").input_value() == ""


def test_a_link_to_an_unknown_node_says_so(show: Show) -> None:
    opened = show(two_towns(), fragment=f"#node=person/{'<b>x</b>'}")
    expect(opened.page.locator("#status")).to_contain_text("person/<b>x</b>")
    assert opened.page.locator("#status b").count() == 0


def test_the_theme_can_be_switched(show: Show) -> None:
    opened = show(two_towns())
    canvas = opened.page.locator("#picture canvas")
    before = canvas.screenshot()
    opened.page.get_by_role("button", name="Terang atau gelap").click()
    assert opened.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 22, 20)"
    assert canvas.screenshot() != before


def test_double_click_and_enter_focus(show: Show) -> None:
    opened = show(two_towns())
    opened.find("ani")
    opened.page.locator("#picture .vis-network").focus()
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator("#crumbs")).to_contain_text("Ani Lestari")
    assert re.search(r"#node=person/Ani\+Lestari&hops=1$", opened.page.url)


def test_a_story_leads_from_step_to_step(show: Show) -> None:
    steps = [
        Step("Ani memimpin kota.", ("Ani Lestari", "Kota Aman"), "Awal"),
        Step("Lalu rapat.", ("Rapat Aman",)),
    ]
    opened = show(two_towns(), story=steps)
    story = opened.page.locator("#story")
    expect(story).to_contain_text("Awal")
    assert names_in_view(opened) == {"Ani Lestari", "Kota Aman"}
    story.get_by_role("button", name="Berikutnya").click()
    expect(opened.page.locator("#story-text")).to_have_text("Lalu rapat.")
    assert names_in_view(opened) == {"Rapat Aman", "Ani Lestari", "Budi Santoso"}
    expect(story.get_by_role("button", name="Berikutnya")).to_be_disabled()
    assert opened.page.url.endswith("#step=2")
    story.get_by_role("button", name="Selesai").click()
    expect(story).to_be_hidden()
    assert opened.status()[0] == 7
    opened.page.get_by_role("button", name="Cerita").click()
    expect(story).to_contain_text("1 / 2")


def test_a_page_of_one_node_opens_on_it(show: Show) -> None:
    opened = show(two_towns(), focus="Ani Lestari", hops=2)
    expect(opened.page.locator("#panel h2")).to_have_text("Ani Lestari")
    expect(opened.page.locator("#hops button[value='2']")).to_have_attribute("aria-pressed", "true")


def test_kinds_chosen_when_rendering_are_shown_first(show: Show) -> None:
    opened = show(two_towns(), kinds=["Person", "Place"])
    assert names_in_view(opened) == {"Ani Lestari", "Budi Santoso", "Citra Wijaya", "Kota Aman", "Kota Damai"}
    opened.page.get_by_role("button", name="Tampilkan semua").click()
    assert opened.status() == [5, 3]
    opened.page.locator("#kinds button", has_text="Acara").click()
    assert opened.status()[0] == 7


def test_the_page_works_in_a_notebook_frame(chromium: Browser, tmp_path: Path) -> None:
    notebook = tmp_path / "notebook.html"
    notebook.write_text(f"<!doctype html><title>Buku</title>{two_towns()._repr_html_()}", encoding="utf-8")
    page = chromium.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(notebook.as_uri())
    inside = page.frame_locator("iframe")
    inside.locator("html[data-drawn]").wait_for(state="attached")
    inside.locator("#search").fill("ani")
    inside.locator("#search").press("Enter")
    expect(inside.locator("#panel h2")).to_have_text("Ani Lestari")
    assert faults == []
    page.close()


def test_back_leads_to_what_was_looked_at_before(show: Show) -> None:
    opened = show(two_towns())
    before = opened.status()
    opened.find("ani lestari")
    opened.page.get_by_role("button", name="Fokus").click()
    opened.page.wait_for_url("**hops=1")
    opened.page.locator("#hops button[value='2']").click()
    opened.page.wait_for_url("**hops=2")
    opened.page.go_back()
    expect(opened.page.locator("#hops button[value='1']")).to_have_attribute("aria-pressed", "true")
    opened.page.go_back()
    expect(opened.page.locator("#hops")).to_be_hidden()
    assert opened.status() == before


def test_hostile_text_runs_nowhere_on_the_way(show: Show) -> None:
    story = [Step(f"Kisah {HOSTILE}", (f"person/{HOSTILE}",), HOSTILE)]
    opened = show(hostile_graph(), title=HOSTILE, story=story)
    page = opened.page
    assert "</script>" in page.locator("#story-text").inner_text()
    page.get_by_role("button", name="Selesai").click()
    page.get_by_role("button", name="Tampilkan semua").click()
    for name in ("Pernyataan", "Dokumen", "disebut dalam"):
        page.locator("#legend").get_by_role("button", name=name).click()
    page.get_by_role("button", name="Tabel", exact=True).click()
    assert "</script>" in page.locator("#rows").inner_text()
    page.keyboard.press("Escape")
    page.locator("#filters summary").click()
    for key in ("topic", "region"):
        page.select_option(f"#filter-{key}", index=1)
    page.get_by_role("button", name="Hapus saringan").click()
    opened.find("orang <")
    page.get_by_role("button", name="Fokus").click()
    for button in page.locator("#panel .other").all()[:3]:
        assert "</script>" in (button.text_content() or "")
    page.get_by_role("button", name="Jalur dari sini").click()
    page.fill("#path-to", "lembaga <")
    page.press("#path-to", "Enter")
    assert "</script>" in page.locator("#crumbs").inner_text()
    page.mouse.move(640, 400)
    page.locator("#save summary").click()
    with page.expect_download() as saved:
        page.locator("#save").get_by_role("button", name="Tabel CSV").click()
    assert "</script>" in Path(saved.value.path()).read_text(encoding="utf-8")
    assert re.fullmatch(r"[a-z0-9-]+\.csv", saved.value.suggested_filename)
    link = page.url.split("#")[1]
    page.reload()
    assert page.url.split("#")[1] == link
    assert page.evaluate("window.hacked") is None
    assert page.locator("script").count() == 3
    assert page.locator("body img, body svg, body b, [onmouseover], [onload], [onerror]").count() == 0


def test_right_to_left_marks_stay_in_their_text(show: Show) -> None:
    made = Builder()
    made.node("Institution", "institution/a", name="Dinas \u202eterbalik", kind="dinas")
    made.node("Role", "role/a", title="Kepala", plural=False)
    made.edge("role/a", "AT", "institution/a", "Kepala Dinas \u202eterbalik hadir.", ("Kepala",))
    opened = show(made.graph())
    opened.find("dinas")
    style = "element => getComputedStyle(element).unicodeBidi"
    for selector in ("#panel h2", "#panel blockquote p", "#panel .other", "#crumbs span"):
        assert opened.page.locator(selector).first.evaluate(style) == "isolate", selector


@pytest.mark.parametrize("text", ["wali kota aman", "aman wali", "penjabat wali kota"])
def test_words_are_found_in_any_order_and_with_the_capacity(show: Show, text: str) -> None:
    opened = show(two_towns())
    opened.page.fill("#search", text)
    expect(opened.page.locator("#matches li").first).to_contain_text("Wali Kota, Kota Aman")


def test_keys_step_through_the_nodes(show: Show) -> None:
    opened = show(two_towns())
    opened.page.locator("#picture .vis-network").focus()
    seen = []
    for _ in range(7):
        opened.page.keyboard.press("n")
        seen.append(opened.page.locator("#panel h2").inner_text())
    assert set(seen) == names_in_view(opened)
    opened.page.locator("#picture .vis-network").focus()
    opened.page.keyboard.press("p")
    expect(opened.page.locator("#panel h2")).to_have_text(seen[-2])


def test_the_legend_says_who_is_left_out(show: Show) -> None:
    made = Builder()
    made.node("Person", "person/a", name="Warga", norm_name="warga")
    made.node("Person", "person/b", name="Ani", norm_name="ani")
    made.node("Role", "role/b", title="Bupati", plural=False)
    made.edge("person/b", "HOLDS", "role/b", "Bupati Ani.")
    opened = show(made.graph())
    expect(opened.page.locator("#left-out")).to_have_text("1 orang tanpa jabatan tidak ditampilkan.")
    opened = show(made.graph(), all_persons=True)
    expect(opened.page.locator("#left-out")).to_be_hidden()


def test_what_is_switched_off_in_a_focus_can_come_back(show: Show) -> None:
    opened = show(two_towns(), fragment="#node=person/Ani+Lestari")
    legend = opened.page.locator("#legend")
    for name, left in (("Topik", "Kesehatan"), ("dihadiri", "Rapat Aman")):
        before = names_in_view(opened)
        legend.get_by_role("button", name=name).click()
        assert names_in_view(opened) == before - {left}
        legend.get_by_role("button", name=name).click()
        assert names_in_view(opened) == before


def test_a_focus_shows_the_150_nearest_and_all_on_demand(show: Show) -> None:
    made = Builder()
    event = made.node("Event", "event/1", name="Rapat", kind="rapat", main=True)
    for i in range(200):
        made.node("Group", f"group/{i:03d}", name=f"Kelompok {i:03d}")
        made.edge(event, "ATTENDED_BY", f"group/{i:03d}", f"Kelompok {i:03d} hadir.")
    opened = show(made.graph(), fragment="#node=event/1")
    assert opened.status() == [150, 149]
    expect(opened.page.locator("#status")).to_contain_text("dipilih dari 201")
    opened.page.get_by_role("button", name="Tampilkan 200 hubungan").click()
    assert opened.status() == [201, 200]


def test_lines_from_community_to_community_are_faint_where_there_are_many(show: Show) -> None:
    opened = show(news_graph(2000), fragment="#view=all")
    lines = [one.attrib for one in saved_svg(opened).iter(f"{SPACE}line")]
    order = [line["stroke"] for line in lines]
    faint, plain = order[0], order[-1]
    assert order == [faint] * order.count(faint) + [plain] * order.count(plain), "the faint ones lie below"
    ends = [[float(line[key]) for key in ("x1", "y1", "x2", "y2")] for line in lines]
    lengths = [math.dist(place[:2], place[2:]) for place in ends]
    assert max(lengths[order.count(faint) :]) <= min(lengths[: order.count(faint)])
    assert order.count(faint) > 50
    few = show(news_graph(200), fragment="#view=all")
    assert len({one.attrib["stroke"] for one in saved_svg(few).iter(f"{SPACE}line")}) == 1


def test_a_long_name_keeps_its_end(show: Show) -> None:
    made = Builder()
    name = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Daerah Kabupaten Biak Numfor"
    made.node("Institution", "institution/a", name=name, kind="badan")
    made.node("Role", "role/a", title="Kepala", plural=False)
    made.edge("role/a", "AT", "institution/a", "Kepala badan itu hadir.", ("Kepala",))
    rows = [one.text or "" for one in saved_svg(show(made.graph())).iter(f"{SPACE}text")]
    written = " ".join(rows)
    assert "Badan Kepegawaian" in written
    assert "… " in written
    assert "Kabupaten Biak Numfor" in written


def test_no_node_hides_another_in_a_neighbourhood(show: Show) -> None:
    graph = news_graph(400)
    best = max(graph.iter_nodes("Person"), key=lambda node: len(list(graph.edges_of(node.id))))
    opened = show(graph, focus=best.id, hops=3)
    opened.page.locator("#panel .close").click()
    opened.page.get_by_role("button", name="Paskan ke layar").click()
    places = list(points_of(saved_svg(opened)).values())
    assert len(places) > 40
    nearest = min(math.dist(one, other) for one, other in combinations(places, 2))
    width = max(x for x, _ in places) - min(x for x, _ in places)
    assert nearest > width / 100


def test_who_is_found_stands_in_the_middle_of_the_neighbours(show: Show) -> None:
    graph = news_graph(60)
    name = str(next(graph.iter_nodes("Person")).properties["name"])
    opened = show(graph)
    opened.find(name)
    svg = saved_svg(opened)
    places = points_of(svg)
    titles = [one.findtext(f"{SPACE}title") or "" for one in svg.iter(f"{SPACE}line")]
    near = [
        other for other in places if other != name and any(name in one and other in one for one in titles)
    ]
    assert len(near) > 1
    width, height = float(svg.attrib["width"]), float(svg.attrib["height"])
    assert places[name][0] == pytest.approx(width / 2, abs=3)
    for x, y in (places[other] for other in near):
        assert 0 < x < width
        assert 0 < y < height


def test_the_picture_is_turned_on_a_phone(show: Show) -> None:
    for width, is_upright in ((390, True), (1280, False)):
        xs, ys = zip(*points_of(saved_svg(show(news_graph(200), width=width))).values(), strict=True)
        assert (max(ys) - min(ys) > max(xs) - min(xs)) == is_upright


def test_the_table_begins_with_the_offices(show: Show) -> None:
    opened = show(two_towns(), fragment="#view=all")
    opened.page.keyboard.press("t")
    relations = opened.page.locator("#rows tbody td:nth-child(2)").all_inner_texts()
    assert relations[:3] == ["menjabat"] * 3


def test_the_legend_counts_what_is_inferred_in_this_view(show: Show) -> None:
    opened = show(news_graph(200))
    count = opened.page.locator('#legend [data-key="inferred"] .count')
    before = int(count.inner_text())
    dashed = [one for one in saved_svg(opened).iter(f"{SPACE}line") if "stroke-dasharray" in one.attrib]
    assert before == len(dashed)
    opened.page.click("#whole")
    assert int(count.inner_text()) > before


def test_one_is_said_as_one(show: Show) -> None:
    opened = show(two_towns(), lang="en", fragment="#node=topic/kesehatan")
    expect(opened.page.locator("#status")).to_contain_text("2 nodes, 1 relation ·")
    assert "1 test" not in opened.page.locator("#foot").inner_text()
    opened.page.locator("#whole").click()
    opened.find("rapat damai")
    assert "|" not in opened.panel() + opened.page.locator("body").inner_text()


def test_the_time_slider_knows_when_offices_of_undated_articles_were_reported(show: Show) -> None:
    made = Builder()
    for name, day in (("Ani", "2024-05-06"), ("Budi", "2023-01-02")):
        made.node("Person", f"person/{name}", name=name, norm_name=name.lower())
        made.node("Role", f"role/{name}", title="Bupati", plural=False)
        made.edge(
            f"person/{name}",
            "HOLDS",
            f"role/{name}",
            f"Bupati {name}.",
            first_reported=day,
            last_reported=day,
        )
    opened = show(made.graph(), fragment="#view=all&since=2024-01-01")
    assert names_in_view(opened) == {"Ani", "Bupati"}


@pytest.mark.parametrize("width", [390, 1280])
def test_a_story_hides_no_node_and_names_them(show: Show, width: int) -> None:
    steps = [Step("Panjang. " * 40, ("Ani Lestari", "Kota Aman"), "Awal")]
    opened = show(two_towns(), story=steps, width=width)
    svg = saved_svg(opened)
    box, story = opened.page.locator("#picture").bounding_box(), opened.page.locator("#story").bounding_box()
    assert box
    assert story
    assert all(box["y"] + y < story["y"] for _, y in points_of(svg).values())
    written = " ".join(one.text or "" for one in svg.iter(f"{SPACE}text"))
    assert "Ani Lestari" in written
    assert "Kota Aman" in written
