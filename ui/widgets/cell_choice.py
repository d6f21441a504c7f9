"""A choice over a cell of a table, opened at once: Enter or a click keeps, Esc gives up."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractItemView

from ui.models.rows import Index
from ui.theme.fonts import px
from ui.widgets.choice import Choice


class CellChoice(Choice):
    """Laid over the cell; gone as soon as something is chosen or its list is closed."""

    def __init__(
        self, view: QAbstractItemView, index: Index, name: str, items: Sequence[tuple[str, object]]
    ) -> None:
        super().__init__(name, view.viewport())
        self._view = view
        self._keep: Callable[[object], object] | None = None
        for words, data in items:
            self.addItem(words, data)
        place = view.visualRect(index).adjusted(0, 4, 0, -4)
        place.setWidth(max(place.width(), min(self.sizeHint().width(), px(260))))
        self.setGeometry(place)
        self.activated.connect(lambda _at: self._kept())

    def ask(self, data: object, keep: Callable[[object], object]) -> None:
        """Open its list at what is known."""
        self._keep = keep
        self.choose(data)
        self.show()
        self.setFocus()
        self.showPopup()

    def hidePopup(self) -> None:
        """What was chosen is told right after this."""
        super().hidePopup()
        if self._keep is not None:
            QTimer.singleShot(0, self, self._end)

    def _kept(self) -> None:
        keep, self._keep = self._keep, None
        if keep is not None:
            keep(self.currentData())
        self._end()

    def _end(self) -> None:
        self._keep = None
        if self.isVisible():
            self._view.setFocus()
            self.hide()
            self.deleteLater()
