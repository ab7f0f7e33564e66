"""Annotated articles in a real browser: marks, list, switches, keys, links, print, phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Opened
from page_samples import HOSTILE
from playwright.sync_api import Locator, expect

import graph
from graph.evaluation import ANNOTATIONS, ARTICLES, score_graph
from graph.model import Document, Extraction, Person, Span
from graph.render import render_evaluation, render_extractions

pytestmark = pytest.mark.chromium
Read = Callable[..., Opened]
EXAMPLES = Path(__file__).parents[2] / "examples"
NAME = "Sri Wahyuningsih"


def one_article(lang: str = "id") -> str:
    documents = graph.read_documents([EXAMPLES / "temanggung-workshop-media-sosial.txt"])
    return render_extractions([graph.extract(document) for document in documents], lang=lang)


def evaluation() -> str:
    built = graph.build([ARTICLES / "dev-01.txt", ARTICLES / "dev-02.txt"])
    report = score_graph(built, ANNOTATIONS, ARTICLES, ["dev-01", "dev-02"])
    return render_evaluation(report, {id: document.body for id, document in built.documents.items()})


def marked(opened: Opened, text: str) -> Locator:
    """The first stretch of the text that is marked and says this."""
    return opened.page.locator(".text :is(.u, .wide) > [data-keys]", has_text=text).first


def item(opened: Opened, name: str) -> Locator:
    return opened.page.locator("details[data-key]", has_text=name).first


def test_a_mark_leads_to_what_it_stands_for(read: Read) -> None:
    opened = read(one_article())
    marked(opened, NAME).click()
    chosen = opened.page.locator("details.chosen")
    expect(chosen).to_have_count(1)
    expect(chosen).to_have_attribute("open", "")
    expect(chosen).to_contain_text("Jabatan: pelaksana harian Bupati, Kabupaten Temanggung")
    expect(chosen).to_be_in_viewport()
    opened.page.keyboard.press("Escape")
    expect(opened.page.locator(".chosen")).to_have_count(0)


def test_marks_that_overlap_are_all_told(read: Read) -> None:
    opened = read(one_article())
    marked(opened, "Kabupaten Temanggung").click()
    families = opened.page.locator("details.chosen").evaluate_all(
        "all => all.map((one) => one.dataset.family)"
    )
    assert sorted(families) == ["Place", "Role"]
    marked(opened, "Kabupaten Temanggung").hover()
    hint = opened.page.locator("#hint")
    expect(hint).to_contain_text("Tempat: Kabupaten Temanggung")
    expect(hint).to_contain_text("Jabatan: Sekretaris Daerah, Kabupaten Temanggung")
    opened.page.locator("h1").hover()
    expect(hint).to_be_hidden()


def test_a_fact_shows_its_sentence_with_the_words_marked(read: Read) -> None:
    opened = read(one_article())
    person = item(opened, NAME)
    person.locator("summary").click()
    person.locator("button[data-words]", has_text="pelaksana harian Bupati").click()
    exact = "".join(opened.page.locator(".text .exact").all_text_contents())
    assert exact.startswith("Plh. Bupati")
    assert exact.endswith("Sri Wahyuningsih")
    said = "".join(opened.page.locator(".text .said").all_text_contents())
    assert said.startswith("Sekretaris Daerah Kabupaten Temanggung yang juga Plh. Bupati Temanggung")
    assert said.endswith("Senin (7/10/2024).")


def test_what_is_inferred_is_dashed_and_says_so(read: Read) -> None:
    opened = read(one_article())
    mark = opened.page.locator(".text .inferred").first
    assert "dashed" in mark.evaluate(
        "one => getComputedStyle(one).outlineStyle + getComputedStyle(one).borderBottomStyle"
    )
    expect(opened.page.locator("details[data-family=Statement] .tag").first).to_have_text("disimpulkan")


def test_switches_hide_marks_and_items(read: Read) -> None:
    opened = read(one_article())
    persons = opened.page.get_by_role("button", name="Orang")
    expect(persons).to_have_attribute("aria-pressed", "true")
    colour = "one => getComputedStyle(one.closest('.u')).borderBottomColor"
    before = marked(opened, NAME).evaluate(colour)
    persons.click()
    expect(persons).to_have_attribute("aria-pressed", "false")
    assert marked(opened, NAME).evaluate(colour) != before
    expect(item(opened, NAME)).to_be_hidden()
    marked(opened, NAME).click()
    expect(opened.page.locator("details.chosen")).to_have_count(0)
    persons.click()
    expect(item(opened, NAME)).to_be_visible()


def test_keys_step_through_the_marks(read: Read) -> None:
    opened = read(one_article())
    seen = []
    for _ in range(4):
        opened.page.keyboard.press("n")
        seen.append(opened.page.locator("details.chosen .name").inner_text())
    assert len(set(seen)) == 4
    opened.page.keyboard.press("p")
    expect(opened.page.locator("details.chosen .name")).to_have_text(seen[2])
    expect(opened.page.locator("details.chosen summary")).to_be_focused()


def test_a_link_leads_to_an_item(read: Read) -> None:
    opened = read(one_article(), fragment="#a1-2")
    expect(opened.page.locator("#a1-2")).to_have_class("chosen")
    opened.page.evaluate("location.hash = '#a1-0'")
    expect(opened.page.locator("#a1-0")).to_have_class("chosen")


def test_on_a_phone_the_list_is_a_sheet(read: Read) -> None:
    opened = read(one_article(), width=390)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390
    marked(opened, NAME).click()
    box = opened.page.locator("aside").bounding_box()
    assert box
    assert box["y"] + box["height"] == 800
    expect(opened.page.locator("details.chosen summary")).to_be_in_viewport()
    opened.page.get_by_role("button", name="Tutup").click()
    expect(opened.page.locator("details.chosen")).to_have_count(0)


def test_on_paper_everything_is_open(read: Read) -> None:
    opened = read(one_article())
    opened.page.emulate_media(media="print")
    opened.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert opened.page.locator("details:not([open])").count() == 0
    expect(opened.page.locator("button[data-words]").first).to_be_visible()
    opened.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert opened.page.locator("details[open]").count() == 0


def test_what_is_wrong_is_seen_first_and_both_sides_are_told(read: Read) -> None:
    opened = read(evaluation())
    verdicts = opened.page.locator("#switches [data-verdict]")
    assert verdicts.evaluate_all("all => all.map((one) => one.getAttribute('aria-pressed'))")[-1] == "false"
    expect(opened.page.locator("details[data-verdict=right]").first).to_be_hidden()
    missed = opened.page.locator("details[data-verdict=missed]").first
    missed.locator("summary").click()
    expect(missed.locator(".sides")).to_contain_text("Anotasi")
    expect(missed.locator(".sides")).to_contain_text("Bacaan mesin —")
    assert opened.page.locator(".text .chosen").count() > 0
    opened.page.get_by_role("button", name="cocok").click()
    expect(opened.page.locator("details[data-verdict=right]").first).to_be_visible()
    expect(opened.page.locator("table caption")).to_be_visible()


def test_families_are_filtered(read: Read) -> None:
    opened = read(evaluation())
    opened.page.get_by_role("button", name="cocok").click()
    for button in opened.page.locator("#switches [data-family]").all():
        family = button.get_attribute("data-family")
        expect(opened.page.locator(f"details[data-family={family}]").first).to_be_visible()
        button.click()
        expect(opened.page.locator(f"details[data-family={family}]").first).to_be_hidden()


def test_the_list_of_articles_leads_to_each(read: Read) -> None:
    opened = read(evaluation())
    opened.page.locator("nav summary").click()
    opened.page.get_by_role("link", name="dev-02").click()
    expect(opened.page.get_by_role("heading", name="dev-02")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("page", ["article", "evaluation"])
def test_axe_finds_no_fault(read: Read, page: str, width: int, scheme: str) -> None:
    text = one_article(lang="en") if page == "article" else evaluation()
    opened = read(text, width=width, color_scheme=scheme)
    opened.page.locator(".text :is(.u, .wide):not(.off) > [data-keys]").first.click()
    found = Axe().run(opened.page).response["violations"]
    assert [(one["id"], [node["html"][:120] for node in one["nodes"][:2]]) for one in found] == []


def test_hostile_articles_are_text(read: Read) -> None:
    document = Document(HOSTILE, f"{HOSTILE} Ani {HOSTILE}", title=HOSTILE, publisher=HOSTILE)
    end = len(document.body)
    persons = (Person("person:0", f"Ani {HOSTILE}", (HOSTILE,), (Span(0, 30), Span(20, end))),)
    opened = read(render_extractions([Extraction(document, (Span(0, end),), persons)], title=HOSTILE))
    opened.page.locator(".text [data-keys]").first.click()
    opened.page.locator(".text [data-keys]").first.hover()
    expect(opened.page.locator("#hint")).to_contain_text("</script>")
    assert "</script>" in opened.page.locator(".text").inner_text()
    assert opened.page.evaluate("window.hacked") is None
    assert opened.page.locator("body img, body svg, body b, [onmouseover], [onload], [onerror]").count() == 0
