"""Weighs which of the phrases names what the article is about, and tells which name one event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from graph.lexicon import read_settings
from graph.links.events.scene import EVENT, VERB_BEGINNINGS, Scene
from graph.links.events.shapes import Candidate
from graph.links.events.venues import find_venue

WEIGHTS: dict[str, float] = read_settings("words.toml")["event_weights"]
# How many events an article is taken to tell of at most: each phrase is held against each.
_MOST_GROUPS = 40
# Up to which sentence an article may report what is yet to come.
_OPENING = 0
# How many words may stand before what a sentence opens with: "Dalam rangka memperingati ...".
_LEAD = 3
# How many words before a phrase may tie it.
_BEFORE = 4
# How many words behind a phrase its venue may stand to speak for it.
_VENUE_REACH = 60


@dataclass(slots=True)
class Group:
    """Phrases that name one event, and what they have in common.

    Args:
        heads: Their event nouns.
        kinds: Their kinds.
        names: The names and numbers in them, which tell the event from others of its kind.
        short_names: Those that stand in brackets, which only tell that two phrases name one event.
    """

    members: list[Candidate] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    short_names: set[str] = field(default_factory=set)

    def may_hold(self, one: Candidate) -> bool:
        """True where a phrase may name this event: the same noun or kind, no names that differ."""
        if one.kind not in self.kinds and self.heads.isdisjoint(one.heads):
            return False
        names = _names(one)
        differ = names and self.names and names.isdisjoint(self.names)
        return not differ or not (names | _short_names(one)).isdisjoint(self.names | self.short_names)

    def add(self, one: Candidate) -> None:
        """Take a phrase in."""
        self.members.append(one)
        self.heads |= one.heads
        self.kinds.add(one.kind)
        self.names |= _names(one)
        self.short_names |= _short_names(one)

    @property
    def weight(self) -> float:
        """The weight of the best phrase, and a little for every sentence that comes back to the event."""
        best = max(one.weight for one in self.members)
        again = len({one.sentence for one in self.members if one.weight > 0}) - 1
        return best + WEIGHTS["again"] * max(0, min(again, int(EVENT["most_again"])))


def _names(one: Candidate) -> set[str]:
    named = {word.lower() for word in one.name.split()[1:] if word[0].isupper() or word[0].isdigit()}
    return named.difference(EVENT["documents"])


def _short_names(one: Candidate) -> set[str]:
    """The "rapbdes" of "pembahasan Rancangan Anggaran Pendapatan dan Belanja Desa (RAPBDes)"."""
    return {word.strip("()").lower() for word in one.name.split()[1:] if word[0] == "("}


def gather_same(candidates: list[Candidate]) -> list[Group]:
    """The candidates in groups that name one event each, in order."""
    groups: list[Group] = []
    for one in candidates:
        group = next((group for group in groups if group.may_hold(one)), None)
        if group is None and len(groups) < _MOST_GROUPS:
            group = Group()
            groups.append(group)
        if group is not None:
            group.add(one)
    return groups


def weigh(scene: Scene, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates with their weights."""
    return [replace(one, weight=sum(WEIGHTS[sign] for sign in signs(scene, one))) for one in candidates]


def signs(scene: Scene, one: Candidate) -> Iterator[str]:
    """What speaks for or against a phrase, as keys of the weights."""
    sentence = scene.reading.sentences[one.sentence]
    yield from ["each_sentence"] * min(one.sentence, int(EVENT["last_sentence"]))
    if one.kind in WEIGHTS:
        yield one.kind
    if one.head in EVENT["weak"]:
        yield "weak"
    if scene.is_in_headline(one):
        yield "headline"
    if scene.dates_in(sentence):
        yield "dated"
    if scene.is_tied_behind(one.last, sentence):
        yield "tied"
    if find_venue(scene, one.last, sentence, reach=_VENUE_REACH):
        yield "placed"
    if not EVENT["habitual"].isdisjoint(scene.lowers[sentence.first : sentence.last]):
        yield "habitual"
    yield from _signs_before(scene, one, sentence.first)


def _signs_before(scene: Scene, one: Candidate, start: int) -> Iterator[str]:
    """What the words before a phrase say; verbs have a subject, nouns a word that ties them."""
    first = max(start, one.first - _BEFORE)
    before = scene.lowers[first : one.first]
    if any(word in EVENT["generic"] for word in before[-2:]):
        yield "announced"
    if (before and before[-1] in EVENT["not_after"]) or _is_fronted(scene, one, start):
        yield "beside"
    if one.deed:
        yield "passive" if one.deed.passive else "verb"
        if scene.has_actor_between(start, one.first):
            yield "subject"
        return
    yield "noun"
    ties = [j for j in range(first, one.first) if j in scene.jobs]
    if ties:
        yield "tied"
    if one.sentence > _OPENING and any(_is_ahead(scene, j, start) for j in ties):
        yield "beside"
    if one.last - one.first > 2 or scene.tokens[one.first].cap:
        yield "specific"
    if _modifies(scene, one.first - 1, start):
        yield "modifier"


def _is_fronted(scene: Scene, one: Candidate, start: int) -> bool:
    """True for what "Menyambut Hari Jadi X, Pemkab menggelar rapat" is held for: not what is held."""
    opens = scene.lowers[one.first if one.deed else max(start, one.first - 1)] in EVENT["occasion_verbs"]
    leads = one.first - start <= _LEAD
    if not (opens and leads and scene.lowers[one.last : one.last + 1] == [","]):
        return False
    last = scene.reading.sentences[one.sentence].last
    return any(j in scene.deeds or scene.jobs.get(j, (0, ""))[1] == "hold" for j in range(one.last, last))


def _is_ahead(scene: Scene, i: int, first: int) -> bool:
    """True at the verb of "akan menghadiri pembukaan X", "bakal menggelar Y"."""
    return not EVENT["ahead"].isdisjoint(scene.lowers[max(first, i - 1) : i + 1])


def _modifies(scene: Scene, i: int, first: int) -> bool:
    """True behind a noun that the event only describes: "remisi HUT ke-74", "undangan rapat"."""
    if i < first or scene.tokens[i].cap or not scene.tokens[i].text.isalpha() or scene.is_small(i):
        return False
    low = scene.lowers[i]
    verb = low.startswith(VERB_BEGINNINGS) or i in scene.tied_by
    return not verb and low not in EVENT["generic"]
