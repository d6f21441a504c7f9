"""Pictures from the clipboard: files as they are, a picture as a file of its own."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from app.cardbook import CardBook
from ui.intake.taking_in import Into, TakenInAll, take_in_all


def files_in(data: QMimeData) -> list[Path]:
    """The files and folders that a copy or a drag holds."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def picture_in(data: QMimeData) -> QImage | None:
    """The picture that a copy holds."""
    found = QImage(data.imageData()) if data.hasImage() else QImage()
    return None if found.isNull() else found


def take_in_picture(picture: QImage, into: Into, book: CardBook) -> TakenInAll:
    """Take in a picture that is no file yet, under a name with the time."""
    name = f"clipboard {book.clock().astimezone():%Y-%m-%d %H-%M-%S}.png"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        picture.save(str(path))
        return take_in_all((path,), into, book)
