"""Tells which sentences, and which words in them, speak of which event."""

from __future__ import annotations

from graph.links.events.scene import EVENT, Scene
from graph.links.events.shapes import Candidate
from graph.text.reading import Sentence

# How many sentences behind the event a crowd still belongs to it.
_NEAR = 3
# Within how many words a sentence that speaks of the event names it.
_OPENING = 6
# How many words may stand before the verb of a sentence that only lists who was there.
_LEAD = 1
# Within how many words a sentence points back to an event.
_POINTING = 12
# How many words may stand between a verb and the event that is its object.
_OBJECT = 6
# Up to which sentence a verb tells of the event itself: later ones look back.
EARLY = 2
# Jobs whose event follows: "menghadiri rapat"; that of the others stands before ("rapat dihadiri ...").
_FORWARD = ("attend", "hold", "lead", "open")


class Telling:
    """Which event the sentences and words of an article speak of.

    Args:
        scene: The article.
        group: The phrases that name the main event.
        main: The one that describes it.
    """

    def __init__(self, scene: Scene, group: list[Candidate], main: Candidate) -> None:
        self.scene = scene
        self.main = main
        self._others: dict[int, list[Candidate]] = {}
        self._own: dict[int, list[Candidate]] = {}
        for one in group:
            self._own.setdefault(one.sentence, []).append(one)
        self._firsts = {one.first for one in group}
        self._nouns = set(main.name.lower().split()[:2])
        self.sentences = self._sentences()

    def set_others(self, others: list[Candidate]) -> None:
        """Note which phrases name other events of their own."""
        for one in others:
            self._others.setdefault(one.sentence, []).append(one)
            if one in self._own.get(one.sentence, []):
                # "pleno tingkat desa", of the main event's kind, on a day of its own
                self._own[one.sentence].remove(one)

    def is_of(self, i: int, end: int, job: str, sentence: Sentence, event: Candidate | None) -> bool:
        """True where the word that ties, tokens ``i:end``, ties to `event`; None is the main one."""
        return self._owner(i, end, job, sentence) is event

    def is_mine(self, i: int, sentence: Sentence) -> bool:
        """True where no phrase for another event stands nearer before token `i` than one for the main one."""
        rival = self.scene.rival_before(i, sentence.first)
        return (
            rival is None
            or rival in self._firsts
            or self.main.sentence == self._number(sentence)
            or self._is_part(rival, sentence)
            or self._is_inside(rival, i, sentence)
        )

    def _is_inside(self, rival: int, i: int, sentence: Sentence) -> bool:
        """True in "Pelantikan berdasarkan Keppres yang diteken Presiden itu berlangsung di Gedung X"."""
        if not any(one.first < rival for one in self._own.get(self._number(sentence), [])):
            return False
        jobs = self.scene.jobs
        return any(
            self.scene.lowers[j] in EVENT["pointing"] and jobs.get(j + 1, (0, ""))[1] in ("held", "venue")
            for j in range(rival, i)
        )

    def _is_part(self, rival: int, sentence: Sentence) -> bool:
        """True for the "pemotongan pita" of "Peresmian ditandai dengan pemotongan pita di Gedung X"."""
        own = [one.first for one in self._own.get(self._number(sentence), []) if one.first < rival]
        return bool(own) and not EVENT["marked_by"].isdisjoint(self.scene.lowers[own[-1] : rival])

    def _number(self, sentence: Sentence) -> int:
        return self.scene.reading.sentence_of[sentence.first]

    def _owner(self, i: int, end: int, job: str, sentence: Sentence) -> Candidate | None:
        number = self._number(sentence)
        near = self._own.get(number, [])
        named = sorted([*near, *self._others.get(number, [])], key=lambda one: one.first)
        before = [one for one in named if one.first < i]
        behind = [one for one in named if end <= one.first <= end + _OBJECT]
        order = [*behind[:1], *before[-1:]] if job in _FORWARD else [*before[-1:], *behind[:1]]
        if order:
            return None if order[0] in near else order[0]
        return None if named else self._spoken_of(number, sentence)

    def _spoken_of(self, number: int, sentence: Sentence) -> Candidate | None:
        """The other event that the sentence before ended with, where this one goes on with it."""
        before = self._others.get(number - 1, [])
        if not before or self.scene.reading.sentences[number - 1].paragraph != sentence.paragraph:
            return None
        return before[-1]

    def _sentences(self) -> list[int]:
        """Sentences that speak of the main event: its own, and those that point back to it."""
        out = []
        named = {number for number in self._own if number == self.main.sentence or number <= EARLY}
        for number, sentence in enumerate(self.scene.reading.sentences):
            near = number in named or number == self.main.sentence + 1
            if near or self._points_back(sentence):
                tells = not self._is_another(number)
            else:
                tells = number <= self.main.sentence + _NEAR and self._has_crowd(sentence)
            if tells or self._lists_guests(number, sentence):
                out.append(number)
        return out

    def _points_back(self, sentence: Sentence) -> bool:
        """As in "Kegiatan tersebut", "Rakor dibuka", "Dalam acara ini", "Turut hadir"."""
        for i in range(sentence.first, min(sentence.first + _POINTING, sentence.last)):
            if self.scene.reading.in_quote[i]:
                return False
            low = self.scene.lowers[i]
            if low in EVENT["generic"] or low in self._nouns:
                return True
            kind = self.scene.kinds.get(i)
            if kind and (
                i == sentence.first or (kind[1] == self.main.kind and i < sentence.first + _OPENING)
            ):
                return True
        return False

    def _has_crowd(self, sentence: Sentence) -> bool:
        """As in "Sekitar 400 mahasiswa, guru PPKn, dan perwakilan Pramuka memenuhi ruangan"."""
        return not EVENT["crowd"].isdisjoint(self.scene.lowers[sentence.first : sentence.last])

    def _lists_guests(self, number: int, sentence: Sentence) -> bool:
        """As in "Turut hadir ...", "Hadir sebagai narasumber ...", "Rektor memberikan sambutan"."""
        if self._is_another(number, listing=True):
            return False
        goes_on = self.scene.lowers[sentence.first] in EVENT["still_listing"]
        last = min(sentence.first + _OPENING, sentence.last) if goes_on else sentence.last
        return any(
            self._tells_of_guests(i, sentence)
            for i in range(sentence.first, last)
            if i in self.scene.jobs and not self.scene.reading.in_quote[i]
        )

    def _tells_of_guests(self, i: int, sentence: Sentence) -> bool:
        end, job = self.scene.jobs[i]
        if job in ("attend", "joined") and i <= sentence.first + _LEAD:
            # "Hadir dalam upacara tersebut, ...", "Juga didampingi ...": whose subject is the event's
            begins = job == "joined" or self.scene.lowers[i] in EVENT["present"]
            return begins and not self.scene.has_actor_between(sentence.first, i)
        return job in ("attended", "speaker") or (
            job == "attend" and self.scene.lowers[end - 1] in EVENT["programme"]
        )

    def _is_another(self, number: int, listing: bool = False) -> bool:
        """True for a sentence that tells of another day; one for guests may begin with "Sementara itu"."""
        if number == self.main.sentence:
            return False
        sentence = self.scene.reading.sentences[number]
        if self.scene.is_apart(sentence):
            return True
        words = self.scene.lowers[sentence.first : sentence.last]
        later = words[0] in EVENT["other_time"] and not (listing and words[0] in EVENT["still_listing"])
        return later or not EVENT["similar"].isdisjoint(words)
