from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from samples import MAYOR, Article, mayor

from graph.model import Document, Edge, Evidence, Extraction, Span, Tenure
from graph.schema import check_edge, check_node
from graph.triples import ArticleTriples, fold_name, to_document_node_id, to_triples


def edges_of_type(triples: ArticleTriples, type: str) -> list[Edge]:
    return [edge for edge in triples.edges if edge.type == type]


def by_name(triples: ArticleTriples, label: str) -> dict[str, str]:
    return {
        str(node.properties.get("name", node.properties.get("title"))): node.id
        for node in triples.nodes
        if node.label == label
    }


def test_every_family_of_an_article_becomes_nodes_and_edges() -> None:
    triples = to_triples(mayor())
    assert {node.label for node in triples.nodes} == {
        "Document",
        "Person",
        "Role",
        "Institution",
        "Group",
        "Place",
        "Event",
        "Statement",
        "Regulation",
        "Topic",
    }
    assert {edge.type for edge in triples.edges} == {
        "HOLDS",
        "AT",
        "LOCATED_IN",
        "ATTENDED_BY",
        "ORGANIZED_BY",
        "HELD_AT",
        "SAID_BY",
        "SAID_AT",
        "ABOUT",
        "MENTIONED_IN",
    }


def test_every_node_and_edge_fits_the_schema_and_quotes_the_body() -> None:
    triples = to_triples(mayor())
    labels = {node.id: node.label for node in triples.nodes}
    assert {end for edge in triples.edges for end in (edge.start, edge.end)} == set(labels)
    for node in triples.nodes:
        check_node(node)
    for edge in triples.edges:
        check_edge(edge, labels[edge.start], labels[edge.end])
        evidence: Any = edge.properties
        (start,), (end,), (text,) = evidence["starts"], evidence["ends"], evidence["texts"]
        assert MAYOR[start:end] == text
        for mark in evidence["marks"][0].split():
            first, last = map(int, mark.split("-"))
            assert start <= first < last <= end


def test_a_tenure_keeps_its_capacity_and_the_day_of_the_article() -> None:
    triples = to_triples(mayor())
    penjabat, ketua = edges_of_type(triples, "HOLDS")
    assert penjabat.start == by_name(triples, "Person")["Kusmana Hartadji"]
    assert penjabat.properties["capacity"] == "penjabat"
    assert penjabat.properties["first_reported"] == penjabat.properties["last_reported"] == "2024-10-29"
    assert "capacity" not in ketua.properties
    assert "since" not in penjabat.properties


def test_an_article_without_a_date_reports_on_the_day_of_its_main_event() -> None:
    triples = to_triples(mayor(date=None))
    assert triples.order_key == ("", "a-1")
    (penjabat, _) = edges_of_type(triples, "HOLDS")
    assert penjabat.properties["first_reported"] == penjabat.properties["last_reported"] == "2024-10-29"
    aside = replace(mayor(date=None), events=(replace(mayor().events[0], main=False),))
    assert not any("first_reported" in edge.properties for edge in to_triples(aside).edges)


def test_a_date_that_is_no_date_is_left_out() -> None:
    extraction = mayor()
    document = replace(extraction.document, date="kemarin")
    triples = to_triples(replace(extraction, document=document))
    (node,) = (node for node in triples.nodes if node.label == "Document")
    assert "date" not in node.properties


def test_ids_are_readable_and_made_of_the_first_mention() -> None:
    triples = to_triples(mayor())
    ids = [node.id for node in triples.nodes]
    assert any(id.startswith("person/kusmana-hartadji-") for id in ids)
    assert any(id.startswith("role/wali-kota-kota-sukabumi-") for id in ids)
    assert "topic/pilkada" in ids
    assert to_document_node_id("a-1") in ids
    assert len(set(ids)) == len(ids)
    assert to_triples(mayor()) == triples
    assert set(ids).isdisjoint({node.id for node in to_triples(mayor("b-2")).nodes if node.label == "Person"})


def test_long_words_are_cut_at_a_word() -> None:
    article = Article(
        "Ia berkata kami sungguh berharap pelayanan publik semakin hari semakin baik untuk warga."
    )
    camat = article.role("warga")
    article.statement(camat, "kami sungguh berharap pelayanan publik semakin hari semakin baik untuk warga")
    (node,) = (node for node in to_triples(article.extraction()).nodes if node.label == "Statement")
    slug, _, digest = node.id.removeprefix("statement/").rpartition("-")
    assert slug == "kami-sungguh-berharap-pelayanan-publik-semakin"
    assert len(digest) == 8


def test_two_things_of_one_name_at_one_place_have_two_ids() -> None:
    article = Article("Ketua KPU dan Bawaslu hadir.")
    article.holds(article.person("Bawaslu"), article.role("Ketua"))
    article.holds(article.person("KPU"), article.role("Ketua"))
    roles = [node for node in to_triples(article.extraction()).nodes if node.label == "Role"]
    assert len({role.id for role in roles}) == 2


def test_names_without_latin_letters_still_get_an_id() -> None:
    article = Article("习近平 hadir.")
    article.person("习近平")
    ids = [node.id for node in to_triples(article.extraction()).nodes if node.label == "Person"]
    assert len(ids) == 1
    assert ids[0].startswith("person/")
    assert len(ids[0]) == len("person/") + 8


def test_topics_come_first_and_rules_after_them() -> None:
    triples = to_triples(mayor())
    (statement,) = (node.id for node in triples.nodes if node.label == "Statement")
    ranks = {
        edge.end.split("/")[0]: edge.properties["rank"]
        for edge in edges_of_type(triples, "ABOUT")
        if edge.start == statement
    }
    assert ranks == {"topic": 1, "regulation": 2}


