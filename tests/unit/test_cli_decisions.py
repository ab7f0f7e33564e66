"""Deciding as a user does it: real folders, processes and a real terminal."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from folder import ARTICLES, files, held, here, ids, last, made, ok, persons, refused, run

from graph.cli.corrections import to_capacity
from graph.decisions import read_decisions
from graph.stores import open_store
from graph.stores.validate import validate

__all__ = ["here", "made"]  # fixtures


def test_a_merge_leaves_a_redirect_and_its_undo_the_bytes_of_before(here: Path) -> None:
    before, (camat, mayor) = files(), ids("Budi Santoso")
    said = ok("same", camat, mayor, "--who", "rina", "--why", "orang yang sama")
    assert f"Now one: Budi Santoso  {camat}" in said
    assert mayor not in persons()
    assert open_store("output").node(mayor).id == camat
    assert validate("output/graph.jsonl") == []
    (decision,) = read_decisions("output/decisions.jsonl")
    assert (decision.who, decision.why, decision.act) == ("rina", "orang yang sama", "same")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", decision.when)
    said = ok("undo", decision.id[:5])
    assert "Now 2: Budi Santoso" in said
    assert files() == before
    assert [item.act for item in read_decisions("output/decisions.jsonl")] == ["same", "undo"]
    ok("undo", last())
    assert mayor not in persons()


def test_decisions_outlive_a_build_and_an_update(here: Path) -> None:
    camat, mayor = ids("Budi Santoso")
    ok("same", camat, mayor)
    decided = files()
    assert ok("build", "berita.jsonl") and files() == decided
    assert ok("update", "berita.jsonl") and files() == decided
    ok("remove", "c")
    ok("update", "berita.jsonl")
    assert files() == decided


def test_what_finds_no_words_is_told_and_kept(here: Path) -> None:
    camat, mayor = ids("Budi Santoso")
    ok("same", camat, mayor)
    result = run("remove", "a")
    assert result.exit_code == 0
    assert result.stderr.startswith(f"simpul: decision {last()} (same 'Budi Santoso', ")
    assert result.stderr.endswith("was not followed: the article a is not there any more\n")
    assert len(read_decisions("output/decisions.jsonl")) == 1
    assert "[waits: the article a is not there any more]" in ok("decisions")
    assert run("update", "berita.jsonl").stderr == ""
    assert "[waits" not in ok("decisions")
    assert len(ids("Budi Santoso")) == 1


def test_one_is_parted_by_articles(here: Path) -> None:
    (_, mayor), before = ids("Budi Santoso"), files()
    said = ok("different", mayor, "--in", "d")
    assert "Now 2: Budi Santoso" in said
    assert sorted(documents for _, _, documents in held("Budi Santoso")) == [["a"], ["b"], ["d"]]
    ok("undo", "--last")
    assert files() == before


def test_one_is_parted_by_the_ids_that_its_articles_gave(here: Path) -> None:
    _, mayor = ids("Budi Santoso")
    (other,) = (old for old, new in open_store("output").redirects.items() if new == mayor)
    assert "Now 2: Budi Santoso" in ok("different", mayor, other)
    assert other in persons()


def test_unsure_keeps_two_apart_and_is_not_asked_again(here: Path) -> None:
    camat, mayor = ids("Budi Santoso")
    assert f"{camat}  {mayor}" in ok("review", "--list")
    assert "The graph is as before." in ok("unsure", camat, mayor)
    assert f"{camat}  {mayor}" not in ok("review", "--list")


def test_a_fact_is_rejected_in_one_article_or_in_all(here: Path) -> None:
    before, (_, mayor) = files(), ids("Budi Santoso")
    ok("reject", mayor, "holds", "wali kota", "--in", "d")
    assert ("Wali Kota", "", ["b"]) in held("Budi Santoso")
    said = ok("reject", mayor, "HOLDS", "Wali Kota, Kota Bandung")
    assert "Gone: Budi Santoso holds Wali Kota, Kota Bandung" in said
    assert held("Budi Santoso") == [("Camat", "", ["a"])]
    ok("undo", *(item.id for item in read_decisions("output/decisions.jsonl")))
    assert files() == before


def test_what_is_no_person_goes_whole(here: Path) -> None:
    said = ok("reject", "Sari Wulandari", "--why", "bukan orang")
    assert "Gone: Sari Wulandari holds Wali Kota, Kota Bandung" in said
    assert not any("sari" in id for id in persons())
    assert validate("output/graph.jsonl") == []


def test_a_name_and_a_capacity_are_corrected(here: Path) -> None:
    assert "Now called: Sari Wulan Dari" in ok("rename", "Sari Wulandari", "Sari Wulan Dari")
    said = ok("capacity", "Sari Wulan Dari", "Wali Kota", "Plt.", "--in", "c")
    assert "Now: Sari Wulan Dari holds pelaksana tugas Wali Kota, Kota Bandung (was: definitif)\n" in said
    assert "Gone" not in said
    assert held("Sari Wulan Dari") == [("Wali Kota", "pelaksana tugas", ["c"])]
    assert "contradiction" not in ok("review", "--list")
    ok("capacity", "Sari Wulan Dari", "Wali Kota", "definitif")
    assert held("Sari Wulan Dari") == [("Wali Kota", "", ["c"])]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [("Pj", "penjabat"), ("plt.", "pelaksana tugas"), ("DEFINITIF", "definitif"), ("mantan", "mantan")],
)
def test_capacities_are_taken_in_their_short_forms(given: str, wanted: str) -> None:
    assert to_capacity(given) == wanted


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (
            ["same", "Budi Santoso", "Sari Wulandari"],
            "2 nodes may be meant by 'Budi Santoso'; give the id of one",
        ),
        (["same", "Sari Wulandari", "Nobody"], "no node 'Nobody' in the graph"),
        (["same", "Sari Wulandari", "Kota Bandung"], "Person and Place cannot be one"),
        (["same", "Sari Wulandari", "sari wulandari"], "are one node"),
        (["different", "Sari Wulandari"], "Name A and B, or A and --in DOC."),
        (["different", "Sari Wulandari", "--in", "c"], "no other article names"),
        (["different", "Sari Wulandari", "--in", "z"], "there is no article 'z' in output"),
        (["reject", "Sari Wulandari", "HOLDS"], "Name one NODE, or START TYPE END."),
        (["reject", "Sari Wulandari", "KNOWS", "x"], "'KNOWS' is no type of a fact; expected one of HOLDS"),
        (["reject", "Sari Wulandari", "HOLDS", "Bupati"], "has no HOLDS to 'Bupati'; what there is:\n  Sari"),
        (["reject", "Sari Wulandari", "HOLDS", "Wali Kota", "--in", "a"], "has no HOLDS to 'Wali Kota' in a"),
        (["reject", "Sari Wulandari", "MENTIONED_IN", "c"], "'MENTIONED_IN' is no type of a fact"),
        (["rename", "Sari Wulandari", "Sari Wulandari"], "is called 'Sari Wulandari' already"),
        (["rename", "c", "X"], "is an article: decide on what it names"),
        (
            ["capacity", "Sari Wulandari", "Wali Kota", "wakil"],
            "'wakil' is no capacity; expected one of definitif",
        ),
        (["capacity", "Sari Wulandari", "Wali Kota", "definitif"], "is reported as definitif already"),
        (
            ["capacity", "Sari Wulandari", "Wali Kota", "mantan", "--was", "calon"],
            "has no HOLDS to 'Wali Kota'",
        ),
        (["undo"], "Name the ids of decisions, or --last."),
        (["undo", "--last"], "no decision stands in output/decisions.jsonl"),
        (
            ["undo", "1234"],
            "there is no decision '1234' in output/decisions.jsonl; simpul decisions lists them",
        ),
        (["apply", "-o", "hilang"], "hilang"),
    ],
)
def test_what_cannot_be_decided_is_refused_and_changes_nothing(
    here: Path, command: list[str], message: str
) -> None:
    before = files()
    assert message in refused(*command)
    assert files() == before
    assert not Path("output/decisions.jsonl").exists()
    assert not Path("hilang").exists()


def test_a_broken_file_is_refused_before_any_work(here: Path) -> None:
    Path("output/decisions.jsonl").write_text("<<<<<<< HEAD\n")
    before = files()
    for command in (
        ["build", "berita.jsonl"],
        ["update", "berita.jsonl"],
        ["remove", "a"],
        ["apply"],
        ["review"],
    ):
        said = refused(*command)
        assert said.startswith("simpul: output/decisions.jsonl:1: a mark of a git conflict")
        assert "nothing was changed" in said
    refused("same", *ids("Budi Santoso"))
    assert files() == before
    assert Path("output/decisions.jsonl").read_text() == "<<<<<<< HEAD\n"
    result = run("decisions")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith(
        "simpul: output/decisions.jsonl:1: a mark of a git conflict; keep the lines"
    )


def test_a_folder_without_a_graph_has_nothing_to_decide_on(here: Path) -> None:
    Path("kosong").mkdir()
    for folder in ("kosong", "tiada"):
        said = refused("review", "-o", folder)
        assert said == f"simpul: {folder}: there is no graph here; `simpul build` makes one\n"
    assert not Path("tiada").exists()


def test_later_and_elsewhere(here: Path) -> None:
    before = files()
    said = ok("same", *ids("Budi Santoso"), "--later", "--decisions", "keputusan/d.jsonl")
    assert "simpul apply brings the decision into it" in said
    assert files() == before
    assert not Path("output/decisions.jsonl").exists()
    ok("apply")
    assert files() == before
    assert "Now one" in ok("apply", "--decisions", "keputusan/d.jsonl")
    decided = files()
    ok("build", "berita.jsonl", "--decisions", "keputusan/d.jsonl")
    assert files() == decided
    assert "The graph is as before." in ok("apply", "--decisions", "keputusan/d.jsonl")


def test_decisions_are_listed_with_their_sentences(here: Path) -> None:
    assert (
        ok("decisions")
        == "Nothing was decided yet: output/decisions.jsonl is not there or has no decision.\n"
    )
    ok("rename", "Sari Wulandari", "Sari W.", "--why", "nama resmi", "--who", "rina")
    ok("capacity", "Sari W.", "Wali Kota", "Plt")
    ok("reject", "Sari W.", "HOLDS", "Wali Kota", "--in", "c")
    ok("undo", "--last")
    lines = ok("decisions").splitlines()
    assert re.fullmatch(r"[0-9a-f]{8}  \d{4}-\d\d-\d\d \d\d:\d\d  rina", lines[0])
    assert lines[1:5] == [
        "  rename: Sari Wulandari → Sari W.  (Person)",
        "    c 18-32: Sari Wulandari",
        "      Wali Kota Bandung Sari Wulandari membuka pelatihan kader di Kota Bandung, Selasa (9/4/2024).",
        "    why: nama resmi",
    ]
    assert "  capacity: Sari Wulandari, Wali Kota Bandung: definitif → pelaksana tugas" in lines
    assert f"    evidence: c: {ARTICLES['c'][1]}" in lines
    assert lines[-1] == "2 decisions stand; 2 undone, replaced or undoing (--all shows them)."
    every = ok("decisions", "--all")
    assert "  reject: Sari Wulandari HOLDS pelaksana tugas Wali Kota Bandung, in c" in every
    assert f"[undone by {last()}]" in every
    records = [json.loads(line) for line in ok("decisions", "--json").splitlines()]
    assert [record["decision"] for record in records] == ["rename", "capacity"]


def test_undone_twice_is_refused(here: Path) -> None:
    ok("rename", "Sari Wulandari", "Sari W.")
    first = last()
    ok("undo", first)
    assert f"decision {first} does not stand: it was undone by {last()}" in refused("undo", first)


def test_review_takes_keys_from_a_pipe_and_goes_on_where_it_stopped(here: Path) -> None:
    before = files()
    said = ok("review", "--later", input="n\nq\n")
    assert said.startswith("2 pairs to review.")
    assert said.endswith("Nothing was decided.\n")
    said = ok("review", "--later", "--who", "rina", input="w pejabat lain\nd\nq")
    assert "1 of 2: one Person or two?" in said
    assert "! Both are reported as full holder of Wali Kota, Kota Bandung for 2024-04-09." in " ".join(
        said.split()
    )
    (decision,) = read_decisions("output/decisions.jsonl")
    assert (decision.act, decision.why, decision.who) == ("different", "pejabat lain", "rina")
    assert decision.evidence == ("both reported as full holder of Wali Kota, Kota Bandung for 2024-04-09",)
    assert files() == before
    said = ok("review", input="s")
    assert said.startswith("1 pair to review.")
    assert "1 answer kept in output/decisions.jsonl. Making the graph anew ..." in said
    assert "Now one: Budi Santoso" in said
    assert ok("review") == "Nothing to review.\n"
    ok("undo", *(item.id for item in read_decisions("output/decisions.jsonl")))
    assert files() == before


def test_review_of_one_kind(here: Path) -> None:
    assert ok("review", "--kind", "event") == "Nothing to review.\n"


def in_terminal(keys: list[str], columns: int, *arguments: str) -> tuple[str, int]:
    """Run simpul in a real terminal and type keys, each when it is asked for."""
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "graph", *arguments]
    environment = os.environ | {
        "COLUMNS": str(columns),
        "LINES": "50",
        "TERM": "xterm-256color",
        "NO_COLOR": "",
    }
    process = subprocess.Popen(
        command, stdin=follower, stdout=follower, stderr=follower, env=environment, close_fds=True
    )
    os.close(follower)
    seen, sent, typed_at, ends = "", 0, 0.0, time.monotonic() + 90
    while time.monotonic() < ends:
        ready, _, _ = select.select([leader], [], [], 0.3)
        if ready:
            try:
                seen += os.read(leader, 65536).decode(errors="replace")
            except OSError:  # the terminal closes with the process
                break
            continue
        if process.poll() is not None:
            break
        asked = seen.count("? help > ") + seen.count("Why: ")
        lost = sent == asked and 0 < sent < len(keys) + 1 and time.monotonic() - typed_at > 5
        if (asked > sent and sent < len(keys)) or lost:  # what is typed before a key is awaited is flushed
            sent = asked
            os.write(leader, keys[sent - 1].encode())
            typed_at = time.monotonic()
    code = process.wait(timeout=30)
    os.close(leader)
    return seen, code


def test_review_in_a_real_terminal(here: Path) -> None:
    before = files()
    seen, code = in_terminal(["?", "m", "n", "b", "d", "z", "w", "dua orang\r", "d", "s"], 100, "review")
    assert code == 0, seen
    assert "s  same: they are one" in seen
    assert "\x1b[1m" in seen  # words in bold
    assert "│" in seen
    assert "Undone: different." in seen
    decisions = read_decisions("output/decisions.jsonl")
    assert [item.act for item in decisions] == ["different", "undo", "different", "same"]
    assert decisions[2].why == "dua orang"
    assert "Now one: Budi Santoso" in seen
    assert files() != before
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seen)
    assert max(len(line) for line in plain.splitlines() if "│" in line) <= 100


def test_ctrl_c_keeps_what_was_answered(here: Path) -> None:
    seen, code = in_terminal(["d", "\x03"], 80, "review")
    assert code == 130, seen
    assert (
        "What was answered is kept in output/decisions.jsonl: simpul apply brings it into the graph." in seen
    )
    assert len(read_decisions("output/decisions.jsonl")) == 1


def test_ctrl_d_ends_a_review(here: Path) -> None:
    seen, code = in_terminal(["d", "\x04"], 80, "review", "--later")
    assert code == 0, seen
    assert "1 answer kept in output/decisions.jsonl: simpul apply brings them into the graph." in seen


def test_the_page_is_made_anew_as_it_was(here: Path) -> None:
    ok("build", "berita.jsonl", "--title", "Kota <A> & B", "--lang", "en", "--all-persons")
    before = files()
    ok("rename", "Sari Wulandari", "Sari W.")
    page = Path("output/graph.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in page
    assert "<title>Kota &lt;A&gt; &amp; B</title>" in page
    assert "Sari W." in page
    ok("undo", "--last")
    assert files() == before
    ok("update", "berita.jsonl")
    assert files() == before
    ok("update", "berita.jsonl", "--title", "Lain", "--officials")
    page = Path("output/graph.html").read_text(encoding="utf-8")
    assert ("<title>Lain</title>" in page, 'name="persons" content="officials"' in page) == (True, True)
    Path("output/graph.html").write_text("<p>nothing of ours")
    ok("apply")
    assert '<html lang="id">' in Path("output/graph.html").read_text(encoding="utf-8")
