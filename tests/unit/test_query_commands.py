"""`simpul query` and `simpul cypher` as processes, without a server."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import graph
from graph.analysis.answers import ask
from graph.analysis.library import load_queries
from graph.stores import Graph, open_store, write_graph

EXAMPLES = Path(__file__).parents[2] / "examples"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the graph of the examples, as `simpul build` leaves it."""
    target = tmp_path_factory.mktemp("pertanyaan")
    write_graph(graph.build(EXAMPLES), target / "output" / "graph.jsonl")
    return target


@pytest.fixture(scope="module")
def found(folder: Path) -> Graph:
    return open_store(folder / "output")


@pytest.fixture
def run(folder: Path) -> Run:
    def run(*arguments: str, code: int = 0, **options: str) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J")}
        done = subprocess.run(
            [sys.executable, "-m", "graph", *arguments],
            cwd=folder,
            env=environment | {"PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            input=options.get("input"),
        )
        assert done.returncode == code, done.stderr
        return done

    return run


def test_the_list_names_every_question(run: Run) -> None:
    listed = run("query").stdout
    for query in load_queries().values():
        assert f"  {query.name} " in listed
        assert query.title_en in listed
    assert "[since] [until]" in listed


def test_help_after_a_name_describes_the_question(run: Run) -> None:
    said = run("query", "holders", "--help").stdout
    for text in (
        "Siapa yang diberitakan",
        "Who was reported",
        "office  STRING",
        "institution  NAME of Institution",
    ):
        assert text in said
    example = said.strip().splitlines()[-1].strip()
    assert example == "simpul query holders -p office=Bupati -p institution='Kabupaten Temanggung'"
    assert "Options:" in run("query", "--help").stdout
    assert "MATCH" in run("query", "holders", "--cypher").stdout


def test_json_and_csv_have_the_rows_of_the_function(run: Run, found: Graph) -> None:
    expected = ask(found, "offices-of-person", name="Sri Wahyuningsih")
    asked = ("query", "offices-of-person", "-p", "name=sri wahyuningsih")
    assert json.loads(run(*asked, "--format", "json").stdout) == expected
    read = list(csv.DictReader(io.StringIO(run(*asked, "--format", "csv").stdout)))
    assert [row["office_id"] for row in read] == [row["office_id"] for row in expected]
    table = run(*asked)
    assert table.stdout.splitlines()[0].startswith("person ")
    assert table.stderr == "2 rows\n"


def test_a_file_is_written_whole_and_named(run: Run, folder: Path) -> None:
    asked = ("query", "meeting-picture", "-p", "name=Nurcahyo Adisasmita", "--format", "html", "--lang", "en")
    done = run(*asked, "-o", "baru/temu.html")
    assert done.stdout == ""
    assert done.stderr == "6 rows in baru/temu.html\n"
    page = (folder / "baru" / "temu.html").read_text(encoding="utf-8")
    assert "The meetings of a person, drawn" in page
    rows = run("query", "topics", "--format", "html").stdout
    assert rows.startswith("<!doctype html>")
    assert "Topik menurut banyaknya pernyataan" in rows


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("holder",), 1, "there is no query 'holder'; did you mean holders"),
        (
            ("holders",),
            2,
            "holders: the parameter office (the office without its body), for example office='Bupati'",
        ),
        (("holders", "-p", "office"), 2, "expected NAME=VALUE, found 'office'"),
        (("find", "-p", "words=a", "-p", "words=b"), 2, "words is given twice"),
        (("new-since", "-p", "day=kemarin"), 2, "day must be a day, month or year"),
        (
            ("offices-of-person", "-p", "name=Sri Wahyuningsi"),
            1,
            "no Person is called 'Sri Wahyuningsi'; close to it: Sri",
        ),
        (
            ("offices-of-person", "-p", "name=wahyuningsih"),
            1,
            "close to it: Sri Wahyuningsih (person/sri-wahyuningsih-",
        ),
        (("offices-of-person", "-p", "name=qqqq"), 1, "`simpul query find -p words=...` searches all names"),
        (("topics", "--collection", "x"), 2, "--collection goes with --on"),
        (("topics", "-g", "tidak-ada.jsonl"), 1, "tidak-ada.jsonl"),
        (("topics", "--on", "http://x"), 2, "expected an address like bolt://localhost:7687"),
        (("topics", "--on", "bolt://127.0.0.1:9"), 1, "no Neo4j server answers"),
    ],
)
def test_wrong_use_is_explained(run: Run, arguments: tuple[str, ...], code: int, said: str) -> None:
    done = run("query", *arguments, code=code)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_known_name_without_rows_is_no_error(run: Run) -> None:
    done = run("query", "statements-of", "-p", "name=Kepolisian Resor Singkawang")
    assert done.stderr == "0 rows\n"


def test_cypher_needs_a_server_and_a_statement(run: Run) -> None:
    assert "no address of a Neo4j server" in run("cypher", "RETURN 1", code=2).stderr
    asked = ("cypher", "-", "--on", "bolt://127.0.0.1:9")
    assert "there is no Cypher in it" in run(*asked, code=2, input="// nothing\n").stderr
