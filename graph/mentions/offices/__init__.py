"""Finds offices: "Pj. Wali Kota Sukabumi", "Kadis Perkim", "para camat se-Kota X", "Dandim 0304/Agam"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.mentions.offices.lead import lead_starts
from graph.mentions.offices.parser import office_at
from graph.mentions.offices.scene import Scene
from graph.model import BodyMention, OfficeMention, RegionMention, Span
from graph.text.reading import Reading

__all__ = ["find_offices"]


def find_offices(
    reading: Reading,
    regions: Mapping[int, RegionMention],
    bodies: Mapping[int, BodyMention],
    skipped: Sequence[Span] = (),
) -> list[OfficeMention]:
    """Offices in order; none begins inside another's title.

    Args:
        reading: The article.
        regions: By first token.
        bodies: By first token.
        skipped: Where no office is, as in "Keputusan Wali Kota Nomor 5".
    """
    scene = Scene(reading, regions, bodies)
    out: list[OfficeMention] = []
    i = 0
    inside = {j for body in bodies.values() if body.reach != "part" for j in range(body.first + 1, body.last)}
    starts = lead_starts(scene)
    while i < len(reading.tokens):
        office = office_at(scene, i) if i in starts and i not in inside else None
        if office and not any(span.start <= reading.tokens[i].start < span.end for span in skipped):
            out.append(office)
            i = max(office.last, i + 1)
            scene.plural_end = i if office.plural else -1
            scene.previous = office
        else:
            i += 1
    return out
