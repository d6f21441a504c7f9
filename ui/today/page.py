"""The page Today: a sentence, then four blocks, each line done, put off or opened with one key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.ids import ExchangeId, FollowUpId
from app.i18n import gettext as _
from app.i18n import ngettext
from app.services import history
from app.services.today import ClockItem, DueItem, PromiseItem
from ui.desk import Desk
from ui.page import Destination, Page
from ui.tasks import Pending
from ui.theme.fonts import Role, px
from ui.theme.icon_names import Icon
from ui.today.block import Block
from ui.today.next_event import NextEventBlock
from ui.today.query import TodayAnswer, load_today
from ui.today.rows import TodayRow, again_row, clock_row, due_row, promise_row
from ui.touching import Touching
from ui.widgets.button import Button
from ui.widgets.key_hints import KeyHints
from ui.widgets.label import Label
from ui.widgets.row_list import RowList
from ui.wording import day_long, hours_left


class TodayPage(Page):
    """What is due, most pressing first."""

    watches = ("contact", "event", "exchange", "follow_up", "setting", "budget")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Today"))
        self._answer: TodayAnswer | None = None
        self._touching = Touching(self)
        take_in = Button(_("Take in cards…"), icon=Icon.INTAKE, clicked=self.files_wanted.emit)
        self.header.add(take_in)
        self._sentence = Label("", Role.BODY_STRONG, wrap=True)
        pictures = desk.pictures
        self.clocks = Block(
            Icon.CLOCK, _("To write to"), _("Nobody is waiting for a word from you."), pictures
        )
        self.promises = Block(Icon.PROMISE, _("Promises"), _("No promise is open."), pictures)
        self.again = Block(
            Icon.REUNION, _("Met again lately"), _("Nobody was met again in 30 days."), pictures
        )
        self.next = NextEventBlock()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._blocks())
        self._stack.addWidget(self.first_page())
        self.column.addWidget(self._stack, 1)
        for block in (self.clocks, self.promises, self.again):
            self._add_keys(block)
        self.next.opened.connect(self._open_event)
        self.next.plan_wanted.connect(lambda: self.go.emit(Destination("events", "new")))

    def _blocks(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(px(24), 0, px(20), px(12))
        column.setSpacing(px(12))
        column.addWidget(self._sentence)
        grid = QGridLayout()
        grid.setSpacing(px(16))
        places = ((self.clocks, 0, 0), (self.promises, 0, 1), (self.again, 1, 0), (self.next, 1, 1))
        for widget, row, at in places:
            grid.addWidget(widget, row, at)
            grid.setRowStretch(row, 1)
            grid.setColumnStretch(at, 1)
        column.addLayout(grid, 1)
        keys = (("Enter", _("Open")), ("W", _("Write")), ("D", _("Done")), ("S", _("Tomorrow")))
        column.addWidget(KeyHints((*keys, ("F1", _("Keys")))))
        return whole

    def _add_keys(self, block: Block) -> None:
        rows = block.list
        rows.opened.connect(self._open)
        first = block is self.clocks
        for text, key, call in (
            (_("Write"), "W", self._write),
            (_("Done"), "D", self._done),
            (_("Put off to tomorrow"), "S", self._put_off),
        ):
            self.add_command(text, key, partial(_with_current, call, rows), on=rows, listed=first)

    def load(self) -> None:
        self.tasks.ask(load_today, self.desk.book, self.desk.derived).then(self._show)

    def _show(self, answer: TodayAnswer) -> None:
        self._answer = answer
        self.header.subtitle.setText(day_long(answer.day))
        self._stack.setCurrentIndex(1 if answer.is_empty and answer.next_event is None else 0)
        found, pictures, day = answer.today, answer.pictures, answer.day
        due = [due_row(i, day, pictures.get(i.contact.id)) for i in found.due]
        hours = answer.follow_up_hours
        running = [clock_row(i, hours, pictures.get(i.contact.id)) for i in found.clocks]
        self.clocks.show_rows([*due, *running])
        promises = [promise_row(i, day, pictures.get(i.contact.id)) for i in found.promises]
        self.promises.show_rows(promises)
        mine = sum(i.is_mine for i in found.promises)
        theirs = len(found.promises) - mine
        note = _("mine {mine} · theirs {theirs}").format(mine=mine, theirs=theirs)
        self.promises.side_note.setText(note if promises else "")
        self.again.show_rows([again_row(i, pictures.get(i.contact.id)) for i in found.again])
        self.next.show_event(answer.next_event)
        self._sentence.setText(sentence(answer))
        self._give_focus()

    def _give_focus(self) -> None:
        """The first row has the focus when nothing on the page has it yet."""
        blocks = (self.clocks, self.promises, self.again)
        for block in blocks:
            if block.list.current is None and block.list.rows.rows:
                block.list.choose_first()
        filled = [b.list for b in blocks if b.list.rows.rows]
        if filled and self.isVisible() and not self.isAncestorOf(self.window().focusWidget()):
            filled[0].setFocus()

    def focus_first(self) -> None:
        """The first row; where there is none yet, the answer that is under way brings it."""
        if (first := self.panes()[0]) is not self.next:
            first.setFocus()

    def panes(self) -> tuple[QWidget, ...]:
        blocks = (self.clocks, self.promises, self.again)
        return (*(b.list for b in blocks if b.list.rows.rows), self.next)

    def _open(self, row: TodayRow) -> None:
        self.go.emit(Destination("person", row.contact_id))

    def _open_event(self) -> None:
        if self._answer and self._answer.next_event:
            self.go.emit(Destination("events", self._answer.next_event.event.id))

    def _write(self, row: TodayRow | None) -> None:
        if row is not None:
            self._touching.write(row.contact_id, _brought(row))

    def _done(self, row: TodayRow | None) -> None:
        if row is None:
            return
        if isinstance(row.item, PromiseItem):
            kept = ExchangeId(row.item.promise.id or 0)
            said = _("Kept: {text}").format(text=row.text)
            self.tasks.run(history.keep_promise, kept).then(lambda _kept: self.done.emit(said))
            return
        planned = row.item.follow_up.id if isinstance(row.item, DueItem) else None
        follow_up = FollowUpId(planned) if planned is not None else None
        self._touching.log(row.contact_id, row.name, _brought(row), follow_up)

    def _put_off(self, row: TodayRow | None) -> None:
        if row is None or self._answer is None:
            return
        tomorrow = self._answer.day + timedelta(days=1)
        said = _("Put off to tomorrow: {name}").format(name=row.name)
        self._put_off_to(row, tomorrow).then(lambda _answer: self.done.emit(said))

    def _put_off_to(self, row: TodayRow, day: date) -> Pending[Any]:
        run, item = self.tasks.run, row.item
        if isinstance(item, DueItem):
            return run(history.snooze, FollowUpId(item.follow_up.id or 0))
        if isinstance(item, PromiseItem):
            return run(history.change_fact, replace(item.promise, due_on=day))
        return run(history.plan_follow_up, item.contact.id, day, None, _brought(row))


def _with_current(call: Callable[[TodayRow | None], None], rows: RowList[TodayRow]) -> None:
    call(rows.current)


def _brought(row: TodayRow) -> str | None:
    if isinstance(row.item, ClockItem):
        return row.item.bring
    return row.item.follow_up.brought if isinstance(row.item, DueItem) else None


def sentence(answer: TodayAnswer) -> str:
    """The day in one sentence."""
    clocks, due = answer.today.clocks, answer.today.due
    if clocks:
        soonest = hours_left(clocks[0].hours_left)
        words = ngettext(
            "{n} person is waiting for a first word; the next clock has {left}.",
            "{n} people are waiting for a first word; the next clock has {left}.",
            len(clocks),
        )
        return words.format(n=len(clocks), left=soonest)
    if due:
        words = ngettext("{n} planned word is due.", "{n} planned words are due.", len(due))
        return words.format(n=len(due))
    if answer.today.promises:
        count = len(answer.today.promises)
        words = ngettext("{n} promise is open.", "{n} promises are open.", count)
        return words.format(n=count)
    return _("Nothing due today.")
