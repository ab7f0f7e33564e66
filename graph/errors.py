"""Everything that Simpul raises on purpose.

    SimpulError
    ├── InputError        a file or record that cannot be read as an article
    ├── LexiconError      a file of ``graph/data`` (or a user's own) that breaks its format
    ├── SchemaError       a node or edge that ``schema.toml`` does not know
    ├── GraphFormatError  a graph file that breaks the exchange format
    ├── DatabaseError     a Neo4j server that is away, too old, or refuses
    ├── DecisionError     a file of decisions that breaks its format
    ├── DatabaseError     a database that cannot be reached, or that refuses what is asked
    ├── NotFoundError     a name or id that the graph does not hold
    └── UsageError        arguments that do not go together

A message says where, what was expected, what was found and what to do about it.
"""

from __future__ import annotations


class SimpulError(Exception):
    """Base of every error that Simpul raises on purpose."""


class InputError(SimpulError):
    """A file or record cannot be read as an article.

    Args:
        source: The file or record, as the user named it.
        reason: What is wrong with it and what would help.
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class LexiconError(SimpulError):
    """A lexicon or table breaks its format."""


class SchemaError(SimpulError):
    """A node or edge does not fit the schema."""


class GraphFormatError(SimpulError):
    """A graph file breaks the exchange format."""


class DecisionError(SimpulError):
    """A file of decisions breaks its format, or a decision is not one that can be made."""


class DatabaseError(SimpulError):
    """A database cannot be reached, or refuses what is asked."""


class NotFoundError(SimpulError):
    """A name or id is not in the graph."""


class UsageError(SimpulError):
    """Arguments do not go together."""
