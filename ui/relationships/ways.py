"""Four ways of seeing the same people: table, board, circle, timeline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.event import Event
from app.i18n import gettext as _
from ui.pictures import Pictures
from ui.relationships.board import BoardView
from ui.relationships.circle import CircleView
from ui.relationships.rows import TableRow
from ui.relationships.table import RelationshipTable
from ui.relationships.timeline import TimelineView
from ui.theme.fonts import px
from ui.theme.icon_names import Icon
from ui.widgets.switch import Switch

WAYS = ("table", "board", "circle", "timeline")


class Ways(QStackedWidget):
    """One set of people; who is in focus stays so when the way of seeing changes."""

    opened = Signal(object)
    moved = Signal(object, object)

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._shown: tuple[Sequence[TableRow], Sequence[Event], date] = ((), (), date.max)
        self._stale = set(WAYS)
        self.table = RelationshipTable(pictures)
        self.board = BoardView(pictures)
        self.circle = CircleView()
        self.timeline = TimelineView(pictures)
        for page in (_Sheet(self.table), self.board, self.circle, self.timeline):
            self.addWidget(page)
        for view in (self.table, self.board, self.circle, self.timeline):
            view.opened.connect(self.opened)
        self.board.moved.connect(self.moved)
        self.switch = Switch(
            _("Way of seeing"),
            (
                ("table", _("Table"), Icon.TABLE),
                ("board", _("Board"), Icon.BOARD),
                ("circle", _("Circle"), Icon.CIRCLE),
                ("timeline", _("Timeline"), Icon.TIMELINE),
            ),
        )
        self.switch.chosen.connect(self._change)

    @property
    def lists(self) -> tuple[QWidget, ...]:
        """The lists in which single letters are commands."""
        return (self.table, *self.board.lists, self.circle.list, self.timeline.list)

    @property
    def current(self) -> TableRow | None:
        """The person in focus."""
        return self._view.current

    @property
    def _view(self) -> RelationshipTable | BoardView | CircleView | TimelineView:
        views = (self.table, self.board, self.circle, self.timeline)
        return views[self.currentIndex()]

    def show_rows(self, rows: Sequence[TableRow], events: Sequence[Event], today: date) -> None:
        """Show people; the ways not in sight are filled when they are chosen."""
        self._shown = (rows, events, today)
        self._stale = set(WAYS)
        self._fill()
        if self.current is None:
            self._focus_on(None)

    @property
    def chosen(self) -> tuple[TableRow, ...]:
        """Everybody who is chosen: several in the table, else the one in focus."""
        if self._view is self.table and len(self.table.chosen) > 1:
            return self.table.chosen
        return (self.current,) if self.current is not None else ()

    @property
    def rows(self) -> tuple[TableRow, ...]:
        """Everybody shown, in the order of the way in sight."""
        table, shown = self.table.rows.rows, tuple(self._shown[0])
        return table if self._view is self.table else shown

    def let_go(self) -> None:
        """Have nobody in focus, as in a picture to keep."""
        for rows in (self.table, *self.board.lists, self.circle.list, self.timeline.list):
            if isinstance(rows, QAbstractItemView):
                rows.clearSelection()
                rows.setCurrentIndex(QModelIndex())
        self.circle.picture.choose(0)

    def step(self, by: int) -> None:
        """The next way of seeing."""
        at = (WAYS.index(self.switch.current) + by) % len(WAYS)
        self.switch.choose(WAYS[at])

    def panes(self) -> tuple[QWidget, ...]:
        """What takes the focus in the way in sight."""
        lists: dict[str, tuple[QWidget, ...]] = {
            "table": (self.table,),
            "board": self.board.lists,
            "circle": (self.circle.picture, self.circle.list),
            "timeline": (self.timeline.list,),
        }
        return lists[self.switch.current]

    def _change(self, way: str) -> None:
        person = self.current
        self.setCurrentIndex(WAYS.index(way))
        self._fill()
        self._focus_on(person.contact.id if person else None)
        self.panes()[0].setFocus()

    def _focus_on(self, key: object) -> None:
        if self._view is self.table:
            if not self.table.choose(key):
                self.table.choose_first()
        else:
            self._view.choose(key)

    def _fill(self) -> None:
        rows, events, today = self._shown
        way = WAYS[self.currentIndex()]
        if way not in self._stale:
            return
        self._stale.discard(way)
        if way == "timeline":
            self.timeline.show_rows(rows, events, today)
        elif way == "circle":
            self.circle.show_rows(rows, today)
        elif way == "board":
            self.board.show_rows(rows)
        else:
            self.table.show_rows(rows)


class _Sheet(QFrame):
    """The table on its sheet, as high as whole rows are: none is cut at its foot."""

    def __init__(self, table: RelationshipTable) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self._table = table
        self._inner = QVBoxLayout(self)
        self._inner.addWidget(table)
        self._leave(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        rows = self.height() - self._table.horizontalHeader().height()
        self._leave(max(0, rows) % self._table.verticalHeader().defaultSectionSize())

    def _leave(self, rest: int) -> None:
        self._inner.setContentsMargins(px(16), 0, px(8), rest)
