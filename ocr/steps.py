"""Pictures of every step of a reading, for those who want to see why it went as it did."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from ocr.geometry import Quad
from ocr.model import TextLine
from ocr.pixels import Pixels, scaled_to

OnStep = Callable[[str, Callable[[], Pixels]], None]
"""Gets the name of a step and a function that draws its picture."""

LARGEST = 1600


def no_step(name: str, draw: Callable[[], Pixels]) -> None:
    """Draws nothing."""


def written_to(folder: Path, stem: str) -> OnStep:
    """Steps as numbered JPEGs in a folder, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0

    def write(name: str, draw: Callable[[], Pixels]) -> None:
        nonlocal count
        count += 1
        cv2.imwrite(str(folder / f"{stem}-{count:02d}-{name}.jpg"), draw())

    return write


def with_outlines(image: Pixels, outlines: Iterable[Quad]) -> Pixels:
    """The image, scaled down, with each outline in red and its first corner as a dot."""
    small, factor = scaled_to(image, LARGEST)
    drawn = small.copy()
    for outline in outlines:
        corners = np.array(outline.scaled(factor), dtype=np.int32)
        cv2.polylines(drawn, [corners], True, (40, 40, 230), 3)
        cv2.circle(drawn, [int(v) for v in corners[0]], 9, (40, 40, 230), -1)
    return drawn


def with_lines(flat: Pixels, lines: Sequence[TextLine]) -> Pixels:
    """The flat card with the box of each line, and beside it what each engine read there."""
    height, width = flat.shape[:2]
    sheet = Image.new("RGB", (2 * width, height), "white")
    sheet.paste(Image.fromarray(flat[:, :, ::-1]), (0, 0))
    pen = ImageDraw.Draw(sheet)
    font = _font(15)
    for line in lines:
        pen.polygon([tuple(p) for p in line.quad], outline=(200, 30, 30))
        text = "  |  ".join(f"{r.text} {r.confidence:.2f}" for r in line.readings)
        pen.text((width + line.quad.box.left / 2, line.quad.box.top), text, "black", font)
    return np.ascontiguousarray(np.asarray(sheet)[:, :, ::-1])


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    for name in ("NotoSansCJK-Regular.ttc", "msgothic.ttc", "Hiragino Sans GB.ttc"):
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return ImageFont.load_default(size)
