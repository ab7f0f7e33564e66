"""The command that scores: evaluate."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.shared import Work, example, graph_option
from graph.errors import GraphFormatError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command(
    epilog=example("simpul evaluate", "simpul evaluate -g output/graph.jsonl --only dev-01,dev-02 --errors")
)
@graph_option(
    None,
    help="Graph or triples to score, - for standard input; without it the articles of the gold are read.",
)
@click.option("--gold", type=_FOLDER, help="Folder of gold files, ID.json; without it the gold of Simpul.")
@click.option("--articles", type=_FOLDER, help="Folder of their articles, ID.txt; goes with --gold.")
@click.option(
    "--only", default="", metavar="PREFIXES", help="Beginnings of the ids to score, with commas between."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--errors", is_flag=True, help="Also print what was missed and what should not be there.")
def evaluate(
    path: Path | None, gold: Path | None, articles: Path | None, only: str, as_json: bool, errors: bool
) -> int:
    """Score a graph against gold annotations.

    P, R and F1 are micro-averaged over the articles; `triples` is the headline, `facts` the same without
    topics. docs/GUIDELINES.md says what a correct graph of an article is.
    """
    from graph.evaluation import ANNOTATIONS, ARTICLES, score

    if (gold is None) != (articles is None):
        raise UsageError("--gold and --articles go together: annotations and the texts that they are of")
    gold, articles = gold or ANNOTATIONS, articles or ARTICLES
    prefixes = [prefix.strip() for prefix in only.split(",") if prefix.strip()]
    work = Work()
    records = _read_triples(path) if path else _extract_gold(gold, articles, prefixes, work)
    report = score(records, gold, articles, prefixes)
    misses = report.misses if errors else ()
    if path and not report.tallies["triples"].pred:
        click.echo(
            f"simpul: no fact in {path} is of an article of the gold; articles are matched by id", err=True
        )
    if as_json:
        figures = report.to_dict() | ({"errors": [asdict(miss) for miss in misses]} if errors else {})
        click.echo(json.dumps(figures, ensure_ascii=False))
    else:
        click.echo("\n".join(map(str, (report, *misses))))
    return 1 if work.failed else 0


def _read_triples(path: Path) -> Iterable[Mapping[str, Any]]:
    from graph.evaluation import read_triples

    if path.is_dir():
        path = path / "graph.jsonl"
    try:
        with click.open_file(str(path), encoding="utf-8") as lines:
            return read_triples(lines, str(path))
    except OSError as error:
        raise GraphFormatError(f"{path}: cannot be read ({error.strerror}); name a graph file") from error
    except UnicodeDecodeError as error:
        raise GraphFormatError(f"{path}: not UTF-8 ({error.reason}); is it a graph file?") from error


def _extract_gold(gold: Path, articles: Path, only: Sequence[str], work: Work) -> Iterable[Mapping[str, Any]]:
    """The triples that Simpul finds in the articles of the gold."""
    from graph.assembly import extract_all, from_extractions
    from graph.evaluation import read_gold
    from graph.model import Document
    from graph.stores import generate_lines

    documents = [Document(item.document, item.text) for item in read_gold(gold, articles, only)]
    graph = from_extractions(extract_all(documents, work.on_error, work.on_progress))
    work.clear()
    return map(json.loads, generate_lines(graph))
