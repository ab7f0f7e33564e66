"""Where decisions are made: the folder, its graph, the file, who decides; and what a decision changes."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.shared import count
from graph.errors import DecisionError, GraphFormatError, NotFoundError, UsageError

if TYPE_CHECKING:
    from graph.analysis import Changes
    from graph.corpus import Corpus
    from graph.decisions import Act, Decision, Quote, Unheeded
    from graph.model import Node
    from graph.resolve import Resolved
    from graph.stores import Graph

_SHOWN_EFFECTS = 40  # lines
DECISIONS_FILE = click.option(
    "--decisions",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="File of decisions; without it, decisions.jsonl in the output folder.",
)
OUTPUT = click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Folder that simpul build made.",
)


def folder_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a command that changes a folder as decided; they come as one `Desk`."""

    @wraps(command)
    def with_desk(output: Path, file: Path | None, **rest: Any) -> Any:
        desk = Desk(output, file, rest.pop("who", None), rest.pop("later", False))
        return command(desk=desk, **rest)

    return OUTPUT(DECISIONS_FILE(with_desk))


def desk_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a command that decides; they come as one `Desk`."""
    later = click.option(
        "--later", is_flag=True, help="Only write the decision; simpul apply brings it into the graph."
    )
    who = click.option(
        "--who", metavar="NAME", help="Who decides; without it, the name that you are logged in by."
    )
    return who(later(folder_options(command)))


WHY = click.option(
    "--why", default="", metavar="TEXT", help="The reason, for whoever reads the decision later."
)


@dataclass
class Desk:
    """Where decisions are made.

    Args:
        folder: The output folder.
        given: The file of decisions, where one was named.
        who: Who decides, where that was said.
        later: True where decisions are not to be applied now.
    """

    folder: Path
    given: Path | None = None
    who: str | None = None
    later: bool = False

    @property
    def file(self) -> Path:
        """The file of decisions."""
        from graph.decisions import DECISIONS

        return self.given or self.folder / DECISIONS

    @cached_property
    def known(self) -> list[Decision]:
        """What was decided before; a broken line is refused, before anything is added to it."""
        return find_decisions(self.folder, self.given)

    @cached_property
    def corpus(self) -> Corpus:
        """What is kept of the articles.

        Raises:
            GraphFormatError: The folder has no graph, or a broken one.
        """
        from graph.corpus import Corpus
        from graph.stores.folder import settle
        from graph.stores.jsonl import GRAPH

        settle(self.folder)
        if not (self.folder / GRAPH).exists():
            raise GraphFormatError(f"{self.folder}: there is no graph here; `simpul build` makes one")
        return Corpus.read(self.folder, self.known)

    @cached_property
    def resolved(self) -> Resolved:
        """What resolution makes of the articles as decided."""
        return self.corpus.resolve()

    @cached_property
    def resolved_graph(self) -> Graph:
        """The graph that they give."""
        return self.corpus.to_graph(self.resolved)

    @cached_property
    def graph(self) -> Graph:
        """The graph as it stands in the folder."""
        from graph.stores import open_store

        return open_store(self.folder / "graph.jsonl")

    def sign(self, act: Act, **said: Any) -> Decision:
        """Make a decision of now, by who sits here."""
        from graph.decisions import Decision

        when = datetime.now().astimezone().isoformat("T", "seconds")
        return Decision(act, self.who or _login(), when, **said)

    def keep(self, *decisions: Decision) -> None:
        """Add decisions to the file, if they are sound.

        Raises:
            DecisionError: One cannot be made, or the file is broken already.
        """
        from graph.decisions import append_decisions, find_faults

        faults = [fault for decision in decisions for fault in find_faults(decision)]
        if faults:
            raise DecisionError("; ".join(dict.fromkeys(faults)))
        self.known.extend(decisions)
        append_decisions(self.file, decisions)

    def settle(self, *decisions: Decision) -> None:
        """Keep decisions, say so, and bring them into the graph unless that is for later."""
        self.keep(*decisions)
        for decision in decisions:
            click.echo(
                f"Decision {decision.id} is kept in {self.file}; simpul undo {decision.id} takes it back."
            )
        if self.later:
            click.echo("The graph is as before: simpul apply brings the decision into it.")
        else:
            self.apply()

    def apply(self) -> None:
        """Make the graph of the folder anew as decided, and say what changed."""
        from graph.analysis import diff
        from graph.cli.sources import write_page_anew
        from graph.corpus import Corpus
        from graph.stores.folder import changing

        before = self.graph
        with changing(self.folder) as aside:
            corpus = Corpus.read(self.folder, self.known)
            after = corpus.write(aside)
            write_page_anew(after, aside, self.folder)
        echo_unheeded(corpus.unheeded)
        echo_effect(diff(before, after), before, after)

    def quote(self, name: str) -> Quote:
        """Quote a node that a user named; an article's own id gives the words of that article."""
        from graph.analysis.lookup import find_node
        from graph.decisions import quote_node

        if name in self.graph.redirects:
            return self.corpus.quote(name)
        return quote_node(self.graph, find_node(self.graph, name).id)

    def find(self, name: str) -> Node:
        """The node that a user named."""
        from graph.analysis.lookup import find_node

        return find_node(self.graph, name)

    def check_articles(self, documents: Iterable[str]) -> tuple[str, ...]:
        """Refuse ids of articles that are not there.

        Raises:
            NotFoundError: One is not.
        """
        wanted = tuple(dict.fromkeys(documents))
        strange = [id for id in wanted if id not in self.graph.documents]
        if strange:
            raise NotFoundError(
                f"there is no article {strange[0]!r} in {self.folder}; simpul evidence shows their ids"
            )
        return wanted


