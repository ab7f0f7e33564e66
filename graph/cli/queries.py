"""The commands that ask: query (the library) and cypher (a user's own)."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.databases import database_options, find_login, uri_option
from graph.cli.shared import Decorator, count, example, graph_option
from graph.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from graph.analysis.library import Argument, Query
    from graph.stores import Graph
    from graph.stores.neo4j.login import Login

_FORMATS = ("table", "csv", "json", "html")
_OUTPUT = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True),
    default="-",
    help="File to write, - for standard output (the default).",
)
_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="table",
    show_default=True,
    help="How to write it.",
)
_LANG = click.option(
    "--lang",
    type=click.Choice(["id", "en"]),
    default="id",
    show_default=True,
    help="Language of an HTML page.",
)
_TIMEOUT = click.option(
    "--timeout",
    "seconds",
    type=click.FloatRange(min=0, min_open=True),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="How long the server may take.",
)


def _parameter_option(help: str) -> Decorator:
    return click.option(
        "-p", "--param", "given", metavar="NAME=VALUE", multiple=True, callback=_split_pairs, help=help
    )


def _split_pairs(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """Take NAME=VALUE apart."""
    pairs = {}
    for value in values:
        name, separator, rest = value.partition("=")
        if not separator or not name.strip():
            raise click.BadParameter(f"expected NAME=VALUE, found {value!r}", ctx, param)
        if name.strip() in pairs:
            raise click.BadParameter(f"{name.strip()} is given twice", ctx, param)
        pairs[name.strip()] = rest
    return pairs


class DescribingCommand(click.Command):
    """A command whose --help, after the name of a query, describes that query."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Describe the query that is named where help is asked for."""
        if {"-h", "--help"} & set(args):
            from graph.analysis.library import load_queries

            named = [load_queries()[arg] for arg in args if arg in load_queries()]
            if named:
                click.echo(_describe(named[0]))
                ctx.exit()
        return super().parse_args(ctx, args)


@click.command(
    cls=DescribingCommand,
    short_help="Answer a question of the library from a graph file or a Neo4j server.",
    epilog=example(
        "simpul query offices-of-person -p name='Sri Wahyuningsih'",
        "simpul query",
        "simpul query events-in-period -p since=2024-10 -p until=2024-11 --format csv -o acara.csv",
        "simpul query people-at-event -p event='panen raya padi' --on bolt://localhost:7687",
        "simpul query meeting-picture -p name='Nurcahyo Adisasmita' --format html -o temu.html",
    ),
)
@click.argument("name", required=False)
@_parameter_option("What the question takes; repeatable.")
@graph_option()
@click.option(
    "--on", "uri", metavar="URI", help="Ask this server instead of a graph file: bolt://localhost:7687."
)
@database_options
@click.option("--collection", metavar="NAME", help="Only what was loaded under this name; with --on.")
@_TIMEOUT
@_FORMAT
@_LANG
@_OUTPUT
@click.option("--cypher", "show", is_flag=True, help="Print the question's Cypher and do nothing.")
def query(
    name: str | None,
    given: dict[str, str],
    path: Path,
    uri: str | None,
    collection: str | None,
    seconds: float,
    form: str,
    lang: str,
    output: str,
    show: bool,
    **who: str | None,
) -> None:
    """Answer a question of the library.

    NAME is the question's; without it all are listed, and `simpul query NAME --help` describes one. The same
    question gives the same rows from a graph file and from a Neo4j server (--on). A table leaves out columns
    that are empty, and ids that do not fit the screen and tell nothing apart; csv and json have all.
    """
    from graph.analysis.library import check_arguments, find_query, load_queries

    if name is None:
        click.echo(_list(load_queries().values()))
        return
    asked = find_query(name)
    if show:
        click.echo(asked.within(collection), nl=False)
        return
    arguments = check_arguments(asked, given)
    if uri is None:
        if collection is not None:
            raise UsageError("--collection goes with --on: a graph file is one collection")
        graph = _open(path)
        rows = _ask_file(asked, arguments, graph)
    else:
        graph = None
        rows = _ask_server(asked, arguments, find_login(uri, **who), collection, seconds)
    title = asked.title if lang == "id" else asked.title_en
    given_text = ", ".join(f"{name}: {value}" for name, value in arguments.items() if value != "")
    answer = Answer(asked.columns, rows, title, given_text, lang, graph)
    answer.write(form, output)


def _open(path: Path) -> Graph:
    from graph.stores import open_store

    return open_store(path)


def _ask_file(query: Query, arguments: Mapping[str, Argument], graph: Graph) -> list[dict[str, Any]]:
    from graph.analysis.answers import ask
    from graph.analysis.answers.names import find_unknown_name

    rows = ask(graph, query.name, **arguments)
    unknown = None if rows else find_unknown_name(graph, query, arguments)
    if unknown:
        raise NotFoundError(unknown)
    return rows


def _ask_server(
    query: Query, arguments: Mapping[str, Argument], login: Login, collection: str | None, seconds: float
) -> list[dict[str, Any]]:
    from graph.stores.neo4j.cypher import run_cypher

    parameters = dict(arguments) | ({"collection": collection} if collection is not None else {})
    rows = run_cypher(login, query.within(collection), parameters, known=True, seconds=seconds).rows
    if not rows:
        _refuse_unknown_names(query, arguments, login, collection)
    return rows


def _refuse_unknown_names(
    query: Query, arguments: Mapping[str, Argument], login: Login, collection: str | None
) -> None:
    """Say which name nothing on the server is called by, and what comes close."""
    from graph.analysis.answers.names import suggest, unknown_name
    from graph.stores.neo4j.names import find_close, is_called

    for parameter in query.parameters:
        name = str(arguments[parameter.name])
        if parameter.kinds and not is_called(login, name, parameter.kinds, collection):
            close = find_close(login, name, parameter.kinds, collection)
            within = f" in the collection {collection!r}" if collection else ""
            raise NotFoundError(f"{unknown_name(parameter, name)}{within}; {suggest(close)}")


