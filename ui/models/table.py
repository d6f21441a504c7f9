"""A table model over plain rows: what a column sorts by and says, nothing painted."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtGui import QFont

from ui.models.rows import ROOT, Index
from ui.theme.fonts import Role
from ui.theme.theme import font

T = TypeVar("T")


def head_font() -> QFont:
    """In which heads are written: by it widths are measured, and the style sheet has another."""
    return font(Role.SMALL_STRONG)


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column.

    Attributes:
        title: its heading.
        width: at 13 px body text; the one column with 0 takes what is left.
        order: what it sorts by.
        text: what it says aloud.
        right: numbers stand at the right.
    """

    title: str
    width: int
    order: Callable[[T], Any]
    text: Callable[[T], str]
    right: bool = False


class TableModel(QAbstractTableModel, Generic[T]):
    """Rows and columns; sorted here, for the rows are all at hand."""

    def __init__(
        self,
        columns: Sequence[Column[T]],
        key: Callable[[T], Hashable],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: tuple[T, ...] = ()
        self.key = key
        self._sorting: tuple[int, bool] | None = None
        self._given: tuple[T, ...] = ()
        self._order: list[int] = []
        self._keys: dict[int, list[Any]] = {}

    def show(self, rows: Sequence[T]) -> None:
        """Swap all rows, in the order in force."""
        self._given = tuple(rows)
        self._order = list(range(len(self._given)))
        self._keys = {}
        self.beginResetModel()
        self._put_in_order()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 keeps the order as it came. Who is chosen stays so."""
        descending = order is Qt.SortOrder.DescendingOrder
        self._sorting = (column, descending) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        given = [self._order[index.row()] for index in kept]
        self._put_in_order()
        places = {number: at for at, number in enumerate(self._order)} if kept else {}
        moved = [
            self.index(places[number], index.column())
            for number, index in zip(given, kept, strict=True)
        ]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def find(self, key: Hashable) -> int:
        """The place of a key; -1 where it is not shown."""
        return next((i for i, row in enumerate(self.rows) if self.key(row) == key), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if not index.isValid() or role not in wanted:
            return None
        return self.columns[index.column()].text(self.rows[index.row()])

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heading(section)
        if role == Qt.ItemDataRole.FontRole:
            return head_font()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft
            if self.columns[section].right:
                side = Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _heading(self, section: int) -> str:
        """The title; at the right there is room kept for the arrow of the sorting."""
        title, by = self.columns[section].title, self._sorting and self._sorting[0]
        return f"{title}\N{EM SPACE}" if self.columns[section].right and by == section else title

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Never editable: an editable current cell would turn the input method on."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _put_in_order(self) -> None:
        """Sort places by the keys of a column, which are reckoned once for the rows shown."""
        if self._sorting is not None:
            column, descending = self._sorting
            if column not in self._keys:
                self._keys[column] = list(map(self.columns[column].order, self._given))
            self._order.sort(key=self._keys[column].__getitem__, reverse=descending)
        self.rows = tuple(map(self._given.__getitem__, self._order))
