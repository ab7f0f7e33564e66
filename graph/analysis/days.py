"""Days that may be known in part: "2024-10" is any day of that month."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def first_day(text: str) -> date:
    """Give the first day that a date may mean.

    Args:
        text: "2024", "2024-09" or "2024-09-17".

    Returns:
        The day.

    Example:
        >>> first_day("2024-02").isoformat(), last_day("2024-02").isoformat()
        ('2024-02-01', '2024-02-29')
    """
    return date.fromisoformat((text + "-01-01")[:10])


def last_day(text: str) -> date:
    """Give the last day that a date may mean; see `first_day`."""
    start = first_day(text)
    if len(text) == len("2024"):
        return start.replace(month=12, day=31)
    return (
        start if len(text) == len("2024-09-17") else start.replace(day=monthrange(start.year, start.month)[1])
    )


def days_between(earlier: str, later: str) -> int:
    """Give how many days surely lie between two dates; 0 where they may be one day, or `later` is before.

    Args:
        earlier: A date, possibly partial.
        later: Another.

    Returns:
        The number of days.

    Example:
        >>> days_between("2024-10-29", "2024-11-02"), days_between("2024-10", "2024-10-15")
        (4, 0)
    """
    return max(0, (first_day(later) - last_day(earlier)).days)
