"""Who speaks about what."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from graph.analysis.offices import agent_name
from graph.schema import name_of
from graph.stores.networkx_store import Graph


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """How often one speaker was reported on one topic.

    Args:
        topic: Key of the topic.
        topic_label: Its Indonesian name.
        speaker: Id of the person, office, body or group.
        speaker_name: What a reader calls it.
        count: Number of statements.
        statements: Their ids, sorted.
    """

    topic: str
    topic_label: str
    speaker: str
    speaker_name: str
    count: int
    statements: tuple[str, ...]


def speakers_by_topic(graph: Graph) -> list[SpeakerCount]:
    """Count the statements of every speaker on every topic.

    Args:
        graph: Any graph.

    Returns:
        One row a topic and speaker; topics with most statements first, within one the speakers with most.
    """
    said: dict[tuple[str, str], set[str]] = defaultdict(set)
    totals: dict[str, set[str]] = defaultdict(set)
    for edge in graph.iter_edges("ABOUT"):
        if graph.node(edge.end).label == "Topic":
            for by in graph.edges_from(edge.start, "SAID_BY"):
                said[edge.end, by.end].add(edge.start)
                totals[edge.end].add(edge.start)
    rows = [_row(graph, topic, speaker, statements) for (topic, speaker), statements in said.items()]
    sizes = {str(graph.node(topic).properties["key"]): len(found) for topic, found in totals.items()}
    return sorted(rows, key=lambda row: (-sizes[row.topic], row.topic, -row.count, row.speaker))


def _row(graph: Graph, topic: str, speaker: str, statements: set[str]) -> SpeakerCount:
    about, name = graph.node(topic), agent_name(graph, speaker)
    key = str(about.properties["key"])
    return SpeakerCount(key, name_of(about), speaker, name, len(statements), tuple(sorted(statements)))
