"""A toast: what was just done, with undo, for eight seconds above the keys at the bottom."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.i18n import gettext as _
from ui.theme import icons
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import color, font, tokens
from ui.widgets.key_hints import KeyHints
from ui.widgets.label import Label
from ui.widgets.painting import draw_icon

SHOWN_MS = 8000
KEYS, FOOT = 46, 110
"""A row of keys at the bottom of a page, and how high the keys of any page stand at most."""


LEAST, MOST = 470, 760
"""How wide a message is."""


class ToastPlace(QWidget):
    """Room on a page where a message covers nothing; where it is too small, it stands below."""


class Toast(QFrame):
    """One sentence with an undo button; waits while the pointer or the focus is on it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("toast")
        self._window = window
        self.shown_ms = SHOWN_MS
        self._undo: Callable[[], object] | None = None
        self.icon = Icon.SURE
        self._label = Label("", Role.BODY_STRONG)
        self.undo_button = _plain(_("Undo") + "  Ctrl+Z")
        self._close = _plain("", _("Close this message"))
        self.undo_button.clicked.connect(self._press)
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(44), px(4), px(8), px(4))
        row.setSpacing(px(16))
        row.addWidget(self._label, 1)
        row.addWidget(self.undo_button)
        row.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._leave)
        for button in (self.undo_button, self._close):
            button.installEventFilter(self)
        window.installEventFilter(self)
        self.hide()

    def say(
        self, text: str, undo: Callable[[], object] | None = None, icon: Icon = Icon.SURE
    ) -> None:
        """Show a sentence; `undo` is what the button does, no button without it."""
        self._undo, self.icon = undo, icon
        self._label.setText(text)
        self.setAccessibleName(text)
        self.undo_button.setVisible(undo is not None)
        self._dress()
        self._place()
        self.show()
        self.raise_()
        self._timer.start(self.shown_ms)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def settle(self) -> None:
        """Stand where the page that is shown now has room for it."""
        if self.isVisible():
            self._place()

    def _press(self) -> None:
        undo = self._undo
        self.hide()
        if undo is not None:
            undo()

    def _leave(self) -> None:
        held = self.underMouse() or self.undo_button.hasFocus() or self._close.hasFocus()
        if held:
            self._timer.start(self.shown_ms)
        else:
            self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start(self.shown_ms)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        parent = self._window
        self._fit()
        for place in parent.findChildren(ToastPlace):
            if place.isVisible() and self._goes_into(place):
                middle = place.mapTo(parent, QPoint(0, place.height() // 2))
                self.move(middle.x(), middle.y() - self.height() // 2)
                return
        left = (parent.width() - self.width()) // 2 + px(98)
        left = max(px(8), min(left, parent.width() - self.width() - px(8)))
        self.move(left, self._foot() - self.height())

    def _fit(self) -> None:
        """As wide as one line asks for; a long sentence goes on in the next."""
        self._label.setWordWrap(False)
        self.adjustSize()
        wide, most = self.sizeHint().width(), min(px(MOST), self._window.width() - px(16))
        self._label.setWordWrap(wide > most)
        wide = max(px(LEAST), min(wide, most))
        layout = self.layout()
        needed = layout.totalHeightForWidth(wide) if wide == most and layout is not None else 0
        self.resize(wide, max(px(44), needed))

    def _goes_into(self, place: QWidget) -> bool:
        """Whether there is room for it, but for the space that is kept round everything."""
        return place.width() >= self.width() and place.height() + px(8) >= self.height()

    def _foot(self) -> int:
        """Above the keys, which are read meanwhile: room for a row, and for what is higher."""
        keys = (hints for hints in self._window.findChildren(KeyHints) if hints.isVisible())
        tops = [hints.mapTo(self._window, QPoint(0, 0)).y() - px(8) for hints in keys]
        bottom = self._window.height()
        return min([bottom - px(KEYS), *(top for top in tops if top > bottom - px(FOOT))])

    def _dress(self) -> None:
        colours = tokens()
        sheet = "color: {}; background: transparent; border: none;"
        self._label.setStyleSheet(sheet.format(colours.on_toast))
        self.undo_button.setStyleSheet(_flat(colours.toast_link))
        self._close.setStyleSheet(_flat(colours.on_toast))
        self.undo_button.setFont(font(Role.BODY_STRONG))
        self._close.setIcon(icons.qicon(Icon.CLOSE, px(16), colours.on_toast))
        self._close.setIconSize(icons.button_icon_size(px(16)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(color(tokens().edge if tokens().dark else tokens().toast))
        painter.setBrush(color(tokens().toast))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        top = (self.height() - px(16)) // 2
        draw_icon(painter, px(16), top, self.icon, 16, tokens().on_toast)


def _plain(text: str, name: str = "") -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    if name:
        button.setAccessibleName(name)
    return button


def _flat(colour: str) -> str:
    return (
        f"QPushButton {{ color: {colour}; background: transparent; border: 2px solid transparent;"
        f" padding: 0 6px; border-radius: 6px; }} QPushButton:focus {{ border-color: {colour}; }}"
    )
