"""A list model over plain rows, which are looked up by place and found again by key."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.models.renewal import renewal

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

T = TypeVar("T")


class RowModel(QAbstractListModel, Generic[T]):
    """Rows of any plain type.

    Args:
        spoken: one sentence that says a row aloud.
        key: what identifies a row when the list is asked for again.
        enabled: whether a row can be chosen; headings cannot.
    """

    def __init__(
        self,
        spoken: Callable[[T], str],
        key: Callable[[T], Hashable],
        enabled: Callable[[T], bool] = lambda _row: True,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows: Sequence[T] = ()
        self._spoken, self._key, self._enabled = spoken, key, enabled

    def show(self, rows: Sequence[T]) -> None:
        """Swap all rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def renew(self, rows: Sequence[T]) -> None:
        """Go over to other rows; views keep selection and place, and paint only what changed.

        Where rows that stay change their order, all are swapped.
        """
        new = tuple(rows)
        steps = renewal([self._key(row) for row in self.rows], [self._key(row) for row in new])
        if steps is None or not self.rows:
            self.show(new)
            return
        for run in steps.gone:
            self.beginRemoveRows(ROOT, run.start, run.stop - 1)
            self.rows = (*self.rows[: run.start], *self.rows[run.stop :])
            self.endRemoveRows()
        for run in steps.come:
            self.beginInsertRows(ROOT, run.start, run.stop - 1)
            self.rows = (
                *self.rows[: run.start],
                *new[run.start : run.stop],
                *self.rows[run.start :],
            )
            self.endInsertRows()
        self._swap_changed(new)

    def _swap_changed(self, new: tuple[T, ...]) -> None:
        """Swap rows of the same keys, and tell of each that changed."""
        old, self.rows = self.rows, new
        for at, (before, after) in enumerate(zip(old, new, strict=True)):
            if before is not after and before != after:
                index = self.index(at)
                self.dataChanged.emit(index, index)

    def key_at(self, row: int) -> Hashable | None:
        """The key of a row; None out of range."""
        return self._key(self.rows[row]) if 0 <= row < len(self.rows) else None

    def find(self, key: Hashable) -> int:
        """The place of a key; -1 where it is not shown."""
        return next((i for i, row in enumerate(self.rows) if self._key(row) == key), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if not index.isValid() or role not in wanted:
            return None
        return self._spoken(self.rows[index.row()])

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Never editable: an editable current row would turn the input method on.

        Rows may be dragged where their list lets them.
        """
        if not index.isValid() or not self._enabled(self.rows[index.row()]):
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled
