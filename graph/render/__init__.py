"""The graph as one HTML page, or as a site with a page for each person and institution.

`layout` places the nodes, `facts` gathers what is shown, `page` writes the page of a graph, `result` that of
a query's answer, `articles` that of annotated articles, `site` a folder of pages; `sheet` has what pages to
read share.
"""

from graph.render.articles import render_evaluation, render_extractions
from graph.render.facts import find_private
from graph.render.kept import read_page_options
from graph.render.page import render_frame, render_html, write_html
from graph.render.result import render_result
from graph.render.site import write_site
from graph.render.story import read_story
from graph.render.texts import languages

__all__ = [
    "find_private",
    "languages",
    "read_page_options",
    "read_story",
    "render_evaluation",
    "render_extractions",
    "render_frame",
    "render_html",
    "render_result",
    "write_html",
    "write_site",
]
