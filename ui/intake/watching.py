"""The watched folder on the intake's page: which one it is, and choosing another."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import gettext as _
from ui.watched_folder import WatchedFolder
from ui.widgets.watch_row import WatchRow


class Watching(QObject):
    """Between the row and what watches."""

    def __init__(self, page: QWidget, row: WatchRow, watched: WatchedFolder) -> None:
        super().__init__(page)
        self._page, self._row, self._watched = page, row, watched
        row.choice_wanted.connect(self.choose)
        row.stop_wanted.connect(lambda: watched.watch(None))
        watched.changed.connect(self._show)
        self._show()

    def choose(self) -> None:
        """Ask for a folder whose new pictures are taken in by themselves."""
        name = QFileDialog.getExistingDirectory(self._page, _("Watch a folder"))
        if name:
            self._watched.watch(Path(name))

    def _show(self) -> None:
        self._row.show_folder(self._watched.folder)
