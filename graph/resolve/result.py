"""The graph that a resolution gives: each thing once, each fact once, and what is to be asked about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from graph.model import Edge, Node
from graph.resolve.articles import Article
from graph.resolve.corrections import Correction, Corrector, End, Find, ends_of
from graph.resolve.facts import Source
from graph.resolve.matcher import tell
from graph.resolve.merge import Stated, merge_facts, merge_nodes
from graph.resolve.resolver import Resolver
from graph.resolve.rulings import Doubt, Mention, MentionIndex, Reason, Ruling
from graph.resolve.ties import find_ties, to_said
from graph.schema import edge_key, load_schema

_TOLD_APART = "Document"  # copies stay articles of their own


@dataclass(frozen=True, slots=True)
class Resolved:
    """Nodes and edges of many articles, each thing once.

    Args:
        nodes: One a thing, with the id of its first mention in article order; sorted by id.
        edges: One a fact; sorted by key.
        redirects: Every id of an article's own node that was given up, and what it became.
        unsure: Pairs of nodes that may be one, to be asked about; the likeliest first.
        reasons: Why mentions were made one: a tree over the ids of each thing.
        unheeded: Rulings and corrections that could not be followed, with the reason: a mention that no
            article has (any more), a newer ruling against it, a fact that no article states (any more).
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    redirects: dict[str, str] = field(default_factory=dict)
    unsure: tuple[Doubt, ...] = ()
    reasons: tuple[Reason, ...] = ()
    unheeded: tuple[tuple[Ruling | Correction, str], ...] = ()


def to_resolved(resolver: Resolver, corrections: Sequence[Correction] = ()) -> Resolved:
    """Give the graph of the articles that a resolver knows.

    Args:
        resolver: Knows which nodes are one.
        corrections: What people corrected, oldest first; each corrects what the ones before it left.

    Returns:
        The graph; the same for the same articles, however they came.
    """
    return _Builder(resolver, corrections).build()


