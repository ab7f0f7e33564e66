"""What lies in what, by codes and tables rather than by an article's words: always an inference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graph.resolve.articles import Said
from graph.resolve.bodies import BodyProfile, parents_of
from graph.resolve.engine import Engine
from graph.resolve.places import REGION

Tie = tuple[str, str, str]
"""Cluster of the inner node, type of edge, cluster of the outer one."""


def find_ties(engines: Mapping[str, Engine[Any, Any]]) -> Iterator[Tie]:
    """Tie each region to the next larger one that is there, and each body to the one of which it is a level.

    Args:
        engines: The clusters of regions and bodies, by label.

    Yields:
        Ties between clusters; an article may state the same.
    """
    places, bodies = engines["Place"], engines["Institution"]
    for key, atom in places.atoms.items():
        code = key.removeprefix(REGION)
        outer = (places.atoms.get(f"{REGION}{'.'.join(parts)}") for parts in _shortened(code))
        found = next((other for other in outer if other is not None), None)
        if key.startswith(REGION) and found is not None:
            yield atom.cluster, "LOCATED_IN", found.cluster
    for atom in bodies.atoms.values():
        if isinstance(atom.profile, BodyProfile):
            known = (bodies.atoms.get(key) for key in parents_of(atom.profile.body))
            parent = next((other for other in known if other is not None), None)
            if parent is not None and parent.cluster != atom.cluster:
                yield atom.cluster, "PART_OF", parent.cluster


def _shortened(code: str) -> Iterator[list[str]]:
    """The codes of the regions around one, the nearest first, in parts."""
    parts = code.split(".")
    return (parts[:length] for length in range(len(parts) - 1, 0, -1))


def to_said(type: str, mention: Said) -> Said:
    """The inference that a tie is, told with the sentence that names the inner node."""
    return mention._replace(type=type, basis="inferred", own={})
