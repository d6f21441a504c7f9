"""The card with the places that were read: the one in focus is lit, the unsure are dashed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ocr.geometry import Quad
from ui.pictures import Pictures
from ui.theme.fonts import Role, px
from ui.theme.theme import color, tokens
from ui.widgets.painting import draw_text, text_width

FULL_WIDTH = 1600  # real pixels: enough for twice the size on any screen


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands on the flat card; `key` is the form's name for it."""

    key: str
    label: str
    quad: Quad
    unsure: bool


class CardView(QWidget):
    """The picture on a neutral ground; a click on a place goes to its field."""

    chosen = Signal(str)

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._path: Path | None = None
        self._size = (1, 1)
        self._places: tuple[Place, ...] = ()
        self._active = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(px(300), px(180))
        pictures.arrived.connect(self.update)

    def show_card(
        self, path: Path | None, size: tuple[int, int], places: Sequence[Place], spoken: str
    ) -> None:
        """Show a picture; `size` is that of the card in which the places were measured."""
        self._path, self._size, self._places = path, size, tuple(places)
        self.setAccessibleName(spoken)
        self.update()

    def light(self, key: str) -> None:
        """Light the place of the field in focus."""
        self._active = key
        self.update()

    @property
    def picture(self) -> QPixmap | None:
        """The picture, once it has come."""
        found = self._pictures.get(self._path, FULL_WIDTH)
        return None if found is None or found.isNull() else found

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place in self._places:
            if self._polygon(place.quad).containsPoint(event.position(), Qt.FillRule.OddEvenFill):
                self.chosen.emit(place.key)
                return

    def _frame(self) -> QRectF:
        """Where the card is drawn: whole, in the middle, never enlarged beyond twice."""
        picture = self.picture
        size = (picture.width(), picture.height()) if picture else self._size
        room = QRectF(self.rect()).adjusted(px(24), px(20), -px(24), -px(20))
        scale = min(room.width() / size[0], room.height() / size[1])
        width, height = size[0] * scale, size[1] * scale
        return QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)

    def _polygon(self, quad: Quad) -> QPolygonF:
        frame = self._frame()
        across, down = frame.width() / self._size[0], frame.height() / self._size[1]
        return QPolygonF([QPointF(frame.x() + p.x * across, frame.y() + p.y * down) for p in quad])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ground = "#111214" if tokens().dark else "#E1E1DC"
        painter.fillRect(self.rect(), color(ground))
        picture = self.picture
        if picture is None:
            return
        painter.drawPixmap(self._frame(), picture, QRectF(picture.rect()))
        for place in self._places:
            if place.key != self._active:
                self._draw_place(painter, place)
        for place in self._places:
            if place.key == self._active:
                self._draw_active(painter, place)

    def _draw_place(self, painter: QPainter, place: Place) -> None:
        # cards stay white in dark, so their marks keep the colours that stand out on white
        tone, style = "#1B5A8A", Qt.PenStyle.SolidLine
        if place.unsure:
            tone, style = "#C27803", Qt.PenStyle.DashLine
        painter.setPen(QPen(color(tone), 2 if place.unsure else 1, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(self._polygon(place.quad))

    def _draw_active(self, painter: QPainter, place: Place) -> None:
        box = self._polygon(place.quad).boundingRect().adjusted(-3, -3, 3, 3)
        painter.setPen(QPen(color("#1B5A8A"), 2.5))
        painter.setBrush(QColor(27, 90, 138, 30))
        painter.drawRoundedRect(box, 3, 3)
        width = text_width(place.label, Role.SMALL_STRONG) + px(12)
        left = min(box.right() + px(4), self.width() - width - 2)
        tag = QRectF(left, box.center().y() - px(10), width, px(20))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("#1B5A8A"))
        painter.drawRoundedRect(tag, 4, 4)
        words = tag.toRect().adjusted(px(6), 0, 0, 0)
        draw_text(painter, words, place.label, Role.SMALL_STRONG, "#FFFFFF")
