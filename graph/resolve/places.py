"""Regions by their code, venues by their name and region; offices and groups by what they are called."""

from __future__ import annotations

from functools import lru_cache

from graph.lexicon import content_words
from graph.resolve.articles import VENUE, Article
from graph.schema import name_of
from graph.triples import fold_name

REGION = "L "
"""Begins the key of a region: its code follows."""
_LARGE = ("negara", "provinsi", "kabupaten", "kota")  # levels at which a name is enough


def place_key(article: Article, place: int, region: str) -> str | None:
    """Give the key of a region or venue.

    Args:
        article: The article that names it.
        place: Its place in the article's nodes.
        region: Code of the region in which the article says that it lies, else "".

    Returns:
        Its key; None for one that could be anywhere ("aula kantor camat") and must join no other article's.
    """
    code = article.codes.get(place)
    if code:
        return f"{REGION}{code}"
    node = article.nodes[place]
    name, level = fold_name(name_of(node)), str(node.properties["level"])
    around = region or article.home
    if around or level in _LARGE or (level == VENUE and is_proper(name)):
        return f"V {level} {name} @ {'' if level in _LARGE else around}"
    return None


@lru_cache(maxsize=100_000)
def is_proper(name: str) -> bool:
    """Say whether a folded name has a word that is nobody else's.

    Example:
        >>> is_proper("masjid raya baiturrahman"), is_proper("aula kantor camat")
        (True, False)
    """
    words = name.split()
    return len(words) > 1 and any(word.isalpha() and word not in content_words() for word in words)
