"""The folder of a site: every page, and no page of an earlier one that is not in the graph any more."""

from __future__ import annotations

import re
from pathlib import Path

from graph.errors import UsageError
from graph.render.facts import find_private, to_facts
from graph.render.files import replace_file
from graph.render.foot import foot_line
from graph.render.policy import printable
from graph.render.site.frame import Frame
from graph.render.site.pages import INDEX, Pages
from graph.render.site.subjects import PAGED, Subjects
from graph.render.texts import load_texts
from graph.schema import load_schema
from graph.stores.networkx_store import Graph

LIST = "site.txt"
"""Names every file of the site, one a line: what is not in it was not made by us and is never removed."""


def write_site(
    graph: Graph,
    folder: str | Path,
    *,
    title: str | None = None,
    lang: str = "id",
    all_persons: bool = False,
) -> int:
    """Write one static page for each person and institution, linked, with an index that searches.

    The pages need no network and no server. A folder that holds an earlier site is brought up to date: pages
    of who is not in the graph any more are removed.

    Args:
        graph: The graph.
        folder: The folder to write, made where it is missing. The index is its ``index.html``.
        title: Heading of the site; None takes the interface's own.
        lang: Language of the interface, "id" or "en".
        all_persons: True also writes pages of persons who hold no office (residents, victims).

    Returns:
        The number of pages of persons and institutions. The same graph gives the same files.

    Raises:
        UsageError: The interface does not speak `lang`, or the folder holds files that are no earlier site.
        OSError: A file cannot be written.
    """
    target = Path(folder)
    texts = load_texts(lang)
    old = _read_list(target)
    subjects = Subjects(to_facts(graph, () if all_persons else find_private(graph)))
    frame = Frame(
        printable(title or texts["site"]["title"]),
        lang,
        texts,
        foot_line(graph, texts["text"], lang),
        officials=not all_persons,
    )
    pages = Pages(graph, subjects, frame)
    for label in PAGED:
        (target / load_schema().nodes[label].prefix).mkdir(parents=True, exist_ok=True)
    _write_list(
        target, old | set(pages.paths)
    )  # a run that is cut off leaves nothing that the next does not know
    for path, text in pages:
        replace_file(target / path, text.encode("utf-8"))
    for path in old - set(pages.paths):
        (target / path).unlink(missing_ok=True)
    _write_list(target, set(pages.paths))
    return len(subjects.paths)


def _read_list(target: Path) -> set[str]:
    """The pages of an earlier site; only names that a site may have, whatever the file says."""
    if not target.exists() or not any(target.iterdir()):
        return set()
    if not (target / LIST).is_file():
        raise UsageError(
            f"{target}: expected a new folder, an empty one or an earlier site (with {LIST} in it), found "
            "other files; name another folder, so that nothing of yours is written over"
        )
    prefixes = "|".join(load_schema().nodes[label].prefix for label in PAGED)
    known = re.compile(rf"{re.escape(INDEX)}|(?:{prefixes})/[a-z0-9-]+\.html")
    return {line for line in (target / LIST).read_text(encoding="utf-8").split("\n") if known.fullmatch(line)}


def _write_list(target: Path, paths: set[str]) -> None:
    replace_file(target / LIST, "".join(f"{path}\n" for path in sorted(paths)).encode("utf-8"))
