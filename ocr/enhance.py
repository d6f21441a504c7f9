"""Light made even and edges made crisp, for the reader that needs it."""

from __future__ import annotations

from typing import cast

import cv2
import numpy as np

from ocr.pixels import Pixels, grey

PAPER_SPAN = 0.06
"""Share of the longer side over which the light is taken to be the same; wider than a letter."""


def evened(image: Pixels) -> Pixels:
    """Grey with the background divided out: shadows and gradients gone, paper white.

    Dark print areas with light letters turn into light ones with dark letters' contrast kept, as
    the division is by the local median of a much smaller copy.
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


def crisp(image: Pixels) -> Pixels:
    """Unsharp masking, by half of what a blur of 1.5 pixels takes away."""
    soft = cv2.GaussianBlur(image, (0, 0), 1.5)
    return cast(Pixels, cv2.addWeighted(image, 1.5, soft, -0.5, 0))
