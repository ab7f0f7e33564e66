"""What Neo4j's own analyser says of every Cypher file that is shipped."""

from __future__ import annotations

import os

import pytest
from cypher_lint import CannotLintError, lint

from graph.analysis.library import load_queries
from graph.stores.neo4j import schema_statements


def found_in(text: str, **parameters: object) -> list[str]:
    try:
        return lint({"text": (text, parameters)})["text"]
    except CannotLintError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))


def test_the_analyser_finds_faults() -> None:
    assert found_in("MATCH (p:Person) RETURN p.name") == []
    assert "Orang" in found_in("MATCH (p:Orang) RETURN p.name")[0]
    assert "HOLD " in found_in("MATCH (:Person)-[:HOLD]->() RETURN 1")[0]
    assert found_in("MATCH (p:Person) RETRN p")[0].startswith("line 1: ")
    assert found_in("MATCH (p:Person)\nRETURN q")[0].startswith("line 2: Variable `q` not defined")
    assert "$nama" in found_in("RETURN $nama")[0]


def test_no_query_has_a_fault() -> None:
    found_in("RETURN 1")  # skips where there is no analyser
    texts = {
        name: (query.within("all"), query.examples | {"collection": "all"})
        for name, query in load_queries().items()
    }
    assert {name: faults for name, faults in lint(texts).items() if faults} == {}


def test_no_statement_of_the_schema_has_a_fault() -> None:
    found_in("RETURN 1")
    statements: dict[str, tuple[str, dict[str, object]]] = {text: (text, {}) for text in schema_statements()}
    assert {text: faults for text, faults in lint(statements).items() if faults} == {}
