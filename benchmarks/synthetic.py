"""A graph file of as many made-up articles as wanted, with about 15 relationships an article.

Persons, topics and places are drawn so that few have very many facts, as in real news. The same number gives
the same bytes. Nothing in it is about anybody.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from graph.triples import to_document_node_id

_SENTENCE = (
    "jalan sekolah banjir pilkada warga anggaran netralitas data pasar sawah hujan target tahun desa camat "
    "rapat kerja daerah layanan publik kesehatan bantuan pangan harga pupuk petani nelayan guru siswa"
)
_WORDS = _SENTENCE.split()
_TITLES = ("Wali Kota", "Bupati", "Ketua", "Kepala Dinas", "Camat", "Sekretaris Daerah", "Anggota")
_TOPICS = 60

Properties = dict[str, Any]
Facts = Iterator[tuple[str, str, str, Properties]]


def write_synthetic(path: Path, articles: int, seed: int = 1) -> tuple[int, int]:
    """Write the graph file of some articles.

    Args:
        path: The file.
        articles: How many; each brings about 4 nodes and 15 relationships.
        seed: Another one gives another graph.

    Returns:
        Number of nodes, number of relationships.
    """
    nodes = sorted(_node_line(id, label, properties) for id, label, properties in _nodes(articles))
    facts: dict[tuple[str, str, str], Properties] = {}
    for start, type, end, properties in _facts(articles, Random(seed)):
        facts.setdefault((start, type, end), properties)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(line for _, line in nodes)
        for number, (start, type, end) in enumerate(sorted(facts)):
            file.write(_edge_line(number, start, type, end, facts[start, type, end]))
    return len(nodes), len(facts)


def _node_line(id: str, label: str, properties: Properties) -> tuple[str, str]:
    return id, _dump({"type": "node", "id": id, "labels": [label], "properties": {"id": id} | properties})


def _edge_line(number: int, start: str, type: str, end: str, properties: Properties) -> str:
    ends = {side: {"id": id, "labels": [_label(id)]} for side, id in (("start", start), ("end", end))}
    return _dump({"type": "relationship", "id": str(number), "label": type, "properties": properties} | ends)


def _dump(record: Properties) -> str:
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def _label(id: str) -> str:
    return id.split("/")[0].capitalize()


def _nodes(articles: int) -> Iterator[tuple[str, str, Properties]]:
    for number in range(articles):
        key = f"a-{number:07}"
        document = {
            "article": key,
            "extractor": "0.1.0",
            "name": f"Berita {number}",
            "sha256": f"{number:064x}",
        }
        day = _day(number)
        yield (
            to_document_node_id(key),
            "Document",
            document | {"date": day, "publisher": f"Kabar {number % 40}"},
        )
        name = f"Rapat Koordinasi {number}"
        yield _event(number), "Event", {"name": name, "kind": "rapat", "date": day, "main": True}
    for number in range(articles * 3 // 2):
        yield (
            _statement(number),
            "Statement",
            {"text": _sentence(number), "mode": "indirect", "date": _day(number)},
        )
    for number in range(_persons(articles)):
        name = f"Orang {number}"
        yield (
            _person(number),
            "Person",
            {"name": name, "aliases": [f"O. {number}"], "norm_name": name.lower()},
        )
        title = _TITLES[number % len(_TITLES)]
        yield _role(number), "Role", {"title": title, "aliases": [], "plural": False}
    for number in range(_bodies(articles)):
        name = f"Dinas {number}"
        yield (
            _body(number),
            "Institution",
            {"name": name, "aliases": [], "kind": "dinas", "territory": "Kota"},
        )
        yield _place(number), "Place", {"name": f"Balai {number}", "level": "tempat"}
    for number in range(_TOPICS):
        yield _topic(number), "Topic", {"key": f"topik-{number}", "label": f"Topik {number}"}


def _facts(articles: int, random: Random) -> Facts:
    """Facts as they come, some more than once."""
    for number in range(_persons(articles)):
        many = [random.randrange(articles) for _ in range(1 + min(int(random.paretovariate(1)), 20))]
        yield _person(number), "HOLDS", _role(number), _evidence(many)
        yield _role(number), "AT", _body(number % _bodies(articles)), _evidence(many)
    for number in range(articles):
        yield from _facts_of_article(number, articles, random)


def _facts_of_article(number: int, articles: int, random: Random) -> Facts:
    document, event = to_document_node_id(f"a-{number:07}"), _event(number)
    evidence = _evidence([number])
    persons = [_person(_draw(random, _persons(articles))) for _ in range(2)]
    body = _body(_draw(random, _bodies(articles)))
    yield event, "HELD_AT", _place(_draw(random, _bodies(articles))), evidence
    yield event, "ORGANIZED_BY", body, evidence
    yield event, "ABOUT", _topic(_draw(random, _TOPICS)), evidence | {"rank": 1}
    for person in persons:
        yield event, "ATTENDED_BY", person, evidence | {"as": ["participant"]}
    for item in (event, body, *persons):
        yield item, "MENTIONED_IN", document, evidence
    for said in range(number * 3 // 2, (number + 1) * 3 // 2):
        statement = _statement(said)
        yield statement, "SAID_BY", persons[said % 2], evidence
        yield statement, "SAID_AT", event, evidence
        yield statement, "ABOUT", _topic(_draw(random, _TOPICS)), evidence | {"rank": 1}
        yield statement, "MENTIONED_IN", document, evidence


def _evidence(articles: list[int]) -> Properties:
    """Evidence in some articles, one sentence each."""
    every = sorted(set(articles))
    texts = [_sentence(number) for number in every]
    starts = [number % 3000 for number in every]
    return {
        "basis": "stated" if every[0] % 5 else "inferred",
        "documents": [f"a-{number:07}" for number in every],
        "starts": starts,
        "ends": [start + len(text) for start, text in zip(starts, texts, strict=True)],
        "texts": texts,
        "marks": [
            f"{number % 3000}-{number % 3000 + 9} {number % 3000 + 20}-{number % 3000 + 31}"
            for number in every
        ],
    }


def _sentence(number: int) -> str:
    """About 150 characters."""
    words = [_WORDS[(number * 7 + place * (3 + number % 5)) % len(_WORDS)] for place in range(22)]
    return " ".join(words).capitalize() + f" {number}."


def _draw(random: Random, number: int) -> int:
    """One of a number of things, the first ones far more often."""
    return min(int(random.paretovariate(0.5)) - 1, number * 1000) % number


def _day(number: int) -> str:
    return f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"


def _persons(articles: int) -> int:
    return max(articles // 5, 2)


def _bodies(articles: int) -> int:
    return max(articles // 20, 2)


def _event(number: int) -> str:
    return f"event/rapat-koordinasi-{number:07}-{number * 2654435761 % 2**32:08x}"


def _statement(number: int) -> str:
    return f"statement/{number:07}-{number * 2654435761 % 2**32:08x}"


def _person(number: int) -> str:
    return f"person/orang-{number:07}-{number * 2654435761 % 2**32:08x}"


def _role(number: int) -> str:
    return f"role/jabatan-{number:07}-{number * 2654435761 % 2**32:08x}"


def _body(number: int) -> str:
    return f"institution/dinas-{number:07}-{number * 2654435761 % 2**32:08x}"


def _place(number: int) -> str:
    return f"place/balai-{number:07}-{number * 2654435761 % 2**32:08x}"


def _topic(number: int) -> str:
    return f"topic/topik-{number}"
