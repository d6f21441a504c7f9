"""Photographs of cards on a table: a pinhole camera over a plane.

The table's coordinates are millimetres with the origin under the middle of the picture,
x to the right and y down as the camera sees them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.geometry import Quad
from tests.cards.backgrounds import BACKGROUNDS, GRAIN, Background, Light
from tests.cards.picture import CardArt, Picture, as_pixels
from tests.cards.truth import orientation_of

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Placed:
    """A card on the table: its middle in millimetres, its turn clockwise in degrees."""

    art: CardArt
    x: float
    y: float
    turn: float = 0.0

    @property
    def to_table(self) -> Matrix:
        """From millimetres on the card (from its top left) to the table."""
        angle = math.radians(self.turn)
        cos, sin = math.cos(angle), math.sin(angle)
        centre = _shift(-self.art.width / 2, -self.art.height / 2)
        turn = np.array([[cos, -sin, self.x], [sin, cos, self.y], [0, 0, 1]])
        return turn @ centre


@dataclass(frozen=True, slots=True)
class View:
    """The camera: picture size in pixels, table width that it sees, tilts in degrees.

    `distance` is from the lens to the table in millimetres; `tilt` leans the camera back,
    `pan` to the side.
    """

    width: int
    height: int
    table_width: float
    tilt: float = 0.0
    pan: float = 0.0
    distance: float = 320.0

    @property
    def scale(self) -> float:
        """Pixels a millimetre in the middle of the picture."""
        return self.width / self.table_width

    @property
    def to_picture(self) -> Matrix:
        """From the table to pixels: the homography K [r1 r2 t] of a pinhole camera."""
        lean, side = math.radians(self.tilt), math.radians(self.pan)
        about_x = np.array(
            [[1, 0, 0], [0, math.cos(lean), -math.sin(lean)], [0, math.sin(lean), math.cos(lean)]]
        )
        about_y = np.array(
            [[math.cos(side), 0, math.sin(side)], [0, 1, 0], [-math.sin(side), 0, math.cos(side)]]
        )
        turn = about_x @ about_y
        plane = np.column_stack([turn[:, 0], turn[:, 1], (0.0, 0.0, self.distance)])
        focal = self.scale * self.distance
        lens = np.array([[focal, 0, self.width / 2], [0, focal, self.height / 2], [0, 0, 1]])
        return np.asarray(lens @ plane)


def photograph(
    cards: list[Placed],
    view: View,
    background: str | Background,
    rng: np.random.Generator,
    difficulty: str,
    shade: float = 0.5,
) -> Picture:
    """The cards on a table in even light; the degradations bring the rest.

    `shade` is how much light the cards' shadows take away.
    """
    table = BACKGROUNDS[background] if isinstance(background, str) else background
    light = _table(view, table, rng)
    truths = []
    for placed in cards:
        light = _lay(light, placed, view, shade)
        quad = _outline(placed, view)
        truths.append(placed.art.truth(quad, orientation_of(quad), difficulty))
    return Picture(as_pixels(light), tuple(truths))


def _table(view: View, background: Background, rng: np.random.Generator) -> Light:
    # Twice the seen width holds the corners that a tilt brings into view.
    across, down = 2.0 * view.table_width, 2.2 * view.table_width * view.height / view.width
    texture = background(round(across * GRAIN), round(down * GRAIN), rng)
    to_table = _shift(-across / 2, -down / 2) @ np.diag([1 / GRAIN, 1 / GRAIN, 1])
    return _warp(texture, view.to_picture @ to_table, view, cv2.BORDER_REFLECT)


def _lay(light: Light, placed: Placed, view: View, shade: float) -> Light:
    art = placed.art
    scale = view.scale * 1.25
    size = round(art.width * scale), round(art.height * scale)
    pixels = cv2.resize(art.pixels, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    to_mm = np.diag([art.width / size[0], art.height / size[1], 1])
    matrix = view.to_picture @ placed.to_table @ to_mm
    cover = np.full((size[1], size[0]), 1, dtype=np.float32)
    under = _warp(cover, view.to_picture @ _shift(1.1, 1.5) @ placed.to_table @ to_mm, view)
    under = _soft(under, view.scale * 0.9)
    edge = _warp(cover, view.to_picture @ _shift(0.12, 0.28) @ placed.to_table @ to_mm, view)
    light = light * (1 - shade * under[..., None])
    light = _over(light, _edge_colour(pixels), edge * min(1.0, 2 * shade))
    return _over(
        light, _warp(pixels, matrix, view, cv2.BORDER_REPLICATE), _warp(cover, matrix, view)
    )


def _edge_colour(pixels: Light) -> Light:
    """The colour of the cut edge of the paper: a little darker than its margin."""
    return np.asarray(pixels[-3:].mean(axis=(0, 1)) * 0.72, dtype=np.float32)


def _soft(cover: Light, sigma: float) -> Light:
    return np.asarray(cv2.GaussianBlur(cover, (0, 0), sigma), dtype=np.float32)


def _over(below: Light, above: Light, cover: Light) -> Light:
    return np.asarray(below * (1 - cover[..., None]) + above * cover[..., None], dtype=np.float32)


def _warp(source: Light, matrix: Matrix, view: View, border: int = cv2.BORDER_CONSTANT) -> Light:
    size = (view.width, view.height)
    warped = cv2.warpPerspective(source, matrix, size, flags=cv2.INTER_LINEAR, borderMode=border)
    return np.asarray(warped, dtype=np.float32)


def _outline(placed: Placed, view: View) -> Quad:
    width, height = placed.art.width, placed.art.height
    corners = np.array([[[0, 0], [width, 0], [width, height], [0, height]]], dtype=np.float64)
    matrix = view.to_picture @ placed.to_table
    return Quad.of(cv2.perspectiveTransform(corners, matrix)[0])


def _shift(x: float, y: float) -> Matrix:
    return np.array([[1, 0, x], [0, 1, y], [0, 0, 1]], dtype=np.float64)
