"""Simpul turns Indonesian news about officials into a graph that opens its sources.

Everything that a user needs is here. Each name is imported when it is first used, so that ``import graph``
is cheap.

Example:
    >>> import graph
    >>> text = "Penjabat Wali Kota Sukabumi Kusmana Hartadji membuka rapat dengan para camat dan lurah."
    >>> built = graph.build(graph.Document("a-1", text))
    >>> [person["name"] for person in built.nodes("Person")]
    ['Kusmana Hartadji']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.analysis import best_connected as best_connected
    from graph.assembly import build as build
    from graph.documents import read_documents as read_documents
    from graph.errors import SimpulError as SimpulError
    from graph.model import Document as Document
    from graph.model import Edge as Edge
    from graph.model import Extraction as Extraction
    from graph.model import Node as Node
    from graph.pipeline import extract as extract
    from graph.render import render_html as render_html
    from graph.render import write_html as write_html
    from graph.schema import load_schema as load_schema
    from graph.stores import Graph as Graph
    from graph.stores import open_store as open_store
    from graph.stores import write_graph as write_graph
    from graph.stores.validate import validate as validate

    __version__: str

_HOME = {
    "Document": "graph.model",
    "Edge": "graph.model",
    "Extraction": "graph.model",
    "Graph": "graph.stores",
    "Node": "graph.model",
    "SimpulError": "graph.errors",
    "best_connected": "graph.analysis",
    "build": "graph.assembly",
    "extract": "graph.pipeline",
    "load_schema": "graph.schema",
    "open_store": "graph.stores",
    "read_documents": "graph.documents",
    "render_html": "graph.render",
    "validate": "graph.stores.validate",
    "write_graph": "graph.stores",
    "write_html": "graph.render",
}

__all__ = [
    "Document",
    "Edge",
    "Extraction",
    "Graph",
    "Node",
    "SimpulError",
    "__version__",
    "best_connected",
    "build",
    "extract",
    "load_schema",
    "open_store",
    "read_documents",
    "render_html",
    "validate",
    "write_graph",
    "write_html",
]


def __getattr__(name: str) -> Any:
    """Import a name of the door when it is first asked for."""
    if name == "__version__":
        from importlib.metadata import version

        return version("simpul")
    if name not in _HOME:
        raise AttributeError(f"module 'graph' has no attribute {name!r}; it has {', '.join(__all__)}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
