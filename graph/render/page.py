"""The page: one HTML file with everything in it, from which no request ever leaves.

pyvis writes the nodes and edges and brings vis-network; the rest is ours, because pyvis's own page
loads bootstrap from a CDN, repeats its heading, is written without an encoding and runs hostile text.
"""

from __future__ import annotations

import html
import json
import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, TypedDict, Unpack

from graph.analysis.lookup import find_node
from graph.errors import UsageError
from graph.render.cut import Part, cut
from graph.render.facts import Facts, find_private, to_facts
from graph.render.files import replace_file
from graph.render.foot import foot_line
from graph.render.network import to_network
from graph.render.opening import MOST_NODES, to_opening
from graph.render.policy import content_policy, printable
from graph.render.regions import to_regions
from graph.render.story import Step, to_steps
from graph.schema import load_schema
from graph.stores.networkx_store import Graph

_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")
_SCRIPTS = (
    *("core.js", "theme.js", "lines.js", "filters.js", "arrange.js", "view.js", "picture.js", "names.js"),
    *("panel.js", "legend.js", "search.js", "focus.js", "filterbar.js", "table.js", "save.js", "link.js"),
    *("story.js", "start.js"),
)


@cache
def load_interface() -> dict[str, Any]:
    """Give the texts of the page and the settings of its picture, from ``data/interface.toml``."""
    text = resources.files("graph").joinpath("data", "interface.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def languages() -> list[str]:
    """The languages that a page can speak."""
    return sorted(key for key, table in load_interface().items() if "text" in table)


def load_texts(lang: str) -> dict[str, Any]:
    """Give the interface's texts in one language.

    Raises:
        UsageError: The interface does not speak it.
    """
    if lang not in languages():
        raise UsageError(f"lang: expected one of {', '.join(languages())}, found {lang!r}")
    texts: dict[str, Any] = load_interface()[lang]
    return texts


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
        NotFoundError: `focus` or a node of the story is not in the graph, or several are called so.

    Example:
        >>> render_html(Graph(), title="Kosong")[:15]
        '<!doctype html>'
    """
    texts = load_texts(lang)
    part = Part(find_node(graph, focus).id if focus else None, hops, since, until)
    private = set() if all_persons else find_private(graph)
    if part != Part():
        graph, private, all_persons = cut(graph, part, private), set(), True
    facts = to_facts(graph, all_persons=all_persons)
    steps = to_steps(graph, list(story), {node.id for node in facts.nodes})
    left_out = sum(graph.node(id).label == "Person" for id in private)
    asked = {"focus": part.focus, "hops": hops, "story": steps}
    view = {"hidden": _hidden(kinds), "leftOut": left_out, **asked}
    heading = printable(title or texts["text"]["title"])
    foot = foot_line(graph, texts["text"], lang)
    return _assemble(_payload(facts, graph.redirects, texts, lang) | view, heading, foot, texts, lang)


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


def _hidden(kinds: Collection[str]) -> dict[str, list[str]]:
    """Node kinds and edge types that are switched off when the page opens."""
    picture, known = load_interface()["picture"], load_schema().nodes
    unknown = sorted(set(kinds) - known.keys())
    if unknown:
        raise UsageError(f"kinds: expected some of {', '.join(known)}, found {', '.join(unknown)}")
    hidden = [kind for kind in known if kind not in kinds] if kinds else picture["hidden_kinds"]
    return {"kinds": hidden, "types": picture["hidden_edges"]}


def _payload(facts: Facts, redirects: Mapping[str, str], texts: dict[str, Any], lang: str) -> dict[str, Any]:
    """Everything that the page's script reads."""
    picture, schema = load_interface()["picture"], load_schema()
    nodes, edges, options = to_network(facts, picture)
    regions = to_regions(facts)
    names = sorted({name for own in regions.values() for name in own})
    place = {name: i for i, name in enumerate(names)}
    for entity in facts.entities:
        if entity["id"] in regions:
            entity["regions"] = [place[name] for name in regions[entity["id"]]]
    return {
        "nodes": nodes,
        "edges": edges,
        "options": options,
        **_first_view(facts),
        "most": MOST_NODES,
        "collapse": picture["collapse"],
        "regions": names,
        "redirects": dict(redirects),
        "entities": facts.entities,
        "facts": facts.facts,
        "sentences": facts.sentences,
        "documents": facts.documents,
        "lang": lang,
        "texts": texts,
        "kinds": {
            label: {"colour": kind.colour, "shape": picture["shapes"][label]}
            for label, kind in schema.nodes.items()
        },
        "types": list(schema.edges),
    }


def _first_view(facts: Facts) -> dict[str, Any]:
    """The opening and the folds, by number: [node, x, y] and [kind, from, to, facts of its items]."""
    opening = to_opening(facts)
    index = {node.id: i for i, node in enumerate(facts.nodes)}
    return {
        "opening": [[index[id], x, y] for id, (x, y) in opening.places.items()],
        "folds": [
            [fold.kind, index[fold.start], index[fold.end], [fact for item in fold.items for fact in item]]
            for fold in opening.folds
        ],
    }


def _assemble(payload: dict[str, Any], heading: str, foot: str, texts: dict[str, Any], lang: str) -> str:
    """The template with everything in its place."""
    scripts = {"vis": _vis_network(), "script": _script()}
    style = _template("page.css")
    parts = {
        "lang": lang,
        "title": html.escape(heading),
        "policy": content_policy([*scripts.values()], style),
        "style": style,
        "foot": html.escape(foot),
        "data": _json(payload),
        **scripts,
        **{f"text_{key}": html.escape(value) for key, value in texts["text"].items()},
    }
    return _PLACEHOLDER.sub(lambda found: parts[found[1]], _template("page.html"))


def _json(payload: dict[str, Any]) -> str:
    """JSON that no text in it can end or break: markup, line separators and lone surrogates are escaped."""
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _script() -> str:
    """The page's own script: its files in one block, so that no name of theirs is global."""
    first, *others = (_template(name) for name in _SCRIPTS)
    directive, rest = first.split("\n", 1)
    return "\n".join([directive, "{", rest, *others, "}"])


def _template(name: str) -> str:
    return resources.files("graph.render").joinpath("template", name).read_text(encoding="utf-8")


@cache
def _vis_network() -> str:
    """vis-network's script as pyvis ships it, without the reference to a source map that is not there."""
    library = resources.files("pyvis").joinpath("templates", "lib")
    folders = [folder for folder in library.iterdir() if folder.name.startswith("vis-")]
    newest = max(folders, key=lambda folder: [int(part) for part in folder.name[4:].split(".")])
    text = newest.joinpath("vis-network.min.js").read_text(encoding="utf-8")
    return re.sub(r"//# sourceMappingURL=.*", "", text.replace("\r\n", "\n")).rstrip()
