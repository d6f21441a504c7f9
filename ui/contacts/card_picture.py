"""The cards of a person, one at a time: turned over by a click or the arrows, dragged out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from app.i18n import gettext as _
from ui.contacts.query import Person
from ui.pictures import Pictures
from ui.theme.fonts import px
from ui.widgets.painting import draw_card, focus_pen
from ui.wording import cards

_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Space: 1,
    Qt.Key.Key_Return: 1,
    Qt.Key.Key_Enter: 1,
    Qt.Key.Key_Left: -1,
}


class CardPicture(QWidget):
    """A card at 212 wide; behind the newest front come its back and the older cards."""

    dragged = Signal()
    shown = Signal(int, int)  # which side, from 1, of how many

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._paths: tuple[Path, ...] = ()
        self._at = 0
        self._whose: int | None = None
        self._name = ""  # of who has no picture
        self._pressed: QPoint | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        pictures.arrived.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(px(212), px(128))

    @property
    def path(self) -> Path | None:
        """The picture that is shown; None where there is none."""
        return self._paths[self._at] if self._paths else None

    def show_person(self, person: Person) -> None:
        """Show somebody's newest card, or go on showing the side that was looked at."""
        same = person.view.contact.id == self._whose and person.pictures == self._paths
        self._whose, self._paths = person.view.contact.id, person.pictures
        self._name = "" if person.pictures else person.view.contact.details.name.printed
        words = cards(len(person.view.scans))
        several = len(self._paths) > 1
        hint = _("{cards}; a click or the arrow keys show the next side").format(cards=words)
        self.setAccessibleName(words)
        self.setToolTip(hint if several else words)
        pointing = Qt.CursorShape.PointingHandCursor
        self.setCursor(pointing if several else Qt.CursorShape.ArrowCursor)
        self._show(self._at if same else 0)

    def turn(self, step: int) -> None:
        """Show the next side, or the one before; behind the last comes the first."""
        if len(self._paths) > 1:
            self._show((self._at + step) % len(self._paths))

    def _show(self, at: int) -> None:
        self._at = at
        self.update()
        self.shown.emit(at + 1, len(self._paths))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.turn(step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        way = (event.position().toPoint() - self._pressed).manhattanLength() if self._pressed else 0
        if way >= QApplication.startDragDistance():
            self._pressed = None
            self.dragged.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and event.button() is Qt.MouseButton.LeftButton:
            self.turn(1)
        self._pressed = None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        width = round(self.width() * self.devicePixelRatioF())
        whole = QRect(0, 0, self.width(), self.height())
        draw_card(painter, whole, self._pictures.get(self.path, width), self._name)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(focus_pen())
            painter.drawRoundedRect(QRectF(whole).adjusted(1, 1, -1, -1), 3, 3)
