"""The command ``simpul``: parses, calls the rooms below, and echoes.

Whatever is slow to import (networkx, pyvis, the lexicons) is imported inside the command that needs it, so
that ``simpul --version`` answers at once.
"""

from __future__ import annotations

import click

from graph.cli.articles import build, extract
from graph.cli.changes import diff
from graph.cli.corrections import capacity, reject, rename
from graph.cli.databases import load, pull, unload
from graph.cli.evidence import evidence
from graph.cli.explain import explain
from graph.cli.graphs import export, render, site, validate
from graph.cli.holders import holders
from graph.cli.queries import cypher, query
from graph.cli.record import apply, decisions, undo
from graph.cli.review import review
from graph.cli.scores import evaluate
from graph.cli.shared import SimpulGroup, example
from graph.cli.updates import remove, update
from graph.cli.verdicts import different, same, unsure

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


_SECTIONS = {
    "Articles in, graph out": (build, update, remove, extract),
    "Look at a graph": (render, site, evidence, query, holders, diff, explain, export),
    "Decide what it says": (
        review,
        same,
        different,
        unsure,
        reject,
        rename,
        capacity,
        undo,
        decisions,
        apply,
    ),
    "Keep it in Neo4j": (load, pull, unload, cypher),
    "Check it": (validate, evaluate),
}
for title, commands in _SECTIONS.items():
    for command in commands:
        main.add_command(command)
        main.sections.setdefault(title, []).append(str(command.name))
