"""Ties people to offices: before the name, behind it, in brackets, "yang juga", "selaku", "menggantikan"."""

from __future__ import annotations

from collections.abc import Sequence

from graph.cast import Cast, Holding
from graph.links.roles.anaphora import link_anaphors
from graph.links.roles.direct import link_chains, link_neighbours
from graph.links.roles.scene import Scene
from graph.links.roles.shared import link_shared
from graph.links.roles.succession import link_handovers, link_moves, link_predecessors, link_successors

__all__ = ["current_holders", "link_roles"]


def link_roles(cast: Cast) -> list[Holding]:
    """Every tenure that the text states."""
    scene = Scene(cast)
    link_handovers(scene)
    link_neighbours(scene)
    link_chains(scene)
    link_predecessors(scene)
    link_successors(scene)
    link_moves(scene)
    link_shared(scene)
    link_anaphors(scene)
    return scene.found


def current_holders(cast: Cast, holdings: Sequence[Holding]) -> dict[str, str]:
    """The one person by role whom the article names as its present holder; an acting one goes first."""
    out: dict[str, str] = {}
    acting: dict[str, bool] = {}
    for holding in holdings:
        if holding.office.capacity in ("mantan", "calon"):
            continue
        role = cast.role_of(holding.office)
        now = holding.office.capacity is not None
        if role not in out or (now and not acting[role]):
            out[role] = holding.person
            acting[role] = now
    return out
