"""The settings of my own card: what stands on it, its QR code, the sheet to print."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from app.errors import EnishiError
from app.i18n import gettext as _
from app.services import my_card
from app.services.my_card import MY_FIELDS, CodedCard
from ui.my_card.printing import draw_sheet, write_pdf
from ui.my_card.sheet import QrSheet
from ui.settings.section import FieldsSection
from ui.tasks import Tasks
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.line_edit import LineEdit
from ui.wording import field_word


class MyCardSection(FieldsSection):
    """What stands on it, and the ways to show and print it."""

    said = Signal(str)

    def __init__(self, tasks: Tasks) -> None:
        fields = {key: LineEdit(field_word(kind)) for key, kind in MY_FIELDS.items()}
        super().__init__(_("My own card"), fields)
        self._tasks = tasks
        self._sheet: QrSheet | None = None
        self.show_button = Button(_("Show as QR code"), icon=Icon.MOBILE, clicked=self.show_code)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.show_button)
        row.addWidget(Button(_("Ten cards as PDF…"), icon=Icon.EXPORT, clicked=self.save_pdf))
        row.addWidget(Button(_("Print…"), icon=Icon.FAX, clicked=self.print_))
        row.addStretch()
        self.add("", buttons)

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
