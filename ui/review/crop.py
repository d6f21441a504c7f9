"""The piece of the card that a field was read from, enlarged right above its input."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import px
from ui.theme.theme import color
from ui.widgets.choice import draw_edge

DOUBT = "#C27803"  # the paper is white in both schemes


class Crop(QWidget):
    """Paper is white also in dark; letters that readings do not agree on are underlined."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: QPixmap | None = None
        self._scaled: QPixmap | None = None
        self._doubtful: tuple[float, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_picture(self, picture: QPixmap, doubtful: Sequence[float]) -> None:
        """Show a piece; `doubtful` are places of letters from 0 (left) to 1 (right)."""
        if picture is not self._picture:
            self._scaled = None
        self._picture, self._doubtful = picture, tuple(doubtful)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(54))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_edge(painter, QRectF(self.rect()), radius=6, focus=True, fill="#FFFFFF")
        if self._picture is None:
            return
        room = self.rect().adjusted(px(10), px(6), -px(10), -px(6))
        size = self._picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        at = QRect(room.topLeft(), size)
        at.moveTop(room.center().y() - size.height() // 2)
        painter.drawPixmap(at, self._fitted(self._picture, size))
        for place in self._doubtful:
            x = at.x() + round(place * at.width())
            painter.fillRect(x - px(6), at.bottom() - px(4), px(12), px(3), color(DOUBT))

    def _fitted(self, picture: QPixmap, size: QSize) -> QPixmap:
        """The picture in real pixels, scaled once: shrinking while drawing makes letters jagged."""
        wanted = size * self.devicePixelRatioF()
        if self._scaled is None or self._scaled.size() != wanted:
            smooth = Qt.TransformationMode.SmoothTransformation
            self._scaled = picture.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        return self._scaled


def doubtful_places(value: str, others: Sequence[str]) -> tuple[float, ...]:
    """Where in a value its letters differ from those of other readings, as parts of its length."""
    if not value:
        return ()
    differing = {
        place
        for other in others
        for place, (mine, theirs) in enumerate(zip_longest(value, other))
        if mine is not None and mine != theirs
    }
    if len(differing) > len(value) // 2:
        return ()  # another value altogether says nothing about single letters
    return tuple((place + 0.5) / len(value) for place in sorted(differing))
