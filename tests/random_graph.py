"""A graph made up by chance: as large as wanted, true to the schema, and awkward as real graphs are.

It has nodes that thousands of edges meet at, persons of one name, merged nodes with the ids they had before,
names that a query language could choke on, partial dates, and every optional property missing somewhere.
The same size and seed give the same graph.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from graph.model import Edge, Node, Value
from graph.schema import edge_key, load_schema
from graph.stores import Graph
from graph.triples.ids import fold_name, make_hash, make_id, to_document_node_id

ODD_NAMES = (
    'Budi "Gepeng" Santosa',
    "Ma'ruf Amin",
    "Dr. O\\Brien (Pj.) AND OR NOT",
    "José Ñúñez – Étienne",
    "Siti [Yaya] {Rahma} + - && || ! ^ ~ * ? : /",
    "Rina 😀 Marlina",
    "محمد نور",
    "山田 太郎",
    "  Rudi   Hartono  ",
    "DROP CONSTRAINT x; //",
    "$name",
)
_TITLES = ("Wali Kota", "Bupati", "Ketua", "Kepala Dinas", "Camat", "Sekretaris Daerah", "Anggota")
_BODIES = (
    "Pemerintah",
    "Badan Pengawas Pemilihan Umum",
    "Komisi Pemilihan Umum",
    "Dinas Pendidikan",
    "Dinas Kesehatan",
)
_KINDS = ("rapat", "pelatihan", "kunjungan", "pelantikan", "lainnya")
_OUTLETS = ("Kabar Kota", "Suara Daerah", 'Harian "Merdeka"', "radar.id")
_FIRST, _LAST, _WORDS = (
    line.split()
    for line in (
        "Ahmad Andi Budi Citra Dewi Eko Fajar Gita Hadi Indah Joko Kartika Lestari Made Nur Putri Rina Sri",
        "Hidayat Kusuma Lubis Nasution Pratama Rahman Santoso Siregar Tanjung Utami Wibowo Yusuf Zulkarnain",
        "jalan sekolah banjir pilkada warga anggaran netralitas data pasar sawah hujan target tahun ini",
    )
)
_SHARES = {
    "Statement": 0.38,
    "Person": 0.15,
    "Role": 0.12,
    "Document": 0.12,
    "Event": 0.08,
    "Institution": 0.08,
}


def random_graph(size: int = 20_000, seed: int = 1) -> Graph:
    """Make a graph up.

    Args:
        size: About how many nodes it has, from 500 on.
        seed: Another one gives another graph.

    Returns:
        The graph, with redirects, without articles.
    """
    return _Maker(size, seed).make()


class _Maker:
    """Collects nodes and edges; edges of one key are made once."""

    def __init__(self, size: int, seed: int) -> None:
        self.size = size
        self.random = Random(seed)
        self.nodes: dict[str, list[str]] = {label: [] for label in load_schema().nodes}
        self.kept: list[Node] = []
        self.edges: dict[tuple[str, ...], Edge] = {}
        self.named_in: dict[str, list[str]] = {}
        self.documents: dict[str, str] = {}
        self.dates: dict[str, str] = {}
        self.main_days: dict[str, list[str]] = {}

    def make(self) -> Graph:
        self.add_articles()
        self.add_regions()
        self.add_bodies()
        self.add_persons()
        self.add_others()
        self.add_events()
        self.add_tenures()
        self.add_statements()
        self.add_mentions()
        return Graph(self.kept, self.edges.values(), redirects=self.redirects())

    # ---- chance

    def number(self, label: str) -> int:
        return max(5, int(self.size * _SHARES[label]))

    def one(self, label: str) -> str:
        """A node of a kind; the first ones are taken far more often than the others."""
        ids = self.nodes[label]
        return ids[int(len(ids) * self.random.random() ** 3)]

    def maybe(self, share: float, value: Value) -> Value | None:
        return value if self.random.random() < share else None

    def day(self) -> str:
        date = (
            f"202{self.random.randint(3, 5)}-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"
        )
        return date[: self.random.choice((4, 7, 10, 10, 10, 10))]

    def name(self) -> str:
        chosen = self.random.choice
        return " ".join(dict.fromkeys((chosen(_FIRST), chosen(_FIRST), chosen(_LAST), chosen(_LAST))))

    def sentence(self) -> str:
        return " ".join(self.random.choices(_WORDS, k=self.random.randint(4, 14))).capitalize() + "."

    # ---- nodes and edges

    def node(self, label: str, called: str, /, **properties: Value | None) -> str:
        made = make_id(label, called, make_hash(label, len(self.kept)))
        id = to_document_node_id(called) if label == "Document" else made
        known = {name: value for name, value in properties.items() if value is not None}
        self.kept.append(Node(id, label, {"id": id} | known))
        self.nodes[label].append(id)
        self.named_in[id] = sorted(
            {self.random.choice(self.articles) for _ in range(self.random.choice((1, 1, 2, 3)))}
        )
        return id

    def edge(self, start: str, type: str, end: str, **properties: Value | None) -> None:
        known = {name: value for name, value in properties.items() if value is not None}
        if start == end:
            return
        every = self.named_in[start]
        evidence = self.evidence(every[: self.random.randint(1, len(every))])
        if type == "HOLDS":
            known |= self.reported(evidence["documents"])
        edge = Edge(start, type, end, known | evidence)
        self.edges.setdefault(edge_key(edge), edge)

    def evidence(self, documents: list[str]) -> dict[str, Any]:
        texts = [self.sentence() for _ in documents]
        starts = [self.random.randint(0, 2000) for _ in documents]
        return {
            "documents": documents,
            "starts": starts,
            "ends": [start + len(text) for start, text in zip(starts, texts, strict=True)],
            "texts": texts,
            "marks": [f"{start}-{start + 4}" for start in starts],
            "basis": self.random.choice(("stated", "stated", "stated", "inferred")),
        }

    def reported(self, documents: list[str]) -> dict[str, str]:
        """The days of the first and last article; one without a date is of its main event's day."""
        days = [self.dates[document] for document in documents if document in self.dates]
        undated = [document for document in documents if document not in self.dates]
        days += [max(self.main_days[document]) for document in undated if document in self.main_days]
        return {"first_reported": min(days), "last_reported": max(days)} if days else {}

    def add_articles(self) -> None:
        self.articles = [f"artikel-{number:06}" for number in range(self.number("Document"))]
        for article in self.articles:
            title = self.maybe(0.8, self.sentence())
            if self.random.random() < 0.8:
                self.dates[article] = self.day()
            self.documents[article] = self.node(
                "Document",
                article,
                name=title or article,
                title=title,
                article=self.maybe(0.98, article),
                publisher=self.maybe(0.9, self.random.choice(_OUTLETS)),
                author=self.maybe(0.5, self.name()),
                date=self.dates.get(article),
                url=self.maybe(0.7, f"https://berita.example/{article}"),
                sha256=make_hash(article),
                extractor="random",
            )

    def add_regions(self) -> None:
        country = self.node("Place", "Indonesia", name="Indonesia", level="negara")
        for number in range(max(3, self.size // 600)):
            province = self.node(
                "Place", "Provinsi", name=f"Provinsi {_LAST[number % 13]} {number}", level="provinsi"
            )
            self.edge(province, "LOCATED_IN", country)
            for town in range(self.random.randint(2, 6)):
                kind = self.random.choice(("Kota", "Kabupaten"))
                name = f"{kind} {_FIRST[town]} {number}"
                code = self.maybe(0.7, f"{number}.{town}")
                town_id = self.node("Place", name, name=name, level=kind.lower(), code=code)
                if self.random.random() < 0.9:
                    self.edge(town_id, "LOCATED_IN", province)
                hall = self.node("Place", "Aula", name=f"Aula {name}", level="tempat")
                self.edge(hall, "LOCATED_IN", town_id)

    def add_bodies(self) -> None:
        for number in range(self.number("Institution")):
            town = self.one("Place")
            name = f"{self.random.choice(_BODIES)} {town.partition('/')[2].replace('-', ' ').title()}"
            body = self.node(
                "Institution",
                name,
                name=name,
                aliases=self.maybe(0.7, sorted({f"Lembaga {number}", f"L-{number % 97}"})),
                kind=self.random.choice(("pemerintah", "badan", "dinas", "pemilu")),
                territory=self.maybe(0.6, "Kota"),
            )
            if self.random.random() < 0.85:
                self.edge(body, "LOCATED_IN", town)
            if self.random.random() < 0.4:
                self.edge(body, "PART_OF", self.one("Institution"))
        for _ in range(self.number("Role")):
            self.add_office()

    def add_office(self) -> None:
        title = self.random.choice(_TITLES)
        aliases = self.maybe(0.5, [f"{title} lama", title[:2].upper()])
        role = self.node("Role", title, title=title, aliases=aliases, plural=self.random.random() < 0.1)
        for _ in range(self.random.choice((0, 1, 1, 1, 1, 1, 1, 2))):
            self.edge(role, "AT", self.one(self.random.choice(("Institution", "Institution", "Place"))))

    def add_persons(self) -> None:
        names = [*ODD_NAMES, *(self.name() for _ in range(self.number("Person") - len(ODD_NAMES)))]
        for name in names:
            aliases = self.maybe(0.6, sorted({name.split()[0], name.split()[-1]}))
            self.node("Person", name, name=name, aliases=aliases, norm_name=fold_name(name))

    def add_others(self) -> None:
        for number in range(self.size // 200):
            self.node("Group", "ASN", name=f"ASN {number}")
            name = f"Undang-Undang Nomor {number} Tahun 20{number % 30:02}"
            self.node("Regulation", name, name=name)
        for number in range(40):
            key = f"topik-{number}"
            self.node("Topic", key, key=key, label=f"Topik {_WORDS[number % len(_WORDS)]} {number}")

    def add_events(self) -> None:
        for number in range(self.number("Event")):
            kind = self.random.choice(_KINDS)
            date, main = self.maybe(0.85, self.day()), self.random.random() < 0.3
            event = self.node(
                "Event",
                kind,
                name=f"{kind} {self.random.choice(_WORDS)} {number}",
                kind=kind,
                date=date,
                end_date=self.maybe(0.1, self.day()),
                main=main,
            )
            for article in self.named_in[event] if main and date else ():
                self.main_days.setdefault(article, []).append(str(date))
            for _ in range(min(self.size // 50, 2000) if number == 0 else self.random.randint(0, 8)):
                part = self.maybe(
                    0.8, sorted({self.random.choice(("host", "speaker", "participant")) for _ in "ab"})
                )
                self.edge(event, "ATTENDED_BY", self.agent(), **{"as": part})
            for _ in range(self.random.choice((0, 0, 1, 1, 2))):
                self.edge(event, "ORGANIZED_BY", self.agent())
            if self.random.random() < 0.7:
                self.edge(event, "HELD_AT", self.one("Place"))
            if self.random.random() < 0.1:
                self.edge(event, "LOCATED_IN", self.one("Place"))
            if self.random.random() < 0.5:
                self.edge(event, "ABOUT", self.one("Topic"), rank=self.maybe(0.7, 1))

    def add_tenures(self) -> None:
        """Who holds what; after the events, because a report is as old as its article's main event."""
        for person in self.nodes["Person"]:
            for _ in range(self.random.choice((0, 1, 1, 1, 2, 3))):
                self.edge(
                    person,
                    "HOLDS",
                    self.one("Role"),
                    capacity=self.random.choice((None, None, None, *_capacities())),
                    since=self.maybe(0.2, self.day()),
                    until=self.maybe(0.05, self.day()),
                )

    def agent(self) -> str:
        return self.one(
            self.random.choice(("Person", "Person", "Person", "Person", "Role", "Institution", "Group"))
        )

    def add_statements(self) -> None:
        for _ in range(self.number("Statement")):
            text = self.sentence()
            mode = self.random.choice(("direct", "indirect"))
            said = self.node("Statement", text, text=text, mode=mode, date=self.maybe(0.8, self.day()))
            for _ in range(self.random.choice((0, 1, 1, 1, 1, 1, 1, 2))):
                self.edge(said, "SAID_BY", self.agent())
            if self.random.random() < 0.7:
                self.edge(said, "SAID_AT", self.one("Event"))
            for rank in range(self.random.randint(0, 3)):
                label = self.random.choice(
                    ("Topic", "Topic", "Topic", "Person", "Institution", "Event", "Regulation")
                )
                self.edge(said, "ABOUT", self.one(label), rank=self.maybe(0.8, rank + 1))

    def add_mentions(self) -> None:
        for label in load_schema().edges["MENTIONED_IN"].from_:
            for id in self.nodes[label]:
                for article in self.named_in[id]:
                    edge = Edge(id, "MENTIONED_IN", self.documents[article], self.evidence([article]))
                    self.edges[edge_key(edge)] = edge

    def redirects(self) -> dict[str, str]:
        merged: Sequence[Node] = self.random.sample(self.kept, self.size // 50)
        return {f"{node.id[:-8]}{make_hash('former', node.id)}": node.id for node in merged}


def _capacities() -> tuple[str, ...]:
    return load_schema().edges["HOLDS"].properties["capacity"].values
