"""Finds the phrases that could name an event."""

from __future__ import annotations

from graph.lexicon import words
from graph.links.events.naming import name_end, object_before, past_adverbs_back, past_title
from graph.links.events.scene import EVENT, Scene
from graph.links.events.shapes import ELECTION, Candidate, Deed
from graph.text.reading import Sentence
from graph.text.tokens import MARKS

# Words of "di lingkungan Pemerintah Kabupaten X", at most.
_LONGEST_SCOPE = 8
# So many adverbs may stand between who acts and a verb without its prefix.
_ADVERBS = 2
# What the words do whose object is an event.
_TAKES_EVENT = ("attend", "hold", "open")


def find_candidates(scene: Scene) -> list[Candidate]:
    """Every phrase that could name an event, in order and none inside another."""
    out: list[Candidate] = []
    past = 0
    for i in _starts(scene):
        if i < past:
            continue
        number = scene.reading.sentence_of[i]
        sentence = scene.reading.sentences[number]
        candidate = None if scene.reading.in_quote[i] else _candidate(scene, i, number, sentence)
        if candidate:
            out.append(candidate)
            past = max(candidate.last, i + 1)
        else:
            past = _past_described(scene, i, sentence)
    return out


def _starts(scene: Scene) -> list[int]:
    """Tokens where a phrase that names an event may begin, in order."""
    opened = (i - 1 for i in scene.kinds if i and scene.lowers[i - 1] in EVENT["openings"])
    objects = (end for end, job in scene.jobs.values() if job in _TAKES_EVENT and end < len(scene.tokens))
    generic = scene.reading.all_places(EVENT["generic"])
    titles = (i + 1 for i in scene.reading.all_places(EVENT["before_title"]) if i + 1 < len(scene.tokens))
    return sorted({*scene.kinds, *opened, *scene.deeds, *scene.passives, *generic, *objects, *titles})


def _past_described(scene: Scene, i: int, sentence: Sentence) -> int:
    """Index of the next token that may begin a phrase; "ruang rapat koordinasi" holds none."""
    hit = scene.kinds.get(i)
    described = i > sentence.first and scene.lowers[i - 1] in EVENT["in_venue"]
    return hit[0] if hit and described else i + 1


def _candidate(scene: Scene, i: int, number: int, sentence: Sentence) -> Candidate | None:
    return (
        _by_noun(scene, i, number, sentence)
        or _by_verb(scene, i, number, sentence)
        or _by_passive(scene, i, number, sentence)
        or _by_title(scene, i, number, sentence)
        or _by_object(scene, i, number, sentence)
    )


def _candidate_of(
    scene: Scene,
    span: tuple[int, int],
    name: str,
    head: str,
    kind: str,
    number: int,
    deed: Deed | None = None,
) -> Candidate:
    """The candidate with every event noun that its phrase holds."""
    inner = (scene.lowers[j] for j in range(*span) if j in scene.kinds)
    heads = frozenset([head, *(EVENT["long_heads"].get(low, low) for low in inner)])
    return Candidate(*span, name, head, kind, number, heads, deed)


def _by_noun(scene: Scene, i: int, number: int, sentence: Sentence) -> Candidate | None:
    head = i + (scene.lowers[i] in EVENT["openings"])
    hit = scene.kinds.get(head) or scene.kinds.get(i)
    if hit is None or hit[0] > sentence.last or scene.in_fixed[i]:
        return None
    if i > sentence.first and scene.lowers[i - 1] in EVENT["in_venue"]:
        return None
    if hit[0] < sentence.last and scene.lowers[hit[0]] in EVENT["warnings"]:
        return None
    last = name_end(scene, hit[0], sentence)
    head = head if head in scene.kinds else i
    return _candidate_of(scene, (i, last), _text(scene, i, last), scene.lowers[head], hit[1], number)


