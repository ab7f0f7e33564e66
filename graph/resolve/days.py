"""Days as numbers, so that they can be told apart by how many lie between them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache


def days_between(one: str, other: str) -> int:
    """Count the days between two ISO days, possibly partial; 0 where one is not known.

    Example:
        >>> days_between("2024-10-29", "2024-11-01"), days_between("2024-10-29", "")
        (3, 0)
    """
    first, second = day_number(one), day_number(other)
    return abs(first - second) if first and second else 0


@lru_cache(maxsize=50_000)
def day_number(text: str) -> int:
    """The number of an ISO day, possibly partial; 0 for what is none."""
    try:
        return date.fromisoformat((text + "-01-01")[:10]).toordinal()
    except ValueError:
        return 0
