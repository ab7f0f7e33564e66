"""The line at the foot of every page: how new, how much, by which version, how good.

No clock time is in it, so that the same graph gives the same bytes.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import metadata, resources

from graph.stores.networkx_store import Graph

_GROUPING = {"id": ".", "en": ","}
_POINT = {"id": ",", "en": "."}


def foot_line(graph: Graph, texts: Mapping[str, str], lang: str) -> str:
    """Say what a reader has to know before trusting a page.

    Args:
        graph: The graph of the page.
        texts: The interface's texts, with newest, no_date, documents, quality and caution.
        lang: Their language, which also says how numbers are written.

    Returns:
        Date of the newest document, number of documents, version, measured quality and a caution.
    """
    return foot_of(count_documents(graph), find_newest_date(graph), texts, lang)


def foot_of(documents: int, newest: str | None, texts: Mapping[str, str], lang: str) -> str:
    """Say the same of documents that are no graph.

    Args:
        documents: Their number.
        newest: ISO date of the newest one, or None where none has a date.
        texts: As for `foot_line`.
        lang: Their language.

    Returns:
        As `foot_line`.
    """
    day = f"{texts['newest']}: {newest or texts['no_date']}"
    number = counted(texts["documents"], documents, lang)
    measured = load_quality()
    quality = texts["quality"].format(
        precision=round(100 * measured["precision"]),
        recall=round(100 * measured["recall"]),
        articles=format_number(int(measured["articles"]), lang),
    )
    return " · ".join([day, number, f"Simpul {_version()}".strip(), quality, texts["caution"]])


def find_newest_date(graph: Graph) -> str | None:
    """Give the ISO date of the newest document, or None where none has a date."""
    dates = [document.date for document in graph.documents.values() if document.date]
    dates += [
        str(node.properties["date"]) for node in graph.iter_nodes("Document") if "date" in node.properties
    ]
    return max(dates, default=None)


def count_documents(graph: Graph) -> int:
    """Count the articles that a graph was read from: those it keeps, has nodes of, or quotes."""
    nodes = sum(1 for _ in graph.iter_nodes("Document"))
    if nodes or graph.documents:
        return max(nodes, len(graph.documents))
    quoted: set[object] = set()
    for edge in graph.iter_edges():
        documents = edge.properties["documents"]
        quoted.update(documents if isinstance(documents, list) else ())
    return len(quoted)


@cache
def load_quality() -> dict[str, float]:
    """Give the measured quality: precision and recall in 0-1 of all facts, and over how many articles."""
    text = resources.files("graph").joinpath("data", "quality.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def format_number(number: int, lang: str) -> str:
    """Write a number with the thousands apart, as the language does.

    Example:
        >>> format_number(12345, "id"), format_number(12345, "en")
        ('12.345', '12,345')
    """
    return f"{number:,}".replace(",", _GROUPING.get(lang, ","))


def counted(text: str, number: int, lang: str) -> str:
    """Write a number into a text; of two texts with "|" between them the first is for 1.

    Example:
        >>> counted("{n} fact|{n} facts", 1, "en"), counted("{n} fact|{n} facts", 2000, "en")
        ('1 fact', '2,000 facts')
    """
    one, _, many = text.partition("|")
    return (one if number == 1 or not many else many).replace("{n}", format_number(number, lang))


def format_share(share: float, lang: str) -> str:
    """Write a share with three places, as the language does.

    Example:
        >>> format_share(0.8914, "id"), format_share(1, "en")
        ('0,891', '1.000')
    """
    return f"{share:.3f}".replace(".", _POINT.get(lang, "."))


def _version() -> str:
    try:
        return metadata.version("simpul")
    except metadata.PackageNotFoundError:
        return ""
