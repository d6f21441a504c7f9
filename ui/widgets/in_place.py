"""A value that is changed where it stands: F2 or a click opens it, Enter keeps, Esc drops."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.i18n import gettext as _
from ui.theme.fonts import Role, px
from ui.theme.theme import color, font, tokens
from ui.widgets.label import Label, Tone
from ui.widgets.line_edit import LineEdit
from ui.widgets.painting import focus_pen

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STAYS_OPEN = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


def ending_of(event: QKeyEvent, *, lines: bool = False) -> tuple[bool, int] | None:
    """How a key ends the editing: whether it keeps the text, and where it goes; None for not.

    Among lines Enter begins a new one, and Ctrl+Enter keeps.
    """
    key, with_ctrl = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    if key == Qt.Key.Key_Escape:
        return False, 0
    if key in ENTER and (with_ctrl or not lines):
        return True, 0
    return {Qt.Key.Key_Tab: (True, 1), Qt.Key.Key_Backtab: (True, -1)}.get(Qt.Key(key))


class Ending(QObject):
    """Watches an editor and says how the editing ended; the focus that leaves keeps the text."""

    ended = Signal(bool, int)  # keep, step: 1 to the next value, -1 to the one before, 0 stays

    def __init__(self, editor: QWidget, *, lines: bool = False) -> None:
        super().__init__(editor)
        self._lines = lines
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if keeps_escape(event):
            return True
        if (key := pressed(event)) is not None:
            ending = ending_of(key, lines=self._lines)
            if ending is not None:
                self.ended.emit(*ending)
                return True
        elif isinstance(event, QFocusEvent) and leaves(event):
            self.ended.emit(True, 0)
        return False


def keeps_escape(event: QEvent) -> bool:
    """Whether this asks who wants Esc; the editor does, else the window's would come first."""
    if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.ShortcutOverride:
        return False
    if event.key() != Qt.Key.Key_Escape:
        return False
    event.accept()
    return True


def pressed(event: QEvent) -> QKeyEvent | None:
    """The event, if a key was pressed."""
    if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
        return event
    return None


def put_in_place_of(shown: QWidget, editor: QWidget, whole: QWidget) -> None:
    """Show an editor where a value stood; the whole may have been hidden while it was empty."""
    shown.hide()
    editor.show()
    whole.show()


def leaves(event: QFocusEvent) -> bool:
    """Whether the focus goes for good, not to a menu or to another window."""
    return event.type() is QEvent.Type.FocusOut and event.reason() not in _STAYS_OPEN


def edit_line(name: str, role: Role = Role.BODY, parent: QWidget | None = None) -> LineEdit:
    """A line to type into, in the font of a role."""
    line = LineEdit(name, parent=parent)
    line.setFont(font(role))
    return line


class EditLines(QPlainTextEdit):
    """Several lines to type into."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFont(font(Role.BODY))
        self.setFixedHeight(px(76))
        self.setPlaceholderText(_("Ctrl+Enter keeps, Esc drops"))

    def text(self) -> str:
        """What stands in it."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Put a text in."""
        self.setPlainText(text)


class ValueLabel(Label):
    """A text that takes the focus and asks to be changed by F2, Enter or a click."""

    asked = Signal()

    def __init__(self, role: Role = Role.BODY, tone: Tone = "text") -> None:
        super().__init__("", role, tone, wrap=True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setContentsMargins(px(4), px(1), px(4), px(1))
        self.setAccessibleDescription(_("F2 changes it"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_F2, *ENTER):
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.asked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hover fills, focus draws a ring."""
        if self.hasFocus() or self.underMouse():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring = focus_pen() if self.hasFocus() else Qt.PenStyle.NoPen
            painter.setPen(ring)
            painter.setBrush(color(tokens().hover) if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
            painter.end()
        super().paintEvent(event)


class Editable(QWidget):
    """What is shown of a value, and the editor that takes its place while it is changed.

    Args:
        name: what the value is, spoken.
        shown: what stands there otherwise; it is told the text by `show_text`.
        role: the font of the editor.
        lines: whether the text has several lines.
    """

    kept = Signal(str, str)  # what it was, what was typed
    left = Signal(int)  # the editing ended: 1 goes on to the next value, -1 to the one before

    def __init__(
        self, name: str, shown: QWidget, role: Role = Role.BODY, *, lines: bool = False
    ) -> None:
        super().__init__()
        self.name = name
        self.text = ""
        self.is_editing = False
        self.shown = shown
        self._role, self._lines = role, lines
        self._editor: LineEdit | EditLines | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(shown)

    @property
    def editor(self) -> LineEdit | EditLines:
        """The editor, made when first needed."""
        if self._editor is None:
            made = EditLines(self.name) if self._lines else edit_line(self.name, self._role)
            Ending(made, lines=self._lines).ended.connect(self._end)
            self._column.addWidget(made)
            self._editor = made
        return self._editor

    def show_text(self, text: str) -> None:
        """What the value is now."""
        self.text = text

    def begin(self) -> None:
        """Let it be changed, with all of it selected."""
        self.is_editing = True
        self.editor.setText(self.text)
        put_in_place_of(self.shown, self.editor, self)
        self.editor.setFocus()
        self.editor.selectAll()

    def _end(self, keep: bool, step: int) -> None:
        if not self.is_editing:
            return
        self.is_editing = False
        was, text = self.text, self.editor.text().strip()
        had_focus = self.editor.hasFocus()
        self.shown.show()
        if had_focus and step == 0:
            self.shown.setFocus()
        self.editor.hide()
        if keep and text != was:
            self.show_text(text)
            self.kept.emit(was, text)
        self.left.emit(step)


class EditableText(Editable):
    """A plain text that is changed where it stands."""

    def __init__(
        self,
        name: str,
        role: Role = Role.BODY,
        tone: Tone = "text",
        *,
        lines: bool = False,
        pattern: str = "{text}",
    ) -> None:
        self._pattern = pattern
        self._label = ValueLabel(role, tone)
        super().__init__(name, self._label, role, lines=lines)
        self._label.asked.connect(self.begin)

    def show_text(self, text: str) -> None:
        """What the value is now; an empty one takes no room."""
        super().show_text(text)
        self._label.setText(self._pattern.format(text=text))
        self._label.setAccessibleName(_("{name}: {text}").format(name=self.name, text=text))
        self.setVisible(bool(text) or self.is_editing)
