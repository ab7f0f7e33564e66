"""The shapes of an article's cast: who acts, what is gathered about it, who holds which office."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.model import OfficeMention, Span, shape


@shape
class Actor:
    """A phrase that names who acts: tokens ``first:last``.

    Args:
        key: The person, role, institution or group that is meant.
        kind: "person", "role", "institution", "group" or "pronoun".
        named: True where its own words name it; False for a pronoun or an office resolved to its holder.
        plural: A whole class ("para camat").
        represented: "perwakilan Bawaslu", "mewakili Kapolres".
    """

    first: int
    last: int
    key: str
    kind: str
    named: bool = True
    plural: bool = False
    represented: bool = False


@dataclass(slots=True)
class Entity:
    """A thing of the article while it is gathered: its name, other forms and mentions.

    `only_titled` tells that no more than the title of an office names it ("Kapolres X").
    """

    key: str
    name: str
    forms: list[str] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    kind: str = ""
    at: str | None = None
    parent: str | None = None
    territory: str | None = None
    code: str | None = None
    plural: bool = False
    only_titled: bool = False

    @property
    def aliases(self) -> tuple[str, ...]:
        """Every other form, in order of first use."""
        return tuple(dict.fromkeys(form for form in self.forms if form and form != self.name))


@shape
class Holding:
    """A person at an office mention: indices into the mentions, and the capacity that stands there."""

    person: str
    office: OfficeMention
    first: int
    last: int
    stated: bool = True
