"""What the project promises of its first real articles, which are not ours to ship: read where they are."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import graph
from graph.stores import generate_lines

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
SEEDS = sorted(CORPUS.glob("seed-*.txt"))
pytestmark = pytest.mark.skipif(not SEEDS, reason="../shared/corpus is not there")


@cache
def built() -> graph.Graph:
    return graph.build(SEEDS)


def test_one_person_holds_one_office_in_three_articles() -> None:
    (person,) = built().find("Kusmana Hartadji", "Person")
    held = [row for row in built().edges("HOLDS") if row["start"] == person.id]
    assert [(row["end_name"], row.get("capacity"), len(row["documents"])) for row in held] == [
        ("Wali Kota", "penjabat", 3)
    ]
    places = [row["end_name"] for row in built().edges("AT") if row["start"] == held[0]["end"]]
    assert places == ["Kota Sukabumi"]


def test_the_meeting_has_its_day_its_place_and_its_people() -> None:
    (event,) = [row for row in built().nodes("Event") if row.get("date") == "2024-09-17"]
    venues = [row["end_name"] for row in built().edges("HELD_AT") if row["start"] == event["id"]]
    present = [row["end_name"] for row in built().edges("ATTENDED_BY") if row["start"] == event["id"]]
    assert event["kind"] == "rapat"
    assert len(venues) == 1
    assert "Ecovention" in venues[0]
    assert "Kusmana Hartadji" in present
    assert len(present) >= 3


def test_the_same_articles_give_the_same_bytes_in_any_order() -> None:
    again = graph.build(reversed(SEEDS))
    assert list(generate_lines(again)) == list(generate_lines(built()))


def test_nothing_comes_from_pointers_and_photo_credits() -> None:
    lines = [line for path in SEEDS for line in path.read_text(encoding="utf-8").splitlines()]
    furniture = [line for line in lines if line.lower().lstrip("* ").startswith(("baca juga", "foto:"))]
    bodies = "\n".join(document.body for document in built().documents.values())
    assert furniture
    assert [line for line in furniture if line.strip() in bodies] == []
