"""What a page of annotated articles shows: texts with marks on them, and what each mark stands for."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Evidence, Span


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is known of an item.

    Args:
        label: What kind of thing.
        text: The thing in words.
        evidence: The sentence that says so, or None.
    """

    label: str
    text: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a text is marked with.

    Args:
        family: What the page's switches call it ("Person", "roles").
        name: What a reader calls it.
        marks: Where it stands in the text.
        lines: What is known of it.
        brief: What is said beside its name, or "".
        sides: What the gold and the machine have, as pairs of a heading and a text.
        verdict: What came of it when it was held against the gold, or "".
        inferred: True where its words do not say all of it: its mark is dashed.
        wide: True for what is as long as a sentence: it is tinted rather than underlined.
    """

    family: str
    name: str
    marks: tuple[Span, ...]
    lines: tuple[Line, ...] = ()
    brief: str = ""
    sides: tuple[tuple[str, str], ...] = ()
    verdict: str = ""
    inferred: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """One article with what was found in it.

    Args:
        title: Its headline, or its id.
        about: Where and when it was published, and what else stands below its headline.
        body: Its text; offsets of marks count in it.
        items: What it is marked with, in the order of the list beside it.
    """

    title: str
    about: str
    body: str
    items: tuple[Item, ...]
