"""The page in a real browser, used by clicks and keys with the network blocked."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Opened
from page_samples import HOSTILE, Builder, hostile_graph, news_graph
from playwright.sync_api import expect

import graph
from graph.stores import Graph

pytestmark = pytest.mark.chromium
Show = Callable[..., Opened]

SENTENCE = "🙏 Penjabat Wali Kota Contoh Ani Lestari hadir di Balai Kota."


def town_graph() -> Graph:
    """One acting mayor, her office and its town, and a second office at the same town."""
    made = Builder()
    ani = made.node(
        "Person", "person/ani", name="Ani Lestari", norm_name="ani lestari", aliases=["Ani", "Bu Wali"]
    )
    office = made.node("Role", "role/wali-kota", title="Wali Kota", plural=False)
    town = made.node("Place", "place/contoh", name="Kota Contoh", level="kota", code="99.01")
    page = made.node(
        "Document", "document/1", name="Kabar Kota", title="Kabar Kota", sha256="0", extractor="0"
    )
    made.document("artikel-1", "Kabar Kota", "Media Contoh", "2024-05-06", "https://contoh.id/kabar")
    words = ("Penjabat Wali Kota", "Ani Lestari")
    made.edge(ani, "HOLDS", office, SENTENCE, words, capacity="penjabat", since="2023-09")
    made.edge(office, "AT", town, SENTENCE, ("Wali Kota Contoh",), basis="inferred")
    made.edge(ani, "MENTIONED_IN", page, SENTENCE, ("Ani Lestari",))
    return made.graph()


def two_nodes() -> Graph:
    made = Builder()
    made.node("Role", "role/a", title="Bupati", plural=False)
    made.node("Institution", "institution/a", name="Pemerintah Kabupaten", kind="pemerintah")
    made.edge("role/a", "AT", "institution/a", "Bupati memimpin Pemerintah Kabupaten.", ("Bupati",))
    return made.graph()


def positions(opened: Opened) -> list[dict[str, int]]:
    script = 'JSON.parse(document.getElementById("data").textContent).nodes'
    columns = opened.page.evaluate(script)
    return [{"x": x, "y": y} for x, y in zip(columns["x"], columns["y"], strict=True)]


def test_clicking_an_edge_shows_its_sentence_with_the_words_marked(show: Show) -> None:
    opened = show(two_nodes())
    box = opened.page.locator("#picture canvas").bounding_box()
    assert box
    # Two nodes are drawn at zoom 1 around the middle of the canvas, which is the middle of the edge.
    opened.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(opened.page.locator("#panel blockquote p")).to_have_text("Bupati memimpin Pemerintah Kabupaten.")
    expect(opened.page.locator("#panel mark")).to_have_text("Bupati")
    opened.page.locator("#panel .close").click()
    expect(opened.page.locator("#panel")).to_be_hidden()


def test_clicking_a_node_shows_its_facts(show: Show) -> None:
    opened = show(two_nodes())
    box = opened.page.locator("#picture canvas").bounding_box()
    assert box
    first, second = positions(opened)
    x = box["x"] + box["width"] / 2 + (first["x"] - second["x"]) / 2
    y = box["y"] + box["height"] / 2 + (first["y"] - second["y"]) / 2
    opened.page.mouse.click(x, y)
    expect(opened.page.locator("#panel h2")).to_have_text("Pemerintah Kabupaten")
    expect(opened.page.locator("#panel h3")).to_contain_text("Jabatan di sini")


def test_who_is_acting_mayor_and_where_does_it_say_so(show: Show) -> None:
    opened = show(town_graph())
    opened.find("kota contoh")
    opened.page.get_by_role("button", name="Wali Kota, Kota Contoh").click()
    text = opened.panel()
    assert "Dijabat oleh" in text
    assert "Ani Lestari" in text
    assert "penjabat · sejak 2023-09" in text
    quotation = opened.page.locator("#panel blockquote").first
    expect(quotation.locator("p")).to_have_text(SENTENCE)
    assert quotation.locator("mark").all_inner_texts() == ["Penjabat Wali Kota", "Ani Lestari"]
    expect(quotation.locator("cite")).to_have_text("Kabar Kota — Media Contoh · 2024-05-06")
    link = quotation.locator("a")
    expect(link).to_have_attribute("href", "https://contoh.id/kabar")
    expect(link).to_have_attribute("rel", "noopener noreferrer")


def test_the_keyboard_is_enough(show: Show) -> None:
    opened = show(town_graph())
    keys = opened.page.keyboard
    keys.press("/")
    keys.type("bu wali")
    expect(opened.page.locator("#matches li")).to_have_count(1)
    expect(opened.page.locator("#search")).to_have_attribute("aria-activedescendant", "matches-0")
    keys.press("Enter")
    expect(opened.page.locator("#panel")).to_be_focused()
    expect(opened.page.locator("#panel h2")).to_have_text("Ani Lestari")
    for _ in range(4):  # close, focus, path, then the office
        keys.press("Tab")
    keys.press("Enter")
    expect(opened.page.locator("#panel h2")).to_have_text("Wali Kota, Kota Contoh")
    keys.press("Escape")
    expect(opened.page.locator("#panel")).to_be_hidden()
    expect(opened.page.locator("#search")).to_be_focused()


def test_suggestions_are_chosen_with_the_arrows(show: Show) -> None:
    opened = show(town_graph())
    opened.page.fill("#search", "kota")
    names = opened.page.locator("#matches li").all_inner_texts()
    assert names[0].strip().startswith("Kota Contoh")
    opened.page.press("#search", "ArrowDown")
    expect(opened.page.locator("#matches-1")).to_have_attribute("aria-selected", "true")
    opened.page.press("#search", "Escape")
    expect(opened.page.locator("#matches")).to_be_hidden()
    opened.page.fill("#search", "tidak ada yang begini")
    expect(opened.page.locator("#matches")).to_have_text("Tidak ada yang cocok")
    opened.page.press("#search", "Enter")
    expect(opened.page.locator("#panel")).to_be_hidden()


def test_the_legend_counts_and_switches(show: Show) -> None:
    opened = show(news_graph(60))
    canvas = opened.page.locator("#picture canvas")
    before = canvas.screenshot()
    button = opened.page.locator("#kinds button", has_text="Orang")
    persons = sum(1 for _ in news_graph(60).iter_nodes("Person"))
    expect(button.locator(".count")).to_have_text(str(persons))
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert canvas.screenshot() != before
    button.click()
    opened.page.mouse.move(5, 5)
    assert canvas.screenshot() == before


@pytest.mark.parametrize("name", ["terletak di", "disimpulkan"])
def test_edges_can_be_switched_too(show: Show, name: str) -> None:
    opened = show(news_graph(60), fragment="#view=all")
    canvas = opened.page.locator("#picture canvas")
    before = canvas.screenshot()
    opened.page.locator("#types button", has_text=name).click()
    assert canvas.screenshot() != before


def test_statements_and_documents_wait_until_they_are_asked_for(show: Show) -> None:
    opened = show(news_graph(60))
    assert opened.page.locator("#legend button", has_text="Pernyataan").count() == 0
    opened.page.get_by_role("button", name="Tampilkan semua").click()
    legend = opened.page.locator("#legend")
    for name in ("Pernyataan", "Dokumen"):
        expect(legend.get_by_role("button", name=name)).to_have_attribute("aria-pressed", "false")
    before = opened.status()[0]
    legend.get_by_role("button", name="Pernyataan").click()
    assert opened.status()[0] > before
    legend.get_by_role("button", name="Pernyataan").click()
    assert opened.status()[0] == before
    opened.find("Kami terus bekerja")
    assert "Dikatakan oleh" in opened.panel()
    assert opened.status()[0] == before + 1


def test_nodes_without_a_line_wait_too_unless_they_are_called(show: Show) -> None:
    made = Builder()
    made.node("Role", "role/a", title="Bupati", plural=False)
    made.node("Institution", "institution/a", name="Pemkab", kind="pemerintah")
    made.edge("role/a", "AT", "institution/a", "Bupati memimpin Pemkab.")
    made.node("Regulation", "regulation/a", name="Undang-Undang Nomor 1")
    opened = show(made.graph(), fragment="#view=all")
    button = opened.page.locator("#legend button", has_text="tanpa hubungan")
    names = opened.page.locator("#picture")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(button.locator(".count")).to_have_text("1")
    expect(names).to_have_attribute("data-names", "2")
    opened.find("undang")
    expect(names).to_have_attribute("data-names", re.compile("[1-3]"))
    expect(opened.page.locator("#panel h2")).to_have_text("Undang-Undang Nomor 1")
    assert "Tidak ada fakta" in opened.panel()
    opened.page.locator("#panel .close").click()
    button.click()
    opened.page.get_by_role("button", name="Paskan ke layar").click()
    expect(names).to_have_attribute("data-names", "3")


def test_inferred_facts_say_so(show: Show) -> None:
    opened = show(town_graph())
    opened.find("kota contoh")
    expect(opened.page.locator("#panel .tag")).to_have_text("disimpulkan")
    assert "kode Kemendagri 99.01" in opened.panel()


def test_mentions_are_folded_until_opened(show: Show) -> None:
    opened = show(town_graph())
    opened.find("ani lestari")
    assert opened.page.locator("#panel blockquote").count() == 1
    opened.page.locator("#panel details summary").click()
    expect(opened.page.locator("#panel blockquote")).to_have_count(2)


def test_a_node_with_many_facts_shows_them_bit_by_bit(show: Show) -> None:
    made = Builder()
    event = made.node("Event", "event/1", name="Rapat", kind="rapat", main=True)
    for i in range(60):
        guest = made.node("Group", f"group/{i:02d}", name=f"Kelompok {i:02d}")
        made.edge(event, "ATTENDED_BY", guest, f"Kelompok {i:02d} hadir.")
    opened = show(made.graph())
    opened.find("rapat")
    expect(opened.page.locator("#panel li")).to_have_count(25)
    opened.page.get_by_role("button", name="Tampilkan 35 lagi").click()
    expect(opened.page.locator("#panel li")).to_have_count(50)
    opened.page.get_by_role("button", name="Tampilkan 10 lagi").click()
    expect(opened.page.locator("#panel .more")).to_be_hidden()


def test_several_sources_of_one_fact_are_counted(show: Show) -> None:
    made = Builder()
    made.node("Role", "role/a", title="Bupati", plural=False)
    made.node("Institution", "institution/a", name="Pemkab", kind="pemerintah")
    texts = ["Bupati di Pemkab.", "Pemkab dan Bupati."]
    lists = {
        "documents": ["a", "b"],
        "starts": [0, 0],
        "ends": [17, 18],
        "texts": texts,
        "marks": ["0-6", "11-17"],
    }
    made.edge("role/a", "AT", "institution/a", texts[0], **lists)  # type: ignore[arg-type]
    opened = show(made.graph())
    opened.find("pemkab")
    opened.page.get_by_text("2 sumber").click()
    assert opened.page.locator("#panel mark").all_inner_texts() == ["Bupati", "Bupati"]


def test_hostile_text_is_shown_and_never_runs(show: Show) -> None:
    opened = show(hostile_graph(), title=f"Graf {HOSTILE}")
    page = opened.page
    for word in ("Orang", "Jabatan", "Lembaga", "Ujaran", "Topik"):
        opened.find(f"{word} <")
        shown = page.locator("#panel h2").text_content() or ""
        assert shown.startswith(f"{word} </script><script>window.hacked=1</script><img"), word
        assert "</script>" in (page.locator("#panel blockquote p").first.text_content() or "")
    opened.find("orang <")
    page.locator("#panel details summary").last.click()
    page.mouse.move(640, 400)
    assert page.locator("script").count() == 3
    assert page.locator("body img, body svg, body b, [onmouseover], [onload], [onerror]").count() == 0
    links = page.eval_on_selector_all("a", "links => links.map((link) => link.protocol)")
    assert set(links) <= {"https:", "http:"}
    assert page.evaluate("window.hacked") is None
    assert "<img" in page.title()


def test_a_script_that_got_in_anyway_would_be_refused(show: Show) -> None:
    opened = show(two_nodes())
    opened.page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.hacked = 1";
          document.body.append(script);
          const image = "<img src=https://contoh.id/x.png onerror='window.hacked=2'>";
          document.body.insertAdjacentHTML("beforeend", image);
        }"""
    )
    opened.page.wait_for_timeout(200)
    assert opened.page.evaluate("window.hacked") is None
    assert any("Content Security Policy" in fault for fault in opened.faults)
    opened.faults.clear()


