"""The photograph that cards came from: numbered outlines, the chosen one with corners to drag."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import gettext as _
from app.i18n import ngettext
from ocr.geometry import Point, Quad
from ui.intake.outline_painting import draw_advice, draw_draft, draw_outline
from ui.intake.outline_shapes import Outline, View, is_sound, with_corner
from ui.pictures import Pictures
from ui.theme.fonts import px
from ui.theme.theme import color, tokens

WIDTH, HEIGHT = 312, 214
MARGIN = 9  # round the picture, so that handles at its very edge are whole
HIT = 24  # the square around a corner that takes the mouse
SETTLED_MS = 700  # after the last key, before the card is read anew

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Photo(QWidget):
    """Mouse and keys move corners; what was moved is told once it has settled."""

    chosen = Signal(object)  # the Outline that was clicked
    moved = Signal(object)  # the Outline as it is now
    drawn = Signal(object)  # Quad of a new outline
    refused = Signal()
    large_wanted = Signal()

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._room = QSize(px(WIDTH), px(HEIGHT))
        self._path: Path | None = None
        self._size = QSizeF()
        self._outlines: list[Outline] = []
        self._active = 0
        self._corner = 0
        self._drags = False
        self._draws = False
        self._begun: QPointF | None = None
        self._now = QPointF()
        self._settled = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._settled.timeout.connect(self._tell_moved)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        pictures.came.connect(self._picture_came)

    def sizeHint(self) -> QSize:
        return self._room

    @property
    def room(self) -> QSize:
        """How large it would like to be."""
        return self._room

    @room.setter
    def room(self, room: QSize) -> None:
        self._room = room
        self.updateGeometry()

    def show_photo(
        self, path: Path | None, size: QSizeF, outlines: Sequence[Outline], active: int
    ) -> None:
        """Show a picture; outlines are in pixels of `size`. A corner in hand is not taken away."""
        if self._drags or self._settled.isActive():
            return
        self._path, self._size = path, size
        self._outlines, self._active = list(outlines), active
        self._corner = min(self._corner, 3)
        self._speak()
        self.update()

    def _picture_came(self, path: Path) -> None:
        if path == self._path:
            self.update()

    def _speak(self) -> None:
        count = len(self._outlines)
        words = ngettext("{n} card in this picture", "{n} cards in this picture", count)
        self.setAccessibleName(words.format(n=count))
        names = (_("top left"), _("top right"), _("bottom right"), _("bottom left"))
        corner = _("Corner of card {n}: {corner}")
        spoken = corner.format(n=self._active + 1, corner=names[self._corner]) if count else ""
        self.setAccessibleDescription(spoken)

    def begin_drawing(self) -> None:
        """The next drag draws a new outline; Enter puts one into the middle, Esc gives up."""
        self._draws = True
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocus()
        self.update()

    def end_drawing(self) -> None:
        """Drags move corners again."""
        self._draws = False
        self._begun = None
        self.unsetCursor()
        self.update()

    @property
    def view(self) -> View:
        """Where the picture is seen."""
        margin = px(MARGIN)
        room = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        size = self._size.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        corner = room.center() - QPointF(size.width() / 2, size.height() / 2)
        return View(QRectF(corner, size), self._size)

    def corner_place(self, corner: int) -> QPointF:
        """Where a corner of the chosen outline is seen."""
        return self.view.to_screen(self._outlines[self._active].quad[corner])

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._size.isEmpty():
            return
        self._begun = self._now = event.position()
        if self._draws:
            return
        corner = self._corner_at(event.position())
        if corner is not None:
            self._corner, self._drags = corner, True
            self._speak()
        else:
            self._choose_at(event.position())
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._now = event.position()
        if self._drags:
            self._place(self.view.to_picture(event.position()))
        elif not self._draws:
            near = self._corner_at(event.position()) is not None
            self.setCursor(Qt.CursorShape.SizeAllCursor if near else Qt.CursorShape.ArrowCursor)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        begun, self._begun = self._begun, None
        if self._drags:
            self._drags = False
            self._tell_moved()
        elif self._draws and begun is not None:
            quad = self.view.between(begun, event.position())
            self.end_drawing()
            self._tell_drawn(quad)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._draws:
            self.large_wanted.emit()

    def _corner_at(self, at: QPointF) -> int | None:
        if not self._outlines or not self._outlines[self._active].movable:
            return None
        reach = px(HIT) / 2
        for corner in range(4):
            away = self.corner_place(corner) - at
            if max(abs(away.x()), abs(away.y())) <= reach:
                return corner
        return None

    def _choose_at(self, at: QPointF) -> None:
        for outline in self._outlines:
            polygon = self.view.polygon(outline.quad)
            if polygon.containsPoint(at, Qt.FillRule.OddEvenFill):
                self.chosen.emit(outline)
                return

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape and self._draws:
            self.end_drawing()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._draws:
            self.end_drawing()
            self._tell_drawn(self.view.middle())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.large_wanted.emit()
        elif key in _ARROWS and self._outlines and self._outlines[self._active].movable:
            wide = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            step = QPointF(*_ARROWS[key]) * (10 if wide else 1)
            self._place(self.view.to_picture(self.corner_place(self._corner) + step))
            self._settled.start()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from corner to corner, and on after the last one."""
        step = 1 if forward else -1
        if not self._outlines or self._corner + step not in range(4):
            self._corner = 0 if forward else 3
            return super().focusNextPrevChild(forward)
        self._corner += step
        self._speak()
        self.update()
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._settled.isActive():
            self._settled.stop()
            self._tell_moved()
        self.update()

    def _place(self, point: Point) -> None:
        outline = self._outlines[self._active]
        quad = with_corner(outline.quad, self._corner, point)
        self._outlines[self._active] = replace(outline, quad=quad)
        self.update()

    def _tell_moved(self) -> None:
        outline = self._outlines[self._active]
        if is_sound(outline.quad):
            self.moved.emit(outline)
        else:
            self.refused.emit()

    def _tell_drawn(self, quad: Quad) -> None:
        if is_sound(quad):
            self.drawn.emit(quad)
        else:
            self.refused.emit()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), color(tokens().column))
        view = self.view
        wide = round(view.frame.width() * self.devicePixelRatioF())
        picture = self._pictures.get(self._path, wide) if wide else None
        if picture is None or picture.isNull():
            return
        painter.drawPixmap(view.frame, picture, QRectF(picture.rect()))
        order = sorted(range(len(self._outlines)), key=lambda at: at == self._active)
        for at in order:
            polygon = view.polygon(self._outlines[at].quad)
            corner = self._corner if self.hasFocus() else None
            draw_outline(painter, polygon, at + 1, active=at == self._active, corner=corner)
        if self._draws and self._begun is not None:
            draw_draft(painter, view.polygon(view.between(self._begun, self._now)))
        elif self._draws:
            words = _("Drag over the card; Enter puts an outline into the middle")
            draw_advice(painter, self.rect(), words)
