"""The command holders: who held an office, as reported."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.facts import describe_nearness, describe_time, echo_sources, echo_table, plain
from graph.cli.shared import check_day, example, graph_option

if TYPE_CHECKING:
    from graph.analysis import Contradiction, Holder
    from graph.stores import Graph

_CAUTION = "A first and a last report are no start and no end of a tenure: articles say no more than that."


@click.command(
    epilog=example(
        "simpul holders 'Wali Kota' 'Kota Sukabumi'",
        "simpul holders 'Wali Kota' 'Kota Sukabumi' --on 2024-10-29 --sentences",
    )
)
@click.argument("office")
@click.argument("body", required=False)
@graph_option()
@click.option(
    "--on", callback=check_day, metavar="DAY", help="Who was reported around this day (2024-10-29)."
)
@click.option("--sentences", is_flag=True, help="Also print the sentences and their articles.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a holder, one a line.")
def holders(
    office: str, body: str | None, path: Path, on: str | None, sentences: bool, as_json: bool
) -> None:
    """List who held an office, with the first and last report.

    OFFICE is a title ("Wali Kota") or the id of an office, BODY its body or region; without BODY every body
    that has such an office is listed. Two full holders at one time are flagged.
    """
    from graph.analysis import contradictions
    from graph.analysis import holders as find_holders
    from graph.stores import open_store

    graph = open_store(path)
    found = find_holders(graph, office, body, on)
    if as_json:
        for holder in found:
            click.echo(json.dumps(_record(holder), ensure_ascii=False))
        return
    if not found:
        click.echo("Articles name this office, but nobody who holds it.")
        return
    roles = {holder.role for holder in found}
    _echo(graph, found, on, sentences)
    _echo_flags([item for item in contradictions(graph) if item.role in roles])
    click.echo(f"\n{_CAUTION}")


def _record(holder: Holder) -> dict[str, Any]:
    said = {
        "person": holder.person,
        "name": holder.name,
        "role": holder.role,
        "office": holder.office,
        "capacity": holder.capacity,
        "since": holder.since,
        "until": holder.until,
        "first_reported": holder.first_reported,
        "last_reported": holder.last_reported,
        "reported": holder.nearness and asdict(holder.nearness),
        "basis": holder.fact.basis,
        "sources": [asdict(source) for source in holder.fact.sources],
    }
    return {name: value for name, value in said.items() if value not in (None, "")}


def _echo(graph: Graph, found: list[Holder], on: str | None, sentences: bool) -> None:
    """Print a table for each office; those who do not hold it (any more, yet) below."""
    by_office = sorted(found, key=lambda holder: (holder.office, holder.role))
    for number, ((office, role), group) in enumerate(
        groupby(by_office, key=lambda holder: (holder.office, holder.role))
    ):
        listed = list(group)
        click.echo(f"{chr(10) if number else ''}{click.style(plain(office), bold=True)}  {role}")
        _echo_group([item for item in listed if item.holding], on)
        rest = [item for item in listed if not item.holding]
        if rest:
            click.echo("\n  Former holders and candidates")
            _echo_group(rest, on)
        for holder in listed if sentences else ():
            click.echo(
                "\n  "
                + ", ".join(filter(None, (plain(holder.name), holder.capacity)))
                + f"  [{holder.fact.basis}]"
            )
            echo_sources(graph, holder.fact.sources)


def _echo_group(found: Iterable[Holder], on: str | None) -> None:
    head = (
        "name",
        "capacity",
        "first report",
        "last report",
        "articles",
        "stated",
        *([f"reported, from {on}"] if on else []),
    )
    rows = [_row(holder) for holder in found]
    if not rows:
        click.echo("  nobody is reported to hold it")
        return
    shown = [head, *rows]
    if not any(row[5] for row in rows):  # hardly any article states a start or an end
        shown = [(*row[:5], *row[6:]) for row in shown]
    echo_table(shown, right={4})


def _row(holder: Holder) -> tuple[str, ...]:
    from graph.model import DEFINITIVE

    stated = [f"since {holder.since}"] if holder.since else []
    stated += [f"until {holder.until}"] if holder.until else []
    return (
        plain(holder.name),
        holder.capacity or DEFINITIVE,
        holder.first_reported or "-",
        holder.last_reported or "-",
        str(len(holder.fact.sources)),
        ", ".join(stated),
        *([describe_nearness(holder.nearness)] if holder.nearness else []),
    )


def _echo_flags(found: list[Contradiction]) -> None:
    for item in found:
        time = describe_time(item)
        names = f"{plain(item.one.name)} and {plain(item.other.name)}"
        click.echo(f"\n! {names} are both reported as full holder of {plain(item.office)} for {time}.")
        click.echo(f"  One person? simpul same {item.one.person} {item.other.person}")
        click.echo(f"  A false report? simpul reject {item.other.person} HOLDS {item.role}")
