"""What stands over the timeline: months, and the events where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.domain.event import Event
from app.i18n import gettext as _
from ui.relationships.time_scale import TimeScale
from ui.theme.fonts import Role, px
from ui.theme.theme import color, tokens
from ui.widgets.painting import draw_rule, draw_text, text_width
from ui.wording import month_word

NAMES, HEAD = 214, 40


class TimelineHead(QWidget):
    """Months and, below them, the names of events where there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.scale: TimeScale | None = None
        self.events: Sequence[Event] = ()
        self.count = 0
        self.setFixedHeight(px(HEAD))

    def sizeHint(self) -> QSize:
        return QSize(px(600), px(HEAD))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.scale is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), color(tokens().base))
        title = QRect(px(24), 0, px(NAMES) - px(24), self.height())
        draw_text(painter, title, _("Latest first"), Role.SMALL_STRONG, tokens().text2)
        for month in self.scale.months():
            at = round(self.scale.x(month))
            painter.fillRect(QRect(at, 0, 1, self.height()), color(tokens().line))
            where = QRect(at + px(6), px(2), px(80), px(18))
            draw_text(painter, where, _month(month), Role.SMALL_STRONG, tokens().text2)
        self._draw_events(painter, self.scale)
        draw_rule(painter, self.rect())

    def _draw_events(self, painter: QPainter, scale: TimeScale) -> None:
        free = float(self.width())
        for event in sorted(self.events, key=lambda e: e.day, reverse=True):
            if not scale.shows(event.day):
                continue
            width = min(px(110), text_width(event.name, Role.SMALL) + 2)
            left = min(scale.x(event.day) - width / 2, self.width() - width - px(4))
            if left + width <= free:
                where = QRect(round(left), px(20), width, px(18))
                draw_text(painter, where, event.name, Role.SMALL, tokens().text2)
                free = left - px(8)


def _month(day: date) -> str:
    return f"{day.year} {month_word(day)}" if day.month == 1 else month_word(day)
