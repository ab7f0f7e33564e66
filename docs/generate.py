"""Fill in what README.md and docs/ say of the code: tables, sessions, scores. ``make docs`` runs it.

    python docs/generate.py [--check]

A part that is generated stands between ``<!-- generated: NAME -->`` and ``<!-- end -->`` (in TOML after
a #, in Cypher after //);
what NAME makes is below. With --check nothing is written: what is out of date is shown, and the exit code
is 1.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import difflib
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path

import click

import graph
from graph.analysis.offices import office_name
from graph.cli import main as simpul
from graph.evaluation import ANNOTATIONS, ARTICLES, Report, read_aside, score_graph
from graph.lexicon import read_table
from graph.schema import Property, load_schema
from graph.stores import generate_lines
from graph.stores.neo4j import apoc_statements, schema_statements

ROOT = Path(__file__).parents[1]
PAGES = (
    ROOT / "README.md",
    ROOT / "docs" / "graph-format.md",
    ROOT / "docs" / "how-it-works.md",
    ROOT / "graph" / "data" / "quality.toml",
    ROOT / "cypher" / "schema.cypher",
    ROOT / "cypher" / "apoc.cypher",
)

ARTICLE = "temanggung-workshop-media-sosial"
CHOSEN = "Sri Wahyuningsih"
SHOWN_EVIDENCE = 12  # lines of a long answer

FIGURES = {
    "triples": "all facts below together",
    "facts": "the same without topics",
    "persons": "persons named",
    "institutions": "institutions named",
    "roles": "who holds which office where, with capacity",
    "attended_by": "who was at which event",
    "organized_by": "who held it",
    "held_at": "where",
    "event_date": "when",
    "said_by": "who said what",
    "about_topic": "about which topic",
}

_PART = re.compile(
    r"((?:# |// )?<!-- generated: (?P<name>[\w-]+) -->\n).*?((?:# |// )?<!-- end -->)", re.DOTALL
)
_PYTHON = re.compile(r"```python\n(?P<code>.*?)```", re.DOTALL)


def main() -> None:
    """Fill in every page, or show what is out of date."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="write nothing, show what is out of date")
    check: bool = parser.parse_args().check
    stale = False
    for page in PAGES:
        old = page.read_text(encoding="utf-8")
        new = fill(old)
        if old == new:
            continue
        stale = True
        name = str(page.relative_to(ROOT))
        print("".join(difflib.unified_diff(old.splitlines(True), new.splitlines(True), name, "generated")))
        if not check:
            page.write_text(new, encoding="utf-8")
    if stale and check:
        print("Out of date: run `make docs` and look at what changed.", file=sys.stderr)
        sys.exit(1)


def fill(text: str) -> str:
    """The page with every generated part made anew."""

    def make(match: re.Match[str]) -> str:
        if match["name"] not in PARTS:
            raise SystemExit(f"there is no part {match['name']!r}; there are {', '.join(PARTS)}")
        return f"{match[1]}{PARTS[match['name']](text).rstrip()}\n{match[3]}"

    return _PART.sub(make, text)


def article(_: str) -> str:
    """The first paragraph of an example, as a quotation."""
    return "\n".join(f"> {line}" for line in _paragraph().splitlines())


def triples(_: str) -> str:
    """What that paragraph says, a fact a row."""
    found = graph.build(graph.Document(ARTICLE, _paragraph()))
    names = {node["id"]: node["name"] for node in found.nodes()} | {
        role["id"]: office_name(found, role["id"]) for role in found.nodes("Role")
    }
    rows = [
        (names[edge["start"]], f"`{edge['type']}`", names[edge["end"]], _more(edge))
        for edge in found.edges()
        if edge["type"] not in ("AT", "MENTIONED_IN")
    ]
    dates = [(event["name"], "`date`", event["date"], "") for event in found.nodes("Event")]
    return _table(("from", "edge", "to", "with"), [*rows, *dates])


def _more(edge: Mapping[str, object]) -> str:
    values = [edge.get("capacity"), edge.get("as")]
    return ", ".join(", ".join(value) if isinstance(value, list) else str(value) for value in values if value)


@cache
def _paragraph() -> str:
    return (ROOT / "examples" / f"{ARTICLE}.txt").read_text(encoding="utf-8").splitlines()[0]


def session(_: str) -> str:
    """Two commands and what they print."""
    with _folder() as folder:
        built = _run(folder, "build", "examples/")
        evidence = _run(folder, "evidence", CHOSEN).splitlines()[:SHOWN_EVIDENCE]
    lines = ["$ simpul build examples/", built.rstrip(), ""]
    lines += [f"$ simpul evidence '{CHOSEN}' | head -{SHOWN_EVIDENCE}", *evidence]
    return _block("console", "\n".join(lines))


def python(page: str) -> str:
    """What the page's Python prints."""
    match = _PYTHON.search(page)
    if match is None:
        raise SystemExit("the page has no ```python block to run")
    printed = io.StringIO()
    with _folder() as folder, contextlib.chdir(folder), contextlib.redirect_stdout(printed):
        exec(compile(match["code"], "README.md", "exec"), {"__name__": "__main__"})
    return _block("text", printed.getvalue())


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    """A new folder with the examples in it, as in a fresh clone."""
    with tempfile.TemporaryDirectory() as name:
        shutil.copytree(ROOT / "examples", Path(name) / "examples")
        yield Path(name)


