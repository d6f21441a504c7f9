"""What light, lenses and files do to a picture: each takes a picture with its truth to another.

They compose in any order; those that move pixels move the cards' corners with them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.geometry import Quad
from tests.cards.picture import Picture, as_pixels
from tests.cards.truth import orientation_of

Degradation = Callable[[Picture, np.random.Generator], Picture]
Matrix = NDArray[np.float64]


def tilt(picture: Picture, rng: np.random.Generator) -> Picture:
    """A turn of up to 6 degrees and a little perspective, on a plain grey ground."""
    height, width = picture.pixels.shape[:2]
    margin = 0.12 * max(width, height)
    size = round(width + 2 * margin), round(height + 2 * margin)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    centre = np.array([width / 2, height / 2], dtype=np.float32)
    angle = np.radians(rng.uniform(-6, 6))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    jitter = rng.uniform(-0.02, 0.02, (4, 2)) * (width, height)
    moved = ((corners - centre) @ turn.T + centre + margin + jitter).astype(np.float32)
    matrix = cv2.getPerspectiveTransform(corners, moved)
    pixels = cv2.warpPerspective(
        picture.pixels, matrix, size, flags=cv2.INTER_LINEAR, borderValue=(122, 118, 112)
    )
    return _moved(picture.with_pixels(as_pixels(pixels)), np.asarray(matrix, dtype=np.float64))


def crop(picture: Picture, rng: np.random.Generator) -> Picture:
    """Up to 2 % cut from each side; on a flat card that is its margin, never its text."""
    height, width = picture.pixels.shape[:2]
    left, right = (round(width * share) for share in rng.uniform(0, 0.02, 2))
    top, bottom = (round(height * share) for share in rng.uniform(0, 0.02, 2))
    pixels = picture.pixels[top : height - bottom, left : width - right]
    shift = np.array([[1, 0, -left], [0, 1, -top], [0, 0, 1]], dtype=np.float64)
    return _moved(picture.with_pixels(np.ascontiguousarray(pixels)), shift)


def low_resolution(picture: Picture, rng: np.random.Generator) -> Picture:
    """Scaled to between 45 and 60 %: a flat card to about 150 dpi."""
    scale = float(rng.uniform(0.45, 0.6))
    height, width = picture.pixels.shape[:2]
    size = round(width * scale), round(height * scale)
    pixels = cv2.resize(picture.pixels, size, interpolation=cv2.INTER_AREA)
    matrix = np.diag([size[0] / width, size[1] / height, 1.0])
    return _moved(picture.with_pixels(as_pixels(pixels)), matrix)


def blur(picture: Picture, rng: np.random.Generator) -> Picture:
    """Out of focus by 0.12 to 0.22 % of the card's width."""
    sigma = float(rng.uniform(0.0012, 0.0022)) * _card_width(picture)
    return picture.with_pixels(as_pixels(cv2.GaussianBlur(picture.pixels, (0, 0), sigma)))


def soft_focus(picture: Picture, rng: np.random.Generator) -> Picture:
    """The slight softness of any lens."""
    sigma = float(rng.uniform(0.5, 0.8))
    return picture.with_pixels(as_pixels(cv2.GaussianBlur(picture.pixels, (0, 0), sigma)))


def shadow(picture: Picture, rng: np.random.Generator) -> Picture:
    """The soft shadow of a hand or a telephone over one side."""
    height, width = picture.pixels.shape[:2]
    mask = np.zeros((height, width), dtype=np.float32)
    angle = float(rng.uniform(0, 2 * np.pi))
    middle = np.array([width / 2, height / 2]) + np.array([np.cos(angle), np.sin(angle)]) * (
        0.38 * max(width, height)
    )
    box = (
        (float(middle[0]), float(middle[1])),
        (0.9 * width, 0.55 * width),
        float(np.degrees(angle)) + 90,
    )
    cv2.fillPoly(mask, [cv2.boxPoints(box).astype(np.int32)], 1.0)
    soft = cv2.GaussianBlur(mask, (0, 0), 0.03 * max(width, height))
    depth = float(rng.uniform(0.35, 0.5))
    return picture.with_pixels(as_pixels(picture.pixels * (1 - depth * soft[..., None])))


def glare(picture: Picture, rng: np.random.Generator) -> Picture:
    """A pale spot where a lamp is mirrored."""
    height, width = picture.pixels.shape[:2]
    x, y = rng.uniform(0.25, 0.75, 2) * (width, height)
    radii = rng.uniform(0.1, 0.22, 2) * width
    xs, ys = np.meshgrid(np.arange(width), np.arange(height))
    spot = np.exp(-(((xs - x) / radii[0]) ** 2) - ((ys - y) / radii[1]) ** 2)[..., None]
    strength = float(rng.uniform(0.45, 0.65))
    return picture.with_pixels(as_pixels(picture.pixels + (255 - picture.pixels) * spot * strength))


def yellow_light(picture: Picture, rng: np.random.Generator) -> Picture:
    """A warm lamp: less blue, a little less green, and dimmer."""
    gains = np.array((0.97, rng.uniform(0.84, 0.9), rng.uniform(0.58, 0.7)), np.float32)
    return picture.with_pixels(as_pixels(picture.pixels * gains))


def vignette(picture: Picture, rng: np.random.Generator) -> Picture:
    """Corners darker than the middle, and light from one side."""
    height, width = picture.pixels.shape[:2]
    xs, ys = np.meshgrid(np.linspace(-1, 1, width), np.linspace(-1, 1, height))
    angle = float(rng.uniform(0, 2 * np.pi))
    gain = 1 - 0.16 * (xs**2 + ys**2) + 0.1 * (xs * np.cos(angle) + ys * np.sin(angle))
    return picture.with_pixels(as_pixels(picture.pixels * gain[..., None]))


def noise(picture: Picture, rng: np.random.Generator) -> Picture:
    """The grain of a small sensor, softened as cameras do."""
    grain = rng.normal(0, 4.5, picture.pixels.shape[:2]).astype(np.float32)
    soft = cv2.GaussianBlur(grain, (0, 0), 0.7)
    return picture.with_pixels(as_pixels(picture.pixels + soft[..., None]))


def jpeg(picture: Picture, rng: np.random.Generator) -> Picture:
    """Saved as JPEG of quality 35 to 55 and opened again."""
    quality = int(rng.integers(35, 56))
    _, data = cv2.imencode(".jpg", picture.pixels[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    decoded = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), dtype=np.uint8)
    return picture.with_pixels(np.ascontiguousarray(decoded[..., ::-1]))


DEGRADATIONS: dict[str, Degradation] = {
    "tilt": tilt,
    "blur": blur,
    "shadow": shadow,
    "glare": glare,
    "low-resolution": low_resolution,
    "jpeg": jpeg,
    "crop": crop,
    "yellow-light": yellow_light,
}


def degrade(picture: Picture, steps: Sequence[Degradation], rng: np.random.Generator) -> Picture:
    """The picture after all steps, in order."""
    for step in steps:
        picture = step(picture, rng)
    return picture


def _card_width(picture: Picture) -> float:
    return max(math.dist(card.quad.top_left, card.quad.top_right) for card in picture.cards)


def _moved(picture: Picture, matrix: Matrix) -> Picture:
    def moved(quad: Quad) -> Quad:
        points = np.array([quad], dtype=np.float64)
        return Quad.of(cv2.perspectiveTransform(points, matrix)[0])

    cards = []
    for card in picture.cards:
        quad = moved(card.quad)
        cards.append(replace(card, quad=quad, orientation=orientation_of(quad)))
    return replace(picture, cards=tuple(cards))