def _by_verb(scene: Scene, i: int, number: int, sentence: Sentence) -> Candidate | None:
    """As in "melantik 38 kepala desa" is the event "pelantikan 38 kepala desa"."""
    hit = scene.deeds.get(i)
    if hit is None or scene.lowers[i - 1 if i else 0] in EVENT["not_after"]:
        return None
    verb, end = hit[1], _past_second(scene, hit[0])
    if end < sentence.last and scene.lowers[end] in EVENT["figurative"]:
        return None
    if verb.short and not _has_subject(scene, i, sentence):
        return None
    given = end < sentence.last and scene.lowers[end] in EVENT["before_recipient"]
    last = end if given else name_end(scene, end, sentence)
    if verb.noun in EVENT["handing"]:
        # "penyerahan bantuan", not "penyerahan bantuan kepada Camat X"
        last = next((j for j in range(end, last) if scene.lowers[j] in EVENT["before_recipient"]), last)
    if last == end and not (verb.complete or given):
        return None
    head = verb.noun.split()[0].lower()
    if head in EVENT["weak"] and any(j in scene.kinds for j in range(end, last)):
        # "memeriksa peserta apel": the apel is the event
        return None
    name = f"{verb.noun} {_text(scene, end, last)}".strip()
    deed = Deed(i, end, verb.part, passive=False)
    kind = scene.kind_of(name) or verb.kind
    return _candidate_of(scene, (i, last), name, head, kind, number, deed)


def _past_second(scene: Scene, i: int) -> int:
    """Index after a second verb for the same: "melantik dan sekaligus mengambil sumpah"."""
    j = i
    while j < len(scene.tokens) and scene.lowers[j] in EVENT["between_verbs"]:
        j += 1
    hit = scene.deeds.get(j) if j > i else None
    return hit[0] if hit else i


def _has_subject(scene: Scene, i: int, sentence: Sentence) -> bool:
    """True where a verb without its prefix follows the one who acts: "Gampong Kuala Langsa bagikan"."""
    region = scene.cast.regions.get(sentence.first)
    lasts = [actor.last for actor in scene.actors_in(sentence)] + ([region.last] if region else [])
    return any(last <= i <= last + _ADVERBS for last in lasts)


def _by_passive(scene: Scene, i: int, number: int, sentence: Sentence) -> Candidate | None:
    """As in "Bantuan diserahkan langsung oleh Bupati" is the event "penyerahan bantuan"."""
    hit = scene.passives.get(i)
    if hit is None:
        return None
    # "bantuan yang diserahkan langsung oleh Bupati" tells of it, "bantuan yang diserahkan" does not
    start = past_adverbs_back(scene, i, sentence)
    relative = start > sentence.first and scene.lowers[start - 1] in words("who")
    if relative and not _has_agent(scene, hit[0], sentence):
        return None
    start -= relative
    if not relative and scene.lowers[i - 1 if i else 0] in EVENT["not_after"]:
        return None
    first, last = object_before(scene, _before_scope(scene, start, sentence), sentence)
    # "Sebanyak 40 kepala desa dilantik": how many says the number
    first += first < last and scene.lowers[first] in EVENT["before_number"]
    verb = hit[1]
    done_to = next((a for a in scene.actors_in(sentence) if first <= a.first < last), None)
    if first == last or (done_to and done_to.kind in ("person", "institution")):
        after = name_end(scene, hit[0], sentence)
        # "dilantik (oleh) Pj Bupati X" names who does it
        what = "" if _has_agent(scene, hit[0], sentence) else _text(scene, hit[0], after)
    else:
        what = _text(scene, first, min(last, max(name_end(scene, first, sentence), first + 1)))
    name = f"{verb.noun} {what}".strip()
    deed = Deed(i, hit[0], verb.part, passive=True)
    kind = scene.kind_of(name) or verb.kind
    return _candidate_of(scene, (i, hit[0]), name, verb.noun.split()[0].lower(), kind, number, deed)


