"""A stage badge and a removable chip as small widgets, for forms and filter rows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.domain.stages import Stage
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import color, tokens
from ui.widgets.painting import badge_width, draw_badge, draw_icon, draw_text, focus_pen, text_width
from ui.wording import stage_word


class Badge(QWidget):
    """Icon and word of a stage on its tint."""

    def __init__(self, stage: Stage = Stage.COLLECTED, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_stage(stage)

    def set_stage(self, stage: Stage) -> None:
        """Show another stage."""
        self._stage = stage
        self.setAccessibleName(stage_word(stage))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(badge_width(stage_word(self._stage)), px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        style = tokens().stages[self._stage]
        draw_badge(QPainter(self), 0, self.height() // 2, style, stage_word(self._stage))


class Chip(QAbstractButton):
    """A condition that is in force; pressing it takes it away."""

    removed = Signal()

    def __init__(self, text: str, spoken: str, icon: Icon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self._icon = icon
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.removed)

    def sizeHint(self) -> QSize:
        return QSize(text_width(self.text(), Role.SMALL) + px(52), px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        painter.setPen(focus_pen() if focus else QPen(color(tokens().edge), 1))
        painter.setBrush(color(tokens().hover if self.underMouse() else tokens().base))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        middle = self.height() // 2 - px(7)
        draw_icon(painter, px(8), middle, self._icon, 14, tokens().text)
        draw_icon(painter, self.width() - px(22), middle, Icon.CLOSE, 14, tokens().text2)
        words = self.rect().adjusted(px(27), 0, -px(22), 0)
        draw_text(painter, words, self.text(), Role.SMALL, tokens().text)
