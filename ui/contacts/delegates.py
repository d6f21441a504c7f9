"""How the rows of the Contacts page are painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPen

from app.domain.stage import Stage
from ui.contacts.rows import ContactRow, FilterRow, HistoryRow
from ui.pictures import Pictures
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import color, tokens
from ui.widgets.around import around
from ui.widgets.choice import draw_edge
from ui.widgets.painting import (
    draw_card,
    draw_icon,
    draw_icon_text,
    draw_lit,
    draw_rule,
    draw_text,
    focus_pen,
    text_width,
)
from ui.widgets.row_list import RowDelegate, RowState
from ui.wording import day_short, industry_word, stage_word


class ContactDelegate(RowDelegate[ContactRow]):
    """A row of 74: card, name, work, stage and industry, how long ago."""

    height = 74

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures

    def draw_ground(self, painter: QPainter, rect: QRect, row: ContactRow, state: RowState) -> None:
        """Rows reach from edge to edge; a bar at the left marks the chosen one."""
        if state.selected or state.hovered:
            painter.fillRect(rect, color(tokens().soft if state.selected else tokens().hover))
        draw_rule(painter, rect.adjusted(px(16), 0, -px(12), 0))
        if state.selected:
            painter.fillRect(QRect(rect.x(), rect.y(), 3, rect.height()), color(tokens().accent))
        if state.focused:
            painter.setPen(focus_pen())
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))

    def draw(self, painter: QPainter, rect: QRect, row: ContactRow, state: RowState) -> None:
        if not row.contact.name:
            return  # still being fetched
        card = QRect(rect.x() + px(16), rect.center().y() - px(23), px(76), px(46))
        width = round(card.width() * painter.device().devicePixelRatio())
        whose = "" if row.picture else row.contact.name
        draw_card(painter, card, self._pictures.get(row.picture, width), whose)
        left, right = rect.x() + px(106), rect.right() - px(16)
        when = text_width(row.when, Role.SMALL) + px(2)
        at = QRect(right - when, rect.y() + px(8), when + 2, px(20))
        draw_text(painter, at, row.when, Role.SMALL, tokens().text2)
        words = QRect(left, rect.y() + px(7), right - left, px(21))
        name = words.adjusted(0, 0, -when - px(8), 0)
        lit = row.reason.name if row.reason else ()
        draw_lit(painter, name, row.contact.name, lit, Role.HEADING, tokens().text)
        work = words.translated(0, px(20))
        draw_lit(painter, work, row.work, row.work_lit, Role.SMALL, tokens().text2)
        self._stage(painter, words.translated(0, px(39)), row, state)

    def _stage(self, painter: QPainter, rect: QRect, row: ContactRow, state: RowState) -> None:
        style = tokens().stages[row.stage]
        draw_icon(painter, rect.x(), rect.y() + px(4), style.icon, 14, style.mark)
        word = rect.adjusted(px(19), 0, 0, 0)
        tone = tokens().text if state.selected else style.mark
        used = draw_text(painter, word, stage_word(row.stage), Role.SMALL_STRONG, tone)
        rest = word.adjusted(used + px(14), 0, 0, 0)
        if row.reason and row.reason.other:
            why, lit = around(row.reason.other, row.reason.other_lit)
            draw_lit(painter, rest, why, lit, Role.SMALL, tokens().text2)
            return
        industry = industry_word(row.contact.industry) if row.contact.industry else ""
        draw_text(painter, rest, industry, Role.SMALL, tokens().text2)

    def tip(self, row: ContactRow, width: int) -> str:
        return row.spoken if text_width(row.work, Role.SMALL) > width - px(122) else ""


class FilterDelegate(RowDelegate[FilterRow]):
    """A row of 28: box or stage, words, count."""

    def height_of(self, row: FilterRow) -> int:
        return 36 if row.kind == "heading" else 28

    def draw_ground(self, painter: QPainter, rect: QRect, row: FilterRow, state: RowState) -> None:
        """What is checked is filled; the current row shows only while it has the focus."""
        if row.kind != "heading" or state.focused:
            is_on = row.is_on and row.kind != "heading"
            on = RowState(is_on, state.hovered, state.focused)
            inner = rect.adjusted(px(8), 0, -px(8), 0)
            super().draw_ground(painter, inner, row, on)

    def draw(self, painter: QPainter, rect: QRect, row: FilterRow, state: RowState) -> None:
        words = rect.adjusted(px(20), 0, -px(16), 0)
        if row.kind == "heading":
            low = words.adjusted(0, px(8), 0, 0)
            draw_text(painter, low, row.text, Role.SMALL_STRONG, tokens().text2)
            sign = Icon.OPEN_SECTION if row.is_on else Icon.GO
            draw_icon(
                painter, low.right() - px(14), low.center().y() - px(7), sign, 14, tokens().text2
            )
            return
        if row.kind == "saved":
            draw_icon_text(painter, words, Icon.SEARCH, row.text, tokens().text)
            return
        self._sign(painter, words, row)
        count = str(row.count)
        draw_text(painter, words, count, Role.SMALL, tokens().text2, right=True)
        tick = px(28) if row.kind == "stage" else px(8)
        room = words.adjusted(px(25), 0, -text_width(count, Role.SMALL) - tick, 0)
        draw_text(painter, room, row.text, Role.BODY, tokens().text)

    def _sign(self, painter: QPainter, rect: QRect, row: FilterRow) -> None:
        top = rect.center().y() - px(7)
        if row.kind == "stage":
            style = tokens().stages[Stage(row.value)]
            draw_icon(painter, rect.x(), top, style.icon, 16, style.mark)
            if row.is_on:
                draw_icon(painter, rect.right() - px(40), top, Icon.SURE, 14, tokens().accent)
            return
        box = QRectF(rect.x(), top, px(15), px(15))
        fill = tokens().accent if row.is_on else tokens().raised
        draw_edge(painter, box, radius=4, focus=False, fill=fill)
        if row.is_on:
            draw_icon(painter, rect.x(), top, Icon.SURE, 14, tokens().on_accent)

    def tip(self, row: FilterRow, width: int) -> str:
        return row.text if text_width(row.text, Role.BODY) > width - px(84) else ""


class HistoryDelegate(RowDelegate[HistoryRow]):
    """A row of 50: the day, a round sign on the thread, what happened."""

    height = 50

    def draw(self, painter: QPainter, rect: QRect, row: HistoryRow, state: RowState) -> None:
        day = QRect(rect.x(), rect.y() + px(4), px(48), px(20))
        draw_text(painter, day, day_short(row.on), Role.SMALL, tokens().text2, right=True)
        centre = QPointF(rect.x() + px(64), rect.y() + px(14))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(tokens().thread), 2))
        low = QPointF(centre.x(), rect.bottom() + 1)
        painter.drawLine(QPointF(centre.x(), centre.y() + px(13)), low)
        style = tokens().stages[row.stage]
        painter.setPen(QPen(color(style.mark), 1))
        painter.setBrush(color(style.bg))
        painter.drawEllipse(centre, px(11), px(11))
        at = round(centre.x()) - px(7), round(centre.y()) - px(7)
        draw_icon(painter, *at, row.icon, 14, style.fg)
        words = rect.adjusted(px(88), px(4), -px(8), 0)
        words.setHeight(px(20))
        draw_text(painter, words, row.title, Role.BODY, tokens().text)
        draw_text(painter, words.translated(0, px(19)), row.detail, Role.SMALL, tokens().text2)

    def tip(self, row: HistoryRow, width: int) -> str:
        return row.title if text_width(row.title, Role.BODY) > width - px(96) else ""
