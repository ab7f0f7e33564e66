"""The commands that make something of a graph file or check it: render, site, export and validate."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from graph.cli.shared import check_day, check_kinds, collection_of, count, example, graph_option, page_options
from graph.errors import UsageError

_STANDARD_INPUT = Path("-")


@click.command(
    epilog=example(
        "simpul render -g output/graph.jsonl -o graf.html --title 'Pilkada 2024'",
        "simpul render --focus 'Sri Wahyuningsih' --hops 2 -o sri.html",
        "simpul render --from 2024-08 --to 2024-11 --kind Person --kind Institution",
    )
)
@graph_option()
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path, allow_dash=True),
    default=Path("output/graph.html"),
    show_default=True,
    help="HTML file to write, - for standard output.",
)
@click.option("--focus", metavar="NAME", help="Only what lies around this node (an id or a name).")
@click.option("--hops", type=click.IntRange(1), default=1, show_default=True, help="Steps around --focus.")
@click.option(
    "--from", "since", callback=check_day, metavar="DAY", help="First day (2024, 2024-09, 2024-09-17)."
)
@click.option("--to", "until", callback=check_day, metavar="DAY", help="Last day, in the same forms.")
@click.option(
    "--kind",
    "kinds",
    metavar="KIND",
    callback=check_kinds,
    multiple=True,
    help="Show these kinds at first; repeatable.",
)
@click.option(
    "--story", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="YAML file of steps."
)
@page_options
def render(path: Path | str, output: Path, story: Path | None, **options: Any) -> None:
    """Write a graph as one HTML page that needs no network.

    --focus, --from and --to make a page of a part of the graph: what is left out is not in the file.
    """
    from graph.render import read_story, render_html, write_html
    from graph.stores import open_store

    graph = open_store(path)
    options["story"] = read_story(story) if story else ()
    if output == _STANDARD_INPUT:
        click.echo(render_html(graph, **options))
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    write_html(graph, output, **options)
    click.echo(f"Open {output} in a browser.")


@click.command(
    epilog=example("simpul site -g output/graph.jsonl -o output/site --title 'Pejabat Kota Tegal'")
)
@graph_option()
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("output/site"),
    show_default=True,
    help="Folder to write: a new one, an empty one, or an earlier site, which is brought up to date.",
)
@page_options
def site(path: Path | str, output: Path, title: str | None, lang: str, all_persons: bool) -> None:
    """Write one page for each person and institution, linked, with an index that searches.

    The pages need no network and no server; every fact has its sentence and article.
    """
    from graph.render import write_site
    from graph.stores import open_store

    number = write_site(open_store(path), output, title=title, lang=lang, all_persons=all_persons)
    click.echo(
        f"{count(number, 'page')} of persons and institutions. Open {output / 'index.html'} in a browser."
    )


@click.command(
    epilog=example(
        "simpul export --format gexf -o graf.gexf",
        "simpul export --format graphml > graf.graphml",
        "simpul export --format neo4j-admin -o import/",
    )
)
@graph_option()
@click.option(
    "--format",
    "form",
    type=click.Choice(["gexf", "graphml", "neo4j-admin"]),
    required=True,
    help="gexf: Gephi. graphml: yEd. neo4j-admin: a folder that Neo4j imports at once.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(allow_dash=True),
    default="-",
    help="File to write, - for standard output (the default); of neo4j-admin a folder.",
)
@click.option("--collection", metavar="NAME", help="Of neo4j-admin: name of the graph.  [the file's name]")
def export(path: Path | str, form: str, output: str, collection: str | None) -> None:
    """Write a graph as a file of another program."""
    from graph.exports import FORMATS
    from graph.stores import open_store

    if form == "neo4j-admin":
        _export_for_import(path, output, collection)
        return
    graph = open_store(path)
    with click.open_file(output, "w", encoding="utf-8", atomic=output != "-") as file:
        file.writelines(f"{line}\n" for line in FORMATS[form](graph))


def _export_for_import(path: Path | str, output: str, collection: str | None) -> None:
    """Write the files of a bulk import, and say how they are imported."""
    from graph.exports import write_neo4j_admin

    if output == "-":
        raise UsageError("--format neo4j-admin writes a folder; name it with -o")
    if isinstance(path, str):
        raise UsageError(f"--format neo4j-admin takes a graph file; `simpul pull {path}` gives one")
    path = path / "graph.jsonl" if path.is_dir() else path
    command = write_neo4j_admin(path, output, collection or collection_of(path))
    click.echo(f"Stop the database, go to {output} and run (it is in import.sh too):\n\n{command}\n")
    click.echo("A database that is there already is only replaced with --overwrite-destination.")
    click.echo("Start the database, then run: cypher-shell -f finish.cypher")


@click.command(
    short_help="Check a graph file, line by line.",
    epilog=example("simpul validate output/graph.jsonl", "simpul extract berita/ | simpul validate -"),
)
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--documents",
    type=click.Path(path_type=Path),
    help="The cleaned articles; without it, documents.jsonl beside FILE.",
)
def validate(file: Path, documents: Path | None) -> int:
    """Check a graph file: format, schema, ends, order, and evidence against the articles.

    Prints one line a fault, FILE:LINE: what is wrong, and ends with 1 if there is any.
    """
    from graph.stores import read_graph
    from graph.stores.validate import validate as find_faults

    name = "standard input" if file == _STANDARD_INPUT else str(file)
    with _on_disk(file) as path:
        faults = find_faults(path, documents)
        for fault in faults:
            where = f"{name}:{fault.line}: " if fault.line else ""
            click.echo(f"{where}{fault.message}")
        if faults:
            click.echo(f"simpul: {name}: {count(len(faults), 'fault')}", err=True)
            return 1
        graph = read_graph(path)
    click.echo(
        f"{name}: OK, {count(len(graph), 'node')}, {count(sum(1 for _ in graph.iter_edges()), 'edge')}"
    )
    return 0


@contextmanager
def _on_disk(file: Path) -> Iterator[Path]:
    """The file; standard input is kept in one, because it is read twice."""
    if file != _STANDARD_INPUT:
        yield file / "graph.jsonl" if file.is_dir() else file
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.jsonl"
        with path.open("wb") as target:
            shutil.copyfileobj(sys.stdin.buffer, target)
        yield path
