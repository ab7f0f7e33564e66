"""Offices: which are one, and which several people hold at one time."""

from __future__ import annotations

from functools import cache, lru_cache

from graph.lexicon import read_table
from graph.triples import fold_name


def role_key(title: str, *, plural: bool, body: str, at: str) -> str:
    """Give the key of an office at one body or region.

    Args:
        title: As the article has it, written out.
        plural: True for a class of holders.
        body: Folded name of the body, "" for a region.
        at: The cluster of that body or region.

    Returns:
        The same key for "Kepala Dinas" and "Kepala" at "Dinas Kesehatan Kota Bogor".

    Example:
        >>> role_key("Kepala Dinas", plural=False, body="dinas kesehatan kota bogor", at="I x")
        'R kepala @ I x'
    """
    return f"R {base_title(title, body)}{' *' if plural else ''} @ {at}"


def base_title(title: str, body: str) -> str:
    """Fold a title, without the words at its end that begin the name of the body."""
    words = fold_name(title).split()
    while len(words) > 1 and body.startswith(f"{words[-1]} "):
        words.pop()
    return " ".join(words)


@lru_cache(maxsize=50_000)
def is_shared(title: str) -> bool:
    """Say whether several people may hold an office of this title at one body.

    Example:
        >>> is_shared("Wakil Ketua II"), is_shared("Kepala Bidang"), is_shared("Kepala Bidang Aset")
        (True, True, False)
    """
    alone, begins = _shared_titles()
    name = fold_name(title)
    return name in alone or any(name == form or name.startswith(f"{form} ") for form in begins)


@cache
def _shared_titles() -> tuple[frozenset[str], tuple[str, ...]]:
    rows = read_table("shared_offices.tsv")
    alone, begins = (
        [fold_name(row["form"]) for row in rows if row["reach"] == reach] for reach in ("alone", "begins")
    )
    return frozenset(alone), tuple(begins)
