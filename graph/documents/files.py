"""Finds the files that were named, gives each article its id, and refuses what cannot be read."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from graph.documents.decode import LARGEST, decode, read_limited, too_large
from graph.documents.markup import parse_html, parse_markdown
from graph.documents.records import find_records, read_lines
from graph.errors import InputError
from graph.model import Document

SUFFIXES = (".txt", ".md", ".html", ".htm", ".json", ".jsonl", ".ndjson")
"""The kinds of file that are read, by suffix in small letters."""

_GRAPH_FILE = "graph.jsonl"
_OUTPUT = frozenset(
    (_GRAPH_FILE, "graph.html", "decisions.jsonl", "documents.jsonl", "extracted.jsonl", "redirects.jsonl")
)
_BLANK = " \t\n\r\f\v\ufeff\u200b\xa0"

Item = tuple[str, Document | InputError]


@dataclass(frozen=True, slots=True)
class _File:
    """A file to read: where it is, what a message calls it, and its id."""

    path: Path
    source: str
    id: str


def read_documents(
    paths: Sequence[str | Path], on_error: Callable[[InputError], None] | None = None
) -> Iterator[Document]:
    """Read articles from files and folders, one at a time.

    A folder gives every file below it, sorted; hidden files, a README and the output of Simpul are passed
    over. The id of an article is the record's own `id`, else its path below the folder that was named,
    without suffix; for a file that was named itself, its stem; for a record without an id, the id of its
    file and its number ("berita:12").

    Args:
        paths: Files (.txt, .md, .html, .json, .jsonl), folders, or "-" for a text on standard input. A file
            that is named itself and has no suffix is read as text.
        on_error: Called for a file or record that cannot be read; the rest goes on. Without it the first
            such one ends the work.

    Returns:
        The articles, in the order of `paths`.

    Raises:
        InputError: While they are read: one cannot be, or has the id of another, and `on_error` is None.

    Example:
        >>> import tempfile
        >>> folder = Path(tempfile.mkdtemp())
        >>> _ = (folder / "rapat.txt").write_text("Wali Kota membuka rapat.")
        >>> [document.id for document in read_documents([folder])]
        ['rapat']
    """
    return (document for _, document in read_sources(paths, on_error))


def read_sources(
    paths: Sequence[str | Path], on_error: Callable[[InputError], None] | None = None
) -> Iterator[tuple[str, Document]]:
    """Read articles, each with the name that a message calls its file or record.

    Args:
        paths: As for `read_documents`.
        on_error: As for `read_documents`.

    Yields:
        The name and the article.

    Raises:
        InputError: As for `read_documents`.
    """
    seen: dict[str, str] = {}
    for path in paths:
        for source, item in _items(path):
            read = _refuse(item, source, seen)
            if isinstance(read, Document):
                seen[read.id] = source
                yield source, read
            elif on_error is None:
                raise read
            else:
                on_error(read)


def _refuse(item: Document | InputError, source: str, seen: dict[str, str]) -> Document | InputError:
    """The article, or why it is not taken."""
    if isinstance(item, InputError):
        return item
    if not item.body.strip(_BLANK):
        return InputError(source, "the article is empty; expected its text")
    if item.id in seen:
        return InputError(
            source,
            f"its id {item.id!r} is already that of {seen[item.id]}; give one of them another name or id",
        )
    return item


def _items(path: str | Path) -> Iterator[Item]:
    """Every article that a path names, or what is wrong with it."""
    if str(path) == "-":
        yield from _guarded("standard input", lambda: iter((_read_standard_input(),)))
        return
    for file in _find_files(Path(path), _shown(path)):
        if isinstance(file, InputError):
            yield file.source, file
        else:
            yield from _guarded(file.source, partial(_read_file, file))


def _guarded(source: str, read: Callable[[], Iterator[Item]]) -> Iterator[Item]:
    """What `read` gives; an error of it or of the disk is the last item."""
    try:
        yield from read()
    except InputError as error:
        yield source, error
    except (OSError, ValueError) as error:  # ValueError: a path that no file can have
        yield source, InputError(source, _unreadable(error))


def _unreadable(error: OSError | ValueError) -> str:
    reason = getattr(error, "strerror", None) or str(error)
    return f"cannot be read ({reason}); check that it is there and that you may read it"


def _shown(path: str | Path) -> str:
    """A path as text; bytes of it that are no UTF-8 are replaced."""
    return os.fsencode(path).decode("utf-8", "replace").replace(os.sep, "/")


def _read_standard_input() -> Item:
    source = "standard input"
    return source, Document("stdin", decode(read_limited(sys.stdin.buffer, source), source))


def _find_files(path: Path, source: str) -> Iterator[_File | InputError]:
    """The file, or those below the folder; one that cannot be listed gives its error, the rest goes on."""
    if not path.is_dir():
        yield _File(path, source, _shown(path.stem))
        return
    empty = True
    for found in _walk(path):
        empty = False
        if isinstance(found, InputError):
            yield found
        else:
            below = found.relative_to(path)
            yield _File(found, f"{source.rstrip('/')}/{_shown(below)}", _shown(below.with_suffix("")))
    if empty:
        yield InputError(source, f"no article in this folder; expected files in {', '.join(SUFFIXES)}")


def _walk(folder: Path) -> Iterator[Path | InputError]:
    """The files below a folder, sorted by path; a folder is not followed through a link, which may circle."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield InputError(_shown(folder), _unreadable(error))
        return
    passed_over = _OUTPUT if any(entry.name == _GRAPH_FILE for entry in entries) else frozenset()
    for entry in entries:
        if entry.name.startswith(".") or entry.name in passed_over or entry.stem.casefold() == "readme":
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _walk(entry)
        elif entry.is_file() or entry.is_symlink():  # a broken link is named, a pipe would wait for ever
            yield entry


def _read_file(file: _File) -> Iterator[Item]:
    suffix = file.path.suffix.lower()
    with file.path.open("rb") as opened:
        if suffix in (".jsonl", ".ndjson"):
            yield from read_lines(opened, file.id, file.source)
        else:
            yield from _read_whole(file, suffix, opened)


def _read_whole(file: _File, suffix: str, opened: BinaryIO) -> Iterator[Item]:
    """The articles of a file that is read at once."""
    if os.fstat(opened.fileno()).st_size > LARGEST:
        raise InputError(file.source, too_large())
    text = decode(read_limited(opened, file.source), file.source)
    if suffix and suffix not in SUFFIXES:
        raise InputError(
            file.source,
            f"{suffix} files are not read; save its text as .txt, or as {', '.join(SUFFIXES[1:])}",
        )
    if not text.strip(_BLANK):
        raise InputError(file.source, "the file is empty; expected an article")
    if suffix == ".json":
        yield from find_records(text, file.id, file.source)
    elif suffix in (".html", ".htm"):
        yield file.source, parse_html(text, file.id, file.source)
    elif suffix == ".md":
        yield file.source, parse_markdown(text, file.id)
    else:
        yield file.source, Document(file.id, text)
