"""Counts events, their days, who was at them, who held them and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from graph.evaluation.case import Case
from graph.evaluation.names import likeness, pair_up, word_f1, words
from graph.evaluation.outcome import Side, compare
from graph.evaluation.predicted import Record, is_stated

_LEAST_AGENT = 0.66
_LEAST_PLACE = 0.5
_LEAST_EVENT = 0.5
_SLOTS: tuple[tuple[str, str, Callable[[Any], list[str]], float], ...] = (
    ("attended_by", "ATTENDED_BY", lambda event: event.get("attendees", []), _LEAST_AGENT),
    ("organized_by", "ORGANIZED_BY", lambda event: event.get("organizers", []), _LEAST_AGENT),
    ("held_at", "HELD_AT", lambda event: [event["place"]] if event.get("place") else [], _LEAST_PLACE),
)


def _event_score(case: Case, event: Mapping[str, Any], id: str) -> float:
    found = case.found
    value = word_f1(words(event["name"]), words(found.property(id, "name") or ""))
    same_day = bool(event.get("date")) and event["date"] == found.property(id, "date")
    value += 0.5 * same_day + 0.3 * (event.get("kind") == found.property(id, "kind"))
    return value if value >= _LEAST_EVENT else 0.0


def score_events(case: Case) -> None:
    """Count events, the main one, days, and for each who was there, who held it and where."""
    gold, found = case.gold.rows("events"), case.found.of_kind("Event")
    pairs = pair_up(gold, found, lambda event, id: _event_score(case, event, id))
    case.add("events", len(pairs), len(gold), len(found))
    mains = [i for i, event in enumerate(gold) if event.get("main")]
    case.add("main_event", sum(i in mains for i, _ in pairs), len(mains), len(mains))
    dated = sum(bool(event.get("date")) for event in gold)
    dates = [case.found.property(id, "date") for id in found]
    right = sum(bool(gold[i].get("date")) and gold[i]["date"] == dates[j] for i, j in pairs)
    case.add("event_date", right, dated, sum(map(bool, dates)))
    same_day = [(i, j) for i, j in pairs if (gold[i].get("date") or None) == dates[j]]
    case.outcomes.extend(compare("events", pairs, same_day, *_event_sides(case, gold, found)))
    for kind, type, of_event, least in _SLOTS:
        _score_slot(case, kind, type, of_event, least, dict(pairs))


def _event_sides(case: Case, gold: list[Any], found: list[str]) -> tuple[list[Side], list[Side]]:
    """Events of the gold and those that were found: name, kind and day."""
    expected = [
        Side((event["name"], event.get("kind") or "", event.get("date") or ""), ((event["name"],),))
        for event in gold
    ]
    keys = ("name", "kind", "date")
    shown = [tuple(str(case.found.property(id, key) or "") for key in keys) for id in found]
    return expected, [Side(words, (words[:1],)) for words in shown]


def _score_slot(
    case: Case,
    kind: str,
    type: str,
    of_event: Callable[[Any], list[str]],
    least: float,
    found_event: Mapping[int, int],
) -> None:
    """Count one kind of tie between events and what was at them; `found_event`: found by gold ones."""
    events = case.found.of_kind("Event")
    rows = case.gold.rows("events")
    gold = [(i, name) for i, event in enumerate(rows) for name in of_event(event)]
    ties = {
        (events.index(edge["start"]["id"]), edge["end"]["id"]): edge
        for edge in case.found.by_type[type]
        if edge["start"]["id"] in events
    }
    found = sorted(ties)

    def agreement(expected: tuple[int, str], tie: tuple[int, str]) -> float:
        if found_event.get(expected[0]) != tie[0]:
            return 0.0
        strict = type != "HELD_AT" and not case.gold.is_person(expected[1])
        names = case.gold.names(expected[1])
        return max(likeness(names, case.found.called(id), least, strict) for id in case.found.agents(tie[1]))

    pairs = pair_up(gold, found, agreement)
    case.add(kind, len(pairs), len(gold), len(found))
    if kind == "attended_by":
        stated = {tie: is_stated(edge) for tie, edge in ties.items()}
        case.add("stated", sum(stated[found[j]] for _, j in pairs), 0, sum(stated.values()))
    expected = [_slot_side(name, case.gold.names(name), rows[i]["name"]) for i, name in gold]
    shown = [
        _slot_side(case.shown(id), case.found.called(id), case.shown(events[i]), ties[i, id])
        for i, id in found
    ]
    case.outcomes.extend(compare(kind, pairs, pairs, expected, shown))


def _slot_side(name: str, names: Iterable[str], event: str, *edges: Record) -> Side:
    """Who was at an event, or where it was."""
    return Side((name, event), (tuple(names), (event,)), edges)
