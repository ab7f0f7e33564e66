"""Two things side by side over the width of the terminal, for who has to say whether they are one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console, Group
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from graph.cli.facts import describe_fact, describe_time, plain, source_line
from graph.cli.shared import count

if TYPE_CHECKING:
    from graph.analysis import Fact, Source
    from graph.analysis.portraits import Portrait
    from graph.analysis.questions import Question
    from graph.stores import Graph

_NARROW = 64  # columns; below that one thing stands above the other
_FACTS = 6
_SENTENCES = 2


def print_question(
    console: Console, graph: Graph, question: Question, place: str, *, whole: bool = False
) -> None:
    """Print a question: what speaks for and against it, and both things with their sentences.

    Args:
        console: Where to print.
        graph: The graph.
        question: What is asked.
        place: Where it stands among all ("3 of 41").
        whole: True shows every fact and sentence, False the first ones.
    """
    from graph.analysis.portraits import make_portrait

    sides = [
        Group(*_side(graph, make_portrait(graph, id, [quote.end.document]), whole))  # type: ignore[union-attr]
        for id, quote in zip((question.one, question.other), question.quotes, strict=True)
    ]
    console.print(Rule(_title(graph, question, place), characters="-", style="dim"))
    for line in _reasons(question):
        console.print(line)
    if console.width < _NARROW:
        console.print(sides[0], Rule(characters="."), sides[1])
        return
    table = Table(box=box.MINIMAL, show_header=False, expand=True, pad_edge=False)
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    table.add_row(*sides)
    console.print(table)


def _title(graph: Graph, question: Question, place: str) -> Text:
    kind = graph.node(question.one).label
    score = "" if question.score is None else f", {question.score:.2f} likely"
    return Text(f"{place}: one {kind} or two{score}?", style="bold")


def _reasons(question: Question) -> Iterator[Text]:
    clash = question.contradiction
    if clash is not None:
        time = describe_time(clash)
        yield Text(
            f"! Both are reported as full holder of {plain(clash.office)} for {time}.", style="bold red"
        )
        yield Text(
            f"  If a report is false: simpul reject {question.other} HOLDS {clash.role} (or {question.one})",
            style="dim",
        )
    if question.evidence:
        yield Text("Because: " + plain("; ".join(question.evidence)))


def _side(graph: Graph, portrait: Portrait, whole: bool) -> Iterator[Text | Padding]:
    """What is known of one thing, line by line."""
    yield Text(plain(portrait.names[0]), style="bold")
    yield Text(portrait.node.id, style="dim")
    if portrait.names[1:]:
        yield Text(plain("also: " + ", ".join(portrait.names[1:])))
    for fact in islice(portrait.facts, None if whole else _FACTS):
        yield _indented(Text(_fact_line(graph, portrait, fact)))
    hidden = len(portrait.facts) - _FACTS
    if hidden > 0 and not whole:
        yield _indented(Text(f"... and {count(hidden, 'more fact')} (m)", style="dim"))
    yield Text(_articles(portrait))
    for source in islice(portrait.sources, None if whole else _SENTENCES):
        yield Text("")
        yield _sentence(source)
        yield Text(source_line(graph, source), style="dim")
    hidden = len(portrait.sources) - _SENTENCES
    if hidden > 0 and not whole:
        yield Text(f"... and {count(hidden, 'more sentence')} (m)", style="dim")


def _fact_line(graph: Graph, portrait: Portrait, fact: Fact) -> str:
    """A fact without the name that stands above it ("attended rapat kerja"), with the days of its reports."""
    line = describe_fact(graph, fact, portrait.node)
    days = [
        str(fact.edge.properties[name])
        for name in ("first_reported", "last_reported")
        if name in fact.edge.properties
    ]
    return f"{line}, {' to '.join(dict.fromkeys(days))}" if days else line


def _articles(portrait: Portrait) -> str:
    number = count(len(portrait.documents), "article")
    if portrait.first is None:
        return f"{number} without a day"
    days = portrait.first if portrait.first == portrait.last else f"{portrait.first} to {portrait.last}"
    return f"{number}, {days}"


def _sentence(source: Source) -> Text:
    text = Text(plain(source.text))
    for start, end in source.marks:
        text.stylize("bold underline", start - source.start, end - source.start)
    return text


def _indented(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 2))
