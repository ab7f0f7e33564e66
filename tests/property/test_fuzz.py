"""Damaged articles raise nothing and keep their offsets: a few of those that ``tests/fuzz.py`` makes."""

from __future__ import annotations

import random

import fuzz
import pytest

COUNT = 300


@pytest.mark.parametrize("seed", range(3))
def test_damaged_articles_raise_nothing(seed: int) -> None:
    for text in fuzz.generate(COUNT // 3, seed):
        try:
            fuzz.check(text)
        except Exception as error:
            raise AssertionError(f"{error!r} for {text[:500]!r}") from error


def test_an_office_without_words_for_its_body_hides_no_body() -> None:
    fuzz.check("deklarasi bersama lima Kapolres KPU")


def test_every_damage_is_done() -> None:
    texts = fuzz.read_texts()
    changed = {
        damage.__name__
        for seed in range(20)
        for damage in fuzz.DAMAGES
        if damage(random.Random(seed), texts[0], texts) != texts[0]
    }
    assert changed == {damage.__name__ for damage in fuzz.DAMAGES}
