"""Gives an office that points back to whom was spoken of: "jelas mantan Kapolres Ketapang itu"."""

from __future__ import annotations

from graph.lexicon import phrases
from graph.links.roles.scene import BESIDE, Scene
from graph.model import OfficeMention


def link_anaphors(scene: Scene) -> None:
    """Tie offices like "mantan Rektor itu" to the one who was named last."""
    roles = {
        scene.cast.role_of(holding.office): holding.person
        for holding in scene.found
        if holding.office.capacity != "mantan"
    }
    for office in scene.offices:
        if scene.is_linked(office) or office.plural or scene.text(office.last) not in BESIDE["that"]:
            continue
        person = _subject_before(scene, office.first, roles) if _is_anaphor(scene, office, roles) else None
        if person:
            scene.add(person, office, office.first, office.last, False)
            roles.setdefault(scene.cast.role_of(office), person)


def _is_anaphor(scene: Scene, office: OfficeMention, roles: dict[str, str]) -> bool:
    """True for "mantan Rektor itu" and, where nobody is named for it, "Juru Bicara Pemprov X itu"."""
    if office.capacity in ("mantan", "calon"):
        return True
    complete = office.body is not None and office.body.last > office.body.first
    return complete and scene.cast.role_of(office) not in roles


def _subject_before(scene: Scene, i: int, roles: dict[str, str]) -> str | None:
    """Whom the sentence at `i` begins with, else the sentence before."""
    number = scene.reading.sentence_of[i]
    for sentence in scene.reading.sentences[max(0, number - 1) : number + 1][::-1]:
        last = min(i, sentence.last)
        teller = _teller(scene, sentence.first, last)
        if teller:
            return teller
        inside = scene.reading.in_quote[i]
        named = [
            (start, key)
            for start, key, *_ in scene.names_in(sentence.first, last)
            if inside or not scene.reading.in_quote[start]
        ]
        named += [
            (j, holding.person) for j in range(sentence.first, last) if (holding := scene.by_office.get(j))
        ]
        offices = (office for j in range(sentence.first, last) if (office := scene.cast.office_at(j)))
        named += [(o.first, roles[role]) for o in offices if (role := scene.cast.role_of(o)) in roles]
        if named:
            return min(named)[1]
    return None


def _teller(scene: Scene, first: int, last: int) -> str | None:
    """Who told what stands before: "..., tambah drg Rinta."."""
    told = phrases("speech_verbs.tsv", "use")
    for start, key, *_ in reversed(scene.names_in(first + 1, last)):
        hit = told.match(scene.lowers, start - 1)
        if hit == (start, "after"):
            return key
    return None
