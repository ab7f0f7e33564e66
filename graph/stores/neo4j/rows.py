"""What a node or edge of a graph is in the database, and back again, to the byte."""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any

from graph.model import Edge, Node, Value
from graph.schema import Property, edge_key

Row = dict[str, Any]

OWN_PROPERTIES = ("collection", "fact", "former_ids", "left_collection")
"""What the loader adds to the properties of the graph file."""

# UTF-8, and so the database, has no lone surrogate, which an article may hold. Such a letter is written as a
# sign that stands for no letter, then one of a private plane; that sign itself is written twice. So are some
# that stand for no letter either, so that files for neo4j-admin can use these to part and mark items.
_SIGN = "\U0010fffe"
_PRIVATE = 0x100000
_UNSTORABLE = re.compile(f"[\ud800-\udfff\ufdd0-\ufdef\uffff{_SIGN}]")
_STORED = re.compile(f"{_SIGN}(.)", re.DOTALL)


def to_text(text: str) -> str:
    r"""Write a text so that the database can hold it.

    Example:
        >>> to_text("Rapat") == "Rapat", from_text(to_text("a\ud800")) == "a\ud800"
        (True, True)
    """
    return _UNSTORABLE.sub(
        lambda found: _SIGN + (_SIGN if found[0] == _SIGN else chr(ord(found[0]) + _PRIVATE)), text
    )


def from_text(text: str) -> str:
    """Give the text that `to_text` wrote."""
    if _SIGN not in text:
        return text
    return _STORED.sub(lambda found: _SIGN if found[1] == _SIGN else chr(ord(found[1]) - _PRIVATE), text)


def digest_of(*parts: str) -> bytes:
    """Twelve bytes that tell facts apart; of 100 million, two meet once in 10 million million graphs."""
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=12).digest()


def node_row(node: Node, collection: str, former_ids: Sequence[str] = ()) -> Row:
    """Convert a node to the row that makes it.

    Args:
        node: A node that fits the schema.
        collection: What it is loaded into.
        former_ids: Ids that it had before.

    Returns:
        {"key", "properties"}.
    """
    own: Row = {"collection": collection}
    if former_ids:
        own["former_ids"] = [to_text(id) for id in former_ids]
    properties = _storable(node.properties)
    return {"key": properties["id"], "properties": properties | own}


def edge_row(edge: Edge, collection: str) -> tuple[Row, bytes]:
    """Convert an edge to the row that makes it.

    Args:
        edge: An edge that fits the schema.
        collection: What it is loaded into.

    Returns:
        {"key", "start", "end", "properties"}, and the digest that its key is made of.
    """
    digest = digest_of(collection, *edge_key(edge))
    fact = urlsafe_b64encode(digest).decode()
    properties = _storable(edge.properties)
    properties["collection"] = collection
    properties["fact"] = fact
    return {
        "key": fact,
        "start": to_text(edge.start),
        "end": to_text(edge.end),
        "properties": properties,
    }, digest


def _storable(properties: Mapping[str, Value]) -> Row:
    result: Row = dict(properties)
    for name, value in properties.items():
        if isinstance(value, str):
            if not value.isascii():
                result[name] = to_text(value)
        elif isinstance(value, list) and value and isinstance(value[0], str):
            texts: list[Any] = value
            if not all(map(str.isascii, texts)):
                result[name] = [to_text(text) for text in texts]
    return result


def from_row(known: Mapping[str, Property], stored: Mapping[str, Any]) -> dict[str, Any]:
    """Give the properties that a graph file had.

    Args:
        known: The properties of the kind or type, as the schema has them: a user's own are left out.
        stored: All properties in the database.

    Returns:
        Properties of a node or edge, sorted by name as in a file.
    """
    return {name: _from_value(stored[name]) for name in sorted(stored) if name in known}


def _from_value(value: Any) -> Any:
    if isinstance(value, str):
        return from_text(value)
    if isinstance(value, list) and value and isinstance(value[0], str):
        return [from_text(item) for item in value]
    return value


def to_change(known: Mapping[str, Property], row: Row, stored: Mapping[str, Any]) -> Row | None:
    """Say what makes stored properties equal to a row's, None where they are.

    Args:
        known: The properties of the kind or type, as the schema has them.
        row: A row of `node_row` or `edge_row`.
        stored: All properties in the database.

    Returns:
        {"key", "properties"}: a property that has to go is None in it; a user's own do not occur.
    """
    wanted = row["properties"]
    if all(stored.get(name) == value for name, value in wanted.items()):
        gone = [name for name in stored if name not in wanted and (name in known or name == "former_ids")]
        if not gone:
            return None
    nothing = dict.fromkeys((*known, "former_ids"))
    return {"key": row["key"], "properties": nothing | wanted}
