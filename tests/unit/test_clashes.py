"""Two full holders of one office at one time are flagged, whatever else is all right."""

from __future__ import annotations

from typing import Any

import pytest
from samples import Article

from graph.resolve import Clash, resolve
from graph.triples import to_triples

Report = tuple[str, str | None, str | None]  # who, as what, on which day


def article(number: int, report: Report, title: str) -> Article:
    name, capacity, date = report
    found = Article(f"{title} Kota Sukabumi {name} hadir.", f"a-{number}", date)
    role = found.role(title, found.place("Kota Sukabumi", code="32.72"))
    found.holds(found.person(name), role, capacity)  # type: ignore[arg-type]
    return found


def clashes(*reports: Report, title: str = "Wali Kota") -> tuple[Clash, ...]:
    articles = [article(number, report, title) for number, report in enumerate(reports)]
    return resolve(to_triples(item.extraction()) for item in articles).clashes


ANI, BUDI = "Ani Lestari", "Budi Santoso"
WITHIN = [(ANI, None, "2024-01-05"), (BUDI, None, "2024-03-01"), (ANI, None, "2024-06-01")]


@pytest.mark.parametrize(
    ("reports", "days"),
    [
        (WITHIN, ("03-01", "03-01")),
        ([*WITHIN, (BUDI, None, "2024-09-01")], ("03-01", "06-01")),
        ([(ANI, None, "2024-01-05"), (BUDI, None, "2024-03-01")], None),  # one after the other
        (
            [(ANI, None, "2024-01-05"), (ANI, None, "2024-03-01"), (BUDI, None, "2024-03-01")],
            None,
        ),  # hand-over
        ([(ANI, None, "2024-03-01"), (BUDI, None, "2024-03-01")], None),
        ([(ANI, None, "2024-01-05"), (BUDI, "penjabat", "2024-03-01"), (ANI, None, "2024-06-01")], None),
        ([(ANI, None, "2024-01-05"), (BUDI, "calon", "2024-03-01"), (ANI, None, "2024-06-01")], None),
        (
            [(ANI, None, "2024-01-05"), (BUDI, None, None), (ANI, None, "2024-06-01")],
            None,
        ),  # no day, no clash
    ],
)
def test_only_an_overlap_of_full_holders_is_a_clash(reports: Any, days: tuple[str, str] | None) -> None:
    found = clashes(*reports)
    assert [(clash.since[5:], clash.until[5:]) for clash in found] == ([days] if days else [])


def test_a_clash_names_who_and_where() -> None:
    (clash,) = clashes(*WITHIN)
    assert clash.role.startswith("role/wali-kota-kota-sukabumi")
    assert (clash.one.startswith("person/ani"), clash.other.startswith("person/budi")) == (True, True)
    assert [mention.document for mention in clash.mentions] == ["a-0", "a-1"]
    assert {mention.label for mention in clash.mentions} == {"Person"}


@pytest.mark.parametrize("title", ["Anggota", "Wakil Ketua", "Staf Ahli Bidang Hukum", "Komisioner"])
def test_offices_that_several_hold_have_none(title: str) -> None:
    assert clashes(*WITHIN, title=title) == ()
