"""Text as a witness: a card holds the text around it, print within a card does not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np

from ocr.geometry import Quad
from ocr.locate.overlaps import Found
from ocr.locate.score import Corners, Floats

MOST_TEXT = 0.65
"""Share of all text that the cards in a picture hold together."""

SURE_SCORE = 0.85
CARD_LIKE = (1.45, 1.95)
"""Proportions of images that may be scans of one card, with nothing around it."""

SMALL_SHARE = 0.2


def needs_text(found: Sequence[Found], size: tuple[int, int]) -> bool:
    """Whether outlines should be held against the text: they are several, faint, small, or none."""
    if len(found) != 1 or max(card.score for card in found) < SURE_SCORE:
        return True
    share = sum(card.outline.area for card in found) / (size[0] * size[1])
    proportions = max(size) / max(1, min(size))
    alike = CARD_LIKE[0] < proportions < CARD_LIKE[1] and share < 0.5
    return share < SMALL_SHARE or alike


def hold_the_text(found: Sequence[Found], text: Sequence[Quad]) -> bool:
    """Whether outlines hold most of the text of the picture; true where there is none."""
    if not text or not found:
        return bool(found)
    corners = np.array([card.outline for card in found], np.float32)
    weights, inside = _lengths(text), _points_inside(corners, text)
    held = inside.mean(axis=2).max(axis=0)
    return float((held * weights).sum() / weights.sum()) >= MOST_TEXT


def with_text(found: Sequence[Found], text: Sequence[Quad]) -> tuple[Found, ...]:
    """The outlines that hold text at all; tiles and planks hold none."""
    if not text or not found:
        return ()
    inside = _points_inside(np.array([card.outline for card in found], np.float32), text)
    return tuple(card for card, points in zip(found, inside, strict=True) if points.any())


def shares_held(corners: Corners, text: Sequence[Quad]) -> Floats:
    """For each outline the share of the text within it, less what its sides cut through; N."""
    weights = _lengths(text)
    inside = _points_inside(corners, text)
    cut = inside.any(axis=2) & ~inside.all(axis=2)
    held = (inside.mean(axis=2) - 0.5 * cut) @ weights / weights.sum()
    return cast(Floats, np.clip(held, 0.0, 1.0).astype(np.float32))


def _lengths(text: Sequence[Quad]) -> Floats:
    return np.array([max(quad.sides) for quad in text], np.float32)


def _points_inside(corners: Corners, text: Sequence[Quad]) -> np.ndarray:
    """Which of three points of each text lie in which outline, N x T x 3."""
    quads = np.array(text, np.float32)
    left, right = (quads[:, 0] + quads[:, 3]) / 2, (quads[:, 1] + quads[:, 2]) / 2
    points = np.stack([0.9 * left + 0.1 * right, (left + right) / 2, 0.1 * left + 0.9 * right], 1)
    starts, sides = corners, np.roll(corners, -1, axis=1) - corners
    away = points[None, :, :, None] - starts[:, None, None]
    turns = sides[:, None, None, :, 0] * away[..., 1] - sides[:, None, None, :, 1] * away[..., 0]
    return cast(np.ndarray, (turns > 0).all(axis=-1))
