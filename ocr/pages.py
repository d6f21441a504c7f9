"""What an image file is and how many pages it has, without decoding a pixel."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pi_heif
import pypdfium2
from PIL import Image, UnidentifiedImageError
from pypdfium2.raw import FPDF_ERR_PASSWORD

from ocr.errors import (
    DamagedImage,
    EmptyFile,
    FileClosed,
    PasswordNeeded,
    TooLarge,
    UnreadableImage,
)
from ocr.options import ReadOptions

pi_heif.register_heif_opener()
Image.MAX_IMAGE_PIXELS = None  # the limits here are checked first, and named in numbers


def page_count(path: Path, options: ReadOptions | None = None) -> int:
    """How many pages a PDF or TIFF has; 1 for every other image.

    Raises:
        UnreadableImage: no image, damaged, or larger than the options allow.
    """
    limits = options or ReadOptions()
    check_bytes(path, limits)
    with named_problems(path):
        if is_pdf(path):
            document = pypdfium2.PdfDocument(path)
            try:
                return len(document)
            finally:
                document.close()
        with Image.open(path) as image:
            check_pixels(path, image.size, limits)
            return frames_of(image)


def frames_of(image: Image.Image) -> int:
    """Pages of an opened image; the frames of an animation and a phone's depth maps are none."""
    return int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1


def is_pdf(path: Path) -> bool:
    """Whether a file begins as PDF does; some bytes before that are allowed."""
    with path.open("rb") as file:
        return b"%PDF-" in file.read(1024)


def check_bytes(path: Path, limits: ReadOptions) -> None:
    """Raises FileClosed, EmptyFile or TooLarge."""
    try:
        size = path.stat().st_size
    except OSError as problem:
        raise FileClosed(f"{path.name} cannot be opened: {problem.strerror}.") from problem
    if size > limits.max_bytes:
        raise TooLarge(
            f"{path.name} has {size / 1e6:.0f} MB, more than the "
            f"{limits.max_bytes / 1e6:.0f} MB that can be read; save it smaller."
        )
    if size == 0:
        raise EmptyFile(f"{path.name} is empty.")


def check_pixels(path: Path, size: tuple[int, int], limits: ReadOptions) -> None:
    """Raises TooLarge for an image of more pixels than the options allow."""
    if size[0] * size[1] > limits.max_pixels:
        raise TooLarge(
            f"{path.name}: {size[0]} x {size[1]} pixels are more than the "
            f"{limits.max_pixels / 1e6:.0f} million that can be read; save it smaller."
        )


@contextmanager
def named_problems(path: Path) -> Iterator[None]:
    """Turns what the decoders raise into `UnreadableImage` with the file's name."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of damaged metadata, which nobody needs
            yield
    except UnidentifiedImageError as problem:
        raise UnreadableImage(f"{path.name} is no image that can be read.") from problem
    except pypdfium2.PdfiumError as problem:
        if problem.err_code == FPDF_ERR_PASSWORD:
            raise PasswordNeeded(
                f"{path.name} is locked with a password; save it without one."
            ) from problem
        raise DamagedImage(f"{path.name} is no PDF that can be read: {problem}") from problem
    except MemoryError as problem:
        raise TooLarge(f"{path.name} is too large for the memory at hand.") from problem
    except (FileNotFoundError, PermissionError) as problem:
        raise FileClosed(f"{path.name} cannot be opened: {problem.strerror}.") from problem
    except (OSError, SyntaxError, ValueError, EOFError) as problem:
        raise DamagedImage(f"{path.name} is damaged or cut off: {problem}") from problem
