"""Which columns of the relationship table are shown, and how wide they are."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu, QTableView

from app.i18n import gettext as _
from ui.preferences import Preferences
from ui.relationships.columns import WIDTHS, Cell
from ui.theme.fonts import Role, px
from ui.widgets.painting import text_width

WORDS = (Cell.MET, Cell.BROUGHT, Cell.NEXT, Cell.TAGS, Cell.MARK)
"""They take what is left of a wide window."""
LEAST = {Cell.MET: 76, Cell.BROUGHT: 76, Cell.LAST: 76, Cell.NEXT: 88}
"""They give way in a narrow window, as far as this; their text is cut before numbers are."""
IF_ROOM = (Cell.INDUSTRY, Cell.TAGS, Cell.MARK)
"""They are shown where there is room for them, until somebody chooses."""
BESIDE_NAME = 56 + 16
"""The card before a name, and the edges of its cell."""
WIDEST_NAME = 240


class ColumnChoice(QObject):
    """Shows the columns that were chosen, or those that fit; the name always stands there."""

    def __init__(self, table: QTableView, titles: Sequence[str]) -> None:
        super().__init__(table)
        self._table, self._titles = table, titles
        self._preferences = Preferences()
        self._for_names = 0
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda at: self.menu().popup(header.mapToGlobal(at))
        )

    @property
    def shown(self) -> Collection[Cell]:
        """The columns that are shown in the room that there is."""
        names = self._preferences.relationship_columns
        if chosen := {cell for cell in Cell if cell.name in names}:
            return chosen | {Cell.NAME}
        room, found = self._table.viewport().width(), [c for c in Cell if c not in IF_ROOM]
        for cell in IF_ROOM:
            if sum(map(self._width, (*found, cell))) <= room:
                found.append(cell)
        return found

    def make_room(self, names: Iterable[str]) -> None:
        """Give names the room that they need; once given it stays, so that nothing jumps."""
        needed = max((text_width(name, Role.BODY_STRONG) for name in names), default=0)
        room = min(needed + px(BESIDE_NAME) + 2, px(WIDEST_NAME))
        if room > self._for_names:
            self._for_names = room
            self.fit()

    def fit(self) -> None:
        """Show the columns; what is left of the room goes to those of words."""
        shown = self.shown
        widths = self._widths(shown)
        for cell in Cell:
            self._table.setColumnHidden(cell.value, cell not in shown)
            if cell in shown:
                self._table.setColumnWidth(cell.value, widths[cell])

    def _widths(self, shown: Collection[Cell]) -> dict[Cell, int]:
        widths = {cell: self._width(cell) for cell in shown}
        left = self._table.viewport().width() - sum(widths.values())
        if left >= 0:
            wide = [cell for cell in WORDS if cell in shown]
            return widths | {cell: widths[cell] + left // len(wide) for cell in wide}
        spare = {cell: max(0, widths[cell] - self._least(cell)) for cell in LEAST if cell in shown}
        part = min(1.0, -left / (sum(spare.values()) or 1))
        return widths | {cell: widths[cell] - math.ceil(spare[cell] * part) for cell in spare}

    def menu(self) -> QMenu:
        """The columns there are, those that are shown checked."""
        menu, shown = QMenu(self._table), self.shown
        for cell in Cell:
            action = menu.addAction(self._titles[cell.value])
            action.setCheckable(True)
            action.setChecked(cell in shown)
            action.setEnabled(cell is not Cell.NAME)
            action.triggered.connect(lambda on, one=cell: self.switch(one, on=on))
        menu.addSeparator()
        menu.addAction(_("Columns as at first"), lambda: self._keep(()))
        return menu

    def switch(self, cell: Cell, *, on: bool) -> None:
        """Show a column, or hide it."""
        kept = {one for one in self.shown if one is not cell}
        self._keep(kept | {cell} if on else kept)

    def _keep(self, cells: Collection[Cell]) -> None:
        self._preferences.relationship_columns = [c.name for c in Cell if c in cells]
        self.fit()

    def open_menu(self) -> None:
        """Ask which columns are shown."""
        header = self._table.horizontalHeader()
        self.menu().popup(header.mapToGlobal(header.rect().bottomLeft()))

    def _width(self, cell: Cell) -> int:
        needed = self._for_names if cell is Cell.NAME else 0
        return max(px(WIDTHS[cell]), self._title(cell), needed)

    def _least(self, cell: Cell) -> int:
        return max(px(LEAST[cell]), self._title(cell))

    def _title(self, cell: Cell) -> int:
        return text_width(self._titles[cell.value], Role.SMALL_STRONG) + px(20)
