"""A page of any file as a JPEG that every program can show."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import cv2

from ocr.load import load
from ocr.model import CardReading, ReadResult, SideReading, SideSource
from ocr.options import ReadOptions
from ocr.pixels import scaled_to

LONGEST = 1600


def write_preview(
    sides: Sequence[SideSource],
    options: ReadOptions | None = None,
    on_card: Callable[[], object] = lambda: None,
) -> ReadResult:
    """Writes the one side's page into `flat_dir`; nothing is looked for in it.

    Returns:
        One card with one side: `size` is that of the whole page, `flat_name` the file's.

    Raises:
        UnreadableImage: as `ocr.load.load`.
    """
    started = time.perf_counter()
    (source,), chosen = sides, options or ReadOptions()
    assert chosen.flat_dir is not None, "a preview has a place"
    picture = load(source.path, source.page, chosen)
    small, _ = scaled_to(picture.pixels, LONGEST)
    name = preview_name(source.path, source.page)
    chosen.flat_dir.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(chosen.flat_dir / name), small, [cv2.IMWRITE_JPEG_QUALITY, 85])
    side = SideReading(source.face, None, 0, picture.size, flat_name=name)
    on_card()
    return ReadResult((CardReading((side,)),), time.perf_counter() - started, "")


def preview_name(path: Path, page: int) -> str:
    """The file name of a page's preview."""
    digest = hashlib.sha256(f"{path.name} {page}".encode()).hexdigest()
    return f"preview-{digest[:32]}.jpg"
