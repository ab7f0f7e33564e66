"""The command explain: why two were made one, or were not."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.desk import DECISIONS_FILE, OUTPUT, Desk
from graph.cli.facts import count_rest, plain
from graph.cli.shared import count, example
from graph.schema import name_of

if TYPE_CHECKING:
    from graph.analysis.explanations import Explainer, Explanation, Step
    from graph.decisions import Decision, Quote
    from graph.resolve import Comparison


@click.command(
    epilog=example(
        "simpul explain 'Kusmana Hartadji'",
        "simpul explain person/budi-santoso-1f0c22ab person/budi-santoso-96cd17f1",
    )
)
@click.argument("a")
@click.argument("b", required=False)
@OUTPUT
@DECISIONS_FILE
@click.option(
    "--limit", type=click.IntRange(0), default=20, show_default=True, help="Joins to show, 0 for all."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def explain(a: str, b: str | None, output: Path, file: Path | None, limit: int, as_json: bool) -> None:
    """Say why two were made one, or were not.

    A and B are ids (also those that articles gave, before they were joined) or names. With A alone every join
    of it is told, with the ids that `simpul different` takes. No article is read again.
    """
    desk = Desk(output, file)
    report = _Report(desk, limit)
    one = desk.find(a).id
    other = one if b is None else desk.find(b).id
    if b is None:
        report.whole(one, as_json)
    elif one == other:
        report.chain(report.own_id(a, one), report.own_id(b, one), as_json)
    else:
        report.apart(one, other, as_json)


class _Report:
    """Prints explanations of what is kept in a folder."""

    def __init__(self, desk: Desk, limit: int) -> None:
        from graph.analysis.explanations import Explainer
        from graph.decisions import make_plan

        self.desk, self.limit = desk, limit
        corpus = desk.corpus
        plan = make_plan(desk.known, corpus.parts(), corpus.documents)
        self.explainer: Explainer = Explainer(desk.resolved, corpus.parts(), plan.decisions, corpus.compare)
        self.quotes: dict[str, Quote] = {}

    def own_id(self, name: str, root: str) -> str:
        """The id of an article that a user named, else the one that calls the thing so, else the node's."""
        from graph.triples import fold_name

        if name in self.desk.graph.redirects or name == root:
            return name
        ids = self._ids(root)
        self.quotes |= self.desk.corpus.quotes(ids)
        called = [
            id for id in ids if id in self.quotes and fold_name(self.quotes[id].words) == fold_name(name)
        ]
        return called[0] if called else root

    def _ids(self, root: str) -> list[str]:
        """Every id that an article gave a thing, the one that it has first."""
        ids = {id for step in self.explainer.steps_from(root) for id in (step.one, step.other)}
        return [root, *sorted(ids - {root})]

    def whole(self, root: str, as_json: bool) -> None:
        """Every join of one thing."""
        steps = self.explainer.steps_from(root)
        self._one(root, steps, as_json, "No other article names it" if not steps else "")

    def chain(self, one: str, other: str, as_json: bool) -> None:
        """The joins between two ids of one thing."""
        root = self.explainer.root(one)
        steps = list(self.explainer.explain(one, other).chain)
        self._one(root, steps, as_json, f"Both are {one}, of one article" if one == other else "")

    def _one(self, root: str, steps: list[Step], as_json: bool, instead: str) -> None:
        if as_json:
            _echo_json({"one": root, "joins": [_step_record(step) for step in steps]})
            return
        node = self.desk.resolved_graph.node(root)
        click.echo(f"One {node.label}: {click.style(plain(name_of(node)), bold=True)}  {root}")
        if instead:
            click.echo(f"{instead}: nothing was joined.")
            return
        shown = steps[: self.limit or None]
        self.quotes |= self.desk.corpus.quotes([id for step in shown for id in (step.one, step.other)])
        for step in shown:
            click.echo("")
            self._mention(step.one)
            click.echo(f"  = {_grounds(step)}")
            self._mention(step.other)
        if len(shown) < len(steps):
            click.echo(f"\n{count_rest(len(steps) - len(shown))}")

    def _mention(self, id: str) -> None:
        """What an article calls a thing, with its sentence."""
        quote = self.quotes.get(id)
        click.echo(f"  {id}" if quote is None else f"  {id}  {plain(quote.words)}  ({_document(quote)})")
        if quote is not None and quote.sentence:
            click.echo(click.style(f"    {plain(quote.sentence)}", dim=True))

    def apart(self, one: str, other: str, as_json: bool) -> None:
        """What keeps two things apart."""
        found = self.explainer.explain(one, other)
        if as_json:
            _echo_json(_apart_record(found))
            return
        for id in (one, other):
            node = self.desk.resolved_graph.node(id)
            click.echo(f"{node.label}: {click.style(plain(name_of(node)), bold=True)}  {id}")
        click.echo("They are two:")
        for line in _apart_lines(found):
            click.echo(f"  - {plain(line)}")


def _document(quote: Quote) -> str:
    return "" if isinstance(quote.end, str) else quote.end.document


def _grounds(step: Step) -> str:
    """Why two were made one, in a line."""
    if step.decision is not None:
        return f"decided: {_decision_line(step.decision)}"
    return plain(f"{step.score:.2f}: {'; '.join(step.evidence)}")


def _decision_line(decision: Decision) -> str:
    why = f": {decision.why}" if decision.why else ""
    return plain(f"decision {decision.id}, {decision.act}, {decision.who}, {decision.when[:10]}{why}")


def _apart_lines(found: Explanation) -> list[str]:
    lines = [_decision_line(decision) for decision in found.decisions]
    if found.articles:
        shown = ", ".join(found.articles[:5]) + (" ..." if len(found.articles) > 5 else "")
        lines.append(f"each for itself named by {count(len(found.articles), 'article')}: {shown}")
    if found.doubt is not None:
        evidence = "; ".join(found.doubt.evidence)
        lines.append(f"not sure enough, {found.doubt.score:.2f}: {evidence} (simpul review asks about them)")
    elif found.comparison is not None and not found.decisions:
        lines += _compared_lines(found.comparison)
    return lines or ["no rule found anything that speaks for their being one, and nobody decided so"]


_APART = {
    "never compared": "they are joined by their names and places alone, and these differ or are not known",
    "no likeness": "nothing speaks for their being one",
    "no shared block": "they share no key by which two are compared",
    "below the line": "too little speaks for their being one even to ask",
    "asked": "other pairs were surer, or fit as well",
}
"""What kept two things apart, in words."""


def _compared_lines(compared: Comparison) -> list[str]:
    lines = [compared.conflict or _APART[compared.apart]]
    if compared.evidence:
        lines.append(f"by themselves {compared.score:.2f}: {'; '.join(compared.evidence)}")
    return lines


def _step_record(step: Step) -> dict[str, Any]:
    decision = step.decision.id if step.decision else None
    said = {
        "one": step.one,
        "other": step.other,
        "score": step.score,
        "evidence": step.evidence,
        "decision": decision,
    }
    return {name: value for name, value in said.items() if value is not None}


def _apart_record(found: Explanation) -> dict[str, Any]:
    return {
        "one": found.one,
        "other": found.other,
        "decisions": [decision.id for decision in found.decisions],
        "articles": found.articles,
        "doubt": None
        if found.doubt is None
        else {"score": found.doubt.score, "evidence": found.doubt.evidence},
        "compared": None if found.comparison is None else asdict(found.comparison),
    }


def _echo_json(record: dict[str, Any]) -> None:
    click.echo(json.dumps(record, ensure_ascii=False, indent=2))
