"""Whatever an article says, extraction ends without an exception and every offset has its text."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from promises import assert_holds

import graph
from graph.evaluation import ARTICLES
from graph.model import Document
from graph.stores import generate_lines, write_graph
from graph.stores.validate import validate

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXTS = [
    path.read_text(encoding="utf-8")
    for path in [*sorted(ARTICLES.glob("*.txt")), *sorted(EXAMPLES.glob("*.txt"))]
]

# Pieces on which the grammars lean: put in a row they make offices without bodies, marks without ends,
# names made of titles, dates that do not exist.
PIECES = """\
Pj.|Wali Kota|Bupati dan Wakil Bupati|para camat se-|Kepala Dinas|Ketua|Sekda|mantan|Plt|Anggota
Kota Sukabumi|Kab.|Provinsi|Desa|Polres|KPU|Dinas Kesehatan|DPRD|PT|(KPU)|Kecamatan|Bawaslu
Ani Lestari|H. Drs.|S.Pd., M.Si|Dr.|A.|alias|bin|(27)|La Ode|Ani|ia|mereka|Yaya|AKBP
kata|ujarnya|mengatakan bahwa|menurut|“|”|"|«|'|(|)|,|.|:|-|…|dijelaskan|ucap dia
membuka rapat|dihadiri|oleh|dan|serta|di|Aula|pelantikan|yang juga|bersama|digelar|melantik
Senin (29/2/2023)|31 Februari 2024|4-5 November|hari ini|99/99/99|kemarin|pekan lalu|hingga
UU Nomor 5 Tahun 2014|Peraturan|No. /2010|Baca juga: Judul|Penulis: Ani|(rls/adn)|Editor:
1.000|İ|ß|ﬁ|é|習近平|🎉|٣|¹""".replace("\n", "|").split("|")
PIECES += ["\n", "\n\n", "\t", "\u2028", "\x00", "e\u0301", "\ud800", "9" * 5000]
MESSY = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=40).map(" ".join)
TIGHT = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
DATES = st.sampled_from([None, "2024-10-29", "2024", "0001-01-01", "9999-12-31", "kemarin"])

fast = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A real-shaped article with a cut, a swap, a doubled stretch, pieces put in, or its case changed."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 120)))
        part = text[start:end]
        other = draw(
            st.sampled_from(["", part * 2, part[::-1], part.upper(), part.lower(), part.replace(" ", "\n")])
            | st.sampled_from(PIECES)
        )
        text = text[:start] + other + text[end:]
    return text


@fast
@given(st.text(max_size=400), DATES)
def test_any_text(body: str, date: str | None) -> None:
    assert_holds(graph.extract(Document("a", body, date=date)))


@fast
@given(MESSY | TIGHT, DATES)
def test_text_made_of_what_grammars_lean_on(body: str, date: str | None) -> None:
    assert_holds(graph.extract(Document("a", body, date=date)))


@settings(fast, max_examples=40)
@given(mutated())
def test_damaged_articles(body: str) -> None:
    assert_holds(graph.extract(Document("a", body)))


@pytest.mark.parametrize("text", TEXTS, ids=[text[:20] for text in TEXTS])
def test_whole_articles(text: str) -> None:
    found = graph.extract(Document("a", text))
    assert_holds(found)
    assert found.statements
    assert found == graph.extract(Document("a", text))


@settings(fast, max_examples=15)
@given(st.lists(mutated() | MESSY, min_size=1, max_size=3), st.randoms())
def test_graphs_of_damaged_articles_validate_in_any_order(bodies: list[str], random: Any) -> None:
    documents = [Document(f"a-{number}", body) for number, body in enumerate(bodies)]
    shuffled = random.sample(documents, len(documents))
    made, again = (graph.build(part, on_error=lambda _: None) for part in (documents, shuffled))
    assert list(generate_lines(made)) == list(generate_lines(again))


@cache
def everything() -> graph.Graph:
    return graph.build([ARTICLES, EXAMPLES], on_error=lambda _: None)


def test_the_graph_of_all_articles_validates(tmp_path: Path) -> None:
    write_graph(everything(), tmp_path / "graph.jsonl")
    assert validate(tmp_path / "graph.jsonl") == []


def test_no_fact_comes_from_furniture() -> None:
    furniture = [line for text in TEXTS for line in text.splitlines() if line.lower().startswith("baca juga")]
    assert furniture
    bodies = "\n".join(document.body for document in everything().documents.values())
    assert [line for line in furniture if line in bodies] == []


def test_threads_read_as_one_does() -> None:
    # in a process of its own: tables are compiled when the first articles meet them
    program = """
import sys
from concurrent.futures import ThreadPoolExecutor
import graph
from graph.evaluation import ARTICLES

sys.setswitchinterval(1e-6)
documents = list(graph.read_documents([ARTICLES]))[:24]
with ThreadPoolExecutor(8) as pool:
    at_once = list(pool.map(graph.extract, documents))
assert at_once == [graph.extract(document) for document in documents]
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=120)
