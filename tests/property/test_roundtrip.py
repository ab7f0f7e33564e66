"""Whatever an article says, its graph holds together, is written and read back whole, and validates."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import (
    Document,
    Event,
    Evidence,
    Extraction,
    Group,
    Institution,
    Participation,
    Person,
    Place,
    Regulation,
    Role,
    Span,
    Statement,
    Tenure,
)
from graph.resolve import resolve
from graph.stores import Graph, generate_lines, parse_lines, read_graph, write_graph
from graph.stores.validate import validate
from graph.triples import to_triples

NAMES = st.sampled_from(
    ["Budi Santoso", "Budi", "Ma'ruf Amin", "maruf amin", "Kota A", "…", "习近平", "A|B\n\u2028"]
)
DATES = st.sampled_from([None, "2024-10-29", "2024-10", "kemarin"])
KEYS = [
    f"{kind}:{number}" for kind in ("person", "role", "institution", "place", "group") for number in (0, 1)
]
ANY = st.sampled_from([*KEYS, "event:0", "statement:0", "regulation:0", "nothing:7"])


def spans(body: str) -> st.SearchStrategy[Span]:
    return st.integers(0, len(body) - 1).flatmap(
        lambda start: st.integers(start + 1, len(body)).map(lambda end: Span(start, end))
    )


@st.composite
def extractions(draw: st.DrawFn, id: str) -> Extraction:
    """An extraction whose spans lie in its body, but which is otherwise as odd as types allow."""
    body = draw(st.text(min_size=1, max_size=60))
    cut = draw(st.integers(1, len(body)))
    sentences = tuple(span for span in (Span(0, cut), Span(cut, len(body))) if span.start < span.end)
    span, mentions = spans(body), st.lists(spans(body), max_size=3).map(tuple)
    evidence = st.builds(
        Evidence,
        st.sampled_from(sentences),
        st.lists(span, max_size=3).map(tuple),
        st.sampled_from(["stated", "inferred"]),
    )

    def some(kind: str, build: Any, *fields: st.SearchStrategy[Any]) -> tuple[Any, ...]:
        return tuple(
            build(f"{kind}:{number}", *(draw(field) for field in fields))
            for number in range(draw(st.integers(0, 2)))
        )

    def facts(build: Any, *fields: st.SearchStrategy[Any]) -> tuple[Any, ...]:
        return tuple(draw(st.lists(st.builds(build, *fields), max_size=2)))

    names, none_or_any = st.lists(NAMES, max_size=2).map(tuple), st.none() | ANY
    levels = st.sampled_from(["kota", "provinsi", "tempat"])
    codes = st.sampled_from([None, "32", "32.72", "53"])
    roles_in = st.lists(st.sampled_from(["speaker", "host"]), max_size=2).map(tuple)
    parts = st.lists(st.builds(Participation, ANY, roles_in, evidence), max_size=2).map(tuple)
    topics = st.lists(st.sampled_from(["umkm", "pilkada", "sendiri"]), max_size=2, unique=True).map(tuple)
    capacity = st.sampled_from([None, "penjabat", "mantan"])
    mode = st.sampled_from(["direct", "indirect"])
    return Extraction(
        Document(id, body, date=draw(DATES), title=draw(st.none() | NAMES)),
        sentences,
        some("person", Person, NAMES, names, mentions),
        some(
            "institution",
            Institution,
            NAMES,
            names,
            st.just("badan"),
            st.none() | NAMES,
            none_or_any,
            none_or_any,
            mentions,
        ),
        some("place", Place, NAMES, levels, codes, mentions),
        some("group", Group, NAMES, st.booleans(), mentions),
        some("role", Role, NAMES, names, none_or_any, st.booleans(), mentions, evidence),
        facts(Tenure, ANY, ANY, capacity, DATES, DATES, evidence),
        some(
            "event",
            Event,
            NAMES,
            st.just("rapat"),
            DATES,
            DATES,
            st.booleans(),
            none_or_any,
            st.none() | evidence,
            parts,
            parts,
            mentions,
            topics,
        ),
        some(
            "statement",
            Statement,
            ANY,
            mode,
            span,
            NAMES,
            topics,
            none_or_any,
            st.lists(ANY, max_size=2).map(tuple),
            evidence,
        ),
        some("regulation", Regulation, NAMES, mentions),
    )


BATCHES = st.tuples(*(extractions(id) for id in ("a", "b", "c")))


def graph_of(batch: tuple[Extraction, ...]) -> Graph:
    resolved = resolve(map(to_triples, batch))
    return Graph(
        resolved.nodes, resolved.edges, documents={item.document.id: item.document for item in batch}
    )


@settings(max_examples=60, deadline=None)
@given(BATCHES)
def test_a_graph_is_written_read_back_and_valid(batch: tuple[Extraction, ...]) -> None:
    graph = graph_of(batch)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.jsonl"
        write_graph(graph, file)
        assert read_graph(file) == graph
        assert validate(file) == []


@settings(max_examples=60, deadline=None)
@given(BATCHES, st.permutations(range(3)))
def test_the_order_of_articles_changes_nothing(batch: tuple[Extraction, ...], order: list[int]) -> None:
    shuffled = tuple(batch[index] for index in order)
    assert list(generate_lines(graph_of(shuffled))) == list(generate_lines(graph_of(batch)))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.text() | st.sampled_from(['{"type":"node"}', "{}", "[]"]), max_size=3)
    | st.binary(max_size=200)
)
def test_no_file_makes_the_check_fall(content: list[str] | bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.jsonl"
        file.write_bytes(content if isinstance(content, bytes) else "\n".join(content).encode())
        assert all(fault.line >= 0 and fault.message for fault in validate(file))


@settings(max_examples=60, deadline=None)
@given(BATCHES)
def test_lines_alone_carry_the_graph(batch: tuple[Extraction, ...]) -> None:
    graph = graph_of(batch)
    lines = list(generate_lines(graph))
    assert all("\n" not in line for line in lines)
    back = parse_lines(lines, documents=graph.documents)
    assert back == graph
