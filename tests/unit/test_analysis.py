from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from samples import Article, mayor

from graph.analysis import best_connected, co_attendance, facts_of, offices_of, speakers_by_topic
from graph.errors import NotFoundError
from graph.model import Extraction
from graph.resolve import resolve
from graph.stores import Graph
from graph.triples import to_triples


def graph_of(*articles: Article | Extraction) -> Graph:
    extractions = [item.extraction() if isinstance(item, Article) else item for item in articles]
    resolved = resolve(map(to_triples, extractions))
    return Graph(
        resolved.nodes, resolved.edges, documents={item.document.id: item.document for item in extractions}
    )


def meeting(id: str, *names: str, name: str = "rapat") -> Article:
    """Officials of Kota A who meet."""
    article = Article(f"{', '.join(names)} menghadiri {name} di Kota A.", id, f"2024-01-0{id}")
    town = article.place("Kota A")
    keys = [article.person(person) for person in names]
    for key in keys:
        article.holds(key, article.role("menghadiri", town))
    attendees = tuple(article.part(key, person) for key, person in zip(keys, names, strict=True))
    article.event(name, date=f"2024-01-0{id}", attendees=attendees)
    return article


def names(graph: Graph, ids: tuple[str, ...]) -> list[str]:
    return [graph.node(id).id.split("/")[1].rsplit("-", 1)[0] for id in ids]


def test_the_best_connected_have_offices_and_ties() -> None:
    graph = graph_of(mayor())
    yasti, kusmana = best_connected(graph)
    assert (yasti.name, yasti.ties, yasti.offices) == (
        "Yasti Yustia Asih",
        2,
        ("Ketua, Bawaslu Kota Sukabumi",),
    )
    assert names(graph, yasti.institutions) == ["bawaslu-kota-sukabumi"]
    assert names(graph, yasti.persons) == ["kusmana-hartadji"]
    assert (kusmana.ties, kusmana.documents) == (1, 1)
    assert kusmana.offices == ("penjabat Wali Kota, Kota Sukabumi",)


def test_only_the_first_n_are_given() -> None:
    graph = graph_of(mayor())
    assert [official.name for official in best_connected(graph, 1)] == ["Yasti Yustia Asih"]
    assert len(best_connected(graph, None)) == 2
    assert best_connected(Graph()) == []


def test_persons_without_an_office_count_as_ties_but_are_not_ranked() -> None:
    article = Article("Camat Rina Marlina bertemu Budi Santoso dalam rapat.")
    rina, budi = article.person("Rina Marlina"), article.person("Budi Santoso")
    article.holds(rina, article.role("Camat"))
    article.event("rapat", attendees=(article.part(rina, "Rina Marlina"), article.part(budi, "Budi Santoso")))
    (official,) = best_connected(graph_of(article))
    assert (official.name, official.ties) == ("Rina Marlina", 1)


def test_ties_never_run_through_topics_groups_places_or_documents() -> None:
    article = Article(
        "Camat Rina Marlina dan Lurah Budi Santoso berkata banjir di Kota A bersama ASN, kata mereka."
    )
    town, group = article.place("Kota A"), article.group("ASN", local=False)
    for name, title in (("Rina Marlina", "Camat"), ("Budi Santoso", "Lurah")):
        person = article.person(name)
        article.holds(person, article.role(title, town))
        article.event(
            name,
            date="2024-01-01",
            place=town,
            attendees=(article.part(person, name), article.part(group, "ASN")),
        )
        article.statement(person, "banjir", "kesehatan")
    assert [official.ties for official in best_connected(graph_of(article))] == [0, 0]


def test_an_office_ties_its_holders() -> None:
    first = Article("mantan Bupati Kota A Rina Marlina dan Bupati Budi Santoso.")
    town = first.place("Kota A")
    role = first.role("Bupati", town)
    first.holds(first.person("Rina Marlina"), role, "mantan")
    first.holds(first.person("Budi Santoso"), role)
    assert [official.ties for official in best_connected(graph_of(first))] == [1, 1]


