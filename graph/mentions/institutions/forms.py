"""The words that name bodies, and the settings of the rules that read them."""

from __future__ import annotations

from functools import cache

from graph.lexicon import Phrases, read_settings, read_table

BODY = read_settings("words.toml")["institution"]
LEVELS = frozenset(read_settings("words.toml")["levels"])
SHORT_ACRONYM = 4
_LAST_AND = ", dan "

Row = dict[str, str]
"""A row of bodies.tsv."""


@cache
def body_forms() -> Phrases[Row]:
    """Rows by form; an acronym's full name is a form of its row too, with a comma before "dan" or not."""
    rows = read_table("bodies.tsv")
    forms = {row["form"]: row for row in rows}
    for row in rows:
        name = row["name"].lower()
        for form in (name, name.replace(_LAST_AND, _LAST_AND[1:])):
            forms.setdefault(form, {**row, "form": form})
    return Phrases(forms)
