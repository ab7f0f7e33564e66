"""What is asked in a review, and what is shown of each side."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from decided import APART, built, official, quote, verdict
from rich.console import Console
from samples import Article, mayor
from test_tenures import report

from graph.analysis.portraits import make_portrait
from graph.analysis.questions import Question, find_questions
from graph.assembly import from_extractions
from graph.cli.session import Session
from graph.cli.sheet import print_question
from graph.decisions import Decision
from graph.resolve import Doubt
from graph.schema import name_of
from graph.stores import Graph

CLASH = [
    report("2024-01-01", "Budi Santoso"),
    report("2024-06-01", "Budi Santoso"),
    report("2024-03-01", "Budi Susanto"),
]


def doubt(graph: Graph, one: Article, other: Article, score: float = 0.5) -> Doubt:
    ids = []
    for article in (one, other):
        (held,) = (row for row in graph.edges("HOLDS") if article.document.id in row["documents"])
        ids.append(held["start"])
    mentions: Any = (quote(one).end, quote(other).end)
    return Doubt(ids[0], ids[1], mentions, score, ("one name",))


def test_doubts_are_asked_the_likeliest_first_with_their_words() -> None:
    articles = [official(town[-1], "Budi Santoso", town) for town in ("Kota A", "Kota B", "Kota C")]
    graph, _ = built(articles)
    doubts = [doubt(graph, articles[0], articles[1], 0.4), doubt(graph, articles[1], articles[2], 0.6)]
    first, second = find_questions(graph, doubts)
    assert (first.score, second.score) == (0.6, 0.4)
    assert first.quotes == (quote(articles[1]), quote(articles[2]))
    assert find_questions(graph, doubts, labels=["Event"]) == []


def test_contradictions_come_first_and_only_once() -> None:
    graph = from_extractions(CLASH)
    (question,) = find_questions(graph, [])
    assert question.contradiction is not None
    assert (question.contradiction.start, question.score) == ("2024-03-01", None)
    assert [item.words for item in question.quotes] == ["Budi Santoso", "Budi Susanto"]
    mentions: Any = tuple(item.end for item in question.quotes[::-1])
    asked = Doubt(question.other, question.one, mentions, 0.8, ("typo",))
    (both,) = find_questions(graph, [asked])
    assert (both.score, both.evidence, both.contradiction) == (0.8, ("typo",), question.contradiction)


def test_nobody_is_asked_twice() -> None:
    graph = from_extractions(CLASH)
    (question,) = find_questions(graph, [])
    told = verdict("different", *question.quotes)
    assert find_questions(graph, [], [told]) == []
    assert find_questions(graph, [], [told, Decision("undo", "rina", told.when, of=told.id)]) == [question]


def test_a_portrait_tells_a_node_apart() -> None:
    graph, _ = built([mayor("a", "2024-10-01"), mayor("b", "2024-11-01")])
    found = make_portrait(graph, graph.find("Kusmana Hartadji")[0].id, ["b"])
    assert found.names == ("Kusmana Hartadji", "Kusmana")
    assert [(fact.edge.type, name_of(fact.end)) for fact in found.facts[:2]] == [
        ("HOLDS", "Wali Kota"),
        ("ATTENDED_BY", "Kusmana Hartadji"),
    ]
    assert (found.documents, found.first, found.last) == (("a", "b"), "2024-10-01", "2024-11-01")
    assert {source.document for source in found.sources[: len(found.sources) // 2]} == {"b"}
    assert len({(source.document, source.start) for source in found.sources}) == len(found.sources)


def shown(graph: Graph, question: Question, width: int, *, whole: bool = False) -> str:
    console = Console(file=StringIO(), width=width)
    print_question(console, graph, question, "1 of 1", whole=whole)
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize("width", [40, 64, 80, 120, 200])
def test_both_sides_stand_side_by_side_as_wide_as_the_terminal(width: int) -> None:
    graph = from_extractions(CLASH)
    (question,) = find_questions(graph, [])
    text = shown(graph, question, width)
    lines = text.splitlines()
    assert max(map(len, lines)) <= width
    assert any("Budi Santoso" in line and "Budi Susanto" in line for line in lines) == (width >= 64)
    squeezed = " ".join(text.split())
    for part in ("Both are reported as full holder", "2024-03-01", "1 of 1: one Person or two?"):
        assert part in squeezed
    assert "2 articles, 2024-01-01 to 2024-06-01" in squeezed or width < 120


def test_long_portraits_are_cut_and_shown_whole_on_demand() -> None:
    graph, _ = built([mayor(id, f"2024-10-0{number}") for number, id in enumerate("abcd", 1)])
    people = [graph.find(name)[0].id for name in ("Kusmana Hartadji", "Yasti Yustia Asih")]
    quotes: Any = tuple(quote_of(graph, id) for id in people)
    question = Question(people[0], people[1], 0.25, ("one article",), None, quotes)
    short, whole = (shown(graph, question, 160, whole=flag) for flag in (False, True))
    assert "more sentences (m)" in short
    assert "more" not in whole
    assert len(whole) > len(short)
    assert "one Person or two, 0.25 likely?" in short


def quote_of(graph: Graph, id: str) -> Any:
    from graph.decisions import quote_node

    return quote_node(graph, id)


def test_hostile_text_does_nothing_to_a_terminal() -> None:
    articles = [official("a", "Budi\x1b[2JSantoso", "Kota A"), official("b", "[bold]Budi\x07", "Kota B")]
    graph, _ = built(articles)
    ids = [edge.start for edge in graph.iter_edges("HOLDS")]
    quotes: Any = tuple(quote_of(graph, id) for id in ids)
    text = shown(graph, Question(ids[0], ids[1], 0.5, ("\x1b]0;x\x07",), None, quotes), 100)
    assert "\x1b" not in text and "\x07" not in text
    assert "[bold]Budi" in text


class Typed:
    """Keys that were typed before."""

    def __init__(self, keys: str, *lines: str) -> None:
        self.keys, self.lines = iter(keys), iter(lines)

    def read(self) -> str:
        return next(self.keys, "")

    def read_line(self, prompt: str) -> str:
        return next(self.lines, "")


class Reviewed:
    """A session over questions between things named by letters ("ab": is a b?)."""

    def __init__(self, pairs: str, keys: str, *lines: str) -> None:
        article = APART[0]
        questions = [
            Question(pair[0], pair[1], 0.5, (), None, (quote(article), quote(article)))
            for pair in pairs.split()
        ]
        self.shown: list[str] = []
        self.done: list[str] = []
        session = Session(questions, Typed(keys, *lines), self.show, self.decide, self.undo)
        self.standing = session.run()

    def show(self, question: Question, place: str, whole: bool) -> None:
        self.shown.append(question.one + question.other + ("!" if whole else ""))

    def decide(self, question: Question, act: Any, why: str) -> Decision:
        self.done.append(f"{question.one}{question.other} {act} {why}".strip())
        return Decision(act, "rina", "2024-11-05T09:30:00+07:00", question.quotes[:1], question.quotes[1:])

    def undo(self, decision: Decision) -> None:
        self.done.append(f"undo {decision.act}")


@pytest.mark.parametrize(
    ("keys", "done", "seen"),
    [
        ("sdu", ["ab same", "cd different", "ef unsure"], "ab cd ef"),
        ("SDU", ["ab same", "cd different", "ef unsure"], "ab cd ef"),
        ("nns", ["ef same"], "ab cd ef"),
        ("  s", ["ef same"], "ab cd ef"),
        ("sq", ["ab same"], "ab cd"),
        ("s", ["ab same"], "ab cd"),
        ("s\x04", ["ab same"], "ab cd"),
        ("q", [], "ab"),
        ("sbd", ["ab same", "ab different"], "ab cd ab cd"),
        ("bs", ["ab same"], "ab ab cd"),
        ("szd", ["ab same", "undo same", "ab different"], "ab cd ab cd"),
        ("sdzz", ["ab same", "cd different", "undo different", "undo same"], "ab cd ef cd ab"),
        ("zs", ["ab same"], "ab cd"),
        ("x?s", ["ab same"], "ab cd"),
        ("ms", ["ab same"], "ab ab! cd"),
        ("wss", ["ab same salah ketik", "cd same"], "ab cd ef"),
        ("", [], "ab"),
    ],
)
def test_keys(keys: str, done: list[str], seen: str) -> None:
    found = Reviewed("ab cd ef", keys, "salah ketik")
    assert (found.done, " ".join(found.shown)) == (done, seen)


@pytest.mark.parametrize(
    ("pairs", "keys", "seen"),
    [
        ("ab bc ac", "ss", "ab bc"),
        ("ab bc ac", "sd", "ab bc"),
        ("ab bc ac", "du", "ab bc ac"),
        ("ab bc ac", "sn", "ab bc ac"),
        ("ab ab", "s", "ab"),
        ("ab bc ac cd ad", "sss", "ab bc cd"),
    ],
)
def test_what_answers_imply_is_not_asked(pairs: str, keys: str, seen: str) -> None:
    assert " ".join(Reviewed(pairs, keys).shown) == seen


def test_an_answer_given_anew_counts_once() -> None:
    assert Reviewed("ab cd", "sbdzq").standing == 0
    assert Reviewed("ab cd", "sbdq").standing == 1
    assert Reviewed("ab cd", "ss").standing == 2
    assert Reviewed("", "").standing == 0
