"""The funnel over everything: how many reached each stage, the rate to the next below the seam."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.funnel import Funnel
from app.domain.ratio import Ratio
from app.domain.stage import RISING, Stage
from app.i18n import gettext as _
from ui.theme.fonts import Role, px
from ui.theme.theme import color, tokens
from ui.widgets.painting import draw_icon_text, draw_text, focus_pen, text_width
from ui.wording import fraction, stage_word

HEIGHT = 120


class FunnelStrip(QWidget):
    """Seven bands; a click, or Enter on the band that the arrow keys reached, filters by it."""

    chosen = Signal(object)  # Stage

    def __init__(self) -> None:
        super().__init__()
        self._counts: dict[Stage, int] = dict.fromkeys(RISING, 0)
        self._current = 0
        self._filters: frozenset[Stage] = frozenset()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Funnel"))

    def sizeHint(self) -> QSize:
        return QSize(px(700), px(HEIGHT))

    def show_funnel(self, funnel: Funnel, filters: frozenset[Stage]) -> None:
        """Show the counts; the same numbers are its spoken description."""
        numbers = (
            funnel.collected,
            funnel.wanted,
            funnel.followed_up,
            funnel.answered,
            funnel.exchanged,
            funnel.matched,
            funnel.trusted,
        )
        self._counts = dict(zip(RISING, numbers, strict=True))
        self._filters = filters
        words = (f"{stage_word(stage)} {count}" for stage, count in self._counts.items())
        self.setAccessibleDescription("、".join(words))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._current = min(len(RISING) - 1, int(event.position().x() / self._step()))
        self.chosen.emit(RISING[self._current])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self._current = max(0, min(len(RISING) - 1, self._current + step))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(RISING[self._current])
        else:
            super().keyPressEvent(event)

    def _step(self) -> float:
        return self.width() / len(RISING)

    def _height(self, count: int) -> float:
        most = max(1, *self._counts.values())
        return max(px(6), px(58) * count / most) if count else 2.0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, stage in enumerate(RISING):
            self._draw_band(painter, number, stage)
        if self.hasFocus():
            at = self._current * self._step()
            painter.setPen(focus_pen())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(at + 1, 2, self._step() - 4, self.height() - 4)
            painter.drawRoundedRect(ring, 6, 6)

    def _draw_band(self, painter: QPainter, number: int, stage: Stage) -> None:
        style, step = tokens().stages[stage], self._step()
        left, middle = number * step, px(62)
        following = RISING[number + 1] if number + 1 < len(RISING) else None
        here = self._height(self._counts[stage])
        there = self._height(self._counts[following]) if following else here
        fill = QColor(style.mark)
        fill.setAlphaF(0.24 if tokens().dark else 0.17)
        painter.fillPath(_band(left, step, middle, here, there), fill)
        stem = QRectF(left, middle - here / 2, 3, here)
        painter.fillRect(stem, color(style.mark))
        head = QRect(round(left), px(4), round(step) - 4, px(22))
        draw_icon_text(painter, head, style.icon, stage_word(stage), style.mark, Role.SMALL_STRONG)
        if stage in self._filters:
            used = text_width(stage_word(stage), Role.SMALL_STRONG) + px(20)
            painter.fillRect(head.x(), head.bottom(), used, 2, color(style.mark))
        number_at = QRect(round(left) + px(10), middle - px(14), round(step), px(28))
        draw_text(painter, number_at, str(self._counts[stage]), Role.TITLE, tokens().text)
        if following:
            rate = fraction(Ratio(self._counts[following], self._counts[stage]))
            seam = QRect(round(left + step * 0.5), px(96), round(step), px(20))
            draw_text(painter, seam, rate, Role.SMALL, tokens().text2)


def _band(left: float, step: float, middle: float, here: float, there: float) -> QPainterPath:
    """From one height to the next, straight for most of the way and then curving."""
    turn, right = left + step * 0.62, left + step
    path = QPainterPath(QPointF(left, middle - here / 2))
    path.lineTo(turn, middle - here / 2)
    bend = (turn + right) / 2
    path.cubicTo(bend, middle - here / 2, bend, middle - there / 2, right, middle - there / 2)
    path.lineTo(right, middle + there / 2)
    path.cubicTo(bend, middle + there / 2, bend, middle + here / 2, turn, middle + here / 2)
    path.lineTo(left, middle + here / 2)
    path.closeSubpath()
    return path
