"""The page Events: what each cost, what came of it, and on whose word one went."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.event import Event, Verdict
from app.domain.ids import EventId
from app.domain.money import Money
from app.domain.records import BudgetUse, budget_with
from app.i18n import gettext as _
from app.i18n import ngettext
from app.services import events
from app.services.event_report import EventFindings, event_report_of
from app.services.tables import Table, events_table
from ui.desk import Desk
from ui.events.bars import BarRow, source_bars
from ui.events.blocks import (
    EveningBlock,
    GroupsBlock,
    bars_to_keep,
    source_block,
)
from ui.events.budget_line import BudgetLine
from ui.events.commands import save_event, say_again
from ui.events.form import EventForm
from ui.events.query import EveningCard, EventsAnswer, load_evening, load_events
from ui.events.table import Ledger, LedgerRow, ledger_rows
from ui.page import Destination, Page
from ui.poster import Poster
from ui.tasks import Newest
from ui.theme.fonts import px
from ui.theme.icon_names import Icon
from ui.views import MOST_ROWS, View
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.line_edit import SearchField
from ui.wording import money

NEW = "new"
"""The subject that asks for the form of a new event."""


class EventsPage(Page):
    """The ledger over three blocks."""

    watches = ("event", "contact", "budget", "setting")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Events"))
        self._answer: EventsAnswer | None = None
        self._answers: Newest[EventsAnswer] = Newest()
        self._evenings: Newest[tuple[EveningCard, ...]] = Newest()
        self._wanted: EventId | None = None
        self._form: EventForm | None = None
        self.search = SearchField(_("Find an event"), width=260)
        self.search.textChanged.connect(lambda _text: self._show_rows())
        self.header.add(self.search)
        new = Button(_("New event"), icon=Icon.ADD, kind="primary", clicked=self.add)
        report = Button(_("Report…"), icon=Icon.REPORT, clicked=self.report)
        self.header.add(report)
        self.header.add(new)
        self.ledger = Ledger()
        self.ledger.current_changed.connect(self._choose)
        self.ledger.opened.connect(lambda _row: self.edit())
        self.budget = BudgetLine()
        self.recommenders = GroupsBlock()
        self.recommenders.list.opened.connect(self._relate_to)
        self.sources = source_block()
        self.evening = EveningBlock(desk.pictures)
        self.evening.sheet.opened.connect(self._open_contact)
        self._lay_out()
        self._add_commands()

    def _lay_out(self) -> None:
        sheet = QFrame()
        sheet.setObjectName("sheet")
        inner = QVBoxLayout(sheet)
        inner.setContentsMargins(px(16), 0, px(8), 0)
        inner.addWidget(self.ledger)
        self.column.addWidget(sheet, 5)
        self.column.addWidget(self._actions())
        self.column.addWidget(self.budget)
        blocks = QHBoxLayout()
        blocks.setContentsMargins(px(24), px(8), px(20), px(14))
        blocks.setSpacing(px(16))
        for block in (self.recommenders, self.sources, self.evening):
            blocks.addWidget(block, 1)
        self.column.addLayout(blocks, 4)

    def _actions(self) -> QWidget:
        """What can be done with the chosen event."""
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(px(16), px(4), px(20), 0)
        row.setSpacing(px(2))
        self._judge_label = Label(_("Purpose"), tone="text2")
        row.addSpacing(px(8))
        row.addWidget(self._judge_label)
        self._judging: list[Button] = []
        for text, icon, call in (
            (_("Fully"), Icon.PURPOSE_MET, partial(self.judge, Verdict.MET)),
            (_("Half"), Icon.PURPOSE_HALF, partial(self.judge, Verdict.HALF)),
            (_("Missed"), Icon.PURPOSE_MISSED, partial(self.judge, Verdict.MISSED)),
            (_("Go again"), Icon.REUNION, partial(self.again, True)),
            (_("Not again"), Icon.LET_GO, partial(self.again, False)),
        ):
            button = Button(text, icon=icon, kind="quiet", clicked=call)
            self._judging.append(button)
            row.addWidget(button)
        row.addStretch()
        go = Button(
            _("Its relationships"), icon=Icon.RELATIONSHIPS, kind="quiet", clicked=self.relate
        )
        edit = Button(_("Edit"), icon=Icon.EDIT, kind="quiet", clicked=self.edit)
        sort = Button(_("Sort the cards"), icon=Icon.WANTED, kind="quiet", clicked=self.sort)
        row.addWidget(sort)
        row.addWidget(go)
        row.addWidget(edit)
        return whole

    def _add_commands(self) -> None:
        add = self.add_command
        add(_("New event…"), "Ctrl+Shift+E", self.add)
        add(_("Edit"), "F2", self.edit, on=self.ledger)
        add(_("Delete"), "Del", self.delete, on=self.ledger)
        add(_("Purpose met"), "M", partial(self.judge, Verdict.MET), on=self.ledger)
        add(_("Purpose half met"), "H", partial(self.judge, Verdict.HALF), on=self.ledger)
        add(_("Purpose missed"), "X", partial(self.judge, Verdict.MISSED), on=self.ledger)
        add(_("Its relationships"), "R", self.relate, on=self.ledger)
        add(_("Sort the cards"), "S", self.sort, on=self.ledger)
        add(_("Report as PDF…"), "Ctrl+Shift+P", self.report)

    # asking and showing

    def load(self) -> None:
        pending = self.tasks.ask(load_events, self.desk.derived)
        self._answers.only(pending).then(self._show)

    def _show(self, answer: EventsAnswer) -> None:
        self._answer = answer
        self._show_rows()
        self.budget.show_use(answer.budget)
        self.recommenders.show_answer(answer)
        self.sources.show_rows(source_bars(answer))
        rate = money(Money(answer.hourly_rate))
        self.sources.foot.setText(_("Counted with {rate} an hour.").format(rate=rate))
        cards = sum(n.met for n in answer.numbers)
        words = ngettext("{n} card in all", "{n} cards in all", cards).format(n=cards)
        self.recommenders.foot.setText(_("{cards}. Likes count for nothing.").format(cards=words))

    def _show_rows(self) -> None:
        if self._answer is None:
            return
        words = self.search.text().casefold().split()
        rows = ledger_rows(self._answer.numbers, self._answer.names, self._answer.today)
        kept = [r for r in rows if all(w in _searched(r) for w in words)]
        self.ledger.show_rows(kept)
        count = len(kept)
        self.header.subtitle.setText(
            ngettext("{n} event", "{n} events", count).format(n=count) if count else ""
        )
        if self._wanted is not None and self.ledger.choose(self._wanted):
            self._wanted = None
        if self.ledger.current is None:
            self.ledger.choose_first()
        self._choose(self.ledger.current)

    def _choose(self, row: LedgerRow | None) -> None:
        begun = row is not None and row.numbers.event.day <= row.today
        for button in self._judging:
            button.setEnabled(begun)
        if row is None or row.numbers.event.id is None:
            self.evening.show_cards(())
            return
        pending = self.tasks.ask(
            load_evening, self.desk.book, self.desk.derived, row.numbers.event.id
        )
        self._evenings.only(pending).then(self.evening.show_cards)

    def show_subject(self, subject: object) -> None:
        if subject == NEW:
            self.add()
        elif isinstance(subject, int):
            self._wanted = EventId(subject)
            self.search.clear()
            self._show_rows()

    # commands

    @property
    def _event(self) -> Event | None:
        row = self.ledger.current
        return row.numbers.event if row else None

    def add(self) -> None:
        """Open the form for a new event."""
        self._open_form(None, "")

    def edit(self) -> None:
        """Open the form for the chosen event."""
        event = self._event
        if event is not None:
            who = event.recommended_by
            self._open_form(event, str(who) if who is not None else "")

    def _open_form(self, event: Event | None, recommender: str) -> None:
        if self._form is None:
            self._form = EventForm(self.window())
        names = self._answer.names if self._answer else {}
        known = event.recommended_by if event else None
        shown = names.get(known, recommender) if known is not None else recommender
        goals = self._answer.goals if self._answer else ()
        self._form.open_for(event, shown, goals, self._save, self._weigh)

    def _weigh(self, event: Event) -> BudgetUse | None:
        """What the month would use with an event as it stands in the form."""
        if self._answer is None:
            return None
        held, today = self._answer.attended, self._answer.today
        return budget_with(event, self._answer.budgets, held, today)

    def _save(self, event: Event, recommender: str) -> None:
        said = _("Saved: {name}").format(name=event.name)
        self.tasks.run(save_event, event, recommender).then(partial(self._saved, said))

    def _saved(self, sentence: str, event_id: EventId) -> None:
        self._wanted = event_id
        self._show_rows()
        self.done.emit(sentence)

    def judge(self, verdict: Verdict) -> None:
        """Say whether the purpose of the chosen event was met."""
        event = self._event
        if event is not None and event.id is not None:
            said = _("Judged: {name}").format(name=event.name)
            pending = self.tasks.run(events.judge_event, event.id, verdict)
            pending.then(lambda _event: self.done.emit(said))

    def again(self, yes: bool) -> None:
        """Say whether one would go to the chosen event again."""
        event = self._event
        if event is not None and event.id is not None:
            said = _("Judged: {name}").format(name=event.name)
            pending = self.tasks.run(say_again, event.id, yes)
            pending.then(lambda _none: self.done.emit(said))

    def delete(self) -> None:
        """Put the chosen event into the trash."""
        event = self._event
        if event is not None and event.id is not None:
            said = _("In the trash: {name}").format(name=event.name)
            pending = self.tasks.run(events.delete_event, event.id)
            pending.then(lambda _none: self.done.emit(said))

    def relate(self) -> None:
        """Show the relationships that began or went on there."""
        if self._event is not None:
            self.go.emit(Destination("relationships", self._event.id))

    def _relate_to(self, row: BarRow) -> None:
        """Open those who were met on somebody's word, at a series, or with an organiser."""
        if row.conditions is not None:
            self.go.emit(Destination("relationships", row.conditions))

    def sort(self) -> None:
        """Go through the cards of that evening one by one."""
        if self._event is not None:
            self.go.emit(Destination("triage", self._event.id))

    def _open_contact(self, card: EveningCard) -> None:
        self.go.emit(Destination("person", card.contact_id))

    # to keep

    def shown_view(self) -> View:
        return View(_("Events"), self._poster, self._table)

    def _poster(self) -> QWidget:
        poster = Poster(_("Events"), self.header.subtitle.text())
        if self._answer is not None:
            ledger = Ledger()
            ledger.show_rows(self.ledger.rows.rows[:MOST_ROWS])
            poster.add_sheet(ledger, stretch=1)
            poster.add(bars_to_keep(self._answer))
            left = len(self.ledger.rows.rows) - MOST_ROWS
            if left > 0:
                poster.note(_("{n} more; the table as CSV has all.").format(n=left))
        return poster

    def _table(self) -> Table:
        names = self._answer.names if self._answer else {}
        return events_table((row.numbers for row in self.ledger.rows.rows), names)

    def report(self) -> None:
        """Put the chosen event on paper."""
        event = self._event
        if event is not None and event.id is not None:
            pending = self.tasks.ask(event_report_of, self.desk.derived, event.id)
            pending.then(self._report)

    def _report(self, found: EventFindings) -> None:
        from ui.events.report import event_report

        name = f"{found.numbers.event.name}.pdf"
        self.report_wanted.emit(name, event_report(found, self.desk.book.clock()))

    # the frame

    def panes(self) -> tuple[QWidget, ...]:
        return (self.ledger, self.recommenders.list, self.sources.list, self.evening.sheet)

    def focus_search(self) -> bool:
        self.search.setFocus()
        self.search.selectAll()
        return True


def _searched(row: LedgerRow) -> str:
    return f"{row.numbers.event.name} {row.facts}".casefold()
