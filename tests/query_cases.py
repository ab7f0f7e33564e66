"""What to ask each query with: hubs and strangers, ids and other names, odd text, nothing that is there."""

from __future__ import annotations

from itertools import product
from random import Random
from typing import Any

from random_graph import ODD_NAMES

from graph.analysis.library import Argument, Parameter, Query
from graph.stores import Graph
from graph.stores.networkx_store import names_of

UNKNOWN = ("tidak ada", 'x"y\\', "(AND", "$x", "'", "😀", "-")
_TEXTS = {
    "region": ("", "Indonesia", "KOTA KENDARI", 'x"'),
    "office": ("Wali Kota", "bupati", "KE", "Camat", "x"),
    "kind": ("rapat", "PELATIHAN", "x"),
    "edge": ("", "holds", "ABOUT", "x"),
    "outlet": ("radar.id", 'Harian "Merdeka"', "PORTALSULTRA.ID", "x"),
    "words": ("wali kota", "Kota", "indonesia", "rina 😀", '"gepeng"', "  ketua ", "siti [yaya]", "-", "'"),
}
_DAYS = ("2024", "2023-05", "2024-02-10", "2030")


def cases(query: Query, graph: Graph, most: int) -> list[dict[str, Argument]]:
    """Give arguments for a query: its examples, and others chosen by chance, the same each time.

    Args:
        query: The query.
        graph: The graph that is asked; names are taken from it.
        most: How many to give at most.

    Returns:
        The arguments, each once.
    """
    random = Random(query.name)
    values = [_values(parameter, graph, random) for parameter in query.parameters]
    names = [parameter.name for parameter in query.parameters]
    every = [dict(zip(names, chosen, strict=True)) for chosen in product(*values)]
    chosen = every if len(every) < most else random.sample(every, most - 1)
    return [query.examples, *(each for each in chosen if each != query.examples)]


def _values(parameter: Parameter, graph: Graph, random: Random) -> list[Any]:
    if parameter.type == "NAME":
        return _names(parameter, graph, random)
    if parameter.type == "INTEGER":
        return [1, 7, 100_000]
    if parameter.type == "DATE":
        return [*_DAYS, ""] if parameter.optional else [*_DAYS]
    return [*_TEXTS[parameter.name]]


def _names(parameter: Parameter, graph: Graph, random: Random) -> list[str]:
    """Names, other names and ids of nodes of the parameter's kinds, and what nothing is called."""
    nodes = [node for node in graph.iter_nodes() if node.label in parameter.kinds]
    if not nodes:
        return [*UNKNOWN]
    hub = max(nodes, key=lambda node: len(graph.edges_of(node.id)))
    found = [hub.id, names_of(hub)[0].upper(), names_of(random.choice(nodes))[-1]]
    found += [names_of(node)[0] for node in random.sample(nodes, min(3, len(nodes)))]
    former = [old for old, new in graph.redirects.items() if graph.node(new).label in parameter.kinds]
    odd = [name for name in ODD_NAMES if graph.called(name, *parameter.kinds)]
    return list(dict.fromkeys([*found, *former[:1], *odd[:4], random.choice(UNKNOWN)]))
