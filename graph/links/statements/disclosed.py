"""Finds sentences that the next one attributes: "Hal itu disampaikan Sekda X ...", "Demikian amanat X"."""

from __future__ import annotations

from functools import cache

from graph.cast import Actor
from graph.lexicon import Phrases, word_phrases, words
from graph.links.statements.record import keep, reassign
from graph.links.statements.scene import NEAR, SPEECH, Scene
from graph.links.statements.shapes import Speaker, Verb
from graph.text.reading import Sentence

_ADDRESSES = SPEECH["addresses"]
_NOUNS = SPEECH["told_things"]
# How many tokens "Pernyataan tegas itu" may have.
_LONGEST_LEAD = 5


@cache
def _alike() -> Phrases[str]:
    return Phrases({form: form for form in SPEECH["alike"]})


def disclosed(scene: Scene, number: int, sentence: Sentence) -> bool:
    """Keep the sentence before where this one says who said it; True when this one tells nothing else."""
    alike = _alike().match(scene.lowers, sentence.first)
    told = _told(scene, alike[0] if alike else _past_lead(scene, sentence), sentence)
    if told is None:
        return False
    verb, actor = told
    speaker = scene.as_speaker_or_group(actor, actor.last)
    if speaker is None:
        return False
    scene.look_at(speaker.key)
    return not alike and number > 0 and _keep_before(scene, number, speaker, verb, sentence)


def _past_lead(scene: Scene, sentence: Sentence) -> int:
    """Index after "Hal itu", "Demikian", "Pernyataan tegas tersebut"; the sentence's start where none is."""
    lead = word_phrases("that_was").match(scene.lowers, sentence.first)
    if lead:
        return lead[0]
    if scene.lowers[sentence.first] in _NOUNS:
        last = min(sentence.first + _LONGEST_LEAD, sentence.last)
        ends = (i + 1 for i in range(sentence.first + 1, last) if scene.lowers[i] in SPEECH["that"])
        return next(ends, sentence.first)
    return sentence.first


def _told(scene: Scene, i: int, sentence: Sentence) -> tuple[tuple[int, int], Actor] | None:
    """The verb or address at token `i`, behind what points back, and whose it is."""
    if i == sentence.first:
        return None
    i = scene.past_adverbs(i, sentence.last)
    if i >= sentence.last:
        return None
    verb = scene.verb_at(i)
    if verb is None and scene.lowers[i] in _ADDRESSES:
        verb = Verb(i, i + 1, "passive", False)
    if verb is None or verb.use not in ("after", "passive"):
        return None
    j = scene.past_adverbs(verb.last, sentence.last)
    j += j < sentence.last and scene.lowers[j] in words("by")
    actor = scene.by_first.get(j)
    return ((verb.first, verb.last), actor) if actor and actor.last <= sentence.last else None


def _keep_before(
    scene: Scene, number: int, speaker: Speaker, verb: tuple[int, int], sentence: Sentence
) -> bool:
    """Keep the sentence before as said by `speaker`, or give what it says to `speaker`."""
    before = scene.reading.sentences[number - 1]
    known = [said for said in scene.found[-NEAR:] if said.sentence == before.span]
    if known:
        reassign(scene, [said for said in known if not said.stated], speaker, sentence)
        return False
    if any(close == before for *_, close in scene.waiting):
        # the quotation that nobody was named for is what was said
        return False
    first = before.first
    if number > 1 and scene.lowers[first] in SPEECH["fragments"]:
        # "Semua pihak perlu terlibat. Termasuk kepala desa.": both are what was said
        earlier = scene.reading.sentences[number - 2]
        first = earlier.first if earlier.paragraph == before.paragraph else first
    quote = next(
        (q for q in scene.reading.quotes if q.first - 1 == first and q.last + 1 >= before.last), None
    )
    if quote:
        # "“Jaga sungai kita.” Demikian disampaikan Bupati": nobody was spoken of when it stood alone
        keep(scene, quote.first, quote.last, "direct", speaker, verb, sentence)
    else:
        keep(scene, first, before.last, "indirect", speaker, verb, sentence)
    return True
