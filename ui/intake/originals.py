"""Pictures of originals for the window: the file itself where Qt can show it, else a preview."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSizeF, Signal

from ocr.model import SideReading
from ui.desk import Desk

SHOWN = frozenset({".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".bmp", ".gif", ".webp"})
Page = tuple[Path, int]
Shown = tuple[Path | None, QSizeF]


class Originals(QObject):
    """Hands out what is there, has the rest made, and says when it has come."""

    arrived = Signal()
    _made = Signal(object, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._reading, self._pictures = desk.reading, desk.pictures
        self._cache = desk.folders.cache
        self._there: dict[Page, Shown] = {}
        self._asked: set[Page] = set()
        self._made.connect(self._take)

    def get(self, path: Path | None, page: int) -> Shown:
        """The picture to show, and the size of the upright whole; nothing until it has come."""
        if path is None:
            return None, QSizeF()
        key = (path, page)
        if key not in self._there and key not in self._asked:
            self._asked.add(key)
            self._ask(*key)
        return self._there.get(key, (None, QSizeF()))

    def _ask(self, path: Path, page: int) -> None:
        if page == 0 and path.suffix.lower() in SHOWN:
            self._pictures.measure(path, partial(self._take_size, path))
        else:
            told = partial(self._made.emit, (path, page))
            self._reading.make_preview(path, page, self._cache, told)

    def _take_size(self, path: Path, size: QSizeF) -> None:
        self._asked.discard((path, 0))
        self._there[path, 0] = (path, size)
        self.arrived.emit()

    def _take(self, key: Page, side: SideReading | None) -> None:
        self._asked.discard(key)
        if side is None or side.flat_name is None:
            self._there[key] = (None, QSizeF())
        else:
            self._there[key] = (self._cache / side.flat_name, QSizeF(*side.size))
        self.arrived.emit()
