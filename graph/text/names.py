"""How much a run of words looks like a person's name, by a model that was trained on tagged news."""

from __future__ import annotations

from functools import cache, lru_cache

from graph.lexicon import read_list, read_table, region_names, word_sets
from graph.text.reading import Reading
from graph.text.tokens import Token


def name_logit(reading: Reading, first: int, last: int) -> float:
    """The logit that tokens ``first:last`` are a person's name."""
    model, lowers = _name_model(), reading.lowers
    names = _name_words(reading, first, last)
    own = sum([_word_weight(lowers[i]) for i in names])
    around = sum([model[one] for one in _run_features(reading, first, last, names) if one in model])
    return (own + around) / 100


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
    names = _name_words(reading, first, last)
    own = [feature for i in names for feature in _word_features(reading.lowers[i])]
    return own + _run_features(reading, first, last, names)


def _name_words(reading: Reading, first: int, last: int) -> list[int]:
    return [i for i in range(first, last) if reading.tokens[i].text != "."]


@lru_cache(maxsize=50_000)
def _word_weight(word: str) -> int:
    """What the features of one word weigh together: names come again and again."""
    model = _name_model()
    return sum(model.get(feature, 0) for feature in _word_features(word))


def _word_features(word: str) -> list[str]:
    out = [f"word={word}", f"end={word[-3:]}", f"start={word[:3]}"]
    if word in read_list("common_words.txt"):
        out.append("common")
    if word in read_list("given_names.txt"):
        out.append("given")
    elif word in read_list("family_names.txt"):
        out.append("family")
    return out


def _run_features(reading: Reading, first: int, last: int, names: list[int]) -> list[str]:
    """The features of a run as a whole and of what stands around it; `names` are its words without dots."""
    lowers = reading.lowers
    given, families = read_list("given_names.txt"), read_list("family_names.txt")
    out = ["bias", f"size={len(names)}", f"shape={_shape(reading.tokens[first])}"]
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
