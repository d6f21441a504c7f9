"""The short fields beside a card: what was talked of, what they need, what I promised."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.domain.history import TriageChoice
from app.i18n import gettext as _
from app.services.triage import Decision
from ui.theme.fonts import Role, px
from ui.widgets.choice import Choice
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit
from ui.wording import day_short

PROMISE_DAYS = (1, 2, 3, 7, 14)


class Notes(QWidget):
    """Empty fields are no records."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.talked = LineEdit(_("Talked of"))
        self.need = LineEdit(_("What they need"))
        self.promise = LineEdit(_("I'll send"))
        self.due = Choice(_("By"))
        self.due.setMinimumWidth(px(118))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(7))
        promise = QHBoxLayout()
        promise.setSpacing(px(6))
        promise.addWidget(self.promise, 1)
        promise.addWidget(self.due)
        for at, field in enumerate((self.talked, self.need, self.promise)):
            grid.addWidget(Label(field.accessibleName(), Role.SMALL, "text2"), at, 0)
            field.textChanged.connect(lambda _text: self.changed.emit())
        grid.addWidget(self.talked, 0, 1)
        grid.addWidget(self.need, 1, 1)
        grid.addLayout(promise, 2, 1)

    def begin(self, talked: str, today: date) -> None:
        """Empty fields for somebody else."""
        self.talked.setText(talked)
        self.need.clear()
        self.promise.clear()
        self.due.clear()
        for days in PROMISE_DAYS:
            day = today + timedelta(days=days)
            self.due.addItem(_("by {day}").format(day=day_short(day)), day)
        self.due.setCurrentIndex(1)

    def decision(self, choice: TriageChoice, bring: str | None) -> Decision:
        """What was entered, with a choice."""
        promise = self.promise.text().strip() or None
        return Decision(
            choice,
            self.talked.text().strip() or None,
            self.need.text().strip() or None,
            promise,
            self.due.currentData() if promise else None,
            bring,
        )
