"""The forms of offices, compiled from the tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from graph.lexicon import Phrases, phrases, read_table, split_tokens
from graph.mentions.offices.shapes import OFFICE, Office

# Letters of an acronym that still says something without its "d": "dlh".
_SHORTEST = 2


@cache
def office_forms() -> Phrases[Office]:
    """The forms of ``offices.tsv``, heads of bodies ("Kadispora") and deputies of ministers."""
    rows = read_table("offices.tsv")
    forms = {row["form"]: Office(row["form"], row["title"], row["at"], row["body"]) for row in rows}
    for row in rows:
        if row["at"] == "unit" and row["title"] not in OFFICE["fields"]:
            # "Komandan Pangkalan TNI Angkatan Laut", also "TNI AL"
            for form in _full_forms(row["title"].lower()):
                forms.setdefault(form, Office(form, row["title"], row["at"], row["body"]))
    for office in _heads():
        forms.setdefault(office.form, office)
    for short, form in OFFICE["candidates"].items():
        forms[short] = replace(forms[form], form=short)
    deputy, minister = OFFICE["deputy"], OFFICE["minister"]
    for row in read_table("bodies.tsv"):
        field = row["name"].removeprefix(f"{OFFICE['ministry']} ")
        if (
            row["kind"] == "kementerian"
            and field != row["name"]
            and not field.startswith(OFFICE["coordinating"])
        ):
            form = f"{minister} {field}".lower()
            forms.setdefault(form, Office(form, minister, "own", row["name"]))
    for office in list(forms.values()):
        if office.at == "own" and office.title == minister:
            form = f"{deputy.lower()} {office.form}"
            forms.setdefault(form, Office(form, f"{deputy} {minister}", "own", office.body))
    for office in list(forms.values()):
        for form in _spellings(office):
            forms.setdefault(form, Office(form, office.title, office.at, office.body))
    return Phrases(forms)


@cache
def aide_forms() -> Phrases[str]:
    """Who serves the holder of another office, written out by the form that stands in a text."""
    aides: dict[str, str] = OFFICE["aides"]
    return Phrases(aides)


def _spellings(office: Office) -> Iterator[str]:
    """Other ways to write a form: "Ka. Kan Kemenag", "Ka.KUA", "Sekertaris", "Direktur Jendral"."""
    head, short = OFFICE["head"].lower(), OFFICE["head_short"]
    if office.title.startswith(OFFICE["head"]):
        rest = office.form.removeprefix(f"{head} ") if office.form.startswith(f"{head} ") else None
        rest = rest or (office.form[len(short) :].strip() if office.form.startswith(short) else None)
        if rest and len(rest) > len(short):
            yield f"{short}. {rest}"
            yield f"{short} {rest}"
    for right, wrong in OFFICE["misspelt"].items():
        if right in office.form.split():
            yield " ".join(wrong if word == right else word for word in office.form.split())


def _full_forms(title: str) -> list[str]:
    short = title
    for full, form in OFFICE["force_forms"].items():
        short = short.replace(full, form)
    return list(dict.fromkeys((title, short)))


def _heads() -> Iterator[Office]:
    """Heads of every dinas and badan by its acronym: "Kadispora", "Kadis Perkim", "Kadis PMD"."""
    short, spaced, cut = OFFICE["head_short"], OFFICE["head_spaced"], OFFICE["body_short"]
    for row in read_table("bodies.tsv"):
        if row["kind"] not in ("dinas", "badan") or row["reach"] != "regional" or not row["form"].isalnum():
            continue
        title = f"{OFFICE['head']} {row['name'].split()[0]}"
        for form in (f"{short}{row['form']}", f"{spaced} {row['form'].removeprefix(cut)}"):
            yield Office(form, title, "own-region", row["name"])
        if row["kind"] == "dinas" and row["form"][0] == cut[0] and len(row["form"]) > _SHORTEST:
            yield Office(f"{spaced} {row['form'][1:]}", title, "own-region", row["name"])


def written_out(title: str) -> str:
    """Short words inside a title ("Kepala Bagian Tapem") written out."""
    short = phrases("title_words.tsv", "name")
    out = []
    for word in title.split():
        parts = split_tokens(word.lower())
        hit = short.match(parts, 0)
        # of "Kesra/Umum" no half is lost
        out.append(hit[1] if hit and hit[0] == len(parts) else word)
    return " ".join(out)
