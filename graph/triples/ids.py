"""Ids and folded names: readable, and the same whenever the same article is read."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from hashlib import blake2s
from importlib.metadata import PackageNotFoundError, version

from graph.schema import load_schema

_SLUG_LENGTH = 48
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"['’‘`]")


@lru_cache(maxsize=100_000)
def fold_name(name: str) -> str:
    """Write a name for matching: small letters, no accents, no punctuation, single spaces.

    Args:
        name: Any name.

    Returns:
        The folded name, "" where there is no letter or digit.

    Example:
        >>> fold_name("Ma'ruf  AMÍN, Dr.")
        'maruf amin dr'
    """
    plain = name.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", name).casefold()
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(_WORD.findall(_APOSTROPHE.sub("", plain)))


def _slug(name: str) -> str:
    words = re.findall(r"[a-z0-9]+", fold_name(name).encode("ascii", "ignore").decode())
    slug = "-".join(words)[: _SLUG_LENGTH + 1]
    if len(slug) > _SLUG_LENGTH:
        slug = slug[:_SLUG_LENGTH] if "-" not in slug else slug.rpartition("-")[0]
    return slug


def make_hash(*parts: str | int) -> str:
    """Eight hexadecimal digits made of the parts."""
    text = "\0".join(map(str, parts))
    return blake2s(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def make_id(label: str, name: str, digest: str) -> str:
    """The id of a node: the prefix of its kind, words of its name, a hash."""
    return f"{load_schema().nodes[label].prefix}/{'-'.join(filter(None, (_slug(name), digest)))}"


def to_document_node_id(document_id: str) -> str:
    """Give the id of an article's node.

    Args:
        document_id: Id of the article ("dev-01").

    Returns:
        Id of its node, the same in every graph.

    Example:
        >>> to_document_node_id("dev-01")
        'document/dev-01-d57b86a2'
    """
    return make_id("Document", document_id, make_hash("Document", document_id))


@cache
def extractor() -> str:
    """Name the version of Simpul that reads ("simpul/0.1.0")."""
    try:
        return f"simpul/{version('simpul')}"
    except PackageNotFoundError:  # run from a source tree that was never installed
        return "simpul/0"
