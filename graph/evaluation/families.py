"""Counts what is right in the triples of one article, family by family."""

from __future__ import annotations

from graph.evaluation.case import Case
from graph.evaluation.events import score_events
from graph.evaluation.gold import squash
from graph.evaluation.names import words
from graph.evaluation.outcome import Outcome, Side
from graph.evaluation.predicted import evidence_text, is_stated
from graph.evaluation.roles import score_institutions, score_persons, score_roles
from graph.evaluation.statements import score_statements

_EVIDENCED = ("HOLDS", "ATTENDED_BY", "ORGANIZED_BY", "HELD_AT", "SAID_BY")


def score_article(case: Case) -> None:
    """Count every family of one article.

    Args:
        case: The article; its tallies and outcomes are added to.
    """
    score_persons(case)
    score_institutions(case)
    score_roles(case)
    score_events(case)
    score_statements(case)
    _score_evidence(case)


def _score_evidence(case: Case) -> None:
    """Count the edges whose sentence stands in the article and, where they are stated, names their end."""
    edges = [edge for type in _EVIDENCED for edge in case.found.by_type[type]]
    sentences = [squash(evidence_text(edge, case.gold.document) or "").strip() for edge in edges]
    if not any(sentences):
        return
    text = squash(case.gold.text)
    right = 0
    for edge, sentence in zip(edges, sentences, strict=True):
        end = edge["end"]["id"]
        if sentence and sentence in text and (not is_stated(edge) or _names_end(case, end, sentence)):
            right += 1
        else:
            side = Side((edge["label"], case.shown(end), sentence), (), (edge,))
            case.outcomes.append(Outcome("evidence", "wrong", None, side))
    case.add("evidence", right, len(edges), len(edges))


def _names_end(case: Case, end: str, sentence: str) -> bool:
    shown = set(words(sentence))
    forms = (set(words(name)) for name in case.found.called(end) + case.found.titles(end))
    return any(form and form <= shown for form in forms)
