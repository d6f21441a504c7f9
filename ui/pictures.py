"""Pictures of cards, read and scaled in a thread of their own, the newest kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

KEPT = 400
Key = tuple[Path, int]


class Pictures(QObject):
    """Hands out pictures that are there, fetches the others, and says when they have come."""

    arrived = Signal()
    came = Signal(object)  # Path of the picture that arrived
    _read = Signal(object, object)
    _measured = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, "pictures")
        self._there: OrderedDict[Key, QPixmap] = OrderedDict()
        self._asked: set[Key] = set()
        self._closed = False
        self._read.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._measured.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def get(self, path: Path | None, width: int) -> QPixmap | None:
        """The picture scaled to a width in real pixels; None until it has come.

        A width that the file does not have is not made up: pictures are never enlarged.
        """
        if path is None:
            return None
        key = (path, width)
        if key in self._there:
            self._there.move_to_end(key)
            return self._there[key]
        if key not in self._asked and not self._closed:
            self._asked.add(key)
            self._pool.submit(self._fetch, key)
        return None

    def measure(self, path: Path, told: Callable[[QSizeF], object]) -> None:
        """Tell the size of the whole upright picture, from its file's head, as soon as it is read.

        It is an empty one where the file cannot be read.
        """
        if not self._closed:
            self._pool.submit(lambda: self._measured.emit(told, _upright_size(path)))

    def _tell(self, told: Callable[[QSizeF], object], size: QSizeF) -> None:
        told(size)

    @property
    def is_fetching(self) -> bool:
        """Whether a picture that was asked for has not come yet."""
        return bool(self._asked)

    def close(self) -> None:
        """Stop the thread."""
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _fetch(self, key: Key) -> None:
        self._read.emit(key, _load(*key))

    def _take(self, key: Key, image: QImage) -> None:
        self._asked.discard(key)
        self._there[key] = QPixmap.fromImage(image)
        while len(self._there) > KEPT:
            self._there.popitem(last=False)
        self.arrived.emit()
        self.came.emit(key[0])


def _load(path: Path, width: int) -> QImage:
    """The picture; a null one where the file cannot be read, which draws as a blank card."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and size.width() > 2 * width:
        reader.setScaledSize(QSize(2 * width, round(size.height() * 2 * width / size.width())))
    image = reader.read()
    if image.isNull():
        return image
    if image.width() > width:
        image = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    return image


def _upright_size(path: Path) -> QSizeF:
    """The size from the file's head, as it stands when turned upright by EXIF."""
    reader = QImageReader(str(path))
    size = reader.size()
    turned = reader.transformation().value & 4  # the transformations that swap the sides
    return QSizeF(size.transposed() if turned else size)
