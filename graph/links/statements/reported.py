"""Finds reported clauses: "mengatakan ...", "Menurut X, ...", "..., kata dia", "Dijelaskan X, ..."."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from graph.lexicon import words
from graph.links.statements.clauses import (
    clause_end,
    clause_start,
    is_attribution_only,
    is_subordinate,
    past_apposition,
)
from graph.links.statements.disclosed import disclosed
from graph.links.statements.record import keep
from graph.links.statements.scene import NEAR, SPEECH, Scene
from graph.links.statements.shapes import Speaker, Verb
from graph.links.statements.speakers import (
    is_oblique,
    named_in_title,
    source_speaker,
    speaker_behind,
    subject_of,
)
from graph.model import Span
from graph.text.phrase import sign_at
from graph.text.reading import Sentence
from graph.text.tokens import MARKS

# How far the comma stands behind the speaker of "kata Budi selaku ketua panitia, ...".
_NEAR_COMMA = 8
# The fewest words of a clause without a sign before it: "Kata dia jalan desa segera selesai".
_SHORTEST = 4


def find_reported(scene: Scene, number: int, sentence: Sentence) -> None:
    """Keep every clause that sentence number `number` reports."""
    if disclosed(scene, number, sentence) or _goes_on(scene, number, sentence):
        return
    past, done = sentence.first, sentence.first
    for verb in scene.verbs_in(sentence):
        if verb.first < max(past, done):
            continue
        end = _RULES[verb.use](scene, verb, sentence)
        done = end or done
        past = max(verb.last, end or 0)


def _goes_on(scene: Scene, number: int, sentence: Sentence) -> bool:
    """As in "Bupati meminta warga waspada. Agar tertib.": the clause goes on past the stop."""
    if scene.lowers[sentence.first] not in SPEECH["goes_on"] or not scene.found:
        return False
    last = scene.found[-1]
    before = scene.reading.sentences[number - 1]
    if last.mode != "indirect" or last.sentence != before.span or before.paragraph != sentence.paragraph:
        return False
    if any(i in scene.verbs for i in range(sentence.first, sentence.last)):
        return False
    scene.found[-1] = replace(last, last=sentence.last - (scene.tokens[sentence.last - 1].text == "."))
    return True


def _by_clause(scene: Scene, verb: Verb, sentence: Sentence) -> int | None:
    # '…," kata Bupati mengingatkan warga': the verb only says how
    if verb.first == scene.attributed or is_subordinate(scene, verb, sentence) or _uncovers(scene, verb):
        return None
    speaker = subject_of(scene, verb, sentence)
    if speaker is None:
        return None
    return _keep_clause(scene, clause_start(scene, verb.last, sentence), speaker, verb, sentence)


def _uncovers(scene: Scene, verb: Verb) -> bool:
    """True in "Polres X mengungkap peredaran rokok ilegal": what is brought to light is not said."""
    behind = scene.lowers[verb.last : verb.last + 1]
    return scene.lowers[verb.first] in SPEECH["uncovers"] and not SPEECH["uncovered"].isdisjoint(behind)


def _by_noun(scene: Scene, verb: Verb, sentence: Sentence) -> int | None:
    """As in "memberikan apresiasi atas ...", "memberi catatan, ...": the noun is said, or a clause."""
    behind = scene.lowers[verb.last] if verb.last < sentence.last else ""
    if behind in words("conjunctions") or behind in ",:":
        return _by_clause(scene, verb, sentence)
    clause = clause_end(scene, verb.last, sentence)
    tells = any(
        low in SPEECH["tells"] for low in scene.lowers[verb.last : min(clause, verb.last + _NEAR_COMMA)]
    )
    if not tells:
        return None
    return _by_clause(scene, replace(verb, last=verb.first + 1), sentence)


def _keep_clause(scene: Scene, first: int, speaker: Speaker, verb: Verb, sentence: Sentence) -> int | None:
    """Keep the clause that begins at token `first`; the index after it, or None where it is empty."""
    last = clause_end(scene, first, sentence, scene.lowers[verb.first] in SPEECH["asks"])
    if is_attribution_only(scene, first, last) or _points_back(scene, verb.last, last):
        return None
    _keep_inner(scene, first, last, speaker, sentence)
    keep(scene, first, last, "indirect", speaker, (verb.first, verb.last), sentence)
    scene.look_at(speaker.key)
    return last


def _points_back(scene: Scene, i: int, last: int) -> bool:
    """True in "menegaskan hal itu di hadapan guru": what was said stands before, the rest tells where."""
    j = i
    while j < last and scene.lowers[j] in SPEECH["pointers"]:
        j += 1
    ended = j == last or scene.lowers[j] in SPEECH["told_where"]
    return j > i and scene.lowers[j - 1] in SPEECH["that"] and ended


def _keep_inner(scene: Scene, first: int, last: int, speaker: Speaker, sentence: Sentence) -> None:
    """Keep the report inside a report: "Pramono menyatakan bahwa Presiden meminta ..."."""
    for actor in scene.actors_in(first, last):
        i = actor.last
        while i < last and scene.lowers[i] in SPEECH["auxiliaries"]:
            i += 1
        verb = scene.verb_at(i) if i < last and actor.kind in ("person", "role", "institution") else None
        if verb is None or verb.use not in ("clause", "object") or actor.key == speaker.key:
            continue
        inner = scene.as_speaker(actor, verb.last)
        start = clause_start(scene, verb.last, sentence)
        if inner and not is_oblique(scene, actor, sentence) and not is_attribution_only(scene, start, last):
            keep(scene, start, last, "indirect", inner, (verb.first, verb.last), sentence)
            return


def _by_source(scene: Scene, verb: Verb, sentence: Sentence) -> int | None:
    """As in "Menurut Kirana, aturan saja tidak cukup."; "Target lima emas menurut Mega cukup realistis"."""
    if verb.first > sentence.first and scene.lowers[verb.first - 1] in words("who"):
        return None
    speaker = source_speaker(scene, verb, sentence)
    if speaker is None or _tells_itself(scene, speaker.last, sentence):
        return None
    first = sentence.first
    if verb.first <= sentence.first + 1 or scene.begins(verb.first, sentence):
        first = past_apposition(scene, _past_second(scene, speaker.last), sentence)
    return None if _keep_clause(scene, first, speaker, verb, sentence) is None else sentence.last


def _past_second(scene: Scene, i: int) -> int:
    """Index after the second speaker of "Menurut Rudi dan Kepala BPBD Dedi, bantuan cukup"."""
    second = (
        scene.by_first.get(i + 1) if scene.lowers[i : i + 1] and scene.lowers[i] in words("and") else None
    )
    return second.last if second and sign_at(scene.tokens, second.last) == "," else i


def _tells_itself(scene: Scene, i: int, sentence: Sentence) -> bool:
    """As in "Menurut Ketua Fraksi X Supri yang juga anggota Komisi III mengatakan, ..."."""
    for j in range(i, min(i + _NEAR_COMMA, sentence.last)):
        if scene.tokens[j].text == ",":
            return False
        verb = scene.verb_at(j)
        if verb and verb.use in ("clause", "object"):
            return scene.tokens[min(verb.last, sentence.last - 1)].text == ","
    return False


def _by_after(scene: Scene, verb: Verb, sentence: Sentence) -> int | None:
    """As in "Satu sengketa, kata dia, sudah selesai."; "..., katanya."; "Kata Nazar, laporan bisa ..."."""
    speaker = _teller(scene, verb, sentence)
    here = [said for said in scene.found[-NEAR:] if said.sentence == sentence.span]
    known = {said.speaker for said in here if said.first < verb.first or said.mode == "indirect"}
    if speaker is None or (known and (verb.pronoun or speaker.key in known)):
        return None
    quoted = [said.first - 1 for said in here if said.mode == "direct"]
    if scene.begins(verb.first, sentence):
        first = _clause_behind(scene, verb, speaker, sentence)
        last = sentence.last
    elif _is_parenthesis(scene, verb, speaker, sentence):
        last = _end_around(scene, verb, speaker, sentence)
        first = _first_of_speech(scene, sentence) if last == verb.first else sentence.first
        last = min([last, *(first for first in quoted if first > verb.first)])
        if any(scene.in_quote[i] for i in range(first, last)):
            return None
    else:
        return None
    if first is None or any(first <= i < last for i in quoted):
        return None
    keep(scene, first, last, "indirect", speaker, (verb.first, verb.last), sentence)
    scene.look_at(speaker.key)
    return sentence.last


def _teller(scene: Scene, verb: Verb, sentence: Sentence) -> Speaker | None:
    """Who tells: named behind the verb, also behind "Lanjutnya"; else, for "katanya", the one in focus."""
    actor = scene.by_first.get(verb.last)
    if verb.pronoun and actor and actor.kind == "person" and scene.begins(verb.first, sentence):
        return speaker_behind(scene, replace(verb, pronoun=False), sentence)
    if actor is None and not verb.pronoun and not named_in_title(scene, verb, sentence):
        return None
    return speaker_behind(scene, verb, sentence)


def _clause_behind(scene: Scene, verb: Verb, speaker: Speaker, sentence: Sentence) -> int | None:
    """Where the clause of "Kata Nazar, laporan ..." begins; None where nothing is told behind the speaker."""
    i = speaker.last
    if verb.pronoun:
        # "Katanya lagi, tahun ini ..."
        past = scene.past_adverbs(i, sentence.last)
        return past if sign_at(scene.tokens, past) == "," else i
    if sign_at(scene.tokens, i) in (",", ":"):
        return i
    if i < sentence.last and (
        scene.lowers[i] in words("conjunctions") or scene.lowers[i] in words("openers")
    ):
        # "Lanjut Kapolres adapun yang ditangkap itu kurir, ..."
        return i
    for j in range(i, min(i + _NEAR_COMMA, sentence.last)):
        if scene.tokens[j].text == ",":
            return j + 1
        if scene.verb_at(j):
            return None
    long = sentence.last - i > _SHORTEST and scene.lowers[verb.first] in SPEECH["bracketed"]
    return i if long else None


def _is_parenthesis(scene: Scene, verb: Verb, speaker: Speaker, sentence: Sentence) -> bool:
    """True for ", kata dia," and for "Melalui reses ini kata Budi, ..."."""
    if scene.tokens[verb.first - 1].text in (",", ".", *MARKS):
        return True
    tail = scene.tokens[speaker.last : sentence.last]
    closed = not tail or tail[0].text == "," or all(not t.text.islower() for t in tail)
    return closed and scene.lowers[verb.first] in SPEECH["bracketed"]


def _end_around(scene: Scene, verb: Verb, speaker: Speaker, sentence: Sentence) -> int:
    """Where the clause round ", kata dia," ends: with the sentence, or before what attributes it."""
    tail = scene.tokens[speaker.last : sentence.last]
    if not any(t.text[0].isalpha() for t in tail):
        return verb.first
    # "Hasil pemeriksaan, kata dia telah diterima jaksa": the clause goes on, the comma is missing
    bare = (
        tail[0].text.islower()
        and tail[0].lower not in SPEECH["told_where"]
        and not scene.verb_at(speaker.last)
    )
    return sentence.last if tail[0].text == "," or bare else verb.first


def _first_of_speech(scene: Scene, sentence: Sentence) -> int:
    """Where what is told begins: sentences before that speak of "kami" belong to it where no marks stand."""
    number = scene.reading.sentence_of[sentence.first]
    while number and _is_unmarked_speech(scene, number - 1, sentence):
        number -= 1
    return scene.reading.sentences[number].first


def _is_unmarked_speech(scene: Scene, number: int, sentence: Sentence) -> bool:
    before = scene.reading.sentences[number]
    span = range(before.first, before.last)
    own = before.paragraph == sentence.paragraph and any(
        scene.lowers[i] in SPEECH["first_person"] for i in span
    )
    told = any(said.sentence == before.span for said in scene.found[-NEAR:])
    return own and not told and not any(scene.in_quote[i] or i in scene.verbs for i in span)


def _by_passive(scene: Scene, verb: Verb, sentence: Sentence) -> int | None:
    """As in "Dijelaskan Kusmana, netralitas ini harus dijaga"; "Ditambahkannya, ..."."""
    if not scene.begins(verb.first, sentence):
        return None
    speaker = _agent(scene, verb, sentence)
    if speaker is None:
        return None
    return _keep_clause(scene, clause_start(scene, speaker.last, sentence), speaker, verb, sentence)


def _agent(scene: Scene, verb: Verb, sentence: Sentence) -> Speaker | None:
    """Who tells what a passive reports: named behind it; else the one in focus."""
    j = scene.past_adverbs(verb.last, sentence.last)
    j += j < sentence.last and scene.lowers[j] in words("by")
    behind = scene.lowers[min(verb.last, sentence.last - 1)]
    actor = scene.by_first.get(j)
    closed = actor is not None and scene.lowers[min(actor.last, sentence.last - 1)] in {
        ",",
        *words("said_that"),
    }
    if actor and scene.lowers[actor.first] in words("own_side") and not closed:
        # "Lebih lanjut dikatakan pihaknya akan ...": the pronoun begins the clause
        return scene.spoken_of(verb.last)
    if verb.pronoun:
        return scene.spoken_of(verb.last)
    speaker = scene.as_speaker(actor, j) if actor else None
    office = scene.by_first.get(speaker.last) if speaker else None
    if speaker and office and office.kind in ("person", "role") and not office.named:
        # "Disampaikan Nurliana Ketua TP PKK X, bahwa ..."
        speaker = replace(speaker, last=office.last)
    if (speaker is None and behind == ",") or behind in words("said_that"):
        return scene.spoken_of(verb.last)
    return speaker or _called_short(scene, j, sentence) or _spoke_before(scene, verb, sentence)


def _spoke_before(scene: Scene, verb: Verb, sentence: Sentence) -> Speaker | None:
    """As in "Dipesankan di masa pandemi, ...": the one who spoke in the sentence before."""
    near = scene.found and _sentences_between(scene, scene.found[-1].sentence, sentence) <= 1
    return scene.spoken_of(verb.last) if near else None


def _called_short(scene: Scene, i: int, sentence: Sentence) -> Speaker | None:
    """As in "Ditambahkan Wagubri, ...": a short name that is nobody else's means the one in focus."""
    comma = sign_at(scene.tokens, i + 1) == "," and i + 1 < sentence.last
    return scene.spoken_of(i + 1) if comma and scene.tokens[i].cap else None