def test_a_topic_is_stated_only_where_its_name_stands() -> None:
    basis = {edge.end: edge.properties["basis"] for edge in edges_of_type(to_triples(mayor()), "ABOUT")}
    assert basis["topic/netralitas-asn"] == "stated"
    assert basis["topic/pilkada"] == "inferred"


def test_a_topic_of_the_users_own_is_called_by_its_key() -> None:
    article = Article("Camat hadir.")
    article.event("hadir", topics=("sungai-kami",))
    (topic,) = (node for node in to_triples(article.extraction()).nodes if node.label == "Topic")
    assert topic.properties["label"] == "sungai-kami"


def test_a_body_whose_name_holds_the_region_states_where_it_lies() -> None:
    article = Article("Bawaslu Kota Bandung rapat. Dinas Kesehatan hadir.")
    town = article.place("Kota Bandung")
    article.institution("Bawaslu Kota Bandung", place=town)
    article.institution("Dinas Kesehatan", place=town)
    triples = to_triples(article.extraction())
    names = by_name(triples, "Institution")
    basis = {edge.start: edge.properties["basis"] for edge in edges_of_type(triples, "LOCATED_IN")}
    assert basis == {names["Bawaslu Kota Bandung"]: "stated", names["Dinas Kesehatan"]: "inferred"}


def test_regions_and_venues_lie_in_their_region() -> None:
    article = Article("Rapat di Aula Kota Bandung, Jawa Barat.")
    article.place("Jawa Barat", "provinsi", "32")
    article.place("Kota Bandung", "kota", "32.73")
    article.place("Aula Kota Bandung", "tempat")
    triples = to_triples(article.extraction())
    names = by_name(triples, "Place")
    assert {(edge.start, edge.end) for edge in edges_of_type(triples, "LOCATED_IN")} == {
        (names["Kota Bandung"], names["Jawa Barat"]),
        (names["Aula Kota Bandung"], names["Kota Bandung"]),
    }


def test_a_part_of_another_body() -> None:
    article = Article("Bagian Hukum Sekretariat Daerah rapat.")
    parent = article.institution("Sekretariat Daerah")
    article.institution("Bagian Hukum Sekretariat Daerah", parent=parent)
    (edge,) = edges_of_type(to_triples(article.extraction()), "PART_OF")
    assert edge.end == by_name(to_triples(article.extraction()), "Institution")["Sekretariat Daerah"]
    assert edge.properties["basis"] == "stated"


def test_what_has_no_mention_borrows_the_sentence_of_a_fact() -> None:
    article = Article("Bawaslu Bandung rapat.")
    town = article.place("Kota Bandung")
    article.institution("Bawaslu Bandung", place=town)
    triples = to_triples(article.extraction())
    place = by_name(triples, "Place")["Kota Bandung"]
    (edge,) = (edge for edge in edges_of_type(triples, "MENTIONED_IN") if edge.start == place)
    assert edge.properties["texts"] == ["Bawaslu Bandung rapat."]
    assert edge.properties["basis"] == "inferred"


def test_mentions_of_one_sentence_are_all_marked() -> None:
    article = Article("Budi Santoso dan Budi Santoso hadir. Budi Santoso pulang.")
    article.person("Budi Santoso")
    (edge,) = to_triples(article.extraction()).edges
    assert edge.properties["marks"] == ["0-12 17-29"]


def test_facts_that_do_not_fit_are_left_out() -> None:
    article = Article("Budi Santoso hadir di Bandung.")
    person = article.person("Budi Santoso")
    place = article.place("Bandung")
    evidence = article.evidence("Budi Santoso")
    article.statement(place, "hadir")
    extraction = replace(
        article.extraction(), tenures=(Tenure(person, "role:9", None, None, None, evidence),)
    )
    assert {edge.type for edge in to_triples(extraction).edges} == {"MENTIONED_IN"}


def test_an_article_that_says_nothing_gives_nothing() -> None:
    triples = to_triples(Extraction(Document("a", "Tidak ada.")))
    assert (triples.nodes, triples.edges) == ((), ())


def test_marks_outside_the_sentence_are_dropped() -> None:
    article = Article("Budi Santoso hadir. Ia camat.")
    person, role = article.person("Budi Santoso"), article.role("camat")
    evidence = Evidence(article.sentences[0], (Span(0, 12), article.span("camat")), "inferred")
    extraction = replace(article.extraction(), tenures=(Tenure(person, role, None, None, None, evidence),))
    (edge,) = edges_of_type(to_triples(extraction), "HOLDS")
    assert edge.properties["marks"] == ["0-12"]


def test_local_groups_and_offices_are_marked() -> None:
    article = Article("Para camat dan ASN mengikuti rapat KPU.")
    group, shared = article.group("ASN", local=True), article.group("Para camat", local=False)
    office = article.role("camat")
    article.event("rapat", attendees=tuple(article.part(key, "rapat") for key in (group, shared, office)))
    triples = to_triples(article.extraction())
    assert {id.split("/")[1].rsplit("-", 1)[0] for id in triples.local} == {"asn", "camat"}


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("H. M. Ma'ruf  Amin", "h m maruf amin"),
        ("Moch.Toha", "moch toha"),
        ("Café—Ñandú", "cafe nandu"),
        ("...", ""),
    ],
)
def test_names_are_folded_for_matching(name: str, folded: str) -> None:
    assert fold_name(name) == folded
