"""Write graph/data/common_words.txt from the tagged news of the package nlp-id (MIT, kumparan).

    pip install nlp-id --no-deps && python scripts/make_common_words.py

A word is common when it stands in lower case at least three times and is rarely a proper noun: such a word
with a capital at the start of a sentence begins no name.
"""

from __future__ import annotations

import argparse
from collections import Counter
from importlib.metadata import files
from pathlib import Path

# "bidang" is written "Bidang" in every title; "bambang" is hardly ever written small.
_MOSTLY_SMALL = 0.25
HEADER = """\
# Words that are no part of a name though a sentence may begin with them.
# Written by scripts/make_common_words.py from the tagged news of nlp-id (MIT, kumparan); do not edit by hand.
"""


def common_words(text: str, least: int = 3) -> list[str]:
    """Words of the tagged text (one ``word<TAB>tag`` a line) that are often written small."""
    small: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for line in text.splitlines():
        word, _, tag = line.partition("\t")
        if word.isalpha() and word.islower():
            small[word] += 1
        elif word.isalpha() and tag == "NNP":
            names[word.lower()] += 1
    return sorted(w for w, n in small.items() if n >= least and n > names[w] * _MOSTLY_SMALL and len(w) > 1)


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    default = Path(__file__).parents[1] / "graph" / "data" / "common_words.txt"
    parser.add_argument("-o", "--output", type=Path, default=default, help="where to write (%(default)s)")
    args = parser.parse_args()
    source = next(f for f in files("nlp-id") or [] if f.name == "dataset_postag.txt")
    words = common_words(source.read_text(encoding="utf-8"))
    args.output.write_text(HEADER + "\n".join(words) + "\n", encoding="utf-8")
    print(f"{len(words)} words in {args.output}")


if __name__ == "__main__":
    main()