def _by_asked(scene: Scene, verb: Verb, sentence: Sentence) -> int | None:
    """As in "ASN diimbau untuk ...": said by the one who speaks in the sentence before."""
    previous = scene.found[-1] if scene.found else None
    near = previous is not None and _sentences_between(scene, previous.sentence, sentence) <= 1
    speaker = scene.spoken_of(verb.last) if verb.pronoun else _named_by(scene, verb, sentence)
    if speaker is None and previous and near:
        speaker = Speaker(previous.speaker, False, (), verb.last)
    if speaker is None or is_subordinate(scene, verb, sentence):
        return None
    first = clause_start(scene, speaker.last, sentence)
    last = clause_end(scene, first, sentence)
    if last - first < 3:
        return None
    keep(scene, first, last, "indirect", speaker, (verb.first, verb.last), sentence)
    return last


def _named_by(scene: Scene, verb: Verb, sentence: Sentence) -> Speaker | None:
    """As in "diminta oleh Bupati"."""
    j = verb.last
    actor = scene.by_first.get(j + 1) if j < sentence.last and scene.lowers[j] in words("by") else None
    return scene.as_speaker(actor, actor.last) if actor else None


def _sentences_between(scene: Scene, span: Span, sentence: Sentence) -> int:
    at = scene.reading.sentence_of[scene.reading.token_at(span.start)]
    return abs(scene.reading.sentence_of[sentence.first] - at)


_RULES: dict[str, Callable[[Scene, Verb, Sentence], int | None]] = {
    "clause": _by_clause,
    "object": _by_clause,
    "noun": _by_noun,
    "source": _by_source,
    "after": _by_after,
    "passive": _by_passive,
    "asked": _by_asked,
}
