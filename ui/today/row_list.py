"""The painted rows of a block of Today, made once there is one."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter

from ui.models.rows import RowModel
from ui.pictures import Pictures
from ui.theme.fonts import Role, px
from ui.theme.theme import tokens
from ui.today.rows import TodayRow
from ui.widgets.painting import (
    draw_card,
    draw_icon,
    draw_pair,
    draw_ring,
    draw_row_ground,
    draw_text,
    text_width,
)
from ui.widgets.row_list import RowDelegate, RowState, WholeRowList

MOST = 5
"""So many rows are in sight at most."""


class TodayList(WholeRowList[TodayRow]):
    """Rows painted with their cards: five in sight at most, and the others by scrolling."""

    def __init__(self, title: str, pictures: Pictures) -> None:
        model = RowModel[TodayRow](lambda row: row.spoken, lambda row: row.key)
        super().__init__(title, model, TodayDelegate(pictures))
        pictures.arrived.connect(self.paint_anew)
        self.setMaximumHeight(MOST * px(TodayDelegate.height))


class TodayDelegate(RowDelegate[TodayRow]):
    """A row of 58: card, name and company, what to do, when."""

    height = 58

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures

    def draw_ground(self, painter: QPainter, rect: QRect, row: TodayRow, state: RowState) -> None:
        """Only the block with the focus shows which row is meant."""
        draw_row_ground(
            painter,
            rect,
            selected=state.focused,
            hovered=state.hovered,
            focused=state.focused,
        )

    def draw(self, painter: QPainter, rect: QRect, row: TodayRow, state: RowState) -> None:
        card = QRect(rect.x() + px(10), rect.center().y() - px(17), px(56), px(34))
        width = round(card.width() * painter.device().devicePixelRatio())
        name = "" if row.picture else row.name
        draw_card(painter, card, self._pictures.get(row.picture, width), name)
        right = rect.right() - px(12)
        if row.ring is not None:
            tone = tokens().warn_mark if row.urgent else tokens().accent
            draw_ring(painter, QPointF(right - px(11), rect.center().y() + 1), row.ring, tone)
            right -= px(30)
        right -= self._when(painter, rect, row, right)
        words = QRect(rect.x() + px(78), rect.y() + px(6), right - rect.x() - px(88), px(22))
        draw_pair(painter, words, row.name, row.company)
        self._text(painter, words.translated(0, px(22)), row)

    def _when(self, painter: QPainter, rect: QRect, row: TodayRow, right: int) -> int:
        role = Role.BODY_STRONG if row.urgent else Role.BODY
        width = text_width(row.right, role) + px(2)
        tone = tokens().warn if row.urgent else tokens().text2
        at = QRect(right - width, rect.y(), width + px(2), rect.height())
        draw_text(painter, at, row.right, role, tone)
        return width

    def _text(self, painter: QPainter, rect: QRect, row: TodayRow) -> None:
        if row.sign is not None:
            draw_icon(painter, rect.x(), rect.y() + px(5), row.sign, 14, tokens().text2)
            lead = rect.adjusted(px(18), 0, 0, 0)
            used = draw_text(painter, lead, row.lead, Role.SMALL_STRONG, tokens().text2)
            rect = lead.adjusted(used + px(8), 0, 0, 0)
        draw_text(painter, rect, row.text, Role.BODY, tokens().text2)

    def tip(self, row: TodayRow, width: int) -> str:
        needed = text_width(row.name, Role.HEADING) + text_width(row.company, Role.SMALL)
        longest = max(needed + px(10), text_width(row.text, Role.BODY))
        return row.spoken if longest > width - px(190) else ""
