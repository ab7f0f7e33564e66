from __future__ import annotations

import random
from typing import Any

import pytest
from samples import Article, mayor

from graph.model import Edge, Extraction, Node
from graph.resolve import Mention, Resolved, Ruling, resolve
from graph.resolve.clusters import Clusters
from graph.schema import name_of
from graph.stores import Graph, generate_lines
from graph.triples import to_triples


def joined(*articles: Article | Extraction) -> Resolved:
    extractions = (item.extraction() if isinstance(item, Article) else item for item in articles)
    return resolve([to_triples(extraction) for extraction in extractions])


def of(resolved: Resolved, label: str) -> list[Node]:
    return [node for node in resolved.nodes if node.label == label]


def edges(resolved: Resolved, type: str) -> list[Edge]:
    return [edge for edge in resolved.edges if edge.type == type]


def official(
    id: str,
    name: str,
    title: str,
    region: str,
    *,
    code: str | None = None,
    date: str = "2024-10-29",
    capacity: Any = None,
) -> Article:
    """An article in which one person holds one office in one region."""
    article = Article(f"{title} {region} {name} hadir", id, date)
    place = article.place(region, "kota", code)
    article.holds(article.person(name), article.role(title, place), capacity)
    return article


def nameless_office(id: str, name: str) -> Article:
    article = Article(f"{name} hadir.", id)
    article.person(name)
    return article


def test_one_mayor_of_three_articles_is_one_person_with_one_office() -> None:
    resolved = joined(mayor("a"), mayor("b", "2024-11-01"), mayor("c", None))
    kusmana = [node for node in of(resolved, "Person") if node.properties["name"] == "Kusmana Hartadji"]
    assert len(kusmana) == 1
    (held,) = (edge for edge in edges(resolved, "HOLDS") if edge.start == kusmana[0].id)
    assert held.properties["documents"] == ["a", "b", "c"]
    assert held.properties["first_reported"] == "2024-10-29"
    assert held.properties["last_reported"] == "2024-11-01"
    kept = {node.id for node in resolved.nodes}
    given_up = {node.id for id in "abc" for node in to_triples(mayor(id)).nodes} - kept
    assert given_up and {id: resolved.redirects[id] in kept for id in given_up} == dict.fromkeys(
        given_up, True
    )


def test_the_id_is_that_of_the_first_article() -> None:
    early, late = official("z", "Budi Santoso", "Bupati", "Kota A", date="2023-01-01"), mayor()
    again = official("a", "Budi Santoso", "Bupati", "Kota A", date="2024-01-01")
    (person,) = (node for node in of(joined(again, late, early), "Person") if "budi" in node.id)
    assert person.id in {node.id for node in to_triples(early.extraction()).nodes}


def test_any_order_of_files_gives_the_same_bytes() -> None:
    parts = [to_triples(mayor(f"a-{number}", f"2024-10-{number + 10}")) for number in range(6)]
    parts.append(to_triples(official("x", "Kusmana Hartadji", "Wali Kota", "Kota Bandung").extraction()))
    parts.append(to_triples(nameless_office("y", "Yasti Yustia Asih").extraction()))
    seen = set()
    for seed in range(10):
        random.Random(seed).shuffle(parts)
        resolved = resolve(parts)
        seen.add("\n".join(generate_lines(Graph(resolved.nodes, resolved.edges))))
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("towns", "persons"), [(["Kota Sukabumi"], 1), (["Kota Sukabumi", "Kota Bandung"], 3)]
)
def test_a_rare_name_without_an_office_joins_the_only_one_of_that_name(
    towns: list[str], persons: int
) -> None:
    officials = [official(town, "Kusmana Hartadji", "Wali Kota", town) for town in towns]
    resolved = joined(*officials, nameless_office("a", "Kusmana Hartadji"))
    assert len(of(resolved, "Person")) == persons
    assert len(resolved.unsure) == (2 if persons == 3 else 0)


def test_namesakes_of_one_article_stay_two() -> None:
    article = Article("Budi Santoso bertemu Budi Santoso.")
    article.person("Budi Santoso")
    article.person("Budi Santoso")
    assert len(of(joined(article, nameless_office("b", "Budi Santoso")), "Person")) >= 2


