"""A table of painted rows: whole rows chosen, hairlines between, sorted by its heads."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from ui.models.rows import Index
from ui.models.table import TableModel
from ui.theme.fonts import Role, px
from ui.theme.theme import color, tokens
from ui.widgets.painting import draw_rule, focus_pen, text_width
from ui.widgets.row_list import RowState, row_state
from ui.widgets.tips import plain_tip
from ui.widgets.whole_rows import along_rows, dress_as_rows

T = TypeVar("T")
ROW, HEAD = 44, 34


class CellDelegate(QStyledItemDelegate, Generic[T]):
    """Paints the cells of a row; subclasses draw by column."""

    height = ROW

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(60), px(self.height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, state = QRect(option.rect), row_state(option, index)
        painter.save()
        if state.selected:
            painter.fillRect(rect, color(tokens().soft))
        draw_rule(painter, rect)
        view = option.widget
        if state.selected and isinstance(view, QTableView) and view.hasFocus():
            self.draw_focus(painter, rect, view, index)
        inside = rect.adjusted(px(8), 0, -px(8), 0)
        self.draw_cell(painter, inside, self.row_of(index), index, state)
        painter.restore()

    def row_of(self, index: Index) -> T:
        """The row that a cell belongs to."""
        model = index.model()
        assert isinstance(model, TableModel)
        row: T = model.rows[index.row()]
        return row

    def draw_focus(self, painter: QPainter, rect: QRect, view: QTableView, index: Index) -> None:
        """The row in focus has a line, its current cell a ring: keys of the column work there."""
        line = QRect(rect.x(), rect.bottom() - 1, rect.width(), 2)
        painter.fillRect(line, color(tokens().accent))
        if view.currentIndex() == index:
            painter.setPen(focus_pen())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def draw_cell(
        self, painter: QPainter, rect: QRect, row: T, index: Index, state: RowState
    ) -> None:
        """Draw what stands in a cell."""
        self.draw(painter, rect, row, index.column(), state)

    def draw(self, painter: QPainter, rect: QRect, row: T, column: int, state: RowState) -> None:
        """Draw one cell."""
        raise NotImplementedError

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


class RowTable(QTableView, Generic[T]):
    """A table; Enter and a double click open the row."""

    opened = Signal(object)
    current_changed = Signal(object)

    def __init__(self, name: str, model: TableModel[T], delegate: CellDelegate[T]) -> None:
        super().__init__()
        self.rows = model
        self.column = 0  # in focus, or to be
        self._delegate = delegate
        dress_as_rows(self, name, model, delegate)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        self._dress_header()
        self.doubleClicked.connect(self._open)
        model.layoutChanged.connect(self._follow_current)

    def _follow_current(self) -> None:
        """Sorted otherwise, the row in focus stays in sight."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setFixedHeight(px(HEAD))
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        for at, column in enumerate(self.rows.columns):
            if column.width:
                title = text_width(column.title, Role.SMALL_STRONG) + px(20)
                header.resizeSection(at, max(px(column.width), title))
            else:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)

    @property
    def current(self) -> T | None:
        """The current row."""
        at = self.currentIndex().row()
        return self.rows.rows[at] if 0 <= at < len(self.rows.rows) else None

    def show_rows(self, rows: Sequence[T]) -> None:
        """Swap the rows; the current one and the scroll place stay where they can."""
        current = self.current
        place = self.verticalScrollBar().value()
        self.rows.show(rows)
        if current is not None:
            self.choose(self.rows.key(current))
        self.verticalScrollBar().setValue(place)

    def choose(self, key: Hashable) -> bool:
        """Make the row with this key the current one; False where it is not shown."""
        at = self.rows.find(key)
        if at >= 0:
            index = self.rows.index(at, self.column)
            self.setCurrentIndex(index)
            self.updateGeometries()  # else it would be scrolled by the rows there were before
            self.scrollTo(index)
        return at >= 0

    def choose_first(self) -> None:
        """Make the first row the current one."""
        if self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, self.column))

    def sort_by_cell(self) -> None:
        """Sort by the column in focus; again turns it round."""
        header, at = self.horizontalHeader(), max(0, self.currentIndex().column())
        is_same = header.sortIndicatorSection() == at
        is_up = header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        turned = Qt.SortOrder.DescendingOrder if is_same and is_up else Qt.SortOrder.AscendingOrder
        self.sortByColumn(at, turned)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.column = current.column()
            self.current_changed.emit(self.current)

    def moveCursor(
        self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        return super().moveCursor(cursorAction, along_rows(cursorAction, modifiers))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here and must not jump."""

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.rows.rows[index.row()])
