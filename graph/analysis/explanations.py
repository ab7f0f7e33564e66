"""Why two mentions were made one, or were not."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from graph.decisions import VERDICTS, Decision, Quote
from graph.model import Edge, Node
from graph.resolve import Comparison, Doubt, Mention, MentionIndex, Reason, Resolved, find_mentions
from graph.triples import ArticleTriples


@dataclass(frozen=True, slots=True)
class Step:
    """One join of a chain.

    Args:
        one: The id that an article gave a thing.
        other: The id that another article gave it.
        score: How likely they are one, 0 to 1.
        evidence: What speaks for it and against it, strongest first.
        decision: The decision that joined them, where somebody decided.
    """

    one: str
    other: str
    score: float
    evidence: tuple[str, ...]
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why two are one, or two.

    Args:
        one: Id of the node that the first is.
        other: Id of the node that the second is; equal to `one` where they are one.
        chain: The joins that lead from the first to the second; empty where they are two.
        decisions: Decisions that keep them apart.
        articles: Ids of articles that name both, each for itself.
        doubt: What resolution found for and against their being one, where that was not enough.
        comparison: What kept them apart, where resolution can tell.
    """

    one: str
    other: str
    chain: tuple[Step, ...] = ()
    decisions: tuple[Decision, ...] = ()
    articles: tuple[str, ...] = ()
    doubt: Doubt | None = None
    comparison: Comparison | None = None


class Explainer:
    """Answers why two are one, or two, from what resolution kept.

    Args:
        resolved: What resolution gave.
        parts: Nodes and edges of each article.
        decisions: What people decided, as a plan has it: with mentions where their words stand now.
        compare: Compares two nodes that are not one (`Corpus.compare`); without it less is told of these.
    """

    def __init__(
        self,
        resolved: Resolved,
        parts: Iterable[ArticleTriples],
        decisions: Iterable[Decision] = (),
        compare: Callable[[str, str], Comparison | None] | None = None,
    ) -> None:
        self._resolved = resolved
        self._compare = compare
        verdicts = [decision for decision in decisions if decision.act in VERDICTS]
        self._articles: dict[str, list[str]] = {}
        edges: list[Edge] = []
        nodes: dict[str, Node] = {}
        named = {mention.document for decision in verdicts for mention in _mentions(decision.quotes)}
        for part in parts:
            for node in part.nodes:
                self._articles.setdefault(self.root(node.id), []).append(part.document_id)
            if part.document_id in named:
                edges += part.edges
                nodes |= {node.id: node for node in part.nodes}
        index = MentionIndex(find_mentions(edges, nodes))
        self._verdicts = [(decision, *_sides(decision, index)) for decision in verdicts]
        self._steps: dict[str, list[Step]] = {}
        for reason in resolved.reasons:
            for id in (reason.one, reason.other):
                self._steps.setdefault(id, []).append(self._step(reason))

    def root(self, id: str) -> str:
        """The id of the node that an article's own node became."""
        return self._resolved.redirects.get(id, id)

    def explain(self, one: str, other: str) -> Explanation:
        """Say why two are one, or two.

        Args:
            one: An id that an article gave, or that of a node.
            other: Another.

        Returns:
            The chain of joins between them where they are one, else what keeps them apart.
        """
        first, second = self.root(one), self.root(other)
        if first == second:
            return Explanation(first, second, chain=self._chain(one, other))
        both = set(self._articles.get(first, ())) & set(self._articles.get(second, ()))
        doubts = (item for item in self._resolved.unsure if {item.one, item.other} == {first, second})
        return Explanation(
            first,
            second,
            decisions=tuple(
                item for item, *sides in self._verdicts if self._parts_them(sides, first, second)
            ),
            articles=tuple(sorted(both)),
            doubt=next(doubts, None),
            comparison=None if self._compare is None else self._compare(first, second),
        )

    def steps_from(self, id: str) -> list[Step]:
        """Every join of a thing, from one of its articles' own ids outwards."""
        return [step for _, step in self._walk(id).values()]

    def _walk(self, start: str) -> dict[str, tuple[str, Step]]:
        """For each id of a thing but the first the one before it and the join; the joins are a tree."""
        came: dict[str, tuple[str, Step]] = {}
        waiting = deque([start])
        while waiting:
            id = waiting.popleft()
            for step in self._steps.get(id, ()):
                far = step.other if step.one == id else step.one
                if far not in came and far != start:
                    came[far] = (id, step)
                    waiting.append(far)
        return came

    def _chain(self, start: str, end: str) -> tuple[Step, ...]:
        came = self._walk(start)
        chain = []
        while end in came:
            end, step = came[end]
            chain.append(step)
        return tuple(reversed(chain))

    def _step(self, reason: Reason) -> Step:
        pair = {reason.one, reason.other}
        joining = [item for item, one, other in self._verdicts if item.act == "same" and pair <= one | other]
        return Step(reason.one, reason.other, reason.score, reason.evidence, joining[-1] if joining else None)

    def _parts_them(self, sides: Sequence[set[str]], one: str, other: str) -> bool:
        first, second = ({self.root(id) for id in side} for side in sides)
        return (one in first and other in second) or (other in first and one in second)


def _mentions(quotes: Iterable[Quote]) -> list[Mention]:
    return [quote.end for quote in quotes if isinstance(quote.end, Mention)]


def _sides(decision: Decision, index: MentionIndex) -> tuple[set[str], set[str]]:
    """The articles' own ids of what a verdict is on."""
    one, other = (
        {id for mention in _mentions(side) if (id := index.find(mention)) is not None}
        for side in (decision.one, decision.other)
    )
    return one, other
