"""A field for a day: its arrow keys begin with the day, its calendar opens from the right end."""

from __future__ import annotations

from PySide6.QtCore import QDate
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDateEdit

from ui.theme.fonts import px
from ui.theme.icon_names import Icon
from ui.theme.theme import tokens
from ui.widgets.painting import draw_icon


class DayField(QDateEdit):
    """Written as 2026-11-24 in every language."""

    def __init__(self, name: str) -> None:
        super().__init__(QDate.currentDate())
        self.setCalendarPopup(True)
        self.setDisplayFormat("yyyy-MM-dd")
        self.setAccessibleName(name)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt begins with the year, which is hardly ever what is to change."""
        super().focusInEvent(event)
        self.setSelectedSection(QDateEdit.Section.DaySection)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style sheet takes the arrow away with the frame around it."""
        super().paintEvent(event)
        top = (self.height() - px(14)) // 2
        painter = QPainter(self)
        draw_icon(painter, self.width() - px(22), top, Icon.OPEN_SECTION, 14, tokens().text2)
