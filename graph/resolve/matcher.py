"""What the engine has to know of a kind of node: what is one beyond doubt, what to compare, and how."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from math import exp
from typing import Any, Generic, TypeVar

from graph.lexicon import read_settings

F = TypeVar("F")
P = TypeVar("P")

Items = tuple[tuple[str, float], ...]
"""Kinds of evidence with what each says for two being one, in nats; less than 0 speaks against it."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What speaks for two atoms being one.

    Args:
        score: How likely they are one, 0 to 1.
        items: The evidence.
    """

    score: float
    items: Items


class Scale:
    """The weights of one kind of node, from ``evidence.toml``.

    Args:
        kind: Section of the file ("persons").

    Attributes:
        merge: Score from which on two are made one.
        ask: Score from which on somebody should be asked.
    """

    def __init__(self, kind: str) -> None:
        settings: dict[str, Any] = read_settings("evidence.toml")[kind]
        self.merge: float = settings["merge"]
        self.ask: float = settings["ask"]
        self._nats = {
            name: entry["nats"]
            for name, entry in settings.items()
            if isinstance(entry, dict) and "nats" in entry
        }

    def __getitem__(self, name: str) -> tuple[str, float]:
        """A kind of evidence with its weight."""
        return name, self._nats[name]

    def weigh(self, items: Iterable[tuple[str, float]]) -> Weighed:
        """Add evidence up, the prior odds among it."""
        kept = (self["prior"], *items)
        return Weighed(1 / (1 + exp(-sum(nats for _, nats in kept))), kept)


def tell(kind: str, items: Items) -> tuple[str, ...]:
    """Say in words what speaks for two being one.

    Args:
        kind: Section of ``evidence.toml`` ("persons").
        items: The evidence.

    Returns:
        A line for each, what weighs most first, with its nats where it has any.

    Example:
        >>> tell("persons", (("prior", -10.5), ("same_office", 9.0)))
        ('two persons at random (-10.5)', 'the same office (+9.0)')
    """
    settings = read_settings("evidence.toml")
    texts = settings["any"] | settings[kind]
    ordered = sorted(items, key=lambda item: (-abs(item[1]), item[0]))
    return tuple(
        texts[name]["text"] + (f" ({nats:+.1f})" if 0 < abs(nats) < 1000 else "") for name, nats in ordered
    )


class Matcher(Generic[F, P]):
    """One kind of node. As it stands it joins the nodes of one key and nothing else.

    Attributes:
        kind: Its section in ``evidence.toml``; "any" has only what all kinds share.
        merge: Score from which on atoms are made one.
        ask: Score from which on somebody should be asked.
    """

    kind = "any"
    merge = 1.0
    ask = 1.0

    def key(self, id: str, feature: F) -> str:
        """The atom that a node belongs to: nodes of one key are one beyond doubt."""
        raise NotImplementedError

    def profile(self, features: Sequence[F]) -> P | None:  # noqa: ARG002
        """What is known of an atom, whatever the order of its nodes; None for one that is never compared."""
        return None

    def blocks(self, profile: P) -> Iterable[Hashable]:  # noqa: ARG002
        """What an atom must share with another to be compared with it."""
        return ()

    def compare(self, one: P, other: P) -> Weighed | None:  # noqa: ARG002
        """What speaks for two atoms being one; None where nothing does."""
        return None

    def conflict(self, one: P, other: P) -> str:  # noqa: ARG002
        """The kind of evidence by which two atoms cannot be one; "" where they can."""
        return ""

    def keep_apart(self, one: Sequence[P], other: Sequence[P]) -> str:
        """The kind of evidence by which two clusters of atoms cannot be one; "" where they can."""
        return next((found for a in one for b in other if (found := self.conflict(a, b))), "")

    def is_firm(self, profile: P) -> bool:  # noqa: ARG002
        """False for an atom that says so little that it may only join the one that it fits best."""
        return True


class KeyMatcher(Matcher[str, None]):
    """A kind whose nodes are one where they have one key, which is all that is known of them."""

    def key(self, id: str, feature: str) -> str:  # noqa: ARG002
        """The key itself."""
        return feature
