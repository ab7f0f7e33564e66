"""Rows of an answer as a table, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from graph.exports.rows import to_csv, to_json, to_table, to_text
from graph.model import Edge, Node, Path

ANI = Node("person/ani", "Person", {"id": "person/ani", "name": "Ani"})
MAYOR = Node("role/wali-kota", "Role", {"id": "role/wali-kota", "title": "Wali Kota"})
MEETING = Node("event/rapat", "Event", {"id": "event/rapat", "name": "rapat"})
HOLDS = Edge("person/ani", "HOLDS", "role/wali-kota", {"capacity": "penjabat"})
ATTENDED = Edge("event/rapat", "ATTENDED_BY", "person/ani", {})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (3, "3"),
        (1.5, "1.5"),
        (False, "false"),
        ("a\nb", "a\nb"),
        (["a", 1, None], "a | 1 | "),
        (ANI, "Ani"),
        (HOLDS, "person/ani -HOLDS-> role/wali-kota"),
        (Path((MEETING, ANI, MAYOR), (ATTENDED, HOLDS)), "rapat -ATTENDED_BY-> Ani -HOLDS-> Wali Kota"),
        (Path((MAYOR, ANI), (HOLDS,)), "Wali Kota <-HOLDS- Ani"),
        ({"labels": ["X"], "properties": {"n": 1}}, '{"labels": ["X"], "properties": {"n": 1}}'),
    ],
)
def test_every_kind_of_cell_is_a_text(value: object, text: str) -> None:
    assert to_text(value) == text


def test_json_has_nodes_and_edges_as_objects() -> None:
    (row,) = json.loads(to_json(["path", "n"], [{"path": Path((ANI, MAYOR), (HOLDS,)), "n": None}]))
    assert row["n"] is None
    assert [node["id"] for node in row["path"]["nodes"]] == ["person/ani", "role/wali-kota"]
    assert row["path"]["edges"][0]["properties"] == {"capacity": "penjabat"}
    assert json.loads(to_json(["a"], [])) == []


def test_csv_is_read_back_and_holds_no_formula() -> None:
    rows: list[dict[str, Any]] = [
        {"a": '=HYPERLINK("x")', "b": 'dua\nbaris, "kutip"'},
        {"a": -3, "b": ["+62", "x"]},
        {"a": "@x", "b": None},
    ]
    read = list(csv.reader(io.StringIO(to_csv(["a", "b"], rows))))
    assert read == [
        ["a", "b"],
        ['\'=HYPERLINK("x")', 'dua\nbaris, "kutip"'],
        ["-3", "+62 | x"],
        ["'@x", ""],
    ]


def test_a_table_leaves_out_what_is_empty() -> None:
    rows = [{"name": "Ani", "since": None, "count": 3}, {"name": "Budi\nSantosa", "since": None, "count": 12}]
    assert to_table(["name", "since", "count"], rows).splitlines() == [
        "name          count",
        "Ani           3",
        "Budi Santosa  12",
    ]
    assert to_table(["name", "since"], []) == "name  since"


def test_a_table_that_does_not_fit_is_cut_then_turned() -> None:
    rows = [{"name": "Ani", "statement": "kata " * 30}, {"name": "Budi", "statement": "x"}]
    cut = to_table(["name", "statement"], rows, width=70).splitlines()
    assert max(map(len, cut)) <= 70
    assert cut[1].endswith("…")
    assert to_table(["name", "statement"], rows, width=30).split("\n\n")[1].splitlines() == [
        "name       Budi",
        "statement  x",
    ]


def test_a_narrow_table_keeps_only_ids_that_tell_things_apart() -> None:
    rows = [
        {
            "person": "Ani",
            "person_id": "person/ani-1",
            "office": "Camat",
            "institution": "A",
            "office_id": "role/a",
        },
        {
            "person": "Ani",
            "person_id": "person/ani-2",
            "office": "Camat",
            "institution": "B",
            "office_id": "role/b",
        },
    ]
    wide = to_table([*rows[0]], rows, width=80).splitlines()
    assert wide[0].split() == [*rows[0]]
    narrow = to_table([*rows[0]], rows, width=50).splitlines()
    assert narrow[0].split() == ["person", "person_id", "office", "institution"]
    assert to_table(["person", "person_id"], rows[:1], width=10) == "person\nAni"
    assert to_table(["name", "id"], [], width=5) == ""
