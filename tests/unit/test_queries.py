"""The query library without a server: heads, parameters, and what its twins answer."""

from __future__ import annotations

import re
from pathlib import Path as File

import pytest

import graph
from graph.analysis.answers import ANSWERS, ask
from graph.analysis.library import Query, check_arguments, find_query, load_queries, parse_query
from graph.errors import LexiconError, NotFoundError, UsageError
from graph.lexicon import read_table
from graph.model import Path
from graph.schema import load_schema
from graph.stores import Graph
from graph.triples import fold_name

QUERIES = load_queries()
EXAMPLES = File(__file__).parents[2] / "examples"
NO_ANSWER = {"acting-beside-holder", "candidates", "contradictions", "same-names"}
"""What the example articles have no answer to."""
LOOK_UP = r"""CALL db\.index\.fulltext\.queryNodes\('simpul_names', '"' \+ """ + (
    r"""replace\(replace\(\$NAME, '\\\\', ' '\), '"', ' '\) \+ '"'\)
YIELD node AS (\w+)
WHERE \1:([\w|]+)
  AND toLower\(\$NAME\) IN \[
    called IN \[(.+)\]
      \+ coalesce\(\1\.aliases, \[\]\) \+ coalesce\(\1\.former_ids, \[\]\)
    \| toLower\(called\)
  \]
  // AND \1\.collection = \$collection
"""
)


@pytest.fixture(scope="module")
def examples() -> Graph:
    return graph.build(EXAMPLES)


def each_query() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)


def code(query: Query) -> str:
    """The Cypher without comments."""
    return re.sub(r"(?m)^\s*//.*$", "", query.text)


def test_every_query_has_a_twin_and_every_twin_a_query() -> None:
    assert sorted(ANSWERS) == list(QUERIES)
    assert len(QUERIES) >= 30


def test_titles_tell_queries_apart() -> None:
    for titles in (
        [query.title for query in QUERIES.values()],
        [query.title_en for query in QUERIES.values()],
    ):
        assert len(set(titles)) == len(titles)
        assert max(map(len, titles)) <= 70  # the Browser cuts longer ones


@each_query()
def test_a_query_takes_what_its_head_says(query: Query) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", query.name)
    assert set(re.findall(r"\$(\w+)", code(query))) == {parameter.name for parameter in query.parameters}
    assert query.text.endswith(";\n")
    assert query.text.count(";\n") == 1
    assert check_arguments(query, query.examples) == query.examples


@each_query()
def test_a_name_is_looked_up_in_one_way(query: Query) -> None:
    for parameter in query.parameters:
        if parameter.type == "NAME":
            looked_up = re.search(LOOK_UP.replace("NAME", parameter.name), query.text)
            assert looked_up is not None
            assert set(looked_up[2].split("|")) == set(parameter.kinds)
            names = {load_schema().nodes[kind].name_property for kind in parameter.kinds}
            assert {f"{looked_up[1]}.{name}" for name in names | {"id"}} <= set(looked_up[3].split(", "))


@each_query()
def test_a_query_can_keep_to_one_collection(query: Query) -> None:
    assert query.within(None) == query.text
    kept = query.within("berita")
    assert kept.count("$collection") == query.text.count("$collection") >= 1
    assert not re.search(r"//.*\$collection", kept)


@each_query()
def test_a_twin_gives_the_columns_of_its_query(query: Query, examples: Graph) -> None:
    rows = ask(examples, query.name, **query.examples)
    assert bool(rows) != (query.name in NO_ANSWER)
    assert all(tuple(row) == query.columns for row in rows)
    if query.picture:
        assert query.columns == ("path",)
        assert all(isinstance(row["path"], Path) for row in rows)


@each_query()
def test_an_empty_graph_has_no_answers(query: Query) -> None:
    assert ask(Graph(), query.name, **query.examples) == []


@each_query()
def test_names_that_nobody_bears_have_no_answers(query: Query, examples: Graph) -> None:
    names = [parameter.name for parameter in query.parameters if parameter.type == "NAME"]
    for odd in ('x"y\\', "(AND", "'", "$", "😀") if names else ():
        assert ask(examples, query.name, **query.examples | dict.fromkeys(names, odd)) == []


