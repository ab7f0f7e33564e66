"""The commands that read articles: build and extract."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.desk import DECISIONS_FILE, echo_unheeded, find_decisions
from graph.cli.shared import LANG, Work, example, html_option, page_options, write_page_file
from graph.cli.sources import PAGE, PATHS, TOPICS, echo_found, read_articles, write_page

if TYPE_CHECKING:
    from graph.analysis import Official
    from graph.model import Extraction
    from graph.stores import Graph

_SHOWN_OFFICIALS = 5


@click.command(
    epilog=example("simpul build berita/ -o output/", "simpul build rapat.txt kunjungan.html arsip.jsonl")
)
@PATHS
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Folder for graph.jsonl, documents.jsonl and graph.html.",
)
@TOPICS
@DECISIONS_FILE
@page_options
def build(
    paths: tuple[Path, ...], output: Path, topics: str | None, file: Path | None, **options: Any
) -> int:
    """Read articles and write their graph and a page to look at it.

    PATHS are files (.txt, .md, .html, .json, .jsonl), folders of them, or - for a text on standard input.
    Without any, the articles of examples/ are read. An article that cannot be read is named with the reason,
    the rest goes on, and the exit code is 1. What was decided (docs/decisions.md) is followed.
    """
    from graph.assembly import update_corpus
    from graph.corpus import Corpus
    from graph.stores.folder import changing

    work, corpus = Work(), Corpus(find_decisions(output, file))
    update_corpus(corpus, read_articles(paths, work), work.on_error, work.on_progress, topics)
    code = work.finish(len(corpus))
    with changing(output) as aside:
        graph = corpus.write(aside)
        write_page(graph, aside, **options)
    echo_unheeded(corpus.unheeded)
    echo_found(graph)
    _echo_officials(graph)
    click.echo(f"\nOpen {output / PAGE} in a browser.")
    return code


@click.command(
    epilog=example(
        "simpul extract berita/ -o triples.jsonl",
        "simpul extract rapat.txt --format gold",
        "simpul extract rapat.txt --html rapat-bertanda.html",
    )
)
@PATHS
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
@html_option(
    Path("output/extract.html"),
    "Instead of lines, write a page that shows each article with what was found marked on it.",
)
@LANG
@TOPICS
def extract(
    paths: tuple[Path, ...], output: Path, form: str, html: Path | None, lang: str, topics: str | None
) -> int:
    """Read articles and write what they say as JSON Lines, or as a page.

    PATHS as for build. Beside a graph file, documents.jsonl is written with the cleaned articles. Unlike
    build it leaves out that a body is part of another where no sentence says so.
    """
    from graph.assembly import extract_all, update_corpus, write_said
    from graph.corpus import Corpus

    work = Work()
    documents = read_articles(paths, work)
    if html is None and form == "graph":
        corpus = Corpus()
        update_corpus(corpus, documents, work.on_error, work.on_progress, topics)
        code = work.finish(len(corpus))
        write_said(corpus, output)
        return code
    found = extract_all(documents, work.on_error, work.on_progress, topics)
    return _write_page(found, work, html, lang) if html else _write_gold(found, work, output)


def _write_page(found: Iterable[Extraction], work: Work, html: Path, lang: str) -> int:
    from graph.render import render_extractions

    extractions = list(found)
    code = work.finish(len(extractions))
    write_page_file(html, render_extractions(extractions, lang=lang))
    return code


def _write_gold(found: Iterable[Extraction], work: Work, output: Path) -> int:
    from graph.evaluation import to_gold

    lines = [json.dumps(to_gold(extraction), ensure_ascii=False) + "\n" for extraction in found]
    code = work.finish(len(lines))
    with click.open_file(str(output), "w", encoding="utf-8") as file:
        file.writelines(lines)
    return code


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
