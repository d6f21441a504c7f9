"""The three large answers, and the offers that can be brought: both taken by single keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from app.domain.stage import Stage
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import color, tokens
from ui.widgets.choice import draw_edge
from ui.widgets.key_hints import draw_cap, draw_cap_width
from ui.widgets.painting import draw_icon, draw_text, text_width
from ui.wording import listed


class Answer(QAbstractButton):
    """One of three: what is chosen about somebody, and what follows from it."""

    def __init__(self, stage: Stage, word: str, effect: str, key: str) -> None:
        super().__init__()
        self.stage = stage
        self._effect, self._key = effect, key
        self.setText(word)
        self.setAccessibleName(word)
        self.setAccessibleDescription(effect)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(146), px(58))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, style = QPainter(self), tokens().stages[self.stage]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        edge = style.mark if on else tokens().accent if self.hasFocus() else tokens().edge
        painter.setPen(QPen(color(edge), 2 if on or self.hasFocus() else 1))
        painter.setBrush(color(style.bg if on else tokens().raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        draw_icon(painter, px(12), px(11), style.icon, 16, style.mark)
        words = QRect(px(34), px(7), self.width() - px(70), px(22))
        draw_text(painter, words, self.text(), Role.HEADING, style.fg if on else tokens().text)
        cap = draw_cap_width(self._key)
        draw_cap(painter, QRect(self.width() - cap - px(10), px(9), cap, px(20)), self._key)
        low = QRect(px(12), px(32), self.width() - px(20), px(20))
        draw_text(painter, low, self._effect, Role.SMALL, tokens().text2)


class OfferRow(QAbstractButton):
    """An offer with a tick, the words that speak for it, and its key."""

    def __init__(self, title: str, note: str, words: Sequence[str], key: str) -> None:
        super().__init__()
        self._note, self._key = note, key
        self._words = listed(*words)
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(self._words or note)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(300), px(52))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        fill = tokens().soft if on else tokens().base
        draw_edge(painter, frame, radius=8, focus=on or self.hasFocus(), fill=fill)
        box = QRectF(px(12), self.height() / 2 - px(9), px(18), px(18))
        ground = tokens().accent if on else tokens().raised
        draw_edge(painter, box, radius=4, focus=False, fill=ground)
        if on:
            at = round(box.x()) + px(2), round(box.y()) + px(2)
            draw_icon(painter, *at, Icon.SURE, 14, tokens().on_accent)
        right = self.width() - px(12)
        if self._key:
            cap = draw_cap_width(self._key)
            draw_cap(
                painter, QRect(right - cap, (self.height() - px(20)) // 2, cap, px(20)), self._key
            )
            right -= cap + px(12)
        if self._words:
            width = min(px(220), text_width(self._words, Role.SMALL_STRONG) + px(4))
            at_words = QRect(right - width, 0, width, self.height())
            draw_text(painter, at_words, self._words, Role.SMALL_STRONG, tokens().ok)
            right -= width + px(10)
        words = QRect(px(42), px(6), right - px(42), px(20))
        draw_text(painter, words, self.text(), Role.BODY_STRONG, tokens().text)
        draw_text(painter, words.translated(0, px(20)), self._note, Role.SMALL, tokens().text2)
