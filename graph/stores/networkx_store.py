"""The embedded store: a graph in memory, on a networkx MultiDiGraph."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from graph.errors import NotFoundError, SchemaError
from graph.model import Document, Edge, Node, Value
from graph.schema import check_edge, check_node, edge_key, load_schema, name_of
from graph.stores.index import EdgeIndex, NameIndex

if TYPE_CHECKING:
    import networkx as nx

_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Graph:
    """A graph of officials, read-only: nodes, edges with their evidence, and the articles behind them.

    Args:
        nodes: Nodes in any order; ids are unique.
        edges: Edges in any order; their ends are among `nodes`, and no two have one key.
        documents: The cleaned articles by id, so that every offset has its text.
        redirects: Ids that are no longer used, and what they became.

    Raises:
        SchemaError: A node or edge does not fit the schema, is there twice or has an end that is missing.

    Example:
        >>> graph = Graph([Node("topic/umkm", "Topic", {"id": "topic/umkm", "key": "umkm", "label": "UMKM"})])
        >>> graph.nodes("Topic")
        [{'id': 'topic/umkm', 'label': 'Topic', 'name': 'UMKM', 'key': 'umkm'}]
    """

    def __init__(
        self,
        nodes: Iterable[Node] = (),
        edges: Iterable[Edge] = (),
        *,
        documents: Mapping[str, Document] | None = None,
        redirects: Mapping[str, str] | None = None,
    ) -> None:
        self.documents: dict[str, Document] = dict(sorted((documents or {}).items()))
        self.redirects: dict[str, str] = dict(sorted((redirects or {}).items()))
        self._graph = _new_network()
        self._edges: list[Edge] = []
        for node in sorted(nodes, key=lambda node: node.id):
            self._add_node(node)
        for key, edge in sorted(((edge_key(edge), edge) for edge in edges), key=lambda pair: pair[0]):
            self._add_edge(key, edge)

    def _add_node(self, node: Node) -> None:
        check_node(node)
        if node.id in self._graph:
            raise SchemaError(f"node {node.id} is there twice; ids are unique")
        self._graph.add_node(node.id, node=node)

    def _add_edge(self, key: tuple[str, ...], edge: Edge) -> None:
        for end in (edge.start, edge.end):
            if end not in self._graph:
                raise SchemaError(f"edge {' '.join(key)}: there is no node {end!r}; add it with the edge")
        check_edge(edge, self._label(edge.start), self._label(edge.end))
        if self._graph.has_edge(edge.start, edge.end, key):
            raise SchemaError(f"edge {' '.join(key)} is there twice; one fact is one edge")
        self._graph.add_edge(edge.start, edge.end, key, edge=edge)
        self._edges.append(edge)

    def _node(self, id: str) -> Node:
        node: Node = self._graph.nodes[id]["node"]
        return node

    def _label(self, id: str) -> str:
        return self._node(id).label

    def __len__(self) -> int:
        """How many nodes there are."""
        return int(self._graph.number_of_nodes())

    def __contains__(self, id: object) -> bool:
        """True when a node (or a redirect) has this id."""
        return id in self._graph or id in self.redirects

    def __eq__(self, other: object) -> bool:
        """True when the other graph has the same nodes, edges, documents and redirects."""
        if not isinstance(other, Graph):
            return NotImplemented
        return (
            self._edges == other._edges
            and list(self.iter_nodes()) == list(other.iter_nodes())
            and self.documents == other.documents
            and self.redirects == other.redirects
        )

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        """How large the graph is."""
        return f"<Graph: {len(self)} nodes, {len(self._edges)} edges, {len(self.documents)} documents>"

    def _repr_html_(self) -> str:
        """The graph's page in a frame, for a notebook; the room that draws it lies above this one."""
        page: str = import_module("graph.render").render_frame(self)
        return page

    def iter_nodes(self, label: str | None = None) -> Iterator[Node]:
        """Give the nodes (of one kind), sorted by id.

        Args:
            label: A node kind of the schema, or None for all.

        Raises:
            SchemaError: The schema has no such kind.
        """
        check_known(label, load_schema().nodes, "node kind")
        for _, node in self._graph.nodes(data="node"):
            if label is None or node.label == label:
                yield node

    def iter_edges(self, type: str | None = None) -> Iterator[Edge]:
        """Give the edges (of one type), sorted by their key.

        Args:
            type: An edge type of the schema, or None for all.

        Raises:
            SchemaError: The schema has no such type.
        """
        check_known(type, load_schema().edges, "edge type")
        yield from self._edges if type is None else self._edge_index.of_type(type)

    def nodes(self, label: str | None = None) -> list[dict[str, Any]]:
        """Give the nodes as flat dicts, as ``pandas.DataFrame`` takes them.

        Args:
            label: A node kind ("Person"), or None for all.

        Returns:
            For each node, sorted by id: id, label (its kind), name (what a reader calls it), then its
            properties. A property that is itself called "label" is left out: `name` gives it.

        Raises:
            SchemaError: The schema has no such kind.
        """
        return [_flat_node(node) for node in self.iter_nodes(label)]

    def edges(self, type: str | None = None) -> list[dict[str, Any]]:
        """Give the edges as flat dicts, as ``pandas.DataFrame`` takes them.

        Args:
            type: An edge type ("HOLDS"), or None for all.

        Returns:
            For each edge, sorted by its key: start, type, end, start_name, end_name, then its properties; the
            evidence is in lists that run in parallel, one item an article.

        Raises:
            SchemaError: The schema has no such type.
        """
        return [
            {
                "start": edge.start,
                "type": edge.type,
                "end": edge.end,
                "start_name": name_of(self._node(edge.start)),
                "end_name": name_of(self._node(edge.end)),
                **edge.properties,
            }
            for edge in self.iter_edges(type)
        ]

    def node(self, id: str) -> Node:
        """Give the node with an id; an id that was redirected gives the node that it became.

        Args:
            id: "person/kusmana-hartadji-1f0c22ab".

        Returns:
            The node.

        Raises:
            NotFoundError: There is none; the message has close ids.
        """
        current = self.redirects.get(id, id)
        if current not in self._graph:
            raise NotFoundError(f"no node {id!r} in the graph{self._close_to(id)}")
        return self._node(current)

    def _close_to(self, text: str) -> str:
        """What the user may have meant, for a message."""
        spelled = {name.casefold(): node for node in self.iter_nodes() for name in (node.id, *names_of(node))}
        close = difflib.get_close_matches(text.casefold(), spelled, n=5, cutoff=0.6)
        if not close:
            return ", and nothing in it is called alike; give an id, or a name as an article writes it"
        found = dict.fromkeys(f"{spelled[name].id} ({name_of(spelled[name])})" for name in close)
        return "; close to it: " + ", ".join(found)

    def edges_of(self, id: str) -> list[Edge]:
        """Give every edge that starts or ends at a node.

        Args:
            id: Id of the node.

        Returns:
            The edges, sorted by their key.

        Raises:
            NotFoundError: There is no such node.
        """
        current = self.node(id).id
        found = {
            key: edge
            for edges in (self._graph.out_edges, self._graph.in_edges)
            for *_, key, edge in edges(current, keys=True, data="edge")
        }
        return [found[key] for key in sorted(found)]

    def edges_from(self, id: str, type: str) -> Sequence[Edge]:
        """Give the edges of a type that start at a node; quick, however many edges the node has.

        Args:
            id: Id of a node; one that is not in the graph has no edges.
            type: An edge type of the schema.

        Returns:
            The edges, sorted by their key.
        """
        return self._edge_index.leaving(id, type)

    def edges_to(self, id: str, type: str) -> Sequence[Edge]:
        """Give the edges of a type that end at a node; the twin of `edges_from`."""
        return self._edge_index.reaching(id, type)

    @property
    def names(self) -> Mapping[str, Mapping[str, None]]:
        """For each id, everything that its node is called, in small letters: ids, names and other names."""
        return self._name_index.names

    def called(self, name: str, *labels: str) -> list[Node]:
        """Give the nodes that are called exactly so, whatever the case of the letters.

        Args:
            name: A name, another name, or an id, also one that is no longer used.
            labels: Only nodes of these kinds; none means all.

        Returns:
            The nodes, sorted by id. `find` also looks for parts of names.
        """
        nodes = map(self._node, self._name_index.called(name))
        return [node for node in nodes if not labels or node.label in labels]

    @cached_property
    def _edge_index(self) -> EdgeIndex:
        return EdgeIndex(self._edges)

    @cached_property
    def _name_index(self) -> NameIndex:
        return NameIndex(self.iter_nodes(), self.redirects)

    def find(self, name: str, label: str | None = None) -> list[Node]:
        """Look nodes up by name, other name or id, whatever the case of the letters.

        Args:
            name: A name or a part of one.
            label: Only nodes of this kind, or None for all.

        Returns:
            The nodes that are called exactly so, then those whose names contain it; each group sorted by id.

        Raises:
            SchemaError: The schema has no such kind.
        """
        wanted = self.redirects.get(name, name).casefold()
        exact, partial = [], []
        for node in self.iter_nodes(label):
            names = [known.casefold() for known in (node.id, *names_of(node))]
            if wanted in names:
                exact.append(node)
            elif any(wanted in known for known in names):
                partial.append(node)
        return exact + partial

    def to_networkx(self, flat: bool = False) -> nx.MultiDiGraph:
        """Convert to a networkx graph of its own.

        Args:
            flat: True gives only scalar attributes that ``nx.write_gexf`` and ``nx.write_graphml`` take:
                lists are joined with " | ", `label` is the name (programs draw it), `kind` the node's kind,
                and edges are keyed by their number. False keeps lists; `label` is the kind, and edges are
                keyed by their type and the values of its key properties ("HOLDS|penjabat|").

        Returns:
            A MultiDiGraph whose nodes are ids.
        """
        result = _new_network()
        for node in self.iter_nodes():
            result.add_node(node.id, **(_xml_node(node) if flat else _flat_node(node)))
        for number, edge in enumerate(self._edges):
            if flat:
                attributes = {name: _xml_value(value) for name, value in sorted(edge.properties.items())}
                result.add_edge(edge.start, edge.end, str(number), label=edge.type, **attributes)
            else:
                key = "|".join((edge.type, *edge_key(edge)[3:]))
                result.add_edge(edge.start, edge.end, key, type=edge.type, **edge.properties)
        return result


