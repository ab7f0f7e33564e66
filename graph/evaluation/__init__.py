"""How well an extraction agrees with gold annotations: the figures of ``simpul evaluate``.

`names` compares names, `gold` reads annotations and writes extractions in their shape, `predicted` looks at
the triples of one article, `families` counts what is right in them, `score` goes through the articles,
`report` shows.
"""

from graph.evaluation.gold import ANNOTATIONS, ARTICLES, read_gold, to_gold
from graph.evaluation.report import HEADLINE, Miss, Report, Tally
from graph.evaluation.score import read_triples, score, score_graph

__all__ = [
    "ANNOTATIONS",
    "ARTICLES",
    "HEADLINE",
    "Miss",
    "Report",
    "Tally",
    "read_gold",
    "read_triples",
    "score",
    "score_graph",
    "to_gold",
]