def test_the_examples_open_with_their_sentences(show: Show) -> None:
    built = graph.build([Path(__file__).parents[2] / "examples"])
    official = graph.best_connected(built, 1)[0]
    opened = show(built)
    assert float(opened.page.evaluate("document.documentElement.dataset.drawn")) < 2000
    opened.find(official.name)
    expect(opened.page.locator("#panel h2")).to_have_text(official.name)
    bodies = "\n".join(document.body for document in built.documents.values())
    quoted = opened.page.locator("#panel blockquote p").all_text_contents()
    assert len(quoted) >= 3
    assert all(sentence in bodies for sentence in quoted)
    assert opened.page.locator("#panel mark").count() >= len(quoted)


@pytest.mark.parametrize("size", [20, 200, 2000])
def test_it_draws_within_two_seconds(show: Show, size: int) -> None:
    opened = show(news_graph(size))
    assert float(opened.page.evaluate("document.documentElement.dataset.drawn")) < 2000


def test_the_foot_says_how_new_and_how_sure(show: Show) -> None:
    opened = show(town_graph())
    foot = opened.page.locator("#foot").inner_text()
    assert re.fullmatch(
        r"Dokumen terbaru: 2024-05-06 · 1 dokumen · Simpul \S+ · Mutu terukur: \d+% fakta benar, \d+% "
        r"fakta ditemukan \(\d+ artikel uji\) · Dibaca mesin; periksa sumbernya\.",
        foot,
    )


