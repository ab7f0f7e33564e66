"""Leaves out the offices that only say whose wife or child somebody is: "istri Bupati X Siti"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.lexicon import word_phrases, words
from graph.mentions.persons import PersonMentions
from graph.model import NameMention, OfficeMention
from graph.text.phrase import sign_at
from graph.text.reading import Reading

# How many words may say what kin somebody is: "anak kandung".
_LONGEST_KIN = 2


def without_kin(
    offices: Iterable[OfficeMention], reading: Reading, people: Iterable[PersonMentions]
) -> list[OfficeMention]:
    """The offices that somebody of the article may hold.

    Args:
        offices: Every office that the words name.
        reading: The article.
        people: With their mentions.
    """
    names = {mention.start: mention for person in people for mention in person.mentions}
    return [office for office in offices if not _is_of_kin(office, reading, names)]


def _is_of_kin(office: OfficeMention, reading: Reading, names: Mapping[int, NameMention]) -> bool:
    """True for the "Bupati" of "istri Bupati X Siti": who follows is not the holder, unless one more does."""
    kin = reading.hits(word_phrases("kin"))
    near = range(max(0, office.first - _LONGEST_KIN), office.first)
    if not any(kin[i][0] == office.first for i in near if i in kin):
        return _is_of_lady(office, reading)
    holder = names.get(office.last)
    if holder is None:
        return True
    # "istri Bupati X Budi Santoso, Siti Aminah"
    return not (sign_at(reading.tokens, holder.end) == "," and holder.end + 1 in names)


def _is_of_lady(office: OfficeMention, reading: Reading) -> bool:
    """True for the "Camat" of "Ibu Camat X, Ny. Siti Aminah": a wife is called by her husband's office."""
    called = office.first > 0 and reading.lowers[office.first - 1] in words("ladies")
    i = office.last + (sign_at(reading.tokens, office.last) == ",")
    return called and sign_at(reading.tokens, i).lower() in words("wives")
