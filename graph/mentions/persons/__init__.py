"""Finds people, by what stands around their names: titles, ranks, degrees, offices, verbs of speech, age.

A run of capitalised words that no office, body or region has taken is a candidate; the signs around it are
added up, and a run with enough of them is somebody. Every other run of the article made of that person's
words is that person again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph.lexicon import words
from graph.mentions.persons.finder import Finder, Run
from graph.mentions.persons.identity import People, PersonMentions
from graph.mentions.persons.signs import Weigher
from graph.model import BodyMention, OfficeMention, RegionMention
from graph.text.reading import Reading

__all__ = ["Finder", "PersonMentions", "find_persons"]

_ENOUGH = 3
# From which weight on a run between names of one list is a name.
_LIKELY = 1
# ", dan" before the last one.
_LONGEST_JOINT = 2


def find_persons(
    reading: Reading,
    regions: Mapping[int, RegionMention],
    bodies: Mapping[int, BodyMention],
    offices: Sequence[OfficeMention],
) -> list[PersonMentions]:
    """The people that the article names, each with every mention."""
    finder = Finder(reading, regions, bodies, offices)
    weigher = Weigher(finder)
    runs = finder.runs()
    weights = [weigher.weight(run) for run in runs]
    for number in range(1, len(runs)):
        if weights[number - 1] >= _ENOUGH:
            weights[number] += weigher.coordinated(runs[number - 1], runs[number])
    for first, last in _lists(reading, runs):
        if sum(weight >= _ENOUGH for weight in weights[first:last]) > 1:
            # "Andi Taufan, Indira Chunda dan Yandri Susanto": of names that nothing else speaks for too
            weights[first:last] = [_ENOUGH if weight >= _LIKELY else weight for weight in weights[first:last]]
    people = People(reading)
    left = []
    for run, weight in zip(runs, weights, strict=True):
        if weigher.is_nickname(run) and people.people:
            people.add_nickname(run, weigher.office_of_nickname(run))
        elif weight >= _ENOUGH:
            people.add(run)
            weigher.name_ends[run.end] = run
        else:
            left.append(run)
    people.gather(left)
    return people.mentions()


def _lists(reading: Reading, runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """Runs ``first:last`` of three or more that commas part and that "dan" closes."""
    first = 0
    for number in range(1, len(runs)):
        gap = reading.lowers[runs[number - 1].end : runs[number].start]
        if gap == [","]:
            continue
        if 0 < len(gap) <= _LONGEST_JOINT and gap[-1] in words("coordinators") and number - first > 1:
            yield first, number + 1
        first = number
