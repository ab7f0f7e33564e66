"""Articles from the disk: text, Markdown, HTML, JSON, JSON Lines, folders of them, and standard input.

`files` finds the files and gives ids, `decode` turns bytes into text, `records` reads JSON, `markup` reads
HTML and Markdown.
"""

from graph.documents.files import SUFFIXES, read_documents, read_sources

__all__ = ["SUFFIXES", "read_documents", "read_sources"]
