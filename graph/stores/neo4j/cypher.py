"""Cypher that a user asks: read-only unless told otherwise, within a time, and not more rows than wanted."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from graph.errors import DatabaseError, UsageError
from graph.model import Edge, Node, Path
from graph.schema import Property, find_property_faults, load_schema
from graph.stores.neo4j.connection import open_driver
from graph.stores.neo4j.faults import describe
from graph.stores.neo4j.login import Login
from graph.stores.neo4j.rows import OWN_PROPERTIES, from_text, to_text

if TYPE_CHECKING:
    import neo4j

_COMMENT = r"(?:\s|//[^\n]*(?:\n|\Z)|/\*.*?\*/)*"
_ASKS_FOR_PLAN = re.compile(rf"\A({_COMMENT})(EXPLAIN|PROFILE)\b", re.IGNORECASE | re.DOTALL)
_EMPTY = re.compile(rf"\A{_COMMENT};?\s*\Z", re.DOTALL)
_POSITION = re.compile(r"\(line (\d+), column (\d+)(?: \(offset: \d+\))?\)")
_WRITES = "this statement may change the database, and --write was not given; nothing was done"
_TOLD_BY_US = logging.NullHandler()  # else the driver's own log of warnings ends up on the terminal too
_FETCHED = 1000  # rows that the server sends at a time


@dataclass(frozen=True, slots=True)
class Table:
    """What a query gave.

    Args:
        columns: Names of its columns.
        rows: One dict a row. Nodes, edges and paths of a Simpul graph are those of `graph.model`; what else a
            database may hold is a dict; days and times are ISO texts.
        more: True when there were more rows than wanted.
        warnings: What the server finds odd: a label that no node has, most often one that is misspelled.
    """

    columns: tuple[str, ...]
    rows: list[dict[str, Any]]
    more: bool = False
    warnings: tuple[str, ...] = ()


def run_cypher(
    login: Login,
    text: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    write: bool = False,
    known: bool = False,
    seconds: float = 30.0,
    most: int | None = None,
) -> Table:
    """Run one statement.

    Args:
        login: The database.
        text: The statement.
        parameters: Values of its parameters.
        write: True lets it change the database.
        known: True spares the look at its plan, for Simpul's own questions; the session only reads.
        seconds: How long it may take.
        most: How many rows are wanted; None for all.

    Returns:
        Its rows.

    Raises:
        UsageError: The statement would change the database, is empty or misses a parameter.
        DatabaseError: It has a fault, which the message shows at its place, took too long, or failed.
    """
    if _EMPTY.match(text):
        raise UsageError(
            "there is no Cypher in it; expected a statement like: MATCH (p:Person) RETURN p.name"
        )
    parameters = {name: _storable(value) for name, value in (parameters or {}).items()}
    with open_driver(login) as driver, _explained(login, text, seconds):
        if not write and not known:
            _refuse_writing(driver, login, text, parameters)
        return _run(driver, login, text, parameters, write, seconds, most)


def _refuse_writing(driver: neo4j.Driver, login: Login, text: str, parameters: dict[str, Any]) -> None:
    """Ask the server what the statement would do; only what reads may go on.

    One that it cannot plan goes on too: it fails again in the session that reads, with its true place.
    """
    from neo4j.exceptions import ClientError

    bare = _ASKS_FOR_PLAN.sub(r"\1", text)
    with suppress(ClientError), _session(driver, login, write=False) as session:
        if session.run(f"EXPLAIN {bare}", parameters).consume().query_type != "r":
            raise UsageError(_WRITES)


def _run(
    driver: neo4j.Driver,
    login: Login,
    text: str,
    parameters: dict[str, Any],
    write: bool,
    seconds: float,
    most: int | None,
) -> Table:
    import neo4j as driver_of_neo4j

    statement = driver_of_neo4j.Query(text, timeout=seconds)
    with _session(driver, login, write=write) as session:
        result = session.run(statement, parameters)
        columns = tuple(result.keys())
        wanted = None if most is None else most + 1
        rows = [
            {column: to_value(value) for column, value in zip(columns, record.values(), strict=True)}
            for record in islice(result, wanted)
        ]
        warnings = _warnings(result.consume())
    return Table(columns, rows[:most], most is not None and len(rows) > most, warnings)


def _warnings(summary: neo4j.ResultSummary) -> tuple[str, ...]:
    """What the server warns of, each once."""
    found = [each for each in summary.gql_status_objects if each.raw_severity == "WARNING"]
    return tuple(dict.fromkeys(map(_warning, found)))


def _warning(status: neo4j.GqlStatusObject) -> str:
    """A warning with its place: "line 1, column 10: The label `Persn` does not exist. ..."."""
    kind, _, said = status.status_description.partition(". ")
    place = f"line {status.position.line}, column {status.position.column}: " if status.position else ""
    return place + (said or kind)


def _storable(value: Any) -> Any:
    """A parameter as a load would have stored it, so that it is found."""
    return to_text(value) if isinstance(value, str) else value


def _session(driver: neo4j.Driver, login: Login, *, write: bool) -> neo4j.Session:
    import neo4j as driver_of_neo4j

    logging.getLogger("neo4j.notifications").addHandler(_TOLD_BY_US)
    mode = driver_of_neo4j.WRITE_ACCESS if write else driver_of_neo4j.READ_ACCESS
    return driver.session(
        database=login.database,
        default_access_mode=mode,
        fetch_size=_FETCHED,
        notifications_min_severity="WARNING",
    )


@contextmanager
def _explained(login: Login, text: str, seconds: float) -> Iterator[None]:
    """Say of a statement that failed what is wrong with it and where."""
    from neo4j.exceptions import Neo4jError

    try:
        yield
    except Neo4jError as error:
        code = str(error.code or "")
        message = str(error.message or error).strip()
        if "TransactionTimedOut" in code or "Transaction.Terminated" in code:
            raise DatabaseError(
                f"{login.uri}: the statement took longer than {seconds:g} s and was stopped; ask for less, "
                "or give it more time with --timeout"
            ) from error
        if code.endswith("ParameterMissing"):
            raise UsageError(f"{message}; give each with -p NAME=VALUE") from error
        if code.endswith("AccessMode") or code.endswith("Forbidden"):
            raise UsageError(f"{_WRITES} ({message})") from error
        if code.startswith("Neo.ClientError.Statement"):
            raise DatabaseError(_with_place(text, message)) from error
        raise DatabaseError(f"{login.uri}: {describe(error, login)}") from error


def _with_place(text: str, message: str) -> str:
    """The server's message, with the line of the statement that it is about and a mark below it."""
    found = _POSITION.search(message)
    if found is None:
        return message
    said = message[: found.start()].strip()
    line, column = int(found[1]), int(found[2])
    lines = text.split("\n")
    if not 0 < line <= len(lines):  # "line 0" is of the statement as a whole
        return said
    return f"line {line}, column {column}: {said}\n  {lines[line - 1]}\n  {' ' * (column - 1)}^"


