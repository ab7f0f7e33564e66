"""Graphs for the page's tests: one of any size in the shape of news, and one whose texts are hostile."""

from __future__ import annotations

import random

from graph.model import Document, Edge, Node, Value
from graph.schema import edge_key
from graph.stores import Graph

_TOWNS = [
    "Sukabumi",
    "Bogor",
    "Tegal",
    "Madiun",
    "Blitar",
    "Kediri",
    "Salatiga",
    "Magelang",
    "Cirebon",
    "Banjar",
]
_BODIES = [
    "Dinas Kesehatan",
    "Dinas Pendidikan",
    "Badan Pengawas Pemilihan Umum",
    "Sekretariat Daerah",
    "Inspektorat",
]
_FIRST = [
    "Andi",
    "Budi",
    "Citra",
    "Dewi",
    "Eko",
    "Fitri",
    "Gunawan",
    "Hesti",
    "Indra",
    "Joko",
    "Kartika",
    "Lestari",
]
_LAST = [
    "Santoso",
    "Wijaya",
    "Pratama",
    "Lubis",
    "Siregar",
    "Hidayat",
    "Nugraha",
    "Saputra",
    "Maharani",
    "Utami",
]
_TOPICS = ["kesehatan", "pendidikan", "pemilu", "inflasi", "stunting", "banjir"]


