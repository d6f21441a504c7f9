"""Recording an introduction: by me to somebody, or by somebody to me."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.history import IntroductionOutcome
from app.i18n import gettext as _
from app.services.naming import Named
from app.services.words import outcome_word
from ui.dialogs.log_touch import day_field, day_of_field, qdate
from ui.dialogs.short_form import ShortForm, text_of
from ui.widgets.choice import CheckBox, Choice
from ui.widgets.line_edit import LineEdit
from ui.widgets.name_field import NameField


@dataclass(frozen=True, slots=True)
class Introducing:
    """What was entered.

    Attributes:
        by_me: whether I brought both together, or the other brought the person to me.
    """

    other: Named | None
    by_me: bool
    both_asked: bool
    on: date
    outcome: IntroductionOutcome
    note: str | None


class Introduce(ShortForm):
    """Whom to whom, both asked, what came of it."""

    def __init__(self, window: QWidget) -> None:
        self._keep: Callable[[Introducing], object] | None = None
        self.way = Choice(_("Who introduced"))
        self.way.addItem(_("I introduced them to"), True)
        self.way.addItem(_("They were introduced to me by"), False)
        self.way.currentIndexChanged.connect(lambda _at: self._show_asked())
        self.other = NameField(_("The other person"))
        self.asked = CheckBox(_("Both were asked before"))
        self.day = day_field(_("Day"))
        self.outcome = Choice(_("Outcome"))
        for outcome in IntroductionOutcome:
            self.outcome.addItem(outcome_word(outcome), outcome)
        self.note = LineEdit(_("Note"))
        rows = (
            (_("Who introduced"), self.way),
            (_("The other person"), self.other),
            ("", self.asked),
            (_("Day"), self.day),
            (_("Outcome"), self.outcome),
            (_("Note"), self.note),
        )
        super().__init__(window, rows, _("Record"))

    def ask(
        self,
        name: str,
        today: date,
        keep: Callable[[Introducing], object],
        known: Introducing | None = None,
        *,
        other: Named | None = None,
    ) -> None:
        """Open it for somebody; `keep` gets what was entered.

        `known` is what is to be changed, `other` whom it is likely about.
        """
        self._keep = keep
        shown = known or Introducing(other, True, False, today, IntroductionOutcome.PENDING, None)
        self.way.choose(shown.by_me)
        self.other.show_who(shown.other)
        self.note.setText(shown.note or "")
        self.asked.setChecked(shown.both_asked)
        self.outcome.choose(shown.outcome)
        self.day.setDate(qdate(shown.on))
        title = _("Who was introduced to {name}, or by whom?").format(name=name)
        self.ask_for(title, again=known is not None)

    def _show_asked(self) -> None:
        self.asked.setVisible(bool(self.way.currentData()))

    def save(self) -> object:
        other = self.other.who
        if other is None:
            return _("Say who the other person is.")
        if self._keep is not None:
            made = Introducing(
                other,
                bool(self.way.currentData()),
                self.asked.isChecked(),
                day_of_field(self.day),
                IntroductionOutcome(self.outcome.currentData()),
                text_of(self.note),
            )
            return self._keep(made)
        return None
