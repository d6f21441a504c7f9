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
    from ui.today.row_list import TodayList
    from ui.today.rows import TodayRow

KEPT = 100
"""So many rows can be scrolled to; who has done those sees the next."""


class Block(QFrame):
    """Icon, title, count, how many more than those in sight; one line where there are none."""

    list_made = Signal(object)  # TodayList

    def __init__(self, icon: Icon, title: str, empty: str, pictures: Pictures) -> None:
        super().__init__()
        self.setObjectName("block")
        self.setAccessibleName(title)
        self._icon = icon
        self._sign = Label()
        self._count = Label("", Role.BODY, "text2")
        self.side_note = Label("", Role.SMALL, "text2")
        self.more = Label("", Role.SMALL, "text2")
        self._empty = Label(empty, Role.BODY, "text2", wrap=True)
        self._pictures, self._has_list = pictures, False
        self._rows, self._fit = 0, 0
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        column.setSpacing(px(4))
        column.addLayout(self._head(title))
        self._empty.setContentsMargins(px(10), 0, px(10), 0)
        column.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignTop)
        self._dress()
        theme().changed.connect(self._dress)

    @cached_property
    def list(self) -> TodayList:
        """Its rows; until the first one comes there is no list, and no command for one."""
        from ui.today.row_list import TodayList

        made = TodayList(self.accessibleName(), self._pictures)
        made.fits.connect(self._tell_more)
        self._column.addWidget(made, 1)
        self._column.addStretch()  # below five rows nothing more is shown
        self._has_list = True
        self.list_made.emit(made)
        return made

    @property
    def filled(self) -> tuple[TodayList, ...]:
        """The list, where it has a row."""
        return (self.list,) if self._has_list and self.list.rows.rows else ()

    def _head(self, title: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(px(10), px(4), px(10), px(2))
        row.setSpacing(px(8))
        row.addWidget(self._sign)
        row.addWidget(Label(title, Role.HEADING))
        row.addWidget(self._count)
        row.addWidget(self.more)
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
        self._rows = len(rows)
        if rows or self._has_list:
            self.list.setVisible(bool(rows))
            self.list.show_rows(rows[:KEPT])
        self._tell_more(self._fit)

    def _tell_more(self, fit: int) -> None:
        """Say how many rows there are beside those in sight."""
        self._fit = fit
        left = self._rows - fit
        self.more.setText(_("{n} more").format(n=left) if fit and left > 0 else "")
