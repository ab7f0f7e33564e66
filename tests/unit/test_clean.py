"""What stands around an article goes, or fills the Document; the article stays."""

from __future__ import annotations

import pytest

from graph.model import Document
from graph.text.clean import clean, normalise

TEXT = "Bupati Bone Rahman Daeng membuka rapat di aula kantor bupati bersama para camat se-kabupaten."
MORE = "Rapat itu membahas persiapan panen raya yang jatuh pada bulan depan di tiga kecamatan."


def body_of(*lines: str) -> str:
    return clean(Document("a", "\n".join(lines))).document.body


@pytest.mark.parametrize(
    "line",
    [
        "Baca juga: Camat Ulaweng Dilantik",
        "BACA JUGA : Camat Ulaweng Dilantik",
        "Baca Juga Camat Ulaweng Dilantik",
        "> Baca juga: Camat Ulaweng Dilantik",
        "[Baca juga: Camat Ulaweng Dilantik]",
        "Simak juga: Camat Ulaweng Dilantik",
        "Bagikan: Facebook WhatsApp",
        "Tags: Bone, panen raya",
        "ADVERTISEMENT",
        "* * *",
        "-----",
    ],
)
def test_page_furniture_goes(line: str) -> None:
    assert body_of(TEXT, line, MORE) == f"{TEXT}\n{MORE}"


@pytest.mark.parametrize(
    "line",
    [
        "Ia mengatakan warga suka membaca juga menulis.",
        "Pembaca juga diminta bersabar.",
        "Sumber daya manusia menjadi perhatian bupati tahun ini.",
        "Penulis muda diundang ke acara itu.",
        "Foto bersama menutup rapat itu.",
    ],
)
def test_sentences_that_only_look_like_furniture_stay(line: str) -> None:
    assert body_of(TEXT, line, MORE) == f"{TEXT}\n{line}\n{MORE}"


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Penulis: Anik", "Anik"),
        ("Penulis : Anik;Mizan", "Anik;Mizan"),
        ("Pewarta : Dayat", "Dayat"),
        ("Laporan : Andi Mappatoto", "Andi Mappatoto"),
        ("(Reporter: Siti Aminah)", "Siti Aminah"),
        ("Editor: Sarman T.", None),
        ("Foto : Rio A.", None),
        ("Dokumentasi : Tim Dinkominfo", None),
    ],
)
def test_credits_fill_the_author(line: str, author: str | None) -> None:
    document = clean(Document("a", f"{TEXT}\n{MORE}\n{line}")).document
    assert (document.body, document.author) == (f"{TEXT}\n{MORE}", author)


def test_an_author_that_is_known_is_kept() -> None:
    document = clean(Document("a", f"{TEXT}\n{MORE}\nPenulis: Anik", author="Dayat")).document
    assert document.author == "Dayat"


@pytest.mark.parametrize(
    ("closing", "author"), [("(rls/adn)", "adn"), ("(ayu)", "ayu"), ("(TE-07)", "TE-07"), ("(Red)**", "Red")]
)
def test_closing_brackets_are_the_author(closing: str, author: str) -> None:
    document = clean(Document("a", f"{TEXT}\n{MORE} {closing}")).document
    assert (document.body, document.author) == (f"{TEXT}\n{MORE}", author)


def test_a_paragraph_that_is_printed_twice_is_read_once() -> None:
    assert body_of(TEXT, MORE, TEXT, MORE) == f"{TEXT}\n{MORE}"


def test_a_short_line_may_come_twice() -> None:
    lines = [TEXT, '"Setuju!"', MORE, '"Setuju!"']
    assert body_of(*lines) == "\n".join(lines)


@pytest.mark.parametrize(
    ("dateline", "place", "publisher"),
    [
        ("KENDARI, PORTALSULTRA.ID – ", "KENDARI", "PORTALSULTRA.ID"),
        ("Biak (CAKRAWALA PAPUA) - ", "Biak", "CAKRAWALA PAPUA"),
        ("WATAMPONE,SINARBONE.com- ", "WATAMPONE", "SINARBONE.com"),
        ("TARUTUNG, TOBAEKSPRES.COM | ", "TARUTUNG", "TOBAEKSPRES.COM"),
        ("GORONTALO, Hulondalo Pos - ", "GORONTALO", "Hulondalo Pos"),
        ("TEMANGGUNG – ", "TEMANGGUNG", None),
        ("KABAR ULAWENG – ", None, "KABAR ULAWENG"),
        ("MANADO-", "MANADO", None),
        ("Tembilahan-", "Tembilahan", None),
        ("kabarriau.com, Tembilahan-", "Tembilahan", "kabarriau.com"),
        ("PALEMBANG-KS: ", "PALEMBANG", "KS"),
        ("Ambon : ", "Ambon", None),
    ],
)
def test_a_dateline_gives_place_and_outlet(dateline: str, place: str | None, publisher: str | None) -> None:
    cleaned = clean(Document("a", f"{dateline}{TEXT}\n{MORE}"))
    assert cleaned.document.body == f"{TEXT}\n{MORE}"
    assert (cleaned.dateline, cleaned.document.publisher) == (place, publisher)


