"""A titled list of lines, each with a sign, what it is, what belongs to it, and its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.domain.stage import Stage
from ui.models.rows import RowModel
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import tokens
from ui.widgets.label import Label
from ui.widgets.painting import draw_icon, draw_text, text_width
from ui.widgets.row_list import RowDelegate, RowState, WholeRowList


@dataclass(frozen=True, slots=True)
class Line:
    """A row: a sign, what it is, what belongs to it, and its number.

    Attributes:
        tone: token colour of the sign and, where the number is a word, of that.
        key: the contact or event that it opens.
        stage: whose colour the sign has instead of the tone.
    """

    icon: Icon
    title: str
    detail: str
    number: str
    key: int
    tone: str = "text2"
    stage: Stage | None = None

    @property
    def spoken(self) -> str:
        """The row as a sentence."""
        return "、".join(p for p in (self.title, self.detail, self.number) if p)


class LinesBlock(QFrame):
    """A titled list; Enter opens what a line is about."""

    def __init__(self, title: str, empty: str) -> None:
        super().__init__()
        self.setObjectName("block")
        self.note = Label("", Role.SMALL, "text2")
        self.head = head = QHBoxLayout()
        head.setContentsMargins(px(8), 0, px(8), 0)
        head.addWidget(Label(title, Role.HEADING))
        head.addStretch()
        head.addWidget(self.note)
        self._empty = Label(empty, Role.BODY, "text2", wrap=True)
        self._empty.setContentsMargins(px(8), 0, px(8), 0)
        model = RowModel[Line](lambda row: row.spoken, lambda row: (row.title, row.detail))
        self.list = WholeRowList(title, model, _LineDelegate())
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(10), px(8), px(8))
        column.addLayout(head)
        column.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.list, 1)

    def show_lines(self, lines: Sequence[Line], note: str = "") -> None:
        """Show rows."""
        self.note.setText(note)
        self._empty.setVisible(not lines)
        self.list.setVisible(bool(lines))
        self.list.show_rows(lines)


class _LineDelegate(RowDelegate[Line]):
    height = 48

    def draw(self, painter: QPainter, rect: QRect, row: Line, state: RowState) -> None:
        inner = rect.adjusted(px(8), px(4), -px(8), 0)
        mark = tokens().stages[row.stage].mark if row.stage else getattr(tokens(), row.tone)
        draw_icon(painter, inner.x(), inner.y() + px(2), row.icon, 16, mark)
        words = QRect(inner.x() + px(26), inner.y(), inner.width() - px(26), px(20))
        worded = row.tone != "text2"
        tone = mark if worded and row.stage is None else tokens().text
        role = Role.SMALL_STRONG if worded else Role.BODY_STRONG
        draw_text(painter, words, row.number, role, tone, right=True)
        title = words.adjusted(0, 0, -text_width(row.number, role) - px(10), 0)
        draw_text(painter, title, row.title, Role.BODY_STRONG, tokens().text)
        draw_text(painter, words.translated(0, px(19)), row.detail, Role.SMALL, tokens().text2)

    def tip(self, row: Line, width: int) -> str:
        return row.spoken if text_width(row.detail, Role.SMALL) > width - px(42) else ""
