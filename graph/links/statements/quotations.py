"""Attributes quotations: by the verb behind, by what stands ahead, or to the one spoken of last."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from graph.lexicon import read_list
from graph.links.statements.record import keep
from graph.links.statements.scene import SPEECH, Scene
from graph.links.statements.shapes import Credit, Speaker, Verb
from graph.links.statements.speakers import first_speaker, is_somebody, speaker_behind, subject_of
from graph.text.quotes import Quote
from graph.text.reading import Sentence
from graph.text.tokens import ANY_MARKS, STOPS

_PAST_MARKS = ANY_MARKS | frozenset(",.–-")
_ENDS = STOPS | {","}
_LEADS = ("after", "clause", "noun", "object", "passive", "source")
_PREFIXES = ("ber", "di", "me", "pe", "se", "ter")
# Fewer tokens in marks inside a reported clause are no quotation, whatever follows.
_SCRAP = 4
# A quotation of so many tokens is a sentence, whatever sign ends it.
_SENTENCE = 8
# Behind more tokens a verb of speech does not lead to a quotation.
_FAR_BEHIND = 6
# Within how many sentences behind a quotation its speaker may be named.
_SOON = 3
# How many tokens before a mark what attributes the quotation can stand.
_FAR = 100


def attribute(scene: Scene, sentence: Sentence, quote: Quote) -> None:
    """Keep a quotation as somebody's statement, where it is one."""
    whole = _whole(scene, quote)
    scrap = _is_scrap(scene, sentence, quote)
    credit = None if scrap and whole.last - quote.first < _SCRAP else _behind(scene, sentence, quote, whole)
    if credit is None and (scrap or _holds_words_only(scene, sentence, quote) or _is_anybodys(scene, whole)):
        return
    credit = credit or _ahead(scene, sentence, quote, whole) or _in_next(scene, quote, whole)
    if credit is None and scene.focus and _is_speech(scene, quote, whole, sentence):
        speaker = scene.spoken_of(_past_marks(scene, whole.last))
        credit = Credit(speaker, None, _closing(scene, whole), whole.last) if speaker else None
    if credit:
        keep(scene, quote.first, credit.last, "direct", credit.speaker, credit.verb, credit.sentence)
    elif scene.focus is None:
        _wait(scene, quote, whole)


def _wait(scene: Scene, quote: Quote, whole: Quote) -> None:
    """Note a quotation whose speaker is named later: "…," ujar legislator itu. Mercy X mengaku ..."."""
    close = _closing(scene, whole)
    verb = _verb_behind(scene, whole, close)
    if verb and _is_sentence(scene, quote, whole):
        actor = scene.by_first.get(scene.past_adverbs(verb.last, close.last))
        if verb.pronoun or (actor is not None and actor.kind == "pronoun"):
            scene.waiting.append((quote.first, whole.last, verb, close))


def name_waiting(scene: Scene, sentence: Sentence) -> None:
    """Give the quotations that wait to the one whom the sentence speaks of, soon after them."""
    if scene.person is None or not scene.waiting:
        return
    waiting, scene.waiting = scene.waiting, []
    for first, last, verb, close in waiting:
        between = scene.reading.sentence_of[sentence.first] - scene.reading.sentence_of[close.first]
        if 0 < between <= _SOON:
            speaker = Speaker(scene.person, False, (), last)
            keep(scene, first, last, "direct", speaker, (verb.first, verb.last), close)


def _is_scrap(scene: Scene, sentence: Sentence, quote: Quote) -> bool:
    """True for words in marks that go on with a reported clause.

    As in "Kata Nazar, laporan bisa dikirim, “asal ada foto”".
    """
    opening = quote.first - 1
    if opening <= sentence.first + 3 or not scene.tokens[quote.first].text.islower():
        return False
    if scene.tokens[opening - 1].text == ":" or scene.tokens[opening - 1].lower in SPEECH["adverbs"]:
        return False
    before = range(max(sentence.first, opening - _FAR), opening)
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


def _closing(scene: Scene, whole: Quote) -> Sentence:
    """The sentence in which a quotation ends."""
    return scene.reading.sentences[scene.reading.sentence_of[min(whole.last, len(scene.tokens) - 1)]]


def _past_marks(scene: Scene, i: int) -> int:
    while i < len(scene.tokens) and scene.tokens[i].text in _PAST_MARKS:
        i += 1
    return i


def _behind(scene: Scene, sentence: Sentence, quote: Quote, whole: Quote) -> Credit | None:
    """The attribution behind a quotation, and the rest of the quotation where it goes on behind that."""
    close = _closing(scene, whole)
    verb = _verb_behind(scene, whole, close)
    if verb is None:
        return None
    ahead = _ahead(scene, sentence, quote, whole) if verb.pronoun else None
    speaker = replace(ahead.speaker, last=verb.last) if ahead else speaker_behind(scene, verb, close)
    if speaker is None:
        return None
    scene.attributed = speaker.last
    final = _resumed(scene, speaker.last, whole, close) or whole
    return Credit(speaker, (verb.first, verb.last), close, final.last)


def _is_anybodys(scene: Scene, whole: Quote) -> bool:
    """True before "kata seorang ibu": the one spoken of last did not say it."""
    close = _closing(scene, whole)
    verb = _verb_behind(scene, whole, close)
    return verb is not None and is_somebody(scene, scene.past_adverbs(verb.last, close.last), close)


def _verb_behind(scene: Scene, whole: Quote, close: Sentence) -> Verb | None:
    """The verb right behind a quotation: ", kata Sahat", " ujarnya"; adverbs may stand between."""
    i = _past_marks(scene, whole.last)
    for j in range(i, min(i + 3, close.last)):
        verb = scene.verb_at(j)
        if verb and verb.use in ("after", "passive"):
            return verb
        if scene.lowers[j] not in SPEECH["adverbs"]:
            return _new_verb(scene, whole, j, close)
    return None


