"""The command evidence: what is known of one node, with its sentences."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.facts import describe_nearness, echo_fact, echo_sources, fact_record, plain
from graph.cli.shared import example, graph_option

if TYPE_CHECKING:
    from graph.analysis import Fact, UnnamedAct
    from graph.model import Node
    from graph.stores import Graph


@click.command(
    epilog=example(
        "simpul evidence 'Kusmana Hartadji'",
        "simpul evidence kusmana -g output/graph.jsonl --json",
        "simpul evidence 'Kusmana Hartadji' --with-office",
    )
)
@click.argument("node")
@graph_option()
@click.option(
    "--with-office",
    is_flag=True,
    help="Also what the person's offices did without a name while the person likely held them (inferred).",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def evidence(node: str, path: Path, with_office: bool, as_json: bool) -> None:
    """Show every fact of a node with its sentence and article.

    NODE is an id, a name or another name of the node; part of one will do where it is clear.
    """
    from graph.analysis import facts_of, unnamed_acts
    from graph.analysis.lookup import find_node
    from graph.stores import open_store

    graph = open_store(path)
    found = find_node(graph, node)
    facts = facts_of(graph, found.id)
    acts = unnamed_acts(graph, found.id) if with_office else None
    if as_json:
        click.echo(json.dumps(_to_json(found, facts, acts), ensure_ascii=False, indent=2))
        return
    _echo_facts(graph, found, facts)
    if acts is not None:
        _echo_acts(graph, acts)


def _to_json(node: Node, facts: list[Fact], acts: list[UnnamedAct] | None) -> dict[str, Any]:
    said = {
        "id": node.id,
        "label": node.label,
        "properties": dict(node.properties),
        "facts": [fact_record(fact) for fact in facts],
    }
    return said if acts is None else said | {"inferred_from_office": [_act_record(act) for act in acts]}


def _act_record(act: UnnamedAct) -> dict[str, Any]:
    nearness = act.holder.nearness
    return {
        "fact": fact_record(act.fact),
        "day": act.day,
        "office": act.holder.office,
        "capacity": act.holder.capacity or None,
        "reported": nearness and asdict(nearness),
        "others": [other.person for other in act.others],
    }


def _echo_acts(graph: Graph, acts: list[UnnamedAct]) -> None:
    """Print what the offices of a person did without a name, each marked as an inference."""
    from graph.analysis.lookup import describe_node

    click.echo("\nLikely, but unnamed: the article names the office, and who held it then is inferred")
    if not acts:
        click.echo("  nothing")
    for act in acts:
        verb = {"ATTENDED_BY": "attended", "ORGANIZED_BY": "organized", "SAID_BY": "said"}[act.fact.edge.type]
        day = f", {act.day}" if act.day else ""
        click.echo(
            f"  {verb} {plain(describe_node(graph, act.fact.start))}{day}  [inferred: {_grounds(act)}]"
        )
        echo_sources(graph, act.fact.sources)


def _grounds(act: UnnamedAct) -> str:
    """Why the person may have done it."""
    capacity = f"{act.holder.capacity} " if act.holder.capacity else ""
    said = f"{capacity}{act.holder.office}, reported {describe_nearness(act.holder.nearness)}"
    others = ", ".join(dict.fromkeys(plain(other.name) for other in act.others))
    return f"{said}; or {others}" if others else said


def _echo_facts(graph: Graph, node: Node, facts: list[Fact]) -> None:
    from graph.analysis.lookup import describe_node
    from graph.lexicon import read_settings
    from graph.schema import load_schema
    from graph.stores.networkx_store import names_of

    texts = read_settings("interface.toml")["en"]
    click.echo(
        f"{click.style(describe_node(graph, node), bold=True)}  {texts['kinds'][node.label]}  {node.id}"
    )
    others = names_of(node)[1:]
    if others:
        click.echo(f"also: {', '.join(others)}")

    order = list(load_schema().edges)

    def heading(fact: Fact) -> tuple[int, str]:
        side = "outgoing" if fact.start.id == node.id else "incoming"
        return order.index(fact.edge.type), str(texts[side][fact.edge.type])

    for (_, title), group in groupby(sorted(facts, key=heading), key=heading):
        click.echo(f"\n{title}")
        for fact in group:
            echo_fact(graph, node, fact)
