"""Finds the phrases that could name an event, and weighs which one the article is about."""

from __future__ import annotations

from graph.lexicon import words
from graph.links.events.naming import name_end, past_title
from graph.links.events.scene import EVENT, Scene
from graph.links.events.shapes import ELECTION, Candidate
from graph.text.reading import Sentence
from graph.text.tokens import MARKS


def find_candidates(scene: Scene) -> list[Candidate]:
    """Every phrase that could name an event, in order and none inside another."""
    out = []
    for number, sentence in enumerate(scene.reading.sentences):
        i = sentence.first
        while i < sentence.last:
            candidate = None if scene.reading.in_quote[i] else _candidate(scene, i, number, sentence)
            if candidate:
                out.append(candidate)
                i = max(candidate.last, i + 1)
            else:
                i += 1
    return out


def _candidate(scene: Scene, i: int, number: int, sentence: Sentence) -> Candidate | None:
    return (
        _by_noun(scene, i, number, sentence)
        or _by_verb(scene, i, number, sentence)
        or _by_title(scene, i, number, sentence)
        or _by_capital(scene, i, number, sentence)
    )


def _by_noun(scene: Scene, i: int, number: int, sentence: Sentence) -> Candidate | None:
    hit = scene.kinds.get(i)
    if hit is None or scene.in_body[i] or (i > sentence.first and scene.lowers[i - 1] in EVENT["in_venue"]):
        return None
    if hit[0] < sentence.last and scene.lowers[hit[0]] in EVENT["warnings"]:
        return None
    last = name_end(scene, hit[0], sentence)
    weight = _weight(scene, i, last, hit[0], number, sentence, hit[1])
    name = " ".join(scene.reading.text(i, last).split())
    return Candidate(i, last, name, hit[1], weight, None, None, number)


def _by_verb(scene: Scene, i: int, number: int, sentence: Sentence) -> Candidate | None:
    """As in "melantik 38 kepala desa" is the event "pelantikan 38 kepala desa"."""
    hit = scene.event_verbs.get(i)
    if hit is None or scene.lowers[i - 1 if i else 0] in EVENT["not_after"]:
        return None
    if hit[0] < sentence.last and scene.lowers[hit[0]] in EVENT["reflexive"]:
        return None
    noun, kind, part = hit[1]
    last = name_end(scene, hit[0], sentence)
    if last == hit[0] and not scene.lowers[i].startswith(tuple(EVENT["passive_beginnings"])):
        return None
    name = " ".join(f"{noun} {scene.reading.text(hit[0], last)}".split())
    weight = EVENT["verb"] - number * EVENT["each_sentence"] + _dated(scene, sentence)
    weight += EVENT["subject"] if any(a.last <= i for a in scene.actors_in(sentence)) else 0
    return Candidate(i, last, name, kind, weight, part, (i, hit[0]), number)


def _by_title(scene: Scene, i: int, number: int, sentence: Sentence) -> Candidate | None:
    """As in "menghadiri Acara "Koordinasi Nasional ..."": the words in marks name the event."""
    if (
        scene.lowers[i] not in EVENT["generic"]
        or i + 2 >= sentence.last
        or scene.tokens[i + 1].text not in MARKS
    ):
        return None
    last = past_title(scene, i + 1, sentence)
    name = " ".join(scene.reading.text(i + 2, last - 1).split())
    kinds = [hit[1] for j in range(i + 2, last) if (hit := scene.kinds.get(j)) and hit[1] != ELECTION]
    weight = _weight(scene, i, last, i + 1, number, sentence, kinds[0] if kinds else "lainnya")
    return Candidate(i + 2, last - 1, name, kinds[0] if kinds else "lainnya", weight, None, None, number)


def _by_capital(scene: Scene, i: int, number: int, sentence: Sentence) -> Candidate | None:
    """As in "menghadiri Rembuk Tani Milenial": a name in capitals behind a verb of attending or holding."""
    if i == sentence.first or not scene.tokens[i].cap or i in scene.by_first or i in scene.cast.regions:
        return None
    job = next(
        (
            j
            for j in range(max(sentence.first, i - 2), i)
            if (hit := scene.jobs.get(j)) and hit[0] == i and hit[1] in ("attend", "hold", "open")
        ),
        None,
    )
    if job is None or i + 1 >= sentence.last or not scene.tokens[i + 1].cap or _is_place(scene, i, job):
        return None
    last = name_end(scene, i, sentence)
    weight = _weight(scene, i, last, i, number, sentence, "lainnya") - 1
    return Candidate(
        i, last, " ".join(scene.reading.text(i, last).split()), "lainnya", weight, None, None, number
    )


def _is_place(scene: Scene, i: int, job: int) -> bool:
    """True in "memenuhi Waterfront City Marina": a crowd fills a place, no event."""
    return scene.lowers[job] in EVENT["crowd"] or scene.lowers[i] in words("venues")


def _weight(scene: Scene, i: int, last: int, head: int, number: int, sentence: Sentence, kind: str) -> float:
    """How likely the phrase is what the article is about."""
    weight = 2.0 - number * float(EVENT["each_sentence"]) + _dated(scene, sentence)
    before = scene.lowers[max(sentence.first, i - 4) : i]
    if any(scene.jobs.get(j) for j in range(max(sentence.first, i - 4), i)):
        weight += EVENT["tied"]
    if scene.is_tied_behind(last, sentence):
        weight += EVENT["tied"]
    if any(word in EVENT["generic"] for word in before[-2:]):
        weight += EVENT["announced"]
    if last - head >= 2 or scene.tokens[i].cap:
        weight += EVENT["specific"]
    if before and before[-1] in EVENT["not_after"]:
        weight -= EVENT["beside"]
    if kind == ELECTION:
        weight -= EVENT["election"]
    if kind == "lainnya":
        weight -= EVENT["other_kind"]
    if scene.reading.headline and scene.lowers[i] in scene.reading.headline.lower():
        weight += EVENT["headline"]
    return weight


def _dated(scene: Scene, sentence: Sentence) -> float:
    inside = any(sentence.first <= date.first < sentence.last and date.date for date in scene.dates)
    return float(EVENT["dated"]) if inside else 0.0


def fullest(main: Candidate, candidates: list[Candidate]) -> Candidate:
    """The first phrase for the same event that describes it.

    As in "rapat koordinasi bulanan" before "Rapat dihadiri".
    """
    size = len(main.name.split())
    noun = main.name.split()[0].lower()
    for other in candidates:
        same = other.kind == main.kind and (other.name.split()[0].lower() == noun or size == 1)
        if same and other.sentence < main.sentence and len(other.name.split()) > size and not other.verb:
            return other
    return main
