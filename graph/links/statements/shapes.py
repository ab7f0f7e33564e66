"""The shapes of statements while they are gathered."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Mode, Span
from graph.text.reading import Sentence


@dataclass(frozen=True, slots=True)
class Said:
    """A statement: tokens ``first:last`` of what was said, and the sentence that attributes it.

    `speaker` is a key of the cast; `marks` are the token ranges of the speaker's name and the verb.
    """

    first: int
    last: int
    mode: Mode
    speaker: str
    sentence: Span
    marks: tuple[Span, ...]
    stated: bool
    apart: bool


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of speech, tokens ``first:last``; `use` as in ``speech_verbs.tsv``, `pronoun` for "katanya"."""

    first: int
    last: int
    use: str
    pronoun: bool


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, with the tokens that name it; `last` is where what was said may begin."""

    key: str
    stated: bool
    marks: tuple[tuple[int, int], ...]
    last: int


@dataclass(frozen=True, slots=True)
class Credit:
    """What attributes a quotation: who said it, the verb, its sentence; `last` ends what was said."""

    speaker: Speaker
    verb: tuple[int, int] | None
    sentence: Sentence
    last: int
