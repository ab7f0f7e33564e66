"""GEXF 1.2, as Gephi reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import networkx as nx

from graph.stores.networkx_store import Graph

_DAY_OF_WRITING = re.compile(r' lastmodifieddate="[^"]*"')


def generate_gexf(graph: Graph) -> Iterator[str]:
    """Write a graph as GEXF.

    Args:
        graph: Any graph; lists are joined with " | ".

    Yields:
        The lines of the file, without line ends. networkx would put the day of writing into it, which is left
        out: the same graph gives the same file.
    """
    for line in nx.generate_gexf(graph.to_networkx(flat=True)):
        yield _DAY_OF_WRITING.sub("", line, count=1) if line.lstrip().startswith("<meta") else line
