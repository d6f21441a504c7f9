"""A person's QR code large on the screen, for a phone's camera."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import gettext as _
from app.services.my_card import CodedCard
from ui.my_card.code import QrCode
from ui.theme.fonts import Role, px
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.popover import Popover
from ui.wording import joined

SIZE = 520


class QrSheet(Popover):
    """Name, code, what to do with it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=600)
        self._name = Label("", Role.TITLE, wrap=True)
        self._work = Label("", tone="text2", wrap=True)
        self.code = QrCode(_("QR code"), SIZE)
        self._close = Button(_("Close"), key="Esc", clicked=self.close_)
        column = self.layout_
        column.setContentsMargins(px(24), px(18), px(24), px(18))
        column.setSpacing(px(8))
        column.addWidget(self._name)
        column.addWidget(self._work)
        column.addWidget(self.code, 1)
        column.addWidget(Label(_("Point a phone's camera at the code."), Role.SMALL, "text2"))
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._close)
        column.addLayout(row)

    def show_card(self, card: CodedCard) -> None:
        """Open it with a person."""
        details, work = card.details, card.details.current
        self._name.setText(details.name.printed)
        self._work.setText(joined(work.company, work.position) if work else "")
        self._work.setVisible(bool(work))
        self.code.show_squares(card.squares)
        self.code.setAccessibleDescription(details.name.printed)
        self.open()
        self._close.setFocus()
