"""Image files and PDF pages in, upright pixels out, within limits that are checked first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image

from ocr.errors import UnreadableImage
from ocr.options import ReadOptions
from ocr.pages import check_bytes, check_pixels, frames_of, is_pdf, named_problems
from ocr.pixels import Pixels, size_of

PDF_DPI = 300
PDF_PIXELS = 40_000_000
"""A PDF page that would be larger than this at 300 dpi is rendered at less."""

MOST_PIXELS = 40_000_000
"""Images above this are halved until they are not: text stays readable, and memory is kept."""

BAND = 512
"""Rows of a huge image that are looked at together, after halving."""

ORIENTATION = 0x0112
"""The EXIF tag that tells how a camera was held, as numbers from 1 to 8."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as BGR pixels, EXIF-upright.

    Attributes:
        pixels: height x width x 3; smaller than `size` where a huge image was scaled down.
        size: width and height of the whole image, in which outlines are given.
    """

    pixels: Pixels
    size: tuple[int, int]

    @property
    def scale(self) -> float:
        """Pixels here for one pixel of the whole image."""
        return float(self.pixels.shape[1] / self.size[0])


def load(path: Path, page: int = 0, options: ReadOptions | None = None) -> Picture:
    """One page of a file, upright.

    Raises:
        UnreadableImage: no image, cut off, above the limits, or without that page.
    """
    limits = options or ReadOptions()
    check_bytes(path, limits)
    with named_problems(path):
        if is_pdf(path):
            return _load_pdf_page(path, page)
        with Image.open(path) as image:
            _check_page(path, page, frames_of(image))
            if page:
                image.seek(page)
            check_pixels(path, image.size, limits)
            return _load_image(image)


def _load_image(image: Image.Image) -> Picture:
    width, height = image.size
    shrinking = _shrinking(width * height)
    if shrinking > 1 and image.format == "JPEG":
        image.draft(None, (width // shrinking, height // shrinking))
    tones = _tones(image)
    if image.size[0] * image.size[1] <= MOST_PIXELS:
        pixels = _to_bgr(image, tones)
    else:
        pixels = np.concatenate([_to_bgr_shrunk(b, tones, shrinking) for b in _bands(image)])
    orientation = image.getexif().get(ORIENTATION, 1)
    size = (height, width) if orientation in (5, 6, 7, 8) else (width, height)
    return Picture(_turned_upright(pixels, orientation), size)


def _shrinking(pixels: int) -> int:
    shrinking = 1
    while pixels / shrinking**2 > MOST_PIXELS:
        shrinking *= 2
    return shrinking


def _bands(image: Image.Image) -> Iterator[Image.Image]:
    """An image in parts, so that only one at a time is there in colour."""
    rows = BAND * _shrinking(image.size[0] * image.size[1])
    for top in range(0, image.size[1], rows):
        yield image.crop((0, top, image.size[0], min(image.size[1], top + rows)))


def _to_bgr_shrunk(part: Image.Image, tones: Tones | None, shrinking: int) -> Pixels:
    size = tuple(max(1, side // shrinking) for side in part.size)
    return cast(Pixels, cv2.resize(_to_bgr(part, tones), size, interpolation=cv2.INTER_AREA))


def _turned_upright(pixels: Pixels, orientation: int) -> Pixels:
    """The picture as its camera was held: mirrored where even, from 5 on with sides swapped."""
    turned = pixels.swapaxes(0, 1) if orientation in (5, 6, 7, 8) else pixels
    if orientation in (3, 4, 7, 8):
        turned = turned[::-1]
    if orientation in (2, 3, 6, 7):
        turned = turned[:, ::-1]
    return np.ascontiguousarray(turned)


Tones = tuple[float, float]
"""Black and white of an image of more than 8 bits."""


def _tones(image: Image.Image) -> Tones | None:
    # 16-bit files use all 16 bits; 32-bit and float ones have no agreed white, so the lightest is.
    if image.mode.startswith("I;16"):
        return 0.0, 65535.0
    if image.mode in ("I", "F"):
        low, high = cast(tuple[float, float], image.getextrema())
        return min(0.0, low), high
    return None


def _to_bgr(image: Image.Image, tones: Tones | None) -> Pixels:
    if tones is not None:
        return _from_deep_grey(np.asarray(image), *tones)
    if image.has_transparency_data:
        opaque = Image.new("RGBA", image.size, "white")
        opaque.alpha_composite(image.convert("RGBA"))
        image = opaque
    colours = image if image.mode == "RGB" else image.convert("RGB")
    return cast(Pixels, cv2.cvtColor(np.asarray(colours), cv2.COLOR_RGB2BGR))


def _from_deep_grey(values: NDArray[Any], black: float, white: float) -> Pixels:
    scaled = (values.astype(np.float32) - black) * (255 / max(white - black, 1e-9))
    return cast(Pixels, cv2.cvtColor(scaled.clip(0, 255).astype(np.uint8), cv2.COLOR_GRAY2BGR))


def _load_pdf_page(path: Path, page: int) -> Picture:
    document = pypdfium2.PdfDocument(path)
    try:
        _check_page(path, page, len(document))
        sheet = document[page]
        square_inches = sheet.get_width() * sheet.get_height() / 72**2
        dots = min(PDF_DPI, (PDF_PIXELS / max(square_inches, 1e-6)) ** 0.5)
        drawn = sheet.render(scale=dots / 72, prefer_bgrx=True).to_numpy()
        pixels = cv2.cvtColor(drawn, cv2.COLOR_BGRA2BGR).astype(np.uint8)
    finally:
        document.close()
    return Picture(pixels, size_of(pixels))


def _check_page(path: Path, page: int, pages: int) -> None:
    if page >= pages:
        raise UnreadableImage(f"{path.name} has {pages} page(s), no page {page + 1}.")