def test_heads_of_two_parties_without_a_region_stay_two() -> None:
    articles = []
    for id, party in (("a", "Partai A"), ("b", "Partai B")):
        article = Article(f"Ketua {party} Budi Santoso hadir.", id)
        body = article.institution(party)
        article.holds(article.person("Budi Santoso"), article.role("Ketua", body))
        articles.append(article)
    assert len(of(joined(*articles), "Person")) == 2


def test_a_former_office_is_no_conflict_where_another_is_shared() -> None:
    first = Article("Bupati Kota A dan mantan Bupati Kota B Budi Santoso hadir.", "a")
    a, b = first.place("Kota A"), first.place("Kota B")
    budi = first.person("Budi Santoso")
    first.holds(budi, first.role("Bupati", a))
    first.holds(budi, first.role("Bupati", b), "mantan")
    second = official("b", "Budi Santoso", "Bupati", "Kota A")
    assert len(of(joined(first, second), "Person")) == 1


def test_the_fullest_name_wins_and_others_are_kept() -> None:
    first = official("a", "Ma'ruf Wijaya", "Camat", "Kota A")
    second = official("b", "Maruf Wijaya", "Camat", "Kota A")
    (person,) = of(joined(first, second), "Person")
    assert person.properties["name"] == "Ma'ruf Wijaya"
    assert person.properties["aliases"] == ["Maruf Wijaya"]


def test_regions_join_by_code_and_stay_apart_by_code() -> None:
    def place(id: str, name: str, code: str | None) -> Article:
        article = Article(f"Rapat di {name}.", id)
        article.place(name, "kecamatan", code)
        return article

    same = joined(place("a", "Cibadak", "32.02.11"), place("b", "Kecamatan Cibadak", "32.02.11"))
    assert [node.properties["name"] for node in of(same, "Place")] == ["Kecamatan Cibadak"]
    no_code = joined(place("a", "Warudoyong", "32.72.04"), place("b", "Kecamatan Warudoyong", None))
    assert len(of(no_code, "Place")) == 1, "the country has one kecamatan of that name"
    unclear = joined(place("a", "Cibadak", "32.02.11"), place("b", "Cibadak", None))
    assert len(of(unclear, "Place")) == 2, "it has several of that one"


def test_venues_of_one_name_in_two_towns_stay_two() -> None:
    def venue(id: str, town: str) -> Article:
        article = Article(f"Rapat di Gedung Juang {town}.", id)
        article.place(town)
        key = article.place(f"Gedung Juang {town}", "tempat")
        item = article.found["places"][-1]
        article.found["places"][-1] = type(item)(key, "Gedung Juang", "tempat", None, item.mentions)
        return article

    resolved = joined(venue("a", "Kota A"), venue("b", "Kota B"), venue("c", "Kota A"))
    assert len([node for node in of(resolved, "Place") if node.properties["level"] == "tempat"]) == 2


def test_an_office_without_a_body_is_local_to_its_article() -> None:
    articles = []
    for id in "ab":
        article = Article("Seorang camat hadir.", id)
        article.role("camat")
        articles.append(article)
    assert len(of(joined(*articles), "Role")) == 2


def test_a_class_of_holders_is_not_the_office() -> None:
    first, second = Article("camat Kota A hadir.", "a"), Article("camat Kota A hadir.", "b")
    first.role("camat", first.place("Kota A"))
    second.role("camat", second.place("Kota A"), plural=True)
    assert len(of(joined(first, second), "Role")) == 2


@pytest.mark.parametrize(("local", "groups"), [(True, 2), (False, 1)])
def test_groups_join_only_where_they_are_not_local(local: bool, groups: int) -> None:
    articles = []
    for id in "ab":
        article = Article("Para camat hadir.", id)
        article.group("Para camat", local=local)
        articles.append(article)
    assert len(of(joined(*articles), "Group")) == groups


