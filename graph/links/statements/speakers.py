"""Tells who speaks: the subject of a verb of speech, who follows it, or the one spoken of last."""

from __future__ import annotations

from graph.cast import Actor
from graph.lexicon import read_settings, words
from graph.links.statements.scene import NEAR, SPEECH, Scene
from graph.links.statements.shapes import Speaker, Verb
from graph.text.reading import Sentence

_THINGS = frozenset(read_settings("words.toml")["event"]["generic"])


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
    """Who speaks: the nearest fitting actor before the verb; else who spoke in the sentence."""
    if verb.use == "source":
        return source_speaker(scene, verb, sentence)
    same = [said for said in scene.found[-NEAR:] if said.sentence == sentence.span]
    if same and verb.first > sentence.first and scene.lowers[verb.first - 1] in SPEECH["parallel"]:
        return Speaker(same[-1].speaker, False, (), verb.last)
    candidates = [
        actor
        for actor in scene.actors_in(sentence.first, verb.first)
        if not scene.in_quote[actor.first] and not is_oblique(scene, actor, sentence)
    ]
    if candidates:
        best = _best(scene, candidates, verb)
        return scene.as_speaker_or_group(best, verb.last)
    if verb.first == sentence.first or scene.has_only_adverbs(sentence.first, verb.first):
        return scene.spoken_of(verb.last)
    return _anaphor(scene, sentence, verb)


def _best(scene: Scene, candidates: list[Actor], verb: Verb) -> Actor:
    """The nearest; one inside a relative clause or behind a comma gives way to the one it describes."""
    first = candidates[0]
    described = (
        first.kind == "person" and first.last < verb.first - 1 and scene.tokens[first.last].text in ",–—("
    )
    if (described and scene.tokens[verb.first - 1].text in ",–—)") or (
        described and scene.lowers[first.last + 1] in words("who")
    ):
        return first
    best = candidates[-1]
    for actor in reversed(candidates):
        if actor.kind in ("person", "pronoun", "role") and not actor.plural:
            best = actor
            break
    near = candidates[-1]
    if near is not best and near.last == verb.first:
        return near
    return best


def is_oblique(scene: Scene, actor: Actor, sentence: Sentence) -> bool:
    """True behind a preposition: whom or what the sentence is about, not who speaks."""
    before = scene.lowers[actor.first - 1] if actor.first > sentence.first else ""
    return before in SPEECH["oblique"] or scene.lowers[actor.first] in SPEECH["stands_in"]


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


def nearest_speaker(scene: Scene, first: int, last: int) -> Speaker | None:
    """The first actor in tokens ``first:last`` that can speak."""
    actors = [actor for actor in scene.actors_in(first, last) if actor.kind in ("person", "role", "pronoun")]
    return scene.as_speaker(actors[0], last) if actors else None
