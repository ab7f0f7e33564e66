"""Why an answer is empty: a name that nobody bears, and what may have been meant."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from graph.analysis.library import Argument, Parameter, Query
from graph.analysis.offices import agent_name
from graph.stores.networkx_store import Graph

_SHOWN = 5


def find_unknown_name(graph: Graph, query: Query, arguments: Mapping[str, Argument]) -> str | None:
    """Say which name of a question nothing in the graph is called by.

    Args:
        graph: The graph that was asked.
        query: The question.
        arguments: What was given.

    Returns:
        A sentence that names it and what comes close; None where every name is known.
    """
    for parameter in query.parameters:
        name = str(arguments[parameter.name])
        if parameter.kinds and not graph.called(name, *parameter.kinds):
            return f"{unknown_name(parameter, name)}; {suggest(_close(graph, parameter, name))}"
    return None


def unknown_name(parameter: Parameter, name: str) -> str:
    """The beginning of the sentence for a name that nothing is called by."""
    return f"{parameter.name}: no {' or '.join(parameter.kinds)} is called {name!r}"


def suggest(names: list[str]) -> str:
    """The end of that sentence: what may have been meant."""
    return (
        f"close to it: {', '.join(names)}" if names else "`simpul query find -p words=...` searches all names"
    )


def _close(graph: Graph, parameter: Parameter, name: str) -> list[str]:
    """Nodes whose names hold the one that was given, or are spelled alike, each with its id."""
    wanted = name.lower().strip()
    spelled = {
        known: id
        for id, names in graph.names.items()
        if graph.node(id).label in parameter.kinds
        for known in names
        if not known.startswith(id)
    }
    holding = [known for known in spelled if wanted and wanted in known]
    alike = difflib.get_close_matches(wanted, spelled, n=_SHOWN, cutoff=0.7)
    ids = dict.fromkeys(spelled[known] for known in [*alike, *sorted(holding)])
    return [f"{agent_name(graph, id)} ({id})" for id in list(ids)[:_SHOWN]]
