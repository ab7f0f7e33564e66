"""Where a database is, and who asks."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from graph.errors import UsageError

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
_DEFAULT_USER = "neo4j"
_DEFAULT_DATABASE = "neo4j"


@dataclass(frozen=True, slots=True)
class Address:
    """A database of a Neo4j server. The password is never shown.

    Args:
        uri: "bolt://localhost:7687".
        user: Name of the user.
        password: Their password.
        database: Name of the database on the server.
    """

    uri: str
    user: str
    password: str = field(repr=False)
    database: str


def is_address(target: object) -> bool:
    """Say whether a target is an address rather than a file.

    Example:
        >>> is_address("bolt://localhost"), is_address("output/graph.jsonl")
        (True, False)
    """
    return "://" in str(target)


def find_address(
    uri: str | None = None,
    user: str | None = None,
    password: str | None = None,
    database: str | None = None,
    ask: Callable[[str], str] | None = None,
) -> Address:
    """Put an address together of what was said and what the environment says.

    Args:
        uri: Where the server is; None takes NEO4J_URI.
        user: None takes NEO4J_USERNAME, then "neo4j".
        password: None takes NEO4J_PASSWORD, then asks.
        database: None takes NEO4J_DATABASE, then "neo4j".
        ask: Asks for the password of a user; None where nobody can be asked.

    Returns:
        The address.

    Raises:
        UsageError: There is no address or no password, or the address is of no kind that Neo4j has.
    """
    uri = uri or os.environ.get("NEO4J_URI")
    if not uri:
        raise UsageError("no database was named; give its address (bolt://localhost:7687) or set NEO4J_URI")
    _check_uri(uri)
    user = user or os.environ.get("NEO4J_USERNAME") or _DEFAULT_USER
    password = password if password is not None else os.environ.get("NEO4J_PASSWORD")
    if password is None and ask is not None:
        password = ask(user)
    if password is None:
        raise UsageError(f"{uri}: there is no password for the user {user!r}; set NEO4J_PASSWORD")
    return Address(uri, user, password, database or os.environ.get("NEO4J_DATABASE") or _DEFAULT_DATABASE)


def _check_uri(uri: str) -> None:
    """Refuse an address that no driver takes, without repeating a password that stands in it."""
    try:
        parts = urlsplit(uri)
        held = parts.password is not None or parts.username is not None
        host = parts.hostname
    except ValueError as error:
        raise UsageError(
            f"the address of the database cannot be read ({error}); expected bolt://HOST:PORT"
        ) from None
    if held:
        raise UsageError(
            "the address of the database holds a user or password; give them apart: --user, NEO4J_PASSWORD"
        )
    if parts.scheme not in SCHEMES:
        found = f"{parts.scheme}://" if parts.scheme else repr(uri)
        allowed = ", ".join(f"{scheme}://" for scheme in SCHEMES)
        raise UsageError(f"{found} is no address of a Neo4j server; expected one of {allowed}")
    if not host:
        raise UsageError(f"{uri}: the address names no server; expected {parts.scheme}://HOST:PORT")
