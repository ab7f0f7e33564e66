"""Triples made of gold annotations: all of them, or some dropped and some swapped, as an extractor might."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from graph.evaluation.gold import Gold, find_span, read_gold

Record = dict[str, Any]


def make_triples(annotations: Path, articles: Path, *, wrong: float = 0.0, seed: int = 0) -> list[Record]:
    """Nodes and relationships of all gold; `wrong`: share of facts that are dropped or spoilt."""
    rng = random.Random(seed)
    nodes: list[Record] = []
    edges: list[Record] = []
    for gold in read_gold(annotations, articles):
        maker = _Maker(gold, wrong, rng)
        maker.make()
        nodes += maker.nodes.values()
        edges += maker.edges
    return nodes + edges


def to_lines(records: list[Record]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


class _Maker:
    def __init__(self, gold: Gold, wrong: float, rng: random.Random) -> None:
        self.gold, self.wrong, self.rng = gold, wrong, rng
        self.nodes: dict[str, Record] = {}
        self.edges: list[Record] = []
        self.sentences = [line for line in gold.text.split("\n") if line.strip()]

    def node(self, label: str, name: str, **properties: Any) -> str:
        key = "title" if label == "Role" else "text" if label == "Statement" else "name"
        id = f"{label.lower()}/{self.gold.document}-{name}{properties.pop('at', '')}"
        properties = {key: name, **{k: v for k, v in properties.items() if v is not None}}
        self.nodes[id] = {"type": "node", "id": id, "labels": [label], "properties": properties}
        return id

    def edge(self, start: str, label: str, end: str, **properties: Any) -> None:
        if self.rng.random() < self.wrong / 2:
            return
        if self.rng.random() < self.wrong / 2:
            like = [id for id in self.nodes if id.split("/")[0] == end.split("/")[0]]
            end = self.rng.choice(like)
        text = self.rng.choice(self.sentences) if self.rng.random() < 0.9 else "Kalimat yang tidak ada."
        self.edges.append(
            {
                "type": "relationship",
                "label": label,
                "start": {"id": start, "labels": self.nodes[start]["labels"]},
                "end": {"id": end, "labels": self.nodes[end]["labels"]},
                "properties": {
                    "documents": [self.gold.document],
                    "texts": [text],
                    "basis": self.rng.choice(["stated", "inferred"]),
                    **{k: v for k, v in properties.items() if v is not None},
                },
            }
        )

    def spoilt(self, words: str | None) -> str | None:
        if not words or self.rng.random() >= self.wrong:
            return words
        kept = [word for word in words.split() if self.rng.random() < 0.7]
        return " ".join([*kept, self.rng.choice(["Wakil", "Kabupaten", "Bogor", "Umum"])])

    def make(self) -> None:
        agents = self._entities() | self._roles(self._entities())
        events = {event.get("id"): self._event(event, agents) for event in self.gold.rows("events")}
        for statement in self.gold.rows("statements"):
            self._statement(statement, agents, events)

    def _entities(self) -> dict[str, str]:
        found = {}
        for key, label in (("persons", "Person"), ("institutions", "Institution")):
            for entity in self.gold.rows(key):
                name = self.spoilt(entity["name"]) or ""
                found[entity["name"]] = self.node(label, name, aliases=entity.get("aliases", []))
        return found

    def _roles(self, entities: dict[str, str]) -> dict[str, str]:
        agents = {}
        for row in self.gold.rows("roles"):
            at = row.get("institution")
            body = entities.get(at) or (self.node("Place", self.spoilt(at) or "") if at else None)
            role = self.node(
                "Role", self.spoilt(row["title"]) or "", aliases=row.get("aliases", []), at=f"@{at}"
            )
            agents[f"{row['title']} {at}"] = role
            if body:
                self.edge(role, "AT", body)
            if row["person"]:
                capacity = row.get("capacity") if self.rng.random() >= self.wrong else "calon"
                self.edge(entities[row["person"]], "HOLDS", role, capacity=capacity)
        return agents

    def _agent(self, name: str, agents: dict[str, str]) -> str:
        return agents.get(name) or self.node("Group", self.spoilt(name) or "")

    def _event(self, event: Record, agents: dict[str, str]) -> str:
        date = event.get("date") if self.rng.random() >= self.wrong else "2024-01-01"
        name = self.spoilt(event["name"]) or ""
        id = self.node("Event", name, kind=event.get("kind"), date=date, at=event.get("id"))
        for name in event.get("attendees", []):
            self.edge(id, "ATTENDED_BY", self._agent(name, agents))
        for name in event.get("organizers", []):
            self.edge(id, "ORGANIZED_BY", self._agent(name, agents))
        if event.get("place"):
            self.edge(id, "HELD_AT", self.node("Place", self.spoilt(event["place"]) or ""))
        return id

    def _statement(self, row: Record, agents: dict[str, str], events: dict[Any, str]) -> None:
        text = self.spoilt(find_span(row["text"], self.gold.text)) or ""
        id = self.node("Statement", text, mode=row["mode"])
        self.edge(id, "SAID_BY", self._agent(row["speaker"], agents))
        if row.get("at") in events:
            self.edge(id, "SAID_AT", events[row["at"]])
        for rank, topic in enumerate(row["about"], 1):
            self.edge(id, "ABOUT", self.node("Topic", topic, key=topic), rank=rank)
