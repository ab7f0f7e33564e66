"""Tells who speaks: the subject of a verb of speech, who follows it, or the one spoken of last."""

from __future__ import annotations

from collections.abc import Sequence

from graph.cast import Actor
from graph.lexicon import read_settings, words
from graph.links.statements.scene import NEAR, SPEECH, Scene
from graph.links.statements.shapes import Speaker, Verb
from graph.text.reading import Sentence

_THINGS = frozenset(read_settings("words.toml")["event"]["generic"])
_OBLIQUE = SPEECH["oblique"]
_ASIDE = SPEECH["aside"]
_WEIGHTS = SPEECH["weights"]
# How many tokens a title may have.
_LONGEST_TITLE = 12


def speaker_behind(scene: Scene, verb: Verb, sentence: Sentence) -> Speaker | None:
    """Who follows the verb: a name, an office, "dia", "mantan Rektor itu"; else the one in focus."""
    if verb.pronoun:
        return scene.spoken_of(verb.last)
    j = scene.past_adverbs(verb.last, min(verb.last + 3, sentence.last))
    actor = scene.by_first.get(j)
    if actor:
        return scene.as_speaker_or_group(by_name(scene, actor), verb.last)
    if is_somebody(scene, j, sentence):
        return _one_of(scene, j, verb, sentence)
    apposed = named_in_title(scene, verb, sentence)
    return scene.as_speaker(apposed, verb.last) if apposed else scene.spoken_of(verb.last)


def is_somebody(scene: Scene, i: int, sentence: Sentence) -> bool:
    """True at "seorang warga", "salah satu pedagang": no name tells who speaks."""
    return i < sentence.last and scene.lowers[i] in SPEECH["somebody"]


def _one_of(scene: Scene, i: int, verb: Verb, sentence: Sentence) -> Speaker | None:
    """The one who is named behind "seorang warga"; else those of whom it is one."""
    named = named_in_title(scene, verb, sentence)
    if named:
        return scene.as_speaker(named, verb.last)
    while is_somebody(scene, i, sentence):
        i += 1
    actor = scene.by_first.get(i)
    return scene.as_speaker_or_group(actor, actor.last) if actor and actor.kind == "group" else None


def by_name(scene: Scene, actor: Actor) -> Actor:
    """The one whom an apposition names: "kata Kepala Dinas, Budi Santoso,"; else the actor."""
    following = scene.by_first.get(actor.last + 1)
    named = following is not None and following.kind == "person" and following.named
    if following is None or not named or (actor.named and actor.kind == "person"):
        return actor
    return following if scene.tokens[actor.last].text == "," and actor.kind != "pronoun" else actor


def named_in_title(scene: Scene, verb: Verb, sentence: Sentence) -> Actor | None:
    """The name behind a title that is no office known: "kata Juru Masak Istana, Budi"."""
    last = min(verb.last + _LONGEST_TITLE, sentence.last)
    for j in range(verb.last, last):
        actor = scene.by_first.get(j)
        if actor and actor.kind == "person" and actor.named:
            return actor
        if scene.tokens[j].text in ".;" or scene.verb_at(j):
            return None
        if scene.tokens[j].text == ",":
            actor = scene.by_first.get(j + 1)
            titled = (
                scene.tokens[verb.last].cap and actor is not None and actor.kind == "person" and actor.named
            )
            return actor if titled else None
    return None


def subject_of(scene: Scene, verb: Verb, sentence: Sentence) -> Speaker | None:
    """Who speaks: the actor before the verb that fits best; else who spoke in the sentence."""
    if verb.use == "source":
        return source_speaker(scene, verb, sentence)
    same = [said for said in scene.found[-NEAR:] if said.sentence == sentence.span]
    if same and verb.first > sentence.first and _goes_on(scene, verb, sentence):
        return Speaker(same[-1].speaker, False, (), verb.last)
    candidates = [
        actor
        for actor in scene.actors_before(sentence.first, verb.first)
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
    """True where an actor can be the subject; several only where they begin a clause or stand at the verb."""
    if scene.in_quote[actor.first] or is_oblique(scene, actor, sentence):
        return False
    several = actor.kind == "group" or actor.plural
    if not several or actor.first == sentence.first:
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
    start = next((i + 1 for i in range(last - 1, first - 1, -1) if scene.tokens[i].text == ","), first)
    between = scene.lowers[start:last]
    return any(low in _ASIDE for low in between) and between[-1] not in SPEECH["contrasts"]


def is_oblique(scene: Scene, actor: Actor, sentence: Sentence) -> bool:
    """True behind a preposition or in "Pemilihan Kepala Daerah": who does not speak."""
    before = scene.lowers[actor.first - 1] if actor.first > sentence.first else ""
    if before in words("coordinators") or (before == "," and _goes_on_listing(scene, actor.last)):
        # "antara Bawaslu, KPU dan Kepala Dinas X": all of them stand behind the preposition
        return any(is_oblique(scene, other, sentence) for other in _listed_before(scene, actor, sentence))
    event = scene.event_nouns.get(actor.first - 1)
    in_event = event is not None and event[0] > actor.first
    return before in _OBLIQUE or in_event or scene.lowers[actor.first] in SPEECH["stands_in"]


def _goes_on_listing(scene: Scene, i: int) -> bool:
    """True at the ", dan" or "dan" behind all but the last of a list."""
    i += i < len(scene.lowers) and scene.lowers[i] == ","
    return i < len(scene.lowers) and scene.lowers[i] in words("coordinators")


def _listed_before(scene: Scene, actor: Actor, sentence: Sentence) -> list[Actor]:
    """The actors before it in its list, without coordinators between."""
    out: list[Actor] = []
    end = actor.first - 1
    for other in reversed(scene.actors_before(sentence.first, actor.first)):
        joined = scene.lowers[end - 1] == "," and other.last == end - 1
        if other.last != end and not joined:
            break
        if scene.lowers[other.first - 1] not in words("coordinators"):
            out.append(other)
        end = other.first - (scene.lowers[other.first - 1] == "," and other.first > sentence.first)
    return out


def _anaphor(scene: Scene, sentence: Sentence, verb: Verb) -> Speaker | None:
    """As in "Perempuan itu menambahkan", "Dokter spesialis itu mengusulkan": the one in focus."""
    before = range(max(sentence.first, verb.first - 3), verb.first)
    if not any(scene.lowers[j] in SPEECH["that"] for j in before):
        return None
    start = range(max(sentence.first, verb.first - _LONGEST_TITLE), verb.first)
    thing = any(j in scene.event_nouns or scene.lowers[j] in _THINGS for j in start)
    return None if thing else scene.spoken_of(verb.last)


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
