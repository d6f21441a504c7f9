"""Files that come into the window, chosen, dropped or found, and the pages that take them in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from app.i18n import gettext as _
from ui.paging import Paging


class TakingIn(QObject):
    """Opens the intake with pictures and folders, the import with files of contacts."""

    def __init__(self, window: Paging) -> None:
        super().__init__(window)
        self._window = window

    def choose_files(self) -> None:
        """Ask for pictures and take them in."""
        kinds = (
            _("Pictures and PDF") + " (*.jpg *.jpeg *.png *.tif *.tiff *.webp *.heic *.bmp *.pdf)"
        )
        names, _kind = QFileDialog.getOpenFileNames(self._window, _("Take in cards"), "", kinds)
        self.take_in([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder and take in all that is in it."""
        name = QFileDialog.getExistingDirectory(self._window, _("Take in a folder"))
        self.take_in([Path(name)] if name else [])

    def choose_import(self) -> None:
        """Ask for files of contacts and show what importing them would do."""
        from ui.importing.files import ask_for_contacts

        self.take_in(ask_for_contacts(self._window))

    def take_in(self, paths: Sequence[Path]) -> None:
        """Open each page that takes some of these files."""
        if not paths:
            return
        from ui.importing.files import holds_contacts

        contacts = tuple(p for p in paths if holds_contacts(p))
        cards = tuple(p for p in paths if p not in contacts)
        if cards:
            self._window.open_page("intake", cards)
        if contacts:
            self._window.open_page("import", contacts)

    def take_in_quietly(self, paths: Sequence[Path]) -> None:
        """Take in what came into the watched folder, and leave the open page as it is."""
        self._window.made_page("intake").show_subject(tuple(paths))


def files_of(event: QDropEvent) -> list[Path]:
    """The files that are dragged; what does not lie on this machine is left out."""
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
