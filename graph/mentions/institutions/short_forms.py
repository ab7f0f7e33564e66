"""Short forms of bodies that an article explains itself: "Universitas Negeri Gorontalo (UNG)" ... "UNG"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.lexicon import split_tokens
from graph.mentions.institutions.forms import BODY, SHORT_ACRONYM, body_forms
from graph.mentions.institutions.scene import Scene
from graph.model import BodyMention

_SHORTEST_INITIALS = 3


class ShortForms:
    """What an article's short forms of bodies stand for."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.reading = scene.reading
        self.tokens = scene.tokens
        self.lowers = scene.lowers
        self.regions = scene.regions
        self.learned: dict[str, BodyMention] = {}

    def learn(self, found: Iterable[BodyMention]) -> None:
        """Remember the short forms that the article itself explains: "Universitas Negeri Gorontalo (UNG)".

        The one hospital of an article is its "RSUD".
        """
        found = list(found)
        houses: dict[str, list[BodyMention]] = {}
        for body in found:
            head = self.tokens[body.first]
            named_after = body.last > body.first + 1 and self.scene.is_title(body.first + 1)
            if body.reach == "named" and head.upper and len(head.text) >= SHORT_ACRONYM and not named_after:
                houses.setdefault(head.text, []).append(body)
        for short, bodies in houses.items():
            if len({body.name for body in bodies}) == 1:
                self.learned.setdefault(short, bodies[0])
        for body in found:
            known = body.short and body_forms().match(split_tokens(body.short.lower()), 0)
            if body.short and not known and len(body.short) >= 2 and body.short[0].isupper():
                self.learned.setdefault(body.short, body)
            self._learn_initials(body)

    def _learn_initials(self, body: BodyMention) -> None:
        """As in "UGJ" for "Universitas Swadaya Gunung Jati (Fisip UGJ)"."""
        if body.kind not in BODY["initialled"] or body.reach not in ("named", "part"):
            return
        initials = "".join(word[0] for word in body.name.split() if word[0].isupper())
        for short in (initials, *(body.short or "").split()[-1:]):
            rest = iter(initials)
            spelt = len(short) >= _SHORTEST_INITIALS and all(sign in rest for sign in short)
            stands = spelt and short[0] == initials[0] and short.lower() in self.reading.places
            if stands and body_forms().match([short.lower()], 0) is None:
                self.learned.setdefault(short, body)

    def starts(self) -> Iterator[int]:
        """Capitalised tokens where a short form that the article has explained may begin."""
        places = self.reading.places
        for short in self.learned:
            for first in places.get(split_tokens(short)[0].lower(), ()):
                yield from (i for i in (first - 1, first) if i >= 0 and self.tokens[i].cap)

    def at(self, i: int) -> BodyMention | None:
        """A short form of a body that the article has explained, also behind "PT"."""
        for j in (i, i + 1) if self.lowers[i] in BODY["company"] else (i,):
            for size in (1, 2, 3):
                body = (
                    self.learned.get(self.reading.text(j, j + size)) if j + size <= len(self.tokens) else None
                )
                if body and not body.first <= i < body.last:
                    whole = self.lowers[body.first : body.last]
                    if self.lowers[i : i + len(whole)] == whole:
                        # "RSUD Balangan" again, where the article has no other RSUD
                        return replace(body, first=i, last=i + len(whole))
                    seat = self.regions.get(j + size) if body.kind in BODY["initialled"] else None
                    # "Rektor UGJ Cirebon, Prof. Achmad"
                    last = seat.last if seat and not seat.stated and not body.region else j + size
                    return replace(body, first=i, last=last)
        return None
