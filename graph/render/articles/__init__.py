"""Annotated articles: what was read from each, or how that stands against the gold, marked on its text.

`found` and `scored` say what an article is marked with (`model`), `places` finds words in a text, `text`
draws the marks, `pages` writes the page; `extractions` and `evaluation` are the two kinds of page.
"""

from graph.render.articles.evaluation import render_evaluation
from graph.render.articles.extractions import render_extractions

__all__ = ["render_evaluation", "render_extractions"]
