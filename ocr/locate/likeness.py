"""What tells a card from any other four-sided outline, in numbers."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import cast

import numpy as np
from numpy.typing import NDArray

from ocr.locate.score import (
    BEYOND_IMAGE,
    SAMPLES,
    Corners,
    Floats,
    Lab,
    points_inside,
    rectangles_in_space,
    sampled,
    shape_scores,
    side_steps,
)
from ocr.locate.text_cue import MOST_OF_LINE, Text
from ocr.locate.trees import Trees

TREES = ("outlines", "trees.tsv")
"""The table of the trees, in the folder of resources."""

PIECES = 8
"""Parts of a side that are looked at each for itself."""

FAINT = 0.35
"""A step this far, in clear ones, that runs along a part of a side."""

STRIP = (5.0, 8.0, 11.0)
"""How far from a side, in pixels, the paper and the table are looked at."""


ASLANT, AT_SIDE = 0.2, 0.12
"""How far a seam's ends differ, in sides, and how near to a side it is that side itself."""


@cache
def _trees() -> Trees:
    return Trees.from_text(files("resources").joinpath(*TREES).read_text("utf-8"))


def log_odds(lab: Lab, corners: Corners, text: Text, step: float, lines: Floats) -> Floats:
    """For each outline the logarithm of how much likelier it is a card than not."""
    return _trees().sums(features_of(lab, corners, text, step, lines))


def features_of(lab: Lab, corners: Corners, text: Text, step: float, lines: Floats) -> Floats:
    """One row for each outline; the columns are those of `NAMES`."""
    if not len(corners):
        return np.empty((0, len(NAMES)), np.float32)
    columns = [
        *_of_edges(lab, corners, step),
        *_of_paper(lab, corners),
        *_of_text(corners, text),
        *_of_shape(lab, corners),
        *_of_seams(corners, lines),
        _lengthwise(corners, text),
    ]
    return cast(Floats, np.stack(columns, axis=1).astype(np.float32))


NAMES = (
    *("weakest", "weak", "strong", "strongest"),
    *("faint_weakest", "faint_weak", "faint_strong", "faint_strongest"),
    *("end_weakest", "end_weak", "end_mean", "gap_weakest", "gap_weak", "beyond"),
    *("steady_weakest", "steady_mean"),
    *("table_in", "paper_alike", "differs_weakest", "differs_mean"),
    *(
        "held",
        "cut",
        "lines",
        "speaks",
        "fill",
        "margin_least",
        "margin_most",
        "margin_mean",
        "near_out",
        "askew",
        "turned",
        "type",
    ),
    *("shape", "long", "seam_across", "seam_along", "lengthwise"),
)


