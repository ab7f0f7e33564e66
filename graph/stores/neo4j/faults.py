"""What the driver and the server complain of, in words that say what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from ssl import SSLCertVerificationError, SSLError

from graph.errors import DatabaseError
from graph.stores.neo4j.login import Login

_BY_CODE = {
    "Neo.ClientError.Security.Unauthorized": (
        "user {user!r} or the password is wrong (options --user and --password, or NEO4J_USERNAME and "
        "NEO4J_PASSWORD)"
    ),
    "Neo.ClientError.Security.AuthenticationRateLimit": (
        "too many wrong passwords for {user!r}; wait a few seconds, then give the right one"
    ),
    "Neo.ClientError.Security.CredentialsExpired": (
        "user {user!r} has to choose a new password first; do it in the Neo4j Browser"
    ),
    "Neo.ClientError.Security.Forbidden": "user {user!r} may not do this ({said})",
    "Neo.ClientError.Database.DatabaseNotFound": (
        "there is no database {database!r} on this server (option --database, or NEO4J_DATABASE)"
    ),
    "Neo.ClientError.Cluster.NotALeader": (
        "this member of the cluster cannot write; give the address of the cluster, with neo4j:// for bolt://"
    ),
    "Neo.TransientError.Database.DatabaseUnavailable": (
        "the database {database!r} is not available now; SHOW DATABASES says why"
    ),
}
# Its code has changed its name: ForbiddenOnReadOnlyDatabase, WriteOnReadOnlyAccessDatabase.
_READ_ONLY = (
    "the database {database!r} is read-only; allow writing in neo4j.conf (server.databases.read_only, "
    "server.databases.default_to_read_only) or name another with --database"
)
_OUT_OF_MEMORY = (
    "the server ran out of memory; give it more (server.memory.heap.max_size or "
    "dbms.memory.transaction.total.max in neo4j.conf) and do it again. {said}"
)
_AWAY = "no Neo4j server answers; is it running, and is this its bolt port? ({said})"
_HUNG_UP = (
    "the server hung up at once; is this its bolt port, and does it want TLS ({plain}+s:// for {plain}://)? "
    "({said})"
)
_UNVOUCHED = (
    "nobody that this machine trusts vouches for the server's certificate ({said}); name the file of its "
    "authority in SSL_CERT_FILE, or take {scheme}ssc:// for {scheme}s:// to accept any certificate"
)
_NO_TLS = "the server does not speak TLS at this address ({said}); take {plain}:// for {scheme}s://"


class OutOfMemoryError(DatabaseError):
    """The server has too little memory for a transaction."""


@contextmanager
def translated(login: Login) -> Iterator[None]:
    """Turn what the driver raises into a `DatabaseError` that says what to do."""
    from neo4j.exceptions import DriverError, Neo4jError

    try:
        yield
    except (DriverError, Neo4jError, OSError) as error:
        kind = OutOfMemoryError if is_out_of_memory(error) else DatabaseError
        raise kind(f"{login.uri}: {describe(error, login)}") from error


def is_out_of_memory(error: Exception) -> bool:
    """Say whether the server had too little memory, as its code says."""
    code = str(getattr(error, "code", "") or "")
    return "OutOfMemory" in code or "MemoryPool" in code


def describe(error: Exception, login: Login) -> str:
    """Say what an error of the driver means, and what to do about it."""
    from neo4j.exceptions import ServiceUnavailable, SessionExpired

    code = str(getattr(error, "code", "") or "")
    said = _first_line(str(getattr(error, "message", "") or error))
    known = {"user": login.user, "database": login.database, "said": said}
    if is_out_of_memory(error):
        return _OUT_OF_MEMORY.format(**known)
    if "ReadOnly" in code or "read-only mode" in said:
        return _READ_ONLY.format(**known)
    if code in _BY_CODE:
        return _BY_CODE[code].format(**known)
    if isinstance(error, ServiceUnavailable | SessionExpired | OSError):
        return _describe_absence(error, login)
    return said if code else f"{type(error).__name__}: {said}"


def _describe_absence(error: BaseException, login: Login) -> str:
    """Say why no server answers, by what lies at the bottom of the driver's error."""
    reasons = list(_reasons(error))
    plain = login.uri.partition("+")[0]
    known = {"scheme": f"{plain}+", "plain": plain, "said": _first_line(str(reasons[-1]))}
    for reason in reasons:
        if isinstance(reason, SSLCertVerificationError):
            return _UNVOUCHED.format(**known | {"said": reason.verify_message})
        if isinstance(reason, SSLError):
            return _NO_TLS.format(**known | {"said": reason.reason})
    return (_HUNG_UP if "handshake" in known["said"] else _AWAY).format(**known)


def _reasons(error: BaseException) -> Iterator[BaseException]:
    """An error and what it came of, the deepest last."""
    yield error
    below = error.exceptions if isinstance(error, BaseExceptionGroup) else (error.__cause__,)
    for one in below:
        if one is not None:
            yield from _reasons(one)


def _first_line(text: str) -> str:
    return text.strip().splitlines()[0] if text.strip() else "no reason given"
