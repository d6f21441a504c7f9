"""Outlines by areas: what is closed by edges, or differs in colour or light from what is around."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.locate.score import SMALLEST_AREA, Corners, Floats, Lab
from ocr.pixels import Pixels

CANNY_LEVELS = ((12, 36), (30, 90), (60, 160))
RIM = 6
"""Width in pixels of the image's border that shows the table."""

LIGHT_LEVELS = 7
"""Thresholds of lightness, evenly spread over the image's values."""


def outlines_of_areas(image: Pixels, lab: Lab) -> Corners:
    """Outlines of everything card-sized that edges enclose or colour sets apart."""
    masks = (*_edge_masks(image), *_colour_masks(lab), *_light_masks(lab))
    found = [corners for mask in masks for corners in _outlines_in(mask)]
    return np.array(found, np.float32).reshape(-1, 4, 2)


def _edge_masks(image: Pixels) -> Iterator[Pixels]:
    smooth = cv2.GaussianBlur(image, (0, 0), 1.2)
    lightness, *colours = cv2.split(cv2.cvtColor(smooth, cv2.COLOR_BGR2LAB))
    for low, high in CANNY_LEVELS:
        edges = cv2.Canny(lightness, low, high)
        for colour in colours:
            edges = cv2.bitwise_or(edges, cv2.Canny(colour, low, high))
        yield cast(Pixels, cv2.dilate(edges, np.ones((3, 3), np.uint8)))
        yield cast(Pixels, cv2.morphologyEx(edges, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)))


def _colour_masks(lab: Lab) -> Iterator[Pixels]:
    """Where the image differs from its border: by Otsu's threshold, a looser and a tighter one."""
    rim = np.concatenate(
        [strip.reshape(-1, 3) for strip in (lab[:RIM], lab[-RIM:], lab[:, :RIM], lab[:, -RIM:])]
    )
    table = np.median(rim, axis=0)
    distance = np.linalg.norm(lab - table, axis=2).clip(0, 255).astype(np.uint8)
    otsu, _ = cv2.threshold(distance, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    for factor in (0.5, 0.75, 1.0, 1.4):
        yield _solid((distance > otsu * factor).astype(np.uint8) * 255)


def _light_masks(lab: Lab) -> Iterator[Pixels]:
    lightness = lab[..., 0].astype(np.uint8)
    low, high = np.percentile(lightness, (2, 98))
    for level in np.linspace(low, high, LIGHT_LEVELS + 2)[1:-1]:
        light = _solid((lightness > level).astype(np.uint8) * 255)
        yield light
        yield cast(Pixels, cv2.bitwise_not(light))


def _solid(mask: Pixels) -> Pixels:
    opened = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    return cast(Pixels, cv2.morphologyEx(opened, cv2.MORPH_CLOSE, np.ones((11, 11), np.uint8)))


def _outlines_in(mask: Pixels) -> Iterator[Floats]:
    least = SMALLEST_AREA * mask.size
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    for contour in contours:
        if len(contour) < 4 or np.prod(cv2.boundingRect(contour)[2:]) < least:
            continue
        hull = cv2.convexHull(contour)
        if cv2.contourArea(hull) >= least:
            yield from (clockwise(corners) for corners in _four_corners(hull))


def _four_corners(hull: NDArray[Any]) -> Iterator[Floats]:
    length = cv2.arcLength(hull, True)
    for share in (0.01, 0.02, 0.03, 0.05, 0.08):
        polygon = cv2.approxPolyDP(hull, share * length, True)
        if len(polygon) == 4:
            yield polygon.reshape(4, 2).astype(np.float32)
            break
    box = cv2.boxPoints(cv2.minAreaRect(hull))
    if cv2.contourArea(hull) > 0.8 * cv2.contourArea(box):
        yield box.astype(np.float32)


def clockwise(corners: Floats) -> Floats:
    """Four points in clockwise order on the screen, from the one nearest the top left."""
    away = corners - corners.mean(axis=0)
    ordered = corners[np.argsort(np.arctan2(away[:, 1], away[:, 0]))]
    return np.roll(ordered, -int(ordered.sum(axis=1).argmin()), axis=0)
