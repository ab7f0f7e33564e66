"""A story: texts that lead a reader from one group of nodes to the next, from a YAML file."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.analysis.lookup import find_node
from graph.errors import InputError, NotFoundError
from graph.stores.networkx_store import Graph

_KEYS = {"title", "text", "nodes"}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a story.

    Args:
        text: What is told.
        nodes: Names or ids of the nodes that are shown with it.
        title: Its heading, or "".
    """

    text: str
    nodes: tuple[str, ...]
    title: str = ""


def read_story(path: str | Path) -> list[Step]:
    """Read a story.

    Args:
        path: A YAML file (UTF-8) with a list of steps; each has text, nodes (a list of ids or names) and, if
            wanted, title.

    Returns:
        The steps, at least one.

    Raises:
        InputError: The file breaks this form.
        OSError: It cannot be read.
    """
    import yaml  # needed by a story alone

    name = str(path)
    try:
        found = yaml.safe_load(Path(path).read_text(encoding="utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise InputError(name, f"this is no YAML in UTF-8: {error}") from error
    if not isinstance(found, list) or not found:
        raise InputError(name, f"expected a list of steps (- text: ...), found {_kind(found)}")
    return [_step(name, number, step) for number, step in enumerate(found, 1)]


def _step(name: str, number: int, found: Any) -> Step:
    where = f"{name}, step {number}"
    if not isinstance(found, dict):
        raise InputError(where, f"expected text and nodes, found {_kind(found)}")
    unknown = sorted(map(str, found.keys() - _KEYS))
    if unknown:
        raise InputError(where, f"expected text, nodes and title, found {', '.join(unknown)}")
    for key in ("text", "title"):
        if not isinstance(found.get(key, ""), str):
            raise InputError(where, f"expected {key} to be a text, found {_kind(found[key])}")
    nodes = found.get("nodes")
    if not isinstance(nodes, list) or not nodes or not all(isinstance(node, str) for node in nodes):
        raise InputError(where, f"expected nodes to be a list of ids or names, found {_kind(nodes)}")
    if not found.get("text", "").strip():
        raise InputError(where, "expected a text, found none")
    return Step(found["text"].strip(), tuple(nodes), found.get("title", "").strip())


def _kind(found: Any) -> str:
    names = {
        dict: "a mapping",
        list: "an empty list or one of other things",
        str: "a text",
        type(None): "nothing",
    }
    return names.get(type(found), f"{found!r}")


def to_steps(graph: Graph, story: list[Step], shown: Collection[str]) -> list[dict[str, Any]]:
    """Find the nodes of a story.

    Args:
        graph: The graph of the page.
        story: The steps.
        shown: Ids of the nodes that the page has.

    Returns:
        For each step its title, text and nodes, as ids.

    Raises:
        NotFoundError: A node is not in the graph, is not clear, or is left out of the page.
    """
    return [
        {
            "title": step.title,
            "text": step.text,
            "nodes": [_node(graph, name, number, shown) for name in step.nodes],
        }
        for number, step in enumerate(story, 1)
    ]


def _node(graph: Graph, name: str, number: int, shown: Collection[str]) -> str:
    try:
        id = find_node(graph, name).id
    except NotFoundError as error:
        raise NotFoundError(f"story, step {number}: {error}") from error
    if id not in shown:
        raise NotFoundError(
            f"story, step {number}: {id} is not on this page; --all-persons shows those without an office"
        )
    return id
