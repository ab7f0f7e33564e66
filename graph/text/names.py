"""How much a run of words looks like a person's name, by a model that was trained on tagged news."""

from __future__ import annotations

from functools import cache

from graph.lexicon import read_list, read_table, region_names, word_sets
from graph.text.reading import Reading
from graph.text.tokens import Token


def name_logit(reading: Reading, first: int, last: int) -> float:
    """The logit that tokens ``first:last`` are a person's name."""
    model = _name_model()
    return sum([model[feature] for feature in name_features(reading, first, last) if feature in model]) / 100


def name_start(reading: Reading, first: int, last: int) -> int | None:
    """Where in the capitalised words ``first:last`` a person's name of two words or more begins.

    Returns:
        The place of the first given name from which on all looks like one; None where there is none.
    """
    # "Mekar Jaya Ujang Suherman": the second word of a place may be a given name too
    given, tails = read_list("given_names.txt"), word_sets("office")["place_tails"]
    starts = [i for i in range(first, last - 1) if reading.lowers[i] in given]
    if len(starts) > 1 and reading.lowers[starts[0]] in tails:
        starts = starts[1:]
    return next((i for i in starts if name_logit(reading, i, last) > 0), None)


@cache
def _name_model() -> dict[str, int]:
    """Weights of features, in hundredths of a logit."""
    return {row["feature"]: int(row["weight"]) for row in read_table("name_model.tsv")}


def name_features(reading: Reading, first: int, last: int) -> list[str]:
    """What the name model looks at: words of tokens ``first:last``, their endings and neighbours."""
    tokens, lowers = reading.tokens, reading.lowers
    names = [i for i in range(first, last) if tokens[i].text != "."]
    common = read_list("common_words.txt")
    given, families = read_list("given_names.txt"), read_list("family_names.txt")
    out = ["bias", f"size={len(names)}", f"shape={_shape(tokens[first])}"]
    for i in names:
        low = lowers[i]
        out += [f"word={low}", f"end={low[-3:]}", f"start={low[:3]}"]
        if low in common:
            out.append("common")
        if low in given:
            out.append("given")
        elif low in families:
            out.append("family")
    if names:
        out.append(f"first={_known(lowers[names[0]], given, families)}")
        out.append(f"last={_known(lowers[names[-1]], given, families)}")
    if any(lowers[i] in region_names() for i in names):
        out.append("region")
    sentence = reading.sentences[reading.sentence_of[first]]
    begins = first == sentence.first
    out.append(f"begins={begins}")
    for offset in (1, 2):
        before, after = first - offset, last + offset - 1
        out.append(f"-{offset}={lowers[before] if before >= sentence.first else '^'}")
        out.append(f"+{offset}={lowers[after] if after < sentence.last else '$'}")
    return out


def _known(word: str, given: frozenset[str], families: frozenset[str]) -> str:
    return "given" if word in given else "family" if word in families else "-"


def _shape(token: Token) -> str:
    return "upper" if token.upper else "initial" if len(token.text) == 1 else "cap"