@pytest.mark.parametrize(
    ("first", "second", "events"),
    [
        (("Pilkada 2024", "pemilu", "2024-11-27"), ("pilkada 2024", "pemilu", "2024-11-27"), 1),
        (("Pilkada 2024", "pemilu", "2024-11-27"), ("Pilkada 2024", "pemilu", "2024-11-28"), 2),
        (("Pilkada 2024", "pemilu", "2024-11-27"), ("Pilkada 2024", "lainnya", "2024-11-27"), 2),
        (("Pilkada 2024", "pemilu", None), ("Pilkada 2024", "pemilu", None), 2),
        (("rapat", "rapat", "2024-11-27"), ("rapat kerja", "rapat", "2024-11-27"), 2),
    ],
)
def test_events_join_by_kind_day_and_name(first: Any, second: Any, events: int) -> None:
    articles = []
    for id, (name, kind, date) in zip("ab", (first, second), strict=True):
        article = Article(f"Ada {name} di sini.", id)
        article.event(name, kind, date=date)
        articles.append(article)
    assert len(of(joined(*articles), "Event")) == events


def test_statements_rules_and_topics_join_and_articles_do_not() -> None:
    resolved = joined(mayor("a"), mayor("b"))
    assert len(of(resolved, "Statement")) == 1
    assert len(of(resolved, "Regulation")) == 1
    assert len(of(resolved, "Topic")) == 2
    assert len(of(resolved, "Document")) == 2
    (said,) = edges(resolved, "SAID_BY")
    assert said.properties["documents"] == ["a", "b"]


def test_a_statement_is_called_by_its_longest_form() -> None:
    words = "Pelayanan harus berjalan dengan baik meskipun ada situasi politik"
    articles = []
    for id, text in (("a", words), ("b", f"{words} yang berkembang")):
        article = Article(f"{text} kata Budi Santoso.", id)
        article.statement(article.person("Budi Santoso"), text)
        articles.append(article)
    (statement,) = of(joined(*articles), "Statement")
    assert statement.properties["text"] == f"{words} yang berkembang"


def test_one_item_an_article_and_the_stated_one_wins() -> None:
    article = Article("Ia hadir. Budi Santoso hadir dalam rapat.", "a")
    budi = article.person("Budi Santoso")
    attendees = (
        article.part(budi, "Ia", "guest", basis="inferred"),
        article.part(budi, "Budi Santoso", "speaker"),
    )
    article.event("rapat", attendees=attendees)
    (edge,) = edges(joined(article), "ATTENDED_BY")
    assert edge.properties["texts"] == [" Budi Santoso hadir dalam rapat."]
    assert edge.properties["as"] == ["guest", "speaker"]
    assert edge.properties["basis"] == "stated"


def test_what_no_article_states_stays_inferred() -> None:
    articles = []
    for id in "ab":
        article = Article("Ia hadir dalam rapat koordinasi pengamanan pilkada.", id)
        budi = article.person("Kusmana Hartadji")
        name = "rapat koordinasi pengamanan pilkada"
        article.event(name, date="2024-01-01", attendees=(article.part(budi, "Ia", basis="inferred"),))
        articles.append(article)
    (edge,) = edges(joined(*articles), "ATTENDED_BY")
    assert edge.properties["basis"] == "inferred"
    assert edge.properties["documents"] == ["a", "b"]


def test_a_body_is_no_part_of_itself() -> None:
    article = Article("Dinas Sosial dan DINAS SOSIAL rapat.")
    article.institution("Dinas Sosial", parent=article.institution("DINAS SOSIAL"))
    resolved = joined(article)
    assert len(of(resolved, "Institution")) == 1
    assert edges(resolved, "PART_OF") == []


COPY = (
    "Penjabat Wali Kota Sukabumi Kusmana Hartadji membuka rapat koordinasi di Balai Kota Sukabumi. Rapat itu "
    "membahas netralitas pegawai selama masa kampanye, jadwal pemungutan suara, dan keamanan gudang. "
    "Semua kepala dinas diminta menyerahkan laporan paling lambat akhir bulan ini kepada sekretaris daerah. "
)


def test_a_copy_names_the_first_of_its_copies() -> None:
    texts = {"b": COPY, "a": COPY + "Acara ditutup dengan doa.", "c": "Cuaca cerah. " * 20 + "Warga senang."}
    days = {"b": "2024-10-29", "a": "2024-10-30", "c": "2024-10-29"}
    articles = []
    for id, body in texts.items():
        article = Article(body, id, days[id])
        article.event(body.split(".")[0][:20], date="2024-10-29")
        articles.append(article)
    copies = {
        node.properties["article"]: node.properties.get("copy_of")
        for node in of(joined(*articles), "Document")
    }
    assert copies == {"a": "b", "b": None, "c": None}
    assert len(of(joined(*articles), "Document")) == 3


