"""A card to draw on in millimetres, which notes each value that is printed on it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from ocr.geometry import Box
from ocr.model import FieldKind
from tests.cards.fonts import load_font, segments
from tests.cards.truth import FieldTruth

DPI = 600
PIXELS_PER_MM = DPI / 25.4

Colour = str
Run = tuple[str, FieldKind | None]


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set: family, weight, size in points, colour, letter-spacing in ems.

    `relief` presses it into the paper: light falls on its lower right edge.
    """

    family: str
    size: float
    colour: Colour
    weight: str = "regular"
    tracking: float = 0.0
    relief: bool = False

    def but(self, **changes: object) -> Type:
        """The same type with some of its properties changed."""
        return replace(self, **changes)  # type: ignore[arg-type]

    @property
    def pixels(self) -> int:
        """The size in pixels at the canvas's resolution."""
        return round(self.size * DPI / 72)

    def font(self, family: str) -> ImageFont.FreeTypeFont:
        """The font of this size and weight in a family: the type's own or its fallback."""
        return load_font(family, self.weight, self.pixels)

    @property
    def em(self) -> float:
        """The size in millimetres."""
        return self.size * 25.4 / 72


class Canvas:
    """One side of a card. Places are millimetres from its top left, y of the baseline.

    Empty values are neither printed nor noted.

    `fields` are the values printed so far, `boxes` the places of all text in millimetres.
    """

    def __init__(self, width: float, height: float, paper: Colour) -> None:
        self.width, self.height = width, height
        self.image = Image.new("RGB", (_px(width), _px(height)), paper)
        self.draw = ImageDraw.Draw(self.image)
        self.fields: list[FieldTruth] = []
        self.boxes: list[Box] = []

    def note(self, kind: FieldKind, value: str) -> None:
        """Notes a value that was printed in several pieces."""
        self.fields.append(FieldTruth(kind, value))

    def line(
        self,
        x: float,
        y: float,
        runs: str | list[Run],
        style: Type,
        align: str = "l",
        room: float | None = None,
    ) -> float:
        """Prints a line, left, middle or right of x; returns the width in millimetres.

        It is set smaller where it would be wider than `room`.
        """
        pieces: list[Run] = [(runs, None)] if isinstance(runs, str) else runs
        text = "".join(piece for piece, _ in pieces)
        if not text:
            return 0.0
        for piece, kind in pieces:
            if kind is not None and piece:
                self.note(kind, piece)
        style = style if room is None else fitted(text, style, room)
        width = text_width(text, style)
        left = x - {"l": 0.0, "m": width / 2, "r": width}[align]
        self.boxes.append(Box(left, y - 0.86 * style.em, left + width, y + 0.12 * style.em))
        self._letters(left, y, text, style)
        return width

    def field(
        self,
        x: float,
        y: float,
        kind: FieldKind,
        value: str,
        style: Type,
        align: str = "l",
        room: float | None = None,
    ) -> float:
        """Prints one value on a line of its own; returns the width in millimetres."""
        return self.line(x, y, [(value, kind)], style, align, room)

    def _letters(self, left: float, y: float, text: str, style: Type) -> None:
        pen = left * PIXELS_PER_MM
        for piece, family in segments(text, style.family):
            font = style.font(family)
            for part in piece if style.tracking else [piece]:
                if style.relief:
                    self._relief((round(pen), _px(y)), part, font)
                self.draw.text((round(pen), _px(y)), part, style.colour, font, anchor="ls")
                pen += font.getlength(part) + style.tracking * style.pixels

    def _relief(self, at: tuple[int, int], text: str, font: ImageFont.FreeTypeFont) -> None:
        for offset, colour in ((-3, "#8f8f92"), (3, "#ffffff")):
            self.draw.text((at[0] + offset, at[1] + offset), text, colour, font, anchor="ls")

    def column(
        self, x: float, y: float, text: str, style: Type, room: float | None = None
    ) -> float:
        """Prints a vertical column centred on x from y down; returns its length in millimetres.

        It is set smaller where it would be longer than `room`.
        """
        length = len(text) * style.em * (1 + style.tracking)
        style = style if room is None else style.but(size=style.size * min(1.0, room / length))
        em, step = style.pixels, style.pixels * (1 + style.tracking)
        for place, letter in enumerate(text):
            (_, family), *_ = segments(letter, style.family)
            at = (_px(x) - em, _px(y) + round(place * step))
            self.image.paste(style.colour, at, _vertical_cell(letter, style.font(family), em))
        length = (len(text) * step - em * style.tracking) / PIXELS_PER_MM
        self.boxes.append(Box(x - style.em / 2, y, x + style.em / 2, y + length))
        return length

    def column_field(
        self,
        x: float,
        y: float,
        kind: FieldKind,
        value: str,
        style: Type,
        room: float | None = None,
    ) -> float:
        """Prints one value as a vertical column; returns its length in millimetres."""
        if not value:
            return 0.0
        self.note(kind, value)
        return self.column(x, y, value, style, room)

    def rectangle(self, left: float, top: float, right: float, bottom: float, fill: Colour) -> None:
        """Fills an upright rectangle."""
        self.draw.rectangle((_px(left), _px(top), _px(right) - 1, _px(bottom) - 1), fill)

    def disc(self, x: float, y: float, radius: float, fill: Colour) -> None:
        """Fills a circle."""
        self.draw.circle((_px(x), _px(y)), radius * PIXELS_PER_MM, fill)

    def ring(self, x: float, y: float, radius: float, width: float, colour: Colour) -> None:
        """Draws a circle's outline."""
        self.draw.circle((_px(x), _px(y)), radius * PIXELS_PER_MM, outline=colour, width=_px(width))

    def polygon(self, points: list[tuple[float, float]], fill: Colour) -> None:
        """Fills a polygon."""
        self.draw.polygon([(_px(x), _px(y)) for x, y in points], fill)

    def stroke(self, points: list[tuple[float, float]], width: float, colour: Colour) -> None:
        """Draws a line through points."""
        self.draw.line([(_px(x), _px(y)) for x, y in points], colour, max(1, _px(width)), "curve")

    def ground(self, light: NDArray[np.float32]) -> None:
        """Covers the whole card with light of shape (height, width, 3), of any size."""
        pixels = np.clip(light, 0, 255).astype(np.uint8)
        self.image.paste(Image.fromarray(pixels).resize(self.image.size, Image.Resampling.BICUBIC))

    def paste(self, picture: Image.Image, x: float, y: float, width: float) -> None:
        """Lays a square picture on the card, without smoothing."""
        side = _px(width)
        self.image.paste(picture.resize((side, side), Image.Resampling.NEAREST), (_px(x), _px(y)))


def text_width(text: str, style: Type) -> float:
    """Width of a line in millimetres; the last letter carries no letter-spacing."""
    pieces = segments(text, style.family)
    if style.tracking:
        pieces = [(letter, family) for piece, family in pieces for letter in piece]
    letters = sum(style.font(family).getlength(piece) for piece, family in pieces)
    return letters / PIXELS_PER_MM + style.tracking * style.em * max(len(text) - 1, 0)


def fitted(text: str, style: Type, width: float) -> Type:
    """The style, smaller where the text would be wider than `width` millimetres."""
    return style.but(size=style.size * min(1.0, width / max(text_width(text, style), 0.01)))


def _px(millimetres: float) -> int:
    return round(millimetres * PIXELS_PER_MM)


def _vertical_cell(letter: str, font: ImageFont.FreeTypeFont, em: int) -> Image.Image:
    # The font aligns a lone vertical letter by its ink; a full-width letter above keeps its place.
    mask = Image.new("L", (2 * em, 3 * em))
    ImageDraw.Draw(mask).text(
        (em, 0), "（" + letter, 255, font, anchor="mt", direction="ttb", language="ja"
    )
    return mask.crop((0, em, 2 * em, 2 * em + em // 4))
