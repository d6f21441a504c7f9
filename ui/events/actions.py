"""What is done with the chosen event, each as one step that can be undone; and its buttons."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain.event import Event, Verdict
from app.domain.ids import EventId
from app.domain.records import BudgetUse, budget_with
from app.i18n import gettext as _
from app.services import events
from app.services.event_report import EventFindings, event_report_of
from app.services.naming import Named, organisers_like, places_like, series_like
from ui.events.commands import save_event, say_again
from ui.events.form import EventForm
from ui.events.query import EventsAnswer
from ui.events.table import Ledger
from ui.naming import complete_names, complete_words
from ui.page import Destination, Page
from ui.tasks import Pending
from ui.theme.fonts import px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.folding import FoldingRow
from ui.widgets.label import Label
from ui.widgets.whole_rows import SORT_KEY


class EventActions(QObject):
    """Runs the commands of the page and says what they did."""

    saved = Signal(object)  # EventId that the form added or changed

    def __init__(self, page: Page, ledger: Ledger) -> None:
        super().__init__(page)
        self._page, self._ledger = page, ledger
        self._answer: EventsAnswer | None = None
        self.form: EventForm | None = None
        self._add_commands()

    def _add_commands(self) -> None:
        add, ledger = self._page.add_command, self._ledger
        add(_("New event…"), "Ctrl+Shift+E", self.add)
        add(_("Edit"), "F2", self.edit, on=ledger)
        add(_("Delete"), "Del", self.delete, on=ledger)
        add(_("Purpose met"), "M", partial(self.judge, Verdict.MET), on=ledger)
        add(_("Purpose half met"), "H", partial(self.judge, Verdict.HALF), on=ledger)
        add(_("Purpose missed"), "X", partial(self.judge, Verdict.MISSED), on=ledger)
        add(_("Its relationships"), "R", self.relate, on=ledger)
        add(_("Sort the cards"), "S", self.sort, on=ledger)
        add(_("Sort by this column"), SORT_KEY, ledger.sort_by_cell, on=ledger)
        add(_("Report as PDF…"), "Ctrl+Shift+P", self.report)

    def show_answer(self, answer: EventsAnswer) -> None:
        """What the form offers and weighs from now on."""
        self._answer = answer

    @property
    def chosen(self) -> Event | None:
        """The chosen event."""
        row = self._ledger.current
        return row.numbers.event if row else None

    # the form

    def add(self) -> None:
        """Open the form for a new event."""
        self._open_form(None)

    def edit(self) -> None:
        """Open the form for the chosen event."""
        if self.chosen is not None:
            self._open_form(self.chosen)

    def _open_form(self, event: Event | None) -> None:
        if self.form is None:
            self.form = EventForm(self._page.window())
            self._complete(self.form)
        names = self._answer.names if self._answer else {}
        known = event.recommended_by if event else None
        shown = None if known is None else Named(names.get(known, str(known)), known)
        goals = self._answer.goals if self._answer else ()
        self.form.open_for(event, shown, goals, self._save, self._weigh)

    def _complete(self, form: EventForm) -> None:
        """Let its fields be completed from the book."""
        tasks = self._page.tasks
        complete_names(tasks, form)
        complete_words(tasks, form.place, places_like)
        complete_words(tasks, form.series, series_like)
        complete_words(tasks, form.organiser, organisers_like)

    def _weigh(self, event: Event) -> BudgetUse | None:
        """What the month would use with an event as it stands in the form."""
        if self._answer is None:
            return None
        held, today = self._answer.attended, self._answer.today
        return budget_with(event, self._answer.budgets, held, today)

    def _save(self, event: Event, recommender: Named | None) -> Pending[EventId]:
        said = _("Saved: {name}").format(name=event.name)
        pending = self._page.tasks.run(save_event, event, recommender)
        return pending.then(partial(self._saved, said))

    def _saved(self, sentence: str, event_id: EventId) -> None:
        self.saved.emit(event_id)
        self._page.done.emit(sentence)

    # the chosen event

    def judge(self, verdict: Verdict) -> None:
        """Say whether its purpose was met."""
        self._run(_("Judged: {name}"), events.judge_event, verdict)

    def again(self, yes: bool) -> None:
        """Say whether one would go there again."""
        self._run(_("Judged: {name}"), say_again, yes)

    def delete(self) -> None:
        """Put it into the trash."""
        self._run(_("In the trash: {name}"), events.delete_event)

    def _run(self, pattern: str, command: Any, *more: object) -> None:
        event = self.chosen
        if event is not None and event.id is not None:
            said = pattern.format(name=event.name)
            pending = self._page.tasks.run(command, event.id, *more)
            pending.then(lambda _answer: self._page.done.emit(said))

    def relate(self) -> None:
        """Show the relationships that began or went on there."""
        if self.chosen is not None:
            self._page.go.emit(Destination("relationships", self.chosen.id))

    def sort(self) -> None:
        """Go through the cards of that evening one by one."""
        if self.chosen is not None:
            self._page.go.emit(Destination("triage", self.chosen.id))

    def report(self) -> None:
        """Put it on paper."""
        event = self.chosen
        if event is not None and event.id is not None:
            pending = self._page.tasks.ask(event_report_of, self._page.desk.derived, event.id)
            pending.then(self._report)

    def _report(self, found: EventFindings) -> None:
        from ui.events.report import event_report

        name = f"{found.numbers.event.name}.pdf"
        clock = self._page.desk.book.clock
        self._page.report_wanted.emit(name, event_report(found, clock()))


class ActionRow(FoldingRow):
    """The same as buttons under the ledger."""

    def __init__(self, do: EventActions) -> None:
        super().__init__(spacing=2)
        row = self.row
        row.setContentsMargins(px(16), px(2), px(20), 0)
        row.addSpacing(px(8))
        row.addWidget(Label(_("Purpose"), tone="text2"))
        judging = (
            (_("Fully"), Icon.PURPOSE_MET, partial(do.judge, Verdict.MET)),
            (_("Half"), Icon.PURPOSE_HALF, partial(do.judge, Verdict.HALF)),
            (_("Missed"), Icon.PURPOSE_MISSED, partial(do.judge, Verdict.MISSED)),
            (_("Go again"), Icon.REUNION, partial(do.again, True)),
            (_("Not again"), Icon.LET_GO, partial(do.again, False)),
        )
        self._judging = [Button(t, icon=i, kind="quiet", clicked=c) for t, i, c in judging]
        for button in self._judging:
            row.addWidget(button)
        row.addStretch()
        going = (
            (_("Sort the cards"), Icon.WANTED, do.sort),
            (_("Its relationships"), Icon.RELATIONSHIPS, do.relate),
            (_("Edit"), Icon.EDIT, do.edit),
        )
        others = [Button(t, icon=i, kind="quiet", clicked=c) for t, i, c in going]
        for button in others:
            row.addWidget(button)
        self.may_fold(*others[::-1], *self._judging[::-1])

    def allow_judging(self, allowed: bool) -> None:
        """Only what has begun can be judged."""
        for button in self._judging:
            button.setEnabled(allowed)
