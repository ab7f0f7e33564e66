from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from test_store import sample

from graph.stores import write_graph
from graph.stores.validate import Fault, validate

Record = dict[str, Any]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    write_graph(sample(), tmp_path / "graph.jsonl")
    return tmp_path / "graph.jsonl"


def change(file: Path, pick: Callable[[Record], bool], edit: Callable[[Record], Any]) -> int:
    """Edit the first record that `pick` takes; gives its line number."""
    lines = file.read_text(encoding="utf-8").rstrip("\n").split("\n")
    for number, line in enumerate(lines):
        record = json.loads(line)
        if pick(record):
            edit(record)
            lines[number] = json.dumps(record, ensure_ascii=False)
            file.write_text("\n".join(lines), encoding="utf-8")
            return number + 1
    raise AssertionError("no such record")


def is_person(record: Record) -> bool:
    return bool(record["type"] == "node" and record["labels"] == ["Person"])


def is_held(record: Record) -> bool:
    return record.get("label") == "HOLDS"


def put(*path: str | int, value: Any) -> Callable[[Record], None]:
    def edit(record: Record) -> None:
        for step in path[:-1]:
            record = record[step]  # type: ignore[index]
        record[path[-1]] = value  # type: ignore[index]

    return edit


def test_a_graph_that_was_written_is_right(file: Path) -> None:
    assert validate(file) == []
    (file.parent / "documents.jsonl").unlink()
    assert validate(file) == []


@pytest.mark.parametrize(
    ("pick", "edit", "said"),
    [
        (is_person, put("type", value="nod"), '"type" must be'),
        (is_person, put("properties", "umur", value=3), "property 'umur' is not in the schema"),
        (is_person, put("properties", "name", value=None), "property 'name' must be a string, found None"),
        (is_person, put("properties", "aliases", value=["a", 1]), "must be a list of strings"),
        (is_person, lambda record: record["properties"].pop("norm_name"), "property 'norm_name' is missing"),
        (is_person, put("properties", "id", value="person/x"), "property 'id' must repeat the node's id"),
        (is_person, put("labels", value=["Orang"]), "label 'Orang' is not in the schema"),
        (is_person, put("labels", value=["Group"]), "the id person/"),
        (is_held, put("label", value="KENAL"), "type 'KENAL' is not in the schema"),
        (is_held, put("label", value="SAID_BY"), "SAID_BY cannot start at a Person"),
        (is_held, put("start", "labels", value=["Role"]), "its node is a Person"),
        (is_held, put("end", "id", value="role/none"), "end role/none is no node of the file"),
        (is_held, put("properties", "capacity", value="Pj"), "allowed: penjabat"),
        (is_held, put("properties", "since", value="2024-9"), "must be an ISO date"),
        (is_held, put("properties", "first_reported", value="2024-02-30"), "must be an ISO date"),
        (is_held, put("properties", "basis", value="maybe"), "allowed: stated, inferred"),
        (
            is_held,
            put("properties", "starts", value=[0]),
            "must run in parallel, but documents has 2, starts has 1",
        ),
        (
            is_held,
            put("properties", "documents", value=["a-2", "a-1"]),
            "documents must be sorted, each once",
        ),
        (
            is_held,
            put("properties", "documents", value=["a-1", "a-1"]),
            "documents must be sorted, each once",
        ),
        (
            is_held,
            put("properties", "documents", value=["a-1", "zz"]),
            "the article 'zz' is not in documents.jsonl",
        ),
        (is_held, put("properties", "ends", value=[0, 93]), "0 to 0 is no sentence"),
        (is_held, put("properties", "ends", value=[92, 93]), "the text has 93 characters, its offsets 92"),
        (is_held, put("properties", "starts", 0, value=-1), "-1 to 93 is no sentence"),
        (is_held, put("properties", "texts", 0, value="x" * 93), "in a-1: the body has 'Penjabat"),
        (is_held, put("properties", "marks", 0, value="28-44,1-2"), "must be offsets like '120-136 140-151'"),
        (
            is_held,
            put("properties", "marks", 0, value="28-94"),
            "mark 28-94 must lie inside the sentence, 0-93",
        ),
        (is_held, put("properties", "marks", 0, value="44-28"), "mark 44-28 must lie inside"),
        (
            lambda record: record["id"].startswith("document/"),
            put("properties", "sha256", value="0"),
            "sha256 is not the hash of its article",
        ),
    ],
)
def test_every_fault_is_named_with_its_line(
    file: Path, pick: Callable[[Record], bool], edit: Callable[[Record], Any], said: str
) -> None:
    line = change(file, pick, edit)
    assert [fault for fault in validate(file) if fault.line == line and said in fault.message]


