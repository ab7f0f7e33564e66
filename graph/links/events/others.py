"""Finds other events of the article: those with a day, a venue or parties of their own."""

from __future__ import annotations

from graph.lexicon import words
from graph.links.events.days import is_event_day
from graph.links.events.lists import listed_behind, subjects_before
from graph.links.events.parties import add_agent, add_parties, joint_parties
from graph.links.events.people import add_people
from graph.links.events.scene import EVENT, Scene
from graph.links.events.shapes import ELECTION, Candidate, Happening
from graph.links.events.telling import Telling
from graph.links.events.venues import find_venue
from graph.model import Span
from graph.text.dates import DateMention
from graph.text.reading import Sentence

# How many words may stand between a venue and the event behind it.
_VENUE_REACH = 3
# How many words before a part of the main event that one may be named.
_PART_REACH = 8
# How many words behind an event its guests' verb may stand: "yang dihadiri".
_GUESTS_REACH = 3


def find_others(
    scene: Scene, candidates: list[Candidate], group: list[Candidate], event: Happening
) -> list[tuple[Candidate, Happening]]:
    """Events with a name and a day, venue or parties of their own, and the phrases that name them."""
    out: list[tuple[Candidate, Happening]] = []
    known = {(event.date, event.kind)}
    same = {one.first for one in group}
    for candidate in candidates:
        same_sentence = scene.reading.sentences[candidate.sentence].span == event.sentence
        if candidate.kind == ELECTION or same_sentence:
            continue
        other = _other(scene, candidate, event)
        if other and candidate.first in same and other.date in (None, event.date):
            # the main event by another name
            continue
        if other and other.date is None and _is_part(scene, candidate, group):
            other.date, other.end_date = event.date, event.end_date
        if other and (other.date, other.kind) not in known:
            known.add((other.date, other.kind))
            out.append((candidate, other))
            _give_back(event, other)
    return out


def _is_part(scene: Scene, candidate: Candidate, group: list[Candidate]) -> bool:
    """True for a part of the main event, on its day: "Dialog ditutup deklarasi X"."""
    first = scene.reading.sentences[candidate.sentence].first
    if scene.lowers[first] in EVENT["right_after"]:
        # "Setelah meninjau pengungsi, Budi memimpin rapat"
        return True
    before = scene.lowers[max(first, candidate.first - _PART_REACH) : candidate.first]
    return any(low in EVENT["generic"] or any(low in one.heads for one in group) for low in before)


def _give_back(event: Happening, other: Happening) -> None:
    """Take a venue from the main event that another one has in the other's own sentence."""
    if event.venue and event.venue == other.venue and event.venue_sentence != event.sentence:
        event.venue = event.venue_sentence = None


def _other(scene: Scene, candidate: Candidate, event: Happening) -> Happening | None:
    """The event that a candidate names, where it is another one than `event` and really held."""
    sentence = scene.reading.sentences[candidate.sentence]
    if scene.lowers[candidate.first - 1 if candidate.first else 0] in EVENT["not_after"]:
        return None
    date = _own_day(scene, candidate, sentence)
    if date is not None and date.date == event.date and candidate.kind == event.kind:
        return None
    joint = joint_parties(scene, candidate, sentence) if candidate.kind in EVENT["joint_kinds"] else []
    # "Monitoring berikutnya di Kecamatan X, Senin 13 November 2023"
    elsewhere = date is not None and date.date != event.date and candidate.last < sentence.last
    placed = elsewhere and scene.lowers[candidate.last] in words("at")
    dated = date is not None and candidate.last <= date.first and (placed or date.first <= candidate.last + 1)
    if not (joint or dated or _is_tied(scene, candidate, sentence)):
        return None
    other = Happening(
        candidate.name, candidate.kind, scene.reading.span(candidate.first, candidate.last), sentence.span
    )
    if date:
        other.date, other.end_date = date.date, date.end_date
    venue = _venue_behind(scene, candidate, sentence) or _venue_before(scene, candidate, sentence)
    if venue:
        other.venue, other.venue_sentence = venue, sentence.span
    joint = joint if candidate.kind != event.kind else []
    held = venue and candidate.kind != event.kind and _is_held_apart(scene, candidate, sentence, venue, event)
    if not date and not held and not joint and not _has_guests(scene, candidate, sentence, event):
        return None
    region = None if venue else _venue_behind(scene, candidate, sentence, wide=True)
    if region:
        # "sosialisasi di Kecamatan X pada 5 Juli": no venue of its own makes an event of it
        other.venue, other.venue_sentence = region, sentence.span
    return other


