"""What is done with the files of a person or of an offer, from any page."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from app.cardbook import CardBook
from app.domain.attachment import Attachment
from app.domain.ids import ContactId, OfferId
from app.formats.names import file_name
from app.i18n import gettext as _
from app.i18n import ngettext
from app.services import attachments
from ui.desk import Desk
from ui.files.carrying import Carrying
from ui.files.files import Files
from ui.page import Page
from ui.tasks import Pending

Attach = Callable[..., int]
"""The command that attaches stored files to what has an id."""


class Attaching(QObject):
    """Takes files in and hands them out, off the window's thread."""

    def __init__(self, page: Page, files: Files, carrying: Carrying) -> None:
        super().__init__(page)
        self._page, self._carrying = page, carrying
        self._owner: tuple[Attach, int] | None = None
        files.attach_wanted.connect(self.choose)
        files.open_wanted.connect(self.open)
        files.save_wanted.connect(self.save)
        files.remove_wanted.connect(self.remove)
        files.dragged.connect(self._drag)

    def show_contact(self, contact_id: ContactId) -> None:
        """Whose files are attended to from now on."""
        self._owner = (attachments.attach, contact_id)

    def show_offer(self, offer_id: OfferId) -> None:
        """Of which offer the files are attended to from now on."""
        self._owner = (attachments.attach_to_offer, offer_id)

    def choose(self) -> None:
        """Ask for files and attach them."""
        names, _kind = QFileDialog.getOpenFileNames(self._page, _("Attach files"))
        self.attach([Path(name) for name in names])

    def attach(self, paths: Sequence[Path]) -> None:
        """Attach files to whoever or whatever is shown."""
        if paths and self._owner is not None:
            pending = self._page.tasks.work(partial(_attach, *self._owner, tuple(paths)))
            pending.then(self._attached)

    def open(self, file: Attachment) -> None:
        """Open a copy with the system's program; what would run is only ever saved."""
        if file.is_program:
            said = _("{name} is a program. It is not opened here; save it if you trust it.")
            self._page.said.emit(said.format(name=file.file_name))
        else:
            self._hand_out(file, self._carrying.folder).then(_open)

    def show_in_folder(self, files: Sequence[Attachment]) -> None:
        """Show copies in a folder of their own, from which another program takes them."""
        pending = self._page.tasks.ask(
            _hand_out_all, self._page.desk, tuple(files), self._carrying.folder
        )
        pending.then(_open)

    def save(self, file: Attachment) -> None:
        """Ask where to, and write a copy there."""
        suggested = file_name(file.file_name, "")
        name, _kind = QFileDialog.getSaveFileName(self._page, _("Save the file as"), suggested)
        if name:
            said = _("Saved: {name}").format(name=Path(name).name)
            saved = self._page.tasks.ask(_save, self._page.desk, file, Path(name))
            saved.then(lambda _none: self._page.said.emit(said))

    def remove(self, file: Attachment) -> None:
        """Put a file into the trash."""
        if file.id is not None:
            said = _("In the trash: {name}").format(name=file.file_name)
            pending = self._page.tasks.run(attachments.detach, file.id)
            pending.then(lambda _name: self._page.done.emit(said))

    def _hand_out(self, file: Attachment, folder: Path) -> Pending[Path]:
        return self._page.tasks.ask(_hand_out, self._page.desk, file, folder)

    def _drag(self, file: Attachment) -> None:
        self._hand_out(file, self._carrying.folder).then(self._carrying.drag_file)

    def _attached(self, new: int) -> None:
        if new:
            said = ngettext("{n} file attached", "{n} files attached", new)
            self._page.done.emit(said.format(n=new))
        else:
            self._page.said.emit(_("That file is attached already."))


def _attach(attach: Attach, owner: int, paths: Sequence[Path], book: CardBook) -> int:
    stored = attachments.store_files(book.folders, paths)
    new: int = book.run(attach, owner, stored).value
    return new


def _hand_out_all(_snapshot: Any, desk: Desk, files: Sequence[Attachment], folder: Path) -> Path:
    place = Path(tempfile.mkdtemp(dir=folder))
    for file in files:
        attachments.hand_out(desk.folders, file, place)
    return place


def _hand_out(_snapshot: Any, desk: Desk, file: Attachment, folder: Path) -> Path:
    return attachments.hand_out(desk.folders, file, folder)


def _save(_snapshot: Any, desk: Desk, file: Attachment, target: Path) -> None:
    attachments.save_as(desk.folders, file, target)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