@click.command(
    epilog=example(
        "simpul cypher 'MATCH (p:Person)-[:HOLDS]->(r) RETURN p.name, r.title LIMIT 5' --on bolt://localhost:7687",
        "simpul cypher 'MATCH (e:Event {kind: $kind}) RETURN e.name, e.date' -p kind=rapat --format csv",
        "simpul cypher - --rows 100 < pertanyaan.cypher",
    )
)
@click.argument("text")
@_parameter_option("A parameter; a value that is JSON (3, true, [1, 2]) is taken as such. Repeatable.")
@uri_option("--on", "Server to ask")
@database_options
@click.option("--write", is_flag=True, help="Let it change the database.")
@_TIMEOUT
@click.option(
    "--rows", "most", type=click.IntRange(1), default=1000, show_default=True, help="How many rows to give."
)
@_FORMAT
@_LANG
@_OUTPUT
def cypher(
    text: str,
    given: dict[str, str],
    uri: str | None,
    write: bool,
    seconds: float,
    most: int,
    form: str,
    lang: str,
    output: str,
    **who: str | None,
) -> None:
    """Run a Cypher statement on a Neo4j server, read-only unless told otherwise.

    TEXT is the statement, - for one on standard input. It is refused where it may change the database,
    stopped when it takes too long, and cut when it gives too many rows.
    """
    from graph.stores.neo4j.cypher import run_cypher

    statement = sys.stdin.read() if text == "-" else text
    parameters = {name: _value(value) for name, value in given.items()}
    table = run_cypher(find_login(uri, **who), statement, parameters, write=write, seconds=seconds, most=most)
    Answer(table.columns, table.rows, "Cypher", statement.strip(), lang).write(form, output)
    for warning in table.warnings:
        click.echo(f"simpul: {warning}", err=True)
    if table.more:
        click.echo(f"simpul: only the first {most:,} rows; --rows gives more", err=True)


def _value(text: str) -> Any:
    """A parameter's value: JSON where it is, else the text as it stands."""
    try:
        return json.loads(text)
    except ValueError:
        return text


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows to be written, and what a page says of them.

    Args:
        columns: Names of the columns.
        rows: The rows.
        title: Heading of a page.
        about: The line below it.
        lang: Language of a page.
        graph: The graph that was asked, where it is at hand.
    """

    columns: Sequence[str]
    rows: Sequence[Mapping[str, Any]]
    title: str
    about: str
    lang: str
    graph: Graph | None = None

    def write(self, form: str, output: str) -> None:
        """Write to a file or standard output; beside a table or file, say how many rows there are."""
        if output != "-":
            Path(output).parent.mkdir(parents=True, exist_ok=True)
        with click.open_file(output, "w", encoding="utf-8", atomic=output != "-") as file:
            file.write(f"{self._in(form, output)}\n")
        if output != "-":
            click.echo(f"{count(len(self.rows), 'row')} in {output}", err=True)
        elif form == "table":
            click.echo(count(len(self.rows), "row"), err=True)

    def _in(self, form: str, output: str) -> str:
        if form == "html":
            from graph.render import render_result

            return render_result(
                self.columns,
                self.rows,
                graph=self.graph,
                title=self.title,
                about=self.about,
                lang=self.lang,
            )
        from graph.exports.rows import to_csv, to_json, to_table

        if form == "table":
            on_screen = output == "-" and sys.stdout.isatty()
            return to_table(
                self.columns, self.rows, shutil.get_terminal_size().columns if on_screen else None
            )
        return to_csv(self.columns, self.rows) if form == "csv" else to_json(self.columns, self.rows)


def _list(queries: Iterable[Query]) -> str:
    """The queries by group, one line each: its name, what it takes, its titles."""
    by_group: dict[str, list[tuple[str, str, str]]] = {}
    for each in queries:
        row = (each.name, _takes(each), f"{each.title} / {each.title_en}")
        by_group.setdefault(f"{each.group} / {each.group_en}", []).append(row)
    rows = [row for group in by_group.values() for row in group]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    lines = []
    for group, own in by_group.items():
        lines += [click.style(group, bold=True)]
        lines += [f"  {name:{widths[0]}}  {takes:{widths[1]}}  {titles}" for name, takes, titles in own]
        lines += [""]
    return "\n".join([*lines, "simpul query NAME --help describes one."])


def _takes(query: Query) -> str:
    return " ".join(f"[{each.name}]" if each.optional else each.name for each in query.parameters)


def _describe(query: Query) -> str:
    """A query in words: what it asks, takes and gives, and a command that runs it."""
    lines = [f"{query.title} / {query.title_en}", "", query.question, query.question_en]
    if query.parameters:
        lines += ["", "Takes:"]
        for each in query.parameters:
            kinds = f" of {', '.join(each.kinds)}" if each.kinds else ""
            left_out = f" (may be left out: {each.default!r})" if each.optional else ""
            lines += [f"  {each.name}  {each.type}{kinds}: {each.about_en}{left_out}"]
    what = "paths, to be drawn with --format html" if query.picture else ", ".join(query.columns)
    given = "".join(f" -p {each.name}={_quoted(str(each.example))}" for each in query.parameters)
    return "\n".join([*lines, "", f"Gives: {what}", "", "Example:", f"  simpul query {query.name}{given}"])


def _quoted(text: str) -> str:
    """A value as a shell takes it."""
    import shlex

    return shlex.quote(text)
