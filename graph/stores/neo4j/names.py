"""What a name may have meant that nothing in a database is called by."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.stores.neo4j.cypher import run_cypher
from graph.stores.neo4j.login import Login

_OF_KINDS = """
WHERE any(label IN labels(node) WHERE label IN $kinds) AND ($collection = '' OR node.collection = $collection)
"""
_CALLED = f"""
CALL db.index.fulltext.queryNodes('simpul_names', $phrase) YIELD node
{_OF_KINDS} AND toLower($name) IN [
  called IN [node.id, node.key, node.article, node.norm_name, node.name, node.title, node.label]
    + coalesce(node.aliases, []) + coalesce(node.former_ids, [])
  | toLower(called)
]
RETURN node.id AS id LIMIT 1
"""
_CLOSE = f"""
CALL db.index.fulltext.queryNodes('simpul_names', $words) YIELD node, score
{_OF_KINDS}
RETURN coalesce(node.name, node.title, node.label) AS name, node.id AS id
ORDER BY score DESC, id LIMIT $most
"""


def is_called(login: Login, name: str, kinds: Sequence[str], collection: str | None = None) -> bool:
    """Say whether a node is called so.

    Args:
        login: The database.
        name: A name, another name or an id.
        kinds: The node kinds that count.
        collection: Only what was loaded under this name; None for all.

    Returns:
        True when there is one.
    """
    phrase = '"' + name.replace("\\", " ").replace('"', " ") + '"'
    parameters = {"phrase": phrase, "name": name, "kinds": list(kinds), "collection": collection or ""}
    return bool(run_cypher(login, _CALLED, parameters, known=True).rows)


def find_close(
    login: Login, name: str, kinds: Sequence[str], collection: str | None = None, most: int = 5
) -> list[str]:
    """Give nodes whose names are spelled alike.

    Args:
        login: The database.
        name: What was looked for.
        kinds: The node kinds that count.
        collection: Only what was loaded under this name; None for all.
        most: How many to give.

    Returns:
        Names with their ids, the closest first.
    """
    words = " ".join(f"{word}~" for word in re.findall(r"\w+", name.lower()))
    if not words:
        return []
    parameters = {"words": words, "kinds": list(kinds), "collection": collection or "", "most": most}
    return [f"{row['name']} ({row['id']})" for row in run_cypher(login, _CLOSE, parameters, known=True).rows]
