"""Keeps the entities of an article: each thing once, with its forms and mentions."""

from __future__ import annotations

import re
from collections import Counter

from graph.cast.naming import BodyNames
from graph.cast.shapes import Entity
from graph.cast.territory import Territory
from graph.lexicon import read_settings, regions_by_name
from graph.model import BodyMention, RegionMention, Span
from graph.text.reading import Reading

_OF_PROVINCE = " provinsi "
# What one mention of a body has between its words and its place, and another leaves out.
_LEVEL_OR_NUMBER = re.compile(r" (?:(?P<level>kabupaten|kota|kecamatan) |\d{3,4}/)(?=\S)")
_MINISTRY = read_settings("words.toml")["office"]["ministry"]

# Signs in the code of a town or regency: "32.71".
_REGENCY_CODE = 5


class Registry:
    """Entities of one article by key ("person:0"), numbered in the order in which they are first met.

    Args:
        reading: The article.
        territory: Its regions.
        names: Its bodies' names.
    """

    def __init__(self, reading: Reading, territory: Territory, names: BodyNames) -> None:
        self.reading = reading
        self.territory = territory
        self.names = names
        self.entities: dict[str, Entity] = {}
        self._keys: dict[tuple[str, str], str] = {}
        self._counts: Counter[str] = Counter()
        self._fuller: dict[str, list[str]] = {}
        self._noted: set[tuple[str, Span]] = set()

    def entity(self, kind: str, name: str, identity: str | None = None) -> Entity:
        """The entity of that kind and name, made when it is new."""
        key = self._keys.get((kind, identity or name.lower()))
        if key is None:
            key = f"{kind}:{self._counts[kind]}"
            self._counts[kind] += 1
            self._keys[kind, identity or name.lower()] = key
            self.entities[key] = Entity(key, name)
        return self.entities[key]

    def of_kind(self, kind: str) -> list[Entity]:
        """Entities whose key begins with `kind`."""
        return [entity for key, entity in self.entities.items() if key.startswith(kind + ":")]

    def institution(self, body: BodyMention) -> Entity:
        """The institution that a body mention names."""
        entity = self._body(self.names.full_name(body))
        entity.kind = entity.kind or body.kind
        text = self.reading.text(body.first, body.last)
        if body.last > body.first:
            entity.only_titled = False
            entity.mentions.append(self.reading.span(body.first, body.last))
            if body.first in self.names.bodies:
                # the "Demak" of "Kapolres Demak" is no name of its Polres
                entity.forms.append(" ".join(text.split()))
        region = self.names.region_of(body)
        if body.short:
            entity.forms.append(body.short)
            if region:
                entity.forms.append(f"{body.short} {region.full_name}")
        if region and region.name:
            place = self.place(region)
            entity.at = place.key
            entity.territory = place.name
        if body.parent:
            entity.parent = self.institution(body.parent).key
        return entity

    def _body(self, name: str) -> Entity:
        """The body of that name; one that tells more of the same name, or less, is the same.

        "Kejari Tegal" after "Kejari Kota Tegal", "Kodim 0716/Demak" after "Kodim Demak"; but not "Kejari
        Kabupaten Tegal", and neither where both have been named.
        """
        low = name.lower()
        # "Kanwil Kemenag Provinsi X" is "Kanwil Kemenag X"
        identity = low.replace(_OF_PROVINCE, " ")
        bare = _LEVEL_OR_NUMBER.sub(" ", identity)
        fuller = self._fuller.setdefault(bare, [])
        if identity not in fuller and ("institution", identity) not in self._keys:
            same = fuller[0] if len(fuller) == 1 and bare in (identity, fuller[0]) else None
            # the short form behind the full one means it; the full one behind "Polres Bogor" may be another
            same = None if same == bare and _has_twin(identity) else same
            fuller.append(identity)
            if same:
                entity = self.entity("institution", name, same)
                self._keys["institution", identity] = entity.key
                entity.name = max(entity.name, name, key=len)
                return entity
        return self.entity("institution", name, identity)

    def of_base(self, base: str) -> str:
        """Key of the one body that an office names by itself ("Menteri Agama")."""
        entity = self.entity("institution", base)
        entity.kind = entity.kind or ("kementerian" if base.startswith(_MINISTRY) else "lainnya")
        return entity.key

    def place(self, region: RegionMention) -> Entity:
        """The region as a place."""
        region = self.territory.leveled(region)
        entity = self.entity("place", region.full_name)
        entity.kind = region.level or "wilayah"
        entity.code = region.code or entity.code
        span = self.reading.span(region.first, region.last)
        if region.last > region.first:
            self._note(entity, span)
        return entity

    def venue(self, name: str, span: Span) -> Entity:
        """A venue as a place."""
        entity = self.entity("place", name)
        entity.kind = entity.kind or "tempat"
        entity.mentions.append(span)
        return entity

    def region_body(self, region: RegionMention) -> Entity:
        """A region that acts or is visited as a body ("kunjungan ke Kecamatan X")."""
        entity = self.entity("institution", region.full_name)
        entity.kind = "pemerintah"
        entity.mentions.append(self.reading.span(region.first, region.last))
        place = self.place(region)
        entity.at, entity.territory = place.key, place.name
        return entity

    def group(self, name: str, span: Span, count: str = "") -> Entity:
        """A collective; the first mention tells how many they are ("197 keluarga penerima manfaat")."""
        entity = self.entity("group", f"{count} {name}".strip(), name.lower())
        self._note(entity, span)
        return entity

    def _note(self, entity: Entity, span: Span) -> None:
        """Keep a mention once; a set tells, for a text may name one thing very often."""
        if (entity.key, span) not in self._noted:
            self._noted.add((entity.key, span))
            entity.mentions.append(span)


def _has_twin(name: str) -> bool:
    """True where a town and a regency share the place's name: "Polres Bogor" is not "Polres Kota Bogor"."""
    level = _LEVEL_OR_NUMBER.search(name)
    if level is None or level["level"] is None:
        return False
    found = regions_by_name().get(name[level.end() :], ())
    return len({region.level for region in found if len(region.code) == _REGENCY_CODE}) > 1