def test_the_interface_speaks_english(show: Show) -> None:
    opened = show(town_graph(), lang="en")
    opened.find("ani")
    assert "Offices" in opened.panel()
    assert "Person" in opened.page.locator("#kinds").inner_text()
    assert "check the source" in opened.page.locator("#foot").inner_text()


def test_an_empty_graph_says_so(show: Show) -> None:
    opened = show(Graph())
    expect(opened.page.locator("#empty")).to_have_text("Graf ini kosong.")


def test_a_phone_shows_everything_without_scrolling_sideways(show: Show) -> None:
    opened = show(town_graph(), width=360)
    assert not opened.page.locator("#kinds").is_visible()
    opened.page.locator("#legend summary").click()
    expect(opened.page.locator("#kinds")).to_be_visible()
    opened.page.locator("#save summary").click()
    menu = opened.page.locator("#save button").first.bounding_box()
    assert menu
    assert 0 <= menu["x"] <= menu["x"] + menu["width"] <= 360
    with opened.page.expect_download():
        opened.page.get_by_role("button", name="Gambar PNG").click()
    opened.find("ani lestari")
    width = opened.page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360
    panel = opened.page.locator("#panel").bounding_box()
    assert panel
    assert panel["width"] == 360
    assert panel["height"] <= 400


