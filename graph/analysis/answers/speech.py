"""Who said what about what: the twins of the queries about statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from graph.analysis.answers.meetings import falls_into, span
from graph.analysis.answers.registry import Row, answer, named, ordered
from graph.analysis.offices import agent_name, offices_of
from graph.analysis.speech import speakers_by_topic as count_by_topic
from graph.model import Edge, Node
from graph.schema import name_of
from graph.stores.networkx_store import Graph

_SPEAKERS = ("Person", "Role", "Institution", "Group")
_TARGETS = ("Person", "Institution", "Event", "Regulation")


def topics_of(graph: Graph, id: str) -> list[str]:
    """Give the names of the topics that a statement or event is about, sorted."""
    targets = [graph.node(edge.end) for edge in graph.edges_from(id, "ABOUT")]
    topics = [node for node in targets if node.label == "Topic"]
    return [name_of(topic) for topic in sorted(topics, key=lambda topic: (name_of(topic), topic.id))]


def statements_on(graph: Graph, id: str) -> Iterator[tuple[Edge, Node]]:
    """Give the statements about a node, each with the edge that says so; sorted by id."""
    for edge in graph.edges_to(id, "ABOUT"):
        node = graph.node(edge.start)
        if node.label == "Statement":
            yield edge, node


def _said(statement: Node) -> Row:
    """The columns that give what was said."""
    return named("statement", statement) | {"mode": statement.properties["mode"]}


def _dated(statement: Node) -> Row:
    return _said(statement) | {"date": statement.properties.get("date")}


def _speaker(graph: Graph, id: str) -> Row:
    kind = graph.node(id).label
    return {"speaker": agent_name(graph, id), "speaker_kind": kind, "speaker_id": id}


def _evidence(said: Edge) -> Row:
    return {"basis": said.properties["basis"], "sources": said.properties["documents"]}


@answer
def statements_of(graph: Graph, name: str, limit: int) -> list[Row]:
    """Give what a person, office, body or group said, the latest first."""
    rows = [
        {"speaker": agent_name(graph, speaker.id), "speaker_id": speaker.id}
        | _dated(graph.node(said.start))
        | {"events": _events(graph, said.start), "topics": topics_of(graph, said.start)}
        | _evidence(said)
        for speaker in graph.called(name, *_SPEAKERS)
        for said in graph.edges_to(speaker.id, "SAID_BY")
    ]
    return ordered(rows, "speaker_id", "statement_id", first="date")[:limit]


def _events(graph: Graph, statement: str) -> list[str]:
    return [name_of(graph.node(edge.end)) for edge in graph.edges_from(statement, "SAID_AT")]


@answer
def statements_about_topic(graph: Graph, topic: str, limit: int) -> list[Row]:
    """Give who said what about a topic, the latest first."""
    rows: list[Row] = []
    for subject in graph.called(topic, "Topic"):
        found = [
            {"topic": name_of(subject)}
            | _speaker(graph, said.end)
            | {"offices": offices_of(graph, said.end)}
            | _dated(statement)
            | {"rank": about.properties.get("rank")}
            | _evidence(said)
            for about, statement in statements_on(graph, subject.id)
            for said in graph.edges_from(statement.id, "SAID_BY")
        ]
        rows += ordered(found, "speaker_id", "statement_id")
    return ordered(rows, first="date")[:limit]


@answer
def statements_about(graph: Graph, name: str, limit: int) -> list[Row]:
    """Give what was said about a person, body, event or rule, the latest first."""
    rows = [
        named("about", target) | _speaker(graph, said.end) | _dated(statement) | _evidence(said)
        for target in graph.called(name, *_TARGETS)
        for _, statement in statements_on(graph, target.id)
        for said in graph.edges_from(statement.id, "SAID_BY")
    ]
    return ordered(rows, "about_id", "speaker_id", "statement_id", first="date")[:limit]


@answer
def statements_at_event(graph: Graph, event: str) -> list[Row]:
    """Give who said what at an event."""
    rows = [
        named("event", found)
        | _speaker(graph, said.end)
        | _said(graph.node(at.start))
        | {"topics": topics_of(graph, at.start)}
        | _evidence(said)
        for found in graph.called(event, "Event")
        for at in graph.edges_to(found.id, "SAID_AT")
        for said in graph.edges_from(at.start, "SAID_BY")
    ]
    return ordered(rows, "event_id", "speaker_id", "statement_id")


@answer
def statements_in_period(graph: Graph, since: str, until: str) -> list[Row]:
    """Give who said what in a period, the earliest first."""
    rows = [
        {"date": statement.properties["date"]}
        | _speaker(graph, said.end)
        | _said(statement)
        | {"topics": topics_of(graph, statement.id)}
        | _evidence(said)
        for statement in graph.iter_nodes("Statement")
        if falls_into(statement.properties.get("date"), since, until)
        for said in graph.edges_from(statement.id, "SAID_BY")
    ]
    return ordered(rows, "date", "speaker_id", "statement_id")


@answer
def topics_of_speaker(graph: Graph, name: str, limit: int) -> list[Row]:
    """Give the topics that a person, office, body or group spoke about, most statements first."""
    rows: list[Row] = []
    for speaker in graph.called(name, *_SPEAKERS):
        statements: dict[str, list[Node]] = defaultdict(list)
        for said in graph.edges_to(speaker.id, "SAID_BY"):
            for about in graph.edges_from(said.start, "ABOUT"):
                if graph.node(about.end).label == "Topic":
                    statements[about.end].append(graph.node(said.start))
        rows += [
            {"speaker": agent_name(graph, speaker.id), "speaker_id": speaker.id}
            | _topic(graph.node(topic))
            | {"count": len(found)}
            | span(found)
            for topic, found in sorted(statements.items())
        ]
    return ordered(rows, first="count")[:limit]


def _topic(topic: Node) -> Row:
    return {"topic": name_of(topic), "key": topic.properties["key"]}


@answer
def speakers_by_topic(graph: Graph, limit: int) -> list[Row]:
    """Give who spoke most about each topic; topics with most statements first."""
    counts = count_by_topic(graph)
    statements: dict[str, set[str]] = defaultdict(set)
    for row in counts:
        statements[row.topic].update(row.statements)
    return [
        {"topic": row.topic_label, "key": row.topic, "speaker": row.speaker_name, "speaker_id": row.speaker}
        | {"count": row.count, "total": len(statements[row.topic])}
        for row in counts[:limit]
    ]


@answer
def speakers_by_capacity(graph: Graph, topic: str, limit: int) -> list[Row]:
    """Give in which office and capacity the speakers on a topic stand."""
    rows: list[Row] = []
    for subject in graph.called(topic, "Topic"):
        found = [
            {"topic": name_of(subject)} | standing | _in_office(graph, speaker) | {"count": number}
            for speaker, number in _counts(graph, subject.id).items()
            for standing in _standings(graph, speaker)
        ]
        rows += ordered(found, "speaker_id", "capacity", "office_id", "institution_id")
    for row in rows:
        del row["office_id"], row["institution_id"]
    return ordered(rows, first="count")[:limit]


def _counts(graph: Graph, topic: str) -> dict[str, int]:
    """How many statements on a topic each speaker made."""
    counts: dict[str, int] = defaultdict(int)
    for _, statement in statements_on(graph, topic):
        for said in graph.edges_from(statement.id, "SAID_BY"):
            counts[said.end] += 1
    return counts


def _in_office(graph: Graph, speaker: str) -> Row:
    return {
        "speaker": name_of(graph.node(speaker)),
        "speaker_kind": graph.node(speaker).label,
        "speaker_id": speaker,
    }


def _standings(graph: Graph, speaker: str) -> Iterator[Row]:
    """The offices of a speaker, with capacity and body; one empty row for who has none."""
    offices: Iterable[tuple[object, Node | None]] = [
        (edge.properties.get("capacity"), graph.node(edge.end)) for edge in graph.edges_from(speaker, "HOLDS")
    ]
    node = graph.node(speaker)
    for capacity, role in offices or [(None, node if node.label == "Role" else None)]:
        bodies = [graph.node(edge.end) for edge in graph.edges_from(role.id, "AT")] if role else []
        for body in (*bodies,) or (None,):
            yield {"capacity": capacity} | named("office", role) | named("institution", body)


@answer
def speakers_at_institution(graph: Graph, institution: str, limit: int) -> list[Row]:
    """Give who spoke at events that a body organized or attended."""
    rows: list[Row] = []
    for body in graph.called(institution, "Institution"):
        types = ("ORGANIZED_BY", "ATTENDED_BY")
        events = {edge.start for type in types for edge in graph.edges_to(body.id, type)}
        spoken: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for event in events:
            for at in graph.edges_to(event, "SAID_AT"):
                for said in graph.edges_from(at.start, "SAID_BY"):
                    spoken[said.end].append((at.start, event))
        rows += [
            named("institution", body) | _speaker(graph, speaker) | _tally(graph, speaker, found)
            for speaker, found in spoken.items()
        ]
    return ordered(rows, "institution_id", "speaker_id", first="statements")[:limit]


def _tally(graph: Graph, speaker: str, spoken: list[tuple[str, str]]) -> Row:
    statements, events = {statement for statement, _ in spoken}, {event for _, event in spoken}
    return {"offices": offices_of(graph, speaker), "statements": len(statements), "events": len(events)}


@answer
def topics(graph: Graph) -> list[Row]:
    """Give the topics, those with most statements first."""
    rows = []
    for topic in graph.iter_nodes("Topic"):
        about = graph.edges_to(topic.id, "ABOUT")
        statements = [statement for _, statement in statements_on(graph, topic.id)]
        speakers = _speakers_of(graph, statements)
        rows.append(
            _topic(topic)
            | {
                "statements": len(statements),
                "speakers": len(speakers),
                "events": len(about) - len(statements),
            }
            | span(statements)
        )
    return ordered(rows, first="statements")


def _speakers_of(graph: Graph, statements: Iterable[Node]) -> set[str]:
    return {said.end for statement in statements for said in graph.edges_from(statement.id, "SAID_BY")}


@answer
def regulations(graph: Graph) -> list[Row]:
    """Give the rules that are cited, those with most statements first."""
    rows = []
    for rule in graph.iter_nodes("Regulation"):
        statements = [statement for _, statement in statements_on(graph, rule.id)]
        counts = {"statements": len(statements), "speakers": len(_speakers_of(graph, statements))}
        articles = {"articles": len(graph.edges_from(rule.id, "MENTIONED_IN"))}
        rows.append(named("regulation", rule) | counts | articles)
    return ordered(ordered(rows, "regulation_id", first="articles"), first="statements")
