"""An article with what came of the evaluation: what was missed, what should not be there, what is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.evaluation import Case, Outcome, Side, total
from graph.model import Evidence, Span
from graph.render.articles.model import Article, Item, Line
from graph.render.articles.places import Places
from graph.render.foot import format_share

FAMILIES = (
    *("persons", "institutions", "roles", "events", "attended_by", "organized_by", "held_at", "said_by"),
    *("about_topic", "evidence"),
)
"""Families in the order of the page."""
VERDICTS = ("missed", "differs", "spurious", "right")
"""What may have come of a thing, what is wrong first."""
_NAMED = ("persons", "institutions")
_WIDE = ("said_by", "about_topic")


def to_article(case: Case, body: str | None, texts: Mapping[str, Any], lang: str) -> Article:
    """Show what came of one article.

    Args:
        case: The article under the scorer.
        body: Its cleaned text, or None where only the article as it was annotated is at hand.
        texts: The interface's texts.
        lang: Their language.

    Returns:
        The article, its items family by family, what is wrong first.
    """
    places = Places(case.gold.text if body is None else body)
    items = [_item(case, outcome, places, texts, exact=body is not None) for outcome in case.outcomes]
    items.sort(key=lambda item: (FAMILIES.index(item.family), VERDICTS.index(item.verdict)))
    return Article(case.gold.document, _summary(case, items, texts, lang), places.body, tuple(items))


def _summary(case: Case, items: Iterable[Item], texts: Mapping[str, Any], lang: str) -> str:
    """How good one article is: F1 of its facts, and how much is wrong."""
    own, wrong = texts["articles"], Counter(item.verdict for item in items)
    score = f"F1 {format_share(total([case.tallies])['facts'].f1, lang)}"
    return " · ".join([score, *(f"{own[key]} {wrong[key]}" for key in VERDICTS if wrong[key])])


def _item(case: Case, outcome: Outcome, places: Places, texts: Mapping[str, Any], exact: bool) -> Item:
    own = texts["articles"]
    shown = outcome.gold or outcome.found
    assert shown is not None
    found = outcome.found
    return Item(
        outcome.kind,
        shown.words[1] if outcome.kind == "said_by" else _words(shown),
        tuple(_merged(mark for side in _sides(outcome) for mark in _marks(outcome.kind, side, places))),
        tuple(
            Line(own["sentence"], proof.sentence.of(places.body), proof)
            for proof in (_proofs(found, case.gold.document) if found and exact else ())
        ),
        brief=shown.words[0] if outcome.kind == "said_by" else "",
        sides=tuple(
            (own[key], _words(side) if side else own["nothing"])
            for key, side in (("gold", outcome.gold), ("found", found))
        ),
        verdict="spurious" if outcome.verdict == "wrong" else outcome.verdict,
        wide=outcome.kind in _WIDE,
    )


def _sides(outcome: Outcome) -> list[Side]:
    """What the gold has, and what was found."""
    return [side for side in (outcome.gold, outcome.found) if side is not None]


def _words(side: Side) -> str:
    return " · ".join(filter(None, side.words))


def _marks(kind: str, side: Side, places: Places) -> list[Span]:
    """Where a thing stands: named ones wherever they are named, others where their parts stand together."""
    if not side.forms:
        return []
    if kind in _WIDE:
        return places.passage(side.forms[0][0])
    if kind in _NAMED:
        return places.everywhere(side.forms[0])
    return places.together(side.forms)


def _merged(marks: Iterable[Span]) -> list[Span]:
    """Marks in order, those that overlap as one: gold and machine may bound one thing differently."""
    merged: list[Span] = []
    for mark in sorted(marks):
        if merged and mark.start < merged[-1].end:
            before = merged.pop()
            mark = Span(before.start, max(before.end, mark.end))
        merged.append(mark)
    return merged


def _proofs(side: Side, document: str) -> Iterator[Evidence]:
    """The sentences behind what was found, as its relationships have them."""
    for edge in side.edges:
        properties = edge.get("properties") or {}
        if document not in (properties.get("documents") or ()):
            continue
        at = properties["documents"].index(document)
        keys = ("starts", "ends", "marks")
        start, end, marks = (properties[key][at] for key in keys)
        pairs = (mark.split("-") for mark in marks.split())
        spans = tuple(Span(int(first), int(last)) for first, last in pairs)
        yield Evidence(Span(start, end), spans, properties["basis"])
