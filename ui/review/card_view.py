"""The card with the places that were read: the one in focus is lit, the unsure are dashed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from app.i18n import gettext as _
from ocr.geometry import Box, Quad
from ui.pictures import Pictures
from ui.review.place_marks import Mark, draw_marks, draw_region
from ui.review.zoom import STEP, Zoom
from ui.theme.fonts import Role, px
from ui.theme.theme import color, theme, tokens
from ui.widgets.painting import draw_text

FULL_WIDTH = 1600  # real pixels: enough for twice the size on any screen
_ARROWS = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands on the flat card; `key` is the form's name for it."""

    key: str
    label: str
    quad: Quad
    unsure: bool


class CardView(QWidget):
    """A click on a place goes to its field; dragging over a region asks for it to be read."""

    chosen = Signal(str)
    region_chosen = Signal(object)  # Quad in the card's own pixels
    zoomed = Signal()

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._path: Path | None = None
        self._size = (1, 1)
        self._places: tuple[Place, ...] = ()
        self._active = ""
        self._turned = 0
        self._pressed: QPointF | None = None
        self._moved_from: QPointF | None = None
        self._region: QRectF | None = None
        self._read: Quad | None = None
        self._zoom = Zoom()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(px(300), px(150))
        self.setCursor(Qt.CursorShape.CrossCursor)
        pictures.arrived.connect(self._arrived)
        theme().changed.connect(self.update)

    def show_card(
        self, path: Path | None, size: tuple[int, int], places: Sequence[Place], spoken: str
    ) -> None:
        """Show a picture; `size` is that of the card in which the places were measured."""
        if path != self._path:
            self._zoom.reset()
        self._path, self._size, self._places = path, size, tuple(places)
        self._turned, self._read = 0, None
        self.setAccessibleName(spoken)
        self._changed()

    def turn(self) -> None:
        """Show it a quarter further clockwise until it was read anew."""
        self._turned += 1
        self._zoom.reset()
        self._changed()

    def light(self, key: str) -> None:
        """Light the place of the field in focus."""
        self._active = key
        quad = next((p.quad for p in self._places if p.key == key), None)
        if quad is not None:
            width, height = self._size
            box = QRectF(
                quad.box.left / width,
                quad.box.top / height,
                quad.box.width / width,
                quad.box.height / height,
            )
            self._zoom.bring_into_sight(box, self._room(), self._card())
        self.update()

    def show_reading(self, region: Quad | None) -> None:
        """Mark the region that is being read; None when it is done."""
        self._read = region
        self.update()

    @property
    def picture(self) -> QPixmap | None:
        """The picture, once it has come."""
        found = self._pictures.get(self._path, FULL_WIDTH)
        return None if found is None or found.isNull() else found

    @property
    def percent(self) -> int:
        """How large the card is shown, of its own pixels."""
        return round(100 * self._frame().width() / max(1.0, self._card().width()))

    def enlarge(self, factor: float = STEP, at: QPointF | None = None) -> None:
        """Show it larger, or smaller with a factor below 1."""
        self._zoom.by(factor, self._room(), self._card(), at)
        self._changed()

    def show_whole(self) -> None:
        """Show the whole card."""
        self._zoom.reset()
        self._changed()

    def _arrived(self) -> None:
        self._changed()

    def _changed(self) -> None:
        self.update()
        self.zoomed.emit()

    # places

    def seen(self, key: str) -> QRectF:
        """Where a field's place is seen in this widget."""
        quad = next(place.quad for place in self._places if place.key == key)
        return self._polygon(quad).boundingRect()

    def _card(self) -> QSizeF:
        picture = self.picture
        width, height = (picture.width(), picture.height()) if picture else self._size
        return QSizeF(height, width) if self._turned % 2 else QSizeF(width, height)

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(px(24), px(20), -px(24), -px(20))

    def _frame(self) -> QRectF:
        return self._zoom.frame(self._room(), self._card())

    def _polygon(self, quad: Quad) -> QPolygonF:
        frame = self._frame()
        across, down = frame.width() / self._size[0], frame.height() / self._size[1]
        return QPolygonF([QPointF(frame.x() + p.x * across, frame.y() + p.y * down) for p in quad])

    def _on_card(self, region: QRectF) -> Quad:
        """A region of the screen in the card's pixels, cut at its edges."""
        frame = self._frame()
        inside = region.intersected(frame)
        across, down = self._size[0] / frame.width(), self._size[1] / frame.height()
        left, top = (inside.left() - frame.x()) * across, (inside.top() - frame.y()) * down
        return Box(
            left, top, left + inside.width() * across, top + inside.height() * down
        ).to_quad()

    # mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton:
            self._moved_from = event.position()
        elif event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._moved_from is not None:
            self._move(event.position() - self._moved_from)
            self._moved_from = event.position()
        elif self._pressed is not None:
            region = QRectF(self._pressed, event.position()).normalized()
            far = QApplication.startDragDistance()
            if self._region is not None or region.width() + region.height() > far:
                self._region = region
                self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, region = self._pressed, self._region
        self._pressed = self._moved_from = self._region = None
        self.update()
        if region is not None:
            self._choose_region(region)
        elif pressed is not None:
            self._click(pressed)

    def _choose_region(self, region: QRectF) -> None:
        if region.intersects(self._frame()) and self.picture is not None and not self._turned:
            self.region_chosen.emit(self._on_card(region))

    def _click(self, at: QPointF) -> None:
        for place in self._places:
            if self._polygon(place.quad).containsPoint(at, Qt.FillRule.OddEvenFill):
                self.chosen.emit(place.key)
                return

    def _move(self, by: QPointF) -> None:
        self._zoom.move(by, self._room(), self._card())
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl enlarges what is under the pointer; without it an enlarged card moves."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.enlarge(STEP ** (event.angleDelta().y() / 120), event.position())
        else:
            self._move(QPointF(event.angleDelta()) / 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.enlarge()
        elif key is Qt.Key.Key_Minus:
            self.enlarge(1 / STEP)
        elif key is Qt.Key.Key_0:
            self.show_whole()
        elif key in _ARROWS and not event.modifiers():
            self._move(QPointF(*_ARROWS[key]) * px(40))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.zoomed.emit()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), color("#111214" if tokens().dark else "#E1E1DC"))
        picture = self.picture
        if picture is not None:
            self._draw_card(painter, picture)
        if self.hasFocus():
            painter.setPen(color(tokens().accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))

    def _draw_card(self, painter: QPainter, picture: QPixmap) -> None:
        if self._turned:
            picture = picture.transformed(QTransform().rotate(90 * self._turned))
        painter.drawPixmap(self._frame(), picture, QRectF(picture.rect()))
        if self._turned:
            words = self.rect().adjusted(px(16), 0, -px(16), -self.height() + px(20))
            draw_text(painter, words, _("Being read anew…"), Role.SMALL, tokens().text2)
            return
        marks = [
            Mark(self._polygon(p.quad), p.label, p.unsure, p.key == self._active)
            for p in self._places
        ]
        draw_marks(painter, marks, QRectF(self.rect()))
        if self._region is not None:
            draw_region(painter, QPolygonF(self._region))
        if self._read is not None:
            draw_region(painter, self._polygon(self._read))
