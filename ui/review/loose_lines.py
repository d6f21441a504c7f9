"""Lines of the card that no field took; each can be dragged or sent to the field in use."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.i18n import gettext as _
from ocr.geometry import Box
from ocr.model import CardReading, Face, FieldKind, FieldReading, TextLine
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import color, tokens
from ui.widgets.label import ElidedLabel, Label
from ui.widgets.painting import draw_icon, draw_text, text_width
from ui.widgets.tips import plain_tip

LINE_TYPE = "application/x-enishi-line"
MOST = 3
WIDEST = 170


class LooseLines(QFrame):
    """A strip under the picture."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(16), px(4), px(16), px(4))
        self._row.setSpacing(px(8))
        self._lines: list[str] = []
        self.setFixedHeight(px(40))
        # lines that are wider than the picture must not push the form out of the window
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def texts(self) -> tuple[str, ...]:
        """The lines that are still without a field."""
        return tuple(self._lines)

    @property
    def first(self) -> str:
        """The first line; empty where there is none."""
        return self._lines[0] if self._lines else ""

    def show_lines(self, reading: CardReading | None) -> None:
        """Show what no field took."""
        self.show_texts(loose_lines(reading) if reading else ())

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show these lines, as many as there is room for."""
        self._lines = list(texts)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def take(self, text: str) -> None:
        """A line went to a field and is loose no more."""
        if text in self._lines:
            self._lines.remove(text)
            self._lay_out()

    def _lay_out(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        if not self._lines:
            return
        title = Label(_("Lines without a field"), Role.SMALL_STRONG, "text2")
        self._row.addWidget(title)
        left = self.width() - px(32) - title.sizeHint().width()
        for at, text in enumerate(self._lines[:MOST]):
            chip = LineChip(text)
            left -= chip.sizeHint().width() + px(8)
            if at and left < 0:
                chip.deleteLater()
                break
            chip.chosen.connect(self.chosen)
            chip.dropped.connect(self.take)
            self._row.addWidget(chip)
        hint = ElidedLabel(_("drag to a field, or Ctrl+L"), Role.SMALL, "text2")
        self._row.addWidget(hint, 1)


class LineChip(QWidget):
    """One line: a drag takes it along, a click sends it to the field in use."""

    chosen = Signal(str)
    dropped = Signal(str)  # within this window

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self._pressed: QPoint | None = None
        self.setAccessibleName(text)
        self.setToolTip(plain_tip(text))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(min(px(WIDEST), text_width(self._text, Role.BODY) + px(40)), px(24))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = QApplication.startDragDistance()
        begun = self._pressed
        if begun is not None and (event.position().toPoint() - begun).manhattanLength() >= far:
            self._pressed = None
            drag = QDrag(self)
            drag.setMimeData(line_data(self._text))
            drag.setPixmap(self.grab())
            if drag.exec(Qt.DropAction.CopyAction) is Qt.DropAction.CopyAction and drag.target():
                self.dropped.emit(self._text)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            self._pressed = None
            self.chosen.emit(self._text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(tokens().edge), 1))
        painter.setBrush(color(tokens().raised))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        draw_icon(painter, px(9), px(5), Icon.DRAG, 14, tokens().text2)
        words = QRect(px(27), 0, self.width() - px(38), self.height())
        draw_text(painter, words, self._text, Role.BODY, tokens().text)


def line_data(text: str) -> QMimeData:
    """A line on its way; other programs see plain text."""
    data = QMimeData()
    data.setText(text)
    data.setData(LINE_TYPE, QByteArray(text.encode()))
    return data


def loose_lines(reading: CardReading) -> list[str]:
    """The texts of lines whose middle lies in no field's place."""
    return [
        line.text
        for side in reading.sides
        for line in side.lines
        if line.text.strip() and not _is_taken(line, side.face, reading.fields)
    ]


def lines_for(kind: FieldKind, lines: Sequence[str]) -> list[str]:
    """Those that may be meant for an empty field of a kind, by what they are made of."""
    return [line for line in lines if _may_be(kind, line)]


def _may_be(kind: FieldKind, line: str) -> bool:
    if kind is FieldKind.EMAIL:
        return "@" in line
    if kind is FieldKind.URL:
        return "." in line and "@" not in line
    digits = sum(letter.isdecimal() for letter in line)
    if kind in _OF_DIGITS:
        return digits >= FEWEST_DIGITS
    return digits < FEWEST_DIGITS and any(letter.isalpha() for letter in line)


_OF_DIGITS = {FieldKind.PHONE, FieldKind.MOBILE, FieldKind.FAX, FieldKind.POSTAL}
FEWEST_DIGITS = 6


def _is_taken(line: TextLine, face: Face, fields: tuple[FieldReading, ...]) -> bool:
    centre = line.quad.box.centre
    return any(
        field.face is face and field.quad is not None and _holds(field.quad.box, *centre)
        for field in fields
    )


def _holds(box: Box, x: float, y: float) -> bool:
    return box.left <= x <= box.right and box.top <= y <= box.bottom
