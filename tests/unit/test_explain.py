"""Why two are one, or two."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from decided import APART, DIFFERENT, SAME, official
from folder import here, ids, last, made, ok, refused
from samples import Article

from graph.analysis.explanations import Explainer
from graph.corpus import Corpus
from graph.decisions import Decision, make_plan
from graph.resolve import Resolved
from graph.stores import open_store

__all__ = ["here", "made"]  # fixtures


def explainer(articles: list[Article], *decisions: Decision) -> tuple[Explainer, Resolved]:
    corpus = Corpus(decisions)
    for article in articles:
        corpus.add(article.extraction())
    plan = make_plan(decisions, corpus.parts(), corpus.documents)
    resolved = corpus.resolve()
    return Explainer(resolved, corpus.parts(), plan.decisions), resolved


def person_ids(articles: list[Article]) -> list[str]:
    found = []
    for article in articles:
        corpus = Corpus()
        corpus.add(article.extraction())
        found.append(str(corpus.to_graph().nodes("Person")[0]["id"]))
    return found


def test_a_chain_leads_from_mention_to_mention() -> None:
    articles: list[Article] = [
        official(id, "Budi Santoso", "Kota A", f"2024-01-0{number}") for number, id in enumerate("abc", 1)
    ]
    a, b, c = person_ids(articles)
    found, _ = explainer(articles)
    told = found.explain(b, c)
    assert told.one == told.other == a
    ends = [{step.one, step.other} for step in told.chain]
    assert b in ends[0] and c in ends[-1]
    assert all(one & other for one, other in pairwise(ends))
    assert all(step.evidence and 0 < step.score <= 1 and step.decision is None for step in told.chain)
    assert len(found.steps_from(b)) == 2
    assert found.explain(a, a).chain == ()


def test_a_decision_is_named_where_it_joined() -> None:
    articles: list[Article] = list(APART)
    a, b = person_ids(articles)
    found, _ = explainer(articles, SAME)
    (step,) = found.explain(a, b).chain
    assert step.decision == SAME


def test_what_keeps_two_apart_is_told() -> None:
    articles: list[Article] = list(APART)
    a, b = person_ids(articles)
    told = explainer(articles, DIFFERENT)[0].explain(b, a)
    assert (told.one, told.other, told.decisions, told.articles, told.chain) == (b, a, (DIFFERENT,), (), ())
    plain = explainer(articles)[0].explain(a, b)
    assert plain.decisions == ()


def test_a_doubt_is_told_with_its_evidence() -> None:
    articles: list[Article] = [
        official("a", "Budi Santoso", "Kota A"),
        official("b", "Budi Santoso", "Kota B"),
    ]
    found, resolved = explainer(articles)
    for doubt in resolved.unsure:
        assert found.explain(doubt.other, doubt.one).doubt == doubt


def test_one_article_that_names_both_is_told() -> None:
    together = Article("Budi Santoso bertemu Sari Wulandari.", "c")
    together.person("Budi Santoso")
    together.person("Sari Wulandari")
    corpus = Corpus()
    corpus.add(together.extraction())
    one, other = (str(row["id"]) for row in corpus.to_graph().nodes("Person"))
    assert Explainer(corpus.resolve(), corpus.parts()).explain(one, other).articles == ("c",)


def test_explain_tells_the_joins_of_a_node(here: Path) -> None:
    camat, mayor = ids("Budi Santoso")
    lines = ok("explain", mayor).splitlines()
    assert lines[0] == f"One Person: Budi Santoso  {mayor}"
    assert f"  {mayor}  Budi Santoso  (b)" in lines
    (grounds,) = (line for line in lines if line.startswith("  = "))
    assert float(grounds[4:8]) > 0.5
    assert ok("explain", camat).splitlines()[1] == "No other article names it: nothing was joined."
    record = json.loads(ok("explain", mayor, "--json"))
    assert (record["one"], len(record["joins"])) == (mayor, 1)


def test_explain_tells_why_two_are_one_or_two(here: Path) -> None:
    camat, mayor = ids("Budi Santoso")
    (own,) = (old for old, new in open_store("output").redirects.items() if new == mayor)
    assert f"  {own}  Budi Santoso  (d)" in ok("explain", mayor, own).splitlines()
    assert "They are two:\n  - " in ok("explain", camat, mayor)
    ok("different", camat, mayor, "--why", "dua orang", "--who", "riset")
    said = ok("explain", camat, mayor)
    assert f"  - decision {last()}, different, riset, " in said
    assert said.endswith(": dua orang\n")
    assert json.loads(ok("explain", camat, mayor, "--json"))["decisions"] == [last()]
    ok("same", camat, mayor)
    said = ok("explain", camat, mayor)
    assert f"  = decided: decision {last()}, same, " in said
    assert "Camat Coblong Budi Santoso membuka rapat" in said


def test_explain_refuses_what_is_not_there(here: Path) -> None:
    assert "no node 'Nobody'" in refused("explain", "Nobody")
    assert "2 nodes may be meant" in refused("explain", "Budi Santoso")
    assert "hilang" in refused("explain", "Budi", "-o", "hilang")


@pytest.mark.parametrize("limit", [0, 1])
def test_long_explanations_are_cut(here: Path, limit: int) -> None:
    said = ok("explain", "Kota Bandung", "--limit", str(limit))
    assert ("more; --limit 0 shows all" in said) == (limit == 1)
