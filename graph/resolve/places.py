"""Regions by their code, venues by their name and region; offices and groups by what they are called."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from graph.lexicon import regions_by_name
from graph.resolve.articles import REGENCY, VENUE, Article, regions_called
from graph.schema import name_of
from graph.triples import fold_name

REGION = "L "
"""Begins the key of a region: its code follows."""
_NEAR = ("kabupaten", "kota")
_LARGE = ("negara", "provinsi", *_NEAR)  # levels at which a name is enough


def place_key(article: Article, place: int, located: Mapping[int, int]) -> str | None:
    """Give the key of a region or venue.

    Args:
        article: The article that names it.
        place: Its place in the article's nodes.
        located: Places of regions, by those of what the article says lies in them.

    Returns:
        Its key; None for one that could be anywhere ("aula kantor camat") and must join no other article's.
    """
    code = article.codes.get(place)
    if code:
        return f"{REGION}{code}"
    node = article.nodes[place]
    name, level = fold_name(name_of(node)), str(node.properties["level"])
    if level in _LARGE:
        return f"V {level} {name}"
    outer = located.get(place)
    around = place_key(article, outer, {}) if outer is not None and outer != place else article.home
    if around or (level == VENUE and names_region(name)):
        return f"V {level} {name} @ {around or ''}"
    return None


@lru_cache(maxsize=100_000)
def region_at_end(name: str) -> str:
    """Give the code of the kabupaten or kota with which the folded name of a venue ends; "" for none.

    Example:
        >>> region_at_end("aula balai kota ambon"), region_at_end("pendopo")
        ('81.71', '')
    """
    words = name.split()
    tails = (" ".join(words[first:]) for first in range(1, len(words)) if words[first] in _NEAR)
    found = ([region.code for region in regions_called(tail)] for tail in tails)
    return next((codes[0] for codes in found if len(codes) == 1), "")


@lru_cache(maxsize=100_000)
def names_region(name: str) -> bool:
    """Say whether a folded name holds the name of a town, regency or province.

    Example:
        >>> names_region("balai kota sukabumi"), names_region("aula kantor camat")
        (True, False)
    """
    words = name.split()
    parts = (
        " ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, min(a + 4, len(words) + 1))
    )
    return any(len(region.code) <= REGENCY for part in parts for region in regions_by_name().get(part, ()))
