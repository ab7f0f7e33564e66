"""The page as text: what goes into it, what is left out, and that it is always the same."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from page_samples import HOSTILE, Builder, hostile_graph, news_graph

from graph.errors import UsageError
from graph.render import find_private, languages, render_html, write_html
from graph.render.facts import is_web_address, to_facts
from graph.render.texts import load_interface
from graph.schema import load_schema
from graph.stores import Graph
from graph.triples import to_document_node_id


def data_of(page: str) -> dict[str, Any]:
    """The data that the page's script reads."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_the_same_graph_gives_the_same_bytes() -> None:
    graph = news_graph(120)
    again = Graph(
        reversed(list(graph.iter_nodes())), reversed(list(graph.iter_edges())), documents=graph.documents
    )
    assert render_html(graph) == render_html(again)


def test_nothing_is_loaded_from_elsewhere() -> None:
    page = render_html(news_graph(30))
    assert not re.search(r"<(link|iframe|img|object|embed)\b|<script[^>]* src=|@import|url\(", page)
    assert "default-src 'none'" in page
    assert "unsafe" not in page.split("</head>")[0]


def test_nothing_is_stored_and_no_text_becomes_markup() -> None:
    folder = Path(__file__).parents[2] / "graph" / "render"
    scripts = list(folder.rglob("*.js"))
    assert len(scripts) > 20
    for script in scripts:
        text = script.read_text(encoding="utf-8")
        assert not re.search(r"localStorage|sessionStorage|indexedDB|cookie|fetch\(|XMLHttpRequest", text)
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", text
        )


def test_hostile_text_cannot_leave_the_data() -> None:
    page = render_html(hostile_graph(), title=HOSTILE)
    block = re.search(r'id="data">([^<]*)</script>\n<script>', page)
    assert block, "a < in the data would end it"
    assert not set(block[1]) & set("<>&\u2028\u2029\ud800")
    assert data_of(page)["nodes"]["label"][0].endswith(HOSTILE)
    reader = _Tags()
    reader.feed(page)
    assert (reader.tags.count("script"), reader.tags.count("img"), reader.tags.count("svg")) == (3, 0, 0)
    page.encode("utf-8")


