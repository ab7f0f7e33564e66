"""The commands that read articles: build and extract."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.shared import Work, count, example, page_options

if TYPE_CHECKING:
    from graph.analysis import Official
    from graph.model import Extraction
    from graph.stores import Graph

_SHOWN_OFFICIALS = 5
_TOPICS = click.option(
    "--topics",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="Your own table of topics, in the form of graph/data/topics.tsv.",
)
_PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))


@click.command(
    epilog=example("simpul build berita/ -o output/", "simpul build rapat.txt kunjungan.html arsip.jsonl")
)
@_PATHS
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Folder for graph.jsonl, documents.jsonl and graph.html.",
)
@_TOPICS
@page_options
def build(
    paths: tuple[Path, ...], output: Path, topics: str | None, title: str | None, lang: str, all_persons: bool
) -> int:
    """Read articles and write their graph and a page to look at it.

    PATHS are files (.txt, .md, .html, .json, .jsonl), folders of them, or - for a text on standard input.
    Without any, the articles of examples/ are read. An article that cannot be read is named with the reason,
    the rest goes on, and the exit code is 1.
    """
    from graph.assembly import from_extractions
    from graph.render import write_html
    from graph.stores import write_graph

    work = Work()
    extractions = list(_read(paths, work, topics))
    code = work.finish(len(extractions))
    graph = from_extractions(extractions)
    write_graph(graph, output / "graph.jsonl")
    write_html(graph, output / "graph.html", title=title, lang=lang, all_persons=all_persons)
    _echo_found(graph)
    _echo_officials(graph)
    click.echo(f"\nOpen {output / 'graph.html'} in a browser.")
    return code


@click.command(
    epilog=example("simpul extract berita/ -o triples.jsonl", "simpul extract --format gold rapat.txt")
)
@_PATHS
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path, allow_dash=True),
    default=Path("-"),
    help="File to write, - for standard output (the default).",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["graph", "gold"]),
    default="graph",
    show_default=True,
    help="graph: a graph file. gold: an annotation of each article (docs/GUIDELINES.md), to be corrected.",
)
@_TOPICS
def extract(paths: tuple[Path, ...], output: Path, form: str, topics: str | None) -> int:
    """Read articles and write what they say as JSON Lines.

    PATHS as for build. Beside a graph file, documents.jsonl is written with the cleaned articles.
    """
    from graph.assembly import from_extractions
    from graph.stores import write_graph

    work = Work()
    extractions = list(_read(paths, work, topics))
    code = work.finish(len(extractions))
    if form == "graph":
        write_graph(from_extractions(extractions), output)
    else:
        _write_gold(extractions, output)
    return code


def _read(paths: tuple[Path, ...], work: Work, topics: str | None) -> Iterator[Extraction]:
    """What each article says; a file or article that cannot be read goes to `work`."""
    from graph.assembly import extract_all
    from graph.documents import read_sources

    if not paths:
        paths = (_find_examples(),)
        click.echo(
            f"No article was named: reading those in {paths[0]}{'/' if paths[0].is_dir() else ''}", err=True
        )
    documents = work.follow(read_sources(paths, work.on_error))
    return extract_all(documents, work.on_error, work.on_progress, topics)


def _find_examples() -> Path:
    """The articles to try Simpul on: of this folder, of the installed package, or of its source tree."""
    package = Path(__file__).parent.parent
    candidates = (Path("examples"), package / "data" / "examples", package.parent / "examples")
    return next((folder for folder in candidates if folder.is_dir()), candidates[0])


def _write_gold(extractions: list[Extraction], output: Path) -> None:
    from graph.evaluation import to_gold

    with click.open_file(str(output), "w", encoding="utf-8") as file:
        for extraction in extractions:
            file.write(json.dumps(to_gold(extraction), ensure_ascii=False) + "\n")


def _echo_found(graph: Graph) -> None:
    """Print how much of each kind was found."""
    from graph.schema import load_schema

    schema = load_schema()
    kinds = Counter(node.label for node in graph.iter_nodes())
    types = Counter(edge.type for edge in graph.iter_edges())
    rows = [(label, kind.label_id, kinds[label]) for label, kind in schema.nodes.items()]
    edges = [(type, edge.label_id, types[type]) for type, edge in schema.edges.items()]
    click.echo(
        f"{count(len(graph.documents), 'article')}: {count(len(graph), 'node')}, "
        f"{count(types.total(), 'edge')}\n"
    )
    click.echo("\n".join(f"  {name:14}{label:18}{number:>7,}" for name, label, number in rows))
    click.echo("")
    click.echo("\n".join(f"  {name:14}{label:18}{number:>7,}" for name, label, number in edges))


def _echo_officials(graph: Graph) -> None:
    """Print who is best connected."""
    from graph.analysis import best_connected

    officials = best_connected(graph, _SHOWN_OFFICIALS)
    if not officials:
        click.echo("\nNo person in these articles holds an office.")
        return
    click.echo("\nThe best connected officials\n")
    rows = [("name", "ties", "articles", "office"), *map(_official_row, officials)]
    width = max(len(row[0]) for row in rows)
    for name, ties, articles, office in rows:
        click.echo(f"  {name:{width}}  {ties:>4}  {articles:>8}  {office}")


def _official_row(official: Official) -> tuple[str, str, str, str]:
    return official.name, str(official.ties), str(official.documents), "; ".join(official.offices)
