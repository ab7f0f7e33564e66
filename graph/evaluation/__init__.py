"""How well an extraction agrees with gold annotations: the figures of ``simpul evaluate``.

`names` compares names, `gold` reads annotations and writes extractions in their shape, `predicted` looks at
the triples of one article, `families` finds what is right in them, `tally` counts it and `outcome` says what
came of each thing, `score` goes through the articles, `report` shows.
"""

from graph.evaluation.case import Case
from graph.evaluation.gold import ANNOTATIONS, ARTICLES, read_aside, read_gold, to_gold
from graph.evaluation.outcome import Miss, Outcome, Side
from graph.evaluation.report import Report
from graph.evaluation.score import read_triples, score, score_graph
from graph.evaluation.tally import HEADLINE, Tally, total

__all__ = [
    "ANNOTATIONS",
    "ARTICLES",
    "HEADLINE",
    "Case",
    "Miss",
    "Outcome",
    "Report",
    "Side",
    "Tally",
    "read_aside",
    "read_gold",
    "read_triples",
    "score",
    "score_graph",
    "to_gold",
    "total",
]
