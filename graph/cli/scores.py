"""The command that scores: evaluate."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.shared import LANG, Work, count, example, graph_option, html_option, write_page_file
from graph.errors import GraphFormatError, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from graph.evaluation import Report

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command(
    epilog=example(
        "simpul evaluate",
        "simpul evaluate -g output/graph.jsonl --only dev-01,dev-02 --errors",
        "simpul evaluate --html",
    )
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
@click.option("--aside", is_flag=True, help="Show errors of the articles that are kept aside too.")
@html_option(
    Path("output/evaluate.html"), "Instead of figures, write a page that marks the errors on each article."
)
@LANG
def evaluate(
    path: Path | None, gold: Path | None, articles: Path | None, only: str, html: Path | None, **shown: Any
) -> int:
    """Score a graph against gold annotations.

    P, R and F1 are micro-averaged over the articles; `triples` is the headline, `facts` the same without
    topics. docs/GUIDELINES.md says what a correct graph of an article is. Articles that are kept aside
    (aside.txt beside the gold files) count in the figures; their errors are not shown.
    """
    from graph.evaluation import ANNOTATIONS, ARTICLES, read_aside, score

    if (gold is None) != (articles is None):
        raise UsageError("--gold and --articles go together: annotations and the texts that they are of")
    gold, articles = gold or ANNOTATIONS, articles or ARTICLES
    prefixes = [prefix.strip() for prefix in only.split(",") if prefix.strip()]
    work = Work()
    if path:
        records, bodies = _read_triples(path), _read_bodies(path) if html else {}
    else:
        records, bodies = _extract_gold(gold, articles, prefixes, work)
    report = score(records, gold, articles, prefixes)
    if path and not report.tallies["triples"].pred:
        click.echo(
            f"simpul: no fact in {path} is of an article of the gold; articles are matched by id", err=True
        )
    aside = frozenset() if shown["aside"] else read_aside(gold)
    if html is not None:
        from graph.render import render_evaluation

        write_page_file(html, render_evaluation(report, bodies, aside=aside, lang=shown["lang"]))
    else:
        _echo_report(report, aside, as_json=shown["as_json"], errors=shown["errors"])
    return 1 if work.failed else 0


def _echo_report(report: Report, aside: Collection[str], *, as_json: bool, errors: bool) -> None:
    """Print the figures and, if they are wanted, the errors."""
    visible = report.only(lambda id: id not in aside)
    misses = visible.misses if errors else ()
    hidden = report.articles - visible.articles
    if errors and hidden:
        click.echo(
            f"simpul: the errors of {count(hidden, 'article')} kept aside are not shown; --aside shows them",
            err=True,
        )
    if as_json:
        figures = report.to_dict() | ({"errors": [asdict(miss) for miss in misses]} if errors else {})
        click.echo(json.dumps(figures, ensure_ascii=False))
    else:
        click.echo("\n".join(map(str, (report, *misses))))


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


def _read_bodies(path: Path) -> dict[str, str]:
    """The cleaned articles that stand beside what is scored, where they do."""
    from graph.stores.jsonl import read_kept_documents

    if str(path) == "-":
        return {}
    kept = read_kept_documents((path if path.is_dir() else path.parent) / "documents.jsonl")
    return {id: document.body for id, document in kept.items()}


def _extract_gold(
    gold: Path, articles: Path, only: Sequence[str], work: Work
) -> tuple[Iterable[Mapping[str, Any]], dict[str, str]]:
    """The triples that Simpul finds in the articles of the gold, and the articles as it cleaned them."""
    from graph.assembly import extract_all, from_extractions
    from graph.evaluation import read_gold
    from graph.model import Document
    from graph.stores import generate_lines

    documents = [Document(item.document, item.text) for item in read_gold(gold, articles, only)]
    graph = from_extractions(extract_all(documents, work.on_error, work.on_progress))
    work.clear()
    bodies = {id: document.body for id, document in graph.documents.items()}
    return map(json.loads, generate_lines(graph)), bodies
