"""A node whose id led to another becomes that other in the database, with all that is tied to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from graph.schema import load_schema
from graph.stores.neo4j.connection import Connection
from graph.stores.neo4j.lanes import chunks
from graph.stores.neo4j.rows import to_text
from graph.stores.neo4j.statements import match_node


def former_ids_of(redirects: Mapping[str, str]) -> dict[str, list[str]]:
    """Give for each id those that lead to it, sorted."""
    former: defaultdict[str, list[str]] = defaultdict(list)
    for old, new in sorted(redirects.items()):
        former[new].append(old)
    return dict(former)


def follow_redirects(connection: Connection, collection: str, redirects: Mapping[str, str]) -> int:
    """Let nodes of a collection become those that their ids lead to.

    Where the other node is not there yet, the node gets its id and stays what it is otherwise. Where it is,
    what a user tied to the old node (relationships to nodes of their own, labels, properties) goes over to
    it, and the old node goes away.

    Args:
        connection: The database.
        collection: The only nodes that are touched.
        redirects: Ids that are no longer used, and what they became.

    Returns:
        How many nodes became another.
    """
    labels = {kind.prefix: label for label, kind in load_schema().nodes.items()}
    by_label: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for old, new in sorted(redirects.items()):
        label = labels.get(old.partition("/")[0])
        if label is not None and label == labels.get(new.partition("/")[0]):
            by_label[label].append({"old": to_text(old), "new": to_text(new)})
    return sum(
        _follow(connection, collection, label, rows)
        for label, every in by_label.items()
        for rows in chunks(every)
    )


def _follow(connection: Connection, collection: str, label: str, rows: list[dict[str, str]]) -> int:
    done = 0
    old, new = match_node("old", label, "row.old"), match_node("new", label, "row.new")
    for statement in (_RENAME, _MERGE):
        (said,) = connection.write_rows(
            statement.format(label=label, old=old, new=new),
            rows=rows,
            collection=collection,
            own=_own(label),
        )
        done += int(said["number"])
    return done


def _own(label: str) -> list[str]:
    """Properties that come from the graph file or the loader, and so are no user's."""
    return [*load_schema().nodes[label].properties, "collection", "former_ids", "left_collection"]


# Of several old nodes of one new one, the first is renamed, and the others are merged into it.
_RENAME = """
UNWIND $rows AS row
{old}
WHERE NOT EXISTS {{ MATCH (:{label} {{collection: $collection, id: row.new}}) }}
WITH row.new AS id, collect(old)[0] AS old
SET old.id = id
RETURN count(*) AS number
"""

_MERGE = """
UNWIND $rows AS row
{old}
{new}
CALL (old, new) {{
  MATCH (old)-[r]->(other) WHERE r.collection IS NULL OR r.fact IS NULL
  CREATE (new)-[moved:$(type(r))]->(other) SET moved = properties(r)
}}
CALL (old, new) {{
  MATCH (old)<-[r]-(other) WHERE r.collection IS NULL OR r.fact IS NULL
  CREATE (new)<-[moved:$(type(r))]-(other) SET moved = properties(r)
}}
WITH old, new, [name IN keys(old) WHERE NOT name IN $own AND new[name] IS NULL] AS names
FOREACH (name IN names | SET new[name] = old[name])
SET new:$(labels(old))
DETACH DELETE old
RETURN count(*) AS number
"""
