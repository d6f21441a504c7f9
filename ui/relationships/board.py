"""The board: a column a stage. Dropping a card asks for the missing record and sets nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.stage import Stage
from app.i18n import gettext as _
from ui.pictures import Pictures
from ui.relationships.board_column import BoardColumn, FoldedColumn
from ui.relationships.rows import TableRow
from ui.theme.fonts import px

OPEN = (
    Stage.WANTED,
    Stage.FOLLOWED_UP,
    Stage.ANSWERED,
    Stage.EXCHANGED,
    Stage.MATCHED,
    Stage.TRUSTED,
)
ORDER = (Stage.COLLECTED, *OPEN, Stage.LET_GO, Stage.NUISANCE)


class BoardView(QWidget):
    """Six open columns between folded ones; Ctrl+← and Ctrl+→ move the card in focus."""

    opened = Signal(object)
    moved = Signal(object, object)  # TableRow, Stage

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self.setAccessibleName(_("Board"))
        self._rows: dict[int, TableRow] = {}
        self.ended: Mapping[Stage, int] = {}
        self.columns: dict[Stage, BoardColumn | FoldedColumn] = {}
        self._last: BoardColumn | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), 0, px(20), px(8))
        row.setSpacing(px(8))
        for stage in ORDER:
            column = self._column(stage, pictures)
            self.columns[stage] = column
            row.addWidget(column, 1 if stage in OPEN else 0)

    def _column(self, stage: Stage, pictures: Pictures) -> BoardColumn | FoldedColumn:
        if stage not in OPEN:
            folded = FoldedColumn(stage)
            folded.dropped.connect(self._dropped)
            return folded
        column = BoardColumn(stage, pictures)
        column.dropped.connect(self._dropped)
        column.list.opened.connect(self.opened)
        column.list.step.connect(self._step)
        column.list.beside.connect(self._beside)
        column.list.focused.connect(self._focused)
        return column

    @property
    def lists(self) -> tuple[QWidget, ...]:
        """The lists of the open columns."""
        return tuple(c.list for c in self.columns.values() if isinstance(c, BoardColumn))

    @property
    def current(self) -> TableRow | None:
        """The card in focus."""
        return self._last.list.current if self._last is not None else None

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Show people in the columns of their stages, the longest silence first.

        Folded columns also count those `ended` who are not among the rows.
        """
        self._rows = {row.contact.id: row for row in rows}
        for stage, column in self.columns.items():
            here = [row for row in rows if row.stage is stage]
            if isinstance(column, FoldedColumn):
                column.show_count(len(here) or self.ended.get(stage, 0))
            else:
                column.show_rows(sorted(here, key=lambda r: (r.clock.order, -(r.days or 0))))

    def choose(self, key: object) -> None:
        """Make a person's card the one in focus, in whichever column it stands."""
        for column in self.columns.values():
            if isinstance(column, BoardColumn) and column.list.choose(key):
                self._last = column
                return
        self.focus_first()

    def focus_first(self) -> None:
        """Make the first card of the first column that has any the one in focus."""
        for column in self.columns.values():
            if isinstance(column, BoardColumn) and column.list.rows.rows:
                column.list.choose_first()
                self._last = column
                return

    def _focused(self, stage: Stage) -> None:
        column = self.columns[stage]
        if isinstance(column, BoardColumn):
            self._last = column

    def _dropped(self, key: int, stage: Stage) -> None:
        row = self._rows.get(key)
        if row is not None and row.stage is not stage:
            self.moved.emit(row, stage)

    def _step(self, row: TableRow, step: int) -> None:
        at = ORDER.index(row.stage) + step
        if 0 <= at < len(ORDER):
            self.moved.emit(row, ORDER[at])

    def _beside(self, stage: Stage, step: int) -> None:
        """The focus goes to the next open column that has a card."""
        at = OPEN.index(stage) + step
        while 0 <= at < len(OPEN):
            column = self.columns[OPEN[at]]
            if isinstance(column, BoardColumn) and column.list.rows.rows:
                column.list.setFocus()
                if column.list.current is None:
                    column.list.choose_first()
                return
            at += step
