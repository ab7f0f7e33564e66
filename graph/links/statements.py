"""Finds who said what: quotations with their attribution, and clauses reported by a verb of speech."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from graph.cast import Actor, Cast
from graph.lexicon import Phrases, phrases, read_settings, read_table, word_phrases, words
from graph.model import Mode, Span
from graph.text.reading import MARKS, Quote, Sentence

_SPEECH = read_settings("words.toml")["speech"]
_STOPS = frozenset(".!?…")
# How many statements back those of one sentence can lie.
_NEAR = 12
_THINGS = frozenset(read_settings("words.toml")["event"]["generic"])


@dataclass(frozen=True, slots=True)
class Said:
    """A statement: tokens ``first:last`` of what was said, and the sentence that attributes it.

    `speaker` is a key of the cast; `marks` are the token ranges of the speaker's name and the verb.
    """

    first: int
    last: int
    mode: Mode
    speaker: str
    sentence: Span
    marks: tuple[Span, ...]
    stated: bool
    apart: bool


@dataclass(frozen=True, slots=True)
class _Verb:
    first: int
    last: int
    use: str
    pronoun: bool


@dataclass(frozen=True, slots=True)
class _Speaker:
    key: str
    stated: bool
    marks: tuple[tuple[int, int], ...]
    last: int


@cache
def _verbs() -> Phrases[tuple[str, bool]]:
    """Verbs of speech with their use; "katanya" carries its speaker."""
    forms: dict[str, tuple[str, bool]] = {}
    for row in read_table("speech_verbs.tsv"):
        forms[row["form"]] = (row["use"], False)
        if row["use"] in ("after", "source", "passive"):
            forms[f"{row['form']}nya"] = (row["use"], True)
    return Phrases(forms)


def link_statements(cast: Cast, actors: Sequence[Actor]) -> list[Said]:
    """Every statement of the article, in order."""
    return _Linker(cast, actors).run()


class _Linker:
    def __init__(self, cast: Cast, actors: Sequence[Actor]) -> None:
        self.cast = cast
        self.reading = cast.reading
        self.tokens = cast.reading.tokens
        self.lowers = cast.reading.lowers
        self.in_quote = cast.reading.in_quote
        self.verbs = cast.reading.hits(_verbs())
        self.occasions = cast.reading.hits(_occasions())
        self.event_nouns = cast.reading.hits(phrases("event_kinds.tsv", "kind"))
        self.actors = [actor for actor in actors if actor.key or actor.kind == "pronoun"]
        self.by_first = {actor.first: actor for actor in self.actors}
        self.firsts = [actor.first for actor in self.actors]
        self.quote_firsts = [quote.first for quote in self.reading.quotes]
        self.found: list[Said] = []
        self.focus: str | None = None
        self.apart: dict[str, bool] = {}
        self.used: set[int] = set()

    def run(self) -> list[Said]:
        for number, sentence in enumerate(self.reading.sentences):
            self._sentence(number, sentence)
        self.found.sort(key=lambda said: (said.first, said.last))
        return self.found

    # --- one sentence

    def _sentence(self, number: int, sentence: Sentence) -> None:
        subject = self._subject(sentence)
        before = len(self.found)
        lowest, highest = (bisect_left(self.quote_firsts, i) for i in (sentence.first, sentence.last))
        quotes = self.reading.quotes[lowest:highest]
        for quote in quotes:
            if quote.first not in self.used:
                self._quote(sentence, quote)
        self._reported(number, sentence)
        said = self.found[before:]
        if said:
            self.focus = said[-1].speaker
        elif subject:
            self.focus = subject

    def _subject(self, sentence: Sentence) -> str | None:
        """Who the sentence begins with, outside quotations."""
        for actor in self._actors_in(sentence.first, sentence.last):
            if actor.kind in ("person", "role") and not actor.plural and not self.in_quote[actor.first]:
                return actor.key
        return None

    def _actors_in(self, first: int, last: int) -> list[Actor]:
        near = self.actors[bisect_left(self.firsts, first) : bisect_left(self.firsts, last)]
        return [actor for actor in near if actor.last <= last]

    def _verb_at(self, i: int) -> _Verb | None:
        hit = self.verbs.get(i)
        return _Verb(i, hit[0], *hit[1]) if hit else None

    def _emit(
        self,
        first: int,
        last: int,
        mode: Mode,
        speaker: _Speaker,
        verb: tuple[int, int] | None,
        sentence: Sentence,
    ) -> None:
        while first < last and (self.tokens[first].text in ",;:.–—-" or self.tokens[first].text in MARKS):
            first += 1
        while last > first and self.tokens[last - 1].text in (".", ";", ":") and mode == "indirect":
            last -= 1
        while last > first and mode == "indirect" and self.tokens[last - 1].text in ",–—":
            last -= 1
        if last <= first or (
            mode == "indirect" and not any(t.text[0].isalpha() for t in self.tokens[first:last])
        ):
            return
        parts = [*speaker.marks, *([verb] if verb else [])]
        spans = tuple(
            sorted(self.reading.span(a, b) for a, b in parts if sentence.first <= a and b <= sentence.last)
        )
        self._note_apart(speaker.key, sentence)
        stated = speaker.stated and bool(speaker.marks)
        self.found.append(
            Said(
                first,
                last,
                mode,
                speaker.key,
                sentence.span,
                spans,
                stated,
                self.apart.get(speaker.key, False),
            )
        )

    def _note_apart(self, speaker: str, sentence: Sentence) -> None:
        """Remember whether the speaker now talks at the event or apart from it."""
        for i in range(sentence.first, sentence.last):
            if self.in_quote[i]:
                continue
            job = self.occasions.get(i)
            if job and job[1] in ("after", "elsewhere"):
                self.apart[speaker] = True
                return
            if job and job[1] == "during":
                self.apart[speaker] = False
                return

    def _reassign(self, said: list[Said], speaker: _Speaker, sentence: Sentence) -> None:
        """A quotation without a name of its own belongs to whom the next sentence names."""
        marks = tuple(self.reading.span(first, last) for first, last in speaker.marks)
        for old in said:
            at = self.found.index(old)
            self.found[at] = replace(
                old, speaker=speaker.key, sentence=sentence.span, marks=marks, stated=speaker.stated
            )
        self.focus = speaker.key

    # --- quotations

    def _quote(self, sentence: Sentence, quote: Quote) -> None:
        last_quote = self._whole(quote)
        end = self._past_marks(last_quote.last)
        close = self.reading.sentences[self.reading.sentence_of[min(last_quote.last, len(self.tokens) - 1)]]
        if self._is_scrap(sentence, quote):
            return
        verb = self._verb_behind(end, close)
        if verb:
            ahead_first = self._attribution_ahead(sentence, quote) if verb.pronoun else None
            speaker = ahead_first[1] if ahead_first and ahead_first[1] else self._speaker_behind(verb, close)
            if speaker and ahead_first:
                speaker = _Speaker(speaker.key, speaker.stated, speaker.marks, verb.last)
            if speaker:
                resumed = self._resumed(speaker.last, last_quote, close)
                final = resumed or last_quote
                self._emit(quote.first, final.last, "direct", speaker, (verb.first, verb.last), close)
                return
        ahead = self._attribution_ahead(sentence, quote)
        if ahead is not None:
            if ahead[1] is not None:
                self._emit(quote.first, last_quote.last, "direct", ahead[1], ahead[2], sentence)
            return
        if self._is_speech(quote, last_quote, sentence) and self.focus:
            self._emit(
                quote.first,
                last_quote.last,
                "direct",
                _Speaker(self.focus, False, (), end),
                None,
                close,
            )

    def _is_scrap(self, sentence: Sentence, quote: Quote) -> bool:
        """True for words in marks that go on with a reported clause ("Kata Nazar, laporan ..., "asal ada foto"")."""
        opening = quote.first - 1
        if opening <= sentence.first + 3 or not self.tokens[quote.first].text.islower():
            return False
        if self.tokens[opening - 1].text == ":" or self.tokens[opening - 1].lower in _SPEECH["adverbs"]:
            return False
        before = range(sentence.first, opening)
        if any(self.in_quote[i] for i in before):
            return False
        verbs = [verb for i in before if (verb := self._verb_at(i)) and verb.use != "passive"]
        return bool(verbs) and opening - verbs[-1].last > 3

    def _whole(self, quote: Quote) -> Quote:
        """The last part of a quotation that runs over paragraphs."""
        quotes = self.reading.quotes
        at = bisect_left(self.quote_firsts, quote.first)
        while quotes[at].goes_on and at + 1 < len(quotes):
            at += 1
            self.used.add(quotes[at].first)
        return quotes[at]

    def _past_marks(self, i: int) -> int:
        while i < len(self.tokens) and (self.tokens[i].text in MARKS or self.tokens[i].text in ",.–-"):
            i += 1
        return i

    def _verb_behind(self, i: int, sentence: Sentence) -> _Verb | None:
        """The verb right behind a quotation: ", kata Sahat", " ujarnya"; adverbs may stand between."""
        for j in range(i, min(i + 3, sentence.last)):
            verb = self._verb_at(j)
            if verb and verb.use in ("after", "passive"):
                return verb
            if self.lowers[j] not in _SPEECH["adverbs"]:
                return None
        return None

    def _speaker_behind(self, verb: _Verb, sentence: Sentence) -> _Speaker | None:
        """Who follows the verb: a name, an office, "dia", "mantan Rektor itu"; else the one in focus."""
        if verb.pronoun:
            return self._pronoun(verb.last)
        for j in range(verb.last, min(verb.last + 3, sentence.last)):
            actor = self.by_first.get(j)
            if actor:
                return self._as_speaker(actor, verb.last)
            if self.lowers[j] not in _SPEECH["adverbs"]:
                break
        later = [
            actor
            for actor in self._actors_in(verb.last, min(verb.last + 9, sentence.last))
            if actor.kind == "person"
        ]
        comma = next(
            (j for j in range(verb.last, sentence.last) if self.tokens[j].text in ",.;"), sentence.last
        )
        apposed = [actor for actor in later if actor.first < comma and actor.named]
        if apposed:
            return self._as_speaker(apposed[0], verb.last)
        return self._pronoun(verb.last)

    def _pronoun(self, last: int) -> _Speaker | None:
        return _Speaker(self.focus, False, (), last) if self.focus else None

    def _as_speaker(self, actor: Actor, last: int) -> _Speaker | None:
        if actor.kind == "pronoun":
            return self._pronoun(max(last, actor.last))
        if actor.kind == "group":
            return None
        return _Speaker(actor.key, actor.named, ((actor.first, actor.last),), max(last, actor.last))

    def _resumed(self, i: int, before: Quote, sentence: Sentence) -> Quote | None:
        """The rest of a quotation that its attribution interrupted in the same sentence."""
        at = bisect_right(self.quote_firsts, before.last)
        following = self.reading.quotes[at] if at < len(self.quote_firsts) else None
        if following is None or following.first >= sentence.last or following.first in self.used:
            return None
        gap_comma = any(token.text == "," for token in self.tokens[i : following.first])
        ended = any(token.text in _STOPS for token in self.tokens[i : following.first])
        if ended or not (gap_comma or self.tokens[following.first].text.islower()):
            return None
        if self.tokens[following.first].cap and self.tokens[before.last - 1].text not in ",":
            return None
        self.used.add(following.first)
        return following

    def _attribution_ahead(
        self, sentence: Sentence, quote: Quote
    ) -> tuple[str, _Speaker | None, tuple[int, int] | None] | None:
        """The attribution before a quotation in its sentence; no speaker where the marks hold only a scrap."""
        opening = quote.first - 1
        if opening <= sentence.first:
            return None
        verbs = [
            v for i in range(sentence.first, opening) if not self.in_quote[i] and (v := self._verb_at(i))
        ]
        verbs = [verb for verb in verbs if verb.use in ("clause", "object", "source", "passive", "after")]
        if not verbs:
            if self._is_speech(quote, quote, sentence) and self.tokens[opening - 1].text == ":":
                speaker = self._nearest(sentence.first, opening)
                return ("", speaker, None) if speaker else None
            return None
        verb = verbs[-1]
        between = [t for t in self.tokens[verb.last : opening] if t.text not in ",:"]
        introduced = self.tokens[opening - 1].text in ",:"
        if len(between) > 2 and not introduced:
            return ("", None, None)
        if len(between) > 6 and self.tokens[opening - 1].text != ":":
            return None
        speaker = self._subject_of(verb, sentence)
        return ("", speaker, (verb.first, verb.last)) if speaker else None

    def _nearest(self, first: int, last: int) -> _Speaker | None:
        actors = [
            actor for actor in self._actors_in(first, last) if actor.kind in ("person", "role", "pronoun")
        ]
        return self._as_speaker(actors[0], last) if actors else None

    def _is_speech(self, quote: Quote, last_quote: Quote, sentence: Sentence) -> bool:
        """True for a quotation that is a sentence; False for a name or a slogan in marks."""
        size = last_quote.last - quote.first
        ends = self.tokens[last_quote.last - 1].text in ".,!?…"
        opening = quote.first - 1
        alone = opening <= sentence.first or self.tokens[opening - 1].text in ".:!?"
        return alone and (ends or size > 7) and size >= 3

    # --- reported clauses

    def _reported(self, number: int, sentence: Sentence) -> None:
        i, done = sentence.first, sentence.first
        passive = self._disclosed(number, sentence)
        if passive:
            return
        while i < sentence.last:
            verb = None if self.in_quote[i] or i < done else self._verb_at(i)
            if verb is None:
                i += 1
                continue
            end = getattr(self, f"_by_{verb.use}")(verb, sentence)
            done = end or done
            i = max(verb.last, end or 0)

    def _by_clause(self, verb: _Verb, sentence: Sentence) -> int | None:
        if self._is_subordinate(verb, sentence):
            return None
        speaker = self._subject_of(verb, sentence)
        if speaker is None:
            return None
        first = self._clause_start(verb.last, sentence)
        last = self._clause_end(first, sentence)
        if self._is_attribution_only(first, last):
            return None
        self._emit(first, last, "indirect", speaker, (verb.first, verb.last), sentence)
        self.focus = speaker.key
        self._points(first, last, speaker)
        return last

    _by_object = _by_clause

    def _points(self, first: int, last: int, speaker: _Speaker) -> None:
        """As in "menyatakan empat poin ...": the numbered sentences that follow are what was said."""
        if not any(low in words("points") for low in self.lowers[first:last]):
            return
        number = self.reading.sentence_of[first] + 1
        for sentence in self.reading.sentences[number:]:
            if self.lowers[sentence.first] not in words("ordinals"):
                return
            start = sentence.first + 1 + (self.tokens[sentence.first + 1].text == ",")
            self._emit(
                start, sentence.last, "indirect", _Speaker(speaker.key, False, (), start), None, sentence
            )

    def _is_attribution_only(self, first: int, last: int) -> bool:
        """True where only an adverb or nothing stands between the verb and a quotation or the stop."""
        content = [
            t.lower
            for t in self.tokens[first:last]
            if t.text[0].isalpha() and t.lower not in _SPEECH["adverbs"]
        ]
        return not content

    def _is_subordinate(self, verb: _Verb, sentence: Sentence) -> bool:
        """True for "yang meminta", "untuk menyampaikan", "akan menjelaskan": nothing is reported there."""
        before = self.lowers[max(sentence.first, verb.first - 7) : verb.first]
        return bool(before) and (
            before[-1] in _SPEECH["not_after"] or any(low in _SPEECH["questions"] for low in before)
        )

    def _clause_start(self, i: int, sentence: Sentence) -> int:
        """Index after the comma, adverbs and conjunction that follow a verb."""
        start = i
        for _ in range(4):
            if start >= sentence.last:
                break
            low = self.lowers[start]
            if low in words("conjunctions"):
                return start + 1
            if self.tokens[start].text in ",:" or low in _SPEECH["adverbs"]:
                start += 1
            else:
                break
        return start

    def _clause_end(self, first: int, sentence: Sentence) -> int:
        """Where a reported clause ends: the stop, a quotation of its own, or a parallel verb of speech."""
        i = first
        while i < sentence.last:
            token = self.tokens[i]
            if token.text in MARKS and i + 1 < sentence.last and self.in_quote[i + 1] and self._own_quote(i):
                break
            if token.lower in _SPEECH["parallel"] and self._parallel_verb(i + 1, sentence):
                break
            i += 1
        return i

    def _own_quote(self, opening: int) -> bool:
        return any(said.first == opening + 1 for said in self.found[-_NEAR:])

    def _parallel_verb(self, i: int, sentence: Sentence) -> bool:
        verb = self._verb_at(i) if i < sentence.last else None
        if verb is None or verb.use not in ("clause", "object"):
            return False
        return self.lowers[verb.first] not in _SPEECH["never_parallel"] or self.lowers[i - 1] not in words(
            "coordinators"
        )

    def _subject_of(self, verb: _Verb, sentence: Sentence) -> _Speaker | None:
        """Who speaks: the nearest fitting actor before the verb; else who spoke in the sentence."""
        if verb.use == "source":
            return self._source_speaker(verb, sentence)
        same = [said for said in self.found[-_NEAR:] if said.sentence == sentence.span]
        if same and verb.first > sentence.first and self.lowers[verb.first - 1] in _SPEECH["parallel"]:
            return _Speaker(same[-1].speaker, False, (), verb.last)
        candidates = [
            actor
            for actor in self._actors_in(sentence.first, verb.first)
            if not self.in_quote[actor.first] and not self._is_oblique(actor, sentence)
        ]
        if candidates:
            best = self._best(candidates, verb)
            return self._as_speaker_or_group(best, verb.last)
        if verb.first == sentence.first or self._only_adverbs(sentence.first, verb.first):
            return self._pronoun(verb.last)
        return self._anaphor(sentence, verb)

    def _best(self, candidates: list[Actor], verb: _Verb) -> Actor:
        """The nearest; one inside a relative clause or behind a comma gives way to the one it describes."""
        first = candidates[0]
        described = (
            first.kind == "person" and first.last < verb.first - 1 and self.tokens[first.last].text in ",–—("
        )
        if (described and self.tokens[verb.first - 1].text in ",–—)") or (
            described and self.lowers[first.last + 1] == "yang"
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

    def _is_oblique(self, actor: Actor, sentence: Sentence) -> bool:
        """True behind a preposition: whom or what the sentence is about, not who speaks."""
        before = self.lowers[actor.first - 1] if actor.first > sentence.first else ""
        return before in _SPEECH["oblique"]

    def _only_adverbs(self, first: int, last: int) -> bool:
        return all(low in _SPEECH["adverbs"] or low in "," for low in self.lowers[first:last])

    def _anaphor(self, sentence: Sentence, verb: _Verb) -> _Speaker | None:
        """As in "Perempuan itu menambahkan", "Dokter spesialis itu mengusulkan": the one in focus."""
        before = range(max(sentence.first, verb.first - 3), verb.first)
        that = any(self.lowers[j] in _SPEECH["that"] for j in before)
        start = range(sentence.first, verb.first)
        thing = any(j in self.event_nouns or self.lowers[j] in _THINGS for j in start)
        return self._pronoun(verb.last) if that and not thing else None

    def _as_speaker_or_group(self, actor: Actor, last: int) -> _Speaker | None:
        if actor.kind == "group":
            return _Speaker(actor.key, actor.named, ((actor.first, actor.last),), last) if actor.key else None
        return self._as_speaker(actor, last)

    def _source_speaker(self, verb: _Verb, sentence: Sentence) -> _Speaker | None:
        if verb.pronoun:
            return self._pronoun(verb.last)
        actor = self.by_first.get(verb.last)
        if actor and actor.last <= sentence.last:
            return self._as_speaker_or_group(actor, verb.last)
        return None

    def _by_source(self, verb: _Verb, sentence: Sentence) -> int | None:
        """As in "Menurut Kirana, aturan saja tidak cukup."; "Target lima emas menurut Mega cukup realistis"."""
        if verb.first > sentence.first and self.lowers[verb.first - 1] == "yang":
            return None
        speaker = self._source_speaker(verb, sentence)
        if speaker is None:
            return None
        first = sentence.first
        if verb.first <= sentence.first + 1 or self._only_adverbs(sentence.first, verb.first):
            first = self._past_apposition(speaker.last, sentence)
        last = self._clause_end(first, sentence)
        if self._is_attribution_only(first, last):
            return None
        self._emit(first, last, "indirect", speaker, (verb.first, verb.last), sentence)
        self.focus = speaker.key
        return sentence.last

    def _past_apposition(self, i: int, sentence: Sentence) -> int:
        """Index after ", demikian sapaannya," behind a speaker."""
        if (
            i < sentence.last
            and self.tokens[i].text == ","
            and word_phrases("nicknames").match(self.lowers, i + 1)
        ):
            while i + 1 < sentence.last and self.tokens[i + 1].text != ",":
                i += 1
            return i + 2
        return i

    def _by_after(self, verb: _Verb, sentence: Sentence) -> int | None:
        """As in "Satu sengketa, kata dia, sudah selesai."; "..., katanya."; "Kata Nazar, laporan bisa ..."."""
        at_start = verb.first == sentence.first or self._only_adverbs(sentence.first, verb.first)
        comma = verb.first > sentence.first and self.tokens[verb.first - 1].text in (",", *MARKS)
        if not (at_start or comma) or any(
            s.sentence == sentence.span and s.last > verb.first for s in self.found[-_NEAR:]
        ):
            return None
        if not verb.pronoun and verb.last not in self.by_first:
            return None
        if any(said.sentence == sentence.span for said in self.found[-_NEAR:]):
            return None
        speaker = self._speaker_behind(verb, sentence)
        if speaker is None:
            return None
        first = speaker.last if at_start else sentence.first
        if at_start and self.tokens[min(speaker.last, sentence.last - 1)].text != "," and not verb.pronoun:
            return None
        tail = [t for t in self.tokens[speaker.last : sentence.last] if t.text[0].isalpha()]
        tail_comma = speaker.last < sentence.last and self.tokens[speaker.last].text == ","
        last = sentence.last if at_start or (tail and tail_comma) else verb.first
        if any(self.in_quote[i] for i in range(first, last)) and first == sentence.first:
            return None
        self._emit(first, last, "indirect", speaker, (verb.first, verb.last), sentence)
        self.focus = speaker.key
        return sentence.last

    def _by_passive(self, verb: _Verb, sentence: Sentence) -> int | None:
        """As in "Dijelaskan Kusmana, netralitas ini harus dijaga"; "Ditambahkannya, ..."."""
        if not (verb.first == sentence.first or self._only_adverbs(sentence.first, verb.first)):
            return None
        j = verb.last + (verb.last < sentence.last and self.lowers[verb.last] == "oleh")
        actor = self.by_first.get(j)
        speaker = self._pronoun(verb.last) if verb.pronoun else self._as_speaker(actor, j) if actor else None
        if (speaker is None and self.tokens[min(verb.last, sentence.last - 1)].text in (",",)) or self.lowers[
            min(verb.last, sentence.last - 1)
        ] == "bahwa":
            speaker = self._pronoun(verb.last)
        if speaker is None:
            return None
        first = self._clause_start(speaker.last, sentence)
        last = self._clause_end(first, sentence)
        if self._is_attribution_only(first, last):
            return None
        self._emit(first, last, "indirect", speaker, (verb.first, verb.last), sentence)
        self.focus = speaker.key
        return last

    def _by_asked(self, verb: _Verb, sentence: Sentence) -> int | None:
        """As in "ASN diimbau untuk ...": said by the one who speaks in the sentence before."""
        previous = self.found[-1] if self.found else None
        near = previous is not None and self._sentences_between(previous.sentence, sentence) <= 1
        if self._is_subordinate(verb, sentence) or previous is None or not near:
            return None
        j = verb.last
        actor = self.by_first.get(j + 1) if j < sentence.last and self.lowers[j] == "oleh" else None
        speaker = (
            self._as_speaker(actor, actor.last) if actor else _Speaker(previous.speaker, False, (), verb.last)
        )
        if speaker is None:
            return None
        first = self._clause_start(speaker.last, sentence)
        last = self._clause_end(first, sentence)
        if last - first < 3:
            return None
        self._emit(first, last, "indirect", speaker, (verb.first, verb.last), sentence)
        return last

    def _sentences_between(self, span: Span, sentence: Sentence) -> int:
        at = self.reading.sentence_of[self.reading.token_at(span.start)]
        return abs(self.reading.sentence_of[sentence.first] - at)

    def _disclosed(self, number: int, sentence: Sentence) -> bool:
        """As in "Hal itu disampaikan Sekda X ...": the sentence before is what was said."""
        lead = word_phrases("that_was").match(self.lowers, sentence.first)
        verb = self._verb_at(lead[0]) if lead else None
        if verb is None or verb.use != "passive" or number == 0:
            return False
        j = verb.last + (self.lowers[verb.last] == "oleh" if verb.last < sentence.last else 0)
        actor = self.by_first.get(j)
        before = self.reading.sentences[number - 1]
        speaker = self._as_speaker_or_group(actor, actor.last) if actor else None
        if speaker is None:
            return False
        known = [said for said in self.found[-_NEAR:] if said.sentence == before.span]
        if known:
            self._reassign([said for said in known if not said.stated], speaker, sentence)
            return False
        self._emit(before.first, before.last, "indirect", speaker, (verb.first, verb.last), sentence)
        self.focus = speaker.key
        return True


@cache
def _occasions() -> Phrases[str]:
    jobs = ("after", "during", "elsewhere")
    return Phrases({row["form"]: row["job"] for row in read_table("cues.tsv") if row["job"] in jobs})
