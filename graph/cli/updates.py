"""The commands that change the graph of an output folder by its articles: update and remove."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.desk import DECISIONS_FILE, OUTPUT, echo_unheeded, find_decisions
from graph.cli.shared import Work, count, example, kept_page_options
from graph.cli.sources import PAGE, PATHS, TOPICS, describe_size, read_articles, write_page_anew

if TYPE_CHECKING:
    from graph.assembly import Change
    from graph.corpus import Corpus


@click.command(epilog=example("simpul update berita-baru/ -o output/", "simpul update berita/"))
@PATHS
@OUTPUT
@TOPICS
@DECISIONS_FILE
@kept_page_options
def update(
    paths: tuple[Path, ...], output: Path, topics: str | None, file: Path | None, **options: Any
) -> int:
    """Add articles to a graph without reading the old ones again.

    PATHS as for build. An article whose id is there takes the place of the old one; one that has not changed
    is passed over. The files are the same as if all articles had been built at once.
    """
    from graph.assembly import update_corpus
    from graph.corpus import Corpus
    from graph.stores.folder import changing

    if not paths:
        raise click.UsageError("Name the articles to add: files, folders, or - for standard input.")
    work = Work()
    with changing(output) as aside:
        corpus = Corpus.read(output, find_decisions(output, file))
        documents = read_articles(paths, work)
        change = update_corpus(corpus, documents, work.on_error, work.on_progress, topics)
        code = work.finish(len(change.new) + len(change.changed) + len(change.same))
        graph = corpus.write(aside)
        write_page_anew(graph, aside, output, **options)
    echo_unheeded(corpus.unheeded)
    _echo_change(change)
    _echo_readers(corpus)
    click.echo(f"{describe_size(graph)}\n\nOpen {output / PAGE} in a browser.")
    return code


@click.command(epilog=example("simpul remove berita-2024-10-07 -o output/"))
@click.argument("documents", metavar="DOC...", nargs=-1, required=True)
@OUTPUT
@DECISIONS_FILE
@kept_page_options
def remove(documents: tuple[str, ...], output: Path, file: Path | None, **options: Any) -> None:
    """Withdraw articles from a graph, with everything that only they say.

    DOC is the id of an article, as documents.jsonl has it.
    """
    from graph.corpus import Corpus
    from graph.stores.folder import changing

    with changing(output) as aside:
        corpus = Corpus.read(output, find_decisions(output, file))
        for document in dict.fromkeys(documents):
            corpus.remove(document)
        graph = corpus.write(aside)
        write_page_anew(graph, aside, output, **options)
    echo_unheeded(corpus.unheeded)
    click.echo(f"Removed {', '.join(dict.fromkeys(documents))}.\n{describe_size(graph)}")


def _echo_change(change: Change) -> None:
    """Say how many articles came, changed or stayed."""
    said = [
        f"{len(ids):,} {what}"
        for ids, what in ((change.new, "new"), (change.changed, "changed"), (change.same, "as before"))
        if ids
    ]
    click.echo(f"Articles: {', '.join(said)}.")


def _echo_readers(corpus: Corpus) -> None:
    """Say which articles another version of Simpul read: they stay as it read them."""
    from graph.triples.ids import extractor

    for reader, number in corpus.readers().items():
        if reader != extractor():
            click.echo(
                f"simpul: {count(number, 'article')} read by {reader}, not by {extractor()}, stay as they "
                "were read; name them again, or run simpul build, to have them read anew",
                err=True,
            )
