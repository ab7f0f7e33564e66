"""The template of a graph's page with everything in its place.

pyvis brings vis-network; the rest is ours, because pyvis's own page loads bootstrap from a CDN, repeats its
heading, is written without an encoding and runs hostile text.
"""

from __future__ import annotations

import base64
import html
import re
import zlib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from graph.render.pieces import GRAPH, SHEET, join_pieces, read_piece, to_json
from graph.render.policy import content_policy, printable

_LARGE = 1_000_000  # letters of data; below it the page is plain text, the same with every version of zlib
_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")
_SCRIPTS = (
    *("core.js", "groups.js", "theme.js", "lines.js", "filters.js", "arrange.js", "view.js", "picture.js"),
    *(
        "names.js",
        "panel.js",
        "legend.js",
        "search.js",
        "focus.js",
        "filterbar.js",
        "table.js",
        "save.js",
        "link.js",
    ),
    *("story.js", "start.js"),
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the picture.

    Args:
        lang: Language of the page.
        heading: Its title.
        about: A line below the title, or "".
        texts: The interface's texts.
        everyone: True where persons without an office are on the page because that was asked for.
    """

    lang: str
    heading: str
    about: str
    texts: dict[str, Any]
    everyone: bool = False


def fill_page(payload: dict[str, Any], frame: Frame, foot: str) -> str:
    """Write the page of a graph.

    Args:
        payload: What its script reads.
        frame: What stands around it.
        foot: The line at its foot.

    Returns:
        The page, in which no text has become markup.
    """
    style = f"{read_piece(SHEET, 'palette.css')}{read_piece(GRAPH, 'page.css')}"
    scripts = {"vis": _vis_network(), "script": _script()}
    packing, data = pack(payload)
    parts = {
        "lang": frame.lang,
        "title": html.escape(printable(frame.heading)),
        "about": f'<p id="about">{html.escape(printable(frame.about))}</p>' if frame.about else "",
        "persons": "all" if frame.everyone else "officials",
        "policy": content_policy([*scripts.values()], style),
        "style": style,
        "foot": html.escape(printable(foot)),
        "packing": packing,
        "data": data,
        **scripts,
        **{f"text_{key}": html.escape(value) for key, value in frame.texts["text"].items()},
    }
    return _PLACEHOLDER.sub(lambda found: parts[found[1]], read_piece(GRAPH, "page.html"))


def pack(payload: dict[str, Any]) -> tuple[str, str]:
    """Write what the page's script reads; a large one is compressed, to be small enough for a mail.

    Args:
        payload: A JSON object.

    Returns:
        Attributes of the script element that holds it, and its text.
    """
    text = to_json(payload)
    if len(text) <= _LARGE:
        return "", text
    packed = base64.b64encode(zlib.compress(text.encode("utf-8"), 9))
    return ' data-packed="deflate"', packed.decode("ascii")


@cache
def _script() -> str:
    """The page's own script: what it shares with others, then what runs when the data is there."""
    begin = join_pieces((SHEET, "elements.js"), (GRAPH, "unpack.js"))
    main = join_pieces(*((GRAPH, name) for name in _SCRIPTS))
    return f'"use strict";\n{{\n{begin}\nunpack().then((data) => {{\n{main}\n}});\n}}'


@cache
def _vis_network() -> str:
    """vis-network's script as pyvis ships it, without the reference to a source map that is not there."""
    library = resources.files("pyvis").joinpath("templates", "lib")
    folders = [folder for folder in library.iterdir() if folder.name.startswith("vis-")]
    newest = max(folders, key=lambda folder: [int(part) for part in folder.name[4:].split(".")])
    text = newest.joinpath("vis-network.min.js").read_text(encoding="utf-8")
    return re.sub(r"//# sourceMappingURL=.*", "", text.replace("\r\n", "\n")).rstrip()