def test_a_misspelt_name_is_kept_but_does_not_call_the_person() -> None:
    names = ("Kusmana Hartadji", "Kusmana Hartadji", "Kusmana Hartadjiie")
    articles = [
        official(id, name, "Wali Kota", "Kota Sukabumi") for id, name in zip("abc", names, strict=True)
    ]
    (person,) = of(joined(*articles), "Person")
    assert person.properties["name"] == "Kusmana Hartadji"
    assert person.properties["aliases"] == ["Kusmana Hartadjiie"]


def test_short_forms_join_through_the_full_one() -> None:
    names = ("Dikdik Suratno", "Dikdik Nugrahawan", "Dikdik Suratno Nugrahawan")
    articles = [official(id, name, "Wali Kota", "Kota Cimahi") for id, name in zip("abc", names, strict=True)]
    assert len(of(joined(*articles), "Person")) == 1
    assert len(of(joined(*articles[:2]), "Person")) == 2


def body(id: str, name: str, region: str | None, code: str | None = None) -> Article:
    article = Article(f"{name} rapat di {region or 'sana'}.", id)
    place = article.place(region, region.split()[0].lower(), code) if region else None
    article.institution(name, territory=region, place=place)
    return article


def test_a_regional_body_is_part_of_the_next_one_up_that_is_there() -> None:
    bawaslu = "Badan Pengawas Pemilihan Umum"
    town, regency, country = (
        body("a", f"{bawaslu} Kota Sukabumi", "Kota Sukabumi", "32.72"),
        body("b", f"{bawaslu} Kabupaten Bandung", "Kabupaten Bandung", "32.04"),
        body("c", f"{bawaslu} Republik Indonesia", None),
    )
    resolved = joined(town, regency, country)
    assert len(of(resolved, "Institution")) == 3
    parts = {
        (name_of(find(resolved, edge.start)), name_of(find(resolved, edge.end)))
        for edge in edges(resolved, "PART_OF")
    }
    assert parts == {
        (f"{bawaslu} Kota Sukabumi", f"{bawaslu} Republik Indonesia"),
        (f"{bawaslu} Kabupaten Bandung", f"{bawaslu} Republik Indonesia"),
    }
    province = body("d", f"{bawaslu} Provinsi Jawa Barat", "Provinsi Jawa Barat", "32")
    nearer = edges(joined(town, regency, country, province), "PART_OF")
    assert sorted(name_of(find(joined(town, regency, country, province), edge.end)) for edge in nearer) == [
        f"{bawaslu} Provinsi Jawa Barat",
        f"{bawaslu} Provinsi Jawa Barat",
        f"{bawaslu} Republik Indonesia",
    ]
    assert {edge.properties["basis"] for edge in nearer} == {"inferred"}


def test_a_region_lies_in_the_next_larger_one_that_is_there() -> None:
    def place(id: str, name: str, code: str) -> Article:
        article = Article(f"Rapat di {name}.", id)
        article.place(name, name.split()[0].lower(), code)
        return article

    articles = [
        place("a", "Kecamatan Warudoyong", "32.72.04"),
        place("b", "Kota Sukabumi", "32.72"),
        place("c", "Provinsi Jawa Barat", "32"),
    ]
    resolved = joined(*articles)
    inside = {
        (name_of(find(resolved, edge.start)), name_of(find(resolved, edge.end)))
        for edge in edges(resolved, "LOCATED_IN")
    }
    assert inside == {("Kecamatan Warudoyong", "Kota Sukabumi"), ("Kota Sukabumi", "Provinsi Jawa Barat")}
    (far,) = edges(joined(articles[0], articles[2]), "LOCATED_IN")
    assert far.properties["documents"] == ["a"]


def find(resolved: Resolved, id: str) -> Node:
    return next(node for node in resolved.nodes if node.id == id)


def test_clusters_are_named_by_the_first() -> None:
    clusters = Clusters("abcd")
    clusters.join("d", "c")
    clusters.join("c", "b")
    assert [clusters.root(id) for id in "abcd"] == ["a", "b", "b", "b"]


def mention(article: Article, words: str, label: str = "Person") -> Mention:
    span = article.span(words)
    return Mention(article.document.id, label, span.start, span.end)


