"""What happened with a person, as long as it is: the page around it scrolls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent

from app.i18n import gettext as _
from ui.contacts.delegates import HistoryDelegate
from ui.contacts.rows import HistoryRow
from ui.models.rows import RowModel
from ui.theme.fonts import px
from ui.widgets.row_list import RowList


class HistoryList(RowList[HistoryRow]):
    """The newest first; the current row is brought into view by whoever scrolls."""

    row_shown = Signal(int, int)  # top and height of the current row

    def __init__(self) -> None:
        model = RowModel[HistoryRow](lambda row: row.spoken, lambda row: row.key)
        super().__init__(_("History"), model, HistoryDelegate())
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.current_changed.connect(lambda _row: self._say_place())

    def show_rows(self, rows: Sequence[HistoryRow]) -> None:
        """Swap the rows and take as much room as they need."""
        self.setFixedHeight(px(HistoryDelegate.height) * max(1, len(rows)) + 2)
        super().show_rows(rows)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    def _say_place(self) -> None:
        if self.hasFocus():
            at = self.visualRect(self.currentIndex())
            self.row_shown.emit(at.top(), at.height())
