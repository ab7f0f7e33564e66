"""The template of a graph's page with everything in its place.

pyvis brings vis-network; the rest is ours, because pyvis's own page loads bootstrap from a CDN, repeats its
heading, is written without an encoding and runs hostile text.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from graph.render.pieces import GRAPH, SHEET, join_scripts, read_piece, to_json
from graph.render.policy import content_policy, printable

_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")
_SCRIPTS = (
    *("core.js", "theme.js", "lines.js", "filters.js", "arrange.js", "view.js", "picture.js", "names.js"),
    *("panel.js", "legend.js", "search.js", "focus.js", "filterbar.js", "table.js", "save.js", "link.js"),
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
    """

    lang: str
    heading: str
    about: str
    texts: dict[str, Any]


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
    own = ((GRAPH, name) for name in _SCRIPTS)
    scripts = {"vis": _vis_network(), "script": join_scripts((SHEET, "elements.js"), *own)}
    parts = {
        "lang": frame.lang,
        "title": html.escape(printable(frame.heading)),
        "about": f'<p id="about">{html.escape(printable(frame.about))}</p>' if frame.about else "",
        "policy": content_policy([*scripts.values()], style),
        "style": style,
        "foot": html.escape(printable(foot)),
        "data": to_json(payload),
        **scripts,
        **{f"text_{key}": html.escape(value) for key, value in frame.texts["text"].items()},
    }
    return _PLACEHOLDER.sub(lambda found: parts[found[1]], read_piece(GRAPH, "page.html"))


@cache
def _vis_network() -> str:
    """vis-network's script as pyvis ships it, without the reference to a source map that is not there."""
    library = resources.files("pyvis").joinpath("templates", "lib")
    folders = [folder for folder in library.iterdir() if folder.name.startswith("vis-")]
    newest = max(folders, key=lambda folder: [int(part) for part in folder.name[4:].split(".")])
    text = newest.joinpath("vis-network.min.js").read_text(encoding="utf-8")
    return re.sub(r"//# sourceMappingURL=.*", "", text.replace("\r\n", "\n")).rstrip()