CONTRAST = """
(pairs) => {
  const style = getComputedStyle(document.documentElement);
  const light = (name) => {
    const hex = style.getPropertyValue(`--${name}`).trim();
    const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
    const [r, g, b] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  return pairs.map(([a, b]) => {
    const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  });
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_in_both_themes(show: Show, scheme: str) -> None:
    opened = show(town_graph(), color_scheme=scheme)
    texts = [(text, back) for text in ("text", "quiet", "accent") for back in ("back", "raised")]
    ratios = opened.page.evaluate(CONTRAST, [*texts, ("text", "mark")])
    assert min(ratios) >= 4.5


def test_the_theme_follows_the_reader(show: Show) -> None:
    opened = show(town_graph())
    canvas = opened.page.locator("#picture canvas")
    before = canvas.screenshot()
    opened.page.emulate_media(color_scheme="dark")
    opened.page.wait_for_timeout(200)
    assert canvas.screenshot() != before
    assert opened.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 22, 20)"


def test_more_names_are_drawn_as_one_zooms_in(show: Show) -> None:
    opened = show(news_graph(400))

    def count() -> int:
        opened.page.wait_for_timeout(200)
        return int(opened.page.get_attribute("#picture", "data-names") or 0)

    before = count()
    for _ in range(3):
        opened.page.get_by_role("button", name="Perbesar").click()
        opened.page.wait_for_timeout(100)
    assert before > 15
    assert count() > 1.5 * before
    opened.page.get_by_role("button", name="Paskan ke layar").click()
    assert abs(count() - before) <= 0.2 * before


def test_the_arrow_keys_move_the_picture(show: Show) -> None:
    opened = show(news_graph(60))
    canvas = opened.page.locator("#picture canvas")
    opened.page.locator("#picture .vis-network").focus()
    before = canvas.screenshot()
    opened.page.keyboard.press("ArrowRight", delay=200)
    assert canvas.screenshot() != before
