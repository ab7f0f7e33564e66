"""The commands that write annotated articles as pages: where they go, and what they never write over."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.cli import main
from graph.evaluation import ANNOTATIONS, ARTICLES

EXAMPLE = Path(__file__).parents[2] / "examples" / "temanggung-workshop-media-sosial.txt"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


def test_extract_writes_a_page_of_the_article(here: Path) -> None:
    result = run("extract", EXAMPLE, "--html")
    assert (result.exit_code, result.stdout) == (0, "Open output/extract.html in a browser.\n")
    page = (here / "output" / "extract.html").read_text(encoding="utf-8")
    assert "Sri Wahyuningsih" in page
    assert '<html lang="id">' in page
    assert run("extract", EXAMPLE, "--html", "lain/artikel.html", "--lang", "en").exit_code == 0
    assert '<html lang="en">' in (here / "lain" / "artikel.html").read_text(encoding="utf-8")
    assert run("extract", EXAMPLE, "--html").exit_code == 0, "its own page may be written again"


@pytest.mark.parametrize("name", ["berita.txt", "berita.html"])
def test_an_article_after_the_option_is_not_written_over(name: str, here: Path) -> None:
    (here / name).write_text("Bupati Bone membuka rapat.")
    result = run("extract", "--html", name)
    assert result.exit_code == 2
    assert name in result.stderr
    assert (here / name).read_text() == "Bupati Bone membuka rapat."


def test_evaluate_writes_a_page_without_the_errors_kept_aside(here: Path) -> None:
    result = run("evaluate", "--html", "--only", "dev-02,dev-03")
    assert (result.exit_code, result.stdout) == (0, "Open output/evaluate.html in a browser.\n")
    page = (here / "output" / "evaluate.html").read_text(encoding="utf-8")
    assert "<h2>dev-02</h2>" in page
    assert "<h2>dev-03</h2>" not in page
    assert run("evaluate", "--html", "--aside", "--only", "dev-02,dev-03").exit_code == 0
    assert "<h2>dev-03</h2>" in (here / "output" / "evaluate.html").read_text(encoding="utf-8")


def test_evaluate_marks_a_graph_file(here: Path) -> None:
    assert run("build", ARTICLES / "dev-02.txt", "-o", "hasil").exit_code == 0
    for graph in ("hasil", "hasil/graph.jsonl"):
        result = run("evaluate", "-g", graph, "--html", "--only", "dev-02", "--lang", "en")
        assert result.exit_code == 0, result.stderr
        page = (here / "output" / "evaluate.html").read_text(encoding="utf-8")
        assert "<details id=" in page
        assert "data-words" in page, "with the articles beside it, facts show their sentences"


def test_errors_kept_aside_are_not_printed_unless_asked_for() -> None:
    result = run("evaluate", "--errors", "--only", "dev-03")
    assert "\tmissed\t" not in result.stdout
    assert "the errors of 1 article kept aside are not shown; --aside shows them" in result.stderr
    shown = run("evaluate", "--errors", "--aside", "--only", "dev-03")
    assert "dev-03\t" in shown.stdout
    assert shown.stderr == ""


def test_gold_of_ones_own_names_what_is_kept_aside(here: Path) -> None:
    own = here / "gold"
    own.mkdir()
    for name in ("dev-02", "dev-03"):
        (own / f"{name}.json").write_bytes((ANNOTATIONS / f"{name}.json").read_bytes())
    (own / "aside.txt").write_text("# satu saja\ndev-02\n")
    result = run("evaluate", "--gold", own, "--articles", ARTICLES, "--errors")
    assert "dev-02\t" not in result.stdout
    assert "dev-03\t" in result.stdout
