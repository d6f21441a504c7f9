"""A small card in a form or banner."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.pictures import Pictures
from ui.theme.fonts import px
from ui.theme.theme import theme
from ui.widgets.painting import draw_card


class Thumbnail(QWidget):
    """A card's picture in a fixed width and a card's proportions."""

    def __init__(self, pictures: Pictures, width: int) -> None:
        super().__init__()
        self._pictures = pictures
        self._width = width
        self._path: Path | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        pictures.arrived.connect(self.update)
        theme().changed.connect(self.update)

    def show_picture(self, path: Path | None) -> None:
        """Show a card; blank paper for None."""
        self._path = path
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(self._width), px(self._width * 55 / 91))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        wide = round(self.width() * self.devicePixelRatioF())
        draw_card(painter, self.rect(), self._pictures.get(self._path, wide))
