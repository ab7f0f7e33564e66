"""The shapes that the office rules pass to each other, and the words that they lean on."""

from __future__ import annotations

from graph.lexicon import read_settings
from graph.model import BodyMention, Capacity, RegionMention, shape

OFFICE = read_settings("words.toml")["office"]
LARGE = ("kota", "kabupaten", "provinsi")


@shape
class Office:
    """A row of ``offices.tsv``, or a form made like one."""

    form: str
    title: str
    at: str
    body: str

    @property
    def kind(self) -> str:
        """Where it is held, without the level: "region" of "region:kota"."""
        return self.at.partition(":")[0]

    @property
    def level(self) -> str:
        """The level of its region: "kota" of "region:kota"."""
        return self.at.partition(":")[2]


@shape
class Behind:
    """What an office and the words behind it say: the title in full, its body or region, the index after.

    It is `spread` over all parts of a region: "se-Kabupaten Bone".
    """

    title: str
    last: int
    body: BodyMention | None = None
    region: RegionMention | None = None
    spread: bool = False


@shape
class Lead:
    """What stands before an office, and how it is written.

    Args:
        first: The first token of the whole expression.
        plural: "para", "19", or a class named by a bare office.
        small: The office itself is written small.
    """

    first: int
    capacity: Capacity | None
    plural: bool
    small: bool
