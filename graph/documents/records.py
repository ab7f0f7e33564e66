"""JSON records to articles; ``data/record_keys.toml`` names the keys that are understood."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, BinaryIO

from graph.documents.decode import LARGEST, decode, has_utf16_mark, too_large
from graph.errors import InputError
from graph.lexicon import read_settings, read_table
from graph.model import Document

_ISO_DAY = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)")
_NUMERIC_DAY = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_WRITTEN_DAY = re.compile(r"\b(\d{1,2})\s+([^\W\d_]+)\s+(\d{4})\b")
_SHOWN = 80


def parse_json(text: str, source: str) -> Any:
    """Read a JSON text.

    Args:
        text: The text.
        source: What a message calls it.

    Returns:
        Its value.

    Raises:
        InputError: It is no JSON.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        reason = f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}"
        raise InputError(source, f"{reason}; correct it there") from None
    except (ValueError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise InputError(source, f"not JSON that can be read: {reason[:_SHOWN]}") from None


def to_document(record: Any, id: str, source: str) -> Document:
    """Convert one record to an article.

    Args:
        record: A JSON object; ``data/record_keys.toml`` names its keys.
        id: Id of the article where the record has none.
        source: What a message calls it.

    Returns:
        The article.

    Raises:
        InputError: It is no object, or has no text.
    """
    if not isinstance(record, dict):
        raise InputError(source, f"expected a JSON object for an article, found {_kind(record)}")
    keys = read_settings("record_keys.toml")
    values = {str(key).casefold(): value for key, value in record.items()}
    found = {field: _first(values, names) for field, names in keys.items()}
    if not isinstance(found["body"], str):
        what = (
            f"found {_kind(found['body'])}" if found["body"] is not None else f"found {_shown_keys(record)}"
        )
        raise InputError(
            source, f"no text in the record: expected a string in {' or '.join(keys['body'])}, {what}"
        )
    fields = {field: to_text(value) for field, value in found.items() if field != "body"}
    return Document(
        fields["id"] or id,
        found["body"],
        fields["title"],
        fields["publisher"],
        fields["author"],
        to_day(fields["date"]),
        fields["url"],
    )


def _first(values: Mapping[str, Any], names: list[str]) -> Any:
    """The value of the first key that is there and not empty."""
    return next((values[name] for name in names if values.get(name) not in (None, "", [])), None)


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "a boolean", type(None): "null"}
    return names.get(type(value), "a number")


def _shown_keys(record: Mapping[str, Any]) -> str:
    return f"the keys {', '.join(record)[:_SHOWN]}" if record else "an empty object"


def to_text(value: Any) -> str | None:
    """Convert a field to one line: a list to its items, an object to its name ({"name": "ANTARA"}).

    Args:
        value: A JSON value.

    Returns:
        The line, or None where the value says nothing.
    """
    if isinstance(value, list):
        return ", ".join(filter(None, map(to_text, value))) or None
    if isinstance(value, dict):
        return to_text(value.get("name"))
    return (" ".join(str(value).split()) or None) if value is not None else None


def to_day(text: str | None) -> str | None:
    """Convert the date of a record to an ISO day.

    Args:
        text: It begins with an ISO day, or has a day in the Indonesian order.

    Returns:
        The day, or None where there is none that the calendar knows.

    Example:
        >>> to_day("2024-10-17T08:30:00+07:00"), to_day("Kamis, 17 Oktober 2024 08:30 WIB"), to_day("kemarin")
        ('2024-10-17', '2024-10-17', None)
    """
    if not text:
        return None
    if found := _ISO_DAY.match(text):
        return _iso(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMERIC_DAY.search(text):
        return _iso(int(found[3]), int(found[2]), int(found[1]))
    if found := _WRITTEN_DAY.search(text):
        months = {
            row["form"]: int(row["number"]) for row in read_table("calendar.tsv") if row["kind"] == "month"
        }
        return _iso(int(found[3]), months.get(found[2].lower(), 0), int(found[1]))
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def find_records(text: str, id: str, source: str) -> Iterator[tuple[str, Document | InputError]]:
    """Read the articles of a JSON file: one object, or a list of them.

    Args:
        text: The file's text.
        id: Id of the file.
        source: What a message calls it.

    Yields:
        What a message calls the record, and the record as an article or what is wrong with it.

    Raises:
        InputError: The file is no JSON, or an empty list.
    """
    value = parse_json(text, source)
    if not isinstance(value, list):
        yield source, _attempt(value, id, source)
        return
    if not value:
        raise InputError(source, "an empty list; expected articles")
    for number, record in enumerate(value, 1):
        name = f"{source}, record {number}"
        yield name, _attempt(record, f"{id}:{number}", name)


def _attempt(record: Any, id: str, source: str) -> Document | InputError:
    try:
        return to_document(record, id, source)
    except InputError as error:
        return error


def read_lines(file: BinaryIO, id: str, source: str) -> Iterator[tuple[str, Document | InputError]]:
    """Read the articles of a JSON Lines file one by one, so that the file may be of any size.

    Args:
        file: Open for reading bytes.
        id: Id of the file.
        source: What a message calls it.

    Yields:
        As `find_records`.

    Raises:
        InputError: The file has no line with anything in it.
    """
    number, empty = 0, True
    while line := file.readline(LARGEST + 1):
        number += 1
        if number == 1 and has_utf16_mark(line):
            raise InputError(source, "UTF-16; JSON Lines are UTF-8, so save it as UTF-8")
        name = f"{source}:{number}"
        if len(line) > LARGEST:
            empty = False
            _skip_line(file, line)
            yield name, InputError(name, too_large())
        elif line.strip():
            empty = False
            yield name, _parse_line(line, f"{id}:{number}", name)
    if empty:
        raise InputError(source, "the file is empty; expected one JSON object a line")


def _skip_line(file: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(LARGEST)


def _parse_line(line: bytes, id: str, source: str) -> Document | InputError:
    try:
        return to_document(parse_json(decode(line, source), source), id, source)
    except InputError as error:
        return error
