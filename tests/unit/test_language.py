"""Only Indonesian is read: other languages of the region are told apart by their small words."""

from __future__ import annotations

import pytest

from graph.text.language import indonesian_share, looks_indonesian


@pytest.mark.parametrize(
    "body",
    [
        "Bupati Bone membuka rapat di aula dan meminta para camat bekerja dengan baik.",
        '"Kami siap," kata Ani kepada wartawan di kantornya.',
        "PENJABAT WALI KOTA INI TELAH HADIR UNTUK MEMBUKA ACARA YANG DIGELAR DI AULA.",
        # half offices and names: few small words, many ordinary ones
        "Upacara penutupan pembangunan desa dipimpin Pangdam Mayjen TNI Hendra Saputra di lapangan bupati. "
        "Berita acara serah terima hasil program ditandatangani Dandim Letkol Inf Gede Pratama, Sekda Simar "
        "mewakili Bupati, disaksikan Pangdam. Pembangunan jalan serta jembatan selesai tepat waktu. "
        "Tampak Kapolres AKBP Rudi Salam, Ketua DPRD Rani Putri, para camat dan kepala desa.",
        "Pj Bupati Rumbekwan said to reporters: rapat ini untuk kita semua dan akan terus berjalan.",
    ],
)
def test_indonesian(body: str) -> None:
    assert looks_indonesian(body)


@pytest.mark.parametrize(
    "body",
    [
        "The mayor opened the meeting at the town hall and asked the districts to work together.",
        "De burgemeester opende de vergadering in het stadhuis en vroeg de wijken om samen te werken.",
        "Bapak Bupati ngrawuhi rapat ing pendhapa lan nyuwun supaya para camat padha nyambut gawe.",
        "市长在市政厅主持会议。",
        "12345 67890",
        "…",
        "",
    ],
)
def test_other_text(body: str) -> None:
    assert not looks_indonesian(body)


def test_the_share_is_counted_over_words() -> None:
    assert indonesian_share("dan zzz 123 .") == 0.5
