from __future__ import annotations

from pathlib import Path

import pytest

from graph.assembly import build, extract_all, from_extractions
from graph.errors import InputError
from graph.model import Document
from graph.stores import generate_lines, write_graph
from graph.stores.validate import validate

TEXT = (
    "Penjabat Wali Kota Sukabumi Kusmana Hartadji membuka rapat koordinasi dengan para camat "
    "di Kota Sukabumi, Selasa (29/10/2024). Ia mengatakan bahwa pelayanan publik harus semakin baik."
)
ENGLISH = "The mayor of the city opened the meeting and said that the services of the town would improve."


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_articles_in_graph_out(tmp_path: Path) -> None:
    graph = build([Document("a-1", TEXT), Document("a-2", TEXT)])
    (person,) = graph.nodes("Person")
    assert person["name"] == "Kusmana Hartadji"
    (held,) = graph.edges("HOLDS")
    assert (held["capacity"], held["documents"]) == ("penjabat", ["a-1", "a-2"])
    assert set(graph.documents) == {"a-1", "a-2"}
    write_graph(graph, tmp_path / "graph.jsonl")
    assert validate(tmp_path / "graph.jsonl") == []


def test_files_folders_and_articles_together(tmp_path: Path) -> None:
    write(tmp_path / "folder" / "satu.txt", TEXT)
    single = write(tmp_path / "dua.txt", TEXT)
    graph = build([tmp_path / "folder", str(single), Document("tiga", TEXT)])
    assert set(graph.documents) == {"satu", "dua", "tiga"}
    assert set(build(single).documents) == {"dua"}


def test_the_order_of_sources_changes_nothing() -> None:
    articles = [Document(f"a-{number}", TEXT) for number in range(3)]
    assert list(generate_lines(build(articles))) == list(generate_lines(build(articles[::-1])))


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (Document("b", ENGLISH), "not Indonesian"),
        (Document("b", " \n\t"), "empty"),
        (Document("a", TEXT), "another article has the same id"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_goes_on(document: Document, reason: str) -> None:
    articles = [Document("a", TEXT), document, Document("c", TEXT)]
    errors: list[InputError] = []
    done: list[str] = []
    graph = build(articles, errors.append, lambda item: done.append(item.id))
    assert set(graph.documents) == {"a", "c"}
    assert [error.source for error in errors] == [document.id]
    assert reason in errors[0].reason
    assert done == [item.id for item in articles]
    with pytest.raises(InputError, match=reason):
        build(articles)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    good = write(tmp_path / "satu.txt", TEXT)
    errors: list[InputError] = []
    graph = build([tmp_path / "nol.txt", good], errors.append)
    assert set(graph.documents) == {"satu"}
    assert "nol.txt" in errors[0].source


def test_extraction_is_one_article_at_a_time() -> None:
    first = next(extract_all(iter([Document("a", TEXT), Document("b", ENGLISH)])))
    assert first.document.id == "a"
    assert len(from_extractions([first]).nodes("Document")) == 1
