"""More tables, for trials of finding alone: printed, woven, speckled; and a scanner's lid."""

from __future__ import annotations

import cv2
import numpy as np
from PIL import Image, ImageDraw

from tests.cards.backgrounds import BACKGROUNDS, GRAIN, Background, Light, grid, mix, smooth_noise
from tests.cards.fonts import load_font

_WORDS = (
    "東京の市場は朝から人が多く集まり新しい店の計画について話した",
    "the",
    "report",
    "of",
    "year",
)


def newspaper(width: int, height: int, rng: np.random.Generator) -> Light:
    """Columns of small print on greyish paper."""
    return _printed(width, height, rng, (226, 222, 212), columns=5, size=3.2)


def form(width: int, height: int, rng: np.random.Generator) -> Light:
    """An office form: white, lines of type, ruled boxes."""
    light = _printed(width, height, rng, (244, 244, 242), columns=2, size=4.0)
    for _ in range(8):
        x, y = rng.uniform(0, width * 0.8), rng.uniform(0, height * 0.8)
        corner = round(x + rng.uniform(20, 110) * GRAIN), round(y + rng.uniform(10, 60) * GRAIN)
        cv2.rectangle(light, (round(x), round(y)), corner, (70.0, 70.0, 74.0), 2)
    return light


def cutting_mat(width: int, height: int, rng: np.random.Generator) -> Light:
    """A green mat with a grid of a centimetre."""
    xs, ys = grid(width, height)
    cloud = smooth_noise(width, height, 60 * GRAIN, 60 * GRAIN, rng)
    light = mix((28, 92, 76), (46, 120, 100), 0.5 + 0.2 * cloud)
    cell = 10 * GRAIN
    lines = np.minimum(xs % cell, ys % cell) < 0.35 * GRAIN
    light[lines] = (150, 190, 170)
    return light


def carpet(width: int, height: int, rng: np.random.Generator) -> Light:
    """A short pile in two greys."""
    pile = smooth_noise(width, height, 1.2 * GRAIN, 1.2 * GRAIN, rng)
    cloud = smooth_noise(width, height, 40 * GRAIN, 40 * GRAIN, rng)
    return mix((58, 60, 70), (150, 150, 158), 0.45 + 0.14 * pile + 0.06 * cloud)


def tatami(width: int, height: int, rng: np.random.Generator) -> Light:
    """Rush woven in rows."""
    _, ys = grid(width, height)
    rows = 0.5 + 0.5 * np.cos(ys / GRAIN * 2 * np.pi / 3.2)
    rush = smooth_noise(width, height, 9 * GRAIN, 0.6 * GRAIN, rng)
    return mix((142, 132, 84), (206, 198, 148), 0.35 + 0.3 * rows + 0.12 * rush)


def granite(width: int, height: int, rng: np.random.Generator) -> Light:
    """Speckled dark stone."""
    speck = smooth_noise(width, height, 1.5 * GRAIN, 1.5 * GRAIN, rng)
    grains = smooth_noise(width, height, 4 * GRAIN, 4 * GRAIN, rng)
    return mix((34, 36, 40), (158, 156, 152), 0.3 + 0.14 * speck + 0.1 * grains)


def pine(width: int, height: int, rng: np.random.Generator) -> Light:
    """Light boards with seams at an angle of a right one to each other's ends."""
    xs, ys = grid(width, height)
    board = 70 * GRAIN
    row = np.floor(ys / board)
    fibre = smooth_noise(width, height, 60 * GRAIN, 0.8 * GRAIN, rng)
    cloud = smooth_noise(width, height, 90 * GRAIN, 16 * GRAIN, rng)
    light = mix((196, 158, 108), (236, 208, 164), 0.5 + 0.13 * fibre + 0.14 * cloud)
    ends = (xs + row * 137 * GRAIN) % (240 * GRAIN) < 0.5 * GRAIN
    light[(ys % board < 0.5 * GRAIN) | ends] *= 0.6
    return light


