"""Institutions: acronym, full and territorial forms are one; bodies of two regions or numbers never are."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from graph.lexicon import content_words, read_settings, read_table, region_names, regions
from graph.model import Node
from graph.resolve.articles import PROVINCE, REGENCY, Article, regions_called
from graph.resolve.matcher import Matcher, Scale, Weighed
from graph.resolve.names import is_slip
from graph.schema import name_of
from graph.triples import fold_name

NATIONAL = "negara"
"""The level of a national body, and what stands for its region while a name is read."""
_UNCLEAR, _OWN = "?", "="
_CITY = "kota"
_SCALE = Scale("institutions")
_INSTITUTION = read_settings("words.toml")["institution"]
_REPUBLIC = fold_name(_INSTITUTION["republic"])
_JOINING = frozenset(_INSTITUTION["inside"])
_NATIONWIDE = frozenset(_INSTITUTION["nationwide"])
_REGIONAL = ("regional", "field", "government", "placed", "part")  # the name goes on with a region
_LONGEST_REGION = 5  # words
_UNIT = re.compile(r"(.*? [0-9]{3,})\b.*")  # "Kodim 0607/Kota Sukabumi": the number is the name
_NUMBER = re.compile(r"[0-9]+|[ivx]+")
_SHORTEST_ACRONYM = 3


class Body(NamedTuple):
    """A body as it is compared.

    `words` are those of its name without its region and without "dan", `region` is a code, "?" and a
    name where kota or kabupaten is not said, "=" and the article where every region has such a body and the
    article does not say whose it is, "" for a national body and one that has no region.
    """

    words: tuple[str, ...]
    region: str
    acronyms: frozenset[str] = frozenset()
    article: str = ""

    @property
    def key(self) -> str:
        """The same for every form of one body's name."""
        return f"I {' '.join(self.words)} @ {self.region}"


def read_body(article: Article, place: int, located: Mapping[int, int]) -> Body:
    """See a body of an article as it is compared.

    Args:
        article: The article.
        place: Place of the body in its nodes.
        located: Places of regions, by those of the bodies that lie in them.

    Returns:
        The body.
    """
    node = article.nodes[place]
    code = article.codes.get(located.get(place, -1), "")
    territory = fold_name(str(node.properties.get("territory", "")))
    base, region = split_region(fold_name(name_of(node)), code, territory, article.home)
    if not region and _is_anywhere(base):
        national = not article.codes and " ".join(_words(base)) in _tiers()
        region = code or article.home or (NATIONAL if national else _OWN + article.id)
    return Body(_words(base), region.removeprefix(NATIONAL), _acronyms(node), article.id)


def _words(base: str) -> tuple[str, ...]:
    return tuple(word for word in base.split() if word not in _JOINING)


@lru_cache(maxsize=200_000)
def split_region(name: str, code: str = "", territory: str = "", home: str = "") -> tuple[str, str]:
    """Part the folded name of a body into what it is and where it is.

    Args:
        name: "badan pusat statistik maluku".
        code: The code of the region that it lies in, where the article says so.
        territory: The folded name of its region, where the article says so.
        home: The code of the region that the article is about.

    Returns:
        The name without the region, and the code of the region, "negara" for a national body, "?" and the
        name where it may be the kota or the kabupaten, "" where there is none.

    Example:
        >>> split_region("badan pusat statistik provinsi maluku")
        ('badan pusat statistik', '81')
        >>> split_region("kepolisian resor bogor"), split_region("komisi pemilihan umum republik indonesia")
        (('kepolisian resor', '?bogor'), ('komisi pemilihan umum', 'negara'))
        >>> split_region("kepolisian resor bima kota")
        ('kepolisian resor', '52.72')
    """
    if name.endswith(f" {_REPUBLIC}"):
        return name.removesuffix(f" {_REPUBLIC}"), NATIONAL
    if unit := _UNIT.fullmatch(name):
        return unit[1], ""
    if reach_of(name) not in _REGIONAL:
        return name, ""
    if territory and name == territory:
        return name.split()[0], code or _region(territory, home)
    if territory and name.endswith(f" {territory}"):
        return name.removesuffix(f" {territory}"), code or _region(territory, home) or _UNCLEAR + territory
    words = name.split()
    if words[-1] == _CITY and len(words) > 2:  # "Polres Bima Kota"
        words.insert(-1, words.pop())
    for first in range(max(1, len(words) - _LONGEST_REGION), len(words)):
        region = _region(" ".join(words[first:]), home)
        if region:
            unclear = region.startswith(_UNCLEAR)
            return " ".join(words[:first]), code if code and unclear else region
    return name, ""


