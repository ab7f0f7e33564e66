"""What the driver and the server complain of, in words that say what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from graph.errors import DatabaseError
from graph.stores.neo4j.address import Address

_BY_CODE = {
    "Neo.ClientError.Security.Unauthorized": (
        "the server refuses the user {user!r} with this password; check --user and NEO4J_PASSWORD"
    ),
    "Neo.ClientError.Security.AuthenticationRateLimit": (
        "the server refuses every log-in for a while, after too many wrong passwords; wait and try again"
    ),
    "Neo.ClientError.Security.CredentialsExpired": (
        "the user {user!r} has to choose a new password first; do it in the Neo4j Browser"
    ),
    "Neo.ClientError.Security.Forbidden": "the user {user!r} may not do this: {said}",
    "Neo.ClientError.Database.DatabaseNotFound": (
        "the server has no database {database!r}; check --database (SHOW DATABASES lists them)"
    ),
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase": (
        "the database {database!r} is read-only; open it for writing (server.databases.default_to_read_only, "
        "server.databases.read_only) or name another with --database"
    ),
    "Neo.ClientError.Cluster.NotALeader": (
        "this server of the cluster cannot write; give the cluster's address with neo4j:// instead of bolt://"
    ),
    "Neo.TransientError.Database.DatabaseUnavailable": (
        "the database {database!r} is not available now; SHOW DATABASES says why"
    ),
    "Neo.ClientError.Transaction.TransactionTimedOut": (
        "the server ended a transaction that took too long (db.transaction.timeout)"
    ),
}
_OUT_OF_MEMORY = (
    "the server is out of memory ({said}); raise server.memory.heap.max_size or "
    "dbms.memory.transaction.total.max in its neo4j.conf, then repeat the command: it goes on where it was"
)


@contextmanager
def explained(address: Address) -> Iterator[None]:
    """Turn what the driver raises into a DatabaseError that names the address and what would help."""
    import neo4j.exceptions

    try:
        yield
    except (neo4j.exceptions.DriverError, neo4j.exceptions.Neo4jError, OSError) as error:
        raise DatabaseError(f"{address.uri}: {_reason(error, address)}") from error


def _reason(error: Exception, address: Address) -> str:
    import neo4j.exceptions

    code = getattr(error, "code", None) or ""
    said = (getattr(error, "message", None) or str(error)).strip().splitlines()
    known = {"user": address.user, "database": address.database, "said": said[0][:300] if said else ""}
    if "OutOfMemory" in code:
        return _OUT_OF_MEMORY.format(**known)
    if code in _BY_CODE:
        return _BY_CODE[code].format(**known)
    if isinstance(error, neo4j.exceptions.UnsupportedServerProduct):
        return (
            f"no Neo4j server that this driver can talk to ({known['said']}); Neo4j 5.26 or newer is needed"
        )
    if isinstance(error, neo4j.exceptions.ServiceUnavailable | neo4j.exceptions.SessionExpired | OSError):
        return f"no Neo4j server answers ({known['said']}); check that it runs, and that address and port are right"
    return f"{code}: {known['said']}" if code else known["said"]
