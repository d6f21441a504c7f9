"""How wide the list is beside the person: dragged at its edge or by keys, and remembered."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from app.i18n import gettext as _
from ui.contacts.people import People
from ui.page import Page
from ui.preferences import Preferences
from ui.theme.fonts import px

USUAL, NARROWEST, WIDEST = 346, 280, 720
BESIDE = 468
"""So much is left for the person in any case."""
STEP = 24


class Edge(QWidget):
    """A strip that is dragged; a double click wants the usual width."""

    dragged = Signal(int)  # by so many pixels to the right
    reset = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._from: int | None = None
        self.setFixedWidth(px(5))
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setAccessibleName(_("Width of the list"))
        self.setToolTip(_("Drag to make the list wider or narrower"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = event.globalPosition().toPoint().x()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        now = event.globalPosition().toPoint().x()
        if self._from is not None:
            self.dragged.emit(now - self._from)
            self._from = now

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._from = None
        self.reset.emit()


class ListWidth(QObject):
    """Gives the list its width; a table takes all the room."""

    def __init__(self, page: Page, people: People) -> None:
        super().__init__(page)
        self._page, self._people = page, people
        self._preferences = Preferences()
        self._wanted = self._preferences.list_width or px(USUAL)
        self.edge = Edge()
        self.edge.dragged.connect(lambda by: self._set(self._people.width() + by))
        self.edge.reset.connect(lambda: self._set(px(USUAL)))
        page.add_command(_("List wider"), "Alt+Shift+Right", lambda: self._step(STEP))
        page.add_command(_("List narrower"), "Alt+Shift+Left", lambda: self._step(-STEP))
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A narrower window leaves less to the list, a wider one what was wanted."""
        if watched is self._page and event.type() is QEvent.Type.Resize:
            self.apply(self._people.is_table)
        return False

    def apply(self, table: bool) -> None:
        """Make room for the list or the table."""
        width = self._fitting(self._wanted)
        self._people.setMinimumWidth(0 if table else width)
        self._people.setMaximumWidth(px(9999) if table else width)
        self.edge.setVisible(not table)

    def _step(self, by: int) -> None:
        if self.edge.isVisible():
            self._set(self._people.width() + px(by))

    def _set(self, width: int) -> None:
        self._wanted = self._fitting(width)
        self._preferences.list_width = self._wanted
        self.apply(table=False)

    def _fitting(self, width: int) -> int:
        left = self._people.x() + px(BESIDE)
        most = min(px(WIDEST), self._page.width() - left) if self._page.isVisible() else px(WIDEST)
        return max(px(NARROWEST), min(width, most))
