"""Contacts and cards carried out of the program: by the clipboard and by dragging."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QObject, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QImage

from app.domain.ids import ContactId
from app.formats.contact_text import contact_text
from app.formats.names import file_name
from app.i18n import gettext as _
from app.services import contacts, export
from ui.page import Page
from ui.wording import people


class Carrying(QObject):
    """Makes what is carried off the window's thread; its files last as long as the page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._folder = tempfile.TemporaryDirectory(prefix="enishi-")
        self.destroyed.connect(self._folder.cleanup)

    def copy_text(self, ids: Sequence[ContactId]) -> None:
        """Put contacts on the clipboard as text."""
        said = _("Copied: {people}").format(people=people(len(ids)))
        self._page.tasks.ask(texts, ids).then(partial(self._copied, said))

    def copy(self, text: str) -> None:
        """Put one value on the clipboard."""
        self._copied(_("Copied: {text}").format(text=text), text)

    def copy_picture(self, picture: Path | None) -> None:
        """Put the picture of a card on the clipboard."""
        if picture is None:
            self._page.said.emit(_("There is no picture of a card here."))
        else:
            self._page.tasks.ask(picture_of, picture).then(self._copy_picture)

    def drag_contacts(self, ids: Sequence[ContactId]) -> None:
        """Begin to drag contacts as a vCard file, once it is written."""
        self._page.tasks.ask(vcard_file, Path(self._folder.name), ids).then(self._drag)

    @property
    def folder(self) -> Path:
        """Where files lie that were handed out; gone when the program ends."""
        return Path(self._folder.name)

    def drag_file(self, path: Path) -> None:
        """Begin to drag a file that is there."""
        self._drag(path)

    def drag_picture(self, picture: Path, name: str) -> None:
        """Begin to drag the picture of a card as a file of its person's name."""
        self._page.tasks.ask(picture_file, Path(self._folder.name), picture, name).then(self._drag)

    def _copied(self, said: str, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._page.said.emit(said)

    def _copy_picture(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        self._page.said.emit(_("Copied: the picture of the card"))

    def _drag(self, path: Path) -> None:
        """The button may have been let go while the file was written."""
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            drag = QDrag(self._page)
            drag.setMimeData(file_data(path))
            drag.exec(Qt.DropAction.CopyAction)


def file_data(path: Path) -> QMimeData:
    """A file as what is dropped elsewhere; a vCard also as its text."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    if path.suffix == ".vcf":
        data.setData("text/vcard", path.read_bytes())
    return data


def texts(snapshot: Any, ids: Sequence[ContactId]) -> str:
    """Contacts as text with an empty line between them."""
    views = contacts.views(snapshot, list(ids))
    return "\n\n".join(contact_text(view.contact.details) for view in views)


def picture_of(_snapshot: Any, path: Path) -> QImage:
    """A picture, read off the window's thread."""
    return QImage(str(path))


def vcard_file(snapshot: Any, folder: Path, ids: Sequence[ContactId]) -> Path:
    """The contacts in one file, named after the person or the number of people."""
    views = contacts.views(snapshot, list(ids[:1]))
    name = views[0].contact.details.name.printed if len(ids) == 1 else people(len(ids))
    path = folder / file_name(name, ".vcf")
    export.export_contacts(snapshot, ids, path)
    return path


def picture_file(_snapshot: Any, folder: Path, picture: Path, name: str) -> Path:
    """A copy of a picture under a person's name."""
    path = folder / file_name(name, picture.suffix)
    shutil.copyfile(picture, path)
    return path
