"""The month's budget under the ledger: money and hours, used and planned."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.domain.money import Money
from app.domain.records import BudgetUse
from app.i18n import gettext as _
from ui.theme.fonts import Role, px
from ui.theme.theme import tokens
from ui.widgets.label import Label
from ui.widgets.painting import draw_bar
from ui.wording import money, month_word


class BudgetLine(QWidget):
    """Two bars with their numbers; nothing where no budget is set."""

    def __init__(self) -> None:
        super().__init__()
        self._month = Label("", Role.SMALL_STRONG, "text2")
        self._money, self._hours = _Bar(), _Bar()
        self._money_words, self._hours_words = Label("", Role.SMALL), Label("", Role.SMALL)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), px(8), px(20), px(4))
        row.setSpacing(px(10))
        row.addWidget(self._month)
        for bar, words in ((self._money, self._money_words), (self._hours, self._hours_words)):
            row.addWidget(bar)
            row.addWidget(words)
            row.addSpacing(px(16))
        row.addStretch()

    def show_use(self, use: BudgetUse | None) -> None:
        """Show what the month used and what is planned."""
        self.setVisible(use is not None)
        if use is None:
            return
        whole = use.budget.money
        spent = use.money_used + use.money_planned
        over = whole is not None and spent > whole.amount
        self._money_words.set_tone("warn" if over else "text")
        meant = use.hours_used + use.hours_planned
        late = use.budget.hours is not None and meant > use.budget.hours
        self._hours_words.set_tone("warn" if late else "text")
        self._month.setText(_("Budget of {month}").format(month=month_word(use.budget.month)))
        self._show_money(use)
        hours = use.budget.hours
        self._hours.setVisible(hours is not None)
        self._hours_words.setVisible(hours is not None)
        if hours:
            self._hours.show_parts(use.hours_used / hours, use.hours_planned / hours)
            self._hours_words.setText(
                _("{used:g} / {set:g} hours, planned {planned:g}").format(
                    used=use.hours_used, set=hours, planned=use.hours_planned
                )
            )

    def _show_money(self, use: BudgetUse) -> None:
        whole = use.budget.money
        self._money.setVisible(whole is not None)
        self._money_words.setVisible(whole is not None)
        if whole is not None and whole.amount:
            used, planned = use.money_used, use.money_planned
            self._money.show_parts(used / whole.amount, planned / whole.amount)
            words = _("{used:,} / {set}, planned {planned}").format(
                used=used, set=money(whole), planned=money(Money(planned, whole.currency))
            )
            self._money_words.setText(words)


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._used, self._planned = 0.0, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(px(170))

    def show_parts(self, used: float, planned: float) -> None:
        self._used, self._planned = used, planned
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(170), px(8))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(48), px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        bar = QRectF(self.rect())
        draw_bar(QPainter(self), bar, self._used, tokens().accent, planned=self._planned)
