"""Resolution over articles that come and go: a change is followed through the kinds of node it touches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.resolve import features
from graph.resolve.articles import Article, Pool
from graph.resolve.bodies import BodyMatcher
from graph.resolve.clusters import Clusters
from graph.resolve.copies import CopyMatcher
from graph.resolve.corrections import describe_end
from graph.resolve.engine import Engine
from graph.resolve.events import EventMatcher
from graph.resolve.matcher import KeyMatcher, Matcher
from graph.resolve.persons import PersonMatcher
from graph.resolve.rulings import MentionIndex, Ruling
from graph.resolve.statements import StatementMatcher
from graph.schema import load_schema
from graph.triples import ArticleTriples


@dataclass(frozen=True, slots=True)
class Stage:
    """Some kinds of node, in the order in which kinds are resolved.

    Args:
        labels: Their labels.
        matcher: What there is to know of them.
        read: Gives what each node of an article is compared by.
        after: Labels of earlier kinds on which that depends.
    """

    labels: tuple[str, ...]
    matcher: Matcher[Any, Any]
    read: Callable[[Article, features.ClusterOf], Iterator[tuple[str, Any]]]
    after: tuple[str, ...] = ()


STAGES = (
    Stage(("Document",), CopyMatcher(), features.read_documents),
    Stage(("Place",), KeyMatcher(), features.read_places),
    Stage(("Group", "Regulation"), KeyMatcher(), features.read_named),
    Stage(("Institution",), BodyMatcher(), features.read_bodies),
    Stage(("Statement",), StatementMatcher(), features.read_statements, ("Document",)),
    Stage(("Role",), KeyMatcher(), features.read_roles, ("Place", "Institution")),
    Stage(
        ("Person",),
        PersonMatcher(),
        features.read_persons,
        ("Document", "Place", "Institution", "Statement", "Role"),
    ),
    Stage(
        ("Event",),
        EventMatcher(),
        features.read_events,
        ("Document", "Place", "Group", "Institution", "Statement", "Role", "Person"),
    ),
)


_DOCUMENT = f"{load_schema().nodes['Document'].prefix}/"
Pairs = list[tuple[str, str]]


class Resolver:
    """Which nodes of many articles are one, kept up to date.

    Args:
        rulings: What people ruled, oldest first; where two contradict each other the newer stands.

    Attributes:
        rulings: As given; others count from the next `change` on.
        articles: What each article says, by id.
        engines: The clusters of each kind of node, by label.
        unheeded: Rulings that cannot be followed, with the reason.
    """

    def __init__(self, rulings: Iterable[Ruling] = ()) -> None:
        self.rulings: Sequence[Ruling] = tuple(rulings)
        self.articles: dict[str, Article] = {}
        self.unheeded: list[tuple[Ruling, str]] = []
        self._pool = Pool()
        self._pairs: tuple[Pairs, Pairs] = [], []
        self._begin()

    def _begin(self) -> None:
        """Begin with nothing resolved."""
        self.engines: dict[str, Engine[Any, Any]] = {}
        for stage in STAGES:
            engine: Engine[Any, Any] = Engine(stage.matcher, *self._pairs)
            self.engines.update(dict.fromkeys(stage.labels, engine))
        kinds = load_schema().nodes
        self._by_prefix = {kinds[label].prefix: engine for label, engine in self.engines.items()}

    def change(self, added: Iterable[ArticleTriples] = (), removed: Iterable[str] = ()) -> None:
        """Take up articles and forget others, at the cost of what they touch.

        Args:
            added: What articles say; one whose id is known takes the place of the old one.
            removed: Ids of articles that are there.
        """
        new = {part.document_id: Article(part, self._pool) for part in added}
        gone = [self.articles.pop(id) for id in {*removed, *(new.keys() & self.articles.keys())}]
        self.articles.update(new)
        pairs, self.unheeded = self._apply_rulings()
        if pairs != self._pairs:  # rulings part atoms: the few whose words came or went are worth a new start
            self._pairs = pairs
            self._begin()
            new, gone = self.articles, []
        self._follow(new, gone)

    def _follow(self, new: Mapping[str, Article], gone: Sequence[Article]) -> None:
        """Follow a change through the kinds of node."""
        moved: dict[str, set[str]] = {}
        for stage in STAGES:
            touched = {id for label in stage.after for id in moved[label]} & self.articles.keys() | new.keys()
            changes: dict[str, Any] = {node.id: None for item in gone for _, node in item.of(*stage.labels)}
            for id in touched:
                for node, feature in stage.read(self.articles[id], self.cluster_of):
                    changes[node] = (feature, id)
            found = self.engines[stage.labels[0]].update(changes)
            moved.update(dict.fromkeys(stage.labels, found))

    def engine_of(self, id: str) -> Engine[Any, Any] | None:
        """The clusters of a node's kind; None for a node of no article, or a kind that is never resolved."""
        engine = self._by_prefix.get(id.partition("/")[0])
        return engine if engine is not None and id in engine else None

    def cluster_of(self, id: str) -> str:
        """The name of the cluster that a node is in; that of an article is of its copies."""
        engine = self._by_prefix.get(id.partition("/")[0])
        return id if engine is None else engine.atom_of(id).cluster

    def node_of(self, id: str) -> str:
        """The name of the node that a node becomes: of its cluster, but copies stay articles of their own."""
        return id if id.startswith(_DOCUMENT) else self.cluster_of(id)

    def is_known(self, id: str) -> bool:
        """True for a node of one of the articles."""
        return id in self._by_prefix.get(id.partition("/")[0], ())

    def owner_of(self, id: str) -> Article:
        """The article that a node belongs to."""
        return self.articles[self._by_prefix[id.partition("/")[0]].article_of(id)]

    def _apply_rulings(self) -> tuple[tuple[Pairs, Pairs], list[tuple[Ruling, str]]]:
        """Say which nodes rulings join and part, newest first, and which rulings cannot be followed."""
        named = {mention.document for ruling in self.rulings for mention in (ruling.one, ruling.other)}
        near = (self.articles[id] for id in sorted(named & self.articles.keys()))
        index = MentionIndex(pair for article in near for pair in article.mentions())
        same: Pairs = []
        apart: Pairs = []
        unheeded: list[tuple[Ruling, str]] = []
        ends = [
            (ruling, index.find(ruling.one), index.find(ruling.other)) for ruling in reversed(self.rulings)
        ]
        clusters = Clusters(sorted({id for _, *found in ends for id in found if id is not None}))
        for ruling, one, other in ends:
            if one is None or other is None:
                lost = ruling.one if one is None else ruling.other
                unheeded.append((ruling, f"there is no {describe_end(lost)} any more"))
            elif ruling.verdict == "same":
                if clusters.join(one, other):
                    same.append((one, other))
                else:
                    unheeded.append((ruling, "a newer ruling keeps the two apart"))
            elif clusters.bar(one, other):
                apart.append((one, other))
            else:
                unheeded.append((ruling, "newer rulings make the two one"))
        return (same, apart), unheeded[::-1]
