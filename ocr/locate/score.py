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

GLANCES, MOST_PROMISING, LEAST_GLANCE, SAME_PLACE = 9, 700, 0.7, 0.006
"""Places along each side for a first glance, and what passes it."""

REACH = 3.0
"""How far inside and outside of a side, in pixels, colours are compared."""

SMALLEST_AREA, LARGEST_AREA = 0.006, 0.97
"""Shares of the image that a card may cover."""

LENSES = (0.75, 1.0, 1.6, 6.0)
"""Focal lengths through the image's longer side: a telephone's, a camera's, a scanner's."""

SIDE_WEIGHTS = np.array([0.4, 0.25, 0.175, 0.175], np.float32)
"""The weakest side says most: three good ones are what any box within print has, too."""

BEYOND_IMAGE = 0.4
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


def promising(
    lab: Lab, corners: Corners, step: float, held: Floats, least: float = LEAST_GLANCE
) -> NDArray[np.int_]:
    """Indices of the outlines that a glance at a few places of each side leaves over.

    `held` are places of which a card holds at least one; none if nothing is known.
    """
    size = lab.shape[1], lab.shape[0]
    possible = np.flatnonzero(rectangle_scores(corners, size) > 0)
    if len(held):
        possible = possible[points_inside(corners[possible], held[:, None]).any(axis=(1, 2))]
    steps = line_steps(lab, corners[possible], np.roll(corners[possible], -1, axis=1), GLANCES)
    clear = _supports(steps / step)
    glance = clear.mean(axis=1) + clear.min(axis=1)
    best = possible[np.argsort(-glance)]
    best = best[np.sort(glance)[::-1] > least]
    # Of outlines that are nearly the same the clearest is enough.
    coarse = np.rint(corners[best].reshape(-1, 8) / (SAME_PLACE * max(size)))
    _, first = np.unique(coarse, axis=0, return_index=True)
    return best[np.sort(first)[:MOST_PROMISING]]


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
        scores[likely] = (supports @ SIDE_WEIGHTS) * shapes[likely]
    return scores


def side_supports(lab: Lab, corners: Corners, step: float) -> Floats:
    """For each side the share of its length with a step from outside to inside, N x 4."""
    _, clear, beyond = side_steps(lab, corners, step)
    return cast(Floats, np.where(beyond, BEYOND_IMAGE, clear).mean(axis=-1).astype(np.float32))


def side_steps(lab: Lab, corners: Corners, step: float) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """Along each side: steps (N x 4 x 40 x 3), how clear they are, what lies beyond the image."""
    differences, beyond = _differences(lab, corners, np.roll(corners, -1, axis=1), SAMPLES)
    steps = np.linalg.norm(_smoothed_along(differences), axis=-1)
    return differences, _clear(steps / step), beyond


def steadiness(lab: Lab, corners: Corners) -> Floats:
    """How clear a step along whole sides is, the weakest counting most; N values in Lab units."""
    steps = _differences(lab, corners, np.roll(corners, -1, axis=1), SAMPLES)[0]
    mean = steps.mean(axis=2, keepdims=True)
    size = np.linalg.norm(mean, axis=3)
    agree = ((steps * mean).sum(axis=3) > 0.4 * size**2).mean(axis=2)
    clear = np.sort(np.log1p(size[..., 0]) * agree, axis=1)
    return cast(Floats, clear @ SIDE_WEIGHTS)


def _supports(steps: Floats) -> Floats:
    supports = np.where(np.isnan(steps), BEYOND_IMAGE, _clear(steps))
    return cast(Floats, supports.mean(axis=-1).astype(np.float32))


def _clear(steps: Floats) -> Floats:
    # Mostly whether there is an edge at all; a little, how strong it is.
    return cast(Floats, 0.8 * np.minimum(steps, 1.0) + 0.2 * np.minimum(steps / 5, 1.0))


def line_steps(lab: Lab, starts: Floats, ends: Floats, samples: int = SAMPLES) -> Floats:
    """Differences in Lab across straight lines (arrays … x 2 of their ends), … x samples.

    NaN outside the image.
    """
    difference, beyond = _differences(lab, starts, ends, samples)
    steps = np.linalg.norm(_smoothed_along(difference), axis=-1)
    return cast(Floats, np.where(beyond, np.nan, steps).astype(np.float32))


def _differences(
    lab: Lab, starts: Floats, ends: Floats, samples: int
) -> tuple[Floats, NDArray[np.bool_]]:
    """Steps across straight lines, … x samples x 3, and which of them lie outside the image."""
    along = ends - starts
    lengths = np.maximum(np.linalg.norm(along, axis=-1, keepdims=True), 1e-6)
    inward = np.stack([-along[..., 1], along[..., 0]], axis=-1) / lengths * REACH
    t = np.linspace(0.05, 0.95, samples, dtype=np.float32)[:, None]
    line = starts[..., None, :] + t * along[..., None, :]
    outside, inside = line - inward[..., None, :], line + inward[..., None, :]
    difference = sampled(lab, inside) - sampled(lab, outside)
    return difference, _beyond(outside, lab) | _beyond(inside, lab)


