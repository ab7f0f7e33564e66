"""The answer to a query as a page: a picture where it has ties to draw, a table where it has rows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph.model import Edge, Node, Path
from graph.render.facts import is_web_address
from graph.render.foot import counted, foot_line
from graph.render.page import View, fill_view
from graph.render.pieces import SHEET, join_scripts, read_piece
from graph.render.policy import printable
from graph.render.sheet import Html, Sheet, element, fill_template, to_sheet
from graph.render.template import Frame
from graph.render.texts import load_texts
from graph.schema import edge_key, load_schema, name_of
from graph.stores.networkx_store import Graph

_ID = re.compile(rf"(?:{'|'.join(kind.prefix for kind in load_schema().nodes.values())})/\S+")
_LONG = 60  # letters of a cell that wants more room than a name

Row = Mapping[str, Any]
"""A row: by column a text, number, truth, list, dict or nothing, or a node, edge or path of a graph."""


def render_result(
    columns: Sequence[str],
    rows: Iterable[Row],
    *,
    graph: Graph | None = None,
    title: str | None = None,
    about: str = "",
    lang: str = "id",
) -> str:
    """Render the answer to a query as one HTML page that needs no network.

    The answer is shown as it was asked for: persons who hold no office are not left out of it.

    Args:
        columns: Names of the columns.
        rows: The rows. Where one holds an edge or a path, the page draws all nodes and edges of the answer;
            else it is a table to sort, search and save.
        graph: The graph that was asked, where it is at hand: it knows the articles behind a fact, and the
            nodes at the ends of an edge that came alone.
        title: Heading of the page; None takes the interface's own.
        about: A line below it, like the question.
        lang: Language of the interface, "id" or "en".

    Returns:
        The page. The same answer gives the same text.

    Raises:
        UsageError: The interface does not speak `lang`.
        SchemaError: A node or edge does not fit the schema.

    Example:
        >>> render_result(["name", "statements"], [{"name": "Ani", "statements": 3}])[:15]
        '<!doctype html>'
    """
    texts = load_texts(lang)
    rows = list(rows)
    frame = Frame(lang, title or texts["result"]["title"], about, texts)
    drawn = collect_graph((value for row in rows for value in row.values()), graph)
    if next(drawn.iter_edges(), None) is not None:
        return fill_view(drawn, View({"kinds": [], "types": []}, everything=True), (), frame)
    return render_table(columns, rows, graph or Graph(), frame)


def collect_graph(values: Iterable[Any], graph: Graph | None = None) -> Graph:
    """Gather what an answer holds of a graph.

    Args:
        values: Values of any kind, lists and dicts of them too.
        graph: Where a node at the end of an edge is looked up that is not among the values, and the articles.

    Returns:
        Its nodes and edges, with the articles that the edges name. An edge whose ends are not known is left
        out.
    """
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, ...], Edge] = {}
    for part in map(_without_own, _parts(values)):
        if isinstance(part, Node):
            nodes.setdefault(part.id, part)
        else:
            edges.setdefault(edge_key(part), part)
    if graph is not None:
        ends = sorted({end for edge in edges.values() for end in (edge.start, edge.end)} - nodes.keys())
        nodes |= {end: graph.node(end) for end in ends if end in graph}
    whole = [edge for edge in edges.values() if edge.start in nodes and edge.end in nodes]
    named = {str(id) for edge in whole for id in edge.properties["documents"]}  # type: ignore[union-attr]
    known = graph.documents if graph is not None else {}
    return Graph(nodes.values(), whole, documents={id: known[id] for id in sorted(named & known.keys())})


def _without_own(part: Node | Edge) -> Node | Edge:
    """A node or edge without properties that users of a database gave it."""
    schema = load_schema()
    known = (schema.nodes[part.label] if isinstance(part, Node) else schema.edges[part.type]).properties
    return replace(
        part, properties={name: part.properties[name] for name in part.properties if name in known}
    )


def _parts(values: Iterable[Any]) -> Iterator[Node | Edge]:
    """The nodes and edges among values."""
    for value in values:
        if isinstance(value, Node | Edge):
            yield value
        elif isinstance(value, Path):
            yield from value.nodes
            yield from value.edges
        elif isinstance(value, Mapping):
            yield from _parts(value.values())
        elif isinstance(value, list | tuple):
            yield from _parts(value)


def render_table(columns: Sequence[str], rows: Sequence[Row], graph: Graph, frame: Frame) -> str:
    """Render rows as a page: a table to sort, search and save.

    Args:
        columns: Names of the columns.
        rows: The rows.
        graph: What the foot speaks of.
        frame: Language, title and texts.

    Returns:
        The page.
    """
    own = frame.texts["result"]
    head = [element("th", column, scope="col", data_column=str(i)) for i, column in enumerate(columns)]
    body = [element("tr", *(_cell(row.get(column)) for column in columns)) for row in rows]
    content = fill_template(
        read_piece(SHEET, "table.html"),
        title=frame.heading,
        about=element("p", frame.about, class_="quiet") if frame.about else Html(""),
        search=own["search"],
        csv=own["csv"],
        count=counted(own["rows"], len(rows), frame.lang),
        many=own["some_rows"],
        label=own["table"],
        head=Html("".join(head)),
        rows=Html("\n".join(body)),
        empty="" if rows else own["empty"],
    )
    script = join_scripts((SHEET, "elements.js"), (SHEET, "table.js")) if rows else ""
    foot = foot_line(graph, frame.texts["text"], frame.lang)
    return to_sheet(
        Sheet(frame.lang, printable(frame.heading), content, foot, read_piece(SHEET, "table.css"), script)
    )


def _cell(value: Any) -> Html:
    """One cell; an address becomes a link, a number stands at the right, a long text has room."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return element("td", str(value), class_="number")
    text = to_words(value)
    if is_web_address(text):
        return element("td", element("a", text, href=text, target="_blank", rel="noopener noreferrer"))
    if _ID.fullmatch(text):
        return element("td", text, class_="id")
    return element("td", text, class_="long" if len(text) > _LONG else None)


def to_words(value: Any) -> str:
    """Write a value of an answer as a reader sees it.

    Args:
        value: Anything that a row may hold.

    Returns:
        A node as its name, a path as the names on it, a list with commas, nothing as "".

    Example:
        >>> to_words(["Ani", None, 3]), to_words({"a": True})
        ('Ani, , 3', 'a: true')
    """
    if value is None:
        return ""
    if isinstance(value, Node):
        return name_of(value)
    if isinstance(value, Edge):
        return f"{value.start} {value.type} {value.end}"
    if isinstance(value, Path):
        return " – ".join(map(name_of, value.nodes))
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {to_words(inner)}" for key, inner in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(to_words, value))
    return value if isinstance(value, str) else json.dumps(value, default=str)
