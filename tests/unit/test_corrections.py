"""Corrections of facts: each changes what it names and nothing else, and the later one wins."""

from __future__ import annotations

import pytest
from samples import MAYOR, mayor

from graph.model import Edge, Node
from graph.resolve import Correction, Mention, Recapacity, Rejection, Removal, Renaming, Resolved, resolve
from graph.schema import name_of
from graph.stores import Graph
from graph.triples import to_triples

ARTICLES = [mayor("a", "2024-10-01"), mayor("b", "2024-10-20"), mayor("c", "2024-11-05")]


def mention(words: str, label: str, document: str = "a") -> Mention:
    start = MAYOR.index(words)
    return Mention(document, label, start, start + len(words))


KUSMANA = mention("Kusmana Hartadji", "Person")
YASTI = mention("Yasti Yustia Asih", "Person", "b")
MAYORALTY = mention("Wali Kota", "Role", "c")
MEETING = mention("rapat koordinasi", "Event")


def corrected(*corrections: Correction) -> Resolved:
    resolved = resolve(map(to_triples, ARTICLES), corrections=corrections)
    Graph(resolved.nodes, resolved.edges, redirects=resolved.redirects)  # fits the schema
    return resolved


def held(resolved: Resolved, title: str = "Wali Kota") -> list[Edge]:
    names = {node.id: name_of(node) for node in resolved.nodes}
    return [edge for edge in resolved.edges if edge.type == "HOLDS" and names[edge.end] == title]


def node(resolved: Resolved, name: str) -> Node:
    (found,) = (node for node in resolved.nodes if name_of(node) == name)
    return found


def test_a_fact_is_rejected_in_all_articles() -> None:
    plain, resolved = corrected(), corrected(Rejection("HOLDS", KUSMANA, MAYORALTY))
    assert len(held(plain)) == 1
    assert held(resolved) == []
    assert len(resolved.edges) == len(plain.edges) - 1
    assert resolved.nodes == plain.nodes
    assert resolved.unheeded == ()


def test_a_fact_is_rejected_in_one_article_with_its_dates() -> None:
    resolved = corrected(Rejection("HOLDS", KUSMANA, MAYORALTY, documents=("c",)))
    (edge,) = held(resolved)
    assert edge.properties["documents"] == ["a", "b"]
    assert (edge.properties["first_reported"], edge.properties["last_reported"]) == (
        "2024-10-01",
        "2024-10-20",
    )


@pytest.mark.parametrize(("capacity", "left"), [("penjabat", 0), ("", 1), (None, 0)])
def test_the_capacity_says_which_fact_is_rejected(capacity: str | None, left: int) -> None:
    assert len(held(corrected(Rejection("HOLDS", KUSMANA, MAYORALTY, capacity)))) == left


def test_a_capacity_is_corrected_in_one_article_or_in_all() -> None:
    (edge,) = held(corrected(Recapacity(KUSMANA, MAYORALTY, "penjabat", "")))
    assert "capacity" not in edge.properties
    some = held(corrected(Recapacity(KUSMANA, MAYORALTY, None, "pelaksana tugas", ("a",))))
    assert {edge.properties["capacity"]: edge.properties["documents"] for edge in some} == {
        "pelaksana tugas": ["a"],
        "penjabat": ["b", "c"],
    }


def test_each_corrects_what_the_ones_before_it_left() -> None:
    first = Recapacity(KUSMANA, MAYORALTY, "penjabat", "")
    second = Recapacity(KUSMANA, MAYORALTY, "", "pelaksana harian")
    (edge,) = held(corrected(first, second))
    assert edge.properties["capacity"] == "pelaksana harian"
    backwards = corrected(second, first)
    assert "capacity" not in held(backwards)[0].properties
    assert backwards.unheeded == ((second, "no article says so"),)


def test_a_new_name_keeps_the_old_one_as_another() -> None:
    renamed = node(corrected(Renaming(KUSMANA, "Kusmana Hartaji")), "Kusmana Hartaji")
    assert renamed.properties["aliases"] == ["Kusmana", "Kusmana Hartadji"]
    assert renamed.properties["norm_name"] == "kusmana hartaji"
    assert renamed.id == node(corrected(), "Kusmana Hartadji").id
    again = node(
        corrected(Renaming(KUSMANA, "Salah"), Renaming(KUSMANA, "Kusmana")),
        "Kusmana",
    )
    assert again.properties["aliases"] == ["Kusmana Hartadji"]


def test_an_office_is_renamed_by_its_title() -> None:
    assert node(corrected(Renaming(MAYORALTY, "Walikota")), "Walikota").label == "Role"


def test_what_is_not_there_goes_with_its_facts() -> None:
    plain, resolved = corrected(), corrected(Removal(YASTI))
    gone = node(plain, "Yasti Yustia Asih").id
    assert gone not in {node.id for node in resolved.nodes} | set(resolved.redirects.values())
    assert [edge for edge in plain.edges if gone not in (edge.start, edge.end)] == list(resolved.edges)
    once = corrected(Removal(YASTI, ("a", "b")))
    assert node(once, "Yasti Yustia Asih").id == gone
    assert {tuple(edge.properties["documents"]) for edge in once.edges if gone in (edge.start, edge.end)} == {  # type: ignore[arg-type]
        ("c",)
    }


def test_a_topic_is_named_by_its_id_and_goes_when_nothing_is_about_it() -> None:
    plain = corrected()
    resolved = corrected(Rejection("ABOUT", MEETING, "topic/pilkada"))
    assert "topic/pilkada" in {node.id for node in plain.nodes}
    assert "topic/pilkada" not in {node.id for node in resolved.nodes}
    assert all(any(node.id in (edge.start, edge.end) for edge in resolved.edges) for node in resolved.nodes)


@pytest.mark.parametrize(
    ("correction", "reason"),
    [
        (Rejection("HOLDS", YASTI, MAYORALTY), "no article says so"),
        (Rejection("SAID_BY", KUSMANA, MAYORALTY), "no article says so"),
        (Rejection("HOLDS", KUSMANA, MAYORALTY, documents=("z",)), "no article says so"),
        (Rejection("ABOUT", MEETING, "topic/umkm"), "there is no topic/umkm any more"),
        (Recapacity(KUSMANA, MAYORALTY, "mantan", ""), "no article says so"),
        (Renaming(Mention("z", "Person", 0, 4), "X"), "there is no Person at 0-4 of z any more"),
        (Removal(Mention("a", "Event", 0, 4)), "there is no Event at 0-4 of a any more"),
    ],
)
def test_what_cannot_be_corrected_is_named(correction: Correction, reason: str) -> None:
    resolved = corrected(correction)
    assert resolved.unheeded == ((correction, reason),)
    assert (resolved.nodes, resolved.edges) == (corrected().nodes, corrected().edges)


def test_corrections_change_nobody() -> None:
    corrections = (Rejection("HOLDS", KUSMANA, MAYORALTY), Renaming(YASTI, "Yasti"))
    assert corrected(*corrections).redirects == corrected().redirects
