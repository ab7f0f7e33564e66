"""A connection to one database: every call names it, every wait ends, every error is explained."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from graph.errors import DatabaseError, UsageError
from graph.stores.neo4j.faults import is_out_of_memory, translated
from graph.stores.neo4j.login import Login

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session, Transaction

    AnyTransaction = ManagedTransaction | Transaction

Result = TypeVar("Result")
Work = Callable[["AnyTransaction"], Result]

OLDEST = (5, 26)
"""The oldest release of Neo4j that the statements run on: labels and types that are not known beforehand."""

# Where nothing else is said of logging, Python would print each attempt of the driver.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

_RETRY_SECONDS = 120
_CONNECT_SECONDS = 15
_FETCH = 2_000
_COMMITS = 2


@contextmanager
def open_driver(login: Login) -> Iterator[Driver]:
    """Connect to a server, and close the connection in the end.

    Args:
        login: Where, and who.

    Yields:
        The driver. What it raises inside becomes a `DatabaseError`.

    Raises:
        DatabaseError: The server is away, refuses the user, or is older than Simpul needs.
        UsageError: The driver is not installed.
    """
    try:
        import neo4j
    except ImportError as error:
        raise UsageError("the Neo4j driver is not installed: pip install 'simpul[neo4j]'") from error
    with translated(login):
        # the server's hints (a property that no node has yet) are for those who write queries in the Browser
        driver = neo4j.GraphDatabase.driver(
            login.uri,
            auth=(login.user, login.password),
            notifications_min_severity="OFF",
            connection_acquisition_timeout=_CONNECT_SECONDS * 2,
            connection_timeout=_CONNECT_SECONDS,
            max_transaction_retry_time=_RETRY_SECONDS,
        )
        with driver:
            driver.verify_connectivity()
            _check_version(login, driver.get_server_info().agent)
            yield driver


def _check_version(login: Login, agent: object) -> None:
    """Refuse a server that is too old; they call themselves "Neo4j/5.26.30" or "Neo4j/2026.08.1"."""
    name, _, version = str(agent).partition("/")
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    if name == "Neo4j" and numbers and numbers < OLDEST:
        raise DatabaseError(
            f"{login.uri}: Neo4j {version} is older than Simpul needs; it works with 5.26 and later"
        )


class Connection:
    """A database that can be read and written, while it is entered.

    Args:
        login: Where it is, and who asks.

    Raises:
        DatabaseError: On entering: the server is away, refuses the user, or is older than Simpul needs.
        UsageError: On entering: the driver is not installed.
    """

    def __init__(self, login: Login) -> None:
        self.login = login
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        """Connect."""
        self._driver = self._stack.enter_context(open_driver(self.login))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the server go."""
        self._stack.__exit__(kind, error, trace)

    def read(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        """Ask for rows, in read access mode, again if the server goes away meanwhile."""
        with translated(self.login), self._session(writes=False) as session:
            return session.execute_read(self._once(lambda transaction: _rows(transaction, query, parameters)))

    def stream(self, query: str, **parameters: Any) -> Iterator[tuple[Any, ...]]:
        """Ask for rows that come as they are taken, in read access mode; each is a tuple of the columns."""
        with translated(self.login), self._session(writes=False) as session:
            for record in session.run(query, parameters):
                yield tuple(record.values())

    def write(self, work: Work[Result]) -> Result:
        """Do some work in one transaction, again if the server asks for it or goes away.

        Args:
            work: Takes the transaction; may run more than once.

        Returns:
            What `work` gave at last.
        """
        with translated(self.login), self._session(writes=True) as session:
            try:
                return session.execute_write(_counted(self._once(work)))
            except _NotCommittedError:
                with (
                    session.begin_transaction() as transaction
                ):  # for the error that the driver kept to itself
                    result = work(transaction)
                    transaction.commit()
                return result

    def write_rows(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        """Run one statement that writes, and give its rows."""
        return self.write(lambda transaction: _rows(transaction, query, parameters))

    def create(self, query: str, **parameters: Any) -> int | None:
        """Run one statement that creates.

        Returns:
            How many nodes or relationships it made; None where one was there already, and so none was made.
        """
        from neo4j.exceptions import ConstraintError, IncompleteCommit

        def work(transaction: AnyTransaction) -> int:
            counters = transaction.run(query, parameters).consume().counters
            return counters.nodes_created + counters.relationships_created

        try:
            return self.write(work)
        except DatabaseError as error:
            # a transaction whose end was lost may have been done; who looks again finds out
            if isinstance(error.__cause__, ConstraintError | IncompleteCommit):
                return None
            raise

    def run_alone(self, statement: str) -> None:
        """Run a statement that must be a transaction of its own, as those of the schema."""
        with translated(self.login), self._session(writes=True) as session:
            session.run(statement).consume()

    def _once(self, work: Work[Result]) -> Work[Result]:
        """Let the driver try again, but not where memory is short: that would only take long."""
        from neo4j.exceptions import Neo4jError

        def attempt(transaction: AnyTransaction) -> Result:
            try:
                return work(transaction)
            except Neo4jError as error:
                if is_out_of_memory(error):
                    with translated(self.login):
                        raise
                raise

        return attempt

    @contextmanager
    def _session(self, writes: bool) -> Iterator[Session]:
        mode = "WRITE" if writes else "READ"
        with self._driver.session(
            database=self.login.database, default_access_mode=mode, fetch_size=_FETCH
        ) as session:
            yield session


class _NotCommittedError(Exception):
    """The server took the work of a transaction several times, but did not end it."""


def _counted(work: Work[Result]) -> Work[Result]:
    """Let the driver do finished work again only so often; why it does so, is not seen from here."""
    done = 0

    def attempt(transaction: AnyTransaction) -> Result:
        nonlocal done
        if done == _COMMITS:
            raise _NotCommittedError
        result = work(transaction)
        done += 1
        return result

    return attempt


def _rows(transaction: AnyTransaction, query: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
    result = transaction.run(query, parameters)
    columns = result.keys()
    # not `data()`, which goes through every item of every list
    return [dict(zip(columns, record.values(), strict=True)) for record in result]
