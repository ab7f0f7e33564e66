"""Finds reported clauses: "mengatakan ...", "Menurut X, ...", "..., kata dia", "Dijelaskan X, ..."."""

from __future__ import annotations

from collections.abc import Callable

from graph.lexicon import word_phrases, words
from graph.links.statements.clauses import (
    clause_end,
    clause_start,
    is_attribution_only,
    is_subordinate,
    past_apposition,
)
from graph.links.statements.record import keep, reassign
from graph.links.statements.scene import NEAR, SPEECH, Scene
from graph.links.statements.shapes import Speaker, Verb
from graph.links.statements.speakers import source_speaker, speaker_behind, subject_of
from graph.model import Span
from graph.text.phrase import sign_at
from graph.text.reading import MARKS, Sentence


def find_reported(scene: Scene, number: int, sentence: Sentence) -> None:
    """Keep every clause that sentence number `number` reports."""
    i, done = sentence.first, sentence.first
    if _disclosed(scene, number, sentence):
        return
    while i < sentence.last:
        verb = None if scene.in_quote[i] or i < done else scene.verb_at(i)
        if verb is None:
            i += 1
            continue
        end = _RULES[verb.use](scene, verb, sentence)
        done = end or done
        i = max(verb.last, end or 0)


def _by_clause(scene: Scene, verb: Verb, sentence: Sentence) -> int | None:
    if is_subordinate(scene, verb, sentence):
        return None
    speaker = subject_of(scene, verb, sentence)
    if speaker is None:
        return None
    first = clause_start(scene, verb.last, sentence)
    last = _keep_clause(scene, first, speaker, verb, sentence)
    if last is not None:
        _points(scene, first, last, speaker)
    return last


def _keep_clause(scene: Scene, first: int, speaker: Speaker, verb: Verb, sentence: Sentence) -> int | None:
    """Keep the clause that begins at token `first`; the index after it, or None where it is empty."""
    last = clause_end(scene, first, sentence, scene.lowers[verb.first] in SPEECH["asks"])
    if is_attribution_only(scene, first, last):
        return None
    keep(scene, first, last, "indirect", speaker, (verb.first, verb.last), sentence)
    scene.focus = speaker.key
    return last


def _points(scene: Scene, first: int, last: int, speaker: Speaker) -> None:
    """As in "menyatakan empat poin ...": the numbered sentences that follow are what was said."""
    if not any(low in words("points") for low in scene.lowers[first:last]):
        return
    number = scene.reading.sentence_of[first] + 1
    for sentence in scene.reading.sentences[number:]:
        if scene.lowers[sentence.first] not in words("ordinals"):
            return
        start = sentence.first + 1 + (sign_at(scene.tokens, sentence.first + 1) == ",")
        keep(scene, start, sentence.last, "indirect", Speaker(speaker.key, False, (), start), None, sentence)


def _by_source(scene: Scene, verb: Verb, sentence: Sentence) -> int | None:
    """As in "Menurut Kirana, aturan saja tidak cukup."; "Target lima emas menurut Mega cukup realistis"."""
    if verb.first > sentence.first and scene.lowers[verb.first - 1] in words("who"):
        return None
    speaker = source_speaker(scene, verb, sentence)
    if speaker is None:
        return None
    first = sentence.first
    if verb.first <= sentence.first + 1 or scene.has_only_adverbs(sentence.first, verb.first):
        first = past_apposition(scene, speaker.last, sentence)
    return None if _keep_clause(scene, first, speaker, verb, sentence) is None else sentence.last


