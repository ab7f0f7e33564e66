"""Compares names of persons: spellings, initials, words left out, swapped or misspelt, and their rarity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log

from rapidfuzz.distance import OSA

from graph.lexicon import read_list, read_settings, read_table
from graph.triples import fold_name

_UNKNOWN = 0.4  # of 10,000 words, one that is not in the table
_WORDS = 2  # a name has so many words, by and large: as often may one of them be a given word
_MOST = 13.0  # nats: a name that nobody else has is still no proof
_COMMON = 5.5  # nats of a word that is so common, or a title, that people leave it out in front
_INITIAL = 2.5  # nats that an equal initial says
_ALONE = 2.0  # nats that a name of one word says by having no other
_PERSON = read_settings("words.toml")["person"]
_FATHER, _GENERATIONS = frozenset(_PERSON["father"]), frozenset(_PERSON["generations"])
_WOMEN, _MEN = frozenset(_PERSON["women"]), frozenset(_PERSON["men"])
_SHORT_TYPO, _LONG_TYPO = 4, 8  # letters from which on a word may have one slip, or two


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as it is compared.

    Args:
        words: Folded words; an initial is one letter.
        sounds: How each sounds, whatever its spelling.
    """

    words: tuple[str, ...]
    sounds: tuple[str, ...]

    @property
    def own(self) -> int:
        """How many of the words are the person's own: the father's follow."""
        return next((place for place, word in enumerate(self.words) if word in _FATHER), len(self.words))

    @property
    def key(self) -> str:
        """The sounds in alphabetical order: the same for every spelling and order of the words."""
        return " ".join(sorted(self.sounds))


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two names are alike.

    Args:
        weight: What it says that both are so called, in nats: large where the shared words are rare.
        marks: In what the names differ: "spelling", "typo", "slips", "known_words", "initials", "part",
            "first_left_out", "generation", "short", "order"; none for one name.
    """

    weight: float
    marks: tuple[str, ...] = ()


@lru_cache(maxsize=400_000)
def parse_name(name: str) -> Name:
    """Read a name without titles and degrees.

    Args:
        name: As an article has it.

    Returns:
        Its words and their sounds.

    Example:
        >>> parse_name("Moch. Soetrisno").sounds
        ('muhamat', 'sutrisno')
    """
    words = tuple(fold_name(name).split())
    return Name(words, tuple(map(sound_of, words)))


@lru_cache(maxsize=200_000)
def sound_of(word: str) -> str:
    """Give how a folded word sounds: "Achmad", "Akhmat" and "Ahmad" are one."""
    word = _variants().get(word, word)
    for letters, sound in _rules():
        word = letters.sub(sound, word)
    return word


@cache
def _variants() -> dict[str, str]:
    return {row["form"]: row["name"] for row in read_table("name_variants.tsv")}


@cache
def _rules() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(row["letters"]), row["sound"]) for row in read_table("name_sounds.tsv")]


@cache
def _shares() -> dict[str, float]:
    """How many of 10,000 words are one of a sound."""
    shares: dict[str, float] = {}
    for row in read_table("name_frequency.tsv"):
        sound = sound_of(row["word"])
        shares[sound] = shares.get(sound, 0) + float(row["per_10000"])
    return shares


@lru_cache(maxsize=200_000)
def _weight(sound: str) -> float:
    return -log(min(1.0, _WORDS * _shares().get(sound, _UNKNOWN) / 10_000))


def find_gender(before: str) -> str:
    """Tell by the forms of address at the end of a text whether a woman or a man follows.

    Args:
        before: What stands before a name.

    Returns:
        "woman", "man", or "" where they tell nothing or both.

    Example:
        >>> find_gender("Ketua DPRD Dra. Hj. "), find_gender("Wali Kota, Dr. "), find_gender("Bapak dan Ibu ")
        ('woman', '', 'woman')
    """
    titles: set[str] = set()
    for word in reversed(before.casefold().replace(".", " ").split()):
        if word not in read_list("honorifics.txt"):
            break
        titles.add(word)
    called = [gender for gender, forms in (("woman", _WOMEN), ("man", _MEN)) if titles & forms]
    return called[0] if len(called) == 1 else ""


def rarity(name: Name) -> float:
    """Say how much a name tells, in nats: about 5 for "Sutrisno", 9 for "Agus Setiawan", 13 at most."""
    return min(_MOST, sum(_INITIAL if len(word) == 1 else _weight(word) for word in name.sounds))


@lru_cache(maxsize=1_000_000)
def compare_names(one: Name, other: Name) -> Likeness | None:
    """Compare two names.

    Args:
        one: A name.
        other: Another.

    Returns:
        How they are alike; None where they cannot be one person's, as far as names tell.

    Example:
        >>> compare_names(parse_name("Dikdik S. Nugrahawan"), parse_name("Dikdik Nugrahawan")).marks
        ('part',)
        >>> compare_names(parse_name("Budi Santoso"), parse_name("Budi Setiawan")) is None
        True
    """
    short, long = (one, other) if len(one.words) <= len(other.words) else (other, one)
    if not short.words:
        return None
    if short.words == long.words:
        return Likeness(_alone(rarity(one), one, other))
    found = _align(short, long) or _join(one, other) or _swap(short, long)
    return found if found is None or found.weight > 0 else None


def _alone(weight: float, one: Name, other: Name) -> float:
    return weight + _ALONE if len(one.words) == len(other.words) == 1 else weight


def _align(short: Name, long: Name) -> Likeness | None:
    """Each word of the shorter name stands for one of the longer, in order."""
    marks: set[str] = set()
    weight, place, first = 0.0, 0, -1
    for word, sound in zip(short.words, short.sounds, strict=True):
        spare = len(long.words) - len(short.words) + 1
        fits = None
        for i in range(place, min(len(long.words), place + spare)):
            fits = _fit(word, sound, long.words[i], long.sounds[i])
            if fits is not None:
                place = i + 1
                first = i if first < 0 else first
                break
        if fits is None:
            return None
        weight += fits[0]
        marks.update(fits[1:])
    if marks == {"initials"} and 1 in (max(map(len, name.words)) for name in (short, long)):
        return None  # "A. S." stands for too many
    if not first < long.own:
        return None  # "Yusuf Hamdani" is the father of "Abdul Rahman bin Yusuf Hamdani"
    if len(short.words) < len(long.words):
        marks.add("part" if len(short.words) > 1 else "short")
        if first > 0 and _weight(long.sounds[0]) > _COMMON:  # "Nur Arifin" is Mochamad Nur Arifin
            marks.add("first_left_out")
        if long.words[-1] in _GENERATIONS and place < len(long.words):
            marks.add("generation")
    return Likeness(min(_MOST, _alone(weight, short, long)), tuple(sorted(marks)))


def _fit(word: str, sound: str, other: str, other_sound: str) -> tuple[float, str] | tuple[float] | None:
    """What it says that one word stands for another, in nats, and in what they differ; None: it does not."""
    if word == other:
        return (_INITIAL if len(word) == 1 else _weight(sound),)
    if len(word) == 1 or len(other) == 1:
        same = word[0] == other[0] or sound[0] == other_sound[0]
        return (_INITIAL, "initials") if same else None
    if sound == other_sound:
        return _weight(sound), "spelling"
    if not is_slip(word, other) and not is_slip(sound, other_sound):
        return None
    if sound in _shares() and other_sound in _shares():
        return 0.0, "known_words"  # "Fauzi" and "Fauzan" are two names rather than a slip
    mark = "typo" if min(OSA.distance(word, other), OSA.distance(sound, other_sound)) == 1 else "slips"
    return min(_weight(sound), _weight(other_sound)), mark


def is_slip(word: str, other: str) -> bool:
    """True where a slip of the hand makes one of the other: a letter more, less, wrong, or two swapped."""
    size = min(len(word), len(other))
    most = 0 if size < _SHORT_TYPO else 1 if size < _LONG_TYPO else 2
    return most > 0 and OSA.distance(word, other, score_cutoff=most) <= most


def _join(one: Name, other: Name) -> Likeness | None:
    """As in "Nur Hayati" and "Nurhayati", "Abdul Rahman" and "Abdulrahman"."""
    if len(one.words) == len(other.words):
        return None
    joined = sound_of("".join(one.words)), sound_of("".join(other.words))
    if joined[0] != joined[1] or any(len(word) == 1 for word in (*one.words, *other.words)):
        return None
    return Likeness(max(rarity(one), rarity(other)), ("spelling",))


def _swap(short: Name, long: Name) -> Likeness | None:
    """The same words in another order."""
    if len(short.words) < 2 or len(short.words) != len(long.words) or short.key != long.key:
        return None
    return Likeness(rarity(short), ("order",))


def skeleton(sound: str) -> str:
    """Give what most slips leave as it is: the consonants of a word, each once, in alphabetical order.

    Example:
        >>> skeleton("sutrisno") == skeleton("sutirsno") == skeleton("sutrisna")
        True
    """
    return "".join(sorted(set(sound) - set("aeiou"))) or sound


def pairs_of(sounds: Sequence[str]) -> list[str]:
    """Give every two words of a name as one key, whatever their order and most slips."""
    bones = sorted(skeleton(sound) for sound in sounds if len(sound) > 1)
    return [f"{one} {other}" for i, one in enumerate(bones) for other in bones[i + 1 :]]
