"""Puts an office together: what stands before it, its own words, what stands behind."""

from __future__ import annotations

from dataclasses import replace

from graph.lexicon import phrases, words
from graph.mentions.offices.complement import read_complement
from graph.mentions.offices.lead import acts, are_named, read_lead
from graph.mentions.offices.scene import Scene
from graph.mentions.offices.shapes import LARGE, OFFICE, Lead, Office
from graph.model import BodyMention, OfficeMention

# Offices that may be written small without a region or body behind them.
_BARE = ("body", "part", "head", "class")
_TELLING = ("clause", "noun", "object")
# Offices that mean one holder when a verb of speech stands before them.
_SPEAKING = ("region", "government", "unit")


def office_at(scene: Scene, i: int) -> OfficeMention | None:
    """The office expression that begins at token `i`, with its acting word or plural word."""
    lead, j = read_lead(scene, i)
    hit = scene.forms.get(j)
    if hit is None:
        return None
    head, office = hit
    if office.form in OFFICE["candidates"] and "mantan" in (lead.capacity, _capacity_before(scene, i)):
        # who was a candidate never held the office
        return None
    alone = lead.small and office.kind in _SPEAKING and not _is_followed(scene, head)
    if alone and not lead.plural and (_is_told(scene, i) or _tells(scene, i, head)):
        return _bare(office, lead, head)
    chief = scene.previous
    if (
        chief
        and chief.capacity
        and chief.last == i - 1
        and office.title == f"{OFFICE['deputy']} {chief.title}"
    ):
        # "calon gubernur dan wakil gubernur"
        lead = replace(lead, capacity=chief.capacity)
    bare = lead.small and not (lead.plural or lead.capacity)
    if bare and office.at not in _BARE and not _is_followed(scene, head):
        return None
    return _complete(scene, j, head, office, lead)


def _capacity_before(scene: Scene, i: int) -> str:
    acting = scene.acting.get(i - 1)
    return acting[1] if acting and acting[0] == i else ""


def headed_at(scene: Scene, i: int) -> OfficeMention | None:
    """The office that a verb at token `i` gives: "Fraksi X (yang) diketuai oleh Budi" has a Ketua."""
    title = OFFICE["headed_by"].get(scene.lowers[i])
    if title is None:
        return None
    body = scene.body_by_end.get(i - (scene.sign_at(i - 1) == OFFICE["which"]))
    if body is None:
        return None
    last = scene.past_word(i + 1, OFFICE["directly"])
    last = scene.past_word(last, words("by"))
    return OfficeMention(i, i + 1, last, title, None, None, False, "body", body)


def _complete(scene: Scene, first: int, head: int, office: Office, lead: Lead) -> OfficeMention | None:
    """The office whose own words are tokens ``first:head``, with what stands around it."""
    behind = read_complement(scene, head, office, lead)
    if behind is None:
        return None
    region = behind.region or (behind.body.region if behind.body else None)
    many = region is not None and ("/" in region.name or region.name.lower() in LARGE)
    several = lead.plural or many or behind.spread or office.kind == "class"
    plural = several and not are_named(scene, lead.first, behind.last)
    plural = plural and not _is_single(scene, first, behind.last, lead)
    # "Ketua DPRD Lampung sementara, Rani"
    for_now = scene.past_word(behind.last, OFFICE["for_now"])
    if for_now > behind.last and scene.sign_at(for_now) == ",":
        behind = replace(behind, last=for_now)
    last = scene.past_word(behind.last, OFFICE["every"])
    plural = plural or last > behind.last
    elect = office.kind in ("region", "own") and scene.has_any(head, last, OFFICE["elect"])
    form = scene.reading.text(first, head)
    return OfficeMention(
        first=lead.first,
        head=head,
        last=last,
        title=behind.title,
        form=form if form.lower() != behind.title.lower() else None,
        # "Bupati Garut terpilih" does not hold the office yet
        capacity=lead.capacity or ("calon" if elect else None),
        plural=plural,
        at=office.at,
        body=behind.body,
        region=behind.region,
        base=office.body or None,
    )


def _tells(scene: Scene, i: int, head: int) -> bool:
    """True in "Dalam sambutannya, gubernur mengatakan", "Sementara itu bupati meminta": one tells."""
    j = head
    while scene.sign_at(j).lower() in words("before_speech") - {","}:
        j += 1
    told = phrases("speech_verbs.tsv", "use").match(scene.lowers, j)
    if told is not None and told[1] in _TELLING:
        return True
    return i > 0 and scene.lowers[i - 1] == "," and acts(scene, j)


def _is_single(scene: Scene, first: int, last: int, lead: Lead) -> bool:
    """As in "dipimpin oleh ketua senat", "yang juga ketua senat": nothing goes on with a list."""
    alone = lead.small and lead.first == first > 0 and scene.lowers[first - 1] in words("single_openers")
    return alone and scene.sign_at(last).lower() not in words("list_signs")


def _is_told(scene: Scene, i: int) -> bool:
    """True behind a verb that its speaker follows: "kata kapolres"."""
    told = phrases("speech_verbs.tsv", "use").match(scene.lowers, i - 1) if i > 0 else None
    return told is not None and told[1] in ("after", "source")


def _bare(office: Office, lead: Lead, head: int) -> OfficeMention:
    """The office of "kata kapolres", whose body its full form elsewhere completes."""
    body = BodyMention(head, head, office.body, "lainnya", "placed") if office.at == "unit" else None
    return OfficeMention(
        lead.first,
        head,
        head,
        office.title,
        None,
        lead.capacity,
        False,
        office.at,
        body,
        None,
        office.body or None,
    )


def _is_followed(scene: Scene, head: int) -> bool:
    """An office written small counts where a region or body follows it ("camat Warudoyong")."""
    if scene.sign_at(head) == ",":
        # "kapolresta, Kombes Pol Trisna Wibawa"
        return head + 1 < len(scene.tokens) and scene.is_title(head + 1)
    return head < len(scene.tokens) and scene.tokens[head].cap