def test_evidence_without_an_article(file: Path) -> None:
    def empty(record: Record) -> None:
        record["properties"] |= {name: [] for name in ("documents", "starts", "ends", "texts", "marks")}

    line = change(file, is_held, empty)
    (fault,) = validate(file)
    assert fault.line == line
    assert fault.message.endswith("there is no evidence; expected at least one article")


@pytest.mark.parametrize(
    ("order", "said"),
    [
        (lambda lines: [lines[1], lines[0], *lines[2:]], "nodes are sorted by id"),
        (lambda lines: [lines[0], *lines], "is there twice; ids are unique"),
        (lambda lines: [*lines, lines[-1]], "is there twice; one fact is one relationship"),
        (lambda lines: [*lines[:-2], lines[-1], lines[-2]], "relationships are sorted by key"),
        (lambda lines: [*lines[1:], lines[0]], "stands after a relationship; nodes come first"),
    ],
)
def test_order_and_repetition(file: Path, order: Callable[[list[str]], list[str]], said: str) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join(order(lines)), encoding="utf-8")
    assert any(said in fault.message for fault in validate(file))


def test_articles_can_be_named(file: Path, tmp_path: Path) -> None:
    moved = tmp_path / "kept.jsonl"
    (file.parent / "documents.jsonl").rename(moved)
    assert validate(file, moved) == []
    (fault,) = validate(file, tmp_path / "none.jsonl")
    assert fault.line == 0
    assert "there is no such file" in fault.message
    moved.write_text("")
    assert any("is not in documents.jsonl" in fault.message for fault in validate(file, moved))


def test_changed_articles_are_a_fault_of_the_file(file: Path) -> None:
    kept = file.parent / "documents.jsonl"
    kept.write_text(kept.read_text().replace("membuka", "menutup"))
    (fault,) = validate(file)
    assert fault == Fault(0, fault.message)
    assert "was changed after its graph was built" in fault.message


def test_standard_input(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(file.read_bytes() + b"{}")))
    (fault,) = validate("-")
    assert fault.line == len(file.read_text().splitlines()) + 1


RELATIONSHIP = (
    '{"type":"relationship","id":"0","label":"HOLDS","start":{"id":"a","labels":["Person"]},'
    '"end":{"id":"b","labels":["Role"]},"properties":%s}'
)
EVIDENCE = '{"documents":["a"],"starts":[0],"ends":[%s],"texts":["x"],"marks":["0-1"],"basis":"stated"%s}'


@pytest.mark.parametrize(
    "content",
    [
        b"\x00\xff\xfe" * 100,
        b"[" * 100_000,
        b'{"type":' + b"[" * 100_000,
        b'{"type":' + b'{"a":' * 900 + b"1" + b"}" * 901,
        b'{"a":' + b"9" * 100_000 + b"}",
        b'{"type":["node"],"id":"a","labels":["Person"],"properties":{}}',
        b'{"type":"node","id":"a","labels":[["Person"]],"properties":{}}',
        b'{"type":"node","id":"\\ud800","labels":["\\ud800"],"properties":{"\\ud800":1}}',
        b'{"type":"node","id":"person/a","labels":["Person"],"properties":{"name":'
        + b"[" * 500
        + b"]" * 500
        + b"}}",
        (RELATIONSHIP % "{}").encode(),
        (RELATIONSHIP % (EVIDENCE % ("9" * 4000, ""))).encode(),
        (RELATIONSHIP % (EVIDENCE % ("1", ',"since":' + "[" * 500 + "]" * 500))).encode(),
        (RELATIONSHIP % (EVIDENCE % ("1e400", ""))).encode(),
        (RELATIONSHIP % (EVIDENCE % ('{"a":1}', ""))).encode(),
        b'{"type":"node","type":"relationship"}',
        b"\n\n\n",
        b"null",
        b'"\\u0000"',
    ],
    ids=range(18),
)
def test_hostile_files_give_faults_and_no_exception(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "hostile.jsonl"
    file.write_bytes(content)
    faults = validate(file)
    assert faults
    assert all(len(fault.message) < 2000 for fault in faults)


@pytest.mark.parametrize("path", ["nowhere/graph.jsonl", ".", "", "\0"])
def test_what_cannot_be_read_is_a_fault(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (fault,) = validate(path)
    assert fault.line == 0


def test_an_empty_file_is_an_empty_graph(tmp_path: Path) -> None:
    (tmp_path / "graph.jsonl").touch()
    assert validate(tmp_path / "graph.jsonl") == []
