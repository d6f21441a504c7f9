"""A group of settings: a heading, and rows of label and input."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from app.settings import Settings
from ui.theme.fonts import Role, px
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit

LABELS, WIDE = 264, 320


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
        if label:
            self._grid.addWidget(Label(label, Role.BODY, "text2", wrap=True), at, 0)
        fixed = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        stretches = isinstance(widget, Label)
        self._grid.addWidget(widget, at, 1, Qt.AlignmentFlag(0) if stretches else fixed)


class FieldsSection(Section):
    """A group of texts that are settings; says what was entered, and the page stores it."""

    entered = Signal(str, str)  # key, text

    def __init__(self, title: str, fields: Mapping[str, LineEdit]) -> None:
        super().__init__(title)
        self.fields: dict[str, LineEdit] = {}
        for field in fields.values():
            field.setMinimumWidth(px(WIDE))
        self.add_fields(fields)

    def add_fields(self, fields: Mapping[str, LineEdit]) -> None:
        """Add a row for each of more texts."""
        for key, field in fields.items():
            self.fields[key] = field
            field.editingFinished.connect(partial(self._enter, key))
            self.add(field.accessibleName(), field)

    def show_settings(self, settings: Settings) -> None:
        """Show what is stored, but where somebody is typing."""
        texts = settings.as_texts()
        for key, field in self.fields.items():
            if not field.hasFocus():
                field.setText(texts[key])

    def _enter(self, key: str) -> None:
        self.entered.emit(key, self.fields[key].text().strip())
