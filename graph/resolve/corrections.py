"""Corrections of facts: what people say is not so, or is so otherwise.

They are applied to what each article says once it is clear who is who, and before the articles' facts become
one: so a rejected article takes its dates with it, and no correction changes who is one with whom.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from graph.model import Edge, Node, Value
from graph.resolve.rulings import Mention
from graph.schema import load_schema, name_of
from graph.triples import fold_name

End = Mention | str
"""One end of a fact: where it is named, or an id that is the same in every graph (a Topic's)."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A fact that is not so.

    Args:
        type: Type of the edge.
        start: What it starts at.
        end: What it ends at.
        capacity: Only the fact with this capacity, "" for that of a full holder; None for whatever it has.
        documents: Only what these articles say; empty for all.
    """

    type: str
    start: End
    end: End
    capacity: str | None = None
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Removal:
    """Something that is not there: an article's words were taken for a person, a body, an event.

    Args:
        node: Where it is named.
        documents: Only in these articles; empty for all.
    """

    node: Mention
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recapacity:
    """Another capacity in which an office is held; "" is that of a full holder.

    Args:
        person: Who holds it.
        role: The office.
        old: The capacity until now; None for whatever it is.
        new: The right one.
        documents: Only what these articles say; empty for all.
    """

    person: End
    role: End
    old: str | None
    new: str
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Renaming:
    """Another name for a node; the one that it had becomes one of its other names."""

    node: Mention
    name: str


Correction = Rejection | Removal | Recapacity | Renaming
Find = Callable[[End], str | None]
"""Gives the id that an end has in the resolved graph; None where it is not found."""


class Corrector:
    """Applies corrections, each to what the ones before it left.

    Args:
        corrections: Oldest first: the later ones win.
        find: Gives the id of an end in the resolved graph.
    """

    def __init__(self, corrections: Iterable[Correction], find: Find) -> None:
        self._missed: list[tuple[Correction, str]] = []
        self._facts: dict[tuple[str, str, str], list[Rejection | Recapacity]] = {}
        self._removed: dict[str, list[Removal]] = {}
        self._names: dict[str, Renaming] = {}
        self._given = list(corrections)
        self._used: set[Correction] = set()
        for correction in self._given:
            self._add(correction, find)

    def _add(self, correction: Correction, find: Find) -> None:
        ends = ends_of(correction)
        found = [find(end) for end in ends]
        lost = [end for end, id in zip(ends, found, strict=True) if id is None]
        if lost:
            self._missed.append((correction, f"there is no {describe_end(lost[0])} any more"))
            return
        ids = [id for id in found if id is not None]
        match correction:
            case Renaming():
                self._names[ids[0]] = correction
            case Removal():
                self._removed.setdefault(ids[0], []).append(correction)
            case Rejection():
                self._facts.setdefault((ids[0], correction.type, ids[1]), []).append(correction)
            case Recapacity():
                self._facts.setdefault((ids[0], "HOLDS", ids[1]), []).append(correction)

    def concerns(self, start: str, type: str, end: str) -> bool:
        """True where a correction is about such a fact, whatever its capacity, or about one of its ends."""
        return start in self._removed or end in self._removed or (start, type, end) in self._facts

    def correct_edge(self, edge: Edge) -> Edge | None:
        """Correct what one article says.

        Args:
            edge: An edge of the resolved graph, with that article as its only evidence.

        Returns:
            The edge as it is then; None where it is not so.
        """
        for removal in (*self._removed.get(edge.start, ()), *self._removed.get(edge.end, ())):
            if _concerns(removal.documents, edge):
                self._used.add(removal)
                return None
        for correction in self._facts.get((edge.start, edge.type, edge.end), ()):
            said = str(edge.properties.get("capacity", ""))
            wanted = correction.old if isinstance(correction, Recapacity) else correction.capacity
            if wanted not in (None, said) or not _concerns(correction.documents, edge):
                continue
            self._used.add(correction)
            if isinstance(correction, Rejection):
                return None
            edge = _with_capacity(edge, correction.new)
        return edge

    def correct_nodes(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> list[Node]:
        """Rename what is renamed, and leave out what no fact is left of.

        Args:
            nodes: Nodes of the resolved graph.
            edges: Its edges, corrected.

        Returns:
            The nodes that are left, in the same order. Articles always are.
        """
        if not self._given:
            return list(nodes)
        held = {id for edge in edges for id in (edge.start, edge.end)}
        left = [node for node in nodes if node.id in held or node.label == "Document"]
        return [self._rename(node) for node in left]

    def _rename(self, node: Node) -> Node:
        renaming = self._names.get(node.id)
        if renaming is None:
            return node
        self._used.add(renaming)
        return _renamed(node, renaming.name)

    def unheeded(self) -> list[tuple[Correction, str]]:
        """Every correction that changed nothing, with the reason; to be asked for when all is corrected."""
        lost = {correction for correction, _ in self._missed}
        overwritten = {item for item in self._given if isinstance(item, Renaming)} - {*self._names.values()}
        idle = (item for item in self._given if item not in self._used | lost | overwritten)
        return [*self._missed, *((item, "no article says so") for item in idle)]


def ends_of(correction: Correction) -> tuple[End, ...]:
    """The things that a correction names."""
    match correction:
        case Rejection():
            return correction.start, correction.end
        case Recapacity():
            return correction.person, correction.role
        case Removal() | Renaming():
            return (correction.node,)


def describe_end(end: End) -> str:
    """Say where a thing is named: "Person at 25-41 of a-1"."""
    return end if isinstance(end, str) else f"{end.label} at {end.start}-{end.end} of {end.document}"


def _concerns(documents: Sequence[str], edge: Edge) -> bool:
    said = edge.properties["documents"]
    return not documents or (isinstance(said, list) and said[0] in documents)


def _with_capacity(edge: Edge, capacity: str) -> Edge:
    properties = {name: value for name, value in edge.properties.items() if name != "capacity"}
    return Edge(edge.start, edge.type, edge.end, properties | ({"capacity": capacity} if capacity else {}))


def _renamed(node: Node, name: str) -> Node:
    kind = load_schema().nodes[node.label]
    changed: dict[str, Value] = {**node.properties, kind.name_property: name}
    if "norm_name" in kind.properties:
        changed["norm_name"] = fold_name(name)
    if "aliases" in kind.properties:
        known = node.properties.get("aliases")
        others = {str(alias) for alias in (known if isinstance(known, list) else ())}
        changed["aliases"] = sorted((others | {name_of(node)}) - {name})
    return Node(node.id, node.label, changed)