def to_value(value: Any) -> Any:
    """Give a value of the driver as one of the graph, or as plain data.

    Args:
        value: A value of a record.

    Returns:
        `graph.model.Node`, `Edge` or `Path` for what a Simpul graph may hold; for other nodes and
        relationships a dict of their labels or type and their properties; lists and dicts of such values; ISO
        texts for days and times.
    """
    import neo4j.graph as of_driver

    if isinstance(value, of_driver.Node):
        return _to_node(value)
    if isinstance(value, of_driver.Relationship):
        return _to_edge(value)
    if isinstance(value, of_driver.Path):
        return _to_path(value)
    if hasattr(value, "iso_format"):  # days, times and durations
        return value.iso_format()
    if isinstance(value, Mapping):
        return {str(key): to_value(each) for key, each in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str | bytes | bytearray):
        return [to_value(each) for each in value]
    if isinstance(value, str):
        return from_text(value)
    if value is None or isinstance(value, int | bool):
        return value
    if isinstance(value, float):
        return value if value - value == 0 else str(value)  # JSON knows no NaN and no infinity
    return bytes(value).hex() if isinstance(value, bytes | bytearray) else str(value)


def _properties(entity: neo4j.graph.Entity) -> dict[str, Any]:
    kept = sorted(name for name in entity if name not in OWN_PROPERTIES)
    return {name: to_value(entity[name]) for name in kept}


def _to_node(node: neo4j.graph.Node) -> Node | dict[str, Any]:
    properties = _properties(node)
    labels = [label for label in sorted(node.labels) if label in load_schema().nodes]
    if len(labels) == 1 and _fits(load_schema().nodes[labels[0]].properties, properties):
        return Node(properties["id"], labels[0], properties)
    return {"labels": sorted(node.labels), "properties": properties}


def _to_edge(edge: neo4j.graph.Relationship) -> Edge | dict[str, Any]:
    properties = _properties(edge)
    ends = [end.get("id") if end is not None else None for end in (edge.start_node, edge.end_node)]
    kind = load_schema().edges.get(edge.type)
    if kind and _fits(kind.properties, properties) and all(isinstance(end, str) for end in ends):
        return Edge(str(ends[0]), edge.type, str(ends[1]), properties)
    return {"type": edge.type, "properties": properties}  # a relationship alone does not tell its ends


def _fits(known: Mapping[str, Property], properties: Mapping[str, Any]) -> bool:
    """True for what a load could have brought; properties that users added do not matter."""
    return not find_property_faults(known, {name: properties[name] for name in properties if name in known})


def _to_path(path: neo4j.graph.Path) -> Path | list[Any]:
    nodes, edges = list(map(_to_node, path.nodes)), list(map(_to_edge, path.relationships))
    if all(isinstance(node, Node) for node in nodes) and all(isinstance(edge, Edge) for edge in edges):
        return Path(tuple(nodes), tuple(edges))  # type: ignore[arg-type]
    return [part for pair in zip(nodes, [*edges, None], strict=True) for part in pair if part is not None]
