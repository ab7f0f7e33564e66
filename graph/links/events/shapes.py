"""The shapes of events while they are gathered."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.model import Span, shape

ELECTION = "pemilu"


@shape
class Part:
    """An actor at an event, with the sentence that says so and in which functions."""

    key: str
    parts: tuple[str, ...]
    sentence: Span
    marks: tuple[Span, ...]
    stated: bool


@dataclass(slots=True)
class Happening:
    """An event while it is gathered; `venue` is the span of its place."""

    name: str
    kind: str
    span: Span
    sentence: Span
    main: bool = False
    date: str | None = None
    end_date: str | None = None
    venue: Span | None = None
    venue_sentence: Span | None = None
    organizers: dict[str, Part] = field(default_factory=dict)
    attendees: dict[str, Part] = field(default_factory=dict)

    def attend(
        self, key: str, parts: tuple[str, ...], sentence: Span, marks: tuple[Span, ...], stated: bool
    ) -> None:
        """Add an attendee, or functions of a known one; a sentence that states it is the better evidence."""
        known = self.attendees.get(key)
        if known is None:
            self.attendees[key] = Part(key, parts, sentence, marks, stated)
            return
        merged = tuple(dict.fromkeys((*known.parts, *parts)))
        better = stated and not known.stated
        self.attendees[key] = (
            Part(key, merged, sentence, marks, stated)
            if better
            else Part(key, merged, known.sentence, known.marks, known.stated)
        )


@shape
class Deed:
    """A verb that makes an event: its tokens, and where those stand who do it and what it is done to.

    Args:
        host: What the one who does it is at the event: "host" or "participant".
        passive: What it is done to stands before: "60 pejabat dilantik Bupati".
    """

    first: int
    last: int
    host: str
    passive: bool


@shape
class Candidate:
    """A phrase that could name an event: tokens ``first:last`` of sentence number `sentence`.

    Args:
        head: The noun that it is an event by, in small letters; that of a verb too.
        heads: With it the event nouns behind it: "upacara" and "serah" of "upacara serah terima jabatan".
        weight: How likely it is what the article is about.
        deed: The verb that makes the event, if a verb does.
    """

    first: int
    last: int
    name: str
    head: str
    kind: str
    sentence: int
    heads: frozenset[str]
    deed: Deed | None = None
    weight: float = 0.0
