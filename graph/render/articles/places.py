"""Where in a text something stands that is known by its words alone, like what a gold annotation names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from graph.model import Span
from graph.text.reading import Reading

_ELLIPSIS = "…"
_WORD = re.compile(r"\w+")


class Places:
    """Finds words in one text.

    Args:
        body: The text.
    """

    def __init__(self, body: str) -> None:
        self.body = body
        self._sentences = [sentence.span for sentence in Reading(body).sentences]

    def everywhere(self, forms: Iterable[str], within: Span | None = None) -> list[Span]:
        """Find every place of a thing by any of its names; of two that overlap, the one of the longer name.

        Args:
            forms: Its names.
            within: Where to look; None for the whole text.

        Returns:
            The places, in order.
        """
        start, end = (within.start, within.end) if within else (0, len(self.body))
        found: list[Span] = []
        for form in sorted(set(forms), key=lambda form: (-len(form), form)):
            for match in _pattern(form).finditer(self.body, start, end) if _WORD.search(form) else ():
                span = Span(*match.span())
                if not any(span.start < other.end and other.start < span.end for other in found):
                    found.append(span)
        return sorted(found)

    def together(self, parts: Sequence[Sequence[str]]) -> list[Span]:
        """Find where several things stand together.

        Args:
            parts: The names of each, the one that matters most first.

        Returns:
            One place of each, in the first sentence that names most of them; none where it does not name the
            first.
        """
        best: list[Span] = []
        for sentence in self._sentences:
            spans = [self.everywhere(forms, sentence)[:1] for forms in parts]
            found = [span for one in spans for span in one]
            if spans and spans[0] and len(found) > len(best):
                best = found
        return sorted(best)

    def passage(self, text: str) -> list[Span]:
        """Find a passage, given whole or as "first words … last words", however its signs are spelled."""
        head, _, tail = text.partition(_ELLIPSIS)
        first = self.everywhere([head])[:1]
        if not first or not tail.strip():
            return first
        last = self.everywhere([tail], Span(first[0].end, len(self.body)))[:1]
        return [Span(first[0].start, last[0].end)] if last else first


@lru_cache(maxsize=4096)
def _pattern(form: str) -> re.Pattern[str]:
    """The words of a form, in any case and with any signs between."""
    words = r"\W+".join(map(re.escape, _WORD.findall(form)))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
