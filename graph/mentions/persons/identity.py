"""Tells which runs name the same person of one article: later short forms, initials, spellings, nicknames."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from graph.lexicon import read_settings
from graph.mentions.persons.finder import Run
from graph.model import NameMention, shape
from graph.text.reading import Reading
from graph.text.slips import is_slip

_SPELLINGS = tuple(read_settings("words.toml")["spellings"].items())
_WIVES = frozenset(read_settings("words.toml")["wives"])
_LADIES = frozenset(read_settings("words.toml")["ladies"])
_DOUBLED = re.compile(r"(.)\1+")
_SHORTEST_NICK = 4
# In shorter words a letter more makes another name: "Andi", "Andri".
_SHORTEST_SLIP = 6

Words = tuple[str, ...]


@shape
class PersonMentions:
    """A person of the article: the fullest name, other forms, every mention in order."""

    name: str
    aliases: tuple[str, ...]
    mentions: tuple[NameMention, ...]


@dataclass(slots=True, eq=False)
class _Person:
    number: int
    longest: Words
    wife: bool
    runs: list[Run] = field(default_factory=list)
    forms: set[Words] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    last: int = -1


class People:
    """Gathers runs into persons; looks only at persons that share a word with a run."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.people: list[_Person] = []
        self._by_word: dict[str, list[_Person]] = {}
        self._latest: _Person | None = None

    def add(self, run: Run) -> None:
        """Add the run to the person it belongs to, else begin a new one."""
        words = self._words(run)
        for person in self._sharing(words):
            short, long = (
                (words, person.longest) if len(words) <= len(person.longest) else (person.longest, words)
            )
            whole = len(long) > 1 and _is_form(short, long) and self._prefers(person, run, short)
            if self._is_spouse(person, run, words) or _is_namesake(person, run, words, self._is_lady(run)):
                continue
            if whole or _is_nick(words, person.longest) or words in person.forms:
                self._put(person, run, words)
                return
        meant = self._misspelt(run, words)
        if meant:
            self._put(meant, run, words)
            return
        person = _Person(len(self.people), words, self._is_wife(run))
        self.people.append(person)
        self._put(person, run, words)

    def _misspelt(self, run: Run, words: Words) -> _Person | None:
        """The only person whose name the run has with a slip: "Muliyono" for Mulyono."""
        titled = run.title is not None
        fits = [
            person
            for person in self._beginning_like(words)
            if not (titled and person.titles and run.title not in person.titles)
            and _is_slip_of(words, person.longest)
        ]
        return fits[0] if len(fits) == 1 else None

    def add_nickname(self, run: Run, title: str | None = None) -> None:
        """Add the run to the only holder of an office with that title, else to whom the text named last."""
        holders = [person for person in self.people if title and title in person.titles]
        owner = holders[0] if len(holders) == 1 else self._latest
        if owner is None:
            self.add(run)
        else:
            self._put(owner, run, self._words(run))

    def gather(self, runs: Iterable[Run]) -> None:
        """Give runs of a known person's words to that person; the others name nobody."""
        for run in runs:
            words = self._words(run)
            near = self._sharing(words)
            fits = [person for person in near if words in person.forms or _is_form(words, person.longest)]
            fits = fits or [person for person in near if _is_nick(words, person.longest)]
            best = next(
                (person for person in fits if len(fits) == 1 or self._prefers(person, run, words)), None
            )
            best = best or (None if fits else self._misspelt(run, words))
            if best:
                self._put(best, run, words)

    def mentions(self) -> list[PersonMentions]:
        """The persons, in order of first acceptance."""
        return [self._finish(person) for person in self.people]

    def _is_wife(self, run: Run) -> bool:
        """True for "Ny. Lisna Agus Bhakti": the name of a husband may stand in hers."""
        return any(low in _WIVES for low in self.reading.lowers[run.start : run.first])

    def _is_spouse(self, person: _Person, run: Run, words: Words) -> bool:
        """True where one of the two is the wife, unless her own first name stands there: "Theresia"."""
        return self._is_wife(run) != person.wife and words[0] != person.longest[0]

    def _is_lady(self, run: Run) -> bool:
        """True for "Ibu Iriana Joko Widodo"."""
        return any(low in _LADIES for low in self.reading.lowers[max(0, run.start - 1) : run.first])

    def _words(self, run: Run) -> Words:
        """The words of a name, small; an initial keeps its dot ("I Nyoman" has none)."""
        out: list[str] = []
        for i in range(run.first, run.last):
            if self.reading.tokens[i].text == ".":
                out[-1] += "."
            else:
                out.append(self.reading.lowers[i])
        return tuple(out)

    def _sharing(self, words: Words) -> list[_Person]:
        """Persons that have a word, or the beginning of one, in common with `words`; in order."""
        found = {id(p): p for word in words for key in _sought(word) for p in self._by_word.get(key, ())}
        return sorted(found.values(), key=lambda person: person.number)

    def _beginning_like(self, words: Words) -> list[_Person]:
        """Persons that have a word with the first letter of one of `words`."""
        found = {id(p): p for word in words for p in self._by_word.get(f"{word[0]}~", ())}
        return list(found.values())

    def _put(self, person: _Person, run: Run, words: Words) -> None:
        person.runs.append(run)
        person.last = max(person.last, run.first)
        if run.title:
            person.titles.add(run.title)
        if len(words) > len(person.longest):
            person.longest = words
        self._latest = person
        if words in person.forms:
            return
        person.forms.add(words)
        for word in words:
            for key in _kept(word):
                known = self._by_word.setdefault(key, [])
                if person not in known:
                    known.append(person)

    def _prefers(self, person: _Person, run: Run, short: Words) -> bool:
        """False when the short form fits another person better: office, first word, last mention decide."""
        fits = [other for other in self._sharing(short) if _is_form(short, other.longest)]
        if len(fits) < 2:
            return True
        holders = [other for other in fits if run.title and run.title in other.titles]
        if len(holders) == 1:
            return holders[0] is person
        first = [other for other in fits if other.longest[0] == short[0]]
        return (first[0] if len(first) == 1 else max(fits, key=lambda other: other.last)) is person

    def _finish(self, person: _Person) -> PersonMentions:
        runs = sorted(person.runs, key=lambda run: run.first)
        forms = [self._name(run) for run in runs]
        name = _fullest(forms)
        aliases = tuple(dict.fromkeys(form for form in forms if form != name))
        pairs = zip(runs, forms, strict=True)
        mentions = tuple(NameMention(run.first, run.last, run.start, run.end, form) for run, form in pairs)
        return PersonMentions(name, aliases, mentions)

    def _name(self, run: Run) -> str:
        text = " ".join(self.reading.text(run.first, run.last).split())
        return text.title() if text.isupper() and len(text) > 4 else text