def rule(articles: list[Article], verdict: Any, words: str = "Budi Santoso") -> Ruling:
    one, other = articles
    return Ruling(mention(one, words), mention(other, words), verdict)


def persons(articles: list[Article], *rulings: Ruling) -> int:
    return len(of(resolve([to_triples(item.extraction()) for item in articles], rulings), "Person"))


def test_a_ruling_joins_what_rules_keep_apart_and_parts_what_they_join() -> None:
    apart = [
        official("a", "Budi Santoso", "Wali Kota", "Kota Sukabumi"),
        official("b", "Budi Santoso", "Wali Kota", "Kota Bandung"),
    ]
    assert (persons(apart), persons(apart, rule(apart, "same"))) == (2, 1)
    one = [official(id, "Budi Santoso", "Wali Kota", "Kota Sukabumi") for id in "ab"]
    assert [persons(one, rule(one, verdict)) for verdict in ("different", "unsure", "same")] == [2, 2, 1]


def test_the_newer_ruling_stands_and_the_older_is_named() -> None:
    articles = [official(id, "Budi Santoso", "Wali Kota", "Kota Sukabumi") for id in "ab"]
    old, new = rule(articles, "same"), rule(articles, "different")
    resolved = resolve([to_triples(item.extraction()) for item in articles], [old, new])
    assert len(of(resolved, "Person")) == 2
    assert resolved.unheeded == ((old, "a newer ruling keeps the two apart"),)
    assert persons(articles, new, old) == 1


def test_a_ruling_on_words_that_are_gone_is_named() -> None:
    article = official("a", "Budi Santoso", "Wali Kota", "Kota Sukabumi")
    gone = Ruling(mention(article, "Budi Santoso"), Mention("z", "Person", 0, 4), "same")
    resolved = resolve([to_triples(article.extraction())], [gone])
    assert resolved.unheeded == ((gone, "there is no Person at 0-4 of z any more"),)


def test_reasons_make_a_tree_over_every_thing() -> None:
    resolved = joined(mayor("a"), mayor("b"), mayor("c"))
    assert len(resolved.reasons) == len(resolved.redirects)
    assert {id for reason in resolved.reasons for id in (reason.one, reason.other)} >= set(resolved.redirects)


def test_what_may_be_one_is_asked_about_once() -> None:
    articles = [
        official("a", "Agus Setiawan", "Kepala Dinas Sosial", "Kota Sukabumi", code="32.72"),
        official("b", "Agus Setiawan", "Camat", "Kecamatan Warudoyong", code="32.72.04"),
    ]
    parts = [to_triples(item.extraction()) for item in articles]
    (doubt,) = resolve(parts).unsure
    assert {doubt.one, doubt.other} == {node.id for node in of(resolve(parts), "Person")}
    assert set(doubt.mentions) == {mention(article, "Agus Setiawan") for article in articles}
    assert resolve(parts, [Ruling(*doubt.mentions, "unsure")]).unsure == ()


def test_thousands_of_articles_are_no_trouble() -> None:
    parts = [to_triples(mayor(f"a-{number:04}")) for number in range(2000)]
    resolved = resolve(parts)
    names = sorted(name_of(node) for node in of(resolved, "Person"))
    assert names == ["Kusmana Hartadji", "Yasti Yustia Asih"]


def test_an_article_without_a_date_is_of_the_day_that_it_reports() -> None:
    def head(id: str, body: str, day: str) -> Article:
        article = Article(f"Kepala {body} Kusmana Hartadji membuka rapat pleno.", id, None)
        key = article.person("Kusmana Hartadji")
        article.holds(key, article.role("Kepala", article.institution(body, kind="dinas")))
        article.event("rapat pleno", "rapat", date=day)
        return article

    service = head("a", "Dinas Sosial Kota Sukabumi", "2024-11-04")
    week = joined(service, head("b", "Badan Pendapatan Daerah Kota Sukabumi", "2024-11-06"))
    (doubt,) = (item for item in week.unsure if item.one.startswith("person/"))
    assert any(reason.startswith("two full offices at one time") for reason in doubt.evidence)
    years = joined(service, head("b", "Badan Pendapatan Daerah Kota Sukabumi", "2022-11-06"))
    assert len(of(years, "Person")) == 1
