"""The commands that work on a Neo4j server: load, pull and unload."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.shared import FILE, Decorator, collection_of, count, example, graph_option

if TYPE_CHECKING:
    from graph.stores.neo4j import Changes, Connection, LoadReport

_STANDARD = Path("-")


def database_options(command: Any) -> Any:
    """Who asks, and which database of the server."""
    for option in (
        click.option(
            "--database", metavar="NAME", help="Database of the server.  [NEO4J_DATABASE, else neo4j]"
        ),
        click.option(
            "--password",
            metavar="TEXT",
            help="Password.  [NEO4J_PASSWORD, else asked; others on the machine can see an option]",
        ),
        click.option("--user", metavar="NAME", help="User of the server.  [NEO4J_USERNAME, else neo4j]"),
    ):
        command = option(command)
    return command


def uri_option(name: str, help: str) -> Decorator:
    """The option that names the server."""
    return click.option(name, "uri", metavar="URI", help=f"{help}, bolt://localhost:7687.  [NEO4J_URI]")


def collection_option(default: str) -> Decorator:
    """The option that names what a load brings and an unload takes away."""
    return click.option(
        "--collection", metavar="NAME", help=f"Name of the graph in the database.  [{default}]"
    )


def connect(uri: str | None, user: str | None, password: str | None, database: str | None) -> Connection:
    """The database that the options and the environment name; a password that is missing is asked for."""
    from graph.stores.neo4j import Connection, to_login

    login = to_login(uri, user, password, database)
    if not login.password and sys.stdin.isatty():
        password = click.prompt(f"Password of {login.user}", hide_input=True, err=True)
        login = to_login(uri, user, password, database)
    return Connection(login)


@click.command(
    epilog=example(
        "simpul load -g output/graph.jsonl --to bolt://localhost:7687",
        "simpul load -g pilkada.jsonl --to neo4j://localhost --collection pilkada --dry-run",
    )
)
@graph_option(help=FILE)
@uri_option("--to", "Server to load into")
@database_options
@collection_option("the file's name")
@click.option("--keep", is_flag=True, help="Leave nodes and relationships that the file does not have.")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
def load(
    path: Path, uri: str | None, collection: str | None, keep: bool, dry_run: bool, **who: str | None
) -> None:
    """Make a database equal to a graph file.

    Adds, changes and removes what differs, and touches nothing that was not loaded under the same name. It
    may be repeated and interrupted: the next load goes on.
    """
    from graph.stores.neo4j import load as load_graph

    path = path / "graph.jsonl" if path.is_dir() else path
    collection = collection or collection_of(path)
    progress = _Progress()
    with connect(uri, **who) as connection:
        report = load_graph(
            path, connection, collection, keep=keep, dry_run=dry_run, on_progress=progress.show
        )
    progress.clear()
    _echo_report(report, collection, dry_run, progress.seconds)


@click.command(
    epilog=example(
        "simpul pull bolt://localhost:7687 -o pulled/graph.jsonl",
        "simpul pull bolt://localhost:7687 --collection pilkada | simpul validate -",
    )
)
@click.argument("uri", required=False)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path, allow_dash=True),
    default=_STANDARD,
    help="File to write, - for standard output (the default).",
)
@database_options
@collection_option("the only one")
def pull(uri: str | None, output: Path, collection: str | None, **who: str | None) -> None:
    """Read a graph back from a database, byte for byte as it was loaded.

    URI is the address of the server, bolt://localhost:7687; without it NEO4J_URI.
    """
    from graph.stores.neo4j import choose_collection
    from graph.stores.neo4j import pull as pull_graph

    with connect(uri, **who) as connection:
        nodes, edges = pull_graph(connection, output, choose_collection(connection, collection))
    click.echo(f"{count(nodes, 'node')}, {count(edges, 'relationship')}", err=output == _STANDARD)


@click.command(
    epilog=example(
        "simpul unload --from bolt://localhost:7687 --collection pilkada",
        "simpul unload singkawang-pelantikan-camat --from bolt://localhost:7687",
    )
)
@click.argument("doc", required=False)
@uri_option("--from", "Server to take it from")
@database_options
@collection_option("the only one")
def unload(doc: str | None, uri: str | None, collection: str | None, **who: str | None) -> None:
    """Take a graph, or one article of it, out of a database.

    DOC is the id of an article; without it the whole collection goes. Nothing else is touched. What you tied
    to a node stays, and with it that node. To take an article out of the graph file too: simpul remove.
    """
    from graph.stores.neo4j import choose_collection, unload_article
    from graph.stores.neo4j import unload as unload_all

    with connect(uri, **who) as connection:
        collection = choose_collection(connection, collection)
        if doc is None:
            report = unload_all(connection, collection)
        else:
            report = unload_article(connection, collection, doc)
    click.echo(f"{count(report.nodes, 'node')} and {count(report.facts, 'relationship')} removed")
    if report.changed:
        click.echo(f"{count(report.changed, 'relationship')} lost a sentence; other articles state them too")
    _echo_released(report.released)


class _Progress:
    """A line on the terminal that says how far a load is and how fast."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._start = self._last = time.monotonic()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._start

    def show(self, nodes: int, facts: int) -> None:
        if self._shown and time.monotonic() - self._last > 0.2:
            self._last = time.monotonic()
            rate = (nodes + facts) / self.seconds
            line = f"{count(nodes, 'node')}, {count(facts, 'relationship')}, {rate:,.0f} a second"
            click.echo(f"\r\033[K{line}", nl=False, err=True)

    def clear(self) -> None:
        if self._shown:
            click.echo("\r\033[K", nl=False, err=True)


def _echo_report(report: LoadReport, collection: str, dry_run: bool, seconds: float) -> None:
    for what, changes in (("node", report.nodes), ("relationship", report.facts)):
        click.echo(_say(what, changes))
    if report.redirected:
        click.echo(f"{count(report.redirected, 'node')} became another, as redirects.jsonl says")
    _echo_released(report.released)
    if dry_run:
        click.echo("Nothing was written.")
    else:
        total = report.nodes.total + report.facts.total
        click.echo(
            f"Collection {collection!r} is up to date: {seconds:.1f} s, {total / seconds:,.0f} a second."
        )


def _echo_released(number: int) -> None:
    if number:
        click.echo(
            f"{count(number, 'node')} of the removed left the collection and stay, because of "
            "relationships of your own"
        )


def _say(what: str, changes: Changes) -> str:
    return (
        f"{count(changes.total, what)}: {changes.added:,} added, {changes.changed:,} changed, "
        f"{changes.removed:,} removed"
    )
