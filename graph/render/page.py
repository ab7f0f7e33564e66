"""The page: one HTML file with everything in it, from which no request ever leaves.

pyvis writes the nodes and edges and brings vis-network; the rest is ours, because pyvis's own page
loads bootstrap from a CDN, repeats its heading, is written without an encoding and runs hostile text.
"""

from __future__ import annotations

import html
import json
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from graph.errors import UsageError
from graph.render.facts import Facts, to_facts
from graph.render.files import replace_file
from graph.render.foot import foot_line
from graph.render.network import to_network
from graph.render.opening import MOST_NODES, to_opening
from graph.render.policy import content_policy, printable
from graph.render.regions import to_regions
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


def render_html(
    graph: Graph, *, title: str | None = None, lang: str = "id", all_persons: bool = False
) -> str:
    """Render a graph as one HTML page that needs no network.

    Args:
        graph: The graph.
        title: Heading of the page; None takes the interface's own.
        lang: Language of the interface, "id" or "en".
        all_persons: True also shows persons who hold no office (residents, victims).

    Returns:
        The page. The same graph gives the same text.

    Raises:
        UsageError: The interface does not speak `lang`.
    """
    texts = load_texts(lang)
    facts = to_facts(graph, all_persons=all_persons)
    heading = printable(title or texts["text"]["title"])
    foot = foot_line(graph, texts["text"], lang)
    return _assemble(_payload(facts, graph.redirects, texts, lang), heading, foot, texts, lang)


def write_html(
    graph: Graph, path: str | Path, *, title: str | None = None, lang: str = "id", all_persons: bool = False
) -> None:
    """Render a graph into a file, in UTF-8; the file is replaced only when the page is complete.

    Args:
        graph: The graph.
        path: The file to write.
        title: As for `render_html`.
        lang: As for `render_html`.
        all_persons: As for `render_html`.

    Raises:
        UsageError: The interface does not speak `lang`.
        OSError: The file cannot be written.
    """
    page = render_html(graph, title=title, lang=lang, all_persons=all_persons).encode("utf-8")
    replace_file(Path(path), page)


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
        "story": [],
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
        "hidden": {"kinds": picture["hidden_kinds"], "types": picture["hidden_edges"]},
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
