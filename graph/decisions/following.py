"""From decisions to a graph: which of them stand, what each asks of resolution, and which found nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.decisions.model import Decision
from graph.model import Document, Span
from graph.resolve import (
    Correction,
    Mention,
    MentionIndex,
    Resolved,
    Ruling,
    find_mentions,
)
from graph.triples import ArticleTriples


@dataclass(frozen=True, slots=True)
class Unheeded:
    """A decision that stands but could not be followed, with the reason."""

    decision: Decision
    reason: str

    def __str__(self) -> str:
        """Say which, whose and why not, for a message."""
        words = " and ".join(dict.fromkeys(repr(quote.words) for quote in self.decision.quotes))
        said = f"{self.decision.act} {words}".strip()
        return f"decision {self.decision.id} ({said}, {self.decision.who}) was not followed: {self.reason}"


def find_standing(decisions: Sequence[Decision]) -> tuple[list[Decision], dict[str, str]]:
    """Say which decisions stand: an undone one does not, nor one that a later one on the same replaces.

    Args:
        decisions: In the order of their file.

    Returns:
        Those that stand, in the same order, and for the id of each other one what ended it. An undo that is
        itself undone ends nothing.
    """
    ended: dict[str, str] = {}
    for decision in reversed(decisions):
        if decision.act == "undo" and decision.id not in ended:
            ended[decision.of] = f"undone by {decision.id}"
    latest: dict[object, Decision] = {}
    for decision in reversed([item for item in decisions if item.act != "undo" and item.id not in ended]):
        newer = latest.setdefault(decision.subject(), decision)
        if newer is not decision:
            ended[decision.id] = f"replaced by {newer.id}"
    known = {decision.id for decision in decisions}
    standing = [item for item in decisions if item.act != "undo" and item.id not in ended]
    return standing, {id: reason for id, reason in ended.items() if id in known}


class Plan:
    """What the decisions that stand ask of resolution.

    Attributes:
        rulings: Oldest first.
        corrections: Oldest first.
        decisions: Those that stand and whose words are found, with mentions where their words stand now.
        unheeded: Decisions whose words are not found.
    """

    def __init__(self) -> None:
        self.decisions: list[Decision] = []
        self.rulings: list[Ruling] = []
        self.corrections: list[Correction] = []
        self.unheeded: list[Unheeded] = []
        self._source: dict[Ruling | Correction, Decision] = {}

    def add(self, decision: Decision) -> None:
        """Take a decision up whose mentions stand where its words do."""
        self.decisions.append(decision)
        correction = decision.correction()
        for ruling in decision.rulings():
            self.rulings.append(ruling)
            self._source[ruling] = decision
        if correction is not None:
            self.corrections.append(correction)
            self._source[correction] = decision

    def report(self, resolved: Resolved) -> list[Unheeded]:
        """Give every decision that was not followed, each once a reason."""
        late = (Unheeded(self._source[item], reason) for item, reason in resolved.unheeded)
        return list(dict.fromkeys([*self.unheeded, *late]))


def make_plan(
    decisions: Sequence[Decision], parts: Iterable[ArticleTriples], documents: Mapping[str, Document]
) -> Plan:
    """Say what decisions ask of resolution.

    Args:
        decisions: In the order of their file.
        parts: Nodes and edges of each article; those of articles that no decision names are not looked at.
        documents: The cleaned articles by id.

    Returns:
        Rulings and corrections whose mentions are where their words stand now.
    """
    standing, _ = find_standing(decisions)
    moved = {
        quote: quote.end
        for decision in standing
        for quote in decision.quotes
        if isinstance(quote.end, Mention) and not _stands(quote.end, quote.words, documents)
    }
    index = _index(parts, {mention.document for mention in moved.values()})
    found = {quote: _look_for(end, quote.words, documents, index) for quote, end in moved.items()}
    plan = Plan()
    for decision in standing:
        lost = [place for quote in decision.quotes if isinstance(place := found.get(quote), str)]
        if lost:
            plan.unheeded.append(Unheeded(decision, lost[0]))
        else:
            plan.add(
                decision.move({quote: place for quote, place in found.items() if not isinstance(place, str)})
            )
    return plan


def find_lost(decision: Decision, documents: Mapping[str, Document]) -> str:
    """Say which words of a decision no article has any more.

    Args:
        decision: Any decision.
        documents: The cleaned articles by id.

    Returns:
        A sentence, "" where all are there. Words that only moved are there; whether they still name something
        is known when the decision is followed.
    """
    for quote in decision.quotes:
        mention = quote.end
        if isinstance(mention, Mention):
            document = documents.get(mention.document)
            if document is None:
                return f"the article {mention.document} is not there any more"
            if quote.words not in document.body:
                return f"the article {mention.document} was changed, and has no {quote.words!r} any more"
    return ""


def _stands(mention: Mention, words: str, documents: Mapping[str, Document]) -> bool:
    """True when an article still has the words where the decision saw them."""
    document = documents.get(mention.document)
    return document is not None and Span(mention.start, mention.end).of(document.body) == words


def _index(parts: Iterable[ArticleTriples], named: set[str]) -> MentionIndex:
    near = [part for part in parts if part.document_id in named]
    nodes = {node.id: node for part in near for node in part.nodes}
    return MentionIndex(find_mentions((edge for part in near for edge in part.edges), nodes))


def _look_for(
    mention: Mention, words: str, documents: Mapping[str, Document], index: MentionIndex
) -> Mention | str:
    """Where the words of an article that was changed stand now; else the reason why that cannot be said."""
    document = documents.get(mention.document)
    if document is None:
        return f"the article {mention.document} is not there any more"
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
    places = [
        Mention(mention.document, mention.label, *found.span())
        for found in re.finditer(pattern, document.body)
    ]
    named = {id: place for place in reversed(places) if (id := index.find(place)) is not None}
    if len(named) == 1:
        return named.popitem()[1]
    what = f"{mention.label} {words!r}"
    if named:
        return f"the article {mention.document} was changed, and {what} stands in it more than once"
    return f"the article {mention.document} was changed, and there is no {what} in it any more"
