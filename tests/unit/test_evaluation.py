"""The scorer: its comparisons, and that its figures are those of the script that it was ported from."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from gold_triples import make_triples, to_lines

from graph.errors import GraphFormatError, InputError
from graph.evaluation import ANNOTATIONS, ARTICLES, HEADLINE, read_triples, score, to_gold
from graph.evaluation.gold import find_span, read_gold
from graph.evaluation.names import conflict, likeness, pair_up, same, words
from graph.model import Document, Evidence, Extraction, Person, Place, Role, Span, Statement, Tenure

SHARED = Path(__file__).parents[2].parent / "shared"
ORIGINAL = SHARED / "eval" / "score.py"
needs_original = pytest.mark.skipif(not ORIGINAL.is_file(), reason="../shared/eval/score.py is not there")


def original_figures(triples: Path, annotations: Path, articles: Path, *more: str) -> dict[str, Any]:
    """Figures of the original script, which walks a set where equal candidates compete: here it is sorted."""
    source = ORIGINAL.read_text(encoding="utf-8")
    unsorted = "pred = [n for n in used if p.label(n) == label]"
    assert source.count(unsorted) == 1
    script = triples.with_name("original_score.py")
    script.write_text(
        source.replace(unsorted, unsorted.replace("in used", "in sorted(used)")), encoding="utf-8"
    )
    command = [sys.executable, str(script), "--gold", str(annotations), "--articles", str(articles)]
    run = subprocess.run(
        [*command, "--json", str(triples), *more],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    figures: dict[str, Any] = json.loads(run.stdout)
    return figures


@needs_original
@pytest.mark.parametrize("wrong", [0.0, 0.1, 0.3, 0.6, 0.9])
@pytest.mark.parametrize("seed", [1, 2])
def test_figures_are_those_of_the_original(wrong: float, seed: int, tmp_path: Path) -> None:
    triples = tmp_path / "triples.jsonl"
    triples.write_text(
        to_lines(make_triples(ANNOTATIONS, ARTICLES, wrong=wrong, seed=seed)), encoding="utf-8"
    )
    ours = score(read_triples(triples.open(encoding="utf-8"), "t"), ANNOTATIONS, ARTICLES).to_dict()
    assert ours == original_figures(triples, ANNOTATIONS, ARTICLES)


@needs_original
def test_figures_of_the_whole_gold_are_those_of_the_original(tmp_path: Path) -> None:
    folders = (SHARED / "eval" / "gold", SHARED / "corpus")
    triples = tmp_path / "triples.jsonl"
    triples.write_text(to_lines(make_triples(*folders, wrong=0.4)), encoding="utf-8")
    records = read_triples(triples.open(encoding="utf-8"), "t")
    assert score(records, *folders).to_dict() == original_figures(triples, *folders)
    assert score(records, *folders, ["seed-"]).to_dict() == original_figures(
        triples, *folders, "--only", "seed-"
    )


@needs_original
def test_no_triples_score_as_in_the_original(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").touch()
    ours = score([], ANNOTATIONS, ARTICLES).to_dict()
    assert ours == original_figures(tmp_path / "empty.jsonl", ANNOTATIONS, ARTICLES)


def test_the_golds_own_triples_are_nearly_all_right() -> None:
    report = score(make_triples(ANNOTATIONS, ARTICLES), ANNOTATIONS, ARTICLES)
    assert report.articles == len(list(ARTICLES.glob("*.txt")))
    assert report.tallies["triples"].f1 > 0.99
    assert report.tallies["said_by"].f1 == report.tallies["attended_by"].f1 == 1.0


def test_more_wrong_triples_score_lower() -> None:
    figures = [
        score(make_triples(ANNOTATIONS, ARTICLES, wrong=wrong), ANNOTATIONS, ARTICLES).tallies["triples"].f1
        for wrong in (0.0, 0.2, 0.5)
    ]
    assert figures == sorted(figures, reverse=True)
    assert figures[0] - figures[2] > 0.2


def test_the_headline_is_over_its_families() -> None:
    tallies = score(make_triples(ANNOTATIONS, ARTICLES, wrong=0.3), ANNOTATIONS, ARTICLES).tallies
    assert tallies["triples"].tp == sum(tallies[name].tp for name in HEADLINE)
    assert tallies["facts"].pred == sum(tallies[name].pred for name in HEADLINE[:-1])


def test_every_gold_item_that_is_not_right_is_named() -> None:
    report = score([], ANNOTATIONS, ARTICLES, ["dev-01"])
    missed = [miss for miss in report.misses if miss.kind == "roles"]
    assert len(missed) == report.tallies["roles"].gold == 8
    assert "dev-01\troles\tmissed\tLa Ode Harsan Kamaruddin | penjabat | Wali Kota | Kota Kendari" in map(
        str, missed
    )


def test_no_gold_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no gold file that begins with zzz"):
        score([], ANNOTATIONS, ARTICLES, ["zzz"])
    (tmp_path / "a.json").write_text("{")
    (tmp_path / "a.txt").write_text("teks")
    with pytest.raises(InputError, match=r"a\.json: no gold file"):
        list(read_gold(tmp_path, tmp_path))
    (tmp_path / "a.json").write_text("{}")
    with pytest.raises(InputError, match=r"elsewhere/a\.txt: cannot be read"):
        list(read_gold(tmp_path, tmp_path / "elsewhere"))


@pytest.mark.parametrize(
    "line", ["[1]", "{", '{"type":"node"}', '{"type":"relationship","label":"HOLDS","start":{"id":"a"}}']
)
def test_a_line_that_is_no_triple_is_named(line: str) -> None:
    with pytest.raises(GraphFormatError, match=r"^x\.jsonl:2: "):
        read_triples(["", line], "x.jsonl")


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("Pj. Walikota Bandung", "Wali Kota Bandung", True),
        ("Pemkot Sukabumi", "Kota Sukabumi", True),
        ("Kota Sukabumi", "Kabupaten Sukabumi", False),
        ("Wakil Bupati Bone", "Bupati Bone", False),
        ("KPU Kota Kendari", "KPU Kota Kupang", False),
        ("Bawaslu Kabupaten Tanggeung", "Bawaslu Kabupaten Tanggeng", True),  # a town in two spellings
        ("Bawaslu Kabupaten Bone", "Bawaslu Kabupaten Bima", False),
        ("Kapolres Bone", "Kepala Kepolisian Resor Bone", True),
    ],
)
def test_names_of_offices_and_bodies(a: str, b: str, agree: bool) -> None:
    assert same([a], [b], strict=True) is agree
    assert same([b], [a], strict=True) is agree


def test_conflict_is_only_between_what_differs() -> None:
    assert not conflict(words("Bawaslu"), words("Bawaslu Kota Kendari"))
    assert conflict(words("Polres Bone"), words("Polres Bima"))


def test_the_best_pair_of_names_counts() -> None:
    assert likeness(["X", "Harsan"], ["Y", "Harsan"]) == 1.0
    assert likeness([], ["Harsan"]) == 0.0


def test_pairs_are_one_to_one_best_first() -> None:
    table = {("a", "x"): 0.9, ("a", "y"): 0.8, ("b", "x"): 0.95}
    assert pair_up(["a", "b"], ["x", "y"], lambda g, p: table.get((g, p), 0.0)) == [(1, 0), (0, 1)]
    assert pair_up(["a"], ["x"], lambda g, p: 0.0) == []


def test_spans_of_the_shipped_gold_stand_in_their_articles() -> None:
    for gold in read_gold(ANNOTATIONS, ARTICLES, ["dev-01", "dev-02"]):
        text = " ".join(gold.text.split())
        for statement in gold.rows("statements"):
            assert find_span(statement["text"], gold.text) in text


def test_an_extraction_in_the_shape_of_a_gold_file() -> None:
    body = "Pj Wali Kota Kendari Harsan meminta satu dua tiga empat lima enam tujuh delapan sembilan sepuluh."
    evidence = Evidence(Span(0, len(body)), (), "stated")
    extraction = Extraction(
        Document("a-1", body, publisher="Kabar"),
        persons=(Person("person:0", "Harsan", (), ()),),
        places=(Place("place:0", "Kota Kendari", "kota", None, ()),),
        roles=(
            Role("role:0", "Wali Kota", (), "place:0", False, (), evidence),
            Role("role:1", "Camat", ("Pak Camat",), None, True, (), evidence),
        ),
        tenures=(Tenure("person:0", "role:0", "penjabat", None, None, evidence),),
        statements=(
            Statement("s:0", "person:0", "indirect", Span(41, 60), body[28:-1], ("asn",), None, (), evidence),
        ),
    )
    assert to_gold(extraction) == {
        "doc": "a-1",
        "document": {"publisher": "Kabar", "author": None, "date": None},
        "persons": [{"name": "Harsan", "aliases": []}],
        "roles": [
            {
                "person": "Harsan",
                "title": "Wali Kota",
                "institution": "Kota Kendari",
                "capacity": "penjabat",
            },
            {
                "person": None,
                "title": "Camat",
                "aliases": ["Pak Camat"],
                "institution": None,
                "plural": True,
                "capacity": None,
            },
        ],
        "institutions": [],
        "events": [],
        "statements": [
            {
                "speaker": "Harsan",
                "mode": "indirect",
                "text": "meminta satu dua tiga empat … enam tujuh delapan sembilan sepuluh",
                "about": ["asn"],
                "at": None,
            }
        ],
        "regulations": [],
    }