def _new_network() -> nx.MultiDiGraph:
    import networkx as nx  # a fifth of a second, which whoever only writes lines need not wait

    return nx.MultiDiGraph()


def check_known(wanted: str | None, known: Iterable[str], what: str) -> None:
    """Refuse a kind or type that the schema does not have; None is all of them."""
    known = list(known)
    if wanted is not None and wanted not in known:
        raise SchemaError(f"there is no {what} {wanted!r}; allowed: {', '.join(known)}")


def names_of(node: Node) -> list[str]:
    """Give every name of a node: what a reader calls it, then its other names."""
    aliases = node.properties.get("aliases")
    return [name_of(node), *map(str, aliases if isinstance(aliases, list) else ())]


def _flat_node(node: Node) -> dict[str, Any]:
    head = {"id": node.id, "label": node.label, "name": name_of(node)}
    return head | {name: value for name, value in node.properties.items() if name not in head}


def _xml_node(node: Node) -> dict[str, str | int | float | bool]:
    flat = _flat_node(node)
    head = {"label": _xml_value(flat.pop("name")), "kind": flat.pop("label")}
    return head | {name: _xml_value(value) for name, value in sorted(flat.items()) if name != "id"}


def _xml_value(value: Value) -> str | int | float | bool:
    if isinstance(value, list):
        value = " | ".join(str(item) for item in value)
    return _NOT_XML.sub("\ufffd", value) if isinstance(value, str) else value
