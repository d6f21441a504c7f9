"""The draft of the thank-you: follows what is chosen until the user writes into it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.letters import Letter
from app.i18n import gettext as _
from app.services.writing import filled_in, mail_link, on_one_line
from ui.mailing import open_link
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.label import Label


class LetterPane(QWidget):
    """A letter to one person; it is copied or opened in the user's mail program, never sent.

    The template that was chosen stays for the next card.
    """

    opened = Signal()
    copied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._address, self._given = "", ""
        self._values: Mapping[str, str | None] = {}
        self._letters: tuple[Letter, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.choice = Choice(_("Template"))
        self.choice.activated.connect(lambda _at: self._fill_in())
        head = QHBoxLayout()
        head.addWidget(Label(_("Draft of a thank-you"), Role.HEADING))
        head.addStretch()
        head.addWidget(self.choice)
        column.addLayout(head)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("Draft of a thank-you"))
        self.text.setTabChangesFocus(True)
        column.addWidget(self.text, 1)
        self.buttons = QHBoxLayout()
        self.copy_button = Button(_("Copy"), icon=Icon.DUPLICATE, key="C", clicked=self.copy)
        self.open_button = Button(
            _("Open in mail program"), icon=Icon.OPEN_OUTSIDE, key="M", clicked=self.open_mail
        )
        self.buttons.addWidget(self.copy_button)
        self.buttons.addWidget(self.open_button)
        self.buttons.addStretch()
        column.addLayout(self.buttons)

    def show_letters(self, letters: tuple[Letter, ...]) -> None:
        """Offer templates: the one that was chosen, else the thank-you of the program."""
        if letters == self._letters:
            return
        shipped = next((letter.name for letter in letters if letter.id is None), "")
        before = self.choice.currentText()
        names = [letter.name for letter in letters]
        self._letters = letters
        self.choice.clear()
        self.choice.addItems(names)
        self.choice.setCurrentText(before if before in names else shipped)

    def begin(self, address: str) -> None:
        """A letter to somebody else."""
        self._address = address
        self._given = ""
        self.text.setPlainText("")
        self.open_button.setEnabled(bool(address))

    def follow(self, values: Mapping[str, str | None]) -> None:
        """Fill the template in anew; what the user wrote stays."""
        self._values = values
        if self.text.toPlainText() == self._given:
            self._given = self._filled
            self.text.setPlainText(self._given)

    @property
    def _letter(self) -> Letter:
        at = self.choice.currentIndex()
        return self._letters[at] if at >= 0 else Letter("", "", "", "")

    @property
    def _filled(self) -> str:
        return filled_in(self._letter.body, self._values)

    @property
    def subject(self) -> str:
        """The subject of the template that is chosen, filled in."""
        return on_one_line(filled_in(self._letter.subject, self._values))

    def _fill_in(self) -> None:
        """Another template was chosen: it takes the place of the text, which Ctrl+Z brings back."""
        self._given = self._filled
        cursor = self.text.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(self._given)

    def begin_writing(self) -> None:
        """Put the cursor at the end of the draft."""
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.setFocus()

    def copy(self) -> None:
        """Put the letter on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copied.emit()

    def open_mail(self) -> None:
        """Open the letter in the user's mail program."""
        if not self._address:
            return
        link = mail_link(self._address, self.subject, self.text.toPlainText())
        if open_link(link):
            self.opened.emit()
        else:
            self.copy()
