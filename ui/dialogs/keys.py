"""The sheet of keys: what every menu offers, with its shortcut."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QWidget

from app.i18n import gettext as _
from ui.commands import Command
from ui.theme.fonts import Role, px
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.popover import Popover


class KeySheet(Popover):
    """All commands that have keys, in the order of the menus."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=560)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(_("Keys"))
        title = Label(_("Keys"), Role.TITLE)
        head = QHBoxLayout()
        head.setContentsMargins(px(24), px(16), px(16), px(8))
        self._close = Button(_("Close"), key="Esc", clicked=self.close_)
        head.addWidget(title, 1)
        head.addWidget(self._close)
        self.layout_.addLayout(head)
        self.layout_.addWidget(self._area, 1)
        self.layout_.setContentsMargins(0, 0, 0, px(16))

    def open_with(self, commands: Sequence[Command]) -> None:
        """Open the sheet for these commands."""
        inner = QWidget()
        inner.setObjectName("scrolled")
        grid = QGridLayout(inner)
        grid.setContentsMargins(px(24), 0, px(24), px(8))
        grid.setHorizontalSpacing(px(24))
        grid.setColumnStretch(1, 1)
        for row, command in enumerate(c for c in commands if c.keys):
            grid.addWidget(_cap(command.keys), row, 0)
            grid.addWidget(Label(command.text), row, 1)
        self._area.setWidget(inner)
        self._area.setMinimumHeight(min(px(560), inner.sizeHint().height()))
        self.open()
        self._close.setFocus()


def _cap(keys: str) -> QLabel:
    return Label(keys, Role.SMALL_STRONG, "text2")
