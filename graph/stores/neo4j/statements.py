"""The statements of the loader: labels and types come from the schema, values are parameters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from graph.schema import EdgeType, NodeKind, Property, load_schema
from graph.stores.neo4j.rows import Row

NAMES_INDEX = "simpul_names"
_NAMED = ("id", "article", "name", "title", "label", "norm_name", "aliases", "former_ids")
_NOT_NAMED = ("Statement",)
_INDEXED = {
    "Event": ("kind",),
    "Institution": ("kind",),
    "Document": ("article", "publisher"),
    "HOLDS": ("capacity",),
}
"""Besides dates and folded names, what the questions of ``cypher/queries`` begin at."""


def schema_statements() -> Iterator[str]:
    """Give the constraints and indexes, one statement each, each of which may be run again.

    Yields:
        Uniqueness of the id in a collection, and of every fact; range indexes; one full-text index of names.
    """
    schema = load_schema()
    for label, kind in schema.nodes.items():
        name = label.lower()
        yield (
            f"CREATE CONSTRAINT simpul_{name} IF NOT EXISTS "
            f"FOR (n:{label}) REQUIRE (n.collection, n.id) IS UNIQUE"
        )
        for property in ("id", *_range_properties(label, kind)):
            yield f"CREATE INDEX simpul_{name}_{property} IF NOT EXISTS FOR (n:{label}) ON (n.{property})"
    for type, edge in schema.edges.items():
        name = type.lower()
        yield (f"CREATE CONSTRAINT simpul_{name} IF NOT EXISTS FOR ()-[r:{type}]-() REQUIRE r.fact IS UNIQUE")
        for property in _range_properties(type, edge):
            yield (
                f"CREATE INDEX simpul_{name}_{property} IF NOT EXISTS FOR ()-[r:{type}]-() ON (r.{property})"
            )
    labels = "|".join(label for label in schema.nodes if label not in _NOT_NAMED)
    properties = ", ".join(f"n.{name}" for name in _NAMED)
    yield f"CREATE FULLTEXT INDEX {NAMES_INDEX} IF NOT EXISTS FOR (n:{labels}) ON EACH [{properties}]"


def name_of_schema(statement: str) -> str:
    """Give the name of the constraint or index that a statement of `schema_statements` makes.

    Example:
        >>> name_of_schema(next(schema_statements()))
        'simpul_person'
    """
    return statement.partition(" IF NOT EXISTS")[0].rpartition(" ")[2]


def apoc_statements() -> Iterator[str]:
    """Give the constraints that APOC's import asks for besides, to be made before `schema_statements`.

    Yields:
        Uniqueness of the id alone, in place of the index on it, which has the same name.
    """
    for label in load_schema().nodes:
        yield (
            f"CREATE CONSTRAINT simpul_{label.lower()}_id IF NOT EXISTS "
            f"FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        )


def _range_properties(name: str, entry: NodeKind | EdgeType) -> list[str]:
    dates = [each.name for each in entry.properties.values() if each.type == "date"]
    folded = [each for each in entry.properties if each == "norm_name"]
    return [*dates, *folded, *_INDEXED.get(name, ())]


@dataclass(frozen=True)
class Kind:
    """What rows of one statement have in common: nodes of a label, or edges of a type.

    Edges are made between nodes of known labels; for what else is done to them a type is enough.

    A row is {"key", "properties"}, that of an edge also {"start", "end"} (ids). The key of a node is its id,
    of an edge its `fact`; an index finds it, so that no relationships of a hub are gone through. Every
    statement names its index: the planner goes by how many entries an index had when it was last counted, and
    takes for each row all there are of a kind where there were few, as just after a database was emptied.
    """

    name: str
    start: str = ""
    end: str = ""

    @cached_property
    def is_edge(self) -> bool:
        """True for edges."""
        return self.name in load_schema().edges

    @cached_property
    def known(self) -> Mapping[str, Property]:
        """The properties that the schema has for it."""
        schema = load_schema()
        return (schema.edges if self.is_edge else schema.nodes)[self.name].properties

    @cached_property
    def stored(self) -> tuple[str, ...]:
        """The properties in a database: those of the schema and the loader's own."""
        return (*self.known, "collection", "fact" if self.is_edge else "former_ids")

    @cached_property
    def what(self) -> str:
        """What a message calls one."""
        return "fact" if self.is_edge else "node"

    @cached_property
    def _one(self) -> str:
        """Finds what has the key `row.key`."""
        if self.is_edge:
            return f"MATCH ()-[x:{self.name} {{fact: row.key}}]->() USING INDEX SEEK x:{self.name}(fact)"
        return match_node("x", self.name, "row.key")

    @cached_property
    def find(self) -> str:
        """Gives [key, properties] of those of $rows that are there, in one row: many are slow to read."""
        return f"UNWIND $rows AS row {self._one} RETURN collect([row.key, properties(x)]) AS found"

    @cached_property
    def create(self) -> str:
        """Makes $rows; an edge is only made where both of its ends are there."""
        # One by one: SET x = $map could change what is looked up, so that the server would gather all rows
        # before it begins. A row is a list here, which is read faster than a map.
        first = 2 if self.is_edge else 0
        properties = ", ".join(f"`{name}`: row[{place}]" for place, name in enumerate(self.stored, first))
        if not self.is_edge:
            return f"UNWIND $rows AS row CREATE (:{self.name} {{{properties}}})"
        return (
            "UNWIND $rows AS row "
            f"{match_node('a', self.start, 'row[0]')} "
            f"{match_node('b', self.end, 'row[1]')} "
            f"CREATE (a)-[:{self.name} {{{properties}}}]->(b)"
        )

    def to_create(self, rows: Iterable[Row]) -> list[list[Any]]:
        """Give rows in the form that `create` takes: of an edge its ends, then all that is stored."""
        ends = ("start", "end") if self.is_edge else ()
        return [[*(row[end] for end in ends), *map(row["properties"].get, self.stored)] for row in rows]

    @cached_property
    def change(self) -> str:
        """Sets the properties of $rows; a property that a user added stays."""
        return f"UNWIND $rows AS row {self._one} SET x += row.properties"

    @cached_property
    def _all(self) -> str:
        """Finds all in the collection."""
        if self.is_edge:
            return (
                f"MATCH ()-[x:{self.name}]->() USING INDEX x:{self.name}(fact) "
                "WHERE x.collection = $collection AND x.fact IS NOT NULL"
            )
        return (
            f"MATCH (x:{self.name}) USING INDEX SEEK x:{self.name}(collection, id) "
            "WHERE x.collection = $collection AND x.id IS NOT NULL"
        )

    @cached_property
    def count(self) -> str:
        """Gives how many there are in the collection, with its name; no row where there are none."""
        return f"{self._all} RETURN '{self.name}' AS name, count(x) AS number"

    @cached_property
    def keys(self) -> str:
        """Gives every key in the collection."""
        return f"{self._all} RETURN x.{'fact' if self.is_edge else 'id'} AS key"

    @cached_property
    def remove(self) -> str:
        """Takes $rows away; of nodes, whose edges are gone, lets those go that a user tied something to.

        Such a node leaves the collection with what is tied to it: nothing of a user's is lost.
        """
        if self.is_edge:
            return f"UNWIND $rows AS row {self._one} DELETE x"
        return (
            f"UNWIND $rows AS row {self._one} "
            "WITH x, EXISTS { (x)--() } AS tied "
            "FOREACH (node IN CASE WHEN tied THEN [x] ELSE [] END | "
            "SET node.left_collection = node.collection REMOVE node.collection) "
            "FOREACH (node IN CASE WHEN tied THEN [] ELSE [x] END | DELETE node) "
            "RETURN sum(toInteger(tied)) AS released"
        )


def match_node(name: str, label: str, id: str) -> str:
    """Give the clause that finds a node of the collection by the index of its id, however few there are.

    Args:
        name: What the statement calls the node.
        label: Its label.
        id: Expression of its id.
    """
    return (
        f"MATCH ({name}:{label} {{collection: $collection, id: {id}}}) "
        f"USING INDEX SEEK {name}:{label}(collection, id)"
    )


@cache
def kind_of(name: str, start: str = "", end: str = "") -> Kind:
    """Give the kind of a label or type, one and the same each time."""
    return Kind(name, start, end)


@cache
def count_statement(names: tuple[str, ...]) -> str:
    """Give the statement that counts what is in the collection of some labels and types, at once.

    Args:
        names: Labels and types.

    Returns:
        A statement with a row {"name", "number"} for each that there is any of.
    """
    return " UNION ALL ".join(kind_of(name).count for name in names)


def take_back_statement() -> str:
    """Give the statement that takes nodes that left the collection into it again, and gives their keys."""
    return (
        f"MATCH (x:{'|'.join(load_schema().nodes)}) WHERE x.left_collection = $collection "
        "SET x.collection = $collection REMOVE x.left_collection RETURN x.id AS key"
    )