@lru_cache(maxsize=50_000)
def _kept(word: str) -> tuple[str, ...]:
    """Under what a person's word is kept: spelling, beginning, first letter; an initial as such."""
    return (
        (f"{word[0]}.",) if word.endswith(".") else (fold(word), f"{word[:_SHORTEST_NICK]}-", f"{word[0]}~")
    )


@lru_cache(maxsize=50_000)
def _sought(word: str) -> tuple[str, ...]:
    """Under what a word that may be the same is sought: initials and words find each other."""
    if word.endswith("."):
        return (f"{word[0]}.", f"{word[0]}~")
    return (fold(word), f"{word[:_SHORTEST_NICK]}-", f"{word[0]}.")


def _is_form(short: Words, long: Words) -> bool:
    """True when `short` can be a later form of `long`: its words in order, cut or as initials."""
    if len(short) > 1 and fold("".join(short)) == fold("".join(long)):
        # "Salman Alfarisi" and "Salman Al Farisi"
        return True
    if all(word.endswith(".") or _of_initial(word, long) for word in short):
        # "Maliono" is no form of "M. Kanoviyandri"
        return False
    position = 0
    for number, word in enumerate(short):
        nick = number == 0 and len(short) > 1
        while position < len(long) and not (
            _fits(word, long[position]) or (nick and _cut(word, long[position]))
        ):
            position += 1
        if position == len(long):
            return False
        position += 1
    return True


def _is_namesake(person: _Person, run: Run, words: Words, lady: bool) -> bool:
    """True for "Ketua Umum Tri Tito Karnavian" behind "Mendagri Tito Karnavian": a word more in front."""
    full = len(person.longest) > 1 and words[-len(person.longest) :] == person.longest
    other = bool(person.titles) and run.title not in person.titles
    return full and (other or lady) and len(words) > len(person.longest) and len(words[0]) > 2


def _of_initial(word: str, long: Words) -> bool:
    """True where nothing but an initial stands for the word."""
    return not any(_fits(word, other) for other in long if not other.endswith("."))


def _fullest(forms: Sequence[str]) -> str:
    """The form with most words, then letters; of two with a slip between them the likelier one.

    That is the one that stands there more often, or first.
    """
    size = max(len(form.split()) for form in forms)
    full = Counter(form for form in forms if len(form.split()) == size).most_common()
    right: list[str] = []
    for form, _ in full:
        words = tuple(form.lower().split())
        if not any(_is_slip_of(words, tuple(other.lower().split())) for other in right):
            right.append(form)
    return max(right, key=len)


def _is_slip_of(words: Words, name: Words) -> bool:
    """True where one word of a name has a letter too many or too few, or two that changed places."""
    if len(words) == 1:
        return any(_is_slip(words[0], word) for word in name)
    if len(words) != len(name):
        return False
    other = [pair for pair in zip(words, name, strict=True) if pair[0] != pair[1]]
    return len(other) == 1 and _is_slip(*other[0])


def _is_slip(word: str, right: str) -> bool:
    """True for a slip inside a word that is long enough and begins alike."""
    long = min(len(word), len(right)) >= _SHORTEST_SLIP and (word + right).isalpha()
    return long and word[0] == right[0] and is_slip(word, right)


def _fits(short: str, long: str) -> bool:
    if short == long or (len(short) >= _SHORTEST_NICK and fold(short) == fold(long)):
        return True
    if short.endswith("."):
        return long.startswith(short[:-1])
    return long.endswith(".") and short.startswith(long[:-1])


def _cut(short: str, long: str) -> bool:
    """As in the "Melki" of "Melki Laka Lena" for Melkiades Laka Lena."""
    return len(short) >= _SHORTEST_NICK and len(long) > len(short) + 1 and fold(long).startswith(fold(short))


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """A name's word without what outlets spell in two ways: "Devy" and "Devi", "Djoko" and "Joko"."""
    for old, new in _SPELLINGS:
        word = word.replace(old, new)
    return _DOUBLED.sub(r"\1", word)


def _is_nick(short: Words, long: Words) -> bool:
    """As in "Nazar" for Nazaruddin, "Frans" for Fransiskus."""
    if len(short) != 1 or len(short[0]) < _SHORTEST_NICK:
        return False
    return any(word.startswith(short[0]) and len(word) > len(short[0]) for word in long)
