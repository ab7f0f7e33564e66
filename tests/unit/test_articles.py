"""Annotated articles: marks where the words are, lanes for those that overlap, what is wrong in its place."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_samples import HOSTILE

import graph
from graph.errors import UsageError
from graph.evaluation import ANNOTATIONS, ARTICLES, Report, read_aside, score_graph
from graph.model import Document, Extraction, Person, Span
from graph.render import render_evaluation, render_extractions
from graph.render.articles.found import to_article
from graph.render.articles.places import Places
from graph.render.articles.scored import FAMILIES
from graph.render.articles.text import Layer, mark_text
from graph.render.policy import printable
from graph.render.texts import load_texts

EXAMPLES = Path(__file__).parents[2] / "examples"
BODY = "Penjabat Wali Kota Tegal, Ani Lestari, membuka rapat. Wali Kota Ani hadir."


class Reader(HTMLParser):
    """The text of a page, and for each stretch the marks on it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.open: list[dict[str, str | None]] = []
        self.marked: list[tuple[str, list[str], str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        looks = [one["class"] or "" for one in self.open if "class" in one]
        keys = next((one["data-keys"] or "" for one in self.open if "data-keys" in one), "")
        self.marked.append((data, looks, keys))


@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(-3, 45), st.integers(0, 20), st.booleans(), st.booleans()), max_size=12),
)
def test_marks_never_change_the_text(body: str, spans: list[tuple[int, int, bool, bool]]) -> None:
    layers = [
        Layer(Span(start, start + size), str(number), "Person" if seen else "", wide and seen)
        for number, (start, size, seen, wide) in enumerate(spans)
    ]
    page = mark_text(body, layers)
    read = Reader(page)
    assert re.sub(r"[\r\n]", "", read.text) == re.sub(r"[\r\n]", "", printable(body))
    at = 0
    for text, looks, keys in read.marked:
        expected = [
            layer for layer in layers if layer.span.start <= at < min(layer.span.end, len(body)) and text
        ]
        assert set(keys.split()) == {layer.key for layer in expected}
        assert len(looks) == sum(bool(layer.look) for layer in expected)
        at += len(text)


def test_marks_that_overlap_lie_in_lanes_of_their_own() -> None:
    layers = [
        Layer(Span(0, 10), "a", "Role"),
        Layer(Span(5, 10), "b", "Institution"),
        Layer(Span(12, 14), "c", "Role"),
    ]
    looks = {text: looks for text, looks, _ in Reader(mark_text("abcdefghijklmnop", layers)).marked}
    assert looks["abcde"] == ["u Role lane0"]
    assert looks["fghij"] == ["u Institution lane1", "u Role lane0"]
    assert looks["mn"] == ["u Role lane0"]


def test_names_are_found_by_their_longest_form_and_whole() -> None:
    places = Places("Ani Lestari dan Aniati bertemu. ANI pulang.")
    assert [span.of(places.body) for span in places.everywhere(["Ani", "Ani Lestari"])] == [
        "Ani Lestari",
        "ANI",
    ]
    assert places.everywhere(["", "…"]) == []


def test_parts_are_found_where_most_of_them_stand_together() -> None:
    places = Places(BODY)
    found = places.together([["Wali Kota"], ["Ani Lestari", "Ani"], ["rapat"]])
    assert [span.of(BODY) for span in found] == ["Wali Kota", "Ani Lestari", "rapat"]
    assert places.together([["Camat"], ["Ani"]]) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("membuka rapat", "membuka rapat"),
        ("Ani Lestari … Wali Kota", "Ani Lestari, membuka rapat. Wali Kota"),
        ("ani lestari; membuka", "Ani Lestari, membuka"),
        ("tidak ada … di sini", None),
    ],
)
def test_a_passage_is_found_from_its_first_words_to_its_last(text: str, expected: str | None) -> None:
    assert [span.of(BODY) for span in Places(BODY).passage(text)] == ([expected] if expected else [])


