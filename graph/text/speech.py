"""Verbs of speech as they stand in a text: "kata", "katanya", "di katakan"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from graph.lexicon import Phrases, read_settings, read_table, words

_SPEECH = read_settings("words.toml")["speech"]

# Uses with which the ending of "katanya" stands for the speaker.
_OWNED = frozenset(["after", "asked", "passive", "source"])
_PASSIVE = "di"


class Telling(NamedTuple):
    """How a verb of speech is used, as in ``speech_verbs.tsv``; `pronoun` where it holds its speaker."""

    use: str
    pronoun: bool


@cache
def speech_verbs() -> Phrases[Telling]:
    """Every form of every verb of speech.

    >>> speech_verbs().match(["di", "jelaskan"], 0)
    (2, Telling(use='passive', pronoun=False))
    """
    return Phrases(spoken_forms())


@cache
def spoken_forms() -> dict[str, Telling]:
    """Every form of every verb of speech, with its use."""
    return dict(_forms())


def _forms() -> Iterator[tuple[str, Telling]]:
    for verb in _SPEECH["gives"]:
        yield from ((f"{verb} {gift}", Telling("noun", False)) for gift in _SPEECH["given"])
    for row in read_table("speech_verbs.tsv"):
        form, use = row["form"], row["use"]
        yield from ((spelt, Telling(use, False)) for spelt in _spellings(form))
        if use in _OWNED:
            for spelt in _spellings(form):
                yield from ((spelt + ending, Telling(use, True)) for ending in words("possessive"))


def _spellings(form: str) -> Iterator[str]:
    """The form, and a passive with its prefix apart: "di jelaskan"."""
    yield form
    if form.startswith(_PASSIVE) and not form.startswith(_PASSIVE + " ") and " " not in form:
        yield f"{_PASSIVE} {form.removeprefix(_PASSIVE)}"
