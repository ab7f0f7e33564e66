"""Holds a decision against the schema."""

from __future__ import annotations

from collections.abc import Iterator

from graph.decisions.model import VERDICTS, Decision
from graph.model import DEFINITIVE
from graph.schema import load_schema, show

_UNNAMED = ("Document", "Statement", "Topic")  # a quotation or an article that is renamed would be falsified
_UNCORRECTED = "MENTIONED_IN"  # what the words say; whatever is decided is found by it


def find_faults(decision: Decision) -> Iterator[str]:
    """Hold a decision against the schema.

    Args:
        decision: Any decision whose parts are there.

    Yields:
        What is wrong with it, one sentence a fault.
    """
    labels = {quote.label for quote in decision.quotes}
    yield from (f"{label!r} is no kind of the schema" for label in sorted(labels - set(load_schema().nodes)))
    if decision.act in VERDICTS and (len(labels) > 1 or labels & {"Document", "Topic"}):
        yield f"{' and '.join(sorted(labels))} cannot be one; a verdict is on two of one kind"
    if decision.act == "rename":
        yield from _rename_faults(decision)
    if decision.act == "capacity" or (decision.type and decision.other):
        yield from _fact_faults(decision)
    if decision.act == "reject" and bool(decision.other) != bool(decision.type):
        yield 'a rejected fact has "other" and "type"; a rejected thing has neither'
    if decision.act == "reject" and not decision.other and labels & {"Document", "Topic"}:
        yield "an article or a topic cannot be rejected; reject what is said of it"
    if decision.act == "undo" and not decision.of:
        yield '"of" is empty; expected the id of a decision'
    yield from _capacity_faults(decision)


def _rename_faults(decision: Decision) -> Iterator[str]:
    if decision.one[0].label in _UNNAMED:
        yield f"a {decision.one[0].label} cannot be renamed: its name is what somebody wrote or said"
    if not decision.after.strip():
        yield '"to" is empty; expected the new name'


def _fact_faults(decision: Decision) -> Iterator[str]:
    name = "HOLDS" if decision.act == "capacity" else decision.type
    edge_type = load_schema().edges.get(name)
    if edge_type is None or name == _UNCORRECTED:
        types = (known for known in load_schema().edges if known != _UNCORRECTED)
        yield f"{show(name)} is no type of a fact; expected one of {', '.join(types)}"
        return
    for quotes, allowed in ((decision.one, edge_type.from_), (decision.other, edge_type.to)):
        if quotes[0].label not in allowed:
            yield f"{name} cannot have a {quotes[0].label} there; expected {' or '.join(allowed)}"


def _capacity_faults(decision: Decision) -> Iterator[str]:
    known = (DEFINITIVE, *load_schema().edges["HOLDS"].properties["capacity"].values)
    given = [decision.capacity]
    given += [decision.before, decision.after] if decision.act == "capacity" else []
    for capacity in given:
        if capacity and capacity not in known:
            yield f"{show(capacity)} is no capacity; expected one of {', '.join(known)}"
    if decision.act == "capacity" and not decision.after:
        yield '"to" is empty; expected the new capacity'
    if decision.capacity and decision.type != "HOLDS":
        yield '"capacity" belongs to HOLDS'
