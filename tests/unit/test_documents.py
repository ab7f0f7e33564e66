"""Reading articles from the disk: every kind of file, ids, encodings, and whatever cannot be read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.documents import read_documents
from graph.documents.decode import LARGEST, decode
from graph.documents.records import to_day, to_document
from graph.errors import InputError
from graph.lexicon import read_settings
from graph.model import Document

TEXT = "Wali Kota membuka rapat dengan para camat."
PAGE = """<html lang="id"><head><title>Rapat Camat - Kabar Kota</title>
<meta property="og:title" content="Rapat Camat"><meta property="og:site_name" content="Kabar Kota">
<meta name="author" content="Sari Dewi">
<meta property="article:published_time" content="2024-10-17T10:00:00+07:00">
<link rel="canonical" href="https://kabarkota.example/rapat"></head><body>
<nav><a href="/">Beranda</a> <a href="/politik">Politik</a></nav>
<article><h1>Rapat Camat</h1>
<p>KENDARI - Wali Kota Kendari membuka rapat koordinasi dengan para camat dan lurah di Balai Kota, Kamis.</p>
<p>Ia meminta seluruh camat menjaga netralitas selama masa kampanye dan melaporkan setiap pelanggaran.</p>
</article><footer>Hak cipta Kabar Kota. <a href="/iklan">Pasang iklan</a></footer></body></html>"""


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read_all(*paths: Path) -> tuple[list[Document], list[InputError]]:
    errors: list[InputError] = []
    return list(read_documents(paths, errors.append)), errors


def read_one(path: Path) -> Document:
    (document,) = read_documents([path])
    return document


def reason(path: Path) -> str:
    """Why the one thing at a path cannot be read."""
    documents, errors = read_all(path)
    assert not documents
    assert len(errors) == 1
    return str(errors[0])


def test_a_text_file_is_its_body_and_its_stem_the_id(tmp_path: Path) -> None:
    text = "Judul\n\nKENDARI, KABAR.ID – Isi.\nBaca juga: Lain\n"
    assert read_one(write(tmp_path / "rapat.v2.txt", text)) == Document("rapat.v2", text)


def test_a_file_without_suffix_is_text_when_it_is_named(tmp_path: Path) -> None:
    assert read_one(write(tmp_path / "rapat", TEXT)) == Document("rapat", TEXT)


def test_a_folder_is_read_in_order_and_gives_ids_by_path(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/2.txt",
        "a/1.md",
        "c.TXT",
        ".hidden.txt",
        ".git/x.txt",
        "README.md",
        "a/readme.txt",
    ):
        write(tmp_path / name, TEXT)
    documents, errors = read_all(tmp_path)
    assert [document.id for document in documents] == ["a/1", "a/2", "b", "c"]
    assert errors == []


def test_a_readme_that_is_named_is_read(tmp_path: Path) -> None:
    assert read_one(write(tmp_path / "README.md", TEXT)).id == "README"


def test_a_graph_that_was_built_in_a_folder_is_not_read_as_articles(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT)
    for name in ("graph.jsonl", "documents.jsonl", "graph.html"):
        write(tmp_path / "output" / name, "{}\n")
    write(tmp_path / "output" / "b.txt", TEXT)
    documents, errors = read_all(tmp_path)
    assert [document.id for document in documents] == ["a", "output/b"]
    assert errors == []


def test_a_link_to_a_folder_above_does_not_circle(tmp_path: Path) -> None:
    write(tmp_path / "a" / "b.txt", TEXT)
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "a" / "c.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "a" / "pipe.txt")
    documents, errors = read_all(tmp_path)
    assert [document.id for document in documents] == ["a/b"]
    assert [error.source.removeprefix(str(tmp_path)) for error in errors] == ["/a/c.txt"]


def test_two_inputs_with_one_id_are_refused_by_name(tmp_path: Path) -> None:
    first, second = write(tmp_path / "x" / "a.txt", TEXT), write(tmp_path / "y" / "a.html", PAGE)
    documents, errors = read_all(first, second)
    assert [document.id for document in documents] == ["a"]
    assert str(first) in str(errors[0])
    assert str(second) in str(errors[0])


def test_without_on_error_the_first_fault_ends_the_work(tmp_path: Path) -> None:
    paths = [write(tmp_path / "a.txt", TEXT), write(tmp_path / "b.txt", ""), write(tmp_path / "c.txt", TEXT)]
    documents = read_documents(paths)
    assert next(documents).id == "a"
    with pytest.raises(InputError, match=r"b\.txt: the file is empty; expected an article"):
        next(documents)


def test_an_html_page_gives_its_article_and_what_it_says_of_itself(tmp_path: Path) -> None:
    document = read_one(write(tmp_path / "rapat.html", PAGE))
    body = document.body
    assert "membuka rapat koordinasi" in body
    assert "menjaga netralitas" in body
    assert "Beranda" not in body
    assert "Pasang iklan" not in body
    fields = (document.title, document.publisher, document.author, document.date, document.url)
    assert fields == (
        "Rapat Camat",
        "Kabar Kota",
        "Sari Dewi",
        "2024-10-17",
        "https://kabarkota.example/rapat",
    )


def test_a_markdown_title_and_marks(tmp_path: Path) -> None:
    text = "# Rapat Camat #\n\n![foto](a.png)\n## Isi\n**Wali Kota** dan _lurah_desa_ 2 * 3 di [Bone](https://x.id).\n"
    document = read_one(write(tmp_path / "a.md", text))
    assert document.title == "Rapat Camat"
    assert document.body == "Isi\nWali Kota dan _lurah_desa_ 2 * 3 di Bone."


def test_json_records_in_either_language(tmp_path: Path) -> None:
    english = {
        "id": "k-1",
        "title": "T",
        "text": TEXT,
        "publisher": "Kabar",
        "author": "Sari",
        "date": "2024-10-17",
    }
    indonesian = {
        "judul": "T",
        "Isi": TEXT,
        "sumber": "Kabar",
        "penulis": ["Sari", "Adi"],
        "tautan": "https://x.id",
    }
    path = write(tmp_path / "arsip.json", json.dumps([english, indonesian | {"tanggal": "17 Oktober 2024"}]))
    assert list(read_documents([path])) == [
        Document("k-1", TEXT, "T", "Kabar", "Sari", "2024-10-17"),
        Document("arsip:2", TEXT, "T", "Kabar", "Sari, Adi", "2024-10-17", "https://x.id"),
    ]


def test_one_json_object_takes_the_id_of_its_file(tmp_path: Path) -> None:
    record = {
        "headline": "T",
        "articleBody": TEXT,
        "author": {"name": "Sari"},
        "datePublished": "2024-10-17T08:00Z",
    }
    path = write(tmp_path / "a.json", json.dumps(record))
    assert read_one(path) == Document("a", TEXT, "T", None, "Sari", "2024-10-17")


def test_json_lines_are_read_one_by_one_and_faults_named_by_line(tmp_path: Path) -> None:
    lines = [
        '\ufeff{"body": "Satu."}',
        "",
        "{",
        '{"judul": "tanpa isi"}',
        "[]",
        '{"id": 7, "body": "Dua."}',
        '{"id": "7", "body": "Tiga."}',
        '{"body": "  "}',
        '{"body": 5}',
    ]
    path = write(tmp_path / "arsip.jsonl", "\n".join(lines))
    documents, errors = read_all(path)
    assert [(document.id, document.body) for document in documents] == [("arsip:1", "Satu."), ("7", "Dua.")]
    said = [str(error).removeprefix(str(path)) for error in errors]
    assert said[0].startswith(":3: not JSON")
    assert said[1].startswith(":4: no text in the record: expected a string in body or text")
    assert said[1].endswith("found the keys judul")
    assert said[2] == ":5: expected a JSON object for an article, found a list"
    assert said[3].startswith(f":7: its id '7' is already that of {path}:6")
    assert said[4] == ":8: the article is empty; expected its text"
    assert said[5].endswith("found a number")


def test_json_lines_are_not_read_further_than_asked(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", f'{{"body": "{TEXT}"}}\n' * 3 + "{")
    documents = read_documents([path])
    assert [next(documents).id for _ in range(3)] == ["a:1", "a:2", "a:3"]


@pytest.mark.parametrize("content", ["", "\n \n", "\ufeff", " \t\u200b\xa0\n"])
def test_an_empty_file_is_named(content: str, tmp_path: Path) -> None:
    assert "empty" in reason(write(tmp_path / "a.txt", content))
    assert "empty" in reason(write(tmp_path / "a.jsonl", ""))
    assert "an empty list" in reason(write(tmp_path / "a.json", "[]"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b"\x00\x01\x02" * 50),
        ("a.txt", bytes(range(1, 32)) * 20),
        ("a.txt", TEXT.encode("utf-16-le")),  # no byte order mark
        ("surat.pdf", b"%PDF-1.7\n\x00\x00\xff"),
        ("a.json", b"\x00"),
    ],
)
def test_a_binary_file_is_named(name: str, content: bytes, tmp_path: Path) -> None:
    assert "binary file" in reason(write(tmp_path / name, content))


@pytest.mark.parametrize("content", [b"\x81\x8d\x8f" * 9, bytes(range(0xA1, 0xFF)) * 5, b"\xff\xfea"])
def test_bytes_that_are_no_text_are_named(content: bytes, tmp_path: Path) -> None:
    assert "UTF-8" in reason(write(tmp_path / "a.txt", content))


@pytest.mark.parametrize(
    "content",
    [
        "“Jum’at” – kata dia".encode(),
        "“Jum’at” – kata dia".encode("utf-8-sig"),
        "“Jum’at” – kata dia".encode("utf-16"),
        b"\xfe\xff" + "“Jum’at” – kata dia".encode("utf-16-be"),
        "“Jum’at” – kata dia".encode("cp1252"),
    ],
)
def test_encodings(content: bytes) -> None:
    assert decode(content, "x") == "“Jum’at” – kata dia"


def test_a_page_that_was_cut_in_a_letter_is_still_utf_8() -> None:
    assert decode("“Satu” “dua”".encode()[:-1], "x") == "“Satu” “dua\ufffd"


def test_line_ends_are_plain() -> None:
    assert decode(b"a\r\nb\rc\n", "x") == "a\nb\nc\n"


@given(st.binary())
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    try:
        text = decode(content, "x")
    except InputError as error:
        assert error.source == "x"
    else:
        assert "\0" not in text


KEYS = st.sampled_from(["id", "body", "date", "author", "judul", "x"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(KEYS, x)
)


@given(VALUES)
def test_any_record_is_an_article_or_refused(record: object) -> None:
    try:
        document = to_document(record, "id", "x")
    except InputError as error:
        assert error.source == "x"
    else:
        assert document.body
        assert document.id


def test_missing_and_unreadable_files_are_named(tmp_path: Path) -> None:
    assert "No such file" in reason(tmp_path / "missing.txt")
    assert "cannot be read" in reason(Path("a\0b.txt"))
    assert "no article in this folder" in reason(tmp_path)


def test_a_file_that_the_system_refuses_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.symlink_to(path)  # refused to everybody, also to root
    assert "Too many levels of symbolic links" in reason(path)


def test_a_kind_of_file_that_is_not_read_is_named(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "tabel.csv", "a,b\n1,2\n")
    documents, errors = read_all(tmp_path)
    assert [document.id for document in documents] == ["a"]
    assert str(errors[0]).startswith(f"{tmp_path}/tabel.csv: .csv files are not read; save its text as .txt")


def test_a_page_without_an_article_is_named(tmp_path: Path) -> None:
    assert "no article was found" in reason(write(tmp_path / "a.html", "<html><body></body></html>"))


def test_files_and_lines_that_are_too_large_are_named(tmp_path: Path) -> None:
    large = b"a" * (LARGEST + 1)
    assert "larger than 50 MB" in reason(write(tmp_path / "a.txt", large))
    path = write(tmp_path / "a.jsonl", large + b"\n" + b'{"body": "Satu."}\n')
    documents, errors = read_all(path)
    assert [document.id for document in documents] == ["a:2"]
    assert str(errors[0]).startswith(f"{path}:1: larger than 50 MB")


def test_standard_input_is_text() -> None:
    code = (
        "from graph.documents import read_documents; print(*((d.id, d.body) for d in read_documents(['-'])))"
    )
    run = subprocess.run([sys.executable, "-c", code], input=TEXT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == f"('stdin', '{TEXT}')"


def test_a_name_that_is_no_utf_8_gives_an_id_that_is(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    write(Path(path), TEXT)
    assert read_one(Path(path)).id == "caf\ufffd"
    assert [document.id for document in read_documents([tmp_path])] == ["caf\ufffd"]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2024-10-17", "2024-10-17"),
        ("2024-10-17 08:30", "2024-10-17"),
        ("Kamis, 17 Oktober 2024 | 08:30 WIB", "2024-10-17"),
        ("17/10/2024", "2024-10-17"),
        ("2024-13-17", None),
        ("31/02/2024", None),
        ("17 Okto 2024", None),
        ("kemarin", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_of_records(said: str | None, day: str | None) -> None:
    assert to_day(said) == day


def test_no_key_of_a_record_means_two_fields() -> None:
    keys = [key for keys in read_settings("record_keys.toml").values() for key in keys]
    assert len(keys) == len(set(keys))
    assert keys == [key.casefold() for key in keys]
