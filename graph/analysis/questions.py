"""What a person has to decide: pairs that may be one, and pairs that contradict each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from graph.analysis.contradictions import Contradiction, contradictions
from graph.decisions import VERDICTS, Decision, Quote, find_standing, quote_edges, quote_node
from graph.resolve import Doubt, Mention, MentionIndex, find_mentions
from graph.stores.networkx_store import Graph


@dataclass(frozen=True, slots=True)
class Question:
    """Whether two nodes are one.

    Args:
        one: Id of a node.
        other: Id of another of its kind.
        score: How likely they are one, 0 to 1; None where only a contradiction asks.
        evidence: What speaks for it and against it, strongest first.
        contradiction: What both cannot be, where that asks.
        quotes: A mention of each, for the decision.
    """

    one: str
    other: str
    score: float | None
    evidence: tuple[str, ...]
    contradiction: Contradiction | None
    quotes: tuple[Quote, Quote]


def find_questions(
    graph: Graph,
    doubts: Iterable[Doubt],
    decisions: Iterable[Decision] = (),
    labels: Collection[str] = (),
) -> list[Question]:
    """Give what is to be decided about a graph, the most pressing first.

    Args:
        graph: A graph with its articles.
        doubts: Pairs that resolution could not decide.
        decisions: What was decided: nobody is asked twice.
        labels: Only nodes of these kinds; empty for all.

    Returns:
        Contradictions first, since the graph holds them as facts; then doubts, the likeliest first.
    """
    asked = {frozenset((doubt.one, doubt.other)): doubt for doubt in doubts}
    settled = _settled_pairs(graph, decisions)
    found = []
    for clash in contradictions(graph):
        doubt = asked.pop(frozenset((clash.one.person, clash.other.person)), None)
        found.append(_question(graph, clash.one.person, clash.other.person, doubt, clash))
    ranked = sorted(asked.values(), key=lambda doubt: (-doubt.score, doubt.one, doubt.other))
    found += [_question(graph, doubt.one, doubt.other, doubt, None) for doubt in ranked]
    kept = []
    for question in found:
        pair = frozenset((question.one, question.other))
        if pair not in settled and (not labels or graph.node(question.one).label in labels):
            kept.append(question)
        settled.add(pair)
    return kept


def _question(
    graph: Graph, one: str, other: str, doubt: Doubt | None, contradiction: Contradiction | None
) -> Question:
    if doubt is None:
        return Question(
            one, other, None, (), contradiction, (quote_node(graph, one), quote_node(graph, other))
        )
    by_node = dict(zip((doubt.one, doubt.other), doubt.mentions, strict=True))
    quotes = (_quote(graph, one, by_node[one]), _quote(graph, other, by_node[other]))
    return Question(one, other, doubt.score, doubt.evidence, contradiction, quotes)


def _quote(graph: Graph, id: str, mention: Mention) -> Quote:
    """The mention that resolution named, with its words."""
    edges = [edge for edge in graph.edges_of(id) if edge.type == "MENTIONED_IN"]
    quotes = quote_edges(edges, {graph.node(id).id: graph.node(id)}, graph.documents)
    words = graph.documents[mention.document].body[mention.start : mention.end]
    return next((quote for quote in quotes if quote.end == mention), Quote(mention, words))


def _settled_pairs(graph: Graph, decisions: Iterable[Decision]) -> set[frozenset[str]]:
    """Pairs of nodes on which a verdict stands."""
    standing, _ = find_standing(list(decisions))
    nodes = {node.id: node for node in graph.iter_nodes()}
    index = MentionIndex(find_mentions(graph.iter_edges("MENTIONED_IN"), nodes))
    settled = set()
    for decision in standing:
        if decision.act in VERDICTS:
            sides = [
                {index.find(quote.end) for quote in side if isinstance(quote.end, Mention)}
                for side in (decision.one, decision.other)
            ]
            settled |= {frozenset((a, b)) for a in sides[0] for b in sides[1] if a and b}
    return settled
