"""The cells of the table of contacts: how they are painted, and changed where they stand."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QObject, QRect, QSize, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from app.domain.places import Place
from app.i18n import gettext as _
from ui.contacts import columns
from ui.contacts.columns import Column
from ui.contacts.rows import ContactRow
from ui.contacts.table_model import ContactColumns
from ui.models.rows import Index
from ui.theme.fonts import Role, px
from ui.theme.theme import color, tokens
from ui.widgets.in_place import EditLine
from ui.widgets.painting import draw_badge, draw_lit, draw_rule, draw_text, text_width
from ui.widgets.row_list import RowState, row_state
from ui.widgets.tips import plain_tip
from ui.wording import stage_word

ROW = 36


class CellDelegate(QStyledItemDelegate):
    """A cell: the chosen rows are filled, the current cell has a ring, which is where F2 works."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(60), px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, state = QRect(option.rect), row_state(option)
        model = index.model()
        assert isinstance(model, ContactColumns)
        painter.save()
        if state.selected:
            painter.fillRect(rect, color(tokens().soft))
        draw_rule(painter, rect)
        view = option.widget
        is_current = isinstance(view, QTableView) and view.currentIndex() == index
        if is_current and isinstance(view, QWidget) and view.hasFocus():
            painter.setPen(QPen(color(tokens().accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        column = model.shown[index.column()].column
        inside = rect.adjusted(px(8), 0, -px(8), 0)
        self._draw(painter, inside, model.row(index.row()), column, state)
        painter.restore()

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

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        text = str(index.data() or "") if index.isValid() else ""
        cut = text_width(text, Role.BODY) > QRect(option.rect).width() - px(16)
        QToolTip.showText(event.globalPos(), plain_tip(text) if cut else "", view)
        return True


class CellEditing(QObject):
    """Lets the current cell of a table be typed into, and goes from one to the next by Tab."""

    kept = Signal(object, object, str, str)  # ContactId, Place, what it was, what was typed

    def __init__(self, table: QTableView, model: ContactColumns) -> None:
        super().__init__(table)
        self._table, self._model = table, model
        self._index: QModelIndex | None = None
        self._row: ContactRow | None = None
        self._was = ""
        self.editor = EditLine(_("Value"), parent=table.viewport())
        self.editor.hide()
        self.editor.ended.connect(self._end)

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
