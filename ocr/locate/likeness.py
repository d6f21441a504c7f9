"""What tells a card from any other four-sided outline, in numbers."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import cast

import numpy as np
from numpy.typing import NDArray

from ocr.locate.score import (
    Corners,
    Floats,
    Lab,
    points_inside,
    rectangles_in_space,
    shape_scores,
)
from ocr.locate.sides import of_edges, of_paper, of_rules
from ocr.locate.text_cue import MOST_OF_LINE, Text
from ocr.locate.trees import Trees

TREES = ("outlines", "trees.tsv")
"""The table of the trees, in the folder of resources."""

ASLANT, AT_SIDE = 0.2, 0.12
"""How far a seam's ends differ, in sides, and how near to a side it is that side itself."""


@cache
def _trees() -> Trees:
    return Trees.from_text(files("resources").joinpath(*TREES).read_text("utf-8"))


def log_odds(
    lab: Lab, corners: Corners, text: Text, step: float, lines: Floats, trees: Trees | None = None
) -> Floats:
    """For each outline the logarithm of how much likelier it is a card than not.

    By the kept trees if no others are given.
    """
    return (trees or _trees()).sums(features_of(lab, corners, text, step, lines))


def features_of(lab: Lab, corners: Corners, text: Text, step: float, lines: Floats) -> Floats:
    """One row for each outline; the columns are those of `NAMES`."""
    if not len(corners):
        return np.empty((0, len(NAMES)), np.float32)
    columns = [
        *of_edges(lab, corners, step),
        *of_paper(lab, corners),
        *_of_text(corners, text),
        *_of_shape(lab, corners),
        *_of_seams(corners, lines),
        _lengthwise(corners, text),
        _narrowing(corners),
        *of_rules(lab, corners),
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
    *("shape", "long", "seam_across", "seam_along", "lengthwise", "narrowing"),
    *("rule_weakest", "rule_mean"),
)


def _of_text(corners: Corners, text: Text) -> list[Floats]:
    count = len(corners)
    if not len(text.weights):
        return [np.zeros(count, np.float32)] * 12
    inside = text.inside(corners)
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
    least = np.abs(_quarter(text.angles[None, :, None] - _directions_at(corners, text))).min(axis=2)
    weights = within * text.weights
    total = np.maximum(weights.sum(axis=1), 1e-6)
    mean = (weights * least).sum(axis=1) / total
    turns = np.exp(4j * text.angles)
    agree = np.abs((weights * turns).sum(axis=1)) / total
    return [mean, np.where(weights.any(axis=1), np.sqrt(np.maximum(1 - agree, 0.0)), 0.0)]


def _directions_at(corners: Corners, text: Text) -> Floats:
    """Directions of lines along both pairs of sides at each line's place, N x T x 2, in radians."""
    flat = np.concatenate([corners, np.ones((*corners.shape[:2], 1))], axis=2)
    lines = np.cross(flat, np.roll(flat, -1, axis=1))
    meeting = np.cross(lines[:, :2], lines[:, 2:])  # where opposite sides would, if they went on
    middles = text.points.mean(axis=1)
    x, y = (
        meeting[:, None, :, i] - middles[None, :, i, None] * meeting[:, None, :, 2] for i in (0, 1)
    )
    return cast(Floats, np.arctan2(y, x))


def _narrowing(corners: Corners) -> Floats:
    """How much longer a side is than the one that faces it, as a logarithm, the greater of both."""
    sides = np.linalg.norm(np.roll(corners, -1, axis=1) - corners, axis=2)
    ratios = np.log(np.maximum(sides[:, :2], 1.0) / np.maximum(sides[:, 2:], 1.0))
    return cast(Floats, np.abs(ratios).max(axis=1))


def _lengthwise(corners: Corners, text: Text) -> Floats:
    """Share of the text within that runs along the longer sides."""
    within = text.inside(corners) > MOST_OF_LINE
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
