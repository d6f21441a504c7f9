"""What went both ways, beside the funnel: counts, certain money, estimates apart."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.domain.give_and_take import GiveAndTake
from app.domain.money import amount_in
from app.domain.stage import Stage
from app.i18n import gettext as _
from ui.theme.fonts import Role, px
from ui.theme.theme import tokens
from ui.widgets.label import Label
from ui.widgets.painting import draw_bar
from ui.wording import NOTHING, money


class Totals(QWidget):
    """Given and received of everyone shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(px(232))
        self._gave = Label("", Role.TITLE)
        self._received = Label("", Role.TITLE)
        self._certain = Label("", Role.BODY_STRONG)
        self._bar = _Bar()
        self._estimate = Label("", Role.SMALL, "text2")
        grid = QGridLayout(self)
        grid.setContentsMargins(px(18), px(4), px(20), px(4))
        grid.setVerticalSpacing(px(2))
        grid.setHorizontalSpacing(px(12))
        grid.addWidget(Label(_("Gave"), Role.SMALL, "text2"), 0, 0)
        grid.addWidget(Label(_("Received"), Role.SMALL, "text2"), 0, 1)
        grid.addWidget(self._gave, 1, 0)
        grid.addWidget(self._received, 1, 1)
        grid.addWidget(Label(_("In money"), Role.SMALL, "text2"), 2, 0)
        grid.addWidget(self._certain, 2, 1)
        grid.addWidget(self._bar, 3, 0, 1, 2)
        grid.addWidget(self._estimate, 4, 0, 1, 2)

    def show_totals(self, both: GiveAndTake) -> None:
        """Show the sums."""
        self._gave.setText(str(both.gave.count))
        self._received.setText(str(both.received.count))
        certain, estimate = both.received.certain, both.received.estimate
        self._certain.setText(" ".join(map(money, certain)) or NOTHING)
        about = " ".join(map(money, estimate))
        words = _("{amount} estimated (hatched)").format(amount=about) if about else ""
        self._estimate.setText(words)
        sure, maybe = amount_in(certain, "JPY"), amount_in(estimate, "JPY")
        self._bar.show_parts(sure, maybe)


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._sure, self._maybe = 0.0, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, sure: int, maybe: int) -> None:
        whole = (sure + maybe) * 1.25 or 1
        self._sure, self._maybe = sure / whole, maybe / whole
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(100), px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        bar = QRectF(0, 1, self.width(), self.height() - 2)
        colour = tokens().stages[Stage.MATCHED].mark
        draw_bar(QPainter(self), bar, self._sure, colour, planned=self._maybe)
