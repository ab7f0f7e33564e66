"""The shapes that the stages pass to each other, all frozen.

Offsets are Unicode code points of ``Document.body``, half open: ``body[start:end]``.
An `Extraction` has the shape of a gold file: entities, then facts that name entities
by their `key`, which is local to the article ("person:0").
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeVar, dataclass_transform

Basis = Literal["stated", "inferred"]
Mode = Literal["direct", "indirect"]
Capacity = Literal["penjabat", "penjabat sementara", "pelaksana tugas", "pelaksana harian", "mantan", "calon"]
DEFINITIVE = "definitif"
"""What people call the capacity of a full holder, where it has to be named: the graph has none."""
Scalar = str | int | float | bool
Value = Scalar | list[str] | list[int]

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def shape(cls: type[T]) -> type[T]:
    """A dataclass that nobody changes, for what an article has by the hundred.

    The type checker holds it frozen. At run time it is not: making a frozen one takes five times as long.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)


@dataclass(frozen=True, slots=True)
class Document:
    """One article.

    Args:
        id: Unique in a batch (see `graph.documents`).
        body: The text that offsets count in; after `graph.text.clean` it never changes.
        title: Headline, or None.
        publisher: Outlet, or None.
        author: Byline, or None.
        date: ISO day of publication, or None where the article does not say.
        url: Address, or None.
    """

    id: str
    body: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None

    @property
    def sha256(self) -> str:
        """Hash of the body (hexadecimal)."""
        return hashlib.sha256(self.body.encode("utf-8", "surrogatepass")).hexdigest()


class Span(NamedTuple):  # made and compared by the hundred: a tuple does both faster than a dataclass
    """Where a text stands in the body: ``body[start:end]``."""

    start: int
    end: int

    def of(self, body: str) -> str:
        """The words of the span."""
        return body[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """True when `other` lies inside."""
        return self.start <= other.start and other.end <= self.end


@shape
class RegionMention:
    """A region in the text, tokens ``first:last``.

    `level` is None where no word says it and the name could be a kota or a kabupaten; `stated` tells
    whether the word for the level stands there.
    """

    first: int
    last: int
    name: str
    level: str | None
    code: str | None
    stated: bool

    @property
    def full_name(self) -> str:
        """With the word for its level, where that is known."""
        leveled = self.level and self.level != "negara"
        return f"{(self.level or '').capitalize()} {self.name}" if leveled else self.name


@shape
class BodyMention:
    """A body in the text, tokens ``first:last``.

    Args:
        name: Written out, without its region.
        kind: As in ``bodies.tsv``.
        reach: As in ``bodies.tsv``.
        region: What stands with it, or None.
        parent: The body that it is a part of, where that stands with it.
        short: The acronym or short form, where one stands there.
    """

    first: int
    last: int
    name: str
    kind: str
    reach: str
    region: RegionMention | None = None
    parent: BodyMention | None = None
    short: str | None = None


@shape
class OfficeMention:
    """An office in the text, tokens ``first:last``; `head` is the token after the words of the title.

    Args:
        title: Written out, without the acting word.
        form: The short form that stands there, where it differs.
        capacity: From the word before it.
        plural: "para camat", "19 kepala distrik".
        at: As in ``offices.tsv``.
        body: The body that stands with it.
        region: The region that stands with it, when no body does.
        base: The body that its form names without a region ("Kapolres": Kepolisian Resor).
    """

    first: int
    head: int
    last: int
    title: str
    form: str | None
    capacity: Capacity | None
    plural: bool
    at: str
    body: BodyMention | None = None
    region: RegionMention | None = None
    base: str | None = None


@shape
class NameMention:
    """A person's name in the text: tokens ``first:last``; ``start:end`` with titles and degrees."""

    first: int
    last: int
    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence behind a fact.

    Args:
        sentence: The sentence in the body.
        marks: The exact words in it, in order; each lies inside `sentence`.
        basis: "stated" when both ends and the word that ties them stand in the sentence,
            else "inferred" (pronoun, dateline, shared territory).
    """

    sentence: Span
    marks: tuple[Span, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Person:
    """A named human being of one article."""

    key: str
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A venue or region; `level` is negara, provinsi, kabupaten, kota, kecamatan, kelurahan, desa or tempat.

    `code` is the Kemendagri code where it is known ("32.72").
    """

    key: str
    name: str
    level: str
    code: str | None
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Institution:
    """A body; `territory` names its region, `place` is the key of that region's `Place`."""

    key: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    territory: str | None
    place: str | None
    parent: str | None
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A collective that attends or speaks; `local` when it must not be joined with another article's."""

    key: str
    name: str
    local: bool
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """An office at one institution or region (`at`: key of it, or None), held or not."""

    key: str
    title: str
    aliases: tuple[str, ...]
    at: str | None
    plural: bool
    mentions: tuple[Span, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person holds a role; `since` and `until` are ISO dates, possibly partial, only if stated."""

    person: str
    role: str
    capacity: Capacity | None
    since: str | None
    until: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Participation:
    """An agent (key of a person, role, institution or group) at an event.

    `parts` says in which functions: speaker, host, guest, participant.
    """

    agent: str
    parts: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens at a time, with people; dates are ISO days."""

    key: str
    name: str
    kind: str
    date: str | None
    end_date: str | None
    main: bool
    place: str | None
    place_evidence: Evidence | None
    organizers: tuple[Participation, ...]
    attendees: tuple[Participation, ...]
    mentions: tuple[Span, ...]
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What one speaker is reported to have said; `span` is the words, `about` topic keys, main one first."""

    key: str
    speaker: str
    mode: Mode
    span: Span
    text: str
    about: tuple[str, ...]
    at: str | None
    regulations: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Regulation:
    """A law or rule by number."""

    key: str
    name: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that one article says, with the spans of it.

    `document` has the cleaned body; `sentences` cover it, in order; `topic_labels` names the topics that are
    used, as pairs of key and label.
    """

    document: Document
    sentences: tuple[Span, ...] = ()
    persons: tuple[Person, ...] = ()
    institutions: tuple[Institution, ...] = ()
    places: tuple[Place, ...] = ()
    groups: tuple[Group, ...] = ()
    roles: tuple[Role, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    regulations: tuple[Regulation, ...] = ()
    topic_labels: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the graph; `properties` follows ``schema.toml`` and repeats `id`."""

    id: str
    label: str
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge of the graph: one fact, with its evidence as parallel lists in `properties`."""

    start: str
    type: str
    end: str
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Path:
    """Nodes in a row: one more than the edges between them, each of which may lead either way."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
