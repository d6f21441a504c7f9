"""Contacts as rows of a table: columns to choose, move and widen; cells to be typed into."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView

from app.domain.search import ListOrder
from app.i18n import gettext as _
from ui.contacts import columns
from ui.contacts.cells import ROW, CellEditing, ContactCells
from ui.contacts.columns import Column, Shown
from ui.contacts.list import ContactList
from ui.contacts.table_model import ContactColumns
from ui.theme.fonts import px
from ui.widgets.in_place import ENTER
from ui.widgets.whole_rows import SORT_KEY, dress_as_rows

HEAD = 34
ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class ContactTable(QTableView):
    """The same people as in the list, chosen in both alike."""

    opened = Signal(object)  # ContactRow
    drag_wanted = Signal()
    sorted_by = Signal(object, bool)  # ListOrder, whether descending
    columns_changed = Signal(object)  # tuple[Shown, ...]

    def __init__(self, rows: ContactList) -> None:
        super().__init__()
        self._list = rows
        self.columns = ContactColumns(rows.rows)
        self._following = self._dressing = False
        self._own: list[QAction] = []
        self._order, self._down = ListOrder.READING, False
        dress_as_rows(self, _("Contacts"), self.columns, ContactCells())
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        self.editing = CellEditing(self, self.columns)
        self.doubleClicked.connect(self._open)
        self._dress_header()

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setFixedHeight(px(HEAD))
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(True)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, ASCENDING)
        header.setMinimumSectionSize(px(50))
        header.setStretchLastSection(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda at: self.columns_menu().popup(header.mapToGlobal(at))
        )
        header.sectionClicked.connect(self._sort)
        header.sectionMoved.connect(lambda *_at: self._say_columns())
        header.sectionResized.connect(lambda *_at: self._say_columns())

    def add_commands(self, add: Callable[..., QAction]) -> None:
        """Its commands, by the page's way of adding them; they hold while it is shown."""
        for words, keys, call in (
            (_("Change the value"), "F2", self.editing.begin),
            (_("Sort by this column"), SORT_KEY, self.sort_current),
            (_("Column to the left"), "Ctrl+Shift+Left", partial(self.move_column, -1)),
            (_("Column to the right"), "Ctrl+Shift+Right", partial(self.move_column, 1)),
            (_("Wider column"), "Ctrl+Shift+Up", partial(self.widen_column, 20)),
            (_("Narrower column"), "Ctrl+Shift+Down", partial(self.widen_column, -20)),
        ):
            self._own.append(add(words, keys, call, on=self))
        self._allow_commands()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._allow_commands()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._allow_commands()

    def _allow_commands(self) -> None:
        for action in self._own:
            action.setEnabled(self.isVisible())

    # columns

    def show_columns(self, shown: Sequence[Shown]) -> None:
        """Show these columns in their order and width."""
        self._dressing = True
        self.columns.choose(shown)
        header = self.horizontalHeader()
        for at, one in enumerate(shown):
            header.moveSection(header.visualIndex(at), at)
            header.resizeSection(at, px(one.width))
        self._dressing = False
        self.follow()

    def shown_columns(self) -> tuple[Shown, ...]:
        """The columns as they stand now."""
        header = self.horizontalHeader()
        places = [header.logicalIndex(at) for at in range(header.count())]
        unit = px(100) / 100
        last = places[-1] if places else -1
        return tuple(
            one if at == last else Shown(one.column, round(header.sectionSize(at) / unit))
            for at in places
            for one in (self.columns.shown[at],)
        )

    def columns_menu(self) -> QMenu:
        """The columns there are, those that are shown checked."""
        menu = QMenu(self)
        there = [one.column for one in self.columns.shown]
        for column in Column:
            action = menu.addAction(columns.title(column))
            action.setCheckable(True)
            action.setChecked(column in there)
            action.setEnabled(column is not Column.NAME)
            action.triggered.connect(lambda on, one=column: self._switch(one, on))
        menu.addSeparator()
        menu.addAction(_("Columns as at first"), partial(self._take, columns.FIRST))
        return menu

    def _switch(self, column: Column, on: bool) -> None:
        kept = tuple(one for one in self.shown_columns() if one.column is not column)
        self._take((*kept, Shown(column, columns.WIDTH)) if on else kept)

    def _take(self, shown: Sequence[Shown]) -> None:
        self.show_columns(shown)
        self.columns_changed.emit(tuple(shown))

    def _say_columns(self) -> None:
        if not self._dressing:
            self.columns_changed.emit(self.shown_columns())

    def move_column(self, step: int) -> None:
        """Move the current column one place to the right or, for -1, to the left."""
        header, at = self.horizontalHeader(), self.currentIndex().column()
        place = header.visualIndex(at)
        if at >= 0 and 0 <= place + step < header.count():
            header.moveSection(place, place + step)

    def widen_column(self, step: int) -> None:
        """Make the current column wider, or narrower for a negative step."""
        at = self.currentIndex().column()
        if at >= 0:
            self.setColumnWidth(at, max(px(50), self.columnWidth(at) + px(step)))

    # order

    def show_order(self, order: ListOrder, descending: bool) -> None:
        """Show by which column the rows are in order."""
        self._order, self._down = order, descending
        places = [columns.ORDERS[one.column] for one in self.columns.shown]
        at = places.index(order) if order in places else -1
        self.horizontalHeader().setSortIndicator(at, DESCENDING if descending else ASCENDING)

    def sort_current(self) -> None:
        """Put the rows in order by the current column; again turns them round."""
        self._sort(max(0, self.currentIndex().column()))

    def _sort(self, section: int) -> None:
        order = columns.ORDERS[self.columns.shown[section].column]
        self.sorted_by.emit(order, order is self._order and not self._down)

    # choosing, in step with the list

    def follow(self) -> None:
        """Choose here who is chosen in the list."""
        self._following = True
        flags = QItemSelectionModel.SelectionFlag
        ours, last = QItemSelection(), self.columns.columnCount() - 1
        for part in self._list.selectionModel().selection().toList():
            ours.select(self.columns.index(part.top(), 0), self.columns.index(part.bottom(), last))
        at = self._list.currentIndex().row()
        model = self.selectionModel()
        if at >= 0:
            column = max(0, self.currentIndex().column())
            model.setCurrentIndex(self.columns.index(at, column), flags.NoUpdate)
            self.scrollTo(self.columns.index(at, column))
        model.select(ours, flags.ClearAndSelect)
        self._following = False

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if self._following:
            return
        theirs, rows = QItemSelection(), self._list.rows
        for part in self.selectionModel().selection().toList():
            theirs.select(rows.index(part.top()), rows.index(part.bottom()))
        flags, model = QItemSelectionModel.SelectionFlag, self._list.selectionModel()
        current = self.currentIndex().row()
        if current >= 0:
            model.setCurrentIndex(rows.index(current), flags.NoUpdate)
        model.select(theirs, flags.ClearAndSelect)

    # events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here and must not jump."""

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        """The files are made first, off this thread."""
        self.drag_wanted.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.editing.place()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.columns.row(index.row()))
