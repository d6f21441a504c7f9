"""One line of the review's form: its crop and its alternatives appear while it has the focus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import gettext as _
from ocr.model import FieldReading
from ui.theme import icons
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import theme, tokens
from ui.widgets.button import Button
from ui.widgets.choice import draw_edge
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit

LABEL_WIDTH = 76


class FieldRow(QWidget):
    """Label, one or two inputs, and a mark that says how sure the reading is."""

    focused = Signal(str)
    edited = Signal()
    entered = Signal()

    def __init__(
        self, key: str, label: str, texts: Sequence[str], reading: FieldReading | None
    ) -> None:
        super().__init__()
        self.key = key
        self.label = label
        self.reading = reading
        self._typed = False
        self._visited = False
        self.crop = Crop()
        self.inputs = tuple(LineEdit(label, text) for text in texts)
        self._mark = Label()
        self._mark.setFixedWidth(px(20))
        self._choices = self._make_choices()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(_under_inputs(self.crop))
        column.addLayout(self._line())
        column.addLayout(_under_inputs(self._choices))
        self._show_focus(False)
        self._dress()
        theme().changed.connect(self._dress)

    def _line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        name = Label(self.label, Role.SMALL_STRONG, "text2")
        name.setFixedWidth(px(LABEL_WIDTH))
        name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(name)
        for field in self.inputs:
            field.textEdited.connect(self._on_edited)
            field.returnPressed.connect(self.entered)
            field.installEventFilter(self)
            row.addWidget(field)
        row.addWidget(self._mark)
        return row

    def _make_choices(self) -> QWidget:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        for number, text in enumerate(self.alternatives[:3], 1):
            button = Button(text, key=f"Alt+{number}")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on=False, n=number: self.take_alternative(n))
            row.addWidget(button)
        row.addStretch()
        inner = QWidget()
        inner.setLayout(row)
        return inner

    @property
    def alternatives(self) -> tuple[str, ...]:
        """What else it may say; the reading itself comes first where there is a choice."""
        if self.reading is None or not self.reading.alternatives:
            return ()
        return (self.reading.value, *(a.value for a in self.reading.alternatives))

    @property
    def is_unsure(self) -> bool:
        """Whether it still asks for a look."""
        doubtful = self.reading is not None and not self.reading.sure
        return doubtful and not self._typed and not self._visited

    @property
    def text(self) -> str:
        """What stands in it, the parts with one space between."""
        return " ".join(part for field in self.inputs if (part := field.text().strip()))

    def set_text(self, text: str) -> None:
        """Put text in as if typed."""
        self.inputs[0].setText(text)
        for further in self.inputs[1:]:
            further.clear()
        self._on_edited()

    def append(self, text: str) -> None:
        """Add a line of the card to what stands there."""
        before = self.inputs[-1].text().strip()
        self.inputs[-1].setText(f"{before} {text}".strip())
        self._on_edited()

    def take_alternative(self, number: int) -> None:
        """Take one of the alternatives, counted from 1."""
        if 0 < number <= len(self.alternatives):
            self.set_text(self.alternatives[number - 1])

    def show_crop(self, picture: QPixmap) -> None:
        """Give it the piece of the card that it was read from."""
        self.crop.show_picture(picture)
        self._show_focus(any(field.hasFocus() for field in self.inputs))

    def confirm(self) -> None:
        """It was looked at and left as it is."""
        self._visited = True
        self._dress()

    def _on_edited(self) -> None:
        self._typed = True
        self._dress()
        self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self._show_focus(True)
            self.focused.emit(self.key)
        elif event.type() is QEvent.Type.FocusOut:
            self._show_focus(any(f.hasFocus() for f in self.inputs))
        return False

    def _show_focus(self, on: bool) -> None:
        self.crop.setVisible(on and self.crop.has_picture)
        self._choices.setVisible(on and bool(self.alternatives))

    def _dress(self) -> None:
        for field in self.inputs:
            field.set_unsure(self.is_unsure)
        icon, tone, words = self._state()
        self._mark.setToolTip(words)
        self._mark.setAccessibleName(words)
        for field in self.inputs:
            field.setAccessibleDescription(words)
        if icon is None:
            self._mark.clear()
        else:
            ratio = self.devicePixelRatioF()
            self._mark.setPixmap(icons.pixmap(icon, px(16), tone, ratio))

    def _state(self) -> tuple[Icon | None, str, str]:
        if self._typed:
            return Icon.EDIT, tokens().accent, _("Typed by hand")
        if self.reading is None:
            return None, "", ""
        if self.is_unsure:
            return Icon.UNSURE, tokens().warn_mark, _("Unsure: have a look")
        return Icon.SURE, tokens().ok, _("Sure")


class Crop(QWidget):
    """The place on the card that a field was read from, enlarged."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def has_picture(self) -> bool:
        """Whether there is anything to show."""
        return self._picture is not None

    def show_picture(self, picture: QPixmap) -> None:
        """Show a piece of the card."""
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(54))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_edge(painter, QRectF(self.rect()), radius=6, focus=True, fill="#FFFFFF")
        if self._picture is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = self.rect().adjusted(px(10), px(6), -px(10), -px(6))
        size = self._picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        at = QRect(room.topLeft(), size)
        at.moveTop(room.center().y() - size.height() // 2)
        painter.drawPixmap(at, self._picture)


def _under_inputs(widget: QWidget) -> QHBoxLayout:
    box = QHBoxLayout()
    box.setContentsMargins(px(LABEL_WIDTH + 6), 0, px(26), 0)
    box.addWidget(widget)
    return box
