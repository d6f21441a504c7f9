"""Image files and PDF pages in, upright pixels out, within limits that are checked first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image, ImageOps

from ocr.errors import UnreadableImage
from ocr.options import ReadOptions
from ocr.pages import check_bytes, check_pixels, frames_of, is_pdf, named_problems
from ocr.pixels import Pixels, size_of

PDF_DPI = 300
PDF_PIXELS = 40_000_000
"""A PDF page that would be larger than this at 300 dpi is rendered at less."""

HALVED_PIXELS = 50_000_000
"""JPEGs above this are decoded at half their size: quicker, and text stays readable."""


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
    if image.format == "JPEG" and width * height > HALVED_PIXELS:
        image.draft(None, (width // 2, height // 2))
    sideways = image.getexif().get(0x0112, 1) >= 5
    upright = ImageOps.exif_transpose(image)
    return Picture(_to_bgr(upright), (height, width) if sideways else (width, height))


def _to_bgr(image: Image.Image) -> Pixels:
    if image.mode.startswith(("I", "F")):
        return _from_deep_grey(np.asarray(image))
    if image.has_transparency_data:
        opaque = Image.new("RGBA", image.size, "white")
        opaque.alpha_composite(image.convert("RGBA"))
        image = opaque
    return cast(Pixels, cv2.cvtColor(np.asarray(image.convert("RGB")), cv2.COLOR_RGB2BGR))


def _from_deep_grey(values: NDArray[Any]) -> Pixels:
    # 16-bit files use all 16 bits; 32-bit and float ones have no agreed white, so the lightest is.
    white = 65535.0 if values.dtype == np.uint16 else float(values.max())
    black = min(0.0, float(values.min()))
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
