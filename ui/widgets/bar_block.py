"""A titled list of bars, each next to its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.domain.conditions import Conditions
from app.domain.stage import Stage
from ui.models.rows import RowModel
from ui.theme.fonts import Role, px
from ui.theme.theme import tokens
from ui.widgets.label import Label
from ui.widgets.painting import draw_bar, draw_text, text_width
from ui.widgets.row_list import RowDelegate, RowState, WholeRowList


@dataclass(frozen=True, slots=True)
class BarRow:
    """A name, a small line, a bar and its number; `conditions` are those of whom it is about."""

    title: str
    detail: str
    number: str
    part: float
    conditions: Conditions | None = None

    @property
    def spoken(self) -> str:
        """The row as a sentence."""
        return f"{self.title}、{self.detail}、{self.number}"


class BarBlock(QFrame):
    """A titled list of bars, each next to its number."""

    def __init__(self, title: str, measure: str, empty: str) -> None:
        super().__init__()
        self.setObjectName("block")
        head = QHBoxLayout()
        head.setContentsMargins(px(8), 0, px(8), 0)
        self.head = head
        self._title = Label(title, Role.HEADING)
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(Label(measure, Role.SMALL, "text2"))
        self._empty = Label(empty, Role.BODY, "text2", wrap=True)
        model = RowModel[BarRow](lambda row: row.spoken, lambda row: row.title)
        self.list = WholeRowList(title, model, _BarDelegate())
        self.foot = Label("", Role.SMALL, "text2", wrap=True)
        for label in (self._empty, self.foot):
            label.setContentsMargins(px(8), 0, px(8), 0)  # under the heading
        self.foot.hide()
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(10), px(8), px(8))
        column.addLayout(head)
        column.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.list, 1)
        column.addWidget(self.foot)

    def tell(self, text: str) -> None:
        """Say something below; nothing takes no room."""
        self.foot.setText(text)
        self.foot.setVisible(bool(text))

    def show_rows(self, rows: Sequence[BarRow]) -> None:
        """Show bars."""
        self._empty.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.list.show_rows(rows)

    def spread(self) -> None:
        """Be as high as all bars, as in a picture, where nothing scrolls."""
        self.list.setMinimumHeight(px(_BarDelegate.height) * len(self.list.rows.rows) + 2)


class _BarDelegate(RowDelegate[BarRow]):
    height = 44

    def draw(self, painter: QPainter, rect: QRect, row: BarRow, state: RowState) -> None:
        inner = rect.adjusted(px(8), px(3), -px(8), 0)
        words = QRect(inner.x(), inner.y(), round(inner.width() * 0.58), px(20))
        draw_text(painter, words, row.title, Role.BODY_STRONG, tokens().text)
        low = QRect(inner.x(), inner.y() + px(18), inner.width() - px(8), px(20))
        draw_text(painter, low, row.detail, Role.SMALL, tokens().text2)
        wide = max(px(70), text_width(row.number, Role.BODY_STRONG) + px(2))
        number = QRect(inner.right() - wide, inner.y(), wide, px(20))
        draw_text(painter, number, row.number, Role.BODY_STRONG, tokens().text, right=True)
        room = number.x() - words.right() - px(8)
        if row.part > 0 and room > 4:
            width = max(4.0, room * row.part)
            bar = QRectF(words.right() + px(4), inner.y() + px(5), width, px(10))
            draw_bar(painter, bar, 1.0, tokens().stages[Stage.ANSWERED].mark)

    def tip(self, row: BarRow, width: int) -> str:
        return row.spoken if text_width(row.detail, Role.SMALL) > width - px(24) else ""
