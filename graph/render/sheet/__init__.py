"""Pages to read rather than a picture: a heading, a text, a foot; with a script where one helps.

`markup` writes elements, `page` puts them into a page that needs no network.
"""

from graph.render.sheet.markup import Html, element, join, to_html
from graph.render.sheet.page import Sheet, fill_template, to_sheet

__all__ = ["Html", "Sheet", "element", "fill_template", "join", "to_html", "to_sheet"]
