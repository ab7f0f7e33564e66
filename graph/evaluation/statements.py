"""Counts statements with their speakers, modes and topics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.evaluation.case import Case
from graph.evaluation.gold import find_span
from graph.evaluation.names import pair_up, same, word_f1, words
from graph.evaluation.outcome import Outcome, Side, compare
from graph.evaluation.predicted import Record, is_stated

_LEAST_SPAN = 0.6  # F1 of the words of two spans that are one statement
_LEAST_SPEAKER = 0.7


def score_statements(case: Case) -> None:
    """Count statements with their speakers, modes and topics."""
    gold, found = case.gold.rows("statements"), case.found.of_kind("Statement")
    spans = [words(find_span(statement["text"], case.gold.text)) for statement in gold]
    spoken = [words(case.found.property(id, "text") or "") for id in found]
    said = {edge["start"]["id"]: edge for edge in case.found.by_type["SAID_BY"]}

    def is_speaker(i: int, j: int) -> bool:
        if found[j] not in said:
            return False
        name = gold[i]["speaker"]
        names, strict = case.gold.names(name), not case.gold.is_person(name)
        agents = case.found.agents(said[found[j]]["end"]["id"])
        return any(same(names, case.found.called(id), _LEAST_SPEAKER, strict) for id in agents)

    def agreement(i: int, j: int) -> float:
        overlap = word_f1(spans[i], spoken[j])
        return overlap + is_speaker(i, j) if overlap >= _LEAST_SPAN else 0.0

    pairs = pair_up(range(len(gold)), range(len(found)), agreement)
    right = [(i, j) for i, j in pairs if is_speaker(i, j)]
    stated = {id: is_stated(edge) for id, edge in said.items()}
    case.add("statement_span", len(pairs), len(gold), len(found))
    case.add("said_by", len(right), len(gold), len(found))
    case.add("stated", sum(stated[found[j]] for _, j in right), 0, sum(stated.get(id, False) for id in found))
    _count_modes(case, gold, found, right)
    _count_topics(case, gold, found, pairs)
    expected = [_statement_side(row["speaker"], row["text"]) for row in gold]
    shown = [
        _statement_side(
            case.shown(said[id]["end"]["id"]) if id in said else "",
            str(case.found.property(id, "text") or ""),
            *([said[id]] if id in said else []),
        )
        for id in found
    ]
    case.outcomes.extend(compare("said_by", pairs, right, expected, shown))


def _statement_side(speaker: str, text: str, *edges: Record) -> Side:
    """Who said what; the text is looked for as a whole."""
    return Side((speaker, text), ((text,),), edges)


def _count_modes(case: Case, gold: list[Any], found: list[str], right: Sequence[tuple[int, int]]) -> None:
    for mode in ("direct", "indirect"):
        of_mode = {i for i, statement in enumerate(gold) if statement["mode"] == mode}
        modes = sum(case.found.property(id, "mode") == mode for id in found)
        case.add(f"said_by_{mode}", sum(i in of_mode for i, _ in right), len(of_mode), modes)


def _count_topics(case: Case, gold: list[Any], found: list[str], pairs: Sequence[tuple[int, int]]) -> None:
    about: dict[str, set[str]] = defaultdict(set)
    for edge in case.found.by_type["ABOUT"]:
        start, end = edge["start"]["id"], edge["end"]["id"]
        if case.found.label(start) == "Statement" and case.found.label(end) == "Topic":
            about[start].add(case.found.property(end, "key") or end.split("/")[-1].split(":")[-1])
    right = sum(len(set(gold[i]["about"]) & about[found[j]]) for i, j in pairs)
    case.add(
        "about_topic",
        right,
        sum(len(statement["about"]) for statement in gold),
        sum(len(about[id]) for id in found),
    )
    for i, j in pairs:
        case.outcomes.extend(_topic_outcomes(gold[i], about[found[j]]))


def _topic_outcomes(statement: Mapping[str, Any], found: set[str]) -> Iterator[Outcome]:
    """What came of the topics of a statement that was found."""
    text = statement["text"]
    for topic in sorted({*statement["about"], *found}):
        side = Side((topic, text), ((text,),))
        gold, pred = side if topic in statement["about"] else None, side if topic in found else None
        yield Outcome(
            "about_topic", "right" if gold and pred else "missed" if gold else "spurious", gold, pred
        )
