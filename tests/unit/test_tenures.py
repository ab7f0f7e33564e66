"""Who held an office: as reported, with nothing added."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from samples import Article

from graph.analysis import contradictions, holders, likely_holders, unnamed_acts
from graph.assembly import from_extractions
from graph.errors import NotFoundError
from graph.model import Extraction
from graph.resolve.titles import is_shared
from graph.stores import Graph

MAYOR, TOWN = "Wali Kota", "Kota Sukabumi"


def report(
    day: str | None,
    name: str,
    capacity: Any = None,
    *,
    title: str = MAYOR,
    town: str = TOWN,
    since: str | None = None,
    until: str | None = None,
) -> Extraction:
    """An article of a day that calls somebody the holder of an office."""
    id = f"{day}-{name}-{capacity}-{town}".replace(" ", "")
    article = Article(f"{title} {town} {name} hadir.", id, day)
    role = article.role(title, article.place(town, "kota"))
    article.holds(article.person(name), role, capacity, since)
    article.found["tenures"] = [replace(article.found["tenures"][0], until=until)]
    return article.extraction()


def graph_of(*extractions: Extraction) -> Graph:
    return from_extractions(extractions)


SUKABUMI = graph_of(
    report("2023-05-01", "Achmad Fahmi"),
    report("2023-09-01", "Achmad Fahmi"),
    report("2023-10-02", "Kusmana Hartadji", "penjabat"),
    report("2024-10-29", "Kusmana Hartadji", "penjabat"),
    report("2024-11-02", "Achmad Fahmi", "mantan"),
    report("2024-11-03", "Ayep Zaki", "calon"),
    report("2025-03-01", "Ayep Zaki"),
    report("2025-03-01", "Lain Orang", town="Kota Bandung"),
)


def told(
    graph: Graph, title: str = MAYOR, at: str | None = TOWN, on: str | None = None
) -> list[tuple[Any, ...]]:
    return [
        (item.name, item.capacity, item.nearness and item.nearness.how)
        for item in holders(graph, title, at, on)
    ]


def test_holders_are_listed_with_capacity_and_reports() -> None:
    found = holders(SUKABUMI, MAYOR, TOWN)
    assert [(item.name, item.capacity, item.first_reported, item.last_reported) for item in found] == [
        ("Achmad Fahmi", "", "2023-05-01", "2023-09-01"),
        ("Kusmana Hartadji", "penjabat", "2023-10-02", "2024-10-29"),
        ("Achmad Fahmi", "mantan", "2024-11-02", "2024-11-02"),
        ("Ayep Zaki", "calon", "2024-11-03", "2024-11-03"),
        ("Ayep Zaki", "", "2025-03-01", "2025-03-01"),
    ]
    assert [item.name for item in found if not item.holding] == ["Achmad Fahmi", "Ayep Zaki"]
    assert found[1].days == ("2023-10-02", "2024-10-29")
    assert {source.text for source in found[1].fact.sources} == {
        "Wali Kota Kota Sukabumi Kusmana Hartadji hadir."
    }
    assert found[0].office == "Wali Kota, Kota Sukabumi"


@pytest.mark.parametrize(
    ("day", "first", "how", "days"),
    [
        ("2023-05-01", "Achmad Fahmi", "on", 0),
        ("2023-07-01", "Achmad Fahmi", "around", 61),
        ("2023-09-10", "Achmad Fahmi", "before", 9),
        ("2023-09-30", "Kusmana Hartadji", "after", 2),
        ("2024-10", "Kusmana Hartadji", "on", 0),
        ("2024-01-01", "Kusmana Hartadji", "around", 91),
        ("2020", "Achmad Fahmi", "after", 851),
        ("2030-01-01", "Ayep Zaki", "before", 1767),
    ],
)
def test_who_was_reported_nearest_to_a_day_comes_first(day: str, first: str, how: str, days: int) -> None:
    holder = holders(SUKABUMI, MAYOR, TOWN, day)[0]
    assert holder.nearness is not None
    assert (holder.name, holder.nearness.how, holder.nearness.days) == (first, how, days)


def test_former_holders_and_candidates_come_last() -> None:
    names = [(item.name, item.capacity) for item in holders(SUKABUMI, MAYOR, TOWN, "2024-11-03")]
    assert names[-2:] == [("Ayep Zaki", "calon"), ("Achmad Fahmi", "mantan")]


@pytest.mark.parametrize(
    ("since", "until", "how"),
    [
        (None, None, "after"),
        ("2021", None, "around"),
        ("2024-06-15", None, "around"),
        ("2024-06-16", None, "unbegun"),
        (None, "2024-06-14", "ended"),
        (None, "2024-06", "after"),
    ],
)
def test_what_an_article_states_of_start_and_end_counts(since: Any, until: Any, how: str) -> None:
    graph = graph_of(report("2024-09-01", "Budi Santoso", since=since, until=until))
    assert told(graph, on="2024-06-15") == [("Budi Santoso", "", how)]


def test_a_report_without_a_day_says_so() -> None:
    graph = graph_of(report(None, "Budi Santoso"))
    assert told(graph, on="2024-06-15") == [("Budi Santoso", "", "undated")]
    assert told(graph) == [("Budi Santoso", "", None)]


def test_an_office_is_found_by_other_spellings_and_ids() -> None:
    (role,) = {item.role for item in holders(SUKABUMI, "walikota", "sukabumi")}
    assert [item.role for item in holders(SUKABUMI, role)] == [role] * 5
    place = next(row["id"] for row in SUKABUMI.nodes("Place") if row["name"] == TOWN)
    assert len(holders(SUKABUMI, MAYOR, place)) == 5
    assert {item.office for item in holders(SUKABUMI, MAYOR)} == {
        "Wali Kota, Kota Bandung",
        "Wali Kota, Kota Sukabumi",
    }


@pytest.mark.parametrize(
    ("title", "at", "message"),
    [
        ("Wali Kotta", TOWN, "no office is called 'Wali Kotta'; there are Wali Kota"),
        (MAYOR, "Kota Sukabum1", "no 'Wali Kota' at 'Kota Sukabum1'; there are Kota Sukabumi, Kota Bandung"),
        (MAYOR, "Kota", "2 bodies may be meant by 'Kota'; give the id of one:\n  place/kota-"),
    ],
)
def test_what_is_not_there_is_named_with_what_is(title: str, at: str, message: str) -> None:
    with pytest.raises(NotFoundError) as error:
        holders(SUKABUMI, title, at)
    assert str(error.value).startswith(message)
    with pytest.raises(NotFoundError, match="this graph has no offices"):
        holders(Graph(), title, at)


def test_two_full_holders_at_one_time_are_flagged() -> None:
    graph = graph_of(
        report("2024-01-01", "Budi Santoso"),
        report("2024-06-01", "Budi Santoso"),
        report("2024-03-01", "Sari Wulandari"),
        report("2024-09-01", "Sari Wulandari"),
    )
    (flagged,) = contradictions(graph)
    assert (flagged.one.name, flagged.other.name) == ("Budi Santoso", "Sari Wulandari")
    assert (flagged.start, flagged.end) == ("2024-03-01", "2024-06-01")
    assert flagged.office == "Wali Kota, Kota Sukabumi"


@pytest.mark.parametrize(
    ("second", "flagged"),
    [
        (report("2024-03-01", "Sari Wulandari"), 1),
        (report("2024-06-01", "Sari Wulandari"), 0),  # the day on which one hands over
        (report("2024-07-01", "Sari Wulandari"), 0),
        (report("2024-07-01", "Sari Wulandari", since="2024-02"), 1),
        (report("2024-07-01", "Sari Wulandari", since="2024"), 0),
        (report("2024-03", "Sari Wulandari"), 0),
        (report(None, "Sari Wulandari"), 0),
        (report("2024-03-01", "Sari Wulandari", "pelaksana tugas"), 0),
        (report("2024-03-01", "Sari Wulandari", "mantan"), 0),
        (report("2024-03-01", "Sari Wulandari", town="Kota Bandung"), 0),
    ],
)
def test_what_is_a_contradiction(second: Extraction, flagged: int) -> None:
    first = (report("2024-01-01", "Budi Santoso"), report("2024-06-01", "Budi Santoso"))
    assert len(contradictions(graph_of(*first, second))) == flagged


def test_a_stated_end_is_heeded() -> None:
    articles = (
        report("2024-01-01", "Budi Santoso"),
        report("2024-06-01", "Budi Santoso", until="2024-02-01"),
    )
    other = report("2024-03-01", "Sari Wulandari")
    assert len(contradictions(graph_of(articles[0], other, report("2024-06-01", "Budi Santoso")))) == 1
    assert contradictions(graph_of(*articles[::-1], other)) == []


@pytest.mark.parametrize(("title", "flagged"), [("Anggota", 0), ("Wakil Ketua II", 0), ("Ketua", 1)])
def test_offices_with_several_seats_are_no_contradiction(title: str, flagged: int) -> None:
    reports = [
        ("2024-01-01", "Budi Santoso"),
        ("2024-03-01", "Sari Wulandari"),
        ("2024-06-01", "Budi Santoso"),
    ]
    graph = graph_of(*(report(day, name, title=title) for day, name in reports))
    assert len(contradictions(graph)) == flagged


def test_a_title_is_shared_as_a_whole_or_by_its_beginning() -> None:
    shared = ["Anggota Komisi II", "Kepala Bidang", "Ketua RW"]
    single = ["Anggotanya", "Kepala Bidang Aset", "Wali Kota"]
    assert list(map(is_shared, shared + single)) == [True] * 3 + [False] * 3


def act(day: str | None, words: str = "Wali Kota", *, dated: bool = True) -> Extraction:
    """An article in which the office of the mayor attends and speaks, without a name."""
    article = Article(f"{words} {TOWN} menghadiri rapat. Ia berkata jalan dibangun.", f"z-{day}-{dated}", day)
    role = article.role("Wali Kota", article.place(TOWN, "kota"))
    attendees = (article.part(role, words),)
    event = article.event("rapat", date=day if dated else None, attendees=attendees)
    article.statement(role, "jalan dibangun", at=event if dated else None)
    return article.extraction()


REPORTS = (
    report("2023-05-01", "Achmad Fahmi"),
    report("2023-09-01", "Achmad Fahmi"),
    report("2023-10-02", "Kusmana Hartadji", "penjabat"),
    report("2024-10-29", "Kusmana Hartadji", "penjabat"),
)


def acts(graph: Graph, name: str) -> list[tuple[str, str | None, str | None, list[str]]]:
    return [
        (
            act.fact.edge.type,
            act.day,
            act.holder.nearness.how if act.holder.nearness else None,
            [item.name for item in act.others],
        )
        for act in unnamed_acts(graph, graph.find(name)[0].id)
    ]


def test_acts_of_an_unnamed_holder_are_told_with_the_likely_one() -> None:
    graph = graph_of(*REPORTS, act("2024-01-15"))
    assert acts(graph, "Kusmana Hartadji") == [
        ("ATTENDED_BY", "2024-01-15", "around", []),
        ("SAID_BY", "2024-01-15", "around", []),
    ]
    assert acts(graph, "Achmad Fahmi") == []


def test_between_two_holders_both_are_told() -> None:
    graph = graph_of(*REPORTS, act("2023-09-15", dated=False))
    assert acts(graph, "Achmad Fahmi")[0] == ("ATTENDED_BY", "2023-09-15", "before", ["Kusmana Hartadji"])
    assert acts(graph, "Kusmana Hartadji")[0] == ("ATTENDED_BY", "2023-09-15", "after", ["Achmad Fahmi"])


def test_acts_without_a_day_may_be_anybodys() -> None:
    graph = graph_of(*REPORTS, act(None))
    assert acts(graph, "Achmad Fahmi")[0] == ("ATTENDED_BY", None, None, ["Kusmana Hartadji"])


def test_a_former_holder_or_a_candidate_acts_no_more() -> None:
    (role,) = {item.role for item in holders(SUKABUMI, MAYOR, TOWN)}
    assert [item.name for item in likely_holders(SUKABUMI, role, "2024-12-01")] == [
        "Kusmana Hartadji",
        "Ayep Zaki",
    ]
    left = graph_of(report("2023-05-01", "Achmad Fahmi"), report("2023-06-01", "Achmad Fahmi", "mantan"))
    assert likely_holders(left, holders(left, MAYOR)[0].role, "2023-07-01") == []
    assert [item.name for item in likely_holders(left, holders(left, MAYOR)[0].role, "2023-05-20")] == [
        "Achmad Fahmi"
    ]
    undated = graph_of(report(None, "Budi Santoso"))
    assert [item.name for item in likely_holders(undated, holders(undated, MAYOR)[0].role, "2023")] == [
        "Budi Santoso"
    ]


def test_a_holder_on_leave_and_an_acting_one_are_both_likely() -> None:
    graph = graph_of(
        report("2024-01-01", "Budi Santoso"),
        report("2024-12-01", "Budi Santoso"),
        report("2024-10-01", "Sari Wulandari", "pelaksana tugas"),
    )
    role = holders(graph, MAYOR)[0].role
    assert [item.name for item in likely_holders(graph, role, "2024-10-01")] == [
        "Sari Wulandari",
        "Budi Santoso",
    ]
    assert [item.name for item in likely_holders(graph, role, "2024-03-01")] == ["Budi Santoso"]
    assert contradictions(graph) == []
