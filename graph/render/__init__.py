"""The graph as one HTML page: `layout` places the nodes, `facts` gathers what is shown, `page` writes it."""

from graph.render.page import languages, render_html, write_html

__all__ = ["languages", "render_html", "write_html"]
