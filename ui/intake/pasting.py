"""Pictures from the clipboard: files as they are, a picture as a file of its own."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from app.cardbook import CardBook
from ui.intake.taking_in import Into, TakenInAll, take_in_all

QUALITY = 95
"""Of JPEG: at this its traces are finer than a camera's noise."""


def files_in(data: QMimeData) -> list[Path]:
    """The files and folders that a copy or a drag holds."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def picture_in(data: QMimeData) -> QImage | None:
    """The picture that a copy holds."""
    found = QImage(data.imageData()) if data.hasImage() else QImage()
    return None if found.isNull() else found


def take_in_picture(picture: QImage, into: Into, book: CardBook) -> TakenInAll:
    """Take in a picture that is no file yet, under a name with the time."""
    return _take_in_as(f"clipboard {_now(book)}.png", picture, into, book)


def take_in_shot(picture: QImage, into: Into, book: CardBook) -> TakenInAll:
    """Take in a picture of the camera, under a name with the time."""
    return _take_in_as(f"camera {_now(book)}.jpg", picture, into, book)


def _take_in_as(name: str, picture: QImage, into: Into, book: CardBook) -> TakenInAll:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        picture.save(str(path), quality=QUALITY)
        return take_in_all((path,), into, book)


def _now(book: CardBook) -> str:
    return f"{book.clock().astimezone():%Y-%m-%d %H-%M-%S}"
