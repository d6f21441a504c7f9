"""Light made even and letters made dark on white, for the reader that needs it."""

from __future__ import annotations

from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.pixels import Pixels, grey

PAPER_SPAN = 0.06
"""Share of the longer side over which the light is taken to be the same; wider than a letter."""

FAINTEST = 12.0
"""Contrast of a strip up to which nothing is printed, of 255."""

DARKEST = 20.0
"""Paper is taken to be at least this light when a strip is divided by it."""


def evened(image: Pixels) -> Pixels:
    """Grey with the background divided out: shadows and gradients gone, paper white.

    For looking at whole cards: the division is by the local median of a much smaller copy.
    """
    plain = grey(image)
    height, width = plain.shape
    factor = min(1.0, 160 / max(plain.shape))
    small = cv2.resize(
        plain,
        (max(1, round(width * factor)), max(1, round(height * factor))),
        interpolation=cv2.INTER_AREA,
    )
    span = max(3, round(max(small.shape) * PAPER_SPAN) * 2 + 1)
    paper = cv2.resize(cv2.medianBlur(small, span), (width, height)).astype(np.float32)
    return (plain * (225.0 / np.maximum(paper, 24.0))).clip(0, 255).astype(np.uint8)


def black_on_white(strip: Pixels) -> Pixels | None:
    """A strip of one line in grey, its letters black and its paper white; None where it is blank.

    The paper is the lightest tone within a letter's reach of each pixel, so that a shadow, a
    gradient or the edge of a coloured band within the line vanishes with it. What runs along the
    edges of a strip is paper: where it is the dark side, the strip is turned to its negative.
    """
    tones = grey(strip).astype(np.float32)
    edges = np.median(np.concatenate([tones[:3], tones[-3:]]))
    low, high = np.percentile(tones, (3, 97))
    if high - low < FAINTEST:
        return None
    if abs(edges - low) < abs(edges - high):
        tones = 255.0 - tones
    share = tones / np.maximum(_paper(tones), DARKEST)
    low, high = np.percentile(share, (1, 90))
    spread = (share - low) * (255.0 / max(high - low, 0.05))
    return cast(Pixels, np.clip(spread, 0, 255).astype(np.uint8))


def _paper(tones: NDArray[np.float32]) -> NDArray[np.float32]:
    reach = min(tones.shape)
    around = np.ones((max(3, reach // 2), max(3, reach // 2)), np.uint8)
    lightest = cv2.dilate(tones, around)
    return cv2.GaussianBlur(lightest, (0, 0), reach / 3).astype(np.float32)
