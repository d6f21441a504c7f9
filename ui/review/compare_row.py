"""One field of two cards: what is known, how it relates, what is new, and what becomes of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.comparison import Compared, Outcome, Relation
from app.i18n import gettext as _
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import color, theme, tokens
from ui.widgets.painting import draw_icon_text, draw_rule, draw_text, focus_pen
from ui.widgets.tips import plain_tip
from ui.wording import field_word

NAME, KNOWN, RELATION, NEWER, OUTCOME = 0.0, 0.122, 0.432, 0.553, 0.86
"""Where the columns begin, as parts of the width."""


class CompareRow(QWidget):
    """Where one of both must be chosen it takes the focus; arrows or a click choose."""

    changed = Signal()

    def __init__(self, compared: Compared) -> None:
        super().__init__()
        self.compared = compared
        self.keeps_known = compared.prefers_known
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if compared.is_asked:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(plain_tip(f"{compared.known} → {compared.newer}"))
        self._speak()
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(px(600), px(42))

    def choose(self, *, known: bool) -> None:
        """Choose the known or the new value."""
        if self.compared.is_asked and known != self.keeps_known:
            self.keeps_known = known
            self._speak()
            self.update()
            self.changed.emit()

    def _speak(self) -> None:
        told = self.compared
        words = (
            field_word(told.kind),
            _("known: {value}").format(value=told.known or "–"),
            _("new: {value}").format(value=told.newer or "–"),
            self._outcome(),
        )
        self.setAccessibleName("、".join(word for word in words if word))

    def _outcome(self) -> str:
        if self.compared.is_asked:
            return _("the known one is kept") if self.keeps_known else _("the new one is taken")
        return {
            Outcome.NEW_JOB: _("becomes a new job"),
            Outcome.BOTH: _("both are kept"),
            Outcome.ADDED: _("is added"),
        }.get(self.compared.outcome, "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}
        key = Qt.Key(event.key())
        if key in keys:
            self.choose(known=keys[key])
        elif key is Qt.Key.Key_Space:
            self.choose(known=not self.keeps_known)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(key is Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.choose(known=event.position().x() < RELATION * self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        told = self.compared
        if self.hasFocus():
            self._draw_focus(painter)
        else:
            draw_rule(painter, self.rect())
        wins_new = not self.keeps_known and told.outcome is not Outcome.STAYS
        draw_text(painter, self._cell(NAME, KNOWN), field_word(told.kind), Role.SMALL, _text2())
        self._draw_value(painter, KNOWN, RELATION, told.known, strong=self.keeps_known)
        icon, word, tone = _relation(told.relation)
        cell = self._cell(RELATION, NEWER)
        draw_icon_text(painter, cell, icon, word, tone, Role.SMALL_STRONG)
        self._draw_value(painter, NEWER, OUTCOME, told.newer, strong=wins_new)
        if not told.is_asked:
            words = self._cell(OUTCOME, 1.0)
            draw_text(painter, words, self._outcome(), Role.SMALL, _text2(), right=True)

    def _draw_value(
        self, painter: QPainter, begin: float, end: float, text: str, *, strong: bool
    ) -> None:
        cell = self._cell(begin, end)
        if self.compared.is_asked:
            self._draw_choice(painter, cell.x() - px(18), on=strong)
        loses = self.compared.outcome is not Outcome.STAYS and not strong
        loses = loses and self.compared.outcome is not Outcome.BOTH
        tone = _text2() if loses or not text else tokens().text
        draw_text(painter, cell, text or "–", Role.BODY_STRONG if strong else Role.BODY, tone)

    def _draw_choice(self, painter: QPainter, x: int, *, on: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(x, self.height() / 2)
        painter.setPen(QPen(color(tokens().accent if on else tokens().edge), 1.5))
        painter.setBrush(color(tokens().raised))
        painter.drawEllipse(centre, px(8), px(8))
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(tokens().accent))
            painter.drawEllipse(centre, px(4), px(4))

    def _draw_focus(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(focus_pen())
        painter.setBrush(color(tokens().soft))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 2, -1, -2), 6, 6)

    def _cell(self, begin: float, end: float) -> QRect:
        margin = px(12)
        wide = self.width() - 2 * margin
        left = margin + round(begin * wide)
        return QRect(left, 0, round((end - begin) * wide) - px(8), self.height())


def _text2() -> str:
    return tokens().text2


def _relation(relation: Relation) -> tuple[Icon, str, str]:
    colours = tokens()
    return {
        Relation.SAME: (Icon.SAME, _("same"), colours.text2),
        Relation.CHANGED: (Icon.CHANGED, _("changed"), colours.accent),
        Relation.DIFFERS: (Icon.UNSURE, _("differs"), colours.warn),
        Relation.ADDED: (Icon.ADD, _("added"), colours.ok),
        Relation.FULLER: (Icon.FULLER, _("fuller"), colours.ok),
        Relation.ONLY_KNOWN: (Icon.SAME, _("stays"), colours.text2),
    }[relation]
