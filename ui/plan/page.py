"""The page Plan: a planned event with all that speaks for it or against, and the decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.event import Event, Goal
from app.domain.history import Nuisance
from app.domain.ids import EventId
from app.i18n import gettext as _
from app.i18n import ngettext
from app.services import events, nuisances
from app.services.coming import Expected
from ui.desk import Desk
from ui.dialogs.mark_nuisance import MarkNuisance, Subject, blank
from ui.events.page import NEW
from ui.page import Destination, Page
from ui.plan.blocks import ExpectedList, LinesBlock, PlannedList
from ui.plan.empty import nothing_planned
from ui.plan.forms import BudgetForm, GoalForm
from ui.plan.query import PlannedRow, PlanWords, load_plan, load_planned
from ui.tasks import Newest, Pending
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit
from ui.wording import event_facts, with_reason


class PlanPage(Page):
    """Planned events at the left, the chosen one weighed at the right."""

    watches = ("event", "contact", "budget", "goal", "decision", "nuisance", "offer", "need")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Plan"))
        self._planned: Newest[tuple[tuple[PlannedRow, ...], tuple[Goal, ...]]] = Newest()
        self._plans: Newest[PlanWords] = Newest()
        self._shown: PlanWords | None = None
        self._goals: tuple[Goal, ...] = ()
        self._wanted: EventId | None = None
        self._forms: tuple[BudgetForm, GoalForm, MarkNuisance] | None = None
        self.header.add(Button(_("Goals…"), icon=Icon.PLAN, clicked=self.ask_goal))
        self.header.add(Button(_("Budget…"), clicked=self.ask_budget))
        self._new = Button(_("New event"), icon=Icon.ADD, clicked=self.add)
        self.header.add(self._new)
        self.list = PlannedList()
        self.list.current_changed.connect(self._choose)
        self.list.opened.connect(lambda _row: self.edit())
        self.name, self.facts = Label("", Role.TITLE, wrap=True), Label("", Role.BODY, "text2")
        self.purpose, self.price = LinesBlock(_("Purpose")), LinesBlock(_("Cost and budget"))
        self.word, self.earlier = LinesBlock(_("On whose word")), LinesBlock(_("Its history"))
        self.caution, self.fitting = LinesBlock(_("Nuisance")), LinesBlock(_("What fits"))
        self.expected = ExpectedList()
        self.expected.opened.connect(self._open)
        self.decided = Label("", Role.BODY_STRONG, wrap=True)
        self.reason = LineEdit(_("Reason"), hint=_("Why? One line is enough"))
        self._lay_out()
        self._add_commands()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        self._body = QWidget()
        right = QVBoxLayout(self._body)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(px(10))
        right.addWidget(self.name)
        right.addWidget(self.facts)
        right.addWidget(self._scrolled(self._blocks()), 1)
        right.addLayout(self._foot())
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(px(24), 0, px(20), px(14))
        row.setSpacing(px(20))
        row.addLayout(left, 2)
        row.addWidget(self._body, 5)
        self._stack = QStackedWidget()
        self._stack.addWidget(whole)
        self._stack.addWidget(nothing_planned(self.add))
        self.column.addWidget(self._stack, 1)

    def _blocks(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(px(12))
        there = QFrame()
        there.setObjectName("block")
        column = QVBoxLayout(there)
        column.setContentsMargins(px(8), px(12), px(8), px(8))
        title = Label(_("Who may be there"), Role.HEADING)
        title.setContentsMargins(px(8), 0, 0, 0)
        column.addWidget(title)
        column.addWidget(self.expected, 1)
        for at, block in enumerate((self.purpose, self.price, self.word)):
            grid.addWidget(block, at, 0)
        for at, block in enumerate((self.fitting, self.earlier, self.caution)):
            grid.addWidget(block, at, 1)
        grid.addWidget(there, 3, 0, 1, 2)
        grid.setRowStretch(3, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _scrolled(self, blocks: QGridLayout) -> QScrollArea:
        """Where a window is too low for all blocks they are moved, and no line lies on another."""
        area, inside = QScrollArea(), QWidget()
        blocks.setContentsMargins(0, 0, 0, 0)
        inside.setLayout(blocks)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        return area

    def _foot(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.reason, 1)
        mark = Button(_("Nuisance…"), icon=Icon.NUISANCE, kind="quiet", clicked=self.mark)
        row.addWidget(mark)
        row.addWidget(Button(_("Edit"), icon=Icon.EDIT, kind="quiet", clicked=self.edit))
        row.addWidget(Button(_("Skip"), icon=Icon.LET_GO, clicked=self.skip))
        row.addWidget(Button(_("Go"), icon=Icon.SURE, kind="primary", clicked=self.go_there))
        foot = QVBoxLayout()
        foot.setSpacing(px(6))
        foot.addWidget(self.decided)
        foot.addLayout(row)
        return foot

    def _add_commands(self) -> None:
        self.add_command(_("Go"), "G", self.go_there, on=self.list)
        self.add_command(_("Skip"), "S", self.skip, on=self.list)
        self.add_command(_("Edit"), "F2", self.edit, on=self.list)
        self.add_command(_("Mark as a nuisance…"), "N", self.mark, on=self.list)
        self.add_command(_("Budget…"), "", self.ask_budget)
        self.add_command(_("Goals…"), "", self.ask_goal)

    # asking and showing

    def load(self) -> None:
        self._planned.only(self.tasks.ask(load_planned)).then(self._show)

    def _show(self, found: tuple[tuple[PlannedRow, ...], tuple[Goal, ...]]) -> None:
        rows, self._goals = found
        self.list.show_rows(rows)
        self._stack.setCurrentIndex(int(not rows))
        self._new.setVisible(bool(rows))  # one button is enough to begin
        count = ngettext("{n} planned", "{n} planned", len(rows)).format(n=len(rows))
        self.header.subtitle.setText(count if rows else "")
        if self._wanted is not None and self.list.choose(self._wanted):
            self._wanted = None
        if self.list.current is None:
            self.list.choose_first()
        self._choose(self.list.current)

    def _choose(self, row: PlannedRow | None) -> None:
        if row is not None and row.event.id is not None:
            pending = self.tasks.ask(load_plan, self.desk.derived, row.event.id)
            self._plans.only(pending).then(self._show_plan)

    def _show_plan(self, words: PlanWords) -> None:
        before, self._shown = self._shown, words
        self.name.setText(words.plan.event.name)
        self.facts.setText(event_facts(words.plan.event))
        for block, lines in (
            (self.purpose, words.purpose),
            (self.price, words.price),
            (self.word, words.word),
            (self.earlier, words.earlier),
            (self.caution, words.caution),
            (self.fitting, words.fitting),
        ):
            block.show_lines(lines)
        self.expected.show_rows(words.expected)
        decision = words.plan.decision
        self.decided.setVisible(decision is not None)
        if decision is not None:
            word = _("You go") if decision.goes else _("Left out")
            self.decided.setText(with_reason(word, decision.reason))
        if before is None or before.plan.event.id != words.plan.event.id:
            self.reason.clear()

    def show_subject(self, subject: object) -> None:
        if isinstance(subject, int):
            self._wanted = EventId(subject)
            self.load()

    # commands

    @property
    def _event(self) -> Event | None:
        return self.list.current.event if self.list.current else None

    def go_there(self) -> None:
        """Keep that one goes, with the reason."""
        self._decide(goes=True)

    def skip(self) -> None:
        """Keep that one leaves it out, with the reason."""
        self._decide(goes=False)

    def _decide(self, *, goes: bool) -> None:
        event = self._event
        if event is None or event.id is None:
            return
        said = (_("Going: {name}") if goes else _("Left out: {name}")).format(name=event.name)
        reason = self.reason.text().strip() or None
        self._run(events.decide_event, event.id, goes, reason, said=said)
        self.reason.clear()

    def edit(self) -> None:
        """Open the event on its own page."""
        if self._event is not None:
            self.go.emit(Destination("events", self._event.id))

    def add(self) -> None:
        """Open the form for a new event."""
        self.go.emit(Destination("events", NEW))

    def _open(self, row: Expected) -> None:
        self.go.emit(Destination("person", row.contact.id))

    @property
    def _opened(self) -> tuple[BudgetForm, GoalForm, MarkNuisance]:
        if self._forms is None:
            window = self.window()
            self._forms = (BudgetForm(window), GoalForm(window), MarkNuisance(window))
        return self._forms

    def ask_budget(self) -> None:
        """Ask for the budget of the month of the chosen event."""
        today = self.desk.book.clock().astimezone().date()
        use = self._shown.plan.budget if self._shown else None
        month = self._event.day if self._event else today
        keep = self._keeping(events.set_budget, _("Budget set"))
        self._opened[0].ask(month, use.budget if use else None, keep)

    def ask_goal(self) -> None:
        """Ask for a new goal, or which is no longer any."""
        today = self.desk.book.clock().astimezone().date()
        keep = self._keeping(events.keep_goal, _("Goal saved"))
        drop = self._keeping(events.delete_goal, _("Goal deleted"))
        self._opened[1].ask(self._goals, today, keep, drop)

    def mark(self) -> None:
        """Ask whether the event or its organiser is a nuisance."""
        event = self._event
        if event is None:
            return
        pending = self.tasks.ask(nuisances.marks_on_event, event)
        self.show_over(pending, partial(self._show_marks, event))

    def _show_marks(self, event: Event, marks: tuple[Nuisance, ...]) -> None:
        """Organiser and event with the mark that each has, or would get."""
        today = self.desk.book.clock().astimezone().date()
        known = {m.event_id: m for m in reversed(marks)}
        mark = known.get(event.id) or blank(today, event_id=event.id)
        subjects: list[Subject] = [(event.name, mark)]
        if event.organiser:
            bare = blank(today, organiser=event.organiser)
            subjects.insert(0, (event.organiser, known.get(None) or bare))
        subjects.sort(key=lambda subject: subject[1].id is None)
        keep = self._keeping(nuisances.keep_mark, _("Marked"))
        drop = self._keeping(nuisances.drop_mark, _("The mark was taken back"))
        self._opened[2].ask(subjects, keep, drop)

    def _keeping(self, command: Callable[..., object], said: str) -> Callable[..., object]:
        """A receiver that stores what a form hands over."""
        return lambda made: self._run(command, made, said=said)

    def _run(
        self, command: Callable[..., object], *arguments: object, said: str
    ) -> Pending[object]:
        pending = self.tasks.run(command, *arguments)
        return pending.then(lambda _answer: self.done.emit(said))

    # the frame

    def panes(self) -> Sequence[QWidget]:
        if self._stack.currentIndex():
            return ()
        return (self.list, self.expected, self.reason)
