"""Holds triples against gold annotations, article by article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from graph.errors import GraphFormatError, InputError
from graph.evaluation.case import Case
from graph.evaluation.families import score_article
from graph.evaluation.gold import read_gold
from graph.evaluation.predicted import Predicted, Record
from graph.evaluation.report import Report
from graph.stores.jsonl import generate_lines, parse_record
from graph.stores.networkx_store import Graph


def read_triples(lines: Iterable[str], source: str) -> list[Record]:
    """Read triples to score; less is asked of them than of a graph file, so that any extractor can be scored.

    Args:
        lines: Lines of the exchange format; an edge may have `document` instead of `documents`.
        source: What a message calls them.

    Returns:
        The nodes and relationships.

    Raises:
        GraphFormatError: A line is neither.
    """
    records: list[Record] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = parse_record(line)
        except GraphFormatError as error:
            raise GraphFormatError(f"{source}:{number}: {error}") from None
        if not _has_layout(record):
            raise GraphFormatError(
                f"{source}:{number}: expected a node or a relationship; see `simpul validate`"
            )
        records.append(record)
    return records


def _has_layout(record: Record) -> bool:
    if record.get("type") == "node":
        return isinstance(record.get("id"), str)
    ends = (record.get("start"), record.get("end"))
    has_ends = all(isinstance(end, dict) and isinstance(end.get("id"), str) for end in ends)
    return record.get("type") == "relationship" and "label" in record and has_ends


def score_graph(graph: Graph, annotations: Path, articles: Path, only: Sequence[str] = ()) -> Report:
    """Hold a graph against gold annotations; arguments and result as for `score`."""
    return score(map(parse_record, generate_lines(graph)), annotations, articles, only)


def score(records: Iterable[Record], annotations: Path, articles: Path, only: Sequence[str] = ()) -> Report:
    """Hold triples against gold annotations.

    Args:
        records: Nodes and relationships in the layout of the exchange format.
        annotations: Folder of gold files.
        articles: Folder of their texts.
        only: Beginnings of the ids of the articles to score; empty for all.

    Returns:
        Figures and misses.

    Raises:
        InputError: A gold file or its article cannot be read, or there is none.
    """
    nodes, edges = _by_document(records)
    cases = []
    for gold in read_gold(annotations, articles, only):
        case = Case(gold, Predicted(nodes, edges.get(gold.document, [])))
        score_article(case)
        cases.append(case)
    if not cases:
        begin = f" that begins with {' or '.join(only)}" if only else ""
        raise InputError(str(annotations), f"no gold file{begin}; expected files like ID.json")
    return Report(tuple(cases))


def _by_document(records: Iterable[Record]) -> tuple[dict[str, Record], dict[str, list[Record]]]:
    nodes: dict[str, Record] = {}
    edges: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record["type"] == "node":
            nodes[record["id"]] = record
            continue
        properties = record.get("properties") or {}
        for document in properties.get("documents") or [properties.get("document")]:
            edges[document].append(record)
    return nodes, edges
