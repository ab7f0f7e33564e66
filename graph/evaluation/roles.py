"""Counts persons, institutions, and who holds which office where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.evaluation.case import Case
from graph.evaluation.names import likeness, pair_up, same
from graph.evaluation.outcome import Side, compare
from graph.evaluation.predicted import Predicted, Record, is_stated


@dataclass(frozen=True, slots=True)
class _Office:
    """An office that was found, with one holder or none."""

    role: str
    institution: str | None
    held: Record | None = None

    @property
    def holder(self) -> str | None:
        """The id of who holds it."""
        return self.held["start"]["id"] if self.held else None

    @property
    def capacity(self) -> str | None:
        """In which capacity."""
        return (self.held.get("properties") or {}).get("capacity") if self.held else None

    @property
    def stated(self) -> bool:
        """True where one sentence names holder and office."""
        return self.held is not None and is_stated(self.held)


def _own_names(entity: Mapping[str, Any]) -> list[str]:
    return [entity["name"], *entity.get("aliases", [])]


def _pair_entities(case: Case, gold: list[Any], found: list[str], strict: bool) -> list[tuple[int, int]]:
    return pair_up(
        gold, found, lambda entity, id: likeness(_own_names(entity), case.found.names(id), strict=strict)
    )


def _count_entities(case: Case, kind: str, found: list[str], strict: bool) -> None:
    gold = case.gold.rows(kind)
    pairs = _pair_entities(case, gold, found, strict)
    case.add(kind, len(pairs), len(gold), len(found))
    expected = [Side((entity["name"],), (tuple(_own_names(entity)),)) for entity in gold]
    case.outcomes.extend(compare(kind, pairs, pairs, expected, [_called(case, id) for id in found]))


def _called(case: Case, id: str) -> Side:
    """Something that was found, by its names."""
    return Side((case.shown(id),), (tuple(case.found.called(id)),))


def score_persons(case: Case) -> None:
    """Count the persons that are named."""
    _count_entities(case, "persons", case.found.of_kind("Person"), strict=False)


def score_institutions(case: Case) -> None:
    """A body that is known only through an office is neither right nor wrong."""
    found = case.found.of_kind("Institution")
    right = {j for _, j in _pair_entities(case, case.gold.rows("institutions"), found, strict=True)}
    of_roles = [
        case.gold.names(role["institution"]) for role in case.gold.rows("roles") if role.get("institution")
    ]
    kept = [
        id
        for j, id in enumerate(found)
        if j in right or not any(same(names, case.found.names(id)) for names in of_roles)
    ]
    _count_entities(case, "institutions", kept, strict=True)


def _offices(found: Predicted) -> list[_Office]:
    """Every office that was found, once for each holder."""
    offices = []
    for role in found.of_kind("Role"):
        institution = found.institution_of(role)
        held = found.holders(role)
        offices += [_Office(role, institution, edge) for edge in held] or [_Office(role, institution)]
    return offices


def _same_capacity(row: Mapping[str, Any], office: _Office) -> bool:
    return (row.get("capacity") or None) == (office.capacity or None)


def _role_score(case: Case, row: Mapping[str, Any], office: _Office) -> float:
    """0 for another office, 0.5 for one elsewhere, 0.9 for another capacity, 1 when all is right."""
    gold, found = case.gold, case.found
    if (row["person"] is None) != (office.holder is None):
        return 0.0
    if office.holder and not same(gold.names(row["person"]), found.names(office.holder)):
        return 0.0
    if not same([row["title"], *row.get("aliases", [])], found.titles(office.role), strict=True):
        return 0.0
    if row.get("institution"):
        names = found.names(office.institution) if office.institution else []
        if not same(gold.names(row["institution"]), names, strict=True):
            return 0.5
    return 1.0 if not office.holder or _same_capacity(row, office) else 0.9


def score_roles(case: Case) -> None:
    """Count offices with their holders, capacities and bodies."""
    gold, found = case.gold.rows("roles"), _offices(case.found)
    pairs = pair_up(gold, found, lambda row, office: _role_score(case, row, office))
    placed = [(i, j) for i, j in pairs if _role_score(case, gold[i], found[j]) >= 0.9]
    held = [(i, j) for i, j in placed if gold[i]["person"]]
    right = [(i, j) for i, j in placed if not gold[i]["person"] or _same_capacity(gold[i], found[j])]
    case.add("roles", len(right), len(gold), len(found))
    case.add("stated", sum(found[j].stated for _, j in right), 0, sum(office.stated for office in found))
    case.add("roles_without_institution", len(pairs), len(gold), len(found))
    case.add("capacity", sum(_same_capacity(gold[i], found[j]) for i, j in held), len(held), len(held))
    expected = [_role_side(case, row) for row in gold]
    case.outcomes.extend(compare("roles", pairs, right, expected, [_office_side(case, one) for one in found]))


def _role_side(case: Case, row: Mapping[str, Any]) -> Side:
    """A row of the gold: who, in which capacity, which office, where."""
    parts = [(row["title"], *row.get("aliases", []))]
    parts += [tuple(case.gold.names(row[key])) for key in ("person", "institution") if row.get(key)]
    shown = (row["person"], row.get("capacity"), row["title"], row.get("institution"))
    return Side(tuple(word or "" for word in shown), tuple(parts))


def _office_side(case: Case, office: _Office) -> Side:
    """The same of an office that was found."""
    shown = (
        case.shown(office.holder),
        office.capacity or "",
        case.shown(office.role),
        case.shown(office.institution),
    )
    parts = [case.found.titles(office.role)]
    parts += [case.found.names(id) for id in (office.holder, office.institution) if id]
    at = [edge for edge in case.found.by_type["AT"] if edge["start"]["id"] == office.role]
    edges = tuple(edge for edge in (office.held, *at) if edge)
    return Side(shown, tuple(map(tuple, parts)), edges)
