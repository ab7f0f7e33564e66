"""What changed between two graphs."""

from __future__ import annotations

from dataclasses import replace

from decided import APART, DIFFERENT, SAME, built, official, quote, verdict
from samples import Article, mayor

from graph.analysis import Changes, diff
from graph.model import Extraction
from graph.schema import name_of
from graph.stores import Graph, parse_lines
from graph.stores.jsonl import generate_lines


def graph_of(*articles: Article | Extraction) -> Graph:
    return built([item.extraction() if isinstance(item, Article) else item for item in articles])[0]


OLD = graph_of(mayor("a", "2024-10-01"))


def meeting(id: str = "b", date: str = "2024-11-01") -> Article:
    """Another holder, event, statement, person and body."""
    article = Article(
        "Bupati Kota Bogor Rina Marlina membuka bazar UMKM. Ia memuji Dinas Koperasi.", id, date
    )
    rina = article.person("Rina Marlina")
    article.holds(rina, article.role("Bupati", article.place("Kota Bogor")))
    article.institution("Dinas Koperasi")
    bazaar = article.event(
        "bazar UMKM", "pameran", date=date, attendees=(article.part(rina, "Rina Marlina"),)
    )
    article.statement(rina, "memuji Dinas Koperasi", "umkm", at=bazaar)
    return article


def test_nothing_changed() -> None:
    changes = diff(OLD, OLD)
    assert not changes
    assert changes == Changes()


def test_new_holders_statements_events_persons_and_bodies() -> None:
    changes = diff(OLD, graph_of(mayor("a", "2024-10-01"), meeting()))
    assert changes
    assert changes.articles == ("b",)
    assert [(name_of(fact.start), name_of(fact.end)) for fact in changes.holders] == [
        ("Rina Marlina", "Bupati")
    ]
    assert [name_of(fact.start) for fact in changes.statements] == ["memuji Dinas Koperasi"]
    assert [name_of(node) for node in changes.events] == ["bazar UMKM"]
    assert [name_of(node) for node in changes.persons] == ["Rina Marlina"]
    assert [name_of(node) for node in changes.institutions] == ["Dinas Koperasi"]
    assert {fact.edge.type for fact in changes.facts} == {
        "HOLDS",
        "AT",
        "ATTENDED_BY",
        "SAID_BY",
        "SAID_AT",
        "ABOUT",
    }
    assert changes.facts[0].sources[0].document == "b"
    assert (changes.withdrawn_facts, changes.merged, changes.parted, changes.capacities) == ((), (), (), ())


def test_what_is_withdrawn() -> None:
    changes = diff(graph_of(mayor("a", "2024-10-01"), meeting()), OLD)
    assert changes.withdrawn_articles == ("b",)
    assert len(changes.withdrawn_facts) == len(diff(OLD, graph_of(mayor("a", "2024-10-01"), meeting())).facts)
    assert not changes.facts


def test_more_articles_for_a_known_fact_are_counted() -> None:
    articles = [official(id, "Budi Santoso", "Kota A") for id in "ab"]
    changes = diff(graph_of(articles[0]), graph_of(*articles))
    assert (changes.confirmed, changes.facts) == (2, ())  # HOLDS and AT


def test_an_older_article_changes_ids_but_nothing_else() -> None:
    changes = diff(
        OLD, graph_of(mayor("a", "2024-10-01"), official("x", "Budi Santoso", "Kota A", "2020-01-01"))
    )
    assert [name_of(node) for node in changes.persons] == ["Budi Santoso"]
    older = graph_of(mayor("a", "2024-10-01"), mayor("0", "2023-01-01"))
    changes = diff(OLD, older)
    assert OLD.nodes("Person")[0]["id"] not in {row["id"] for row in older.nodes("Person")}
    assert (changes.persons, changes.merged, changes.holders, changes.withdrawn_facts) == ((), (), (), ())


def test_a_merge_and_its_undoing() -> None:
    apart, one = built(APART)[0], built(APART, SAME)[0]
    (merged,) = diff(apart, one).merged
    assert {node.id for node in merged.before} == {row["id"] for row in apart.nodes("Person")}
    assert merged.node.id in {node.id for node in merged.before}
    (parted,) = diff(one, built(APART, SAME, DIFFERENT)[0]).parted
    assert (parted.before, parted.nodes) == (merged.node, merged.before)
    assert diff(apart, one).withdrawn_facts == diff(one, apart).withdrawn_facts == ()


def test_facts_of_a_parted_person_are_not_withdrawn() -> None:
    articles = [official(id, "Budi Santoso", "Kota A") for id in "ab"]
    one = built(articles)[0]
    two = built(articles, verdict("different", quote(articles[0]), quote(articles[1])))[0]
    changes = diff(one, two)
    assert len(changes.parted) == 1
    assert changes.withdrawn_facts == ()


def test_a_changed_capacity_says_what_it_was_and_what_is_gone() -> None:
    first = official("a", "Budi Santoso", "Kota A", "2024-01-01")
    first.found["tenures"] = [replace(first.found["tenures"][0], capacity="penjabat")]
    second = official("b", "Budi Santoso", "Kota A", "2025-01-01")
    old, new = graph_of(first), graph_of(first, second)
    (found,) = diff(old, new).capacities
    assert (found.before, found.gone, "capacity" in found.fact.edge.properties) == (("penjabat",), (), False)
    assert diff(old, new).holders == ()
    assert diff(new, new).capacities == ()
    corrected = official("a", "Budi Santoso", "Kota A", "2024-01-01")
    (found,) = diff(old, graph_of(corrected)).capacities
    assert (found.before, found.gone) == (("penjabat",), ("penjabat",))


def test_another_name_is_told() -> None:
    short, long = official("a", "Budi Santoso", "Kota A"), official("b", "Budi Santoso", "Kota A")
    old = graph_of(short)
    renamed = built([short, long], replace(SAME, act="rename", other=(), after="Budi Susanto", id=""))[0]
    (found,) = diff(old, renamed).renamed
    assert (name_of(found.before), name_of(found.node)) == ("Budi Santoso", "Budi Susanto")


def test_an_article_whose_text_changed_is_told_and_its_people_stay_the_same() -> None:
    before = official("a", "Budi Santoso", "Kota A")
    after = official("a", "Budi Santoso", "Kota A", lead="Hari ini ")
    changes = diff(graph_of(before), graph_of(after))
    assert changes.changed_articles == ("a",)
    assert (changes.articles, changes.persons, changes.holders, changes.withdrawn_facts) == ((), (), (), ())


def test_graphs_without_their_articles_can_be_compared() -> None:
    bare = [
        parse_lines(generate_lines(graph)) for graph in (OLD, graph_of(mayor("a", "2024-10-01"), meeting()))
    ]
    assert diff(*bare).articles == ("b",)
    assert diff(Graph(), OLD).articles == ("a",)
    assert not diff(Graph(), Graph())
