"""The graph that a resolution gives: each thing once, each fact once, and what is to be asked about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from graph.model import Edge, Node
from graph.resolve.articles import Article
from graph.resolve.corrections import Correction, Corrector, End, Find, ends_of
from graph.resolve.matcher import tell
from graph.resolve.merge import Stated, merge_facts, merge_nodes
from graph.resolve.resolver import Resolver
from graph.resolve.rulings import Doubt, Mention, MentionIndex, Reason, Ruling
from graph.resolve.ties import find_ties, to_said
from graph.schema import load_schema

_TOLD_APART = "Document"  # copies stay articles of their own
FactKey = tuple[str, ...]
"""Id of the start, type, id of the end, then the key properties of the type."""


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


class Outcome:
    """The graph of the articles that a resolver knows; the same for the same articles, however they came.

    Its parts are made as they are asked for, since a large graph fits into memory as what articles say, but
    hardly as edges beside that.

    Args:
        resolver: Knows which nodes are one; it must not change meanwhile.
        corrections: What people corrected, oldest first; each corrects what the ones before it left.
    """

    def __init__(self, resolver: Resolver, corrections: Sequence[Correction] = ()) -> None:
        self._resolver = resolver
        self._articles = sorted(resolver.articles.values(), key=lambda article: article.order)
        self._groups: dict[str, list[Node]] = {}  # nodes by cluster, in article order
        for article in self._articles:
            for node in article.nodes:
                self._groups.setdefault(resolver.node_of(node.id), []).append(node)
        self._roots = {cluster: group[0].id for cluster, group in self._groups.items()}
        self._corrector = Corrector(corrections, self._finder(corrections))

    def gather(self) -> Resolved:
        """Give everything at once."""
        edges = tuple(self.edges())
        nodes = tuple(self.nodes(edges))
        kept = {node.id for node in nodes}
        return Resolved(
            nodes,
            edges,
            self.redirects(kept),
            tuple(doubt for doubt in self.doubts() if {doubt.one, doubt.other} <= kept),
            tuple(self.reasons()),
            (*self._resolver.unheeded, *self._corrector.unheeded()),
        )

    # --- nodes

    def nodes(self, edges: Iterable[Edge]) -> list[Node]:
        """Give the nodes, sorted by id.

        Args:
            edges: The edges: what a correction leaves without any is no node.
        """
        copies = self._find_copies()
        merged = (merge_nodes(self._roots[cluster], group) for cluster, group in self._groups.items())
        nodes = (self._marked(node, copies) for node in merged)
        return sorted(self._corrector.correct_nodes(nodes, edges), key=lambda node: node.id)

    def redirects(self, kept: set[str]) -> dict[str, str]:
        """Give what became of each id that was given up, as far as that is among those that are kept."""
        return {
            node.id: root
            for cluster, group in self._groups.items()
            if (root := self._roots[cluster]) in kept
            for node in group
            if node.id != root
        }

    def _find_copies(self) -> dict[str, str]:
        """The first of its copies for each article that is not the first, by the id of the article's node."""
        first: dict[str, str] = {}
        copies: dict[str, str] = {}
        for article in self._articles:
            for _, node in article.of(_TOLD_APART):
                original = first.setdefault(self._resolver.cluster_of(node.id), article.id)
                if original != article.id:
                    copies[node.id] = original
        return copies

    @staticmethod
    def _marked(node: Node, copies: dict[str, str]) -> Node:
        original = copies.get(node.id)
        return (
            node if original is None else Node(node.id, node.label, {**node.properties, "copy_of": original})
        )

    # --- edges

    def edges(self) -> Iterator[Edge]:
        """Give the edges, sorted by key."""
        facts = self._group_facts()
        for key in sorted(facts):
            sources = facts.pop(key)
            yield merge_facts(key[0], key[2], sources if isinstance(sources, list) else [sources])

    def _group_facts(self) -> dict[FactKey, Stated | list[Stated]]:
        """What the articles say of each fact, in article order; most facts stand in one."""
        facts: dict[FactKey, Stated | list[Stated]] = {}
        for key, stated in chain(self._said(), self._tied()):
            if not self._corrector.concerns(key[0], key[1], key[2]):
                _put(facts, key, stated)
                continue
            for corrected in self._correct(key, stated):
                _put(facts, *corrected)
        return facts

    def _said(self) -> Iterator[tuple[FactKey, Stated]]:
        """Every fact of every article, under the ids that its ends have become."""
        keys = {type: edge.key for type, edge in load_schema().edges.items()}
        for article in self._articles:
            ids = [self._root(node.id) for node in article.nodes]
            for said in article.facts:
                start, end, own = ids[said.start], ids[said.end], said.own
                if start != end:  # an edge from a node to itself says nothing
                    more = (str(own.get(name, "")) for name in keys[said.type])
                    yield (start, said.type, end, *more), (article.id, said)

    def _tied(self) -> Iterator[tuple[FactKey, Stated]]:
        """What codes and tables tie and no article does, in the first article that names both, else one."""
        ties = {(self._roots[a], type, self._roots[b]) for a, type, b in find_ties(self._resolver.engines)}
        types = {type for _, type, _ in ties}
        ties -= {key for article in self._articles for key in self._ends(article, types)}
        outer: dict[str, list[tuple[str, str, str]]] = {}
        for tie in ties:
            outer.setdefault(tie[0], []).append(tie)
        told: dict[tuple[str, str, str], Stated] = {}
        both = set()
        for article in self._articles:
            named = {self._root(article.nodes[said.start].id): said for said in article.said("MENTIONED_IN")}
            for tie in (tie for root in named for tie in outer.get(root, ())):
                if tie not in told or (tie not in both and tie[2] in named):
                    told[tie] = article.id, to_said(tie[1], named[tie[0]])
                    both |= {tie} if tie[2] in named else set()
        yield from sorted(told.items())

    def _ends(self, article: Article, types: set[str]) -> Iterator[tuple[str, str, str]]:
        for said in article.facts:
            if said.type in types:
                yield (
                    self._root(article.nodes[said.start].id),
                    said.type,
                    self._root(article.nodes[said.end].id),
                )

    def _correct(self, key: FactKey, stated: Stated) -> Iterator[tuple[FactKey, Stated]]:
        """Correct what one article says of a fact; nothing where it is not so."""
        document, said = stated
        edge = self._corrector.correct_edge(merge_facts(key[0], key[2], [stated]))
        if edge is not None:
            schema = load_schema()
            own = {name: value for name, value in edge.properties.items() if name not in schema.evidence}
            more = (str(own.get(name, "")) for name in schema.edges[edge.type].key)
            yield (edge.start, edge.type, edge.end, *more), (document, said._replace(own=own))

    def _root(self, id: str) -> str:
        return self._roots[self._resolver.node_of(id)]

    def _finder(self, corrections: Iterable[Correction]) -> Find:
        """Finds the ends that corrections name."""
        named = {end.document for item in corrections for end in ends_of(item) if isinstance(end, Mention)}
        known = self._resolver.articles
        index = MentionIndex(pair for id in sorted(named & known.keys()) for pair in known[id].mentions())

        def find(end: End) -> str | None:
            id = index.find(end) if isinstance(end, Mention) else end
            if id is None or id in self._roots:  # a topic or an article is called the same everywhere
                return id
            return self._root(id) if self._resolver.is_known(id) else None

        return find

    # --- what there is to say about it

    def doubts(self) -> list[Doubt]:
        """Give the pairs to be asked about, the likeliest first."""
        firsts: dict[str, str] | None = None
        found = set()
        for label, engine in self._resolver.engines.items():
            for division in [] if label == _TOLD_APART else engine.divisions():
                for *keys, weighed in division.doubts:
                    firsts = firsts or self._firsts()
                    ids = sorted((firsts[key] for key in keys), key=self._root)
                    mentions = [mention for id in ids if (mention := self._mention(id)) is not None]
                    if len(mentions) == len(ids):
                        evidence = tell(engine.matcher.kind, weighed.items)
                        named = mentions[0], mentions[1]
                        found.add(
                            Doubt(self._root(ids[0]), self._root(ids[1]), named, weighed.score, evidence)
                        )
        return sorted(found, key=lambda doubt: (-doubt.score, doubt.one, doubt.other, doubt.mentions))

    def reasons(self) -> Iterator[Reason]:
        """Give why mentions were made one: each with the first of its atom, then atoms with each other."""
        firsts = self._firsts()
        for article in self._articles:
            for node in article.nodes:
                engine = self._resolver.engines.get(node.label)
                if engine is None or node.label == _TOLD_APART:
                    continue
                first = firsts[engine.atom_of(node.id).key]
                if first != node.id:
                    yield Reason(first, node.id, 1.0, tell(engine.matcher.kind, (("one_key", 0.0),)))
        for label, engine in self._resolver.engines.items():
            for division in [] if label == _TOLD_APART else engine.divisions():
                for one, other, weighed in division.joins:
                    evidence = tell(engine.matcher.kind, weighed.items)
                    yield Reason(firsts[one], firsts[other], weighed.score, evidence)

    def _firsts(self) -> dict[str, str]:
        """The first node of each atom, in article order."""
        first: dict[str, str] = {}
        for article in self._articles:
            for node in article.nodes:
                if node.label in self._resolver.engines:
                    first.setdefault(self._resolver.engines[node.label].atom_of(node.id).key, node.id)
        return first

    def _mention(self, id: str) -> Mention | None:
        return next((place for known, place in self._resolver.owner_of(id).mentions() if known == id), None)


def _put(facts: dict[FactKey, Stated | list[Stated]], key: FactKey, stated: Stated) -> None:
    known = facts.get(key)
    if known is None:
        facts[key] = stated
    elif isinstance(known, list):
        known.append(stated)
    else:
        facts[key] = [known, stated]
