"""What the sheets for exporting and printing have in common: a title, choices, and what to do."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.theme.fonts import Role, px
from ui.widgets.button import Button
from ui.widgets.label import Label


def choices_grid(
    title: str, rows: Iterable[tuple[str, QWidget]], buttons: Iterable[Button]
) -> QGridLayout:
    """A title over rows of a name and what is chosen, with buttons at the right of the end."""
    grid = QGridLayout()
    grid.setContentsMargins(px(24), px(18), px(24), px(18))
    grid.setVerticalSpacing(px(10))
    grid.setHorizontalSpacing(px(14))
    grid.setColumnStretch(1, 1)
    grid.addWidget(Label(title, Role.HEADING), 0, 0, 1, 2)
    for name, widget in rows:
        at = grid.rowCount()
        grid.addWidget(Label(name, Role.BODY, "text2"), at, 0)
        grid.addWidget(widget, at, 1)
    end = QHBoxLayout()
    end.setSpacing(px(8))
    end.addStretch()
    for button in buttons:
        end.addWidget(button)
    grid.addLayout(end, grid.rowCount(), 0, 1, 2)
    return grid
