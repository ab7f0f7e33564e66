"""Gives one office to several holders: "hakim anggota Sutopo Hadi dan Ni Made Rahayuni"."""

from __future__ import annotations

from dataclasses import replace

from graph.lexicon import words
from graph.links.roles.scene import BESIDE, Scene


def link_shared(scene: Scene) -> None:
    """Give an office that several hold to each name of the list behind it."""
    held = {holding.person for holding in scene.found}
    ends = {last: end for _, _, _, last, end in scene.names}
    for holding in list(scene.found):
        if holding.office.title not in words("shared_titles") or holding.first != holding.office.first:
            continue
        open_list = scene.text(holding.office.last) in BESIDE["others"]
        for person, last in _names_joined(scene, ends.get(holding.last, holding.last), open_list):
            if person not in held:
                scene.found.append(replace(holding, person=person, last=last))


def _names_joined(scene: Scene, end: int, open_list: bool) -> list[tuple[str, int]]:
    """Person and last token of the names in a list from token `end` on.

    "dan" has to close it, unless the list is open: "anggota KPU lainnya Rani, Budi, Sari kepada wartawan".
    """
    out: list[tuple[str, int]] = []
    while True:
        i = end + (scene.text(end) == ",")
        closed = scene.text(i) in words("coordinators")
        name = scene.name_at(i + closed) if i + closed > end else None
        if name is None:
            return out if open_list else []
        out.append((name[0], name[2]))
        if closed:
            return out
        end = name[3]
