"""What a book without cards shows: what is missing, how to begin, and the three steps to come."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import gettext as _
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.theme.theme import color, font, theme, tokens
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.label import Label


def first_run(take_in: Callable[[], object], others: Sequence[Button] = ()) -> QWidget:
    """The page of an empty book; `others` are further ways to begin, beside the primary one."""
    begin = Button(
        _("Take in cards…"), icon=Icon.ADD, kind="primary", key="Ctrl+O", clicked=take_in
    )
    text = _("Drop photos here or choose them below.")
    state = EmptyState(_("No cards yet"), text, begin, *others, dashed=True)
    state.add_below(_steps())
    return state


def _steps() -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, px(20), 0, 0)
    row.setSpacing(px(28))
    row.addStretch()
    for number, (title, text) in enumerate(
        (
            (_("Take in"), _("Photos, scanner, PDF")),
            (_("Check"), _("Only the fields that are unsure")),
            (_("Connect"), _("A word within 48 hours")),
        ),
        1,
    ):
        row.addLayout(_step(number, title, text))
    row.addStretch()
    return whole


def _step(number: int, title: str, text: str) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(title, Role.BODY_STRONG))
    words.addWidget(Label(text, Role.SMALL, "text2"))
    step = QHBoxLayout()
    step.setSpacing(px(12))
    step.addWidget(_Number(number))
    step.addLayout(words)
    return step


class _Number(QWidget):
    """A number in a circle."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = str(number)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(px(28), px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(tokens().edge), 1))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.setFont(font(Role.BODY_STRONG))
        painter.setPen(color(tokens().text2))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._number)
