"""The cells of the table of contacts: how they are painted, and changed where they stand."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QObject, QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTableView

from app.domain.places import Place
from app.i18n import gettext as _
from ui.contacts import columns
from ui.contacts.columns import Column
from ui.contacts.rows import ContactRow
from ui.contacts.table_model import ContactColumns
from ui.models.rows import Index
from ui.theme.fonts import Role
from ui.theme.theme import tokens
from ui.widgets.in_place import Ending, edit_line
from ui.widgets.painting import draw_badge, draw_lit, draw_text, focus_pen
from ui.widgets.row_list import RowState
from ui.widgets.row_table import CellDelegate
from ui.wording import stage_word

ROW = 36


class ContactCells(CellDelegate[ContactRow]):
    """The current cell has a ring, for that is where F2 works."""

    height = ROW

    def row_of(self, index: Index) -> ContactRow:
        return _model(index).row(index.row())

    def draw_focus(self, painter: QPainter, rect: QRect, view: QTableView, index: Index) -> None:
        if view.currentIndex() == index:
            painter.setPen(focus_pen())
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def draw_cell(
        self, painter: QPainter, rect: QRect, row: ContactRow, index: Index, state: RowState
    ) -> None:
        self._draw(painter, rect, row, _model(index).shown[index.column()].column, state)

    def _draw(
        self, painter: QPainter, rect: QRect, row: ContactRow, column: Column, state: RowState
    ) -> None:
        if not row.contact.name:
            return  # still being fetched
        text = columns.text(row, column)
        if column is Column.STAGE:
            style, word = tokens().stages[row.stage], stage_word(row.stage)
            draw_badge(painter, rect.x(), rect.center().y(), style, word, selected=state.selected)
        elif column is Column.NAME:
            lit = row.reason.name if row.reason else ()
            draw_lit(painter, rect, text, lit, Role.BODY_STRONG, tokens().text)
        elif column is Column.COMPANY:
            lit = row.reason.company if row.reason else ()
            draw_lit(painter, rect, text, lit, Role.BODY, tokens().text)
        else:
            draw_text(
                painter, rect, text or "–", Role.BODY, tokens().text if text else tokens().text3
            )


def _model(index: Index) -> ContactColumns:
    model = index.model()
    assert isinstance(model, ContactColumns)
    return model


class CellEditing(QObject):
    """Lets the current cell of a table be typed into, and goes from one to the next by Tab."""

    kept = Signal(object, object, str, str)  # ContactId, Place, what it was, what was typed

    def __init__(self, table: QTableView, model: ContactColumns) -> None:
        super().__init__(table)
        self._table, self._model = table, model
        self._index: QModelIndex | None = None
        self._row: ContactRow | None = None
        self._was = ""
        self.editor = edit_line(_("Value"), parent=table.viewport())
        self.editor.hide()
        Ending(self.editor).ended.connect(self._end)

    @property
    def is_open(self) -> bool:
        """Whether something is being typed."""
        return self._index is not None

    def begin(self) -> None:
        """Let the current cell be changed, if something can be typed there."""
        index = self._table.currentIndex()
        if not index.isValid():
            return
        row, column = self._model.row(index.row()), self._model.shown[index.column()].column
        if row.details is None or column not in columns.PARTS:
            return
        self._table.scrollTo(index)
        self._index, self._row, self._was = index, row, columns.text(row, column)
        self.editor.setAccessibleName(columns.title(column))
        self.editor.setText(self._was)
        self.place()
        self.editor.show()
        self.editor.setFocus()
        self.editor.selectAll()

    def place(self) -> None:
        """Put the editor over its cell, which may have been scrolled."""
        if self._index is not None:
            self.editor.setGeometry(self._table.visualRect(self._index))

    def _end(self, keep: bool, step: int) -> None:
        index, row, self._index = self._index, self._row, None
        if index is None or row is None:
            return
        text, had_focus = self.editor.text().strip(), self.editor.hasFocus()
        column = self._model.shown[index.column()].column
        if had_focus:
            self._table.setFocus()
        self.editor.hide()
        if keep and text != self._was:
            place = Place(columns.PARTS[column])
            self.kept.emit(row.contact.id, place, self._was, text)
        if step:
            self._go_on(index, step)

    def _go_on(self, index: QModelIndex, step: int) -> None:
        """Go to the next cell of the row in which something can be typed."""
        header = self._table.horizontalHeader()
        place = header.visualIndex(index.column()) + step
        while 0 <= place < header.count():
            at = header.logicalIndex(place)
            if self._model.shown[at].column in columns.PARTS:
                there = self._model.index(index.row(), at)
                flags = QItemSelectionModel.SelectionFlag
                self._table.selectionModel().setCurrentIndex(there, flags.NoUpdate)
                self.begin()
                return
            place += step
