"""The command ``simpul``: parses, calls the rooms below, and echoes.

Whatever is slow to import (networkx, pyvis, the lexicons) is imported inside the command that needs it, so
that ``simpul --version`` answers at once.
"""

from __future__ import annotations

import click

from graph.cli.articles import build, extract
from graph.cli.databases import load, pull
from graph.cli.graphs import evidence, export, render, site, validate
from graph.cli.queries import cypher, query
from graph.cli.scores import evaluate
from graph.cli.shared import SimpulGroup, example
from graph.cli.updates import remove, update

__all__ = ["main"]


@click.group(
    cls=SimpulGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=example("simpul build berita/", "simpul evidence 'Kusmana Hartadji'"),
)
@click.version_option(package_name="simpul", prog_name="simpul", message="%(prog)s %(version)s")
def main() -> None:
    """Turn Indonesian news about officials into a graph that opens its sources.

    `build` is the main job: articles in, a graph and a page to look at it out.
    """


for command in (
    build,
    update,
    remove,
    extract,
    render,
    site,
    evidence,
    query,
    export,
    validate,
    load,
    pull,
    cypher,
    evaluate,
):
    main.add_command(command)