def test_an_article_shows_what_was_read_with_its_facts() -> None:
    article = to_article(graph.extract(Document("a-1", BODY)), load_texts("id"))
    items = {item.name: item for item in article.items}
    ani = items["Ani Lestari"]
    assert ani.family == "Person"
    assert [span.of(BODY) for span in ani.marks] == ["Ani Lestari", "Ani"]
    assert ani.brief == "penjabat Wali Kota, Kota Tegal"
    held = next(line for line in ani.lines if line.label == "Jabatan")
    assert held.text == "penjabat Wali Kota, Kota Tegal"
    assert held.evidence is not None
    assert held.evidence.sentence.of(BODY) == "Penjabat Wali Kota Tegal, Ani Lestari, membuka rapat."


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_everything_that_was_read_is_on_the_page(path: Path) -> None:
    extraction = graph.extract(next(iter(graph.read_documents([path]))))
    page = render_extractions([extraction])
    assert page == render_extractions([extraction])
    shown = page.count("<details ")
    kinds = ("persons", "roles", "institutions", "places", "groups", "events", "statements", "regulations")
    assert shown == sum(len(getattr(extraction, kind)) for kind in kinds)


def test_hostile_text_is_text_on_an_annotated_page() -> None:
    hostile = Document(HOSTILE, f"{HOSTILE} Ani", title=HOSTILE, publisher=HOSTILE, date="2024-01-02")
    end = len(hostile.body)
    person = Person("person:0", f"Ani {HOSTILE}", (HOSTILE,), (Span(0, 30), Span(10, end)))
    page = render_extractions([Extraction(hostile, (Span(0, end),), (person,))], title=HOSTILE)
    tags = set(Reader(page).tags)
    assert not tags & {"img", "svg", "b", "a", "iframe"}
    assert page.count("<script>") == 1
    page.encode("utf-8")


def test_an_article_without_anything_says_so() -> None:
    page = render_extractions([Extraction(Document("kosong", "Tidak ada nama."))], lang="en")
    assert "Nothing was found in this article." in page


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(UsageError, match="expected one of en, id"):
        render_extractions([], lang="fr")


# ---- the evaluation ----


def scored(*ids: str) -> tuple[Report, dict[str, str]]:
    built = graph.build([ARTICLES / f"{id}.txt" for id in ids])
    report = score_graph(built, ANNOTATIONS, ARTICLES, ids)
    return report, {id: document.body for id, document in built.documents.items()}


def test_errors_of_articles_kept_aside_are_not_on_the_page() -> None:
    aside = read_aside(ANNOTATIONS)
    assert len(aside) == 30
    chosen = min(aside)
    report, bodies = scored("dev-01", chosen)
    page = render_evaluation(report, bodies, aside=aside)
    assert "Galat 1 artikel yang disisihkan tidak ditampilkan" in page
    assert f"<h2>{chosen}</h2>" not in page
    assert bodies[chosen][:60] not in page
    assert "F1, disisihkan" in page
    everything = render_evaluation(report, bodies)
    assert f"<h2>{chosen}</h2>" in everything
    assert "F1, disisihkan" not in everything


def test_every_outcome_is_on_the_page_with_its_place() -> None:
    report, bodies = scored("dev-01", "dev-02")
    page = render_evaluation(report, bodies)
    outcomes = [outcome for case in report.cases for outcome in case.outcomes]
    assert page.count("<details id=") == len(outcomes)
    assert {outcome.kind for outcome in outcomes} <= set(FAMILIES)
    nowhere = page.count(load_texts("id")["articles"]["nowhere"])
    assert nowhere <= 0.05 * len(outcomes)
    read = Reader(page)
    marked = {
        look.split()[1] for _, looks, _ in read.marked for look in looks if look.startswith(("u ", "wide "))
    }
    assert marked >= {"missed", "right"}


def test_what_was_missed_is_marked_where_it_stands() -> None:
    report = score_graph(graph.Graph(), ANNOTATIONS, ARTICLES, ["dev-01"])
    page = render_evaluation(report, {})
    read = Reader(page)
    missed = " ".join(
        text for text, looks, _ in read.marked if any("missed f-persons" in look for look in looks)
    )
    annotated = report.cases[0].gold.rows("persons")
    assert all(person["name"] in missed for person in annotated)
    assert 'class="u right' not in page.split("<article")[1]
