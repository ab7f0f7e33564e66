"""Days as Indonesian news writes them."""

from __future__ import annotations

import pytest

from graph.text.dates import find_dates
from graph.text.reading import Reading


def days(body: str, published: str | None = None) -> list[str | None]:
    return [mention.date for mention in find_dates(Reading(body), published)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Selasa (29/10/2024)", "2024-10-29"),
        ("Kamis (17/9/24)", "2024-09-17"),
        ("Kamis, 19 Januari 2023,", "2023-01-19"),
        ("pada 2-11-2024", "2024-11-02"),
        ("pada 29.10.2024", "2024-10-29"),
        ("Jum'at (11/10/2024) sore", "2024-10-11"),
        ("Minggu 3 Nopember 2024", "2024-11-03"),
        ("Rabu, 7 agustus 2024", "2024-08-07"),
        ("Senin 1 Feb 2024", "2024-02-01"),
        ("29 Februari 2024", "2024-02-29"),
    ],
)
def test_a_day_is_read(body: str, expected: str) -> None:
    assert days(body) == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("28-30 Juli 2025", ("2025-07-28", "2025-07-30")),
        ("4–5 November 2024", ("2024-11-04", "2024-11-05")),
        ("24 s.d 26 Januari 2023", ("2023-01-24", "2023-01-26")),
        ("24 sampai dengan 26 Januari 2023", ("2023-01-24", "2023-01-26")),
        ("31 Mei hingga 8 Juni 2024", ("2024-05-31", "2024-06-08")),
        ("25 September – 23 November 2024", ("2024-09-25", "2024-11-23")),
    ],
)
def test_a_range_has_an_end(body: str, expected: tuple[str, str]) -> None:
    found = find_dates(Reading(body))
    assert [(mention.date, mention.end_date) for mention in found] == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "31 Februari 2024",
        "30/2/2024",
        "tanggal 45 Januari 2024",
        "skor 3/4 dan 5/6",
        "pasal 17 ayat 2",
        "pukul 10.15 WIB",
        "UU 10/2016",
        "Rp6.500 per kilo",
        "1.2.3.4",
        "Skor naik dari 20.0 menjadi 19,5 pada Senin 5/1.",
    ],
)
def test_what_is_no_day_gives_none(body: str) -> None:
    assert set(days(body)) <= {None}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Senin (28/7)", ["2025-07-28"]),
        ("pada 20 April", ["2025-04-20"]),
        ("Rakor hari ini", ["2025-07-30"]),
        ("Kemarin ia hadir", ["2025-07-29"]),
        ("Ia hadir pada Senin", ["2025-07-28"]),
        ("Ia hadir pada Rabu", ["2025-07-30"]),
        ("Ia hadir Rabu pekan lalu", ["2025-07-23"]),
    ],
)
def test_the_articles_own_day_completes_others(body: str, expected: list[str]) -> None:
    assert days(body, "2025-07-30") == expected


@pytest.mark.parametrize("body", ["Senin (28/7)", "hari ini", "pada 20 April", "Ia hadir Rabu pekan lalu"])
def test_without_a_year_nothing_is_made_up(body: str) -> None:
    assert set(days(body)) <= {None}


def test_the_only_year_of_the_text_completes_days_without_one() -> None:
    assert days("Rabu, 5 November 2024, rapat; Selasa (12/11) lanjut.") == ["2024-11-05", "2024-11-12"]


def test_the_weekday_chooses_between_years() -> None:
    text = "Dari 2 Januari 2023 sampai 3 Januari 2024; rapat Kamis, 17 Oktober."
    assert days(text)[-1] == "2024-10-17"


def test_days_inside_a_quotation_are_the_speakers_own() -> None:
    assert days('"Kita rapat hari ini," katanya.', "2025-07-30") == []


def test_a_day_tells_its_weekday() -> None:
    assert [mention.weekday for mention in find_dates(Reading("Selasa (29/10/2024)"))] == [2]


@pytest.mark.parametrize("published", ["", "2024", "kemarin", "2024-13-01"])
def test_a_day_of_publication_that_is_none_is_passed_over(published: str) -> None:
    assert set(days("Senin (28/7)", published)) <= {None}
