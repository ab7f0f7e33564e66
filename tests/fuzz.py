"""Damages articles in ways that files, pages and people do, and holds what is extracted to what is promised.

    python tests/fuzz.py [--count 20000] [--seed 1]

The suite runs a few hundred of these; the command runs as many as you like and prints each that fails.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from promises import assert_holds

import graph
from graph.documents.decode import decode
from graph.errors import InputError
from graph.evaluation import ARTICLES
from graph.model import Document

EXAMPLES = Path(__file__).parents[1] / "examples"
MARKS = "“”„«»\"'‘’()[].,:;-–…"
SIGNS = "\x00\x07\x1b\u200b\u202e\u2028\ufeff\ufffd\ud800\u0301İßﬁ🎉٣"
ENCODINGS = ("utf-8", "utf-16", "cp1252", "latin-1", "utf-8-sig", "utf-16-le")
LONGEST = 60_000  # characters; what doubles again and again is cut here

Damage = Callable[[random.Random, str, Sequence[str]], str]


def cut(rng: random.Random, text: str, _all: Sequence[str]) -> str:
    """Lose a stretch."""
    a, b = sorted(rng.choices(range(len(text) + 1), k=2))
    return text[:a] + text[b:]


def shuffle_words(rng: random.Random, text: str, _all: Sequence[str]) -> str:
    """Put the words of a stretch into another order."""
    words = text.split(" ")
    a, b = sorted(rng.choices(range(len(words) + 1), k=2))
    part = words[a:b]
    rng.shuffle(part)
    return " ".join([*words[:a], *part, *words[b:]])


def shuffle_lines(rng: random.Random, text: str, _all: Sequence[str]) -> str:
    """Put the lines into another order."""
    lines = text.split("\n")
    rng.shuffle(lines)
    return "\n".join(lines)


def double(rng: random.Random, text: str, _all: Sequence[str]) -> str:
    """Say a stretch several times."""
    a, b = sorted(rng.choices(range(len(text) + 1), k=2))
    return (text[:b] + text[a:b] * rng.randint(1, 3) + text[b:])[:LONGEST]


def splice(rng: random.Random, text: str, all_: Sequence[str]) -> str:
    """Go on with another article in the middle of a word."""
    other = rng.choice(all_)
    return (text[: rng.randrange(len(text) + 1)] + other[rng.randrange(len(other) + 1) :])[:LONGEST]


def one_line(_rng: random.Random, text: str, _all: Sequence[str]) -> str:
    """Lose every line break."""
    return text.replace("\n", " ")


def one_huge_line(rng: random.Random, text: str, _all: Sequence[str]) -> str:
    """Repeat a sentence in one huge line."""
    sentence = rng.choice(text.split(". ") or [text])
    return (text + "\n" + (sentence + " ") * rng.randint(20, 60))[:LONGEST]


def change_case(rng: random.Random, text: str, _all: Sequence[str]) -> str:
    """Write a stretch in capitals, in small letters or in title case."""
    a, b = sorted(rng.choices(range(len(text) + 1), k=2))
    return text[:a] + rng.choice([str.upper, str.lower, str.title, str.swapcase])(text[a:b]) + text[b:]


def scatter(rng: random.Random, text: str, _all: Sequence[str]) -> str:
    """Put signs and marks where none belong, or take those away that do."""
    if rng.random() < 0.3:
        lost = rng.choice(MARKS)
        return text.replace(lost, "")
    out = list(text)
    for _ in range(rng.randint(1, 30)):
        out.insert(rng.randrange(len(out) + 1), rng.choice(MARKS + SIGNS))
    return "".join(out)


def misread(rng: random.Random, text: str, _all: Sequence[str]) -> str:
    """Write in one encoding and read as another, or through the reader of files."""
    data = text.encode(rng.choice(ENCODINGS), "replace")
    if rng.random() < 0.5:
        return data.decode(rng.choice(ENCODINGS), "replace")
    broken = bytearray(data)
    for _ in range(rng.randint(0, 5)):
        broken[rng.randrange(len(broken))] = rng.randrange(256)
    try:
        return decode(bytes(broken), "fuzz")
    except InputError:  # refused with a reason, which is what is promised
        return ""


DAMAGES: tuple[Damage, ...] = (
    cut, shuffle_words, shuffle_lines, double, splice, one_line, one_huge_line, change_case, scatter, misread,
)  # fmt: skip


def read_texts() -> list[str]:
    """The articles that ship with Simpul."""
    paths = [*sorted(ARTICLES.glob("*.txt")), *sorted(EXAMPLES.glob("*.txt"))]
    return [path.read_text(encoding="utf-8") for path in paths]


def generate(count: int, seed: int) -> Iterator[str]:
    """Damaged articles; the same seed gives the same.

    Args:
        count: How many.
        seed: Of the random numbers.
    """
    texts = read_texts()
    for number in range(count):
        rng = random.Random(f"{seed}-{number}")
        text = rng.choice(texts)
        for _ in range(rng.randint(1, 4)):
            text = rng.choice(DAMAGES)(rng, text, texts) or " "
        yield text


def check(text: str) -> None:
    """Extract a text and hold the result to what is promised.

    Raises:
        AssertionError: A promise is broken.
        Exception: Whatever extraction raised: it must raise nothing.
    """
    assert_holds(graph.extract(Document("fuzz", text)))


def main() -> int:
    """Run and print each failure with its number; exit code 1 where there is any."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=20_000, help="how many articles (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the random numbers (%(default)s)")
    args = parser.parse_args()
    failed = 0
    longest = (0.0, 0)  # of what is read once all tables are there: seconds a character, and which it was
    check(read_texts()[0])
    for number, text in enumerate(generate(args.count, args.seed)):
        begun = time.process_time()
        try:
            check(text)
        except Exception as error:
            failed += 1
            print(f"number {number}: {type(error).__name__}: {error}\n{text[:300]!r}", file=sys.stderr)
        longest = max(longest, ((time.process_time() - begun) / max(len(text), 1_000), number))
    pace, slowest = longest
    print(f"{args.count:,} articles, {failed} failed; number {slowest} took longest for its length, ", end="")
    print(f"{pace * 1e6:.1f} s a million characters")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
