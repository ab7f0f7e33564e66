"""The quality gate: no figure may fall below its floor, and floors only rise (see raise_floors.py)."""

from __future__ import annotations

import pytest
from floors import SETS, measure, read_floors

PROMISED = 0.55
"""The least F1 of `triples` that a release may have."""


@pytest.mark.parametrize("name", SETS)
def test_no_figure_is_below_its_floor(name: str) -> None:
    now = measure(name)
    below = {
        family: f"{now.get(family, 0.0):.4f} < {floor}"
        for family, floor in read_floors()[name].items()
        if now.get(family, 0.0) < floor
    }
    assert not below, f"quality on the {name} gold fell; `simpul evaluate --errors` shows what is wrong"


@pytest.mark.parametrize("name", SETS)
def test_every_figure_has_a_floor(name: str) -> None:
    assert set(read_floors()[name]) == set(measure(name)), "python tests/quality/raise_floors.py sets it"


@pytest.mark.parametrize("name", ["shipped", "shared"])
def test_the_headline_is_as_good_as_promised(name: str) -> None:
    assert read_floors()[name]["triples"] >= PROMISED