def speckled(width: int, height: int, rng: np.random.Generator) -> Light:
    """Any two colours in grains of any size and proportions: stone, felt, cork, rough paper."""
    low, high = _two_colours(rng)
    wide, tall = np.exp(rng.uniform(np.log(0.7), np.log(12), 2)) * GRAIN
    coarse = smooth_noise(width, height, wide, tall, rng)
    fine = smooth_noise(width, height, 0.8 * GRAIN, 0.8 * GRAIN, rng)
    return mix(low, high, 0.5 + rng.uniform(0.05, 0.3) * coarse + rng.uniform(0.0, 0.15) * fine)


def ribbed(width: int, height: int, rng: np.random.Generator) -> Light:
    """Any two colours in stripes at any angle: mats, corduroy, striped cloth, boards."""
    low, high = _two_colours(rng)
    xs, ys = grid(width, height)
    angle, period = rng.uniform(0, np.pi), np.exp(rng.uniform(np.log(1.5), np.log(40))) * GRAIN
    waves = np.sin((xs * np.cos(angle) + ys * np.sin(angle)) * 2 * np.pi / period)
    stripes = np.sign(waves) if rng.random() < 0.4 else waves
    cloud = smooth_noise(width, height, 60 * GRAIN, 20 * GRAIN, rng)
    return mix(low, high, 0.5 + rng.uniform(0.1, 0.4) * stripes + 0.1 * cloud)


def _two_colours(rng: np.random.Generator) -> tuple[tuple[int, ...], tuple[int, ...]]:
    low = rng.integers(10, 190, 3)
    return tuple(low.tolist()), tuple((low + rng.integers(15, 65, 3)).tolist())


def white_lid(width: int, height: int, rng: np.random.Generator) -> Light:
    """The lid of a flatbed scanner, hardly darker than paper."""
    return mix((244, 244, 244), (250, 250, 250), 0.5 + 0.1 * _dust(width, height, rng))


def grey_lid(width: int, height: int, rng: np.random.Generator) -> Light:
    """A grey lid, as of scanners with a document feeder."""
    return mix((150, 150, 150), (176, 176, 176), 0.5 + 0.1 * _dust(width, height, rng))


def black_lid(width: int, height: int, rng: np.random.Generator) -> Light:
    """A lid left open in a dark room."""
    return mix((8, 8, 8), (36, 36, 36), 0.5 + 0.1 * _dust(width, height, rng))


def paper_sheet(width: int, height: int, rng: np.random.Generator) -> Light:
    """White copying paper: as white as cards."""
    cloud = smooth_noise(width, height, 150 * GRAIN, 150 * GRAIN, rng)
    return mix((228, 229, 231), (246, 246, 247), 0.5 + 0.2 * cloud)


def _dust(width: int, height: int, rng: np.random.Generator) -> Light:
    return smooth_noise(width, height, 0.7 * GRAIN, 0.7 * GRAIN, rng)


def _printed(
    width: int,
    height: int,
    rng: np.random.Generator,
    paper: tuple[int, int, int],
    columns: int,
    size: float,
) -> Light:
    image = Image.new("RGB", (width, height), paper)
    pen = ImageDraw.Draw(image)
    column = width / columns
    for number in range(columns):
        font = load_font("noto-serif", "regular", round(size * GRAIN))
        y = rng.uniform(0, 20) * GRAIN
        while y < height:
            line, end = "", column * rng.uniform(0.5, 0.95)
            while pen.textlength(line, font) < end:
                line += str(rng.choice(_WORDS)) + " "
            while pen.textlength(line, font) > 0.95 * column:
                line = line[:-1]
            pen.text((number * column, y), line, (40, 40, 44), font)
            y += size * GRAIN * (1.5 if rng.random() < 0.9 else 4.0)
    return np.asarray(image, dtype=np.float32).copy()


FOR_TUNING: dict[str, Background] = BACKGROUNDS | {
    "newspaper": newspaper,
    "cutting-mat": cutting_mat,
    "speckled": speckled,
    "ribbed": ribbed,
}
"""Tables to look at while working on the finder."""

UNSEEN: dict[str, Background] = {
    "carpet": carpet,
    "tatami": tatami,
    "granite": granite,
    "pine": pine,
    "form": form,
    "paper-sheet": paper_sheet,
}
"""Tables for the figure at the end."""

LIDS: dict[str, Background] = {"white": white_lid, "grey": grey_lid, "black": black_lid}
