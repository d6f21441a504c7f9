"""A block of Today: a heading with its count over a few painted rows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.i18n import gettext as _
from ui.pictures import Pictures
from ui.theme import icons
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import theme, tokens
from ui.widgets.label import Label

if TYPE_CHECKING:
    from ui.today.rows import TodayRow
    from ui.widgets.row_list import RowList

MOST = 5


class Block(QFrame):
    """Icon, title, count; at most five rows, then how many more; one line where there are none."""

    list_made = Signal(object)  # RowList[TodayRow]

    def __init__(self, icon: Icon, title: str, empty: str, pictures: Pictures) -> None:
        super().__init__()
        self.setObjectName("block")
        self.setAccessibleName(title)
        self._icon = icon
        self._sign = Label()
        self._count = Label("", Role.BODY, "text2")
        self.side_note = Label("", Role.SMALL, "text2")
        self._more = Label("", Role.SMALL, "text2")
        self._more.setContentsMargins(px(10), 0, px(10), 0)
        self._empty = Label(empty, Role.BODY, "text2", wrap=True)
        self._pictures, self._has_list = pictures, False
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        column.setSpacing(px(4))
        column.addLayout(self._head(title))
        self._empty.setContentsMargins(px(10), 0, px(10), 0)
        column.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._more)
        self._dress()
        theme().changed.connect(self._dress)

    @cached_property
    def list(self) -> RowList[TodayRow]:
        """Its rows; until the first one comes there is no list, and no command for one."""
        from ui.today.row_list import row_list

        made = row_list(self.accessibleName(), self._pictures)
        self._column.insertWidget(self._column.count() - 1, made, 1)
        self._has_list = True
        self.list_made.emit(made)
        return made

    @property
    def filled(self) -> tuple[RowList[TodayRow], ...]:
        """The list, where it has a row."""
        return (self.list,) if self._has_list and self.list.rows.rows else ()

    def _head(self, title: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(px(10), px(4), px(10), px(2))
        row.setSpacing(px(8))
        row.addWidget(self._sign)
        row.addWidget(Label(title, Role.HEADING))
        row.addWidget(self._count)
        row.addStretch()
        row.addWidget(self.side_note)
        return row

    def _dress(self) -> None:
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(icons.pixmap(self._icon, px(18), tokens().accent, ratio))

    def show_rows(self, rows: Sequence[TodayRow]) -> None:
        """Show the most pressing rows."""
        self._count.setText(str(len(rows)) if rows else "")
        self._empty.setVisible(not rows)
        if rows or self._has_list:
            self.list.setVisible(bool(rows))
            self.list.show_rows(rows[:MOST])
        left = len(rows) - MOST
        self._more.setText(_("{n} more").format(n=left))
        self._more.setVisible(left > 0)