def test_nodes_are_found_by_id_and_other_names_in_any_case(examples: Graph) -> None:
    id = examples.find("Markus Oktovianus Rumbekwan")[0].id
    by_id = ask(examples, "offices-of-person", name=id)
    assert by_id == ask(examples, "offices-of-person", name="RUMBEKWAN")
    assert [row["capacity"] for row in by_id] == ["penjabat"]


def test_organizers_stand_apart_from_attendees(examples: Graph) -> None:
    rows = ask(examples, "people-at-event", event='dialog publik "Gen Z Memilih"')
    edges = [row["edge"] for row in rows]
    assert edges == sorted(edges, reverse=True)
    assert {row["kind"] for row in rows if row["edge"] == "ORGANIZED_BY"} == {"Institution"}


def test_paths_never_lead_through_what_joins_strangers(examples: Graph) -> None:
    paths = [
        row["path"] for row in ask(examples, "shortest-paths", name="Sarlin Abdjul", other="Leonard Harahap")
    ]
    for path in paths:
        labels = {node.label for node in path.nodes[1:-1]}
        assert not labels & {"Topic", "Document", "Group", "Place", "Regulation"}
        for edge, start, end in zip(path.edges, path.nodes, path.nodes[1:], strict=False):
            assert {edge.start, edge.end} == {start.id, end.id}
    # these two spoke of the same topics and the same law, and never met
    assert ask(examples, "shortest-paths", name="Sarlin Abdjul", other="Wa Ode Sitti Nurhaya") == []


def test_pictures_are_small_enough_to_be_looked_at(examples: Graph) -> None:
    for query in QUERIES.values():
        if query.picture:
            rows = ask(examples, query.name, **query.examples)
            assert len({node.id for row in rows for node in row["path"].nodes}) <= 300


def test_offices_that_several_hold_together_are_those_of_the_table() -> None:
    text = QUERIES["contradictions"].text
    for reach, variable in (("alone", "alone"), ("begins", "begins")):
        listed = re.search(r"\[([^\]]+)\] AS " + variable, text)
        assert listed is not None
        forms = [fold_name(row["form"]) for row in read_table("shared_offices.tsv") if row["reach"] == reach]
        assert re.findall(r"'([^']+)'", listed[1]) == forms


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        (
            "offices-of-person",
            {},
            "the parameter name (a name, another name, or an id of Person), for example",
        ),
        (
            "offices-of-person",
            {"nama": "x"},
            "there is no parameter 'nama'; it takes name; did you mean name?",
        ),
        ("offices-of-person", {"name": ""}, "expected name (a name"),
        ("offices-of-person", {"name": 3}, "found 3"),
        ("outlets", {"x": "y"}, "it takes no parameters"),
        (
            "new-since",
            {"day": "kemarin"},
            "day must be a day, month or year (2024-09-17, 2024-09, 2024), found 'kemarin'",
        ),
        ("new-since", {"day": "2024-02-30"}, "found '2024-02-30'"),
        ("organizers", {"limit": "banyak"}, "limit must be a whole number from 1 on, found 'banyak'"),
        ("organizers", {"limit": True}, "found True"),
        ("organizers", {"limit": 0}, "found 0"),
    ],
)
def test_wrong_arguments_are_named_with_an_example(name: str, given: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError, match=re.escape(said)):
        check_arguments(find_query(name), given)


def test_what_may_be_left_out_has_a_default() -> None:
    assert check_arguments(find_query("organizers"), {"limit": "7"}) == {"limit": 7}
    assert check_arguments(find_query("organizers"), {}) == {"limit": 25}
    assert check_arguments(find_query("events-in-period"), {"since": "2024"}) == {
        "since": "2024",
        "until": "",
    }


def test_unknown_queries_get_suggestions() -> None:
    with pytest.raises(NotFoundError, match="did you mean offices-of-person"):
        find_query("office-of-person")
    with pytest.raises(NotFoundError, match="who-met-whom"):
        find_query("met")
    with pytest.raises(NotFoundError, match="`simpul query` lists them"):
        find_query("zzz")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("// ID: ", "// IN: ", r"x\.cypher: lines 1 to \d+ are not in the form"),
        ("// Gives: rows", "// Gives: all", "not in the form"),
        ("NAME OF Person", "NAME OF Orang", "there is no node kind 'Orang' \\(name\\)"),
    ],
)
def test_a_broken_head_is_named(old: str, new: str, said: str) -> None:
    with pytest.raises(LexiconError, match=said):
        parse_query("x", QUERIES["offices-of-person"].text.replace(old, new))
