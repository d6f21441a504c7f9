"""Tables to lay cards on, made of noise: RGB light of shape (height, width, 3), 0 to 255.

The scale is `GRAIN` pixels a millimetre.
"""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

GRAIN = 5.0
Light = NDArray[np.float32]
Background = Callable[[int, int, np.random.Generator], Light]


def smooth_noise(
    width: int, height: int, cell_x: float, cell_y: float, rng: np.random.Generator
) -> Light:
    """Smooth noise with a mean of 0 and a spread of about 1, cells in pixels."""
    shape = (max(2, round(height / cell_y)), max(2, round(width / cell_x)))
    values = rng.standard_normal(shape).astype(np.float32)
    return np.asarray(
        cv2.resize(values, (width, height), interpolation=cv2.INTER_CUBIC), dtype=np.float32
    )


def mix(low: tuple[int, ...], high: tuple[int, ...], share: Light) -> Light:
    """Between two colours, by shares from 0 to 1."""
    part = np.clip(share, 0, 1).astype(np.float32)[..., None]
    dark, bright = np.array(low, np.float32), np.array(high, np.float32)
    return np.asarray(dark * (1 - part) + bright * part, dtype=np.float32)


def grid(width: int, height: int) -> tuple[Light, Light]:
    """The x and the y of each pixel."""
    xs, ys = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    return xs, ys


def wood(width: int, height: int, rng: np.random.Generator) -> Light:
    """Planks of brown wood with grain along them."""
    _, ys = grid(width, height)
    plank = 95 * GRAIN
    row = np.floor(ys / plank)
    bend = smooth_noise(width, height, 180 * GRAIN, 14 * GRAIN, rng) * 2.2
    rings = 0.5 + 0.5 * np.sin(ys / GRAIN / 2.3 + bend * 2.4 + row * 2.1)
    fibre = smooth_noise(width, height, 26 * GRAIN, 0.5 * GRAIN, rng)
    share = 0.42 + 0.22 * (rings - 0.5) + 0.07 * fibre + 0.06 * np.sin(row * 4.7)
    light = mix((96, 62, 38), (188, 140, 96), share)
    seam = np.abs(ys / plank - np.round(ys / plank)) * plank < 0.5 * GRAIN
    light[seam] *= 0.55
    return light


def cloth(width: int, height: int, rng: np.random.Generator) -> Light:
    """A woven tablecloth in one colour."""
    xs, ys = grid(width, height)
    colours = (
        ((40, 74, 92), (96, 136, 150)),
        ((120, 60, 56), (186, 120, 108)),
        ((150, 140, 118), (214, 204, 184)),
    )
    low, high = colours[int(rng.integers(len(colours)))]
    weave = np.sin(xs / GRAIN * 5.2) * np.sin(ys / GRAIN * 5.2)
    folds = smooth_noise(width, height, 110 * GRAIN, 70 * GRAIN, rng)
    thread = smooth_noise(width, height, 0.8 * GRAIN, 0.8 * GRAIN, rng)
    return mix(low, high, 0.5 + 0.16 * weave + 0.1 * folds + 0.06 * thread)


def patterned_paper(width: int, height: int, rng: np.random.Generator) -> Light:
    """Wrapping paper with overlapping wave circles (seigaiha)."""
    xs, ys = grid(width, height)
    radius = 9 * GRAIN
    share = np.zeros((height, width), dtype=np.float32)
    for row in range(int(height / (radius / 2)) + 3):
        offset = radius if row % 2 else 0.0
        middle = row * radius / 2
        strip = slice(max(0, int(middle - radius)), int(middle + radius) + 1)
        distance = np.hypot((xs[strip] + offset) % (2 * radius) - radius, ys[strip] - middle)
        stripes = 0.5 + 0.5 * np.cos(distance / radius * 8 * np.pi)
        share[strip] = np.where(distance < radius, stripes, share[strip])
    fibre = smooth_noise(width, height, 2 * GRAIN, 2 * GRAIN, rng) * 0.03
    return mix((88, 122, 158), (206, 218, 226), share * 0.9 + fibre)


def dark_desk(width: int, height: int, rng: np.random.Generator) -> Light:
    """A nearly black desk with a soft sheen."""
    sheen = smooth_noise(width, height, 200 * GRAIN, 140 * GRAIN, rng)
    dust = smooth_noise(width, height, 0.6 * GRAIN, 0.6 * GRAIN, rng)
    return mix((20, 21, 24), (74, 76, 82), 0.3 + 0.16 * sheen + 0.05 * dust)


def white_desk(width: int, height: int, rng: np.random.Generator) -> Light:
    """A white laminate, hardly darker than the cards on it."""
    cloud = smooth_noise(width, height, 120 * GRAIN, 120 * GRAIN, rng)
    speck = smooth_noise(width, height, 0.8 * GRAIN, 0.8 * GRAIN, rng)
    return mix((206, 206, 204), (242, 242, 240), 0.5 + 0.14 * cloud + 0.1 * speck)


def marble(width: int, height: int, rng: np.random.Generator) -> Light:
    """Grey and white stone with veins."""
    xs, ys = grid(width, height)
    warp = sum(
        smooth_noise(width, height, cell * GRAIN, cell * GRAIN, rng) * weight
        for cell, weight in ((90, 2.0), (38, 0.9), (14, 0.4))
    )
    veins = np.abs(np.sin((xs * 0.6 + ys) / GRAIN / 26 + warp))
    share = np.asarray(veins**0.45, dtype=np.float32)
    return mix((150, 152, 156), (234, 234, 232), share)


BACKGROUNDS: dict[str, Background] = {
    "wood": wood,
    "cloth": cloth,
    "patterned-paper": patterned_paper,
    "dark-desk": dark_desk,
    "white-desk": white_desk,
    "marble": marble,
}
