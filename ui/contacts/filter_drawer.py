"""The filters beside the list, or, where there is no room for them, behind a button that counts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.i18n import gettext as _
from ui.contacts.filter_pane import FilterPane
from ui.theme.fonts import px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button

BESIDE = 996
"""A page of this width has room for filters, list and person beside each other."""
WIDTH = 240


class FilterDrawer(QObject):
    """Opens the filters over the list; Esc and whatever else takes the focus close them.

    Args:
        page: what has the width.
        row: where the filters stand first while there is room.
        column: the filters with what is under them.
        filters: says how many are checked.
    """

    def __init__(
        self, page: QWidget, row: QHBoxLayout, column: QWidget, filters: FilterPane
    ) -> None:
        super().__init__(page)
        self._page, self._row, self._column, self._filters = page, row, column, filters
        self._is_beside = True
        self._wide = column.maximumWidth()
        self.button = Button(_("Filters"), icon=Icon.FUNNEL, clicked=self.turn)
        self.button.hide()
        filters.changed.connect(lambda _filters: self._count())
        filters.installEventFilter(self)
        page.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._look_at_focus)

    def turn(self) -> None:
        """Open them, or close them."""
        if self._column.isVisible():
            self._close()
            return
        self._place()
        self._column.show()
        self._column.raise_()
        self._filters.setFocus()
        if self._filters.current is None:
            self._filters.choose_first()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() is QEvent.Type.Resize:
            self._fit()
        is_esc = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_esc and event.type() is QEvent.Type.KeyPress and self._is_open:
            self._close()
            self.button.setFocus()
            return True
        return False

    @property
    def _is_open(self) -> bool:
        return not self._is_beside and self._column.isVisible()

    def _fit(self) -> None:
        beside = self._page.width() >= px(BESIDE)
        if beside != self._is_beside:
            self._is_beside = beside
            self._move()
        elif self._is_open:
            self._place()

    def _move(self) -> None:
        """Between the row and the place over it."""
        if self._is_beside:
            self._column.setFixedWidth(self._wide)
            self._row.insertWidget(0, self._column)
            self._column.setObjectName("")
        else:
            self._row.removeWidget(self._column)
            self._column.setObjectName("drawer")
        self._column.setAutoFillBackground(not self._is_beside)
        self._column.setVisible(self._is_beside)
        self._column.style().unpolish(self._column)
        self._column.style().polish(self._column)
        self.button.setVisible(not self._is_beside)
        self._count()

    def _place(self) -> None:
        room = self._column.parentWidget()
        self._column.setFixedWidth(px(WIDTH))
        self._column.setGeometry(0, 0, px(WIDTH), room.height() if room else 0)

    def _close(self) -> None:
        self._column.hide()

    def _count(self) -> None:
        count = len(self._filters.filters)
        self.button.set_text(_("Filters: {n}").format(n=count) if count else _("Filters"))

    def _look_at_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What else takes the focus closes them; a menu or another window does not."""
        if now is None or not self._is_open or now is self.button:
            return
        if now is not self._column and not self._column.isAncestorOf(now):
            self._close()