def _of_edges(lab: Lab, corners: Corners, step: float) -> list[Floats]:
    differences, clear, beyond = side_steps(lab, corners, step)
    clear = np.where(beyond, BEYOND_IMAGE, clear)
    sides = np.sort(clear.mean(axis=2), axis=1)
    pieces = differences.reshape(len(corners), 4, PIECES, SAMPLES // PIECES, 3)
    mean = np.linalg.norm(pieces.mean(axis=3), axis=3)
    faint = np.minimum(mean / (FAINT * step), 1.0)
    faint_sides = np.sort(faint.mean(axis=2), axis=1)
    parts = np.maximum(clear.reshape(len(corners), 4, PIECES, -1).mean(axis=3), 0.7 * faint)
    ends = np.sort(parts[:, :, [0, -1]].reshape(len(corners), 8), axis=1)
    gaps = np.sort(parts.reshape(len(corners), -1), axis=1)
    whole = differences.mean(axis=2)
    steady = np.sort(np.log1p(np.linalg.norm(whole, axis=2)), axis=1)
    return [
        *sides.T,
        *faint_sides.T,
        ends[:, 0],
        ends[:, 1],
        ends.mean(axis=1),
        gaps[:, :3].mean(axis=1),
        gaps[:, 3:8].mean(axis=1),
        beyond.mean(axis=(1, 2)),
        steady[:, 0],
        steady.mean(axis=1),
    ]


def _of_paper(lab: Lab, corners: Corners) -> list[Floats]:
    """Colours just inside and just outside of each side, medians over its length."""
    inside, outside = (_strips(lab, corners, sign) for sign in (1.0, -1.0))
    paper, table = (
        np.median(inside, axis=1, keepdims=True),
        np.median(outside, axis=1, keepdims=True),
    )
    from_paper = np.linalg.norm(inside - paper, axis=2)
    from_table = np.linalg.norm(inside - table, axis=2)
    differs = np.sort(np.linalg.norm(inside - outside, axis=2), axis=1)
    return [
        np.clip((from_paper - from_table), -30, 30).max(axis=1) / 30,
        np.log1p(np.sort(from_paper, axis=1)[:, 2]),
        np.log1p(differs[:, 0]),
        np.log1p(differs).mean(axis=1),
    ]


def _strips(lab: Lab, corners: Corners, sign: float) -> Floats:
    starts, ends = corners, np.roll(corners, -1, axis=1)
    along = ends - starts
    lengths = np.maximum(np.linalg.norm(along, axis=-1, keepdims=True), 1e-6)
    inward = np.stack([-along[..., 1], along[..., 0]], axis=-1) / lengths
    t = np.linspace(0.1, 0.9, 12, dtype=np.float32)[:, None]
    line = starts[..., None, :] + t * along[..., None, :]
    far = [line + sign * away * inward[..., None, :] for away in STRIP]
    values = sampled(lab, np.stack(far, axis=2).astype(np.float32))
    return cast(Floats, np.median(values.reshape(len(corners), 4, -1, 3), axis=2))


def _of_text(corners: Corners, text: Text) -> list[Floats]:
    count = len(corners)
    if not len(text.weights):
        return [np.zeros(count, np.float32)] * 12
    inside = points_inside(corners, text.points).mean(axis=2)
    cut = np.minimum(inside, 1 - inside)
    held = (inside - cut) @ text.weights
    cuts = 2 * cut @ text.weights
    within = inside > MOST_OF_LINE
    lines = within.sum(axis=1)
    lengths = np.linalg.norm(text.points[:, 8] - text.points[:, 0], axis=1)
    fill = (within * (lengths * text.heights)).sum(axis=1) / np.maximum(_areas(corners), 1)
    margins = _margins(corners, text, within)
    outer = _grown(corners, 0.12)
    near = ((points_inside(outer, text.points).mean(axis=2) > 0.2) & ~within) @ text.weights
    return [
        held,
        cuts / (held + cuts + 0.03),
        np.log1p(lines),
        (lines >= 2).astype(float),
        np.minimum(fill, 1.0),
        margins.min(axis=1),
        margins.max(axis=1),
        margins.mean(axis=1),
        near / (held + near + 0.03),
        *_of_directions(corners, text, within),
        _type_sizes(corners, text, within),
    ]


def _of_directions(corners: Corners, text: Text, within: NDArray[np.bool_]) -> list[Floats]:
    """How far text runs askew of the sides, and how far its lines differ, in radians."""
    along = np.roll(corners, -1, axis=1) - corners
    sides = np.arctan2(along[..., 1], along[..., 0])
    # Sides that face each other differ by perspective: what lies between them is right.
    away = _quarter(text.angles[None, :, None] - sides[:, None])
    between = away[..., :2] * away[..., 2:] < 0
    least = np.abs(np.where(between, 0.0, np.minimum(np.abs(away[..., :2]), np.abs(away[..., 2:]))))
    weights = within * text.weights
    total = np.maximum(weights.sum(axis=1), 1e-6)
    mean = (weights * least.min(axis=2)).sum(axis=1) / total
    turns = np.exp(4j * text.angles)
    agree = np.abs((weights * turns).sum(axis=1)) / total
    return [mean, np.where(weights.any(axis=1), np.sqrt(np.maximum(1 - agree, 0.0)), 0.0)]


def _lengthwise(corners: Corners, text: Text) -> Floats:
    """Share of the text within that runs along the longer sides."""
    within = points_inside(corners, text.points).mean(axis=2) > MOST_OF_LINE
    along = _side_by_side(corners)
    long = along[np.arange(len(corners)), np.linalg.norm(along, axis=2).argmax(axis=1)]
    away = text.angles - np.arctan2(long[:, 1], long[:, 0])[:, None]
    weights = within * text.weights
    lying = np.abs(np.cos(away)) > np.sqrt(0.5)
    return cast(Floats, (weights * lying).sum(axis=1) / np.maximum(weights.sum(axis=1), 1e-6))


def _side_by_side(corners: Corners) -> Floats:
    """The means of opposite sides, both in one direction, N x 2 x 2."""
    a, b, c, d = corners.swapaxes(0, 1)
    return cast(Floats, np.stack([(b - a + c - d) / 2, (d - a + c - b) / 2], axis=1))


def _quarter(angles: Floats) -> Floats:
    """Angles but for quarter turns, from -45 to 45 degrees."""
    return cast(Floats, (angles + np.pi / 4) % (np.pi / 2) - np.pi / 4)


def _type_sizes(corners: Corners, text: Text, within: NDArray[np.bool_]) -> Floats:
    """The logarithm of how often the usual line within would fit into the outline's size."""
    sizes = np.log(np.sqrt(np.maximum(_areas(corners), 1)))
    heights = np.log(np.maximum(text.heights, 1.0)) * text.weights
    weight = within @ text.weights
    return cast(
        Floats, np.where(weight > 0, sizes - within @ heights / np.maximum(weight, 1e-6), 0)
    )


def _grown(corners: Corners, share: float) -> Corners:
    middle = corners.mean(axis=1, keepdims=True)
    return cast(Corners, middle + (1 + share) * (corners - middle))


def _margins(corners: Corners, text: Text, within: NDArray[np.bool_]) -> Floats:
    """Free room between the text and each side, in square roots of the outline's area."""
    starts, ends = corners, np.roll(corners, -1, axis=1)
    along = ends - starts
    normal = np.stack([-along[..., 1], along[..., 0]], axis=-1)
    normal /= np.maximum(np.linalg.norm(normal, axis=-1, keepdims=True), 1e-6)
    points = text.points
    away = (
        np.einsum("nsk,tpk->nstp", normal, points) - (normal * starts).sum(axis=2)[..., None, None]
    )
    least = np.where(within[:, None], away.min(axis=3), np.inf).min(axis=2)
    size = np.sqrt(np.maximum(_areas(corners), 1))[:, None]
    return np.clip(np.where(np.isfinite(least), least / size, 1.0), -0.1, 1.0)


def _areas(corners: Corners) -> Floats:
    x, y = corners[..., 0], corners[..., 1]
    return cast(Floats, (x * np.roll(y, -1, axis=1) - y * np.roll(x, -1, axis=1)).sum(axis=1) / 2)


def _of_shape(lab: Lab, corners: Corners) -> list[Floats]:
    size = lab.shape[1], lab.shape[0]
    angles, aspects = rectangles_in_space(corners, size)
    best = angles.argmax(axis=1)[:, None]
    return [shape_scores(corners, size), np.log(np.take_along_axis(aspects, best, axis=1)[:, 0])]


def _of_seams(corners: Corners, lines: Floats) -> list[Floats]:
    """How far one edge within leads from side to side, parallel to the shorter and longer sides."""
    if not len(lines):
        return [np.zeros(len(corners), np.float32)] * 2
    axes = _side_by_side(corners)
    away = lines[None] - corners.mean(axis=1)[:, None, None]
    # Places in a parallelogram nearly the same, from 0 to 1 along both axes.
    places = np.einsum("nlek,nkj->nlej", away, np.linalg.inv(axes)) + 0.5
    spans = []
    for along, other in ((0, 1), (1, 0)):
        ends, level = np.sort(places[..., along], axis=2), places[..., other]
        span = np.clip(ends[..., 1], 0, 1) - np.clip(ends[..., 0], 0, 1)
        middle = level.mean(axis=2)
        level_there = (np.abs(level[..., 1] - level[..., 0]) < ASLANT) & (
            np.abs(middle - 0.5) < 0.5 - AT_SIDE
        )
        spans.append((span * level_there).max(axis=1))
    lying = np.linalg.norm(axes[:, 0], axis=1) >= np.linalg.norm(axes[:, 1], axis=1)
    return [np.where(lying, spans[1], spans[0]), np.where(lying, spans[0], spans[1])]
