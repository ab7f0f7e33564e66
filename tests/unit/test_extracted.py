"""What each article says is kept beside the graph, whole, and read back as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from samples import mayor

from graph.errors import GraphFormatError
from graph.model import Document, Extraction
from graph.stores.extracted import read_extracted, write_extracted
from graph.triples import to_triples


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "extracted.jsonl"
    write_extracted([to_triples(mayor(id), f"hash of {id}") for id in ("b", "a")], path)
    return path


def test_it_is_read_back_as_it_was(kept: Path) -> None:
    expected = [to_triples(mayor(id), f"hash of {id}") for id in ("a", "b")]
    assert list(read_extracted(kept)) == expected
    assert expected[0].local and expected[0].edges


def test_text_that_utf8_cannot_carry_is_kept(tmp_path: Path) -> None:
    part = to_triples(Extraction(Document("\udcff", "x")), "\ud800")
    write_extracted([part], tmp_path / "e.jsonl")
    assert list(read_extracted(tmp_path / "e.jsonl")) == [part]


@pytest.mark.parametrize(
    ("line", "text", "said"),
    [
        (1, '{"format":"simpul-extracted","version":99}', r":1: expected .*\"version\":1.* found .*99"),
        (1, "", ":1: expected"),
        (2, "{", ":2: not an article of this format"),
        (3, '{"article":"b"}', r":3: not an article of this format \(KeyError: 'nodes'\)"),
        (2, "[]", ":2: not an article"),
    ],
)
def test_a_broken_line_is_named_with_what_to_do(kept: Path, line: int, text: str, said: str) -> None:
    lines = kept.read_text(encoding="utf-8").splitlines()
    lines[line - 1] = text
    kept.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(GraphFormatError, match=said) as error:
        list(read_extracted(kept))
    assert "`simpul build` makes it anew" in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GraphFormatError, match=r"extracted\.jsonl: cannot be read .* `simpul build`"):
        list(read_extracted(tmp_path / "extracted.jsonl"))
