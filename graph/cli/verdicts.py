"""The commands same, different and unsure: verdicts on who is who."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graph.cli.desk import WHY, Desk, desk_options
from graph.cli.shared import example
from graph.errors import DecisionError

if TYPE_CHECKING:
    from graph.decisions import Act, Quote


@click.command(epilog=example("simpul same person/kusmana-hartadji-17b6be21 person/kusmana-hartaji-9f0c22ab"))
@click.argument("a")
@click.argument("b")
@WHY
@desk_options
def same(desk: Desk, a: str, b: str, why: str) -> None:
    """Say that two are one, and make them one.

    A and B are ids or names of two persons, bodies, offices, places, events ... The id that went leads to the
    one that stayed. simpul undo parts them again.
    """
    _settle(desk, "same", a, b, why)


@click.command(
    epilog=example(
        "simpul different person/budi-santoso-1f0c22ab person/budi-santoso-96cd17f1",
        "simpul different 'Budi Santoso' --in berita-12 --in berita-15",
    )
)
@click.argument("a")
@click.argument("b", required=False)
@click.option(
    "--in",
    "documents",
    metavar="DOC",
    multiple=True,
    help="Part the A of this article from the A of all others; repeatable.",
)
@WHY
@desk_options
def different(desk: Desk, a: str, b: str | None, documents: tuple[str, ...], why: str) -> None:
    """Say that two are not one, and part them where they were joined.

    A and B are ids or names. Where both were made one, name them by the ids that `simpul explain A` lists, or
    name A and with --in the articles that mean somebody else.
    """
    if documents and b is None:
        _part(desk, a, documents, why)
    elif b is None or documents:
        raise click.UsageError("Name A and B, or A and --in DOC.")
    else:
        _settle(desk, "different", a, b, why)


@click.command(epilog=example("simpul unsure person/budi-santoso-1f0c22ab person/budi-santoso-96cd17f1"))
@click.argument("a")
@click.argument("b")
@WHY
@desk_options
def unsure(desk: Desk, a: str, b: str, why: str) -> None:
    """Say that nobody can tell whether two are one.

    They stay two, and review does not ask about them again. A and B as for same.
    """
    _settle(desk, "unsure", a, b, why)


def _settle(desk: Desk, verdict: Act, a: str, b: str, why: str) -> None:
    one, other = _quotes(desk, a, b)
    desk.settle(desk.sign(verdict, one=(one,), other=(other,), why=why))


def _quotes(desk: Desk, a: str, b: str) -> tuple[Quote, Quote]:
    """Words for each side; where both are one node, the words of the articles that gave the ids."""
    one, other = desk.find(a), desk.find(b)
    if one.id != other.id:
        return desk.quote(a), desk.quote(b)
    if a == b or not {a, b} <= {one.id, *desk.graph.redirects}:
        raise DecisionError(
            f"{a!r} and {b!r} are one node, {one.id}; simpul explain {one.id} lists what its articles call it"
        )
    return desk.corpus.quote(a), desk.corpus.quote(b)


def _part(desk: Desk, name: str, documents: tuple[str, ...], why: str) -> None:
    """Part the node of some articles from that of all others."""
    from dataclasses import replace

    from graph.analysis.portraits import make_portrait
    from graph.decisions import quote_node

    node = desk.find(name)
    chosen = desk.check_articles(documents)
    others = [id for id in make_portrait(desk.graph, node.id).documents if id not in chosen]
    if not others:
        raise DecisionError(f"no other article names {node.id}, so there is nobody to part it from")
    one, other = (
        tuple(replace(quote_node(desk.graph, node.id, [id]), sentence="") for id in ids)
        for ids in (chosen, others)
    )
    desk.settle(desk.sign("different", one=one, other=other, why=why))
