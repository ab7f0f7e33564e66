"""Circles side by side: communities packed so that tied ones lie near each other, components in rings."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]


def pack_circles(centres: Points, radii: NDArray[np.float64]) -> Points:
    """Draw circles together until they touch, without one over another.

    Args:
        centres: Where they begin, n x 2.
        radii: Their radii, n.

    Returns:
        Centres, n x 2; who began near each other ends near each other.
    """
    for _ in range(150):
        centres = _push_apart(centres * 0.97, radii)
    for _ in range(60):
        centres = _push_apart(centres, radii)
    return centres


def _push_apart(centres: Points, radii: NDArray[np.float64]) -> Points:
    """Circles moved apart by half of what they overlap, the smaller one moving more."""
    offset = centres[:, None, :] - centres[None, :, :]
    distance = np.hypot(offset[..., 0], offset[..., 1])
    np.fill_diagonal(distance, np.inf)
    overlap = np.maximum(radii[:, None] + radii[None, :] - distance, 0.0)
    share = radii[None, :] / (radii[:, None] + radii[None, :])
    push = (overlap * share / np.maximum(distance, 1e-9))[..., None] * offset
    return np.asarray(centres + push.sum(axis=1) * 0.8)


def ring_centres(radii: Sequence[float]) -> list[tuple[float, float]]:
    """Centres for circles of falling radius: the first in the middle, the others in rings around it."""
    centres = [(0.0, 0.0)]
    inner = radii[0] if radii else 0.0
    rest = list(radii[1:])
    while rest:
        ring = inner + rest[0]
        count = _fitting(rest, ring)
        for i in range(count):
            angle = 2 * math.pi * i / count  # the first at the side: screens are wide
            centres.append((ring * math.cos(angle), ring * math.sin(angle)))
        inner = ring + rest[0]
        rest = rest[count:]
    return centres[: len(radii)]


def _fitting(radii: Sequence[float], ring: float) -> int:
    """How many circles as large as the first of `radii` fit on a ring of that radius (at least 1)."""
    half = math.asin(min(1.0, radii[0] / ring))
    return min(len(radii), max(1, int(math.pi / half + 1e-9)))
