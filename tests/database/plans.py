"""Reads the plan that a server made for a statement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def operators(plan: dict[str, Any]) -> Iterator[str]:
    """Give the name of every operator of a plan, from the last that works to the first."""
    yield str(plan["operatorType"])
    for child in plan.get("children", ()):
        yield from operators(child)
