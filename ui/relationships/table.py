"""The relationship table: its columns, and how each is painted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from app.domain.stage import Stage
from app.i18n import gettext as _
from ui.models.table import TableModel
from ui.pictures import Pictures
from ui.relationships.column_choice import ColumnChoice
from ui.relationships.columns import Cell, columns, written
from ui.relationships.rows import TableRow
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import color, tokens
from ui.widgets.cell_choice import CellChoice
from ui.widgets.cell_field import CellField
from ui.widgets.painting import draw_badge, draw_card, draw_icon_text, draw_text
from ui.widgets.row_list import RowState
from ui.widgets.row_table import CellDelegate, RowTable
from ui.wording import people, stage_word

MEASURED = 200
"""The names of so many rows say how much room names need."""


class RelationshipTable(RowTable[TableRow]):
    """One row a person; several can be chosen, and what was recorded is written into."""

    edited = Signal(object, object, object)  # TableRow, Cell, what was typed or chosen
    record_wanted = Signal(object, object)  # TableRow, Cell: the record that it follows from

    def __init__(self, pictures: Pictures) -> None:
        model = TableModel[TableRow](columns(), lambda row: row.contact.id)
        super().__init__(_("Relationships"), model, _Delegate(pictures))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        pictures.arrived.connect(self.viewport().update)
        self.column = Cell.NEXT.value
        self.column_choice = ColumnChoice(self, [column.title for column in model.columns])
        self.sortByColumn(Cell.LAST.value, Qt.SortOrder.AscendingOrder)

    @property
    def chosen(self) -> tuple[TableRow, ...]:
        """Everybody who is chosen, in the order of the table."""
        at = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.rows.rows[i] for i in at if i < len(self.rows.rows))

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Swap the rows; those chosen stay so where they can."""
        kept = {row.contact.id for row in self.chosen}
        super().show_rows(rows)
        self.column_choice.make_room(row.contact.name for row in self.rows.rows[:MEASURED])
        if len(kept) < 2:
            return
        chosen = QItemSelection()
        for at, row in enumerate(self.rows.rows):
            if row.contact.id in kept:
                chosen.select(self.rows.index(at, 0), self.rows.index(at, 0))
        way = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(chosen, way)

    def written_to(self, row: TableRow) -> tuple[TableRow, ...]:
        """Into whose cells is written: of all that are chosen where the row is one of them."""
        ids = [one.contact.id for one in self.chosen]
        return self.chosen if row.contact.id in ids else (row,)

    def edit_cell(self) -> None:
        """Open a field over the cell in focus, or the record that it follows from."""
        row, index = self.current, self.currentIndex()
        if row is None:
            return
        cell = Cell(index.column())
        how = written(row, cell)
        if how is None:
            self.record_wanted.emit(row, cell)
            return
        self.scrollTo(index)
        name, count = self.rows.columns[index.column()].title, len(self.written_to(row))
        if count > 1 and cell is not Cell.NAME:
            name = _("{column}, for {people}").format(column=name, people=people(count))
        keep = partial(self.edited.emit, row, cell)
        if how.choices:
            CellChoice(self, index, name, how.choices).ask(how.text or None, keep)
        else:
            CellField(self, index, name, how.text, how.hint).ask(keep)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.column_choice.fit()


