"""A folder of static pages, one for each person and institution, with an index that searches.

`subjects` says what stands on which page, `items` writes facts with their sources, `pages` whole pages
(`frame` has what they share), `folder` keeps the files.
"""

from graph.render.site.folder import write_site

__all__ = ["write_site"]
