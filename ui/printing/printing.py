"""Printing from the window: asks what, then draws it aside, on a printer or into a PDF."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject
from PySide6.QtGui import QPagedPaintDevice, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from app.cardbook import CardBook
from app.domain.ids import ContactId
from app.i18n import gettext as _
from app.i18n import ngettext
from app.services.export import write_whole
from ui.dialogs.export_sheet import Who
from ui.pdf_letters import searchable
from ui.printing.pages import Heading, draw_cards, draw_list
from ui.printing.paper import Paper
from ui.printing.print_sheet import PrintSheet, PrintWish
from ui.printing.query import load_printed
from ui.tasks import Tasks
from ui.wording import day_with_year, people

Ids = tuple[ContactId, ...]


class Printing(QObject):
    """Whom, as what, and where to."""

    def __init__(self, window: QWidget, tasks: Tasks, say: Callable[[str], object]) -> None:
        super().__init__(window)
        self._window, self._tasks, self._say = window, tasks, say
        self.sheet: PrintSheet | None = None

    def ask(self, shown: Ids, chosen: Ids, everybody: Ids) -> None:
        """Open the sheet; who is chosen is offered first, then who is shown."""
        some = {Who.CHOSEN: chosen, Who.SHOWN: shown, Who.ALL: everybody}
        if self.sheet is None:
            self.sheet = PrintSheet(self._window)
        self.sheet.ask({w: ids for w, ids in some.items() if ids}, self.print_, self.save)

    def print_(self, wish: PrintWish) -> None:
        """Let a printer be chosen, and print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(_("Contacts"))
        if QPrintDialog(printer, self._window).exec():
            self._tasks.aside(partial(draw, wish, printer)).then(self._printed)

    def save(self, wish: PrintWish) -> None:
        """Ask where to, and write a PDF."""
        name, _kind = QFileDialog.getSaveFileName(
            self._window, _("Save as PDF"), _("contacts") + ".pdf", "PDF (*.pdf)"
        )
        if name:
            path = Path(name) if Path(name).suffix else Path(f"{name}.pdf")
            pending = self._tasks.aside(partial(write_pdf, wish, path))
            pending.then(partial(self._saved, path))

    def _printed(self, pages: int) -> None:
        if pages:
            said = ngettext("{n} page sent to the printer", "{n} pages sent to the printer", pages)
            self._say(said.format(n=pages))
        else:
            self._say(_("The printer did not take the sheet."))

    def _saved(self, path: Path, pages: int) -> None:
        said = ngettext("{n} page written to {file}", "{n} pages written to {file}", pages)
        self._say(said.format(n=pages, file=path.name))


def write_pdf(wish: PrintWish, path: Path, book: CardBook) -> int:
    """Write the pages as PDF, whole or not at all; how many. SetupError if that fails."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(_("Contacts"))
    writer.setCreator("Enishi")
    pages = draw(wish, writer, book)
    write_whole(path, [searchable(bytes(buffer.data().data()))])
    return pages


def draw(wish: PrintWish, device: QPagedPaintDevice, book: CardBook) -> int:
    """Draw what is wished; how many pages, 0 where nothing could be drawn."""
    found = book.ask(load_printed, book, wish.ids)
    paper = Paper(device)
    if not paper.is_open:
        return 0
    if wish.as_cards:
        pages = draw_cards(paper, found)
    else:
        today = day_with_year(book.clock().astimezone().date())
        title = f"{_('Contacts')}  {people(len(found))}"
        pages = draw_list(paper, found, Heading(title, today))
    return pages if paper.close() else 0
