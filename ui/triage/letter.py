"""The draft of the thank-you: follows what is chosen until the user writes into it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.i18n import gettext as _
from app.i18n import language
from app.services.writing import filled_in, mail_link, template
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.label import Label


class LetterPane(QWidget):
    """A letter to one person; it is copied or opened in the user's mail program, never sent."""

    opened = Signal()
    copied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._address, self._subject = "", ""
        self._given = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(Label(_("Draft of a thank-you"), Role.HEADING))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("Draft of a thank-you"))
        self.text.setTabChangesFocus(True)
        column.addWidget(self.text, 1)
        self.buttons = QHBoxLayout()
        self.copy_button = Button(_("Copy"), icon=Icon.DUPLICATE, clicked=self.copy)
        self.open_button = Button(
            _("Open in mail program"), icon=Icon.OPEN_OUTSIDE, clicked=self.open_mail
        )
        self.buttons.addWidget(self.copy_button)
        self.buttons.addWidget(self.open_button)
        self.buttons.addStretch()
        column.addLayout(self.buttons)

    def begin(self, address: str, subject: str) -> None:
        """A letter to somebody else."""
        self._address, self._subject = address, subject
        self._given = ""
        self.text.setPlainText("")
        self.open_button.setEnabled(bool(address))

    def follow(self, values: Mapping[str, str | None]) -> None:
        """Fill the template in anew; what the user wrote stays."""
        if self.text.toPlainText() == self._given:
            self._given = filled_in(template("evening", language()), values)
            self.text.setPlainText(self._given)

    def copy(self) -> None:
        """Put the letter on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copied.emit()

    def open_mail(self) -> None:
        """Open the letter in the user's mail program."""
        link = mail_link(self._address, self._subject, self.text.toPlainText())
        QDesktopServices.openUrl(QUrl.fromEncoded(link.encode()))
        self.opened.emit()
