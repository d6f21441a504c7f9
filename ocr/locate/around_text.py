"""Outlines around blocks of text: from each block outwards to where an edge runs along all of it.

It finds cards whose edges are too faint or too broken to be seen place by place: a mean along a
whole side shows a step that grain hides everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.locate.score import Corners, Floats, Lab, shape_scores, steadiness
from ocr.locate.text_cue import Text

DISTANCES = (1.3, 2.6, 5.0)
"""How far apart the lines of a block are at most, in heights of its lines."""

SAME_DIRECTION = math.radians(10)
"""Lines of a block differ by no more, except by a right angle."""

FEWEST_LINES, MOST_BLOCKS, LINES_OF_CARD = 2, 24, 6
"""Lines of a block, and blocks that are looked at: more where there is text for more cards."""

AROUND = 0.9
"""How far around a block its card may reach, in its longer sides."""

PATCH = 260
"""Long side in pixels of the copy of a block with its surroundings."""

MARGIN = 12
"""Pixels around a patch that its blur reaches to."""

TILTS = np.linspace(-0.09, 0.09, 11, dtype=np.float32)
"""Directions of a side against the text's, as tangents: cameras are held aslant."""

STEADY = 0.4
"""Share of the mean step that a place must show to speak for it."""

AROUND_EDGE = 25
"""Pixels over which light is taken to fall off evenly."""

SIDES, LIKELY, BEST = 6, 80, 12
"""Edges that are tried for each side; outlines that are looked at, and kept, of each block."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A block of text as a rectangle: its middle, the direction of its first side, its size."""

    middle: Floats
    angle: float
    size: Floats


def outlines_around(lab: Lab, text: Text) -> Corners:
    """The likeliest outlines around each block of text, N x 4 x 2."""
    found = [_outlines_of(lab, block) for block in _blocks(text)]
    return np.concatenate([np.empty((0, 4, 2), np.float32), *found])


def outlines_of_size_around(lab: Lab, text: Text, sizes: Sequence[Floats]) -> Corners:
    """Outlines of known widths and heights around each block, by two sides that show, N x 4 x 2."""
    found = [_of_sizes(lab, block, sizes) for block in _blocks(text)]
    return np.concatenate([np.empty((0, 4, 2), np.float32), *found])


