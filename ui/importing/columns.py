"""What the columns of a table mean, and its encoding: put right beside the first rows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.formats.csv_columns import Column
from app.formats.csv_reading import TableSample
from app.i18n import gettext as _
from ui.importing.words import column_word, encodings, offered_columns
from ui.theme.fonts import Role, px
from ui.widgets.choice import Choice
from ui.widgets.label import ElidedLabel, Label

ROWS = 3
"""So many of the first rows are shown beside the meaning of each column."""


class ColumnsPane(QWidget):
    """One line a column: its heading, its meaning, what the first rows have there."""

    corrected = Signal(tuple)  # what each column means
    decoded = Signal(str)  # another encoding

    def __init__(self) -> None:
        super().__init__()
        self.codec = Choice(_("Encoding"))
        self.codec.activated.connect(lambda _at: self.decoded.emit(self.codec.currentData()))
        self.meanings: list[Choice] = []
        self._columns: tuple[Column | None, ...] = ()
        self._shown: tuple[TableSample, tuple[Column | None, ...]] | None = None
        top = QHBoxLayout()
        top.addWidget(Label(_("Encoding"), tone="text2"))
        top.addWidget(self.codec)
        hint = _("If the letters below are garbled, choose another one.")
        top.addWidget(Label(hint, Role.SMALL, "text2"))
        top.addStretch()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(_("Columns"))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(12), px(20), px(8))
        column.setSpacing(px(12))
        column.addLayout(top)
        column.addWidget(self._area, 1)

    def show_table(self, table: TableSample, chosen: Sequence[Column | None] | None) -> None:
        """Show how a table begins and what its columns are taken for: as chosen, or guessed."""
        columns = table.columns if chosen is None else chosen
        shown = (table, tuple(columns))
        if self._shown == shown:
            return  # rebuilding would take the focus away
        self._shown = shown
        self._columns = tuple(columns)
        self.codec.clear()
        for codec, word in encodings(table.codec):
            self.codec.addItem(word, codec)
        self.codec.choose(table.codec)
        focused = next((i for i, m in enumerate(self.meanings) if m.hasFocus()), None)
        self._area.setWidget(self._grid(table))
        if focused is not None and focused < len(self.meanings):
            self.meanings[focused].setFocus()

    def _grid(self, table: TableSample) -> QWidget:
        inner = QWidget()
        inner.setObjectName("scrolled")
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, px(12), 0)
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(6))
        for at, title in enumerate((_("Heading"), _("Means"), _("First rows"))):
            grid.addWidget(Label(title, Role.SMALL_STRONG, "text2"), 0, at)
        self.meanings = []
        for at, column in enumerate(self._columns):
            heading = table.headings[at] if at < len(table.headings) else str(at + 1)
            cells = (row[at] for row in table.rows[:ROWS] if at < len(row))
            values = [" ".join(cell.split()) for cell in cells if cell]
            choice = self._meaning(at, heading, column)
            self.meanings.append(choice)
            grid.addWidget(Label(heading, Role.BODY_STRONG), at + 1, 0)
            grid.addWidget(choice, at + 1, 1)
            grid.addWidget(ElidedLabel("  |  ".join(values), tone="text2"), at + 1, 2)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(len(self._columns) + 1, 1)
        return inner

    def _meaning(self, at: int, heading: str, column: Column | None) -> Choice:
        made = Choice(_("Meaning of “{heading}”").format(heading=heading))
        offered = offered_columns()
        for meaning in (column, *(c for c in offered if c != column)):
            made.addItem(column_word(meaning), meaning)
        made.activated.connect(partial(self._correct, at))
        return made

    def _correct(self, at: int, _item: int) -> None:
        columns = list(self._columns)
        columns[at] = self.meanings[at].currentData()
        self.corrected.emit(tuple(columns))
