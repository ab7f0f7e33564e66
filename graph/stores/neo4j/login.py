"""Where a database is, and who asks."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from graph.errors import UsageError

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


@dataclass(frozen=True, slots=True)
class Login:
    """Where a database is, and who asks.

    Args:
        uri: "bolt://localhost:7687", "neo4j+s://...".
        user: Name of the user.
        password: Their password; it is never shown.
        database: Name of the database.
    """

    uri: str
    user: str
    password: str = field(repr=False)
    database: str


def to_login(
    uri: str | None = None, user: str | None = None, password: str | None = None, database: str | None = None
) -> Login:
    """Fill in from the environment what is not given.

    Args:
        uri: Address, else NEO4J_URI.
        user: Name of the user, else NEO4J_USERNAME, else "neo4j".
        password: Their password, else NEO4J_PASSWORD, else none.
        database: Name of the database, else NEO4J_DATABASE, else "neo4j".

    Returns:
        The login.

    Raises:
        UsageError: There is no address, or it is not one of Neo4j.

    Example:
        >>> to_login("bolt://localhost:7687", "ani", "rahasia")
        Login(uri='bolt://localhost:7687', user='ani', database='neo4j')
    """
    address = uri or os.environ.get("NEO4J_URI")
    if not address:
        raise UsageError("no address of a Neo4j server: name one (bolt://localhost:7687) or set NEO4J_URI")
    parts = _split(address)
    if parts is None or parts.scheme not in SCHEMES or not parts.hostname:
        expected = f"expected an address like bolt://localhost:7687 ({', '.join(SCHEMES)})"
        raise UsageError(f"{_without_user(address)}: {expected}")
    if parts.username or parts.password:
        raise UsageError(
            f"{_without_user(address)}: user and password do not belong into the address; give them as "
            "options or as NEO4J_USERNAME and NEO4J_PASSWORD"
        )
    return Login(
        address,
        user or os.environ.get("NEO4J_USERNAME") or "neo4j",
        os.environ.get("NEO4J_PASSWORD", "") if password is None else password,
        database or os.environ.get("NEO4J_DATABASE") or "neo4j",
    )


def is_address(target: object) -> bool:
    """Say whether a target is an address rather than a file.

    Example:
        >>> is_address("bolt://localhost"), is_address("output/graph.jsonl")
        (True, False)
    """
    return "://" in str(target)


def _split(address: str) -> SplitResult | None:
    """The parts of an address; None where it cannot be read ("bolt://[")."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def _without_user(address: str) -> str:
    """The address without what may be a password."""
    head, separator, rest = address.partition("://")
    return f"{head}{separator}{rest.rpartition('@')[2]}"