def _blocks(text: Text) -> list[_Block]:
    """Lines that stand together, by several ideas of how close that is."""
    groups: dict[bytes, NDArray[np.bool_]] = {}
    for distance in DISTANCES:
        for group in _connected(_near(text, distance)):
            if group.sum() >= FEWEST_LINES:
                groups[group.tobytes()] = group
    weightiest = sorted(groups.values(), key=lambda group: -float(text.weights[group].sum()))
    most = max(MOST_BLOCKS, len(text.weights) // LINES_OF_CARD)
    return [_block(text, group) for group in weightiest[:most]]


def _near(text: Text, distance: float) -> NDArray[np.bool_]:
    """Which lines stand near one another and run alike, T x T."""
    points, heights = text.points[:, [0, 4, 8, 9, 13, 17]], text.heights
    apart = np.full((len(heights), len(heights)), np.inf, np.float32)
    for place in range(points.shape[1]):
        away = np.linalg.norm(points[:, None, place, None] - points[None], axis=3)
        apart = np.minimum(apart, away.min(axis=2))
    turn = np.abs((text.angles[:, None] - text.angles + np.pi / 4) % (np.pi / 2) - np.pi / 4)
    near: NDArray[np.bool_] = apart < distance * np.minimum(heights[:, None], heights)
    near &= turn < SAME_DIRECTION
    return near


def _connected(near: NDArray[np.bool_]) -> list[NDArray[np.bool_]]:
    groups, free = [], np.ones(len(near), bool)
    while free.any():
        group = np.zeros(len(near), bool)
        group[int(free.argmax())] = True
        while (grown := near[group].any(axis=0) | group).sum() > group.sum():
            group = grown
        groups.append(group)
        free &= ~group
    return groups


def _block(text: Text, group: NDArray[np.bool_]) -> _Block:
    weights = text.weights[group]
    turns = np.exp(4j * text.angles[group])
    angle = float(np.angle((turns * weights).sum())) / 4
    points = text.points[group].reshape(-1, 2)
    across = np.array([math.cos(angle), math.sin(angle)], np.float32)
    down = np.array([-across[1], across[0]], np.float32)
    placed = np.stack([points @ across, points @ down], axis=1)
    low, high = placed.min(axis=0), placed.max(axis=0)
    middle = (low + high) / 2
    return _Block((middle[0] * across + middle[1] * down).astype(np.float32), angle, high - low)


@dataclass(frozen=True, slots=True)
class _Around:
    """The edges around a block, each N x 3, and the way back from them into the image."""

    left: Floats
    top: Floats
    right: Floats
    bottom: Floats
    inner: Floats
    centre: Floats
    back: Floats
    scale: float

    @staticmethod
    def of(lab: Lab, block: _Block) -> _Around:
        half = block.size / 2 + AROUND * block.size.max()
        scale = min(1.0, PATCH / float(2 * half.max()))
        patch, back = _patch(lab, block, half, scale)
        inner = (block.size * scale / 2).astype(np.float32)
        centre = np.array([patch.shape[1] / 2, patch.shape[0] / 2], np.float32)
        right, left = _edges(patch, centre, inner)
        lying = np.ascontiguousarray(patch.transpose(1, 0, 2))
        bottom, top = _edges(lying, centre[::-1], inner[::-1])
        return _Around(left, top, right, bottom, inner, centre, back, scale)

    def placed(self, corners: Corners) -> Corners:
        """Outlines around the block's middle in the image's pixels."""
        there = (corners + self.centre) @ self.back[:, :2].T + self.back[:, 2]
        return cast(Corners, there.astype(np.float32))

    def of_size(self, size: Floats) -> Corners:
        """Outlines of a width and a height in the image's pixels with an edge on two sides."""
        width, height = size * self.scale
        across = _pairs(self.left, self.right, width, self.inner[0])
        down = _pairs(self.top, self.bottom, height, self.inner[1])
        i, j = np.indices((len(across), len(down))).reshape(2, -1)
        left, right = across[i].swapaxes(0, 1)
        top, bottom = down[j].swapaxes(0, 1)
        return self.placed(_corners(left, top, right, bottom))


def _outlines_of(lab: Lab, block: _Block) -> Corners:
    """The best outlines around one block, in the image's pixels."""
    around = _Around.of(lab, block)
    corners, strengths = _combined(around.left, around.top, around.right, around.bottom)
    if not len(corners):
        return np.empty((0, 4, 2), np.float32)
    placed = around.placed(corners)
    worth = strengths * shape_scores(placed, (lab.shape[1], lab.shape[0]))
    best = np.argsort(-worth)[:LIKELY]
    return _steadiest(lab, placed[best[worth[best] > 0]])


def _of_sizes(lab: Lab, block: _Block, sizes: Sequence[Floats]) -> Corners:
    """The best outlines of each size around one block, lying or standing."""
    around = _Around.of(lab, block)
    found = [np.empty((0, 4, 2), np.float32)]
    for size in sizes:
        for turned in (size, size[::-1]):
            if (turned * around.scale > 2 * around.inner).all():
                found.append(_steadiest(lab, around.of_size(turned)))
    return np.concatenate(found)


def _steadiest(lab: Lab, likely: Corners) -> Corners:
    clear = steadiness(lab, likely) * shape_scores(likely, (lab.shape[1], lab.shape[0]))
    return likely[np.argsort(-clear)[:BEST]]


def _pairs(low: Floats, high: Floats, apart: float, inner: float) -> Floats:
    """Each edge with one in parallel so far apart on the other side of the block, N x 2 x 3."""
    step = np.array([apart, 0, 0], np.float32)
    pairs = np.concatenate([np.stack([low, low + step], 1), np.stack([high - step, high], 1)])
    return cast(Floats, pairs[(pairs[:, 0, 0] < -0.98 * inner) & (pairs[:, 1, 0] > 0.98 * inner)])


def _patch(lab: Lab, block: _Block, half: Floats, scale: float) -> tuple[Floats, Floats]:
    """The block and what is around it, lying straight, and the way back into the image (2 x 3)."""
    width, height = (max(8, int(2 * n * scale)) for n in half)
    across = np.array([math.cos(block.angle), math.sin(block.angle)]) / scale
    down = np.array([-across[1], across[0]])
    back = np.column_stack([across, down, block.middle - (across * width + down * height) / 2])
    frame = (
        np.array([(0, 0), (width, 0), (width, height), (0, height)]) @ back[:, :2].T + back[:, 2]
    )
    # Only what is needed is blurred: that takes longer than all the rest.
    low = np.clip(frame.min(axis=0).astype(int) - MARGIN, 0, np.array(lab.shape[1::-1]) - 1)
    high = np.maximum(frame.max(axis=0).astype(int) + MARGIN, low + 1)
    near = lab[low[1] : high[1], low[0] : high[0]]
    soft = cv2.GaussianBlur(near, (0, 0), max(0.6, 0.4 / scale)) if scale < 1 else near
    there = np.column_stack([back[:, :2], back[:, 2] - low])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    patch = cv2.warpAffine(
        soft, there, (width, height), flags=flags, borderMode=cv2.BORDER_REPLICATE
    )
    return patch.astype(np.float32), back.astype(np.float32)


def _edges(patch: Floats, centre: Floats, inner: Floats) -> tuple[Floats, Floats]:
    """Edges that run down to the right and to the left of the block, each N x 3.

    Place across from the middle, tangent of the direction, strength.
    """
    low, high = (int(centre[1] + sign * inner[1]) for sign in (-1, 1))
    rows = np.arange(max(low, 0), max(high, low + 1) + 1).clip(0, patch.shape[0] - 1)
    steps = np.zeros_like(patch)
    steps[:, 2:-2] = patch[:, 4:] - patch[:, :-4]
    places = np.arange(patch.shape[1]) - centre[0]
    outside = inner[0] * 0.98
    asked = np.flatnonzero(np.abs(places) > outside - AROUND_EDGE / 2 - 1)
    strengths = np.zeros((len(TILTS), patch.shape[1]), np.float32)
    for tilt, strength in zip(TILTS, strengths, strict=True):
        strength[asked] = _along(steps, rows, asked, centre[1], float(tilt))
    right, left = places > outside, places < -outside
    return _peaks(strengths, places, right), _peaks(strengths, places, left)


def _along(
    steps: Floats, rows: NDArray[np.int_], columns: NDArray[np.int_], middle: float, tilt: float
) -> Floats:
    """Strength of an edge through some places of the middle row in one direction."""
    places = columns[None] + np.rint(tilt * (rows - middle)).astype(int)[:, None]
    there = steps[rows[:, None], places.clip(0, steps.shape[1] - 1)]
    mean = there.mean(axis=0)
    # Light that falls off is a step everywhere; an edge is more than what is around it.
    mean = mean - cv2.blur(mean[None], (AROUND_EDGE, 1), borderType=cv2.BORDER_REPLICATE)[0]
    size = np.linalg.norm(mean, axis=1)
    agree = (there * mean).sum(axis=2) > STEADY * size**2
    return cast(Floats, size * agree.mean(axis=0))


def _peaks(strengths: Floats, places: Floats, where: NDArray[np.bool_]) -> Floats:
    """The strongest edges, a few pixels from one another."""
    found = []
    left = np.where(where, strengths, 0.0)
    for _ in range(SIDES):
        tilt, place = np.unravel_index(int(left.argmax()), left.shape)
        if left[tilt, place] <= 0:
            break
        found.append((places[place], TILTS[tilt], left[tilt, place]))
        left[:, max(place - 4, 0) : place + 5] = 0
    return np.array(found, np.float32).reshape(-1, 3)


def _combined(left: Floats, top: Floats, right: Floats, bottom: Floats) -> tuple[Corners, Floats]:
    """Every outline of four edges, around the middle, and how clear its weakest sides are."""
    index = np.indices((len(left), len(top), len(right), len(bottom))).reshape(4, -1)
    chosen = [side[i] for side, i in zip((left, top, right, bottom), index, strict=True)]
    clear = np.sort(np.log1p(np.stack([side[:, 2] for side in chosen], axis=1)), axis=1)
    weights = np.array([0.4, 0.25, 0.175, 0.175], np.float32)
    return _corners(*chosen), cast(Floats, clear @ weights)


def _corners(left: Floats, top: Floats, right: Floats, bottom: Floats) -> Corners:
    """Where edges meet, from the top left clockwise, N x 4 x 2."""
    meeting = ((left, top), (right, top), (right, bottom), (left, bottom))
    corners = [_crossing(upright, lying) for upright, lying in meeting]
    return cast(Corners, np.stack(corners, axis=1).astype(np.float32))


def _crossing(upright: Floats, lying: Floats) -> Floats:
    """Where x = a + s y meets y = b + t x."""
    a, s, b, t = upright[:, 0], upright[:, 1], lying[:, 0], lying[:, 1]
    x = (a + s * b) / (1 - s * t)
    return np.stack([x, b + t * x], axis=1)