class Builder:
    """Collects nodes, edges and articles; every edge gets a sentence of its own."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.edges: dict[tuple[str, ...], Edge] = {}
        self.documents: dict[str, Document] = {}
        self.persons: list[str] = []  # ids, in the order of their making

    def node(self, kind: str, id: str, /, **properties: Value) -> str:
        if id not in self.nodes:
            self.nodes[id] = Node(id, kind, {"id": id, **properties})
            self.persons += [id] if kind == "Person" else []
        return id

    def edge(
        self,
        start: str,
        type: str,
        end: str,
        sentence: str,
        words: tuple[str, ...] = (),
        document: str = "artikel-1",
        **properties: Value,
    ) -> None:
        offset = 100
        places = [(sentence.index(word), len(word)) for word in words]
        marks = " ".join(f"{offset + at}-{offset + at + size}" for at, size in places)
        evidence: dict[str, Value] = {
            "documents": [document],
            "starts": [offset],
            "ends": [offset + len(sentence)],
            "texts": [sentence],
            "marks": [marks],
            "basis": "stated",
        }
        edge = Edge(start, type, end, evidence | properties)
        self.edges.setdefault(edge_key(edge), edge)

    def document(self, id: str, title: str, publisher: str, date: str, url: str) -> None:
        self.documents[id] = Document(id, "", title, publisher, None, date, url)

    def graph(self) -> Graph:
        return Graph(self.nodes.values(), self.edges.values(), documents=self.documents)


def news_graph(size: int, seed: int = 5) -> Graph:
    """A graph of about `size` nodes: towns with bodies, offices, holders, events and what was said there."""
    made, rng = Builder(), random.Random(seed)
    article = 0
    while len(made.nodes) < size:
        article += 1
        _add_article(made, rng, article, size)
    return made.graph()


def _add_article(made: Builder, rng: random.Random, number: int, size: int) -> None:
    doc = f"artikel-{number}"
    date = f"2024-{1 + number % 12:02d}-{1 + number % 28:02d}"
    title = f"Kabar nomor {number} dari daerah"
    made.document(doc, title, "Media Contoh", date, f"https://contoh.id/{number}")
    page = made.node(
        "Document", f"document/{doc}", name=title, title=title, date=date, sha256="0", extractor="0"
    )
    town = f"{_TOWNS[number % len(_TOWNS)]} {rng.randrange(max(1, size // 120)) + 1}"
    place = made.node("Place", f"place/{town}", name=f"Kota {town}", level="kota")
    event_name = f"rapat koordinasi {rng.choice(_TOPICS)} ke-{number}"
    event = made.node("Event", f"event/{number}", name=event_name, kind="rapat", date=date, main=True)
    made.edge(event, "HELD_AT", place, f"Acara itu berlangsung di Kota {town}.", (f"Kota {town}",), doc)
    for _ in range(rng.randint(1, 3)):
        _add_official(made, rng, doc, town, place, event, event_name)
    for guest in rng.sample(made.persons, min(len(made.persons), rng.choice((0, 0, 1, 2)))):
        name = str(made.nodes[guest].properties["name"])
        made.edge(event, "ATTENDED_BY", guest, f"{name} menghadiri {event_name}.", (name, event_name), doc)
    made.edge(event, "MENTIONED_IN", page, f"Pemerintah menggelar {event_name}.", (event_name,), doc)


def _add_official(
    made: Builder, rng: random.Random, doc: str, town: str, place: str, event: str, event_name: str
) -> None:
    body = f"{rng.choice(_BODIES)} Kota {town}"
    name = f"{rng.choice(_FIRST)} {rng.choice(_LAST)} {town}"
    key = f"{name}/{body}"
    if f"role/{body}" in made.nodes and f"person/{key}" not in made.nodes and rng.random() < 0.8:
        return
    person = made.node(
        "Person", f"person/{key}", name=name, norm_name=name.lower(), aliases=[name.split()[0]]
    )
    office = made.node("Role", f"role/{body}", title=f"Kepala {body}", plural=False)
    institution = made.node("Institution", f"institution/{body}", name=body, kind="dinas", territory=town)
    sentence = f"Kepala {body} {name} hadir dalam {event_name}."
    capacity = {"capacity": "penjabat"} if rng.random() < 0.3 else {}
    made.edge(person, "HOLDS", office, sentence, (f"Kepala {body}", name), doc, **capacity)
    made.edge(office, "AT", institution, sentence, (body,), doc)
    made.edge(institution, "LOCATED_IN", place, sentence, (town,), doc, basis="inferred")
    made.edge(event, "ATTENDED_BY", person, sentence, (name, event_name), doc, **{"as": ["participant"]})
    _add_statement(made, rng, doc, person, name, event)


def _add_statement(made: Builder, rng: random.Random, doc: str, person: str, name: str, event: str) -> None:
    topic = rng.choice(_TOPICS)
    words = f"Kami terus bekerja untuk {topic} warga, kata yang ke-{len(made.nodes)}"
    said = made.node("Statement", f"statement/{len(made.nodes)}", text=words, mode="direct")
    target = made.node("Topic", f"topic/{topic}", key=topic, label=topic.capitalize())
    sentence = f'"{words}," ujar {name}.'
    made.edge(said, "SAID_BY", person, sentence, (words, name), doc)
    made.edge(said, "ABOUT", target, sentence, (topic,), doc, rank=1)
    made.edge(said, "SAID_AT", event, sentence, (words,), doc, basis="inferred")
    made.edge(person, "MENTIONED_IN", f"document/{doc}", sentence, (name,), doc)


HOSTILE = (
    "</script><script>window.hacked=1</script>"
    "<img src=x onerror=window.hacked=1>\"'><svg onload=window.hacked=1>"
    "{{data}} ${window.hacked=1} `&lt;b&gt;` <!-- \u2028\u2029 \u202eterbalik \ud800 &amp; \\u003c"
)


def hostile_graph() -> Graph:
    """A graph whose names, titles, topics, ids, sentences, outlets and addresses all try to run a script."""
    made = Builder()
    doc = f"artikel {HOSTILE}"
    made.document(doc, HOSTILE, HOSTILE, "2024-01-02", "javascript:window.hacked=1")
    other = f"lain {HOSTILE}"
    address = 'https://contoh.id/"onmouseover="window.hacked=1'
    made.document(other, "Judul lain", "Media", "2024-01-03", address)
    person = made.node(
        "Person", f"person/{HOSTILE}", name=f"Orang {HOSTILE}", norm_name="x", aliases=[HOSTILE]
    )
    office = made.node("Role", f"role/{HOSTILE}", title=f"Jabatan {HOSTILE}", plural=False)
    body = made.node(
        "Institution", f"institution/{HOSTILE}", name=f"Lembaga {HOSTILE}", kind=HOSTILE, territory=HOSTILE
    )
    said = made.node("Statement", f"statement/{HOSTILE}", text=f"Ujaran {HOSTILE}", mode="direct")
    topic = made.node("Topic", f"topic/{HOSTILE}", key=HOSTILE, label=f"Topik {HOSTILE}")
    page = made.node(
        "Document",
        f"document/{HOSTILE}",
        name=HOSTILE,
        title=HOSTILE,
        publisher=HOSTILE,
        url="data:text/html,<script>",
        sha256="0",
        extractor="0",
    )
    sentence = f"Kalimat {HOSTILE} selesai."
    made.edge(person, "HOLDS", office, sentence, (HOSTILE,), doc, since="2024-01")
    made.edge(office, "AT", body, sentence, ("Kalimat",), other, basis="inferred")
    made.edge(said, "SAID_BY", person, sentence, (), doc)
    made.edge(said, "ABOUT", topic, sentence, (), doc)
    made.edge(person, "MENTIONED_IN", page, sentence, (), doc)
    return made.graph()
