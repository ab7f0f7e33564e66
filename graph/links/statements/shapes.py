"""The shapes of statements while they are gathered."""

from __future__ import annotations

from graph.model import Mode, Span, shape
from graph.text.reading import Sentence


@shape
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


@shape
class Verb:
    """A verb of speech, tokens ``first:last``; `use` as in ``speech_verbs.tsv``, `pronoun` for "katanya"."""

    first: int
    last: int
    use: str
    pronoun: bool


@shape
class Speaker:
    """Who speaks, with the tokens that name it; `last` is where what was said may begin."""

    key: str
    stated: bool
    marks: tuple[tuple[int, int], ...]
    last: int


@shape
class Credit:
    """What attributes a quotation: who said it, the verb, its sentence; `last` ends what was said."""

    speaker: Speaker
    verb: tuple[int, int] | None
    sentence: Sentence
    last: int
