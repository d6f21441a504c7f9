"""What is brought into the program: pictures, folders, files of contacts, by whatever way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.i18n import gettext as _
from ui.menu_bar import MenuBar
from ui.preferences import Preferences
from ui.tasks import Tasks

if TYPE_CHECKING:
    from ui.importing.files import Kinds

Open = Callable[[str, object], object]


class Arrivals(QObject):
    """Asks for files and folders, and opens the page that takes them in."""

    def __init__(
        self,
        window: QWidget,
        menu: MenuBar,
        preferences: Preferences,
        tasks: Tasks,
        open_page: Open,
    ) -> None:
        super().__init__(window)
        self._window, self._menu = window, menu
        self._preferences, self._tasks, self._open_page = preferences, tasks, open_page
        menu.take_in_files.connect(self.choose_files)
        menu.take_in_folder.connect(self.choose_folder)
        menu.import_.connect(self.choose_import)
        menu.recent_folder.connect(lambda folder: self.take_in([folder]))
        menu.forget_recent.connect(self._forget)
        menu.show_recent(preferences.recent_folders)

    def choose_files(self) -> None:
        """Ask for pictures and take them in."""
        from PySide6.QtWidgets import QFileDialog

        from app.services.image_files import EXTENSIONS

        kinds = f"{_('Pictures and PDF')} ({' '.join(f'*{e}' for e in sorted(EXTENSIONS))})"
        title, begin = _("Take in cards"), str(self._place())
        names, _kind = QFileDialog.getOpenFileNames(self._window, title, begin, kinds)
        self._remember_place(Path(name).parent for name in names)
        self.take_in([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder and take in all that is in it."""
        from PySide6.QtWidgets import QFileDialog

        title, begin = _("Take in a folder"), str(self._place())
        name = QFileDialog.getExistingDirectory(self._window, title, begin)
        self._remember_place([Path(name).parent] if name else [])
        self.take_in([Path(name)] if name else [])

    def _place(self) -> Path:
        """Where cards were last taken from, else where a person's pictures are."""
        last = self._preferences.cards_from
        if last is not None and last.is_dir():
            return last
        from PySide6.QtCore import QStandardPaths

        pictures = QStandardPaths.StandardLocation.PicturesLocation
        return Path(QStandardPaths.writableLocation(pictures))

    def _remember_place(self, folders: Iterable[Path]) -> None:
        for folder in folders:
            self._preferences.cards_from = folder

    def choose_import(self) -> None:
        """Ask for files of contacts and show what importing them would do."""
        from ui.importing.files import ask_for_contacts

        self.take_in(ask_for_contacts(self._window))

    def take_in(self, paths: Sequence[Path]) -> None:
        """Open the intake with pictures and folders, the import with files of contacts."""
        if not paths:
            return
        from ui.importing.files import kinds_by_name, kinds_looked_at

        if kinds := kinds_by_name(paths):
            self._open_kinds(kinds)
        else:
            look = partial(kinds_looked_at, tuple(paths), lambda: not self._tasks.is_closed)
            self._tasks.browse(look).then(self._open_kinds)

    def _open_kinds(self, kinds: Kinds) -> None:
        if kinds.cards:
            self._remember(kinds.cards)
            self._open_page("intake", kinds.cards)
        if kinds.contacts:
            self._open_page("import", kinds.contacts)

    def _remember(self, paths: Sequence[Path]) -> None:
        for folder in (path for path in paths if path.is_dir()):
            self._preferences.add_recent_folder(folder)
        self._menu.show_recent(self._preferences.recent_folders)

    def _forget(self) -> None:
        self._preferences.forget_recent_folders()
        self._menu.show_recent(())
