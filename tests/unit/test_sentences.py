"""Sentences as news writes them, and the facts that they state: offices, speech, events."""

from __future__ import annotations

from typing import Any

import pytest

import graph
from graph.model import Document, Extraction


def read(body: str) -> tuple[Extraction, dict[str, str]]:
    """What an article says, and the names of everything in it by key."""
    found = graph.extract(Document("a", body))
    named: list[Any] = [*found.persons, *found.institutions, *found.places, *found.groups]
    names = {item.key: item.name for item in named}
    for role in found.roles:
        names[role.key] = f"{role.title}, {names[role.at]}" if role.at else role.title
    return found, names


def offices(body: str) -> list[tuple[str, str, str | None]]:
    found, names = read(body)
    return [(names[held.person], names[held.role], held.capacity) for held in found.tenures]


def speech(body: str) -> list[tuple[str, str, str]]:
    found, names = read(body)
    return [(names[said.speaker], said.mode, said.text) for said in found.statements]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Penjabat Wali Kota Sukabumi Ani Lestari membuka rapat.",
            [("Ani Lestari", "Wali Kota, Kota Sukabumi", "penjabat")],
        ),
        (
            "Plt. Kepala Dinas Kesehatan Kabupaten Bogor, dr. Budi Santoso, M.Kes., hadir dalam rapat itu.",
            [("Budi Santoso", "Kepala Dinas, Dinas Kesehatan Kabupaten Bogor", "pelaksana tugas")],
        ),
        (
            "Mantan Bupati Bone, H. Rahman Daeng, mengatakan panen tahun ini baik.",
            [("Rahman Daeng", "Bupati, Kabupaten Bone", "mantan")],
        ),
        (
            "Calon Gubernur Jawa Barat Ani Lestari berjanji memperbaiki jalan.",
            [("Ani Lestari", "Gubernur, Provinsi Jawa Barat", "calon")],
        ),
        (
            "Kapolres Berau AKBP Yoga Pradipta menyebut situasi aman.",
            [("Yoga Pradipta", "Kepala Kepolisian Resor, Kepolisian Resor Berau", None)],
        ),
        (
            "Ketua KPU Kota Kendari Sitti Rahma dan Ketua Bawaslu Kota Kendari Budi Lamo hadir.",
            [
                ("Sitti Rahma", "Ketua, Komisi Pemilihan Umum Kota Kendari", None),
                ("Budi Lamo", "Ketua, Badan Pengawas Pemilihan Umum Kota Kendari", None),
            ],
        ),
        (
            "Sekda Kabupaten Bogor yang juga Plh. Bupati Bogor, Ir. Sri Wahyuni, M.Eng., membuka pelatihan.",
            [
                ("Sri Wahyuni", "Bupati, Kabupaten Bogor", "pelaksana harian"),
                ("Sri Wahyuni", "Sekretaris Daerah, Kabupaten Bogor", None),
            ],
        ),
        (
            "Hadir Dandim 1407/Bone Letkol Inf Marthen Pasu dan Kepala Kejaksaan Negeri Bone Ani Lestari.",
            [
                ("Marthen Pasu", "Komandan Komando Distrik Militer, Komando Distrik Militer 1407/Bone", None),
                ("Ani Lestari", "Kepala Kejaksaan Negeri, Kejaksaan Negeri Bone", None),
            ],
        ),
        (
            "Budi Santoso selaku Ketua DPRD Kota Bogor menegaskan pentingnya disiplin.",
            [("Budi Santoso", "Ketua, Dewan Perwakilan Rakyat Daerah Kota Bogor", None)],
        ),
        ("Jalan Raden Saleh di depan Gedung Ahmad Yani ditutup.", []),
        ("Seorang warga, Udin (54), mengatakan jalan itu rusak sejak lama.", []),
    ],
)
def test_who_holds_which_office(body: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert sorted(offices(body), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            '"Kami siap," kata Camat Ulaweng Budi Daeng. "Semua sudah diatur," ujarnya.',
            [("Budi Daeng", "direct", "Kami siap,"), ("Budi Daeng", "direct", "Semua sudah diatur,")],
        ),
        (
            "Bupati Bone Rahman Daeng mengatakan bahwa harga gabah naik. Ia meminta petani bersabar.",
            [
                ("Rahman Daeng", "indirect", "harga gabah naik"),
                ("Rahman Daeng", "indirect", "petani bersabar"),
            ],
        ),
        (
            "Gubernur Bali Ani Lestari tiba. Menurut Ani, jalan tol itu penting. Kata dia, warga menanti.",
            [
                ("Ani Lestari", "indirect", "jalan tol itu penting"),
                ("Ani Lestari", "indirect", "warga menanti"),
            ],
        ),
        (
            "Bawaslu Kota Kendari mengimbau ASN tidak ikut kampanye.",
            [
                (
                    "Badan Pengawas Pemilihan Umum Kota Kendari",
                    "indirect",
                    "ASN tidak ikut kampanye",
                )
            ],
        ),
        (
            "“Ini tugas kita semua.\n“Jangan ditunda lagi,” kata Bupati Bone Rahman Daeng.",
            [("Rahman Daeng", "direct", "Ini tugas kita semua.\n“Jangan ditunda lagi,")],
        ),
        ("Jalan itu rusak sejak lama.", []),
    ],
)
def test_who_said_what(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert speech(body) == expected


def test_an_event_has_day_place_and_people() -> None:
    body = (
        "Hal itu disampaikan Wakil Bupati Bone Ani Lestari saat membuka musyawarah desa di Aula Kantor "
        "Camat Ulaweng, Kamis (10/10/2024)."
    )
    found, names = read(body)
    (event,) = found.events
    assert (event.name, event.kind, event.date) == ("musyawarah desa", "musyawarah", "2024-10-10")
    assert event.place is not None
    assert names[event.place] == "Aula Kantor Camat Ulaweng"
    assert [names[part.agent] for part in event.attendees] == ["Ani Lestari"]


@pytest.mark.parametrize(
    "body",
    [
        "Wali Kota Bogor Ani Lestari menyampaikan peringatan dini cuaca pada Senin (4/11/2024).",
        "Berkas perkara sudah lengkap. Ani Lestari menunggu. Jaksa menyebut pemeriksaan saksi berlanjut.",
    ],
)
def test_a_warning_and_what_may_come_are_no_events(body: str) -> None:
    assert read(body)[0].events == ()


def test_an_event_of_two_days_has_an_organizer() -> None:
    found, names = read(
        "Dinas Kesehatan Kabupaten Bogor menggelar pelatihan kader posyandu di Hotel Salak, "
        "4-5 November 2024. Pelatihan diikuti 40 kader."
    )
    (event,) = found.events
    assert (event.date, event.end_date, event.main) == ("2024-11-04", "2024-11-05", True)
    assert [names[part.agent] for part in event.organizers] == ["Dinas Kesehatan Kabupaten Bogor"]
    assert [names[part.agent] for part in event.attendees] == ["40 kader"]


def test_a_list_of_those_present() -> None:
    found, names = read(
        "Rapat koordinasi itu dihadiri Bupati Bone Rahman Daeng, Kapolres Bone, para camat se-Kabupaten "
        "Bone dan perwakilan KPU Kabupaten Bone."
    )
    assert [names[part.agent] for event in found.events for part in event.attendees] == [
        "Rahman Daeng",
        "Kepala Kepolisian Resor, Kepolisian Resor Bone",
        "Camat, Kabupaten Bone",
        "Komisi Pemilihan Umum Kabupaten Bone",
    ]
    assert [role.plural for role in found.roles if role.title == "Camat"] == [True]


def test_evidence_is_stated_only_where_the_sentence_names_the_speaker() -> None:
    found, _ = read("Bupati Bone Rahman Daeng mengatakan harga naik. Ia meminta petani bersabar.")
    assert [said.evidence.basis for said in found.statements] == ["stated", "inferred"]


def test_a_users_own_topics_stand_in_for_the_shipped_ones(tmp_path: Any) -> None:
    table = tmp_path / "topik.tsv"
    table.write_text("key\tlabel\tabout\tcues\ngabah\tGabah\tunhusked rice\tgabah^3\n", encoding="utf-8")
    document = Document("a", "Bupati Bone Rahman Daeng mengatakan harga gabah naik.")
    (said,) = graph.extract(document, topics=str(table)).statements
    assert said.about == ("gabah",)
