"""Outlines that may be cards, proposed in several independent ways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import cv2
import numpy as np

from ocr.geometry import Point, Quad
from ocr.locate.score import SMALLEST_AREA, Lab
from ocr.pixels import Pixels

CANNY_LEVELS = ((15, 45), (30, 90), (60, 150))


def all_candidates(image: Pixels, lab: Lab) -> Iterator[Quad]:
    """Outlines by edges, and by distance of colour and light from the border, best ones later."""
    for mask in (*_edge_masks(image, lab), *_colour_masks(lab)):
        yield from _quads_in(mask)


def _edge_masks(image: Pixels, lab: Lab) -> Iterator[Pixels]:
    smooth = cv2.bilateralFilter(image, 7, 40, 5)
    channels = cv2.split(cv2.cvtColor(smooth, cv2.COLOR_BGR2LAB))
    kernel = np.ones((3, 3), np.uint8)
    for low, high in CANNY_LEVELS:
        edges = cv2.Canny(channels[0], low, high)
        for channel in channels[1:]:
            edges = cv2.bitwise_or(edges, cv2.Canny(channel, low // 2, high // 2))
        yield cast(Pixels, cv2.dilate(edges, kernel))
        yield cast(Pixels, cv2.morphologyEx(edges, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)))


def _colour_masks(lab: Lab) -> Iterator[Pixels]:
    """Where the image differs from its border: by Otsu's threshold, a looser and a tighter one."""
    rim = np.concatenate(
        [
            lab[:6].reshape(-1, 3),
            lab[-6:].reshape(-1, 3),
            lab[:, :6].reshape(-1, 3),
            lab[:, -6:].reshape(-1, 3),
        ]
    )
    middle = np.median(rim, axis=0)
    distance = np.linalg.norm(lab - middle, axis=2).clip(0, 255).astype(np.uint8)
    otsu, _ = cv2.threshold(distance, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    for factor in (0.6, 1.0, 1.4):
        mask = (distance > otsu * factor).astype(np.uint8) * 255
        opened = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((7, 7), np.uint8))
        yield cast(Pixels, cv2.morphologyEx(opened, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8)))


def _quads_in(mask: Pixels) -> Iterator[Quad]:
    least = SMALLEST_AREA * mask.size
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    for contour in contours:
        hull = cv2.convexHull(contour)
        if cv2.contourArea(hull) < least:
            continue
        corners = _four_corners(hull)
        if corners is not None:
            yield clockwise(corners)


def _four_corners(hull: np.ndarray) -> np.ndarray | None:
    length = cv2.arcLength(hull, True)
    for share in (0.01, 0.02, 0.03, 0.05, 0.08):
        polygon = cv2.approxPolyDP(hull, share * length, True)
        if len(polygon) == 4:
            return polygon.reshape(4, 2)
        if len(polygon) < 4:
            break
    box = cv2.boxPoints(cv2.minAreaRect(hull))
    filled = cv2.contourArea(hull) / max(cv2.contourArea(box), 1.0)
    return box if filled > 0.85 else None


def clockwise(corners: np.ndarray) -> Quad:
    """Four points as a quad, clockwise on the screen from the one nearest the top left."""
    centre = corners.mean(axis=0)
    angles = np.arctan2(corners[:, 1] - centre[1], corners[:, 0] - centre[0])
    ordered = corners[np.argsort(angles)]
    first = int(ordered.sum(axis=1).argmin())
    return Quad(*(Point(float(x), float(y)) for x, y in np.roll(ordered, -first, axis=0)))
