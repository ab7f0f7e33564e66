"""A part of a graph as a page, stories, and the page in a notebook."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
from page_samples import Builder

from graph.errors import InputError, NotFoundError, UsageError
from graph.render import read_story, render_html
from graph.render.cut import Part, cut
from graph.stores import Graph


def two_years() -> Graph:
    """An official at two events of two years, each with its article; a resident at the second."""
    made = Builder()
    made.node("Person", "person/ani", name="Ani Lestari", norm_name="ani lestari")
    made.node("Person", "person/warga", name="Warga Biasa", norm_name="warga biasa")
    made.node("Role", "role/bupati", title="Bupati", plural=False)
    made.node("Place", "place/aman", name="Kabupaten Aman", level="kabupaten")
    made.edge("person/ani", "HOLDS", "role/bupati", "Bupati Ani.", document="a-2023")
    made.edge("role/bupati", "AT", "place/aman", "Bupati Aman.", document="a-2023")
    for year in ("2023", "2024"):
        made.document(f"a-{year}", f"Kabar {year}", "Media", f"{year}-05-06", f"https://contoh.id/{year}")
        made.node("Event", f"event/{year}", name=f"Rapat {year}", kind="rapat", main=True, date=f"{year}-05")
        made.edge(f"event/{year}", "ATTENDED_BY", "person/ani", f"Ani hadir {year}.", document=f"a-{year}")
    made.edge("event/2024", "ATTENDED_BY", "person/warga", "Warga hadir.", document="a-2024")
    return made.graph()


def ids(graph: Graph) -> set[str]:
    return {node.id for node in graph.iter_nodes()}


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'id="data">(.*?)</script>', page, re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_a_step_goes_through_an_office_to_its_place() -> None:
    around = cut(two_years(), Part("person/ani"))
    assert ids(around) == {"person/ani", "role/bupati", "place/aman", "event/2023", "event/2024"}
    assert "person/warga" in ids(cut(two_years(), Part("person/ani", hops=2)))
    assert ids(cut(two_years(), Part("event/2023"))) == {"event/2023", "person/ani"}


def test_nothing_is_reached_through_a_place() -> None:
    made = Builder()
    made.node("Place", "place/aman", name="Kota Aman", level="kota")
    for number in (1, 2):
        made.node("Institution", f"institution/{number}", name=f"Dinas {number}", kind="dinas")
        made.edge(f"institution/{number}", "LOCATED_IN", "place/aman", "Di sana.")
    assert ids(cut(made.graph(), Part("institution/1", hops=3))) == {"institution/1", "place/aman"}
    assert len(ids(cut(made.graph(), Part("place/aman")))) == 3


@pytest.mark.parametrize(
    ("since", "until", "events"),
    [
        ("2024", None, {"event/2024"}),
        (None, "2023-05-01", {"event/2023"}),
        ("2023-05-31", "2024-04", {"event/2023"}),
        ("2023", "2024", {"event/2023", "event/2024"}),
    ],
)
def test_a_period_takes_facts_by_their_events_and_articles(
    since: str | None, until: str | None, events: set[str]
) -> None:
    part = cut(two_years(), Part(since=since, until=until))
    assert {id for id in ids(part) if id.startswith("event")} == events
    assert set(part.documents) == {id.replace("event/", "a-") for id in events}


def test_an_office_of_an_undated_article_falls_on_the_day_it_was_reported() -> None:
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
    kept = cut(made.graph(), Part(since="2024"))
    assert {node.id for node in kept.iter_nodes("Person")} == {"person/Ani"}


def test_an_official_stays_one_where_the_office_is_not_on_the_page() -> None:
    page = render_html(two_years(), focus="Rapat 2024")
    shown = set(data_of(page)["entities"]["id"])
    assert shown == {"event/2024", "person/ani"}
    assert "Warga Biasa" not in page
    assert "Warga Biasa" in render_html(two_years(), focus="Rapat 2024", all_persons=True)


def test_what_cannot_be_meant_is_refused() -> None:
    with pytest.raises(UsageError, match="expected 1 or more, found 0"):
        render_html(two_years(), focus="Ani", hops=0)
    with pytest.raises(UsageError, match="hops: expected a focus"):
        render_html(two_years(), hops=2)
    with pytest.raises(UsageError, match=r"until: expected a day like .* found 'besok'"):
        render_html(two_years(), until="besok")
    with pytest.raises(UsageError, match="ends before it begins"):
        render_html(two_years(), since="2024", until="2023")
    with pytest.raises(UsageError, match="--all-persons"):
        render_html(two_years(), focus="Warga Biasa")
    with pytest.raises(NotFoundError, match="Tidak Ada"):
        render_html(two_years(), focus="Tidak Ada")
    with pytest.raises(NotFoundError, match="may be meant by ''"):
        render_html(two_years(), focus="")
    with pytest.raises(NotFoundError, match=r"from 1990 to 1991; its facts are from 20\d\d-\S+ to 20"):
        render_html(two_years(), since="1990", until="1991")
    with pytest.raises(UsageError, match="found Orang"):
        render_html(two_years(), kinds=["Orang"])


def test_kinds_are_switched_off_not_left_out() -> None:
    data = data_of(render_html(two_years(), kinds=["Person", "Role"]))
    assert {"Event", "Place", "Statement"} <= set(data["hidden"]["kinds"])
    assert "event/2023" in data["entities"]["id"]


def story(folder: Path, text: str) -> Path:
    path = folder / "cerita.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_story_names_its_nodes_by_id_or_name(tmp_path: Path) -> None:
    first, second = (
        "- text: Satu.\n  nodes: [Ani Lestari]\n",
        "- title: Dua\n  text: Lagi.\n  nodes: [event/2023, role/bupati]",
    )
    steps = read_story(story(tmp_path, first + second))
    assert data_of(render_html(two_years(), story=steps))["story"] == [
        {"title": "", "text": "Satu.", "nodes": ["person/ani"]},
        {"title": "Dua", "text": "Lagi.", "nodes": ["event/2023", "role/bupati"]},
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [", "this is no YAML"),
        ("", "expected a list of steps .* found nothing"),
        ("text: a", "expected a list of steps .* found a mapping"),
        ("- a", "step 1: expected text and nodes, found a text"),
        ("- text: a\n  nodes: []", "step 1: expected nodes"),
        ("- text: a\n  nodes: [1]", "step 1: expected nodes"),
        ("- nodes: [a]", "step 1: expected a text, found none"),
        ("- text: 7\n  nodes: [a]", "step 1: expected text to be a text, found 7"),
        ("- text: a\n  node: [a]", "step 1: expected text, nodes and title, found node"),
    ],
)
def test_a_story_that_breaks_its_form_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_story(story(tmp_path, text))


@pytest.mark.parametrize(
    ("name", "said"), [("Siapa", "step 1: no node"), ("Warga Biasa", "is not on this page")]
)
def test_a_story_about_what_is_not_on_the_page_is_refused(tmp_path: Path, name: str, said: str) -> None:
    steps = read_story(story(tmp_path, f"- text: a\n  nodes: [{name}]"))
    with pytest.raises(NotFoundError, match=said):
        render_html(two_years(), story=steps)


def test_a_notebook_shows_the_page_in_a_frame() -> None:
    frame = two_years()._repr_html_()
    found = re.fullmatch(
        r'<iframe title="Simpul" srcdoc="([^"]*)" [^>]*sandbox="allow-scripts[^"]*"></iframe>', frame
    )
    assert found
    assert html.unescape(found[1]) == render_html(two_years())
