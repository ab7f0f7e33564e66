"""An output folder to decide about, and what a user does with it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.cli import main
from graph.decisions import read_decisions
from graph.stores import open_store

ARTICLES = {
    "a": (
        "2024-01-02",
        "Camat Coblong Budi Santoso membuka rapat koordinasi dengan para lurah di Bandung, "
        "Selasa (2/1/2024).",
    ),
    "b": (
        "2024-03-05",
        "Wali Kota Bandung Budi Santoso meresmikan pasar rakyat di Kota Bandung, Selasa (5/3/2024).",
    ),
    "c": (
        "2024-04-09",
        "Wali Kota Bandung Sari Wulandari membuka pelatihan kader di Kota Bandung, Selasa (9/4/2024).",
    ),
    "d": (
        "2024-06-04",
        "Wali Kota Bandung Budi Santoso membuka rapat kerja di Kota Bandung, Selasa (4/6/2024).",
    ),
}


def run(*arguments: str | Path, input: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=input)


def ok(*arguments: str | Path, input: str | None = None) -> str:
    result = run(*arguments, input=input)
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(*arguments: str | Path) -> str:
    result = run(*arguments)
    assert result.exit_code in (1, 2), result.output
    assert result.stderr.startswith(("simpul: ", "Usage: "))
    return result.stderr


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    records = [{"id": id, "date": date, "text": text} for id, (date, text) in ARTICLES.items()]
    (folder / "berita.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    ok("build", folder / "berita.jsonl", "-o", folder / "o")
    return folder


@pytest.fixture
def here(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder to stand in, with an output folder of its own, where nothing was decided yet."""
    shutil.copytree(made, tmp_path / "w")
    (tmp_path / "w" / "o").rename(tmp_path / "w" / "output")
    monkeypatch.chdir(tmp_path / "w")
    yield tmp_path / "w"


def files() -> dict[str, bytes]:
    """What the output folder holds, but for the decisions and what the folder locks by."""
    folder = Path("output")
    names = (path.name for path in folder.iterdir() if path.name != "decisions.jsonl" and path.name[0] != ".")
    return {name: (folder / name).read_bytes() for name in names}


def persons() -> list[str]:
    return sorted(str(row["id"]) for row in open_store("output").nodes("Person"))


def held(name: str) -> list[tuple[str, str, list[str]]]:
    rows = open_store("output").edges("HOLDS")
    return [
        (str(row["end_name"]), str(row.get("capacity", "")), list(row["documents"]))
        for row in rows
        if row["start_name"] == name
    ]


def ids(name: str) -> list[str]:
    """The ids of the persons who are called so, in the order of their articles."""
    rows = [row for row in open_store("output").nodes("Person") if row["name"] == name]
    return [row["id"] for row in sorted(rows, key=lambda row: row["id"] != "person/budi-santoso-96cd17f1")]


def last() -> str:
    return read_decisions("output/decisions.jsonl")[-1].id
