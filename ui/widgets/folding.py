"""Rows of buttons that show their icons alone where there is no room for words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.fonts import px
from ui.widgets.button import Button


def fold_to_fit(row: QHBoxLayout, buttons: Sequence[Button], room: int) -> None:
    """Fold as many of the buttons as must be, the first one first, and unfold the others.

    Args:
        row: where they stand among others.
        buttons: those that may fold.
        room: how wide the row may be, in device-independent pixels.
    """
    shown = [button for button in buttons if not button.isHidden()]
    widths = [(b, b.width_as(folded=False), b.width_as(folded=True)) for b in shown]
    now = sum(button.sizeHint().width() for button in shown)
    too_wide = row.sizeHint().width() - now - room + sum(wide for _, wide, _ in widths)
    for button, wide, narrow in widths:
        folded = too_wide > 0
        too_wide -= wide - narrow if folded else 0
        if folded != button.is_folded:
            button.fold(folded)


class FoldingRow(QWidget):
    """A row of its own; it is never wider than what it stands in."""

    def __init__(self, *, spacing: int) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setSpacing(px(spacing))
        self._folding: list[Button] = []

    def may_fold(self, *buttons: Button) -> None:
        """Which of its buttons fold, the first one first."""
        self._folding += buttons

    def minimumSizeHint(self) -> QSize:
        """Folded it fits into less than it wants now."""
        hint = super().minimumSizeHint()
        saved = sum(b.sizeHint().width() - b.width_as(folded=True) for b in self._folding)
        return QSize(max(0, hint.width() - saved), hint.height())

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            fold_to_fit(self.row, self._folding, self.width())
        return super().event(event)