def gather_others(
    scene: Scene, found: list[tuple[Candidate, Happening]], telling: Telling
) -> list[Happening]:
    """The other events with who holds and who attends them, in their own sentences and the ones behind."""
    for candidate, other in found:
        sentences = scene.reading.sentences[candidate.sentence : candidate.sentence + 2]
        add_parties(scene, other, candidate, sentences[0])
        add_agent(scene, other, candidate, sentences[0])
        for sentence in sentences:
            add_people(scene, other, sentence, telling, candidate)
        if other.kind in EVENT["without_organizer"]:
            other.organizers.clear()
    return [other for _, other in found]


def _own_day(scene: Scene, candidate: Candidate, sentence: Sentence) -> DateMention | None:
    """The day behind the phrase, else before it, where no other event stands nearer to it."""
    inside = scene.dates_in(sentence)
    behind = next((date for date in inside if date.first >= candidate.last), None)
    before = next((date for date in reversed(inside) if date.first < candidate.first), None)
    for date, first, last in (
        (behind, candidate.last, behind.first if behind else 0),
        (before, before.last if before else 0, candidate.first),
    ):
        if date and scene.named.isdisjoint(range(first, last)):
            return date if is_event_day(scene, date, sentence) else None
    return None


def _has_guests(scene: Scene, candidate: Candidate, sentence: Sentence, event: Happening) -> bool:
    """True where somebody is said to be there: "menghadiri pembukaan Musda X", "lokakarya yang diikuti Y"."""
    specific = len(candidate.name.split()) > 1 and candidate.head not in EVENT["weak"] and not candidate.deed
    before = scene.lowers[candidate.first - 1 if candidate.first else 0]
    if candidate.kind == event.kind or not specific or before in EVENT["by_means"]:
        return False
    return _has_visitor(scene, candidate, sentence) or any(
        (job := scene.jobs.get(i)) is not None
        and job[1] in ("attended", "joined")
        and bool(listed_behind(scene, job[0], sentence))
        for i in range(candidate.last, min(candidate.last + _GUESTS_REACH, sentence.last))
    )


def _has_visitor(scene: Scene, candidate: Candidate, sentence: Sentence) -> bool:
    """True in "Budi menghadiri lokakarya X", "dilakukan penandatanganan X oleh para kepala desa"."""
    for i in range(max(sentence.first, candidate.first - 3), candidate.first):
        job = scene.jobs.get(i)
        if job and job[1] == "attend" and job[0] <= candidate.first:
            return bool(subjects_before(scene, i, sentence))
        if job and job[1] == "held" and candidate.last < sentence.last:
            return scene.lowers[candidate.last] in words("by") and candidate.last + 1 in scene.by_first
    return False


def _is_tied(scene: Scene, candidate: Candidate, sentence: Sentence) -> bool:
    """True where a word of the sentence says that the event takes place."""
    before = range(max(sentence.first, candidate.first - 3), candidate.first)
    return (
        candidate.deed is not None
        or scene.is_tied_behind(candidate.last, sentence)
        or any(scene.jobs.get(j) for j in before)
    )


def _venue_behind(scene: Scene, candidate: Candidate, sentence: Sentence, wide: bool = False) -> Span | None:
    """The venue or, `wide`, the region behind the phrase, where no other event stands between."""
    found = find_venue(scene, candidate.last, sentence, wide)
    if found and scene.named_before(scene.reading.token_at(found.start)) == candidate.first:
        return found
    return None


def _venue_before(scene: Scene, candidate: Candidate, sentence: Sentence) -> Span | None:
    """As in "di Bandara Djalaludin disambut upacara adat": the venue that stands right before the phrase."""
    found = find_venue(scene, sentence.first, sentence)
    if found is None:
        return None
    last = scene.reading.token_at(found.end - 1) + 1
    near = last <= candidate.first <= last + _VENUE_REACH
    return found if near and not any(j in scene.kinds for j in range(last, candidate.first)) else None


def _is_held_apart(
    scene: Scene, candidate: Candidate, sentence: Sentence, venue: Span, event: Happening
) -> bool:
    """True where the clause tells of an event of its own: "BPOLBF menggelar lokakarya di Aula X"."""
    before = range(max(sentence.first, candidate.first - 2), candidate.first)
    if any((job := scene.jobs.get(j)) is not None and job[1] == "hold" for j in before):
        return True
    specific = len(candidate.name.split()) > 1 and candidate.head not in EVENT["weak"] and not candidate.deed
    return specific and venue != event.venue
