"""Raise the floors of the quality gate to what Simpul reaches now; never lowers one.

    python tests/quality/raise_floors.py [--dry-run]

A floor stands 0.005 below the figure: in a large family a rule that is worth it may cost a fact or two.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Mapping

from floors import FLOORS, SETS, measure, read_floors

SLACK = 0.005
HEADER = """\
# The least that each figure may be, by set of gold: F1 (0-1), for `evidence` and `stated` precision.
# Written by tests/quality/raise_floors.py; floors only rise.
"""


def main() -> None:
    """Print each floor that rises, and write the file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--dry-run", action="store_true", help="print only, write nothing")
    dry_run: bool = parser.parse_args().dry_run
    floors = read_floors() if FLOORS.is_file() else {}
    for name in SETS:
        old = floors.get(name, {})
        floors[name] = raised(old, measure(name))
        for family, floor in floors[name].items():
            if floor != old.get(family):
                print(f"{name:8} {family:28} {old.get(family, 0):.3f} -> {floor:.3f}")
    if not dry_run:
        tables = [table(name, floors[name]) for name in sorted(floors)]
        FLOORS.write_text(HEADER + "".join(tables), encoding="utf-8")


def raised(old: Mapping[str, float], now: Mapping[str, float]) -> dict[str, float]:
    """The higher of the old floor and what is reached now less the slack, rounded down to three places."""
    return {
        family: max(old.get(family, 0.0), math.floor((figure - SLACK) * 1000) / 1000)
        for family, figure in now.items()
    }


def table(name: str, floors: Mapping[str, float]) -> str:
    """One table of the TOML file."""
    return "".join([f"\n[{name}]\n", *(f"{family} = {floor:.3f}\n" for family, floor in floors.items())])


if __name__ == "__main__":
    main()
