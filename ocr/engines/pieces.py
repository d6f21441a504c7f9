"""Pieces of one line that a detector found apart, put together before they are read."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ocr.engines.base import Place
from ocr.geometry import Point, Quad

SAME_BAND = 0.6
"""Share of the lower one's height that two pieces of a line have in common."""

SAME_TYPE = 1.5
"""Pieces of a line differ in height by less than this factor."""

BEYOND = 0.5
"""How far a line goes on, in heights, to have a letter that its parts lack."""

CUT = 0.1
"""Pieces that overlap by more than this, in heights, were cut through a letter."""


def put_together(places: Sequence[Place]) -> tuple[Place, ...]:
    """The places with those made one whose boxes overlap along a line.

    A detector parts a letter-spaced name at its wide gap and grows both parts over it: each then
    has half of the other's letter, and neither is read right.
    """
    left = sorted(places, key=lambda place: _start(place))
    whole: list[Place] = []
    for place in left:
        mate = next((other for other in whole if _cut_apart(other, place)), None)
        if mate is None:
            whole.append(place)
        else:
            whole[whole.index(mate)] = _joined(mate, place)
    return tuple(whole)


def completed(fine: Sequence[Place], coarse: Sequence[Place], least: float) -> tuple[Place, ...]:
    """Lines found at full size, those of large type as a smaller copy shows them if longer there.

    At full size a wide gap in a name looks like its end, and a single large letter like a picture.

    Args:
        fine: what was found at full size.
        coarse: what was found in the smaller copy, in the same pixels.
        least: height of large type in pixels.
    """
    lines = list(fine)
    for whole in coarse:
        parts = [place for place in lines if _holds(whole, place)]
        if _frame(whole)[1][1] >= least and parts and _is_longer(whole, parts):
            lines = [place for place in lines if place not in parts]
            lines.append(whole)
    return tuple(lines)


def _holds(whole: Place, part: Place) -> bool:
    """Whether the middle of a place lies in another one."""
    (along, across), (length, height) = _frame(whole)
    left, right, top, bottom = _extent(part, whole.quad.top_left, along, across)
    return 0 < (left + right) / 2 < length and 0 < (top + bottom) / 2 < height


def _is_longer(whole: Place, parts: Sequence[Place]) -> bool:
    """Whether a place goes on beyond its parts, which are of one line as high as it is."""
    (along, across), (length, height) = _frame(whole)
    extents = [_extent(part, whole.quad.top_left, along, across) for part in parts]
    left, right = min(e[0] for e in extents), max(e[1] for e in extents)
    one_line = all(bottom - top > height / SAME_TYPE for _, _, top, bottom in extents)
    return one_line and max(left, length - right) > BEYOND * height


def _start(place: Place) -> float:
    return place.quad.box.top if place.vertical else place.quad.box.left


def _cut_apart(first: Place, second: Place) -> bool:
    if first.vertical != second.vertical:
        return False
    (along, across), (length, height) = _frame(first)
    from_x, to_x, from_y, to_y = _extent(second, first.quad.top_left, along, across)
    band = min(to_y, height) - max(from_y, 0.0)
    low, high = sorted((height, to_y - from_y))
    if band < SAME_BAND * low or high > SAME_TYPE * low:
        return False
    overlap = length - from_x
    return CUT * low < overlap < min(length, to_x - from_x)


Direction = tuple[float, float]


def _frame(place: Place) -> tuple[tuple[Direction, Direction], tuple[float, float]]:
    """Along and across a line as directions, and its length and height."""
    a, b, _, d = place.quad
    along, across = (a, d), (a, b)
    if not place.vertical:
        along, across = across, along
    length, height = math.dist(*along), math.dist(*across)
    return (_unit(along, length), _unit(across, height)), (length, height)


def _unit(ends: tuple[Point, Point], length: float) -> Direction:
    (a, b), safe = ends, max(length, 1e-6)
    return (b.x - a.x) / safe, (b.y - a.y) / safe


def _extent(
    place: Place, origin: Point, along: Direction, across: Direction
) -> tuple[float, float, float, float]:
    """From where to where a place reaches along and across another one's directions."""
    away = [(p.x - origin.x, p.y - origin.y) for p in place.quad]
    xs = [x * along[0] + y * along[1] for x, y in away]
    ys = [x * across[0] + y * across[1] for x, y in away]
    return min(xs), max(xs), min(ys), max(ys)


def _joined(first: Place, second: Place) -> Place:
    """Both as one, in the direction of the longer."""
    longer = max(first, second, key=lambda place: max(place.quad.sides))
    (along, across), _ = _frame(longer)
    origin = longer.quad.top_left
    extents = [_extent(place, origin, along, across) for place in (first, second)]
    x0, x1 = min(e[0] for e in extents), max(e[1] for e in extents)
    y0, y1 = min(e[2] for e in extents), max(e[3] for e in extents)

    def at(x: float, y: float) -> Point:
        return Point(
            origin.x + x * along[0] + y * across[0], origin.y + x * along[1] + y * across[1]
        )

    corners = (at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1))
    if longer.vertical:
        corners = (corners[0], corners[3], corners[2], corners[1])
    return Place(Quad(*corners), first.vertical)
