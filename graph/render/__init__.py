"""The graph as one HTML page, or as a site with a page for each person and institution.

`layout` places the nodes, `facts` gathers what is shown, `page` writes one page, `site` a folder of them.
"""

from graph.render.facts import find_private
from graph.render.page import languages, render_frame, render_html, write_html
from graph.render.site import write_site
from graph.render.story import read_story

__all__ = [
    "find_private",
    "languages",
    "read_story",
    "render_frame",
    "render_html",
    "write_html",
    "write_site",
]
