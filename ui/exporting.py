"""Contacts out of the window: to a file, a folder, or in a mail to oneself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.cardbook import CardBook
from app.domain.ids import ContactId
from app.i18n import gettext as _
from app.i18n import ngettext
from app.services.dates import Dates, export_dates, name_calendar
from app.services.derived_table import DerivedTable
from app.services.everything import export_everything
from app.services.export import export_contacts, export_folder
from app.services.preferences import settings
from app.services.writing import mail_link
from app.settings import Settings
from ui.dialogs.export_sheet import ExportSheet, ExportWish, Who
from ui.mailing import open_link
from ui.reports.document import Report
from ui.tasks import Tasks

Say = Callable[[str], object]
Ids = tuple[ContactId, ...]


class Exporting(QObject):
    """Asks what is wanted and has it written aside."""

    def __init__(self, window: QWidget, tasks: Tasks, say: Say) -> None:
        super().__init__(window)
        self._window, self._tasks, self._say = window, tasks, say
        self.sheet: ExportSheet | None = None

    def ask(self, shown: Ids, chosen: Ids, everybody: Ids, *, of_chosen: bool = False) -> None:
        """Open the sheet; who is shown or chosen is offered first where that is not everybody.

        Those chosen come before those shown where they were asked for, or are several.
        """
        some = {Who.SHOWN: shown, Who.CHOSEN: chosen}
        if of_chosen or len(chosen) > 1:
            some = {Who.CHOSEN: chosen, Who.SHOWN: shown}
        offered = {who: ids for who, ids in some.items() if ids and ids != everybody}
        self._tasks.ask(settings).then(partial(self._open, {**offered, Who.ALL: everybody}))

    def _open(self, offered: Mapping[Who, Ids], chosen: Settings) -> None:
        if self.sheet is None:
            self.sheet = ExportSheet(self._window)
        send = partial(self.send, chosen)
        self.sheet.ask(offered, self.save, send, with_events=chosen.export_events > 0)

    def save(self, wish: ExportWish) -> None:
        """Ask where to, and write."""
        if wish.everything or wish.separate:
            name = QFileDialog.getExistingDirectory(self._window, _("Export into a folder"))
            path = _folder_in(Path(name), wish) if name else None
        else:
            path = self._ask_for_file(wish)
        if path is not None:
            self._tasks.aside(partial(write, wish, path)).then(partial(self._written, path))

    def _ask_for_file(self, wish: ExportWish) -> Path | None:
        kinds = f"{wish.ending[1:].upper()} (*{wish.ending})"
        name, _kind = QFileDialog.getSaveFileName(
            self._window, _("Export contacts"), f"contacts{wish.ending}", kinds
        )
        return _with_ending(Path(name), wish.ending) if name else None

    def send(self, chosen: Settings, wish: ExportWish) -> None:
        """Write into the downloads, show that folder, and open a mail that names the file."""
        place = QStandardPaths.StandardLocation.DownloadLocation
        downloads = Path(QStandardPaths.writableLocation(place))
        path = _folder_in(downloads, wish) if wish.separate else _fresh(downloads, wish)
        pending = self._tasks.aside(partial(write, wish, path))
        pending.then(partial(self._open_mail, chosen.my_email, path))

    def _open_mail(self, address: str, path: Path, number: int) -> None:
        subject = ngettext("{n} contact", "{n} contacts", number).format(n=number)
        body = _("To attach: {path}").format(path=path)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
        opened = open_link(mail_link(address, subject, body))
        drag = _("Drag {file} from its folder into the mail")
        lies = _("No mail program answered. The file is here: {path}")
        self._say(drag.format(file=path.name) if opened else lies.format(path=path))

    def save_dates(self, derived: DerivedTable) -> None:
        """Ask where to, and write what is due, promised and planned for calendar programs."""
        name, _kind = QFileDialog.getSaveFileName(
            self._window, _("Dates for a calendar"), "enishi.ics", "iCalendar (*.ics)"
        )
        if name:
            path = _with_ending(Path(name), ".ics")
            pending = self._tasks.aside(partial(_write_dates, derived, path))
            pending.then(partial(self._dates_written, path))

    def save_report(self, name: str, report: Report) -> None:
        """Ask where to, and write a report as PDF."""
        from ui.reports.paper import write_report

        chosen, _kind = QFileDialog.getSaveFileName(
            self._window, _("Save as PDF"), name, "PDF (*.pdf)"
        )
        if chosen:
            path = _with_ending(Path(chosen), ".pdf")
            pending = self._tasks.aside(lambda _book: write_report(report, path))
            pending.then(lambda _none: self._say(_("Saved: {name}").format(name=path.name)))

    def _dates_written(self, path: Path, found: Dates) -> None:
        count = len(found.entries)
        words = ngettext("{n} date written to {file}", "{n} dates written to {file}", count)
        self._say(words.format(n=count, file=path.name))

    def _written(self, path: Path, number: int) -> None:
        words = ngettext("{n} contact written to {file}", "{n} contacts written to {file}", number)
        self._say(words.format(n=number, file=path.name))


def write(wish: ExportWish, path: Path, book: CardBook) -> int:
    """Write what is wished to a file or into a new folder; how many contacts."""
    if wish.everything:
        return book.ask(export_everything, book.folders, path)
    export = export_folder if wish.separate else export_contacts
    return book.ask(
        export,
        wish.ids,
        path,
        wish.form,
        with_events=wish.with_events,
        photos_of=book.folders if wish.photo else None,
    )


def _write_dates(derived: DerivedTable, path: Path, book: CardBook) -> Dates:
    book.run(name_calendar)
    return book.ask(export_dates, derived, path)


def _with_ending(path: Path, ending: str) -> Path:
    return path if path.suffix else path.with_suffix(ending)


def _folder_in(parent: Path, wish: ExportWish) -> Path:
    """A folder that is not there yet: files of others are never written over unasked."""
    word = _("Enishi, everything") if wish.everything else _("Contacts")
    return _unused(parent, f"{word} {date.today():%Y-%m-%d}", "")  # noqa: DTZ011 - for the eye


def _fresh(parent: Path, wish: ExportWish) -> Path:
    return _unused(parent, "contacts", wish.ending)


def _unused(parent: Path, name: str, ending: str) -> Path:
    names = (f"{name}{f' ({n})' if n else ''}{ending}" for n in count())
    return next(parent / name for name in names if not (parent / name).exists())