class _Tags(HTMLParser):
    """The elements of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)


def test_placeholders_in_the_data_are_not_filled() -> None:
    made = Builder()
    made.node("Topic", "topic/x", key="x", label="{{vis}} {{title}}")
    assert data_of(render_html(made.graph()))["nodes"]["label"][0] == "{{vis}} {{title}}"


def test_each_sentence_is_there_once() -> None:
    made = Builder()
    office = made.node("Role", "role/a", title="Bupati", plural=False)
    for name in ("Ani", "Budi"):
        person = made.node("Person", f"person/{name}", name=name, norm_name=name.lower())
        made.edge(person, "HOLDS", office, "Bupati Ani dan Budi hadir.", (name, "Bupati"))
    facts = to_facts(made.graph())
    assert facts.sentences == [(0, "Bupati Ani dan Budi hadir.")]
    assert [fact["evidence"] for fact in facts.facts] == [
        [[0, 7, 10, 0, 6]],
        [[0, 15, 19, 0, 6]],
    ]


def test_persons_without_an_office_and_what_only_they_said_are_left_out() -> None:
    made = Builder()
    office = made.node("Role", "role/a", title="Bupati", plural=False)
    for name in ("Pejabat", "Warga"):
        person = made.node("Person", f"person/{name}", name=name, norm_name=name.lower())
        said = made.node("Statement", f"statement/{name}", text=f"Ujaran {name}", mode="direct")
        made.edge(said, "SAID_BY", person, f"Ujaran {name}.")
    made.edge("person/Pejabat", "HOLDS", office, "Bupati Pejabat.")
    shown = {node.id for node in to_facts(made.graph(), find_private(made.graph())).nodes}
    assert shown == {"person/Pejabat", "role/a", "statement/Pejabat"}
    assert "Warga" not in render_html(made.graph())
    assert "Ujaran Warga" in render_html(made.graph(), all_persons=True)


@pytest.mark.parametrize(
    ("last", "shown"),
    [
        ("2024-05-06", {"reported": "2024-05-06"}),
        ("2024-07-08", {"first_reported": "2024-05-06", "last_reported": "2024-07-08"}),
    ],
)
def test_a_fact_of_one_day_names_that_day_once(last: str, shown: dict[str, str]) -> None:
    made = Builder()
    person = made.node("Person", "person/a", name="Ani", norm_name="ani")
    office = made.node("Role", "role/a", title="Bupati", plural=False)
    made.edge(person, "HOLDS", office, "Bupati Ani.", first_reported="2024-05-06", last_reported=last)
    assert to_facts(made.graph()).facts[0]["props"] == shown


def test_a_document_is_described_by_its_node_where_the_articles_are_not_kept() -> None:
    made = Builder()
    page = made.node(
        "Document",
        to_document_node_id("artikel-1"),
        name="Judul",
        title="Judul",
        publisher="Media",
        sha256="0",
        extractor="0",
    )
    body = made.node("Group", "group/1", name="warga")
    made.edge(body, "MENTIONED_IN", page, "Kata warga.")
    assert to_facts(made.graph()).documents == [{"id": "artikel-1", "title": "Judul", "publisher": "Media"}]


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://contoh.id/berita?a=1", True),
        ("http://contoh.id", True),
        ("HTTPS://contoh.id", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("//contoh.id", False),
        ("https:/contoh.id", False),
        ("http://[", False),
        ("file:///etc/passwd", False),
        ("", False),
    ],
)
def test_only_web_addresses_become_links(address: str, allowed: bool) -> None:
    assert is_web_address(address) is allowed


def test_the_file_is_utf_8_and_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "graf.html"
    target.write_text("lama", encoding="utf-8")
    write_html(news_graph(20), target, title="Graf “uji”", lang="en")
    text = target.read_bytes().decode("utf-8")
    assert "<title>Graf “uji”</title>" in text
    assert '<html lang="en">' in text
    assert [path.name for path in tmp_path.iterdir()] == ["graf.html"]


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "graf.html").mkdir()
    with pytest.raises(OSError, match=r"graf\.html"):
        write_html(news_graph(20), tmp_path / "graf.html")
    assert [path.name for path in tmp_path.iterdir()] == ["graf.html"]


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(UsageError, match="expected one of en, id, found 'fr'"):
        render_html(Graph(), lang="fr")


def test_an_empty_graph_is_a_page_too() -> None:
    assert data_of(render_html(Graph()))["nodes"]["label"] == []


def test_the_interface_covers_schema_and_languages() -> None:
    interface, schema = load_interface(), load_schema()
    assert languages() == ["en", "id"]
    for lang in languages():
        table = interface[lang]
        assert {part: list(table[part]) for part in table} == {
            part: list(interface["id"][part]) for part in table
        }
        assert list(table["kinds"]) == list(schema.nodes)
        for part in ("edges", "outgoing", "incoming"):
            assert list(table[part]) == list(schema.edges)
    picture = interface["picture"]
    assert list(picture["shapes"]) == list(picture["sizes"]) == list(schema.nodes)
    assert list(picture["pull"]) == list(schema.edges)
    assert set(picture["hidden_kinds"]) <= set(schema.nodes)
    assert set(picture["hidden_edges"]) <= set(schema.edges)


def test_indonesian_labels_agree_with_the_schema() -> None:
    kinds = load_interface()["id"]["kinds"]
    assert kinds == {label: kind.label_id for label, kind in load_schema().nodes.items()}


def test_every_text_of_the_template_is_in_the_interface() -> None:
    folder = Path(__file__).parents[2] / "graph" / "render" / "template"
    used = set(re.findall(r"\{\{text_(\w+)\}\}", (folder / "page.html").read_text(encoding="utf-8")))
    for script in folder.glob("*.js"):
        used |= set(re.findall(r'say\("(\w+)"', script.read_text(encoding="utf-8")))
    assert used <= set(load_interface()["id"]["text"])
