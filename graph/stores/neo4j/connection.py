"""Reaching a Neo4j server, and saying clearly why it cannot be reached."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from graph.errors import DatabaseError, SimpulError, UsageError

if TYPE_CHECKING:
    import neo4j

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
_OLDEST = (5, 26)


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
    parts = urlsplit(address)
    if parts.scheme not in SCHEMES or not parts.hostname:
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


def _without_user(address: str) -> str:
    """The address without what may be a password."""
    head, separator, rest = address.partition("://")
    return f"{head}{separator}{rest.rpartition('@')[2]}"


@contextmanager
def open_driver(login: Login) -> Iterator[neo4j.Driver]:
    """Connect to a server, and close the connection in the end.

    Args:
        login: Where, and who.

    Yields:
        The driver. What it raises inside becomes a `DatabaseError`.

    Raises:
        DatabaseError: The server is away, refuses the user, or is older than Simpul needs.
        SimpulError: The driver is not installed.
    """
    try:
        import neo4j as driver_of_neo4j
    except ImportError as error:
        raise SimpulError("the Neo4j driver is not installed: pip install 'simpul[neo4j]'") from error
    with translated(login):
        # the server's hints (a property that no node has yet) are for those who write queries in the Browser
        driver = driver_of_neo4j.GraphDatabase.driver(
            login.uri,
            auth=(login.user, login.password),
            notifications_min_severity="OFF",
            connection_acquisition_timeout=20,
            connection_timeout=10,
        )
        with driver:
            driver.verify_connectivity()
            _check_version(login, driver.get_server_info().agent)
            yield driver


def _check_version(login: Login, agent: object) -> None:
    """Refuse a server that is too old; they call themselves "Neo4j/5.26.30" or "Neo4j/2026.08.1"."""
    name, _, version = str(agent).partition("/")
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    if name == "Neo4j" and numbers and numbers < _OLDEST:
        raise DatabaseError(
            f"{login.uri}: Neo4j {version} is older than Simpul needs; it works with 5.26 and later"
        )


@contextmanager
def translated(login: Login) -> Iterator[None]:
    """Turn what the driver raises into a `DatabaseError` that says what to do."""
    from neo4j.exceptions import DriverError, Neo4jError

    try:
        yield
    except (DriverError, Neo4jError) as error:
        raise DatabaseError(f"{login.uri}: {describe(error, login)}") from error


def describe(error: Exception, login: Login) -> str:
    """Say what an error of the driver means, and what to do about it."""
    from neo4j.exceptions import AuthError, ServiceUnavailable, SessionExpired

    code = str(getattr(error, "code", "") or "")
    message = str(getattr(error, "message", "") or error)
    if "AuthenticationRateLimit" in code:
        return f"too many wrong passwords for {login.user!r}; wait a few seconds, then give the right one"
    if isinstance(error, AuthError):
        return (
            f"user {login.user!r} or the password is wrong (options --user and --password, or NEO4J_USERNAME "
            "and NEO4J_PASSWORD)"
        )
    if isinstance(error, ServiceUnavailable | SessionExpired):
        return f"no Neo4j server answers; is it running, and is this its bolt port? ({_first_line(message)})"
    if code.endswith("DatabaseNotFound"):
        return (
            f"there is no database {login.database!r} on this server (option --database, or NEO4J_DATABASE)"
        )
    if "OutOfMemory" in code or "MemoryPool" in code:
        more = "give it more (server.memory.heap.max_size in neo4j.conf)"
        return f"the server ran out of memory; {more}. {_first_line(message)}"
    return _first_line(message) if code else f"{type(error).__name__}: {_first_line(message)}"


def _first_line(text: str) -> str:
    return text.strip().splitlines()[0] if text.strip() else "no reason given"
