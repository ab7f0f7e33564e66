"""What the commands that read articles share: their arguments, the articles, the page, what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.shared import Work, count

if TYPE_CHECKING:
    from graph.model import Document
    from graph.stores import Graph

PAGE = "graph.html"
PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
TOPICS = click.option(
    "--topics",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="Your own table of topics, in the form of graph/data/topics.tsv.",
)


def read_articles(paths: tuple[Path, ...], work: Work) -> Iterator[Document]:
    """The articles that were named, or the examples; what cannot be read goes to `work`."""
    from graph.documents import read_sources

    if not paths:
        paths = (_find_examples(),)
        click.echo(
            f"No article was named: reading those in {paths[0]}{'/' if paths[0].is_dir() else ''}", err=True
        )
    return work.follow(read_sources(paths, work.on_error))


def _find_examples() -> Path:
    """The articles to try Simpul on: of this folder, of the installed package, or of its source tree."""
    package = Path(__file__).parent.parent
    candidates = (Path("examples"), package / "data" / "examples", package.parent / "examples")
    return next((folder for folder in candidates if folder.is_dir()), candidates[0])


def write_page(graph: Graph, folder: Path, **options: Any) -> None:
    """Write the page of a graph beside its files."""
    from graph.render import write_html

    write_html(graph, folder / PAGE, **options)


def write_page_anew(graph: Graph, folder: Path, output: Path, **options: Any) -> None:
    """Write the page of a changed graph into `folder`, as the one in `output` is but for what is said."""
    from graph.render import read_page_options

    said = {name: value for name, value in options.items() if value is not None}
    write_page(graph, folder, **(read_page_options(output / PAGE) | said))


def echo_found(graph: Graph) -> None:
    """Print how much of each kind was found."""
    from graph.schema import load_schema

    schema = load_schema()
    kinds = Counter(node.label for node in graph.iter_nodes())
    types = Counter(edge.type for edge in graph.iter_edges())
    rows = [(label, kind.label_id, kinds[label]) for label, kind in schema.nodes.items()]
    edges = [(type, edge.label_id, types[type]) for type, edge in schema.edges.items()]
    click.echo(f"{describe_size(graph)}\n")
    click.echo("\n".join(f"  {name:14}{label:18}{number:>7,}" for name, label, number in rows))
    click.echo("")
    click.echo("\n".join(f"  {name:14}{label:18}{number:>7,}" for name, label, number in edges))


def describe_size(graph: Graph) -> str:
    """How large a graph is: "8 articles: 379 nodes, 973 edges"."""
    edges = sum(1 for _ in graph.iter_edges())
    return f"{count(len(graph.documents), 'article')}: {count(len(graph), 'node')}, {count(edges, 'edge')}"
