"""The form for an event, planned or past; one without a purpose stays a draft and asks for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QTimeEdit, QWidget

from app.domain.event import Event, EventKind, FoundThrough, Goal
from app.domain.ids import GoalId
from app.domain.money import amount_of, amount_text
from app.domain.records import BudgetUse
from app.errors import EnishiError
from app.i18n import gettext as _
from app.services import search
from app.services.naming import Named
from app.services.words import event_kind_word
from ui.dialogs.form import Form
from ui.dialogs.log_touch import day_field, day_of_field, qdate
from ui.dialogs.short_form import whole_number
from ui.events.ledger_row import found_word
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit
from ui.widgets.name_field import NameField
from ui.widgets.suggest_field import SuggestField

Save = Callable[[Event, Named | None], object]
Weigh = Callable[[Event], BudgetUse | None]


class EventForm(Form):
    """What an event is for, what it costs, and on whose word one goes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=540)
        self._known: Event | None = None
        self._save: Save | None = None
        self._weigh: Weigh | None = None
        self._title = Label("", Role.TITLE)
        self.name = LineEdit(_("Name"))
        self.day = day_field(_("Day"))
        self.time = QTimeEdit(QTime(19, 0))
        self.time.setDisplayFormat("HH:mm")
        self.time.setAccessibleName(_("Begins at"))
        if (inside := self.time.lineEdit()) is not None:
            inside.setTextMargins(px(9), 0, 0, 0)
        self.place = SuggestField(_("Place"))
        self.kind = Choice(_("Who may come"))
        for kind in EventKind:
            self.kind.addItem(event_kind_word(kind), kind)
        self.purpose = LineEdit(_("Purpose"), hint=_("One sentence: what should come of it?"))
        self.bring = LineEdit(_("Bring"))
        self.fee = LineEdit(_("Fee"), hint=_("Fee"))
        self.travel = LineEdit(_("Travel"), hint=_("Travel"))
        self.currency = LineEdit(_("Currency"), hint="JPY")
        self.learned = LineEdit(_("What I learned"))
        self._budget = Label("", Role.SMALL, "warn", wrap=True)
        self.hours = LineEdit(_("Hours door to door"))
        self.through = Choice(_("Found through"))
        self.through.addItem("–", None)
        for through in FoundThrough:
            self.through.addItem(found_word(through), through)
        self.recommender = NameField(_("On whose word"))
        self.series = SuggestField(_("Series"))
        self.organiser = SuggestField(_("Organiser"))
        self.target = LineEdit(_("How many to meet"), hint=_("A number"))
        self.industries = LineEdit(_("Wanted industries"), hint=_("Names or codes, with commas"))
        self.goal = Choice(_("Goal"))
        self._fill()

    def _fill(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(px(24), px(18), px(24), px(18))
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(5))
        grid.addWidget(self._title, 0, 0, 1, 2)
        rows: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            (_("Name"), (self.name,)),
            (_("Day"), (self.day, self.time)),
            (_("Place"), (self.place, self.kind)),
            (_("Series, organiser"), (self.series, self.organiser)),
            (_("Purpose"), (self.purpose,)),
            (_("Whom to meet"), (self.target, self.industries)),
            (_("Goal"), (self.goal,)),
            (_("Bring"), (self.bring,)),
            (_("Fee and travel"), (self.fee, self.travel, self.currency)),
            (_("Hours door to door"), (self.hours,)),
            (_("Found through"), (self.through,)),
            (_("On whose word"), (self.recommender,)),
            (_("What I learned"), (self.learned,)),
        )
        for at, (name, widgets) in enumerate(rows, 1):
            grid.addWidget(Label(name, Role.SMALL, "text2"), at, 0, Qt.AlignmentFlag.AlignRight)
            line = QHBoxLayout()
            line.setSpacing(px(8))
            for widget in widgets:
                line.addWidget(widget, 1)
            grid.addLayout(line, at, 1)
        grid.addWidget(self._budget, len(rows) + 1, 1)
        grid.addWidget(self.problem, len(rows) + 2, 1)
        grid.addLayout(self._buttons(), len(rows) + 3, 0, 1, 2)
        self.recommender.named.connect(self._found_by_word)
        for field in (self.fee, self.travel, self.hours):
            field.textChanged.connect(lambda _text: self._show_budget())
        self.day.dateChanged.connect(lambda _day: self._show_budget())
        self.layout_.addLayout(grid)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch()
        row.addWidget(Button(_("Not now"), key="Esc", clicked=self.close_))
        save = Button(
            _("Save"), kind="primary", icon=Icon.SURE, key="Ctrl+Enter", clicked=self._submit
        )
        row.addWidget(save)
        return row

    def open_for(
        self,
        event: Event | None,
        recommender: Named | None,
        goals: Sequence[Goal],
        save: Save,
        weigh: Weigh | None = None,
    ) -> None:
        """Open it for a known event or for a new one, which may serve one of the goals.

        Args:
            event: a known one; None for a new one.
            recommender: who recommended it.
            goals: those that it may serve.
            save: gets what was entered, and who recommended it.
            weigh: tells what the month would use with the event as it stands in the form.
        """
        self._known, self._save, self._weigh = event, save, weigh
        self._title.setText(_("Edit event") if event else _("New event"))
        self.name.setText(event.name if event else "")
        self._show_time(event)
        self.place.setText(event.place or "" if event else "")
        self.kind.choose(event.kind if event else EventKind.OPEN)
        self.purpose.setText(event.purpose or "" if event else "")
        self.bring.setText(event.bring or "" if event else "")
        self.fee.setText(amount_text(event.fee) if event else "")
        self.travel.setText(amount_text(event.travel) if event else "")
        self.currency.setText(event.fee.currency if event else "JPY")
        self.learned.setText(event.learned or "" if event else "")
        self.hours.setText(f"{event.hours:g}" if event and event.hours else "")
        self.through.choose(event.found_through if event else None)
        self.recommender.show_who(recommender)
        self._show_aims(event, goals)
        self._show_budget()
        self.open()
        self.name.setFocus()

    def _found_by_word(self) -> None:
        """Whose word it was is named: then it was found by word of mouth, unless said otherwise."""
        if self.recommender.who is not None and self.through.currentData() is None:
            self.through.choose(FoundThrough.WORD_OF_MOUTH)

    def _show_budget(self) -> None:
        """Say it before it happens: with this event the month goes over its budget."""
        use = None
        if self._weigh is not None and self.name.text().strip() and not self._what_is_wrong():
            use = self._weigh(self._event())
        over = use is not None and use.is_over
        self._budget.setText(_("With this event the month goes over its budget.") if over else "")
        self._budget.setVisible(over)

    def _show_aims(self, event: Event | None, goals: Sequence[Goal]) -> None:
        """Who holds it, whom to meet there, and what for."""
        self.series.setText(event.series or "" if event else "")
        self.organiser.setText(event.organiser or "" if event else "")
        self.target.setText(str(event.target) if event and event.target else "")
        self.industries.setText(", ".join(event.wanted_industries if event else ()))
        self.goal.clear()
        self.goal.addItem("–", None)
        for goal in goals:
            self.goal.addItem(goal.text, goal.id)
        self.goal.choose(event.goal_id if event else None)

    def _show_time(self, event: Event | None) -> None:
        day = event.day if event else None
        self.day.setDate(qdate(day) if day else QDate.currentDate())
        at = event.starts_at if event else None
        local = at.astimezone() if isinstance(at, datetime) else None
        self.time.setTime(QTime(local.hour, local.minute) if local else QTime(19, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._submit()
        else:
            super().keyPressEvent(event)

    def _submit(self) -> None:
        if not self.takes_answers:
            return
        problem = self._what_is_wrong()
        self.problem.setText(problem)
        if not problem and self._save is not None:
            self.close_when_stored(self._save(self._event(), self.recommender.who))

    def _what_is_wrong(self) -> str:
        if not self.name.text().strip():
            return _("An event needs a name.")
        for field in (self.fee, self.travel):
            try:
                amount_of(field.text(), self.currency.text())
            except ValueError:
                return _("Fee and travel are numbers, the currency a code such as JPY or EUR.")
        hours = self.hours.text().strip()
        if hours and not hours.replace(".", "", 1).isdigit():
            return _("Hours are a number such as 3.5.")
        target = self.target.text().strip()
        if target and whole_number(target) is None:
            return _("How many to meet is a whole number.")
        try:
            self._wanted()
        except EnishiError as error:
            return str(error)
        trusted = (FoundThrough.WORD_OF_MOUTH, FoundThrough.INVITATION)
        if self.recommender.who is not None and self.through.currentData() not in trusted:
            return _("Somebody's word means: found by word of mouth or invitation.")
        return ""

    def _event(self) -> Event:
        clock = self.time.time()
        start = datetime.combine(day_of_field(self.day), time(clock.hour(), clock.minute()))
        base = self._known or Event(self.name.text().strip(), day_of_field(self.day))
        through = self.through.currentData()
        hours, goal = self.hours.text().strip(), self.goal.currentData()
        return replace(
            base,
            name=self.name.text().strip(),
            starts_at=start.astimezone(UTC),
            place=_or_none(self.place),
            kind=EventKind(self.kind.currentData()),
            purpose=_or_none(self.purpose),
            bring=_or_none(self.bring),
            fee=amount_of(self.fee.text(), self.currency.text()),
            travel=amount_of(self.travel.text(), self.currency.text()),
            learned=_or_none(self.learned),
            hours=float(hours) if hours else None,
            found_through=FoundThrough(through) if through else None,
            recommended_by=None,
            series=_or_none(self.series),
            organiser=_or_none(self.organiser),
            target=whole_number(self.target.text()),
            wanted_industries=self._wanted(),
            goal_id=None if goal is None else GoalId(goal),
        )

    def _wanted(self) -> tuple[str, ...]:
        """The codes of the industries that were typed; NotFound for one that there is not."""
        typed = filter(None, map(str.strip, re.split("[,、，]", self.industries.text())))
        codes = (search.industry_codes(name)[:1] for name in typed)
        return tuple(dict.fromkeys(code for found in codes for code in found))


def _or_none(field: LineEdit) -> str | None:
    return field.text().strip() or None
