"""A picture with its truth, and the cards that go into one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ocr.geometry import Quad
from ocr.model import Face
from tests.cards.canvas import Canvas
from tests.cards.truth import CardTruth, FieldTruth, PictureTruth

Pixels = NDArray[np.uint8]
SCAN_DPI = 300


@dataclass(frozen=True, slots=True)
class CardArt:
    """A drawn side of a card: pixels, size in millimetres and what is printed."""

    pixels: Pixels
    width: float
    height: float
    language: str
    layout: str
    fields: tuple[FieldTruth, ...]
    side: Face = Face.FRONT

    @staticmethod
    def of(canvas: Canvas, language: str, layout: str, side: Face = Face.FRONT) -> CardArt:
        """The art on a canvas."""
        pixels = np.asarray(canvas.image, dtype=np.uint8)
        fields = tuple(canvas.fields)
        return CardArt(pixels, canvas.width, canvas.height, language, layout, fields, side)

    def truth(self, quad: Quad, orientation: int, difficulty: str) -> CardTruth:
        """The card's truth for a place in a picture."""
        return CardTruth(
            quad, orientation % 360, self.language, self.fields, self.layout, difficulty, self.side
        )


@dataclass(frozen=True, slots=True)
class Picture:
    """RGB pixels of shape (height, width, 3) and the cards seen in them."""

    pixels: Pixels
    cards: tuple[CardTruth, ...]

    def with_pixels(self, pixels: Pixels) -> Picture:
        """The same cards in other light."""
        return replace(self, pixels=pixels)

    def named(self, difficulty: str) -> Picture:
        """The same picture, its cards marked with a difficulty."""
        return replace(self, cards=tuple(replace(c, difficulty=difficulty) for c in self.cards))

    def save(self, folder: Path, name: str) -> PictureTruth:
        """Writes the file (PNG, or JPEG of quality 84) and returns its truth."""
        options = {"quality": 84} if name.endswith(".jpg") else {"optimize": True}
        Image.fromarray(self.pixels).save(folder / name, dpi=(SCAN_DPI, SCAN_DPI), **options)
        return PictureTruth(name, self.cards)


def flat(art: CardArt) -> Picture:
    """The card alone, as from a scanner at 300 dpi: the picture is the card."""
    size = tuple(round(mm * SCAN_DPI / 25.4) for mm in (art.width, art.height))
    pixels = cv2.resize(art.pixels, size, interpolation=cv2.INTER_AREA)
    corners = ((0, 0), (size[0], 0), size, (0, size[1]))
    return Picture(as_pixels(pixels), (art.truth(Quad.of(corners), 0, "flat"),))


def as_pixels(values: NDArray[np.generic]) -> Pixels:
    """Any array of light from 0 to 255 as pixels."""
    return np.clip(np.rint(values.astype(np.float32)), 0, 255).astype(np.uint8)