def _new_verb(scene: Scene, whole: Quote, i: int, close: Sentence) -> Verb | None:
    """A verb that no table knows: a bare word between a quotation and who said it: "…," gerundel Bupati."""
    word = scene.tokens[i].text
    ended = scene.tokens[whole.last - 1].text in _ENDS or scene.tokens[min(whole.last + 1, i)].text == ","
    if not ended or word.lower() in read_list("function_words.txt"):
        return None
    if word.endswith("nya") and word.lower() not in read_list("common_words.txt"):
        return Verb(i, i + 1, "after", True)
    if not word.islower():
        return None
    actor = scene.by_first.get(i + 1)
    told = actor is not None and actor.last <= close.last and actor.kind in ("person", "role", "pronoun")
    return Verb(i, i + 1, "after", False) if told and not word.startswith(_PREFIXES) else None


def _resumed(scene: Scene, i: int, before: Quote, sentence: Sentence) -> Quote | None:
    """The rest of a quotation that its attribution interrupted in the same sentence."""
    at = bisect_right(scene.quote_firsts, before.last)
    following = scene.reading.quotes[at] if at < len(scene.quote_firsts) else None
    if following is None or following.first >= sentence.last or following.first in scene.used:
        return None
    gap_comma = any(token.text == "," for token in scene.tokens[i : following.first])
    ended = any(token.text in STOPS for token in scene.tokens[i : following.first])
    if ended or not (gap_comma or scene.tokens[following.first].text.islower()):
        return None
    if scene.tokens[following.first].cap and scene.tokens[before.last - 1].text not in ",":
        return None
    scene.used.add(following.first)
    return following


def _verb_ahead(scene: Scene, sentence: Sentence, opening: int) -> Verb | None:
    """The last verb of speech before a mark in its sentence."""
    for i in range(opening - 1, max(sentence.first, opening - _FAR) - 1, -1):
        verb = None if scene.in_quote[i] else scene.verb_at(i)
        if verb and verb.use in _LEADS:
            return verb
    return None


def _holds_words_only(scene: Scene, sentence: Sentence, quote: Quote) -> bool:
    """True for marks round some words of a reported clause: 'menyebut program itu "jemput bola"'."""
    opening = quote.first - 1
    verb = _verb_ahead(scene, sentence, opening) if opening > sentence.first else None
    if verb is None or scene.tokens[opening - 1].text in ",:":
        return False
    between = len([t for t in scene.tokens[verb.last : opening] if t.text not in ",:"])
    return between > 2 or (between > 0 and quote.last - quote.first < _SCRAP)


def _ahead(scene: Scene, sentence: Sentence, quote: Quote, whole: Quote) -> Credit | None:
    """The attribution before a quotation: "Bupati menegaskan, “…”", "Bupati berpantun: “…”"."""
    opening = quote.first - 1
    if opening <= sentence.first:
        return None
    verb = _verb_ahead(scene, sentence, opening)
    sign = scene.tokens[opening - 1].text
    if verb is None:
        introduced = sign in ",:" and _is_sentence(scene, quote, quote)
        speaker = first_speaker(scene, sentence.first, opening, sentence) if introduced else None
        return Credit(speaker, None, sentence, whole.last) if speaker else None
    between = [t for t in scene.tokens[verb.last : opening] if t.text not in ",:"]
    if len(between) > _FAR_BEHIND and sign != ":" and not _begins_anew(scene, quote, sign):
        return None
    speaker = subject_of(scene, verb, sentence)
    if speaker is None and verb.use in ("after", "passive"):
        speaker = speaker_behind(scene, verb, sentence)
    return Credit(speaker, (verb.first, verb.last), sentence, whole.last) if speaker else None


def _begins_anew(scene: Scene, quote: Quote, sign: str) -> bool:
    """True for a sentence in marks at the end of a clause: "Di sini, kata X, aman, “Kami siap.”"."""
    return sign == "," and scene.tokens[quote.first].cap and _is_sentence(scene, quote, quote)


def _in_next(scene: Scene, quote: Quote, whole: Quote) -> Credit | None:
    """The attribution that is a sentence of its own: “Kami siap.” Ujar Bupati."""
    number = scene.reading.sentence_of[min(whole.last, len(scene.tokens) - 1)] + 1
    if number >= len(scene.reading.sentences) or not _is_sentence(scene, quote, whole):
        return None
    sentence = scene.reading.sentences[number]
    verb = scene.verb_at(sentence.first)
    if verb is None or verb.use != "after":
        return None
    actor = scene.by_first.get(verb.last)
    if actor is None and not verb.pronoun:
        return None
    speaker = speaker_behind(scene, verb, sentence)
    tail = scene.tokens[speaker.last : sentence.last] if speaker else []
    if speaker is None or (tail and tail[0].text == ","):
        return None
    return Credit(speaker, (verb.first, verb.last), sentence, whole.last)


def _is_speech(scene: Scene, quote: Quote, whole: Quote, sentence: Sentence) -> bool:
    """True for a quotation that is a sentence and stands alone; False for a name or a slogan in marks."""
    opening = quote.first - 1
    alone = opening <= sentence.first or scene.tokens[opening - 1].text in ".:!?"
    return alone and _is_sentence(scene, quote, whole)


def _is_sentence(scene: Scene, quote: Quote, whole: Quote) -> bool:
    size = whole.last - quote.first
    return size >= 3 and (size >= _SENTENCE or scene.tokens[whole.last - 1].text in _ENDS)
