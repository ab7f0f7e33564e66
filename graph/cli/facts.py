"""How facts are printed: the other end, the sentences with their words in bold, the articles."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from graph.analysis import Contradiction, Fact, Nearness, Source
    from graph.model import Node
    from graph.stores import Graph

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def plain(text: str) -> str:
    """A text on one line that can do nothing to a terminal, character by character."""
    return _CONTROL.sub(" ", text)


def echo_fact(graph: Graph, node: Node, fact: Fact) -> None:
    """Print the other end of a fact, then each sentence that states it."""
    from graph.analysis.lookup import describe_node

    name = describe_node(graph, fact.end if fact.start.id == node.id else fact.start)
    properties = fact.edge.properties
    capacity = f"{properties['capacity']} " if "capacity" in properties else ""
    dates = "".join(f", {key} {properties[key]}" for key in ("since", "until") if key in properties)
    if fact.edge.type == "MENTIONED_IN":  # its sentence says no more than that the name stands there
        named = fact.start.id == node.id
        click.echo(f"  {source_line(graph, fact.sources[0]) if named else name}")
        return
    click.echo(f"  {capacity}{name}{dates}  [{fact.basis}]")
    echo_sources(graph, fact.sources)


def highlight(source: Source) -> str:
    """The sentence, with its marked words in bold on a terminal."""
    text = plain(source.text)
    parts, at = [], source.start
    for start, end in source.marks:
        parts.append(text[at - source.start : start - source.start])
        parts.append(click.style(text[max(start, at) - source.start : end - source.start], bold=True))
        at = max(at, end)
    parts.append(text[at - source.start :])
    return "".join(parts)


def echo_sources(graph: Graph, sources: Iterable[Source]) -> None:
    """Print each sentence with its article."""
    for source in sources:
        click.echo(f"    {highlight(source)}")
        click.echo(click.style(f"    {source_line(graph, source)}", dim=True))


def describe_fact(graph: Graph, fact: Fact, around: Node | None = None) -> str:
    """A fact in one line: "Kusmana Hartadji holds penjabat Wali Kota, Kota Sukabumi".

    Args:
        graph: Its graph.
        fact: The fact.
        around: The node that the line is about, which it then leaves out ("attended rapat kerja").
    """
    from graph.analysis.lookup import describe_node
    from graph.lexicon import read_settings

    texts = read_settings("interface.toml")["en"]
    names = ((node, plain(describe_node(graph, node))) for node in (fact.start, fact.end))
    start, end = (f"“{name}”" if node.label == "Statement" else name for node, name in names)
    capacity = str(fact.edge.properties.get("capacity", ""))
    if around is not None and fact.end.id == around.id:
        return " ".join(filter(None, (texts["incoming"][fact.edge.type].lower(), capacity, start)))
    words = ("" if around else start, texts["edges"][fact.edge.type], capacity, end)
    return " ".join(filter(None, words))


def count_rest(number: int) -> str:
    """The line that says how much of a list is not shown."""
    return f"  ... and {number:,} more; --limit 0 shows all"


def echo_table(rows: Sequence[Sequence[str]], right: Container[int] = ()) -> None:
    """Print rows under their heading, the first row; `right` names the columns of numbers."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [
            cell.rjust(width) if column in right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        click.echo("  " + "  ".join(cells).rstrip())


def source_line(graph: Graph, source: Source) -> str:
    """Id, headline, outlet and day of an article."""
    from graph.triples import to_document_node_id

    id = to_document_node_id(source.document)
    properties = graph.node(id).properties if id in graph else {}
    known = [str(properties[key]) for key in ("title", "publisher", "date") if key in properties]
    return plain(" · ".join([source.document, *known]))


def describe_nearness(nearness: Nearness | None) -> str:
    """How the reports of a tenure lie to a day: "12 days before, on 2024-10-17"."""
    if nearness is None:
        return "without a day"
    before, after = nearness.before, nearness.after
    match nearness.how:
        case "on":
            return "on that day"
        case "around":
            return f"before and after, {before or 'from a stated start'} and {after}"
        case "before":
            return f"{days(nearness.days)} before, {before}, and not after"
        case "after":
            return f"{days(nearness.days)} after, {after}, and not before"
        case "ended":
            return "to have left by then"
        case "unbegun":
            return "to have begun later"
    return "without a day"


def describe_time(clash: Contradiction) -> str:
    """The days for which two are reported: "2024-03-01 to 2024-06-01"."""
    return clash.start if clash.start == clash.end else f"{clash.start} to {clash.end}"


def days(number: int) -> str:
    """A number of days: "1 day", "12 days"."""
    return f"{number:,} day{'' if number == 1 else 's'}"


def fact_record(fact: Fact) -> dict[str, Any]:
    """A fact for JSON, with the names of its ends."""
    from graph.schema import name_of

    return {
        "start": fact.edge.start,
        "type": fact.edge.type,
        "end": fact.edge.end,
        "start_name": name_of(fact.start),
        "end_name": name_of(fact.end),
        "properties": dict(fact.edge.properties),
    }
