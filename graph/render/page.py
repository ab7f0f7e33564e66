"""The page: one HTML file with everything in it, from which no request ever leaves.

pyvis writes the nodes and edges and brings vis-network; the rest is ours, because pyvis's own page
loads bootstrap from a CDN, repeats its heading, is written without an encoding and runs hostile text.
"""

from __future__ import annotations

import html
import json
import math
import re
import tomllib
from collections import Counter
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from graph.errors import UsageError
from graph.render.facts import Facts, to_facts
from graph.render.files import replace_file
from graph.render.foot import foot_line
from graph.render.layout import to_positions, to_positions_beside
from graph.render.policy import content_policy, printable
from graph.schema import load_schema, name_of
from graph.stores.networkx_store import Graph

_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")
_SCRIPTS = ("core.js", "picture.js", "panel.js", "controls.js")
_LARGEST_BONUS = 16  # pixels that many neighbours may add to a node's radius


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
    return _assemble(_payload(facts, texts, lang), heading, foot, texts, lang)


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


def _payload(facts: Facts, texts: dict[str, Any], lang: str) -> dict[str, Any]:
    """Everything that the page's script reads."""
    picture, schema = load_interface()["picture"], load_schema()
    nodes, edges, options = _network_data(facts)
    return {
        "nodes": nodes,
        "edges": edges,
        "options": options,
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


class _Ids(dict[int, None]):
    """pyvis looks every id up in a list, which is quadratic; a dict answers at once."""

    def append(self, key: int) -> None:
        self[key] = None


def _network_data(facts: Facts) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]:
    """Nodes, edges and options as pyvis hands them to vis-network."""
    from pyvis.network import Network  # half a second of start-up that only a page needs

    picture = load_interface()["picture"]
    network = Network(directed=True)
    network.node_ids = _Ids()
    index = {node.id: i for i, node in enumerate(facts.nodes)}
    places = _places(facts)
    degrees = _degrees(facts)
    for i, node in enumerate(facts.nodes):
        x, y = places[node.id]
        network.add_node(
            i,
            label=name_of(node),
            group=node.label,
            shape=picture["shapes"][node.label],
            size=picture["sizes"][node.label] + min(_LARGEST_BONUS, round(2 * math.sqrt(degrees[node.id]))),
            x=x,
            y=y,
        )
    seen: Counter[frozenset[str]] = Counter()
    for i, edge in enumerate(facts.edges):
        pair = frozenset((edge.start, edge.end))
        options = _edge_options(str(edge.properties["basis"]), seen[pair])
        network.add_edge(index[edge.start], index[edge.end], id=i, **options)
        seen[pair] += 1
    network.set_options(json.dumps(_OPTIONS))
    nodes, edges, *_, options_text = network.get_network_data()
    return nodes, edges, json.loads(options_text)


_OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"borderWidth": 1, "borderWidthSelected": 3},
    "edges": {
        "width": 1.4,
        "smooth": False,
        "arrows": {"to": {"scaleFactor": 0.45}},
        "selectionWidth": 2,
        "hoverWidth": 1,
    },
    "interaction": {
        "hover": True,
        "hideEdgesOnZoom": False,
        "multiselect": False,
        "selectConnectedEdges": True,
        "keyboard": {"enabled": True, "bindToWindow": False},
    },
}


def _edge_options(basis: str, earlier: int) -> dict[str, Any]:
    """Inferred facts are dashed; a second fact between two nodes bends out of the first one's way."""
    options: dict[str, Any] = {}
    if basis == "inferred":
        options["dashes"] = [5, 5]
    if earlier:
        options["smooth"] = {"enabled": True, "type": "curvedCW", "roundness": round(0.15 * earlier, 2)}
    return options


def _places(facts: Facts) -> dict[str, tuple[int, int]]:
    """Positions: what the opening view links first, then kind by kind the others beside their neighbours."""
    picture = load_interface()["picture"]
    hidden = picture["hidden_kinds"]
    kinds = {node.id: node.label for node in facts.nodes}
    pulls = [picture["pull"][edge.type] for edge in facts.edges]
    links = [(edge.start, edge.end, pull) for edge, pull in zip(facts.edges, pulls, strict=True)]
    shown = [link for link in links if not {kinds[link[0]], kinds[link[1]]} & set(hidden)]
    places = to_positions([end for link in shown for end in link[:2]], shown)
    for kind in hidden:
        places |= to_positions_beside(places, [node.id for node in facts.nodes if node.label == kind], links)
    return places | to_positions_beside(places, [node.id for node in facts.nodes], links)


def _degrees(facts: Facts) -> Counter[str]:
    """Number of facts of each node, where it is named not counted."""
    hidden = load_interface()["picture"]["hidden_edges"]
    ends = (end for edge in facts.edges if edge.type not in hidden for end in (edge.start, edge.end))
    return Counter(ends)


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
