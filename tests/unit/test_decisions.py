"""Decisions as lines: what is written is read, later lines win, and nothing that is wrong goes unnamed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from decided import APART, DIFFERENT, SAME, WHEN, WHO, built, official, quote
from samples import Article, mayor

from graph.assembly import from_extractions
from graph.decisions import (
    Decision,
    Quote,
    append_decisions,
    find_faults,
    find_standing,
    generate_line,
    parse_decisions,
    quote_node,
    read_decisions,
)
from graph.errors import DecisionError
from graph.resolve import Mention
from graph.stores import Graph

REJECT = Decision(
    "reject",
    WHO,
    WHEN,
    (quote(APART[0]),),
    (quote(APART[0], "Wali Kota", "Role"),),
    type="HOLDS",
    capacity="definitif",
    documents=("a",),
    why="salah kutip",
)
RENAME = Decision("rename", WHO, WHEN, (quote(APART[0]),), before="Budi Santoso", after="Budi Susanto")
CAPACITY = Decision(
    "capacity", WHO, WHEN, (quote(APART[0]),), (quote(APART[0], "Wali Kota", "Role"),), after="penjabat"
)
TOPIC = Decision(
    "reject", WHO, WHEN, (quote(APART[0], "hadir", "Event"),), (Quote("topic/umkm", "UMKM"),), type="ABOUT"
)
SEVERAL = Decision("different", WHO, WHEN, (quote(APART[0]),), (quote(APART[1]), quote(APART[1], "Budi")))
UNDO = Decision("undo", WHO, WHEN, of=SAME.id)
EVERY = [SAME, DIFFERENT, REJECT, RENAME, CAPACITY, TOPIC, SEVERAL, UNDO]


def persons(graph: Graph) -> int:
    return len(graph.nodes("Person"))


@pytest.mark.parametrize("decision", EVERY, ids=lambda decision: decision.act)
def test_what_is_written_is_read(decision: Decision, tmp_path: Path) -> None:
    assert list(find_faults(decision)) == []
    file = tmp_path / "deep" / "decisions.jsonl"
    append_decisions(file, [decision])
    assert read_decisions(file) == [decision]


def test_a_line_reads_well_and_has_nothing_empty() -> None:
    record = json.loads(generate_line(REJECT))
    assert list(record) == [
        *("decision", "type", "one", "other", "capacity", "documents", "who", "when", "why", "id"),
    ]
    assert record["one"] == {
        "document": "a",
        "label": "Person",
        "start": 17,
        "end": 29,
        "words": "Budi Santoso",
        "sentence": "Wali Kota Kota A Budi Santoso hadir.",
    }


def test_appending_leaves_what_stands_there(tmp_path: Path) -> None:
    file = tmp_path / "decisions.jsonl"
    file.write_text(generate_line(SAME))  # an editor left the last line without an end
    append_decisions(file, [DIFFERENT])
    append_decisions(file, [RENAME, UNDO])
    assert read_decisions(file) == [SAME, DIFFERENT, RENAME, UNDO]
    assert file.read_text().startswith(generate_line(SAME) + "\n")
    assert file.read_text().endswith("}\n")


def test_a_file_that_is_not_there_has_no_decisions(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "decisions.jsonl") == []


def test_an_id_is_made_of_what_is_said_and_may_be_given() -> None:
    assert SAME.id != replace(SAME, why="x", id="").id
    assert replace(SAME, id="").id == SAME.id
    line = json.loads(generate_line(SAME))
    del line["id"]
    assert parse_decisions([json.dumps(line)]) == ([SAME], [])


def test_odd_text_stays_whole(tmp_path: Path) -> None:
    odd = replace(SAME, who="Ñ \u2028 \ud800", why='"\n\\', id="")
    append_decisions(tmp_path / "d.jsonl", [odd])
    assert read_decisions(tmp_path / "d.jsonl") == [odd]


def test_a_line_that_two_branches_have_counts_once() -> None:
    assert parse_decisions([generate_line(SAME), generate_line(UNDO), generate_line(SAME)]) == (
        [SAME, UNDO],
        [],
    )


def changed(line_of: Decision, **fields: Any) -> str:
    record = json.loads(generate_line(line_of)) | fields
    return json.dumps({key: value for key, value in record.items() if value is not None})


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "not JSON: "),
        ("<<<<<<< HEAD", "a mark of a git conflict; keep the lines of both sides"),
        ("[]", "expected a JSON object, found list"),
        ("{}", '"decision" must be one of same, different, unsure, reject, rename, capacity, undo; found'),
        (changed(SAME, decision="merge"), "found 'merge'"),
        (changed(SAME, other=None), 'lacks other; a line of "same" has decision, one, other, who, when'),
        (changed(SAME, who=None, colour="red"), "lacks who and has colour"),
        (changed(SAME, when="kemarin"), '"when" must be a time like 2024-10-29T09:30:00+07:00'),
        (changed(SAME, who=3), '"who" must be a string, found 3'),
        (changed(SAME, evidence="x"), '"evidence" must be a list of strings'),
        (changed(SAME, one=[]), '"one" is empty; it must name a mention'),
        (changed(SAME, one="Budi"), '"one" must have document, label, start, end, words'),
        (changed(SAME, one=json.loads(changed(SAME))["one"] | {"start": 29}), "a start before its end"),
        (changed(SAME, one=json.loads(changed(SAME))["one"] | {"start": True}), "a start before its end"),
        (changed(SAME, one=json.loads(changed(SAME))["one"] | {"label": "Orang"}), "'Orang' is no kind"),
        (
            changed(SAME, one=json.loads(changed(SAME))["one"] | {"label": "Role"}),
            "Person and Role cannot be one",
        ),
        (changed(SAME, one={"id": "topic/a", "words": "A"}), "Person and Topic cannot be one"),
        (changed(REJECT, type="KNOWS"), "'KNOWS' is no type of a fact; expected one of HOLDS, AT"),
        (changed(REJECT, type="MENTIONED_IN", capacity=None), "'MENTIONED_IN' is no type of a fact"),
        (changed(REJECT, type="AT", capacity=None), "AT cannot have a Person there; expected Role"),
        (changed(REJECT, type=None, capacity=None), '"other" and "type"'),
        (changed(REJECT, capacity="wakil"), "'wakil' is no capacity; expected one of definitif, penjabat"),
        (changed(TOPIC, capacity="penjabat"), '"capacity" belongs to HOLDS'),
        (
            changed(REJECT, one={"id": "topic/a", "words": "A"}, other=None, type=None, capacity=None),
            "cannot be rejected",
        ),
        (changed(RENAME, one=json.loads(changed(SAME))["one"] | {"label": "Statement"}), "cannot be renamed"),
        (changed(RENAME, to=" "), '"to" is empty; expected the new name'),
        (changed(CAPACITY, to=""), '"to" is empty; expected the new capacity'),
        (changed(CAPACITY, to="wakil"), "'wakil' is no capacity"),
        (changed(UNDO, of="", id=None), '"of" is empty'),
        (changed(RENAME, id=SAME.id), f"its id {SAME.id} is that of line 1, which says something else"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_is_read(line: str, fault: str) -> None:
    found, (said,) = parse_decisions([generate_line(SAME), "", line, generate_line(UNDO)], "d.jsonl")
    assert found == [SAME, UNDO]
    assert said.startswith("d.jsonl:3: ")
    assert fault in said


def test_a_file_with_a_broken_line_is_refused_whole(tmp_path: Path) -> None:
    file = tmp_path / "decisions.jsonl"
    file.write_text(f"{generate_line(SAME)}\n{{\nnein\n")
    with pytest.raises(
        DecisionError, match=r"jsonl:2: not JSON(.|\n)*jsonl:3: not JSON(.|\n)*mend or delete"
    ):
        read_decisions(file)
    file.write_bytes(b"\xff")
    with pytest.raises(DecisionError, match="not UTF-8"):
        read_decisions(file)
    with pytest.raises(DecisionError, match="cannot be read"):
        read_decisions(tmp_path)


def test_later_lines_win_and_undo_ends_what_it_names() -> None:
    again = Decision("undo", WHO, "2024-11-07T10:00:00+07:00", of=UNDO.id)
    assert find_standing([SAME, DIFFERENT]) == ([DIFFERENT], {SAME.id: f"replaced by {DIFFERENT.id}"})
    assert find_standing([DIFFERENT, SAME])[0] == [SAME]
    assert find_standing([SAME, UNDO]) == ([], {SAME.id: f"undone by {UNDO.id}"})
    assert find_standing([SAME, UNDO, again])[0] == [SAME]
    later = Decision("undo", WHO, WHEN, of=DIFFERENT.id)
    assert find_standing([SAME, DIFFERENT, later])[0] == [SAME]
    assert find_standing([UNDO]) == ([], {})
    assert find_standing([CAPACITY, replace(CAPACITY, why="x", id="")])[1] == {}


def test_a_verdict_joins_and_parts_and_an_undo_takes_it_back() -> None:
    plain, _ = built(APART)
    joined, _ = built(APART, SAME)
    assert (persons(plain), persons(joined)) == (2, 1)
    assert joined.redirects
    assert built(APART, SAME, UNDO)[0] == plain
    assert persons(built(APART, SAME, DIFFERENT)[0]) == 2


def test_one_may_differ_from_several_of_one() -> None:
    articles = [official(id, "Budi Santoso", "Kota A") for id in "abc"]
    one, *rest = (quote(article) for article in articles)
    graph, unheeded = built(articles, Decision("different", WHO, WHEN, (one,), tuple(rest)))
    documents = sorted(edge["documents"] for edge in graph.edges("HOLDS"))
    assert (documents, unheeded) == ([["a"], ["b", "c"]], [])
    everyone = Decision("same", WHO, WHEN, (quote(APART[0]),), (quote(APART[1]),))
    assert persons(built(APART, everyone)[0]) == 1


def test_corrections_reach_the_graph() -> None:
    graph, unheeded = built(APART, RENAME, CAPACITY)
    assert {row["name"] for row in graph.nodes("Person")} == {"Budi Susanto", "Budi Santoso"}
    assert sorted(row.get("capacity", "") for row in graph.edges("HOLDS")) == ["", "penjabat"]
    assert len(built(APART, REJECT)[0].edges("HOLDS")) == 1
    removal = Decision("reject", WHO, WHEN, (quote(APART[0]),))
    assert persons(built(APART, removal)[0]) == 1
    assert unheeded == []


def test_words_that_moved_are_found_again() -> None:
    moved = [official("a", "Budi Santoso", "Kota A", lead="Hari ini "), APART[1]]
    graph, unheeded = built(moved, SAME)
    assert (persons(graph), unheeded) == (1, [])


def test_other_words_at_the_old_place_are_not_taken_for_the_old_ones() -> None:
    other = [official("a", "Sari Wulandr", "Kota A"), APART[1]]
    assert other[0].span("Sari Wulandr") == APART[0].span("Budi Santoso")
    graph, (said,) = built(other, SAME)
    assert persons(graph) == 2
    assert said.reason == "the article a was changed, and there is no Person 'Budi Santoso' in it any more"
    assert str(said).startswith(f"decision {SAME.id} (same 'Budi Santoso', rina) was not followed: the art")


def test_an_article_that_went_is_named_and_its_decision_waits() -> None:
    graph, (said,) = built(APART[:1], SAME)
    assert (persons(graph), said.reason) == (1, "the article b is not there any more")
    assert persons(built(APART, SAME)[0]) == 1


def test_without_a_listener_it_is_a_warning() -> None:
    with pytest.warns(UserWarning, match=r"was not followed: the article b"):
        from_extractions([APART[0].extraction()], [SAME])


def test_namesakes_of_a_changed_article_are_not_guessed_between() -> None:
    article = Article("Budi Santoso dari Kota A bertemu Budi Santoso dari Kota B.", "a")
    first, second = article.spans("Budi Santoso")
    article.person("Budi Santoso")
    article.person("Budi Santoso")
    kept = article.found["persons"]
    article.found["persons"] = [
        replace(kept[0], mentions=(first,)),
        replace(kept[1], mentions=(second,)),
    ]
    shifted = replace(SAME, one=(Quote(Mention("a", "Person", 3, 15), "Budi Santoso"),), id="")
    _, (said,) = built([article, APART[1]], shifted)
    assert said.reason == "the article a was changed, and Person 'Budi Santoso' stands in it more than once"


def test_a_node_is_quoted_by_its_fullest_name() -> None:
    graph, _ = built([mayor("a"), mayor("b")])
    kusmana = graph.find("Kusmana Hartadji")[0]
    found = quote_node(graph, kusmana.id, ["b"])
    assert found.words == "Kusmana Hartadji"
    assert found.end == Mention("b", "Person", 28, 44)
    assert found.sentence.startswith("Penjabat Wali Kota Sukabumi Kusmana Hartadji membuka")
    label = str(graph.node("topic/pilkada").properties["label"])
    assert quote_node(graph, "topic/pilkada") == Quote("topic/pilkada", label)
    with pytest.raises(DecisionError, match="is not named in z"):
        quote_node(graph, kusmana.id, ["z"])
