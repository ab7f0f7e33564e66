"""What people rule about who is who, and what the rules answer: the seam between decisions and resolution.

A ruling names two mentions by article and span, not by id, so that it outlives ids, rebuilds and merges.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from graph.model import Edge, Node

Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """Where a thing is named.

    Args:
        document: Id of the article.
        label: Kind of the thing ("Person").
        start: Start of the words in the cleaned body, in Unicode code points.
        end: End of the words.
    """

    document: str
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Ruling:
    """A person's word on two mentions, which no rule overrules.

    Args:
        one: A mention.
        other: A mention of the same kind.
        verdict: "same" joins them; "different" keeps them apart; "unsure" keeps them apart too, and says that
            somebody looked and could not tell, so that they are not asked about again.
    """

    one: Mention
    other: Mention
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two mentions were made one.

    Args:
        one: Id of the node in its own article.
        other: Id of the other; both may be given up for that of their thing.
        score: How likely they are one, 0 to 1.
        evidence: What speaks for it and against it, strongest first.
    """

    one: str
    other: str
    score: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two things that may be one, to be asked about.

    Args:
        one: Id of a node of the result.
        other: Id of another.
        mentions: A mention of each, for a ruling.
        score: How likely they are one, 0 to 1.
        evidence: What speaks for it and against it, strongest first.
    """

    one: str
    other: str
    mentions: tuple[Mention, Mention]
    score: float
    evidence: tuple[str, ...]


def find_mentions(edges: Iterable[Edge], nodes: Mapping[str, Node]) -> Iterator[tuple[str, Mention]]:
    """Give where things are named, as a ruling names it.

    Args:
        edges: Edges of any type; those of type MENTIONED_IN count.
        nodes: The nodes that they start at, by id.

    Yields:
        The id of a node, and one of its mentions.
    """
    for edge in edges:
        if edge.type != "MENTIONED_IN":
            continue
        documents, marks = edge.properties["documents"], edge.properties["marks"]
        assert isinstance(documents, list) and isinstance(marks, list)
        for document, spans in zip(documents, marks, strict=True):
            for span in str(spans).split():
                start, _, end = span.partition("-")
                yield edge.start, Mention(str(document), nodes[edge.start].label, int(start), int(end))


class MentionIndex:
    """Finds the node that a mention belongs to.

    Args:
        found: Nodes' ids with their mentions.
    """

    def __init__(self, found: Iterable[tuple[str, Mention]]) -> None:
        self._exact: dict[Mention, str] = {}
        self._within: dict[tuple[str, str], list[Mention]] = {}
        for id, mention in found:
            if self._exact.setdefault(mention, id) == id:
                self._within.setdefault((mention.document, mention.label), []).append(mention)

    def find(self, mention: Mention) -> str | None:
        """The id of the node named there: by its exact span, else the only one that overlaps it."""
        if mention in self._exact:
            return self._exact[mention]
        near = {
            self._exact[known]
            for known in self._within.get((mention.document, mention.label), ())
            if known.start < mention.end and mention.start < known.end
        }
        return near.pop() if len(near) == 1 else None
