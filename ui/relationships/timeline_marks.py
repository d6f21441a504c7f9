"""The marks on a thread of the timeline: what each looks like, and those that lie on each other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.domain.stage import Stage
from app.i18n import gettext as _
from ui.contacts.rows import HistoryRow
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import color, font, tokens
from ui.widgets.painting import draw_icon, draw_text, text_width

NEAR = 12.0
"""Marks no farther apart, in pixels at 13 px body text, are told as one with a number."""

RADIUS = 10
VALUES = (Icon.GAVE, Icon.RECEIVED)
PROMISES = (Icon.PROMISE, Icon.LATE)


def bunched(xs: Sequence[float], near: float = NEAR) -> list[list[int]]:
    """Which of some places in ascending order lie on each other, each bunch by its first one."""
    bunches: list[list[int]] = []
    for at, x in enumerate(xs):
        if bunches and x - xs[bunches[-1][0]] <= near:
            bunches[-1].append(at)
        else:
            bunches.append([at])
    return bunches


def foremost(marks: Sequence[HistoryRow]) -> HistoryRow:
    """The mark that stands for a bunch: value, then what is promised, then what came last."""
    ranks = {icon: 2 for icon in VALUES} | {icon: 1 for icon in PROMISES}
    return max(reversed(marks), key=lambda mark: ranks.get(mark.icon, 0))


def draw_bunches(
    painter: QPainter, bunches: Sequence[tuple[QPointF, Sequence[HistoryRow]]]
) -> None:
    """For each one mark, or the foremost of several with their number, that nothing covers."""
    for centre, marks in bunches:
        mark = foremost(marks)
        draw_mark(painter, centre, mark.icon, mark.stage)
    for centre, marks in bunches:
        if len(marks) > 1:
            _draw_number(painter, centre + QPointF(px(9), -px(9)), str(len(marks)))


def draw_mark(painter: QPainter, centre: QPointF, icon: Icon, stage: Stage) -> None:
    """Round for contact, square for value, dashed while it is only promised or planned."""
    style, radius = tokens().stages[stage], px(RADIUS)
    line = Qt.PenStyle.DashLine if icon in PROMISES else Qt.PenStyle.SolidLine
    painter.setPen(QPen(color(style.mark), 1.4, line))
    painter.setBrush(color(style.bg))
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    if icon in VALUES:
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    else:
        painter.drawEllipse(box)
    size = px(12)
    at = round(centre.x() - size / 2), round(centre.y() - size / 2)
    draw_icon(painter, *at, icon, 12, style.fg)


def _draw_number(painter: QPainter, centre: QPointF, number: str) -> None:
    width = max(px(14), text_width(number, Role.TINY) + px(6))
    box = QRectF(centre.x() - width / 2, centre.y() - px(7), width, px(14))
    painter.setPen(QPen(color(tokens().base), 1))
    painter.setBrush(color(tokens().text))
    painter.drawRoundedRect(box, px(7), px(7))
    painter.setFont(font(Role.TINY))
    painter.setPen(color(tokens().base))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), number)


class Legend(QWidget):
    """What the marks mean, and the dotted part of the thread."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(px(30))
        self._marks = (
            (Icon.CARD, Stage.COLLECTED, _("Card")),
            (Icon.MATCHED, Stage.FOLLOWED_UP, _("Met")),
            (Icon.FOLLOWED_UP, Stage.ANSWERED, _("Touch")),
            (Icon.GAVE, Stage.EXCHANGED, _("Gave")),
            (Icon.RECEIVED, Stage.MATCHED, _("Received")),
            (Icon.PROMISE, Stage.WANTED, _("Promised")),
            (Icon.LATE, Stage.WANTED, _("Planned")),
        )
        self._silence = _("dotted: silence until today")
        self.setAccessibleName(", ".join((*(word for *_mark, word in self._marks), self._silence)))

    def sizeHint(self) -> QSize:
        return QSize(px(600), px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, middle = px(34), self.height() / 2
        for icon, stage, word in self._marks:
            draw_mark(painter, QPointF(x, middle), icon, stage)
            rest = self.rect().adjusted(x + px(16), 0, 0, 0)
            x += px(38) + draw_text(painter, rest, word, Role.SMALL, tokens().text2)
        if self.width() - x > text_width(self._silence, Role.SMALL) + px(20):
            right = self.rect().adjusted(x, 0, -px(20), 0)
            draw_text(painter, right, self._silence, Role.SMALL, tokens().text2, right=True)