def _run(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "graph", *arguments]
    environment = os.environ | {"PYTHONUTF8": "1"}
    done = subprocess.run(
        command, cwd=folder, env=environment, check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout


def nodes(_: str) -> str:
    """The node kinds of the schema."""
    kinds = load_schema().nodes.items()
    return _table(
        ("node", "what it is", "properties"),
        [(f"`{label}`", kind.about, _properties(kind.properties.values())) for label, kind in kinds],
    )


def edges(_: str) -> str:
    """The edge types of the schema."""
    schema = load_schema()
    rows = []
    for name, type in schema.edges.items():
        own = [each for each in type.properties.values() if each.name not in schema.evidence]
        ends = f"{', '.join(type.from_)} → {', '.join(type.to)}"
        rows.append((f"`{name}`", ends, type.about, _properties(own)))
    return _table(("edge", "from → to", "what it says", "properties"), rows)


def evidence(_: str) -> str:
    """The properties that every edge has."""
    rows = [(f"`{each.name}`", each.type, each.about) for each in load_schema().evidence.values()]
    return _table(("property", "type", "what it says"), rows)


def _properties(properties: Iterable[Property]) -> str:
    return ", ".join(f"`{each.name}`" for each in properties)


def commands(_: str) -> str:
    """The commands of simpul with the first example of each."""
    rows = []
    for name, command in simpul.commands.items():
        example = re.search(r"simpul .*", command.epilog or "")
        rows.append((f"`simpul {name}`", _short(command), f"`{example.group() if example else ''}`"))
    return _table(("command", "what it does", "example"), rows)


def _short(command: click.Command) -> str:
    return command.get_short_help_str(limit=200)


def scripts(_: str) -> str:
    """The scripts that analyse a graph, with the first line of their help."""
    rows = []
    for path in sorted((ROOT / "scripts").glob("*.py")):
        text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        if f"{path.name} output/graph.jsonl" in text:
            rows.append((f"`{path.relative_to(ROOT)}`", text.splitlines()[0]))
    return _table(("script", "what it shows"), rows)


def scores(_: str) -> str:
    """How well Simpul does on the gold that it ships, and on the part kept aside."""
    every, aside = _report(), _aside()
    rows = [
        (
            f"`{name}`",
            about,
            str(every.tallies[name].gold),
            *(f"{getattr(every.tallies[name], share):.2f}" for share in ("p", "r", "f1")),
            f"{aside.tallies[name].f1:.2f}",
        )
        for name, about in FIGURES.items()
    ]
    head = ("figure", "what is counted", "in gold", "precision", "recall", "F1", "F1, aside")
    supported = every.tallies["evidence"]
    return "\n".join(
        [
            _table(head, rows),
            "",
            f"{every.articles} articles, {aside.articles} of them aside. Of {supported.pred} edges, "
            f"{supported.tp} have a sentence that stands in the article and, where they are `stated`, names "
            "the edge's end.",
        ]
    )


def quality(_: str) -> str:
    """What the foot of every page says of all facts: measured on the part kept aside."""
    aside = _aside()
    tally = aside.tallies["triples"]
    return f"articles = {aside.articles}\nprecision = {tally.p:.2f}\nrecall = {tally.r:.2f}"


@cache
def _report() -> Report:
    return score_graph(_gold_graph(), ANNOTATIONS, ARTICLES)


@cache
def _aside() -> Report:
    return _report().only(read_aside(ANNOTATIONS).__contains__)


@cache
def _gold_graph() -> graph.Graph:
    return graph.build([ARTICLES])


def lines(_: str) -> str:
    """A node and an edge as a graph file has them."""
    found = graph.build(graph.Document(ARTICLE, _paragraph()))
    every = list(generate_lines(found))
    node = next(line for line in every if '"Person"' in line)
    edge = next(line for line in every if '"HELD_AT"' in line)
    return _block("json", f"{node}\n{edge}")


def schema(_: str) -> str:
    """The constraints and indexes of a database, as `simpul load` creates them."""
    return "\n".join(f"{statement};" for statement in schema_statements())


def schema_for_apoc(_: str) -> str:
    """The constraints that APOC's import wants."""
    return "\n".join(f"{statement};" for statement in apoc_statements())


def tables(_: str) -> str:
    """The tables of graph/data with their rows and the first line of their comment."""
    rows = []
    for file in sorted(resources.files("graph.data").iterdir(), key=lambda each: each.name):
        if file.name.endswith(".tsv"):
            about = file.read_text(encoding="utf-8").splitlines()[0].lstrip("# ")
            rows.append((f"`{file.name}`", f"{len(read_table(file.name)):,}", about))
    return _table(("table", "rows", "what it holds"), rows)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    cells = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '¦') for cell in row)} |" for row in cells)


def _block(language: str, text: str) -> str:
    return f"```{language}\n{text.rstrip()}\n```"


PARTS: dict[str, Callable[[str], str]] = {
    part.__name__: part
    for part in (
        article,
        triples,
        session,
        python,
        nodes,
        edges,
        evidence,
        commands,
        scripts,
        scores,
        quality,
        lines,
        schema,
        schema_for_apoc,
        tables,
    )
}


if __name__ == "__main__":
    main()
