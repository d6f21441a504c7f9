"""A window that shows one page at a time, each made when it is first opened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.changes import Changes
from ui.change_feed import merged
from ui.desk import Desk
from ui.extras import Extras
from ui.menu_bar import MenuBar
from ui.navigation import Navigation
from ui.navigation_foot import NavigationFoot
from ui.page import Destination, Page
from ui.pages import Entry, entries
from ui.theme.theme import theme


class Paging(Extras):
    """Menu and navigation beside the open page; what changed meanwhile reaches the others late."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._entries = entries()
        self._pages: dict[str, Page] = {}
        self._missed: dict[str, Changes] = {}
        self._before = "today"
        self.menu = MenuBar(self._entries, theme())
        self.setMenuBar(self.menu)
        self.foot = NavigationFoot()
        self.navigation = Navigation(self._entries, self.foot)
        self.navigation.chosen.connect(self.open_page)
        self.stack = QStackedWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        self.column = QVBoxLayout()
        self.column.setSpacing(0)
        self.column.addWidget(self.stack, 1)
        row.addLayout(self.column, 1)
        self.setCentralWidget(middle)

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
        if self._pages and self.page_key != key:
            self._before = self.page_key
            self._uncover()
        page = self.made_page(key)
        self.stack.setCurrentWidget(page)
        if "toast" in self.__dict__:  # else nothing was said yet, and it is not made for that
            self.toast.settle()
        self.navigation.mark(key)
        self.menu.show_page(page.commands())
        self.setWindowTitle(f"{self._entry(key).title} – Enishi")
        if key in self._missed:
            page.on_changes(self._missed.pop(key))
        page.focus_first()
        if subject is not None:
            page.show_subject(subject)

    def _uncover(self) -> None:
        """Close what was opened over the page that is left."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for cover in self.findChildren(QWidget, "cover", direct):
            if cover.isVisible():
                cover.close()

    def made_page(self, key: str) -> Page:
        """A page, made if it was never opened; the open one stays."""
        return self._pages.get(key) or self._make(key)

    def _entry(self, key: str) -> Entry:
        return next(e for e in self._entries if e.key == key)

    def _make(self, key: str) -> Page:
        page = self._entry(key).make(self.desk)
        page.go.connect(self._go)
        page.commands_changed.connect(self._show_commands)
        self.connect_page(page)
        self._pages[key] = page
        self.stack.addWidget(page)
        page.load()
        return page

    def connect_page(self, page: Page) -> None:
        """Take up what a new page asks of the window; subclasses do."""
        raise NotImplementedError

    def _show_commands(self) -> None:
        self.menu.show_page(self.page.commands())

    def _go(self, destination: Destination) -> None:
        self.open_page(destination.page or self._before, destination.subject)

    def show_changes(self, changes: Changes) -> None:
        """The open page redraws what it shows; the others do so when they are opened."""
        for key, page in self._pages.items():
            if page is self.page:
                page.on_changes(changes)
            else:
                self._missed[key] = merged(self._missed.get(key, Changes()), changes)
