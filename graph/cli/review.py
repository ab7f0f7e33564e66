"""The command review: what resolution could not decide, asked one after the other."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import click

from graph.cli.desk import Desk, desk_options
from graph.cli.facts import describe_time
from graph.cli.session import KEYS, PipedKeys, Session, TerminalKeys
from graph.cli.shared import check_kinds, count, example

if TYPE_CHECKING:
    from graph.analysis.questions import Question
    from graph.decisions import Act, Decision


@click.command(
    epilog=example(
        "simpul review", "simpul review --kind Person --who redaksi", "simpul review < jawaban.txt"
    )
)
@click.option(
    "--kind", "kinds", metavar="KIND", callback=check_kinds, multiple=True, help="Only this kind; repeatable."
)
@click.option("--list", "listing", is_flag=True, help="Only list the pairs that would be asked about.")
@desk_options
def review(desk: Desk, kinds: list[str], listing: bool) -> None:
    """Decide on pairs that may be one, and on contradictions.

    Both sides' sentences are shown side by side. Contradictions come first, then pairs, the likeliest
    first. Each answer is kept at once, so you may stop at any time: the next review goes on where this
    one ended. At the end the decisions are brought into the graph, unless --later says that `simpul
    apply` will. Keys (from a pipe: letters) are shown below each pair; ? explains them.
    """
    from graph.analysis.questions import find_questions

    questions = find_questions(desk.resolved_graph, desk.resolved.unsure, desk.known, kinds)
    if not questions:
        click.echo("Nothing to review.")
        return
    if listing:
        _echo_list(desk, questions)
        return
    standing = _ask(desk, questions)
    if not standing:
        click.echo("Nothing was decided.")
    elif desk.later:
        click.echo(
            f"{count(standing, 'answer')} kept in {desk.file}: simpul apply brings them into the graph."
        )
    else:
        click.echo(f"{count(standing, 'answer')} kept in {desk.file}. Making the graph anew ...")
        desk.apply()


def _echo_list(desk: Desk, questions: list[Question]) -> None:
    from graph.analysis.lookup import describe_node
    from graph.cli.facts import plain

    graph = desk.resolved_graph
    for question in questions:
        why = "contradiction" if question.contradiction else f"{question.score:.2f}"
        names = (plain(describe_node(graph, graph.node(id))) for id in (question.one, question.other))
        click.echo(f"{why}  {question.one}  {question.other}  {' | '.join(names)}")
    click.echo(f"{count(len(questions), 'pair')} to review.")


def _ask(desk: Desk, questions: list[Question]) -> int:
    """Go through the questions; gives how many answers stand."""
    from rich.console import Console

    from graph.cli.sheet import print_question

    console = Console(file=sys.stdout, width=shutil.get_terminal_size().columns, highlight=False)

    def show(question: Question, place: str, whole: bool) -> None:
        print_question(console, desk.resolved_graph, question, place, whole=whole)

    def decide(question: Question, verdict: Act, why: str) -> Decision:
        one, other = question.quotes
        decision = desk.sign(verdict, one=(one,), other=(other,), why=why, evidence=_evidence(question))
        desk.keep(decision)
        return decision

    def take_back(decision: Decision) -> None:
        desk.keep(desk.sign("undo", of=decision.id))

    keys = TerminalKeys() if sys.stdin.isatty() else PipedKeys()
    click.echo(f"{count(len(questions), 'pair')} to review. Keys: {KEYS}")
    try:
        return Session(questions, keys, show, decide, take_back).run()
    except (KeyboardInterrupt, click.Abort):
        click.echo(
            f"\nWhat was answered is kept in {desk.file}: simpul apply brings it into the graph.", err=True
        )
        raise


def _evidence(question: Question) -> tuple[str, ...]:
    """What the rules had to say when somebody decided."""
    clash = question.contradiction
    found = list(question.evidence)
    if question.score is not None:
        found.insert(0, f"{question.score:.2f} likely")
    if clash is not None:
        found.append(f"both reported as full holder of {clash.office} for {describe_time(clash)}")
    return tuple(found)