def _by_after(scene: Scene, verb: Verb, sentence: Sentence) -> int | None:
    """As in "Satu sengketa, kata dia, sudah selesai."; "..., katanya."; "Kata Nazar, laporan bisa ..."."""
    at_start = verb.first == sentence.first or scene.has_only_adverbs(sentence.first, verb.first)
    comma = verb.first > sentence.first and scene.tokens[verb.first - 1].text in (",", *MARKS)
    if not (at_start or comma):
        return None
    if not verb.pronoun and verb.last not in scene.by_first:
        return None
    speaker = speaker_behind(scene, verb, sentence)
    known = {said.speaker for said in scene.found[-NEAR:] if said.sentence == sentence.span}
    if speaker is None or (known and (verb.pronoun or speaker.key in known)):
        return None
    first = speaker.last if at_start else sentence.first
    if at_start and scene.tokens[min(speaker.last, sentence.last - 1)].text != "," and not verb.pronoun:
        return None
    tail = [t for t in scene.tokens[speaker.last : sentence.last] if t.text[0].isalpha()]
    tail_comma = speaker.last < sentence.last and scene.tokens[speaker.last].text == ","
    last = sentence.last if at_start or (tail and tail_comma) else verb.first
    if any(scene.in_quote[i] for i in range(first, last)) and first == sentence.first:
        return None
    keep(scene, first, last, "indirect", speaker, (verb.first, verb.last), sentence)
    scene.focus = speaker.key
    return sentence.last


def _by_passive(scene: Scene, verb: Verb, sentence: Sentence) -> int | None:
    """As in "Dijelaskan Kusmana, netralitas ini harus dijaga"; "Ditambahkannya, ..."."""
    if not (verb.first == sentence.first or scene.has_only_adverbs(sentence.first, verb.first)):
        return None
    j = verb.last + (verb.last < sentence.last and scene.lowers[verb.last] in words("by"))
    actor = scene.by_first.get(j)
    speaker = scene.spoken_of(verb.last) if verb.pronoun else scene.as_speaker(actor, j) if actor else None
    behind = scene.lowers[min(verb.last, sentence.last - 1)]
    if (speaker is None and behind == ",") or behind in words("said_that"):
        speaker = scene.spoken_of(verb.last)
    if speaker is None:
        return None
    return _keep_clause(scene, clause_start(scene, speaker.last, sentence), speaker, verb, sentence)


def _by_asked(scene: Scene, verb: Verb, sentence: Sentence) -> int | None:
    """As in "ASN diimbau untuk ...": said by the one who speaks in the sentence before."""
    previous = scene.found[-1] if scene.found else None
    near = previous is not None and _sentences_between(scene, previous.sentence, sentence) <= 1
    if is_subordinate(scene, verb, sentence) or previous is None or not near:
        return None
    j = verb.last
    actor = scene.by_first.get(j + 1) if j < sentence.last and scene.lowers[j] in words("by") else None
    speaker = (
        scene.as_speaker(actor, actor.last) if actor else Speaker(previous.speaker, False, (), verb.last)
    )
    if speaker is None:
        return None
    first = clause_start(scene, speaker.last, sentence)
    last = clause_end(scene, first, sentence)
    if last - first < 3:
        return None
    keep(scene, first, last, "indirect", speaker, (verb.first, verb.last), sentence)
    return last


def _sentences_between(scene: Scene, span: Span, sentence: Sentence) -> int:
    at = scene.reading.sentence_of[scene.reading.token_at(span.start)]
    return abs(scene.reading.sentence_of[sentence.first] - at)


def _disclosed(scene: Scene, number: int, sentence: Sentence) -> bool:
    """As in "Hal itu disampaikan Sekda X ...": the sentence before is what was said."""
    lead = word_phrases("that_was").match(scene.lowers, sentence.first)
    verb = scene.verb_at(lead[0]) if lead else None
    if verb is None or verb.use != "passive" or number == 0:
        return False
    j = verb.last + (scene.lowers[verb.last] in words("by") if verb.last < sentence.last else 0)
    actor = scene.by_first.get(j)
    before = scene.reading.sentences[number - 1]
    speaker = scene.as_speaker_or_group(actor, actor.last) if actor else None
    if speaker is None:
        return False
    known = [said for said in scene.found[-NEAR:] if said.sentence == before.span]
    if known:
        reassign(scene, [said for said in known if not said.stated], speaker, sentence)
        return False
    keep(scene, before.first, before.last, "indirect", speaker, (verb.first, verb.last), sentence)
    scene.focus = speaker.key
    return True


_RULES: dict[str, Callable[[Scene, Verb, Sentence], int | None]] = {
    "clause": _by_clause,
    "object": _by_clause,
    "source": _by_source,
    "after": _by_after,
    "passive": _by_passive,
    "asked": _by_asked,
}
