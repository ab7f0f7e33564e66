"""Tells who speaks: the subject of a verb of speech, who follows it, or the one spoken of last."""

from __future__ import annotations

from collections.abc import Sequence

from graph.cast import Actor
from graph.lexicon import read_settings, words
from graph.links.statements.scene import NEAR, SPEECH, Scene
from graph.links.statements.shapes import Speaker, Verb
from graph.text.reading import Sentence

_THINGS = frozenset(read_settings("words.toml")["event"]["generic"])
_OBLIQUE = frozenset(SPEECH["oblique"])
_ASIDE = frozenset(SPEECH["aside"])
_WEIGHTS = SPEECH["weights"]


def speaker_behind(scene: Scene, verb: Verb, sentence: Sentence) -> Speaker | None:
    """Who follows the verb: a name, an office, "dia", "mantan Rektor itu"; else the one in focus."""
    if verb.pronoun:
        return scene.spoken_of(verb.last)
    for j in range(verb.last, min(verb.last + 3, sentence.last)):
        actor = scene.by_first.get(j)
        if actor:
            return scene.as_speaker(actor, verb.last)
        if scene.lowers[j] not in SPEECH["adverbs"]:
            break
    later = [
        actor
        for actor in scene.actors_in(verb.last, min(verb.last + 9, sentence.last))
        if actor.kind == "person"
    ]
    comma = next((j for j in range(verb.last, sentence.last) if scene.tokens[j].text in ",.;"), sentence.last)
    apposed = [actor for actor in later if actor.first < comma and actor.named]
    if apposed:
        return scene.as_speaker(apposed[0], verb.last)
    return scene.spoken_of(verb.last)


def subject_of(scene: Scene, verb: Verb, sentence: Sentence) -> Speaker | None:
    """Who speaks: the actor before the verb that fits best; else who spoke in the sentence."""
    if verb.use == "source":
        return source_speaker(scene, verb, sentence)
    same = [said for said in scene.found[-NEAR:] if said.sentence == sentence.span]
    if same and verb.first > sentence.first and _goes_on(scene, verb, sentence):
        return Speaker(same[-1].speaker, False, (), verb.last)
    candidates = [
        actor
        for actor in scene.actors_in(sentence.first, verb.first)
        if _may_speak(scene, actor, verb, sentence)
    ]
    if candidates:
        best = _best(scene, candidates, verb)
        return scene.as_speaker_or_group(best, verb.last)
    if scene.begins(verb.first, sentence):
        return scene.spoken_of(verb.last)
    if scene.lowers[sentence.first] in SPEECH["goes_on_with"]:
        # "Dan menjaga sungai serta meminta camat memantau": the subject is that of the sentence before
        return scene.spoken_of(verb.last, anyone=True)
    return _anaphor(scene, sentence, verb)


def _may_speak(scene: Scene, actor: Actor, verb: Verb, sentence: Sentence) -> bool:
    """True where an actor can be the subject; a group only where it begins a clause or stands at the verb."""
    if scene.in_quote[actor.first] or is_oblique(scene, actor, sentence):
        return False
    if actor.kind != "group" or actor.first == sentence.first:
        return True
    before = scene.lowers[actor.first - 1]
    begins = before == "," or before in SPEECH["adverbs"] or before in SPEECH["that"]
    return begins or scene.has_only_adverbs(actor.last, verb.first)


def _goes_on(scene: Scene, verb: Verb, sentence: Sentence) -> bool:
    """True for the second verb of "menyampaikan ..., serta juga meminta ...": the subject is the same."""
    i = verb.first - 1
    while i > sentence.first and scene.lowers[i] in SPEECH["also"]:
        i -= 1
    return scene.lowers[i] in SPEECH["parallel"]


def _best(scene: Scene, candidates: Sequence[Actor], verb: Verb) -> Actor:
    """The candidate that weighs most; of equals the nearest."""
    weighed = [(_weight(scene, candidates, number, verb), number) for number in range(len(candidates))]
    return candidates[max(weighed)[1]]


