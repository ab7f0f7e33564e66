"""What each kind of node of an article is compared by, once it is known which nodes before it are one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from graph.lexicon import regions
from graph.resolve.articles import REGENCY, VENUE, Article
from graph.resolve.bodies import Body, read_body
from graph.resolve.copies import Printed
from graph.resolve.engine import own_key
from graph.resolve.events import Happening, write_out
from graph.resolve.names import find_gender, parse_name
from graph.resolve.persons import Mentioned, Office
from graph.resolve.places import REGION, place_key, region_at_end
from graph.resolve.statements import Quoted, split_words
from graph.resolve.titles import base_title, role_key
from graph.schema import name_of
from graph.triples import fold_name

ClusterOf = Callable[[str], str]
"""Gives the name of the cluster that a node is in."""

_GOVERNMENT = ("pemerintah",)
_STANDINGS = {None: "full", "mantan": "former", "calon": "candidate"}


def read_documents(article: Article, cluster_of: ClusterOf) -> Iterator[tuple[str, Printed]]:  # noqa: ARG001
    """The article itself: its sketch and days."""
    days = {
        str(node.properties.get("date", "")) for _, node in article.of("Event") if node.properties["main"]
    }
    event_day = days.pop() if len(days) == 1 else ""
    for _, node in article.of("Document"):
        yield node.id, Printed(article.id, article.sketch, article.date, event_day)


def read_places(article: Article, cluster_of: ClusterOf) -> Iterator[tuple[str, str]]:  # noqa: ARG001
    """Regions and venues by their keys."""
    located = _ends(article, "LOCATED_IN")
    for place, node in article.of("Place"):
        yield node.id, place_key(article, place, located) or own_key(node.id)


def read_named(article: Article, cluster_of: ClusterOf) -> Iterator[tuple[str, str]]:  # noqa: ARG001
    """Groups and regulations by their names; the local ones are by themselves."""
    for _, node in article.of("Group", "Regulation"):
        name = fold_name(name_of(node))
        shared = name and node.id not in article.local
        yield node.id, f"{node.label[0]} {name}" if shared else own_key(node.id)


def read_bodies(article: Article, cluster_of: ClusterOf) -> Iterator[tuple[str, Body]]:  # noqa: ARG001
    """Institutions by name and region."""
    located = _ends(article, "LOCATED_IN")
    for place, node in article.of("Institution"):
        yield node.id, read_body(article, place, located)


def read_roles(article: Article, cluster_of: ClusterOf) -> Iterator[tuple[str, str]]:
    """Offices by title and body; one without a body is by itself."""
    at = _ends(article, "AT")
    for place, node in article.of("Role"):
        if place not in at:
            yield node.id, own_key(node.id)
            continue
        title, plural = str(node.properties["title"]), bool(node.properties["plural"])
        body, seat = _body_name(article, at[place]), _seat(article, at[place], cluster_of)
        yield node.id, role_key(title, plural=plural, body=body, at=seat)


def _body_name(article: Article, place: int) -> str:
    """The folded name of a body; "" for a region."""
    node = article.nodes[place]
    return fold_name(name_of(node)) if node.label == "Institution" else ""


def _seat(article: Article, place: int, cluster_of: ClusterOf) -> str:
    """The cluster of a body or region; the government of a region is the region."""
    node = article.nodes[place]
    if node.label == "Institution":
        body = read_body(article, place, _ends(article, "LOCATED_IN"))
        if body.words == _GOVERNMENT and body.region in regions():
            return f"{REGION}{body.region}"
    return cluster_of(node.id)


def read_statements(article: Article, cluster_of: ClusterOf) -> Iterator[tuple[str, Quoted]]:
    """Statements by their words and speaker."""
    speakers = _ends(article, "SAID_BY")
    copies, seats = _copies(article, cluster_of), _seats_of(article)
    found = []
    for place, node in article.of("Statement"):
        speaker = article.nodes[speakers[place]] if place in speakers else None
        called = fold_name(name_of(speaker)) if speaker else ""
        named = speaker is not None and speaker.label == "Person"
        direct = node.properties["mode"] == "direct"
        words = split_words(name_of(node))
        seat = seats.get(speakers.get(place, -1), "")
        found.append((node.id, Quoted(words, called, named, direct, article.id, article.date, copies, seat)))
    yield from _alone(found, lambda quoted: (quoted.words, quoted.speaker))


def _seats_of(article: Article) -> dict[int, str]:
    """The kabupaten or kota in which bodies, offices and who holds them are, where that is one."""
    at, located = _ends(article, "AT"), _ends(article, "LOCATED_IN")
    found = {place: {_code_of(article, place, located)} for place, _ in article.of("Institution")}
    found |= {role: {_code_of(article, place, located)} for role, place in at.items()}
    for fact in article.said("HOLDS"):
        found.setdefault(fact.start, set()).update(found.get(fact.end, ()))
    near = {
        place: {code[:REGENCY] for code in codes if len(code) >= REGENCY} for place, codes in found.items()
    }
    return {place: codes.pop() for place, codes in near.items() if len(codes) == 1}


def read_persons(article: Article, cluster_of: ClusterOf) -> Iterator[tuple[str, Mentioned]]:
    """Persons by name, offices, region, company, and what they said."""
    names = {place: name_of(node) for place, node in article.of("Person")}
    company = frozenset(parse_name(name).key for name in names.values() if " " in name)
    offices = _offices(article, cluster_of)
    quotes: dict[int, list[str]] = {}
    for fact in article.said("SAID_BY"):
        quotes.setdefault(fact.end, []).append(cluster_of(article.nodes[fact.start].id))
    copies = _copies(article, cluster_of)
    genders = dict(_genders(article))
    found = [
        (
            article.nodes[place].id,
            Mentioned(
                name,
                tuple(sorted(set(offices.get(place, ())))),
                article.id,
                article.date,
                article.home,
                company,
                tuple(sorted(set(quotes.get(place, ())))),
                copies,
                genders.get(place, ""),
            ),
        )
        for place, name in names.items()
    ]
    yield from _alone(found, lambda seen: (fold_name(seen.name), frozenset(seen.offices)))


def _genders(article: Article) -> Iterator[tuple[int, str]]:
    """Whom the sentence that names a person addresses as a woman ("Hj. Nur Hidayat") or as a man."""
    for fact in article.said("MENTIONED_IN"):
        if article.nodes[fact.start].label == "Person":
            begin, _, text = fact.sentence
            first = fact.marks.partition("-")[0]  # "" where nothing is marked
            name = int(first) - begin if first else 0
            gender = find_gender(text[:name]) if 0 < name < len(text) else ""
            if gender:
                yield fact.start, gender


def _offices(article: Article, cluster_of: ClusterOf) -> dict[int, list[Office]]:
    """The offices at a body or region that each person is said to hold."""
    at, located = _ends(article, "AT"), _ends(article, "LOCATED_IN")
    found: dict[int, list[Office]] = {}
    for fact in article.said("HOLDS"):
        role = article.nodes[fact.end]
        if fact.end not in at or role.id in article.local:
            continue
        place = at[fact.end]
        body = article.nodes[place]
        is_region = body.label == "Place" and body.properties["level"] != VENUE
        region = _code_of(article, place, located) or article.home
        capacity = fact.own.get("capacity")
        standing = _STANDINGS.get(None if capacity is None else str(capacity), "acting")
        kind = "region" if is_region else str(body.properties.get("kind", ""))
        seat = _seat(article, place, cluster_of)
        title = base_title(str(role.properties["title"]), _body_name(article, place))
        type = title if is_region else " ".join((title, *read_body(article, place, located).words))
        office = _office(cluster_of(role.id), title, type, seat, kind, region, standing)
        found.setdefault(fact.start, []).append(office)
    return found


@lru_cache(maxsize=200_000)
def _office(*fields: str) -> Office:
    """One object for an office, in however many articles it is held."""
    return Office(*fields)


def read_events(article: Article, cluster_of: ClusterOf) -> Iterator[tuple[str, Happening]]:
    """Events by kind, day, name, place, and who was there."""
    venues = _ends(article, "HELD_AT")
    located = _ends(article, "LOCATED_IN")
    copies = _copies(article, cluster_of)
    sides: dict[tuple[str, int, bool], set[str]] = {}
    for fact in article.facts:
        if fact.type in ("ATTENDED_BY", "ORGANIZED_BY"):
            node = article.nodes[fact.end]
            key = (fact.type, fact.start, node.label == "Person")
            sides.setdefault(key, set()).add(cluster_of(node.id))
        elif fact.type == "SAID_AT":
            key = (fact.type, fact.end, False)
            sides.setdefault(key, set()).add(cluster_of(article.nodes[fact.start].id))

    def side(type: str, place: int, *of_persons: bool) -> tuple[str, ...]:
        return tuple(sorted({item for each in of_persons for item in sides.get((type, place, each), ())}))

    for place, node in article.of("Event"):
        venue = venues.get(place)
        code = "" if venue is None else _code_of(article, venue, located)
        if venue is not None and not code:
            code = region_at_end(fold_name(name_of(article.nodes[venue])))
        yield (
            node.id,
            Happening(
                kind=str(node.properties["kind"]),
                day=str(node.properties.get("date", "")),
                name=write_out(name_of(node)),
                venue="" if venue is None else cluster_of(article.nodes[venue].id),
                region=code,
                home=article.home,
                organizers=side("ORGANIZED_BY", place, True, False),
                persons=side("ATTENDED_BY", place, True),
                others=side("ATTENDED_BY", place, False),
                quotes=side("SAID_AT", place, False),
                article=article.id,
                published=article.date,
                copies=copies,
            ),
        )


def _ends(article: Article, type: str) -> dict[int, int]:
    """The first end of each node's facts of a type."""
    ends: dict[int, int] = {}
    for fact in article.facts:
        if fact.type == type:
            ends.setdefault(fact.start, fact.end)
    return ends


def _code_of(article: Article, place: int, located: Mapping[int, int]) -> str:
    """The code of a region, or of the one in which a body or venue lies; "" where none is known."""
    return article.codes.get(place) or article.codes.get(located.get(place, -1), "")


def _copies(article: Article, cluster_of: ClusterOf) -> str:
    """The cluster of the article."""
    return next((cluster_of(node.id) for _, node in article.of("Document")), "")


def _alone(found: list[tuple[str, Any]], alike: Callable[[Any], object]) -> Iterator[tuple[str, Any]]:
    """Let what an article itself tells apart, though it is alike, be by itself."""
    seen = Counter(alike(feature) for _, feature in found)
    for id, feature in found:
        yield id, feature if seen[alike(feature)] == 1 else feature._replace(alone=own_key(id))
