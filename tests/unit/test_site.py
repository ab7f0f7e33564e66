"""A site: a page for each person and institution, each fact with its source, nothing left of old runs."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from page_samples import HOSTILE, Builder, hostile_graph, news_graph

from graph.errors import UsageError
from graph.render import write_site
from graph.render.site.subjects import path_of
from graph.render.texts import load_interface
from graph.stores import Graph


def files_of(folder: Path) -> dict[str, str]:
    """Every file below a folder with its text."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def town_graph() -> Graph:
    """An acting mayor and a former one of one town, a resident, an event and two statements."""
    made = Builder()
    made.document("artikel-1", "Kabar Kota", "Media Contoh", "2024-05-06", "https://contoh.id/kabar")
    made.document("artikel-2", "Kabar Lama", "Media Lain", "2021-01-02", "javascript:alert(1)")
    office = made.node("Role", "role/wali-kota", title="Wali Kota", plural=False)
    town = made.node("Institution", "institution/contoh", name="Pemerintah Kota Contoh", kind="pemerintah")
    made.edge(office, "AT", town, "Wali Kota memimpin Pemerintah Kota Contoh.", ("Wali Kota",))
    people = (
        ("ani", "Ani Lestari", "penjabat"),
        ("budi", "Budi Santoso", "mantan"),
        ("warga", "Si Warga", ""),
    )
    for key, name, capacity in people:
        person = made.node(
            "Person", f"person/{key}", name=name, norm_name=name.lower(), aliases=[f"Alias {name}"]
        )
        if capacity:
            sentence = f"{capacity.capitalize()} Wali Kota Contoh {name} hadir."
            made.edge(person, "HOLDS", office, sentence, (name,), capacity=capacity, since="2023-09")
    event = made.node("Event", "event/1", name="rapat kota", kind="rapat", date="2024-05-05", main=True)
    for key, name, _ in people:
        made.edge(event, "ATTENDED_BY", f"person/{key}", f"{name} hadir dalam rapat kota.", (name,))
    topic = made.node("Topic", "topic/pangan", key="pangan", label="Pangan")
    for number, about in ((1, topic), (2, None)):
        words = f"Beras nomor {number} cukup"
        said = made.node("Statement", f"statement/{number}", text=words, mode="direct")
        made.edge(said, "SAID_BY", "person/ani", f'"{words}," kata Ani.', (words,), "artikel-2")
        if about:
            made.edge(said, "ABOUT", about, f'"{words}," kata Ani.', ("Beras",), "artikel-2", rank=1)
    return made.graph()


@pytest.fixture
def site(tmp_path: Path) -> dict[str, str]:
    assert write_site(town_graph(), tmp_path / "situs") == 3
    return files_of(tmp_path / "situs")


def test_one_page_for_each_person_and_institution_and_an_index(site: dict[str, str]) -> None:
    pages = ["index.html", "institution/contoh.html", "person/ani.html", "person/budi.html"]
    assert sorted(site) == [*pages, "site.txt"]
    assert site["site.txt"].splitlines() == pages


def test_every_fact_has_its_sentence_document_and_link(site: dict[str, str]) -> None:
    page = site["person/ani.html"]
    facts = re.findall(r'<li class="fact[^"]*">', page)
    assert len(facts) >= 6
    assert len(re.findall(r"<blockquote><p>.+?</p><cite>.+?</cite></blockquote>", page)) == len(facts)
    assert "<p>Penjabat Wali Kota Contoh <mark>Ani Lestari</mark> hadir.</p>" in page
    assert (
        '<cite><a href="https://contoh.id/kabar" target="_blank" rel="noopener noreferrer">Kabar Kota</a> — '
        "Media Contoh · 2024-05-06</cite>"
    ) in page
    assert "<cite>Kabar Lama — Media Lain · 2021-01-02</cite>" in page, "no link to what is no web address"


def test_pages_are_linked_both_ways(site: dict[str, str]) -> None:
    assert '<a href="../institution/contoh.html">Pemerintah Kota Contoh</a>' in site["person/ani.html"]
    assert '<a href="../person/ani.html">Ani Lestari</a>' in site["institution/contoh.html"]
    assert '<a href="../person/budi.html">Budi Santoso</a>' in site["person/ani.html"], "met at the event"
    assert 'href="../index.html"' in site["person/ani.html"]
    for path, page in site.items():
        for address in re.findall(r'href="((?:\.\./)?[\w/.-]+\.html)', page):
            target = (Path("/x") / path).parent / address
            assert str(target.resolve().relative_to("/x")) in site, (path, address)


def test_a_capacity_stands_before_the_office(site: dict[str, str]) -> None:
    head = '<div class="head">{} Wali Kota, <a href="../institution/contoh.html">'
    assert head.format("penjabat") in site["person/ani.html"]
    assert head.format("mantan") in site["person/budi.html"]
    assert "mantan Wali Kota, Pemerintah Kota Contoh" in site["index.html"]
    assert "mantan · sejak 2023-09" in site["institution/contoh.html"]


def test_statements_are_sorted_by_topic(site: dict[str, str]) -> None:
    page = site["person/ani.html"]
    parts = ["<h3>Pangan</h3>", "Beras nomor 1 cukup", "<h3>Tanpa topik</h3>", "Beras nomor 2 cukup"]
    places = [page.index(part) for part in parts]
    assert places == sorted(places)