def test_a_statement_ties_its_speaker_to_whom_it_is_about() -> None:
    article = Article("Camat Rina Marlina berkata Budi Santoso baik.")
    rina = article.person("Rina Marlina")
    article.person("Budi Santoso")
    article.holds(rina, article.role("Camat"))
    article.statement(rina, "Budi Santoso baik", "umkm")
    graph = graph_of(article)
    assert best_connected(graph)[0].ties == 0
    (about,) = graph.iter_edges("ABOUT")
    subject = replace(about, end=graph.find("Budi Santoso", "Person")[0].id)
    (official,) = best_connected(Graph(graph.iter_nodes(), [*graph.iter_edges(), subject]))
    assert official.persons == (subject.end,)


def test_who_speaks_at_an_event_was_there() -> None:
    article = Article("Camat Rina Marlina menghadiri rapat. Lurah Budi Santoso berkata ada banjir.")
    rina, budi = article.person("Rina Marlina"), article.person("Budi Santoso")
    article.holds(rina, article.role("Camat"))
    article.holds(budi, article.role("Lurah"))
    event = article.event("rapat", attendees=(article.part(rina, "Rina Marlina"),))
    article.statement(budi, "ada banjir", at=event)
    assert [official.ties for official in best_connected(graph_of(article))] == [1, 1]


def test_an_office_at_an_event_stands_for_its_body() -> None:
    article = Article("Camat Rina Marlina menghadiri rapat bersama Ketua Bawaslu.")
    rina = article.person("Rina Marlina")
    article.holds(rina, article.role("Camat"))
    chair = article.role("Ketua", article.institution("Bawaslu"))
    article.event("rapat", attendees=(article.part(rina, "Rina Marlina"), article.part(chair, "rapat")))
    (official,) = best_connected(graph_of(article))
    assert [id.split("/")[0] for id in official.institutions] == ["institution"]


def test_co_attendance_counts_events() -> None:
    graph = graph_of(
        meeting("1", "Rina Marlina", "Budi Santoso"),
        meeting("2", "Rina Marlina", "Budi Santoso", "Siti Aminah"),
    )
    first, *rest = co_attendance(graph)
    assert (first.a_name, first.b_name, first.count) == ("Budi Santoso", "Rina Marlina", 2)
    assert len(first.events) == 2
    assert sorted((pair.a_name, pair.b_name, pair.count) for pair in rest) == [
        ("Budi Santoso", "Siti Aminah", 1),
        ("Rina Marlina", "Siti Aminah", 1),
    ]
    assert pd.DataFrame(co_attendance(graph))["count"].tolist() == [2, 1, 1]


def test_every_fact_of_a_node_opens_its_sources() -> None:
    graph = graph_of(mayor("a-1"), mayor("a-2"))
    kusmana = graph.find("Kusmana Hartadji")[0].id
    facts = facts_of(graph, kusmana)
    assert len(facts) == len(graph.edges_of(kusmana))
    (held,) = (fact for fact in facts if fact.edge.type == "HOLDS")
    assert (held.start.id, held.end.label, held.basis) == (kusmana, "Role", "stated")
    assert [source.document for source in held.sources] == ["a-1", "a-2"]
    for fact in facts:
        for source in fact.sources:
            body = graph.documents[source.document].body
            assert body[source.start : source.end] == source.text
            assert source.title == "Kusmana Buka Rapat"
            assert all(source.start <= start < end <= source.end for start, end in source.marks)
    with pytest.raises(NotFoundError):
        facts_of(graph, "person/none")


def test_offices_say_their_capacity() -> None:
    graph = graph_of(mayor())
    assert offices_of(graph, graph.find("Kusmana Hartadji")[0].id) == ["penjabat Wali Kota, Kota Sukabumi"]


def test_speakers_by_topic() -> None:
    article = Article(
        "Camat berkata jalan rusak. Rina Marlina berkata harga naik. Rina Marlina juga berkata jalan baik.",
        "b",
    )
    rina, camat = article.person("Rina Marlina"), article.role("Camat", article.place("Kota A"))
    article.statement(camat, "jalan rusak", "infrastruktur")
    article.statement(rina, "harga naik", "inflasi-pangan", "infrastruktur")
    article.statement(rina, "jalan baik", "infrastruktur")
    rows = speakers_by_topic(graph_of(article))
    assert [(row.topic, row.speaker_name, row.count) for row in rows] == [
        ("infrastruktur", "Rina Marlina", 2),
        ("infrastruktur", "Camat, Kota A", 1),
        ("inflasi-pangan", "Rina Marlina", 1),
    ]
    assert rows[0].topic_label == "Infrastruktur"
    assert len(set(rows[0].statements)) == 2
