"""What a page folds into lines, what it shows first, and which region things belong to."""

from __future__ import annotations

import pytest
from page_samples import Builder, news_graph

from graph.render.facts import to_facts
from graph.render.folding import find_folds, find_meetings
from graph.render.opening import MOST_NODES, to_opening
from graph.render.regions import to_regions


def official(made: Builder, name: str, office: str, body: str) -> None:
    made.node("Person", f"person/{name}", name=name, norm_name=name.lower())
    made.node("Role", f"role/{office}", title=office, plural=False)
    made.node("Institution", f"institution/{body}", name=body, kind="dinas", territory="Kota Aman")
    made.edge(f"person/{name}", "HOLDS", f"role/{office}", f"{office} {name}.")
    made.edge(f"role/{office}", "AT", f"institution/{body}", f"{office} {body}.")


def test_only_an_office_with_one_holder_is_folded() -> None:
    made = Builder()
    official(made, "Ani", "Kepala Dinas", "Dinas")
    official(made, "Budi", "Camat", "Kecamatan")
    official(made, "Citra", "Camat", "Kecamatan")
    facts = to_facts(made.graph())
    (fold,) = find_folds(facts.edges, ())
    assert (fold.kind, fold.start, fold.end) == ("office", "person/Ani", "institution/Dinas")
    assert [facts.edges[number].type for number in fold.items[0]] == ["HOLDS", "AT"]
    assert "role/Camat" in to_opening(facts).places
    assert "role/Kepala Dinas" not in to_opening(facts).places


def test_statements_are_counted_by_speaker_and_topic() -> None:
    made = Builder()
    official(made, "Ani", "Kepala Dinas", "Dinas")
    for key in ("pemilu", "banjir"):
        made.node("Topic", f"topic/{key}", key=key, label=key)
    for number, key in enumerate(("pemilu", "pemilu", "banjir")):
        said = made.node("Statement", f"statement/{number}", text="Kata", mode="direct")
        made.edge(said, "SAID_BY", "person/Ani", "Kata Ani.")
        made.edge(said, "ABOUT", f"topic/{key}", "Kata Ani.")
    folds = find_folds(to_facts(made.graph()).edges, {"topic/pemilu", "topic/banjir"})
    assert {(fold.end, len(fold.items)) for fold in folds if fold.kind == "spoke"} == {
        ("topic/pemilu", 2),
        ("topic/banjir", 1),
    }


def test_meetings_are_counted_and_only_the_strongest_are_kept() -> None:
    made = Builder()
    persons = [made.node("Person", f"person/{name}", name=name, norm_name=name) for name in "abcde"]
    guests = {"one": persons, "two": persons[:2]}
    for name, there in guests.items():
        event = made.node("Event", f"event/{name}", name=name, kind="rapat", main=True)
        for person in there:
            made.edge(event, "ATTENDED_BY", person, "Hadir.")
    edges = to_facts(made.graph()).edges
    meetings = find_meetings(edges, persons, 10)
    assert len(meetings) == 10
    assert (meetings[0].start, meetings[0].end, len(meetings[0].items)) == ("person/a", "person/b", 2)
    assert len(find_meetings(edges, persons, 1)) < 10
    assert find_meetings(edges, persons[:1], 10) == []


@pytest.mark.parametrize("size", [20, 2000])
def test_the_opening_is_small_and_has_officials_with_their_bodies(size: int) -> None:
    facts = to_facts(news_graph(size))
    places = to_opening(facts).places
    assert 0 < len(places) <= MOST_NODES
    kinds = {node.id: node.label for node in facts.nodes}
    assert {kinds[id] for id in places} >= {"Person", "Institution"}
    assert not {kinds[id] for id in places} & {"Statement", "Document", "Event"}
    assert len(set(places.values())) == len(places)


def test_without_officials_the_best_connected_open_the_page() -> None:
    made = Builder()
    event = made.node("Event", "event/a", name="Rapat", kind="rapat", main=True)
    for number in range(200):
        made.node("Group", f"group/{number:03}", name=f"Kelompok {number}")
        made.edge(event, "ATTENDED_BY", f"group/{number:03}", "Hadir.")
    places = to_opening(to_facts(made.graph())).places
    assert len(places) == MOST_NODES
    assert event in places


def test_regions_are_handed_on_from_places_to_officials() -> None:
    made = Builder()
    official(made, "Ani", "Kepala Dinas", "Dinas Sosial")
    town = made.node("Place", "place/aman", name="Kota Aman", level="kota")
    province = made.node("Place", "place/provinsi", name="Provinsi Damai", level="provinsi")
    hall = made.node("Place", "place/aula", name="Aula", level="tempat")
    made.edge("institution/Dinas Sosial", "LOCATED_IN", town, "Di sana.")
    made.edge(town, "LOCATED_IN", province, "Di sana.")
    made.edge(hall, "LOCATED_IN", town, "Di sana.")
    event = made.node("Event", "event/a", name="Rapat", kind="rapat", main=True)
    made.edge(event, "HELD_AT", hall, "Di aula.")
    regions = to_regions(to_facts(made.graph()))
    both = ["Kota Aman", "Provinsi Damai"]
    assert {regions[id] == both for id in (town, hall, event, "person/Ani", "role/Kepala Dinas")} == {True}
    assert regions[province] == ["Provinsi Damai"]
