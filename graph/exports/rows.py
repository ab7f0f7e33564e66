"""Rows of an answer as text: a table to read, CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from graph.model import Edge, Node, Path
from graph.schema import name_of

Rows = Sequence[Mapping[str, Any]]

_BETWEEN = " | "  # the items of a list, as in GEXF and GraphML
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDEST_CELL = 60


def to_text(value: Any) -> str:
    """Give a cell as text.

    Args:
        value: A scalar, a list, a dict, or a node, edge or path of the graph.

    Returns:
        The text, "" for None.

    Example:
        >>> to_text(["Wali Kota", "Bupati"]), to_text(None), to_text(True)
        ('Wali Kota | Bupati', '', 'true')
    """
    match value:
        case None:
            return ""
        case Node():
            return name_of(value)
        case Edge():
            return f"{value.start} -{value.type}-> {value.end}"
        case Path():
            return _path_text(value)
        case list() | tuple():
            return _BETWEEN.join(map(to_text, value))
        case bool() | dict():
            return json.dumps(to_plain(value), ensure_ascii=False)
    return str(value)


def _path_text(path: Path) -> str:
    """The names on a path, with the edges between them as Cypher draws them."""
    parts = [name_of(path.nodes[0])]
    for edge, before, after in zip(path.edges, path.nodes, path.nodes[1:], strict=False):
        arrow = f"-{edge.type}->" if edge.start == before.id else f"<-{edge.type}-"
        parts += [arrow, name_of(after)]
    return " ".join(parts)


def to_plain(value: Any) -> Any:
    """Give a cell as JSON has it: nodes, edges and paths become objects."""
    match value:
        case Node() | Edge() | Path():
            return asdict(value)
        case list() | tuple():
            return [to_plain(item) for item in value]
        case dict():
            return {key: to_plain(item) for key, item in value.items()}
    return value


def to_json(columns: Sequence[str], rows: Rows) -> str:
    """Write rows as a JSON array with one object a row."""
    plain = [{column: to_plain(row[column]) for column in columns} for row in rows]
    return json.dumps(plain, ensure_ascii=False, indent=2)


def to_csv(columns: Sequence[str], rows: Rows) -> str:
    """Write rows as CSV.

    Args:
        columns: Names of the columns.
        rows: The rows.

    Returns:
        A line with the columns, then one a row; items of a list are joined with " | ". A text that a
        spreadsheet would take for a formula begins with ', as in the table of a page.
    """
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_safe(row[column]) for column in columns] for row in rows)
    return lines.getvalue().removesuffix("\n")


def _safe(value: Any) -> str:
    text = to_text(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


def to_table(columns: Sequence[str], rows: Rows, width: int | None = None) -> str:
    """Write rows as a table to be read; columns that are empty in every row are left out.

    Args:
        columns: Names of the columns.
        rows: The rows.
        width: How many characters a line of the terminal has; None for no limit.

    Returns:
        Aligned columns. Where they do not fit, ids go that say no more than the name beside them, then the
        ends of long cells; where that is not enough, each row is lines of a column and its value.
    """
    cells = [{column: _one_line(row[column]) for column in columns} for row in rows]
    shown = [column for column in columns if not cells or any(row[column] for row in cells)]
    widths = {column: max(len(column), *(len(row[column]) for row in cells), 0) for column in shown}
    if _fits(widths, width):
        return _aligned(cells, widths)
    widths = {column: size for column, size in widths.items() if not _says_no_more(cells, column)}
    if _fits(widths, width):
        return _aligned(cells, widths)
    short = {column: min(size, _WIDEST_CELL) for column, size in widths.items()}
    if _fits(short, width):
        return _aligned(cells, short)
    return "\n\n".join("\n".join(_block(row, [*widths])) for row in cells)


def _fits(widths: Mapping[str, int], width: int | None) -> bool:
    return width is None or sum(widths.values()) + 2 * len(widths) <= width


def _says_no_more(cells: Sequence[Mapping[str, str]], column: str) -> bool:
    """True of ids when the names beside them, of offices with their bodies, tell the same things apart."""
    name = "name" if column == "id" else column.removesuffix("_id")
    if name == column or not cells or name not in cells[0]:
        return False
    names = [(row[name], row.get("institution") if name == "office" else None) for row in cells]
    return len(set(names)) == len({(*called, row[column]) for called, row in zip(names, cells, strict=True)})


def _aligned(cells: Sequence[Mapping[str, str]], widths: Mapping[str, int]) -> str:
    """Columns of these widths below their names; what is longer is cut."""
    lines = [{column: column for column in widths}, *cells]
    return "\n".join(
        _line({column: _cut(row[column], width) for column, width in widths.items()}, widths) for row in lines
    )


def _one_line(value: Any) -> str:
    return " ".join(to_text(value).split())


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"


def _line(row: Mapping[str, str], widths: Mapping[str, int]) -> str:
    return "  ".join(f"{row[column]:{width}}" for column, width in widths.items()).rstrip()


def _block(row: Mapping[str, str], columns: Sequence[str]) -> Iterator[str]:
    wide = max(map(len, columns))
    for column in columns:
        if row[column]:
            yield f"{column:{wide}}  {row[column]}"
