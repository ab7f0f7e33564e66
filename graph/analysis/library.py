"""The query library: one Cypher file a question, whose head says what it asks, takes and gives.

``cypher/queries/*.cypher`` is the one place that names questions, parameters and columns; the answers that
networkx gives to the same questions stand in `graph.analysis.answers`.
"""

from __future__ import annotations

import ast
import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Literal

from graph.errors import LexiconError, NotFoundError, UsageError
from graph.schema import is_iso_date, load_schema, show

Argument = str | int

_HEAD = re.compile(
    r"// (?P<title>.+)\n// (?P<title_en>.+)\n//\n// ID: (?P<question>.+)\n// EN: (?P<question_en>.+)\n//\n"
    r"(?P<parameters>(?:// :param .+\n//   .+\n)*)(?://\n)?"
    r"// Columns: (?P<columns>.+(?:\n//   .+)*)\n// Gives: (?P<gives>rows|picture)\n"
    r"// Group: (?P<group>.+) / (?P<group_en>.+)\n"
)
_PARAMETER = re.compile(
    r"// :param (?P<name>\w+) => (?P<example>.+)\n"
    r"//   (?P<type>STRING|INTEGER|DATE|NAME OF (?P<kinds>\w+(?: \| \w+)*)): "
    r"(?P<about>.+) \| (?P<about_en>.+)\n"
)
_COLLECTION = re.compile(r"^(\s*)// ((?:AND|WHERE) \w+\.collection = \$collection)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question takes.

    Args:
        name: Its key.
        type: "STRING", "INTEGER", "DATE" (an ISO day, possibly partial) or "NAME" (what a node is called).
        kinds: Of a NAME, the node kinds that may be called so.
        example: A value that the example articles have an answer to; the default of what may be left out.
        about: What it is, in Indonesian.
        about_en: What it is, in English.
    """

    name: str
    type: Literal["STRING", "INTEGER", "DATE", "NAME"]
    kinds: tuple[str, ...]
    example: Argument
    about: str
    about_en: str

    @property
    def optional(self) -> bool:
        """True when it may be left out: then a number is as in the example, a text "" (no restriction)."""
        return self.type == "INTEGER" or "''" in self.about_en

    @property
    def default(self) -> Argument:
        """What one that may be left out is without a value."""
        return self.example if self.type == "INTEGER" else ""


@dataclass(frozen=True, slots=True)
class Query:
    """One question of the library.

    Args:
        name: Stem of its file ("offices-of-person").
        title: What the Browser calls it, in Indonesian.
        title_en: The same in English.
        question: The question in Indonesian.
        question_en: The question in English.
        parameters: What it takes, in the order of the file.
        columns: Names of the columns that it gives.
        picture: True when it gives paths, to be drawn; False when it gives rows.
        group: What it is listed under, in Indonesian.
        group_en: The same in English.
        text: The whole file.
    """

    name: str
    title: str
    title_en: str
    question: str
    question_en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    picture: bool
    group: str
    group_en: str
    text: str

    @property
    def examples(self) -> dict[str, Argument]:
        """The parameters with the values of their examples."""
        return {parameter.name: parameter.example for parameter in self.parameters}

    def within(self, collection: str | None) -> str:
        """Give the Cypher; one that keeps to a collection takes it as the parameter ``$collection``.

        Args:
            collection: Name of a collection, or None for all that the database has.

        Returns:
            The text of the file, with the lines that hold the collection in force or not.
        """
        return self.text if collection is None else _COLLECTION.sub(r"\1\2", self.text)


@cache
def load_queries() -> dict[str, Query]:
    """Read every query of ``cypher/queries``.

    Returns:
        The queries by name, sorted.

    Raises:
        LexiconError: A file's head breaks the form of `docs/queries.md`.

    Example:
        >>> query = load_queries()["offices-of-person"]
        >>> query.title_en, [parameter.name for parameter in query.parameters], query.columns[:2]
        ('Offices of a person', ['name'], ('person', 'person_id'))
    """
    folder = _folder()
    files = sorted(folder.glob("*.cypher"), key=lambda path: path.stem)
    return {path.stem: parse_query(path.stem, path.read_text(encoding="utf-8")) for path in files}


def _folder() -> Path:
    """Where the queries are: in the installed package, else in its source tree."""
    installed = Path(str(resources.files("graph"))) / "data" / "queries"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "cypher" / "queries"


def parse_query(name: str, text: str) -> Query:
    """Read the head of one query.

    Args:
        name: What the query is called.
        text: Its file.

    Returns:
        The query.

    Raises:
        LexiconError: The head is not in the form of the others.
    """
    head = _HEAD.match(text)
    if head is None:
        line = next((n for n, line in enumerate(text.splitlines(), 1) if not line.startswith("//")), 1)
        raise LexiconError(
            f"{name}.cypher: lines 1 to {line - 1} are not in the form of a query's head (title, ID:, EN:, "
            ":param, Columns:, Gives:, Group:); see docs/queries.md"
        )
    columns = head["columns"].replace("\n//  ", "").split(", ")
    return Query(
        name,
        head["title"],
        head["title_en"],
        head["question"],
        head["question_en"],
        tuple(_parameter(name, found) for found in _PARAMETER.finditer(head["parameters"])),
        tuple(columns),
        head["gives"] == "picture",
        head["group"],
        head["group_en"],
        text,
    )


def _parameter(query: str, found: re.Match[str]) -> Parameter:
    kinds = tuple((found["kinds"] or "").split(" | ")) if found["kinds"] else ()
    unknown = [kind for kind in kinds if kind not in load_schema().nodes]
    if unknown:
        raise LexiconError(f"{query}.cypher: there is no node kind {unknown[0]!r} ({found['name']})")
    type: Literal["STRING", "INTEGER", "DATE", "NAME"] = "NAME" if kinds else found["type"]  # type: ignore[assignment]
    example = ast.literal_eval(found["example"])
    return Parameter(found["name"], type, kinds, example, found["about"], found["about_en"])


def find_query(name: str) -> Query:
    """Give the query of a name.

    Args:
        name: "offices-of-person".

    Returns:
        The query.

    Raises:
        NotFoundError: There is none; the message has the closest ones.
    """
    queries = load_queries()
    if name in queries:
        return queries[name]
    words = set(re.split(r"[-_\s]+", name.casefold()))
    alike = [each for each in queries if words & set(each.split("-"))]
    close = dict.fromkeys([*difflib.get_close_matches(name.casefold(), queries, n=3), *alike])
    hint = f"did you mean {', '.join(list(close)[:5])}?" if close else "`simpul query` lists them"
    raise NotFoundError(f"there is no query {name!r}; {hint}")


def check_arguments(query: Query, given: Mapping[str, object]) -> dict[str, Argument]:
    """Hold what a user gives against what a query takes.

    Args:
        query: The query.
        given: Values by name; a number may be written as text.

    Returns:
        Every parameter of the query with its value, defaults filled in.

    Raises:
        UsageError: One is missing, unknown or of another type; the message has an example.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in known:
            takes = ", ".join(known) or "no parameters"
            close = difflib.get_close_matches(name, known, n=1)
            hint = f"; did you mean {close[0]}?" if close else ""
            raise UsageError(f"{query.name}: there is no parameter {name!r}; it takes {takes}{hint}")
    return {
        name: _check(query, parameter, given[name]) if name in given else _default(query, parameter)
        for name, parameter in known.items()
    }


def _default(query: Query, parameter: Parameter) -> Argument:
    if not parameter.optional:
        raise UsageError(f"{query.name}: the parameter {_described(parameter)} is missing")
    return parameter.default


def _check(query: Query, parameter: Parameter, value: object) -> Argument:
    if parameter.type == "INTEGER":
        number = value if isinstance(value, int) and not isinstance(value, bool) else _to_number(value)
        if number is None or number < 1:
            raise UsageError(
                f"{query.name}: {parameter.name} must be a whole number from 1 on, found {show(value)}"
            )
        return number
    if not isinstance(value, str) or (value == "" and not parameter.optional):
        raise UsageError(f"{query.name}: expected {_described(parameter)}, found {show(value)}")
    if parameter.type == "DATE" and value and not is_iso_date(value):
        raise UsageError(
            f"{query.name}: {parameter.name} must be a day, month or year (2024-09-17, 2024-09, 2024), "
            f"found {show(value)}"
        )
    return value


def _to_number(value: object) -> int | None:
    return int(value) if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value) else None


def _described(parameter: Parameter) -> str:
    """A parameter for a message: name, what it is, example."""
    kinds = f" of {', '.join(parameter.kinds)}" if parameter.kinds else ""
    return (
        f"{parameter.name} ({parameter.about_en}{kinds}), for example {parameter.name}={parameter.example!r}"
    )
