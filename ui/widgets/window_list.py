"""A list of painted rows of any length: what is not in view costs nothing.

A table of one column, for QListView asks its model for each row when it is laid out.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.models.rows import Index
from ui.models.windows import NO_PLACES, WindowModel
from ui.theme.fonts import px
from ui.widgets.row_list import RowDelegate
from ui.widgets.whole_rows import along_rows, dress_as_rows

T = TypeVar("T")


class WindowList(QTableView, Generic[T]):
    """Rows are fetched when they come into view; Shift, Ctrl and Ctrl+A choose several."""

    opened = Signal(object)
    current_changed = Signal(object)
    chosen_changed = Signal(int)  # how many are chosen

    def __init__(self, name: str, model: WindowModel[T], delegate: RowDelegate[T]) -> None:
        super().__init__()
        self.rows = model
        self._delegate = delegate
        dress_as_rows(self, name, model, delegate)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(px(delegate.height))
        self.doubleClicked.connect(self._open)

    @property
    def current(self) -> T | None:
        """The current row; a blank one while it is being fetched."""
        at = self.currentIndex().row()
        return self.rows.rows[at] if 0 <= at < len(self.rows.rows) else None

    def show_found(
        self,
        keys: Sequence[int],
        window: int,
        rows: Sequence[T],
        places: Mapping[int, int] = NO_PLACES,
    ) -> None:
        """Swap all rows; who was current or chosen stays so, and the place where it can.

        Places that are known already, -1 for none, need not be looked for among a million.
        """
        key = self.rows.key_at(self.currentIndex().row())
        chosen = set(self.chosen_keys())
        place = self.verticalScrollBar().value()
        self.rows.show_keys(keys, window, rows, places)
        if key is not None:
            self.choose(key)
        if len(chosen) > 1:
            self._choose_again(chosen)
        self.verticalScrollBar().setValue(place)

    def choose(self, key: Hashable) -> bool:
        """Make the row with this key the current one; False where it is not shown."""
        at = self.rows.find(key)
        if at >= 0:
            self._choose_place(at)
        return at >= 0

    def choose_first(self) -> None:
        """Make the first row the current one."""
        if self.rows.rowCount():
            self._choose_place(0)

    def choose_one(self) -> None:
        """Choose the current row alone."""
        if self.currentIndex().isValid():
            self._choose_place(self.currentIndex().row())

    def chosen_keys(self) -> tuple[int, ...]:
        """The keys of all chosen rows, in the order of the list."""
        keys = self.rows.windows.keys
        return tuple(keys[at] for at in sorted(self._chosen_places()))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.scrollTo(current)
            self.current_changed.emit(self.current)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.chosen_changed.emit(sum(part.height() for part in self._parts()))

    def moveCursor(
        self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        return super().moveCursor(cursorAction, along_rows(cursorAction, modifiers))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here and must not jump."""

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.rows.rows[index.row()])

    def _choose_place(self, at: int) -> None:
        """Not by `setCurrentIndex`, which adds to what is chosen while Ctrl is still held."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(
            self.rows.index(at), flags.ClearAndSelect | flags.Rows
        )

    def _parts(self) -> list[QItemSelectionRange]:
        return self.selectionModel().selection().toList()

    def _chosen_places(self) -> Iterator[int]:
        for part in self._parts():
            yield from range(part.top(), part.bottom() + 1)

    def _choose_again(self, keys: set[int]) -> None:
        chosen = QItemSelection()
        for first, last in _runs(self.rows.windows.keys, keys):
            chosen.select(self.rows.index(first), self.rows.index(last))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.Select)


def _runs(keys: Sequence[int], wanted: set[int]) -> Iterator[tuple[int, int]]:
    """First and last place of each run of keys that are wanted."""
    first = None
    for at, key in enumerate(keys):
        if key in wanted:
            first = at if first is None else first
        elif first is not None:
            yield first, at - 1
            first = None
    if first is not None:
        yield first, len(keys) - 1
