"""The list of contacts: any number of rows, several of them chosen, dragged out as files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView

from app.domain.ids import ContactId
from app.i18n import gettext as _
from ui.contacts.delegates import ContactDelegate
from ui.contacts.rows import ContactRow, blank_row
from ui.models.windows import WindowModel
from ui.pictures import Pictures
from ui.widgets.row_list import RowList

_KEEP = QItemSelectionModel.SelectionFlag.Select


class ContactList(RowList[ContactRow]):
    """Rows are fetched when they come into view; Shift, Ctrl and Ctrl+A choose several."""

    chosen_changed = Signal(int)  # how many are chosen
    drag_wanted = Signal()

    def __init__(self, pictures: Pictures) -> None:
        self.model_ = WindowModel[ContactRow](
            lambda row: row.spoken, lambda row: row.contact.id, blank_row
        )
        super().__init__(_("Contacts"), self.model_, ContactDelegate(pictures))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        pictures.arrived.connect(self.viewport().update)

    def show_found(self, ids: Sequence[ContactId], window: int, rows: Sequence[ContactRow]) -> None:
        """Swap all rows; who was current or chosen stays so, and the place where it can."""
        key = self.rows.key_at(self.currentIndex().row())
        chosen = set(self.chosen_ids())
        place = self.verticalScrollBar().value()
        self.model_.show_keys(ids, window, rows)
        if key is not None:
            self.choose(key)
        if len(chosen) > 1:
            self._choose_again(chosen)
        self.verticalScrollBar().setValue(place)

    def chosen_ids(self) -> tuple[ContactId, ...]:
        """Everybody who is chosen, in the order of the list."""
        keys = self.model_.windows.keys
        return tuple(ContactId(keys[at]) for at in sorted(self._chosen_places()))

    @property
    def is_complete(self) -> bool:
        """Whether all rows in view are there."""
        height = self.viewport().height() - 1
        ends = (self.indexAt(QPoint(1, 1)).row(), self.indexAt(QPoint(1, height)).row())
        return all(self.rows.rows[at].contact.name for at in ends if at >= 0)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.chosen_changed.emit(sum(r.height() for r in self._parts()))

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        """The files are made first, off this thread."""
        self.drag_wanted.emit()

    def _parts(self) -> list[QItemSelectionRange]:
        return self.selectionModel().selection().toList()

    def _chosen_places(self) -> Iterator[int]:
        for part in self._parts():
            yield from range(part.top(), part.bottom() + 1)

    def _choose_again(self, ids: set[ContactId]) -> None:
        chosen = QItemSelection()
        for first, last in _runs(self.model_.windows.keys, ids):
            chosen.select(self.model_.index(first), self.model_.index(last))
        self.selectionModel().select(chosen, _KEEP)


def _runs(keys: Sequence[int], wanted: set[ContactId]) -> Iterator[tuple[int, int]]:
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
