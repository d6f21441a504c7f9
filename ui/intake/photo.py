"""The photograph that a card came from, with the outlines that were found in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImageReader, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import ngettext
from ocr.geometry import Quad
from ui.pictures import Pictures
from ui.theme.fonts import px
from ui.theme.theme import color, tokens

WIDTH = 312


class Photo(QWidget):
    """Numbered outlines, the chosen card's in another colour."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._path: Path | None = None
        self._size = QSize()
        self._outlines: tuple[Quad | None, ...] = ()
        self._active = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        pictures.arrived.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(px(WIDTH), px(214))

    def show_photo(self, path: Path | None, outlines: Sequence[Quad | None], active: int) -> None:
        """Show an original; outlines are in its upright pixels, None for the whole of it."""
        if path != self._path:
            self._size = _upright_size(path)
        self._path, self._outlines, self._active = path, tuple(outlines), active
        count = len(self._outlines)
        words = ngettext("{n} card in this picture", "{n} cards in this picture", count)
        self.setAccessibleName(words.format(n=count))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), color(tokens().column))
        picture = self._pictures.get(self._path, round(px(WIDTH) * 2))
        if picture is None or picture.isNull():
            return
        size = picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        frame = QRectF(left, top, size.width(), size.height())
        painter.drawPixmap(frame, picture, QRectF(picture.rect()))
        for number, outline in enumerate(self._outlines):
            if outline is not None and self._size.isValid():
                self._draw_outline(painter, frame, outline, active=number == self._active)

    def _draw_outline(
        self, painter: QPainter, frame: QRectF, outline: Quad, *, active: bool
    ) -> None:
        across = frame.width() / self._size.width()
        down = frame.height() / self._size.height()
        points = [QPointF(frame.x() + p.x * across, frame.y() + p.y * down) for p in outline]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color("#FFC94D" if active else "#82B9E6"), 2.5 if active else 1.5))
        painter.drawPolygon(QPolygonF(points))


def _upright_size(path: Path | None) -> QSize:
    """The size from the file's head, as it stands when turned upright by EXIF."""
    if path is None:
        return QSize()
    reader = QImageReader(str(path))
    size = reader.size()
    turned = reader.transformation().value & 4  # the transformations that swap the sides
    return size.transposed() if turned else size
