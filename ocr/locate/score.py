"""One measure of "this looks like a card", by which outlines of any origin are compared."""

from __future__ import annotations

from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.pixels import Pixels

Floats = NDArray[np.float32]
Lab = Floats
"""height x width x 3 in CIE Lab (OpenCV's 8-bit scaling), as 32-bit floats."""

Corners = Floats
"""Outlines as N x 4 x 2: x and y of four corners each, clockwise on the screen."""

SAMPLES = 40
"""Places along each side where inside and outside are compared."""

REACH = 3.0
"""How far inside and outside of a side, in pixels, colours are compared."""

SMALLEST_AREA, LARGEST_AREA = 0.006, 0.97
"""Shares of the image that a card may cover."""

BEYOND_IMAGE = 0.3
"""Support of a side that lies outside the image: nothing speaks against it, little for it."""


def lab_of(image: Pixels) -> Lab:
    """The image in Lab, smoothed a little."""
    smooth = cv2.GaussianBlur(image, (0, 0), 1.0)
    return cast(Lab, cv2.cvtColor(smooth, cv2.COLOR_BGR2LAB).astype(np.float32))


def clear_step(lab: Lab) -> float:
    """A difference in Lab that is an edge for certain, over the grain of this image's surfaces."""
    reach = round(2 * REACH)
    across = np.linalg.norm(lab[::5, reach::5] - lab[::5, :-reach:5], axis=2)
    return float(np.clip(3.0 + 2.0 * np.median(across), 5.0, 14.0))


def card_scores(lab: Lab, corners: Corners, step: float) -> Floats:
    """How much each outline looks like a card, N values from 0 (nothing speaks for it) to 1."""
    return _edge_scores(lab, corners, step, shape_scores(corners, (lab.shape[1], lab.shape[0])))


def block_scores(lab: Lab, corners: Corners, step: float) -> Floats:
    """The same for rectangles of any proportions: cards that touch look like one."""
    return _edge_scores(lab, corners, step, rectangle_scores(corners, (lab.shape[1], lab.shape[0])))


def _edge_scores(lab: Lab, corners: Corners, step: float, shapes: Floats) -> Floats:
    scores = np.zeros(len(corners), np.float32)
    likely = shapes > 0
    if likely.any():
        supports = np.sort(side_supports(lab, corners[likely], step), axis=1)
        # The weakest side says most: three good ones are what any box within print has, too.
        weights = np.array([0.4, 0.25, 0.175, 0.175], np.float32)
        scores[likely] = (supports @ weights) * shapes[likely]
    return scores


def side_supports(lab: Lab, corners: Corners, step: float) -> Floats:
    """For each side the share of its length with a step from outside to inside, N x 4."""
    steps = line_steps(lab, corners, np.roll(corners, -1, axis=1)) / step
    # Mostly whether there is an edge at all; a little, how strong it is.
    clear = 0.8 * np.minimum(steps, 1.0) + 0.2 * np.minimum(steps / 5, 1.0)
    supports = np.where(np.isnan(steps), BEYOND_IMAGE, clear)
    return cast(Floats, supports.mean(axis=-1).astype(np.float32))


def line_steps(lab: Lab, starts: Floats, ends: Floats) -> Floats:
    """Differences in Lab across straight lines (arrays … x 2 of their ends), … x SAMPLES.

    NaN outside the image.
    """
    along = ends - starts
    lengths = np.maximum(np.linalg.norm(along, axis=-1, keepdims=True), 1e-6)
    inward = np.stack([-along[..., 1], along[..., 0]], axis=-1) / lengths * REACH
    t = np.linspace(0.05, 0.95, SAMPLES, dtype=np.float32)[:, None]
    line = starts[..., None, :] + t * along[..., None, :]
    outside, inside = line - inward[..., None, :], line + inward[..., None, :]
    difference = sampled(lab, inside) - sampled(lab, outside)
    steps = np.linalg.norm(_smoothed_along(difference), axis=-1)
    beyond = _beyond(outside, lab) | _beyond(inside, lab)
    return cast(Floats, np.where(beyond, np.nan, steps).astype(np.float32))


def sampled(values: NDArray[np.generic], points: Floats) -> Floats:
    """An image's values at points (… x 2), linear between pixels, edges repeated."""
    flat = points.reshape(-1, 2).astype(np.float32)
    rows = -(-len(flat) // 4096)  # remap's maps are at most 32767 pixels wide
    padded = np.zeros((rows * 4096, 2), np.float32)
    padded[: len(flat)] = flat
    x, y = (np.ascontiguousarray(padded[:, i].reshape(rows, 4096)) for i in (0, 1))
    found = cv2.remap(cast(Pixels, values), x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    channels = found.reshape(rows * 4096, -1)[: len(flat)]
    return cast(Floats, channels.reshape(*points.shape[:-1], -1).astype(np.float32))


def shape_scores(corners: Corners, size: tuple[int, int]) -> Floats:
    """1 for convex card-shaped outlines of a likely size, falling to 0; N values."""
    sides = np.linalg.norm(np.roll(corners, -1, axis=1) - corners, axis=2)
    top, right, bottom, left = np.maximum(sides, 1e-6).T
    aspect = np.abs(np.log((top + bottom) / (right + left)))
    fitting = _falling(np.abs(aspect - np.log(91 / 55)), 0.06, 0.65)
    return cast(Floats, rectangle_scores(corners, size) * fitting)


def rectangle_scores(corners: Corners, size: tuple[int, int]) -> Floats:
    """1 for what may be a rectangle of any proportions in perspective, falling to 0; N values."""
    sides = np.roll(corners, -1, axis=1) - corners
    lengths = np.maximum(np.linalg.norm(sides, axis=2), 1e-6)
    turns = _cross(sides, np.roll(sides, -1, axis=1))
    area = _cross(corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1]) / 2
    share = area / (size[0] * size[1])
    possible = (turns > 0).all(axis=1) & (share > SMALLEST_AREA) & (share < LARGEST_AREA)
    top, right, bottom, left = lengths.T
    slant = np.maximum(np.abs(np.log(top / bottom)), np.abs(np.log(right / left)))
    sines = np.clip(turns / (lengths * np.roll(lengths, -1, axis=1)), -1, 1)
    skew = 90 - np.degrees(np.arcsin(sines)).min(axis=1)
    score = _falling(slant, 0.32, 0.75) * _falling(skew, 24.0, 50.0)
    return cast(Floats, np.where(possible, score, 0.0).astype(np.float32))


def _cross(a: Floats, b: Floats) -> Floats:
    return cast(Floats, a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0])


def _falling(values: Floats, good: float, bad: float) -> Floats:
    return cast(Floats, np.clip((bad - values) / (bad - good), 0.0, 1.0))


def _smoothed_along(differences: Floats) -> Floats:
    """Means of three neighbours along a line: grain averages out, an edge does not."""
    ends = (differences[..., :1, :], differences[..., -1:, :])
    padded = np.concatenate([ends[0], differences, ends[1]], axis=-2)
    return cast(Floats, (padded[..., :-2, :] + padded[..., 1:-1, :] + padded[..., 2:, :]) / 3)


def _beyond(points: Floats, lab: Lab) -> NDArray[np.bool_]:
    x, y = points[..., 0], points[..., 1]
    outside: NDArray[np.bool_] = (x < 0) | (y < 0) | (x > lab.shape[1] - 1) | (y > lab.shape[0] - 1)
    return outside
