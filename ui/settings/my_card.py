"""The settings of my own card: what stands on it, its QR code, the sheet to print."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from app.errors import EnishiError
from app.i18n import gettext as _
from app.services import my_card
from app.services.my_card import MY_FIELDS, CodedCard
from app.settings import Settings
from ui.my_card.printing import draw_sheet, write_pdf
from ui.my_card.sheet import QrSheet
from ui.settings.section import Section
from ui.tasks import Tasks
from ui.theme.fonts import px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.line_edit import LineEdit
from ui.wording import field_word


class MyCardSection(Section):
    """Fields that say what was entered; the page stores it."""

    entered = Signal(str, str)  # key, text
    said = Signal(str)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(_("My own card"))
        self._tasks = tasks
        self._sheet: QrSheet | None = None
        self.fields = {key: LineEdit(field_word(kind)) for key, kind in MY_FIELDS.items()}
        for key, field in self.fields.items():
            field.setMinimumWidth(px(320))
            field.editingFinished.connect(partial(self._enter, key))
            self.add(field.accessibleName(), field)
        self.show_button = Button(_("Show as QR code"), icon=Icon.MOBILE, clicked=self.show_code)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.show_button)
        row.addWidget(Button(_("Ten cards as PDF…"), icon=Icon.EXPORT, clicked=self.save_pdf))
        row.addWidget(Button(_("Print…"), icon=Icon.FAX, clicked=self.print_))
        row.addStretch()
        self.add("", buttons)

    def show_settings(self, settings: Settings) -> None:
        """Show what is stored, but where somebody is typing."""
        texts = settings.as_texts()
        for key, field in self.fields.items():
            if not field.hasFocus():
                field.setText(texts[key])

    def _enter(self, key: str) -> None:
        self.entered.emit(key, self.fields[key].text().strip())

    def show_code(self) -> None:
        """Show my card as a code, large."""
        self._tasks.ask(my_card.my_card).then(self._show_code)

    def _show_code(self, card: CodedCard) -> None:
        if self._sheet is None:
            self._sheet = QrSheet(self.window())
        self._sheet.show_card(card)

    def save_pdf(self) -> None:
        """Ask where to, then write the sheet of cards."""
        self._tasks.ask(my_card.my_card).then(self._save_pdf)

    def _save_pdf(self, card: CodedCard) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Ten cards as PDF"), "cards.pdf", "PDF (*.pdf)"
        )
        if not name:
            return
        try:
            write_pdf(card, Path(name))
        except EnishiError as error:
            self.said.emit(str(error))
        else:
            self.said.emit(_("Written: {path}").format(path=Path(name).name))

    def print_(self) -> None:
        """Print the sheet of cards."""
        self._tasks.ask(my_card.my_card).then(self._print)

    def _print(self, card: CodedCard) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec() and not draw_sheet(card, printer):
            self.said.emit(_("The printer did not take the sheet."))
