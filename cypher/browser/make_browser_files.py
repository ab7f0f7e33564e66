"""Make what the Neo4j Browser takes from the query library, the schema and guide.toml.

    python cypher/browser/make_browser_files.py [--check]

Writes favourites in two languages (zip), a style sheet (grass) and the guide in two languages (html) beside
itself. With --check nothing is written: what is out of date is named, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import html
import io
import re
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.analysis.library import Query, load_queries
from graph.schema import load_schema

HERE = Path(__file__).parent
FAVOURITES = {"id": "favorit-simpul.zip", "en": "favorites-simpul.zip"}
GUIDES = {"id": "panduan.html", "en": "guide.html"}
STYLE = "simpul.grass"
_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say: the same queries give the same bytes
_DIAMETERS = {"Person": 60, "Institution": 60, "Role": 50, "Event": 60, "Topic": 50}
_OTHER_DIAMETER = 40
_SCHEMA = "CALL db.schema.visualization()"


def main() -> None:
    """Write every file, or name what is out of date."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="write nothing, name what is out of date")
    check: bool = parser.parse_args().check
    stale = [name for name, content in files() if not _is(HERE / name, content)]
    if check:
        if stale:
            sys.exit(f"Out of date: {', '.join(stale)}; run python cypher/browser/make_browser_files.py")
        return
    for name, content in files():
        if name in stale:
            (HERE / name).write_bytes(content)
    print(f"Written: {', '.join(stale) or 'nothing new'}")


def _is(path: Path, content: bytes) -> bool:
    """True when the file holds this already; how a zip is compressed differs between machines."""
    if not path.exists():
        return False
    found = path.read_bytes()
    return _entries(found) == _entries(content) if path.suffix == ".zip" else found == content


def _entries(archive: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return [(name, opened.read(name)) for name in opened.namelist()]


def files() -> Iterator[tuple[str, bytes]]:
    """Each file's name and content."""
    for lang, name in FAVOURITES.items():
        yield name, favourites(lang)
    yield STYLE, style().encode("utf-8")
    for lang, name in GUIDES.items():
        yield name, guide(lang).encode("utf-8")


def favourites(lang: str) -> bytes:
    """A zip as the Browser imports it: a folder a group, a file a favourite, called like its first line."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for query in load_queries().values():
            group = query.group if lang == "id" else query.group_en
            entry = zipfile.ZipInfo(f"Simpul - {group}/{query.name}.cypher", _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, _titled(query, lang))
    return target.getvalue()


def _titled(query: Query, lang: str) -> str:
    """The query's text with the title of a language first."""
    first, second, rest = query.text.split("\n", 2)
    return "\n".join((first, second, rest) if lang == "id" else (second, first, rest))


def style() -> str:
    """A style sheet in the Browser's own language: colours as in the HTML page, names as captions."""
    parts = [
        _rule("node", {"diameter": "50px", "border-width": "2px", "font-size": "10px"}),
        _rule(
            "relationship",
            {
                "color": "#A5ABB6",
                "shaft-width": "1px",
                "font-size": "8px",
                "padding": "3px",
                "text-color-external": "#000000",
                "text-color-internal": "#FFFFFF",
                "caption": '"<type>"',
            },
        ),
    ]
    for label, kind in load_schema().nodes.items():
        parts.append(
            _rule(
                f"node.{label}",
                {
                    "color": kind.colour,
                    "border-color": kind.colour,
                    "text-color-internal": "#FFFFFF",
                    "diameter": f"{_DIAMETERS.get(label, _OTHER_DIAMETER)}px",
                    "caption": f'"{{{kind.name_property}}}"',
                },
            )
        )
    return "\n".join(parts)


def _rule(selector: str, properties: dict[str, str]) -> str:
    lines = "".join(f"  {name}: {value};\n" for name, value in properties.items())
    return f"{selector} {{\n{lines}}}\n"


def guide(lang: str) -> str:
    """The guide's page: slides as the command :guide takes them."""
    words = tomllib.loads((HERE / "guide.toml").read_text(encoding="utf-8"))
    slides = "\n".join(_slide(slide, lang) for slide in words["slide"])
    title = html.escape(words["title"][lang])
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head><meta charset="utf-8"><title>{title}</title></head>\n'
        f'<body>\n<article class="guide">\n<carousel class="deck container-fluid">\n{slides}\n</carousel>\n'
        "</article>\n</body>\n</html>\n"
    )


def _slide(slide: dict[str, Any], lang: str) -> str:
    parts = [f"<h3>{html.escape(slide['heading'][lang])}</h3>"]
    parts += [f"<p>{html.escape(text)}</p>" for text in slide["text"][lang]]
    if slide.get("schema"):
        parts.append(_runnable(_SCHEMA))
    if "query" in slide:
        query = load_queries()[slide["query"]]
        parts += [_runnable(line) for line in _parameter_lines(query)]
        parts.append(_runnable(_code(query, lang)))
    return '<slide class="row-fluid">\n<div class="col-sm-12">\n' + "\n".join(parts) + "\n</div>\n</slide>"


def _parameter_lines(query: Query) -> list[str]:
    return [f":{line}" for line in re.findall(r"(?m)^// :(param .+)$", query.text)]


def _code(query: Query, lang: str) -> str:
    """The query without its head, but for its title."""
    lines = query.text.splitlines()
    start = next(number for number, line in enumerate(lines) if not line.startswith("//"))
    return "\n".join([f"// {query.title if lang == 'id' else query.title_en}", *lines[start:]])


def _runnable(text: str) -> str:
    """A box that a click copies into the editor."""
    return f'<pre class="pre-scrollable code runnable">{html.escape(text, quote=False)}</pre>'


if __name__ == "__main__":
    main()
