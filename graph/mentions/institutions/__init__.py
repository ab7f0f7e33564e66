"""Finds bodies: "Bawaslu Kota Bandung", "Dinas Kesehatan", "Komisi V DPR RI", "Kodim 0304/Agam"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.lexicon import words
from graph.mentions.institutions.parser import BEFORE_TAIL, Parser
from graph.mentions.institutions.scene import Scene
from graph.mentions.institutions.short_forms import ShortForms
from graph.model import BodyMention, RegionMention
from graph.text.reading import Reading

__all__ = ["find_bodies"]


def find_bodies(reading: Reading, regions: Mapping[int, RegionMention]) -> dict[int, BodyMention]:
    """Bodies by the index of their first token; a body inside another is there too (the parent of a part)."""
    scene = Scene(reading, regions)
    short_forms = ShortForms(scene)
    parser = Parser(scene, short_forms)
    starts = {*scene.forms, *_before_tails(reading)}
    found = _apart({i: body for i in sorted(starts) if (body := parser.at(i))}, regions)
    short_forms.learn(found.values())
    bounded = _bounded(reading, found.values())
    if not (short_forms.learned or bounded):
        return found
    starts.update(short_forms.starts())
    # what a body is a part of may be a short form: each is parsed again
    parser = Parser(scene, short_forms, bounded)
    return _apart({i: body for i in sorted(starts) if (body := parser.at(i))}, regions)


def _apart(found: dict[int, BodyMention], regions: Mapping[int, RegionMention]) -> dict[int, BodyMention]:
    """Bodies without those that only begin with the last words of a listed one or of a region.

    As in "Partai Persatuan Pembangunan Hajrul Azwar", "Amerika Serikat Condoleezza Rice".
    """
    listed = [body for body in found.values() if body.reach in ("national", "regional")]
    spans = [(one.first, one.last) for one in regions.values()] + [(one.first, one.last) for one in listed]
    inner = {i: last for first, last in spans for i in range(first + 1, last)}
    return {
        i: body for i, body in found.items() if body.reach != "named" or body.last <= inner.get(i, body.last)
    }


def _bounded(reading: Reading, found: Iterable[BodyMention]) -> frozenset[tuple[str, ...]]:
    """Named bodies that stand without more capitals behind them and that a longer one begins with."""
    named = [body for body in found if body.reach == "named" and body.last > body.first + 1]
    forms = {body: tuple(reading.lowers[body.first : body.last]) for body in named}
    sizes = {len(form) for form in forms.values()}
    longer = {form[:size] for form in forms.values() for size in sizes if size < len(form) - 1}
    if not longer:
        return frozenset()
    ends = (body for body in named if body.last >= len(reading.tokens) or not reading.tokens[body.last].cap)
    return frozenset(forms[body] for body in ends) & longer


def _before_tails(reading: Reading) -> Iterator[int]:
    """Capitalised tokens shortly before a foreign word for a body."""
    for word in words("body_tails") & reading.places.keys():
        for tail in reading.places[word]:
            yield from (i for i in range(max(0, tail - BEFORE_TAIL), tail) if reading.tokens[i].cap)
