"""Articles: a press release that several outlets print is one text, and counts once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from graph.resolve.days import days_between
from graph.resolve.matcher import Matcher, Scale, Weighed
from graph.text.sketch import compare_sketches

_SCALE = Scale("documents")
_BAND = 16
"""Bytes of a sketch that two copies share somewhere: four hashes. Two texts of which a share s is common do
so with a probability of 1 - (1 - s^4)^16: 0.89 for 0.6, 0.99 for 0.7."""
_WINDOW = 14  # days between an article and its copies


class Printed(NamedTuple):
    """An article as it is compared: its sketch, its day, and the day of the event that it reports."""

    id: str
    sketch: bytes
    day: str
    event_day: str


class CopyMatcher(Matcher[Printed, Printed]):
    """Articles of one text, from one time."""

    kind = "documents"
    merge = _SCALE.merge
    ask = _SCALE.ask

    def key(self, id: str, feature: Printed) -> str:  # noqa: ARG002
        """Each article is one by itself."""
        return f"D {feature.id}"

    def profile(self, features: Sequence[Printed]) -> Printed | None:
        """The article; None where it is too short to be compared."""
        return features[0] if features[0].sketch else None

    def blocks(self, profile: Printed) -> Iterable[Hashable]:
        """The bands of the sketch, each with its number."""
        sketch = profile.sketch
        return [(start, sketch[start : start + _BAND]) for start in range(0, len(sketch), _BAND)]

    def compare(self, one: Printed, other: Printed) -> Weighed | None:
        """How much text they share."""
        if self.conflict(one, other):
            return None
        return Weighed(compare_sketches(one.sketch, other.sketch), (("same_text", 0.0),))

    def conflict(self, one: Printed, other: Printed) -> str:
        """They report other days: a form letter of next week is no copy."""
        if one.event_day and other.event_day and one.event_day != other.event_day:
            return "other_day"
        return "other_day" if days_between(one.day, other.day) > _WINDOW else ""
