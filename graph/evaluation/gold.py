"""Gold annotations: one JSON file an article, by the rules of ``docs/GUIDELINES.md``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import InputError
from graph.model import Extraction, Group, Institution, Participation, Person, Place, Statement

_DATA = Path(__file__).parent.parent / "data" / "gold"
ANNOTATIONS = _DATA / "annotations"
"""The gold that is shipped."""
ARTICLES = _DATA / "articles"
"""Its articles."""

_ELLIPSIS = "…"
_SHORT_SPAN = 10  # words of a statement that stands whole in a gold file
_SPAN_END = 5  # words on each side of the ellipsis, of a longer one
_SPACES = re.compile(r"\s+")
_EMPTY: list[Any] = []


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotations of one article and its text."""

    document: str
    annotations: dict[str, Any]
    text: str

    def rows(self, key: str) -> list[Any]:
        """A list of the annotations, empty where they have none."""
        found: list[Any] = self.annotations.get(key, _EMPTY)
        return found

    def names(self, name: str) -> list[str]:
        """Every way in which the gold calls an agent: a person, a body, or words of its own."""
        for entity in self.rows("persons") + self.rows("institutions"):
            if entity["name"] == name:
                return [name, *entity.get("aliases", [])]
        return [name]

    def is_person(self, name: str) -> bool:
        """True when a name is that of a person."""
        return any(person["name"] == name for person in self.rows("persons"))


def squash(text: str) -> str:
    """Text with every run of white space as one blank."""
    return _SPACES.sub(" ", text)


def find_span(span: str, text: str) -> str:
    """Find the words of the article that a gold span names.

    Args:
        span: Words, or "first words … last words".
        text: The article.

    Returns:
        The words from the first to the last, or the span's own words where the article has them not.

    Example:
        >>> find_span("kita … netral", "Menurutnya, kita semua harus netral.")
        'kita semua harus netral'
    """
    text, span = squash(text), squash(span).strip()
    if _ELLIPSIS not in span:
        return span
    head, tail = (part.strip() for part in span.split(_ELLIPSIS, 1))
    start = text.find(head)
    end = text.find(tail, start + len(head)) if start >= 0 else -1
    return text[start : end + len(tail)] if end >= 0 else f"{head} {tail}"


def read_gold(annotations: Path, articles: Path, only: Sequence[str] = ()) -> Iterator[Gold]:
    """Read gold files with their articles.

    Args:
        annotations: Folder of the JSON files; a file's stem is its article's id.
        articles: Folder of the texts, one .txt for each.
        only: Beginnings of the ids to read; empty for all.

    Yields:
        The articles, sorted by id.

    Raises:
        InputError: A file is missing or is no gold file.
    """
    for path in sorted(annotations.glob("*.json")):
        if only and not path.stem.startswith(tuple(only)):
            continue
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
            text = (articles / f"{path.stem}.txt").read_text(encoding="utf-8")
        except OSError as error:
            raise InputError(
                str(error.filename), f"cannot be read ({error.strerror}); each gold file needs its article"
            ) from error
        except ValueError as error:
            raise InputError(str(path), f"no gold file ({error}); see docs/GUIDELINES.md") from error
        if not isinstance(record, dict):
            raise InputError(str(path), "no gold file: expected a JSON object; see docs/GUIDELINES.md")
        yield Gold(path.stem, record, text)


def read_aside(annotations: Path) -> frozenset[str]:
    """Read which articles are kept aside: scored, while nobody who writes rules looks at their errors.

    Args:
        annotations: Folder of the gold files. Its ``aside.txt`` has an id a line, ``#`` begins a comment;
            where it has none, those of the shipped gold are meant.

    Returns:
        Their ids.
    """
    own = annotations / "aside.txt"
    lines = (own if own.is_file() else ANNOTATIONS / "aside.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def to_gold(extraction: Extraction) -> dict[str, Any]:
    """Write what an article says in the shape of a gold file, for an annotator to correct.

    Args:
        extraction: What the article says.

    Returns:
        A JSON object by ``docs/GUIDELINES.md``.
    """
    called = _Called(extraction)
    document = extraction.document
    return {
        "doc": document.id,
        "document": {"publisher": document.publisher, "author": document.author, "date": document.date},
        "persons": [_entity(person) for person in extraction.persons],
        "roles": _roles(extraction, called),
        "institutions": [_entity(body) for body in extraction.institutions],
        "events": _events(extraction, called),
        "statements": [_statement(statement, called) for statement in extraction.statements],
        "regulations": [regulation.name for regulation in extraction.regulations],
    }


def _entity(entity: Person | Institution) -> dict[str, Any]:
    return {"name": entity.name, "aliases": list(entity.aliases)}


class _Called:
    """How the gold names what an extraction names by key."""

    def __init__(self, extraction: Extraction) -> None:
        named: tuple[Person | Institution | Place | Group, ...] = (
            *extraction.persons,
            *extraction.institutions,
            *extraction.places,
            *extraction.groups,
        )
        self._names = {entity.key: entity.name for entity in named}
        for role in extraction.roles:
            self._names[role.key] = _join_title(role.title, self._names.get(role.at or "", ""))
        self._events = {event.key: f"e{number}" for number, event in enumerate(extraction.events, 1)}

    def name(self, key: str | None) -> str | None:
        """The name of a person, body, place, group or office."""
        return self._names.get(key) if key is not None else None

    def event(self, key: str | None) -> str | None:
        """The short id of an event."""
        return self._events.get(key) if key is not None else None

    def agents(self, parts: Sequence[Participation]) -> list[str]:
        """The names of those at an event."""
        return [self._names[part.agent] for part in parts if part.agent in self._names]


def _join_title(title: str, place: str) -> str:
    """An office with its body; a word that ends one and begins the other stands once ("Kepala Badan X")."""
    last = title.rpartition(" ")[2]
    return f"{title} {place.removeprefix(f'{last} ')}".strip()


def _roles(extraction: Extraction, called: _Called) -> list[dict[str, Any]]:
    rows = []
    for role in extraction.roles:
        row: dict[str, Any] = {"title": role.title}
        row |= {"aliases": list(role.aliases)} if role.aliases else {}
        row |= {"institution": called.name(role.at)}
        row |= {"plural": True} if role.plural else {}
        held = [tenure for tenure in extraction.tenures if tenure.role == role.key]
        rows += [
            {"person": called.name(tenure.person), **row, "capacity": tenure.capacity} for tenure in held
        ]
        if not held:
            rows.append({"person": None, **row, "capacity": None})
    return rows


def _events(extraction: Extraction, called: _Called) -> list[dict[str, Any]]:
    return [
        {
            "id": called.event(event.key),
            "name": event.name,
            "kind": event.kind,
            "date": event.date,
            "end_date": event.end_date,
            "place": called.name(event.place),
            "main": event.main,
            "organizers": called.agents(event.organizers),
            "attendees": called.agents(event.attendees),
        }
        for event in extraction.events
    ]


def _statement(statement: Statement, called: _Called) -> dict[str, Any]:
    spoken = statement.text.split()
    text = squash(statement.text).strip()
    if len(spoken) > _SHORT_SPAN:
        text = f"{' '.join(spoken[:_SPAN_END])} {_ELLIPSIS} {' '.join(spoken[-_SPAN_END:])}"
    return {
        "speaker": called.name(statement.speaker),
        "mode": statement.mode,
        "text": text,
        "about": list(statement.about),
        "at": called.event(statement.at),
    }
