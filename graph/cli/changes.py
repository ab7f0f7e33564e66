"""The command diff: what changed between two graphs, as one reads it once a week."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from graph.cli.facts import count_rest, describe_fact, echo_sources, fact_record, plain
from graph.cli.shared import count, example

if TYPE_CHECKING:
    from graph.analysis import Changes, Fact
    from graph.analysis.changes import NewCapacity
    from graph.analysis.tracks import Merged, Parted, Renamed
    from graph.model import Node
    from graph.stores import Graph

T = TypeVar("T")
_GRAPH = click.Path(path_type=Path, allow_dash=True)


@click.command(
    epilog=example(
        "simpul diff minggu-lalu/graph.jsonl output/graph.jsonl",
        "simpul diff arsip/ output/ --json > berubah.json",
    )
)
@click.argument("old", type=_GRAPH)
@click.argument("new", type=_GRAPH)
@click.option(
    "--limit", type=click.IntRange(0), default=20, show_default=True, help="Lines a list, 0 for all."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def diff(old: Path, new: Path, limit: int, as_json: bool) -> None:
    """Say what changed from one graph to a later one.

    OLD and NEW are graph files or output folders. New holders and capacities, statements, events, persons and
    bodies; what was joined or parted; what was withdrawn.
    """
    from graph.analysis import diff as find_changes
    from graph.stores import open_store

    before, after = open_store(old), open_store(new)
    changes = find_changes(before, after)
    if as_json:
        click.echo(json.dumps(_to_json(changes), ensure_ascii=False, indent=2))
    elif not changes:
        click.echo("Nothing changed.")
    else:
        _Report(before, after, limit).echo(changes)


class _Report:
    """Prints changes, section by section, as far as there are any."""

    def __init__(self, old: Graph, new: Graph, limit: int) -> None:
        self.old, self.new, self.limit = old, new, limit

    def echo(self, changes: Changes) -> None:
        self._articles(changes)
        self._list("New holders of offices", changes.holders, self._fact)
        self._list("Other capacities", changes.capacities, self._capacity)
        self._list("New statements", changes.statements, self._statement)
        self._list("New events", changes.events, self._event)
        self._list("New persons", changes.persons, self._person)
        self._list(
            "New bodies", changes.institutions, lambda node: click.echo(f"  {plain(self._name(node))}")
        )
        self._list("Became one", changes.merged, self._merged)
        self._list("Became several", changes.parted, self._parted)
        self._list("Other names", changes.renamed, self._renamed)
        self._list("Withdrawn facts", changes.withdrawn_facts, self._withdrawn)
        rest = len(changes.facts) - len(changes.holders) - len(changes.capacities) - len(changes.statements)
        click.echo(
            f"\nBesides, {count(rest, 'other new fact')} (--json has them); "
            f"{count(changes.confirmed, 'known fact')} stated by more articles than before."
        )

    def _articles(self, changes: Changes) -> None:
        lists = {
            "new": changes.articles,
            "changed": changes.changed_articles,
            "withdrawn": changes.withdrawn_articles,
        }
        for what, ids in lists.items():
            if ids:
                shown = ids[: self.limit or None]
                more = f" ... and {len(ids) - len(shown):,} more" if len(shown) < len(ids) else ""
                click.echo(f"{count(len(ids), f'{what} article')}: {plain(', '.join(shown))}{more}")

    def _list(self, title: str, items: Sequence[T], echo: Callable[[T], None]) -> None:
        if not items:
            return
        click.echo(f"\n{click.style(title, bold=True)} ({len(items):,})")
        shown = items[: self.limit or None]
        for item in shown:
            echo(item)
        if len(shown) < len(items):
            click.echo(count_rest(len(items) - len(shown)))

    def _name(self, node: Node, graph: Graph | None = None) -> str:
        from graph.analysis.lookup import describe_node

        return plain(describe_node(graph or self.new, node))

    def _fact(self, fact: Fact) -> None:
        capacity = f"{fact.edge.properties['capacity']} " if "capacity" in fact.edge.properties else ""
        click.echo(f"  {self._name(fact.start)}: {capacity}{self._name(fact.end)}  [{fact.basis}]")
        echo_sources(self.new, fact.sources[:1])

    def _capacity(self, item: NewCapacity) -> None:
        from graph.model import DEFINITIVE

        now = str(item.fact.edge.properties.get("capacity", "")) or DEFINITIVE
        before = ", ".join(capacity or DEFINITIVE for capacity in item.before)
        also = "" if set(item.before) == set(item.gone) else "also "
        click.echo(f"  {self._name(item.fact.start)}, {self._name(item.fact.end)}: {before} → {also}{now}")
        echo_sources(self.new, item.fact.sources[:1])

    def _statement(self, fact: Fact) -> None:
        click.echo(f"  {self._name(fact.end)}: “{self._name(fact.start)}”")
        echo_sources(self.new, fact.sources[:1])

    def _event(self, node: Node) -> None:
        click.echo(f"  {node.properties.get('date', 'without a day')}  {self._name(node)}")

    def _person(self, node: Node) -> None:
        from graph.analysis import offices_of

        offices = "; ".join(offices_of(self.new, node.id))
        click.echo(f"  {self._name(node)}{f' - {plain(offices)}' if offices else ''}")

    def _merged(self, item: Merged) -> None:
        click.echo(f"  {self._name(item.node)}: {_ids(item.before)} → {item.node.id}")

    def _parted(self, item: Parted) -> None:
        click.echo(f"  {self._name(item.before, self.old)}: {item.before.id} → {_ids(item.nodes)}")

    def _renamed(self, item: Renamed) -> None:
        click.echo(f"  {self._name(item.before, self.old)} → {self._name(item.node)}  {item.node.id}")

    def _withdrawn(self, fact: Fact) -> None:
        click.echo(
            f"  {describe_fact(self.old, fact)}  ({', '.join(source.document for source in fact.sources)})"
        )


def _ids(nodes: Iterable[Node]) -> str:
    return " + ".join(node.id for node in nodes)


def _to_json(changes: Changes) -> dict[str, Any]:
    return {
        "articles": changes.articles,
        "changed_articles": changes.changed_articles,
        "withdrawn_articles": changes.withdrawn_articles,
        "holders": [fact_record(fact) for fact in changes.holders],
        "capacities": [
            {"fact": fact_record(item.fact), "before": item.before, "gone": item.gone}
            for item in changes.capacities
        ],
        "statements": [fact_record(fact) for fact in changes.statements],
        "events": [dict(node.properties) for node in changes.events],
        "persons": [dict(node.properties) for node in changes.persons],
        "institutions": [dict(node.properties) for node in changes.institutions],
        "merged": [
            {"id": item.node.id, "before": [node.id for node in item.before]} for item in changes.merged
        ],
        "parted": [
            {"before": item.before.id, "ids": [node.id for node in item.nodes]} for item in changes.parted
        ],
        "renamed": [{"before": item.before.id, "id": item.node.id} for item in changes.renamed],
        "facts": [fact_record(fact) for fact in changes.facts],
        "withdrawn_facts": [fact_record(fact) for fact in changes.withdrawn_facts],
        "confirmed": changes.confirmed,
    }
