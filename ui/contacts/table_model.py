"""The rows of the list of contacts, with the columns that were chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, Qt

from ui.contacts import columns
from ui.contacts.columns import Shown
from ui.contacts.rows import ContactRow
from ui.models.rows import ROOT, Index
from ui.models.table import head_font
from ui.models.windows import WindowModel


class ContactColumns(QAbstractTableModel):
    """The rows of the list, with columns."""

    def __init__(self, rows: WindowModel[ContactRow]) -> None:
        super().__init__()
        self.source = rows
        self.shown: tuple[Shown, ...] = columns.FIRST
        rows.modelAboutToBeReset.connect(self.beginResetModel)
        rows.modelReset.connect(self.endResetModel)
        rows.dataChanged.connect(self._changed)

    def choose(self, shown: Sequence[Shown]) -> None:
        """Show these columns and no others."""
        self.beginResetModel()
        self.shown = tuple(shown)
        self.endResetModel()

    def row(self, at: int) -> ContactRow:
        """A row; a blank one while it is being fetched."""
        return self.source.rows[at]

    def _changed(self, first: Index, last: Index) -> None:
        self.dataChanged.emit(
            self.index(first.row(), 0), self.index(last.row(), len(self.shown) - 1)
        )

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self.source.rowCount()

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if not index.isValid() or role not in wanted:
            return None
        return columns.text(self.row(index.row()), self.shown[index.column()].column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return columns.title(self.shown[section].column)
        if role == Qt.ItemDataRole.FontRole:
            return head_font()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Never editable: an editable current cell would turn the input method on."""
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled
