"""Tells where a reported clause begins and ends, and which verbs report nothing."""

from __future__ import annotations

from graph.lexicon import word_phrases, words
from graph.links.statements.scene import NEAR, SPEECH, Scene
from graph.links.statements.shapes import Verb
from graph.text.reading import Sentence
from graph.text.tokens import ANY_MARKS

_PARALLEL = SPEECH["parallel"]
_TURNS = SPEECH["turns"] | SPEECH["contrasts"]
_ADVERBS = SPEECH["adverbs"]
_ANNOUNCED = words("numbers") | words("plurals") | SPEECH["points"] | SPEECH["point_words"]


def clause_start(scene: Scene, i: int, sentence: Sentence) -> int:
    """Index after the comma, adverbs and conjunction that follow a verb."""
    start = i
    for _ in range(4):
        if start >= sentence.last:
            break
        low = scene.lowers[start]
        if low in words("conjunctions"):
            return start + 1
        if scene.tokens[start].text in ",:" or low in _ADVERBS:
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
    requested = False
    for i in range(first, sentence.last):
        token = scene.tokens[i]
        opens = token.text in ANY_MARKS and i + 1 < sentence.last and scene.in_quote[i + 1]
        if opens and _own_quote(scene, i):
            return i
        if token.text in ",." and _is_told_behind(scene, i + 1, sentence):
            return i
        if token.lower in _PARALLEL and _parallel_verb(scene, i, sentence, requested):
            return i
        if (token.text == "," or token.lower in _TURNS) and _turns(scene, i, sentence):
            return i
        # "mengajak warga untuk menjaga keamanan dan menjamin ..." goes on
        requested = requested or (asked and token.lower in words("conjunctions"))
    return sentence.last


def _is_told_behind(scene: Scene, i: int, sentence: Sentence) -> bool:
    """True at the "tambah drg Rinta" that ends "Menkes menyatakan ..., tambah drg Rinta."."""
    verb = scene.verb_at(i) if i < sentence.last else None
    if verb is None or verb.use != "after":
        return False
    actor = scene.by_first.get(verb.last)
    if actor is None and not verb.pronoun:
        return False
    ends = actor.last if actor else verb.last
    return all(not t.text[0].isalnum() for t in scene.tokens[ends : sentence.last])


def _own_quote(scene: Scene, opening: int) -> bool:
    return any(said.first == opening + 1 for said in scene.found[-NEAR:])


def _parallel_verb(scene: Scene, i: int, sentence: Sentence, requested: bool) -> bool:
    """True where a second verb of speech of the same speaker follows the word at `i`: "dan juga meminta"."""
    j = i + 1
    while j < sentence.last and scene.lowers[j] in SPEECH["also"]:
        j += 1
    verb = scene.verb_at(j) if j < sentence.last else None
    if verb is None or verb.use not in ("clause", "noun", "object"):
        return False
    never = SPEECH["never_parallel"] | (SPEECH["asked_to"] if requested else frozenset())
    return scene.lowers[verb.first] not in never or scene.lowers[i] not in words("coordinators")


def _turns(scene: Scene, i: int, sentence: Sentence) -> bool:
    """True where a subject begins a report of its own.

    As in "..., ia menyebut ...", "... dan dia mengelak ...", "..., sedangkan Kapolres meminta ...".
    """
    j = scene.past_adverbs(i + 1, sentence.last)
    actor = scene.by_first.get(j) if j < sentence.last else None
    if actor is None or (actor.kind != "pronoun" and not _contrasts(scene, i, j)):
        return False
    j = scene.past_adverbs(actor.last, sentence.last)
    verb = scene.verb_at(j) if j < sentence.last else None
    return verb is not None and verb.use in ("clause", "noun", "object")


def _contrasts(scene: Scene, first: int, last: int) -> bool:
    return any(low in SPEECH["contrasts"] for low in scene.lowers[first:last])


def is_attribution_only(scene: Scene, first: int, last: int) -> bool:
    """True where nothing is reported: an adverb, "hal serupa", or nothing between the verb and the stop."""
    content = [t.lower for t in scene.tokens[first:last] if t.text[0].isalpha() and t.lower not in _ADVERBS]
    return all(low in SPEECH["pointers"] or low in _ANNOUNCED for low in content)


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
