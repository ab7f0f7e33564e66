"""A graph that stays in its database until somebody asks for all of it."""

from __future__ import annotations

from functools import cached_property
from typing import Any
from weakref import finalize

from graph.errors import NotFoundError
from graph.model import Document, Edge, Node
from graph.schema import edge_key, load_schema
from graph.stores.neo4j.connection import Connection
from graph.stores.neo4j.login import Login
from graph.stores.neo4j.pull import choose_collection, iter_edges, iter_nodes, to_edge, to_node
from graph.stores.neo4j.rows import to_text
from graph.stores.neo4j.statements import count_statement
from graph.stores.networkx_store import Graph, check_known

_BY_ID = """
MATCH (n:{labels}) WHERE n.id = $id AND n.collection = $collection
RETURN labels(n), properties(n)
"""
_BY_FORMER_ID = """
MATCH (n:{labels}) WHERE n.collection = $collection AND $id IN n.former_ids
RETURN labels(n), properties(n)
"""
_EDGES_OF = """
MATCH (n:{label} {{collection: $collection, id: $id}})-[r]-() WHERE r.collection = $collection
RETURN DISTINCT startNode(r).id, type(r), endNode(r).id, labels(endNode(r)), properties(r)
"""
_CALLED = """
MATCH (n:{label}) WHERE n.collection = $collection AND n.id IS NOT NULL
  AND any(name IN [n.id, n.{name}] + coalesce(n.aliases, []) WHERE toLower(name) CONTAINS toLower($wanted))
RETURN labels(n), properties(n)
"""


class Neo4jStore(Graph):
    """A collection of a database, read-only, with everything that `graph.Graph` can do.

    A node, its edges, a look-up by name and the number of nodes are asked of the server each time. Whatever
    needs the whole graph (analysis, pages, exports) reads it once, and the store stays as it was then. The
    articles themselves are not in a database, so `documents` is empty.

    Args:
        login: The database, and who asks.
        collection: What was loaded under this name; None where there is only one.

    Raises:
        DatabaseError: The server is away, refuses the user, or is older than Simpul needs.
        NotFoundError: There is no such collection, or there are several to choose from.
    """

    def __init__(self, login: Login, collection: str | None = None) -> None:
        self._connection = Connection(login).__enter__()
        self.close = finalize(self, self._connection.__exit__, None, None, None)
        """Lets the server go; also done when the store is no longer used."""
        self.collection = choose_collection(self._connection, collection)

    def __repr__(self) -> str:
        """Which collection of which database it is."""
        login = self._connection.login
        return f"<Neo4jStore: {self.collection!r} in {login.database!r} of {login.uri}>"

    @cached_property
    def _whole(self) -> Graph:
        nodes, redirects = [], {}
        for node, former_ids in iter_nodes(self._connection, self.collection):
            nodes.append(node)
            redirects.update(dict.fromkeys(former_ids, node.id))
        edges = (edge for edge, _, _ in iter_edges(self._connection, self.collection))
        return Graph(nodes, edges, redirects=redirects)

    # What `Graph` keeps, for its own methods: read from the database when one of them asks first.

    @property
    def _graph(self) -> Any:
        return self._whole._graph

    @property
    def _edges(self) -> list[Edge]:  # type: ignore[override]
        return self._whole._edges

    @property
    def documents(self) -> dict[str, Document]:  # type: ignore[override]
        """Empty: a database has no articles, only the sentences of its facts."""
        return {}

    @property
    def redirects(self) -> dict[str, str]:  # type: ignore[override]
        """Ids that are no longer used, and what they became."""
        return self._whole.redirects

    def __len__(self) -> int:
        """How many nodes there are."""
        return sum(number for _, number in self._ask(count_statement(tuple(load_schema().nodes))))

    def __contains__(self, id: object) -> bool:
        """True when a node (or a redirect) has this id."""
        return isinstance(id, str) and self._look_up(id) is not None

    def node(self, id: str) -> Node:
        """Give the node with an id; see `Graph.node`."""
        found = self._look_up(id)
        if found is None:
            raise NotFoundError(f"no node {id!r} in {self!r}")
        return found

    def edges_of(self, id: str) -> list[Edge]:
        """Give every edge that starts or ends at a node; see `Graph.edges_of`."""
        node = self.node(id)
        rows = self._ask(_EDGES_OF.format(label=node.label), id=to_text(node.id))
        return sorted((to_edge(*row)[0] for row in rows), key=edge_key)

    def find(self, name: str, label: str | None = None) -> list[Node]:
        """Look nodes up by name; see `Graph.find`."""
        found = []
        check_known(label, load_schema().nodes, "node kind")
        for kind in load_schema().nodes.values():
            if label is None or kind.label == label:
                query = _CALLED.format(label=kind.label, name=kind.name_property)
                found += [to_node(*row) for row in self._ask(query, wanted=to_text(name))]
        led = self._look_up(name)
        if led is not None and led not in found:
            found.append(led)
        return Graph(found, redirects={name: led.id} if led is not None else {}).find(name, label)

    def _look_up(self, id: str) -> Node | None:
        """The node with an id, or the one that it became."""
        labels = "|".join(load_schema().nodes)
        for query in (_BY_ID, _BY_FORMER_ID):
            for row in self._ask(query.format(labels=labels), id=to_text(id)):
                return to_node(*row)
        return None

    def _ask(self, query: str, **parameters: Any) -> list[tuple[Any, ...]]:
        return list(self._connection.stream(query, collection=self.collection, **parameters))
