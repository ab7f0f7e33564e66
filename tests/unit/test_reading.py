"""Sentences and quotations of a body, as a reader would cut them."""

from __future__ import annotations

import pytest

from graph.text.reading import Reading


def sentences(body: str) -> list[str]:
    return [sentence.span.of(body) for sentence in Reading(body).sentences]


def quotes(body: str) -> list[tuple[str, bool, bool]]:
    reading = Reading(body)
    return [(reading.text(q.first, q.last), q.closed, q.goes_on) for q in reading.quotes]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hadir Drs. H. Yohanes Suteja, M.M., dan Ir. Sri Wahyuni, M.Eng., serta para camat.",
        "Dana itu Rp47,3 miliar atau 61.000 per orang.",
        "Acara di Jl. Jend. Sudirman No. 5 itu ramai.",
        "Ia memakai laman portalsultra.id dan kanal resmi.",
        "Dikdik S. Nugrahawan hadir pukul 10.15 WIB.",
        "Menurut PP No. 53 Tahun 2010, sanksinya jelas.",
        '"Harga mati. Any quality, semua diserap," tegas Syamsir.',
        "“Sudah. Sudah cukup!” kata Ani.",
        "Ia bertanya, apa salahnya? dan pergi.",
    ],
)
def test_one_sentence_stays_one(sentence: str) -> None:
    assert sentences(sentence) == [sentence]


@pytest.mark.parametrize(
    "parts",
    [
        ["Rapat dibuka Bupati.", "Ia hadir bersama istri."],
        ["Siapa yang datang?", "Tidak ada!", "Begitulah…"],
        ['"Kami siap." kata Ani.', "Budi setuju."],
        ['"Kami siap," kata Ani.', '"Kami juga," kata Budi.'],
        ["“Kami siap.”", "Budi lalu pulang."],
        ["Rapat selesai pukul 10.", "25 orang pulang."],
        ["(Acara usai.)", "Semua pulang."],
    ],
)
def test_sentences_end_where_they_end(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_a_missing_blank_after_a_stop_ends_a_sentence_too() -> None:
    assert sentences("Pertanyaan itu terjawab.Jumat lalu rapat digelar.") == [
        "Pertanyaan itu terjawab.",
        "Jumat lalu rapat digelar.",
    ]


def test_a_line_ends_a_sentence() -> None:
    assert sentences("Tanpa titik\nBaris baru") == ["Tanpa titik", "Baris baru"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('"Kami siap," kata Ani.', [("Kami siap,", True, False)]),
        ("“Kami siap,” kata Ani. „Benar”", [("Kami siap,", True, False), ("Benar", True, False)]),
        ("«Kami siap», kata Ani.", [("Kami siap", True, False)]),
        ("”Kami siap,” kata Ani.", [("Kami siap,", True, False)]),
        ('Dialog "Gen Z Memilih" usai.', [("Gen Z Memilih", True, False)]),
        ("“Tidak ditutup\nParagraf baru.", [("Tidak ditutup", False, False)]),
        (
            "“Bagian satu.\n“Bagian dua,” katanya.",
            [("Bagian satu.", False, True), ("Bagian dua,", True, False)],
        ),
        ('""', []),
        ("tanpa kutipan", []),
    ],
)
def test_quotations(body: str, expected: list[tuple[str, bool, bool]]) -> None:
    assert quotes(body) == expected


def test_tokens_know_their_place() -> None:
    body = "Pj. Bupati se-Kota Jum'at 29/10/2024, Rp1.500"
    reading = Reading(body)
    assert [token.text for token in reading.tokens] == [
        "Pj", ".", "Bupati", "se-Kota", "Jum'at", "29", "/", "10", "/", "2024", ",", "Rp", "1.500",
    ]  # fmt: skip
    assert all(body[token.start : token.end] == token.text for token in reading.tokens)


def test_offsets_lead_to_tokens_and_sentences() -> None:
    body = "Ani datang. Budi pulang."
    reading = Reading(body)
    assert reading.tokens[reading.token_at(body.index("pulang") + 2)].text == "pulang"
    assert reading.sentence_at(body.index("Budi")).span.of(body) == "Budi pulang."
    assert reading.text(0, 2) == "Ani datang"
    assert reading.text(2, 2) == ""


def test_nothing_reads_as_nothing() -> None:
    reading = Reading("")
    assert (reading.tokens, reading.sentences, reading.quotes, reading.paragraphs) == ([], [], [], [])
    assert reading.span(0, 0).of("") == ""