@lru_cache(maxsize=200_000)
def _region(name: str, home: str) -> str:
    """Code of the region of a folded name; "?" and the name where several may be meant; "" where none is.

    A kecamatan counts where the article is about the region around it: many are called like other things.
    """
    found = list(regions_called(name))
    large = [region for region in found if len(region.code) <= REGENCY]
    near = [region for region in found if home and region.code.startswith(home)]
    chosen = [region for region in large if len(region.code) == PROVINCE] or large or near
    if not chosen:
        return ""
    return chosen[0].code if len(chosen) == 1 else _UNCLEAR + name


@lru_cache(maxsize=100_000)
def reach_of(name: str) -> str:
    """How the folded name of a body goes on, by the longest form of ``bodies.tsv`` that it begins with."""
    words = name.split()
    reaches = _reaches()
    for last in range(len(words), 0, -1):
        reach = reaches.get(" ".join(words[:last]))
        if reach is not None:
            return reach
    return ""


@cache
def _reaches() -> dict[str, str]:
    return {fold_name(row["name"]): row["reach"] for row in read_table("bodies.tsv")}


@lru_cache(maxsize=100_000)
def _is_anywhere(base: str) -> bool:
    """True for a name that a body of every region has: nothing in it is proper to one."""
    words = base.split()
    plain = all(word in content_words() or _NUMBER.fullmatch(word) for word in words)
    return (
        plain and reach_of(base) in _REGIONAL and not _NATIONWIDE & set(words) and not _UNIT.fullmatch(base)
    )


class Tier(NamedTuple):
    """The body of which one is a level: its folded name, and the levels at which it is sought."""

    parent: str
    levels: tuple[str, ...]


@cache
def _tiers() -> dict[str, Tier]:
    return {
        row["body"]: Tier(row["parent"], tuple(row["levels"].split())) for row in read_table("body_tiers.tsv")
    }


def parents_of(body: Body) -> list[str]:
    """Give the keys of the bodies of which one is a level, the nearest first.

    Example:
        >>> parents_of(Body(("badan", "pengawas", "pemilihan", "umum"), "32.72"))
        ['I badan pengawas pemilihan umum @ 32', 'I badan pengawas pemilihan umum @ ']
    """
    tier = _tiers().get(" ".join(body.words))
    if tier is None or body.region.startswith((_UNCLEAR, _OWN)):
        return []
    above = [body.region[:size] for size in (REGENCY, PROVINCE) if len(body.region) > size]
    codes = {regions()[code].level: code for code in above if code in regions()} | {NATIONAL: ""}
    keys = [Body(_words(tier.parent), codes[level]).key for level in tier.levels if level in codes]
    return [key for key in keys if key != body.key]


def _acronyms(node: Node) -> frozenset[str]:
    """Words that are a name of the body by themselves, "Bawaslu" among them."""
    aliases = node.properties.get("aliases")
    forms = [name_of(node), *(aliases if isinstance(aliases, list) else ())]
    words = {fold_name(str(form)) for form in forms}
    return frozenset(word for word in words if " " not in word and len(word) >= _SHORTEST_ACRONYM)


@dataclass(frozen=True, slots=True)
class BodyProfile:
    """What is known of an atom: bodies of one name and region, and the articles that name them."""

    body: Body
    acronyms: frozenset[str]
    articles: frozenset[str]


