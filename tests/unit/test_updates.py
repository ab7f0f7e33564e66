"""A graph that grows and shrinks: the same files as if all articles had been built at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.assembly import remove, update
from graph.cli import main
from graph.corpus import Corpus
from graph.errors import GraphFormatError, InputError, NotFoundError
from graph.model import Document

EXAMPLES = Path(__file__).parents[2] / "examples"
ARTICLES = sorted(path for path in EXAMPLES.glob("*.txt"))
TEXT = "Penjabat Wali Kota Sukabumi Kusmana Hartadji membuka rapat dengan para camat, Senin (7/10/2024)."
OTHER = "Wali Kota Sukabumi Ayep Zaki membuka rapat dengan para camat dan lurah, Senin (7/4/2025)."
ENGLISH = "The mayor of the city said that he would open the meeting with all of the heads of the districts."


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != ".simpul.lock"}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a build of all examples."""
    folder = tmp_path_factory.mktemp("whole")
    assert run("build", *ARTICLES, "-o", folder).exit_code == 0
    return files(folder)


@pytest.mark.parametrize("order", [ARTICLES, ARTICLES[::-1], [*ARTICLES[3:], *ARTICLES[:3]]])
def test_articles_that_come_in_parts_give_the_same_bytes(
    tmp_path: Path, whole: dict[str, bytes], order: list[Path]
) -> None:
    assert run("update", *order[:2], "-o", tmp_path).exit_code == 0
    assert run("update", *order[2:3], "-o", tmp_path).exit_code == 0
    result = run("update", *order, "-o", tmp_path)
    assert result.exit_code == 0
    assert result.stdout.startswith("Articles: 5 new, 3 as before.\n8 articles: ")
    assert files(tmp_path) == whole


def test_an_article_that_goes_takes_its_facts_along(tmp_path: Path, whole: dict[str, bytes]) -> None:
    (tmp_path / "extra.txt").write_text(TEXT)
    output = tmp_path / "o"
    assert run("build", *ARTICLES, tmp_path / "extra.txt", "-o", output).exit_code == 0
    assert files(output) != whole
    result = run("remove", "extra", "-o", output)
    assert result.exit_code == 0
    assert result.stdout.startswith("Removed extra.\n8 articles: ")
    assert files(output) == whole


def test_an_article_that_changed_takes_its_own_place(tmp_path: Path) -> None:
    update(Document("a", TEXT), tmp_path)
    assert "Kusmana" in (tmp_path / "graph.jsonl").read_text()
    assert update(Document("a", OTHER), tmp_path).changed == ["a"]
    assert "Kusmana" not in (tmp_path / "graph.jsonl").read_text()
    assert update(Document("a", OTHER), tmp_path).same == ["a"]
    assert update(Document("a", OTHER, title="Rapat"), tmp_path).changed == ["a"]


def test_other_topics_read_an_article_anew(tmp_path: Path) -> None:
    table = tmp_path / "topics.tsv"
    table.write_text("key\tlabel\tabout\tcues\nrapat\tRapat\trapat\trapat\n")
    update(Document("a", TEXT), tmp_path)
    assert update(Document("a", TEXT), tmp_path, topics=str(table)).changed == ["a"]


def test_all_articles_may_go(tmp_path: Path) -> None:
    update([Document("a", TEXT), Document("b", TEXT)], tmp_path)
    assert (tmp_path / "redirects.jsonl").exists()
    remove(["a", "b"], tmp_path)
    assert (tmp_path / "graph.jsonl").read_bytes() == b""
    assert not (tmp_path / "redirects.jsonl").exists()
    assert not (tmp_path / "documents.jsonl").exists()
    update([Document("a", TEXT)], tmp_path)
    assert Corpus.read(tmp_path).documents.keys() == {"a"}


def test_an_unknown_article_is_refused_with_close_ones_and_nothing_changes(tmp_path: Path) -> None:
    update([Document("rapat-1", TEXT), Document("rapat-2", TEXT)], tmp_path)
    before = files(tmp_path)
    with pytest.raises(NotFoundError, match="no article 'rapat-11' among 1; close to it: rapat-1"):
        remove(["rapat-2", "rapat-11"], tmp_path)
    assert files(tmp_path) == before
    result = run("remove", "kunjungan", "-o", tmp_path)
    assert result.exit_code == 1
    assert result.stderr == "simpul: no article 'kunjungan' among 2; documents.jsonl has their ids\n"


def test_what_cannot_be_read_is_named_and_leaves_what_is_there(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(TEXT)
    output = tmp_path / "o"
    assert run("update", article, "-o", output).exit_code == 0
    article.write_text(ENGLISH)
    (tmp_path / "b.txt").write_text(OTHER)
    result = run("update", article, tmp_path / "b.txt", "-o", output)
    assert result.exit_code == 1
    assert "a.txt: the text is not Indonesian" in result.stderr
    assert "1 of 2 articles could not be read" in result.stderr
    assert Corpus.read(output).documents.keys() == {"a", "b"}
    result = run("update", article, "-o", tmp_path / "p")
    assert (result.exit_code, (tmp_path / "p" / "graph.jsonl").exists()) == (1, False)
    before = files(output)
    with pytest.raises(InputError):
        update([Document("c", TEXT), Document("d", ENGLISH)], output)
    assert files(output) == before


def test_articles_of_another_version_are_named(tmp_path: Path) -> None:
    update([Document("a", TEXT), Document("b", TEXT)], tmp_path)
    path = tmp_path / "extracted.jsonl"
    path.write_text(path.read_text().replace('"extractor":"simpul/', '"extractor":"simpul/0.0.'))
    (tmp_path / "c.txt").write_text(OTHER)
    result = run("update", tmp_path / "c.txt", "-o", tmp_path)
    assert result.exit_code == 0
    assert "simpul: 2 articles read by simpul/0.0." in result.stderr
    assert "simpul build" in result.stderr


def test_a_folder_of_an_older_version_says_what_to_do(tmp_path: Path) -> None:
    update(Document("a", TEXT), tmp_path)
    (tmp_path / "extracted.jsonl").unlink()
    with pytest.raises(GraphFormatError, match=r"extracted\.jsonl: cannot be read .* `simpul build`"):
        update(Document("b", TEXT), tmp_path)


def test_files_that_do_not_belong_together_are_refused(tmp_path: Path) -> None:
    update([Document("a", TEXT), Document("b", TEXT)], tmp_path)
    path = tmp_path / "documents.jsonl"
    path.write_text("".join(path.read_text().splitlines(keepends=True)[:1]))
    with pytest.raises(GraphFormatError, match=r"do not hold the same articles \(b in one only\)"):
        Corpus.read(tmp_path)


def test_update_names_what_it_needs() -> None:
    result = run("update")
    assert result.exit_code == 2
    assert "Name the articles to add" in result.stderr


def test_the_source_hash_is_kept_and_names_no_machine(tmp_path: Path) -> None:
    update(Document("a", TEXT), tmp_path)
    record = json.loads((tmp_path / "extracted.jsonl").read_text().splitlines()[1])
    assert len(record["source"]) == 64
    assert record["article"] == "a"
