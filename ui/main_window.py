"""The main window: navigation, one page at a time, toast, palette; it passes on what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from app.changes import Changes
from app.errors import EnishiError
from app.i18n import gettext as _
from ui.desk import Desk
from ui.dialogs.about import About
from ui.dialogs.keys import KeySheet
from ui.menu_bar import MenuBar
from ui.navigation import Navigation
from ui.navigation_foot import NavigationFoot
from ui.page import Destination, Page
from ui.pages import Entry, entries
from ui.palette import Palette, hit_of
from ui.preferences import Preferences
from ui.theme.fonts import px
from ui.theme.theme import Scheme, theme
from ui.widgets.seal import app_icon
from ui.widgets.toast import Toast

NARROW_UNDER = 1100


class MainWindow(QMainWindow):
    """One window on one card book."""

    language_wanted = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk, preferences: Preferences) -> None:
        super().__init__()
        self.desk = desk
        self.tasks = desk.tasks
        self._preferences = preferences
        self._entries = entries()
        self._pages: dict[str, Page] = {}
        self.setWindowTitle("Enishi")
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self.menu = MenuBar(self._entries, theme().scheme)
        self.setMenuBar(self.menu)
        self.foot = NavigationFoot()
        self.navigation = Navigation(self._entries, self.foot)
        self.navigation.chosen.connect(self.open_page)
        self.stack = QStackedWidget()
        self._lay_out()
        self.toast = Toast(self)
        self.palette_ = Palette(self)
        self.keys = KeySheet(self)
        self.about = About(self)
        self._connect()
        self._restore_place()

    def _lay_out(self) -> None:
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(self.stack, 1)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        menu = self.menu
        menu.take_in_files.connect(self.choose_files)
        menu.take_in_folder.connect(self.choose_folder)
        menu.quit.connect(self.close)
        menu.find_wanted.connect(self.go_to_search)
        menu.palette_wanted.connect(self.open_palette)
        menu.next_pane.connect(self.next_pane)
        menu.page.connect(self.open_page)
        menu.scheme.connect(self.choose_scheme)
        menu.language.connect(self.language_wanted)
        menu.keys.connect(lambda: self.keys.open_with(self.menu.commands()))
        menu.about.connect(self.about.open)
        self.tasks.changed.connect(self._changed)
        self.tasks.failed.connect(self._failed)

    def _restore_place(self) -> None:
        self.setMinimumSize(px(760), px(560))
        if not self.restoreGeometry(self._preferences.geometry):
            self.resize(px(1280), px(800))

    # pages

    @property
    def page(self) -> Page:
        """The open page."""
        page = self.stack.currentWidget()
        assert isinstance(page, Page)
        return page

    @property
    def page_key(self) -> str:
        """The name of the open page."""
        return next(key for key, page in self._pages.items() if page is self.page)

    def open_page(self, key: str, subject: object = None) -> None:
        """Show a page, made when first opened, with one thing in view."""
        page = self._pages.get(key) or self._make(key)
        self.stack.setCurrentWidget(page)
        self.navigation.mark(key)
        self.menu.show_page(page.commands())
        self.setWindowTitle(f"{self._entry(key).title} – Enishi")
        if subject is not None:
            page.show_subject(subject)
        page.focus_first()

    def _entry(self, key: str) -> Entry:
        return next(e for e in self._entries if e.key == key)

    def _make(self, key: str) -> Page:
        page = self._entry(key).make(self.desk)
        page.go.connect(self._go)
        page.said.connect(self.toast.say)
        page.done.connect(self._done)
        page.files_wanted.connect(self.choose_files)
        self._pages[key] = page
        self.stack.addWidget(page)
        page.load()
        return page

    def _go(self, destination: Destination) -> None:
        self.open_page(destination.page, destination.subject)

    def _changed(self, changes: Changes) -> None:
        for page in self._pages.values():
            page.on_changes(changes)

    def _failed(self, error: EnishiError) -> None:
        self.toast.say(str(error))

    def _done(self, sentence: str) -> None:
        self.toast.say(sentence, self.undo)

    def undo(self) -> None:
        """Take the last step back."""

    # commands of the window

    def choose_files(self) -> None:
        """Ask for pictures and take them in."""
        kinds = (
            _("Pictures and PDF") + " (*.jpg *.jpeg *.png *.tif *.tiff *.webp *.heic *.bmp *.pdf)"
        )
        names, _kind = QFileDialog.getOpenFileNames(self, _("Take in cards"), "", kinds)
        self.take_in([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder and take in all that is in it."""
        name = QFileDialog.getExistingDirectory(self, _("Take in a folder"))
        self.take_in([Path(name)] if name else [])

    def take_in(self, paths: Sequence[Path]) -> None:
        """Open the intake with files or folders."""
        if paths:
            self.open_page("intake", tuple(paths))

    def go_to_search(self) -> None:
        """Go to the page's search box, else to the contacts'."""
        if not self.page.focus_search():
            self.open_page("contacts")
            self.page.focus_search()

    def open_palette(self) -> None:
        """Offer everything there is to do."""
        self.palette_.open_with([hit_of(action) for action in self.menu.commands()])

    def next_pane(self) -> None:
        """Give the focus to the next part of the window, the navigation among them."""
        panes = [p for p in self.page.panes() if p.isVisible() and p.isEnabled()]
        focus = self.focusWidget()
        held = [i for i, p in enumerate(panes) if focus and (p is focus or p.isAncestorOf(focus))]
        after = held[-1] + 1 if held else 0
        if after < len(panes):
            panes[after].setFocus()
        else:
            self.navigation.focus_current()

    def choose_scheme(self, name: str) -> None:
        """Switch the colours and remember it."""
        self._preferences.scheme = Scheme(name)
        theme().choose(Scheme(name))

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.navigation.set_narrow(event.size().width() < px(NARROW_UNDER))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files_of(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take_in(_files_of(event))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._preferences.geometry = self.saveGeometry()
        super().closeEvent(event)
        self.closed.emit()


def _files_of(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