def _login() -> str:
    """The name that the user is logged in by."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may have no name for its user
        raise UsageError("this machine has no name for you: say who decides with --who NAME") from None


def find_decisions(output: Path, given: Path | None) -> list[Decision]:
    """What was decided about the graph of a folder, in the file that was named or in the folder's own."""
    from graph.decisions import DECISIONS, read_decisions

    return read_decisions(given or output / DECISIONS)


def echo_unheeded(unheeded: Iterable[Unheeded]) -> None:
    """Name on standard error what could not be followed."""
    for item in unheeded:
        click.echo(f"simpul: {item}", err=True)


def echo_effect(changes: Changes, before: Graph, after: Graph) -> None:
    """Say what decisions changed in the graph."""
    lines = list(_effect_lines(changes, before, after)) or ["The graph is as before."]
    for line in lines[:_SHOWN_EFFECTS]:
        click.echo(line)
    if len(lines) > _SHOWN_EFFECTS:
        click.echo(f"... and {len(lines) - _SHOWN_EFFECTS:,} more changes.")


def _effect_lines(changes: Changes, before: Graph, after: Graph) -> Iterator[str]:
    from graph.analysis.lookup import describe_node
    from graph.cli.facts import describe_fact, plain
    from graph.model import DEFINITIVE
    from graph.schema import name_of

    for merged in changes.merged:
        yield f"Now one: {plain(name_of(merged.node))}  {merged.node.id}"
    for parted in changes.parted:
        yield f"Now {len(parted.nodes)}: {plain(describe_node(before, parted.before))}"
        yield from (f"  {node.id}" for node in parted.nodes)
    for renamed in changes.renamed:
        yield f"Now called: {plain(name_of(renamed.node))}  {renamed.node.id}"
    corrected = set()
    for item in changes.capacities:
        was = ", ".join(capacity or DEFINITIVE for capacity in item.before)
        yield f"Now: {describe_fact(after, item.fact)} (was: {was})"
        corrected.add((item.fact.edge.start, item.fact.edge.end))
    for graph, what, facts in ((before, "Gone", changes.withdrawn_facts), (after, "New", changes.facts)):
        for fact in facts:
            if (fact.edge.start, fact.edge.end) not in corrected:
                yield f"{what}: {describe_fact(graph, fact)}"
    if changes.confirmed:
        yield f"{count(changes.confirmed, 'fact')} stated by more articles than before."
