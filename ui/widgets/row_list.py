"""A list of painted rows: keyboard first, selection and place kept when the rows are swapped."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ui.models.rows import Index, RowModel
from ui.theme.fonts import px
from ui.widgets.painting import draw_row_ground
from ui.widgets.tips import plain_tip

T = TypeVar("T")


class RowState(NamedTuple):
    """How a row stands while it is painted."""

    selected: bool
    hovered: bool
    focused: bool


class RowDelegate(QStyledItemDelegate, Generic[T]):
    """Paints all of a row; subclasses give its height and draw it."""

    height = 44

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(80), px(self.height_of(row_of(index))))

    def height_of(self, row: T) -> int:
        """The height of one row at 13 px body text."""
        return self.height

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state = row_state(option, index)
        rect = QRect(option.rect)
        painter.save()
        self.draw_ground(painter, rect, row_of(index), state)
        self.draw(painter, rect, row_of(index), state)
        painter.restore()

    def draw_ground(self, painter: QPainter, rect: QRect, row: T, state: RowState) -> None:
        """What is under a row: fill for selection, ring for focus."""
        draw_row_ground(
            painter,
            rect,
            selected=state.selected,
            hovered=state.hovered,
            focused=state.focused,
        )

    def draw(self, painter: QPainter, rect: QRect, row: T, state: RowState) -> None:
        """Draw a row's contents."""
        raise NotImplementedError

    def tip(self, row: T, width: int) -> str:
        """The whole text where the row had to cut it; empty for none."""
        return ""

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        rect = QRect(option.rect)
        text = self.tip(row_of(index), rect.width()) if index.isValid() else ""
        QToolTip.showText(event.globalPos(), plain_tip(text), view)
        return True


def row_of(index: Index) -> Any:
    """What a row of a list shows."""
    model = index.model()
    assert isinstance(model, RowModel)
    return model.rows[index.row()]


def row_state(option: QStyleOptionViewItem, index: Index) -> RowState:
    """Selection, hover and focus, as the list knows them.

    The option has them as flags of `QStyle`, which comes with hundreds of names: it is loaded once
    the mouse is over a list.
    """
    view = option.widget
    assert isinstance(view, QAbstractItemView)
    return RowState(
        selected=view.selectionModel().isSelected(index),
        hovered=view.underMouse() and _is_hovered(option),
        focused=view.hasFocus() and view.currentIndex() == index,
    )


def _is_hovered(option: QStyleOptionViewItem) -> bool:
    from PySide6.QtWidgets import QStyle

    return bool(option.state & QStyle.StateFlag.State_MouseOver)


class RowList(QListView, Generic[T]):
    """Painted rows; Enter and a double click open, letters do not jump."""

    opened = Signal(object)
    current_changed = Signal(object)

    def __init__(
        self,
        name: str,
        model: RowModel[T],
        delegate: RowDelegate[T],
        parent: QWidget | None = None,
        *,
        uniform: bool = True,
    ) -> None:
        super().__init__(parent)
        self.rows = model
        self._delegate = delegate
        model.setParent(self)
        delegate.setParent(self)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setUniformItemSizes(uniform)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self._open)

    @property
    def current(self) -> T | None:
        """The current row."""
        at = self.currentIndex().row()
        return self.rows.rows[at] if 0 <= at < len(self.rows.rows) else None

    def show_rows(self, rows: Sequence[T]) -> None:
        """Swap the rows; the current one and the scroll place stay where they can."""
        if not self.rows.rows:  # nothing stands anywhere; see `paint_anew`
            self.rows.show(rows)
            return
        key = self.rows.key_at(self.currentIndex().row())
        place = self.verticalScrollBar().value()
        self.rows.show(rows)
        if key is not None:
            self.choose(key)
        self.verticalScrollBar().setValue(place)

    def paint_anew(self) -> None:
        """Paint all rows again, as when a picture has come.

        Qt's own parts of the list, such as its viewport, are asked for as late as this: to name the
        first one, the bindings load the classes of all widgets.
        """
        self.viewport().update()

    def choose(self, key: Hashable) -> bool:
        """Make the row with this key the current one; False where it is not shown."""
        at = self.rows.find(key)
        if at < 0:
            return False
        self.setCurrentIndex(self.rows.index(at))
        return True

    def choose_first(self) -> None:
        """Make the first row that can be chosen the current one."""
        for at in range(self.rows.rowCount()):
            if self.rows.flags(self.rows.index(at)) & Qt.ItemFlag.ItemIsEnabled:
                self.setCurrentIndex(self.rows.index(at))
                return

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.scrollTo(current)
            self.current_changed.emit(self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here and must not jump."""

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.rows.rows[index.row()])


class WholeRowList(RowList[T]):
    """Rows of one height that are never shown in part: what is left of its own stays free."""

    fits = Signal(int)  # so many rows have room

    def __init__(self, name: str, model: RowModel[T], delegate: RowDelegate[T]) -> None:
        super().__init__(name, model, delegate)
        self._rest, self._fit = 0, 0
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerItem)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fit, rest = divmod(self.contentsRect().height(), px(self._delegate.height))
        if rest != self._rest:
            self._rest = rest
            self.setViewportMargins(0, 0, 0, rest)
        if fit != self._fit:
            self._fit = fit
            self.fits.emit(fit)
