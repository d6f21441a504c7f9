"""Fingers that hold a card, as plain as they are: strips in the colours of skin."""

from __future__ import annotations

import random

import cv2
import numpy as np

from tests.cards.picture import Picture, as_pixels


def with_fingers(picture: Picture, rng: random.Random) -> Picture:
    """The picture with fingers over the edges of its first card."""
    pixels = picture.pixels.astype(np.float32)
    quad = picture.cards[0].quad
    middle = quad.centre
    wide = max(quad.sides) * 0.17
    for side in rng.sample(range(4), rng.choice((1, 2))):
        a, b, share = quad[side], quad[(side + 1) % 4], rng.uniform(0.25, 0.75)
        x, y = a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)
        tip = x + 0.14 * (middle.x - x), y + 0.14 * (middle.y - y)
        root = x - 3 * (middle.x - x), y - 3 * (middle.y - y)
        mask = np.zeros(pixels.shape[:2], np.float32)
        ends = [(round(px), round(py)) for px, py in (tip, root)]
        cv2.line(mask, ends[0], ends[1], 1.0, round(wide))
        mask = np.asarray(cv2.GaussianBlur(mask, (0, 0), 2.0), np.float32)[..., None]
        skin = np.array((214, 164, 138), np.float32) * rng.uniform(0.7, 1.05)
        pixels = pixels * (1 - mask) + skin * mask
    return picture.with_pixels(as_pixels(pixels))
