"""Measure what each mechanism of extraction is worth: the figures with it switched off.

    python benchmarks/ablation.py [--read] [--json]

Scores the shipped gold that is kept aside, or with --read the rest, once with everything and once without
each mechanism in turn. A row gives the change of F1 (of precision for `stated`) in thousandths: a mechanism
that earns its place has figures below nought.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from graph.assembly import build
from graph.evaluation import ANNOTATIONS, ARTICLES, read_aside, score_graph
from graph.links.events.weighing import Group
from graph.links.topics import topic_finder

FAMILIES = (
    "facts", "persons", "institutions", "roles", "stated", "events", "event_date", "attended_by",
    "organized_by", "held_at", "said_by", "about_topic",
)  # fmt: skip

Patch = tuple[str, str, Any]
"""A module, a name in it ("People.gather") and what stands there instead."""


def _nothing(*_args: Any, **_named: Any) -> None:
    return None


def _never(*_args: Any) -> bool:
    return False


def _first(one: Any, *_args: Any) -> Any:
    return one


def _second(_one: Any, other: Any) -> Any:
    return other


def _no_hits(*_args: Any) -> dict[int, Any]:
    return {}


def _none_of(*_args: Any) -> list[Any]:
    return []


def _nought(*_args: Any) -> float:
    return 0.0


def _apart(candidates: list[Any]) -> list[Group]:
    groups = []
    for one in candidates:
        groups.append(Group())
        groups[-1].add(one)
    return groups


def _own_words(self: Any, first: int, last: int, _speaker: str = "") -> tuple[str, ...]:
    return topic_finder().find(self._reading.lowers[first:last])


_ROLES, _SAID, _EVENTS = "graph.links.roles", "graph.links.statements", "graph.links.events"

MECHANISMS: Mapping[str, tuple[Patch, ...]] = {
    "trained model of names": (("graph.mentions.persons.signs", "name_logit", _nought),),
    "names joined by dan": (("graph.mentions.persons.signs", "Weigher.coordinated", _nought),),
    "later short forms of names": (("graph.mentions.persons.identity", "People.gather", _nothing),),
    "short forms the article explains": (
        ("graph.mentions.institutions.short_forms", "ShortForms.learn", _nothing),
    ),
    "the article's own region": (("graph.cast.territory", "_home", _nothing),),
    "the office's body from elsewhere": (
        ("graph.cast.placing", "Placing._same_office", _nothing),
        ("graph.cast.placing", "Placing._body_before", _nothing),
    ),
    "regions and places shared by dan": (("graph.cast.placing", "Placing._joined", _nothing),),
    "handovers of office": tuple(
        (_ROLES, f"link_{name}", _nothing) for name in ("handovers", "predecessors", "successors", "moves")
    ),
    "offices shared in a list": ((_ROLES, "link_shared", _nothing),),
    "offices that point back": ((_ROLES, "link_anaphors", _nothing),),
    "two offices of one person": ((_ROLES, "link_chains", _nothing),),
    "descriptions for a name": ((f"{_SAID}.scene", "with_epithets", _second),),
    "misspelt verbs of speech": ((f"{_SAID}.scene", "_misspelt", _no_hits),),
    "unknown verbs before bahwa": ((f"{_SAID}.scene", "_telling_that", _no_hits),),
    "things told of": ((f"{_SAID}.reported", "disclosed", _never),),
    "announced points": ((_SAID, "announce", _nothing), (_SAID, "take_point", _nothing)),
    "phrases for one event together": ((_EVENTS, "gather_same", _apart),),
    "events by their verb": (
        (f"{_EVENTS}.candidates", "_by_verb", _nothing),
        (f"{_EVENTS}.candidates", "_by_passive", _nothing),
    ),
    "events by what is attended": ((f"{_EVENTS}.candidates", "_by_object", _nothing),),
    "other events than the main one": ((_EVENTS, "find_others", _none_of),),
    "topics from around the statement": (("graph.links.topics.article", "ArticleTopics.find", _own_words),),
}
"""What is switched off, by its name."""


@contextmanager
def switched_off(patches: tuple[Patch, ...]) -> Iterator[None]:
    """Put other things in the place of those named, and put them back in the end."""
    kept = []
    for module, path, instead in patches:
        *inner, name = path.split(".")
        owner: Any = import_module(module)
        for part in inner:
            owner = getattr(owner, part)
        kept.append((owner, name, getattr(owner, name)))
        setattr(owner, name, instead)
    try:
        yield
    finally:
        for owner, name, before in kept:
            setattr(owner, name, before)


def measure(wanted: Callable[[str], bool]) -> dict[str, float]:
    """The figures over the shipped articles that are wanted, by family, 0-1."""
    texts = [path for path in sorted(ARTICLES.glob("*.txt")) if wanted(path.stem)]
    tallies = score_graph(build(texts), ANNOTATIONS, ARTICLES).only(wanted).tallies
    return {name: tallies[name].p if name == "stated" else tallies[name].f1 for name in FAMILIES}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--read", action="store_true", help="the articles that rules were written on")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args()
    aside = read_aside(ANNOTATIONS)
    wanted = (lambda document: document not in aside) if args.read else (lambda document: document in aside)
    rows = {"everything": measure(wanted)}
    for name, patches in MECHANISMS.items():
        with switched_off(patches):
            rows[name] = measure(wanted)
    print(json.dumps(rows) if args.json else to_table(rows))


def to_table(rows: Mapping[str, Mapping[str, float]]) -> str:
    """The figures with everything, and how each mechanism's absence changes them, in thousandths."""
    width = max(map(len, rows))
    whole = rows["everything"]
    lines = [f"{'':{width}}" + "".join(f"{name:>13}" for name in FAMILIES)]
    lines.append(f"{'everything':{width}}" + "".join(f"{whole[name]:13.3f}" for name in FAMILIES))
    for name, row in rows.items():
        if name != "everything":
            changes = (round((row[family] - whole[family]) * 1000) for family in FAMILIES)
            lines.append(f"{name:{width}}" + "".join(f"{change or '.':>13}" for change in changes))
    return "\n".join(lines)


if __name__ == "__main__":
    main()
