"""The month's budget and my goals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.event import Budget, Goal
from app.domain.money import Money
from app.i18n import gettext as _
from ui.dialogs.log_touch import day_field, day_of_field, qdate
from ui.dialogs.short_form import ShortForm, text_of, whole_number
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.choice import CheckBox, Choice
from ui.widgets.line_edit import LineEdit
from ui.wording import month_word


class BudgetForm(ShortForm):
    """What a month may cost in money and hours."""

    def __init__(self, window: QWidget) -> None:
        self._keep: Callable[[Budget], object] | None = None
        self._month = date.min
        self.money = LineEdit(_("Money in yen"))
        self.hours = LineEdit(_("Hours"))
        rows = ((_("Money in yen"), self.money), (_("Hours"), self.hours))
        super().__init__(window, rows, _("Set"), width=400)

    def ask(self, month: date, known: Budget | None, keep: Callable[[Budget], object]) -> None:
        """Open it for a month; `keep` gets the budget."""
        self._month, self._keep = month.replace(day=1), keep
        money = known.money if known else None
        self.money.setText(str(money.amount) if money else "")
        self.hours.setText(f"{known.hours:g}" if known and known.hours else "")
        self.ask_for(_("Budget of {month}").format(month=month_word(month)))

    def save(self) -> object:
        money, hours = self.money.text().strip(), self.hours.text().strip()
        if money and whole_number(money) is None:
            return _("Money is a whole number of yen.")
        if hours and not hours.replace(".", "", 1).isdigit():
            return _("Hours are a number such as 3.5.")
        if not money and not hours:
            return _("Say how much money or how many hours.")
        amount = whole_number(money)
        if self._keep is not None:
            whole = Money(amount) if amount is not None else None
            return self._keep(Budget(self._month, whole, float(hours) if hours else None))
        return None


class GoalForm(ShortForm):
    """A new goal, or one that is no longer any."""

    def __init__(self, window: QWidget) -> None:
        self._keep: Callable[[Goal], object] | None = None
        self._drop: Callable[[int], object] | None = None
        self.text = LineEdit(_("Goal"), hint=_("What do you want to reach?"))
        self.has_end = CheckBox(_("By a day"))
        self.until = day_field(_("Until"))
        self.known = Choice(_("Known goals"))
        self.known.activated.connect(lambda _at: self._show_known())
        self._goals: dict[int | None, Goal] = {}
        rows = (
            (_("Goal"), self.text),
            ("", self.has_end),
            (_("Until"), self.until),
            (_("Known goals"), self.known),
        )
        super().__init__(window, rows, _("Save"))
        self.drop_button = Button(_("Delete this goal"), icon=Icon.TRASH, clicked=self._on_drop)
        self.buttons.insertWidget(0, self.drop_button)

    def ask(
        self,
        goals: Sequence[Goal],
        today: date,
        keep: Callable[[Goal], object],
        drop: Callable[[int], object],
    ) -> None:
        """Open it; `keep` gets a new goal or a changed one, `drop` the id of one to delete."""
        self._keep, self._drop = keep, drop
        self.text.clear()
        self.has_end.setChecked(False)
        self.until.setDate(qdate(today))
        self._goals = {goal.id: goal for goal in goals}
        self.known.clear()
        self.known.addItem(_("A new goal"), None)
        for goal in goals:
            self.known.addItem(goal.text, goal.id)
        self.drop_button.setEnabled(False)
        self.ask_for(_("What events should serve"))

    def _show_known(self) -> None:
        """Fill the fields with the goal that was chosen, to be changed or deleted."""
        goal = self._goals.get(self.known.currentData())
        self.text.setText(goal.text if goal else "")
        self.has_end.setChecked(goal is not None and goal.until is not None)
        if goal is not None and goal.until is not None:
            self.until.setDate(qdate(goal.until))
        self.drop_button.setEnabled(goal is not None)

    def save(self) -> object:
        text = text_of(self.text)
        if text is None:
            return _("A goal needs a few words.")
        until = day_of_field(self.until) if self.has_end.isChecked() else None
        if self._keep is not None:
            return self._keep(Goal(text, until, self.known.currentData()))
        return None

    def _on_drop(self) -> None:
        goal_id = self.known.currentData()
        if goal_id is not None and self._drop is not None and self.takes_answers:
            self.close_when_stored(self._drop(int(goal_id)))
