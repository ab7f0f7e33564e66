"""Whatever is decided: unrelated lines may stand in any order, and an undo restores the bytes."""

from __future__ import annotations

import random
import tempfile
from itertools import count
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.assembly import from_extractions
from graph.decisions import Decision, Quote, append_decisions, find_faults, read_decisions
from graph.model import Document, Evidence, Extraction, Person, Place, Role, Span, Tenure
from graph.resolve import Mention
from graph.stores import generate_lines

NAMES = ("Budi Santoso", "Sari Wulandari", "Agus Setiawan", "Rina Marlina")
TOWNS = ("Kota A", "Kota B", "Kota C")
CAPACITIES = ("definitif", "penjabat", "pelaksana tugas", "mantan")
_CLOCK = count()


def article(name: str, town: str) -> Extraction:
    """An article in which somebody is the mayor of a town."""
    body = f"Wali Kota {town} {name} hadir."
    office, place, person = (
        Span(body.index(words), body.index(words) + len(words)) for words in ("Wali Kota", town, name)
    )
    found = Evidence(Span(0, len(body)), (office, person), "stated")
    return Extraction(
        Document(id_of(name, town), body, date="2024-10-29"),
        (Span(0, len(body)),),
        persons=(Person("p", name, (), (person,)),),
        places=(Place("t", town, "kota", None, (place,)),),
        roles=(Role("r", "Wali Kota", (), "t", False, (office,), found),),
        tenures=(Tenure("p", "r", None, None, None, found),),
    )


def id_of(name: str, town: str) -> str:
    return f"{name}-{town}".replace(" ", "").lower()


ARTICLES = [article(name, town) for name in NAMES for town in TOWNS]


def quote(name: str, town: str, words: str | None = None, label: str = "Person") -> Quote:
    body = f"Wali Kota {town} {name} hadir."
    start = body.index(words or name)
    return Quote(Mention(id_of(name, town), label, start, start + len(words or name)), words or name)


def sign(act: Any, **said: Any) -> Decision:
    """A decision of its own moment, so that no two are one."""
    return Decision(act, "riset", f"2024-11-05T09:30:00.{next(_CLOCK):06}", **said)


@st.composite
def decisions(draw: st.DrawFn, name: str) -> Decision:
    """A decision about the people of one name."""
    one, other = draw(st.permutations(TOWNS))[:2]
    office = (quote(name, one, "Wali Kota", "Role"),)
    scope = draw(st.sampled_from([(), (id_of(name, one),)]))
    act = draw(st.sampled_from(["same", "different", "unsure", "reject", "remove", "rename", "capacity"]))
    mine = (quote(name, one),)
    if act == "reject":
        return sign(act, one=mine, other=office, type="HOLDS", documents=scope)
    if act == "remove":
        return sign("reject", one=mine, documents=scope)
    if act == "rename":
        return sign(act, one=mine, after=draw(st.sampled_from(["Nama Lain", "Nama Ketiga"])))
    if act == "capacity":
        before, after = draw(st.sampled_from(["", *CAPACITIES])), draw(st.sampled_from(CAPACITIES))
        return sign(act, one=mine, other=office, before=before, after=after, documents=scope)
    return sign(act, one=mine, other=(quote(name, other),))


def lines(*given: Decision) -> list[str]:
    """The graph as it is written; what cannot be followed is no fault here."""
    graph = from_extractions(ARTICLES, given, lambda _: None)
    return [*generate_lines(graph), *map(str, graph.redirects.items())]


PLAIN = lines()
ANY = st.lists(st.sampled_from(NAMES).flatmap(decisions), max_size=6)


@given(st.tuples(*(st.lists(decisions(name), max_size=3) for name in NAMES)), st.randoms())
@settings(max_examples=60, deadline=None)
def test_unrelated_lines_may_stand_in_any_order(groups: Any, chance: random.Random) -> None:
    in_order = [decision for group in groups for decision in group]
    waiting = [list(group) for group in groups if group]
    mixed = []
    while waiting:  # lines on people of one name keep their order
        group = chance.choice(waiting)
        mixed.append(group.pop(0))
        waiting = [rest for rest in waiting if rest]
    assert lines(*mixed) == lines(*in_order)


@given(ANY, st.randoms())
@settings(max_examples=60, deadline=None)
def test_undoing_all_restores_the_bytes(given_: list[Decision], chance: random.Random) -> None:
    undos = [sign("undo", of=decision.id) for decision in given_]
    chance.shuffle(undos)
    assert lines(*given_, *undos) == PLAIN


@given(ANY, st.data())
@settings(max_examples=60, deadline=None)
def test_an_undo_is_as_if_the_line_had_never_been(given_: list[Decision], data: st.DataObject) -> None:
    if not given_:
        return
    at = data.draw(st.integers(0, len(given_) - 1))
    undo = sign("undo", of=given_[at].id)
    without = given_[:at] + given_[at + 1 :]
    assert lines(*given_, undo) == lines(*without)
    assert lines(*given_, undo, sign("undo", of=undo.id)) == lines(*given_)


@given(ANY)
@settings(max_examples=40, deadline=None)
def test_a_line_that_is_there_twice_changes_nothing(given_: list[Decision]) -> None:
    assert [fault for decision in given_ for fault in find_faults(decision)] == []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "decisions.jsonl"
        append_decisions(file, given_)
        assert read_decisions(file) == given_
        append_decisions(file, given_)
        assert read_decisions(file) == given_
