"""Tells where a reported clause begins and ends, and which verbs report nothing."""

from __future__ import annotations

from graph.lexicon import word_phrases, words
from graph.links.statements.scene import NEAR, SPEECH, Scene
from graph.links.statements.shapes import Verb
from graph.text.reading import MARKS, SINGLE, Sentence


def clause_start(scene: Scene, i: int, sentence: Sentence) -> int:
    """Index after the comma, adverbs and conjunction that follow a verb."""
    start = i
    for _ in range(4):
        if start >= sentence.last:
            break
        low = scene.lowers[start]
        if low in words("conjunctions"):
            return start + 1
        if scene.tokens[start].text in ",:" or low in SPEECH["adverbs"]:
            start += 1
        else:
            break
    return start


def clause_end(scene: Scene, first: int, sentence: Sentence, asked: bool = False) -> int:
    """Where a reported clause ends: the stop, a quotation of its own, or a parallel verb of speech.

    Args:
        scene: The article.
        first: Where it begins.
        sentence: Its sentence.
        asked: Somebody is asked to do something: "mengajak warga menjaga keamanan dan menjamin ...".
    """
    i = first
    while i < sentence.last:
        token = scene.tokens[i]
        opens = token.text in MARKS | SINGLE and i + 1 < sentence.last and scene.in_quote[i + 1]
        if opens and _own_quote(scene, i):
            break
        if token.text == "," and _is_told_behind(scene, i + 1, sentence):
            break
        # "mengajak warga untuk menjaga keamanan dan menjamin ..." goes on
        requested = asked and any(low in words("conjunctions") for low in scene.lowers[first:i])
        if token.lower in SPEECH["parallel"] and _parallel_verb(scene, i + 1, sentence, requested):
            break
        i += 1
    return i


def _is_told_behind(scene: Scene, i: int, sentence: Sentence) -> bool:
    """True at the "tambah drg Rinta" that ends "Menkes menyatakan ..., tambah drg Rinta."."""
    verb = scene.verb_at(i) if i < sentence.last else None
    if verb is None or verb.use != "after" or verb.pronoun:
        return False
    actor = scene.by_first.get(verb.last)
    ends = actor.last if actor else sentence.last
    return actor is not None and all(not t.text[0].isalnum() for t in scene.tokens[ends : sentence.last])


def _own_quote(scene: Scene, opening: int) -> bool:
    return any(said.first == opening + 1 for said in scene.found[-NEAR:])


def _parallel_verb(scene: Scene, i: int, sentence: Sentence, requested: bool) -> bool:
    verb = scene.verb_at(i) if i < sentence.last else None
    if verb is None or verb.use not in ("clause", "object"):
        return False
    never = SPEECH["never_parallel"] + SPEECH["asked_to"] * requested
    return scene.lowers[verb.first] not in never or scene.lowers[i - 1] not in words("coordinators")


def is_attribution_only(scene: Scene, first: int, last: int) -> bool:
    """True where nothing is reported: an adverb, "hal serupa", or nothing between the verb and the stop."""
    content = [
        t.lower for t in scene.tokens[first:last] if t.text[0].isalpha() and t.lower not in SPEECH["adverbs"]
    ]
    return all(low in SPEECH["pointers"] for low in content)


def is_subordinate(scene: Scene, verb: Verb, sentence: Sentence) -> bool:
    """True for "yang meminta", "untuk menyampaikan", "akan menjelaskan": nothing is reported there."""
    before = scene.lowers[max(sentence.first, verb.first - 7) : verb.first]
    return bool(before) and (
        any(low in SPEECH["denied"] for low in before[-2:])
        or before[-1] in SPEECH["not_after"]
        or any(low in SPEECH["questions"] for low in before)
    )


def past_apposition(scene: Scene, i: int, sentence: Sentence) -> int:
    """Index after ", demikian sapaannya," behind a speaker."""
    if (
        i < sentence.last
        and scene.tokens[i].text == ","
        and word_phrases("nicknames").match(scene.lowers, i + 1)
    ):
        while i + 1 < sentence.last and scene.tokens[i + 1].text != ",":
            i += 1
        return i + 2
    return i
