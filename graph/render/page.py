"""The page of a graph: one HTML file with everything in it, from which no request ever leaves."""

from __future__ import annotations

import html
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypedDict, Unpack

from graph.analysis.lookup import find_node
from graph.errors import UsageError
from graph.render.cut import Part, cut
from graph.render.facts import find_private, to_facts
from graph.render.files import replace_file
from graph.render.foot import foot_line
from graph.render.payload import to_payload
from graph.render.story import Step, to_steps
from graph.render.template import Frame, fill_page
from graph.render.texts import load_interface, load_texts
from graph.schema import load_schema
from graph.stores.networkx_store import Graph


class PageOptions(TypedDict, total=False):
    """What `render_html` takes besides the graph."""

    title: str | None
    lang: str
    all_persons: bool
    focus: str | None
    hops: int
    since: str | None
    until: str | None
    kinds: Collection[str]
    story: Sequence[Step]


def render_html(
    graph: Graph,
    *,
    title: str | None = None,
    lang: str = "id",
    all_persons: bool = False,
    focus: str | None = None,
    hops: int = 1,
    since: str | None = None,
    until: str | None = None,
    kinds: Collection[str] = (),
    story: Sequence[Step] = (),
) -> str:
    """Render a graph, or a part of it, as one HTML page that needs no network.

    Args:
        graph: The graph.
        title: Heading of the page; None takes the interface's own.
        lang: Language of the interface, "id" or "en".
        all_persons: True also shows persons who hold no office (residents, victims).
        focus: Id or name of a node: the page has only what lies around it.
        hops: Steps around `focus`.
        since: First day of the facts on the page, ISO and possibly partial.
        until: Last day.
        kinds: Node kinds that the page shows at first; none means all but statements and articles. The
            others are one click away.
        story: Steps that the page plays; see `read_story`.

    Returns:
        The page. The same graph gives the same text.

    Raises:
        UsageError: The interface does not speak `lang`, a kind is unknown, or the part cannot be meant.
        NotFoundError: `focus` or a node of the story is not in the graph, or several are called so; or no
            fact falls into the period.

    Example:
        >>> render_html(Graph(), title="Kosong")[:15]
        '<!doctype html>'
    """
    texts = load_texts(lang)
    part = Part(find_node(graph, focus).id if focus is not None else None, hops, since, until)
    private = set() if all_persons else find_private(graph)
    left_out = sum(graph.node(id).label == "Person" for id in private)
    if part != Part():
        graph, private, left_out = cut(graph, part, private), set(), 0
    shown = {node.id for node in graph.iter_nodes()} - private
    steps = to_steps(graph, list(story), shown)
    view = View(_hidden(kinds), left_out, part.focus, hops, steps)
    frame = Frame(lang, title or texts["text"]["title"], "", texts, everyone=all_persons)
    return fill_view(graph, view, private, frame)


def write_html(graph: Graph, path: str | Path, **options: Unpack[PageOptions]) -> None:
    """Render a graph into a file, in UTF-8; the file is replaced only when the page is complete.

    Args:
        graph: The graph.
        path: The file to write.
        options: As for `render_html`: title, lang, all_persons, focus, hops, since, until, kinds, story.

    Raises:
        UsageError: As for `render_html`.
        NotFoundError: As for `render_html`.
        OSError: The file cannot be written.
    """
    replace_file(Path(path), render_html(graph, **options).encode("utf-8"))


def render_frame(graph: Graph, height: int = 640) -> str:
    """Render a graph as a frame for a notebook: its page in one element, walled off from the rest.

    Args:
        graph: The graph.
        height: In pixels.

    Returns:
        An iframe; links open in new windows.
    """
    page = html.escape(render_html(graph))
    return (
        f'<iframe title="Simpul" srcdoc="{page}" width="100%" height="{height}" style="border:0" '
        'sandbox="allow-scripts allow-downloads allow-popups"></iframe>'
    )


@dataclass(frozen=True, slots=True)
class View:
    """How a page opens.

    Args:
        hidden: Node kinds ("kinds") and edge types ("types") that are switched off at first.
        left_out: Number of persons who are not on the page because they hold no office.
        focus: Id of the node that it opens on, or None.
        hops: Steps around it.
        story: Steps that it plays.
        everything: True draws every node at first rather than the best connected ones.
    """

    hidden: dict[str, list[str]]
    left_out: int = 0
    focus: str | None = None
    hops: int = 1
    story: list[dict[str, Any]] = field(default_factory=list)
    everything: bool = False


def fill_view(graph: Graph, view: View, left_out: Collection[str], frame: Frame) -> str:
    """Write the page of a graph.

    Args:
        graph: The graph.
        view: How the page opens.
        left_out: Ids of nodes that are not on it.
        frame: What stands around the picture.

    Returns:
        The page.
    """
    facts = to_facts(graph, left_out)
    asked = {
        "hidden": view.hidden,
        "leftOut": view.left_out,
        "focus": view.focus,
        "hops": view.hops,
        "story": view.story,
        "everything": view.everything,
    }
    payload = to_payload(facts, graph.redirects, frame.texts, frame.lang) | asked
    return fill_page(payload, frame, foot_line(graph, frame.texts["text"], frame.lang))


def _hidden(kinds: Collection[str]) -> dict[str, list[str]]:
    """Node kinds and edge types that are switched off when the page opens."""
    picture, known = load_interface()["picture"], load_schema().nodes
    unknown = sorted(set(kinds) - known.keys())
    if unknown:
        raise UsageError(f"kinds: expected some of {', '.join(known)}, found {', '.join(unknown)}")
    hidden = [kind for kind in known if kind not in kinds] if kinds else picture["hidden_kinds"]
    return {"kinds": hidden, "types": picture["hidden_edges"]}