def test_a_day_in_the_dateline_is_the_articles() -> None:
    cleaned = clean(Document("a", f"Kendari, 5 April 2025 – {TEXT}\n{MORE}"))
    assert (cleaned.document.date, cleaned.dateline) == ("2025-04-05", "Kendari")


def test_a_dash_inside_the_first_sentence_is_no_dateline() -> None:
    text = "Rapat koordinasi yang dibuka bupati – yang datang terlambat – berlangsung dua jam."
    assert clean(Document("a", text)).document.body == text


def test_a_headline_becomes_the_title() -> None:
    document = clean(Document("a", f"Bupati Bone Buka Rapat Panen Raya\n\n{TEXT}\n{MORE}")).document
    assert (document.title, document.body) == ("Bupati Bone Buka Rapat Panen Raya", f"{TEXT}\n{MORE}")


def test_the_lines_of_a_page_above_the_text_are_read_for_what_they_say() -> None:
    page = [
        "Kabar Bone",
        "Bupati Bone Buka Rapat Panen Raya",
        "Rani Putri - KabarBone",
        "Senin, 24 Jul 2023 15:35 WITA",
        "facebook icon twitter icon whatsapp icon copy",
        "254",
        f"WATAMPONE, kabarbone.id - {TEXT}",
        "Kabar Bone",
        MORE,
    ]
    cleaned = clean(Document("a", "\n".join(page)))
    assert cleaned.document.body == f"{TEXT}\n{MORE}"
    assert (cleaned.headline, cleaned.dateline) == ("Bupati Bone Buka Rapat Panen Raya", "WATAMPONE")
    assert (cleaned.document.author, cleaned.document.publisher) == ("Rani Putri", "KabarBone")
    assert cleaned.document.date == "2023-07-24"


def test_a_dateline_stands_below_a_caption() -> None:
    cleaned = clean(Document("a", f"{TEXT}\nJakarta -\n{MORE}"))
    assert (cleaned.document.body, cleaned.dateline) == (f"{TEXT}\n{MORE}", "Jakarta")


def test_two_credits_without_a_blank_are_two() -> None:
    document = clean(Document("a", f"{TEXT}\n{MORE}\nPenulis: Rani PutriEditor: Budi")).document
    assert (document.author, document.body) == ("Rani Putri", f"{TEXT}\n{MORE}")


def test_a_title_that_is_known_goes_from_the_body() -> None:
    document = clean(Document("a", f"Panen Raya\n{TEXT}", title="Panen Raya")).document
    assert (document.title, document.body) == ("Panen Raya", TEXT)


def test_a_first_sentence_is_no_headline() -> None:
    assert clean(Document("a", f"{TEXT}\n{MORE}")).document.title is None


def test_a_press_office_at_the_end_is_the_publisher() -> None:
    document = clean(Document("a", f"{TEXT}\n{MORE}\nPROKOPIM SETDA KABUPATEN BONE")).document
    assert (document.publisher, document.body) == ("PROKOPIM SETDA KABUPATEN BONE", f"{TEXT}\n{MORE}")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a\u00a0\u2003b", "a b"),
        ("a\tb", "a b"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\u200bb\ufeff\x00", "ab"),
        ("Andre\u0301", "Andr\u00e9"),
    ],
)
def test_odd_signs_become_plain_ones(raw: str, expected: str) -> None:
    assert normalise(raw) == expected


@pytest.mark.parametrize("body", ["", "\n\n", "   ", "…", "Baca juga: A", "(a)", "-", "\x00"])
def test_nothing_is_left_of_nothing(body: str) -> None:
    assert clean(Document("a", body)).document.body in ("", "(a)")


def test_a_clean_body_is_left_as_it_is() -> None:
    once = clean(Document("a", f"Judul Berita\n{TEXT}\n{MORE}")).document
    assert clean(once).document == once