def test_persons_without_an_office_are_left_out_unless_asked_for(
    site: dict[str, str], tmp_path: Path
) -> None:
    assert not any("Si Warga" in page for page in site.values())
    assert "Orang yang tidak memegang jabatan tidak ditampilkan." in site["index.html"]
    assert write_site(town_graph(), tmp_path / "semua", all_persons=True) == 4
    every = files_of(tmp_path / "semua")
    assert "Si Warga" in every["person/warga.html"]
    assert "tidak ditampilkan" not in every["index.html"]


def test_a_site_is_brought_up_to_date(tmp_path: Path) -> None:
    write_site(town_graph(), tmp_path, all_persons=True)
    (tmp_path / "catatan.txt").write_text("milik saya")
    write_site(town_graph(), tmp_path)
    assert not (tmp_path / "person" / "warga.html").exists(), "who is left out now must not stay"
    assert (tmp_path / "catatan.txt").exists(), "what we did not write stays"


def test_a_list_of_files_cannot_reach_outside(tmp_path: Path) -> None:
    (tmp_path / "penting.html").write_text("penting")
    (tmp_path / "situs").mkdir()
    (tmp_path / "situs" / "site.txt").write_text("../penting.html\n/etc/passwd\nperson/../../penting.html\n")
    write_site(town_graph(), tmp_path / "situs")
    assert (tmp_path / "penting.html").read_text() == "penting"


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "skripsi.txt").write_text("isi")
    with pytest.raises(UsageError, match=r"expected a new folder.*found other files; name another folder"):
        write_site(town_graph(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["skripsi.txt"]


def test_an_unknown_language_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="expected one of en, id, found 'fr'"):
        write_site(town_graph(), tmp_path / "situs", lang="fr")
    assert not (tmp_path / "situs").exists()


def test_the_same_graph_gives_the_same_files(tmp_path: Path) -> None:
    graph = news_graph(150)
    again = Graph(
        reversed(list(graph.iter_nodes())), reversed(list(graph.iter_edges())), documents=graph.documents
    )
    write_site(graph, tmp_path / "a")
    write_site(again, tmp_path / "b")
    assert files_of(tmp_path / "a") == files_of(tmp_path / "b")


def test_an_id_that_moved_leads_to_what_it_became(tmp_path: Path) -> None:
    graph = town_graph()
    moved = Graph(
        graph.iter_nodes(),
        graph.iter_edges(),
        documents=graph.documents,
        redirects={"person/bu-ani": "person/ani", "event/lama": "event/1", "person/lama": "person/warga"},
    )
    write_site(moved, tmp_path)
    page = (tmp_path / "person" / "bu-ani.html").read_text(encoding="utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../person/ani.html">' in page
    assert not (tmp_path / "person" / "lama.html").exists(), (
        "who is left out has no page under an old id either"
    )


class _Tags(HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.seen.update(name for name, _ in attrs)


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    write_site(hostile_graph(), tmp_path, title=HOSTILE)
    pages = {path: text for path, text in files_of(tmp_path).items() if path.endswith(".html")}
    assert len(pages) == 3
    for path, text in pages.items():
        reader = _Tags()
        reader.feed(text)
        assert not reader.seen & {"img", "svg", "b", "onerror", "onload", "onmouseover"}, path
        assert ("script" in reader.seen) is (path == "index.html"), path
        assert "&lt;/script&gt;&lt;script&gt;window.hacked=1" in text
        assert "javascript:" not in re.findall(r'href="([^"]*)"', text)
    for path in pages:
        assert re.fullmatch(r"index\.html|(person|institution)/id-[0-9a-f]{16}\.html", path)


@pytest.mark.parametrize(
    "id",
    ["person/../x", "person/", "person/CON", "person/a b", "orang/a", "person/a/b", "person/" + "a" * 200],
)
def test_an_odd_id_gets_a_name_that_every_system_takes(id: str) -> None:
    assert re.fullmatch(r"person/id-[0-9a-f]{16}\.html", path_of("Person", id))


def test_a_page_asks_for_nothing(site: dict[str, str]) -> None:
    for path, page in site.items():
        if path.endswith(".html"):
            assert not re.search(r"<(link|iframe|img|object|embed)\b|<script[^>]* src=|@import|url\(", page)
            policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
            assert policy
            assert "default-src &#x27;none&#x27;" in policy[1] or "default-src 'none'" in policy[1]
            assert "unsafe" not in policy[1]


def test_an_event_with_hundreds_of_guests_does_not_fill_every_page(tmp_path: Path) -> None:
    made = Builder()
    office = made.node("Role", "role/camat", title="Camat", plural=False)
    event = made.node("Event", "event/1", name="apel", kind="rapat", main=True)
    for i in range(120):
        person = made.node("Person", f"person/{i:03}", name=f"Tamu {i:03}", norm_name=f"tamu {i:03}")
        made.edge(person, "HOLDS", office, f"Camat Tamu {i:03}.")
        made.edge(event, "ATTENDED_BY", person, f"Tamu {i:03} hadir dalam apel.")
    write_site(made.graph(), tmp_path)
    page = (tmp_path / "person" / "007.html").read_text(encoding="utf-8")
    assert "119 fakta lagi tentangnya" in page
    assert "dan 79 lagi" in page


def test_an_empty_graph_is_a_site_too(tmp_path: Path) -> None:
    assert write_site(Graph(), tmp_path, lang="en") == 0
    assert "no person or institution" in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_every_text_of_a_site_is_in_the_interface() -> None:
    texts = load_interface()["id"]
    folder = Path(__file__).parents[2] / "graph" / "render" / "site"
    used = {
        key
        for path in folder.glob("*.py")
        for key in re.findall(r'say\("(\w+)"', path.read_text(encoding="utf-8"))
    }
    assert used
    assert used <= set(texts["text"]) | set(texts["site"])
