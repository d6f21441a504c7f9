"""A quiet line over all pages of the demonstration: it is made up, and one press clears it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.i18n import gettext as _
from ui.theme.fonts import Role, px
from ui.theme.theme import color, tokens
from ui.widgets.button import Button
from ui.widgets.label import Label


class DemonstrationStrip(QFrame):
    """Seen only while the book holds the demonstration."""

    clear_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        words = _("This is a demonstration. All people, cards and events in it are made up.")
        self.setAccessibleName(words)
        self.clear = Button(
            _("Clear the demonstration and start with my own cards"),
            kind="link",
            clicked=self.clear_wanted.emit,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), px(3), px(20), px(3))
        row.addWidget(Label(words, Role.SMALL, "text2"))
        row.addStretch(1)
        row.addWidget(self.clear)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), color(tokens().soft))
