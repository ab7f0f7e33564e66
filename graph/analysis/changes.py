"""What changed from one graph to a later one, followed through merges and partings by the redirects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from graph.analysis.facts import Fact, to_fact
from graph.analysis.tracks import Merged, Parted, Renamed, Tracks, documents_of
from graph.model import Document, Edge, Node
from graph.schema import edge_key, name_of
from graph.stores.networkx_store import Graph
from graph.triples import fold_name


@dataclass(frozen=True, slots=True)
class NewCapacity:
    """A person who held an office before holds it in another capacity; "" is that of a full holder.

    Args:
        fact: The edge that says so now.
        before: The capacities until now, sorted.
        gone: Those that no article states any more, sorted.
    """

    fact: Fact
    before: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed, every list in a fixed order.

    Args:
        articles: Ids of new articles.
        withdrawn_articles: Ids of articles that are gone.
        changed_articles: Ids of articles whose text is another.
        holders: New HOLDS edges of persons who did not hold that office before in any capacity.
        capacities: Other capacities in an office that was held before.
        statements: SAID_BY edges of new statements.
        events: New events.
        persons: New persons.
        institutions: New bodies.
        merged: Nodes that became one.
        parted: Nodes that became several.
        renamed: Nodes with another name.
        facts: Every new fact, those above among them; where something is named is none.
        withdrawn_facts: Facts of the old graph that no article of the new one states.
        confirmed: How many facts have more articles than before.
    """

    articles: tuple[str, ...] = ()
    withdrawn_articles: tuple[str, ...] = ()
    changed_articles: tuple[str, ...] = ()
    holders: tuple[Fact, ...] = ()
    capacities: tuple[NewCapacity, ...] = ()
    statements: tuple[Fact, ...] = ()
    events: tuple[Node, ...] = ()
    persons: tuple[Node, ...] = ()
    institutions: tuple[Node, ...] = ()
    merged: tuple[Merged, ...] = ()
    parted: tuple[Parted, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    facts: tuple[Fact, ...] = ()
    withdrawn_facts: tuple[Fact, ...] = ()
    confirmed: int = 0

    def __bool__(self) -> bool:
        """True when anything changed."""
        return self != Changes()


def diff(old: Graph, new: Graph) -> Changes:
    """Say what changed from one graph to a later one of the same articles and more, or fewer.

    Args:
        old: The earlier graph, with its redirects.
        new: The later one, with its redirects.

    Returns:
        The changes. A node is the same where one of its articles' own ids leads to it, else where one article
        names it alike.

    Example:
        >>> from graph import build, Document
        >>> text = "{} Wali Kota Sukabumi Kusmana Hartadji membuka rapat dengan para camat dan lurah."
        >>> first = Document("a-1", text.format("Penjabat"), date="2024-10-29")
        >>> second = Document("a-2", text.format(""), date="2025-03-01")
        >>> changes = diff(build(first), build([first, second]))
        >>> changes.articles, [item.before for item in changes.capacities]
        (('a-2',), [('penjabat',)])
    """
    tracks = Tracks(old, new)
    before, after = _facts_by_key(old), _facts_by_key(new)
    kept = {key: tracks.keys_of(edge) & after.keys() for key, edge in before.items()}
    known = set().union(*kept.values())
    added = [to_fact(new, edge) for key, edge in after.items() if key not in known]
    new_nodes = [node for node in new.iter_nodes() if not tracks.origins[node.id]]
    new_ids = {node.id for node in new_nodes}
    held = _capacities(old, tracks)
    read_before, read_now = _articles(old), _articles(new)
    return Changes(
        articles=tuple(sorted(read_now - read_before)),
        withdrawn_articles=tuple(sorted(read_before - read_now)),
        changed_articles=tuple(_changed_articles(old, new)),
        holders=_by_day(fact for fact in _of_type(added, "HOLDS") if _tenure(fact.edge) not in held),
        capacities=tuple(_new_capacities(added, held, new)),
        statements=_by_day(fact for fact in _of_type(added, "SAID_BY") if fact.edge.start in new_ids),
        events=tuple(sorted(_of_kind(new_nodes, "Event"), key=_event_order)),
        persons=tuple(sorted(_of_kind(new_nodes, "Person"), key=_name_order)),
        institutions=tuple(sorted(_of_kind(new_nodes, "Institution"), key=_name_order)),
        merged=tuple(tracks.merged()),
        parted=tuple(tracks.parted()),
        renamed=tuple(tracks.renamed()),
        facts=tuple(added),
        withdrawn_facts=tuple(to_fact(old, before[key]) for key, found in kept.items() if not found),
        confirmed=sum(
            any(len(documents_of(after[key])) > len(documents_of(before[old_key])) for key in found)
            for old_key, found in kept.items()
        ),
    )


def _facts_by_key(graph: Graph) -> dict[tuple[str, ...], Edge]:
    return {edge_key(edge): edge for edge in graph.iter_edges() if edge.type != "MENTIONED_IN"}


def _articles(graph: Graph) -> set[str]:
    """Ids of the articles behind a graph, also where they were not kept."""
    return {str(node.properties["article"]) for node in graph.iter_nodes("Document")}


def _changed_articles(old: Graph, new: Graph) -> Iterator[str]:
    for id, document in old.documents.items():
        other: Document | None = new.documents.get(id)
        if other is not None and other.body != document.body:
            yield id


def _of_type(facts: list[Fact], type: str) -> Iterator[Fact]:
    return (fact for fact in facts if fact.edge.type == type)


def _of_kind(nodes: list[Node], label: str) -> Iterator[Node]:
    return (node for node in nodes if node.label == label)


def _name_order(node: Node) -> tuple[str, str]:
    return fold_name(name_of(node)), node.id


def _event_order(node: Node) -> tuple[str, str, str]:
    return str(node.properties.get("date", "9")), *_name_order(node)


def _by_day(facts: Iterator[Fact]) -> tuple[Fact, ...]:
    """Facts in the order of the articles that state them, those without a day last."""
    return tuple(sorted(facts, key=lambda fact: (_day(fact), edge_key(fact.edge))))


def _day(fact: Fact) -> str:
    return str(fact.edge.properties.get("first_reported") or fact.start.properties.get("date") or "9")


def _tenure(edge: Edge) -> tuple[str, str]:
    return edge.start, edge.end


def _capacities(old: Graph, tracks: Tracks) -> dict[tuple[str, str], set[str]]:
    """The capacities of each person in each office in the old graph, by their ids in the new one."""
    held: dict[tuple[str, str], set[str]] = defaultdict(set)
    for edge in old.iter_edges("HOLDS"):
        for tenure in product(tracks.targets[edge.start], tracks.targets[edge.end]):
            held[tenure].add(str(edge.properties.get("capacity", "")))
    return dict(held)


def _new_capacities(
    added: list[Fact], held: dict[tuple[str, str], set[str]], new: Graph
) -> Iterator[NewCapacity]:
    now: dict[tuple[str, str], set[str]] = defaultdict(set)
    for edge in new.iter_edges("HOLDS"):
        now[_tenure(edge)].add(str(edge.properties.get("capacity", "")))
    for fact in _by_day(_of_type(added, "HOLDS")):
        tenure = _tenure(fact.edge)
        before = held.get(tenure, set())
        if before and str(fact.edge.properties.get("capacity", "")) not in before:
            yield NewCapacity(fact, tuple(sorted(before)), tuple(sorted(before - now[tenure])))
