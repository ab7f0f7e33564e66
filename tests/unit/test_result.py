"""The page of a query's answer: a picture where it has ties, a table where it has rows, text as text."""

from __future__ import annotations

import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path as File
from typing import Any

import pytest
from page_samples import HOSTILE, Builder, hostile_graph, news_graph

import graph
from graph.analysis import ask
from graph.analysis.library import load_queries
from graph.errors import UsageError
from graph.model import Path
from graph.render import render_result
from graph.render.result import collect_graph, to_words


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def tags_of(page: str) -> list[str]:
    reader = HTMLParser()
    tags: list[str] = []
    reader.handle_starttag = lambda tag, attrs: tags.append(tag)  # type: ignore[method-assign]
    reader.feed(page)
    return tags


def test_an_answer_with_paths_is_drawn_whole() -> None:
    made = news_graph(60)
    edges = list(made.iter_edges("SAID_BY"))[:3]
    paths = [Path((made.node(edge.start), made.node(edge.end)), (edge,)) for edge in edges]
    page = render_result(["path"], [{"path": path} for path in paths], graph=made, about="Siapa berkata apa?")
    data = data_of(page)
    assert set(data["entities"]["id"]) == {end for edge in edges for end in (edge.start, edge.end)}
    assert data["everything"]
    assert data["hidden"] == {"kinds": [], "types": []}
    assert {document["title"] for document in data["documents"]} <= {
        document.title for document in made.documents.values()
    }
    assert '<p id="about">Siapa berkata apa?</p>' in page


def test_an_edge_alone_finds_its_ends_in_the_graph() -> None:
    made = news_graph(60)
    edge = next(made.iter_edges("HOLDS"))
    assert len(collect_graph([edge])) == 0
    assert len(collect_graph([{"r": [edge, edge]}], made)) == 2


def test_an_answer_shows_who_holds_no_office() -> None:
    made = Builder()
    made.node("Person", "person/warga", name="Warga", norm_name="warga")
    made.node("Event", "event/1", name="Rapat", kind="rapat", main=True)
    made.edge("event/1", "ATTENDED_BY", "person/warga", "Warga hadir.")
    built = made.graph()
    rows = [{"e": edge} for edge in built.iter_edges()]
    assert "Warga" in json.dumps(data_of(render_result(["e"], rows, graph=built))["nodes"])


def test_rows_are_a_table() -> None:
    row = {"name": "Ani", "n": 1200, "none": None, "ok": True, "list": ["a", 2], "at": "https://contoh.id/a"}
    page = render_result([*row, "missing"], [row], title="Siapa")
    cells = re.findall(r"<td[^>]*>(.*?)</td>", page)
    link = '<a href="https://contoh.id/a" target="_blank" rel="noopener noreferrer">https://contoh.id/a</a>'
    assert cells == ["Ani", "1200", "", "true", "a, 2", link, ""]
    assert "<title>Siapa</title>" in page
    assert "1 baris" in page


def test_nodes_without_ties_are_rows_with_their_names() -> None:
    made = news_graph(30)
    node = next(made.iter_nodes("Person"))
    page = render_result(["p", "path"], [{"p": node, "path": Path((node,), ())}], graph=made)
    assert page.count(f"<td>{node.properties['name']}</td>") == 2


def test_hostile_text_is_text_in_a_table_and_in_a_picture() -> None:
    table = render_result([HOSTILE], [{HOSTILE: HOSTILE}, {HOSTILE: "javascript:alert(1)"}], title=HOSTILE)
    assert not {"img", "svg", "b", "a"} & set(tags_of(table))
    assert tags_of(table).count("script") == 1
    made = hostile_graph()
    drawn = render_result(["e"], [{"e": edge} for edge in made.iter_edges()], graph=made, about=HOSTILE)
    assert tags_of(drawn).count("script") == 3
    for page in (table, drawn):
        page.encode("utf-8")


def test_an_empty_answer_says_so() -> None:
    page = render_result(["name"], [], lang="en")
    assert "There is no answer to this question." in page
    assert "<script" not in page


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(UsageError, match="expected one of en, id"):
        render_result([], [], lang="fr")


def test_words_of_values() -> None:
    edge = next(news_graph(30).iter_edges("HOLDS"))
    assert to_words(edge) == f"{edge.start} HOLDS {edge.end}"
    assert to_words({"a": {"b": [1.5, None]}}) == "a: b: 1.5, "


@pytest.mark.parametrize("name", sorted(load_queries()))
def test_every_query_of_the_library_renders(name: str) -> None:
    query = load_queries()[name]
    built = examples()
    rows = ask(built, name, **query.examples)
    page = render_result(query.columns, rows, graph=built, title=query.title, about=query.question)
    drawn = 'id="picture"' in page
    assert drawn == (query.picture and bool(rows))
    assert page == render_result(query.columns, rows, graph=built, title=query.title, about=query.question)


@cache
def examples() -> graph.Graph:
    return graph.build([File(__file__).parents[2] / "examples"])