def _weight(scene: Scene, candidates: Sequence[Actor], number: int, verb: Verb) -> float:
    """How well a candidate fits as the subject of the verb."""
    actor = candidates[number]
    single = actor.kind in ("person", "pronoun", "role") and not actor.plural
    weight: float = _WEIGHTS["single"] * single
    if scene.has_only_adverbs(actor.last, verb.first):
        weight += _WEIGHTS["adjacent"]
    if _is_described(scene, candidates, number, verb):
        weight += _WEIGHTS["described"]
    if number and _is_aside(scene, candidates[number - 1].last, actor.first):
        weight += _WEIGHTS["aside"]
    if scene.lowers[min(actor.last, verb.first)] in words("represented_by"):
        # "Bupati diwakili Sekda X mengatakan": the second speaks
        weight += _WEIGHTS["absent"]
    return weight


def _is_described(scene: Scene, candidates: Sequence[Actor], number: int, verb: Verb) -> bool:
    """True before ", mantan Camat X, mengatakan" and ", yang hadir ..., mengatakan"."""
    actor = candidates[number]
    i = actor.last
    following = candidates[number + 1] if number + 1 < len(candidates) else None
    if (
        following
        and following.kind == "person"
        and following.named
        and not actor.named
        and following.first == i + 1
    ):
        # "Ibu Camat X, Budi Santoso, mengatakan": the one with a name
        return False
    if i >= verb.first - 1 or (scene.tokens[i].text not in ",–—(" and scene.lowers[i] not in words("who")):
        return False
    if scene.lowers[i] in words("who") or scene.lowers[i + 1] in words("who"):
        return True
    return scene.tokens[verb.first - 1].text in ",–—)"


def _is_aside(scene: Scene, first: int, last: int) -> bool:
    """True where what stands in between makes the second of two actors none: "usai rapat", "yang ditemui"."""
    between = scene.lowers[first:last]
    return any(low in _ASIDE for low in between) and between[-1:] != [","]


def is_oblique(scene: Scene, actor: Actor, sentence: Sentence) -> bool:
    """True behind a preposition or in "Pemilihan Kepala Daerah": who does not speak."""
    before = scene.lowers[actor.first - 1] if actor.first > sentence.first else ""
    event = scene.event_nouns.get(actor.first - 1)
    in_event = event is not None and event[0] > actor.first
    return before in _OBLIQUE or in_event or scene.lowers[actor.first] in SPEECH["stands_in"]


def _anaphor(scene: Scene, sentence: Sentence, verb: Verb) -> Speaker | None:
    """As in "Perempuan itu menambahkan", "Dokter spesialis itu mengusulkan": the one in focus."""
    before = range(max(sentence.first, verb.first - 3), verb.first)
    that = any(scene.lowers[j] in SPEECH["that"] for j in before)
    start = range(sentence.first, verb.first)
    thing = any(j in scene.event_nouns or scene.lowers[j] in _THINGS for j in start)
    return scene.spoken_of(verb.last) if that and not thing else None


def source_speaker(scene: Scene, verb: Verb, sentence: Sentence) -> Speaker | None:
    """Who follows "menurut"; the one spoken of last for "menurutnya"."""
    if verb.pronoun:
        return scene.spoken_of(verb.last)
    actor = scene.by_first.get(verb.last)
    if actor and actor.last <= sentence.last:
        return scene.as_speaker_or_group(actor, verb.last)
    return None


def first_speaker(scene: Scene, first: int, last: int, sentence: Sentence) -> Speaker | None:
    """The first actor in tokens ``first:last`` that can speak."""
    for actor in scene.actors_in(first, last):
        single = actor.kind in ("person", "role", "pronoun") and not actor.plural
        if single and not scene.in_quote[actor.first] and not is_oblique(scene, actor, sentence):
            return scene.as_speaker(actor, last)
    return None