class _Delegate(CellDelegate[TableRow]):
    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._words = columns()

    def draw(
        self, painter: QPainter, rect: QRect, row: TableRow, column: int, state: RowState
    ) -> None:
        paints = {
            Cell.NAME: self._name,
            Cell.MET: self._met,
            Cell.CLOCK: self._clock,
            Cell.REPLY: self._answer,
            Cell.BALANCE: self._both_ways,
            Cell.LAST: self._last,
            Cell.STAGE: self._stage,
            Cell.DUE: self._due,
        }
        cell = Cell(column)
        if cell in paints:
            paints[cell](painter, rect, row, state)
        else:
            text = self._words[column].text(row) or "–"
            draw_text(painter, rect, text, Role.BODY, _quiet(text))

    def _name(self, painter: QPainter, rect: QRect, row: TableRow, _state: RowState) -> None:
        card = QRect(rect.x(), rect.center().y() - px(14), px(46), px(28))
        width = round(card.width() * painter.device().devicePixelRatio())
        name = "" if row.picture else row.contact.name
        draw_card(painter, card, self._pictures.get(row.picture, width), name)
        words = rect.adjusted(px(56), 0, 0, 0)
        _two_lines(painter, words, row.contact.name, row.contact.company or "", strong=True)

    def _met(self, painter: QPainter, rect: QRect, row: TableRow, _state: RowState) -> None:
        _two_lines(painter, rect, row.met, row.met_on)

    def _clock(self, painter: QPainter, rect: QRect, row: TableRow, _state: RowState) -> None:
        tone = getattr(tokens(), row.clock.tone)
        if row.clock.icon is None:
            draw_text(painter, rect, row.clock.text, Role.BODY, tone)
        else:
            draw_icon_text(painter, rect, row.clock.icon, row.clock.text, tone, Role.SMALL_STRONG)

    def _answer(self, painter: QPainter, rect: QRect, row: TableRow, _state: RowState) -> None:
        if row.answered:
            draw_icon_text(painter, rect, Icon.ANSWERED, _("yes"), tokens().ok, Role.SMALL)
        else:
            draw_text(painter, rect, "–", Role.BODY, tokens().text3)

    def _both_ways(self, painter: QPainter, rect: QRect, row: TableRow, _state: RowState) -> None:
        axis, unit = rect.center().x(), px(5)
        draw_text(painter, rect, str(row.gave), Role.BODY_STRONG, tokens().text)
        draw_text(painter, rect, str(row.received), Role.BODY_STRONG, tokens().text, right=True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        room = rect.width() / 2 - px(16)
        top, height = rect.center().y() - px(5), px(10)
        left = min(room, row.gave * unit)
        if left:
            painter.setBrush(color(tokens().stages[Stage.FOLLOWED_UP].fg))
            painter.drawRoundedRect(QRectF(axis - left, top, left, height), 2, 2)
        right = min(room, row.received * unit)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if right:
            painter.setPen(QPen(color(tokens().stages[Stage.MATCHED].fg), 1.5))
            painter.drawRoundedRect(QRectF(axis + 2, top, right, height), 2, 2)
        painter.setPen(QPen(color(tokens().edge), 1))
        painter.drawLine(axis, top - px(3), axis, top + height + px(3))

    def _last(self, painter: QPainter, rect: QRect, row: TableRow, _state: RowState) -> None:
        draw_text(painter, rect, row.last, Role.BODY, tokens().text2, right=True)

    def _stage(self, painter: QPainter, rect: QRect, row: TableRow, state: RowState) -> None:
        style, word = tokens().stages[row.stage], stage_word(row.stage)
        draw_badge(painter, rect.x(), rect.center().y(), style, word, selected=state.selected)

    def _due(self, painter: QPainter, rect: QRect, row: TableRow, _state: RowState) -> None:
        tone = tokens().warn if row.is_late else _quiet(row.due)
        draw_text(painter, rect, row.due, Role.BODY, tone)


def _two_lines(
    painter: QPainter, rect: QRect, first: str, second: str, *, strong: bool = False
) -> None:
    """A line and a smaller one under it."""
    upper = QRect(rect.x(), rect.y() + px(3), rect.width(), px(20))
    role = Role.BODY_STRONG if strong else Role.BODY
    draw_text(painter, upper, first, role, tokens().text)
    draw_text(painter, upper.translated(0, px(18)), second, Role.SMALL, tokens().text2)


def _quiet(text: str) -> str:
    return tokens().text3 if text == "–" else tokens().text
