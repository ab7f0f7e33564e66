"""Attributes quotations: by the verb behind, by what stands ahead, or to the one spoken of last."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from graph.links.statements.record import keep
from graph.links.statements.scene import SPEECH, Scene
from graph.links.statements.shapes import Speaker, Verb
from graph.links.statements.speakers import nearest_speaker, speaker_behind, subject_of
from graph.text.reading import MARKS, SINGLE, Quote, Sentence

_STOPS = frozenset(".!?…")
_PAST_MARKS = MARKS | SINGLE | frozenset(",.–-")


def attribute(scene: Scene, sentence: Sentence, quote: Quote) -> None:
    """Keep a quotation as somebody's statement, where it is one."""
    last_quote = _whole(scene, quote)
    end = _past_marks(scene, last_quote.last)
    close = scene.reading.sentences[scene.reading.sentence_of[min(last_quote.last, len(scene.tokens) - 1)]]
    if _is_scrap(scene, sentence, quote):
        return
    verb = _verb_behind(scene, end, close)
    if verb:
        ahead_first = _attribution_ahead(scene, sentence, quote) if verb.pronoun else None
        speaker = ahead_first[1] if ahead_first and ahead_first[1] else speaker_behind(scene, verb, close)
        if speaker and ahead_first:
            speaker = Speaker(speaker.key, speaker.stated, speaker.marks, verb.last)
        if speaker:
            resumed = _resumed(scene, speaker.last, last_quote, close)
            final = resumed or last_quote
            keep(scene, quote.first, final.last, "direct", speaker, (verb.first, verb.last), close)
            return
    ahead = _attribution_ahead(scene, sentence, quote)
    if ahead is not None:
        if ahead[1] is not None:
            keep(scene, quote.first, last_quote.last, "direct", ahead[1], ahead[2], sentence)
        return
    if _is_speech(scene, quote, last_quote, sentence) and scene.focus:
        keep(
            scene,
            quote.first,
            last_quote.last,
            "direct",
            Speaker(scene.focus, False, (), end),
            None,
            close,
        )


def _is_scrap(scene: Scene, sentence: Sentence, quote: Quote) -> bool:
    """True for words in marks that go on with a reported clause.

    As in "Kata Nazar, laporan bisa dikirim, “asal ada foto”".
    """
    opening = quote.first - 1
    if opening <= sentence.first + 3 or not scene.tokens[quote.first].text.islower():
        return False
    if scene.tokens[opening - 1].text == ":" or scene.tokens[opening - 1].lower in SPEECH["adverbs"]:
        return False
    before = range(sentence.first, opening)
    if any(scene.in_quote[i] for i in before):
        return False
    verbs = [verb for i in before if (verb := scene.verb_at(i)) and verb.use != "passive"]
    return bool(verbs) and opening - verbs[-1].last > 3


def _whole(scene: Scene, quote: Quote) -> Quote:
    """The last part of a quotation that runs over paragraphs."""
    quotes = scene.reading.quotes
    at = bisect_left(scene.quote_firsts, quote.first)
    while quotes[at].goes_on and at + 1 < len(quotes):
        at += 1
        scene.used.add(quotes[at].first)
    return quotes[at]


def _past_marks(scene: Scene, i: int) -> int:
    while i < len(scene.tokens) and scene.tokens[i].text in _PAST_MARKS:
        i += 1
    return i


def _verb_behind(scene: Scene, i: int, sentence: Sentence) -> Verb | None:
    """The verb right behind a quotation: ", kata Sahat", " ujarnya"; adverbs may stand between."""
    for j in range(i, min(i + 3, sentence.last)):
        verb = scene.verb_at(j)
        if verb and verb.use in ("after", "passive"):
            return verb
        if scene.lowers[j] not in SPEECH["adverbs"]:
            return None
    return None


def _resumed(scene: Scene, i: int, before: Quote, sentence: Sentence) -> Quote | None:
    """The rest of a quotation that its attribution interrupted in the same sentence."""
    at = bisect_right(scene.quote_firsts, before.last)
    following = scene.reading.quotes[at] if at < len(scene.quote_firsts) else None
    if following is None or following.first >= sentence.last or following.first in scene.used:
        return None
    gap_comma = any(token.text == "," for token in scene.tokens[i : following.first])
    ended = any(token.text in _STOPS for token in scene.tokens[i : following.first])
    if ended or not (gap_comma or scene.tokens[following.first].text.islower()):
        return None
    if scene.tokens[following.first].cap and scene.tokens[before.last - 1].text not in ",":
        return None
    scene.used.add(following.first)
    return following


def _attribution_ahead(
    scene: Scene, sentence: Sentence, quote: Quote
) -> tuple[str, Speaker | None, tuple[int, int] | None] | None:
    """The attribution before a quotation in its sentence; no speaker where the marks hold only a scrap."""
    opening = quote.first - 1
    if opening <= sentence.first:
        return None
    verbs = [v for i in range(sentence.first, opening) if not scene.in_quote[i] and (v := scene.verb_at(i))]
    verbs = [verb for verb in verbs if verb.use in ("clause", "object", "source", "passive", "after")]
    if not verbs:
        if _is_speech(scene, quote, quote, sentence) and scene.tokens[opening - 1].text == ":":
            speaker = nearest_speaker(scene, sentence.first, opening)
            return ("", speaker, None) if speaker else None
        return None
    verb = verbs[-1]
    between = [t for t in scene.tokens[verb.last : opening] if t.text not in ",:"]
    introduced = scene.tokens[opening - 1].text in ",:"
    if len(between) > 2 and not introduced:
        return ("", None, None)
    if len(between) > 6 and scene.tokens[opening - 1].text != ":":
        return None
    speaker = subject_of(scene, verb, sentence)
    return ("", speaker, (verb.first, verb.last)) if speaker else None


def _is_speech(scene: Scene, quote: Quote, last_quote: Quote, sentence: Sentence) -> bool:
    """True for a quotation that is a sentence; False for a name or a slogan in marks."""
    size = last_quote.last - quote.first
    ends = scene.tokens[last_quote.last - 1].text in ".,!?…"
    opening = quote.first - 1
    alone = opening <= sentence.first or scene.tokens[opening - 1].text in ".:!?"
    return alone and (ends or size > 7) and size >= 3
