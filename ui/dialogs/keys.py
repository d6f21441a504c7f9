"""The sheet of keys: what the open page and every menu offer, with their shortcuts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QWidget

from app.i18n import gettext as _
from ui.commands import Command
from ui.theme.fonts import Role, px
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.popover import Popover

WIDTH, COLUMN = 1040, 320
"""Of the sheet, and of one column of keys at least."""

Group = tuple[str, Sequence[Command]]
Row = str | Command
"""The heading of a group, or one of its commands."""


class KeySheet(Popover):
    """All that has keys, in the order of the menus, in as many columns as there is room for."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=WIDTH)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(_("Keys"))
        title = Label(_("Keys"), Role.TITLE)
        head = QHBoxLayout()
        head.setContentsMargins(px(24), px(16), px(16), px(8))
        self._close = Button(_("Close"), key="Esc", clicked=self.close_)
        head.addWidget(title, 1)
        head.addWidget(self._close)
        self.layout_.addLayout(head)
        self.layout_.addWidget(self._area, 1)
        self.layout_.setContentsMargins(0, 0, 0, px(16))

    def open_with(self, groups: Sequence[Group]) -> None:
        """Open the sheet for these commands, each group under its heading."""
        inner = QWidget()
        inner.setObjectName("scrolled")
        columns = QHBoxLayout(inner)
        columns.setContentsMargins(px(24), 0, px(24), px(8))
        columns.setSpacing(px(28))
        room = min(px(WIDTH), self.window().width()) // px(COLUMN)
        for rows in in_columns(groups, max(1, room)):
            columns.addWidget(_column(rows), 1, Qt.AlignmentFlag.AlignTop)
        self._area.setWidget(inner)
        self._area.setMinimumHeight(min(px(640), inner.sizeHint().height()))
        self.open()
        self._close.setFocus()


def in_columns(groups: Sequence[Group], count: int) -> list[list[Row]]:
    """The groups one after the other in columns of about one height; no heading ends a column."""
    rows: list[Row] = []
    for title, commands in groups:
        rows += [title, *commands]
    height = -(-len(rows) // count)
    columns: list[list[Row]] = [[]]
    for at, row in enumerate(rows):
        ends_alone = isinstance(row, str) and len(columns[-1]) + 1 >= height
        if (len(columns[-1]) >= height or ends_alone) and len(columns) < count and at:
            columns.append([])
        columns[-1].append(row)
    return columns


def _column(rows: Sequence[Row]) -> QWidget:
    whole = QWidget()
    grid = QGridLayout(whole)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(16))
    grid.setVerticalSpacing(px(4))
    grid.setColumnStretch(1, 1)
    for at, row in enumerate(rows):
        if isinstance(row, Command):
            grid.addWidget(Label(row.keys, Role.SMALL_STRONG, "text2"), at, 0)
            grid.addWidget(Label(row.text, wrap=True), at, 1)
        else:
            heading = Label(row, Role.HEADING)
            heading.setContentsMargins(0, px(8) if at else 0, 0, px(2))
            grid.addWidget(heading, at, 0, 1, 2)
    return whole
