"""A connection to one database: every call names it, every wait ends, every error is explained."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any, LiteralString, Self, TypeVar, cast

from graph.errors import DatabaseError, UsageError
from graph.stores.neo4j.address import Address
from graph.stores.neo4j.faults import explained

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Session

Result = TypeVar("Result")

OLDEST = (5, 26)
"""The oldest release of Neo4j that the statements run on: labels and types that are not known beforehand."""

_RETRY_SECONDS = 120
_CONNECT_SECONDS = 15
_FETCH = 2_000


class Connection:
    """A database that can be read and written.

    Args:
        address: Where it is.

    Raises:
        DatabaseError: The server is away, refuses, or is too old; the message says what it found and needs.
        UsageError: The driver is not installed.
    """

    def __init__(self, address: Address) -> None:
        self.address = address
        neo4j = _import_driver()
        with explained(address):
            self._driver = neo4j.GraphDatabase.driver(
                address.uri,
                auth=(address.user, address.password),
                connection_timeout=_CONNECT_SECONDS,
                max_transaction_retry_time=_RETRY_SECONDS,
                notifications_min_severity="OFF",
            )
        try:
            with explained(address):
                self._driver.verify_connectivity(database=address.database)
            self.version = self._check_version()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the server go."""
        self._driver.close()

    def read(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        """Ask for rows, in read access mode, again if the server goes away meanwhile."""
        with explained(self.address), self._session(writes=False) as session:
            return session.execute_read(_rows, query, parameters)

    def stream(self, query: str, **parameters: Any) -> Iterator[tuple[Any, ...]]:
        """Ask for rows that come as they are taken, in read access mode; each is a tuple of the columns."""
        with explained(self.address), self._session(writes=False) as session:
            for record in session.run(cast(LiteralString, query), parameters):
                yield tuple(record.values())

    def write(self, work: Callable[[ManagedTransaction], Result]) -> Result:
        """Do some work in one transaction, again if the server asks for it or goes away.

        Args:
            work: Takes the transaction; may run more than once.

        Returns:
            What `work` gave at last.
        """
        with explained(self.address), self._session(writes=True) as session:
            return session.execute_write(work)

    def write_rows(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        """Run one statement that writes, and give its rows."""
        return self.write(lambda transaction: _rows(transaction, query, parameters))

    def create(self, query: str, **parameters: Any) -> int | None:
        """Run one statement that creates.

        Returns:
            How many nodes or relationships it made; None where one was there already, and so none was made.
        """
        import neo4j.exceptions

        def work(transaction: ManagedTransaction) -> int:
            counters = transaction.run(cast(LiteralString, query), parameters).consume().counters
            return counters.nodes_created + counters.relationships_created

        with explained(self.address):
            try:
                return self.write(work)
            except DatabaseError as error:
                cause = error.__cause__
                # A transaction whose end was lost may have been done; who looks again finds out.
                if isinstance(cause, neo4j.exceptions.ConstraintError | neo4j.exceptions.IncompleteCommit):
                    return None
                raise

    def run_alone(self, statement: str) -> None:
        """Run a statement that must be a transaction of its own, as those of the schema."""
        with explained(self.address), self._session(writes=True) as session:
            session.run(cast(LiteralString, statement)).consume()

    @contextmanager
    def _session(self, writes: bool) -> Iterator[Session]:
        mode = "WRITE" if writes else "READ"
        with self._driver.session(
            database=self.address.database, default_access_mode=mode, fetch_size=_FETCH
        ) as session:
            yield session

    def _check_version(self) -> str:
        rows = self.read("CALL dbms.components() YIELD name, versions RETURN versions[0] AS version")
        version = str(rows[0]["version"])
        found = tuple(int(part) for part in re.findall(r"\d+", version)[:2])
        if found < OLDEST:
            needed = ".".join(map(str, OLDEST))
            raise DatabaseError(
                f"{self.address.uri}: found Neo4j {version}; Simpul needs {needed} or newer, so upgrade the server"
            )
        return version


def _rows(transaction: ManagedTransaction, query: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
    return transaction.run(cast(LiteralString, query), parameters).data()


def _import_driver() -> Any:
    try:
        import neo4j
    except ImportError:
        raise UsageError("the driver of Neo4j is not installed: pip install 'simpul[neo4j]'") from None
    return neo4j
