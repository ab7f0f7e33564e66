"""Articles of two namesakes, decisions on them, and the graph that both give."""

from __future__ import annotations

from typing import Any

from samples import Article

from graph.assembly import from_extractions
from graph.decisions import Decision, Quote
from graph.decisions.following import Unheeded
from graph.model import Extraction
from graph.resolve import Mention
from graph.stores import Graph

WHO, WHEN = "rina", "2024-11-05T09:30:00+07:00"


def official(id: str, name: str, region: str, date: str | None = "2024-10-29", lead: str = "") -> Article:
    article = Article(f"{lead}Wali Kota {region} {name} hadir.", id, date)
    article.holds(article.person(name), article.role("Wali Kota", article.place(region)))
    return article


APART = [official("a", "Budi Santoso", "Kota A"), official("b", "Budi Santoso", "Kota B")]


def quote(article: Article, words: str = "Budi Santoso", label: str = "Person") -> Quote:
    span = article.span(words)
    return Quote(Mention(article.document.id, label, span.start, span.end), words, article.document.body)


def verdict(act: Any, one: Quote, other: Quote, when: str = WHEN) -> Decision:
    return Decision(act, WHO, when, (one,), (other,))


SAME = verdict("same", quote(APART[0]), quote(APART[1]))
DIFFERENT = verdict("different", quote(APART[1]), quote(APART[0]), "2024-11-06T10:00:00+07:00")


def built(articles: list[Article] | list[Extraction], *decisions: Decision) -> tuple[Graph, list[Unheeded]]:
    unheeded: list[Unheeded] = []
    extractions = [item.extraction() if isinstance(item, Article) else item for item in articles]
    return from_extractions(extractions, decisions, unheeded.append), unheeded
