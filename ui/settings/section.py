"""A group of settings: a heading, and rows of label and input."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from ui.theme.fonts import Role, px
from ui.widgets.label import Label

LABELS = 240


class Section(QFrame):
    """Rows are added one by one; a row without label stands below the one before."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("block")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(14), px(20), px(16))
        column.setSpacing(px(10))
        column.addWidget(Label(title, Role.HEADING))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(10))
        self._grid.setColumnMinimumWidth(0, px(LABELS))
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)

    def add(self, label: str, widget: QWidget) -> None:
        """Add a row."""
        at = self._grid.rowCount()
        self._grid.addWidget(Label(label, Role.BODY, "text2", wrap=True), at, 0)
        fixed = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        stretches = isinstance(widget, Label)
        self._grid.addWidget(widget, at, 1, Qt.AlignmentFlag(0) if stretches else fixed)