class _Builder:
    """Builds one graph."""

    def __init__(self, resolver: Resolver, corrections: Sequence[Correction]) -> None:
        self.resolver = resolver
        self.articles = sorted(resolver.articles.values(), key=lambda article: article.order)
        self.groups: dict[str, list[Node]] = {}  # nodes by cluster, in article order
        for article in self.articles:
            for node in article.nodes:
                self.groups.setdefault(resolver.node_of(node.id), []).append(node)
        self.roots = {cluster: group[0].id for cluster, group in self.groups.items()}
        self.corrector = Corrector(corrections, self._finder(corrections))

    def build(self) -> Resolved:
        """The nodes and edges, corrected, and what there is to say about them."""
        edges = sorted(self._edges(), key=edge_key)
        merged = (merge_nodes(self.roots[cluster], group) for cluster, group in self.groups.items())
        copies = self._copies()
        nodes = self.corrector.correct_nodes((copies.get(node.id, node) for node in merged), edges)
        kept = {node.id for node in nodes}
        return Resolved(
            tuple(sorted(nodes, key=lambda node: node.id)),
            tuple(edges),
            {
                node.id: self.roots[cluster]
                for cluster, group in self.groups.items()
                for node in group
                if self.roots[cluster] in kept and node.id != self.roots[cluster]
            },
            tuple(doubt for doubt in self._doubts() if {doubt.one, doubt.other} <= kept),
            tuple(self._reasons()),
            (*self.resolver.unheeded, *self.corrector.unheeded()),
        )

    def _root(self, id: str) -> str:
        return self.roots[self.resolver.node_of(id)]

    def _finder(self, corrections: Iterable[Correction]) -> Find:
        """Finds the ends that corrections name."""
        ends = [end for item in corrections for end in ends_of(item)]
        named = {end.document for end in ends if isinstance(end, Mention)}
        known = self.resolver.articles
        index = MentionIndex(pair for id in sorted(named & known.keys()) for pair in known[id].mentions())

        def find(end: End) -> str | None:
            id = index.find(end) if isinstance(end, Mention) else end
            return None if id is None else self.roots.get(id) or self._known(id)

        return find

    def _known(self, id: str) -> str | None:
        return self._root(id) if self.resolver.is_known(id) else None

    def _edges(self) -> Iterator[Edge]:
        corrected: dict[tuple[str, str, str], list[Source]] = {}
        for key, sources in self.resolver.facts.items():
            start, type, end = self.roots[key[0]], key[1], self.roots[key[2]]
            if start == end:
                continue  # an edge from a node to itself says nothing
            if self.corrector.concerns(start, type, end):
                corrected.setdefault((start, type, end), []).extend(sources)
            else:
                yield merge_facts(start, end, [(source.article.id, source.said) for source in sources])
        for start, type, end, stated in self._ties():
            if not self.corrector.concerns(start, type, end):
                yield merge_facts(start, end, [stated])
        for (start, _, end), sources in corrected.items():
            yield from self._correct(start, end, sorted(sources, key=Source.order))

    def _correct(self, start: str, end: str, sources: Iterable[Source]) -> Iterator[Edge]:
        """Correct what each article says of a fact, before it becomes one."""
        facts: dict[tuple[str, ...], list[Stated]] = {}
        evidence = load_schema().evidence
        for source in sources:
            stated = (source.article.id, source.said)
            for edge in self.corrector.correct_edges([merge_facts(start, end, [stated])], str):
                own = {name: value for name, value in edge.properties.items() if name not in evidence}
                facts.setdefault(edge_key(edge), []).append((stated[0], stated[1]._replace(own=own)))
        for group in facts.values():
            yield merge_facts(start, end, group)

    def _ties(self) -> Iterator[tuple[str, str, str, Stated]]:
        """What codes and tables tie and no article does, with the first sentence that names the inner end."""
        for tie in sorted(set(find_ties(self.resolver.engines))):
            if tie in self.resolver.facts:
                continue
            inner = self.roots[tie[0]]
            article = self.resolver.owner_of(inner)
            mention = next(
                (said for said in article.said("MENTIONED_IN") if article.nodes[said.start].id == inner), None
            )
            if mention is not None:
                yield inner, tie[1], self.roots[tie[2]], (article.id, to_said(tie[1], mention))

    def _copies(self) -> dict[str, Node]:
        """The nodes of articles that are copies, each with the id of the first of its copies."""
        first: dict[str, str] = {}
        copies: dict[str, Node] = {}
        for article in self.articles:
            for _, node in article.of("Document"):
                original = first.setdefault(self.resolver.cluster_of(node.id), article.id)
                if original != article.id:
                    properties = {**node.properties, "copy_of": original}
                    copies[node.id] = Node(node.id, node.label, properties)
        return copies

    def _firsts(self) -> dict[str, str]:
        """The first node of each atom, in article order."""
        first: dict[str, str] = {}
        for article in self.articles:
            for node in article.nodes:
                if node.label in self.resolver.engines:
                    first.setdefault(self.resolver.engines[node.label].atom_of(node.id).key, node.id)
        return first

    def _doubts(self) -> list[Doubt]:
        """What is to be asked about, the likeliest first."""
        firsts: dict[str, str] | None = None
        doubts = []
        for label, engine in self.resolver.engines.items():
            pairs = (
                [] if label == _TOLD_APART else [pair for item in engine.divisions() for pair in item.doubts]
            )
            for *keys, weighed in pairs:
                firsts = firsts or self._firsts()
                one, other = sorted(firsts[key] for key in keys)
                named = self._mention(one), self._mention(other)
                if named[0] is not None and named[1] is not None:
                    evidence = tell(engine.matcher.kind, weighed.items)
                    doubts.append(
                        Doubt(
                            self._root(one), self._root(other), (named[0], named[1]), weighed.score, evidence
                        )
                    )
        return sorted(set(doubts), key=lambda doubt: (-doubt.score, doubt.one, doubt.other, doubt.mentions))

    def _mention(self, id: str) -> Mention | None:
        article: Article = self.resolver.owner_of(id)
        return next((mention for known, mention in article.mentions() if known == id), None)

    def _reasons(self) -> Iterator[Reason]:
        """Why mentions were made one: those of an atom with its first one, then atoms with each other."""
        firsts = self._firsts()
        for article in self.articles:
            for node in article.nodes:
                engine = self.resolver.engines.get(node.label)
                if engine is None or node.label == _TOLD_APART:
                    continue
                first = firsts[engine.atom_of(node.id).key]
                if first != node.id:
                    yield Reason(first, node.id, 1.0, tell(engine.matcher.kind, (("one_key", 0.0),)))
        for label, engine in self.resolver.engines.items():
            if label != _TOLD_APART:
                for division in engine.divisions():
                    for one, other, weighed in division.joins:
                        evidence = tell(engine.matcher.kind, weighed.items)
                        yield Reason(firsts[one], firsts[other], weighed.score, evidence)
