"""A text with marks on it: overlapping ones are drawn in lanes below the line, so that each can be read."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from graph.model import Span
from graph.render.sheet import Html, element, join

_MOST_LANES = 4


@dataclass(frozen=True, slots=True)
class Layer:
    """A mark on a text.

    Args:
        span: Where it stands.
        key: What the page's script calls what it stands for.
        look: Its classes; "" for one that is seen only when it is asked for.
        wide: True for one that is tinted rather than underlined.
        late: True for one that takes a lane only after the others, because it is hidden at first.
    """

    span: Span
    key: str
    look: str = ""
    wide: bool = False
    late: bool = False


@dataclass(slots=True)
class _Piece:
    """A stretch of text on which the same marks lie."""

    start: int
    end: int
    layers: list[int] = field(default_factory=list)


def mark_text(body: str, layers: Sequence[Layer]) -> Html:
    """Write a text with marks on it.

    Args:
        body: The text.
        layers: The marks, in any order; one that does not lie in the text is clipped.

    Returns:
        The text as elements. The innermost one of each stretch names the keys of its marks in `data-keys`.

    Example:
        >>> mark_text("Ani hadir", [Layer(Span(0, 3), "1", "Person")])
        '<span class="u Person lane0"><span data-keys="1">Ani</span></span> hadir'
    """
    lanes = _to_lanes(layers)
    return join([_write(body, piece, layers, lanes) for piece in _pieces(len(body), layers)])


def _pieces(size: int, layers: Sequence[Layer]) -> Iterator[_Piece]:
    """The text cut wherever a mark begins or ends."""
    begins: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for number, layer in enumerate(layers):
        start, end = max(0, layer.span.start), min(size, layer.span.end)
        if start < end:
            begins.setdefault(start, []).append(number)
            ends.setdefault(end, []).append(number)
    bounds = sorted({0, size, *begins, *ends})
    active: dict[int, None] = {}
    for start, end in pairwise(bounds):
        for number in ends.get(start, ()):
            active.pop(number, None)
        active |= dict.fromkeys(begins.get(start, ()))
        yield _Piece(start, end, sorted(active))


def _to_lanes(layers: Sequence[Layer]) -> dict[int, int]:
    """For each underlined mark the lane that no other has where it stands."""
    lined = [number for number, layer in enumerate(layers) if layer.look and not layer.wide]
    lined.sort(key=lambda i: (layers[i].late, layers[i].span.start, -layers[i].span.end, i))
    taken: list[list[Span]] = [
        [] for _ in range(_MOST_LANES - 1)
    ]  # in each lane, in order; the last is for all
    lanes = {}
    for number in lined:
        span = layers[number].span
        lanes[number] = next(
            (lane for lane, spans in enumerate(taken) if _fits(span, spans)), _MOST_LANES - 1
        )
        if lanes[number] < len(taken):
            insort(taken[lanes[number]], span)
    return lanes


def _fits(span: Span, taken: Sequence[Span]) -> bool:
    """True where a mark overlaps none of those that do not overlap each other."""
    at = bisect_left(taken, span)
    before, after = taken[at - 1 : at] if at else (), taken[at : at + 1]
    return all(other.end <= span.start for other in before) and all(
        span.end <= other.start for other in after
    )


def _write(body: str, piece: _Piece, layers: Sequence[Layer], lanes: dict[int, int]) -> Html:
    text = body[piece.start : piece.end]
    if not piece.layers:
        return join([text])
    inner = element("span", text, data_keys=" ".join(dict.fromkeys(layers[i].key for i in piece.layers)))
    for number in sorted((i for i in piece.layers if i in lanes), key=lambda i: lanes[i]):
        inner = element("span", inner, class_=f"u {layers[number].look} lane{lanes[number]}")
    for number in (i for i in piece.layers if layers[i].wide):
        inner = element("span", inner, class_=f"wide {layers[number].look}")
    return inner