def points_inside(corners: Corners, points: Floats) -> NDArray[np.bool_]:
    """Which of the points (T x P x 2) lie in which outline, N x T x P."""
    ends = np.roll(corners, -1, axis=1)
    inside = np.ones((len(corners), *points.shape[:2]), bool)
    for side in range(4):
        x, y = (corners[:, side, i, None, None] for i in (0, 1))
        along_x, along_y = (ends[:, side, i, None, None] - start for i, start in ((0, x), (1, y)))
        inside &= along_x * (points[None, ..., 1] - y) > along_y * (points[None, ..., 0] - x)
    return inside


def sampled(values: NDArray[np.generic], points: Floats) -> Floats:
    """An image's values at points (… x 2), linear between pixels, edges repeated."""
    channels = values.shape[2] if values.ndim == 3 else 1
    if not points.size:
        return np.empty((*points.shape[:-1], channels), np.float32)
    flat = points.reshape(-1, 2).astype(np.float32)
    rows = -(-len(flat) // 4096)  # remap's maps are at most 32767 pixels wide
    padded = np.zeros((rows * 4096, 2), np.float32)
    padded[: len(flat)] = flat
    x, y = (np.ascontiguousarray(padded[:, i].reshape(rows, 4096)) for i in (0, 1))
    found = cv2.remap(cast(Pixels, values), x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    used = found.reshape(rows * 4096, channels)[: len(flat)]
    return cast(Floats, used.reshape(*points.shape[:-1], channels).astype(np.float32))


def shape_scores(corners: Corners, size: tuple[int, int]) -> Floats:
    """1 for what may be a card seen by a camera, falling to 0; N values."""
    right_angles, aspects = rectangles_in_space(corners, size)
    likely = _falling(np.abs(np.log(aspects) - np.log(91 / 55)), 0.1, 0.7)
    return cast(Floats, (right_angles * likely).max(axis=1) * _possible(corners, size))


def rectangle_scores(corners: Corners, size: tuple[int, int]) -> Floats:
    """1 for what may be a rectangle of any proportions seen by a camera, falling to 0; N values."""
    right_angles, _ = rectangles_in_space(corners, size)
    return cast(Floats, right_angles.max(axis=1) * _possible(corners, size))


def rectangles_in_space(corners: Corners, size: tuple[int, int]) -> tuple[Floats, Floats]:
    """How right the angles of what each outline shows are, 0 to 1, and its proportions, from 1 up.

    Both for each of `LENSES`, N x lenses.
    """
    focal = np.array(LENSES, np.float32) * max(size)
    flat = np.broadcast_to(
        corners[:, None] - np.array(size, np.float32) / 2, (len(corners), len(focal), 4, 2)
    )
    depth = np.broadcast_to(focal[None, :, None, None], (*flat.shape[:3], 1))
    rays = np.concatenate([flat, depth], axis=3)
    # Planes through the lens and a side each; opposite ones meet in the direction of their sides.
    planes = np.cross(rays, np.roll(rays, -1, axis=2))
    across, down = (_unit(np.cross(planes[:, :, i], planes[:, :, i + 2])) for i in (0, 1))
    slant = np.abs((across * down).sum(axis=2))
    normal = _unit(np.cross(across, down))
    distance = (rays * normal[:, :, None]).sum(axis=3, keepdims=True)
    in_space = rays / np.where(np.abs(distance) < 1e-6, 1e-6, distance)
    sides = np.linalg.norm(np.roll(in_space, -1, axis=2) - in_space, axis=3)
    aspects = np.abs(np.log((sides[..., 0] + sides[..., 2]) / (sides[..., 1] + sides[..., 3])))
    angles = _falling(slant, 0.1, 0.35) * _falling(-np.abs(normal[..., 2]), -0.5, -0.3)
    return cast(Floats, angles), cast(Floats, np.exp(aspects))


def _possible(corners: Corners, size: tuple[int, int]) -> NDArray[np.bool_]:
    """Which outlines are convex and neither a speck nor the whole image."""
    sides = np.roll(corners, -1, axis=1) - corners
    turns = _cross(sides, np.roll(sides, -1, axis=1))
    area = _cross(corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1]) / 2
    share = area / (size[0] * size[1])
    possible: NDArray[np.bool_] = (
        (turns > 0).all(axis=1) & (share > SMALLEST_AREA) & (share < LARGEST_AREA)
    )
    return possible


def _unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return cast(Floats, vectors / np.maximum(lengths, 1e-12))


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
