"""Cards on the glass of a flatbed scanner."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from ocr.geometry import Quad
from tests.cards.picture import SCAN_DPI, CardArt, Picture, Pixels, as_pixels, flat
from tests.cards.truth import CardTruth, orientation_of

_LID = 236  # the white of a lid, which is darker than paper
_GAP = 8.0


def turned(picture: Picture, degrees: int) -> Picture:
    """The picture turned clockwise by quarters, with its cards."""
    quarters = degrees // 90 % 4
    pixels = np.ascontiguousarray(np.rot90(picture.pixels, -quarters))
    height, width = picture.pixels.shape[:2]
    cards = picture.cards
    for _ in range(quarters):
        cards = tuple(_quarter(card, height) for card in cards)
        width, height = height, width
    return Picture(pixels, cards)


def _quarter(card: CardTruth, height: int) -> CardTruth:
    quad = Quad.of([(height - y, x) for x, y in card.quad])
    return replace(card, quad=quad, orientation=orientation_of(quad))


def scanned(arts: list[CardArt], rng: np.random.Generator, columns: int = 2) -> Picture:
    """The cards in rows on one sheet at 300 dpi, each a little turned, under a white lid."""
    cell = max(max(art.width, art.height) for art in arts) + _GAP
    rows = -(-len(arts) // columns)
    side = _pixels(cell)
    sheet: Pixels = np.full((rows * side, columns * side, 3), _LID, dtype=np.uint8)
    cards = []
    for number, art in enumerate(arts):
        row, column = divmod(number, columns)
        corner = np.array([column * side, row * side], dtype=np.float64)
        window = sheet[row * side : (row + 1) * side, column * side : (column + 1) * side]
        quad = _laid(window, art, float(rng.uniform(-4, 4)))
        moved = Quad.of(np.array(quad) + corner)
        cards.append(art.truth(moved, orientation_of(moved), "scan-many"))
    grain = rng.normal(0, 1.5, sheet.shape[:2]).astype(np.float32)[..., None]
    return Picture(as_pixels(sheet + grain), tuple(cards))


def _laid(window: Pixels, art: CardArt, angle: float) -> Quad:
    """Lays a card in the middle of a part of the sheet; returns its corners there."""
    card = flat(art).pixels
    height, width = card.shape[:2]
    side = window.shape[0]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    matrix[:, 2] += (side - width) / 2, (side - height) / 2
    cv2.warpAffine(card, matrix, (side, side), window, cv2.INTER_AREA, cv2.BORDER_TRANSPARENT)
    corners = np.array([[[0, 0], [width, 0], [width, height], [0, height]]], dtype=np.float64)
    return Quad.of(cv2.transform(corners, matrix)[0])


def _pixels(millimetres: float) -> int:
    return round(millimetres * SCAN_DPI / 25.4)