def _before_scope(scene: Scene, i: int, sentence: Sentence) -> int:
    """Index before the "di lingkungan Pemkab X" of "57 pejabat di lingkungan Pemkab X dilantik"."""
    for j in range(i - 1, max(sentence.first, i - _LONGEST_SCOPE), -1):
        if scene.lowers[j] in EVENT["scopes"] and scene.lowers[j - 1] in words("at"):
            body = scene.cast.bodies.get(j + 1)
            return j - 1 if body and body.last == i else i
    return i


def _has_agent(scene: Scene, i: int, sentence: Sentence) -> bool:
    """True before "oleh Bupati X", "langsung Bupati X"."""
    while i < sentence.last and scene.lowers[i] in EVENT["by"]:
        i += 1
    return i in scene.by_first and i < sentence.last


def _by_title(scene: Scene, i: int, number: int, sentence: Sentence) -> Candidate | None:
    """As in "menghadiri Acara "Koordinasi Nasional ..."": the words in marks name the event."""
    if (
        scene.lowers[i] not in EVENT["generic"]
        or i + 2 >= sentence.last
        or scene.tokens[i + 1].text not in MARKS
    ):
        return None
    last = past_title(scene, i + 1, sentence)
    kinds = [hit[1] for j in range(i + 2, last) if (hit := scene.kinds.get(j)) and hit[1] != ELECTION]
    name = _text(scene, i + 2, last - 1)
    kind = kinds[0] if kinds else "lainnya"
    return _candidate_of(scene, (i + 2, last - 1), name, scene.lowers[i + 2], kind, number)


def _by_object(scene: Scene, i: int, number: int, sentence: Sentence) -> Candidate | None:
    """As in "menghadiri Rembuk Tani Milenial", "menggelar forum komunikasi": what is attended or held."""
    if i == sentence.first or i in scene.by_first or i in scene.cast.regions or scene.in_fixed[i]:
        return None
    named = scene.tokens[i].cap and i + 1 < sentence.last and scene.tokens[i + 1].cap
    # "menggelar acara Advokasi Lintas Sektor": the word before tells that a name of an event follows
    announced = named and scene.lowers[i - 1] in EVENT["before_title"]
    first = i - announced
    job = next(
        (
            j
            for j in range(max(sentence.first, first - 3), first)
            if (hit := scene.jobs.get(j)) and hit[0] == first and hit[1] in _TAKES_EVENT
        ),
        None,
    )
    if job is None and announced:
        job = first - 1 if scene.lowers[first - 1] in EVENT["before_occasion"] else None
    if job is None or _is_place(scene, i, job):
        return None
    if not named and not _is_staged(scene, i, job, sentence):
        return None
    last = name_end(scene, i, sentence)
    if last == i:
        return None
    kinds = [hit[1] for j in range(i, last) if (hit := scene.kinds.get(j)) and hit[1] != ELECTION]
    kind = kinds[0] if kinds else "lainnya"
    return _candidate_of(scene, (i, last), _text(scene, i, last), scene.lowers[i], kind, number)


def _is_staged(scene: Scene, i: int, job: int, sentence: Sentence) -> bool:
    """True in "menggelar forum komunikasi", not in "melakukan perubahan"."""
    low = scene.lowers[i]
    staged = any(word in EVENT["staging"] for word in scene.lowers[job:i])
    open_head = low not in EVENT["generic"] or low in EVENT["may_name"]
    small = scene.is_small(i) or scene.tokens[i].cap or not low.isalpha()
    plain = open_head and not small and i + 1 not in scene.kinds
    held = scene.lowers[job - 1 if job else 0] not in EVENT["not_after"]
    return staged and plain and held and i + 1 < sentence.last


def _is_place(scene: Scene, i: int, job: int) -> bool:
    """True in "memenuhi Waterfront City Marina": a crowd fills a place, no event."""
    return scene.lowers[job] in EVENT["crowd"] or scene.lowers[i] in words("venues")


def _text(scene: Scene, first: int, last: int) -> str:
    return " ".join(scene.reading.text(first, last).split()) if first < last else ""
