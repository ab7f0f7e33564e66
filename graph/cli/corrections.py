"""The commands reject, rename and capacity: corrections of facts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from graph.cli.desk import WHY, Desk, desk_options
from graph.cli.shared import example
from graph.errors import DecisionError, NotFoundError

if TYPE_CHECKING:
    from graph.analysis import Fact

_SENTENCES = 3  # that a decision keeps of a fact; its articles have the rest
_IN = click.option(
    "--in",
    "documents",
    metavar="DOC",
    multiple=True,
    help="Only what this article says; repeatable. Without it, all do.",
)


@click.command(
    epilog=example(
        "simpul reject 'Kusmana Hartadji' HOLDS 'Wali Kota' --in berita-12",
        "simpul reject person/lapangan-merdeka-9f0c22ab --why 'tempat, bukan orang'",
    )
)
@click.argument("fact", nargs=-1, required=True, metavar="NODE | START TYPE END")
@_IN
@click.option(
    "--capacity",
    metavar="CAPACITY",
    help="Of HOLDS: only the one in this capacity; definitif for a full holder.",
)
@WHY
@desk_options
def reject(
    desk: Desk, fact: tuple[str, ...], documents: tuple[str, ...], capacity: str | None, why: str
) -> None:
    """Take a fact out that is not so, or a thing that is not there.

    START TYPE END name a fact: the node that it starts at, its edge type, the node that it ends at; ids or
    names, END may be a part of one. NODE alone rejects the thing with all of its facts, where the words are
    no such thing.
    """
    chosen = desk.check_articles(documents)
    if len(fact) == 1:
        quote = desk.quote(fact[0])
        desk.settle(desk.sign("reject", one=(quote,), documents=chosen, why=why))
        return
    if len(fact) != 3:
        raise click.UsageError("Name one NODE, or START TYPE END.")
    start, type, end = fact
    found = _find_fact(desk, start, type.upper(), end, capacity, chosen)
    said = {"type": found.edge.type}
    if found.edge.type == "HOLDS":
        said["capacity"] = _capacity_of(found)
    desk.settle(desk.sign("reject", documents=chosen, why=why, **said, **_ends(desk, found, chosen)))


@click.command(epilog=example("simpul rename person/kusmana-hartaji-9f0c22ab 'Kusmana Hartadji'"))
@click.argument("node")
@click.argument("name")
@WHY
@desk_options
def rename(desk: Desk, node: str, name: str, why: str) -> None:
    """Give a node another name.

    NODE is an id or a name. The name that it had becomes one of its other names. An article and a
    quotation keep theirs.
    """
    from graph.schema import name_of

    found = desk.find(node)
    if name_of(found) == name:
        raise DecisionError(f"{found.id} is called {name!r} already")
    desk.settle(
        desk.sign("rename", one=(desk.quote(found.id),), before=name_of(found), after=name.strip(), why=why)
    )


@click.command(epilog=example("simpul capacity 'Kusmana Hartadji' 'Wali Kota' penjabat --in berita-12"))
@click.argument("person")
@click.argument("office")
@click.argument("capacity")
@click.option(
    "--was", metavar="CAPACITY", help="Which capacity is wrong, where the person is reported in several."
)
@_IN
@WHY
@desk_options
def capacity(
    desk: Desk, person: str, office: str, capacity: str, was: str | None, documents: tuple[str, ...], why: str
) -> None:
    """Correct the capacity in which a person holds an office.

    PERSON and OFFICE are ids or names. CAPACITY is definitif for a full holder, penjabat, penjabat sementara,
    pelaksana tugas, pelaksana harian, mantan or calon; Pj, Pjs, Plt and Plh will do.
    """
    chosen = desk.check_articles(documents)
    found = _find_fact(desk, person, "HOLDS", office, was, chosen)
    wanted = to_capacity(capacity)
    if wanted == _capacity_of(found):
        raise DecisionError(f"{found.start.id} is reported as {wanted} already")
    before = _capacity_of(found)
    desk.settle(
        desk.sign(
            "capacity", before=before, after=wanted, documents=chosen, why=why, **_ends(desk, found, chosen)
        )
    )


def _ends(desk: Desk, fact: Fact, documents: tuple[str, ...]) -> dict[str, Any]:
    """Both ends of a fact by the words of one article that states it, and its sentences as evidence."""
    from dataclasses import replace

    from graph.decisions import quote_node

    stating = [source for source in fact.sources if not documents or source.document in documents]
    one, other = (
        replace(quote_node(desk.graph, node.id, [stating[0].document]), sentence="")
        for node in (fact.start, fact.end)
    )
    evidence = (f"{source.document}: {' '.join(source.text.split())}" for source in stating[:_SENTENCES])
    return {"one": (one,), "other": (other,), "evidence": tuple(evidence)}


def to_capacity(text: str) -> str:
    """A capacity as decisions name it, from any form that stands before an office ("Plt.")."""
    from graph.lexicon import read_table
    from graph.model import DEFINITIVE
    from graph.schema import load_schema

    known = (DEFINITIVE, *load_schema().edges["HOLDS"].properties["capacity"].values)
    forms = {row["form"]: row["capacity"] for row in read_table("capacities.tsv")}
    given = text.casefold().rstrip(".")
    if given not in known and given not in forms:
        raise click.UsageError(f"{text!r} is no capacity; expected one of {', '.join(known)}.")
    return given if given in known else forms[given]


def _capacity_of(fact: Fact) -> str:
    from graph.model import DEFINITIVE

    return str(fact.edge.properties.get("capacity", "")) or DEFINITIVE


def _find_fact(
    desk: Desk, start: str, type: str, end: str, capacity: str | None, documents: tuple[str, ...]
) -> Fact:
    """The one fact that is meant.

    Raises:
        NotFoundError: There is none, or several may be meant; the message lists them.
    """
    from graph.analysis import facts_of
    from graph.schema import load_schema

    types = [name for name in load_schema().edges if name != "MENTIONED_IN"]
    if type not in types:
        raise click.UsageError(f"{type!r} is no type of a fact; expected one of {', '.join(types)}.")
    node = desk.find(start)
    facts = [
        fact for fact in facts_of(desk.graph, node.id) if fact.start.id == node.id and fact.edge.type == type
    ]
    found = _named(desk, facts, end)
    if capacity is not None:
        found = [fact for fact in found if _capacity_of(fact) == to_capacity(capacity)]
    found = [fact for fact in found if set(documents) <= {source.document for source in fact.sources}]
    if len({(fact.end.id, _capacity_of(fact)) for fact in found}) == 1:
        return found[0]
    said = _listed(desk, found or facts)
    if found:
        raise NotFoundError(
            f"{len(found)} facts may be meant; give an id, and --capacity or --was where that differs:{said}"
        )
    where = f" in {', '.join(documents)}" if documents else ""
    raise NotFoundError(f"{node.id} has no {type} to {end!r}{where}; what there is:{said}")


def _named(desk: Desk, facts: list[Fact], end: str) -> list[Fact]:
    """The facts whose end is called so, else those whose end is called something that contains it."""
    from graph.analysis.offices import office_name
    from graph.stores.networkx_store import names_of
    from graph.triples import fold_name

    wanted = fold_name(end)

    def names(fact: Fact) -> list[str]:
        office = [office_name(desk.graph, fact.end.id)] if fact.end.label == "Role" else []
        return [fold_name(name) for name in (*names_of(fact.end), *office)]

    current = desk.graph.redirects.get(end, end)
    exact = [fact for fact in facts if fact.end.id == current or wanted in names(fact)]
    return exact or [fact for fact in facts if any(wanted in name for name in names(fact))]


def _listed(desk: Desk, facts: Iterable[Fact]) -> str:
    from graph.cli.facts import describe_fact

    lines = []
    for fact in facts:
        documents = ", ".join(source.document for source in fact.sources)
        lines.append(f"\n  {describe_fact(desk.graph, fact)}  {fact.end.id}  ({documents})")
    return "".join(lines) or " nothing"
