"""From what a user calls something to the one node that is meant."""

from __future__ import annotations

from graph.analysis.offices import office_name
from graph.errors import NotFoundError
from graph.model import Node
from graph.schema import name_of
from graph.stores.networkx_store import Graph, names_of

_SHOWN_CANDIDATES = 20
_SHOWN_NAME = 100  # characters of a statement that stands as a name


def find_node(graph: Graph, name: str) -> Node:
    """Find the one node that is called so.

    Args:
        graph: The graph.
        name: An id, also one that is no longer used, a name or another name; part of one will do where
            it is clear.

    Returns:
        The node.

    Raises:
        NotFoundError: No node is called so, or several are; the message names what is close, or all of them.
    """
    found = graph.find(name)
    if not found:
        return graph.node(name)  # its error has what is close
    wanted = graph.redirects.get(name, name).casefold()
    exact = [node for node in found if wanted in map(str.casefold, (node.id, *names_of(node)))]
    candidates = exact or found
    if len(candidates) == 1:
        return candidates[0]
    lines = [f"  {node.id}  {describe_node(graph, node)}" for node in candidates[:_SHOWN_CANDIDATES]]
    if len(candidates) > _SHOWN_CANDIDATES:
        lines.append(f"  ... and {len(candidates) - _SHOWN_CANDIDATES} more")
    said = "\n".join(lines)
    raise NotFoundError(f"{len(candidates)} nodes may be meant by {name!r}; give the id of one:\n{said}")


def describe_node(graph: Graph, node: Node) -> str:
    """Give a node in one line: an office with its body, a long statement cut."""
    text = " ".join((office_name(graph, node.id) if node.label == "Role" else name_of(node)).split())
    return text if len(text) <= _SHOWN_NAME else text[: _SHOWN_NAME - 2].rstrip() + " …"
