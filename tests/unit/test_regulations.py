"""Laws and rules by number, written out."""

from __future__ import annotations

import pytest

from graph.mentions.regulations import find_regulations
from graph.text.reading import Reading


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("sesuai Undang-Undang Nomor 5 Tahun 2014 tentang ASN", "Undang-Undang Nomor 5 Tahun 2014"),
        ("menurut UU 10/2016 jarang dipakai", "Undang-Undang Nomor 10 Tahun 2016"),
        ("UU No. 7 Tahun 2017", "Undang-Undang Nomor 7 Tahun 2017"),
        ("UU RI Nomor 7 Tahun 2017", "Undang-Undang Nomor 7 Tahun 2017"),
        ("mengacu pada PP No. 53/2010", "Peraturan Pemerintah Nomor 53 Tahun 2010"),
        ("Inpres Nomor 2 Tahun 2025.", "Instruksi Presiden Nomor 2 Tahun 2025"),
        ("PKPU nomor 13 tahun 2024", "Peraturan Komisi Pemilihan Umum Nomor 13 Tahun 2024"),
        ("Perda Kota Bogor Nomor 4 Tahun 2020", "Peraturan Daerah Kota Bogor Nomor 4 Tahun 2020"),
        ("Keputusan Wali Kota Bogor Nomor 800.1/412/BKD Tahun 2024",
         "Keputusan Wali Kota Bogor Nomor 800.1/412/BKD Tahun 2024"),
        ("Surat Edaran Rektor Nomor 1876/UN47/2024", "Surat Edaran Rektor Nomor 1876/UN47 Tahun 2024"),
    ],
)  # fmt: skip
def test_a_rule_is_written_out(body: str, name: str) -> None:
    assert [rule.name for rule in find_regulations(Reading(body))] == [name]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("sesuai UU Nomor 5 Tahun 2014, ASN netral", "UU Nomor 5 Tahun 2014"),
        ("(PP No. 53/2010)", "PP No. 53/2010"),
    ],
)
def test_its_span_is_its_words(body: str, words: str) -> None:
    assert [rule.span.of(body) for rule in find_regulations(Reading(body))] == [words]


def test_several_rules_stand_in_order() -> None:
    body = "Dasarnya UU Nomor 20 Tahun 2023 serta Pasal 71 UU Nomor 10 Tahun 2016."
    assert [rule.name for rule in find_regulations(Reading(body))] == [
        "Undang-Undang Nomor 20 Tahun 2023",
        "Undang-Undang Nomor 10 Tahun 2016",
    ]


@pytest.mark.parametrize(
    "body",
    [
        "peraturan itu berlaku sejak tahun 2014",
        "undang-undang yang baru",
        "Pasal 71 ayat 2",
        "Nomor 5 Tahun 2014",
        "sampai tahun 2024",
        "Bupati menerbitkan keputusan.",
        "keputusan itu dibacakan pada 2024",
    ],
)
def test_without_kind_and_number_there_is_no_rule(body: str) -> None:
    assert find_regulations(Reading(body)) == []
