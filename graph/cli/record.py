"""The commands decisions, undo and apply: what was decided, taking it back, bringing it into the graph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.desk import DECISIONS_FILE, OUTPUT, WHY, Desk, desk_options, folder_options
from graph.cli.facts import plain
from graph.cli.shared import count, example
from graph.errors import DecisionError, NotFoundError

if TYPE_CHECKING:
    from graph.decisions import Decision, Quote


@click.command(epilog=example("simpul undo 1f0c22ab", "simpul undo --last --why 'salah tekan'"))
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--last", is_flag=True, help="The newest decision that stands.")
@WHY
@desk_options
def undo(desk: Desk, ids: tuple[str, ...], last: bool, why: str) -> None:
    """Take decisions back.

    The graph is then what it would be without them. ID is that of a decision, as `simpul decisions` lists
    them; its beginning will do where it is clear. An undo is a decision too, and can be undone.
    """
    from graph.decisions import find_standing

    if bool(ids) == last:
        raise click.UsageError("Name the ids of decisions, or --last.")
    standing, ended = find_standing(desk.known)
    if last and not standing:
        raise NotFoundError(f"no decision stands in {desk.file}")
    chosen = [standing[-1]] if last else [_find(desk, id) for id in ids]
    for decision in chosen:
        if decision.id in ended:
            raise DecisionError(f"decision {decision.id} does not stand: it was {ended[decision.id]}")
    desk.settle(*(desk.sign("undo", of=decision.id, why=why) for decision in dict.fromkeys(chosen)))


def _find(desk: Desk, id: str) -> Decision:
    found = [decision for decision in desk.known if decision.id.startswith(id)]
    if len(found) == 1:
        return found[0]
    said = f"{len(found)} decisions begin with {id!r}: {', '.join(item.id for item in found)}"
    raise NotFoundError(
        said if found else f"there is no decision {id!r} in {desk.file}; simpul decisions lists them"
    )


@click.command(
    epilog=example("simpul apply", "simpul apply -o output/ --decisions keputusan/decisions.jsonl")
)
@folder_options
def apply(desk: Desk) -> None:
    """Bring decisions into the graph of a folder.

    It is made anew from what is kept of its articles: none is read again. For decisions that were written
    with --later, by hand, or by somebody else. simpul build and update apply decisions too.
    """
    desk.apply()


@click.command(
    epilog=example("simpul decisions", "simpul decisions --all", "simpul decisions --json | head -1")
)
@OUTPUT
@DECISIONS_FILE
@click.option("--all", "every", is_flag=True, help="Also those that were undone or replaced.")
@click.option("--json", "as_json", is_flag=True, help="Print them as the file has them, those that stand.")
def decisions(output: Path, file: Path | None, every: bool, as_json: bool) -> int:
    """List what was decided, with the sentences that it is about.

    One whose words no article has any more says so. A line of the file that is no decision is named, and the
    exit code is 1.
    """
    from graph.decisions import find_lost, find_standing, generate_line, read_with_faults
    from graph.stores.jsonl import DOCUMENTS, read_kept_documents

    desk = Desk(output, file)
    known, faults = read_with_faults(desk.file)
    standing, ended = find_standing(known)
    documents = read_kept_documents(output / DOCUMENTS)
    lost = {item.id: reason for item in standing if documents and (reason := find_lost(item, documents))}
    shown = known if every else standing
    for decision in shown:
        click.echo(
            generate_line(decision)
            if as_json
            else "\n".join(_described(decision, ended.get(decision.id), lost.get(decision.id)))
        )
    if not as_json and (known or not faults):
        _echo_count(desk, len(standing), len(known) - len(standing), every)
    for fault in faults:
        click.echo(f"simpul: {fault}", err=True)
    return 1 if faults else 0


def _echo_count(desk: Desk, standing: int, rest: int, every: bool) -> None:
    if not standing and not rest:
        click.echo(f"Nothing was decided yet: {desk.file} is not there or has no decision.")
        return
    hidden = f"; {rest:,} undone, replaced or undoing (--all shows them)" if rest and not every else ""
    click.echo(f"{count(standing, 'decision')} stand{'s' if standing == 1 else ''}{hidden}.")


def _described(decision: Decision, ended: str | None, lost: str | None) -> Iterator[str]:
    """A decision for a reader: what, by whom, when, the words and their sentences, why."""
    state = f"  [{ended}]" if ended else f"  [waits: {lost}]" if lost else ""
    head = f"{decision.id}  {decision.when[:16].replace('T', ' ')}  {decision.who}{state}"
    yield click.style(plain(head), dim=bool(ended))
    yield click.style(f"  {plain(_summary(decision))}", bold=not ended)
    for quote in decision.quotes:
        yield from _quoted(quote)
    if decision.evidence:
        yield plain(f"    evidence: {'; '.join(decision.evidence)}")
    if decision.why:
        yield plain(f"    why: {decision.why}")


def _summary(decision: Decision) -> str:
    """What was decided in one line."""
    one, other = (
        " = ".join(dict.fromkeys(quote.words for quote in side)) for side in (decision.one, decision.other)
    )
    where = f", in {', '.join(decision.documents)}" if decision.documents else ""
    kind = decision.one[0].label if decision.one else ""
    match decision.act:
        case "same" | "different" | "unsure":
            return f"{decision.act}: {one} | {other}  ({kind})"
        case "rename":
            return f"rename: {decision.before or one} → {decision.after}  ({kind})"
        case "capacity":
            return f"capacity: {one}, {other}: {decision.before or 'any'} → {decision.after}{where}"
        case "reject":
            capacity = f"{decision.capacity} " if decision.capacity else ""
            fact = f"{one} {decision.type} {capacity}{other}" if other else f"{one}  ({kind})"
            return f"reject: {fact}{where}"
    return f"undo: {decision.of}"


def _quoted(quote: Quote) -> Iterator[str]:
    """Where the words stand, and their sentence."""
    if isinstance(quote.end, str):
        return
    yield click.style(
        plain(f"    {quote.end.document} {quote.end.start}-{quote.end.end}: ") + plain(quote.words), dim=True
    )
    if quote.sentence:
        yield plain(f"      {quote.sentence}")