class BodyMatcher(Matcher[Body, BodyProfile]):
    """Bodies of one region whose names are the same but for a slip, an acronym or a word."""

    kind = "institutions"
    merge = _SCALE.merge
    ask = _SCALE.ask

    def key(self, id: str, feature: Body) -> str:  # noqa: ARG002
        """Its name and region."""
        return feature.key

    def profile(self, features: Sequence[Body]) -> BodyProfile | None:
        """The words of all are the same; so is the region."""
        body = min(features)
        if not body.words or body.region.startswith(_OWN):
            return None
        acronyms = frozenset(word for item in features for word in item.acronyms)
        return BodyProfile(body, acronyms, frozenset(item.article for item in features))

    def blocks(self, profile: BodyProfile) -> Iterable[Hashable]:
        """Any word in one region; an unclear region is that of its name."""
        region = _region_name(profile.body.region)
        yield from (f"{region} {word}" for word in profile.body.words if word not in _firsts())
        yield from (f"{region} {word}" for word in profile.acronyms)

    def compare(self, one: BodyProfile, other: BodyProfile) -> Weighed | None:
        """Weigh two names in one region."""
        items = [_SCALE["region_unclear"]] if one.body.region != other.body.region else []
        found = _compare_names(one, other)
        return _SCALE.weigh([*items, *found]) if found else None

    def conflict(self, one: BodyProfile, other: BodyProfile) -> str:
        """Two regions, two numbers ("Komisi II", "Komisi III"), or an article that names both."""
        first, second = one.body.region, other.body.region
        clear = {region for region in (first, second) if not region.startswith(_UNCLEAR)}
        if len(clear) > 1 or _region_name(first) != _region_name(second):
            return "other_region"
        if numbers_of(one.body.words) != numbers_of(other.body.words):
            return "other_number"
        return "" if one.articles.isdisjoint(other.articles) else "same_article"

    def is_firm(self, profile: BodyProfile) -> bool:
        """Without a clear region it may be the kota's or the kabupaten's."""
        return not profile.body.region.startswith(_UNCLEAR)


@cache
def _firsts() -> frozenset[str]:
    """Words that so many bodies begin with that they tell none apart."""
    return frozenset(name.split()[0] for name in _reaches())


@lru_cache(maxsize=20_000)
def _region_name(region: str) -> str:
    """The name of a region without its level, so that an unclear one meets both that it may be."""
    if region.startswith(_UNCLEAR):
        return region.removeprefix(_UNCLEAR)
    known = regions().get(region)
    return fold_name(known.name) if known and len(region) == REGENCY else region


def numbers_of(words: Iterable[str]) -> list[str]:
    """The numbers among folded words, sorted ("2", "ii").

    Example:
        >>> numbers_of("komisi iii".split())
        ['iii']
    """
    return sorted(word for word in words if _NUMBER.fullmatch(word))


def _compare_names(one: BodyProfile, other: BodyProfile) -> list[tuple[str, float]]:
    """What the names say; nothing where they are two."""
    first, second = one.body.words, other.body.words
    if numbers_of(first) != numbers_of(second):
        return []
    if first == second:
        return [_SCALE["same_words"]]
    if len(first) == len(second) and all(map(_is_one_word, first, second)):
        return [_SCALE["typo"]]
    if {*first} <= other.acronyms or {*second} <= one.acronyms:
        return [_SCALE["acronym_name"]]
    if first[0] != second[0]:
        return []  # "Fakultas Pertanian Universitas X" is a part of "Universitas X"
    more = {*first} ^ {*second}
    nested = {*first} < {*second} or {*second} < {*first}
    # "Dewan Perwakilan Rakyat Aceh" is no longer form of "Dewan Perwakilan Rakyat"
    longer = [_SCALE["longer"]] if nested and not more & region_names() else []
    return longer + ([_SCALE["acronym"]] if one.acronyms & other.acronyms else [])


def _is_one_word(word: str, other: str) -> bool:
    """True for one word with a slip; two words of the language are no slip of each other."""
    if word == other:
        return True
    return is_slip(word, other) and not (word in content_words() and other in content_words())
